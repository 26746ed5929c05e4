import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import { formatOf } from '../../i18n/format.ts';
import type { Strings } from '../../i18n/strings.ts';
import {
  mayChangeOutcome,
  outcomeProblems,
  type OutcomeField,
  type OutcomeProblem,
} from '../../model/outcome.ts';
import { isSameOutcome } from '../../model/outcome-merge.ts';
import type { InlayError } from '../../model/result.ts';
import { showHidden } from '../../model/safe-text.ts';
import { selectHostContext, selectInteraction, selectSession } from '../../store/selectors.ts';
import { outcomeConflicts, outcomeRules, outcomesIn, presentOutcome } from '../../store/select-outcome.ts';
import type { AppState } from '../../store/state.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { openModal } from '../modal/modal.ts';
import { personName } from '../text/person-name.ts';
import { formDialogStyles } from '../translation-dialog/translation-dialog.styles.ts';
import { outcomeDialogStyles } from './outcome-dialog.styles.ts';
import { renderFields, valueInWords } from './outcome-fields.ts';

/** What the dialog follows of the state; it renders again when one of them is another. */
const PARTS: readonly ((state: AppState) => unknown)[] = [
  (state) => state.outcomes,
  (state) => state.workRules,
  selectHostContext,
];

/**
 * What an interaction has come to: status, disposition, topics, resolution reason, notes and tags, saved together (O1). What is
 * filled in is kept until it is saved or let go; what somebody else changes meanwhile shows beside it, and the agent chooses.
 *
 * @tagname inlay-outcome-dialog
 * @fires {Event} close - It was closed, with or without saving.
 */
export class OutcomeDialog extends LitElement {
  static override readonly styles = [tokens, base, form, formDialogStyles, outcomeDialogStyles];

  @property({ attribute: 'interaction-id' }) interactionId = '';
  /** Fields without which a status could not be set, said at the top. */
  @property({ attribute: false }) missing: readonly OutcomeField[] = [];

  @state() private isSaving = false;
  @state() private trouble: InlayError | null = null;
  /** Whether what is wrong is shown: once it was tried to save, or where something is asked for. */
  @state() private isJudged = false;
  @state() private isUnread = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  #begun = '';
  #shown = '';
  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #interaction = new StoreController(this, selectInteraction(null));

  constructor() {
    super();
    for (const part of PARTS) new StoreController(this, part);
  }

  protected override willUpdate(): void {
    if (this.#interaction.value?.id !== this.interactionId)
      this.#interaction.selector = selectInteraction(this.interactionId);
    if (this.missing.length > 0 && !this.hasUpdated) this.isJudged = true;
  }

  protected override updated(): void {
    const { store } = this.#session;
    if (store !== undefined && this.#begun !== this.interactionId && this.interactionId !== '') {
      this.#begun = this.interactionId;
      void store.actions.beginOutcome(this.interactionId).then(() => {
        this.isUnread = outcomesIn(store.getState()).read[this.#begun] === undefined;
      });
    }
    // Once: what changes while it closes does not open it again.
    if (this.dialog !== null && this.#shown !== this.interactionId && this.isConnected) {
      this.#shown = this.interactionId;
      // On the whole until there are fields.
      if (!this.dialog.open) openModal(this.dialog, this.dialog);
    }
    this.#leadToFields();
  }

  /** Puts the focus on what is asked for, else on the first field, as soon as they are there and the focus has not been moved. */
  #leadToFields(): void {
    const { dialog } = this;
    if (dialog === null || this.shadowRoot?.activeElement !== dialog) return;
    const wrong = dialog.querySelector<HTMLElement>('[aria-invalid=true]:enabled, .invalid input:enabled');
    (wrong ?? dialog.querySelector<HTMLElement>('form :is(select, textarea, input):enabled'))?.focus();
  }

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { store } = this.#session;
    const interaction = this.#interaction.value ?? null;
    if (store === undefined || interaction === null || this.isSaving) return;
    if (!mayChangeOutcome(interaction, this.#session.value?.agent.id ?? null)) return;
    // What is typed in a field that counts when it is left; who types goes on from there where it isn't saved.
    const active = this.shadowRoot?.activeElement as HTMLElement | null;
    active?.blur();
    active?.focus();
    this.isJudged = true;
    this.trouble = null;
    const draft = outcomesIn(store.getState()).drafts[interaction.id];
    if (draft === undefined) return;
    const isHeldUp =
      this.#problems(store.getState()).length > 0 ||
      outcomeConflicts(store.getState(), interaction.id).length > 0;
    if (isHeldUp) {
      await this.updateComplete;
      this.renderRoot
        .querySelector<HTMLElement>('[aria-invalid=true], .invalid input, .conflict button')
        ?.focus();
      return;
    }
    this.isSaving = true;
    const saved = await store.actions.saveOutcome(interaction.id);
    this.isSaving = false;
    if (saved.ok) this.dialog?.close();
    else this.trouble = saved.error;
  }

  #problems(state: AppState): readonly OutcomeProblem[] {
    const rules = outcomeRules(state, this.interactionId);
    const present = presentOutcome(state, this.interactionId);
    const draft = outcomesIn(state).drafts[this.interactionId];
    return rules === null || present === null || draft === undefined
      ? []
      : outcomeProblems(draft.values, present, rules);
  }

  #onClose(): void {
    this.#session.store?.actions.closeOutcome();
    this.dispatchEvent(new Event('close'));
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      this.renderRoot.querySelector('form')?.requestSubmit();
  }

