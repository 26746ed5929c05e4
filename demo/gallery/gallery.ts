/**
 * The panel over made-up states, without a backend, to look at: `?state=list&lang=fr&theme=dark&sign-in=needed`. The states are listed in
 * `STATES`; without one, the morning's list shows.
 */
import '../../src/define.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import type { AppState } from '../../src/store/state.ts';
import { fail } from '../../src/model/result.ts';
import {
  COLLEAGUE,
  contact,
  excerpt,
  HOUR,
  INTERACTIONS,
  interaction,
  message,
  MINUTE,
  NOW,
  RESOLVED,
  session,
} from '../../test/support/sample-data.ts';
import { OUTCOME_STATES } from './outcome-states.ts';
import { QUEUE_STATES } from './queue-states.ts';
import { THREAD_STATES } from './thread-states.ts';
import type { SignInState } from '../../src/model/sign-in.ts';
import { createStubSignIn, NEEDED } from '../../test/support/stub-sign-in.ts';
import { createStubStore, listOf, morning, threadOf } from '../../test/support/stub-store.ts';

const error = (kind: 'offline' | 'signed-out' | 'unavailable') => {
  const result = fail(kind, kind);
  return result.ok ? null : result.error;
};

const thread: Partial<AppState> = {
  openId: 'i-lea',
  threads: {
    'i-lea': threadOf(
      'i-lea',
      [
        message('m1', {
          kind: 'post',
          text: 'New: the green chair is back, in three heights.',
          sentAt: NOW - 26 * HOUR,
          direction: 'outbound',
        }),
        message('m2', { text: 'Lovely! Mine came last year and still looks new.', sentAt: NOW - 2 * HOUR }),
        message('m3', {
          text: 'But where is my parcel? I’ve been waiting since Monday and the tracking has said “in transit” for four days now.',
          sentAt: NOW - 5 * MINUTE,
        }),
        message('m4', { text: 'Order 44 817, if that helps.', sentAt: NOW - 4 * MINUTE }),
        message('m5', {
          direction: 'outbound',
          kind: 'reply',
          text: 'It leaves today, Léa.',
          sentAt: NOW - MINUTE,
          delivery: { state: 'failed', reason: 'unreachable', detail: null, at: NOW },
        }),
      ],
      { firstUnreadId: 'm3' },
    ),
  },
};

const many = (count: number): Interaction[] =>
  Array.from({ length: count }, (_, index) => ({
    ...(INTERACTIONS[1 + (index % (INTERACTIONS.length - 1))] ?? interaction('x')),
    id: `i-${index}`,
    contact: contact(`Person ${index}`),
  }));

