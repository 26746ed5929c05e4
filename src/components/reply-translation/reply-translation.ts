import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import { languageName } from '../../i18n/language-names.ts';
import type { Strings } from '../../i18n/strings.ts';
import { showableText } from '../../model/safe-text.ts';
import { isTranslating, outgoingText, type TranslationSettings } from '../../model/translation.ts';
import { replyGate } from '../../store/reply-translation.ts';
import { selectTranslation } from '../../store/select-translation.ts';
import type { TranslationSlice } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { alertIcon, closeIcon, icon } from '../../theme/icons.ts';
import { translateIcon } from '../../theme/late-icons.ts';
import { translationTrouble } from '../translation-dialog/translation-trouble.ts';
import { ReplyUntranslatedEvent } from './reply-translation.events.ts';

/**
 * Above the reply box: what is translated here, and in which words the reply would go out, live as it is written (X1, X2). Where the
 * reply can't be translated it says why and offers to send it as it is.
 *
 * @tagname inlay-reply-translation
 * @fires {ReplyUntranslatedEvent} inlay-reply-untranslated - The reply is to go out as it was written.
 */
export class ReplyTranslationView extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      .bar,
      .failed {
        display: flex;
        align-items: center;
        gap: 6px;
        min-block-size: var(--_target-often);
        padding-inline: 2px;
        color: var(--_text-quiet);
        font: var(--_meta);
      }
      .bar > .words {
        flex: 1;
        min-inline-size: 0;
      }
      .bar > svg {
        color: var(--_accent);
      }
      .bar[data-tone='warning'] {
        padding: var(--_space-1) var(--_space-2);
        border-radius: var(--_radius-m);
        background: var(--_warning-surface);
        color: var(--_warning);
      }
      .bar[data-tone='warning'] > svg {
        color: inherit;
      }
      .preview {
        margin-block-end: var(--_space-2);
        padding: 6px 10px;
        border-radius: var(--_radius-m);
        background: var(--_hover);
      }
      .preview .label {
        display: block;
        color: var(--_text-quiet);
        font: var(--_meta);
      }
      .preview .text {
        display: block;
        max-block-size: 90px;
        overflow: hidden auto;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
        scrollbar-width: thin;
      }
      .preview[data-state='pending'] .text {
        color: var(--_text-quiet);
      }
      .failed {
        flex-wrap: wrap;
        align-items: baseline;
        padding: 0;
        color: var(--_danger);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space-1);
        margin-block-start: 4px;
      }
    `,
  ];

  @property({ attribute: 'interaction-id' }) interactionId = '';
  /** What is in the field now. */
  @property({ attribute: false }) text = '';

  @state() private isChanging = false;

  readonly #strings = new StringsController(this);
  readonly #slice = new StoreController(this, selectTranslation(null));

  protected override willUpdate(): void {
    if (this.#id === this.interactionId) return;
    this.#id = this.interactionId;
    this.#slice.selector = selectTranslation(this.interactionId);
  }
  #id = '';

  #onOff(): void {
    const settings = this.#slice.value?.settings ?? null;
    if (settings !== null)
      void this.#slice.store?.actions.setTranslation(this.interactionId, {
        ...settings,
        contactMessages: false,
        replies: false,
      });
  }

  #onChange(): void {
    this.isChanging = true;
  }

  #onRetry(): void {
    this.#slice.store?.actions.translateReply(this.interactionId);
  }

  #onReadAgain(): void {
    void this.#slice.store?.actions.loadTranslation(this.interactionId);
  }

  #onUntranslated(): void {
    this.dispatchEvent(new ReplyUntranslatedEvent());
  }

  #renderBar(settings: TranslationSettings, slice: TranslationSlice, strings: Strings): TemplateResult {
    const { translation, locale } = strings;
    const { contactLanguage, download } = slice;
    const contact =
      contactLanguage === null ? translation.theirLanguage : languageName(locale, contactLanguage);
    const mine = languageName(locale, settings.agentLanguage);
    const { both, messages, replies } = translation.on;
    const words =
      settings.contactMessages && settings.replies
        ? both(contact, mine)
        : settings.contactMessages
          ? messages(mine)
          : replies(contact);
    const said = download === null ? words : translation.downloading(formatOf(strings).percent(download));
    return html`<div class="bar" role="group" aria-label=${translation.title}>
      ${icon(translateIcon, 14)}<span class="words one-line" title=${said}>${said}</span>
      <button class="link" @click=${this.#onChange}>${translation.change}</button>
      <button class="icon small" aria-label=${translation.off} title=${translation.off} @click=${this.#onOff}>
        ${icon(closeIcon, 14)}
      </button>
    </div>`;
  }

  #renderPreview(slice: TranslationSlice, strings: Strings): TemplateResult | typeof nothing {
    const { translation, locale, everywhere } = strings;
    const gate = replyGate(slice, this.text);
    switch (gate.kind) {
      case 'plain':
        return nothing;
      case 'waiting':
        return html`<div class="preview" data-state="pending">
          <span class="label" role="status">${translation.pending}</span>
          ${
            slice.reply?.kind === 'done'
              ? html`<span class="text" dir="auto">${slice.reply.translation.text}</span>`
              : nothing
          }
        </div>`;
      case 'translated': {
        const { to } = gate.translation;
        return html`<div class="preview" data-state="done">
          <span class="label">${translation.preview(languageName(locale, to))}</span>
          <span class="text" dir="auto" lang=${to}
            >${showableText(outgoingText(this.text, gate.translation))}</span
          >
        </div>`;
      }
      case 'failed':
        return html`<div class="preview" data-state="failed">
          <p class="failed" role="alert">
            ${translation.replyFailed} ${translationTrouble(gate.reply.error, gate.reply.pair, strings)}
          </p>
          <div class="ways">
            <button class="outline" @click=${this.#onRetry}>${everywhere.retry}</button>
            <button class="outline" @click=${this.#onUntranslated}>${translation.sendUntranslated}</button>
          </div>
        </div>`;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const slice = this.#slice.value ?? null;
    if (strings === undefined || slice === null) return nothing;
    if (slice.status === 'failed')
      return html`<div class="bar" data-tone="warning" role="status">
        ${icon(alertIcon, 14)}<span class="words">${strings.translation.settingsUnread}</span>
        <button class="link" @click=${this.#onReadAgain}>${strings.everywhere.retry}</button>
      </div>`;
    const { settings } = slice;
    if (!isTranslating(settings)) return nothing;
    return html`${this.#renderBar(settings, slice, strings)} ${this.#renderPreview(slice, strings)}
    ${
      this.isChanging
        ? html`<inlay-translation-dialog
            .interactionId=${this.interactionId}
            @close=${() => {
              this.isChanging = false;
            }}
          ></inlay-translation-dialog>`
        : nothing
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-reply-translation': ReplyTranslationView;
  }
}
