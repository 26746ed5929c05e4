import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Attachment } from '../../model/message.ts';
import { mayAskAgain, type InlayError } from '../../model/result.ts';
import { showHidden } from '../../model/safe-text.ts';
import {
  renderTemplate,
  TEMPLATE_MEDIA_TYPES,
  templateMedia,
  templateProblems,
  templateVariables,
  type MessageTemplate,
  type TemplateChoice,
  type TemplateMedia,
  type TemplateProblem,
  type TemplateVariable,
} from '../../model/template.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { backIcon, closeIcon, icon } from '../../theme/icons.ts';
import { uploadErrorInWords } from '../composer/obstacle-words.ts';
import { formStyles } from './quick-replies.styles.ts';
import { showGap } from './shown-gap.ts';
import { templatePreview } from './template-preview.ts';
import { templateStyles } from './template-preview.styles.ts';

/** How the header's file stands. */
export type TemplateUpload =
  | { readonly kind: 'none' }
  /** `share`: of its bytes, 0 to 1. */
  | { readonly kind: 'uploading'; readonly name: string; readonly share: number }
  | { readonly kind: 'failed'; readonly name: string; readonly error: InlayError }
  | { readonly kind: 'ready'; readonly attachment: Attachment };

/**
 * Fills in a message template: its variables, the file of its header, a live preview, and *Send template*.
 *
 * @tagname inlay-template-form
 * @fires {Event} send - `choice` is to be sent as it is.
 * @fires {Event} change - `values` have changed.
 * @fires {CustomEvent} file - A file was chosen for the header.
 * @fires {Event} file-cancel - The file that is being uploaded, or did not get there, is not wanted.
 * @fires {Event} file-retry - The one that did not get there is to be tried again.
 * @fires {Event} back - The agent goes back to the list.
 */
export class TemplateForm extends LitElement {
  static override styles = [base, form, formStyles, templateStyles];

  @property({ attribute: false }) strings: Strings | undefined;
  @property({ attribute: false }) template: MessageTemplate | undefined;
  /** By the variable's id. */
  @property({ attribute: false }) values: TemplateChoice['values'] = {};
  @property({ attribute: false }) upload: TemplateUpload = { kind: 'none' };
  /** Why it was not sent, in words; empty for nothing. */
  @property() trouble = '';
  @property({ type: Boolean }) busy = false;

  @state() private isTried = false;
  /** Fields that were left, whose problems may be told. */
  @state() private left: ReadonlySet<string> = new Set();

  /** What is to be sent: the template with its values, as the preview shows it. */
  get choice(): TemplateChoice | null {
    const { template, values } = this;
    return template === undefined
      ? null
      : { templateId: template.id, values, content: renderTemplate(template, values) };
  }

