import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import { languageTitle } from '../../i18n/language-names.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { InlayError } from '../../model/result.ts';
import { bareLanguage, isSameLanguage, type TranslationSettings } from '../../model/translation.ts';
import type { PairSupport } from '../../model/translator.ts';
import { selectTranslation } from '../../store/select-translation.ts';
import type { TranslationChoice } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { openModal } from '../modal/modal.ts';
import { formDialogStyles } from './translation-dialog.styles.ts';
import { translationTrouble } from './translation-trouble.ts';

/** What is known of the chosen languages: whether they can be translated, or why that can't be told. */
type Verdict = PairSupport | InlayError | null;

/**
 * Which languages an interaction is translated between, and what of it: the contact's messages, the agent's replies (X1).
 *
 * @tagname inlay-translation-dialog
 * @fires {Event} close - It was closed, with or without anything applied.
 */
export class TranslationDialog extends LitElement {
  static override readonly styles = [tokens, base, form, formDialogStyles];

  @property({ attribute: 'interaction-id' }) interactionId = '';

  @state() private choice: TranslationChoice | null = null;
  @state() private trouble: InlayError | null = null;
  @state() private settings: TranslationSettings | null = null;
  @state() private verdict: Verdict = null;
  @state() private isApplying = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #strings = new StringsController(this);
  readonly #translation = new StoreController(this, selectTranslation(null));
  #wasShown = false;
  #read = '';
  #asked = 0;

  protected override willUpdate(): void {
    this.#translation.selector = selectTranslation(this.interactionId);
    const { locale } = this.#strings.whole ?? {};
    if (this.settings !== null || locale === undefined || this.#translation.store === undefined) return;
    this.settings = this.#translation.value?.settings ?? {
      contactLanguage: null,
      agentLanguage: bareLanguage(locale),
      contactMessages: true,
      replies: true,
    };
  }

  protected override updated(): void {
    if (this.dialog !== null && !this.#wasShown) openModal(this.dialog);
    this.#wasShown = this.dialog !== null;
    if (this.#read === this.interactionId || this.settings === null) return;
    this.#read = this.interactionId;
    void this.#readChoice();
  }

  async #readChoice(): Promise<void> {
    this.trouble = null;
    const choice = await this.#translation.store?.actions.translationChoice(this.interactionId);
    if (choice === undefined) return;
    if (choice.ok) this.choice = choice.value;
    else this.trouble = choice.error;
    void this.#judge();
  }

  /** Whether the chosen languages go together; asked anew with each choice, the last one counts. */
  async #judge(): Promise<void> {
    const pair = this.#pair();
    this.verdict = null;
    if (pair === null || isSameLanguage(pair.from, pair.to)) return;
    const asked = (this.#asked += 1);
    const support = await this.#translation.store?.actions.translationSupport(pair);
    if (asked === this.#asked && support !== undefined)
      this.verdict = support.ok ? support.value : support.error;
  }

  /** From the contact to the agent, or back where only replies are translated; null while the contact's is not known. */
  #pair(): { from: string; to: string } | null {
    const contact = this.settings?.contactLanguage ?? this.choice?.detected ?? null;
    if (contact === null || this.settings === null) return null;
    const { agentLanguage, contactMessages } = this.settings;
    return contactMessages ? { from: contact, to: agentLanguage } : { from: agentLanguage, to: contact };
  }

  #change(part: Partial<TranslationSettings>): void {
    if (this.settings === null) return;
    this.settings = { ...this.settings, ...part };
    void this.#judge();
  }

  async #onApply(event: Event): Promise<void> {
    event.preventDefault();
    const { settings } = this;
    const actions = this.#translation.store?.actions;
    if (settings === null || actions === undefined || this.isApplying) return;
    if (this.#obstacle(this.#strings.whole) !== null) return;
    this.isApplying = true;
    const applied = await actions.setTranslation(this.interactionId, settings);
    this.isApplying = false;
    if (applied.ok) this.dialog?.close();
    else this.trouble = applied.error;
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
  }

