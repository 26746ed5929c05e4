import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { StringsController } from '../../controllers/strings-controller.ts';
import { TickController, untilSpanChanges } from '../../controllers/tick-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import { waitOf, type Wait } from '../../model/wait.ts';
import { base } from '../../theme/base.styles.ts';
import { alertIcon, clockIcon, hourglassIcon, icon, resolvedIcon } from '../../theme/icons.ts';
import { waitMarkStyles } from './wait-mark.styles.ts';

const SHAPES = { waiting: null, due: clockIcon, soon: hourglassIcon, overdue: alertIcon } as const;

/**
 * How long a contact waits, or when something last happened: ticks by itself, without its row rendering again.
 *
 * @tagname inlay-wait-mark
 */
export class WaitMark extends LitElement {
  static override readonly styles = [base, waitMarkStyles];

  @property({ attribute: false }) interaction: Interaction | undefined;

  /** The server's clock, epoch milliseconds. */
  @property({ attribute: false }) now: () => number = Date.now;

  readonly #strings = new StringsController(this);

  constructor() {
    super();
    new TickController(this, () => {
      if (this.interaction === undefined) return null;
      const wait = waitOf(this.interaction, this.now());
      if (wait.kind === 'none') return untilSpanChanges(this.now() - wait.since, 'up');
      return untilSpanChanges(wait.ms, wait.kind === 'due' || wait.kind === 'soon' ? 'down' : 'up');
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // At once, with the row that it stands in.
    if (!this.hasUpdated && this.isUpdatePending) this.performUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.value;
    if (strings === undefined || this.interaction === undefined) return nothing;
    const now = this.now();
    const { status } = this.interaction;
    const wait = waitOf(this.interaction, now);
    const format = formatOf(strings);
    if (wait.kind === 'none') {
      const isDone = status === 'resolved' || status === 'closed';
      return html`<span class="wait">
        <time class="since" datetime=${new Date(wait.since).toISOString()} title=${format.exact(wait.since)}
          ><bdi>${format.time(wait.since, now)}</bdi></time
        >
        ${
          isDone
            ? html`<span class="resolved" title=${strings.common.status[status]}
                >${icon(resolvedIcon, 14)}<span class="visually-hidden"
                  >${strings.common.status[status]}</span
                ></span
              >`
            : nothing
        }
      </span>`;
    }
    const shape = SHAPES[wait.kind];
    return html`<span class="wait ${wait.kind}" title=${waitInWords(wait, strings) ?? nothing}>
      ${shape === null ? nothing : icon(shape, 12)}<bdi aria-hidden="true">${format.span(wait.ms)}</bdi
      ><span class="visually-hidden">${waitInWords(wait, strings)}</span>
    </span>`;
  }
}

/** A wait as a row's name tells it; null where nobody waits. */
export function waitInWords(wait: Wait, strings: FirstStrings): string | null {
  if (wait.kind === 'none') return null;
  const span = formatOf(strings).span(wait.ms);
  if (wait.kind === 'waiting') return strings.list.waiting(span);
  return wait.kind === 'overdue' ? strings.list.slaOver(span) : strings.list.slaDue(span);
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-wait-mark': WaitMark;
  }
}
