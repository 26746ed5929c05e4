/** Data for long lists: the same for both sides, the same in every run. */
import type { Interaction } from '../../../src/model/interaction.ts';
import type { Message } from '../../../src/model/message.ts';
import type { PlatformId } from '../../../src/model/platform.ts';
import {
  COLLEAGUE,
  contact,
  excerpt,
  interaction,
  ME,
  message,
  MINUTE,
  NOW,
} from '../../support/sample-data.ts';

const WORDS =
  'the parcel has not come yet and nobody at the shop could tell me where it is so please look again at the order from Monday because the second chair was to be here before the weekend and I would like to know what to do now'.split(
    ' ',
  );

function text(index: number): string {
  const length = 3 + ((index * 37) % 31);
  const from = (index * 13) % WORDS.length;
  return Array.from({ length }, (_, at) => WORDS[(from + at) % WORDS.length]).join(' ') + '.';
}

/** A private thread over some weeks: groups of one to three messages of a contact and of two agents in turns. */
export function sampleMessages(count: number): Message[] {
  return Array.from({ length: count }, (_, index) => {
    const turn = Math.floor(index / 2.4);
    const sentAt = NOW - (count - index) * 3 * MINUTE;
    const outbound = turn % 2 === 1;
    return message(`m-${index}`, {
      kind: 'direct',
      visibility: 'private',
      direction: outbound ? 'outbound' : 'inbound',
      ...(outbound ? { author: { kind: 'agent', ...(turn % 4 === 1 ? ME : COLLEAGUE) } } : {}),
      text: text(index),
      sentAt,
      delivery: outbound ? { state: 'read', reason: null, detail: null, at: sentAt + 1000 } : null,
    });
  });
}

const PLATFORMS: readonly [PlatformId, 'public' | 'private'][] = [
  ['facebook', 'public'],
  ['whatsapp', 'private'],
  ['instagram', 'public'],
  ['x', 'public'],
  ['google-play', 'public'],
  ['messenger', 'private'],
];

/** A long queue: every platform, some unread, some with topics, groups and other holders. */
export function sampleInteractions(count: number): Interaction[] {
  return Array.from({ length: count }, (_, index) => {
    const [platform, visibility] = PLATFORMS[index % PLATFORMS.length] ?? ['facebook', 'public'];
    const waitingSince = NOW - (count - index) * 20_000 - 5 * MINUTE;
    return interaction(`i-${index}`, {
      platform,
      visibility,
      channelId: `ch-${platform}`,
      contact: contact(`Contact ${index} Martin`, { groups: index % 7 === 0 ? ['VIP'] : [] }),
      assignee: index % 5 === 0 ? COLLEAGUE : ME,
      topics: index % 3 === 0 ? ['Delivery'] : [],
      unreadCount: index % 4,
      lastMessage: excerpt(text(index), {
        at: waitingSince,
        direction: index % 6 === 0 ? 'outbound' : 'inbound',
      }),
      waitingSince,
      slaDueAt: null,
    });
  });
}
