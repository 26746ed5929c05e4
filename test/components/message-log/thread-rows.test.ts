import { describe, expect, it } from 'vitest';
import { threadRows } from '../../../src/components/message-log/thread-rows.ts';
import { UNTOUCHED, type Message } from '../../../src/model/message.ts';

const NOON = new Date(2026, 10, 20, 12).getTime();
const MINUTE = 60_000;

function message(id: string, more: Partial<Message> = {}): { key: string; message: Message } {
  const base: Message = {
    id,
    interactionId: 'i1',
    clientId: null,
    kind: 'direct',
    visibility: 'private',
    direction: 'inbound',
    author: { kind: 'contact', id: 'c1', name: 'Léa Martin' },
    text: id,
    attachments: [],
    extra: null,
    template: null,
    removed: { content: false, author: false },
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
    sentAt: NOON,
    delivery: null,
  };
  return { key: id, message: { ...base, ...more } };
}
const groups = (messages: { key: string; message: Message }[], firstUnreadId: string | null = null): string =>
  threadRows(messages, firstUnreadId)
    .map(({ key, startsGroup, endsGroup }) => `${startsGroup ? '[' : ''}${key}${endsGroup ? ']' : ''}`)
    .join(' ');

describe('threadRows', () => {
  it('groups what one sender writes within five minutes', () => {
    expect(
      groups([
        message('a'),
        message('b', { sentAt: NOON + MINUTE }),
        message('c', { sentAt: NOON + 7 * MINUTE }),
        message('d', { sentAt: NOON + 8 * MINUTE, direction: 'outbound' }),
      ]),
    ).toBe('[a b] [c] [d]');
  });
  it('begins a group at a new day, at the first unread one, at another kind or visibility, and at every system entry', () => {
    expect(groups([message('a'), message('b', { sentAt: NOON + 24 * 60 * MINUTE })])).toBe('[a] [b]');
    expect(groups([message('a'), message('b')], 'b')).toBe('[a] [b]');
    expect(groups([message('a'), message('b', { visibility: 'public' })])).toBe('[a] [b]');
    expect(groups([message('a', { direction: 'system' }), message('b', { direction: 'system' })])).toBe(
      '[a] [b]',
    );
  });
  it('begins a group in public where the post or the advertisement is another, as its head tells of it (T2, T4)', () => {
    const said = { visibility: 'public', kind: 'reply' } as const;
    const under = (id: string) => ({
      inReplyTo: { id, authorName: '', text: '', removed: { content: false, author: false } },
    });
    expect(
      groups([
        message('a', said),
        message('b', said),
        message('c', { ...said, ...under('p1') }),
        message('d', { ...said, ...under('p1') }),
        message('e', { ...said, ...under('p2') }),
        message('f', { ...said, ...under('p2'), onAd: true }),
      ]),
    ).toBe('[a b] [c d] [e] [f]');
  });

  it('marks the first row of each day', () => {
    const rows = threadRows(
      [message('a'), message('b'), message('c', { sentAt: NOON + 13 * 60 * MINUTE })],
      null,
    );
    expect(rows.map(({ day }) => day)).toEqual([
      new Date(2026, 10, 20).getTime(),
      null,
      new Date(2026, 10, 21).getTime(),
    ]);
  });
  it('indents public comments and replies only', () => {
    const rows = threadRows(
      [
        message('a', { visibility: 'public', kind: 'post' }),
        message('b', { visibility: 'public', kind: 'comment' }),
        message('c', { kind: 'reply' }),
      ],
      null,
    );
    expect(rows.map(({ indented }) => indented)).toEqual([false, true, false]);
  });
  it('keeps the objects of rows that did not change when older and newer ones come', () => {
    const middle = [
      message('m', { sentAt: NOON + 30 * MINUTE }),
      message('n', { sentAt: NOON + 60 * MINUTE }),
    ];
    const before = threadRows([message('a'), ...middle], null);
    const after = threadRows(
      [
        message('z', { sentAt: NOON - 30 * MINUTE }),
        message('a'),
        ...middle,
        message('o', { sentAt: NOON + 90 * MINUTE }),
      ],
      null,
      before,
    );
    expect(after[2]).toBe(before[1]);
    expect(after[3]).toBe(before[2]);
  });
});
