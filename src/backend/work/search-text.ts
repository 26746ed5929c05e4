import { foldForSearch } from '../../model/folded-text.ts';
import { nationalDigits } from '../../model/identifier.ts';

export { foldForSearch };

/** A pattern for LIKE that finds the text anywhere, its own signs taken as they are written. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/**
 * What a contact is found by, folded: name, handle, and the identifier as people type it, which for a number is in E.164 and as it is
 * dialled at home.
 */
export function contactSearchText(contact: {
  readonly name: string;
  readonly handle: string | null;
  readonly identifier: string | null;
}): string {
  const { name, handle, identifier } = contact;
  const said = identifier === null ? [] : [identifier, nationalDigits(identifier) ?? ''];
  return foldForSearch([name, handle ?? '', ...said].filter((part) => part !== '').join('\n'));
}

/** What is looked for: as it was typed and, where that is a number, as its digits stand without anything between them. */
export function searchedTexts(search: string): readonly string[] {
  const isNumber = /^[+(]?\d[\d\s()./-]{4,}$/.test(search);
  return [...new Set([foldForSearch(search), ...(isNumber ? [search.replace(/[^+\d]/g, '')] : [])])];
}

/** White space and signs, between which the words of a folded name stand; the same as in the database's `inlay_name_words`. */
const BETWEEN_WORDS = /[\s!-/:-@[-`{-~’‘“”«»·–—]+/;
const WORD_LENGTH = 60;
const MOST_WORDS = 8;

/** The words of what somebody looks for a name by, each as the beginning of a word, the longest first. */
export function wordsOf(text: string): readonly string[] {
  const words = foldForSearch(text)
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
    .map((word) => [...word].slice(0, WORD_LENGTH).join(''));
  return [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS);
}
