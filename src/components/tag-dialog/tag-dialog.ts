import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { StringsController } from '../../controllers/strings-controller.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Message } from '../../model/message.ts';
import { showHidden } from '../../model/safe-text.ts';
import { isSameTag, tagProblem, TAGS_MAX, trimTag, type TagProblem } from '../../model/tag.ts';
import { hasTag, matchingTags } from '../../model/tag-search.ts';
import { selectSession } from '../../store/selectors.ts';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { checkIcon, closeIcon, icon } from '../../theme/icons.ts';
import { tagIcon } from '../../theme/late-icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { openModal } from '../modal/modal.ts';
import { tagDialogStyles } from './tag-dialog.styles.ts';

interface Option {
  readonly tag: string;
  readonly isNew: boolean;
}

/**
 * Chooses the tags of a message out of the catalogue, and makes new ones where the agent may (M8). The field is a combobox: arrows
 * move among what fits, Enter takes it on or off, Backspace in the empty field takes the last one off.
 *
 * @tagname inlay-tag-dialog
 * @fires {Event} close - It was closed, with or without a change.
 */
export class TagDialog extends LitElement {
  static override styles = [tokens, base, form, tagDialogStyles];

  @property({ attribute: false }) message: Message | undefined;

  @state() private chosen: readonly string[] = [];
  @state() private typed = '';
  @state() private active = 0;
  @state() private problem: TagProblem | 'too-many' | 'not-permitted' | null = null;
  /** What is read out after a tag came or went. */
  @state() private said = '';

  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('input') private field!: HTMLInputElement | null;

  readonly #strings = new StringsController(this);
  readonly #session = new StoreController(this, selectSession);

  override willUpdate(): void {
    if (!this.hasUpdated) this.chosen = this.message?.tags ?? [];
  }

  protected override updated(): void {
    if (this.dialog === null || this.dialog.open) return;
    openModal(this.dialog, this.field);
  }

