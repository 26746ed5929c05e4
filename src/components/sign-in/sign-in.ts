import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { SignInStrings } from '../../i18n/strings/sign-in.ts';
import type { Strings } from '../../i18n/strings.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { SignIn, SignInState } from '../../model/sign-in.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { icon, lockIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { signInStyles } from './sign-in.styles.ts';

/**
 * Has the agent sign in where no host does: one button, what goes on in the other window, and what went wrong. As a bar it stands above
 * what is being worked on, and shows nothing while the agent is signed in (E6).
 *
 * @tagname inlay-sign-in
 * @attr {boolean} bar - In the middle of work: nothing is covered.
 */
export class SignInElement extends LitElement {
  static override readonly styles = [tokens, base, form, signInStyles];

  /** By which the agent signs in. */
  @property({ attribute: false }) signIn: SignIn | undefined;
  @property({ type: Boolean }) bar = false;

  readonly #strings = new StringsController(this);
  #unfollow: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow?.();
    this.#unfollow = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('signIn')) this.#follow();
  }

  #follow(): void {
    this.#unfollow?.();
    this.#unfollow = this.signIn?.onState(() => {
      this.requestUpdate();
    });
  }

  readonly #begin = (): void => {
    this.signIn?.begin();
  };

  readonly #cancel = (): void => {
    this.signIn?.cancel();
  };

  #renderWays(state: SignInState, { signIn, everywhere }: Strings): TemplateResult {
    const isUnderWay = state.kind === 'under-way';
    const isUnseen = isUnderWay && state.isUnseen;
    return html`<div class="ways">
      ${
        isUnderWay && !isUnseen
          ? nothing
          : html`<button class="primary" type="button" @click=${this.#begin}>
              ${isUnseen ? signIn.reopen : this.signIn?.hasWindow === true ? signIn.act : everywhere.retry}
            </button>`
      }
      ${
        isUnderWay
          ? html`<button class="outline" type="button" @click=${this.#cancel}>${everywhere.cancel}</button>`
          : nothing
      }
    </div>`;
  }

  #renderTrouble(state: SignInState, { signIn }: Strings): TemplateResult | typeof nothing {
    if (state.kind !== 'needed' || state.trouble === null) return nothing;
    const { trouble, detail } = state;
    return html`<p class="trouble">${signIn.troubles[trouble]}</p>
      ${
        detail === null || !SAID.includes(trouble)
          ? nothing
          : html`<p class="trouble">${signIn.said(showHidden(detail))}</p>`
      }`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const state = this.signIn?.state;
    if (strings === undefined || state === undefined) return nothing;
    if (this.bar && state.kind === 'none') return nothing;
    const { title, hint } = wordsFor(state, strings.signIn, this);
    const trouble = this.#renderTrouble(state, strings);
    if (this.bar)
      return html`<div class="bar" part="bar">
        ${icon(lockIcon)}
        <div class="words">
          <p><strong>${title}</strong> · ${hint}</p>
          ${trouble}
        </div>
        ${this.#renderWays(state, strings)}
      </div>`;
    return html`<div class="whole" part="whole">
      <span class="sign">${icon(lockIcon, 28)}</span>
      <div role="status">
        <h2>${title}</h2>
        <p>${hint}</p>
      </div>
      <div role="alert">${trouble}</div>
      ${this.#renderWays(state, strings)}
    </div>`;
  }
}

/** Where what the login server said helps whoever reads it. */
const SAID: readonly string[] = ['denied', 'misconfigured', 'invalid'];

function wordsFor(
  state: SignInState,
  signIn: SignInStrings,
  { bar, signIn: port }: Pick<SignInElement, 'bar' | 'signIn'>,
): { readonly title: string; readonly hint: string } {
  if (state.kind === 'under-way')
    return { title: signIn.underWay, hint: state.isUnseen ? signIn.unseen : signIn.underWayHint };
  if (state.kind === 'needed' && state.hasEnded) return { title: signIn.ended, hint: signIn.endedHint };
  if (port?.hasWindow !== true) return { title: bar ? signIn.again : signIn.title, hint: signIn.elsewhere };
  return bar ? { title: signIn.again, hint: signIn.againHint } : { title: signIn.title, hint: signIn.hint };
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-sign-in': SignInElement;
  }
}
