import { UNTOUCHED, type Attachment, type Message } from '../../src/model/message.ts';
import type { InlayError } from '../../src/model/result.ts';
import type { AppState, ComposerAttachment, ComposerSlice } from '../../src/store/state.ts';
import {
  COLLEAGUE,
  contact,
  HOUR,
  interaction,
  INTERACTIONS,
  message,
  MINUTE,
  NOW,
} from '../../test/support/sample-data.ts';
import { morning, threadOf } from '../../test/support/stub-store.ts';

/** A panel in which this interaction is open, with these messages and what is being written. */
function open(
  of: Partial<Parameters<typeof interaction>[1]>,
  messages: readonly Message[],
  composer: Partial<ComposerSlice> = {},
  more: Parameters<typeof threadOf>[2] = {},
): Partial<AppState> {
  const open = interaction('i-lea', of);
  return {
    ...morning(INTERACTIONS.map((one) => (one.id === 'i-lea' ? open : one))),
    openId: 'i-lea',
    threads: { 'i-lea': threadOf('i-lea', messages, more) },
    composers: {
      'i-lea': {
        text: '',
        visibility: open.visibility,
        inReplyToId: null,
        attachments: [],
        refused: [],
        newer: [],
        ...composer,
      },
    },
  };
}

const WHATSAPP = {
  platform: 'whatsapp',
  channelId: 'ch-whatsapp',
  visibility: 'private',
  contact: contact('Léa Martin', { handle: '+33 6 12 34 56 78', groups: ['VIP'] }),
} as const;
const direct = (id: string, given: Partial<Message> = {}): Message =>
  message(id, { kind: 'direct', visibility: 'private', ...given });
const ours = (id: string, given: Partial<Message> = {}): Message =>
  direct(id, { direction: 'outbound', ...given });
const delivered = (
  state: NonNullable<Message['delivery']>['state'],
  reason: NonNullable<Message['delivery']>['reason'] = null,
): Pick<Message, 'delivery'> => ({ delivery: { state, reason, detail: null, at: NOW } });

const picture = (width: number, height: number, colour: string): string =>
  URL.createObjectURL(
    new Blob(
      [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}"><rect width="100%" height="100%" fill="${colour}"/><circle cx="50%" cy="50%" r="60" fill="#fff8"/></svg>`,
      ],
      { type: 'image/svg+xml' },
    ),
  );
const file = (id: string, given: Partial<Attachment>): Attachment => ({
  id,
  name: 'invoice-2026-11-with-a-rather-long-name-from-the-scanner.pdf',
  type: 'application/pdf',
  size: 1_530_000,
  url: '#',
  thumbnailUrl: null,
  dimensions: null,
  ...given,
});
const photo = (id: string, width: number, height: number, colour: string): Attachment => {
  const url = picture(width, height, colour);
  return file(id, {
    name: `IMG_${id}.jpg`,
    type: 'image/jpeg',
    url,
    thumbnailUrl: url,
    dimensions: { width, height },
  });
};
const LONG = 'The chair arrived late, one leg shorter than the others, and nobody answered the phone. '
  .repeat(36)
  .slice(0, 3000);

const ERROR: InlayError = {
  kind: 'unavailable',
  type: null,
  message: '',
  retryAfterMs: null,
  fields: [],
  current: null,
};
const upload = (localId: string, given: Partial<ComposerAttachment>): ComposerAttachment => ({
  localId,
  name: 'chair-from-the-left.jpg',
  size: 2_400_000,
  type: 'image/jpeg',
  upload: { kind: 'uploading', share: 0.6 },
  ...given,
});

