import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppStore } from '../../src/store/state.ts';
import { FakeBrowser, settle, until, VirtualTime } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction, session as sampleSession } from '../support/sample-data.ts';
import { openTab, type OpenTab } from '../support/store-bench.ts';

const IDS = ['i-a', 'i-b'] as const;
type Id = (typeof IDS)[number];
const textIn = (store: AppStore, id: string): string => store.getState().composers[id]?.text ?? '';

type Step =
  | { readonly kind: 'type' | 'send' | 'clear'; readonly tab: number; readonly id: Id }
  | { readonly kind: 'crash' | 'reload'; readonly tab: number }
  | { readonly kind: 'pass'; readonly ms: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('type' as const), tab: fc.nat(1), id: fc.constantFrom(...IDS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('send' as const, 'clear' as const),
      tab: fc.nat(1),
      id: fc.constantFrom(...IDS),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('crash' as const, 'reload' as const), tab: fc.nat(1) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(0, 100, 300) }),
  },
);

/**
 * Types, sends, clears, crashes and reloads in two tabs. Each piece typed is one of a kind, so that where it went can be
 * told. What must hold: a piece that was on the screen for 300 ms is in the draft until it is sent or cleared by somebody
 * who saw it, never elsewhere, never after, and never for another agent.
 */
async function play(steps: readonly Step[]): Promise<void> {
  const backend = new FakeBackend(IDS.map((id) => interaction(id)));
  const browser = new FakeBrowser();
  const time = new VirtualTime();
  const open = () => openTab(backend, { browser, time });
  const tabs: OpenTab[] = [await open(), await open()];
  /** Where a piece belongs, and since when it has been typed, until it was sent, cleared or lost with its tab. */
  const live = new Map<string, { readonly id: Id; readonly at: number; readonly tab: OpenTab }>();
  const gone = new Set<string>();
  const home = new Map<string, Id>();
  let next = 0;
  const pieces = (text: string): readonly string[] => text.match(/<\d+>/g) ?? [];

  for (const one of steps) {
    if (one.kind === 'pass') await time.advance(one.ms);
    else {
      const tab = tabs[one.tab];
      if (tab === undefined) continue;
      const { store } = tab;
      if (one.kind === 'type') {
        const piece = `<${next++}>`;
        store.actions.setText(one.id, textIn(store, one.id) + piece);
        live.set(piece, { id: one.id, at: time.now(), tab });
        home.set(piece, one.id);
      } else if (one.kind === 'clear') {
        for (const piece of pieces(textIn(store, one.id))) {
          live.delete(piece);
        }
        store.actions.setText(one.id, '');
      } else if (one.kind === 'send') {
        const seen = pieces(textIn(store, one.id));
        if (await store.actions.send(one.id)) {
          for (const piece of seen) {
            live.delete(piece);
            gone.add(piece);
          }
        }
      } else {
        if (one.kind === 'crash') {
          tab.crash();
          for (const [piece, { tab: typedIn, at }] of live)
            if (typedIn === tab && time.now() - at < 300) live.delete(piece);
        } else {
          tab.lifecycle.play('hide');
          store.destroy();
        }
        await settle();
        tabs[one.tab] = await open();
      }
    }
  }
  await time.advance(1_000);
  for (const [index, { store }] of tabs.entries()) {
    for (const id of IDS) {
      for (const piece of pieces(textIn(store, id)))
        expect(home.get(piece), `${piece} in tab ${index}`).toBe(id);
    }
  }
  const dump = await browser.dump();
  for (const [piece, { id }] of live) {
    expect(dump, `${piece} is kept`).toContain(piece);
    expect(
      tabs.some(({ store }) => textIn(store, id).includes(piece)),
      `${piece} is shown`,
    ).toBe(true);
  }
  const fresh = await open();
  for (const id of IDS) {
    for (const [piece, at] of live) if (at.id === id) expect(textIn(fresh.store, id)).toContain(piece);
  }
  // What was sent by one tab while the other was typing on is that other's text; with no such typing it must be gone.
  if (!steps.some((one) => 'tab' in one && one.tab === 1)) {
    for (const piece of gone)
      expect(textIn(fresh.store, home.get(piece) ?? ''), `${piece} after it was sent`).not.toContain(piece);
  }
  const other = new FakeBackend(IDS.map((id) => interaction(id)));
  other.session = sampleSession({ agent: { ...other.session.agent, id: 'agent-other' } });
  const foreign = await openTab(other, { browser, time });
  expect(foreign.store.getState().composers).toEqual({});
  for (const { crash } of [...tabs, fresh, foreign]) crash();
}

