import { UNTOUCHED } from '../../src/model/message.ts';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import type { WireMessage } from '../../src/contract/message.ts';
import type { WireSession } from '../../src/contract/session.ts';

const AT = '2026-11-21T05:00:00.000Z';
/** `AT` as the model has it. */
export const AT_MS = Date.parse(AT);

/** An interaction as it travels. */
export const wireInteraction: WireInteraction = {
  id: 'i1',
  version: 3,
  channelId: 'c1',
  platform: 'facebook',
  visibility: 'public',
  contact: { id: 'p1', name: 'Léa Martin', anonymous: false, handle: '@lea', groups: ['VIP'] },
  status: 'open',
  assignee: { id: 'a1', name: 'Ada' },
  teamId: null,
  topics: [],
  tags: ['delivery'],
  messageTags: [],
  postRemoved: { content: false, author: false },
  muted: { contact: false, post: false },
  lastMessage: {
    id: 'm1',
    text: 'Hello',
    kind: 'comment',
    direction: 'inbound',
    at: AT,
    attachmentCount: 0,
    removed: false,
  },
  unreadCount: 1,
  answerTrouble: null,
  score: null,
  lastReadMessageId: null,
  waitingSince: AT,
  slaDueAt: null,
  slaSoonAt: null,
  timer: null,
  returnsAt: null,
  lastInboundAt: AT,
  lastActivityAt: AT,
  createdAt: AT,
  offer: { id: 'o1', agentId: 'a1', madeAt: AT, expiresAt: AT },
};

/** A message as it travels. */
export const wireMessage: WireMessage = {
  id: 'm1',
  interactionId: 'i1',
  clientId: null,
  kind: 'comment',
  visibility: 'public',
  direction: 'inbound',
  author: { kind: 'contact', id: 'p1', name: 'Léa Martin' },
  text: 'Hello',
  attachments: [
    {
      id: 'f1',
      name: 'a.png',
      type: 'image/png',
      size: 12,
      url: '/files/f1?expires=1&signature=s',
      thumbnailUrl: 'files/f1/thumbnail?expires=1&signature=s',
      dimensions: { width: 2, height: 2 },
    },
  ],
  extra: null,
  template: null,
  removed: { content: false, author: false },
  tags: [],
  notes: [],
  muted: false,
  inReplyTo: null,
  translation: null,
  networkUrl: 'https://facebook.example/1',
  onAd: false,
  networkState: { ...UNTOUCHED },
  action: null,
  editedAt: null,
  sentAt: AT,
  delivery: { state: 'sent', reason: null, detail: null, at: AT, undoUntil: null },
};

/** A session as it travels. */
export const wireSession: WireSession = {
  organisation: { id: 'org', name: 'Acme' },
  agent: { id: 'a1', name: 'Ada', availability: { id: 'available', kind: 'available', label: null } },
  permissions: ['conversation.assign'],
  features: ['emoji', 'typing'],
  services: [],
  limits: { capacity: 5, held: 1, outboxMaxAgeSeconds: 86_400, uploadMaxBytes: 1_000 },
  channels: [
    {
      id: 'c1',
      platform: 'facebook',
      name: 'Acme France',
      visibility: 'public',
      offer: { needsAccept: true, seconds: 30 },
      slaMinutes: 30,
      overrides: { actionsOff: ['like'] },
    },
  ],
  availabilities: [{ id: 'available', kind: 'available', label: null }],
  catalogue: { topics: [], tags: [], contactGroups: [], vipGroups: [], teams: [] },
  serverTime: AT,
  position: 'a:1',
};

/** An answer of the API. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}

/** A problem document. */
export function problem(
  type: string,
  status: number,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Response {
  return json({ type: `/problems/${type}`, title: type, status, ...more }, status, headers);
}
