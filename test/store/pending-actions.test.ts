import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkAction } from '../../src/model/message.ts';
import { shownState } from '../../src/model/message-actions.ts';
import { fail } from '../../src/model/result.ts';
import { createShownMessages } from '../../src/store/shown-messages.ts';
import type { ThreadMessage } from '../../src/store/state.ts';
import { FakeBrowser, settle, VirtualTime } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction, message } from '../support/sample-data.ts';
import { openTab, type OpenTab } from '../support/store-bench.ts';

const ID = 'i-a';
const M = 'm-1';

async function bench() {
  const backend = new FakeBackend([interaction(ID)]);
  backend.put(message(M, { interactionId: ID }));
  const browser = new FakeBrowser();
  const time = new VirtualTime();
  const open = async (): Promise<OpenTab> => {
    const tab = await openTab(backend, { browser, time });
    await tab.store.actions.loadThread(ID);
    await settle();
    return tab;
  };
  const shown = ({ store }: OpenTab) => {
    const { threads, pending } = store.getState();
    const all = createShownMessages()(threads[ID]?.messages ?? [], pending);
    const found = all.find((one) => one.message.id === M)?.message;
    if (found === undefined) throw new Error('The message is not shown');
    return found;
  };
  return { backend, browser, time, open, shown };
}

describe('what an agent does with a message', () => {
  it('shows at once, and stays shown when the backend has it', async () => {
    const { backend, open, shown } = await bench();
    const tab = await open();
    let answer: () => void = () => undefined;
    backend.answer = async (name, value) =>
      name === 'act' ? new Promise((resolve) => (answer = () => resolve(value))) : value;
    const acted = tab.store.actions.act(ID, M, 'like');
    await settle();
    expect(shown(tab).action).toMatchObject({ action: 'like', state: 'pending' });
    expect(shownState(shown(tab))).toMatchObject({ likedByUs: true, likes: 1 });
    answer();
    await acted;
    await settle();
    expect(tab.store.getState().pending).toEqual([]);
    expect(shown(tab)).toMatchObject({ action: null, networkState: { likedByUs: true } });
  });

  it('waits while offline, survives a reload, and goes under the same key', async () => {
    const { backend, time, open, shown } = await bench();
    backend.actFate = () => 'lost-before';
    const tab = await open();
    await tab.store.actions.act(ID, M, 'hide');
    await settle();
    tab.crash();

    const next = await open();
    expect(shownState(shown(next)).hidden).toBe(true);
    backend.actFate = () => 'done';
    await time.advance(60_000);
    await settle();
    expect(shown(next)).toMatchObject({ action: null, networkState: { hidden: true } });
    expect(new Set(backend.acts.map(({ key }) => key)).size).toBe(1);
  });

  it('is taken back with the rule that refused it, which stays until it is dismissed', async () => {
    const { backend, open, shown } = await bench();
    backend.actFate = () => fail('rejected', 'no', { type: 'action-refused', reason: 'deleted-on-network' });
    const tab = await open();
    await tab.store.actions.act(ID, M, 'like');
    await settle();
    expect(shownState(shown(tab)).likedByUs).toBe(false);
    expect(shown(tab).action).toMatchObject({
      state: 'refused',
      reason: 'not-allowed',
      rule: 'deleted-on-network',
    });
    tab.crash();
    const next = await open();
    expect(shown(next).action?.state).toBe('refused');
    await next.store.actions.dismissAction(ID, M);
    expect(shown(next).action).toBeNull();
    expect(backend.acts).toHaveLength(1);
  });

  it('takes away what the network said by asking the backend', async () => {
    const { backend, open, shown } = await bench();
    backend.put(
      message(M, {
        interactionId: ID,
        action: {
          action: 'like',
          state: 'refused',
          reason: 'rejected',
          detail: 'no',
          agent: { id: 'a', name: 'A' },
          at: 1,
        },
      }),
    );
    const tab = await open();
    await tab.store.actions.dismissAction(ID, M);
    await settle();
    expect(shown(tab).action).toBeNull();
  });

  it('shows in the agent’s other tabs, which take it over where the first one dies', async () => {
    const { backend, time, open, shown } = await bench();
    backend.actFate = () => 'lost-before';
    const [one, other] = [await open(), await open()];
    await one.store.actions.act(ID, M, 'delete');
    await settle();
    expect(shownState(shown(other)).deleted).toBe(true);
    one.crash();
    backend.actFate = () => 'done';
    await time.advance(60_000);
    await settle();
    expect(shown(other)).toMatchObject({ action: null, networkState: { deleted: true } });
  });

  it('keeps the objects of messages for which nothing waits', async () => {
    const show = createShownMessages();
    const messages: readonly ThreadMessage[] = ['a', 'b'].map((id) => ({ key: id, message: message(id) }));
    const { backend, open } = await bench();
    backend.actFate = () => 'lost-before';
    const tab = await open();
    await tab.store.actions.act(ID, 'b', 'like');
    const pending = tab.store.getState().pending;
    const first = show(messages, pending);
    expect(first[0]).toBe(messages[0]);
    expect(first[1]).not.toBe(messages[1]);
    expect(show(messages, pending)).toBe(first);
    expect(show([...messages], pending)[1]).toBe(first[1]);
    expect(show(messages, [])).toBe(messages);
  });

  // Whatever gets lost, whoever dies: in the end the network shows what was done last, each thing was asked under one key, and what
  // an agent sees is never older than what they did.
  it('ends as the agent left it, whatever gets lost in between', async () => {
    const actions: readonly NetworkAction[] = ['like', 'unlike', 'hide', 'unhide'];
    const step = fc.oneof(
      fc.constantFrom(...actions).map((action) => ({ act: action })),
      fc.constantFrom('lost-before', 'lost-after', 'limited').map((fault) => ({ fault })),
      fc.constant({ crash: true }),
      fc.nat(5_000).map((pass) => ({ pass })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { backend, time, open, shown } = await bench();
        const faults: string[] = [];
        backend.actFate = () => {
          const fault = faults.shift();
          if (fault === 'limited') return fail('rate-limited', 'later', { retryAfterMs: 1_000 });
          return fault === 'lost-before' || fault === 'lost-after' ? fault : 'done';
        };
        let tab = await open();
        let likedByUs = false;
        let hidden = false;
        let done = 0;
        for (const one of steps) {
          if ('act' in one) {
            await tab.store.actions.act(ID, M, one.act);
            done += 1;
            if (one.act.endsWith('like')) likedByUs = one.act === 'like';
            else hidden = one.act === 'hide';
          } else if ('fault' in one) faults.push(one.fault);
          else if ('pass' in one) await time.advance(one.pass);
          else {
            tab.crash();
            tab = await open();
          }
          await settle();
          expect(shownState(shown(tab))).toMatchObject({ likedByUs, hidden });
        }
        await time.advance(10 * 60_000);
        await settle();
        expect(tab.store.getState().pending).toEqual([]);
        expect(shown(tab).networkState).toMatchObject({ likedByUs, hidden });
        expect(new Set(backend.acts.map(({ key }) => key)).size).toBe(done);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
