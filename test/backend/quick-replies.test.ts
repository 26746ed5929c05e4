import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { provision } from '../../src/backend/provision.ts';
import type { ReplyCollectionSetup } from '../../src/backend/provision-replies.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream } from './support/stream-reader.ts';
import { organisation, startBackend, unique, type Answer, type TestBackend } from './support/test-backend.ts';

const reply = (id: string, more: object = {}) => ({
  id,
  title: `Title of ${id}`,
  shortcut: null,
  text: `Text of ${id}`,
  ...more,
});

const COLLECTIONS: readonly ReplyCollectionSetup[] = [
  { id: 'everybody', name: 'Everybody', replies: [reply('all-1', { shortcut: 'hello' }), reply('all-2')] },
  { id: 'sales-only', name: 'Sales', teamIds: ['sales'], replies: [reply('sales-1')] },
  { id: 'phones', name: 'Phones', channelIds: ['sms', 'whatsapp'], replies: [reply('phones-1')] },
];

onEachDatabase('Quick replies', (opened) => {
  let test: TestBackend;
  beforeAll(async () => {
    test = await startBackend(opened().database, { setup: { replyCollections: COLLECTIONS } });
  }, 60_000);
  afterAll(() => test.stop());

  const list = (agentId = 'ada', query = '', headers: Record<string, string> = {}): Promise<Answer> =>
    test.call('GET', `/quick-replies${query}`, { agentId, headers });
  const idsFor = async (agentId: string): Promise<string[]> =>
    (await list(agentId)).body.items.map(({ id }: { id: string }) => id);
  const create = (body: object, { key = unique(), agentId = 'ada' } = {}): Promise<Answer> =>
    test.call('POST', '/quick-replies', { agentId, body, headers: { 'idempotency-key': key } });
  const writing = (more: object = {}) => ({ title: 'Mine', shortcut: null, text: 'My text', ...more });
  const fieldsOf = ({ body }: Answer): string[] => body.fields.map(({ field }: { field: string }) => field);

  describe('of collections', () => {
    it('are those of the agent’s teams and of every team (R3)', async () => {
      expect(await idsFor('ada')).toEqual(['all-1', 'all-2', 'phones-1', 'sales-1']);
      // Ben is in care alone, which has WhatsApp and Facebook.
      expect(await idsFor('ben')).toEqual(['all-1', 'all-2', 'phones-1']);
      // Cleo is in sales, which has Facebook and SMS.
      expect(await idsFor('cleo')).toEqual(['all-1', 'all-2', 'phones-1', 'sales-1']);
    });

    it('tell the channels that each collection is for', async () => {
      const { body } = await list('ben');
      expect(body.collections).toEqual([
        { id: 'everybody', name: 'Everybody', channelIds: [] },
        { id: 'phones', name: 'Phones', channelIds: ['sms', 'whatsapp'] },
      ]);
    });

    it('are changed by nobody but an administrator, and not told of to who has none of them', async () => {
      const path = '/quick-replies/sales-1';
      const change = { body: writing(), headers: { 'if-match': '"1"' } };
      expect((await test.call('PUT', path, { ...change, agentId: 'ada' })).status).toBe(403);
      expect((await test.call('DELETE', path, { ...change, body: undefined, agentId: 'ada' })).status).toBe(
        403,
      );
      expect((await test.call('PUT', path, { ...change, agentId: 'ben' })).status).toBe(404);
    });

    it('follow the setup: what is changed has a new version, what is no longer named is gone, an own one stays', async () => {
      const id = unique();
      await create(writing(), { key: id, agentId: 'cleo' });
      const [first] = COLLECTIONS;
      if (first === undefined) throw new Error('a collection was expected');
      const changed = { ...first, replies: [reply('all-1', { text: 'New' })] };
      const other = await startBackend(opened().database, { setup: { replyCollections: [first] } });
      await provision(opened().database, organisation(other.organisationId, { replyCollections: [changed] }));
      const { body } = await other.call('GET', '/quick-replies');
      expect(body.items).toEqual([
        {
          id: 'all-1',
          version: 2,
          collectionId: 'everybody',
          title: 'Title of all-1',
          shortcut: null,
          text: 'New',
        },
      ]);
      await other.stop();
      expect(await idsFor('cleo')).toContain(id);
    });

    it('refuse a setup in which an id or a shortcut stands twice', async () => {
      const twice = (replies: ReplyCollectionSetup['replies']) =>
        provision(
          opened().database,
          organisation('twice', { replyCollections: [{ id: 'c', name: 'C', replies }] }),
        );
      await expect(twice([reply('a'), reply('a')])).rejects.toThrow('a stands twice');
      await expect(twice([reply('a', { shortcut: 's' }), reply('b', { shortcut: 's' })])).rejects.toThrow(
        's stands twice',
      );
    });
  });

  describe('of my own', () => {
    it('are made, changed and deleted, and seen by nobody else (R3)', async () => {
      const id = unique();
      const made = await create(writing({ shortcut: 'mine-1' }), { key: id });
      expect(made.status).toBe(201);
      expect(made.body).toEqual({
        id,
        version: 1,
        collectionId: null,
        title: 'Mine',
        shortcut: 'mine-1',
        text: 'My text',
      });
      expect(await idsFor('ada')).toContain(id);
      expect(await idsFor('ben')).not.toContain(id);
      const path = `/quick-replies/${id}`;
      const other = await test.call('PUT', path, {
        agentId: 'ben',
        body: writing(),
        headers: { 'if-match': '"1"' },
      });
      expect(other.status).toBe(404);
      const changed = await test.call('PUT', path, {
        body: writing({ text: 'Changed' }),
        headers: { 'if-match': '"1"' },
      });
      expect([changed.status, changed.body.version, changed.body.text]).toEqual([200, 2, 'Changed']);
      expect((await test.call('DELETE', path, { headers: { 'if-match': '"2"' } })).status).toBe(204);
      expect(await idsFor('ada')).not.toContain(id);
    });

    it('are made once for a key, and another one under it is refused', async () => {
      const key = unique();
      const first = await create(writing(), { key });
      const second = await create(writing(), { key });
      expect(second.body).toEqual(first.body);
      const other = await create(writing({ title: 'Other' }), { key });
      expect([other.status, other.body.type]).toEqual([422, '/problems/idempotency-key-reused']);
      const foreign = await create(writing(), { key, agentId: 'ben' });
      expect(foreign.body.type).toBe('/problems/idempotency-key-reused');
    });

    it('keep what changed meanwhile: a stale version gets the present one, none is refused', async () => {
      const id = unique();
      await create(writing(), { key: id });
      const path = `/quick-replies/${id}`;
      await test.call('PUT', path, { body: writing({ text: 'Second' }), headers: { 'if-match': '"1"' } });
      const stale = await test.call('PUT', path, {
        body: writing({ text: 'Third' }),
        headers: { 'if-match': '"1"' },
      });
      expect([stale.status, stale.body.current.text]).toEqual([412, 'Second']);
      expect((await test.call('DELETE', path)).status).toBe(428);
    });

    it.each([
      ['a blank title', { title: '   ' }, ['title']],
      ['a title that is too long', { title: 'x'.repeat(101) }, ['title']],
      ['a blank text', { text: '\n' }, ['text']],
      ['a text longer than any network takes', { text: 'x'.repeat(25_001) }, ['text']],
      ['a shortcut with a capital', { shortcut: 'Hello' }, ['shortcut']],
      ['a shortcut with a space', { shortcut: 'a b' }, ['shortcut']],
      ['an empty shortcut', { shortcut: '' }, ['shortcut']],
      ['a shortcut that is too long', { shortcut: 'x'.repeat(33) }, ['shortcut']],
      ['all at once', { title: '', text: '', shortcut: 'É' }, ['title', 'text', 'shortcut']],
      ['an unknown field', { colour: 'red' }, ['colour']],
    ])('are refused with %s, by the field’s name', async (_what, more, fields) => {
      const answer = await create(writing(more));
      expect([answer.status, answer.body.type, fieldsOf(answer)]).toEqual([
        400,
        '/problems/invalid-field',
        fields,
      ]);
    });

    it('are refused with a shortcut that another of mine has, and taken with one that another agent has', async () => {
      const shortcut = `s-${unique()}`;
      await create(writing({ shortcut }));
      const again = await create(writing({ shortcut }));
      expect([again.status, again.body.type, fieldsOf(again)]).toEqual([
        422,
        '/problems/shortcut-taken',
        ['shortcut'],
      ]);
      expect((await create(writing({ shortcut }), { agentId: 'ben' })).status).toBe(201);
    });

    it('hold any text as it is, and what no database can carry as a sign for it', async () => {
      const hostile = '<img src=x onerror=alert(1)>{{constructor}}</script>\u202e';
      const made = await create(writing({ title: hostile, text: `${hostile}\u0000` }));
      expect([made.body.title, made.body.text]).toEqual([hostile, `${hostile}\ufffd`]);
    });

    it('are told of to the agent’s other tabs and to nobody else', async () => {
      const [mine, theirs] = [await openStream(test), await openStream(test, { agentId: 'ben' })];
      await create(writing());
      await mine.until('the event', (reader) =>
        reader.events().some(({ event }) => event.type === 'quick-replies.changed'),
      );
      await create(writing(), { agentId: 'ben' });
      await theirs.until('their own', (reader) => reader.events().length > 0);
      expect(theirs.events().map(({ event }) => event.type)).toEqual(['quick-replies.changed']);
      await Promise.all([mine.close(), theirs.close()]);
    });
  });

  it('are read once: a page at a time, and again only when something has changed', async () => {
    const pages: string[][] = [];
    for (let query = '?limit=2'; query !== '';) {
      const { body } = await list('cleo', query);
      pages.push(body.items.map(({ id }: { id: string }) => id));
      query = body.next === null ? '' : `?limit=2&cursor=${encodeURIComponent(body.next)}`;
    }
    expect(pages.flat()).toEqual(await idsFor('cleo'));
    expect(pages.length).toBeGreaterThan(1);
    const { headers, body } = await list('cleo');
    const tag = headers.get('etag') ?? '';
    expect(tag).toBe(`"${String(body.version)}"`);
    expect((await list('cleo', '', { 'if-none-match': tag })).status).toBe(304);
    await create(writing(), { agentId: 'cleo' });
    expect((await list('cleo', '', { 'if-none-match': tag })).status).toBe(200);
    const foreign = await list('ada', `?cursor=${encodeURIComponent('made.up')}`);
    expect(foreign.body.type).toBe('/problems/invalid-cursor');
  });

  describe('switched off', () => {
    let off: TestBackend;
    beforeEach(async () => {
      off = await startBackend(opened().database, { setup: { features: [] } });
    });
    it('are refused', async () => {
      for (const [method, path] of [
        ['GET', '/quick-replies'],
        ['GET', '/channels/whatsapp/templates'],
      ] as const)
        expect((await off.call(method, path)).body.type).toBe('/problems/feature-off');
      const made = await off.call('POST', '/quick-replies', {
        body: writing(),
        headers: { 'idempotency-key': 'k' },
      });
      expect(made.body.type).toBe('/problems/feature-off');
      await off.stop();
    });
  });

  it('are each organisation’s own', async () => {
    const theirs = await startBackend(opened().database, { organisationId: `their-${unique()}` });
    const id = unique();
    await create(writing(), { key: id });
    expect((await theirs.call('GET', '/quick-replies')).body.items).toEqual([]);
    const change = { body: writing(), headers: { 'if-match': '"1"' } };
    expect((await theirs.call('PUT', `/quick-replies/${id}`, change)).status).toBe(404);
    await theirs.stop();
  });
});
