import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Strings } from '../../i18n/strings.ts';
import {
  isForChannel,
  type QuickReply,
  type ReplyCollection,
  type ReplyShelf,
} from '../../model/quick-reply.ts';
import { showHidden } from '../../model/safe-text.ts';
import type { ShownRepliesKey } from './shown-replies.ts';

/** Which collection a list of quick replies is narrowed to (R3), and the control that says and changes it. */
export class CollectionChoice {
  readonly #host: LitElement;
  readonly #onChange: () => void;
  #shelf: ReplyShelf | null = null;
  #collections: readonly ReplyCollection[] = [];
  #chosen: string | null = null;

  constructor(host: LitElement, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
  }

  /** The collection that it is narrowed to; null for none, and where that one has nothing to choose from any more. */
  get id(): string | null {
    return this.#collections.some(({ id }) => id === this.#chosen) ? this.#chosen : null;
  }

  /** Takes what can be narrowed to: the collections that have something for an account; none among the agent's own. */
  look({ shelf, channelId, tab, locale }: Omit<ShownRepliesKey, 'collectionId' | 'favourites'>): void {
    this.#shelf = shelf;
    this.#collections = shelf === null || tab === 'mine' ? [] : collectionsFor(shelf, channelId, locale);
  }

  /** What a reply stands in, by its name; our word for the agent's own. */
  nameOf({ collectionId }: QuickReply, { replies }: Strings): string {
    if (collectionId === null) return replies.own;
    return showHidden(this.#shelf?.collections.find(({ id }) => id === collectionId)?.name ?? '');
  }

  /** The control; nothing where there is nothing to choose between. */
  render({ replies }: Strings): TemplateResult | typeof nothing {
    if (this.#collections.length < 2) return nothing;
    return html`<select
      class="field"
      aria-label=${replies.collection}
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        this.#chosen = value === '' ? null : value;
        this.#host.requestUpdate();
        this.#onChange();
      }}
    >
      <option value="" ?selected=${this.id === null}>${replies.allCollections}</option>
      ${this.#collections.map(
        ({ id, name }) => html`<option value=${id} ?selected=${id === this.id}>${showHidden(name)}</option>`,
      )}
    </select>`;
  }
}

function collectionsFor(
  { collections, replies }: ReplyShelf,
  channelId: string | null,
  locale: string | undefined,
): readonly ReplyCollection[] {
  const used = new Set(
    replies
      .filter((reply) => isForChannel(reply, collections, channelId))
      .map(({ collectionId }) => collectionId),
  );
  const collator = new Intl.Collator(locale);
  return collections.filter(({ id }) => used.has(id)).sort((a, b) => collator.compare(a.name, b.name));
}
