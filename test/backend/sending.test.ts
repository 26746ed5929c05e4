import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireMessage } from '../../src/contract/message.ts';
import { onEachDatabase } from './support/databases.ts';
import { startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

onEachDatabase('Sending an answer', (opened) => {
  let test: TestBackend;
  beforeAll(async () => {
    test = await startBackend(opened().database);
  }, 60_000);
  afterAll(() => test.stop());

  /** An interaction and its one message, which the agent has seen. */
  const question = async (channelId = 'whatsapp', more = {}): Promise<{ id: string; seen: string }> => {
    const { id, lastMessage } = await test.inbound(more, channelId);
    return { id, seen: lastMessage?.id ?? '' };
  };
  const outbound = async (id: string): Promise<WireMessage[]> =>
    (await thread(test, id)).filter(({ direction }) => direction === 'outbound');

  describe('once for each key', () => {
    it('answers a replay as it answered first, whatever has become of the message', async () => {
      const { id, seen } = await question();
      const first = await test.send(id, { seenMessageId: seen }, 'key-1');
      await until('it to be sent', async () => (await outbound(id))[0]?.delivery?.state === 'sent');

      const replay = await test.send(id, { seenMessageId: seen }, 'key-1');

      expect([replay.status, replay.body]).toEqual([201, first.body]);
      expect(await outbound(id)).toHaveLength(1);
      expect(test.gateway.sent.filter(({ messageId }) => messageId === first.body.id)).toHaveLength(1);
    });

    it('refuses the key for another text, another interaction, and takes it from another agent', async () => {
      const { id, seen } = await question();
      const other = await question();
      await test.send(id, { seenMessageId: seen }, 'key-2');

      const text = await test.send(id, { seenMessageId: seen, text: 'Other' }, 'key-2');
      const place = await test.send(other.id, { seenMessageId: other.seen }, 'key-2');
      const agent = await test.send(other.id, { seenMessageId: other.seen }, 'key-2', 'ben');

      expect([text.status, text.body.type]).toEqual([422, '/problems/idempotency-key-reused']);
      expect(place.body.type).toBe('/problems/idempotency-key-reused');
      expect(agent.status).toBe(201);
    });

    it('keeps no key of a refused message, so that it may be put right', async () => {
      const { id, seen } = await question();

      const refused = await test.send(id, { seenMessageId: seen, text: ' ' }, 'key-3');
      const right = await test.send(id, { seenMessageId: seen, text: 'Right' }, 'key-3');

      expect([refused.body.type, right.status]).toEqual(['/problems/empty-message', 201]);
    });
  });

  describe('by the rules of the work', () => {
    it('refuses with the newer messages where the contact has written since', async () => {
      const { id, seen } = await question('whatsapp', {
        author: { networkId: 'n', name: 'Newer', handle: null },
        sentAt: Date.now() - 1_000,
      });
      await test.inbound({
        author: { networkId: 'n', name: 'Newer', handle: null },
        text: 'And another thing',
      });

      const refused = await test.send(id, { seenMessageId: seen });
      const anyway = await test.send(id, {
        seenMessageId: (refused.body.current as WireMessage[]).at(-1)?.id,
      });

      expect([refused.status, refused.body.type]).toEqual([412, '/problems/newer-message']);
      expect(refused.body.current).toMatchObject([{ text: 'And another thing' }]);
      expect(anyway.status).toBe(201);
      expect(await outbound(id)).toHaveLength(1);
    });

    it('refuses where another agent has answered since, and never for one’s own messages', async () => {
      const { id, seen } = await question();
      await test.send(id, { seenMessageId: seen, text: 'One' });
      const second = await test.send(id, { seenMessageId: seen, text: 'Two' });

      const late = await test.send(id, { seenMessageId: seen, text: 'Late' }, 'late', 'ben');

      expect(second.status).toBe(201);
      expect((late.body.current as WireMessage[]).map(({ text }) => text)).toEqual(['One', 'Two']);
    });

    it('refuses what is too long, of the wrong visibility, too late, on a closed one or without permission', async () => {
      const { id, seen } = await question();
      const publicOne = await question('facebook', { kind: 'comment', visibility: 'public' });
      const old = await question('whatsapp', { sentAt: Date.now() - 25 * 3_600_000 });
      const closed = await question();
      const present = await test.hold(closed.id);
      await test.call('PATCH', `/interactions/${closed.id}`, {
        headers: { 'if-match': `"${String(present.version)}"` },
        body: { status: 'closed' },
      });

      const answers = [
        await test.send(id, { seenMessageId: seen, text: 'x'.repeat(4_097) }),
        await test.send(id, { seenMessageId: seen, visibility: 'public' }),
        await test.send(old.id, { seenMessageId: old.seen }),
        await test.send(closed.id, { seenMessageId: closed.seen }),
        await test.send(publicOne.id, { seenMessageId: publicOne.seen, visibility: 'public' }, 'p', 'cleo'),
        await test.send(id, { seenMessageId: seen, inReplyToId: publicOne.seen }),
        await test.send(id, { seenMessageId: publicOne.seen }),
      ];

      expect(answers.map(({ status, body }) => [status, body.type])).toEqual([
        [422, '/problems/text-too-long'],
        [422, '/problems/visibility-not-allowed'],
        [409, '/problems/reply-window-closed'],
        [409, '/problems/interaction-closed'],
        [403, '/problems/forbidden'],
        [400, '/problems/invalid-field'],
        [400, '/problems/invalid-field'],
      ]);
      expect(answers[0]?.body.fields).toMatchObject([{ field: 'text' }]);
      expect(answers[5]?.body.fields).toMatchObject([{ field: 'inReplyToId' }]);
      expect(await outbound(id)).toEqual([]);
    });

    it('takes a public comment’s answer as a reply below it', async () => {
      const { id, seen } = await question('facebook', {
        kind: 'comment',
        visibility: 'public',
        networkId: 'c-1',
      });

      const { body } = await test.send(id, { seenMessageId: seen, visibility: 'public', inReplyToId: seen });

      expect(body.inReplyTo).toMatchObject({ id: seen });
      await until('it to be handed over', () =>
        test.gateway.sent.find(
          ({ messageId, inReplyToNetworkId }) => messageId === body.id && inReplyToNetworkId === 'c-1',
        ),
      );
    });

    it('moves a new interaction to open, ends the wait and keeps the newest message', async () => {
      const { id, seen } = await question();
      const before = (await test.call('GET', `/interactions/${id}`)).body;

      await test.send(id, { seenMessageId: seen, text: '👨‍👩‍👧'.repeat(200) });

      const after = (await test.call('GET', `/interactions/${id}`)).body;
      expect(before).toMatchObject({ status: 'new', slaDueAt: expect.any(String) });
      expect(after).toMatchObject({ status: 'open', waitingSince: null, slaDueAt: null });
      expect(after.version).toBeGreaterThan(before.version);
      expect([...new Intl.Segmenter().segment(after.lastMessage?.text ?? '')].length).toBeLessThanOrEqual(
        160,
      );
      expect(after.lastMessage?.text).toMatch(/^(👨‍👩‍👧)+$/u);
    });
  });

  it('keeps what no database can hold as a replacement character, and everything else as it was written', async () => {
    const { id, seen } = await question();
    const text = 'a\0b\ud800c \u202eרtl\u200b <script>alert(1)</script> 👨‍👩‍👧‍👦';

    const { status, body } = await test.send(id, { seenMessageId: seen, text });

    expect(status).toBe(201);
    expect(body.text).toBe('a\ufffdb\ufffdc \u202eרtl\u200b <script>alert(1)</script> 👨‍👩‍👧‍👦');
    expect((await outbound(id))[0]?.text).toBe(body.text);
  });

  it('sends a text and files that the network takes apart as so many messages, in their order', async () => {
    const { id, seen } = await question();
    const upload = async (name: string): Promise<string> => {
      const { body } = await test.call('POST', `/attachments?interactionId=${id}&name=${name}`, {
        body: new TextEncoder().encode(`Text of ${name}`),
        headers: { 'content-type': 'text/plain' },
      });
      return body.id;
    };
    const attachmentIds = [await upload('one.txt'), await upload('two.txt')];

    const { status, body } = await test.send(id, { seenMessageId: seen, text: 'Both', attachmentIds });

    expect([status, body.text]).toEqual([201, 'Both']);
    const sent = await until('all of them', () => {
      const parts = test.gateway.sent.filter(({ conversationId }) => conversationId === conversationOf());
      return parts.reduce((count, { files }) => count + files.length, 0) === 2 && parts;
    });
    expect(sent.flatMap(({ files }) => files.map(({ name }) => name))).toEqual(['one.txt', 'two.txt']);
    const parts = await outbound(id);
    expect(parts.flatMap(({ attachments }) => attachments.map(({ name }) => name))).toEqual([
      'one.txt',
      'two.txt',
    ]);

    function conversationOf(): string {
      const message = test.gateway.sent.find(({ messageId }) => messageId === body.id);
      return message?.conversationId ?? '';
    }
  });
});
