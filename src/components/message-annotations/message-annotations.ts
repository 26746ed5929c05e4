import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Message, MessageRefusal } from '../../model/message.ts';
import { showHidden } from '../../model/safe-text.ts';
import { selectSession } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { closeIcon, failedIcon, icon } from '../../theme/icons.ts';
import { muteIcon, tagIcon } from '../../theme/late-icons.ts';
import '../notes/define.ts';
import { refusedInWords } from './refused-in-words.ts';

/**
 * What stands under a message for agents alone: its tags and notes, that it made no work, and what was refused. Shows nothing where
 * there is nothing of the kind.
 *
 * @tagname inlay-message-annotations
 */
export class MessageAnnotations extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        max-inline-size: min(36rem, 100%);
      }
      .tags {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin-block-start: 4px;
      }
      .tags li {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        max-inline-size: 100%;
        min-block-size: var(--_target);
        padding-inline: var(--_space-2);
        border-radius: 12px;
        background: var(--_hover);
        color: var(--_text-quiet);
        font: var(--_meta);
      }
      .tags li:has(button) {
        padding-inline-end: 0;
      }
      .tags bdi {
        overflow-wrap: anywhere;
      }
      .muted,
      .refused {
        display: flex;
        align-items: start;
        gap: 4px;
        margin-block-start: 4px;
        color: var(--_text-quiet);
        font: var(--_meta);
      }
      .refused {
        padding: 4px var(--_space-2);
        border-radius: var(--_radius-m);
        background: var(--_danger-surface);
        color: var(--_danger);
        font-weight: 500;
      }
      .refused span {
        flex: 1;
      }
      .refused button {
        font: var(--_meta);
        font-weight: var(--_weight-strong);
      }
    `,
  ];

  @property({ attribute: false }) message: Message | undefined;

  /** Only to be read. */
  @property({ type: Boolean }) preview = false;

  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);
  readonly #isWriting = new StoreController(this, (): boolean => false);

  override connectedCallback(): void {
    super.connectedCallback();
    // In the same breath as its message, which a virtual list measures as it is put into the page.
    if (!this.hasUpdated && this.isUpdatePending) this.performUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const id = this.message?.id;
    if (id === undefined || !changed.has('message') || changed.get('message')?.id === id) return;
    this.#isWriting.selector = ({ noteDrafts }) => noteDrafts[id] !== undefined;
  }

  #remove({ interactionId, id }: Message, tag: string): void {
    void this.#session.store?.actions.changeTags(interactionId, id, { add: [], remove: [tag] });
  }

  #renderTags(message: Message, { annotations }: Strings): TemplateResult {
    const mayChange = !this.preview && this.#session.value?.features.includes('tags') === true;
    return html`<ul class="tags" aria-label=${annotations.tags}>
      ${message.tags.map((tag) => {
        const label = annotations.removeTag(showHidden(tag));
        return html`<li>
          ${icon(tagIcon, 12)}<bdi>${showHidden(tag)}</bdi>${
            mayChange
              ? html`<button
                  class="icon small"
                  aria-label=${label}
                  title=${label}
                  @click=${() => {
                    this.#remove(message, tag);
                  }}
                >
                  ${icon(closeIcon, 12)}
                </button>`
              : nothing
          }
        </li>`;
      })}
    </ul>`;
  }

  #renderRefused({ key, what, error }: MessageRefusal, strings: Strings): TemplateResult {
    const { annotations } = strings;
    const words: Readonly<Record<MessageRefusal['what'], string>> = {
      'add-tags': annotations.tagsNotSaved,
      'remove-content': annotations.removing.content.notDone,
      'remove-author': annotations.removing.author.notDone,
    };
    return html`<div class="refused" role="alert">
      ${icon(failedIcon, 14)}<span>${words[what]} ${refusedInWords(error, strings)}</span>
      <button
        class="link"
        @click=${() => {
          void this.#session.store?.actions.dismissPending(key);
        }}
      >
        ${strings.everywhere.dismiss}
      </button>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { message } = this;
    const strings = this.#strings.whole;
    if (message === undefined || strings === undefined) return nothing;
    const { tags, notes, muted, refusals = [] } = message;
    return html`${
      muted ? html`<p class="muted">${icon(muteIcon, 14)} ${strings.annotations.muted}</p>` : nothing
    }
    ${tags.length > 0 ? this.#renderTags(message, strings) : nothing}
    ${refusals.map((refusal) => this.#renderRefused(refusal, strings))}
    ${
      notes.length > 0 || this.#isWriting.value === true
        ? html`<inlay-notes
            .notes=${notes}
            .interactionId=${message.interactionId}
            .messageId=${message.id}
            .preview=${this.preview}
          ></inlay-notes>`
        : nothing
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-message-annotations': MessageAnnotations;
  }
}
