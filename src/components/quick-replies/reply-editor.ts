import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Strings } from '../../i18n/strings.ts';
import {
  quickReplyProblems,
  type QuickReply,
  type QuickReplyProblem,
  type QuickReplyWriting,
} from '../../model/quick-reply.ts';
import type { ReplyDraft } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { backIcon, icon } from '../../theme/icons.ts';
import { formStyles } from './quick-replies.styles.ts';

type Field = keyof QuickReplyWriting;

/**
 * Writes a quick reply of the agent's own: title, shortcut, text, with what is wrong beside the field it is about.
 *
 * @tagname inlay-reply-editor
 * @fires {Event} save - `writing` is to be kept.
 * @fires {Event} change - `draft` has changed.
 * @fires {Event} back - The agent goes back; what was written is kept.
 * @fires {Event} cancel - The agent gives up.
 */
export class ReplyEditor extends LitElement {
  static override styles = [base, form, formStyles];

  @property({ attribute: false }) strings: Strings | undefined;
  /** What is being changed; undefined writes a new one. */
  @property({ attribute: false }) reply: QuickReply | undefined;
  /** What has been written before and not saved; null takes what `reply` has. */
  @property({ attribute: false }) kept: ReplyDraft | null = null;
  /** The agent's other quick replies. */
  @property({ attribute: false }) others: readonly QuickReply[] = [];
  /** What the backend found wrong beside that, by field. */
  @property({ attribute: false }) refused: readonly QuickReplyProblem[] = [];
  /** Why it was not kept, in words; empty for nothing. */
  @property() trouble = '';
  @property({ type: Boolean }) busy = false;

  @state() private headline = '';
  @state() private shortcut = '';
  @state() private text = '';
  @state() private isTried = false;

  /** What was written. */
  get writing(): QuickReplyWriting {
    const shortcut = this.shortcut.trim();
    return { title: this.headline.trim(), shortcut: shortcut === '' ? null : shortcut, text: this.text };
  }

  /** What stands in the fields. */
  get draft(): ReplyDraft {
    return { title: this.headline, shortcut: this.shortcut, text: this.text };
  }

  /** Puts the cursor into the first field that is wrong, else the title. */
  override focus(): void {
    const wrong = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? this.renderRoot.querySelector<HTMLElement>('input'))?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (!changed.has('reply') || this.reply?.id === changed.get('reply')?.id)) return;
    const start = this.kept ?? this.reply;
    this.headline = start?.title ?? '';
    this.shortcut = start?.shortcut ?? '';
    this.text = start?.text ?? '';
    this.isTried = false;
  }

  get #problems(): readonly QuickReplyProblem[] {
    return this.isTried ? [...quickReplyProblems(this.writing, this.others), ...this.refused] : [];
  }

  #onSave(): void {
    if (this.busy) return;
    this.isTried = true;
    if (quickReplyProblems(this.writing, this.others).length > 0)
      void this.updateComplete.then(() => {
        this.focus();
      });
    else this.dispatchEvent(new Event('save'));
  }

  #onInput(field: Field, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    if (field === 'title') this.headline = value;
    else this[field] = value;
    this.refused = this.refused.filter((problem) => problem.field !== field);
    this.dispatchEvent(new Event('change'));
  }

  #renderProblem(field: Field, { replies }: Strings): TemplateResult | typeof nothing {
    const problem = this.#problems.find((one) => one.field === field);
    if (problem === undefined) return nothing;
    const { problems } = replies;
    const words =
      problem.problem === 'too-long' ? problems.tooLong(problem.limit ?? 0) : problems[problem.problem];
    return html`<p class="problem" id=${`${field}-problem`}>${words}</p>`;
  }

  #attributes(field: Field, hint: boolean) {
    const isWrong = this.#problems.some((one) => one.field === field);
    const described = [hint ? `${field}-hint` : '', isWrong ? `${field}-problem` : '']
      .filter(Boolean)
      .join(' ');
    return { invalid: isWrong ? 'true' : 'false', described: described === '' ? nothing : described };
  }

  #renderInput(field: 'title' | 'shortcut', label: string, hint: string, strings: Strings): TemplateResult {
    const { invalid, described } = this.#attributes(field, hint !== '');
    return html`<div>
      <label for=${field}>${label}</label>
      <input
        class="field"
        id=${field}
        dir="auto"
        autocomplete="off"
        autocapitalize="off"
        spellcheck=${field === 'title' ? 'true' : 'false'}
        .value=${field === 'title' ? this.headline : this.shortcut}
        aria-invalid=${invalid}
        aria-describedby=${described}
        @input=${(event: Event) => {
          this.#onInput(field, event);
        }}
      />
      ${hint === '' ? nothing : html`<p class="hint" id=${`${field}-hint`}>${hint}</p>`}
      ${this.#renderProblem(field, strings)}
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings } = this;
    if (strings === undefined) return nothing;
    const { replies } = strings;
    const { editor } = replies;
    const { invalid, described } = this.#attributes('text', true);
    const back = (): void => {
      this.dispatchEvent(new Event('back'));
    };
    return html`<div class="head">
        <button class="icon back" aria-label=${replies.back} title=${replies.back} @click=${back}>
          ${icon(backIcon)}
        </button>
        <h3>${this.reply === undefined ? editor.titleNew : editor.titleChange}</h3>
      </div>
      <div class="body">
        ${this.#renderInput('title', editor.title, '', strings)}
        ${this.#renderInput('shortcut', editor.shortcut, editor.shortcutHint, strings)}
        <div>
          <label for="text">${editor.text}</label>
          <textarea
            class="field"
            id="text"
            dir="auto"
            .value=${this.text}
            aria-invalid=${invalid}
            aria-describedby=${described}
            @input=${(event: Event) => {
              this.#onInput('text', event);
            }}
          ></textarea>
          <p class="hint" id="text-hint">${editor.textHint}</p>
          ${this.#renderProblem('text', strings)}
        </div>
        ${this.trouble === '' ? nothing : html`<p class="trouble" role="alert">${this.trouble}</p>`}
      </div>
      <div class="foot">
        <span class="end">
          <button
            class="outline"
            @click=${() => {
              this.dispatchEvent(new Event('cancel'));
            }}
          >
            ${replies.cancel}
          </button>
          <button class="primary" aria-disabled=${this.busy} @click=${this.#onSave}>${replies.save}</button>
        </span>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-reply-editor': ReplyEditor;
  }
}
