import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import { SHORTCUTS, type Shortcut } from '../panel/shortcuts.ts';

type Keys = Readonly<Record<string, string | null>>;

/** The keys of shortcuts, each to be pressed anew or turned off. */
export class KeyList {
  readonly #host: LitElement;
  readonly #onChange: (keys: Keys) => void;
  /** The shortcut whose new key is waited for. */
  #waits: Shortcut | null = null;
  #refused: { readonly key: string; readonly by: Shortcut } | null = null;

  constructor(host: LitElement, onChange: (keys: Keys) => void) {
    this.#host = host;
    this.#onChange = onChange;
  }

  #wait(shortcut: Shortcut | null): void {
    this.#waits = shortcut;
    this.#host.requestUpdate();
  }

  #onKey(event: KeyboardEvent, usual: Keys, own: Keys): void {
    const shortcut = this.#waits;
    if (shortcut === null || event.key === 'Tab') return;
    if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process'].includes(event.key))
      return;
    event.preventDefault();
    event.stopPropagation();
    this.#refused = null;
    const isOff = event.key === 'Delete' || event.key === 'Backspace';
    // Keys that lead and confirm keep their meaning.
    const isKey =
      [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isOff) this.#onChange({ ...own, [shortcut]: null });
    else if (isKey) {
      const by = SHORTCUTS.find((other) => other !== shortcut && keyOf(other, usual, own) === event.key);
      if (by !== undefined) this.#refused = { key: event.key, by };
      else this.#onChange({ ...own, [shortcut]: event.key });
    } else if (event.key !== 'Escape') return;
    this.#wait(null);
  }

  render(usual: Keys, own: Keys, strings: Strings): TemplateResult {
    const { preferences, shortcuts } = strings;
    return html`<section
      aria-labelledby="keys"
      @keydown=${(event: KeyboardEvent) => {
        this.#onKey(event, usual, own);
      }}
    >
      <h3 id="keys">${preferences.keys}</h3>
      <p class="quiet meta">${preferences.keysHint}</p>
      ${
        this.#refused === null
          ? nothing
          : html`<p class="trouble" role="alert">
              ${preferences.keyTaken(this.#refused.key, shortcuts[this.#refused.by])}
            </p>`
      }
      <ul class="keys">
        ${SHORTCUTS.map((shortcut) => {
          const key = keyOf(shortcut, usual, own) ?? preferences.off;
          const waits = this.#waits === shortcut;
          return html`<li>
            <span>${shortcuts[shortcut]}</span>
            <button
              class="outline"
              ?data-waits=${waits}
              aria-label=${preferences.change(shortcuts[shortcut], waits ? preferences.pressKey : key)}
              @click=${() => {
                this.#wait(waits ? null : shortcut);
              }}
              @blur=${() => {
                if (this.#waits === shortcut) this.#wait(null);
              }}
            >
              ${waits ? preferences.pressKey : key}
            </button>
          </li>`;
        })}
      </ul>
      ${
        Object.keys(own).length === 0
          ? nothing
          : html`<div>
              <button
                class="link"
                @click=${() => {
                  this.#onChange({});
                }}
              >
                ${preferences.usualKeys}
              </button>
            </div>`
      }
    </section>`;
  }
}

function keyOf(shortcut: Shortcut, usual: Keys, own: Keys): string | null {
  const chosen = own[shortcut];
  return chosen === undefined ? (usual[shortcut] ?? null) : chosen;
}
