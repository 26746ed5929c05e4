import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WireEventEnvelope } from '../../src/contract/event.ts';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import type { WireMessage } from '../../src/contract/message.ts';
import type { WireOutcome } from '../../src/contract/outcome.ts';
import { FEATURES } from '../../src/model/agent.ts';
import { STATUSES } from '../../src/model/status.ts';
import { onDatabase } from './support/databases.ts';
import { openStream, type StreamReader } from './support/stream-reader.ts';
import { organisation, startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

const SEEDS = 20;
/** What has to be among the work: so much of it is refused, as it should be, that this is not to be taken for granted. */
const TAKEN = ['action', 'edit', 'elevation', 'muting', 'note', 'removal', 'tags', 'take-back', 'transfer'];

/** What a client holds: everything read once, and then moved on by events alone. */
interface Held {
  readonly interactions: Map<string, WireInteraction>;
  readonly messages: Map<string, WireMessage>;
  /** By interaction. */
  readonly outcomes: Map<string, WireOutcome>;
}

type EventType = WireEventEnvelope['event']['type'];

function apply(
  { interactions, messages, outcomes }: Held,
  { event }: WireEventEnvelope,
  deafTo: EventType | null,
): void {
  if (event.type === deafTo) return;
  switch (event.type) {
    case 'interaction.changed':
      interactions.set(event.interaction.id, event.interaction);
      return;
    case 'interaction.removed':
      interactions.delete(event.interactionId);
      return;
    case 'message.changed':
      messages.set(event.message.id, event.message);
      return;
    case 'outcome.changed':
      outcomes.set(event.outcome.interactionId, event.outcome);
      return;
    default:
      return;
  }
}

/** Random numbers that a seed repeats (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

onDatabase('PGlite', 'Promise 12: what was read and the events after it are what is read anew', (opened) => {
  let test: TestBackend;
  const streams: StreamReader[] = [];
  /** The backend's time goes on by itself, and leaps where all that is left waits for it. */
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  beforeAll(async () => {
    const organisationId = 'snapshot';
    const { agents, channels } = organisation(organisationId);
    test = await startBackend(opened().database, {
      organisationId,
      clock: now,
      // Nobody is taken for gone by a leap.
      timings: { jobPollMs: 20, heartbeatMs: 600_000 },
      setup: {
        // Few can hold much, so that work is given, taken back and given again.
        agents: agents.map((agent) => ({
          ...agent,
          capacity: 6,
          teamIds: ['care', 'sales'],
          skillIds: ['chat'],
        })),
        features: FEATURES,
        channels: [
          ...channels,
          ...(['x', 'facebook', 'play'] as const)
            .filter((id) => !channels.some((channel) => channel.id === id))
            .map((id) => ({
              id,
              gatewayId: 'test',
              accountNetworkId: `${organisationId}-${id}`,
              platform: id === 'play' ? ('google-play' as const) : id,
              name: id,
              teamIds: ['care'],
            })),
        ].map((channel) => ({ ...channel, skillId: 'chat' })),
        skills: [{ id: 'chat', name: 'Chat', channelIds: [], afterWorkSeconds: 3_600 }],
        // So short that timers end in between.
        settings: {
          agentTimerMinutes: 0.01,
          contactTimerMinutes: 0.01,
          moreTimeMinutes: 0.01,
          detachAfterMinutes: 0.02,
        },
      },
    });
    for (const agentId of ['ada', 'ben', 'cleo']) streams.push(await openStream(test, { agentId }));
    await Promise.all(
      streams.map((stream) => stream.until('it to begin', ({ frames }) => frames.length > 0)),
    );
  }, 60_000);
  afterAll(async () => {
    await Promise.all(streams.map((stream) => stream.close()));
    await test.stop();
  });

  const readAll = async (): Promise<Held & { position: string }> => {
    const { position } = (await test.call('GET', '/session')).body;
    const interactions = new Map<string, WireInteraction>();
    const messages = new Map<string, WireMessage>();
    const outcomes = new Map<string, WireOutcome>();
    let next: string | null = null;
    do {
      const cursor: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
      const { body } = await test.call('GET', `/interactions?limit=100&sort=activity${cursor}`);
      for (const one of body.items as WireInteraction[]) interactions.set(one.id, one);
      next = body.next;
    } while (next !== null);
    for (const id of interactions.keys()) {
      for (const message of await thread(test, id)) messages.set(message.id, message);
      outcomes.set(id, (await test.call('GET', `/interactions/${id}/outcome`)).body);
    }
    return { position, interactions, messages, outcomes };
  };
  const eventsUpTo = async (after: string): Promise<{ events: WireEventEnvelope[]; head: string }> => {
    const events: WireEventEnvelope[] = [];
    for (let head = after; ;) {
      const { body } = await test.call('GET', `/events?after=${head}`);
      events.push(...body.events);
      head = body.head;
      if (!body.more) return { events, head };
    }
  };
  /** Until nothing happens by itself any more. */
  const quiet = (): Promise<unknown> =>
    until('everything to be done', async () => {
      const [row] = await opened().database.asSystem((transaction) =>
        transaction.query<{ busy: number; next: number | null }>(
          `SELECT count(*)::int + (SELECT count(*) FROM event_counter WHERE routing_wanted > routing_done)::int AS busy,
             min(due_at)::float8 AS next
           FROM job WHERE kind NOT IN ('expire-offer', 'route-again', 'end-after-work')`,
        ),
      );
      ahead += Math.max(0, (row?.next ?? 0) - now());
      return row?.busy === 0;
    });

  /** What of the rarer things was taken, and not only asked for. */
  const taken = new Set<string>();
  const noteTaken = (name: string, { status }: { readonly status: number }): void => {
    if (status < 300) taken.add(name);
  };
  /** One thing that an agent, a contact or a network does. */
  const act = async (random: () => number): Promise<void> => {
    const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
    const agentId = pick(['ada', 'ben', 'cleo']) ?? 'ada';
    const list = (await test.call('GET', '/interactions?sort=activity&limit=20', { agentId })).body.items;
    const one = pick(list as WireInteraction[]);
    const kind = Math.floor(random() * 28);
    if (one === undefined || kind < 2) {
      const name = `Contact ${String(Math.floor(random() * 15))}`;
      const author = { networkId: name, name, handle: null };
      await test.hear([
        {
          type: 'message',
          accountId: `${test.organisationId}-${pick(['whatsapp', 'sms']) ?? 'sms'}`,
          message: {
            networkId: crypto.randomUUID(),
            conversationId: name,
            author,
            kind: 'direct',
            visibility: 'private',
            text: `Text ${String(random())}`,
            files: [],
            extra: null,
            inReplyToNetworkId: null,
            networkUrl: null,
            onAd: false,
            // Some is old enough to be resolved with others.
            sentAt: now() - Math.floor(random() * 600_000),
          },
        },
      ]);
      return;
    }
    const headers = { 'if-match': `"${String(one.version)}"` };
    const key = { 'idempotency-key': crypto.randomUUID() };
    /** One of its newest messages, as whoever acts on it finds it. */
    const message = async (): Promise<WireMessage | undefined> =>
      pick((await thread(test, one.id)).slice(-4));
    /** The interaction of a comment or a review; empty where its contact has no name any more. */
    const inPublic = async (channelId = pick(['x', 'facebook', 'play']) ?? 'x'): Promise<string> => {
      const name = `Public ${String(Math.floor(random() * 6))}`;
      const kindOf = { x: 'mention', facebook: 'comment', play: 'review' } as const;
      await test.hear([
        {
          type: 'message',
          accountId: `${test.organisationId}-${channelId}`,
          message: {
            networkId: crypto.randomUUID(),
            conversationId: name,
            author: { networkId: name, name, handle: null },
            kind: kindOf[channelId as keyof typeof kindOf],
            visibility: 'public',
            text: `Public text ${String(random())}`,
            files: [],
            extra: null,
            inReplyToNetworkId: null,
            networkUrl: null,
            onAd: false,
            sentAt: now(),
          },
        },
      ]);
      const found = (await test.call('GET', `/interactions?sort=activity&limit=20&channelIds=${channelId}`))
        .body;
      return found.items.find(({ contact }) => contact.name === name)?.id ?? '';
    };
    /** An answer of ada's, held back from its network (C12). */
    const held = async (id: string, more: object = {}): Promise<string> => {
      test.gateway.answer = () => ({ kind: 'accepted', networkId: crypto.randomUUID(), networkUrl: null });
      const seenMessageId = (await thread(test, id)).at(-1)?.id ?? null;
      return (await test.send(id, { visibility: 'public', seenMessageId, ...more })).body.id;
    };
    const takeBack = async (id: string): Promise<void> => {
      noteTaken('take-back', await test.call('POST', `/messages/${id}/take-back`));
    };
    switch (kind) {
      case 14:
      case 15:
        await inPublic();
        return;
      case 16:
      case 17: {
        const target = await message();
        test.gateway.actAnswer = () =>
          random() < 0.7 ? { kind: 'done' } : { kind: 'refused', reason: 'forbidden', detail: null };
        const acted = await test.call('POST', `/messages/${target?.id ?? 'none'}/actions`, {
          agentId,
          headers: key,
          body: { action: pick(['like', 'unlike', 'hide', 'unhide', 'delete', 'repost', 'follow']) },
        });
        noteTaken('action', acted);
        return;
      }
      case 18: {
        const id = await inPublic('play');
        if (id === '') return;
        await held(id);
        await quiet();
        const answer = (await thread(test, id)).findLast(({ direction }) => direction === 'outbound');
        const edited = await test.send(id, {
          as: 'edit',
          text: `Edited ${String(random())}`,
          visibility: 'public',
          inReplyToId: answer?.id ?? null,
          seenMessageId: (await thread(test, id)).at(-1)?.id ?? null,
        });
        noteTaken('edit', edited);
        if (random() < 0.5) await takeBack(edited.body.id);
        return;
      }
      case 19: {
        const id = await inPublic('facebook');
        if (id !== '') await takeBack(await held(id));
        return;
      }
      case 20: {
        const target = await message();
        const path =
          random() < 0.5 ? `/messages/${target?.id ?? 'none'}/notes` : `/interactions/${one.id}/notes`;
        const added = await test.call('POST', path, {
          agentId,
          headers: key,
          body: { text: `Note ${String(random())}` },
        });
        noteTaken('note', added);
        if (added.status === 201 && random() < 0.4)
          await test.call('DELETE', `/notes/${String(added.body.id)}`, {
            agentId,
            headers: { 'if-match': `"${String(added.body.version)}"` },
          });
        return;
      }
      case 21: {
        const target = await message();
        const tagged = await test.call('POST', `/messages/${target?.id ?? 'none'}/tags`, {
          agentId,
          headers: key,
          body: { add: [pick(['late', 'parcel']) ?? 'late'], remove: [pick(['late', 'other']) ?? 'late'] },
        });
        noteTaken('tags', tagged);
        return;
      }
      case 22: {
        const target = await message();
        const removed = await test.call('PUT', `/messages/${target?.id ?? 'none'}/removal`, {
          agentId,
          body: pick([{ content: true }, { author: true }]),
        });
        noteTaken('removal', removed);
        return;
      }
      case 23:
        noteTaken(
          'muting',
          await test.call('PUT', `/interactions/${one.id}/muting`, {
            agentId,
            body: pick([{ contact: true }, { contact: false }, { post: true }, { post: false }]),
          }),
        );
        return;
      case 24:
        noteTaken(
          'transfer',
          await test.call('POST', `/interactions/${one.id}/transfer`, {
            agentId: one.assignee?.id ?? agentId,
            headers: { ...headers, ...key },
            body: {
              to: pick([
                { kind: 'agent', id: 'ben' },
                { kind: 'team', id: 'care' },
              ]),
              note: 'Please',
            },
          }),
        );
        return;
      case 25:
        noteTaken(
          'elevation',
          await test.call('POST', `/interactions/${one.id}/elevation`, {
            agentId: one.assignee?.id ?? agentId,
            headers: { ...headers, ...key },
            body: { channelId: pick(['sms', 'whatsapp']), identifier: '+33639980001', skillId: null },
          }),
        );
        return;
      case 2:
        await test.call('PATCH', `/interactions/${one.id}`, {
          agentId: one.assignee?.id ?? agentId,
          headers,
          body: { status: pick(STATUSES) },
        });
        return;
      case 3:
        await test.call('PUT', `/interactions/${one.id}/assignment`, {
          agentId,
          headers,
          body: { agentId: pick(['ada', 'ben', null]), teamId: pick(['care', null]) },
        });
        return;
      case 4:
        if (one.offer !== null)
          await test.call('POST', `/offers/${one.offer.id}/${pick(['accept', 'decline']) ?? ''}`, {
            agentId: one.offer.agentId,
          });
        return;
      case 5:
        await test.call('PUT', `/interactions/${one.id}/read`, {
          agentId: one.assignee?.id ?? 'ada',
          body: { messageId: one.lastMessage?.id },
        });
        return;
      case 6:
        await test.call('PUT', '/session/availability', {
          agentId,
          body: { availabilityId: pick(['available', 'away', 'available']) },
        });
        return;
      case 7:
        await test.call('POST', `/interactions/${one.id}/more-time`, { agentId, headers });
        return;
      case 8:
        await test.call('PUT', `/interactions/${one.id}/boomerang`, {
          agentId: one.assignee?.id ?? agentId,
          headers,
          body: { at: new Date(now() + 100 + random() * 2_000).toISOString(), note: null },
        });
        return;
      case 9:
        await test.call('POST', `/interactions/${one.id}/unassign-and-close`, {
          agentId: one.assignee?.id ?? agentId,
          headers,
        });
        return;
      case 10:
        await test.call('POST', '/bulk-resolutions', {
          agentId,
          headers: { 'idempotency-key': crypto.randomUUID() },
          body: {
            filter: { queue: pick(['new', 'pending']) },
            olderThanMinutes: 1 + Math.floor(random() * 9),
          },
        });
        return;
      case 11:
        await test.call('PUT', `/interactions/${one.id}/outcome`, {
          agentId: one.assignee?.id ?? agentId,
          headers,
          body: {
            revision: (await test.call('GET', `/interactions/${one.id}/outcome`)).body.revision,
            status: pick(STATUSES),
            dispositionId: null,
            topics: pick([['Delivery'], []]),
            resolutionReason: null,
            notes: `Notes ${String(random())}`,
            tags: pick([['urgent'], []]),
          },
        });
        return;
      case 12:
        await test.call('POST', `/interactions/${one.id}/end`, {
          agentId: one.assignee?.id ?? agentId,
          headers,
        });
        return;
      case 13: {
        const name = `Contact ${String(Math.floor(random() * 15))}`;
        const accountId = `${test.organisationId}-${pick(['whatsapp', 'sms']) ?? 'sms'}`;
        const ended = { conversationId: name, contactId: name };
        await test.hear([{ type: 'conversation-ended', accountId, ended }]);
        await test.call('POST', `/interactions/${one.id}/after-work/end`, {
          agentId: one.assignee?.id ?? agentId,
        });
        return;
      }
      default: {
        test.gateway.answer = () =>
          random() < 0.7
            ? { kind: 'accepted', networkId: crypto.randomUUID(), networkUrl: null }
            : { kind: 'refused', reason: 'blocked', detail: null };
        await test.send(
          one.id,
          { seenMessageId: one.lastMessage?.id ?? null, visibility: one.visibility },
          crypto.randomUUID(),
          agentId,
        );
      }
    }
  };

  /** What differs after a random piece of work between events applied and a fresh reading. */
  let last: Awaited<ReturnType<typeof readAll>> | null = null;
  const difference = async (seed: number, deafTo: EventType | null): Promise<boolean> => {
    const random = createRandom(seed);
    const held = last ?? (await readAll());
    for (let step = 0; step < 12; step += 1) await act(random);
    await quiet();
    const { events } = await eventsUpTo(held.position);
    for (const event of events) apply(held, event, deafTo);
    const fresh = await readAll();
    last = {
      ...fresh,
      interactions: new Map(fresh.interactions),
      messages: new Map(fresh.messages),
      outcomes: new Map(fresh.outcomes),
    };
    // What began meanwhile has come to nothing until it is told otherwise.
    for (const [id, outcome] of fresh.outcomes)
      if (!held.outcomes.has(id) && outcome.revision === 0 && outcome.endedBy === null)
        held.outcomes.set(id, outcome);
    const sorted = (items: ReadonlyMap<string, unknown>) =>
      [...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
    const all = ({ interactions, messages, outcomes }: Held) =>
      [interactions, messages, outcomes].map(sorted);
    const same = isDeepStrictEqual(all(held), all(fresh));
    if (!same && deafTo === null) expect(all(held)).toEqual(all(fresh));
    return !same;
  };

  it(`over ${String(SEEDS)} random pieces of work`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1)
      expect([seed, await difference(seed, null)]).toEqual([seed, false]);
    expect([...taken].sort()).toEqual(TAKEN);
  }, 60_000);

  it.each(['interaction.changed', 'message.changed', 'outcome.changed'] as const)(
    'and are not for who is deaf to %s',
    async (type) => {
      const found: boolean[] = [];
      // Some kinds of event are rare among all that is done.
      for (let seed = 100; seed < 120 && !found.includes(true); seed += 1)
        found.push(await difference(seed, type));
      expect(found).toContain(true);
    },
    60_000,
  );
});
