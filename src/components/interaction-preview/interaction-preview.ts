import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import type { Outcome } from '../../model/outcome.ts';
import { showableText, showHidden } from '../../model/safe-text.ts';
import { selectInteraction, selectSession } from '../../store/selectors.ts';
import { selectOutcome } from '../../store/select-outcome.ts';
import { base } from '../../theme/base.styles.ts';
import { tokens } from '../../theme/tokens.ts';
import { canTake } from '../composer/not-mine.ts';
import { openModal } from '../modal/modal.ts';
import { personName } from '../text/person-name.ts';
import { interactionPreviewStyles } from './interaction-preview.styles.ts';

/**
 * An interaction to be read over what is there: its thread, what came out of it, and whose it is. Nothing can be written or changed in it;
 * *Assign to me* takes it, and Back leads to where one was (K5, L10).
 *
 * @tagname inlay-interaction-preview
 * @fires {Event} close - It was closed.
 */
export class InteractionPreview extends LitElement {
  static override styles = [tokens, base, interactionPreviewStyles];

  @property({ attribute: 'interaction-id' }) interactionId = '';

  @query('dialog') private dialog!: HTMLDialogElement | null;

  #wasShown = false;
  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #interaction = new StoreController(this, selectInteraction(null));
  /** Read by the thread's own bar, as where it is worked on. */
  readonly #outcome = new StoreController(this, (): Outcome | null => null);

  protected override willUpdate(): void {
    if (this.#interaction.value?.id !== this.interactionId) {
      this.#interaction.selector = selectInteraction(this.interactionId);
      this.#outcome.selector = selectOutcome(this.interactionId);
    }
    // Who may no longer see it is not shown it any longer.
    if (this.#wasShown && this.#interaction.value === null) this.dialog?.close();
  }

  protected override updated(): void {
    if (this.dialog === null || this.#wasShown) return;
    this.#wasShown = true;
    openModal(this.dialog, this.renderRoot.querySelector<HTMLElement>('.whose button'));
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing pressed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
  }

  #onBack(event: Event): void {
    event.stopPropagation();
    this.dialog?.close();
  }

  async #onTake(): Promise<void> {
    const { store } = this.#session;
    const agentId = this.#session.value?.agent.id;
    if (store === undefined || agentId === undefined) return;
    await store.actions.assign(this.interactionId, { agentId, teamId: null });
    if (store.getState().interactions[this.interactionId]?.assignee?.id === agentId) this.#open();
  }

  #open(): void {
    void this.#session.store?.actions.open(this.interactionId);
    this.dialog?.close();
  }

  #renderWhose(interaction: Interaction, strings: Strings): TemplateResult {
    const { contact, thread } = strings;
    const session = this.#session.value ?? null;
    const { assignee } = interaction;
    const isMine = assignee !== null && assignee.id === session?.agent.id;
    const whose = isMine
      ? contact.heldByMe
      : assignee === null
        ? contact.heldByNobody
        : contact.heldBy(showHidden(assignee.name));
    return html`<div class="whose">
      <p>${whose}</p>
      ${
        isMine
          ? html`<button
              class="outline"
              @click=${() => {
                this.#open();
              }}
            >
              ${contact.openIt}
            </button>`
          : session !== null && canTake(interaction, session)
            ? html`<button class="primary" @click=${() => void this.#onTake()}>${thread.assignToMe}</button>`
            : nothing
      }
    </div>`;
  }

  /** What came out of it, to be read. */
  #renderOutcome({ status, topics, tags }: Interaction, strings: Strings): TemplateResult {
    const { contact, everywhere, outcome } = strings;
    const told = this.#outcome.value ?? null;
    const list = (words: readonly string[], none: string): string =>
      words.length === 0 ? none : words.map(showHidden).join(', ');
    return html`<dl aria-label=${contact.outcome}>
      <dt>${contact.status}</dt>
      <dd>${everywhere.status[status]}</dd>
      ${
        told?.disposition
          ? html`<dt>${outcome.field.dispositionId}</dt>
              <dd>${showHidden(told.disposition.label)}</dd>`
          : nothing
      }
      <dt>${contact.topics}</dt>
      <dd>${list(topics, contact.none.topics)}</dd>
      <dt>${contact.tags}</dt>
      <dd>${list(tags, contact.none.tags)}</dd>
      ${
        told?.resolutionReason
          ? html`<dt>${outcome.field.resolutionReason}</dt>
              <dd>${showHidden(told.resolutionReason)}</dd>`
          : nothing
      }
      ${
        told === null || told.notes === ''
          ? nothing
          : html`<dt>${outcome.field.notes}</dt>
              <dd class="notes" dir="auto">${showableText(told.notes)}</dd>`
      }
    </dl>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    const interaction = this.#interaction.value ?? null;
    if (strings === undefined || interaction === null) return nothing;
    const name = personName(interaction.contact.name, interaction.contact.anonymous, strings.everywhere);
    return html`<dialog
      aria-label=${strings.contact.preview(name)}
      @close=${this.#onClose}
      @keydown=${this.#onKey}
    >
      <inlay-message-thread
        .interactionId=${this.interactionId}
        .back=${true}
        .preview=${true}
        @inlay-thread-close=${this.#onBack}
      ></inlay-message-thread>
      <div class="bar">
        ${this.#renderOutcome(interaction, strings)} ${this.#renderWhose(interaction, strings)}
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-interaction-preview': InteractionPreview;
  }
}
