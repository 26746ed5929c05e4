import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import {
  BULK_QUEUES,
  isBulkAge,
  type BulkCount,
  type BulkResolution,
  type BulkSelection,
} from '../../model/bulk-resolution.ts';
import type { InlayError } from '../../model/result.ts';
import { showHidden } from '../../model/safe-text.ts';
import { selectBulk, selectListFilter, selectResolutionReasons } from '../../store/select-bulk.ts';
import { selectNotice } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { checkIcon, closeIcon, icon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { openModal } from '../modal/modal.ts';
import { formDialogStyles } from '../translation-dialog/translation-dialog.styles.ts';
import { bulkResolveDialogStyles } from './bulk-resolve-dialog.styles.ts';

const UNITS = { hours: 60, days: 24 * 60 } as const;
type Unit = keyof typeof UNITS;
/** So long a new age is left alone before it is counted, milliseconds. */
const COUNT_MS = 300;

/**
 * Resolves many interactions together (L8): asks for an age and, where the organisation has any, a reason; counts; asks again with the
 * count; then shows how far it has come, with a way to stop it, and what came of it.
 *
 * @tagname inlay-bulk-resolve-dialog
 * @fires {Event} close - It was closed; what is running goes on.
 */
export class BulkResolveDialog extends LitElement {
  static override readonly styles = [tokens, base, form, formDialogStyles, bulkResolveDialogStyles];

  @state() private age = '7';
  @state() private unit: Unit = 'days';
  @state() private reason = '';
  @state() private step: 'choosing' | 'asking' | 'begun' = 'choosing';
  @state() private isBusy = false;
  @state() private counted: BulkCount | null = null;
  @state() private trouble: InlayError | null = null;
  @state() private wrong: 'age' | 'reason' | null = null;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  #wasShown = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Which count was asked for last. */
  #asked = 0;
  readonly #strings = new StringsController(this);
  readonly #filter = new StoreController(this, selectListFilter);
  readonly #reasons = new StoreController(this, selectResolutionReasons);
  readonly #bulk = new StoreController(this, selectBulk);
  readonly #notice = new StoreController(this, selectNotice);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#waiting);
  }

  protected override willUpdate(): void {
    if (this.#bulk.value?.state === 'running') this.step = 'begun';
  }

  protected override updated(changed: PropertyValues): void {
    if (this.dialog === null) return;
    // It says itself what came of it, and once is enough.
    if (this.dialog.open && this.step === 'begun' && this.#notice.value?.key === 'bulk-ended')
      this.#notice.store?.actions.dismissNotice();
    if (!this.#wasShown) {
      this.#wasShown = true;
      openModal(this.dialog);
      if (this.step === 'choosing') void this.#count();
      this.#focus();
    } else if (changed.has('step')) this.#focus();
  }

  #focus(): void {
    this.dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
  }

  /** What would be resolved; null where that can't be said yet. */
  get #selection(): BulkSelection | null {
    const filter = this.#filter.value;
    const queue = BULK_QUEUES.find((one) => one === filter?.queue);
    const age = Number(this.age);
    const olderThanMinutes = Number.isInteger(age) ? age * UNITS[this.unit] : NaN;
    if (filter === undefined || queue === undefined || this.age.trim() === '' || !isBulkAge(olderThanMinutes))
      return null;
    return { filter: { ...filter, queue }, olderThanMinutes };
  }

  async #count(): Promise<void> {
    const selection = this.#selection;
    const { store } = this.#bulk;
    this.#asked += 1;
    const turn = this.#asked;
    this.counted = null;
    this.trouble = null;
    this.wrong = selection === null ? 'age' : null;
    if (selection === null || store === undefined) return;
    const counted = await store.actions.countBulk(selection);
    if (turn !== this.#asked) return;
    if (counted.ok) this.counted = counted.value;
    else this.trouble = counted.error;
  }

  #onAge(event: Event): void {
    this.age = (event.target as HTMLInputElement).value;
    this.#countSoon();
  }

  #onUnit(event: Event): void {
    this.unit = (event.target as HTMLSelectElement).value as Unit;
    this.#countSoon();
  }

  #countSoon(): void {
    this.#asked += 1;
    this.counted = null;
    this.trouble = null;
    this.wrong = this.#selection === null ? 'age' : null;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#count(), COUNT_MS);
  }

  #onReason(event: Event): void {
    this.reason = (event.target as HTMLSelectElement).value;
    if (this.wrong === 'reason') this.wrong = null;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    if (this.#selection === null) {
      this.wrong = 'age';
      this.#focus();
      return;
    }
    if ((this.counted?.count ?? 0) === 0) return;
    if ((this.#reasons.value ?? []).length > 0 && this.reason === '') {
      this.wrong = 'reason';
      this.renderRoot.querySelector<HTMLElement>('#reason')?.focus();
      return;
    }
    this.step = 'asking';
  }

  async #begin(): Promise<void> {
    const selection = this.#selection;
    const { store } = this.#bulk;
    if (this.isBusy || selection === null || store === undefined) return;
    this.isBusy = true;
    const begun = await store.actions.startBulk({
      ...selection,
      reason: this.reason === '' ? null : this.reason,
    });
    this.isBusy = false;
    if (begun.ok) {
      this.step = 'begun';
      return;
    }
    this.step = 'choosing';
    await this.#count();
    this.trouble = begun.error;
  }

  async #stop(): Promise<void> {
    const stopped = await this.#bulk.store?.actions.cancelBulk();
    this.trouble = stopped?.ok === false ? stopped.error : null;
  }

  #again(): void {
    this.step = 'choosing';
    void this.#count();
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
  }

  /** What went wrong, in words; null where nothing did. */
  #troubleInWords({ bulk, problems, errors }: Strings): string | null {
    const { trouble } = this;
    if (trouble === null) return null;
    if (trouble.fields.some(({ field }) => field.startsWith('filter'))) return bulk.filterGone;
    const why = (trouble.type === null ? undefined : problems[trouble.type]) ?? errors[trouble.kind];
    return `${bulk.notBegun} ${why}`;
  }

  #renderCount({ bulk }: Strings): TemplateResult | string | typeof nothing {
    if (this.trouble !== null || this.wrong === 'age') return nothing;
    const { counted } = this;
    if (counted === null) return bulk.counting;
    return html`${counted.count === 0 ? bulk.nothing : html`<strong>${bulk.count(counted.count)}</strong>`}
    ${counted.withoutTopic === 0 ? nothing : bulk.withoutTopic(counted.withoutTopic)}
    ${counted.withoutDisposition === 0 ? nothing : bulk.withoutDisposition(counted.withoutDisposition)}`;
  }

  #renderChoice(strings: Strings): TemplateResult {
    const { bulk, everywhere } = strings;
    const { queue, ...narrowing } = this.#filter.value ?? {};
    const reasons = this.#reasons.value ?? [];
    const trouble =
      this.wrong === 'age'
        ? bulk.ageProblem
        : this.wrong === 'reason'
          ? bulk.reasonProblem
          : this.#troubleInWords(strings);
    const canGo = (this.counted?.count ?? 0) > 0;
    return html`<form novalidate @submit=${this.#onSubmit}>
      <p>
        ${bulk.scope[queue === 'pending' ? 'pending' : 'new']}
        ${Object.keys(narrowing).length === 0 ? nothing : bulk.narrowed}
      </p>
      <div class="age" role="group" aria-label=${bulk.age}>
        <span class="wide">${bulk.age}</span>
        <input
          class="field"
          type="number"
          inputmode="numeric"
          min="1"
          step="1"
          data-first
          aria-label=${bulk.age}
          aria-invalid=${this.wrong === 'age'}
          aria-describedby=${trouble === null ? 'hint' : 'trouble'}
          .value=${this.age}
          @input=${this.#onAge}
        />
        <select class="field" aria-label=${bulk.unit} @change=${this.#onUnit}>
          ${(['hours', 'days'] as const).map(
            (unit) =>
              html`<option value=${unit} ?selected=${unit === this.unit}>${bulk.units[unit]}</option>`,
          )}
        </select>
        <span class="wide" id="hint">${bulk.ageHint}</span>
      </div>
      ${
        reasons.length === 0
          ? nothing
          : html`<label class="pick"
              >${bulk.reason}
              <select
                class="field"
                id="reason"
                aria-label=${bulk.reason}
                aria-invalid=${this.wrong === 'reason'}
                aria-describedby=${this.wrong === 'reason' ? 'trouble' : nothing}
                @change=${this.#onReason}
              >
                <option value="" ?selected=${this.reason === ''}>${bulk.reasonChoose}</option>
                ${reasons.map(
                  (reason) =>
                    html`<option value=${reason} ?selected=${reason === this.reason}>
                      ${showHidden(reason)}
                    </option>`,
                )}
              </select>
            </label>`
      }
      <p class="count" role="status">${this.#renderCount(strings)}</p>
      ${trouble === null ? nothing : html`<p class="trouble" id="trouble" role="alert">${trouble}</p>`}
      <div class="ways">
        <button type="button" class="outline" @click=${() => this.dialog?.close()}>
          ${everywhere.cancel}
        </button>
        ${
          // Counting again helps unless it is what was chosen.
          this.trouble !== null && this.counted === null && this.trouble.fields.length === 0
            ? html`<button type="button" class="outline" @click=${() => void this.#count()}>
                ${everywhere.retry}
              </button>`
            : html`<button class="primary" aria-disabled=${!canGo}>${bulk.go}</button>`
        }
      </div>
    </form>`;
  }

  #renderQuestion({ bulk }: Strings): TemplateResult {
    const count = this.counted?.count ?? 0;
    return html`<div class="body">
      <p class="asked">${bulk.ask(count)}</p>
      <p class="quiet">${bulk.askHint}</p>
      <div class="ways">
        <button class="outline" data-first @click=${() => (this.step = 'choosing')}>${bulk.back}</button>
        <button class="primary" aria-disabled=${this.isBusy} aria-busy=${this.isBusy} @click=${this.#begin}>
          ${bulk.resolve(count)}
        </button>
      </div>
    </div>`;
  }

  #renderProgress(strings: Strings, running: BulkResolution | null): TemplateResult {
    const { bulk, everywhere } = strings;
    const done = running === null ? 0 : running.resolved + running.leftOut;
    const total = running?.total ?? this.counted?.count ?? 0;
    const trouble = this.#troubleInWords(strings);
    return html`<div class="body" tabindex="-1" data-first>
      <progress aria-label=${bulk.title} .value=${done} max=${Math.max(1, total)}></progress>
      <p class="figures">${bulk.progress(done, total)}</p>
      <p class="quiet">${bulk.progressHint}</p>
      ${trouble === null ? nothing : html`<p class="trouble" role="alert">${trouble}</p>`}
      <div class="ways">
        <button class="outline danger" @click=${this.#stop}>${bulk.stop}</button>
        <button class="primary" @click=${() => this.dialog?.close()}>${everywhere.close}</button>
      </div>
    </div>`;
  }

  #renderEnd({ bulk, notices, everywhere }: Strings, ended: BulkResolution): TemplateResult {
    return html`<div class="body">
      <p class="ended" role="status">
        ${ended.state === 'done' ? icon(checkIcon) : nothing}
        <span>${notices['bulk-ended'](ended.resolved, ended.leftOut, ended.state === 'cancelled')}</span>
      </p>
      <div class="ways">
        <button class="outline" @click=${this.#again}>${bulk.another}</button>
        <button class="primary" data-first @click=${() => this.dialog?.close()}>${everywhere.close}</button>
      </div>
    </div>`;
  }

  #renderStep(strings: Strings): TemplateResult {
    const bulk = this.#bulk.value ?? null;
    if (this.step === 'choosing') return this.#renderChoice(strings);
    if (this.step === 'asking') return this.#renderQuestion(strings);
    return bulk === null || bulk.state === 'running'
      ? this.#renderProgress(strings, bulk)
      : this.#renderEnd(strings, bulk);
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    const { title } = strings.bulk;
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
      ${this.#renderStep(strings)}
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-bulk-resolve-dialog': BulkResolveDialog;
  }
}
