import { formatOf } from '../../i18n/format.ts';
import type { FirstStrings } from '../../i18n/strings.ts';
import type { Interaction } from '../../model/interaction.ts';
import { contactName } from '../text/contact-name.ts';
import { waitInWords } from '../wait-mark/wait-mark.ts';

/** The name of a row: contact, platform, visibility, status, then what waits; of an offer, the time left to accept it. */
export function rowName(
  interaction: Interaction,
  strings: FirstStrings,
  now: number,
  isOffered: boolean,
): string {
  const { platform, visibility, status, unreadCount, offer } = interaction;
  const timer =
    isOffered && offer !== null
      ? strings.list.offeredFor(formatOf(strings).span(offer.expiresAt - now))
      : waitInWords(interaction, now, strings);
  return strings.list.row({
    contact: contactName(interaction, strings),
    platform: strings.platforms[platform],
    visibility: strings.everywhere.visibility[visibility],
    status: isOffered ? strings.list.offer : strings.everywhere.status[status],
    unread: unreadCount > 0 ? strings.list.unread(unreadCount) : null,
    timer,
  });
}
