import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../src/backend/gateways/gateway.ts';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import { onEachDatabase } from './support/databases.ts';
import { startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

const MINUTE = 60_000;
const REFUSED: SendOutcome = { kind: 'refused', reason: 'rejected', detail: null };
let networkIds = 0;
const accepted = (): SendOutcome => ({
  kind: 'accepted',
  networkId: `net-answers-${String((networkIds += 1))}`,
  networkUrl: null,
});

onEachDatabase('What an answer does to its interaction', (opened) => {
  let test: TestBackend;
  let now = Date.now();
  beforeAll(async () => {
    test = await startBackend(opened().database, {
      clock: () => now,
      timings: { jobPollMs: 20, retryBaseMs: 1_000, retryCapMs: 8_000, giveUpMs: 60_000 },
    });
  }, 60_000);
  afterAll(() => test.stop());

  const present = async (id: string): Promise<WireInteraction> =>
    (await test.call('GET', `/interactions/${id}`)).body;
  /** Writes an answer that the network answers so. */
  const answer = async (id: string, outcome: SendOutcome): Promise<string> => {
    test.gateway.answer = () => outcome;
    const seenMessageId = (await thread(test, id)).at(-1)?.id;
    const { body, status } = await test.send(id, { seenMessageId });
    expect(status).toBe(201);
    return body.id as string;
  };
  const comesTo = (id: string, messageId: string, state: string) =>
    until(state, async () =>
      (await thread(test, id)).some(
        (message) => message.id === messageId && message.delivery?.state === state,
      ),
    );
  const change = async (id: string, body: object, agentId = 'ada') =>
    test.call('PATCH', `/interactions/${id}`, {
      agentId,
      headers: { 'if-match': `"${String((await present(id)).version)}"` },
      body,
    });

  describe('the wait', () => {
    it('is over while an answer is on its way, and back since the contact’s message when it fails', async () => {
      const before = await test.inbound();
      now += 5 * MINUTE;
      let release = (_outcome: SendOutcome): void => undefined;
      test.gateway.answer = () => new Promise((resolve) => (release = resolve));
      const sent = await test.send(before.id, { seenMessageId: before.lastMessage?.id });
      expect(await present(before.id)).toMatchObject({ waitingSince: null, slaDueAt: null });
      await until('it to be with the network', () =>
        test.gateway.sent.some(({ messageId }) => messageId === sent.body.id),
      );

      release(REFUSED);
      await comesTo(before.id, sent.body.id as string, 'failed');

      expect(await present(before.id)).toMatchObject({
        answerTrouble: 'failed',
        waitingSince: before.waitingSince,
        slaDueAt: before.slaDueAt,
      });
      expect(before.waitingSince).not.toBeNull();
      expect(before.slaDueAt).not.toBeNull();
    });

    it('ends again when the answer is sent again, and when another gets through', async () => {
      const { id, waitingSince } = await test.inbound();
      const failed = await answer(id, REFUSED);
      await comesTo(id, failed, 'failed');
      test.gateway.answer = accepted;

      await test.call('POST', `/messages/${failed}/resend`);

      await comesTo(id, failed, 'sent');
      expect(await present(id)).toMatchObject({ answerTrouble: null, waitingSince: null, slaDueAt: null });

      const other = await test.inbound();
      await comesTo(other.id, await answer(other.id, REFUSED), 'failed');
      await comesTo(other.id, await answer(other.id, accepted()), 'sent');
      expect(await present(other.id)).toMatchObject({ answerTrouble: null, waitingSince: null });
      expect(waitingSince).not.toBeNull();
    });

    it('comes back when a network says only later that it failed', async () => {
      const before = await test.inbound();
      const messageId = await answer(before.id, { kind: 'accepted', networkId: 'n-late', networkUrl: null });
      await comesTo(before.id, messageId, 'sent');
      const { version } = await present(before.id);

      await test.hear([
        {
          type: 'receipt',
          accountId: `${test.organisationId}-whatsapp`,
          receipt: {
            networkId: 'n-late',
            messageId: null,
            state: 'failed',
            reason: null,
            detail: null,
            at: now,
          },
        },
      ]);

      const after = await present(before.id);
      expect(after).toMatchObject({ answerTrouble: 'failed', waitingSince: before.waitingSince });
      expect(after.version).toBeGreaterThan(version);
    });
  });

  it('a receipt that all is well leaves the interaction and its version alone', async () => {
    const { id } = await test.inbound();
    const messageId = await answer(id, { kind: 'accepted', networkId: 'n-well', networkUrl: null });
    const { version } = await present(id);
    await comesTo(id, messageId, 'sent');
    expect((await present(id)).version).toBe(version);
  });

  it('says that an answer is late, and no more when it has gone', async () => {
    const { id } = await test.inbound();
    await answer(id, { kind: 'later', reason: 'unreachable', detail: null, retryAfterMs: null });
    await until('it to be late', async () => (await present(id)).answerTrouble === 'late');
    test.gateway.answer = accepted;
    now += 9_000;
    await until('it to be gone', async () => (await present(id)).answerTrouble === null);
  });

  it('says that nobody confirmed it', async () => {
    const { id } = await test.inbound();
    await answer(id, { kind: 'unknown', detail: 'no word' });
    await until('it to be told', async () => (await present(id)).answerTrouble === 'unknown');
    expect((await present(id)).waitingSince).toBeNull();
  });

  describe('a status moved by hand', () => {
    it('is taken back with the wait that the move ended', async () => {
      const before = await test.inbound();
      await test.hold(before.id);
      await change(before.id, { status: 'resolved' });
      expect(await present(before.id)).toMatchObject({ status: 'resolved', waitingSince: null });

      const undone = await change(before.id, { undo: true });

      expect([undone.status, undone.body]).toMatchObject([
        200,
        { status: before.status, waitingSince: before.waitingSince, slaDueAt: before.slaDueAt },
      ]);
      const twice = await change(before.id, { undo: true });
      expect([twice.status, twice.body.type]).toEqual([409, '/problems/illegal-status']);
    });

    it('is not taken back by another, too late, after the contact wrote, or when it is closed', async () => {
      const one = await test.inbound();
      await test.hold(one.id);
      await change(one.id, { status: 'pending' });
      // Only the one who holds it moves its status (O3).
      expect((await change(one.id, { undo: true }, 'ben')).status).toBe(403);
      now += 2 * MINUTE;
      expect((await change(one.id, { undo: true })).status).toBe(409);

      const author = { networkId: 'undo', name: 'Undo', handle: null };
      const two = await test.inbound({ author, conversationId: 'undo' });
      await test.hold(two.id);
      await change(two.id, { status: 'resolved' });
      await test.inbound({ author, conversationId: 'undo' });
      expect((await change(two.id, { undo: true })).status).toBe(409);

      await change(two.id, { status: 'closed' });
      expect((await change(two.id, { undo: true })).status).toBe(409);
    });

    it('is either set or taken back, not both', async () => {
      const { id } = await test.inbound();
      await test.hold(id);
      const both = await change(id, { status: 'open', undo: true });
      expect([both.status, both.body.fields?.[0]?.field]).toEqual([400, 'undo']);
    });
  });
});
