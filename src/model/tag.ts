/** The longest tag, in characters (code points). */
export const TAG_MAX = 50;
/** So many tags stand on one message. */
export const TAGS_MAX = 20;

/** What keeps a text from being a tag: nothing in it, too much, or what can't be seen. */
export type TagProblem = 'empty' | 'too-long' | 'control-characters';

/** Control characters, and those that only change how others are shown: two tags that look alike are one. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** A tag as it is kept: composed, without white space around it, with one space where there was any inside. */
export function trimTag(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/[^\S\n\r\t]+/gu, ' ');
}

/** Why this text can't be a tag; null where `trimTag` of it can. */
export function tagProblem(text: string): TagProblem | null {
  const tag = trimTag(text);
  if (tag === '') return 'empty';
  if (UNSEEN.test(tag)) return 'control-characters';
  return [...tag].length > TAG_MAX ? 'too-long' : null;
}

/** Whether two tags are one but for upper and lower case. */
export function isSameTag(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}

/** What is to change about the tags of a message. */
export interface TagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** The tags after a change, in the order in which they came; the same again adds nothing. */
export function withTags(tags: readonly string[], { add, remove }: TagChange): readonly string[] {
  const kept = tags.filter((tag) => !remove.some((gone) => isSameTag(gone, tag)));
  return add.reduce<readonly string[]>(
    (all, tag) => (all.some((one) => isSameTag(one, tag)) ? all : [...all, tag]),
    kept,
  );
}
