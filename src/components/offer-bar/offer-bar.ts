import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { TickController } from '../../controllers/tick-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import { showHidden } from '../../model/safe-text.ts';
import { selectSession } from '../../store/selectors.ts';
import type { AppState, Notice } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import { platformMark, platformMarkStyles } from '../../theme/platform-marks.ts';
import { tokens } from '../../theme/tokens.ts';
import { OfferAnswerEvent } from '../interaction-list/interaction-list.events.ts';
import { StandingOffers } from '../interaction-list/standing-offers.ts';
import { contactName } from '../text/contact-name.ts';
import { noticeInWords } from '../panel/notice-words.ts';
import { offerBarStyles } from './offer-bar.styles.ts';

/** From here on the time for an offer runs out, and its figures turn red. */
const SHORT_MS = 10_000;

const selectInteractions = (state: AppState): AppState['interactions'] => state.interactions;

/**
 * The offer that runs out first, in one line with its two answers, for where the list with its offers is out of sight (Q3, Q4).
 * Takes no room while nothing is offered. A new offer is announced once, politely.
 *
 * Over a dialog it leaves what stands there as it is: nothing is opened by it, the focus goes back to where it was, and what came of an
 * answer is said in it, as a toast would be out of reach.
 *
 * @tagname inlay-offer-bar
 * @fires {OfferAnswerEvent} inlay-offer-answer - The offer was accepted or declined.
 */
export class OfferBar extends LitElement {
  static override readonly styles = [tokens, base, platformMarkStyles, offerBarStyles];

  /** Whether it lies over a dialog, above it in the window. */
  @property({ type: Boolean, reflect: true }) over = false;

  /** What became of an answer that was given over a dialog. */
  @state() private told: { readonly accepted: string } | { readonly failure: Notice } | null = null;

  @query('.time-left > div') private line!: HTMLElement | null;

  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #interactions = new StoreController(this, selectInteractions);
  readonly #offers = new StandingOffers(this, () => this.#now());
  /** What had the focus before it came here. */
  #before: HTMLElement | null = null;

  constructor() {
    super();
    new TickController(this, () => {
      const left = this.#left();
      return left === null || left <= 0 ? null : left % 1000 || 1000;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusin', this.#onFocusIn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('focusin', this.#onFocusIn);
  }

  readonly #onFocusIn = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof HTMLElement && !this.contains(relatedTarget)) this.#before = relatedTarget;
  };

  /** Puts the focus on the first of its buttons. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  /** Whether an offer stands there. */
  get isShown(): boolean {
    return this.#offers.all.length > 0;
  }

  /** Leads the focus here from the dialog below, and back from here; false where nothing is offered. */
  goRound(): boolean {
    if (!this.isShown) return false;
    if (this.matches(':focus-within')) this.#goBack();
    else this.focus();
    return true;
  }

  #goBack(): void {
    const to = this.#before?.isConnected === true ? this.#before : this.parentElement;
    to?.focus({ preventScroll: true });
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
    this.toggleAttribute('shown', this.isShown || (this.told !== null && 'failure' in this.told));
    const offer = this.#offers.all[0]?.offer;
    const left = this.#left();
    if (offer === null || offer === undefined || left === null || this.line === null) return;
    const share = Math.max(0, Math.min(1, left / (offer.expiresAt - offer.madeAt)));
    this.line.style.setProperty('transform', `scaleX(${share})`);
  }

  #answer({ id, contact }: Interaction, answer: 'accept' | 'decline'): void {
    const { store } = this.#session;
    const before = store?.getState().notice;
    const done = answer === 'accept' ? store?.actions.acceptOffer(id) : store?.actions.declineOffer(id);
    // The button goes with the offer; whoever pressed it goes on where the bar stands, or was before.
    if (this.over) this.#goBack();
    else this.parentElement?.focus({ preventScroll: true });
    this.dispatchEvent(new OfferAnswerEvent({ interactionId: id, answer }));
    if (!this.over) return;
    void done?.then(() => {
      const { notice } = store?.getState() ?? {};
      const hasFailed = notice?.tone === 'failure' && notice !== before;
      this.told = hasFailed
        ? { failure: notice }
        : answer === 'accept'
          ? { accepted: showHidden(contact.name) }
          : null;
    });
  }

  #renderOffer(interaction: Interaction, left: number, strings: FirstStrings): TemplateResult {
    const { list, platforms } = strings;
    const name = contactName(interaction, strings);
    const others = this.#offers.all.length - 1;
    const mayAccept = this.#session.value?.permissions.includes('conversation.message.accept') === true;
    const format = formatOf(strings);
    const who = html`<strong>${list.offer}</strong>${platformMark(interaction.platform, 14)}<span
        class="visually-hidden"
        >${platforms[interaction.platform]},</span
      ><bdi class="one-line">${name}</bdi>`;
    return html`<div
      class="bar"
      role="group"
      aria-label=${list.offered(name, platforms[interaction.platform])}
    >
      <div class="time-left" aria-hidden="true"><div></div></div>
      ${
        this.over
          ? html`<span class="what" title=${name}>${who}</span>`
          : html`<button
              class="what"
              type="button"
              title=${name}
              @click=${() => void this.#session.store?.actions.open(interaction.id)}
            >
              ${who}
            </button>`
      }
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

  /** That an answer over a dialog came to nothing, and why. */
  #renderFailure(failure: Notice): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    const { dismiss } = strings.everywhere;
    return html`<div class="bar failure">
      <p>${noticeInWords(failure, strings)}</p>
      <button
        class="icon small"
        type="button"
        aria-label=${dismiss}
        @click=${() => {
          this.told = null;
          this.#session.store?.actions.dismissNotice();
        }}
      >
        ${icon(closeIcon, 14)}
      </button>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.value;
    if (strings === undefined) return nothing;
    const { told } = this;
    const [first] = this.#offers.all;
    const left = this.#left();
    const accepted = told !== null && 'accepted' in told ? told.accepted : null;
    const said = accepted === null ? this.#offers.announced : this.#strings.whole?.notices.accepted(accepted);
    return html`${first === undefined || left === null ? nothing : this.#renderOffer(first, left, strings)}
      <div class="visually-hidden" role=${this.over ? nothing : 'status'} aria-live="polite">${said}</div>
      ${
        this.over
          ? html`<div aria-live="assertive">
              ${told !== null && 'failure' in told ? this.#renderFailure(told.failure) : nothing}
            </div>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-offer-bar': OfferBar;
  }
}
