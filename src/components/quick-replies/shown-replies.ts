import { isForChannel, type QuickReply } from '../../model/quick-reply.ts';
import { indexReplies, type ReplyIndex } from '../../model/reply-search.ts';
import type { QuickRepliesSlice } from '../../store/state.ts';
import type { ReplyTab } from './reply-tabs.ts';

/** What decides which quick replies a tab holds. */
export interface ShownRepliesKey {
  readonly shelf: QuickRepliesSlice['shelf'];
  readonly favourites: QuickRepliesSlice['favourites'];
  readonly channelId: string | null;
  readonly tab: ReplyTab;
  /** The collection that it is narrowed to; null for none. */
  readonly collectionId: string | null;
  readonly locale: string | undefined;
}

/** What a tab holds for an account, in the order of its titles; sorted and indexed anew only where that can differ. */
export class ShownReplies {
  #key: ShownRepliesKey | null = null;
  #index: ReplyIndex = indexReplies([]);

  /** Those that a search finds; all where nothing is searched for. */
  search(key: ShownRepliesKey, words: string): readonly QuickReply[] {
    const before = this.#key;
    if (before === null || !isSame(before, key)) {
      this.#key = key;
      this.#index = indexReplies(itemsOf(key));
    }
    return this.#index.search(words);
  }
}

function itemsOf({
  shelf,
  favourites,
  channelId,
  tab,
  collectionId: only,
  locale,
}: ShownRepliesKey): readonly QuickReply[] {
  if (shelf === null) return [];
  const collator = new Intl.Collator(locale);
  return shelf.replies
    .filter((reply) => isForChannel(reply, shelf.collections, channelId))
    .filter(({ id, collectionId }) => {
      if (only !== null && collectionId !== only) return false;
      if (tab === 'favourites') return favourites.includes(id);
      return tab !== 'mine' || collectionId === null;
    })
    .sort((a, b) => collator.compare(a.title, b.title));
}

function isSame(a: ShownRepliesKey, b: ShownRepliesKey): boolean {
  return (Object.keys(a) as (keyof ShownRepliesKey)[]).every((name) => a[name] === b[name]);
}
