import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { StringsController } from '../../controllers/strings-controller.ts';
import { TickController, untilSpanChanges } from '../../controllers/tick-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import type { InteractionSort } from '../../model/interaction-list.ts';
import { waitFigure, waitOf } from '../../model/wait.ts';
import { base } from '../../theme/base.styles.ts';
import { alertIcon, clockIcon, dueIcon, hourglassIcon, icon, resolvedIcon } from '../../theme/icons.ts';
import { waitMarkStyles } from './wait-mark.styles.ts';

/** A clock is the time that somebody has waited, a flag what is left until the answer that was promised. */
const SHAPES = { waiting: null, due: clockIcon, soon: hourglassIcon, overdue: alertIcon } as const;

/**
 * How long a contact waits, or when something last happened: ticks by itself, without its row rendering again.
 *
 * @tagname inlay-wait-mark
 */
export class WaitMark extends LitElement {
  static override readonly styles = [base, waitMarkStyles];

  @property({ attribute: false }) interaction: Interaction | undefined;

  /** What its list is sorted by, and so what its figures tell, where a promise has not the word (S3); shape and words tell of wait and promise either way. */
  @property() by: InteractionSort = 'sla';

  /** The server's clock, epoch milliseconds. */
  @property({ attribute: false }) now: () => number = Date.now;

  readonly #strings = new StringsController(this);

  constructor() {
    super();
    new TickController(this, () => {
      if (this.interaction === undefined) return null;
      const now = this.now();
      const figure = waitFigure(this.interaction, waitOf(this.interaction, now), this.by, now);
      return untilSpanChanges(figure.ms, figure.direction);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // At once, with the row that it stands in.
    if (!this.hasUpdated && this.isUpdatePending) this.performUpdate();
  }

  protected override updated(): void {
    // To who around it says the same in words of its own.
    this.dispatchEvent(new Event('inlay-wait-tick'));
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
            ? html`<span class="resolved" title=${strings.everywhere.status[status]}
                >${icon(resolvedIcon, 14)}<span class="visually-hidden"
                  >${strings.everywhere.status[status]}</span
                ></span
              >`
            : nothing
        }
      </span>`;
    }
    const shape = SHAPES[wait.kind];
    const figure = waitFigure(this.interaction, wait, this.by, now);
    const words = waitInWords(this.interaction, now, strings);
    return html`<span class="wait ${wait.kind}" title=${words ?? nothing}>
      ${shape === null ? nothing : icon(this.by === 'sla' && wait.kind === 'due' ? dueIcon : shape, 12)}<bdi
        class=${figure.isWait ? nothing : 'since'}
        aria-hidden="true"
        >${figure.isWait ? format.span(figure.ms) : format.time(now - figure.ms, now)}</bdi
      ><span class="visually-hidden">${words}</span>
    </span>`;
  }
}

/** How long the contact waits and what was promised, as a row's name tells it; null where nobody waits. */
export function waitInWords(interaction: Interaction, now: number, strings: FirstStrings): string | null {
  const wait = waitOf(interaction, now);
  if (wait.kind === 'none') return null;
  const { list } = strings;
  const format = formatOf(strings);
  const waits = list.waiting(format.span(now - (interaction.waitingSince ?? now)));
  if (wait.kind === 'waiting') return waits;
  const promise = wait.kind === 'overdue' ? list.slaOver : list.slaDue;
  return format.list([waits, promise(format.span(wait.ms))]);
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-wait-mark': WaitMark;
  }
}
