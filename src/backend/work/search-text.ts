export { foldForSearch } from '../../model/folded-text.ts';

/** A pattern for LIKE that finds the text anywhere, its own signs taken as they are written. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
