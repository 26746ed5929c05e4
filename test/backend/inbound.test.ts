import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GatewayEvent, InboundMessage } from '../../src/backend/gateways/gateway.ts';
import type { WireMessage } from '../../src/contract/message.ts';
import type { WireProblem } from '../../src/contract/problem.ts';
import { onEachDatabase } from './support/databases.ts';
import { signedWebhook } from './support/test-gateway.ts';
import { inboundMessage, startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

onEachDatabase('What networks bring in', (opened) => {
  let test: TestBackend;
  let shift = 0;
  const now = (): number => Date.now() + shift;
  beforeAll(async () => {
    test = await startBackend(opened().database, { clock: now });
  }, 60_000);
  afterAll(() => test.stop());

  const event = (message: InboundMessage, channelId = 'whatsapp'): GatewayEvent => ({
    type: 'message',
    accountId: `${test.organisationId}-${channelId}`,
    message,
  });
  const count = async (table: string): Promise<number> => {
    const [row] = await opened().database.asSystem((transaction) =>
      transaction.query<{ many: number }>(
        `SELECT count(*)::int AS many FROM ${table} WHERE organisation_id = $1`,
        [test.organisationId],
      ),
    );
    return row?.many ?? 0;
  };
  const author = (name: string) => ({ networkId: name, name, handle: null });
  const move = async (id: string, status: string): Promise<void> => {
    const { version } = await test.hold(id);
    const { status: answered } = await test.call('PATCH', `/interactions/${id}`, {
      headers: { 'if-match': `"${String(version)}"` },
      body: { status },
    });
    expect(answered).toBe(200);
  };

  describe('is refused, and nothing stored,', () => {
    it('when it is forged, changed or too old, or is for no gateway', async () => {
      const before = await count('message');
      const good = await signedWebhook([event(inboundMessage())]);
      const forged = await signedWebhook([event(inboundMessage())]);
      forged.headers.set('x-signature', '0'.repeat(64));
      const body = (await good.text()).replace('Hello', 'Hollo');
      const changed = new Request(good.url, { method: 'POST', headers: good.headers, body });
      const old = await signedWebhook([event(inboundMessage())], { at: now() - 600_000 });
      const nowhere = await signedWebhook([], { gatewayId: 'nowhere' });
      const large = await signedWebhook(JSON.stringify('x'.repeat(3_000_001)));
      const malformed = await signedWebhook('{');

      const answers = await Promise.all(
        [forged, changed, old, nowhere, large, malformed].map(async (request) => {
          const response = await test.backend.fetch(request);
          const { type, fields } = (await response.json()) as WireProblem;
          return [response.status, type.replace('/problems/', ''), fields?.[0]?.field];
        }),
      );

      expect(answers).toEqual([
        [401, 'signature-invalid', 'x-signature'],
        [401, 'signature-invalid', 'x-signature'],
        [401, 'signature-expired', 'x-at'],
        [404, 'not-found', undefined],
        [413, 'body-too-large', undefined],
        [400, 'malformed-body', undefined],
      ]);
      expect(await count('message')).toBe(before);
    });

    it('when there is too much of it', async () => {
      const narrow = await startBackend(opened().database, {
        limits: { webhooks: { burst: 2, perSecond: 1 } },
      });
      const answers: Response[] = [];
      for (let tried = 0; tried < 3; tried += 1) answers.push(await narrow.hear([]));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
      expect(answers[2]?.headers.get('retry-after')).toBe('1');
      await narrow.stop();
    });
  });

  it('answers a challenge as the gateway says', async () => {
    const response = await test.backend.fetch(
      new Request('http://backend.test/api/v1/webhooks/test?challenge=42'),
    );
    expect([response.status, await response.text()]).toEqual([200, '42']);
  });

  it('takes the same message once, however often it comes, and answers an unknown account with 200', async () => {
    const message = inboundMessage({ author: author('Once') });
    const before = await count('message');

    for (let times = 0; times < 3; times += 1) await test.hear([event(message)]);
    const unknown = await test.hear([{ ...event(inboundMessage()), accountId: 'nobody' }]);

    expect(unknown.status).toBe(200);
    expect(await count('message')).toBe(before + 1);
  });

  it('moves a pending or resolved one to new, and begins another after a closed one', async () => {
    const first = await test.inbound({ author: author('Again') });
    for (const status of ['pending', 'resolved']) {
      await move(first.id, status);
      const next = await test.inbound({ author: author('Again') });
      expect(next).toMatchObject({ id: first.id, status: 'new', waitingSince: expect.any(String) });
    }
    await move(first.id, 'closed');

    const other = await test.inbound({ author: author('Again') });

    expect(other.id).not.toBe(first.id);
    expect(other).toMatchObject({ status: 'new', unreadCount: 1, contact: { id: first.contact.id } });
  });

  it('keeps wait, promise, newest message and count of the unread, in any order of arrival', async () => {
    const at = now() - 60_000;
    const later = await test.inbound({ author: author('Order'), text: 'Second', sentAt: at + 1_000 });
    const whole = await test.inbound({ author: author('Order'), text: 'First', sentAt: at });

    expect(whole).toMatchObject({
      id: later.id,
      unreadCount: 2,
      lastMessage: { text: 'Second' },
      waitingSince: new Date(at).toISOString(),
      slaDueAt: new Date(at + 30 * 60_000).toISOString(),
      lastInboundAt: new Date(at + 1_000).toISOString(),
    });
    expect((await thread(test, whole.id)).map(({ text }) => text)).toEqual(['First', 'Second']);
  });

  it('counts as read what the holder marks, never backwards, and only for the holder', async () => {
    const at = now() - 60_000;
    for (let step = 0; step < 3; step += 1)
      await test.inbound({ author: author('Read'), sentAt: at + step, text: String(step) });
    const one = await test.inbound({ author: author('Read'), sentAt: at + 3 });
    const messages = await thread(test, one.id);
    const mark = (index: number, agentId = 'ada') =>
      test.call('PUT', `/interactions/${one.id}/read`, { agentId, body: { messageId: messages[index]?.id } });
    expect((await mark(1)).status).toBe(403);
    await test.call('PUT', `/interactions/${one.id}/assignment`, {
      headers: { 'if-match': `"${String(one.version)}"` },
      body: { agentId: 'ada', teamId: null },
    });

    expect((await mark(2)).body).toMatchObject({ unreadCount: 1, lastReadMessageId: messages[2]?.id });
    expect((await mark(0)).body).toMatchObject({ unreadCount: 1, lastReadMessageId: messages[2]?.id });
    expect((await mark(3)).body).toMatchObject({ unreadCount: 0 });
  });

  it('keeps hostile text and names as text, cut where they are endless', async () => {
    const name = `\u202e<b>${'x'.repeat(400)}`;
    const text = `${'👩‍👩‍👧'.repeat(20_000)}\0\udc00`;

    await test.hear([
      event(
        inboundMessage({
          author: { networkId: 'hostile', name, handle: '@\0h' },
          text,
          extra: { type: 'unsupported', nativeType: 'a\0b' },
          networkUrl: `https://x/${'y'.repeat(3_000)}`,
        }),
      ),
    ]);

    const list = await test.call('GET', `/interactions?search=${encodeURIComponent('<b>xxx')}`);
    const [found] = list.body.items;
    expect(found?.contact).toMatchObject({ name: name.slice(0, 200), handle: '@\ufffdh' });
    const [message] = await thread(test, found?.id ?? '');
    expect(message?.text.length).toBeLessThanOrEqual(100_000);
    expect(message?.text).not.toMatch(/\p{Surrogate}/u);
    expect(message?.extra).toEqual({ type: 'unsupported', nativeType: 'a\ufffdb' });
    expect(message?.networkUrl).toBeNull();
  });

  it('shows a message at once and its file when it is fetched, or that there was one', async () => {
    const files = [
      { reference: 'here', name: 'note.txt', type: 'text/plain' },
      { reference: 'gone', name: null, type: 'audio/ogg' },
    ];
    const { id } = await test.inbound({ author: author('File'), files });
    expect((await thread(test, id))[0]).toMatchObject({ attachments: [] });

    test.gateway.files.set('here', { bytes: new TextEncoder().encode('Hi'), name: null, type: 'text/plain' });

    const has = (holds: (message: WireMessage) => boolean) =>
      until('the file', async () => (await thread(test, id)).find(holds));
    await has(({ attachments, extra }) => attachments.length === 1 && extra === null);
    shift += 25 * 3_600_000;
    const message = await has(({ extra }) => extra !== null);
    expect(message.attachments).toMatchObject([{ name: 'note.txt', type: 'text/plain', size: 2 }]);
    expect(message.extra).toEqual({ type: 'unsupported', nativeType: 'audio/ogg' });
  });

  it('shows what a message answers', async () => {
    const first = await test.inbound({ author: author('Quote'), text: 'The first', networkId: 'q-1' });
    await test.inbound({ author: author('Quote'), text: 'About it', inReplyToNetworkId: 'q-1' });

    expect((await thread(test, first.id)).at(-1)?.inReplyTo).toMatchObject({
      authorName: 'Quote',
      text: 'The first',
    });
  });

  it('takes a reaction without making anybody wait', async () => {
    const first = await test.inbound({ author: author('Smile') });
    await move(first.id, 'resolved');

    const after = await test.inbound({
      author: author('Smile'),
      text: '',
      kind: 'reaction',
      extra: { type: 'reaction', emoji: '👍' },
    });

    expect(after).toMatchObject({ id: first.id, status: 'resolved', waitingSince: null, unreadCount: 2 });
  });
});
