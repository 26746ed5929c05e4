import * as v from 'valibot';
import { signal } from '../../contract/event.ts';
import { loadAccess } from '../access.ts';
import { changeIn } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import type { FileAddresses } from '../file-addresses.ts';
import { Problem, signedOut } from '../problem.ts';
import type { VerifiedToken } from '../tokens.ts';
import { EventStream } from './event-stream.ts';
import { createEventWriter } from './event-writer.ts';
import type { Position } from './position.ts';
import { REDACTIONS } from './redactions.ts';
import { Tail } from './tail.ts';
import { takeSignInAvailability } from '../work/agent-preferences.ts';
import { endViewing } from '../work/viewing.ts';

/** All event streams of this process. */
export interface EventHub {
  /** Opens a stream after a position, or at the end of the log. While it is open its agent counts as connected. */
  open(caller: VerifiedToken, after: Position | null): Promise<ReadableStream<Uint8Array>>;
  /** Drops what is held in memory of an organisation's log, from which something has been taken out. */
  forget(organisationId: string): void;
  /** Ends every stream and takes none any more. */
  close(): Promise<void>;
}

interface OpenTail {
  readonly tail: Tail;
  readonly streams: Set<EventStream>;
}

const addressedSignal = v.object({ organisationId: v.string(), channelId: v.string(), signal });

/** Streams for the agents of this process; it hears of what other processes write until it is closed. */
export async function createEventHub(core: Core, addresses: FileAddresses): Promise<EventHub> {
  const tails = new Map<string, OpenTail>();
  const ofAgent = new Map<string, EventStream[]>();
  const leaving = new Set<Promise<void>>();
  const graces = new Set<ReturnType<typeof setTimeout>>();
  const { clock, timings } = core;
  const writer = createEventWriter(addresses, { clock, keepMs: timings.addressMs / 2 });
  let closed = false;

  const wakeAll = (): void => {
    for (const { tail } of tails.values()) tail.wake();
  };
  const stopEvents = await core.database.listen('inlay_events', (payload) => {
    if (payload === null) wakeAll();
    else tails.get(payload.split(' ', 1)[0] ?? '')?.tail.wake();
  });
  const stopSignals = await core.database.listen('inlay_signals', (payload) => {
    const read = v.safeParse(addressedSignal, payload === null ? null : JSON.parse(payload));
    if (!read.success) return;
    for (const stream of tails.get(read.output.organisationId)?.streams ?? []) stream.signal(read.output);
  });
  const forget = (organisationId: string): void => tails.get(organisationId)?.tail.forget();
  const stopRedactions = await core.database.listen(REDACTIONS, (payload) => {
    for (const organisationId of payload === null ? tails.keys() : [payload]) forget(organisationId);
  });
  const poll = setInterval(wakeAll, core.timings.tailPollMs);
  const pulse = setInterval(() => {
    if (ofAgent.size > 0) void staysPresent(core);
  }, core.timings.heartbeatMs);

  const leave = (caller: VerifiedToken, stream: EventStream): void => {
    const key = `${caller.organisationId} ${caller.agentId}`;
    const open = tails.get(caller.organisationId);
    open?.streams.delete(stream);
    if (open?.streams.size === 0) {
      open.tail.close();
      tails.delete(caller.organisationId);
    }
    const others = (ofAgent.get(key) ?? []).filter((other) => other !== stream);
    if (others.length > 0) {
      ofAgent.set(key, others);
      return;
    }
    ofAgent.delete(key);
    const isAbsent = (): boolean => !ofAgent.has(key);
    const left = becomeAbsent(core, caller, isAbsent).finally(() => leaving.delete(left));
    leaving.add(left);
    const timer = setTimeout(() => {
      graces.delete(timer);
      const gone = leaveViews(core, caller, isAbsent).finally(() => leaving.delete(gone));
      leaving.add(gone);
    }, core.timings.viewingGraceMs);
    graces.add(timer);
  };

  return {
    open: async (caller, after) => {
      if (closed) throw new Problem('unavailable', { retryAfterSeconds: 1 });
      const { organisationId, agentId } = caller;
      const access = await readIn(core, organisationId, (transaction) => loadAccess(transaction, agentId));
      if (access === null) throw signedOut();
      const open = tails.get(organisationId) ?? { tail: new Tail(core, organisationId), streams: new Set() };
      tails.set(organisationId, open);
      const stream = new EventStream({ core, writer, tail: open.tail, caller, after }, access);
      open.streams.add(stream);
      const key = `${organisationId} ${agentId}`;
      const streams = [...(ofAgent.get(key) ?? []), stream];
      ofAgent.set(key, streams);
      if (streams.length > core.limits.streamsPerAgent) streams[0]?.end();
      try {
        await becomePresent(core, caller);
      } catch (error) {
        leave(caller, stream);
        throw error;
      }
      return stream.body(() => leave(caller, stream));
    },
    forget,
    close: async () => {
      closed = true;
      clearInterval(poll);
      clearInterval(pulse);
      for (const { streams } of tails.values()) for (const stream of streams) stream.end();
      await Promise.all([stopEvents(), stopSignals(), stopRedactions()]);
      // Whoever was here looks elsewhere next, or lets the lease run out.
      for (const timer of graces) clearTimeout(timer);
      await Promise.all(leaving);
      await core.database
        .asSystem((transaction) =>
          transaction.query(
            `WITH gone AS (DELETE FROM presence WHERE process_id = $1 RETURNING *)
             UPDATE agent a SET seen_at = gone.seen_at FROM gone
             WHERE a.organisation_id = gone.organisation_id AND a.id = gone.agent_id`,
            [core.processId],
          ),
        )
        // Without a database it runs out by itself, and that is no reason not to stop.
        .catch(() => undefined);
    },
  };
}

