import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import { onEachDatabase } from './support/databases.ts';
import { openStream, type StreamReader } from './support/stream-reader.ts';
import { startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

onEachDatabase('Muting', (opened) => {
  let test: TestBackend;
  let ada: StreamReader;
  beforeAll(async () => {
    test = await startBackend(opened().database);
    ada = await openStream(test);
  }, 60_000);
  afterAll(async () => {
    await ada.close();
    await test.stop();
  });

  const mute = (id: string, body: object, agentId = 'ada') =>
    test.call('PUT', `/interactions/${id}/muting`, { body, agentId });
  const read = async (id: string): Promise<WireInteraction> =>
    (await test.call('GET', `/interactions/${id}`)).body as WireInteraction;
  const author = (name: string) => ({ networkId: name, name, handle: null });

  it('a contact: what comes is kept, marked, and asks nobody for anything', async () => {
    const own = await test.inbound({ author: author('Loud') });
    await until('it to be given', async () => (await read(own.id)).assignee?.id === 'ada');
    const { body } = await mute(own.id, { contact: true });
    expect(body.muted).toEqual({ contact: true, post: false });
    const before = await read(own.id);
    await test.inbound({ author: author('Loud'), text: 'Still here' });
    expect(await read(own.id)).toMatchObject({
      status: before.status,
      unreadCount: before.unreadCount,
      waitingSince: before.waitingSince,
      lastMessage: { text: 'Still here' },
    });
    expect((await thread(test, own.id)).map(({ muted }) => muted)).toEqual([false, true]);
    await test.call('PUT', `/interactions/${own.id}/read`, {
      body: { messageId: (await thread(test, own.id))[0]?.id },
    });
    expect((await read(own.id)).unreadCount).toBe(0);
  });

  it('a contact: what they begin elsewhere waits for nobody until they are heard again', async () => {
    const own = await test.inbound({ author: author('Elsewhere') });
    // Only who holds it changes its status.
    await until('it to be given', async () => (await read(own.id)).assignee?.id === 'ada');
    await mute(own.id, { contact: true });
    await test.call('PATCH', `/interactions/${own.id}`, {
      headers: { 'if-match': `"${String((await read(own.id)).version)}"` },
      body: { status: 'resolved' },
    });
    await test.inbound({ author: author('Elsewhere'), text: 'In the same place' });
    const elsewhere = await test.hear([
      {
        type: 'message',
        accountId: `${test.organisationId}-whatsapp`,
        message: {
          networkId: crypto.randomUUID(),
          conversationId: 'another place',
          author: author('Elsewhere'),
          kind: 'direct',
          visibility: 'private',
          text: 'In another place',
          files: [],
          extra: null,
          inReplyToNetworkId: null,
          networkUrl: null,
          onAd: false,
          sentAt: test.now(),
        },
      },
    ]);
    expect(elsewhere.status).toBe(200);
    const { body } = await test.call('GET', '/interactions?search=Elsewhere');
    const items = body.items as WireInteraction[];
    expect(
      items.map(({ status, waitingSince, unreadCount, assignee, id }) => [
        id === own.id,
        status,
        waitingSince,
        unreadCount,
        id === own.id ? null : assignee,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [true, 'resolved', null, 1, null],
        [false, 'resolved', null, 0, null],
      ]),
    );
    expect(items.every(({ muted }) => muted?.contact)).toBe(true);

    // Undone anywhere, it is undone everywhere.
    const there = items.find(({ id }) => id !== own.id)?.id ?? '';
    await mute(there, { contact: false });
    await test.inbound({ author: author('Elsewhere'), text: 'Heard' });
    expect(await read(own.id)).toMatchObject({ status: 'new', muted: { contact: false, post: false } });
    expect((await read(own.id)).waitingSince).not.toBeNull();
  });

  it('a post: nothing under it makes work, whoever writes; what is not under it does', async () => {
    const under = (name: string, conversationId: string) =>
      test.inbound(
        { author: author(name), kind: 'comment', visibility: 'public', conversationId },
        'facebook',
      );
    const own = await under('One', 'noisy post');
    await mute(own.id, { post: true });
    const another = await under('Two', 'noisy post');
    expect(another).toMatchObject({
      status: 'resolved',
      unreadCount: 0,
      waitingSince: null,
      muted: { post: true },
    });
    expect((await under('Two', 'quiet post')).status).toBe('new');
    const { body } = await test.call('GET', '/interactions?search=Two&statuses=resolved');
    await mute(body.items[0]?.id ?? '', { post: false });
    expect((await read(own.id)).muted?.post).toBe(false);
  });

  it('is told live, listed with who did it, and needs a permission', async () => {
    const own = await test.inbound({ author: author('Listed') });
    expect((await mute(own.id, { contact: true }, 'cleo')).status).toBe(404);
    const publicOne = await test.inbound(
      { author: author('Listed'), visibility: 'public', kind: 'comment' },
      'facebook',
    );
    expect((await mute(publicOne.id, { contact: true }, 'cleo')).body.detail).toContain(
      'conversation.message.mute',
    );
    await mute(own.id, { contact: true }, 'ben');
    // Twice is once, and stays whose it was.
    await mute(own.id, { contact: true });
    await mute(publicOne.id, { contact: true, post: true });
    await ada.until('it', () =>
      ada
        .events()
        .some(
          ({ event }) =>
            event.type === 'interaction.changed' &&
            event.interaction.id === own.id &&
            event.interaction.muted?.contact,
        ),
    );
    const all: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await test.call('GET', `/mutes?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      all.push(...page.body.items);
      cursor = page.body.next as string | null;
    }
    const listed = (
      all as { interactionId: string; contactName: string; subject: string; by: { id: string } }[]
    ).filter(({ contactName }) => contactName === 'Listed');
    expect(listed.map(({ subject, interactionId, by }) => [subject, interactionId, by.id]).sort()).toEqual(
      [
        ['contact', own.id, 'ben'],
        ['contact', publicOne.id, 'ada'],
        ['post', publicOne.id, 'ada'],
      ].sort(),
    );
    expect((await mute(own.id, { post: true })).body.fields).toEqual([
      { field: 'post', expected: 'a public interaction, which has a post' },
    ]);
  });
});
