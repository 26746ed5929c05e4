import type { Strings } from './strings.ts';

/** The languages that are complete. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

const LOADERS: Readonly<Record<Language, () => Promise<Strings>>> = {
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
};

/** The language that we have for a wish such as `fr-CA` or `de`; English where we have none. */
export function languageFor(wish: string | null | undefined): Language {
  const primary = (wish ?? '').toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === primary) ?? 'en';
}

/**
 * The words for a wished language, loaded when first asked for: each language is a file of its own, so that a page
 * carries one. The wish's region is kept for dates and numbers (`fr-CA`), if its language is one we have.
 */
export async function loadStrings(wish: string | null | undefined): Promise<Strings> {
  const language = languageFor(wish);
  const strings = await LOADERS[language]();
  const locale = (wish ?? '').replace('_', '-');
  return locale.toLowerCase().startsWith(`${language}-`) && isLocale(locale)
    ? { ...strings, locale }
    : strings;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
