import { afterAll, beforeAll, expect, it } from 'vitest';
import { FEATURES } from '../../src/model/agent.ts';
import { onEachDatabase } from './support/databases.ts';
import { startBackend, until, type TestBackend } from './support/test-backend.ts';

onEachDatabase('The audit trail', (opened) => {
  let test: TestBackend;
  beforeAll(async () => {
    test = await startBackend(opened().database, {
      setup: { features: FEATURES.filter((feature) => feature !== 'undoSend') },
      mailer: { send: () => Promise.resolve({ kind: 'accepted', detail: 'ok' }) },
    });
  }, 60_000);
  afterAll(() => test.stop());

  const entries = async (id: string, agentId = 'ada') =>
    (await test.call('GET', `/interactions/${id}/audit?limit=100`, { agentId })).body.items;
  const kinds = async (id: string): Promise<readonly string[]> =>
    (await entries(id)).map(({ kind }) => kind).reverse();

  it.each(['UPDATE audit SET kind = kind', 'DELETE FROM audit', 'TRUNCATE audit'])(
    'refuses %s, of the application as of the owner',
    async (statement) => {
      const { id } = await test.inbound();
      await test.hold(id);
      const before = await entries(id);
      expect(before).toHaveLength(1);

      await expect(
        opened().database.inOrganisation(test.organisationId, (transaction) => transaction.query(statement)),
      ).rejects.toThrow(/permission denied|only added to/);
      await expect(opened().database.asSystem((transaction) => transaction.query(statement))).rejects.toThrow(
        /only added to/,
      );

      expect(await entries(id)).toEqual(before);
    },
  );

  it('has what was done with an interaction, by whom, in its order, and no word of it', async () => {
    const { id, lastMessage } = await test.inbound(
      { kind: 'comment', visibility: 'public', text: 'Secret' },
      'facebook',
    );
    const messageId = lastMessage?.id ?? '';
    await test.hold(id);
    const present = async () => (await test.call('GET', `/interactions/${id}`)).body;
    const guarded = async () => ({ 'if-match': `"${String((await present()).version)}"` });
    const key = () => ({ 'idempotency-key': crypto.randomUUID() });
    await test.call('PATCH', `/interactions/${id}`, {
      headers: await guarded(),
      body: { status: 'pending' },
    });
    await test.call('PATCH', `/interactions/${id}`, { headers: await guarded(), body: { undo: true } });
    await test.call('POST', `/messages/${messageId}/actions`, { headers: key(), body: { action: 'like' } });
    await test.call('POST', `/messages/${messageId}/tags`, {
      headers: key(),
      body: { add: ['urgent'], remove: [] },
    });
    await test.call('PUT', `/interactions/${id}/muting`, { body: { contact: true } });
    await test.call('PUT', `/interactions/${id}/muting`, { body: { contact: true } });
    await test.call('PUT', `/interactions/${id}/muting`, { body: { contact: false } });
    await test.call('POST', `/interactions/${id}/transcript`, {
      headers: key(),
      body: { to: 'a@b.example', language: 'en' },
    });
    await until('the transcript to be sent', async () => (await kinds(id)).includes('transcript-sent'));
    await test.call('PUT', `/messages/${messageId}/removal`, { body: { content: true, author: true } });
    await test.call('PUT', `/messages/${messageId}/removal`, { body: { content: true } });
    await test.call('PUT', `/interactions/${id}/assignment`, {
      headers: await guarded(),
      body: { agentId: null, teamId: null },
    });

    expect(await kinds(id)).toEqual([
      'assigned',
      'status',
      'status',
      'message-action',
      'tags',
      'muted',
      'unmuted',
      'transcript-sent',
      'content-removed',
      'author-removed',
      'unassigned',
    ]);
    const all = await entries(id);
    expect(all.every(({ by }) => by?.id === 'ada' && by.name === 'Ada')).toBe(true);
    expect(JSON.stringify(all)).not.toMatch(/Secret|Contact|b\.example/);
  });

  it('has offers, what became of them, and what a contact moved', async () => {
    const author = { networkId: 'back', name: 'Back', handle: null };
    const { id } = await test.inbound({ author, conversationId: 'back' });
    await test.hold(id);
    const { body } = await test.call('GET', `/interactions/${id}`);
    await test.call('PATCH', `/interactions/${id}`, {
      headers: { 'if-match': `"${String(body.version)}"` },
      body: { status: 'resolved' },
    });
    await test.inbound({ author, conversationId: 'back' });
    const last = (await entries(id)).find(({ kind }) => kind === 'status');
    expect(last).toMatchObject({ by: null, detail: { from: 'resolved', to: 'new' } });
  });

  it('comes a page at a time, the newest first, to who may see the interaction', async () => {
    const { id } = await test.inbound();
    await test.hold(id);
    for (let turn = 0; turn < 6; turn += 1)
      await test.call('PUT', `/interactions/${id}/muting`, { body: { contact: turn % 2 === 0 } });
    const all = await entries(id);
    const read: unknown[] = [];
    let next: string | null = null;
    do {
      const cursor: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
      const { body } = await test.call('GET', `/interactions/${id}/audit?limit=3${cursor}`);
      read.push(...body.items);
      next = body.next;
    } while (next !== null);
    expect(read).toEqual(all);
    expect(all).toHaveLength(7);
    expect((await test.call('GET', `/interactions/${id}/audit`, { agentId: 'cleo' })).status).toBe(404);
  });
});
