import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Strings } from '../../i18n/strings.ts';
import type { QuickReply } from '../../model/quick-reply.ts';
import {
  fillReply,
  firstValues,
  missingFields,
  replyFields,
  type FieldSources,
  type FieldValues,
  type ReplyField,
} from '../../model/reply-fields.ts';
import { showableText, showHidden } from '../../model/safe-text.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { backIcon, icon } from '../../theme/icons.ts';
import { formStyles } from './quick-replies.styles.ts';
import { ReplyInsertEvent } from './quick-replies.events.ts';
import { showGap } from './shown-gap.ts';

/**
 * One quick reply: its fields to be filled in, what comes of it, and *Insert*.
 *
 * @tagname inlay-reply-form
 * @fires {ReplyInsertEvent} inlay-reply-insert - The text is to be inserted.
 * @fires {Event} back - The agent goes back to the list.
 * @fires {Event} edit - The agent wants to change it.
 * @fires {Event} delete - The agent wants it gone, and has confirmed that.
 */
export class ReplyForm extends LitElement {
  static override styles = [base, form, formStyles];

  @property({ attribute: false }) strings: Strings | undefined;
  @property({ attribute: false }) reply: QuickReply | undefined;
  /** Where the form is filled in from. */
  @property({ attribute: false }) sources: FieldSources | undefined;
  /** Whether it is the agent's own, to be edited and deleted. */
  @property({ type: Boolean }) own = false;
  /** Why it could not be deleted, in words; empty for nothing. */
  @property() trouble = '';

  @state() private values: FieldValues = {};
  @state() private isTried = false;
  @state() private isSure = false;

  @query('.insert') private insertButton!: HTMLElement | null;

  #fields: readonly ReplyField[] = [];

  /** Puts the cursor where something is to be done: the first field that is empty, else *Insert*. */
  override focus(): void {
    const [missing] = missingFields(this.#fields, this.values);
    const field = this.#inputOf(missing ?? '');
    (field ?? this.insertButton)?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('reply')) return;
    this.#fields = replyFields(this.reply?.text ?? '');
    this.values = this.sources === undefined ? {} : firstValues(this.#fields, this.sources);
    this.isTried = this.isSure = false;
  }

  #inputOf(name: string): HTMLElement | null {
    return (
      [...this.renderRoot.querySelectorAll<HTMLElement>('input')].find(
        ({ dataset }) => dataset['name'] === name,
      ) ?? null
    );
  }

  #onInsert(): void {
    const [missing] = missingFields(this.#fields, this.values);
    this.isTried = true;
    if (missing === undefined) {
      const text = fillReply(this.reply?.text ?? '', this.values);
      this.dispatchEvent(new ReplyInsertEvent({ text }));
    } else void this.updateComplete.then(() => this.#inputOf(missing)?.focus());
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || event.altKey) return;
    event.preventDefault();
    this.#onInsert();
  }

  #tell(name: 'back' | 'edit' | 'delete'): void {
    this.dispatchEvent(new Event(name));
  }

  #renderField({ name }: ReplyField, index: number, strings: Strings): TemplateResult {
    const { replies } = strings;
    const value = this.values[name] ?? '';
    const isMissing = this.isTried && missingFields(this.#fields, this.values).includes(name);
    const id = `field-${String(index)}`;
    return html`<div>
      <label for=${id} dir="auto">${fieldLabel(name, strings)}</label>
      <input
        class="field"
        id=${id}
        data-name=${name}
        dir="auto"
        autocomplete="off"
        .value=${value}
        aria-invalid=${isMissing ? 'true' : 'false'}
        aria-describedby=${isMissing ? `${id}-problem` : nothing}
        @input=${(event: Event) => {
          this.values = { ...this.values, [name]: (event.target as HTMLInputElement).value };
        }}
        @keydown=${this.#onKey}
      />
      ${isMissing ? html`<p class="problem" id=${`${id}-problem`}>${replies.fieldMissing}</p>` : nothing}
    </div>`;
  }

  #renderFoot({ replies }: Strings): TemplateResult {
    if (this.isSure)
      return html`<p class="sure" role="alert">${replies.deleteSure(showHidden(this.reply?.title ?? ''))}</p>
        <span class="end">
          <button
            class="outline"
            @click=${() => {
              this.isSure = false;
            }}
          >
            ${replies.keep}
          </button>
          <button
            class="outline danger"
            @click=${() => {
              this.#tell('delete');
            }}
          >
            ${replies.delete}
          </button>
        </span>`;
    return html`${
        this.own
          ? html`<button
                @click=${() => {
                  this.#tell('edit');
                }}
              >
                ${replies.edit}</button
              ><button
                class="danger"
                @click=${() => {
                  this.isSure = true;
                }}
              >
                ${replies.delete}
              </button>`
          : nothing
      }
      <span class="end"
        ><button class="primary insert" @click=${this.#onInsert}>${replies.insert}</button></span
      >`;
  }

  protected override updated(): void {
    showGap(this.renderRoot.querySelector<HTMLElement>('.shown'));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings, reply } = this;
    if (strings === undefined || reply === undefined) return nothing;
    const { replies } = strings;
    return html`<div class="head">
        <button
          class="icon back"
          aria-label=${replies.back}
          title=${replies.back}
          @click=${() => {
            this.#tell('back');
          }}
        >
          ${icon(backIcon)}
        </button>
        <h3 dir="auto">${showHidden(reply.title)}</h3>
      </div>
      <section class="shown" tabindex="0" aria-label=${replies.preview}>
        <p class="preview text" dir="auto">${this.#renderText(reply.text)}</p>
      </section>
      <div class="body">
        ${this.#fields.map((field, index) => this.#renderField(field, index, strings))}
        ${this.trouble === '' ? nothing : html`<p class="trouble" role="alert">${this.trouble}</p>`}
      </div>
      <div class="foot">${this.#renderFoot(strings)}</div>`;
  }

  /** The text as it will be; what is still to be filled in stands out. */
  #renderText(text: string): (TemplateResult | string)[] {
    return text.split(/(\{\{[^{}]*\}\})/).map((piece) => {
      const [field] = replyFields(piece);
      if (field === undefined || !piece.startsWith('{{')) return showableText(piece);
      const filled = fillReply(piece, this.values);
      return filled === '' && field.fallback === null
        ? html`<span class="gap">${showHidden(field.name)}</span>`
        : showableText(filled);
    });
  }
}

/** What a field is called: in the interface's words where it is one that is known, else as it is written. */
function fieldLabel(name: string, { replies }: Strings): string {
  const known = name.toLowerCase();
  return Object.hasOwn(replies.fields, known) ? (replies.fields[known] ?? name) : showHidden(name);
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-reply-form': ReplyForm;
  }
}
