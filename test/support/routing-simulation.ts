import { setTimeout as delay } from 'node:timers/promises';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import { PERMISSIONS } from '../../src/model/agent.ts';
import type { Database } from '../../src/backend/database/database.ts';
import { isHeld } from '../../src/model/status.ts';
import { openStream } from '../backend/support/stream-reader.ts';
import { inboundMessage, startBackend, until, type TestBackend } from '../backend/support/test-backend.ts';

/** A working day in small: so many agents, so many messages of as many contacts, half of them there before anybody is available. */
export interface SimulationOptions {
  /** Handles on the same database: one backend each. */
  readonly databases: readonly Database[];
  readonly agents: number;
  readonly messages: number;
  readonly capacity: number;
  /** Webhooks under way at once while agents work. */
  readonly atOnce: number;
}

/** What came of it. */
export interface SimulationOutcome {
  /** Every breach of what routing promises, in words; none is as it should be. */
  readonly breaches: readonly string[];
  /** Messages a second, from the first of the storm to the last one's end. */
  readonly perSecond: number;
  /** From handing a webhook over to the event with its offer or holder, milliseconds, of every message of the storm. */
  readonly latencies: readonly number[];
  /** From everybody being available to the last of the backlog being worked, milliseconds. */
  readonly backlogMs: number;
}

const CHANNELS = [
  { id: 'urgent-offered', priority: 2, needsAccept: true },
  { id: 'urgent-given', priority: 2, needsAccept: false },
  { id: 'offered', priority: 0, needsAccept: true },
  { id: 'given', priority: 0, needsAccept: false },
] as const;

