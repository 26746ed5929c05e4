import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { TickController } from '../../controllers/tick-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import { selectSession } from '../../store/selectors.ts';
import type { AppState } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { platformMark, platformMarkStyles } from '../../theme/platform-marks.ts';
import { tokens } from '../../theme/tokens.ts';
import { OfferAnswerEvent } from '../interaction-list/interaction-list.events.ts';
import { StandingOffers } from '../interaction-list/standing-offers.ts';
import { contactName } from '../interaction-row/interaction-row.ts';
import { offerBarStyles } from './offer-bar.styles.ts';

/** From here on the time for an offer runs out, and its figures turn red. */
const SHORT_MS = 10_000;

const selectInteractions = (state: AppState): AppState['interactions'] => state.interactions;

/**
 * The offer that runs out first, in one line with its two answers, for where the list with its offers is out of sight (Q3, Q4).
 * Takes no room while nothing is offered. A new offer is announced once, politely.
 *
 * @tagname inlay-offer-bar
 * @fires {OfferAnswerEvent} inlay-offer-answer - The offer was accepted or declined.
 */
export class OfferBar extends LitElement {
  static override readonly styles = [tokens, base, platformMarkStyles, offerBarStyles];

  @query('.time-left > div') private line!: HTMLElement | null;

  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #interactions = new StoreController(this, selectInteractions);
  readonly #offers = new StandingOffers(this, () => this.#now());

  constructor() {
    super();
    new TickController(this, () => {
      const left = this.#left();
      return left === null || left <= 0 ? null : left % 1000 || 1000;
    });
  }

  /** Puts the focus on the first of its buttons. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  /** Whether an offer stands there. */
  get isShown(): boolean {
    return this.#offers.all.length > 0;
  }

  #now(): number {
    return this.#session.store?.now() ?? Date.now();
  }

  #left(): number | null {
    const offer = this.#offers.all[0]?.offer ?? null;
    return offer === null ? null : offer.expiresAt - this.#now();
  }

  protected override willUpdate(): void {
    this.#offers.read(this.#interactions.value ?? {}, this.#session.value?.agent.id ?? '');
    if (this.#strings.value !== undefined) this.#offers.tell(this.#strings.value);
  }

  protected override updated(): void {
    const offer = this.#offers.all[0]?.offer;
    const left = this.#left();
    if (offer === null || offer === undefined || left === null || this.line === null) return;
    const share = Math.max(0, Math.min(1, left / (offer.expiresAt - offer.madeAt)));
    this.line.style.setProperty('transform', `scaleX(${share})`);
  }

  #answer({ id }: Interaction, answer: 'accept' | 'decline'): void {
    const actions = this.#session.store?.actions;
    void (answer === 'accept' ? actions?.acceptOffer(id) : actions?.declineOffer(id));
    // The button goes with the offer; whoever pressed it goes on where the bar stands.
    this.parentElement?.focus({ preventScroll: true });
    this.dispatchEvent(new OfferAnswerEvent({ interactionId: id, answer }));
  }

  #renderOffer(interaction: Interaction, left: number, strings: FirstStrings): TemplateResult {
    const { list, platforms } = strings;
    const name = contactName(interaction, strings);
    const others = this.#offers.all.length - 1;
    const mayAccept = this.#session.value?.permissions.includes('conversation.message.accept') === true;
    const format = formatOf(strings);
    return html`<div
      class="bar"
      role="group"
      aria-label=${list.offered(name, platforms[interaction.platform])}
    >
      <div class="time-left" aria-hidden="true"><div></div></div>
      <button
        class="what"
        type="button"
        title=${name}
        @click=${() => void this.#session.store?.actions.open(interaction.id)}
      >
        <strong>${list.offer}</strong>${platformMark(interaction.platform, 14)}<span class="visually-hidden"
          >${platforms[interaction.platform]},</span
        ><bdi class="one-line">${name}</bdi>
      </button>
      ${others === 0 ? nothing : html`<span class="more figures">+${format.number(others)}</span>`}
      <span
        class="countdown figures ${left <= SHORT_MS ? 'short' : ''}"
        title=${list.offeredFor(format.span(left))}
        >${format.countdown(left)}</span
      >
      ${
        mayAccept
          ? html`<button
                class="answer outline"
                type="button"
                @click=${() => {
                  this.#answer(interaction, 'decline');
                }}
              >
                ${list.decline}</button
              ><button
                class="answer primary"
                type="button"
                @click=${() => {
                  this.#answer(interaction, 'accept');
                }}
              >
                ${list.accept}
              </button>`
          : nothing
      }
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.value;
    if (strings === undefined) return nothing;
    const [first] = this.#offers.all;
    const left = this.#left();
    return html`${first === undefined || left === null ? nothing : this.#renderOffer(first, left, strings)}
      <div class="visually-hidden" role="status">${this.#offers.announced}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-offer-bar': OfferBar;
  }
}
