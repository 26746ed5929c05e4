import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WireDirectoryEntry } from '../../src/contract/directory.ts';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import { PERMISSIONS } from '../../src/model/agent.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream, type StreamReader } from './support/stream-reader.ts';
import { startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

/** Ada gives; Ben has the skill and room; Cleo is full with one; Dan is away; Eve is not signed in; Finn handles another channel. */
const AGENTS = ['ada', 'ben', 'cleo', 'dan', 'finn'] as const;

onEachDatabase('Handing over (W2)', (opened) => {
  let test: TestBackend;
  const streams = new Map<string, StreamReader>();
  beforeAll(async () => {
    const agent = (id: string, more: object = {}) => ({
      id,
      name: id,
      permissions: PERMISSIONS,
      capacity: 100,
      teamIds: ['care'],
      ...more,
    });
    test = await startBackend(opened().database, {
      setup: {
        skills: [
          { id: 'orders', name: 'Orders', channelIds: ['whatsapp'] },
          { id: 'letters', name: 'Letters', channelIds: ['sms'] },
          { id: 'unstaffed', name: 'Unstaffed', channelIds: ['whatsapp'] },
        ],
        teams: [
          { id: 'care', name: 'Care' },
          { id: 'sales', name: 'Sales' },
        ],
        agents: [
          agent('ada', { availabilityId: 'away' }),
          agent('ben', { skillIds: ['orders'], availabilityId: 'away' }),
          agent('cleo', { capacity: 1, availabilityId: 'away' }),
          agent('dan', { availabilityId: 'away' }),
          agent('eve'),
          agent('finn', { teamIds: ['sales'], permissions: ['conversation.message.accept'] }),
        ],
      },
    });
    for (const agentId of AGENTS) {
      const stream = await openStream(test, { agentId });
      await stream.until('it to begin', ({ frames }) => frames.length > 0);
      streams.set(agentId, stream);
    }
  }, 60_000);
  afterAll(async () => {
    await Promise.all([...streams.values()].map((stream) => stream.close()));
    await test.stop();
  });
  beforeEach(async () => {
    // Nothing is given by routing while a test looks.
    for (const agentId of AGENTS) await be(agentId, 'away');
  });

  const be = (agentId: string, availabilityId: string) =>
    test.call('PUT', '/session/availability', { agentId, body: { availabilityId } });
  const present = async (id: string, agentId = 'ada'): Promise<WireInteraction> =>
    (await test.call('GET', `/interactions/${id}`, { agentId })).body;
  const assign = (id: string, version: number, agentId: string) =>
    test.call('PUT', `/interactions/${id}/assignment`, {
      headers: { 'if-match': `"${String(version)}"` },
      body: { agentId, teamId: null },
    });
  const held = async (agentId: string): Promise<number> =>
    (await test.call('GET', '/session', { agentId })).body.limits.held;
  const transfer = async (
    id: string,
    to: { kind: string; id: string },
    { note, agentId = 'ada', version }: { note?: string; agentId?: string; version?: number } = {},
  ) =>
    test.call('POST', `/interactions/${id}/transfer`, {
      agentId,
      headers: { 'if-match': `"${String(version ?? (await present(id)).version)}"` },
      body: { to, ...(note === undefined ? {} : { note }) },
    });
  /** Something that Ada holds. */
  const mine = async (): Promise<WireInteraction> => {
    const { id, version } = await test.inbound();
    return (await assign(id, version, 'ada')).body as WireInteraction;
  };
  const toBen = { kind: 'agent', id: 'ben' };

  it('gives it to an agent who is there, with a note, and tells them by whom', async () => {
    const { id } = await mine();
    await be('ben', 'available');

    const { status, body } = await transfer(id, toBen, { note: '  Asks for Friday \n' });

    expect([status, body.assignee?.id, body.status]).toEqual([200, 'ben', 'new']);
    const notes = await test.call('GET', `/interactions/${id}/notes`, { agentId: 'ben' });
    expect(notes.body.items.map(({ text, author }) => [text, author.id])).toEqual([
      ['Asks for Friday', 'ada'],
    ]);
    await streams
      .get('ben')
      ?.until('the word of it', (stream) =>
        stream
          .events()
          .some(
            ({ event }) =>
              event.type === 'interaction.transferred' &&
              event.interactionId === id &&
              event.by.id === 'ada' &&
              event.noted,
          ),
      );
    const told = (streams.get('ada')?.events() ?? []).filter(
      ({ event }) => event.type === 'interaction.transferred',
    );
    expect(told).toEqual([]);
    const trail = await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query<{ agent_id: string; detail: object }>(
        "SELECT agent_id, detail FROM audit WHERE interaction_id = $1 AND kind = 'transferred'",
        [id],
      ),
    );
    expect(trail).toEqual([{ agent_id: 'ada', detail: { agentId: 'ben', noted: true } }]);
  });

  it('puts it into the queue of a skill, from which one who has it gets it and nobody else', async () => {
    const { id } = await mine();
    await be('cleo', 'available');

    const { status, body } = await transfer(id, { kind: 'skill', id: 'orders' });

    expect([status, body.assignee, body.waitingSince !== null]).toEqual([200, null, true]);
    const [row] = await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query<{ skill_id: string }>('SELECT skill_id FROM interaction WHERE id = $1', [id]),
    );
    expect(row?.skill_id).toBe('orders');
    const { body: found } = await test.call('GET', '/directory?kind=skill&search=orders');
    expect(found.items).toMatchObject([{ id: 'orders', waiting: 1, available: 0 }]);
    await be('ben', 'available');
    await until('Ben to get it', async () => (await present(id)).assignee?.id === 'ben');
    const { body: after } = await test.call('GET', '/directory?kind=skill&search=orders');
    expect(after.items).toMatchObject([{ id: 'orders', waiting: 0, available: 1 }]);
  });

  it('puts it into a team’s queue, where it waits although the contact has had an answer', async () => {
    const { id, lastMessage } = await mine();
    await test.send(id, { seenMessageId: lastMessage?.id ?? null });
    expect(await present(id)).toMatchObject({ waitingSince: null, status: 'open' });

    const { status, body } = await transfer(id, { kind: 'team', id: 'care' });

    expect([status, body.teamId, body.waitingSince !== null, body.slaDueAt !== null]).toEqual([
      200,
      'care',
      true,
      true,
    ]);
    await be('cleo', 'available');
    await until('Cleo to get it', async () => (await present(id)).assignee?.id === 'cleo');
    await test.call('PATCH', `/interactions/${id}`, {
      agentId: 'cleo',
      headers: { 'if-match': `"${String((await present(id)).version)}"` },
      body: { status: 'closed' },
    });
  });

  it.each([
    ['assigned to a team', 'care'],
    ['unassigned', null],
  ])('leaves what is %s waiting too, although the contact has had an answer (W1)', async (_how, teamId) => {
    const { id, lastMessage } = await mine();
    await test.send(id, { seenMessageId: lastMessage?.id ?? null });
    const { waitingSince, version } = await present(id);
    expect(waitingSince).toBeNull();

    const { status, body } = await test.call('PUT', `/interactions/${id}/assignment`, {
      headers: { 'if-match': `"${String(version)}"` },
      body: { agentId: null, teamId },
    });

    expect([status, body.teamId, body.waitingSince !== null, body.slaDueAt !== null]).toEqual([
      200,
      teamId,
      true,
      true,
    ]);
    await be('cleo', 'available');
    await until('Cleo to get it', async () => (await present(id)).assignee?.id === 'cleo');
    await test.call('PATCH', `/interactions/${id}`, {
      agentId: 'cleo',
      headers: { 'if-match': `"${String((await present(id)).version)}"` },
      body: { status: 'closed' },
    });
  });

  it('leaves what waits for the contact as it is where it is unassigned (W1)', async () => {
    const { id } = await mine();
    const { version } = (
      await test.call('PATCH', `/interactions/${id}`, {
        headers: { 'if-match': `"${String((await present(id)).version)}"` },
        body: { status: 'pending' },
      })
    ).body;
    const { body } = await test.call('PUT', `/interactions/${id}/assignment`, {
      headers: { 'if-match': `"${String(version)}"` },
      body: { agentId: null, teamId: null },
    });
    expect([body.status, body.assignee, body.waitingSince]).toEqual(['pending', null, null]);
  });

  it('keeps what was removed removed (M5, M6)', async () => {
    const { id, lastMessage } = await mine();
    await be('ben', 'available');
    await test.call('PUT', `/messages/${lastMessage?.id ?? ''}/removal`, {
      body: { content: true, author: true },
    });

    const { body } = await transfer(id, toBen);

    expect([body.contact.name, body.contact.anonymous, body.lastMessage?.text]).toEqual(['', true, '']);
    const [first] = await thread(test, id, 'ben');
    expect([first?.text, first?.author.name]).toEqual(['', '']);
  });

  describe('is refused with the reason, and nothing is done', () => {
    const refused = async (id: string, to: { kind: string; id: string }, agentId = 'ada') => {
      const before = await present(id);
      const { status, body } = await transfer(id, to, { agentId, note: 'Never kept' });
      expect(await present(id)).toEqual(before);
      expect((await test.call('GET', `/interactions/${id}/notes`)).body.items).toEqual([]);
      // Which field it is, and what was expected of it.
      if (status !== 403)
        expect(body.fields).toEqual([
          { field: expect.any(String) as string, expected: expect.stringMatching(/./) as string },
        ]);
      return [status, body.type?.split('/').pop(), body.reason ?? body.fields?.[0]?.field ?? null];
    };

    it('to oneself, to who has it, and to who is away, not there, full, or may not', async () => {
      const { id } = await mine();
      await be('cleo', 'available');
      const full = await test.inbound();
      await until('Cleo to be full', async () => (await held('cleo')) === 1);
      await be('finn', 'available');
      for (const [agentId, reason] of [
        ['ada', 'self'],
        ['dan', 'away'],
        ['eve', 'absent'],
        ['cleo', 'capacity'],
        ['finn', 'channel'],
      ] as const)
        expect([agentId, ...(await refused(id, { kind: 'agent', id: agentId }))]).toEqual([
          agentId,
          409,
          'transfer-refused',
          reason,
        ]);
      expect(await refused(full.id, { kind: 'agent', id: 'cleo' })).toEqual([
        409,
        'transfer-refused',
        'holder',
      ]);
      expect(await refused(id, { kind: 'agent', id: 'nobody' })).toEqual([400, 'invalid-field', 'to.id']);
      expect(await refused(id, { kind: 'skill', id: 'letters' })).toEqual([
        409,
        'transfer-refused',
        'channel',
      ]);
      expect(await refused(id, { kind: 'skill', id: 'unstaffed' })).toEqual([
        409,
        'transfer-refused',
        'nobody',
      ]);
      expect(await refused(id, { kind: 'team', id: 'sales' })).toEqual([409, 'transfer-refused', 'channel']);
      expect(await refused(id, { kind: 'planet', id: 'mars' })).toEqual([400, 'invalid-field', 'to.kind']);
      await test.call('PATCH', `/interactions/${full.id}`, {
        agentId: (await present(full.id)).assignee?.id ?? 'ada',
        headers: { 'if-match': `"${String((await present(full.id)).version)}"` },
        body: { status: 'closed' },
      });
    });

    it('says the same in the directory as it does', async () => {
      const { id } = await mine();
      const { body } = await test.call('GET', `/directory?kind=agent&purpose=transfer&interactionId=${id}`);
      const said = Object.fromEntries(
        (body.items as WireDirectoryEntry[]).map((entry) => [entry.id, entry.obstacle]),
      );
      expect(said).toEqual({
        ada: 'self',
        ben: 'away',
        cleo: 'away',
        dan: 'away',
        eve: 'absent',
        finn: 'channel',
      });
    });

    it('what is put off, done or closed', async () => {
      const own = [await mine(), await mine(), await mine()];
      await be('ben', 'available');
      for (const [index, status] of (['pending', 'resolved', 'closed'] as const).entries()) {
        const { id = '', version = 0 } = own[index] ?? {};
        await test.call('PATCH', `/interactions/${id}`, {
          headers: { 'if-match': `"${String(version)}"` },
          body: { status },
        });
        expect(await refused(id, toBen)).toEqual([409, 'transfer-refused', status]);
      }
    });

    it('with a version that is old, or none, or a note that is too long', async () => {
      const { id, version } = await mine();
      await be('ben', 'available');
      expect((await transfer(id, toBen, { version: version - 1 })).body.type).toBe('/problems/stale-version');
      const bare = await test.call('POST', `/interactions/${id}/transfer`, { body: { to: toBen } });
      expect(bare.body.type).toBe('/problems/version-required');
      const long = await transfer(id, toBen, { note: 'x'.repeat(2_001) });
      expect([long.status, long.body.fields?.[0]?.field]).toEqual([400, 'note']);
      expect((await present(id)).assignee?.id).toBe('ada');
    });

    it('of somebody else’s work by who may not assign', async () => {
      const { id, version } = await test.inbound({ kind: 'comment', visibility: 'public' }, 'facebook');
      await assign(id, version, 'ada');
      expect((await transfer(id, toBen, { agentId: 'finn' })).body.type).toBe('/problems/forbidden');
    });
  });

  describe('at the same time', () => {
    it('of two transfers of one interaction one holds, and the other is told how it stands', async () => {
      const { id, version } = await mine();
      await be('ben', 'available');
      await be('dan', 'available');

      const answers = await Promise.all(
        ['ben', 'dan'].map((agent) => transfer(id, { kind: 'agent', id: agent }, { version })),
      );

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const [won, lost] = [
        answers.find(({ status }) => status === 200),
        answers.find(({ status }) => status === 412),
      ];
      expect((await present(id)).assignee?.id).toBe(won?.body.assignee?.id);
      expect((lost?.body as unknown as { current: WireInteraction }).current.assignee?.id).toBe(
        won?.body.assignee?.id,
      );
    });

    it('holds capacity under a storm of transfers', async () => {
      const own = [];
      for (let count = 0; count < 12; count += 1) own.push(await mine());
      await opened().database.inOrganisation(test.organisationId, (transaction) =>
        transaction.query("UPDATE agent SET capacity = 4 WHERE id = 'cleo'"),
      );
      expect(await held('cleo')).toBe(0);
      // Nothing else is to come to her.
      await opened().database.inOrganisation(test.organisationId, (transaction) =>
        transaction.query('UPDATE interaction SET waiting_since = NULL WHERE assignee_id IS NULL'),
      );
      await be('cleo', 'available');

      const answers = await Promise.all(
        own.map(({ id, version }) => transfer(id, { kind: 'agent', id: 'cleo' }, { version })),
      );

      expect(answers.filter(({ status }) => status === 200).length).toBe(4);
      expect(answers.filter(({ status, body }) => status === 409 && body.reason === 'capacity').length).toBe(
        8,
      );
      expect(await held('cleo')).toBe(4);
    });
  });
});

