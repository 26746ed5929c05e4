import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { InlayError } from '../../model/result.ts';
import { showHidden } from '../../model/safe-text.ts';
import { RATINGS, type Rating, type Survey } from '../../model/survey.ts';
import { selectInteraction } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import { starIcon } from '../../theme/late-icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { openModal } from '../modal/modal.ts';
import { formDialogStyles } from '../translation-dialog/translation-dialog.styles.ts';

/**
 * What the contact said when they were asked how satisfied they are: the rating, their words, and when (O10).
 *
 * @tagname inlay-survey-dialog
 * @fires {Event} close - It was closed.
 */
export class SurveyDialog extends LitElement {
  static override readonly styles = [
    tokens,
    base,
    form,
    formDialogStyles,
    css`
      .rating {
        display: flex;
        align-items: center;
        gap: var(--_space-2);
        margin: 0;
        font-weight: var(--_weight-strong);
      }
      .stars {
        display: inline-flex;
        gap: 2px;
        color: var(--_text-quiet);
      }
      .stars [data-given] {
        color: var(--_warning);
      }
      .stars [data-given] path {
        fill: currentcolor;
      }
      .times {
        display: grid;
        gap: var(--_space-1);
        font: var(--_meta);
      }
      .comment {
        display: block;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      dialog .body {
        max-block-size: 60vh;
        overflow-y: auto;
      }
    `,
  ];

  @property({ attribute: 'interaction-id' }) interactionId = '';

  @state() private survey: Survey | null | undefined;
  @state() private error: InlayError | null = null;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  #wasShown = false;
  #readFor: string | null = null;
  #run = new AbortController();
  readonly #strings = new StringsController(this);
  readonly #interaction = new StoreController(this, selectInteraction(null));

  protected override willUpdate(): void {
    this.#interaction.selector = selectInteraction(this.interactionId);
  }

  protected override updated(): void {
    if (this.dialog === null) return;
    if (!this.#wasShown) {
      this.#wasShown = true;
      openModal(this.dialog);
    }
    if (this.#readFor !== this.interactionId) {
      this.#readFor = this.interactionId;
      void this.#read();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#run.abort();
  }

  async #read(): Promise<void> {
    this.#run.abort();
    this.#run = new AbortController();
    const { signal } = this.#run;
    this.error = null;
    const result = await this.#interaction.store?.actions.survey(this.interactionId);
    if (result === undefined || signal.aborted) return;
    if (result.ok) this.survey = result.value;
    else this.error = result.error;
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
  }

  #renderRating(rating: Rating, words: string): TemplateResult {
    return html`<p class="rating">
      <span class="stars" aria-hidden="true"
        >${RATINGS.map((one) => html`<span ?data-given=${one <= rating}>${icon(starIcon)}</span>`)}</span
      >
      <span>${words}</span>
    </p>`;
  }

  #renderBody(strings: Strings): TemplateResult {
    const { survey: words, everywhere, errors } = strings;
    const { survey, error } = this;
    if (error !== null)
      return html`<p class="trouble" role="alert">${errors[error.kind]}</p>
        <div class="ways">
          <button class="outline" @click=${() => void this.#read()}>${everywhere.retry}</button>
        </div>`;
    const rating = survey?.rating ?? (this.#interaction.value?.score as Rating | null | undefined) ?? null;
    const format = formatOf(strings);
    return html`${rating === null ? nothing : this.#renderRating(rating, words.score(rating))}
    ${
      survey === undefined || survey === null
        ? nothing
        : html`${
              survey.comment === null || survey.comment === ''
                ? nothing
                : html`<p aria-label=${words.comment}>
                    <bdi class="comment">${inLines(survey.comment)}</bdi>
                  </p>`
            }
            <div class="times quiet">
              <p>${words.asked(format.exact(survey.askedAt))}</p>
              ${survey.answeredAt === null ? nothing : html`<p>${words.answered(format.exact(survey.answeredAt))}</p>`}
            </div>`
    }`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    const { title } = strings.survey;
    return html`<dialog aria-label=${title} @close=${this.#onClose} @keydown=${this.#onKey}>
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
      <div class="body">${this.#renderBody(strings)}</div>
    </dialog>`;
  }
}

/** The contact's words in their lines, with what is hidden in them made visible. */
function inLines(comment: string): string {
  return comment
    .split(/\r\n?|\n/)
    .map(showHidden)
    .join('\n');
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-survey-dialog': SurveyDialog;
  }
}
