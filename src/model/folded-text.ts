/**
 * A text as it is searched: without accents, in lower case, compatible forms made one. The same in the panel and in the backend,
 * whose database has an idea of upper and lower case that depends on how its server was set up.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
