import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import { isForChannel, type QuickReply, type ReplyShelf } from '../../model/quick-reply.ts';
import { replyExcerpt } from '../../model/reply-fields.ts';
import { indexReplies, type ReplyIndex } from '../../model/reply-search.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { AppStore } from '../../store/state.ts';
import { fieldSources } from '../quick-replies/reply-sources.ts';
import { belongsToTyping, slashWord, type SlashWord } from './slash-trigger.ts';

/** So many are offered at once. */
const MOST = 20;

/** What the suggestions need of the composer around. */
export interface SuggestionSite {
  readonly host: LitElement;
  readonly field: () => HTMLTextAreaElement | null;
  readonly store: () => AppStore | undefined;
  readonly interactionId: () => string | null;
  /** A quick reply was chosen, to stand in the place of the word. */
  readonly onChoose: (reply: QuickReply, word: SlashWord) => void;
}

/** Quick replies offered below a `/` in the composer: a listbox whose options the field names as active, while it keeps the cursor. */
export class ReplySuggestions {
  readonly #site: SuggestionSite;
  #word: SlashWord | null = null;
  #found: readonly QuickReply[] = [];
  #at = 0;
  /** The word that the agent has waved away. */
  #dismissed: number | null = null;
  #index: {
    readonly shelf: ReplyShelf;
    readonly channelId: string | null;
    readonly index: ReplyIndex;
  } | null = null;
  #hasAsked = false;
  #unfollow: (() => void) | undefined;

  constructor(site: SuggestionSite) {
    this.#site = site;
    site.host.addController({
      hostUpdated: () => {
        this.#name();
      },
      hostDisconnected: () => {
        this.close();
      },
    });
  }

  get isOpen(): boolean {
    return this.#word !== null && this.#found.length > 0;
  }

  /** Whether what could be offered for the word is still being read. */
  get isAwaited(): boolean {
    const { shelf, status } = this.#site.store()?.getState().quickReplies ?? {
      shelf: null,
      status: 'failed',
    };
    return this.#word !== null && shelf === null && status !== 'failed';
  }

  /** Chooses the first of what is offered; false where nothing is. */
  takeFirst(): boolean {
    if (!this.isOpen) return false;
    this.#choose(0);
    return true;
  }

  /** The text has changed, or the cursor. */
  readonly read = (event?: Event): void => {
    const field = this.#site.field();
    // Within an input method the text is not yet what it will be.
    const isComposing = event instanceof InputEvent && event.isComposing;
    const isAtCursor = field !== null && field.selectionStart === field.selectionEnd && !field.readOnly;
    const word = isComposing || !isAtCursor ? null : slashWord(field.value, field.selectionStart);
    if (word?.start !== this.#dismissed) this.#dismissed = null;
    this.#word = word === null || word.start === this.#dismissed ? null : word;
    this.#search();
  };

  readonly close = (): void => {
    if (this.#word === null) return;
    this.#word = null;
    this.#search();
  };

  /** Takes the keys that a listbox has while it is open; false for every other. */
  takeKey(event: KeyboardEvent): boolean {
    if (!this.isOpen || belongsToTyping(event) || event.shiftKey) return false;
    const { length } = this.#found;
    switch (event.key) {
      case 'ArrowDown':
        this.#move((this.#at + 1) % length);
        break;
      case 'ArrowUp':
        this.#move((this.#at - 1 + length) % length);
        break;
      case 'Enter':
      case 'Tab':
        this.#choose(this.#at);
        break;
      case 'Escape':
        this.#dismissed = this.#word?.start ?? null;
        this.close();
        break;
      default:
        return false;
    }
    event.preventDefault();
    // Escape is the panel's way back as well.
    event.stopPropagation();
    return true;
  }

  #move(to: number): void {
    this.#at = to;
    this.#site.host.requestUpdate();
  }

  #choose(index: number): void {
    const reply = this.#found[index];
    const word = this.#word;
    if (reply === undefined || word === null) return;
    this.close();
    this.#site.onChoose(reply, word);
  }

  #search(): void {
    const before = this.#found.length > 0;
    this.#found = this.#word === null ? [] : this.#matching(this.#word.search);
    this.#at = 0;
    if (this.#word === null) {
      this.#unfollow?.();
      this.#unfollow = undefined;
    }
    if (before || this.isOpen) this.#site.host.requestUpdate();
  }

  #matching(search: string): readonly QuickReply[] {
    const store = this.#site.store();
    if (store === undefined) return [];
    const { quickReplies, interactions } = store.getState();
    if (!this.#hasAsked) {
      this.#hasAsked = true;
      void store.actions.loadQuickReplies();
    }
    const { shelf, favourites } = quickReplies;
    if (shelf === null) {
      // They are offered as soon as they are there, if the word still stands.
      this.#unfollow ??= store.subscribe((state, previous) => {
        if (state.quickReplies.shelf !== previous.quickReplies.shelf) this.#search();
      });
      return [];
    }
    const id = this.#site.interactionId();
    const channelId = id === null ? null : (interactions[id]?.channelId ?? null);
    if (this.#index?.shelf !== shelf || this.#index.channelId !== channelId) {
      const fitting = shelf.replies.filter((reply) => isForChannel(reply, shelf.collections, channelId));
      this.#index = { shelf, channelId, index: indexReplies(fitting) };
    }
    const found = this.#index.index.search(search);
    const liked = new Set(favourites);
    return search === ''
      ? [...found].sort((a, b) => Number(liked.has(b.id)) - Number(liked.has(a.id))).slice(0, MOST)
      : found.slice(0, MOST);
  }

  /** Says of the field which option is active; by hand, as a field that offers nothing has none of these. */
  #name(): void {
    const field = this.#site.field();
    if (field === null) return;
    const named: Readonly<Record<string, string>> = {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': 'suggestions',
      'aria-activedescendant': `suggestion-${String(this.#at)}`,
    };
    for (const [name, value] of Object.entries(named)) {
      if (this.isOpen) field.setAttribute(name, value);
      else field.removeAttribute(name);
    }
    if (this.isOpen)
      this.#site.host.renderRoot
        .querySelector(`#suggestion-${String(this.#at)}`)
        ?.scrollIntoView({ block: 'nearest' });
  }

  render({ replies }: Strings): TemplateResult | typeof nothing {
    const store = this.#site.store();
    if (!this.isOpen || store === undefined) return nothing;
    const sources = fieldSources(store.getState(), this.#site.interactionId());
    return html`<div class="suggestions" id="suggestions" role="listbox" aria-label=${replies.suggestions}>
        ${this.#found.map(
          ({ title, shortcut, text }, index) =>
            // The keys are the field's, which names the active option.
            // eslint-disable-next-line lit-a11y/click-events-have-key-events -- see above
            html`<div
              class="suggestion"
              id=${`suggestion-${String(index)}`}
              role="option"
              aria-selected=${index === this.#at}
              @pointerdown=${(event: Event) => {
                // The cursor stays in the field.
                event.preventDefault();
              }}
              @click=${() => {
                this.#choose(index);
              }}
            >
              <bdi class="title one-line">${showHidden(title)}</bdi>
              <bdi class="rest one-line">${showHidden(replyExcerpt(text, sources))}</bdi>
              ${shortcut === null ? nothing : html`<span class="mark">/${shortcut}</span>`}
            </div>`,
        )}
      </div>
      <p class="visually-hidden" role="status">${replies.found(this.#found.length)}</p>`;
  }
}
