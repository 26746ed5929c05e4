import type { EverywhereStrings } from '../../i18n/strings/panel.ts';
import { showHidden } from '../../model/safe-text.ts';

/** A person's name as it is shown: *Anonymous* where it has been removed (M6), and other words where it is not known. */
export function personName(
  name: string,
  isAnonymous: boolean,
  { anonymous, unknownContact }: Pick<EverywhereStrings, 'anonymous' | 'unknownContact'>,
): string {
  return isAnonymous ? anonymous : showHidden(name) || unknownContact;
}
