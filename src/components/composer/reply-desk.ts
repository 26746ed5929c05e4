import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { openModal } from '../modal/modal.ts';
import '../quick-replies/define.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { QuickReply } from '../../model/quick-reply.ts';
import { fillReply, firstValues, missingFields, replyFields } from '../../model/reply-fields.ts';
import type { AppStore } from '../../store/state.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import type { ReplyInsertEvent } from '../quick-replies/quick-replies.events.ts';
import type { QuickReplies } from '../quick-replies/quick-replies.ts';
import type { ReplyTab } from '../quick-replies/reply-tabs.ts';
import { fieldSources } from '../quick-replies/reply-sources.ts';
import { ReplySuggestions } from './reply-suggestions.ts';

export { replyDeskStyles as styles } from './reply-desk.styles.ts';

/** What the desk needs of the composer around. */
export interface DeskSite {
  readonly field: () => HTMLTextAreaElement | null;
  readonly store: () => AppStore | undefined;
  readonly interactionId: () => string | null;
}

/** Where a text goes. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** Quick replies in the composer: what is offered below a `/`, the dialog of all of them, and putting a text where the cursor is. */
export class ReplyDesk {
  readonly #host: LitElement;
  readonly #site: DeskSite;
  readonly #suggestions: ReplySuggestions;
  #isOpen = false;
  #tab: ReplyTab = 'all';
  #replyId: string | null = null;
  #place: Place | null = null;

  constructor(host: LitElement, site: DeskSite) {
    this.#host = host;
    this.#site = site;
    this.#suggestions = new ReplySuggestions({
      host,
      ...site,
      onChoose: (reply, word) => {
        this.#onChoose(reply, word);
      },
    });
    host.addController({
      hostUpdated: () => {
        this.#onUpdated();
      },
    });
  }

  /** Whether the dialog is open. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether it is not known yet if there is something to offer for the word at the cursor. */
  get isAwaited(): boolean {
    return this.#suggestions.isAwaited;
  }

  /** Takes what is offered first; false where nothing is. */
  takeFirst(): boolean {
    return this.#suggestions.takeFirst();
  }

  /** The text or the cursor in the field has changed. */
  onInput(event?: Event): void {
    this.#suggestions.read(event);
  }

  /** The field was left. */
  onBlur(): void {
    this.#suggestions.close();
  }

  /** Whether a key was the suggestions'; then it has been dealt with. */
  takeKey(event: KeyboardEvent): boolean {
    return this.#suggestions.takeKey(event);
  }

  /** Opens the dialog at a tab; what is inserted goes where the cursor is now. */
  open(tab: ReplyTab = 'all'): void {
    const field = this.#site.field();
    this.#show(tab, null, field === null ? null : { start: field.selectionStart, end: field.selectionEnd });
  }

  #show(tab: ReplyTab, replyId: string | null, place: Place | null): void {
    this.#tab = tab;
    this.#replyId = replyId;
    this.#place = place;
    this.#isOpen = true;
    this.#host.requestUpdate();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.replies');
  }

  #onUpdated(): void {
    const dialog = this.#dialog;
    if (dialog === null || dialog.open || !this.#isOpen) return;
    openModal(dialog);
    const panel = dialog.querySelector<QuickReplies>('inlay-quick-replies');
    if (this.#replyId !== null) panel?.choose(this.#replyId);
    void panel?.updateComplete.then(() => {
      panel.focus();
    });
  }

  #onChoose(reply: QuickReply, place: Place): void {
    const store = this.#site.store();
    if (store === undefined) return;
    const fields = replyFields(reply.text);
    const values = firstValues(fields, fieldSources(store.getState(), this.#site.interactionId()));
    if (missingFields(fields, values).length > 0) this.#show('all', reply.id, place);
    else this.#insert(fillReply(reply.text, values), place);
  }

  #onInsert(event: ReplyInsertEvent): void {
    event.preventDefault();
    event.stopPropagation();
    const place = this.#place;
    this.#dialog?.close();
    this.#insert(event.detail.text, place);
  }

  /** As if it had been typed, so that it can be undone as what is typed can be. */
  #insert(text: string, place: Place | null): void {
    const field = this.#site.field();
    if (field === null) return;
    field.focus();
    const { start, end } = place ?? { start: field.value.length, end: field.value.length };
    field.setSelectionRange(start, end);
    // Nothing else leaves what the browser can undo as it was; where it is gone the text still gets there.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is nothing in its place
    if (document.execCommand('insertText', false, text)) return;
    field.setRangeText(text, start, end, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  }

  #onClose(): void {
    this.#isOpen = false;
    this.#host.requestUpdate();
  }

  render(strings: Strings): TemplateResult {
    return html`${this.#suggestions.render(strings)} ${this.#isOpen ? this.#renderDialog(strings) : nothing}`;
  }

  #renderDialog({ replies, everywhere }: Strings): TemplateResult {
    const close = (): void => {
      this.#dialog?.close();
    };
    return html`<dialog
      class="replies"
      aria-label=${replies.title}
      @close=${() => {
        this.#onClose();
      }}
      @keydown=${(event: Event) => {
        // Nothing typed in a dialog is a shortcut of the panel around.
        event.stopPropagation();
      }}
    >
      <div class="replies-head">
        <h2>${replies.title}</h2>
        <button class="icon" aria-label=${everywhere.close} title=${everywhere.close} @click=${close}>
          ${icon(closeIcon)}
        </button>
      </div>
      <inlay-quick-replies
        .interactionId=${this.#site.interactionId() ?? undefined}
        .tab=${this.#tab}
        @inlay-reply-insert=${(event: ReplyInsertEvent) => {
          this.#onInsert(event);
        }}
        @inlay-template-sent=${close}
      ></inlay-quick-replies>
    </dialog>`;
  }
}
