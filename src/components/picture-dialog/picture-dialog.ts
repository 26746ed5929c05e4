import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { formatOf } from '../../i18n/format.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Attachment } from '../../model/message.ts';
import { showHidden } from '../../model/safe-text.ts';
import { base } from '../../theme/base.styles.ts';
import { closeIcon, downloadIcon, icon } from '../../theme/icons.ts';
import { fileAddress } from '../text/addresses.ts';
import { fileName } from '../text/file-name.ts';

/**
 * A picture in its full size over everything, until it is closed.
 *
 * @tagname inlay-picture-dialog
 * @fires {Event} close - It was closed.
 */
export class PictureDialog extends LitElement {
  static override styles = [
    base,
    css`
      dialog {
        display: flex;
        flex-direction: column;
        inline-size: 100vi;
        block-size: 100vb;
        max-inline-size: none;
        max-block-size: none;
        margin: 0;
        padding: 0;
        border: 0;
        background: var(--_surface);
        color: var(--_text);
      }
      dialog::backdrop {
        background: var(--_scrim);
      }
      .header {
        display: flex;
        flex: none;
        align-items: center;
        gap: var(--_space-2);
        min-block-size: 44px;
        padding-inline: var(--_space-3) var(--_space-1);
        border-block-end: 1px solid var(--_line);
      }
      h2 {
        display: flex;
        flex: 1;
        min-inline-size: 0;
        font-weight: var(--_weight-strong);
      }
      .file-name {
        display: flex;
        min-inline-size: 0;
      }
      .stem {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: pre;
      }
      .tail {
        flex: none;
        white-space: pre;
      }
      a {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        inline-size: var(--_target-often);
        block-size: var(--_target-often);
        border-radius: var(--_radius-m);
        color: var(--_text-quiet);
      }
      a:hover {
        background: var(--_hover);
      }
      .stage {
        display: flex;
        flex: 1;
        min-block-size: 0;
        padding: var(--_space-2);
        background: var(--_surface-sunken);
      }
      img {
        min-inline-size: 0;
        max-inline-size: 100%;
        max-block-size: 100%;
        margin: auto;
        object-fit: contain;
      }
      .failed {
        margin: auto;
        color: var(--_text-quiet);
      }
    `,
  ];

  @property({ attribute: false }) attachment: Attachment | undefined;
  @property({ attribute: false }) strings: FirstStrings | undefined;

  @state() private hasFailed = false;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  protected override firstUpdated(): void {
    this.dialog?.showModal();
    this.dialog?.querySelector('button')?.focus();
  }

  #onClose(): void {
    this.dispatchEvent(new Event('close'));
  }

  #onFailed(): void {
    this.hasFailed = true;
  }

  #onKey(event: KeyboardEvent): void {
    // Escape closes the picture and nothing behind it.
    event.stopPropagation();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { attachment, strings } = this;
    if (attachment === undefined || strings === undefined) return nothing;
    const shown = showHidden(attachment.name);
    const href = fileAddress(attachment.url);
    return html`<dialog aria-label=${shown} @close=${this.#onClose} @keydown=${this.#onKey}>
      <div class="header">
        <h2>${fileName(attachment.name)}</h2>
        <span class="quiet meta figures">${formatOf(strings).size(attachment.size)}</span>
        ${
          href === null
            ? nothing
            : html`<a
                href=${href}
                download=${attachment.name}
                target="_blank"
                rel="noopener noreferrer"
                aria-label=${strings.message.download(shown)}
                >${icon(downloadIcon)}</a
              >`
        }
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
      <div class="stage">
        ${
          href === null || this.hasFailed
            ? html`<p class="failed">${strings.errors['not-found']}</p>`
            : html`<img
                src=${href}
                alt=${shown}
                width=${attachment.dimensions?.width ?? nothing}
                height=${attachment.dimensions?.height ?? nothing}
                @error=${this.#onFailed}
              />`
        }
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-picture-dialog': PictureDialog;
  }
}