/** Threads and what is written under them, by the state's name. */
export const THREAD_STATES: Readonly<Record<string, () => Partial<AppState>>> = {
  posts: () =>
    open({ unreadCount: 2 }, [
      message('p1', {
        kind: 'post',
        text: 'New: the green chair is back.\nThree heights, two woods.\nIn the shops from Friday.',
        author: { kind: 'agent', id: null, name: 'Acme France' },
        direction: 'outbound',
        networkUrl: 'https://facebook.example/1',
        networkState: { ...UNTOUCHED, likes: 48, likedByUs: false, hidden: false, deleted: false },
        ...delivered('sent'),
        sentAt: NOW - 26 * HOUR,
      }),
      message('p2', {
        text: 'Lovely! Mine came last year and still looks new.\nThe cushion is worn, though.\nDo you sell it alone?',
        networkUrl: 'https://facebook.example/2',
        sentAt: NOW - 2 * HOUR,
        onAd: true,
        networkState: { ...UNTOUCHED, likes: 3, likedByUs: true, hidden: false, deleted: false },
      }),
      message('p3', {
        kind: 'reply',
        direction: 'outbound',
        text: 'We do, Léa: https://shop.acme.example/cushions/green?size=40&utm_source=facebook&utm_campaign=autumn-2026',
        inReplyTo: {
          id: 'p2',
          authorName: 'Léa Martin',
          text: 'Lovely! Mine came last year and still looks new.',
          removed: { content: false, author: false },
        },
        sentAt: NOW - 100 * MINUTE,
        ...delivered('read'),
      }),
      message('p4', {
        text: 'This one was hidden.',
        networkState: { ...UNTOUCHED, likes: 0, likedByUs: false, hidden: true, deleted: false },
        sentAt: NOW - 30 * MINUTE,
      }),
      message('p5', {
        text: 'This one is gone from the network.',
        networkState: { ...UNTOUCHED, likes: 0, likedByUs: false, hidden: false, deleted: true },
        sentAt: NOW - 20 * MINUTE,
      }),
    ]),
  long: () =>
    open(
      {
        platform: 'google-play',
        channelId: 'ch-google-play',
        contact: contact('Anne-Sophie Desrosiers-Lachapelle de Montferrand-Beaulieu'),
        topics: ['Delivery', 'Returns', 'Billing', 'Praise'],
        tags: ['parcel', 'refund', 'urgent'],
      },
      [
        message('l1', {
          kind: 'review',
          text: LONG,
          extra: { type: 'rating', stars: 2, title: 'Never again, and I have bought here for eleven years' },
          author: {
            kind: 'contact',
            id: 'c',
            name: 'Anne-Sophie Desrosiers-Lachapelle de Montferrand-Beaulieu',
          },
        }),
      ],
    ),
  'hostile-thread': () =>
    open({ ...WHATSAPP, contact: contact('\u202Egnp.exe <script>alert(1)</script>') }, [
      direct('h1', {
        text: '<img src=x onerror=alert(1)> javascript:alert(1) https://exa\u202Emple.com',
        author: { kind: 'contact', id: 'c', name: '\u202Egnp.exe <script>alert(1)</script>' },
      }),
      direct('h2', { text: 'W'.repeat(300) }),
      direct('h3', { text: `${'👨‍👩‍👧‍👦'.repeat(40)} \uD800 a\u200Bb` }),
      direct('h4', { text: 'أين طلبي؟ رقم 44817 — شكرا\nline two' }),
      direct('h5', { text: 'Z̸̢̛͔a̵l̶g̷o̸'.repeat(12), attachments: [file('f', { name: 'a\u202Egpj.exe' })] }),
    ]),
  deliveries: () =>
    open(WHATSAPP, [
      direct('d0', { text: 'Hello?', sentAt: NOW - 50 * MINUTE }),
      ours('d1', { text: 'Read by her.', sentAt: NOW - 44 * MINUTE, ...delivered('read') }),
      direct('d1b', { text: 'Thanks', sentAt: NOW - 43 * MINUTE }),
      ours('d2', { text: 'Delivered.', sentAt: NOW - 38 * MINUTE, ...delivered('delivered') }),
      direct('d2b', { text: 'And?', sentAt: NOW - 37 * MINUTE }),
      ours('d3', {
        text: 'Her phone is off.',
        sentAt: NOW - 30 * MINUTE,
        ...delivered('sent', 'recipient-offline'),
      }),
      ours('d4', {
        text: 'Nobody knows.',
        sentAt: NOW - 20 * MINUTE,
        ...delivered('unknown', 'not-confirmed'),
      }),
      ours('d5', {
        text: 'The network said no.',
        sentAt: NOW - 10 * MINUTE,
        delivery: {
          state: 'failed',
          reason: 'rejected',
          detail: '131026: Message undeliverable',
          at: NOW,
        },
      }),
      ours('d6', { text: 'Just now.', sentAt: NOW, ...delivered('sending') }),
    ]),
  pictures: () =>
    open(WHATSAPP, [
      direct('i1', { text: 'The leg, from three sides', attachments: [photo('0412', 1200, 900, '#2a7')] }),
      direct('i2', {
        text: '',
        attachments: [
          photo('0413', 600, 1400, '#a52'),
          photo('0414', 1600, 500, '#25a'),
          file('f1', {}),
          file('f2', { name: 'voice.ogg', type: 'audio/ogg', size: 48_000 }),
        ],
      }),
      direct('i3', {
        text: '',
        extra: {
          type: 'location',
          latitude: 48.86,
          longitude: 2.35,
          name: 'Home',
          address: '12 rue des Petits-Champs, 75002 Paris',
        },
      }),
      direct('i4', {
        text: '',
        extra: { type: 'contacts', contacts: [{ name: 'Paul Martin', phones: ['+33 6 98 76 54 32'] }] },
      }),
      direct('i5', { kind: 'reaction', text: '', extra: { type: 'reaction', emoji: '❤️' } }),
      direct('i6', { text: '', extra: { type: 'unsupported', nativeType: 'order' } }),
      ours('i7', { text: '', attachments: [photo('0415', 800, 800, '#749')], ...delivered('read') }),
    ]),
  preview: () =>
    open(
      { ...WHATSAPP, assignee: COLLEAGUE, unreadCount: 1 },
      [direct('v1', { text: 'Is anybody there?' })],
      {},
      {
        firstUnreadId: 'v1',
        typing: { contact: true, agents: [COLLEAGUE] },
      },
    ),
  'thread-loading': () => open({}, [], {}, { status: 'loading' }),
  'thread-failed': () => open({}, [], {}, { status: 'failed', error: ERROR }),
  over: () => open({ platform: 'x', channelId: 'ch-x' }, [message('o1')], { text: 'x '.repeat(180) }),
  sms: () =>
    open({ platform: 'sms', channelId: 'ch-sms', visibility: 'private' }, [direct('s1')], {
      text: 'Your parcel is on its way. '.repeat(9),
    }),
  attachments: () =>
    open(WHATSAPP, [direct('a1')], {
      text: 'Here are the pictures',
      attachments: [
        upload('u1', {}),
        upload('u-late', {
          name: 'receipt.pdf',
          type: 'application/pdf',
          upload: { kind: 'waiting', error: { ...ERROR, kind: 'offline', type: null } },
        }),
        upload('u-large', { name: 'unboxing.mp4', type: 'video/mp4', isKept: false }),
        upload('u2', {
          name: 'note.pdf',
          type: 'application/pdf',
          size: 90_000,
          upload: { kind: 'failed', error: ERROR },
        }),
        upload('u3', {
          name: 'page.png',
          type: 'image/png',
          size: 1_200,
          upload: {
            kind: 'failed',
            error: {
              ...ERROR,
              kind: 'invalid',
              type: 'attachment-refused',
              fields: [{ field: 'Content-Type', expected: 'text/html' }],
            },
          },
        }),
      ],
      refused: [
        {
          name: 'film-of-the-whole-afternoon.mp4',
          problem: { index: 0, problem: 'too-large', limitBytes: 16 * 1024 * 1024 },
        },
      ],
    }),
  newer: () =>
    open({}, [message('n0'), message('n1', { text: 'Found it!' })], {
      text: 'We are looking for it, Léa.',
      inReplyToId: 'n0',
      newer: [
        message('n1', { text: 'Found it! It was at the neighbour’s, sorry for the trouble and thank you.' }),
      ],
    }),
  closed: () => open({ status: 'closed' }, [message('c1')]),
  'window-over': () => open({ ...WHATSAPP, lastInboundAt: NOW - 25 * HOUR }, [direct('w1')]),
};