  /** Puts the cursor into the first field that is wrong or empty, else on *Send template*. */
  override focus(): void {
    const [problem] = this.#problems;
    const field = this.renderRoot.querySelector<HTMLElement>(
      problem === undefined ? '.send' : `[data-at="${CSS.escape(problem.at)}"]`,
    );
    (field ?? this.renderRoot.querySelector<HTMLElement>('input, .send'))?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('template') && changed.get('template')?.id !== this.template?.id) {
      this.isTried = false;
      this.left = new Set();
    }
  }

  protected override updated(): void {
    showGap(this.renderRoot.querySelector<HTMLElement>('.shown'));
  }

  get #files(): readonly Attachment[] {
    return this.upload.kind === 'ready' ? [this.upload.attachment] : [];
  }

  get #problems(): readonly TemplateProblem[] {
    return this.template === undefined ? [] : templateProblems(this.template, this.values, this.#files);
  }

  #onSend(): void {
    if (this.busy || this.upload.kind === 'uploading') return;
    this.isTried = true;
    if (this.#problems.length === 0) this.dispatchEvent(new Event('send'));
    else
      void this.updateComplete.then(() => {
        this.focus();
      });
  }

  #onInput(id: string, event: Event): void {
    this.values = { ...this.values, [id]: (event.target as HTMLInputElement).value };
    this.dispatchEvent(new Event('change'));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || event.altKey) return;
    event.preventDefault();
    this.#onSend();
  }

  #onPick(event: Event): void {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file !== undefined) this.dispatchEvent(new CustomEvent('file', { detail: { file } }));
    // The same file can be chosen again.
    input.value = '';
  }

  #words({ problem, limit = 0, at }: TemplateProblem, { replies }: Strings): string {
    const { problems } = replies.templates;
    switch (problem) {
      case 'blank':
        return problems.blank;
      case 'line-break':
        return problems.lineBreak;
      case 'spaces':
        return problems.spaces;
      case 'too-long':
        return at.includes(':') ? problems.tooLong(limit) : problems.partTooLong(limit);
      case 'file-missing':
        return problems.fileMissing;
      case 'file-wrong':
        return problems.fileWrong;
    }
  }

  #shown(at: string): TemplateProblem | undefined {
    const problem = this.#problems.find((one) => one.at === at);
    // A field that has only just been reached is not told that it is empty.
    const isEarly = problem?.problem === 'blank' && !this.isTried && !this.left.has(at);
    const isEarlyFile = problem?.problem === 'file-missing' && !this.isTried;
    return isEarly || isEarlyFile ? undefined : problem;
  }

  #renderProblem(at: string, strings: Strings): TemplateResult | typeof nothing {
    const problem = this.#shown(at);
    return problem === undefined
      ? nothing
      : html`<p class="problem" id=${`${at}-problem`}>${this.#words(problem, strings)}</p>`;
  }

  #label({ part, name, prefix }: TemplateVariable, { replies }: Strings): string {
    const { templates } = replies;
    const shown = showHidden(name);
    if (part === 'button') return prefix === null ? templates.code(shown) : templates.address(shown, prefix);
    return templates[part](shown);
  }

  #renderVariable(variable: TemplateVariable, strings: Strings): TemplateResult {
    const { id, example } = variable;
    const hint = `${id}-hint`;
    const isWrong = this.#shown(id) !== undefined;
    const described = [example === null ? '' : hint, isWrong ? `${id}-problem` : '']
      .filter(Boolean)
      .join(' ');
    return html`<div>
      <label for=${id} dir="auto">${this.#label(variable, strings)}</label>
      <input
        class="field"
        id=${id}
        data-at=${id}
        dir="auto"
        autocomplete="off"
        required
        .value=${this.values[id] ?? ''}
        aria-invalid=${isWrong ? 'true' : 'false'}
        aria-describedby=${described === '' ? nothing : described}
        @input=${(event: Event) => {
          this.#onInput(id, event);
        }}
        @blur=${() => {
          this.left = new Set([...this.left, id]);
        }}
        @keydown=${this.#onKey}
      />
      ${
        example === null
          ? nothing
          : html`<p class="hint" id=${hint} dir="auto">
              ${strings.replies.templates.example(showHidden(example))}
            </p>`
      }
      ${this.#renderProblem(id, strings)}
    </div>`;
  }

  #renderFile(media: TemplateMedia, strings: Strings): TemplateResult {
    const { templates } = strings.replies;
    const { upload } = this;
    const isThere = upload.kind === 'ready';
    return html`<div>
      <label for="file">${templates.file[media]}</label>
      <input
        type="file"
        hidden
        id="file"
        tabindex="-1"
        accept=${TEMPLATE_MEDIA_TYPES[media].join(',')}
        @change=${this.#onPick}
      />
      <button
        class="outline"
        data-at="file"
        @click=${() => {
          this.renderRoot.querySelector<HTMLInputElement>('#file')?.click();
        }}
      >
        ${isThere ? templates.changeFile : templates.chooseFile}
      </button>
      ${this.#renderUpload(strings)}
      ${upload.kind === 'failed' ? nothing : this.#renderProblem('file', strings)}
    </div>`;
  }

  /** How far the file is, what kept it, and the ways out of both. */
  #renderUpload(strings: Strings): TemplateResult | typeof nothing {
    const { upload } = this;
    if (upload.kind === 'none') return nothing;
    const { templates } = strings.replies;
    const tell = (type: 'file-cancel' | 'file-retry') => (): void => {
      this.dispatchEvent(new Event(type));
    };
    const percent = upload.kind === 'uploading' ? formatOf(strings).percent(upload.share) : '';
    return html`<div class="upload">
        <bdi class="one-line">${this.#fileName}</bdi>
        ${
          upload.kind === 'uploading'
            ? html`<progress
                max="1"
                value=${upload.share}
                aria-label=${templates.uploading(percent)}
              ></progress>`
            : nothing
        }
        ${
          upload.kind === 'failed' && mayAskAgain(upload.error.kind)
            ? html`<button class="link" @click=${tell('file-retry')}>${templates.retryUpload}</button>`
            : nothing
        }
        ${
          upload.kind === 'ready'
            ? nothing
            : html`<button
                class="icon small"
                aria-label=${templates.cancelUpload}
                title=${templates.cancelUpload}
                @click=${tell('file-cancel')}
              >
                ${icon(closeIcon, 14)}
              </button>`
        }
      </div>
      ${
        upload.kind === 'failed'
          ? html`<p class="problem" role="alert">
              ${templates.uploadFailed} ${uploadErrorInWords(upload.error, strings)}
            </p>`
          : nothing
      }`;
  }

  get #fileName(): string {
    const { upload } = this;
    if (upload.kind === 'none') return '';
    return showHidden(upload.kind === 'ready' ? upload.attachment.name : upload.name);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings, template, choice } = this;
    if (strings === undefined || template === undefined || choice === null) return nothing;
    const { replies } = strings;
    const media = templateMedia(template);
    const fileName = this.upload.kind === 'ready' ? this.#fileName : null;
    return html`<div class="head">
        <button
          class="icon back"
          aria-label=${replies.back}
          title=${replies.back}
          @click=${() => {
            this.dispatchEvent(new Event('back'));
          }}
        >
          ${icon(backIcon)}
        </button>
        <h3 dir="auto">${showHidden(template.name)}</h3>
      </div>
      <section class="shown" tabindex="0" aria-label=${replies.preview}>
        <div class="preview">${templatePreview(choice.content, strings, fileName)}</div>
      </section>
      <div class="body">
        ${media === null ? nothing : this.#renderFile(media, strings)}
        ${templateVariables(template).map((variable) => this.#renderVariable(variable, strings))}
        ${this.#renderProblem('header', strings)} ${this.#renderProblem('body', strings)}
        <p class="hint">${replies.templates.cost}</p>
        ${this.trouble === '' ? nothing : html`<p class="trouble" role="alert">${this.trouble}</p>`}
      </div>
      <div class="foot">
        <span class="end"
          ><button
            class="primary send"
            aria-disabled=${this.busy || this.upload.kind === 'uploading'}
            @click=${this.#onSend}
          >
            ${replies.templates.send}
          </button></span
        >
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-template-form': TemplateForm;
  }
}