  #renderMissing(strings: Strings): TemplateResult | typeof nothing {
    if (this.missing.length === 0) return nothing;
    const { outcome } = strings;
    return html`<div class="notice warning" role="status">
      <p>${outcome.firstThis}</p>
      <ul>
        ${this.missing.map((field) => html`<li>${outcome.missing[field]}</li>`)}
      </ul>
    </div>`;
  }

  #renderConflict(field: OutcomeField, state: AppState, strings: Strings): TemplateResult | typeof nothing {
    const { outcome } = strings;
    const present = presentOutcome(state, this.interactionId);
    const rules = outcomeRules(state, this.interactionId);
    if (present === null || !outcomeConflicts(state, this.interactionId).includes(field)) return nothing;
    const settle = (whose: 'mine' | 'theirs'): void =>
      this.#session.store?.actions.settleOutcome(this.interactionId, field, whose);
    return html`<div class="conflict" role="alert">
      <strong>${outcome.changedMeanwhile}</strong>
      <div class="theirs">${outcome.theirs(valueInWords(field, present, { rules, strings }))}</div>
      <div class="ways">
        <button type="button" class="outline" @click=${() => settle('mine')}>${outcome.keepMine}</button>
        <button type="button" class="outline" @click=${() => settle('theirs')}>${outcome.takeTheirs}</button>
      </div>
    </div>`;
  }

  #renderNotMine(strings: Strings): TemplateResult {
    const agentId = this.#session.value?.agent.id ?? null;
    return html`<div class="notice" role="status">
      <p>${strings.outcome.notMine}</p>
      <button
        type="button"
        class="outline"
        @click=${() =>
          void this.#session.store?.actions.assign(this.interactionId, { agentId, teamId: null })}
      >
        ${strings.thread.assignToMe}
      </button>
    </div>`;
  }

  #renderForm(state: AppState, strings: Strings): TemplateResult {
    const { outcome, errors, problems: words } = strings;
    const id = this.interactionId;
    const { read, drafts } = outcomesIn(state);
    const interaction = state.interactions[id];
    const told = read[id];
    const rules = outcomeRules(state, id);
    const present = presentOutcome(state, id);
    const draft = drafts[id];
    if (interaction === undefined || told === undefined || present === null || rules === null)
      return html`<div class="body" role=${this.isUnread ? 'alert' : 'status'}>
        <p>${this.isUnread ? outcome.notRead : outcome.loading}</p>
      </div>`;
    const isMine = mayChangeOutcome(interaction, state.session.value?.agent.id ?? null);
    const values = draft?.values ?? present;
    const isChanged = draft !== undefined && !isSameOutcome(draft.values, present);
    const { trouble } = this;
    const format = formatOf(strings);
    const now = this.#session.store?.now() ?? Date.now();
    return html`<form novalidate @submit=${(event: Event) => void this.#onSubmit(event)}>
      ${isMine ? this.#renderMissing(strings) : this.#renderNotMine(strings)}
      ${told.endedBy === 'contact' ? html`<p class="notice">${outcome.staysHere}</p>` : nothing}
      ${renderFields({
        values,
        present,
        rules,
        strings,
        isDisabled: !isMine || draft === undefined,
        problems: this.isJudged && isMine ? this.#problems(state) : [],
        edit: (part) => {
          this.trouble = null;
          this.#session.store?.actions.editOutcome(id, part);
        },
        conflict: (field) => this.#renderConflict(field, state, strings),
      })}
      <div class="foot">
        ${
          trouble === null
            ? nothing
            : html`<p class="trouble" role="alert">
                ${outcome.notSaved}
                ${(trouble.type === null ? undefined : words[trouble.type]) ?? errors[trouble.kind]}
                ${outcome.keptHere}
              </p>`
        }
        <div class="ways">
          ${
            told.savedBy === null || told.savedAt === null || isChanged
              ? nothing
              : html`<span class="apart contact"
                  >${outcome.savedBy(showHidden(told.savedBy.name), format.time(told.savedAt, now))}</span
                >`
          }
          ${
            isChanged && isMine
              ? html`<button
                  type="button"
                  class="link apart"
                  @click=${() => {
                    this.#session.store?.actions.discardOutcome(id);
                    this.dialog?.close();
                  }}
                >
                  ${outcome.discard}
                </button>`
              : nothing
          }
          ${
            isMine
              ? html`<button type="button" class="outline" @click=${() => this.dialog?.close()}>
                    ${strings.everywhere.cancel}
                  </button>
                  <button class="primary" aria-disabled=${this.isSaving} aria-busy=${this.isSaving}>
                    ${outcome.save}
                  </button>`
              : nothing
          }
        </div>
      </div>
    </form>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const state = this.#session.store?.getState();
    if (strings === undefined || state === undefined) return nothing;
    const contact = this.#interaction.value?.contact;
    const { title } = strings.outcome;
    return html`<dialog tabindex="-1" aria-label=${title} @close=${this.#onClose} @keydown=${this.#onKey}>
      <div class="header">
        <div>
          <h2>${title}</h2>
          ${
            contact === undefined
              ? nothing
              : html`<p class="contact one-line">
                  <bdi>${personName(contact.name, contact.anonymous, strings.everywhere)}</bdi>
                </p>`
          }
        </div>
        <button
          class="icon"
          type="button"
          aria-label=${strings.everywhere.close}
          title=${strings.everywhere.close}
          @click=${() => this.dialog?.close()}
        >
          ${icon(closeIcon)}
        </button>
      </div>
      ${this.#renderForm(state, strings)}
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-outcome-dialog': OutcomeDialog;
  }
}
