const names = new Map<string, Intl.DisplayNames>();

/** A language's name in the words of a locale, "French" or "français"; the tag itself where it has none. */
export function languageName(locale: string, tag: string): string {
  let known = names.get(locale);
  if (known === undefined)
    names.set(locale, (known = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })));
  try {
    return known.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** As `languageName`, as it stands at the beginning of a line. */
export function languageTitle(locale: string, tag: string): string {
  const name = languageName(locale, tag);
  return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1);
}
