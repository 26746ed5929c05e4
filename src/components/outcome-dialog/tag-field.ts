import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Strings } from '../../i18n/strings.ts';
import { showHidden } from '../../model/safe-text.ts';
import { isSameTag, trimTag, withTags } from '../../model/tag.ts';
import { hasTag } from '../../model/tag-search.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { closeIcon, icon } from '../../theme/icons.ts';
import { TagsChangeEvent } from './tag-field.events.ts';

/**
 * A field for tags: Enter or a comma adds what is typed, Backspace in the empty field takes the last one off. What is typed counts
 * as well when the field is left, so that nothing of it is lost by saving.
 *
 * @tagname inlay-tag-field
 * @fires {TagsChangeEvent} inlay-tags-change - Other tags have been chosen. Not composed.
 */
export class TagField extends LitElement {
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override readonly styles = [
    base,
    form,
    css`
      :host {
        display: block;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin-block-end: var(--_space-1);
      }
      ul:empty {
        display: none;
      }
      li {
        display: inline-flex;
        align-items: center;
        max-inline-size: 100%;
        padding-inline-start: var(--_space-2);
        border-radius: 12px;
        background: var(--_selected);
        color: var(--_text);
        font: var(--_meta);
        overflow-wrap: anywhere;
      }
      .field[aria-invalid='true'] {
        border-color: var(--_danger);
      }
    `,
  ];

  @property({ attribute: false }) tags: readonly string[] = [];
  /** Those that there are. */
  @property({ attribute: false }) known: readonly string[] = [];
  @property({ attribute: false }) strings: Strings | undefined;
  @property() label = '';
  @property({ type: Boolean }) disabled = false;
  @property({ type: Boolean }) invalid = false;

  @query('input') private field!: HTMLInputElement | null;

  #change(tags: readonly string[]): void {
    this.dispatchEvent(new TagsChangeEvent({ tags }));
  }

  #add(): void {
    const typed = (this.field?.value ?? '')
      .split(',')
      .map(trimTag)
      .filter((tag) => tag !== '');
    if (this.field !== null) this.field.value = '';
    const add = typed.map((tag) => this.known.find((one) => isSameTag(one, tag)) ?? tag);
    if (add.some((tag) => !hasTag(this.tags, tag))) this.#change(withTags(this.tags, { add, remove: [] }));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if ((event.key === 'Enter' && this.field?.value !== '') || event.key === ',') {
      event.preventDefault();
      this.#add();
    } else if (event.key === 'Backspace' && this.field?.value === '' && this.tags.length > 0)
      this.#change(this.tags.slice(0, -1));
  }

  /** What is chosen from the list of those that there are comes as a whole, and counts at once. */
  #onInput(event: Event): void {
    if (!(event instanceof InputEvent) || event.inputType === 'insertReplacementText') this.#add();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { strings } = this;
    if (strings === undefined) return nothing;
    return html`<ul aria-label=${this.label}>
        ${this.tags.map(
          (tag) =>
            html`<li>
              <bdi>${showHidden(tag)}</bdi
              ><button
                class="icon small"
                type="button"
                aria-label=${strings.annotations.removeTag(showHidden(tag))}
                ?disabled=${this.disabled}
                @click=${() => this.#change(this.tags.filter((one) => one !== tag))}
              >
                ${icon(closeIcon, 12)}
              </button>
            </li>`,
        )}
      </ul>
      <input
        class="field"
        type="text"
        list="known"
        autocomplete="off"
        aria-label=${this.label}
        aria-invalid=${this.invalid}
        placeholder=${strings.outcome.addTag}
        ?disabled=${this.disabled}
        @keydown=${this.#onKey}
        @input=${this.#onInput}
        @change=${this.#add}
      />
      <datalist id="known">
        ${this.known.filter((tag) => !hasTag(this.tags, tag)).map((tag) => html`<option value=${tag}></option>`)}
      </datalist>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-tag-field': TagField;
  }
}
