import { expect } from '@open-wc/testing';
import { fail } from '../../src/model/result.ts';
import { createAppStore } from '../../src/store/app-store.ts';
import type { AppStore } from '../../src/store/state.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction, session as sampleSession } from '../support/sample-data.ts';
import { bareHost } from '../support/bare-host.ts';

const host = bareHost();

async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`still waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** All that this origin keeps in IndexedDB and localStorage, as one text. */
async function dump(): Promise<string> {
  const parts: unknown[] = [JSON.stringify(localStorage)];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name ?? '');
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(new Error(`${name ?? ''} does not open`));
      };
    });
    for (const table of db.objectStoreNames) {
      const all = db.transaction(table).objectStore(table).getAll();
      parts.push(
        await new Promise((resolve) => {
          all.onsuccess = () => {
            resolve(all.result as unknown);
          };
        }),
      );
    }
    db.close();
  }
  return JSON.stringify(parts);
}

describe('outbox in a real browser', () => {
  let backend: FakeBackend;
  let stores: AppStore[];
  const open = async (): Promise<AppStore> => {
    const store = createAppStore({ client: backend.client(), host });
    stores.push(store);
    await store.actions.start();
    return store;
  };

  beforeEach(() => {
    backend = new FakeBackend([interaction('a'), interaction('b')]);
    // Each test has an agent of its own, so that nothing is left over from the one before.
    backend.session = sampleSession({ agent: { ...backend.session.agent, id: crypto.randomUUID() } });
    backend.agentId = backend.session.agent.id;
    stores = [];
  });
  afterEach(async () => {
    await stores.at(-1)?.actions.signOut();
    for (const store of stores) store.destroy();
  });

  it('keeps what waits over a reload, and sends it once under the key it had', async () => {
    backend.fate = () => 'lost-after';
    backend.deliver = () => undefined;
    const first = await open();
    first.actions.setText('a', 'kept in the browser');
    expect(await first.actions.send('a')).to.equal(true);
    await until('the first attempt', () => backend.attempts.length === 1);
    expect(await dump()).to.contain('kept in the browser');
    first.destroy();
    backend.fate = () => 'taken';
    const second = await open();
    await until('the outbox to be empty', () => second.getState().outbox.waiting.length === 0);
    expect(backend.taken.map(({ text }) => text)).to.deep.equal(['kept in the browser']);
    await until('its row to be gone', async () => !(await dump()).includes('kept in the browser'));
  });

  it('sends from one of two tabs at a time, in order, each message once', async () => {
    // Without the backend’s guard the lock alone stands between two tabs and a double.
    backend.takesKeysOnce = false;
    backend.deliver = () => undefined;
    const tabs = [await open(), await open()];
    for (let number = 0; number < 20; number += 1) {
      const store = tabs[number % 2];
      store?.actions.setText('a', `message ${number}`);
      expect(await store?.actions.send('a')).to.equal(true);
      await until('both tabs to have seen it', () =>
        tabs.every((tab) => tab.getState().composers['a'] === undefined),
      );
    }
    await until('both outboxes to be empty', () =>
      tabs.every((tab) => tab.getState().outbox.waiting.length === 0),
    );
    expect(backend.taken.map(({ text }) => text)).to.deep.equal(
      Array.from({ length: 20 }, (_, number) => `message ${number}`),
    );
  });

  it('hands over within a second when the tab that sends goes away', async () => {
    let isHanging = true;
    backend.answer = (name, value) =>
      name === 'send' && isHanging ? new Promise(() => undefined) : Promise.resolve(value);
    backend.deliver = () => undefined;
    const first = await open();
    first.actions.setText('a', 'from the tab that goes');
    await first.actions.send('a');
    await until('the attempt', () => backend.attempts.length === 1);
    const second = await open();
    await until('the second tab to show it', () => second.getState().outbox.waiting.length === 1);
    isHanging = false;
    const gone = performance.now();
    first.destroy();
    await until('the other tab to have sent it', () => second.getState().outbox.waiting.length === 0);
    expect(performance.now() - gone).to.be.below(1_000);
    expect(backend.taken).to.have.length(1);
  });

  it('shows a draft in every tab and leaves no word behind on signing out', async () => {
    backend.fate = () => fail('offline', 'no line');
    const tabs = [await open(), await open()] as const;
    tabs[0].actions.setText('a', 'secret draft');
    tabs[1].actions.setText('b', 'secret message');
    await tabs[1].actions.send('b');
    await until(
      'the draft in the other tab',
      () => tabs[1].getState().composers['a']?.text === 'secret draft',
    );
    await until('the message in the other tab', () => tabs[0].getState().outbox.waiting.length === 1);
    await tabs[0].actions.signOut();
    await until('the other tab to have ended', () => tabs[1].getState().session.value === null);
    expect(await dump()).not.to.contain('secret');
  });
});