/** Who has just come may be given work. */
async function becomePresent(core: Core, { organisationId, agentId }: VerifiedToken): Promise<void> {
  await changeIn(core, organisationId, async (change) => {
    const { transaction, now, wantRouting } = change;
    const [known] = await transaction.query<{ seen_at: number | null }>(
      `SELECT GREATEST(a.seen_at, (SELECT max(p.seen_at) FROM presence p
         WHERE p.organisation_id = a.organisation_id AND p.agent_id = a.id)) AS seen_at FROM agent a WHERE a.id = $1`,
      [agentId],
    );
    await takeSignInAvailability(change, agentId, known?.seen_at ?? null);
    const [before] = await transaction.query<{ seen_at: number }>(
      `SELECT seen_at FROM presence WHERE agent_id = $1 AND process_id = $2`,
      [agentId, core.processId],
    );
    await transaction.query(
      `INSERT INTO presence (organisation_id, agent_id, process_id, seen_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (organisation_id, agent_id, process_id) DO UPDATE SET seen_at = EXCLUDED.seen_at`,
      [organisationId, agentId, core.processId, now],
    );
    if (before === undefined || before.seen_at < presentSince(core, now)) wantRouting();
  });
}

async function becomeAbsent(
  core: Core,
  { organisationId, agentId }: VerifiedToken,
  isAbsent: () => boolean,
): Promise<void> {
  try {
    await core.database.inOrganisation(organisationId, async (transaction) => {
      // Whoever reloads a page is back before this runs.
      if (!isAbsent()) return;
      await transaction.query('UPDATE agent SET seen_at = $2 WHERE id = $1', [agentId, core.clock()]);
      await transaction.query('DELETE FROM presence WHERE agent_id = $1 AND process_id = $2', [
        agentId,
        core.processId,
      ]);
    });
  } catch {
    // It runs out by itself.
  }
}

/** Takes an agent whose last stream is gone out of what they looked at, unless they are connected here again or elsewhere. */
async function leaveViews(
  core: Core,
  { organisationId, agentId }: VerifiedToken,
  isAbsent: () => boolean,
): Promise<void> {
  try {
    await core.database.inOrganisation(organisationId, async (transaction) => {
      const elsewhere = await transaction.query(
        'SELECT 1 FROM presence WHERE agent_id = $1 AND process_id <> $2 AND seen_at >= $3',
        [agentId, core.processId, presentSince(core, core.clock())],
      );
      if (isAbsent() && elsewhere.length === 0) await endViewing(transaction, organisationId, agentId);
    });
  } catch {
    // Their leases run out.
  }
}

async function staysPresent(core: Core): Promise<void> {
  try {
    await core.database.asSystem((transaction) =>
      transaction.query('UPDATE presence SET seen_at = $1 WHERE process_id = $2', [
        core.clock(),
        core.processId,
      ]),
    );
  } catch (error) {
    core.log.warn('presence-failed', { message: error instanceof Error ? error.message : String(error) });
  }
}

/** Whoever was seen after this time counts as connected: three heartbeats, as a process that died takes no leave. */
export function presentSince(core: Core, now: number): number {
  return now - 3 * core.timings.heartbeatMs;
}
