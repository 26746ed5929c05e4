import type { StoredEvent } from '../change.ts';
import type { Transaction } from '../database/database.ts';
import { signedOut } from '../problem.ts';
import type { Position } from './position.ts';

/** An event with its place and whom it is for. */
export interface LoggedEvent {
  readonly seq: number;
  readonly at: number;
  readonly channelId: string | null;
  readonly agentId: string | null;
  readonly body: StoredEvent;
}

/** Who reads: what decides which events they are shown. */
export interface Reader {
  readonly agentId: string;
  readonly channelIds: readonly string[];
}

/** Whether a reader is shown an event; `readEvents` asks the database the same. */
export function isFor(event: Pick<LoggedEvent, 'channelId' | 'agentId'>, reader: Reader): boolean {
  return (
    (event.agentId === null || event.agentId === reader.agentId) &&
    (event.channelId === null || reader.channelIds.includes(event.channelId))
  );
}

/** How far an organisation's log goes: the last number given, and the last that is no longer kept. */
export interface LogState {
  readonly epoch: string;
  readonly head: number;
  readonly trimmedTo: number;
}

/** The state of the bound organisation's log. Every event up to `head` is there for whoever reads after this. */
export async function readLogState(transaction: Transaction): Promise<LogState> {
  const [row] = await transaction.query<{ epoch: string; head: number; trimmed_to: number }>(
    'SELECT epoch, head, trimmed_to FROM event_counter',
  );
  // Only an organisation has a log: whoever asks for another is nobody here.
  if (row === undefined) throw signedOut();
  return { epoch: row.epoch, head: row.head, trimmedTo: row.trimmed_to };
}

/** Whether what follows a position can still be told in full; if not, whoever stands there must read everything anew. */
export function canResume({ epoch, head, trimmedTo }: LogState, after: Position): boolean {
  return after.epoch === epoch && after.seq >= trimmedTo && after.seq <= head;
}

/** Events after a number and up to another, oldest first, at most `limit`; only those for the reader where one is given. */
export async function readEvents(
  transaction: Transaction,
  range: { readonly after: number; readonly upTo: number; readonly limit: number },
  reader: Reader | null,
): Promise<LoggedEvent[]> {
  const rows = await transaction.query<{
    seq: number;
    at: number;
    channel_id: string | null;
    agent_id: string | null;
    body: StoredEvent;
  }>(
    `SELECT seq, at, channel_id, agent_id, body FROM event
     WHERE seq > $1 AND seq <= $2
       AND ($4::text IS NULL
         OR ((agent_id IS NULL OR agent_id = $4) AND (channel_id IS NULL OR channel_id = ANY($5::text[]))))
     ORDER BY seq LIMIT $3`,
    [range.after, range.upTo, range.limit, reader?.agentId ?? null, reader?.channelIds ?? []],
  );
  return rows.map(({ seq, at, channel_id, agent_id, body }) => ({
    seq,
    at,
    channelId: channel_id,
    agentId: agent_id,
    body,
  }));
}
