import { foldForSearch } from './folded-text.ts';
import type { QuickReply } from './quick-reply.ts';

/** Quick replies made ready to be searched at every key. */
export interface ReplyIndex {
  /** Those that every word of the search is found in, the best first; all, in their order, for an empty search. */
  readonly search: (search: string) => readonly QuickReply[];
}

interface Entry {
  readonly reply: QuickReply;
  readonly shortcut: string;
  readonly title: string;
  readonly titleWords: readonly string[];
  readonly text: string;
}

/** So good a word fits; 0 where it does not. */
const SCORES = {
  shortcut: 100,
  shortcutStart: 80,
  titleStart: 70,
  titleWordStart: 60,
  title: 40,
  shortcutPart: 35,
  text: 20,
  letters: 10,
  slip: 6,
} as const;

/** Makes an index over these; to be made again when they change. */
export function indexReplies(replies: readonly QuickReply[]): ReplyIndex {
  const entries = replies.map((reply): Entry => {
    const title = foldForSearch(reply.title);
    return {
      reply,
      title,
      titleWords: title.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''),
      shortcut: reply.shortcut ?? '',
      text: foldForSearch(reply.text),
    };
  });
  return {
    search: (search) => {
      const words = foldForSearch(search)
        .split(/\s+/)
        .filter((word) => word !== '');
      if (words.length === 0) return replies;
      const found: { readonly reply: QuickReply; readonly score: number; readonly place: number }[] = [];
      for (const [place, entry] of entries.entries()) {
        const score = scoreOf(entry, words);
        if (score > 0) found.push({ reply: entry.reply, score, place });
      }
      return found.sort((a, b) => b.score - a.score || a.place - b.place).map(({ reply }) => reply);
    },
  };
}

function scoreOf(entry: Entry, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    const score = scoreOfWord(entry, word);
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

function scoreOfWord({ shortcut, title, titleWords, text }: Entry, word: string): number {
  if (shortcut === word) return SCORES.shortcut;
  if (shortcut.startsWith(word)) return SCORES.shortcutStart;
  if (title.startsWith(word)) return SCORES.titleStart;
  if (titleWords.some((one) => one.startsWith(word))) return SCORES.titleWordStart;
  if (title.includes(word)) return SCORES.title;
  if (shortcut.includes(word)) return SCORES.shortcutPart;
  if (text.includes(word)) return SCORES.text;
  if (word.length >= 2 && (holdsLetters(shortcut, word) || titleWords.some((one) => holdsLetters(one, word))))
    return SCORES.letters;
  // In a shorter word one letter makes another word.
  return word.length >= 4 && titleWords.some((one) => isOneSlipAway(one, word)) ? SCORES.slip : 0;
}

/** Whether all letters stand in the text in this order, beginning with its first. */
function holdsLetters(text: string, letters: string): boolean {
  if (!text.startsWith(letters.charAt(0))) return false;
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Whether one letter too many, missing, wrong or changed with its neighbour tells a word's beginning from what was typed. */
function isOneSlipAway(whole: string, typed: string): boolean {
  if (whole.length < typed.length - 1) return false;
  let at = 0;
  while (at < typed.length && whole[at] === typed[at]) at += 1;
  const rest = typed.slice(at);
  return (
    whole.startsWith(rest.slice(1), at + 1) ||
    whole.startsWith(rest, at + 1) ||
    whole.startsWith(rest.slice(1), at) ||
    (rest.length >= 2 && whole.startsWith(`${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`, at))
  );
}
