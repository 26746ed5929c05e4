import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../src/backend/gateways/gateway.ts';
import type { WireMessage } from '../../src/contract/message.ts';
import type { DeliveryReason } from '../../src/model/delivery.ts';
import { onEachDatabase } from './support/databases.ts';
import { startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

const GONE_ON = { networkUrl: null, kind: 'accepted' } as const;

onEachDatabase('Handing messages to a network', (opened) => {
  let test: TestBackend;
  let now = Date.now();
  beforeAll(async () => {
    test = await startBackend(opened().database, {
      clock: () => now,
      timings: { jobPollMs: 20, retryBaseMs: 1_000, retryCapMs: 8_000, giveUpMs: 60_000, jobLeaseMs: 5_000 },
    });
  }, 60_000);
  afterAll(() => test.stop());

  /** An answer to a new contact; `text` finds it among what the network was given. */
  const answer = async (text: string, id?: string): Promise<{ id: string; messageId: string }> => {
    const interaction = id ?? (await test.inbound()).id;
    const seen = (await thread(test, interaction)).at(-1)?.id;
    const { body, status } = await test.send(interaction, { text, seenMessageId: seen });
    expect(status).toBe(201);
    return { id: interaction, messageId: body.id };
  };
  const delivery = async ({
    id,
    messageId,
  }: {
    id: string;
    messageId: string;
  }): Promise<WireMessage['delivery']> =>
    (await thread(test, id)).find((message) => message.id === messageId)?.delivery ?? null;
  const comesTo = (sent: { id: string; messageId: string }, state: string, reason: string | null = null) =>
    until(`${state} ${String(reason)}`, async () => {
      const present = await delivery(sent);
      return present?.state === state && present.reason === reason && present;
    });
  const calls = (messageId: string): number =>
    test.gateway.sent.filter((message) => message.messageId === messageId).length;
  const answering = (outcome: SendOutcome): void => {
    test.gateway.answer = () => outcome;
  };
  const receipt = (
    networkId: string,
    state: 'sent' | 'delivered' | 'read' | 'failed',
    messageId: string | null = null,
    reason: DeliveryReason | null = null,
  ) =>
    test.hear([
      {
        type: 'receipt',
        accountId: `${test.organisationId}-whatsapp`,
        receipt: { networkId, messageId, state, reason, detail: null, at: now },
      },
    ]);

  /** A message of another interaction goes: whatever was due before it has been looked at. */
  const anotherGoes = async (name: string) => {
    answering({ ...GONE_ON, networkId: `n-beside-${name}` });
    await comesTo(await answer(`Beside ${name}`), 'sent');
  };

  it('waits and tries again while the network can’t, says why, and not before its time', async () => {
    answering({ kind: 'later', reason: 'limit-reached', detail: 'slow down', retryAfterMs: 10_000 });
    const sent = await answer('Later');
    expect(await comesTo(sent, 'sending', 'limit-reached')).toMatchObject({ detail: 'slow down' });
    expect(calls(sent.messageId)).toBe(1);

    now += 9_000;
    await anotherGoes('later');
    expect(calls(sent.messageId)).toBe(1);
    answering({ ...GONE_ON, networkId: 'n-later' });
    now += 2_000;

    await comesTo(sent, 'sent');
    expect(calls(sent.messageId)).toBe(2);
  });

  it('gives up after a limit', async () => {
    answering({ kind: 'later', reason: 'unreachable', detail: null, retryAfterMs: null });
    const sent = await answer('Never');
    await comesTo(sent, 'sending', 'unreachable');

    await until('it to have failed', async () => {
      now += 9_000;
      return (await delivery(sent))?.state === 'failed';
    });

    expect(await delivery(sent)).toMatchObject({ state: 'failed', reason: 'unreachable' });
    expect(calls(sent.messageId)).toBeGreaterThan(3);
  });

  it('says what the network refuses, and does not ask again', async () => {
    answering({ kind: 'refused', reason: 'blocked', detail: 'no\0' });
    const sent = await answer('Refused');
    expect(await comesTo(sent, 'failed', 'blocked')).toMatchObject({ detail: 'no\ufffd' });
    expect(calls(sent.messageId)).toBe(1);
  });

  it('sends what failed again by an agent’s word: the same message, once, however many ask at once', async () => {
    answering({ kind: 'refused', reason: 'rejected', detail: null });
    const sent = await answer('Again');
    await comesTo(sent, 'failed', 'rejected');
    answering({ ...GONE_ON, networkId: 'n-again' });

    const answers = await Promise.all(
      [1, 2, 3].map(() => test.call('POST', `/messages/${sent.messageId}/resend`)),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    await comesTo(sent, 'sent');
    expect(calls(sent.messageId)).toBe(2);
    expect((await thread(test, sent.id)).filter(({ text }) => text === 'Again')).toHaveLength(1);
    expect((await test.call('POST', `/messages/${sent.messageId}/resend`)).body.type).toBe(
      '/problems/nothing-to-resend',
    );
  });

  it('leaves what may have arrived unknown until a receipt settles it, and never sends it again', async () => {
    answering({ kind: 'unknown', detail: 'no answer' });
    const sent = await answer('Unknown');
    await comesTo(sent, 'unknown', 'not-confirmed');
    now += 3_600_000;
    await anotherGoes('unknown');
    expect(calls(sent.messageId)).toBe(1);

    await receipt('n-unknown', 'delivered', sent.messageId);

    expect(await delivery(sent)).toMatchObject({ state: 'delivered', reason: null });
    await receipt('n-unknown', 'read');
    expect(await delivery(sent)).toMatchObject({ state: 'read' });
    await receipt('n-unknown', 'delivered');
    expect(await delivery(sent)).toMatchObject({ state: 'read' });
  });

  it('keeps a receipt that comes before the answer to the send', async () => {
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    test.gateway.answer = async () => {
      await held;
      return { ...GONE_ON, networkId: 'n-early' };
    };
    const sent = await answer('Early');
    await until('the call', () => calls(sent.messageId) === 1);

    await receipt('n-early', 'read');
    await receipt('n-early', 'delivered');
    expect(await delivery(sent)).toMatchObject({ state: 'sending' });
    goOn();

    await comesTo(sent, 'read');
  });

  it('says why a message that was sent is not delivered yet, until it is (T10)', async () => {
    answering({ ...GONE_ON, networkId: 'n-offline' });
    const sent = await answer('Offline');
    await comesTo(sent, 'sent');

    await receipt('n-offline', 'sent', null, 'recipient-offline');

    expect(await delivery(sent)).toMatchObject({ state: 'sent', reason: 'recipient-offline' });
    await receipt('n-offline', 'sent');
    expect(await delivery(sent)).toMatchObject({ state: 'sent', reason: 'recipient-offline' });
    await receipt('n-offline', 'delivered');
    expect(await delivery(sent)).toMatchObject({ state: 'delivered', reason: null });
    await receipt('n-offline', 'sent', null, 'recipient-offline');
    expect(await delivery(sent)).toMatchObject({ state: 'delivered', reason: null });
  });

  it('says it as well where the network says so before it answers to the send (T10)', async () => {
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    test.gateway.answer = async () => {
      await held;
      return { ...GONE_ON, networkId: 'n-offline-early' };
    };
    const sent = await answer('Offline early');
    await until('the call', () => calls(sent.messageId) === 1);

    await receipt('n-offline-early', 'sent', null, 'recipient-offline');
    goOn();

    await comesTo(sent, 'sent', 'recipient-offline');
  });

  it('hands over the messages of one interaction in their order, and others meanwhile', async () => {
    test.gateway.answer = ({ text }) =>
      text === 'One'
        ? { kind: 'later', reason: 'unreachable', detail: null, retryAfterMs: null }
        : { ...GONE_ON, networkId: `n-${text}` };
    const one = await answer('One');
    await comesTo(one, 'sending', 'unreachable');
    const two = await answer('Two', one.id);
    const other = await answer('Other');
    await comesTo(other, 'sent');
    expect(calls(two.messageId)).toBe(0);

    test.gateway.answer = ({ text }) => ({ ...GONE_ON, networkId: `n-order-${text}` });
    now += 10_000;

    await comesTo(two, 'sent');
    const order = test.gateway.sent.map(({ messageId }) => messageId);
    expect(order.lastIndexOf(one.messageId)).toBeLessThan(order.indexOf(two.messageId));
  });

  it('lets the next go where one is refused for good, and sends that by an agent’s word behind it', async () => {
    test.gateway.answer = ({ text }) =>
      text === 'First'
        ? { kind: 'refused', reason: 'rejected', detail: null }
        : { ...GONE_ON, networkId: `n-refused-${text}` };
    const first = await answer('First');
    const second = await answer('Second', first.id);
    await comesTo(first, 'failed', 'rejected');
    await comesTo(second, 'sent');

    answering({ ...GONE_ON, networkId: 'n-refused-again' });
    expect((await test.call('POST', `/messages/${first.messageId}/resend`)).status).toBe(200);

    await comesTo(first, 'sent');
    const order = test.gateway.sent.map(({ messageId }) => messageId);
    expect(order.indexOf(second.messageId)).toBeLessThan(order.lastIndexOf(first.messageId));
  });

  describe('after a crash in the middle of a send', () => {
    /** Leaves a job as a process leaves it that dies while the network has the message. */
    const crash = async (text: string) => {
      answering({ kind: 'later', reason: 'unreachable', detail: null, retryAfterMs: 30_000 });
      const sent = await answer(text);
      await comesTo(sent, 'sending', 'unreachable');
      await opened().database.asSystem((transaction) =>
        transaction.query(
          `UPDATE job SET attempt_open = true, leased_by = 'dead', leased_until = $2, due_at = $2 WHERE subject = $1`,
          [sent.messageId, now + 5_000],
        ),
      );
      return sent;
    };

    it('asks a network that takes an id once, when the dead one’s time is over', async () => {
      test.gateway.once = true;
      const sent = await crash('Once more');
      await anotherGoes('once');
      expect(calls(sent.messageId)).toBe(1);
      answering({ ...GONE_ON, networkId: 'n-once' });

      now += 6_000;

      await comesTo(sent, 'sent');
      expect(calls(sent.messageId)).toBe(2);
    });

    it('does not ask any other, and says that nobody knows', async () => {
      test.gateway.once = false;
      const sent = await crash('Perhaps');
      answering({ ...GONE_ON, networkId: 'n-perhaps' });

      now += 6_000;

      await comesTo(sent, 'unknown', 'not-confirmed');
      expect(calls(sent.messageId)).toBe(1);
    });
  });

  it('keeps what it is sending to itself for as long as that takes', async () => {
    test.gateway.once = true;
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    test.gateway.answer = async ({ text }) => {
      if (text === 'Slow') await held;
      return { ...GONE_ON, networkId: `n-${text}` };
    };
    const sent = await answer('Slow');
    await until('the call', () => calls(sent.messageId) === 1);
    const heldUntil = async (): Promise<number> => {
      const [row] = await opened().database.asSystem((transaction) =>
        transaction.query<{ leased_until: number }>('SELECT leased_until FROM job WHERE subject = $1', [
          sent.messageId,
        ]),
      );
      return row?.leased_until ?? 0;
    };

    now += 60_000;
    await anotherGoes('slow');
    expect(calls(sent.messageId)).toBe(1);
    await until('its lease to be renewed', async () => (await heldUntil()) > now);
    goOn();

    await comesTo(sent, 'sent');
    expect(calls(sent.messageId)).toBe(1);
  });

  it('lets a send under way end before it stops, and leaves the rest for the next', async () => {
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    test.gateway.answer = async () => {
      await held;
      return { ...GONE_ON, networkId: 'n-stop' };
    };
    const sent = await answer('Under way');
    await until('the call', () => calls(sent.messageId) === 1);
    const next = await answer('The next', sent.id);

    const stopped = test.stop();
    goOn();
    await stopped;

    const rows = await opened().database.asSystem((transaction) =>
      transaction.query<{ id: string; delivery_state: string }>(
        'SELECT id, delivery_state FROM message WHERE id = ANY($1::text[]) ORDER BY sent_at',
        [[sent.messageId, next.messageId]],
      ),
    );
    expect(rows.map(({ delivery_state }) => delivery_state)).toEqual(['sent', 'sending']);
    test.gateway.answer = () => ({ ...GONE_ON, networkId: 'n-after' });
    const again = await startBackend(opened().database, {
      organisationId: test.organisationId,
      gateway: test.gateway,
      clock: () => now,
    });
    await until('the next', () => calls(next.messageId) === 1);
    await again.stop();
    expect(calls(sent.messageId)).toBe(1);
  });
});
