import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { languageName } from '../../i18n/language-names.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Message } from '../../model/message.ts';
import { showableText } from '../../model/safe-text.ts';
import { selectMessageTranslation, selectTranslatesMessages } from '../../store/select-translation.ts';
import type { MessageTranslation as Slice } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { icon } from '../../theme/icons.ts';
import { translateIcon } from '../../theme/late-icons.ts';
import { mayTranslateAgain, translationTrouble } from '../translation-dialog/translation-trouble.ts';

/**
 * A message's other language under its text (X2): of the contact's, the translation, asked for when it comes into the page; of
 * ours, what the contact was given. Shows nothing where nothing is translated.
 *
 * @tagname inlay-message-translation
 */
export class MessageTranslation extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      .translation {
        margin-block-start: 6px;
        padding-block-start: 6px;
        border-block-start: 1px solid var(--_line);
      }
      .from {
        display: flex;
        align-items: center;
        gap: 4px;
        color: var(--_text-quiet);
        font: var(--_meta);
      }
      .text {
        display: block;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .failed {
        flex-wrap: wrap;
        color: var(--_danger);
      }
      button.link {
        min-block-size: var(--_target);
      }
    `,
  ];

  @property({ attribute: false }) message: Message | undefined;

  readonly #strings = new StringsController(this);
  readonly #isOn = new StoreController(this, (): boolean => false);
  readonly #slice = new StoreController(this, (): Slice | null => null);

  override connectedCallback(): void {
    super.connectedCallback();
    // In the same breath as its message, which a virtual list measures as it is put into the page.
    if (!this.hasUpdated && this.isUpdatePending) this.performUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { message } = this;
    if (message?.direction !== 'inbound') return;
    if (!changed.has('message') || changed.get('message')?.id === message.id) return;
    this.#isOn.selector = selectTranslatesMessages(message.interactionId);
    this.#slice.selector = selectMessageTranslation(message.interactionId, message.id);
  }

  protected override updated(): void {
    const { message } = this;
    if (message !== undefined && this.#isOn.value === true && this.#slice.value === null)
      this.#slice.store?.actions.translateMessage(message.interactionId, message.id);
  }

  #onRetry(): void {
    const { message } = this;
    if (message !== undefined)
      this.#slice.store?.actions.translateMessage(message.interactionId, message.id, true);
  }

  #renderText(label: string, text: string, lang: string): TemplateResult {
    return html`<div class="translation">
      <span class="from">${icon(translateIcon, 12)}${label}</span>
      <span class="text" dir="auto" lang=${lang}>${showableText(text)}</span>
    </div>`;
  }

  #renderSlice(slice: Slice, strings: Strings): TemplateResult | typeof nothing {
    const { translation, locale, everywhere } = strings;
    switch (slice.kind) {
      case 'same':
        return nothing;
      case 'pending':
        return html`<div class="translation"><span class="from">${translation.pending}</span></div>`;
      case 'done': {
        const { text, from, to } = slice.translation;
        return this.#renderText(
          translation.translatedFrom(languageName(locale, from), languageName(locale, to)),
          text,
          to,
        );
      }
      case 'failed':
        return html`<div class="translation">
          <span class="from failed"
            >${translation.notTranslated} ${translationTrouble(slice.error, slice.pair, strings)}
            ${
              mayTranslateAgain(slice.error)
                ? html`<button class="link" @click=${this.#onRetry}>${everywhere.retry}</button>`
                : nothing
            }</span
          >
        </div>`;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const { message } = this;
    if (strings === undefined || message === undefined) return nothing;
    if (message.translation !== null) {
      const { text, to } = message.translation;
      return this.#renderText(strings.translation.sentIn(languageName(strings.locale, to)), text, to);
    }
    const slice = this.#isOn.value === true ? (this.#slice.value ?? null) : null;
    return slice === null ? nothing : this.#renderSlice(slice, strings);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-message-translation': MessageTranslation;
  }
}