/** Runs it to its end: agents accept what they are offered and resolve what they hold; then looks through the log for breaches. */
export async function simulateRouting(options: SimulationOptions): Promise<SimulationOutcome> {
  const { databases, agents, messages, capacity, atOnce } = options;
  const organisationId = `simulation-${crypto.randomUUID().slice(0, 8)}`;
  const agentIds = Array.from({ length: agents }, (_, index) => `agent-${String(index)}`);
  const setup = {
    teams: [{ id: 'all', name: 'All' }],
    agents: agentIds.map((id) => ({
      id,
      name: id,
      permissions: PERMISSIONS,
      capacity,
      teamIds: ['all'],
      availabilityId: 'away',
    })),
    channels: CHANNELS.map(({ id, priority, needsAccept }) => ({
      id,
      gatewayId: 'test',
      accountNetworkId: `${organisationId}-${id}`,
      platform: 'messenger' as const,
      name: id,
      priority,
      offer: { needsAccept, seconds: 600 },
      teamIds: ['all'],
    })),
  };
  const backends: TestBackend[] = [];
  for (const database of databases)
    backends.push(
      await startBackend(database, {
        organisationId,
        setup,
        timings: { heartbeatMs: 3_600_000 },
        ...(backends[0] === undefined ? {} : { gateway: backends[0].gateway }),
      }),
    );
  const [first] = backends;
  const [database] = databases;
  if (first === undefined || database === undefined) throw new Error('A database is needed');
  const one = (index: number): TestBackend => backends[index % backends.length] ?? first;
  await database.inOrganisation(organisationId, (transaction) =>
    transaction.query(
      `INSERT INTO presence (organisation_id, agent_id, process_id, seen_at)
       SELECT $1, id, 'simulation', 9000000000000 FROM agent`,
      [organisationId],
    ),
  );

  const log: WireInteraction[] = [];
  const sentAt = new Map<string, number>();
  const latencies: number[] = [];
  const seen = new Set<string>();
  const seenOffers = new Set<string>();
  const worked = new Set<string>();
  const failures: string[] = [];
  let turn = 0;
  const act = async (
    what: string,
    path: string,
    agentId: string,
    body?: object,
    version = 0,
  ): Promise<void> => {
    turn += 1;
    const answer = await one(turn).call(body === undefined ? 'POST' : 'PATCH', path, {
      agentId,
      headers: { 'if-match': `"${String(version)}"` },
      ...(body === undefined ? {} : { body }),
    });
    if (answer.status >= 400 && answer.status !== 412)
      failures.push(`${what}: ${JSON.stringify(answer.body)}`);
  };
  const stream = await openStream(first, { agentId: agentIds[0] ?? '' });
  let read = 0;
  const follow = async (): Promise<void> => {
    for (; read < stream.frames.length; read += 1) {
      const frame = stream.frames[read];
      const event =
        frame?.name === 'event'
          ? (frame.data as { event: { type: string; interaction: WireInteraction } }).event
          : null;
      if (event?.type !== 'interaction.changed') continue;
      const { interaction } = event;
      log.push(interaction);
      seen.add(interaction.id);
      const { id, offer, assignee, status, contact } = interaction;
      const begun = sentAt.get(contact.name);
      if (begun !== undefined && (offer !== null || assignee !== null)) {
        latencies.push(performance.now() - begun);
        sentAt.delete(contact.name);
      }
      if (offer !== null && !seenOffers.has(offer.id)) {
        seenOffers.add(offer.id);
        void act('accept', `/offers/${offer.id}/accept`, offer.agentId);
      }
      if (assignee !== null && isHeld(status))
        void act('resolve', `/interactions/${id}`, assignee.id, { status: 'resolved' }, interaction.version);
      if (status === 'resolved') worked.add(id);
    }
  };
  let over = false;
  const following = (async () => {
    while (!over) {
      await follow();
      await delay(1);
    }
  })();

  /** Hands messages over, each of another contact, on each channel in turn. */
  const send = async (from: number, to: number, timed: boolean): Promise<void> => {
    let next = from;
    const lane = async (): Promise<void> => {
      while (next < to) {
        const index = next;
        next += 1;
        const { id } = CHANNELS[index % CHANNELS.length] ?? CHANNELS[0];
        const name = `Contact ${String(index)}`;
        const message = inboundMessage({
          author: { networkId: name, name, handle: null },
          // Not in the order in which they come.
          sentAt: Date.now() - 1_000_000 + ((index * 7919) % messages) * 10,
        });
        if (timed) sentAt.set(name, performance.now());
        const response = await one(index).hear([
          { type: 'message', accountId: `${organisationId}-${id}`, message },
        ]);
        if (response.status !== 200) failures.push(`webhook: ${String(response.status)}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  };

  try {
    const half = Math.floor(messages / 2);
    await send(0, half, false);
    await until('the backlog to be seen', () => seen.size >= half, 600_000);
    const backlogEnd = log.length;
    const began = performance.now();
    await database.inOrganisation(organisationId, async (transaction) => {
      await transaction.query("UPDATE agent SET availability_id = 'available'");
      await transaction.query("SELECT inlay_append(0, '[]'::jsonb, true)");
    });
    await until('the backlog to be worked', () => worked.size >= half || failures.length > 0, 900_000);
    const backlogMs = performance.now() - began;

    const storm = performance.now();
    await send(half, messages, true);
    await until('everything to be worked', () => worked.size >= messages || failures.length > 0, 900_000);
    const perSecond = (messages - half) / ((performance.now() - storm) / 1000);
    over = true;
    await following;
    const breaches = [...failures, ...findBreaches(log, { capacity, backlogEnd, messages })];
    return { breaches, perSecond, latencies, backlogMs };
  } finally {
    over = true;
    await stream.close();
    await Promise.all(backends.map((backend) => backend.stop()));
  }
}

/** Looks through the log, in which every change stands in the order in which it became true. */
function findBreaches(
  log: readonly WireInteraction[],
  {
    capacity,
    backlogEnd,
    messages,
  }: { readonly capacity: number; readonly backlogEnd: number; readonly messages: number },
): string[] {
  const breaches: string[] = [];
  const ofAgent = new Map<string, Set<string>>();
  const offersOf = new Map<string, string>();
  const before = new Map<string, WireInteraction>();
  const owners = new Map<string, string>();
  const takenBy = ({ status, assignee, offer }: WireInteraction): string | null =>
    isHeld(status) ? (assignee?.id ?? offer?.agentId ?? null) : null;
  // What waits of the backlog, by whether it has to be accepted, in the order in which it has to go.
  const waiting = new Map<boolean, WireInteraction[]>();
  const kindOf = ({ channelId }: WireInteraction): boolean =>
    CHANNELS.find(({ id }) => id === channelId)?.needsAccept === true;
  const rank = ({ channelId }: WireInteraction): number =>
    CHANNELS.find(({ id }) => id === channelId)?.priority ?? 0;
  const backlog = new Map(log.slice(0, backlogEnd).map((one) => [one.id, one]));
  for (const kind of [true, false])
    waiting.set(
      kind,
      [...backlog.values()]
        .filter((one) => kindOf(one) === kind)
        .sort(
          (a, b) =>
            rank(b) - rank(a) ||
            Date.parse(a.waitingSince ?? '') - Date.parse(b.waitingSince ?? '') ||
            (a.id < b.id ? -1 : 1),
        ),
    );

  for (const one of log) {
    const was = before.get(one.id);
    before.set(one.id, one);
    const from = was === undefined ? null : takenBy(was);
    const to = takenBy(one);
    if (one.offer !== null && one.assignee !== null) breaches.push(`${one.id} is offered and held`);
    const offered = was?.offer ?? null;
    if (offered !== null && one.offer !== null && offered.id !== one.offer.id)
      breaches.push(`${one.id} is offered twice`);
    if (from !== null && to !== null && from !== to) breaches.push(`${one.id} went from ${from} to ${to}`);
    if (from !== null && from !== to) ofAgent.get(from)?.delete(one.id);
    if (offered !== null && one.offer === null) offersOf.delete(offered.agentId);
    if (to !== null) {
      const held = ofAgent.get(to) ?? new Set();
      held.add(one.id);
      ofAgent.set(to, held);
      if (held.size > capacity) breaches.push(`${to} holds ${String(held.size)} of ${String(capacity)}`);
      owners.set(one.id, to);
    }
    if (one.offer !== null && was?.offer?.id !== one.offer.id) {
      if (offersOf.has(one.offer.agentId)) breaches.push(`${one.offer.agentId} has two offers`);
      offersOf.set(one.offer.agentId, one.id);
    }
    if (from === null && to !== null && backlog.has(one.id)) {
      const next = waiting.get(kindOf(one))?.shift();
      if (next?.id !== one.id) breaches.push(`${one.id} went before ${next?.id ?? 'nothing'}`);
    }
  }
  if (owners.size !== messages) breaches.push(`${String(messages - owners.size)} had no owner`);
  return breaches;
}
