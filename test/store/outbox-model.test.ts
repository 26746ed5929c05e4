import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail } from '../../src/model/result.ts';
import { FakeBrowser, settle, VirtualTime } from '../support/fake-browser.ts';
import { FakeBackend, type SendFate } from '../support/fake-client.ts';
import { interaction, MINUTE, session as sampleSession } from '../support/sample-data.ts';
import { openTab, type OpenTab } from '../support/store-bench.ts';

const IDS = ['i-a', 'i-b'] as const;
const MAX_AGE = 5 * MINUTE;
type Fault = 'lost-before' | 'lost-after' | 'hangs' | 'refused' | 'limited';

/** What a person would swear to: what was handed over, and what they clicked. */
interface Model {
  /** Texts by interaction, in the order in which they were handed over. */
  readonly handed: Record<string, string[]>;
  /** Extra permissions to send, by text. */
  readonly clicks: Map<string, number>;
  readonly takenBack: Set<string>;
  next: number;
}

class Real {
  readonly backend = new FakeBackend(IDS.map((id) => interaction(id)));
  readonly browser = new FakeBrowser();
  readonly time = new VirtualTime();
  readonly faults: Fault[] = [];
  tabs: OpenTab[] = [];
  /** The event stream is cut: what happens is not told. */
  isCut = false;

  constructor(control: boolean) {
    this.browser.locksHold = !control;
    this.backend.takesKeysOnce = !control;
    this.backend.session = sampleSession({ limits: { ...sampleSession().limits, outboxMaxAgeMs: MAX_AGE } });
    this.backend.deliver = (_event, bring) => {
      if (!this.isCut) bring();
    };
    let hangs = false;
    this.backend.fate = (): SendFate => {
      const fault = this.faults.shift();
      hangs = fault === 'hangs';
      if (fault === 'refused') return fail('invalid', 'no');
      if (fault === 'limited') return fail('rate-limited', 'later', { retryAfterMs: 2_000 });
      return fault === 'lost-before' || fault === 'lost-after' ? fault : 'taken';
    };
    this.backend.answer = async (name, value) => {
      if (name !== 'send' || !hangs) return value;
      hangs = false;
      // As the client does at its deadline.
      return new Promise((resolve) => {
        this.time.setTimeout(() => resolve(fail('timeout', 'no answer') as never), 10_000);
      });
    };
  }

  async open(): Promise<OpenTab> {
    const tab = await openTab(this.backend, { browser: this.browser, time: this.time });
    for (const id of IDS) await tab.store.actions.loadThread(id);
    await settle();
    return tab;
  }

  async check(model: Model): Promise<void> {
    await settle();
    const taken = this.backend.taken;
    for (const id of IDS) {
      const handed = model.handed[id] ?? [];
      for (const text of handed) {
        const times = taken.filter((one) => one.text === text).length;
        expect(times, `${text} is sent without a click`).toBeLessThanOrEqual(
          1 + (model.clicks.get(text) ?? 0),
        );
        for (const { store } of this.tabs) {
          const { threads, composers } = store.getState();
          const bubbles = threads[id]?.messages.filter(({ message }) => message.text === text).length ?? 0;
          const written = composers[id]?.text.includes(text) === true;
          if (!model.takenBack.has(text))
            expect(bubbles + (written ? 1 : 0), `${text} is shown`).toBeGreaterThan(0);
        }
      }
      const order = [...new Set(taken.filter((one) => one.interactionId === id).map(({ text }) => text))];
      expect(order, 'order is kept').toEqual(handed.filter((text) => order.includes(text)));
    }
  }
}

type Step = fc.AsyncCommand<Model, Real>;

const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Step => ({
  check: () => true,
  run: async (model, real) => {
    await run(model, real);
    await real.check(model);
  },
  toString: () => name,
});
const tabOf = (real: Real, index: number): OpenTab => {
  const tab = real.tabs[index % real.tabs.length];
  if (tab === undefined) throw new Error('no tab');
  return tab;
};

