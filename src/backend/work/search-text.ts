/**
 * A text as it is searched: without accents, in lower case, compatible forms made one. Done here and not in the database, whose
 * idea of upper and lower case depends on how its server was set up.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/** A pattern for LIKE that finds the text anywhere, its own signs taken as they are written. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
