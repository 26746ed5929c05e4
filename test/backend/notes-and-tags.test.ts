import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { OutboundMessage } from '../../src/backend/gateways/gateway.ts';
import { PERMISSIONS, FEATURES } from '../../src/model/agent.ts';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream } from './support/stream-reader.ts';
import {
  organisation,
  startBackend,
  thread,
  until,
  type Answer,
  type TestBackend,
} from './support/test-backend.ts';

const CANARY = 'canarynote';

onEachDatabase('Notes and tags', (opened) => {
  let test: TestBackend;
  let interaction: WireInteraction;
  let message: string;
  /** Everything that the gateway was ever called with. */
  const handed: string[] = [];
  beforeAll(async () => {
    const setup = organisation('any');
    test = await startBackend(opened().database, {
      setup: {
        agents: [
          ...setup.agents,
          {
            id: 'dan',
            name: 'Dan',
            permissions: PERMISSIONS.filter(
              (one) => one !== 'conversation.supervise' && one !== 'conversation.tag.create',
            ),
            capacity: 100,
            teamIds: ['care'],
          },
        ],
      },
    });
    const { gateway } = test;
    for (const [name, call] of Object.entries(gateway) as [keyof typeof gateway, unknown][]) {
      if (typeof call !== 'function' || name === 'receive') continue;
      Object.assign(gateway, {
        [name]: (...given: unknown[]): unknown => {
          handed.push(`${name} ${JSON.stringify(given)}`);
          return (call as (...args: unknown[]) => unknown).apply(gateway, given);
        },
      });
    }
  }, 60_000);
  afterAll(() => test.stop());

  const note = (path: string, text: string, agentId = 'ada', key = crypto.randomUUID()): Promise<Answer> =>
    test.call('POST', `${path}/notes`, { agentId, headers: { 'idempotency-key': key }, body: { text } });
  const edit = (id: string, version: number, text: string, agentId = 'ada'): Promise<Answer> =>
    test.call('PATCH', `/notes/${id}`, {
      agentId,
      headers: { 'if-match': `"${String(version)}"` },
      body: { text },
    });
  const drop = (id: string, version: number, agentId = 'ada'): Promise<Answer> =>
    test.call('DELETE', `/notes/${id}`, { agentId, headers: { 'if-match': `"${String(version)}"` } });
  const tag = (
    body: { add?: string[]; remove?: string[] },
    agentId = 'ada',
    key = crypto.randomUUID(),
    id = message,
  ) =>
    test.call('POST', `/messages/${id}/tags`, {
      agentId,
      headers: { 'idempotency-key': key },
      body: { add: [], remove: [], ...body },
    });
  beforeAll(async () => {
    interaction = await test.inbound();
    message = interaction.lastMessage?.id ?? '';
  });
  const notes = async () => (await thread(test, interaction.id))[0]?.notes ?? [];

  describe('notes', () => {
    it('stand on a message for every agent, live, once for each key', async () => {
      const live = await openStream(test, { agentId: 'ben' });
      const key = crypto.randomUUID();
      const first = await note(`/messages/${message}`, '  Rang them  ', 'ada', key);
      expect([first.status, first.body]).toEqual([
        201,
        expect.objectContaining({
          id: key,
          text: 'Rang them',
          author: { id: 'ada', name: 'Ada' },
          version: 1,
          deleted: false,
        }),
      ]);
      expect((await note(`/messages/${message}`, 'Rang them', 'ada', key)).body).toEqual(first.body);
      expect((await note(`/messages/${message}`, 'Another', 'ada', key)).status).toBe(422);
      expect((await note(`/messages/${message}`, 'Rang them', 'ben', key)).status).toBe(422);
      expect(await notes()).toHaveLength(1);
      await live.until('the note', () =>
        live
          .events()
          .some(
            ({ event }) => event.type === 'message.changed' && event.message.notes?.[0]?.text === 'Rang them',
          ),
      );
      await live.close();
    });

    it('stand on a conversation, live and for who comes later', async () => {
      const live = await openStream(test, { agentId: 'ben' });
      const { body } = await note(`/interactions/${interaction.id}`, 'A regular');
      await live.until('the note', () =>
        live.events().some(({ event }) => event.type === 'note.changed' && event.note.id === body.id),
      );
      await live.close();
      expect(
        (await test.call('GET', `/interactions/${interaction.id}/notes`, { agentId: 'ben' })).body.items,
      ).toEqual([body]);
      await drop(body.id, 1);
      expect((await test.call('GET', `/interactions/${interaction.id}/notes`)).body.items).toEqual([]);
    });

    it('are changed by their author and by who supervises, and by nobody else', async () => {
      const { body } = await note(`/messages/${message}`, 'Mine');
      expect((await edit(body.id, 1, 'Theirs', 'dan')).status).toBe(403);
      expect((await drop(body.id, 1, 'dan')).status).toBe(403);
      expect((await edit(body.id, 1, 'Supervised', 'ben')).body).toMatchObject({
        text: 'Supervised',
        version: 2,
        author: { id: 'ada' },
      });
      expect((await drop(body.id, 2)).body).toMatchObject({ deleted: true, text: '' });
    });

    it('tell who comes second what stands there now, and lose nothing', async () => {
      const { body } = await note(`/messages/${message}`, 'First');
      const [one, other] = await Promise.all([edit(body.id, 1, 'By Ada'), edit(body.id, 1, 'By Ben', 'ben')]);
      expect([one.status, other.status].sort()).toEqual([200, 412]);
      const [won, lost] = one.status === 200 ? [one, other] : [other, one];
      expect(lost.body).toMatchObject({ type: '/problems/stale-version', current: won.body });
      // The same again, by who did not hear the answer.
      expect((await edit(body.id, 1, won.body.text)).body).toEqual(won.body);
      await drop(body.id, 2);
      expect((await drop(body.id, 2)).status).toBe(200);
      expect((await edit(body.id, 2, 'Too late')).body.current).toMatchObject({ deleted: true });
    });

    it('need some text, and no more than they hold', async () => {
      for (const text of ['', ' \n\t', '\u00a0'])
        expect((await note(`/messages/${message}`, text)).body.fields).toEqual([
          { field: 'text', expected: 'something besides white space' },
        ]);
      expect((await note(`/messages/${message}`, '🙂'.repeat(2_000))).status).toBe(201);
      expect((await note(`/interactions/${interaction.id}`, '🙂'.repeat(2_001))).body.fields).toEqual([
        { field: 'text', expected: 'at most 2000 characters' },
      ]);
    });

    it('are absent where the administrator has switched them off', async () => {
      const off = await startBackend(opened().database, {
        organisationId: `off-${crypto.randomUUID().slice(0, 8)}`,
        setup: { features: FEATURES.filter((one) => one !== 'notes' && one !== 'tags') },
      });
      const { id, lastMessage } = await off.inbound();
      const call = (path: string, body: object) =>
        off.call('POST', path, { headers: { 'idempotency-key': 'k' }, body });
      for (const answer of [
        await call(`/messages/${lastMessage?.id ?? ''}/notes`, { text: 'a' }),
        await call(`/interactions/${id}/notes`, { text: 'a' }),
        await off.call('GET', `/interactions/${id}/notes`),
        await call(`/messages/${lastMessage?.id ?? ''}/tags`, { add: ['urgent'], remove: [] }),
      ])
        expect(answer.body.type).toBe('/problems/feature-off');
      await off.stop();
    });
  });

  describe('tags', () => {
    it('come and go, each once, as the catalogue writes them', async () => {
      const key = crypto.randomUUID();
      expect((await tag({ add: [' URGENT ', 'urgent'] }, 'ada', key)).body.tags).toEqual(['urgent']);
      await tag({ remove: ['Urgent'] }, 'ben');
      // The answer was lost and it is asked again: what was done since stays.
      expect((await tag({ add: [' URGENT ', 'urgent'] }, 'ada', key)).body.tags).toEqual([]);
      expect((await tag({ add: ['press'] }, 'ada', key)).status).toBe(422);
    });

    it('are made by who may make them, and are there for everybody then', async () => {
      expect((await tag({ add: ['new one'] }, 'dan')).body.detail).toContain('conversation.tag.create');
      expect((await tag({ add: ['new  one'] })).body.tags).toEqual(['new one']);
      expect((await test.call('GET', '/session', { agentId: 'dan' })).body.catalogue.tags).toContain(
        'new one',
      );
      expect((await tag({ add: ['New One', 'urgent'] }, 'dan')).body.tags).toEqual(['new one', 'urgent']);
    });

    it('find their interaction in a list, by filter and by search', async () => {
      const found = async (query: string) =>
        ((await test.call('GET', `/interactions?${query}`)).body.items as WireInteraction[]).map(
          ({ id }) => id,
        );
      expect(await found('tags=new%20one')).toEqual([interaction.id]);
      expect(await found('search=new+on')).toEqual([interaction.id]);
      const [item] = (await test.call('GET', '/interactions?tags=urgent')).body.items;
      expect(item).toMatchObject({ tags: [], messageTags: ['new one', 'urgent'] });
      await tag({ remove: ['new one', 'urgent'] });
      expect(await found('tags=new%20one')).toEqual([]);
    });

    it('are refused beside their field when too long, empty, unseen or too many', async () => {
      const length = { field: 'add.0', expected: '1 to 50 characters besides white space around them' };
      expect((await tag({ add: ['x'.repeat(500)] })).body.fields).toEqual([length]);
      expect((await tag({ add: ['   '] })).body.fields).toEqual([length]);
      expect((await tag({ add: ['ok', 'a\u202eb'] })).body.fields).toEqual([
        { field: 'add.1', expected: 'a tag without control characters' },
      ]);
      expect((await tag({ add: ['🙂'.repeat(50)] })).status).toBe(200);
      await tag({ add: Array.from({ length: 19 }, (_, at) => `tag ${String(at)}`) });
      expect((await tag({ add: ['one more'] })).body.fields).toEqual([
        { field: 'add', expected: 'at most 20 tags on a message' },
      ]);
    });

    it('of two agents at once are all there', async () => {
      const id = (await test.inbound()).lastMessage?.id ?? '';
      await Promise.all(
        ['a', 'b', 'c', 'd'].map((one, at) =>
          tag({ add: [one] }, at % 2 === 0 ? 'ada' : 'ben', crypto.randomUUID(), id),
        ),
      );
      const { body } = await tag({}, 'ada', crypto.randomUUID(), id);
      expect([...(body.tags as string[])].sort()).toEqual(['a', 'b', 'c', 'd']);
    });
  });

  it('never reach the contact, by any call of the gateway', async () => {
    const own = await test.inbound({ kind: 'comment', visibility: 'public' }, 'facebook');
    const id = own.lastMessage?.id ?? '';
    await note(`/messages/${id}`, `${CANARY} on a message`);
    await note(`/interactions/${own.id}`, `${CANARY} on a conversation`);
    await tag({ add: [`${CANARY} tag`] }, 'ada', crypto.randomUUID(), id);
    await test.call('POST', `/interactions/${own.id}/typing`);
    const { body: sent } = await test.send(own.id, {
      visibility: 'public',
      inReplyToId: id,
      seenMessageId: id,
    });
    await note(`/messages/${sent.id}`, `${CANARY} on ours`);
    await until('it to be sent', async () =>
      (await thread(test, own.id)).some(({ delivery }) => delivery?.state === 'sent'),
    );
    const acted = await test.call('POST', `/messages/${id}/actions`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { action: 'like' },
    });
    await until('all to be handed over', () =>
      ['send', 'typing']
        .concat(acted.status < 300 ? ['act'] : [])
        .every((name) => handed.some((call) => call.startsWith(name))),
    );
    expect(handed.filter((call) => call.includes(CANARY))).toEqual([]);
    expect((await thread(test, own.id)).filter((one) => one.notes?.length === 1)).toHaveLength(2);
  });

  it('have no place in what a network is given', () => {
    expectTypeOf<
      Extract<keyof OutboundMessage, 'notes' | 'note' | 'tags' | 'muted'>
    >().toEqualTypeOf<never>();
  });
});