const steps = (): fc.Arbitrary<Step>[] => [
  fc.tuple(fc.nat(1), fc.constantFrom(...IDS)).map(([index, id]) =>
    command(`send(${index}, ${id})`, async (model, real) => {
      const { store } = tabOf(real, index);
      const text = `<${model.next++}>`;
      store.actions.setText(id, text);
      if (await store.actions.send(id)) (model.handed[id] ??= []).push(text);
    }),
  ),
  fc
    .array(fc.constantFrom<Fault>('lost-before', 'lost-after', 'hangs', 'refused', 'limited'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((faults) =>
      command(`faults(${faults.join()})`, async (_model, real) => {
        real.faults.push(...faults);
      }),
    ),
  fc.constantFrom(500, 3_000, 11_000, 40_000, MAX_AGE).map((ms) =>
    command(`pass(${ms})`, async (_model, real) => {
      await real.time.advance(ms);
    }),
  ),
  fc.nat(1).map((index) =>
    command(`crash(${index})`, async (_model, real) => {
      const at = index % real.tabs.length;
      real.tabs[at]?.crash();
      real.tabs[at] = await real.open();
    }),
  ),
  fc.nat(1).map((index) =>
    command(`reload(${index})`, async (_model, real) => {
      const at = index % real.tabs.length;
      real.tabs[at]?.store.destroy();
      await settle();
      real.tabs[at] = await real.open();
    }),
  ),
  fc.nat(1).map((index) =>
    command(`resend(${index})`, async (model, real) => {
      const { store } = tabOf(real, index);
      const stuck = store
        .getState()
        .outbox.waiting.find(
          ({ message }) => message.delivery?.state === 'failed' || message.delivery?.state === 'held',
        );
      const clientId = stuck?.message.clientId;
      if (stuck === undefined || typeof clientId !== 'string') return;
      model.clicks.set(stuck.message.text, (model.clicks.get(stuck.message.text) ?? 0) + 1);
      await store.actions.resend(clientId);
    }),
  ),
  fc.nat(1).map((index) =>
    command(`withdraw(${index})`, async (model, real) => {
      const { store } = tabOf(real, index);
      const [first] = store.getState().outbox.waiting;
      const clientId = first?.message.clientId;
      if (first === undefined || typeof clientId !== 'string' || first.message.delivery?.state === 'sending')
        return;
      model.takenBack.add(first.message.text);
      // Another tab may be in the middle of sending there, up to its client's deadline.
      let isDone = false;
      void store.actions.withdraw(clientId).then(() => (isDone = true));
      while (!isDone) await real.time.advance(1_000);
      store.actions.setText(first.message.interactionId, '');
      await settle();
    }),
  ),
  fc.constant(
    command('cut', async (_model, real) => {
      real.isCut = true;
      real.backend.setStream({ kind: 'offline', retryAt: 0 });
    }),
  ),
  fc.constant(
    command('live', async (_model, real) => {
      real.isCut = false;
      await real.backend.reset();
      real.backend.setStream({ kind: 'live' });
    }),
  ),
];

const property = (control: boolean) =>
  fc.asyncProperty(
    fc.commands([...steps(), ...steps().slice(0, 2)], { maxCommands: 30, size: 'max' }),
    async (commands) => {
      const real = new Real(control);
      real.tabs = [await real.open(), await real.open()];
      const model: Model = { handed: {}, clicks: new Map(), takenBack: new Set(), next: 1 };
      try {
        await fc.asyncModelRun(() => ({ model, real }), commands);
        // In the end, with nothing in the way any more, all that is not stuck goes.
        real.faults.length = 0;
        await real.time.advance(2 * MINUTE);
        await real.check(model);
        for (const { store } of real.tabs) {
          const heads = new Map(
            store
              .getState()
              .outbox.waiting.toReversed()
              .map(({ message }) => [message.interactionId, message]),
          );
          for (const head of heads.values()) expect(['failed', 'held']).toContain(head.delivery?.state);
        }
      } finally {
        for (const { crash } of real.tabs) crash();
      }
    },
  );

describe('outbox against its model (promise 5, a tenth)', () => {
  it('500 runs of two tabs, faults, crashes, reloads, ageing and clicks: nothing invisible, nothing twice, order kept', async () => {
    await fc.assert(property(false), { numRuns: 500 });
  }, 120_000);

  it('control: without lock and key the same runs find doubles', async () => {
    const { failed } = await fc.check(property(true), { numRuns: 100, endOnFailure: true });
    expect(failed).toBe(true);
  }, 60_000);
});