  get #mayCreate(): boolean {
    return this.#session.value?.permissions.includes('conversation.tag.create') === true;
  }

  #options(): readonly Option[] {
    const known = this.#session.value?.catalogue.tags ?? [];
    const all = [...known, ...this.chosen.filter((tag) => !hasTag(known, tag))];
    const options = matchingTags(all, this.typed).map((tag) => ({ tag, isNew: false }));
    const tag = trimTag(this.typed);
    const isNew = this.#mayCreate && tagProblem(tag) === null && !hasTag(all, tag);
    return isNew ? [...options, { tag, isNew: true }] : options;
  }

  #toggle(tag: string, strings: Strings): void {
    const { annotations } = strings;
    const isOn = hasTag(this.chosen, tag);
    if (!isOn && this.chosen.length >= TAGS_MAX) {
      this.problem = 'too-many';
      return;
    }
    this.chosen = isOn ? this.chosen.filter((one) => !isSameTag(one, tag)) : [...this.chosen, tag];
    this.said = (isOn ? annotations.tagRemoved : annotations.tagAdded)(tag);
    this.problem = null;
    this.typed = '';
    this.active = 0;
    if (this.field !== null) this.field.value = '';
    this.field?.focus();
  }

  #onInput(): void {
    this.typed = this.field?.value ?? '';
    this.active = 0;
    const problem = this.typed === '' ? null : tagProblem(this.typed);
    // Spaces alone may be on their way to be a word; what is too long will not become shorter by typing on.
    this.problem = problem === 'empty' ? null : problem;
  }

  /** Takes the option that is marked, or says beside the field why what has been typed is no tag. */
  #take(strings: Strings): boolean {
    const option = this.#options()[this.active];
    if (option !== undefined && (this.typed.trim() !== '' || this.active > 0)) {
      this.#toggle(option.tag, strings);
      return true;
    }
    if (this.typed === '') return true;
    this.problem = tagProblem(this.typed) ?? (this.#mayCreate ? null : 'not-permitted');
    return this.problem === null;
  }

  #onKey(event: KeyboardEvent, strings: Strings): void {
    // Nothing typed in a dialog is a shortcut of the panel around.
    event.stopPropagation();
    if (event.isComposing || event.target !== this.field) return;
    const count = this.#options().length;
    const last = this.chosen.at(-1);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && count > 0) {
      event.preventDefault();
      this.active = (this.active + step + count) % count;
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' }),
      );
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (this.typed === '' && this.active === 0) this.#save(strings);
      else this.#take(strings);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#save(strings);
    } else if (event.key === 'Backspace' && this.typed === '' && last !== undefined) {
      event.preventDefault();
      this.#toggle(last, strings);
    }
  }

  #save(strings: Strings): void {
    if (this.typed !== '' && !this.#take(strings)) {
      this.field?.focus();
      return;
    }
    const { message } = this;
    if (message !== undefined) {
      const add = this.chosen.filter((tag) => !message.tags.includes(tag));
      const remove = message.tags.filter((tag) => !this.chosen.includes(tag));
      if (add.length + remove.length > 0)
        void this.#session.store?.actions.changeTags(message.interactionId, message.id, { add, remove });
    }
    this.dialog?.close();
  }

  #renderOption({ tag, isNew }: Option, at: number, strings: Strings): TemplateResult {
    const isOn = hasTag(this.chosen, tag);
    return html`<button
      type="button"
      role="option"
      tabindex="-1"
      id=${`option-${String(at)}`}
      aria-selected=${isOn ? 'true' : 'false'}
      data-active=${at === this.active ? '' : nothing}
      @click=${() => {
        this.#toggle(tag, strings);
      }}
    >
      ${icon(isOn ? checkIcon : tagIcon, 14)}<bdi
        >${isNew ? strings.annotations.createTag(showHidden(tag)) : showHidden(tag)}</bdi
      >
    </button>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const strings = this.#strings.whole;
    if (strings === undefined || this.message === undefined) return nothing;
    const { annotations, everywhere, messageActions } = strings;
    const options = this.#options();
    return html`<dialog
      aria-labelledby="title"
      @close=${() => {
        this.dispatchEvent(new Event('close'));
      }}
      @keydown=${(event: KeyboardEvent) => {
        this.#onKey(event, strings);
      }}
    >
      <h2 id="title">${messageActions.name['add-tags']}</h2>
      <ul class="chosen" aria-label=${annotations.tags}>
        ${this.chosen.map(
          (tag) =>
            html`<li>
              <bdi>${showHidden(tag)}</bdi
              ><button
                class="icon small"
                aria-label=${annotations.removeTag(showHidden(tag))}
                title=${annotations.removeTag(showHidden(tag))}
                @click=${() => {
                  this.#toggle(tag, strings);
                }}
              >
                ${icon(closeIcon, 12)}
              </button>
            </li>`,
        )}
      </ul>
      <input
        class="field"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-label=${annotations.tagField}
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls="options"
        aria-activedescendant=${options.length > 0 ? `option-${String(this.active)}` : nothing}
        aria-invalid=${this.problem === null ? 'false' : 'true'}
        aria-describedby="problem"
        placeholder=${annotations.tagHint}
        @input=${this.#onInput}
      />
      <p class="problem" id="problem" role="alert">
        ${this.problem === null ? nothing : annotations.tagProblem[this.problem]}
      </p>
      <div
        class="options"
        id="options"
        role="listbox"
        aria-label=${annotations.tags}
        aria-multiselectable="true"
      >
        ${options.map((option, at) => this.#renderOption(option, at, strings))}
      </div>
      ${options.length === 0 && this.problem === null ? html`<p class="none">${annotations.noTag}</p>` : nothing}
      <p class="visually-hidden" role="status">${this.said}</p>
      <div class="buttons">
        <button class="outline" @click=${() => this.dialog?.close()}>${everywhere.cancel}</button>
        <button
          class="primary"
          @click=${() => {
            this.#save(strings);
          }}
        >
          ${annotations.save}
        </button>
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-tag-dialog': TagDialog;
  }
}
