import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import {
  BOOMERANG_MAX_MS,
  boomerangChoices,
  boomerangTime,
  boomerangTimeProblem,
  type BoomerangChoice,
  type BoomerangTimeProblem,
} from '../../model/boomerang.ts';
import { NOTE_MAX } from '../../model/note.ts';
import { noteLength } from '../../model/note-rules.ts';
import type { InlayError } from '../../model/result.ts';
import { selectSession } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { openModal } from '../modal/modal.ts';
import { renderWhom } from '../modal/whom.ts';
import { formDialogStyles } from '../translation-dialog/translation-dialog.styles.ts';
import { boomerangDialogStyles } from './boomerang-dialog.styles.ts';

/**
 * Asks when an interaction comes back, and why it is put off (W5). What was entered stays until it is set.
 *
 * @tagname inlay-boomerang-dialog
 * @fires {Event} close - It was closed.
 */
export class BoomerangDialog extends LitElement {
  static override readonly styles = [tokens, base, form, formDialogStyles, boomerangDialogStyles];

  @property({ attribute: 'interaction-id' }) interactionId = '';

  @state() private choice: BoomerangChoice | 'other' = 'in-an-hour';
  /** As the field has it: a time on the agent's wall clock. */
  @state() private time = '';
  @state() private note = '';
  @state() private problem: BoomerangTimeProblem | 'missing' | null = null;
  @state() private trouble: InlayError | null = null;
  @state() private isBusy = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('input[type=datetime-local]') private field!: HTMLInputElement | null;

  #wasShown = false;
  readonly #strings = new StringsController(this);
  readonly #interaction = new StoreController(this, ({ interactions }) => interactions[this.interactionId]);
  readonly #session = new StoreController(this, selectSession);

