import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_AGENT_PREFERENCES, NOTICE_KINDS } from '../../src/model/agent-preferences.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import { FakeBrowser, settle, VirtualTime } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { COLLEAGUE, excerpt, interaction, ME } from '../support/sample-data.ts';
import { openTab, type OpenTab } from '../support/store-bench.ts';

const ID = 'i-a';
const T0 = 1_000_000;
const ALL = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, { available: true, away: true }]));

async function bench(given: Partial<Interaction> = {}) {
  const backend = new FakeBackend([
    interaction(ID, {
      assignee: ME,
      timer: null,
      waitingSince: null,
      slaDueAt: null,
      lastMessage: null,
      ...given,
    }),
  ]);
  backend.preferences = { ...DEFAULT_AGENT_PREFERENCES, notices: ALL as never };
  const browser = new FakeBrowser();
  const time = new VirtualTime(T0);
  backend.session = { ...backend.session, serverTime: T0 };
  let messages = 0;
  return {
    backend,
    browser,
    time,
    open: async (): Promise<OpenTab> => {
      backend.session = { ...backend.session, serverTime: time.now() };
      const tab = await openTab(backend, { browser, time });
      await settle();
      await time.advance(400);
      return tab;
    },
    /** The contact writes; the notice's id ends with the message's. */
    reply: (): string => {
      const id = `m-${String((messages += 1))}`;
      backend.change(ID, {
        lastMessage: { ...excerpt('Hello'), id, direction: 'inbound', at: time.now() },
        unreadCount: messages,
      });
      return id;
    },
  };
}
const told = (tabs: readonly OpenTab[]): string[] =>
  tabs.flatMap(({ store }) => store.getState().announcements.map(({ id }) => id)).sort();
const kinds = (tabs: readonly OpenTab[]): string[] =>
  tabs.flatMap(({ store }) => store.getState().announcements.map(({ kind }) => kind));

describe('Telling the agent', () => {
  it('is done by one tab of several, and by the next when that one is gone', async () => {
    const { open, reply } = await bench();
    const tabs = [await open(), await open(), await open()];
    reply();
    await settle();
    expect(tabs.map(({ store }) => store.getState().announcements.length)).toEqual([1, 0, 0]);

    tabs[0]?.crash();
    const missed = reply();
    await settle();
    await tabs[1]?.time.advance(400);
    expect(told(tabs.slice(1))).toEqual([`replied ${ID} ${missed}`]);
  });

  it('is left out for what the agent looks at in a tab that is seen, in whichever', async () => {
    const { open, reply } = await bench();
    const [first, second] = [await open(), await open()];
    await second.store.actions.open(ID);
    await settle();
    reply();
    await settle();
    expect(told([first, second])).toEqual([]);

    second.lifecycle.play('hide');
    await settle();
    reply();
    await settle();
    expect(told([first, second])).toHaveLength(1);
  });

  it('is left out for what the agent did, here or in another tab', async () => {
    const { backend, open } = await bench({ assignee: COLLEAGUE });
    const [first, second] = [await open(), await open()];
    await second.store.actions.assign(ID, { agentId: ME.id, teamId: null });
    await settle();
    expect(told([first, second])).toEqual([]);
    backend.add(interaction('i-b', { assignee: COLLEAGUE, lastMessage: null }));
    await settle();
    backend.change('i-b', { assignee: ME });
    await settle();
    expect(kinds([first, second])).toEqual(['assigned']);
  });

  it('follows what the agent wants in the state that they are in', async () => {
    const { backend, open, reply } = await bench();
    const tab = await open();
    await tab.store.actions.changePreferences({
      notices: { ...DEFAULT_AGENT_PREFERENCES.notices, replied: { available: false, away: true } },
    });
    reply();
    await settle();
    expect(told([tab])).toEqual([]);
    backend.emit({
      type: 'presence.changed',
      agentId: ME.id,
      availability: { id: 'away', kind: 'away', label: null },
    });
    reply();
    await settle();
    expect(kinds([tab])).toEqual(['replied']);
  });

  it('tells of half and of all of the time when it comes, once, and of none that was over before', async () => {
    const { open, time } = await bench({
      timer: { kind: 'agent', since: T0, endsAt: T0 + 60_000 },
      waitingSince: T0 - 60_000,
      slaDueAt: T0 - 1,
    });
    const tabs = [await open(), await open()];
    await time.advance(20_000);
    expect(kinds(tabs)).toEqual([]);
    await time.advance(20_000);
    expect(kinds(tabs)).toEqual(['half-time']);
    await time.advance(60_000);
    expect(kinds(tabs)).toEqual(['half-time', 'breach']);
  });

  it('heeds no word that is none, such as a tab of another version may say', async () => {
    const { open, reply, browser } = await bench();
    const tab = await open();
    const { organisation, agent } = tab.store.getState().session.value!;
    const other = browser.tab().channel(`inlay-announce ${organisation.id}/${agent.id}`, () => undefined);
    const words = [null, 7, 'told', {}, { type: 'told' }, { type: 'told', id: 3 }, { type: 'looking' }];
    for (const word of [...words, { type: 'looking', tab: 'x', interactionId: 3 }, { type: 'new' }])
      other.post(word);
    await settle();
    const id = reply();
    await settle();
    expect(told([tab])).toEqual([`replied ${ID} ${id}`]);
  });

  it('leaves no timer, lock or channel behind', async () => {
    const { open, reply } = await bench();
    const [first, second] = [await open(), await open()];
    first.store.destroy();
    await settle();
    await second.time.advance(400);
    reply();
    await settle();
    expect(told([second])).toHaveLength(1);
    second.store.destroy();
    await settle();
    expect(second.time.pending).toBe(0);
  });

  it('happens never twice, whichever tabs come and go in between, and in whatever order', async () => {
    const step = fc.constantFrom('reply', 'open', 'crash', 'close', 'wait', 'breathe');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { open, reply, time } = await bench();
        const all: OpenTab[] = [await open(), await open()];
        const alive = new Set(all);
        let replies = 0;
        for (const one of steps) {
          const [first] = alive;
          if (one === 'reply') {
            reply();
            replies += 1;
          } else if (one === 'open') {
            const tab = await open();
            all.push(tab);
            alive.add(tab);
          } else if (one === 'wait') await time.advance(500);
          else if (one === 'breathe') await settle(1);
          else if (first !== undefined && alive.size > 1) {
            alive.delete(first);
            if (one === 'crash') first.crash();
            else first.store.destroy();
          }
        }
        await time.advance(2_000);
        const ids = told(all);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeLessThanOrEqual(replies);
        for (const tab of alive) tab.store.destroy();
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('would happen twice without the lock: the control', async () => {
    const { open, reply, browser } = await bench();
    browser.locksHold = false;
    const tabs = [await open(), await open()];
    reply();
    await settle();
    expect(told(tabs)).toHaveLength(2);
  });
});
