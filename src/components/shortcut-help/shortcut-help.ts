import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Strings } from '../../i18n/strings.ts';
import { base } from '../../theme/base.styles.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import { openModal } from '../modal/modal.ts';
import { shortcutHelpStyles } from './shortcut-help.styles.ts';

/** The keys in force, by what they do; null for what is turned off. */
export interface ShownKeys {
  readonly next: string | null;
  readonly previous: string | null;
  readonly reply: string | null;
  readonly resolve: string | null;
  readonly pending: string | null;
  readonly assignToMe: string | null;
  readonly transfer: string | null;
  readonly boomerang: string | null;
  readonly outcome: string | null;
  readonly messageMenu: string | null;
  readonly quickReplies: string | null;
  readonly search: string | null;
  readonly help: string | null;
}

/**
 * The keys of the panel in a dialog.
 *
 * @tagname inlay-shortcut-help
 * @fires close - The dialog was closed.
 */
export class ShortcutHelp extends LitElement {
  static override readonly styles = [base, shortcutHelpStyles];

  @property({ attribute: false }) strings: Strings | undefined;
  @property({ attribute: false }) keys: ShownKeys | undefined;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  /** Shows the dialog, if it isn't shown. */
  show(): void {
    void this.updateComplete.then(() => {
      if (this.dialog?.open === false) openModal(this.dialog);
    });
  }

  #lines(
    { shortcuts }: Strings,
    keys: ShownKeys,
  ): readonly (readonly [string, readonly (string | null)[]])[] {
    return [
      [shortcuts.next, [keys.next, '↓']],
      [shortcuts.previous, [keys.previous, '↑']],
      [shortcuts.open, ['↵']],
      [shortcuts.back, ['Esc']],
      [shortcuts.reply, [keys.reply]],
      [shortcuts.resolve, [keys.resolve]],
      [shortcuts.pending, [keys.pending]],
      [shortcuts.assignToMe, [keys.assignToMe]],
      [shortcuts.transfer, [keys.transfer]],
      [shortcuts.boomerang, [keys.boomerang]],
      [shortcuts.outcome, [keys.outcome]],
      [shortcuts.messageMenu, [keys.messageMenu]],
      [shortcuts.quickReplies, [keys.quickReplies]],
      [shortcuts.search, [keys.search]],
      [shortcuts.region, ['F6']],
      [shortcuts.send, ['↵']],
      [shortcuts.lineBreak, ['⇧', '↵']],
      [shortcuts.help, [keys.help]],
    ];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings, keys } = this;
    if (strings === undefined || keys === undefined) return nothing;
    return html`<dialog
      aria-labelledby="title"
      closedby="any"
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <header>
        <h2 id="title">${strings.shortcuts.title}</h2>
        <button
          class="icon"
          type="button"
          aria-label=${strings.everywhere.close}
          @click=${() => this.dialog?.close()}
        >
          ${icon(closeIcon)}
        </button>
      </header>
      <dl>
        ${this.#lines(strings, keys)
          .map(([what, of]) => [what, of.filter((key) => key !== null)] as const)
          .filter(([, of]) => of.length > 0)
          .map(
            ([what, of]) =>
              html`<dt>${what}</dt>
                <dd>${of.map((key) => html`<kbd>${key}</kbd>`)}</dd>`,
          )}
      </dl>
      <p>${strings.shortcuts.typingHint}</p>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-shortcut-help': ShortcutHelp;
  }
}
