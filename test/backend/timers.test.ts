import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/backend/database/database.ts';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import { BOOMERANG_MAX_MS } from '../../src/model/boomerang.ts';
import type { WorkSettings } from '../../src/model/work-rules.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream, type StreamReader } from './support/stream-reader.ts';
import { organisation, startBackend, until, type Answer, type TestBackend } from './support/test-backend.ts';

const MINUTE = 60_000;
const SETTINGS: Partial<WorkSettings> = {
  agentTimerMinutes: 10,
  contactTimerMinutes: 30,
  moreTimeMinutes: 15,
  detachAfterMinutes: 60,
};

onEachDatabase('Timers', (opened) => {
  let time = Date.now();
  const streams: StreamReader[] = [];
  let test: TestBackend;
  const start = (settings = SETTINGS, more = {}): Promise<TestBackend> =>
    startBackend(opened().database, {
      clock: () => time,
      // Who has a stream open counts as there however far the clock is put forward.
      timings: { heartbeatMs: 300 * MINUTE },
      setup: { settings, ...more },
    });
  beforeAll(async () => {
    test = await start();
  }, 60_000);
  afterAll(() => test.stop());
  afterEach(async () => {
    await go();
    for (const agentId of ['ada', 'ben']) await be(agentId, 'away');
  });

  const be = (agentId: string, availabilityId: string): Promise<unknown> =>
    test.call('PUT', '/session/availability', { agentId, body: { availabilityId } });
  /** An agent who is available and whose panel is open. */
  const come = async (agentId: string, on = test): Promise<void> => {
    await on.call('PUT', '/session/availability', { agentId, body: { availabilityId: 'available' } });
    const stream = await openStream(on, { agentId });
    streams.push(stream);
    await stream.until('it to begin', ({ frames }) => frames.length > 0);
  };
  /** Nobody's panel is open any more. */
  const go = async (): Promise<void> => {
    await Promise.all(streams.splice(0).map((stream) => stream.close()));
    await until('nobody to be there', async () => {
      const there = await opened().database.inOrganisation(test.organisationId, (transaction) =>
        transaction.query('SELECT 1 FROM presence'),
      );
      return there.length === 0;
    });
  };
  const read = async (id: string, on = test): Promise<WireInteraction> =>
    (await on.call('GET', `/interactions/${id}`)).body as WireInteraction;
  const versioned = async (
    method: 'PATCH' | 'POST' | 'PUT',
    one: { readonly id: string },
    path: string,
    body?: unknown,
    agentId = 'ada',
  ): Promise<Answer> => {
    const { version } = await read(one.id);
    return test.call(method, `/interactions/${one.id}${path}`, {
      agentId,
      headers: { 'if-match': `"${String(version)}"` },
      ...(body === undefined ? {} : { body }),
    });
  };
  const give = (one: { readonly id: string }, agentId: string | null): Promise<Answer> =>
    versioned('PUT', one, '/assignment', { agentId, teamId: null });
  const setStatus = (one: { readonly id: string }, status: string): Promise<Answer> =>
    versioned('PATCH', one, '', { status });
  const audits = (id: string): Promise<{ kind: string; agent_id: string | null; detail: object }[]> =>
    opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query(
        'SELECT kind, agent_id, detail FROM audit WHERE interaction_id = $1 ORDER BY ordinal',
        [id],
      ),
    );
  /** Until something is told of the interaction. */
  const becomes = (
    id: string,
    what: string,
    is: (one: WireInteraction) => boolean,
  ): Promise<WireInteraction> =>
    until(what, async () => {
      const one = await read(id);
      return is(one) && one;
    });
  let contacts = 0;
  /** One of Ada's, with a contact who can write again. */
  const begin = async (): Promise<{
    readonly id: string;
    again(text?: string): Promise<WireInteraction>;
    answer(): Promise<void>;
  }> => {
    contacts += 1;
    const name = `Timed ${String(contacts)}`;
    const author = { networkId: name, name, handle: null };
    const one = await test.inbound({ author });
    await give(one, 'ada');
    return {
      id: one.id,
      again: (text = 'Again') => test.inbound({ author, text }),
      answer: async () => {
        const { lastMessage } = await read(one.id);
        const sent = await test.send(one.id, { seenMessageId: lastMessage?.id ?? null });
        expect(sent.status).toBe(201);
      },
    };
  };
  const at = (text: string | null | undefined): number | null => (text ? Date.parse(text) : null);

  describe('of the agent (S1)', () => {
    it('begins when the contact waits and the agent has it, and ends with the answer', async () => {
      const waited = await test.inbound();
      expect(waited.timer).toBeNull();
      time += MINUTE;
      const given = (await give(waited, 'ada')).body as WireInteraction;

      expect(given.timer?.kind).toBe('agent');
      expect(at(given.timer?.since)).toBe(time);
      expect(at(given.timer?.endsAt)).toBe(time + 10 * MINUTE);

      time += 2 * MINUTE;
      await test.send(waited.id, { seenMessageId: waited.lastMessage?.id ?? null });
      const answered = await read(waited.id);
      expect(answered.timer?.kind).toBe('contact');
      expect(at(answered.timer?.since)).toBe(time);
    });
  });

  describe('of the contact (S2)', () => {
    it('takes the interaction out of the list at its end, and brings it back with the contact', async () => {
      const one = await begin();
      await one.answer();
      time += 31 * MINUTE;
      await come('ada');
      const gone = await becomes(one.id, 'it to leave', ({ assignee }) => assignee === null);

      expect(gone).toMatchObject({ status: 'pending', timer: null, waitingSince: null });
      expect((await audits(one.id)).at(-1)).toEqual({
        kind: 'contact-timer-ended',
        agent_id: null,
        detail: { agentId: 'ada' },
      });

      expect(await one.again()).toMatchObject({ status: 'new', assignee: { id: 'ada' } });
      expect((await audits(one.id)).at(-1)).toMatchObject({ kind: 'returned', detail: { agentId: 'ada' } });
    });

    it.each([
      ['is away', () => be('ada', 'away')],
      ['is not there', () => go()],
    ])('goes to the queue where the agent %s, and stays there for whoever comes', async (_, leave) => {
      const one = await begin();
      await one.answer();
      time += 31 * MINUTE;
      await come('ada');
      await becomes(one.id, 'it to leave', ({ assignee }) => assignee === null);
      await leave();
      expect(await one.again()).toMatchObject({ status: 'new', assignee: null });

      await come('ben');
      await becomes(one.id, 'Ben to have it', ({ assignee }) => assignee?.id === 'ben');
    });

    it('ends with the contact’s reply, and with whatever the agent does that is no waiting', async () => {
      const one = await begin();
      await one.answer();
      expect((await one.again()).timer?.kind).toBe('agent');
      await one.answer();
      await setStatus(one, 'resolved');
      expect((await read(one.id)).timer).toBeNull();
    });

    it('is made longer, as often as wanted', async () => {
      const one = await begin();
      await one.answer();
      const ends = at((await read(one.id)).timer?.endsAt) ?? 0;
      time += 20 * MINUTE;
      const { status, body } = await versioned('POST', one, '/more-time');

      expect([status, at(body.timer.endsAt)]).toEqual([200, ends + 15 * MINUTE]);
      await versioned('POST', one, '/more-time');
      time += 30 * MINUTE;
      expect(at((await read(one.id)).timer?.endsAt)).toBe(ends + 30 * MINUTE);
      expect((await audits(one.id)).filter(({ kind }) => kind === 'time-added')).toEqual([
        { kind: 'time-added', agent_id: 'ada', detail: { minutes: 15 } },
        { kind: 'time-added', agent_id: 'ada', detail: { minutes: 15 } },
      ]);
      time += 15 * MINUTE;
      await becomes(one.id, 'it to leave', ({ assignee }) => assignee === null);
    });

    it('is not made longer by others, after its end, where none runs, or from an older version', async () => {
      const one = await begin();
      const none = await versioned('POST', one, '/more-time');
      expect([none.status, none.body.type]).toEqual([409, '/problems/timer-ended']);
      await one.answer();
      const others = await versioned('POST', one, '/more-time', undefined, 'ben');
      expect([others.status, others.body.reason]).toEqual([403, 'not-mine']);
      const stale = await test.call('POST', `/interactions/${one.id}/more-time`, {
        headers: { 'if-match': '"1"' },
      });
      expect([stale.status, stale.body.type]).toEqual([412, '/problems/stale-version']);
      const before = await read(one.id);
      time += 31 * MINUTE;
      const late = await test.call('POST', `/interactions/${one.id}/more-time`, {
        headers: { 'if-match': `"${String(before.version)}"` },
      });
      expect(late.status).toBeGreaterThanOrEqual(409);
      const gone = await becomes(one.id, 'it to leave', ({ assignee }) => assignee === null);
      expect(gone.timer).toBeNull();
    });
  });

  describe('that put an interaction off (W5)', () => {
    const inAnHour = (): string => new Date(time + 60 * MINUTE).toISOString();

    it('bring it back at the time, to the agent, with the note that says why', async () => {
      const one = await begin();
      const { status, body } = await versioned('PUT', one, '/boomerang', {
        at: inAnHour(),
        note: 'Ask the warehouse',
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ status: 'pending', timer: null, waitingSince: null, slaDueAt: null });
      expect(at(body.returnsAt)).toBe(time + 60 * MINUTE);
      const notes = await test.call('GET', `/interactions/${one.id}/notes`);
      expect(notes.body.items).toMatchObject([{ text: 'Ask the warehouse', author: { id: 'ada' } }]);

      await come('ada');
      time += 60 * MINUTE;
      const back = await becomes(one.id, 'it to come back', ({ status: is }) => is === 'new');
      expect(back).toMatchObject({ returnsAt: null, assignee: { id: 'ada' }, timer: { kind: 'agent' } });
      expect(at(back.waitingSince)).toBe(time);
      expect((await audits(one.id)).map(({ kind }) => kind).slice(-2)).toEqual([
        'boomerang-set',
        'boomerang-returned',
      ]);
    });

    it('bring it back with the contact’s reply, if that is first', async () => {
      await come('ada');
      const one = await begin();
      await versioned('PUT', one, '/boomerang', { at: inAnHour(), note: null });
      expect(await one.again()).toMatchObject({ status: 'new', returnsAt: null, assignee: { id: 'ada' } });
      expect((await audits(one.id)).at(-1)).toMatchObject({
        kind: 'boomerang-returned',
        detail: { on: 'message' },
      });
      await one.answer();
      time += 61 * MINUTE;
      // Its time brings it back no more; the contact's own is over.
      expect(await becomes(one.id, 'it to leave', ({ assignee }) => assignee === null)).toMatchObject({
        status: 'pending',
      });
    });

    it('bring it to the queue where the agent is away', async () => {
      const one = await begin();
      await versioned('PUT', one, '/boomerang', { at: inAnHour(), note: null });
      time += 60 * MINUTE;
      const back = await becomes(one.id, 'it to come back', ({ status }) => status === 'new');
      expect(back.assignee).toBeNull();
    });

    it('may be set anew, and are over once it is opened or resolved', async () => {
      const one = await begin();
      await versioned('PUT', one, '/boomerang', { at: inAnHour(), note: null });
      const later = new Date(time + 120 * MINUTE).toISOString();
      const again = await versioned('PUT', one, '/boomerang', { at: later, note: null });
      expect(again.body.returnsAt).toBe(later);
      expect((await setStatus(one, 'open')).body.returnsAt).toBeNull();
    });

    it.each(['open', 'resolved'])('stand again where a move to %s is taken back', async (status) => {
      const one = await begin();
      const returnsAt = new Date(time + MINUTE / 4).toISOString();
      await versioned('PUT', one, '/boomerang', { at: returnsAt, note: null });
      await setStatus(one, status);
      expect((await versioned('PATCH', one, '', { undo: true })).body).toMatchObject({
        status: 'pending',
        returnsAt,
        timer: null,
      });
      await come('ada');
      // Before an offer that the agent has got meanwhile is over, upon which they would be asked nothing more.
      time += MINUTE / 2;
      expect(await becomes(one.id, 'it to come back', ({ status: is }) => is === 'new')).toMatchObject({
        returnsAt: null,
        assignee: { id: 'ada' },
      });
    });

    it('bring it back at once where their time has passed before the move is taken back', async () => {
      const one = await begin();
      const at = new Date(time + MINUTE / 4).toISOString();
      await versioned('PUT', one, '/boomerang', { at, note: null });
      await setStatus(one, 'open');
      time += MINUTE / 2;
      await come('ada');
      await versioned('PATCH', one, '', { undo: true });
      expect(await becomes(one.id, 'it to come back', ({ status }) => status === 'new')).toMatchObject({
        returnsAt: null,
        assignee: { id: 'ada' },
      });
      expect((await audits(one.id)).at(-1)).toMatchObject({ kind: 'boomerang-returned' });
    });

    it('bring an answer due again, on a channel without hours as well (S3)', async () => {
      const one = await begin();
      await versioned('PUT', one, '/boomerang', { at: inAnHour(), note: null });
      time += 60 * MINUTE;
      const back = await becomes(one.id, 'it to come back', ({ status }) => status === 'new');
      expect([at(back.waitingSince), at(back.slaDueAt)]).toEqual([time, time + 30 * MINUTE]);
    });

    it.each([
      ['in the past', -1, 'a time to come'],
      ['now', 0, 'a time to come'],
      ['beyond a year', BOOMERANG_MAX_MS + 1, 'a time within a year'],
    ])('refuse a time %s, and leave everything as it was', async (_, ahead, expected) => {
      const one = await begin();
      const before = await read(one.id);
      const { status, body } = await versioned('PUT', one, '/boomerang', {
        at: new Date(time + ahead).toISOString(),
        note: 'Never kept',
      });
      expect([status, body.fields]).toEqual([400, [{ field: 'at', expected }]]);
      expect(await read(one.id)).toEqual(before);
      expect((await test.call('GET', `/interactions/${one.id}/notes`)).body.items).toEqual([]);
    });

    it('refuse who does not hold it, what is done, and what is no time', async () => {
      const one = await begin();
      const others = await versioned('PUT', one, '/boomerang', { at: inAnHour(), note: null }, 'ben');
      expect([others.status, others.body.reason]).toEqual([403, 'not-mine']);
      const noTime = await versioned('PUT', one, '/boomerang', { at: 'tomorrow', note: null });
      expect([noTime.status, noTime.body.fields[0].field]).toEqual([400, 'at']);
      await setStatus(one, 'resolved');
      const done = await versioned('PUT', one, '/boomerang', { at: inAnHour(), note: null });
      expect([done.status, done.body.reason]).toEqual([409, 'done']);
    });
  });

  describe('that let go of what is done (O6, O7)', () => {
    it('take it out of the list after the administrator’s delay', async () => {
      const one = await begin();
      await setStatus(one, 'resolved');
      time += 59 * MINUTE;
      expect((await read(one.id)).assignee?.id).toBe('ada');
      time += MINUTE;
      const gone = await becomes(one.id, 'it to leave', ({ assignee }) => assignee === null);
      expect(gone.status).toBe('resolved');
      expect((await audits(one.id)).at(-1)).toEqual({
        kind: 'detached',
        agent_id: null,
        detail: { agentId: 'ada' },
      });
    });

    it('unassign and close what is resolved; the contact comes back to the agent with another', async () => {
      await come('ada');
      const one = await begin();
      const open = await versioned('POST', one, '/unassign-and-close');
      expect([open.status, open.body.reason]).toEqual([409, 'not-done']);
      await setStatus(one, 'resolved');
      const others = await versioned('POST', one, '/unassign-and-close', undefined, 'ben');
      expect([others.status, others.body.reason]).toEqual([403, 'not-mine']);
      const closed = await versioned('POST', one, '/unassign-and-close');
      expect(closed.body).toMatchObject({ status: 'closed', assignee: null });
      const twice = await versioned('POST', one, '/unassign-and-close');
      expect([twice.status, twice.body.reason]).toEqual([403, 'not-mine']);

      const next = await one.again();
      expect(next.id).not.toBe(one.id);
      expect(next).toMatchObject({ status: 'new', assignee: { id: 'ada' } });
      expect((await audits(next.id)).at(-1)).toMatchObject({ kind: 'returned' });
    });

    it('bring what is resolved back to who had it', async () => {
      await come('ada');
      const one = await begin();
      await setStatus(one, 'resolved');
      time += 60 * MINUTE;
      await becomes(one.id, 'it to leave', ({ assignee }) => assignee === null);
      await come('ada');
      expect(await one.again()).toMatchObject({ id: one.id, status: 'new', assignee: { id: 'ada' } });
    });
  });

  it('end once, and not before their time, when the clock goes back and then forward by a day (S4)', async () => {
    await come('ada');
    const one = await begin();
    await one.answer();
    const { timer } = await becomes(
      one.id,
      'the contact to be waited for',
      (is) => is.timer?.kind === 'contact',
    );
    const begun = time;
    time -= 90 * MINUTE;
    // Whatever is settled meanwhile, such as by a change of it, leaves the end where it is.
    await test.call('PUT', `/interactions/${one.id}/muting`, { body: { contact: true } });
    expect(await read(one.id)).toMatchObject({ timer, assignee: { id: 'ada' }, status: 'open' });

    time = begun + 24 * 60 * MINUTE;
    expect(await becomes(one.id, 'it to leave', ({ assignee }) => assignee === null)).toMatchObject({
      status: 'pending',
      timer: null,
    });
    time = begun;
    await test.call('PUT', `/interactions/${one.id}/muting`, { body: { contact: false } });
    time = begun + 48 * 60 * MINUTE;
    await until('all that is due to be done', async () => {
      const due = await opened().database.inOrganisation(test.organisationId, (transaction) =>
        transaction.query("SELECT 1 FROM job WHERE kind = 'timer' AND subject = $1", [one.id]),
      );
      return due.length === 0;
    });
    const ends = (await audits(one.id)).filter(({ kind }) => kind === 'contact-timer-ended');
    expect(ends).toHaveLength(1);
  });

  it('time nothing, and make no job, where the administrator says nothing of them', async () => {
    const plain = await start({});
    const one = await plain.inbound();
    const given = await plain.call('PUT', `/interactions/${one.id}/assignment`, {
      headers: { 'if-match': `"${String(one.version)}"` },
      body: { agentId: 'ada', teamId: null },
    });
    expect(given.body).toMatchObject({ timer: null });
    const jobs = await opened().database.inOrganisation(plain.organisationId, (transaction) =>
      transaction.query("SELECT 1 FROM job WHERE kind = 'timer'"),
    );
    expect(jobs).toEqual([]);
    const off = await plain.call('POST', `/interactions/${one.id}/more-time`, {
      headers: { 'if-match': `"${String((await read(one.id, plain)).version)}"` },
    });
    expect([off.status, off.body.type]).toEqual([403, '/problems/feature-off']);
    await plain.stop();
  });

  it('count a promise in the hours of its channel, holidays left out (S3)', async () => {
    const id = `hours-${crypto.randomUUID().slice(0, 8)}`;
    const office = [['09:00', '17:00']] as const;
    const hours = {
      timeZone: 'Europe/Paris',
      week: { mon: office, tue: office, wed: office, thu: office, fri: office },
      holidays: ['2026-12-25'],
    };
    const kept = time;
    // Christmas Eve, half an hour before the office closes; the 25th is a holiday, then a weekend.
    time = Date.parse('2026-12-24T15:30:00.000Z');
    const { channels } = organisation(id);
    const french = await startBackend(opened().database, {
      clock: () => time,
      organisationId: id,
      setup: { channels: channels.map((one) => ({ ...one, slaMinutes: 60, hours })) },
    });
    const one = await french.inbound();
    expect([one.slaDueAt, one.slaSoonAt]).toEqual(['2026-12-28T08:30:00.000Z', '2026-12-28T08:15:00.000Z']);
    await french.stop();
    time = kept;
  });

  it.each([
    // The night in which an hour is missing, and the one that has one twice.
    ['forward', '2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z'],
    ['back', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
  ])(
    'count what a clock has gone through and not what it shows, where it goes %s',
    async (_, from, dueAt) => {
      const id = `dst-${crypto.randomUUID().slice(0, 8)}`;
      const night = [['00:00', '24:00']] as const;
      const hours = { timeZone: 'Europe/Paris', week: { sun: night }, holidays: [] };
      const kept = time;
      time = Date.parse(from);
      const { channels } = organisation(id);
      const french = await startBackend(opened().database, {
        clock: () => time,
        organisationId: id,
        setup: { channels: channels.map((one) => ({ ...one, slaMinutes: 60, hours })) },
      });
      expect((await french.inbound()).slaDueAt).toBe(dueAt);
      await french.stop();
      time = kept;
    },
  );

  it('are worked once, by whoever is there, after nobody was', async () => {
    const other = await opened().another();
    const one = await begin();
    await one.answer();
    await test.stop();
    time += 31 * MINUTE;
    const [first, second] = await Promise.all([
      startBackend(opened().database, {
        clock: () => time,
        organisationId: test.organisationId,
        setup: { settings: SETTINGS },
      }),
      other === null
        ? null
        : startBackend(other, {
            clock: () => time,
            organisationId: test.organisationId,
            setup: { settings: SETTINGS },
          }),
    ]);
    test = first;
    await becomes(one.id, 'it to leave', ({ assignee }) => assignee === null);
    expect((await audits(one.id)).filter(({ kind }) => kind === 'contact-timer-ended')).toHaveLength(1);
    await second?.stop();
  });

  it('fire once each where a hundred end at once, on all backends of a database, and none before its time', async () => {
    // Its clock is ahead, and it works the jobs of all organisations.
    await test.stop();
    const id = `many-${crypto.randomUUID().slice(0, 8)}`;
    const handles = [opened().database, await opened().another()];
    const begin = (database: Database): Promise<TestBackend> =>
      startBackend(database, {
        organisationId: id,
        setup: { settings: SETTINGS },
        timings: { jobPollMs: 600_000 },
      });
    const backends: TestBackend[] = [];
    for (const handle of handles) if (handle !== null) backends.push(await begin(handle));
    const dueAt = Date.now() + 500;
    await opened().database.asSystem(async (transaction) => {
      await transaction.query(
        `INSERT INTO contact (organisation_id, id, channel_id, network_id, name, folded)
         SELECT $1, 'c' || n, 'whatsapp', 'n' || n, 'Contact ' || n, '' FROM generate_series(1, 100) n`,
        [id],
      );
      await transaction.query(
        `INSERT INTO interaction (organisation_id, id, channel_id, platform, visibility, contact_id, conversation_id, status,
           assignee_id, holder_id, held_since, timer, timer_due_at, last_activity_at, created_at)
         SELECT $1, 'i' || n, 'whatsapp', 'whatsapp', 'private', 'c' || n, 'v' || n, 'open', 'ada', 'ada', $2,
           jsonb_build_object('kind', 'contact', 'since', $2::bigint, 'endsAt', $3::bigint), $3, $2, $2
         FROM generate_series(1, 100) n`,
        [id, dueAt - 30 * MINUTE, dueAt],
      );
      await transaction.query(
        `INSERT INTO job (organisation_id, kind, subject, line, due_at, made_at)
         SELECT $1, 'timer', 'i' || n, 'timer i' || n, $2, $2 FROM generate_series(1, 100) n`,
        [id, dueAt],
      );
      await transaction.query("SELECT pg_notify('inlay_jobs', $1)", [String(dueAt)]);
    });
    const fired = (): Promise<{ interaction_id: string; at: number }[]> =>
      opened().database.inOrganisation(id, (transaction) =>
        transaction.query("SELECT interaction_id, at FROM audit WHERE kind = 'contact-timer-ended'"),
      );
    const told = await until(
      'all to have fired',
      async () => {
        const rows = await fired();
        return rows.length >= 100 && rows;
      },
      25_000,
    );
    const last = Math.max(...told.map(({ at: when }) => when)) - dueAt;
    process.stdout.write(
      `100 timers at once, ${String(backends.length)} backends: the last is ${String(last)} ms late\n`,
    );
    expect(new Set(told.map(({ interaction_id }) => interaction_id)).size).toBe(100);
    expect(told).toHaveLength(100);
    expect(Math.min(...told.map(({ at: when }) => when))).toBeGreaterThanOrEqual(dueAt);
    await Promise.all(backends.map((backend) => backend.stop()));
    expect(await fired()).toHaveLength(100);
  });
});
