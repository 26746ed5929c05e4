import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import { PERMISSIONS } from '../../src/model/agent.ts';
import type { WorkSettings } from '../../src/model/work-rules.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream, type StreamReader } from './support/stream-reader.ts';
import { organisation, startBackend, until, type TestBackend } from './support/test-backend.ts';

const PEOPLE = ['cleo', 'dan'];
let organisations = 0;

onEachDatabase('Offers (Q4, Q5)', (opened) => {
  let test: TestBackend;
  let now: number;
  let streams: Map<string, StreamReader>;
  const begin = async (settings: Partial<WorkSettings> = {}, urgentFacebook = false): Promise<void> => {
    now = Date.now();
    organisations += 1;
    const organisationId = `offers-${String(organisations)}`;
    test = await startBackend(opened().database, {
      organisationId,
      clock: () => now,
      timings: { heartbeatMs: 60_000 },
      setup: {
        settings,
        agents: PEOPLE.map((id) => ({
          id,
          name: id,
          permissions: PERMISSIONS,
          capacity: 3,
          teamIds: ['sales'],
          availabilityId: 'away',
        })),
        channels: organisation(organisationId).channels.map((channel) =>
          channel.id === 'facebook' && urgentFacebook
            ? { ...channel, priority: 5, offer: { needsAccept: true, seconds: 30 } }
            : channel,
        ),
      },
    });
    for (const agentId of PEOPLE) {
      const stream = await openStream(test, { agentId });
      await stream.until('it to begin', ({ frames }) => frames.length > 0);
      streams.set(agentId, stream);
    }
  };
  beforeEach(() => {
    streams = new Map();
  });
  afterEach(async () => {
    await Promise.all([...streams.values()].map((stream) => stream.close()));
    await test.stop();
  });

  const choose = (agentId: string, availabilityId: string) =>
    test.call('PUT', '/session/availability', { agentId, body: { availabilityId } });
  const stateOf = async (agentId: string): Promise<string> =>
    (await test.call('GET', '/session', { agentId })).body.agent.availability.kind;
  const present = async (id: string): Promise<WireInteraction> =>
    (await test.call('GET', `/interactions/${id}`, { agentId: 'cleo' })).body;
  const offeredTo = (id: string, agentId: string) =>
    until(`an offer to ${agentId}`, async () => {
      const { offer } = await present(id);
      return offer?.agentId === agentId ? offer : null;
    });

  it('lets one of two have what both would take, and the other be told that it is gone', async () => {
    await begin();
    await choose('cleo', 'available');
    const one = await test.inbound({}, 'sms');
    const offer = await offeredTo(one.id, 'cleo');

    const answers = await Promise.all([
      test.call('POST', `/offers/${offer.id}/accept`, { agentId: 'dan' }),
      test.call('POST', `/offers/${offer.id}/accept`, { agentId: 'cleo' }),
      test.call('POST', `/offers/${offer.id}/accept`, { agentId: 'cleo' }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 409]);
    expect((await present(one.id)).assignee?.id).toBe('cleo');
  });

  it('goes to the next when nobody answers, and takes the one who did not off the queue until they are back', async () => {
    await begin();
    await choose('cleo', 'available');
    const one = await test.inbound({}, 'sms');
    const offer = await offeredTo(one.id, 'cleo');
    await choose('dan', 'available');

    now += 31_000;

    await offeredTo(one.id, 'dan');
    expect(await stateOf('cleo')).toBe('not-responding');
    const late = await test.call('POST', `/offers/${offer.id}/accept`, { agentId: 'cleo' });
    expect(late.body.type).toBe('/problems/offer-ended');
    const next = await test.inbound({}, 'sms');
    const entry = (await test.call('GET', '/directory?kind=agent', { agentId: 'dan' })).body.items.find(
      ({ id }) => id === 'cleo',
    );
    expect(entry?.availability).toEqual({ id: 'not-responding', kind: 'not-responding', label: null });
    expect((await present(next.id)).offer).toBeNull();

    await choose('cleo', 'available');

    await offeredTo(next.id, 'cleo');
  });

  it('leaves somebody away who went away before their offer ended', async () => {
    await begin();
    await choose('cleo', 'available');
    const one = await test.inbound({}, 'sms');
    await offeredTo(one.id, 'cleo');
    await choose('cleo', 'lunch');

    now += 31_000;

    await until('the offer to end', async () => (await present(one.id)).offer === null);
    expect(await stateOf('cleo')).toBe('away');
  });

  it.each([
    [false, 'available'],
    [true, 'not-responding'],
  ])('where declining stops offers is %s, leaves who declines %s', async (declineStopsOffers, kind) => {
    await begin({ declineStopsOffers });
    await choose('cleo', 'available');
    const one = await test.inbound({}, 'sms');
    const offer = await offeredTo(one.id, 'cleo');

    await test.call('POST', `/offers/${offer.id}/decline`, { agentId: 'cleo' });

    expect(await stateOf('cleo')).toBe(kind);
  });

  it('offers nothing to one who has vanished, gives what stood before them to the next, and leaves them what is theirs', async () => {
    await begin();
    await choose('cleo', 'available');
    const own = await test.inbound({}, 'sms');
    const first = await offeredTo(own.id, 'cleo');
    await test.call('POST', `/offers/${first.id}/accept`, { agentId: 'cleo' });
    const standing = await test.inbound({}, 'sms');
    await offeredTo(standing.id, 'cleo');

    // A tab closes, or a process dies with it and takes no leave: then its heartbeat ends.
    await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query("UPDATE presence SET seen_at = 0 WHERE agent_id = 'cleo'"),
    );
    await choose('dan', 'available');
    const fresh = await test.inbound({}, 'sms');
    await offeredTo(fresh.id, 'dan');
    now += 31_000;

    await until('both offers to end, as Dan answers neither', async () => {
      const ones = await Promise.all([present(standing.id), present(fresh.id)]);
      return (
        ones.every(({ offer }) => offer?.agentId !== 'cleo') && (await stateOf('dan')) === 'not-responding'
      );
    });
    expect((await present(own.id)).assignee?.id).toBe('cleo');
    await choose('dan', 'available');
    // The other one he has just let pass.
    await offeredTo(standing.id, 'dan');
  });

  describe('the order', () => {
    it('is by the channel’s priority, and then by the wait', async () => {
      await begin({}, true);
      const old = await test.inbound({ sentAt: now - 9_000 }, 'sms');
      const urgentLate = await facebook(1_000);
      const urgentEarly = await facebook(2_000);
      await choose('cleo', 'available');

      const order: string[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        const offer = await until('an offer', async () => {
          const { body } = await test.call('GET', '/interactions?assignment=mine&limit=100', {
            agentId: 'cleo',
          });
          return body.items.find((one) => one.offer?.agentId === 'cleo');
        });
        order.push(offer.id);
        await test.call('POST', `/offers/${offer.offer?.id ?? ''}/accept`, { agentId: 'cleo' });
      }

      expect(order).toEqual([urgentEarly, urgentLate, old.id]);
    });

    const facebook = async (ago: number): Promise<string> => {
      const name = `Contact ${String(ago)}`;
      await test.hear([
        {
          type: 'message',
          accountId: `${test.organisationId}-facebook`,
          message: {
            networkId: `urgent-${String(ago)}`,
            conversationId: name,
            author: { networkId: name, name, handle: null },
            kind: 'comment',
            visibility: 'public',
            text: 'Urgent',
            files: [],
            extra: null,
            inReplyToNetworkId: null,
            networkUrl: null,
            onAd: false,
            sentAt: now - ago,
          },
        },
      ]);
      const { body } = await test.call('GET', '/interactions?channelIds=facebook', { agentId: 'cleo' });
      return body.items.find(({ contact }) => contact.name === name)?.id ?? '';
    };
  });
});
