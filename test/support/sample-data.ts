import { FEATURES, type Availability, type Session } from '../../src/model/agent.ts';
import type { Channel } from '../../src/model/channel.ts';
import type { ContactSummary } from '../../src/model/contact.ts';
import type { Interaction, MessageExcerpt } from '../../src/model/interaction.ts';
import { UNTOUCHED, type Message } from '../../src/model/message.ts';
import type { PlatformId } from '../../src/model/platform.ts';
import { INTACT } from '../../src/model/removal.ts';
import type { ActivityEntry } from '../../src/store/state.ts';

/** The moment at which all samples are looked at: a Friday morning, local time. */
export const NOW = new Date(2026, 10, 20, 9, 45, 0).getTime();
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const ME = { id: 'agent-me', name: 'Nora Klein' } as const;
export const COLLEAGUE = { id: 'agent-tom', name: 'Tom Berger' } as const;

export const AVAILABILITIES: readonly Availability[] = [
  { id: 'available', kind: 'available', label: null },
  { id: 'away', kind: 'away', label: null },
  { id: 'lunch', kind: 'away', label: 'Lunch' },
  { id: 'training', kind: 'away', label: 'Training' },
];

/** A channel; what is not said is a public Facebook page without overrides. */
export function channel(given: Partial<Channel> = {}): Channel {
  return {
    id: 'ch-facebook',
    platform: 'facebook',
    name: 'Acme France',
    visibility: 'public',
    offer: { needsAccept: true, seconds: 30 },
    slaMinutes: 60,
    overrides: {},
    ...given,
  };
}

export const CHANNELS: readonly Channel[] = [
  channel(),
  channel({ id: 'ch-instagram', platform: 'instagram', name: 'acme.fr' }),
  channel({ id: 'ch-x', platform: 'x', name: '@AcmeCares' }),
  channel({ id: 'ch-whatsapp', platform: 'whatsapp', name: '+33 1 70 18 99 00', visibility: 'private' }),
  channel({ id: 'ch-google-play', platform: 'google-play', name: 'Acme for Android', slaMinutes: null }),
  channel({ id: 'ch-messenger', platform: 'messenger', name: 'Acme France', visibility: 'private' }),
  channel({ id: 'ch-sms', platform: 'sms', name: '38001', visibility: 'private' }),
  channel({ id: 'ch-email', platform: 'email', name: 'help@acme.example', visibility: 'private' }),
];

/** The session of an agent who is available, with every permission, room for more, and some channels. */
export function session(given: Partial<Session> = {}): Session {
  return {
    organisation: { id: 'org', name: 'Acme' },
    agent: { ...ME, availability: { id: 'available', kind: 'available', label: null } },
    permissions: [
      'conversation.message.accept',
      'conversation.socialmedia.create',
      'conversation.assign',
      'conversation.bulkResolve',
    ],
    features: [...FEATURES],
    services: [],
    limits: { capacity: 8, held: 4, outboxMaxAgeMs: 24 * HOUR, uploadMaxBytes: 25_000_000 },
    channels: CHANNELS,
    availabilities: AVAILABILITIES,
    catalogue: {
      topics: ['Delivery', 'Returns', 'Billing', 'Praise'],
      tags: ['parcel', 'refund', 'urgent', 'sizing'],
      contactGroups: ['VIP', 'Press', 'Blogger'],
      vipGroups: ['VIP'],
      teams: [
        { id: 'team-care', name: 'Customer care' },
        { id: 'team-press', name: 'Press office' },
      ],
    },
    serverTime: NOW,
    position: '1:0',
    ...given,
  };
}

export function contact(name: string, given: Partial<ContactSummary> = {}): ContactSummary {
  return { id: `contact-${name}`, name, anonymous: false, handle: null, groups: [], ...given };
}

export function excerpt(text: string, given: Partial<MessageExcerpt> = {}): MessageExcerpt {
  return {
    id: 'm-last',
    text,
    kind: 'comment',
    direction: 'inbound',
    at: NOW - 4 * MINUTE,
    attachmentCount: 0,
    removed: false,
    ...given,
  };
}

/** An interaction; what is not said is a new public one on Facebook, mine, waiting since four minutes. */
export function interaction(id: string, given: Partial<Interaction> = {}): Interaction {
  const waitingSince = given.waitingSince === undefined ? NOW - 4 * MINUTE : given.waitingSince;
  return {
    id,
    version: 1,
    channelId: 'ch-facebook',
    platform: 'facebook',
    visibility: 'public',
    contact: contact('Léa Martin', { handle: '@lea.martin' }),
    status: 'new',
    assignee: ME,
    teamId: 'team-care',
    topics: ['Delivery'],
    tags: [],
    messageTags: [],
    postRemoved: INTACT,
    muted: { contact: false, post: false },
    lastMessage: excerpt('Where is my parcel? I’ve been waiting since Monday.'),
    unreadCount: 0,
    answerTrouble: null,
    score: null,
    lastReadMessageId: null,
    waitingSince,
    slaDueAt: waitingSince === null ? null : waitingSince + HOUR,
    slaSoonAt: null,
    timer: null,
    returnsAt: null,
    lastInboundAt: waitingSince,
    lastActivityAt: waitingSince ?? NOW - HOUR,
    createdAt: NOW - 5 * HOUR,
    offer: null,
    ...given,
  };
}

const on = (platform: PlatformId, visibility: 'public' | 'private'): Partial<Interaction> => ({
  platform,
  visibility,
  channelId: `ch-${platform}`,
});

