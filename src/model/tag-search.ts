import { foldForSearch } from './folded-text.ts';
import { isSameTag } from './tag.ts';

/**
 * The tags that fit what has been typed, best first: those that begin with it, those of which a word does, those that contain it,
 * and those that have its letters in their order. Accents and case make no difference. All of them where nothing has been typed.
 */
export function matchingTags(tags: readonly string[], typed: string): readonly string[] {
  const wanted = foldForSearch(typed.trim());
  return tags
    .map((tag, at) => ({ tag, at, rank: rankOf(foldForSearch(tag), wanted) }))
    .filter(({ rank }) => rank < NONE)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ tag }) => tag);
}

const NONE = 4;

function rankOf(tag: string, wanted: string): number {
  const at = tag.indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0) return /[\s_-]/.test(tag[at - 1] ?? '') ? 1 : 2;
  let from = 0;
  for (const letter of wanted) {
    from = tag.indexOf(letter, from) + 1;
    if (from === 0) return NONE;
  }
  return 3;
}

/** Whether one of these is that tag, but for upper and lower case. */
export function hasTag(tags: readonly string[], tag: string): boolean {
  return tags.some((one) => isSameTag(one, tag));
}
