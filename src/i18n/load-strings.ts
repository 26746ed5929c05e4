import { joinStrings, type FirstStrings, type LateStrings, type Strings } from './strings.ts';

/** The languages that are complete. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Loads a file of words; who can wait asks for it again where it could not be had. */
export type LoadPart = <T>(load: () => Promise<T>) => Promise<T>;

const FIRST: Readonly<Record<Language, (part: LoadPart) => Promise<FirstStrings>>> = {
  en: async (part) => (await part(() => import('./en-first.ts'))).enFirst,
  fr: async (part) => (await part(() => import('./fr-first.ts'))).frFirst,
};
const LATE: Readonly<Record<Language, (part: LoadPart) => Promise<LateStrings>>> = {
  en: async (part) => (await part(() => import('./en-late.ts'))).enLate,
  fr: async (part) => (await part(() => import('./fr-late.ts'))).frLate,
};

/** The language that we have for a wish such as `fr-CA` or `de`; English where we have none. */
export function languageFor(wish: string | null | undefined): Language {
  const primary = (wish ?? '').toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === primary) ?? 'en';
}

/**
 * The words for a wished language, loaded when first asked for: each language has files of its own, so that a page
 * carries one. The wish's region is kept for dates and numbers (`fr-CA`), if its language is one we have.
 */
export async function loadStrings(
  wish: string | null | undefined,
  part: LoadPart = (load) => load(),
): Promise<Strings> {
  const [first, late] = await Promise.all([loadFirstStrings(wish, part), LATE[languageFor(wish)](part)]);
  return joinStrings(first, late);
}

/** As `loadStrings`, for what list and thread say alone. */
export async function loadFirstStrings(
  wish: string | null | undefined,
  part: LoadPart = (load) => load(),
): Promise<FirstStrings> {
  const language = languageFor(wish);
  const strings = await FIRST[language](part);
  const locale = (wish ?? '').replace('_', '-');
  return locale.toLowerCase().startsWith(`${language}-`) && isLocale(locale)
    ? { ...strings, locale }
    : strings;
}

/**
 * Hands over the words for a wished language as they come: those of list and thread, then all. Both parts may come in the same
 * moment, in either order; the first part never takes the place of the whole. Rejects with what the first of the two failed by.
 */
export async function loadInParts(
  wish: string | null | undefined,
  { part, take }: { readonly part: LoadPart; readonly take: (strings: FirstStrings) => void },
  load = { first: loadFirstStrings, whole: loadStrings },
): Promise<void> {
  let isWhole = false;
  const first = load.first(wish, part).then((strings) => {
    if (!isWhole) take(strings);
  });
  const whole = load.whole(wish, part).then((strings) => {
    isWhole = true;
    take(strings);
  });
  await Promise.all([first, whole]);
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
