import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { DirectoryEntry } from '../../model/directory.ts';
import { selectInteraction } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import { inboxIcon } from '../../theme/late-icons.ts';
import { tokens } from '../../theme/tokens.ts';
import '../directory/define.ts';
import type { DirectoryChooseEvent } from '../directory/directory.events.ts';
import { openModal } from '../modal/modal.ts';
import { directoryDialogStyles } from './assign-dialog.styles.ts';

/**
 * The directory of agents and teams, to give an interaction to one of them, or back to the queue (W1).
 *
 * @tagname inlay-assign-dialog
 * @fires {Event} close - It was closed, with or without a choice.
 */
export class AssignDialog extends LitElement {
  static override styles = [tokens, base, directoryDialogStyles];

  @property({ attribute: 'interaction-id' }) interactionId = '';

  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #strings = new StringsController(this);
  readonly #interaction = new StoreController(this, selectInteraction(null));

  protected override willUpdate(): void {
    if (this.#interaction.value?.id !== this.interactionId)
      this.#interaction.selector = selectInteraction(this.interactionId);
  }

  protected override updated(): void {
    if (this.dialog === null || this.dialog.open) return;
    openModal(this.dialog, this.dialog.querySelector('inlay-directory'));
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  #onKey(event: KeyboardEvent): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
  }

  #onChoose({ detail: { entry } }: DirectoryChooseEvent): void {
    this.#assign(
      entry.kind === 'agent' ? { agentId: entry.id, teamId: null } : { agentId: null, teamId: entry.id },
    );
  }

  #assign(to: { readonly agentId: string | null; readonly teamId: string | null }): void {
    void this.#interaction.store?.actions.assign(this.interactionId, to);
    this.dialog?.close();
  }

  readonly #isHolder = ({ kind, id }: DirectoryEntry): boolean => {
    const { assignee = null, teamId = null } = this.#interaction.value ?? {};
    return kind === 'agent' ? assignee?.id === id : assignee === null && teamId === id;
  };

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined) return nothing;
    const isHeld = (this.#interaction.value?.assignee ?? null) !== null;
    return html`<dialog aria-label=${strings.directory.title} @close=${this.#onClose} @keydown=${this.#onKey}>
      <div class="header">
        <h2>${strings.thread.assign}</h2>
        <button
          class="icon"
          aria-label=${strings.everywhere.close}
          title=${strings.everywhere.close}
          @click=${() => {
            this.dialog?.close();
          }}
        >
          ${icon(closeIcon)}
        </button>
      </div>
      <inlay-directory
        .interactionId=${this.interactionId}
        .isChosen=${this.#isHolder}
        @inlay-directory-choose=${this.#onChoose}
      >
        ${
          isHeld
            ? html`<button
                slot="first"
                class="entry"
                @click=${() => {
                  this.#assign({ agentId: null, teamId: null });
                }}
              >
                ${icon(inboxIcon)}<span class="name"
                  >${strings.directory.unassign}<span class="hint"
                    >${strings.directory.unassignHint}</span
                  ></span
                >
              </button>`
            : nothing
        }
      </inlay-directory>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-assign-dialog': AssignDialog;
  }
}