onEachDatabase('Handing over against accepting (W2)', (opened) => {
  it('of an offered interaction: one of the two has it, and nobody is left with an offer of it', async () => {
    const agent = { permissions: PERMISSIONS, capacity: 5, teamIds: ['sales'] };
    const test = await startBackend(opened().database, {
      setup: {
        agents: [
          { ...agent, id: 'ada', name: 'Ada', availabilityId: 'away' },
          { ...agent, id: 'ben', name: 'Ben', availabilityId: 'away' },
          { ...agent, id: 'cleo', name: 'Cleo' },
        ],
      },
    });
    const streams = [];
    for (const agentId of ['ada', 'ben', 'cleo']) streams.push(await openStream(test, { agentId }));
    for (let round = 0; round < 6; round += 1) {
      const { id } = await test.inbound({}, 'sms');
      const offered = await until('an offer', async () => {
        const { body } = await test.call('GET', `/interactions/${id}`, { agentId: 'cleo' });
        return body.offer?.agentId === 'cleo' ? body : null;
      });
      await test.call('PUT', '/session/availability', {
        agentId: 'ben',
        body: { availabilityId: 'available' },
      });
      const [accepted, transferred] = await Promise.all([
        test.call('POST', `/offers/${offered.offer?.id ?? ''}/accept`, { agentId: 'cleo' }),
        test.call('POST', `/interactions/${id}/transfer`, {
          headers: { 'if-match': `"${String(offered.version)}"` },
          body: { to: { kind: 'agent', id: 'ben' } },
        }),
      ]);
      const { body: after } = await test.call('GET', `/interactions/${id}`);
      expect([accepted.status, transferred.status].filter((status) => status === 200).length).toBe(1);
      expect(after.assignee?.id).toBe(accepted.status === 200 ? 'cleo' : 'ben');
      expect(after.offer).toBeNull();
      await test.call('PUT', '/session/availability', { agentId: 'ben', body: { availabilityId: 'away' } });
      await test.call('PATCH', `/interactions/${id}`, {
        agentId: after.assignee?.id ?? 'ada',
        headers: { 'if-match': `"${String(after.version)}"` },
        body: { status: 'closed' },
      });
    }
    await Promise.all(streams.map((stream) => stream.close()));
    await test.stop();
  });
});
