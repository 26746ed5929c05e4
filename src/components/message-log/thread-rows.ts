import type { Message } from '../../model/message.ts';
import type { MessageKind } from '../../model/platform.ts';

/** A message with a key that stays the same when the server's copy takes the place of the local one. */
export interface KeyedMessage {
  readonly key: string;
  readonly message: Message;
}

/** One line of the log: a message, and what stands above it. The same object as before where nothing of it changed. */
export interface ThreadRow {
  readonly key: string;
  readonly message: Message;
  /** The beginning of the day, epoch milliseconds in this machine's time zone, where one begins with this row; else null. */
  readonly day: number | null;
  /** Whether the unread ones begin here. */
  readonly unread: boolean;
  /** Whether a sender begins or ends with it; sender and time stand on the first, the delivery on the last. */
  readonly startsGroup: boolean;
  readonly endsGroup: boolean;
  /** Whether the network shows it under another message. */
  readonly indented: boolean;
}

/** Two messages of one sender belong together when no more time than this lies between them. */
const GROUP_MS = 5 * 60_000;
const INDENTED: ReadonlySet<MessageKind> = new Set(['comment', 'reply']);

/** A row of which it is not known yet whether its sender goes on. */
type UnfinishedRow = Omit<ThreadRow, 'endsGroup'> & { endsGroup: boolean };

/** The rows of a thread, in its order. `before` are those of the last time, whose objects are kept where they still hold. */
export function threadRows(
  messages: readonly KeyedMessage[],
  firstUnreadId: string | null,
  before: readonly ThreadRow[] = [],
): readonly ThreadRow[] {
  const known = new Map<string, ThreadRow>();
  for (const row of before) known.set(row.key, row);
  const rows: ThreadRow[] = [];
  let day = { start: Infinity, end: -Infinity };
  let previous: UnfinishedRow | undefined;
  for (const { key, message } of messages) {
    // What was taken back before it left was never said.
    if (message.delivery?.state === 'cancelled') continue;
    const startsDay = message.sentAt < day.start || message.sentAt >= day.end;
    if (startsDay) day = dayOf(message.sentAt);
    const unread = message.id === firstUnreadId;
    const startsGroup =
      startsDay || unread || previous === undefined || !belongTogether(previous.message, message);
    if (previous !== undefined) {
      previous.endsGroup = startsGroup;
      rows.push(keep(known, previous));
    }
    previous = {
      key,
      message,
      day: startsDay ? day.start : null,
      unread,
      startsGroup,
      endsGroup: true,
      indented: message.visibility === 'public' && INDENTED.has(message.kind),
    };
  }
  if (previous !== undefined) rows.push(keep(known, previous));
  return rows;
}

function keep(known: ReadonlyMap<string, ThreadRow>, row: ThreadRow): ThreadRow {
  const before = known.get(row.key);
  const same =
    before?.message === row.message &&
    before.day === row.day &&
    before.unread === row.unread &&
    before.startsGroup === row.startsGroup &&
    before.endsGroup === row.endsGroup;
  return same ? before : row;
}

function belongTogether(a: Message, b: Message): boolean {
  return (
    a.direction === b.direction &&
    a.direction !== 'system' &&
    a.kind === b.kind &&
    a.visibility === b.visibility &&
    (a.visibility === 'private' || standsUnderSame(a, b)) &&
    a.author.kind === b.author.kind &&
    a.author.id === b.author.id &&
    a.author.name === b.author.name &&
    Math.abs(b.sentAt - a.sentAt) <= GROUP_MS
  );
}

/** Whether one head tells of both: in public it names the post, and an advertisement as one. */
function standsUnderSame(a: Message, b: Message): boolean {
  return a.onAd === b.onAd && a.inReplyTo?.id === b.inReplyTo?.id;
}

function dayOf(time: number): { start: number; end: number } {
  const date = new Date(time);
  const start = new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  // Not 24 hours later: days on which the clock is changed are longer or shorter.
  const end = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
  return { start, end };
}
