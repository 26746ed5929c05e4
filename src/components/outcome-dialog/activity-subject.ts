import type { Strings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import { personName } from '../text/person-name.ts';

/** The line that a host's record gets of what an interaction has come to, in the agent's language (O5). */
export function activitySubject(
  { contact, platform, status }: Pick<Interaction, 'contact' | 'platform' | 'status'>,
  { everywhere, platforms, outcome }: Strings,
): string {
  const name = personName(contact.name, contact.anonymous, everywhere);
  return outcome.subject(name, platforms[platform], everywhere.status[status]);
}
