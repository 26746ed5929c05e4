import { foldForSearch } from '../../model/folded-text.ts';

export { foldForSearch };

/** A pattern for LIKE that finds the text anywhere, its own signs taken as they are written. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
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
