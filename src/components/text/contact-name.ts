import type { FirstStrings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import { personName } from './person-name.ts';

/** The contact's name with hidden characters made visible; the handle, or our word for nobody, where there is none. */
export function contactName({ contact }: Pick<Interaction, 'contact'>, strings: FirstStrings): string {
  const name = contact.name.trim() === '' ? (contact.handle ?? '') : contact.name;
  return personName(name.trim() === '' ? '' : name, contact.anonymous, strings.everywhere);
}
