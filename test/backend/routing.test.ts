import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/model/agent.ts';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import { DECLINE_PAUSE_MS } from '../../src/model/routing.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream, type StreamReader } from './support/stream-reader.ts';
import { startBackend, until, type TestBackend } from './support/test-backend.ts';

onEachDatabase('Routing', (opened) => {
  let test: TestBackend;
  let now = Date.now();
  const streams: StreamReader[] = [];
  beforeAll(async () => {
    test = await startBackend(opened().database, {
      clock: () => now,
      timings: { heartbeatMs: 60_000 },
      setup: {
        agents: ['ada', 'ben', 'cleo', 'dan'].map((id) => ({
          id,
          name: id,
          permissions: PERMISSIONS,
          capacity: id === 'cleo' ? 2 : 3,
          teamIds: id === 'cleo' || id === 'dan' ? ['sales'] : ['care'],
          availabilityId: 'away',
        })),
      },
    });
    for (const agentId of ['ada', 'ben', 'cleo', 'dan']) {
      const stream = await openStream(test, { agentId });
      await stream.until('it to begin', ({ frames }) => frames.length > 0);
      streams.push(stream);
    }
  }, 60_000);
  afterAll(async () => {
    await Promise.all(streams.map((stream) => stream.close()));
    await test.stop();
  });

  /** The time goes on, and whoever is there stays there. */
  const later = async (ms: number): Promise<void> => {
    await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query('UPDATE presence SET seen_at = seen_at + $1', [ms]),
    );
    now += ms;
  };
  const available = (agentId: string, availabilityId = 'available') =>
    test.call('PUT', '/session/availability', { agentId, body: { availabilityId } });
  const present = async (id: string, agentId = 'ada'): Promise<WireInteraction> =>
    (await test.call('GET', `/interactions/${id}`, { agentId })).body;
  const change = async (id: string, body: object, agentId = 'ada') =>
    test.call('PATCH', `/interactions/${id}`, {
      agentId,
      headers: { 'if-match': `"${String((await present(id, agentId)).version)}"` },
      body,
    });
  const assign = async (id: string, to: object, agentId = 'ada') =>
    test.call('PUT', `/interactions/${id}/assignment`, {
      agentId,
      headers: { 'if-match': `"${String((await present(id, agentId)).version)}"` },
      body: { agentId: null, teamId: null, ...to },
    });
  const audited = async (id: string): Promise<string[]> => {
    const rows = await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query<{ kind: string }>(
        "SELECT kind FROM audit WHERE interaction_id = $1 AND kind LIKE 'offer%' ORDER BY ordinal",
        [id],
      ),
    );
    return rows.map(({ kind }) => kind);
  };
  const held = async (agentId: string): Promise<number> =>
    (await test.call('GET', '/session', { agentId })).body.limits.held;

  describe('where an offer is to be accepted', () => {
    it('offers the longest wait, one at a time, and it is taken by accepting', async () => {
      const second = await test.inbound({ sentAt: now - 1_000 }, 'sms');
      const first = await test.inbound({ sentAt: now - 2_000 }, 'sms');
      const third = await test.inbound({ sentAt: now - 500 }, 'sms');
      const offerOf = (one: WireInteraction) =>
        until('the offer', async () => (await present(one.id, 'cleo')).offer);
      await available('cleo');

      const offer = await offerOf(first);

      expect(offer.agentId).toBe('cleo');
      const mine = await test.call('GET', '/interactions?assignment=mine', { agentId: 'cleo' });
      expect(mine.body.items.map(({ id }: WireInteraction) => id)).toEqual([first.id]);
      // Who may not handle the channel knows of nothing there.
      expect((await test.call('POST', `/offers/${offer.id}/accept`)).body.type).toBe('/problems/not-found');
      const accepted = await test.call('POST', `/offers/${offer.id}/accept`, { agentId: 'cleo' });
      expect(accepted.body).toMatchObject({ assignee: { id: 'cleo' }, offer: null });
      const again = await test.call('POST', `/offers/${offer.id}/accept`, { agentId: 'cleo' });
      expect(again.body.type).toBe('/problems/offer-ended');
      const next = await offerOf(second);
      await test.call('POST', `/offers/${next.id}/accept`, { agentId: 'cleo' });
      // At her limit: the third waits until she has done with one.
      expect((await present(third.id, 'cleo')).offer).toBeNull();
      await change(first.id, { status: 'resolved' }, 'cleo');
      await offerOf(third);
    });

    it('takes an offer back when its time is over, and does not bring it to the same agent before a pause', async () => {
      const list = await test.call('GET', '/interactions?channelIds=sms&assignment=mine', {
        agentId: 'cleo',
      });
      const offered = (list.body.items as WireInteraction[]).find(({ offer }) => offer !== null);
      const id = offered?.id ?? '';
      const before = offered?.offer;

      now += 31_000;

      await until('the offer to end', async () => (await present(id, 'cleo')).offer === null);
      expect(
        (await test.call('POST', `/offers/${before?.id ?? ''}/accept`, { agentId: 'cleo' })).body.type,
      ).toBe('/problems/offer-ended');
      // She is not responding, which everybody sees, and nothing is offered to her before she is back.
      expect((await test.call('GET', '/session', { agentId: 'cleo' })).body.agent.availability.kind).toBe(
        'not-responding',
      );
      expect((await available('cleo', 'not-responding')).body.fields?.[0]?.field).toBe('availabilityId');
      expect(await audited(id)).toEqual(['offered', 'offer-expired']);
      await streams[0]?.until('the others to be told', (reader) =>
        reader
          .events()
          .some(
            ({ event }) =>
              event.type === 'presence.changed' &&
              event.agentId === 'cleo' &&
              event.availability.kind === 'not-responding',
          ),
      );
      await available('cleo');
      // Routing goes on meanwhile, with something that she has not refused.
      const other = await test.inbound({ sentAt: now }, 'sms');
      const fresh = await until('the other one', async () => (await present(other.id, 'cleo')).offer);
      await test.call('POST', `/offers/${fresh.id}/decline`, { agentId: 'cleo' });
      expect((await present(id, 'cleo')).offer).toBeNull();
      await later(DECLINE_PAUSE_MS);
      const again = await until('it to be offered again', async () => (await present(id, 'cleo')).offer);
      expect([again.agentId, again.id === before?.id]).toEqual(['cleo', false]);
      await test.call('POST', `/offers/${again.id}/decline`, { agentId: 'cleo' });
      await available('cleo', 'away');
    });

    it('goes at once to another agent who can take what one has declined, and then to neither', async () => {
      const waiting = await test.call('GET', '/interactions?channelIds=sms&assignment=unassigned', {
        agentId: 'cleo',
      });
      const [declined] = (waiting.body.items as WireInteraction[]).filter(
        ({ waitingSince }) => waitingSince !== null,
      );
      const id = declined?.id ?? '';
      await available('dan');
      const offer = await until('an offer to Dan', async () => (await present(id, 'dan')).offer);
      expect(offer.agentId).toBe('dan');
      await available('cleo');

      await test.call('POST', `/offers/${offer.id}/decline`, { agentId: 'dan' });

      const fresh = await test.inbound({ sentAt: now }, 'sms');
      await until('what nobody declined to be offered', async () => (await present(fresh.id, 'cleo')).offer);
      expect((await present(id, 'dan')).offer).toBeNull();
      for (const agentId of ['cleo', 'dan']) await available(agentId, 'away');
    });
  });

  describe('where it is given at once', () => {
    it('gives to who is there and has least, and never to who is away', async () => {
      await available('ada');
      const one = await test.inbound();
      await until('it to be given', async () => (await present(one.id)).assignee);

      expect((await present(one.id)).assignee?.id).toBe('ada');
      await available('ben');
      const two = await test.inbound();
      await until('it to be given', async () => (await present(two.id)).assignee);
      expect((await present(two.id)).assignee?.id).toBe('ben');
    });

    it('never gives anybody more than they can hold, however much comes at once', async () => {
      await Promise.all(Array.from({ length: 12 }, () => test.inbound()));
      await until('both to be full', async () => (await held('ada')) === 3 && (await held('ben')) === 3);

      const full = await test.call('GET', '/interactions?assignment=unassigned&channelIds=whatsapp');
      const [waiting] = full.body.items as WireInteraction[];
      expect(full.body.items).toHaveLength(8);
      const refused = await assign(waiting?.id ?? '', { agentId: 'ada' });
      expect(refused.body.type).toBe('/problems/capacity-reached');
      const other = await assign(waiting?.id ?? '', { agentId: 'ben' });
      expect(other.body.type).toBe('/problems/capacity-reached');
    });

    it('lets nobody reopen more than they can hold, by a click, an outcome or second thoughts', async () => {
      const { body } = await test.call('GET', '/interactions?assignment=mine');
      const [one, two] = body.items.map(({ id }) => id);
      if (one === undefined || two === undefined) throw new Error('Ada holds three');
      await change(one, { status: 'resolved' });
      await until('her to be full again', async () => (await held('ada')) === 3);
      const resolved = await present(one);

      const outcome = (await test.call('GET', `/interactions/${one}/outcome`)).body;
      const { revision, resolutionReason, notes } = outcome;
      const { topics, tags, version } = resolved;
      const answers = [
        await change(one, { status: 'open' }),
        await change(one, { undo: true }),
        await test.call('PUT', `/interactions/${one}/outcome`, {
          headers: { 'if-match': `"${String(version)}"` },
          body: { revision, status: 'open', dispositionId: null, topics, resolutionReason, notes, tags },
        }),
      ];
      expect(answers.map((answer) => [answer.status, answer.body])).toMatchObject(
        answers.map(() => [409, { type: '/problems/capacity-reached' }]),
      );
      expect(await present(one)).toEqual(resolved);

      // Nothing more is given to her, and there is room for one: of two at once the other is refused.
      await available('ada', 'away');
      await change(two, { status: 'resolved' });
      const both = await Promise.all([change(one, { status: 'open' }), change(two, { undo: true })]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await held('ada')).toBe(3);
      await available('ada');
    });

    it('holds under a storm of giving, taking and closing by several at once', async () => {
      const most = { ada: 0, ben: 0 };
      let over = false;
      const watch = (async () => {
        while (!over) {
          const rows = await opened().database.inOrganisation(test.organisationId, (transaction) =>
            transaction.query<{ assignee_id: 'ada' | 'ben'; many: number }>(
              `SELECT assignee_id, count(*)::int AS many FROM interaction
               WHERE status IN ('new', 'open', 'pending') AND assignee_id IN ('ada', 'ben') GROUP BY 1`,
            ),
          );
          for (const { assignee_id, many } of rows) most[assignee_id] = Math.max(most[assignee_id], many);
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      })();
      const actions = Array.from({ length: 40 }, async (_, index) => {
        const agentId = index % 2 === 0 ? 'ada' : 'ben';
        const { body } = await test.call(
          'GET',
          '/interactions?channelIds=whatsapp&limit=100&statuses=new&statuses=open',
        );
        const items = body.items as WireInteraction[];
        const target = items[index % Math.max(1, items.length)];
        if (target === undefined) return;
        if (index % 3 === 0) await test.inbound();
        else if (index % 3 === 1) await assign(target.id, { agentId }, agentId);
        else if (target.assignee?.id === agentId) await change(target.id, { status: 'resolved' }, agentId);
        else await assign(target.id, { agentId: index % 4 === 0 ? 'ada' : 'ben' }, agentId);
      });
      await Promise.all(actions);
      over = true;
      await watch;

      expect(most.ada).toBeLessThanOrEqual(3);
      expect(most.ben).toBeLessThanOrEqual(3);
      expect(most.ada).toBeGreaterThan(0);
    });

    it('brings a resolved one back to its agent only while there is room', async () => {
      await until('both to be full', async () => (await held('ada')) === 3 && (await held('ben')) === 3);
      const mine = await test.call(
        'GET',
        '/interactions?assignment=mine&channelIds=whatsapp&statuses=new&statuses=open',
      );
      const [done] = mine.body.items as WireInteraction[];
      const author = { networkId: 'back', name: 'Back', handle: null };
      await opened().database.inOrganisation(test.organisationId, (transaction) =>
        transaction.query('UPDATE contact SET network_id = $2, name = $3 WHERE id = $1', [
          done?.contact.id,
          author.networkId,
          author.name,
        ]),
      );
      const [row] = await opened().database.inOrganisation(test.organisationId, (transaction) =>
        transaction.query<{ conversation_id: string }>(
          'SELECT conversation_id FROM interaction WHERE id = $1',
          [done?.id],
        ),
      );
      const conversationId = row?.conversation_id ?? '';
      await change(done?.id ?? '', { status: 'resolved' });
      await until('the place to be taken', async () => (await held('ada')) === 3);

      await test.inbound({ author, conversationId, text: 'Once more' });

      expect(await present(done?.id ?? '')).toMatchObject({ status: 'new', assignee: null });
      expect(await held('ada')).toBe(3);
    });

    it('puts back what an agent puts back, and gives it to somebody else first', async () => {
      const mine = await test.call(
        'GET',
        '/interactions?assignment=mine&channelIds=whatsapp&statuses=new&statuses=open',
        { agentId: 'ben' },
      );
      const [one] = mine.body.items as WireInteraction[];
      const stale = await test.call('PUT', `/interactions/${one?.id ?? ''}/assignment`, {
        agentId: 'ben',
        headers: { 'if-match': '"1"' },
        body: { agentId: null, teamId: null },
      });
      expect([stale.status, (stale.body.current as WireInteraction).id]).toEqual([412, one?.id]);
      await available('ben', 'away');

      const back = await assign(one?.id ?? '', {}, 'ben');

      expect(back.body).toMatchObject({ assignee: null, teamId: null });
      const team = await assign(one?.id ?? '', { teamId: 'care' });
      expect(team.body).toMatchObject({ teamId: 'care' });
      expect((await assign(one?.id ?? '', { teamId: 'nobody' })).body.fields?.[0]?.field).toBe('teamId');
    });
  });
});