/** A morning's list: an offer, one overdue, one due soon, public and private ones, one answered, one long name. */
export const INTERACTIONS: readonly Interaction[] = [
  interaction('i-offer', {
    ...on('x', 'public'),
    contact: contact('Tom Kessler', { handle: '@tomk' }),
    assignee: null,
    lastMessage: excerpt('@AcmeCares third time the driver “could not find” my door. It is blue.', {
      kind: 'mention',
      at: NOW - 2 * MINUTE,
    }),
    waitingSince: NOW - 2 * MINUTE,
    unreadCount: 1,
    offer: { id: 'o-1', agentId: ME.id, madeAt: NOW - 12_000, expiresAt: NOW + 18_000 },
  }),
  interaction('i-overdue', {
    ...on('whatsapp', 'private'),
    contact: contact('Maximilian von Hohenstein-Waldenburg', {
      groups: ['VIP'],
      handle: '+49 151 2345 6789',
    }),
    lastMessage: excerpt('I still have no answer about the refund of the second chair.', {
      kind: 'direct',
      at: NOW - 96 * MINUTE,
    }),
    waitingSince: NOW - 96 * MINUTE,
    slaDueAt: NOW - 36 * MINUTE,
    unreadCount: 3,
    topics: ['Returns', 'Billing'],
  }),
  interaction('i-soon', {
    ...on('instagram', 'public'),
    contact: contact('amelie.dst', { handle: '@amelie.dst' }),
    lastMessage: excerpt('Love the green one 💚 does it come in 38?', { at: NOW - 51 * MINUTE }),
    waitingSince: NOW - 51 * MINUTE,
    slaDueAt: NOW + 9 * MINUTE,
    unreadCount: 1,
    topics: ['Praise'],
  }),
  interaction('i-lea', { unreadCount: 2 }),
  interaction('i-review', {
    ...on('google-play', 'public'),
    contact: contact('Ismaël B.'),
    lastMessage: excerpt(
      'Crashes when I open my orders since the last update. Two stars until that is fixed.',
      {
        kind: 'review',
        at: NOW - 3 * HOUR,
      },
    ),
    waitingSince: NOW - 3 * HOUR,
    slaDueAt: null,
    topics: [],
  }),
  interaction('i-answered', {
    ...on('messenger', 'private'),
    contact: contact('Sofia Almeida'),
    status: 'open',
    lastMessage: excerpt('It leaves today; here is the tracking number: 6A12 4456 7781.', {
      kind: 'direct',
      direction: 'outbound',
      at: NOW - 22 * MINUTE,
    }),
    waitingSince: null,
    lastActivityAt: NOW - 22 * MINUTE,
  }),
  interaction('i-photo', {
    ...on('email', 'private'),
    contact: contact('Jonas Lindqvist', { handle: 'jonas@lindqvist.example' }),
    lastMessage: excerpt('', { kind: 'direct', at: NOW - 14 * MINUTE, attachmentCount: 2 }),
    waitingSince: NOW - 14 * MINUTE,
    slaDueAt: NOW + 46 * MINUTE,
    unreadCount: 1,
    topics: [],
  }),
];

/** One that is resolved, for the list of those. */
export const RESOLVED = interaction('i-resolved', {
  ...on('sms', 'private'),
  contact: contact('+33 6 12 34 56 78'),
  status: 'resolved',
  waitingSince: null,
  lastActivityAt: NOW - 12 * MINUTE,
  lastMessage: excerpt('Merci !', { kind: 'direct', at: NOW - 12 * MINUTE }),
});

/** A message; what is not said is a public comment of the contact in `i-lea`. */
export function message(id: string, given: Partial<Message> = {}): Message {
  const outbound = given.direction === 'outbound';
  return {
    id,
    interactionId: 'i-lea',
    clientId: outbound ? `client-${id}` : null,
    kind: 'comment',
    visibility: 'public',
    direction: 'inbound',
    author: outbound
      ? { kind: 'agent', ...ME }
      : { kind: 'contact', id: 'contact-Léa Martin', name: 'Léa Martin' },
    text: 'Where is my parcel?',
    attachments: [],
    extra: null,
    template: null,
    removed: INTACT,
    tags: [],
    notes: [],
    muted: false,
    inReplyTo: null,
    translation: null,
    networkUrl: null,
    onAd: false,
    networkState: UNTOUCHED,
    action: null,
    editedAt: null,
    sentAt: NOW - 4 * MINUTE,
    delivery: outbound ? { state: 'sent', reason: null, detail: null, at: NOW } : null,
    ...given,
  };
}

/** An outcome of `i-lea` that the CRM has refused once. */
export function activityEntry(given: Partial<ActivityEntry> = {}): ActivityEntry {
  const id = given.id ?? 'i-lea.1';
  return {
    id,
    interactionId: 'i-lea',
    state: 'waiting',
    activity: {
      id,
      interactionId: 'i-lea',
      subject: 'Léa Martin on Facebook: resolved',
      startedAt: 1,
      endedAt: 2,
      direction: 'inbound',
      channel: { platform: 'facebook', name: 'Acme', visibility: 'public' },
      contact: { name: 'Léa Martin', identifiers: [] },
      outcome: {
        status: 'resolved',
        disposition: null,
        resolutionReason: null,
        topics: [],
        tags: [],
        notes: '',
      },
      record: null,
    },
    attempts: 1,
    retryAt: NOW + MINUTE,
    reason: 'refused',
    ...given,
  };
}
