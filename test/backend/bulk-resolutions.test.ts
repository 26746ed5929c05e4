import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireBulkResolution } from '../../src/contract/bulk-resolution.ts';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import { isOldEnough } from '../../src/model/bulk-resolution.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream } from './support/stream-reader.ts';
import { inboundMessage, startBackend, until, type TestBackend } from './support/test-backend.ts';

const HOUR = 3_600_000;
const REASONS = ['Answered elsewhere', 'No answer needed'];

onEachDatabase('Bulk resolve (L8)', (opened) => {
  let test: TestBackend;
  const now = Date.now();
  /** The backend's time where a test holds it, so that no job comes due meanwhile. */
  let held: number | null = null;
  beforeAll(async () => {
    test = await startBackend(opened().database, {
      clock: () => held ?? Date.now(),
      timings: { heartbeatMs: 600_000 },
      setup: { settings: { resolutionReasons: REASONS } },
    });
    // Nothing is given to anybody meanwhile.
    for (const agentId of ['ada', 'ben', 'cleo'])
      await test.call('PUT', '/session/availability', { agentId, body: { availabilityId: 'away' } });
  }, 60_000);
  afterAll(() => test.stop());

  const selection = (more: object = {}, olderThanMinutes: unknown = 60) => ({
    filter: { queue: 'new', ...more },
    olderThanMinutes,
  });
  const count = (body: object, agentId = 'ada') =>
    test.call('POST', '/bulk-resolutions/count', { agentId, body });
  const start = (body: object, key: string = crypto.randomUUID(), agentId = 'ada') =>
    test.call('POST', '/bulk-resolutions', { agentId, headers: { 'idempotency-key': key }, body });
  const state = async (id: string): Promise<WireBulkResolution | undefined> =>
    (await test.call('GET', '/bulk-resolutions')).body.items.find((one) => one.id === id);
  const ended = (id: string): Promise<WireBulkResolution> =>
    until('it to end', async () => {
      const one = await state(id);
      return one?.endedAt ? one : null;
    });
  const present = async (id: string): Promise<WireInteraction> =>
    (await test.call('GET', `/interactions/${id}`)).body;
  /** So many that nobody has written in for two hours. */
  const several = async (many: number): Promise<readonly WireInteraction[]> => {
    const name = `Old ${crypto.randomUUID()}`;
    await test.hear(
      Array.from({ length: many }, (_, index) => ({
        type: 'message' as const,
        accountId: `${test.organisationId}-whatsapp`,
        message: inboundMessage({
          author: { networkId: `${name}-${String(index)}`, name, handle: null },
          sentAt: now - 2 * HOUR,
        }),
      })),
    );
    return (await test.call('GET', `/interactions?limit=100&search=${name}`)).body.items;
  };
  const old = async (): Promise<WireInteraction> => {
    const [one] = await several(1);
    if (one === undefined) throw new Error('It is not there');
    return one;
  };
  /** By its holder, who alone may (O3); by Ada where nobody holds it. */
  const change = async (id: string, body: object) => {
    const { assignee } = await present(id);
    const { version } = assignee === null ? await test.hold(id) : await present(id);
    return test.call('PATCH', `/interactions/${id}`, {
      agentId: assignee?.id ?? 'ada',
      headers: { 'if-match': `"${String(version)}"` },
      body,
    });
  };
  const sweep = async (): Promise<void> => {
    for (const queue of ['new', 'pending']) {
      const begun = await start({ ...selection({ queue }, 1), reason: REASONS[0] });
      if (begun.status === 201) await ended(begun.body.id);
    }
  };

  it('counts first and changes nothing by it, then resolves them, each with its entry in the trail', async () => {
    const ones = [await old(), await old(), await old()];
    const young = await test.inbound();
    expect((await count(selection())).body).toEqual({ count: 3, withoutTopic: 0, withoutDisposition: 0 });
    expect((await present(ones[0]?.id ?? '')).status).toBe('new');

    const begun = await start({ ...selection(), reason: REASONS[1] });

    expect([begun.status, begun.body.total, begun.body.state]).toEqual([201, 3, 'running']);
    expect(await ended(begun.body.id)).toMatchObject({ state: 'done', resolved: 3, leftOut: 0 });
    for (const { id } of ones)
      expect(await present(id)).toMatchObject({ status: 'resolved', waitingSince: null, slaDueAt: null });
    expect((await present(young.id)).status).toBe('new');
    expect((await test.call('GET', `/interactions/${ones[0]?.id ?? ''}/outcome`)).body).toMatchObject({
      resolutionReason: REASONS[1],
    });
    const entries = await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query<{ interaction_id: string; agent_id: string; detail: { reason: string } }>(
        "SELECT interaction_id, agent_id, detail FROM audit WHERE kind = 'bulk-resolved'",
      ),
    );
    expect(entries.map(({ interaction_id }) => interaction_id).sort()).toEqual(
      ones.map(({ id }) => id).sort(),
    );
    expect(entries.every(({ agent_id, detail }) => agent_id === 'ada' && detail.reason === REASONS[1])).toBe(
      true,
    );
    await sweep();
  });

  it('takes what its filter matches, in its queue alone, whoever holds it', async () => {
    const ofBen = await old();
    const version = (await present(ofBen.id)).version;
    await test.call('PUT', `/interactions/${ofBen.id}/assignment`, {
      headers: { 'if-match': `"${String(version)}"` },
      body: { agentId: 'ben', teamId: null },
    });
    const other = await test.inbound(
      { sentAt: now - 2 * HOUR, visibility: 'public', kind: 'comment' },
      'facebook',
    );
    const pending = await old();
    await change(pending.id, { status: 'pending' });

    expect((await count(selection({ channelIds: ['whatsapp'] }))).body.count).toBe(1);
    expect((await count(selection({ queue: 'pending' }))).body.count).toBe(1);
    const begun = await start({ ...selection({ channelIds: ['whatsapp'] }), reason: REASONS[0] });
    await ended(begun.body.id);

    expect((await present(ofBen.id)).status).toBe('resolved');
    expect((await present(other.id)).status).toBe('new');
    expect((await present(pending.id)).status).toBe('pending');
    await sweep();
  });

  it('goes by the newest message since it was last resolved, as the model does', async () => {
    const author = { networkId: 'comes-back', name: 'Comes back', handle: null };
    const first = await test.inbound({ author, sentAt: now - 3 * HOUR });
    await change(first.id, { status: 'resolved' });
    // Taken up again by hand, and nobody has written since.
    await change(first.id, { status: 'open' });
    expect((await count(selection())).body.count).toBe(0);

    await test.inbound({ author, conversationId: 'conversation-comes-back', sentAt: now - 2 * HOUR });

    expect((await count(selection())).body.count).toBe(1);
    expect((await count(selection({}, 150))).body.count).toBe(0);
    const [row] = await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query<{ at: number; resolved_at: number }>(
        'SELECT last_activity_at AS at, resolved_activity_at AS resolved_at FROM interaction WHERE id = $1',
        [first.id],
      ),
    );
    const facts = { lastActivityAt: row?.at ?? 0, resolvedActivityAt: row?.resolved_at ?? null };
    expect([isOldEnough(facts, 60, now), isOldEnough(facts, 150, now)]).toEqual([true, false]);
    await sweep();
  });

  it('leaves out and counts what has changed since it began', async () => {
    const ones = [await old(), await old(), await old()];
    const [changed] = ones;
    // As if one had changed between the selecting and its turn.
    await opened().database.inOrganisation(test.organisationId, async (transaction) => {
      await transaction.query(
        `INSERT INTO bulk_resolution (organisation_id, id, agent_id, request_hash, state, total, started_at)
         VALUES ($1, 'overtaken', 'ada', 'x', 'running', 3, $2)`,
        [test.organisationId, now],
      );
      await transaction.query(
        `INSERT INTO bulk_resolution_item (organisation_id, bulk_resolution_id, interaction_id, version)
         SELECT organisation_id, 'overtaken', id, version - (id = $2)::int FROM interaction WHERE id = ANY($1::text[])`,
        [ones.map(({ id }) => id), changed?.id],
      );
      await transaction.query(
        `INSERT INTO job (organisation_id, kind, subject, line, due_at, made_at)
         VALUES ($1, 'bulk-resolve', 'overtaken', 'overtaken', $2, $2)`,
        [test.organisationId, now],
      );
      await transaction.query("SELECT pg_notify('inlay_jobs', '0')");
    });

    expect(await ended('overtaken')).toMatchObject({ state: 'done', resolved: 2, leftOut: 1 });
    expect((await present(changed?.id ?? '')).status).toBe('new');
    await sweep();
  });

  it('ends where its agent may not do it any more', async () => {
    await several(60);
    const setPermission = (may: boolean) =>
      opened().database.inOrganisation(test.organisationId, (transaction) =>
        transaction.query(
          may
            ? "UPDATE agent SET permissions = permissions || '{conversation.bulkResolve}' WHERE id = 'ada'"
            : "UPDATE agent SET permissions = array_remove(permissions, 'conversation.bulkResolve') WHERE id = 'ada'",
        ),
      );
    const begun = await start({ ...selection(), reason: REASONS[0] });
    await setPermission(false);

    const end = await ended(begun.body.id);

    expect(['cancelled', 'done']).toContain(end.state);
    expect(end.state === 'done').toBe(end.resolved + end.leftOut === 60);
    await setPermission(true);
    await sweep();
  });

  it('stops where it is told to, and leaves the rest', async () => {
    const stream = await openStream(test, { agentId: 'ada', now });
    // More than are resolved at once: the rest waits for the time to go on.
    const whole = 120;
    await several(whole);
    held = Date.now();
    const begun = await start({ ...selection(), reason: REASONS[0] }, 'to-stop');
    await until('the first to be resolved', async () => ((await state('to-stop'))?.resolved ?? 0) > 0);

    const cancelled = await test.call('POST', '/bulk-resolutions/to-stop/cancel');

    expect(cancelled).toMatchObject({ status: 200, body: { state: 'running' } });
    held = null;
    const end = await ended(begun.body.id);
    expect(end.state).toBe('cancelled');
    expect(end.resolved).toBeLessThan(whole);
    expect((await count(selection())).body.count).toBe(whole - end.resolved);
    await stream.until('the end to be told', (reader) =>
      reader
        .events()
        .some(
          ({ event }) =>
            event.type === 'bulk-resolution.changed' && event.bulkResolution.state === 'cancelled',
        ),
    );
    await stream.close();
    // Again is no other.
    expect((await test.call('POST', `/bulk-resolutions/${begun.body.id}/cancel`)).body.state).toBe(
      'cancelled',
    );
    await sweep();
  });

  it('is one for each key, one at a time, and tells nobody else', async () => {
    await several(60);
    const body = { ...selection(), reason: REASONS[0] };
    const answers = await Promise.all([start(body, 'same'), start(body, 'same')]);
    const again = await start(body, 'same');
    const running = await start(body, 'another');

    expect(answers.map(({ status, body: { id } }) => [status, id])).toEqual([
      [201, 'same'],
      [201, 'same'],
    ]);
    expect([again.body.id, again.body.total]).toEqual(['same', 60]);
    expect(['/problems/already-running', '/problems/nothing-to-resolve']).toContain(running.body.type);
    expect((await start({ ...body, olderThanMinutes: 61 }, 'same')).body.type).toBe(
      '/problems/idempotency-key-reused',
    );
    expect((await test.call('GET', '/bulk-resolutions', { agentId: 'ben' })).body.items).toEqual([]);
    expect((await test.call('POST', '/bulk-resolutions/same/cancel', { agentId: 'ben' })).status).toBe(404);
    await ended('same');
  });

  describe('bad input', () => {
    it.each([
      ['no age', { filter: { queue: 'new' } }, 'olderThanMinutes'],
      ['an age of nothing', selection({}, 0), 'olderThanMinutes'],
      ['an age below nothing', selection({}, -5), 'olderThanMinutes'],
      ['an age that is no number', selection({}, 'old'), 'olderThanMinutes'],
      ['no queue', { filter: {}, olderThanMinutes: 60 }, 'filter.queue'],
      ['what is resolved', selection({ queue: 'resolved' }), 'filter.queue'],
      ['a channel that is gone', selection({ channelIds: ['whatsapp', 'gone'] }), 'filter.channelIds.1'],
      ['a topic that is gone', selection({ topics: ['Gone'] }), 'filter.topics.0'],
      ['a tag that is gone', selection({ tags: ['Gone'] }), 'filter.tags.0'],
    ])('says which field is wrong of %s', async (_words, body, field) => {
      const counted = await count(body);
      const begun = await start({ ...body, reason: REASONS[0] });
      expect([counted.status, counted.body.fields?.[0]?.field]).toEqual([400, field]);
      expect([begun.status, begun.body.fields?.[0]?.field]).toEqual([400, field]);
    });

    it('needs a reason where there are reasons, and one of them', async () => {
      await old();
      for (const reason of [null, 'Made up']) {
        const begun = await start({ ...selection(), reason });
        expect([begun.status, begun.body.fields?.[0]?.field]).toEqual([400, 'reason']);
      }
      await sweep();
    });

    it('says that there is nothing to resolve, and keeps nothing of it', async () => {
      const begun = await start({ ...selection({}, 600_000), reason: REASONS[0] }, 'empty');
      expect([begun.status, begun.body.type]).toEqual([409, '/problems/nothing-to-resolve']);
      expect(await state('empty')).toBeUndefined();
    });

    it('needs the permission', async () => {
      for (const answer of [
        await count(selection(), 'cleo'),
        await start({ ...selection(), reason: REASONS[0] }, 'cleo', 'cleo'),
      ])
        expect(answer.status).toBe(403);
    });
  });

  it('leaves alone what lacks the disposition that its skill asks for, as unassigning and closing does (O1)', async () => {
    const strict = await startBackend(opened().database, {
      clock: () => now,
      setup: {
        skills: [
          {
            id: 'orders',
            name: 'Orders',
            channelIds: ['whatsapp'],
            dispositions: [{ id: 'sold', label: 'Sold' }],
            dispositionRequired: true,
          },
        ],
        settings: { topicRequired: true },
      },
    });
    const versioned = async (id: string, method: string, path: string, body?: object) => {
      const { version } = (await strict.call('GET', `/interactions/${id}`)).body;
      return strict.call(method, `/interactions/${id}${path}`, {
        headers: { 'if-match': `"${String(version)}"` },
        ...(body === undefined ? {} : { body }),
      });
    };
    /** One that nobody has written in for two hours. */
    const ofSkill = async (skill: string | null, topics: readonly string[], disposition: string | null) => {
      const { id } = await strict.inbound({ sentAt: now - 2 * HOUR });
      await versioned(id, 'PUT', '/assignment', { agentId: 'ada', teamId: null });
      await opened().database.inOrganisation(strict.organisationId, async (transaction) => {
        await transaction.query('UPDATE interaction SET skill_id = $2, topics = $3 WHERE id = $1', [
          id,
          skill,
          topics,
        ]);
      });
      if (disposition === null) return id;
      const saved = await versioned(id, 'PUT', '/outcome', {
        revision: 0,
        status: 'open',
        dispositionId: disposition,
        topics,
        resolutionReason: null,
        notes: '',
        tags: [],
      });
      expect(saved.status).toBe(200);
      return id;
    };
    const whole = await ofSkill('orders', ['Delivery'], 'sold');
    const without = await ofSkill('orders', ['Delivery'], null);
    await ofSkill('orders', [], null);
    const ofNone = await ofSkill(null, ['Delivery'], null);

    expect((await strict.call('POST', '/bulk-resolutions/count', { body: selection() })).body).toEqual({
      count: 2,
      withoutTopic: 1,
      withoutDisposition: 1,
    });
    const begun = await strict.call('POST', '/bulk-resolutions', {
      headers: { 'idempotency-key': 'strict' },
      body: { ...selection(), reason: null },
    });
    expect([begun.status, begun.body.total]).toEqual([201, 2]);
    const status = async (id: string) => (await strict.call('GET', `/interactions/${id}`)).body.status;
    await until('both to be resolved', async () =>
      [await status(whole), await status(ofNone)].every((one) => one === 'resolved'),
    );
    expect(await status(without)).not.toBe('resolved');

    // As before the administrator asked for it.
    await opened().database.inOrganisation(strict.organisationId, (transaction) =>
      transaction.query("UPDATE interaction SET status = 'resolved', version = version + 1 WHERE id = $1", [
        without,
      ]),
    );
    const refused = await versioned(without, 'POST', '/unassign-and-close');
    expect(refused).toMatchObject({
      status: 422,
      body: { type: '/problems/outcome-incomplete', fields: [{ field: 'dispositionId' }] },
    });
    expect((await versioned(whole, 'POST', '/unassign-and-close')).body).toMatchObject({ status: 'closed' });
    await strict.stop();
  });
});
