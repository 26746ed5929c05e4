import type { Strings } from '../../i18n/strings.ts';
import { latePart } from '../../model/late-part.ts';

/** One emoji: itself, its name and other words in one language, its group (emojibase's numbers). */
export interface EmojiEntry {
  readonly emoji: string;
  readonly name: string;
  readonly group: number;
  /** Everything that finds it, in lower case without accents. */
  readonly haystack: string;
}

/** One row of emoji-picker-element-data. */
interface Row {
  readonly emoji: string;
  readonly annotation: string;
  readonly tags?: readonly string[];
  readonly group: number;
  readonly version: number;
}

/** What systems of the last years can draw (Emoji 15.0, 2022); newer ones would show as boxes. */
const NEWEST = 15;
/** Skin tones and hair alone. */
const COMPONENTS = 2;

const LOADERS: Readonly<Record<string, () => Promise<{ default: unknown }>>> = {
  en: () => import('emoji-picker-element-data/en/cldr-native/data.json', { with: { type: 'json' } }),
  fr: () => import('emoji-picker-element-data/fr/cldr-native/data.json', { with: { type: 'json' } }),
};
const loaded = new Map<string, Promise<readonly EmojiEntry[]>>();

/** All emoji with their names in the interface's language; read once, from the package's own files. Rejects where they can't be had. */
export function loadEmoji({ locale }: Pick<Strings, 'locale'>): Promise<readonly EmojiEntry[]> {
  const language = locale.split('-')[0] ?? 'en';
  const key = language in LOADERS ? language : 'en';
  let entries = loaded.get(key);
  if (entries === undefined) {
    entries = read(key);
    loaded.set(key, entries);
    // So that another try is possible.
    entries.catch(() => loaded.delete(key));
  }
  return entries;
}

async function read(language: string): Promise<readonly EmojiEntry[]> {
  const load = LOADERS[language];
  // Who is told that it can't be had tries again by hand.
  const data = load && (await latePart(load, () => Promise.resolve(false)));
  const rows = data?.default as readonly Row[];
  return rows
    .filter(({ version, group }) => version <= NEWEST && group !== COMPONENTS)
    .map(({ emoji, annotation, tags = [], group }) => ({
      emoji,
      name: annotation,
      group,
      haystack: simplified([annotation, ...tags].join(' ')),
    }));
}

/** The emoji that all words of a search are found in, those whose name begins with it first. */
export function findEmoji(entries: readonly EmojiEntry[], search: string): readonly EmojiEntry[] {
  const words = simplified(search).split(/\s+/).filter(Boolean);
  const found = entries.filter(({ haystack }) => words.every((word) => haystack.includes(word)));
  const first = words.join(' ');
  return [
    ...found.filter(({ haystack }) => haystack.startsWith(first)),
    ...found.filter(({ haystack }) => !haystack.startsWith(first)),
  ];
}

function simplified(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
