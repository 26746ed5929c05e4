import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../../theme/base.styles.ts';
import { form } from '../../theme/form.styles.ts';
import { checkIcon, icon } from '../../theme/icons.ts';
import { MenuSelectEvent } from './menu-button.events.ts';
import { menuButtonStyles } from './menu-button.styles.ts';
import { placeAt } from './place.ts';

/** One entry of a menu. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  /** Under the label in small: what it brings, or why it can't be chosen. */
  readonly hint?: string;
  /** Whether it is the one in force; where any entry that is no switch says so, all are choices of which one is. */
  readonly checked?: boolean;
  /** Whether it is switched by itself, on or off as `checked` says, instead of being one of several choices. */
  readonly isSwitch?: boolean;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** In the place of the check, where the menu is no choice. */
  readonly mark?: TemplateResult;
  /** Whether a line stands before it. */
  readonly apart?: boolean;
}

const LOOKS = { icon: 'icon', small: 'icon small', plain: 'often' } as const;

/**
 * A button that opens a menu. Arrows, Home, End and first letters move in it, Enter chooses, Escape closes and gives the focus
 * back to the button.
 *
 * @tagname inlay-menu-button
 * @slot - What the button shows.
 * @fires {MenuSelectEvent} inlay-menu-select - An entry was chosen. Not composed.
 * @csspart button - The button.
 */
export class MenuButton extends LitElement {
  static override readonly styles = [base, form, menuButtonStyles];
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** The button's accessible name. */
  @property() label = '';

  /** The menu's accessible name, where it differs from the button's. */
  @property({ attribute: 'menu-label' }) menuLabel: string | undefined;

  /** The entries, or what makes them each time the menu opens: then there are none in the page while it is closed. */
  @property({ attribute: false }) entries: readonly MenuEntry[] | (() => readonly MenuEntry[]) = [];

  /** `icon`: a square one, `small` a smaller; `plain`: as wide as what it shows. */
  @property() look: 'icon' | 'small' | 'plain' = 'icon';

  @property({ type: Boolean }) disabled = false;

  /** Whether the button is reached by Tab; not where a toolbar's arrows lead to it. */
  @property({ attribute: false }) tabStop = true;

  @state() private isOpen = false;

  @query('[popover]') private menu!: HTMLElement;
  @query('.trigger') private trigger!: HTMLButtonElement;

  /** Whether the menu is open. */
  get open(): boolean {
    return this.isOpen;
  }

  protected override firstUpdated(): void {
    // By the property: the popover then knows its button, whose click closes it instead of opening it again.
    this.trigger.popoverTargetElement = this.menu;
  }

  /** Opens the menu, with the focus on its first entry. */
  show(): void {
    if (!this.isOpen && !this.disabled) this.menu.showPopover();
  }

  /** What `entries` made as the menu opened. */
  #made: readonly MenuEntry[] | null = null;

  #items(): HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>('.entry')];
  }

  #onBeforeToggle(event: ToggleEvent): void {
    if (event.newState !== 'open') return;
    this.#made = typeof this.entries === 'function' ? this.entries() : null;
    this.isOpen = true;
    this.toggleAttribute('open', true);
    // What is measured, placed and focused has to be there.
    this.performUpdate();
  }

  #onToggle(event: ToggleEvent): void {
    this.isOpen = event.newState === 'open';
    this.toggleAttribute('open', this.isOpen);
    if (!this.isOpen) {
      this.#made = null;
      return;
    }
    placeAt(this.menu, this.trigger);
    const items = this.#items();
    (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
  }

  #onTriggerKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    event.stopPropagation();
    this.menu.showPopover();
  }

  #onMenuKey(event: KeyboardEvent): void {
    // Nothing typed in a menu is a shortcut of the panel around.
    event.stopPropagation();
    const items = this.#items();
    const at = items.indexOf(event.target as HTMLElement);
    const target = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items[(at - 1 + items.length) % items.length],
      Home: items[0],
      End: items.at(-1),
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      target.focus();
    } else if (event.key === 'Tab' || event.key === 'Escape') {
      if (event.key === 'Escape') event.preventDefault();
      this.#close();
    } else if (
      event.key.length === 1 &&
      event.key !== ' ' &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      const letter = event.key.toLocaleLowerCase();
      [...items.slice(at + 1), ...items.slice(0, at + 1)]
        .find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(letter))
        ?.focus();
    }
  }

  #close(): void {
    this.menu.hidePopover();
    this.trigger.focus();
  }

  #choose(entry: MenuEntry): void {
    if (entry.disabled === true) return;
    this.#close();
    this.dispatchEvent(new MenuSelectEvent({ id: entry.id }));
  }

  #renderEntry(entry: MenuEntry, isChoice: boolean): TemplateResult {
    const mark =
      entry.mark ?? (entry.checked === true ? html`<span class="check">${icon(checkIcon)}</span>` : nothing);
    return html`${entry.apart === true ? html`<div class="line" role="separator"></div>` : nothing}<button
        class="entry ${entry.danger === true ? 'danger' : ''}"
        type="button"
        tabindex="-1"
        role=${entry.isSwitch === true ? 'menuitemcheckbox' : isChoice ? 'menuitemradio' : 'menuitem'}
        aria-checked=${isChoice || entry.isSwitch === true ? String(entry.checked === true) : nothing}
        aria-disabled=${entry.disabled === true ? 'true' : nothing}
        @click=${() => this.#choose(entry)}
      >
        <span class="mark">${mark}</span><span class="label">${entry.label}</span>
        ${entry.hint === undefined ? nothing : html`<span class="hint">${entry.hint}</span>`}
      </button>`;
  }

  protected override render(): TemplateResult {
    const entries = typeof this.entries === 'function' ? (this.#made ?? []) : this.entries;
    const isChoice = entries.some(({ checked, isSwitch }) => checked !== undefined && isSwitch !== true);
    return html`<button
        part="button"
        class="trigger ${LOOKS[this.look]}"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-label=${this.label || nothing}
        title=${this.look === 'plain' ? nothing : this.label}
        tabindex=${this.tabStop ? nothing : -1}
        ?disabled=${this.disabled}
        @keydown=${this.#onTriggerKey}
      >
        <slot></slot>
      </button>
      <div
        popover="auto"
        role="menu"
        aria-label=${this.menuLabel ?? this.label}
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#onToggle}
        @keydown=${this.#onMenuKey}
      >
        ${repeat(
          entries,
          ({ id }) => id,
          (entry) => this.#renderEntry(entry, isChoice),
        )}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-menu-button': MenuButton;
  }
}