const STATES: Readonly<Record<string, () => Partial<AppState>>> = {
  list: () => ({}),
  thread: () => thread,
  ...THREAD_STATES,
  ...OUTCOME_STATES,
  empty: () => morning([]),
  loading: () => ({ list: listOf([], { status: 'loading', counts: null }) }),
  failed: () => ({ list: listOf([], { status: 'failed', counts: null, error: error('unavailable') }) }),
  'nothing-found': () => ({
    list: listOf([], { filter: { queue: 'new', search: 'chair', topics: ['Returns'] } }),
  }),
  filtered: () => ({
    list: listOf(INTERACTIONS, {
      filter: {
        queue: 'new',
        assignment: 'mine',
        topics: ['Delivery', 'Returns'],
        channelIds: ['ch-whatsapp'],
        visibility: 'private',
      },
    }),
  }),
  counts: () => ({
    ...thread,
    list: listOf(INTERACTIONS, { counts: { new: 128, pending: 45, resolved: 1024 } }),
  }),
  resolved: () => ({
    ...morning([
      RESOLVED,
      {
        ...RESOLVED,
        id: 'r2',
        contact: contact('Inès Aubry'),
        lastActivityAt: NOW - 27 * HOUR,
        assignee: COLLEAGUE,
      },
    ]),
    list: listOf([RESOLVED], { filter: { queue: 'resolved' }, counts: { new: 7, pending: 3, resolved: 1 } }),
  }),
  offline: () => ({
    connection: { stream: { kind: 'offline', retryAt: NOW + 5000 }, storage: 'memory' },
    outbox: {
      waiting: [
        {
          message: message('w', {
            direction: 'outbound',
            interactionId: 'i-review',
            delivery: { state: 'failed', reason: 'forbidden', detail: null, at: NOW },
          }),
          attachmentIds: [],
          seenMessageId: null,
          queuedAt: NOW,
          attempts: 1,
          retryAt: null,
        },
      ],
    },
    composers: {
      'i-soon': {
        text: 'Yes, in 38 from next week',
        visibility: 'public',
        inReplyToId: null,
        attachments: [],
        refused: [],
        newer: [],
      },
    },
  }),
  full: () => ({
    session: {
      status: 'ready',
      error: null,
      skewMs: 0,
      value: session({ limits: { ...session().limits, held: 5, capacity: 5 } }),
    },
    notice: { id: 1, tone: 'info', key: 'assigned-to-me', name: 'Léa Martin' },
  }),
  'no-access': () => ({
    session: { status: 'ready', error: null, skewMs: 0, value: session({ channels: [] }) },
  }),
  'signed-out': () => ({ session: { status: 'failed', value: null, skewMs: 0, error: error('signed-out') } }),
  notice: () => ({
    notice: {
      id: 2,
      tone: 'failure',
      key: 'action-failed',
      error: error('unavailable') ?? undefined,
    } as never,
  }),
  collapsed: () => ({ ...thread, preferences: { listCollapsed: true, filter: {}, sort: 'waiting' } }),
  many: () => morning(many(5000)),
  hostile: () =>
    morning([
      interaction('h1', {
        contact: contact('\u202Egnp.exe <script>alert(1)</script>'),
        lastMessage: excerpt('<img src=x onerror=alert(1)> '.repeat(20)),
      }),
      interaction('h2', {
        contact: contact(''),
        lastMessage: excerpt('\uD800 lone 👨‍👩‍👧‍👦👩🏽‍🚀'.repeat(8)),
        unreadCount: 4321,
      }),
      interaction('h3', {
        contact: contact('محمد عبد الله الأنصاري'),
        lastMessage: excerpt('أين طلبي؟ 44817'),
        topics: ['A'.repeat(200)],
      }),
      interaction('h4', {
        contact: contact('Anne-Sophie Desrosiers-Lachapelle de Montferrand-Beaulieu'),
        lastMessage: excerpt('W'.repeat(400)),
      }),
    ]),
};

const LEFT: SignInState = { kind: 'needed', trouble: null, detail: null, hasEnded: true };
/** How it stands with an agent whom no host signs in, over one of the states. */
const SIGN_INS: Readonly<Record<string, SignInState>> = {
  needed: NEEDED,
  left: LEFT,
  'under-way': { kind: 'under-way', isUnseen: false },
  unseen: { kind: 'under-way', isUnseen: true },
  denied: {
    ...NEEDED,
    trouble: 'denied',
    detail: 'Your account is locked until tomorrow morning at eight.',
  },
  blocked: { ...NEEDED, trouble: 'blocked' },
};

const parameters = new URL(location.href).searchParams;
const signIn = SIGN_INS[parameters.get('sign-in') ?? ''];
const name = parameters.get('state') ?? 'list';
const queue = QUEUE_STATES[name]?.();
const store = Object.assign(
  createStubStore({
    state: queue?.state ?? STATES[name]?.() ?? {},
    ...(queue?.actions === undefined ? {} : { actions: queue.actions }),
  }),
  signIn === undefined ? {} : { signIn: createStubSignIn(signIn) },
);
const startedAt = Date.now();
store.now = () => NOW + (Date.now() - startedAt);

const provider = document.createElement('inlay-provider');
provider.language = parameters.get('lang') ?? 'en-GB';
provider.setAttribute('theme', parameters.get('theme') ?? 'light');
provider.store = store;
const panel = document.createElement('inlay-panel');
panel.wholePage = true;
provider.append(panel);
document.body.append(provider);
if (queue?.over !== undefined) {
  const over = document.createElement(queue.over.tag);
  Object.assign(over, queue.over.given);
  provider.append(over);
}
// For a script that goes through all of them.
document.documentElement.dataset['states'] = [...Object.keys(STATES), ...Object.keys(QUEUE_STATES)].join(' ');