  get #now(): number {
    return this.#session.store?.now() ?? Date.now();
  }

  protected override updated(): void {
    if (this.dialog !== null && !this.#wasShown) {
      this.#wasShown = true;
      openModal(this.dialog, this.dialog.querySelector<HTMLInputElement>('input:checked'));
    }
  }

  /** The time that is chosen now; null where none is. */
  #chosen(): number | null {
    if (this.choice !== 'other') return boomerangTime(this.choice, this.#now);
    const at = new Date(this.time).getTime();
    return Number.isNaN(at) ? null : at;
  }

  #problemOf(at: number | null): BoomerangTimeProblem | 'missing' | null {
    return at === null ? 'missing' : boomerangTimeProblem(at, this.#now);
  }

  #onChoice(choice: BoomerangChoice | 'other'): void {
    this.choice = choice;
    this.problem = null;
    if (choice !== 'other') return;
    // A good beginning, on the minute.
    if (this.time === '') this.time = onWallClock(boomerangTime('tomorrow', this.#now));
    void this.updateComplete.then(() => this.field?.focus());
  }

  #onTime(event: Event): void {
    this.time = (event.target as HTMLInputElement).value;
    // What was wrong is judged again as it is put right, and not before it was handed over once.
    if (this.problem !== null) this.problem = this.#problemOf(this.#chosen());
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { store } = this.#session;
    if (this.isBusy || store === undefined || noteLength(this.note) > NOTE_MAX) return;
    const at = this.#chosen();
    this.problem = this.#problemOf(at);
    this.trouble = null;
    if (at === null || this.problem !== null) {
      this.field?.focus();
      return;
    }
    this.isBusy = true;
    const note = this.note.trim() === '' ? null : this.note.trim();
    const set = await store.actions.setBoomerang(this.interactionId, { at, note });
    this.isBusy = false;
    if (set.ok) this.dialog?.close();
    else this.trouble = set.error;
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
  }

  #renderChoices(strings: Strings): TemplateResult {
    const { timers } = strings;
    const now = this.#now;
    return html`<fieldset>
      <legend>${timers.when}</legend>
      ${[...boomerangChoices(now), 'other' as const].map((choice) => {
        const at = choice === 'other' ? null : boomerangTime(choice, now);
        return html`<label class="choice"
          ><input
            type="radio"
            name="when"
            .checked=${this.choice === choice}
            @change=${() => {
              this.#onChoice(choice);
            }}
          /><span>${timers.choice[choice]}</span
          >${at === null ? nothing : html`<time datetime=${new Date(at).toISOString()}>${whenOf(at, strings)}</time>`}</label
        >`;
      })}
    </fieldset>`;
  }

  #renderField({ timers }: Strings): TemplateResult | typeof nothing {
    if (this.choice !== 'other') return nothing;
    return html`<input
      class="field"
      type="datetime-local"
      aria-label=${timers.dateAndTime}
      aria-invalid=${this.problem !== null}
      aria-describedby=${this.problem === null ? nothing : 'reason'}
      min=${onWallClock(this.#now)}
      max=${onWallClock(this.#now + BOOMERANG_MAX_MS)}
      .value=${this.time}
      @input=${this.#onTime}
    />`;
  }

  #renderNote(strings: Strings): TemplateResult | typeof nothing {
    if (this.#session.value?.features.includes('notes') !== true) return nothing;
    const { timers } = strings;
    const isTooLong = noteLength(this.note) > NOTE_MAX;
    const said = isTooLong ? timers.noteTooLong(formatOf(strings).number(NOTE_MAX)) : timers.whyHint;
    return html`<label class="pick"
      >${timers.why}
      <textarea
        class="field"
        rows="2"
        dir="auto"
        aria-label=${timers.why}
        aria-invalid=${isTooLong}
        aria-describedby="why"
        .value=${this.note}
        @input=${(event: Event) => {
          this.note = (event.target as HTMLTextAreaElement).value;
        }}
      ></textarea>
      <span id="why" class=${isTooLong ? 'trouble' : nothing}>${said}</span>
    </label>`;
  }

  #reason({ timers, problems, errors }: Strings): string | null {
    if (this.problem !== null) return timers.timeProblem[this.problem];
    if (this.trouble === null) return null;
    const { type, kind, fields } = this.trouble;
    // The clock may have gone on meanwhile.
    const why = fields.some(({ field }) => field === 'at')
      ? timers.timeProblem[this.#problemOf(this.#chosen()) ?? 'past']
      : ((type === null ? undefined : problems[type]) ?? errors[kind]);
    return `${timers.notSet} ${why}`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    const { timers, everywhere } = strings;
    const reason = this.#reason(strings);
    const said = reason === null ? nothing : html`<p class="trouble" id="reason" role="alert">${reason}</p>`;
    return html`<dialog
      aria-label=${timers.boomerang}
      aria-describedby="whom"
      @close=${this.#onClose}
      @keydown=${this.#onKey}
    >
      <div class="header">
        <h2>${timers.boomerang}${renderWhom(this.#interaction.value, strings)}</h2>
        <button
          class="icon"
          type="button"
          aria-label=${everywhere.close}
          title=${everywhere.close}
          @click=${() => this.dialog?.close()}
        >
          ${icon(closeIcon)}
        </button>
      </div>
      <form novalidate @submit=${this.#onSubmit}>
        <p class="quiet">${timers.boomerangHint}</p>
        ${this.#renderChoices(strings)}
        ${this.choice === 'other' || reason === null ? html`<div class="time">${this.#renderField(strings)} ${said}</div>` : said}
        ${this.#renderNote(strings)}
        <div class="ways">
          <button type="button" class="outline" @click=${() => this.dialog?.close()}>
            ${everywhere.cancel}
          </button>
          <button class="primary" aria-disabled=${this.isBusy} aria-busy=${this.isBusy}>${timers.set}</button>
        </div>
      </form>
    </dialog>`;
  }
}

/** Weekday and time: none of the choices is more than a week away. */
function whenOf(at: number, { locale }: Strings): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}

/** A time as a field of this machine's wall clock has it, to the minute. */
function onWallClock(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-boomerang-dialog': BoomerangDialog;
  }
}
