import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canMoveDelivery, type DeliveryState } from '../../src/model/delivery.ts';
import type { Message } from '../../src/model/message.ts';
import { settle, until } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction, message } from '../support/sample-data.ts';
import { openTab } from '../support/store-bench.ts';

const ID = 'i-lea';
const TEXT = 'It leaves today';
const RECEIPTS: readonly DeliveryState[] = ['sent', 'delivered', 'read'];

interface Outcome {
  /** How many bubbles showed the message, at every moment since it was handed over. */
  readonly counts: ReadonlySet<number>;
  readonly keys: ReadonlySet<string>;
  readonly last: Message | undefined;
  readonly expected: Message | undefined;
}

/** One send whose answer, events, receipts and a page of the thread arrive in an order that fast-check chooses. */
async function play(
  s: fc.Scheduler,
  receipts: readonly DeliveryState[],
  alter = (one: Message) => one,
): Promise<Outcome> {
  const backend = new FakeBackend([interaction(ID)], [message('m-1', { interactionId: ID, sentAt: 1 })]);
  const { store, crash } = await openTab(backend);
  const counts = new Set<number>();
  const keys = new Set<string>();
  store.subscribe((state) => {
    const bubbles = (state.threads[ID]?.messages ?? []).filter((one) => one.message.text === TEXT);
    if (bubbles.length > 0 || counts.size > 0) counts.add(bubbles.length);
    for (const { key } of bubbles) keys.add(key);
  });

  backend.answer = async (name, value) =>
    name === 'send' || name === 'messages' ? s.schedule(Promise.resolve(value), name) : value;
  // One stream: what it brings can be late but not in another order.
  const stream: (() => void)[] = [];
  backend.deliver = (event, bring) => {
    stream.push(bring);
    void s.schedule(Promise.resolve(), event.type).then(() => stream.shift()?.());
  };
  const put = backend.put.bind(backend);
  backend.put = (one) => put(alter(one));

  const opening = store.actions.open(ID);
  store.actions.setText(ID, TEXT);
  await store.actions.send(ID);
  await until(() => backend.taken.length === 1);
  for (const state of receipts) {
    void s.schedule(Promise.resolve(), `receipt ${state}`).then(() => {
      const present = [...backend.messages.values()].find(({ text }) => text === TEXT);
      // The backend keeps to the table as well: a receipt that comes too late is left aside there.
      const from = present?.delivery?.state;
      if (present === undefined || from === undefined || !canMoveDelivery(from, state)) return;
      backend.put({ ...present, delivery: { state, reason: null, detail: null, at: 0 } });
    });
  }
  while (s.count() > 0) {
    await s.waitIdle();
    await settle(4);
  }
  await opening;
  await settle();
  const bubbles = (store.getState().threads[ID]?.messages ?? []).filter((one) => one.message.text === TEXT);
  counts.add(bubbles.length);
  const waiting = store.getState().outbox.waiting.length;
  crash();
  return {
    counts: waiting === 0 ? counts : new Set([...counts, -1]),
    keys,
    last: bubbles.at(-1)?.message,
    expected: [...backend.messages.values()].find(({ text }) => text === TEXT),
  };
}

describe('arrival of an answer, of events and of receipts (promise 8, a fifth)', () => {
  it('shows one bubble at every moment of 1,000 orders, under one key, and the final id and state at the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.subarray([...RECEIPTS]), async (s, receipts) => {
        const { counts, keys, last, expected } = await play(s, receipts);
        expect([...counts]).toEqual([1]);
        expect(keys.size).toBe(1);
        expect(last?.id).toBe(expected?.id);
        expect(last?.delivery?.state).toBe(expected?.delivery?.state);
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);

  it('control: without the client’s id on the backend’s copy the bubble doubles', async () => {
    const counts = new Set<number>();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (s) => {
        for (const count of (await play(s, [], (one) => ({ ...one, clientId: null }))).counts)
          counts.add(count);
      }),
      { numRuns: 10 },
    );
    expect(counts).toContain(2);
  });
});
