import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { StringsController } from '../../controllers/strings-controller.ts';
import { TickController, untilSpanChanges } from '../../controllers/tick-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import { timerState, type Timer } from '../../model/timers.ts';
import { base } from '../../theme/base.styles.ts';
import { icon } from '../../theme/icons.ts';
import { boomerangIcon, contactTimerIcon, timerIcon, timerOverIcon } from '../../theme/late-icons.ts';
import { timerMarkStyles } from './timer-mark.styles.ts';

const HOUR = 3_600_000;

/**
 * What its holder has left to answer, what the contact has, or when it comes back (S1, S2, W5): ticks by itself, without what it
 * stands in rendering again. Shows nothing where none of that is so.
 *
 * @tagname inlay-timer-mark
 */
export class TimerMark extends LitElement {
  static override readonly styles = [base, timerMarkStyles];

  @property({ attribute: false }) interaction: Pick<Interaction, 'timer' | 'returnsAt'> | undefined;

  /** The server's clock, epoch milliseconds. */
  @property({ attribute: false }) now: () => number = Date.now;

  readonly #strings = new StringsController(this);

  constructor() {
    super();
    new TickController(this, () => {
      const timer = this.interaction?.timer ?? null;
      if (timer === null) return null;
      const { stage, ms } = timerState(timer, this.now());
      if (stage === 'over') return timer.kind === 'contact' ? null : until(ms, 'up');
      return until(ms, 'down');
    });
  }

  #renderTimer(timer: Timer, strings: Strings): TemplateResult {
    const { stage, ms } = timerState(timer, this.now());
    const format = formatOf(strings);
    const words = timerInWords(timer, this.now(), strings);
    const said = stage === 'half' ? format.list([words, strings.timers.half]) : words;
    const shape = timer.kind === 'agent' ? timerIcon : contactTimerIcon;
    // What is over counts on for the agent; the contact's ends it.
    const figure =
      stage !== 'over'
        ? format.countdown(ms)
        : timer.kind === 'agent'
          ? `−${format.countdown(ms)}`
          : format.countdown(0);
    return html`<span class="timer ${stage}" title=${said}
      >${icon(stage === 'over' ? timerOverIcon : shape, 12)}<bdi aria-hidden="true">${figure}</bdi
      ><span class="visually-hidden">${said}</span></span
    >`;
  }

  #renderReturn(at: number, strings: Strings): TemplateResult {
    const format = formatOf(strings);
    return html`<span class="timer" title=${strings.timers.comesBack(format.exact(at))}
      >${icon(boomerangIcon, 12)}<span class="visually-hidden">${strings.timers.comesBack('')}</span
      ><time datetime=${new Date(at).toISOString()}><bdi>${format.time(at, this.now())}</bdi></time></span
    >`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const { timer = null, returnsAt = null } = this.interaction ?? {};
    if (strings === undefined) return nothing;
    if (returnsAt !== null) return this.#renderReturn(returnsAt, strings);
    return timer === null ? nothing : this.#renderTimer(timer, strings);
  }
}

/** What a timer says in words, at a moment on the server's clock. */
function timerInWords({ kind, ...timer }: Timer, now: number, strings: Strings): string {
  const { stage, ms } = timerState(timer, now);
  const { timers } = strings;
  const span = formatOf(strings).span(ms);
  if (kind === 'agent') return stage === 'over' ? timers.agentOver(span) : timers.agentLeft(span);
  return stage === 'over' ? timers.contactOver : timers.contactLeft(span);
}

/** Milliseconds until the figures change: to the second within an hour. */
function until(ms: number, direction: 'up' | 'down'): number {
  if (ms > HOUR) return untilSpanChanges(ms, direction);
  const into = ms % 1000;
  return direction === 'down' ? into || 1000 : 1000 - into;
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-timer-mark': TimerMark;
  }
}