  /** Why these settings can't be applied; null where they can. */
  #obstacle(strings: Strings | undefined): string | null {
    const { settings } = this;
    const pair = this.#pair();
    if (strings === undefined || settings === null) return null;
    if (!settings.contactMessages && !settings.replies) return null;
    if (this.trouble !== null && this.choice === null) return translationTrouble(this.trouble, pair, strings);
    if (pair !== null && isSameLanguage(pair.from, pair.to)) return strings.translation.same;
    if (this.verdict === 'none')
      return strings.translation.pair(
        languageTitle(strings.locale, pair?.from ?? ''),
        languageTitle(strings.locale, pair?.to ?? ''),
      );
    return null;
  }

  #renderPick(options: {
    readonly label: string;
    readonly value: string;
    readonly first: TemplateResult | typeof nothing;
    readonly locale: string;
    readonly onPick: (tag: string) => void;
  }): TemplateResult {
    const { label, value, first, locale, onPick } = options;
    const languages = [...new Set([...(this.choice?.languages ?? []), ...(value === '' ? [] : [value])])]
      .map((tag) => ({ tag, name: languageTitle(locale, tag) }))
      .sort((a, b) => a.name.localeCompare(b.name, locale));
    return html`<label class="pick"
      >${label}
      <select
        class="field"
        aria-label=${label}
        @change=${(event: Event) => {
          onPick((event.target as HTMLSelectElement).value);
        }}
      >
        ${first}
        ${languages.map(({ tag, name }) => html`<option value=${tag} ?selected=${tag === value}>${name}</option>`)}
      </select>
    </label>`;
  }

  #renderSwitch(
    label: string,
    hint: string | null,
    name: 'contactMessages' | 'replies',
    settings: TranslationSettings,
  ): TemplateResult {
    return html`<label class="switch">
      <input
        type="checkbox"
        .checked=${settings[name]}
        aria-label=${label}
        @change=${(event: Event) => {
          this.#change({ [name]: (event.target as HTMLInputElement).checked });
        }}
      />
      <span>${label}</span>
      ${hint === null ? nothing : html`<span class="hint">${hint}</span>`}
    </label>`;
  }

  #renderForm(settings: TranslationSettings, strings: Strings): TemplateResult {
    const { translation, locale, everywhere } = strings;
    const detected = this.choice?.detected ?? null;
    const obstacle = this.#obstacle(strings);
    const other = this.trouble !== null && this.choice !== null ? this.trouble : this.verdict;
    const said =
      obstacle ??
      (other !== null && typeof other === 'object' ? translationTrouble(other, this.#pair(), strings) : null);
    const isUnread = this.choice === null && this.trouble !== null;
    return html`<form @submit=${this.#onApply}>
      ${this.#renderPick({
        label: translation.contactLanguage,
        value: settings.contactLanguage ?? '',
        first: html`<option value="" ?selected=${settings.contactLanguage === null}>
          ${detected === null ? translation.detect : translation.detected(languageTitle(locale, detected))}
        </option>`,
        locale,
        onPick: (tag) => {
          this.#change({ contactLanguage: tag === '' ? null : tag });
        },
      })}
      ${this.#renderPick({
        label: translation.agentLanguage,
        value: settings.agentLanguage,
        first: nothing,
        locale,
        onPick: (tag) => {
          this.#change({ agentLanguage: tag });
        },
      })}
      <div>
        ${this.#renderSwitch(translation.contactMessages, null, 'contactMessages', settings)}
        ${this.#renderSwitch(translation.replies, translation.repliesHint, 'replies', settings)}
      </div>
      ${said === null ? nothing : html`<p class="trouble" role="alert">${said}</p>`}
      ${said === null && this.verdict === 'download' ? html`<p class="quiet">${translation.needsDownload}</p>` : nothing}
      <div class="ways">
        ${
          isUnread
            ? html`<button type="button" class="outline" @click=${this.#readChoice}>
                ${everywhere.retry}
              </button>`
            : nothing
        }
        <button type="button" class="outline" @click=${() => this.dialog?.close()}>
          ${everywhere.cancel}
        </button>
        <button
          class="primary"
          aria-disabled=${obstacle !== null || this.isApplying}
          aria-busy=${this.isApplying}
        >
          ${translation.apply}
        </button>
      </div>
    </form>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const { settings } = this;
    if (strings === undefined || settings === null) return nothing;
    const { title } = strings.translation;
    const download = this.#translation.value?.download ?? null;
    return html`<dialog
      aria-label=${title}
      aria-busy=${this.choice === null && this.trouble === null}
      @close=${this.#onClose}
      @keydown=${this.#onKey}
    >
      <div class="header">
        <h2>${title}</h2>
        <button
          class="icon"
          aria-label=${strings.everywhere.close}
          title=${strings.everywhere.close}
          @click=${() => this.dialog?.close()}
        >
          ${icon(closeIcon)}
        </button>
      </div>
      ${this.#renderForm(settings, strings)}
      ${
        download === null
          ? nothing
          : html`<p class="body quiet" role="status">
              ${strings.translation.downloading(formatOf(strings).percent(download))}
            </p>`
      }
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-translation-dialog': TranslationDialog;
  }
}
