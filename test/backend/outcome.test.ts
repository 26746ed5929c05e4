import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import type { WireOutcome } from '../../src/contract/outcome.ts';
import { PERMISSIONS } from '../../src/model/agent.ts';
import { OUTCOME_NOTES_MAX } from '../../src/model/outcome.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream } from './support/stream-reader.ts';
import { organisation, startBackend, until, type Answer, type TestBackend } from './support/test-backend.ts';

const OUTCOME = {
  status: 'open',
  dispositionId: null as string | null,
  topics: [] as readonly string[],
  resolutionReason: null as string | null,
  notes: '',
  tags: [] as readonly string[],
};
const WHOLE = { ...OUTCOME, status: 'resolved', dispositionId: 'sold', topics: ['Delivery'] };

onEachDatabase('What an interaction comes to', (opened) => {
  let test: TestBackend;
  let now = Date.now();
  beforeAll(async () => {
    const id = `outcome-${crypto.randomUUID().slice(0, 8)}`;
    test = await startBackend(opened().database, {
      organisationId: id,
      clock: () => now,
      setup: {
        channels: organisation(id).channels.map((channel) =>
          channel.id === 'whatsapp' ? { ...channel, skillId: 'orders' } : channel,
        ),
        agents: [
          { id: 'ada', name: 'Ada', permissions: PERMISSIONS, capacity: 99, teamIds: ['care'] },
          {
            id: 'ben',
            name: 'Ben',
            permissions: PERMISSIONS.filter((one) => one !== 'conversation.tag.create'),
            capacity: 99,
            teamIds: ['care'],
            skillIds: ['orders'],
          },
        ],
        skills: [
          {
            id: 'orders',
            name: 'Orders',
            channelIds: ['whatsapp'],
            dispositions: [
              { id: 'sold', label: 'Sold' },
              { id: 'lost', label: 'Lost' },
            ],
            dispositionRequired: true,
            afterWorkSeconds: 60,
          },
        ],
        settings: {
          topicRequired: true,
          resolutionReasons: ['Solved', 'No answer'],
          resolvedBeforeClosed: true,
        },
      },
    });
  }, 60_000);
  afterAll(() => test.stop());

  /** Lets time pass, through which whoever is connected stays so. */
  const later = async (ms: number): Promise<void> => {
    await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query('UPDATE presence SET seen_at = seen_at + $1', [ms]),
    );
    now += ms;
  };
  const held = async (agentId = 'ada'): Promise<WireInteraction> =>
    test.hold((await test.inbound()).id, agentId);
  const present = async (id: string): Promise<WireInteraction> =>
    (await test.call('GET', `/interactions/${id}`)).body;
  const outcomeOf = async (id: string): Promise<WireOutcome> =>
    (await test.call('GET', `/interactions/${id}/outcome`)).body;
  const save = async (
    id: string,
    body: object,
    { agentId = 'ada', version, revision }: { agentId?: string; version?: number; revision?: number } = {},
  ): Promise<Answer> =>
    test.call('PUT', `/interactions/${id}/outcome`, {
      agentId,
      headers: { 'if-match': `"${String(version ?? (await present(id)).version)}"` },
      body: { revision: revision ?? (await outcomeOf(id)).revision, ...body },
    });
  const patch = async (id: string, body: object, agentId = 'ada'): Promise<Answer> =>
    test.call('PATCH', `/interactions/${id}`, {
      agentId,
      headers: { 'if-match': `"${String((await present(id)).version)}"` },
      body,
    });
  const end = async (id: string, agentId = 'ada'): Promise<Answer> =>
    test.call('POST', `/interactions/${id}/end`, {
      agentId,
      headers: { 'if-match': `"${String((await present(id)).version)}"` },
    });
  const trail = async (id: string): Promise<readonly string[]> =>
    (await test.call('GET', `/interactions/${id}/audit`)).body.items.map(({ kind }) => kind).reverse();

  describe('saved together', () => {
    it('stands on interaction and outcome, is told, and has its entry in the trail', async () => {
      const { id } = await held();
      const stream = await openStream(test);
      const saved = await save(id, {
        ...WHOLE,
        resolutionReason: 'Solved',
        notes: '  A parcel\nwas lost ',
        tags: ['URGENT', 'fresh'],
      });

      expect([saved.status, saved.body]).toMatchObject([
        200,
        {
          interaction: { status: 'resolved', topics: ['Delivery'], tags: ['urgent', 'fresh'] },
          outcome: {
            revision: 1,
            skillId: 'orders',
            disposition: { id: 'sold', label: 'Sold' },
            resolutionReason: 'Solved',
            notes: 'A parcel\nwas lost',
            savedBy: { id: 'ada', name: 'Ada' },
          },
        },
      ]);
      expect(await outcomeOf(id)).toEqual(saved.body.outcome);
      expect(await present(id)).toEqual(saved.body.interaction);
      await stream.until('both to be told', (told) =>
        ['interaction.changed', 'outcome.changed'].every((type) =>
          told.events().some(({ event }) => event.type === type),
        ),
      );
      await stream.close();
      const { body } = await test.call('GET', `/interactions/${id}/audit`);
      expect(body.items[0]).toMatchObject({
        kind: 'outcome',
        by: { id: 'ada', name: 'Ada' },
        detail: { from: 'new', to: 'resolved', disposition: 'Sold', reason: 'Solved', topics: ['Delivery'] },
      });
      expect(JSON.stringify(body)).not.toContain('parcel');
      expect((await test.call('GET', '/session')).body.catalogue.tags).toContain('fresh');
    });

    it('changes nothing the second time, also where the version is that of before', async () => {
      const { id, version } = await held();
      const first = await save(id, WHOLE);
      const again = await save(id, WHOLE, { version });

      expect(again).toMatchObject({ status: 200, body: first.body });
    });

    it('is taken up to the last character of its notes', async () => {
      const { id } = await held();
      const fits = await save(id, { ...OUTCOME, status: 'new', notes: '🙂'.repeat(OUTCOME_NOTES_MAX) });
      const over = await save(id, { ...OUTCOME, status: 'new', notes: '🙂'.repeat(OUTCOME_NOTES_MAX + 1) });
      expect([fits.status, over.status, over.body.fields]).toEqual([
        200,
        422,
        [{ field: 'notes', expected: expect.stringContaining(String(OUTCOME_NOTES_MAX)) }],
      ]);
    });
  });

  describe('is refused, and nothing saved,', () => {
    it.each([
      ['without what is required', { ...OUTCOME, status: 'resolved' }, ['dispositionId', 'topics']],
      ['closed before it is resolved', { ...WHOLE, status: 'closed' }, ['status']],
      ['with an unknown disposition', { ...WHOLE, dispositionId: 'none' }, ['dispositionId']],
      ['with a topic that is not in the catalogue', { ...WHOLE, topics: ['Else'] }, ['topics']],
      ['with a reason that there is not', { ...WHOLE, resolutionReason: 'So' }, ['resolutionReason']],
      ['with a tag that can’t be seen', { ...WHOLE, tags: ['a\u200bb'] }, ['tags']],
      [
        'with all that is wrong at once',
        { ...OUTCOME, status: 'closed', topics: ['Else'], resolutionReason: 'So', tags: [''] },
        ['status', 'dispositionId', 'topics', 'resolutionReason', 'tags'],
      ],
    ])('%s', async (_, body, fields) => {
      const { id } = await held();
      const before = [await present(id), await outcomeOf(id)];
      const { status, body: problem } = await save(id, body);

      expect([status, problem.type]).toEqual([422, '/problems/outcome-incomplete']);
      expect(problem.fields.map(({ field }: { field: string }) => field)).toEqual(fields);
      expect([await present(id), await outcomeOf(id)]).toEqual(before);
    });

    it('by a move that the table does not have', async () => {
      const { id } = await held();
      await save(id, WHOLE);
      const before = [await present(id), await outcomeOf(id)];
      const back = await save(id, { ...WHOLE, status: 'pending', notes: 'Never kept' });
      expect(back.body.fields[0].expected).toBe('a status to which resolved may move');
      expect([await present(id), await outcomeOf(id)]).toEqual(before);
      await save(id, { ...WHOLE, status: 'closed' });
      const reopened = await save(id, { ...WHOLE, status: 'open' });
      expect([back, reopened].map(({ status, body }) => [status, body.type, body.fields[0].field])).toEqual([
        [409, '/problems/illegal-status', 'status'],
        [409, '/problems/illegal-status', 'status'],
      ]);
      expect((await present(id)).status).toBe('closed');
    });

    it('on a stale version, with how both stand now', async () => {
      const { id, version } = await held();
      await save(id, { ...OUTCOME, status: 'new', notes: 'Theirs' });
      const late = await save(id, { ...OUTCOME, status: 'new', notes: 'Mine' }, { version });
      expect([late.status, late.body.current]).toMatchObject([
        412,
        { interaction: { id }, outcome: { notes: 'Theirs' } },
      ]);
      expect((await outcomeOf(id)).notes).toBe('Theirs');
    });

    it('on an outcome that was saved since it was read, whatever was seen of the interaction', async () => {
      const { id } = await held();
      await save(id, { ...OUTCOME, status: 'new', notes: 'Theirs' });
      const late = await save(id, { ...OUTCOME, status: 'new', notes: 'Mine' }, { revision: 0 });
      expect(late.status).toBe(412);
    });

    it('from somebody who does not hold it, as a status, topics, and the end are', async () => {
      const { id } = await held();
      const free = await test.inbound();
      const answers = [
        await save(id, WHOLE, { agentId: 'ben' }),
        await save(free.id, WHOLE),
        await patch(id, { status: 'open' }, 'ben'),
        await patch(id, { topics: ['Delivery'] }, 'ben'),
        await end(id, 'ben'),
      ];
      expect(answers.map(({ status, body }) => [status, body.type])).toEqual(
        answers.map(() => [403, '/problems/not-assignee']),
      );
      expect(await present(id)).toMatchObject({ status: 'new', topics: [] });
    });

    it('with a new tag from somebody who may make none', async () => {
      const { id } = await held('ben');
      const refused = await save(id, { ...OUTCOME, status: 'new', tags: ['mine'] }, { agentId: 'ben' });
      const taken = await save(id, { ...OUTCOME, status: 'new', tags: ['urgent'] }, { agentId: 'ben' });
      expect([refused.status, refused.body.fields?.[0].field, taken.status]).toEqual([422, 'tags', 200]);
    });
  });

  describe('by one click', () => {
    it('is resolved where nothing is missing, else refused with what is', async () => {
      const { id } = await held();
      const missing = await patch(id, { status: 'resolved' });
      expect([missing.status, missing.body.type]).toEqual([422, '/problems/outcome-incomplete']);
      expect(missing.body.fields.map(({ field }: { field: string }) => field)).toEqual([
        'dispositionId',
        'topics',
      ]);
      expect((await patch(id, { status: 'pending' })).status).toBe(200);
      expect((await patch(id, { topics: ['Delivery'] })).body.topics).toEqual(['Delivery']);
      expect((await patch(id, { topics: ['Else'] })).status).toBe(422);
      await save(id, { ...WHOLE, status: 'pending' });
      expect((await patch(id, { status: 'resolved' })).body.status).toBe('resolved');
      expect(await trail(id)).toEqual(['assigned', 'status', 'topics', 'outcome', 'status']);
    });
  });

  describe('a conversation', () => {
    it('is ended by its holder, who then has after-contact work until its time', async () => {
      const { id } = await held('ben');
      const ended = await end(id, 'ben');
      expect([ended.status, ended.body]).toMatchObject([
        200,
        {
          interaction: { waitingSince: null },
          outcome: {
            endedBy: 'agent',
            afterWork: { agentId: 'ben', endsAt: new Date(now + 60_000).toISOString() },
          },
        },
      ]);
      expect((await end(id, 'ben')).body.type).toBe('/problems/cannot-end');

      // Nobody else may take what comes in, and ben is not asked while he is at it.
      const stream = await openStream(test, { agentId: 'ben' });
      await stream.until('it to begin', ({ frames }) => frames.length > 0);
      const waiting = await test.inbound();
      await test.call('GET', '/session', { agentId: 'ben' });
      expect((await present(waiting.id)).assignee).toBeNull();

      await later(59_000);
      await test.inbound();
      expect(await outcomeOf(id)).toMatchObject({ afterWork: { agentId: 'ben' } });
      await later(2_000);
      await until('it to be over', async () => (await outcomeOf(id)).afterWork === null);
      await until('the next to be given', async () => (await present(waiting.id)).assignee?.id === 'ben');
      expect(await trail(id)).toEqual(['assigned', 'ended-by-agent', 'after-contact-work-ended']);
      await stream.close();
    });

    it('is done with before the time by its agent alone, once', async () => {
      const { id } = await held();
      await end(id);
      const byOther = await test.call('POST', `/interactions/${id}/after-work/end`, { agentId: 'ben' });
      const done = await test.call('POST', `/interactions/${id}/after-work/end`);
      const again = await test.call('POST', `/interactions/${id}/after-work/end`);
      expect([byOther.status, done.status, again.status]).toEqual([403, 200, 200]);
      expect(done.body).toMatchObject({ outcome: { afterWork: null } });
      await later(61_000);
      expect((await trail(id)).slice(-2)).toEqual(['ended-by-agent', 'after-contact-work-ended']);
    });

    it('is ended by the contact first, goes on when they write again, and public ones can’t be ended', async () => {
      const author = { networkId: 'leaver', name: 'Leaver', handle: null };
      const first = await test.inbound({ author, conversationId: 'chat' });
      await test.hold(first.id);
      const leave = () =>
        test.hear([
          {
            type: 'conversation-ended',
            accountId: `${test.organisationId}-whatsapp`,
            ended: { conversationId: 'chat', contactId: 'leaver' },
          },
        ]);
      await leave();
      await leave();
      expect(await outcomeOf(first.id)).toMatchObject({ endedBy: 'contact', afterWork: { agentId: 'ada' } });
      expect((await trail(first.id)).filter((kind) => kind === 'ended-by-contact')).toHaveLength(1);

      await test.inbound({ author, conversationId: 'chat' });
      expect(await outcomeOf(first.id)).toMatchObject({ endedBy: null });

      const comment = await test.inbound({ kind: 'comment', visibility: 'public' }, 'facebook');
      await test.hold(comment.id);
      expect((await end(comment.id)).body.type).toBe('/problems/cannot-end');
    });

    it('and its activity in the CRM is told of once', async () => {
      const { id } = await held();
      const confirm = (activityId: string) =>
        test.call('PUT', `/interactions/${id}/outcome/activity`, { body: { activityId } });
      await confirm('one');
      await confirm('one');
      await confirm('two');
      expect(await trail(id)).toEqual(['assigned', 'activity-logged', 'activity-logged']);
    });

    it('by whose it is alone: who holds it, and who has settled it, also after they have let go of it', async () => {
      const { id } = await held();
      const confirm = (activityId: string, agentId: string) =>
        test.call('PUT', `/interactions/${id}/outcome/activity`, { agentId, body: { activityId } });
      const others = await confirm('one', 'ben');
      expect([others.status, others.body.type]).toEqual([403, '/problems/not-assignee']);
      expect(await trail(id)).toEqual(['assigned']);
      expect((await save(id, WHOLE)).status).toBe(200);
      await test.hold(id, 'ben');
      expect([(await confirm('one', 'ada')).status, (await confirm('two', 'ben')).status]).toEqual([
        204, 204,
      ]);
      expect((await confirm('three', 'cleo')).status).toBeGreaterThan(400);
    });

    it('says who began it', async () => {
      const { id } = await held();
      expect(await outcomeOf(id)).toMatchObject({ direction: 'inbound' });
    });
  });
});
