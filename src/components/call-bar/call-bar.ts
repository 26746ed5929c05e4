import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { TickController } from '../../controllers/tick-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import { isSameNumber, type CallAction } from '../../model/host-call.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { AppState, CallSlice } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { closeIcon, icon, type IconShape } from '../../theme/icons.ts';
import { hangUpIcon, holdIcon, micIcon, micOffIcon, resumeIcon, voiceIcon } from '../../theme/late-icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { contactName } from '../text/contact-name.ts';
import { callBarStyles } from './call-bar.styles.ts';

const selectCall = (state: AppState): CallSlice | null => state.call ?? null;
const selectInteractions = (state: AppState): AppState['interactions'] => state.interactions;

/** Between two parts of a line. */
const BETWEEN = ' · ';

const ICONS: Readonly<Record<CallAction, IconShape>> = {
  hold: holdIcon,
  resume: resumeIcon,
  mute: micOffIcon,
  unmute: micIcon,
  end: hangUpIcon,
};

/**
 * The agent's call by the host's softphone (W3): with whom, how it stands and for how long, and the controls that the host offers. Over, it
 * leads to the outcome until it is put away. Takes no room while there is none. Each change is announced once, politely.
 *
 * @tagname inlay-call-bar
 */
export class CallBar extends LitElement {
  static override readonly styles = [tokens, base, callBarStyles];

  #hadFocus = false;
  readonly #strings = new StringsController(this);
  readonly #call = new StoreController(this, selectCall);
  readonly #interactions = new StoreController(this, selectInteractions);

  constructor() {
    super();
    new TickController(this, () => {
      const { connectedAt = null, endedAt = null } = this.#call.value ?? {};
      return connectedAt === null || endedAt !== null ? null : 1000 - ((this.#now() - connectedAt) % 1000);
    });
  }

  /** Whether a call is shown. */
  get isShown(): boolean {
    return (this.#call.value ?? null) !== null;
  }

  /** Puts the focus on the first of its controls. */
  override focus(): void {
    const first = this.renderRoot.querySelector<HTMLElement>('.ways button') ?? this.#what;
    first?.focus();
  }

  get #what(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.what');
  }

  #now(): number {
    return this.#call.store?.now() ?? Date.now();
  }

  #nameOf({ interactionId, call }: CallSlice, strings: Strings): string {
    const interaction = this.#interactions.value?.[interactionId];
    return interaction === undefined ? showHidden(call.number) : contactName(interaction, strings);
  }

  #control(action: CallAction): void {
    void this.#call.store?.actions.controlCall(action);
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.#hasFocus;
  }

  /** What had the focus may have gone with what it did: whoever pressed it goes on here, or around where nothing is left of the bar. */
  protected override updated(): void {
    if (!this.#hadFocus || this.#hasFocus) return;
    if (this.isShown) this.focus();
    else this.parentElement?.focus({ preventScroll: true });
  }

  get #hasFocus(): boolean {
    return (this.shadowRoot?.activeElement ?? null) !== null;
  }

  #openOutcome(interactionId: string): void {
    const actions = this.#call.store?.actions;
    void actions?.open(interactionId);
    void actions?.askOutcome(interactionId);
    actions?.dismissCall();
  }

  /** How it stands, in one line of words and figures; the number where it is not the name. */
  #renderHow({ call, connectedAt, endedAt }: CallSlice, name: string, strings: Strings): TemplateResult {
    const words = strings.call;
    const length = connectedAt === null ? null : Math.max(0, (endedAt ?? this.#now()) - connectedAt);
    const figures = length === null ? null : formatOf(strings).countdown(Math.floor(length / 1000) * 1000);
    return html`<span class="how one-line"
      >${words.state[call.state]}${
        // Who has hung up says nothing more than that it is over.
        call.state === 'ended' && call.reason !== null && call.reason !== 'hung-up'
          ? `${BETWEEN}${words.reason[call.reason]}`
          : nothing
      }${call.muted ? html`${BETWEEN}<span class="muted">${words.muted}</span>` : nothing}${
        figures === null ? nothing : html`${BETWEEN}<span class="figures" role="timer">${figures}</span>`
      }${
        isSameNumber(name, call.number)
          ? nothing
          : html`${BETWEEN}<bdi dir="ltr">${showHidden(call.number)}</bdi>`
      }</span
    >`;
  }

  #renderWays({ call, asked, interactionId }: CallSlice, strings: Strings): TemplateResult {
    if (call.state === 'ended') {
      const { dismiss } = strings.everywhere;
      return html`<button
          class="outline"
          type="button"
          @click=${() => {
            this.#openOutcome(interactionId);
          }}
        >
          ${strings.outcome.title}</button
        ><button
          class="icon"
          type="button"
          aria-label=${dismiss}
          title=${dismiss}
          @click=${() => this.#call.store?.actions.dismissCall()}
        >
          ${icon(closeIcon)}
        </button>`;
    }
    return html`${call.actions.map((action) => {
      const name = strings.call.action[action];
      return html`<button
        class="icon ${action}"
        type="button"
        aria-label=${name}
        title=${name}
        aria-disabled=${asked !== null}
        aria-busy=${asked === action}
        @click=${() => {
          this.#control(action);
        }}
      >
        ${icon(ICONS[action])}
      </button>`;
    })}`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const shown = this.#call.value ?? null;
    if (strings === undefined) return nothing;
    // The region that announces it stands there before it comes.
    if (shown === null) return html`<div class="visually-hidden" role="status"></div>`;
    const name = this.#nameOf(shown, strings);
    const { state, reason, muted } = shown.call;
    const words = strings.call;
    const told = [
      words.state[state],
      state === 'ended' && reason !== null ? words.reason[reason] : null,
      muted ? words.muted : null,
    ].filter((part) => part !== null);
    return html`<section class="bar ${state === 'ended' ? 'over' : state}" aria-label=${words.call(name)}>
        ${icon(voiceIcon)}
        <button
          class="what"
          type="button"
          title=${name}
          @click=${() => void this.#call.store?.actions.open(shown.interactionId)}
        >
          <bdi class="who one-line">${name}</bdi>${this.#renderHow(shown, name, strings)}
        </button>
        <div class="ways">${this.#renderWays(shown, strings)}</div>
      </section>
      <div class="visually-hidden" role="status">${words.told(formatOf(strings).list(told), name)}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-call-bar': CallBar;
  }
}