describe('drafts', () => {
  it('are what was written, in their interaction, for their agent, over 400 runs of two tabs (promise 22)', async () => {
    const steps = fc.array(step, { maxLength: 25, size: 'max' });
    const inOneTab = steps.map((all) => all.map((one) => ('tab' in one ? { ...one, tab: 0 } : one)));
    await fc.assert(fc.asyncProperty(fc.oneof(steps, inOneTab), play), { numRuns: 400 });
  }, 60_000);

  it('lose at most 300 ms of typing in a crash, and nothing when the page goes away in order', async () => {
    const backend = new FakeBackend([interaction('i-a')]);
    const browser = new FakeBrowser();
    const time = new VirtualTime();
    const first = await openTab(backend, { browser, time });
    for (let letter = 1; letter <= 20; letter += 1) {
      first.store.actions.setText('i-a', 'x'.repeat(letter));
      await time.advance(50);
    }
    first.crash();
    const second = await openTab(backend, { browser, time });
    expect(textIn(second.store, 'i-a').length).toBeGreaterThanOrEqual(14);
    second.store.actions.setText('i-a', 'the last word');
    second.lifecycle.play('hide');
    second.crash();
    await settle();
    const third = await openTab(backend, { browser, time });
    expect(textIn(third.store, 'i-a')).toBe('the last word');
  });

  it('are the same in every tab, and what two tabs wrote at once stands in both', async () => {
    const backend = new FakeBackend([interaction('i-a')]);
    const browser = new FakeBrowser();
    const time = new VirtualTime();
    const [a, b] = [await openTab(backend, { browser, time }), await openTab(backend, { browser, time })];
    a.store.actions.setText('i-a', 'Hello');
    await time.advance(300);
    await until(() => textIn(b.store, 'i-a') === 'Hello');
    a.store.actions.setText('i-a', 'Hello Ann');
    b.store.actions.setText('i-a', 'Hello Bob');
    await time.advance(1_000);
    for (const { store } of [a, b]) {
      expect(textIn(store, 'i-a')).toContain('Hello Ann');
      expect(textIn(store, 'i-a')).toContain('Hello Bob');
    }
    expect(await b.store.actions.send('i-a')).toBe(true);
    await time.advance(1_000);
    expect([textIn(a.store, 'i-a'), textIn(b.store, 'i-a')]).toEqual(['', '']);
  });

  it('keep what is typed while a message is being put away, and send the rest next', async () => {
    const backend = new FakeBackend([interaction('i-a')]);
    const { store } = await openTab(backend);
    store.actions.setText('i-a', 'One');
    const sending = store.actions.send('i-a');
    store.actions.setText('i-a', 'One two');
    await sending;
    expect(textIn(store, 'i-a')).toBe(' two');
    await store.actions.send('i-a');
    await until(() => backend.taken.length === 2);
    expect(backend.taken.map(({ text }) => text)).toEqual(['One', ' two']);
  });

  it('show what was typed before the store was started, beside what was kept', async () => {
    const backend = new FakeBackend([interaction('i-a')]);
    const browser = new FakeBrowser();
    const time = new VirtualTime();
    const first = await openTab(backend, { browser, time });
    first.store.actions.setText('i-a', 'kept');
    await time.advance(300);
    first.crash();
    let answer = (): void => undefined;
    backend.answer = (name, value) =>
      name === 'session'
        ? new Promise((resolve) => {
            answer = () => {
              resolve(value);
            };
          })
        : Promise.resolve(value);
    const opening = openTab(backend, {
      browser,
      time,
      onStore: (store) => {
        store.actions.setText('i-a', 'early');
      },
    });
    await settle();
    answer();
    const { store } = await opening;
    expect(textIn(store, 'i-a')).toBe('kept\nearly');
    await time.advance(300);
    expect(await browser.dump()).toContain('early');
  });

  it('are there after a page that went before its database had kept them, and not once they were sent', async () => {
    const kept = new Map<string, string>();
    const preferences = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    };
    const backend = new FakeBackend([interaction('i-a')]);
    const browser = new FakeBrowser();
    const time = new VirtualTime();
    const first = await openTab(backend, { browser, time, preferences });
    const other = await openTab(backend, { browser, time, preferences });
    first.store.actions.setText('i-a', 'last words');
    first.lifecycle.play('hide');
    const left = new Map(kept);
    first.crash();
    await settle();
    // As if the page had died before the database was written.
    const elsewhere = await openTab(backend, {
      time,
      preferences: { ...preferences, getItem: (key) => left.get(key) ?? null },
    });
    expect(textIn(elsewhere.store, 'i-a')).toBe('last words');
    // Its words still lie there while another tab sends them.
    for (const [key, value] of left) kept.set(key, value);
    await until(() => textIn(other.store, 'i-a') === 'last words');
    expect(await other.store.actions.send('i-a')).toBe(true);
    const fresh = await openTab(backend, { browser, time, preferences });
    expect(textIn(fresh.store, 'i-a')).toBe('');
  });

  it('is the last wording alone where an earlier one was on its way to be kept as the page went', async () => {
    const kept = new Map<string, string>();
    const preferences = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    };
    const time = new VirtualTime();
    const open = (browser: FakeBrowser) =>
      openTab(new FakeBackend([interaction('i-a')]), { browser, time, preferences });
    const going = await open(new FakeBrowser());
    going.store.actions.setText('i-a', '/green');
    going.lifecycle.play('hide');
    going.store.actions.setText('i-a', 'It is the green one.');
    going.lifecycle.play('hide');
    const left = new Map(kept);
    going.crash();
    kept.clear();
    // Where the earlier wording got there, and its tab did not hear of it.
    const browser = new FakeBrowser();
    const before = await open(browser);
    before.store.actions.setText('i-a', '/green');
    before.lifecycle.play('hide');
    await until(async () => (await browser.dump()).includes('/green'));
    before.store.destroy();
    await settle();
    kept.clear();
    for (const [key, value] of left) kept.set(key, value);

    const again = await open(browser);

    expect(textIn(again.store, 'i-a')).toBe('It is the green one.');
    again.store.destroy();
  });
});
