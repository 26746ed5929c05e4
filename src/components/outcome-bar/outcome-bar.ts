import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Late } from '../../controllers/late.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { TickController } from '../../controllers/tick-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Outcome } from '../../model/outcome.ts';
import { selectInteraction, selectSession } from '../../store/selectors.ts';
import { selectAskedOutcome, selectOutcome, selectUntakenActivity } from '../../store/select-outcome.ts';
import type { ActivityEntry, AskedOutcome } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { alertIcon, icon } from '../../theme/icons.ts';
import { timerIcon } from '../../theme/late-icons.ts';

const DIALOG = new Late(() => import('../outcome-dialog/define.ts'));

/** The end of after-contact work, from which on its figures stand out. */
const SHORT_MS = 10_000;

/**
 * What a thread says under its head of what the interaction comes to: that the contact has ended the conversation; after-contact work
 * with its timer (O8); an outcome that the CRM has not taken (O5). Opens the outcome's dialog where it is asked for.
 *
 * @tagname inlay-outcome-bar
 */
export class OutcomeBar extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 6px;
        padding: 2px var(--_space-3);
        border-block-end: 1px solid var(--_line);
        font: var(--_meta);
      }
      .line > span {
        flex: 1;
        min-inline-size: 0;
      }
      .ended {
        background: var(--_surface-sunken);
        color: var(--_text-quiet);
      }
      .work {
        background: var(--_surface-sunken);
      }
      .work.short {
        color: var(--_danger);
        font-weight: var(--_weight-strong);
      }
      .untaken {
        background: var(--_warning-surface);
      }
      .untaken svg {
        color: var(--_warning);
      }
    `,
  ];

  @property({ attribute: 'interaction-id' }) interactionId = '';

  #shown = '';
  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #interaction = new StoreController(this, selectInteraction(null));
  readonly #outcome = new StoreController(this, (): Outcome | null => null);
  readonly #asked = new StoreController(this, (): AskedOutcome | null => null);
  readonly #untaken = new StoreController(this, (): ActivityEntry | null => null);

  constructor() {
    super();
    new TickController(this, () => {
      const left = this.#left();
      return left === null || left <= 0 ? null : left % 1000 || 1000;
    });
  }

  protected override willUpdate(): void {
    const id = this.interactionId;
    if (id === this.#shown || this.#session.store === undefined) return;
    this.#shown = id;
    this.#interaction.selector = selectInteraction(id);
    this.#outcome.selector = selectOutcome(id);
    this.#asked.selector = selectAskedOutcome(id);
    this.#untaken.selector = selectUntakenActivity(id);
    void this.#session.store.actions.loadOutcome(id);
  }

  /** What is left of this agent's after-contact work here, milliseconds; null where there is none. */
  #left(): number | null {
    const work = this.#outcome.value?.afterWork ?? null;
    const agentId = this.#session.value?.agent.id;
    if (work === null || work.agentId !== agentId) return null;
    return work.endsAt - (this.#session.store?.now() ?? Date.now());
  }

  #renderWork(strings: Strings): TemplateResult | typeof nothing {
    const left = this.#left();
    if (left === null) return nothing;
    const { outcome } = strings;
    return html`<div class="line work ${left <= SHORT_MS ? 'short' : ''}" role="timer">
      ${icon(timerIcon, 14)}
      <span class="figures"
        >${left <= 0 ? outcome.afterWorkOver : outcome.afterWork(formatOf(strings).countdown(left))}</span
      >
      <button class="link" @click=${() => void this.#session.store?.actions.endAfterWork(this.interactionId)}>
        ${outcome.done}
      </button>
    </div>`;
  }

  #renderUntaken(strings: Strings): TemplateResult | typeof nothing {
    const reason = this.#untaken.value?.reason ?? null;
    if (reason === null || reason === 'unsupported') return nothing;
    return html`<div class="line untaken" role="alert">
      ${icon(alertIcon, 14)}<span>${strings.outcome.notWritten[reason]}</span>
      <button class="link" @click=${() => this.#session.store?.actions.retryActivities(this.interactionId)}>
        ${strings.outcome.tryAgain}
      </button>
    </div>`;
  }

  /** What the contact has done themselves, and from then on that what comes of it stays here. */
  #renderEnd(strings: Strings): TemplateResult | typeof nothing {
    const told = this.#outcome.value ?? null;
    if (told?.endedBy !== 'contact') return nothing;
    const { endedByContact, staysHere } = strings.outcome;
    return html`<div class="line ended" role="status">
      <span>${told.savedAt === null ? endedByContact : staysHere}</span>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const interaction = this.#interaction.value ?? null;
    if (strings === undefined || interaction === null) return nothing;
    const asked = this.#asked.value ?? null;
    if (asked !== null) DIALOG.of(this);
    return html`${this.#renderEnd(strings)} ${this.#renderWork(strings)} ${this.#renderUntaken(strings)}
    ${
      asked === null
        ? nothing
        : html`<inlay-outcome-dialog
            .interactionId=${interaction.id}
            .missing=${asked.missing}
            @close=${(event: Event) => event.stopPropagation()}
          ></inlay-outcome-dialog>`
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-outcome-bar': OutcomeBar;
  }
}
