import 'fake-indexeddb/auto';
import { wrap, type IDBPDatabase } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { NO_CONTEXT, type Host } from '../../src/model/host.ts';
import { fail } from '../../src/model/result.ts';
import { renderTemplate } from '../../src/model/template.ts';
import { createAppStore } from '../../src/store/app-store.ts';
import type { AppStore } from '../../src/store/state.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction } from '../support/sample-data.ts';
import { PARCEL, PARCEL_VALUES } from '../support/sample-templates.ts';

const HOST = {
  capabilities: new Set(),
  context: NO_CONTEXT,
  onContext: () => () => undefined,
} as unknown as Host;
const WHATSAPP = interaction('i1', { platform: 'whatsapp', channelId: 'ch-whatsapp', visibility: 'private' });
const OWN = { id: 'r1', version: 1, collectionId: null, title: 'One', shortcut: 'one', text: 'Text' };

const stores: AppStore[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.destroy();
});
const preferences = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};
async function open(
  backend: FakeBackend,
  kept = preferences(),
  databases = new IDBFactory(),
): Promise<AppStore> {
  const store = createAppStore({
    client: backend.client(),
    host: HOST,
    storage: databases,
    preferences: kept,
    tabs: {
      exclusive: (_name, _signal, work) => work(),
      channel: () => ({ post: () => undefined, close: () => undefined }),
    },
  });
  stores.push(store);
  await store.actions.start();
  return store;
}
const titles = (store: AppStore): string[] | undefined =>
  store.getState().quickReplies.shelf?.replies.map(({ title }) => title);
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let turn = 0; turn < 500 && !(await holds()); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 2));
  expect(await holds()).toBe(true);
};
/** How many copies the browser keeps; the store has made the database before. */
const copies = async (databases: IDBFactory): Promise<number> => {
  const db = (await wrap(databases.open('inlay-replies'))) as unknown as IDBPDatabase;
  const count = await db.count('copies');
  db.close();
  return count;
};

describe('Quick replies in the store', () => {
  it('are read once, and again only under their version', async () => {
    const backend = new FakeBackend();
    backend.setReplies([OWN]);
    const store = await open(backend);
    await store.actions.loadQuickReplies();
    await store.actions.loadQuickReplies();
    expect(titles(store)).toEqual(['One']);
    expect(backend.callsOf('quickReplies')).toEqual([[null], [backend.shelf.version]]);
  });

  it('are there without the backend, as they were read last', async () => {
    const backend = new FakeBackend();
    backend.setReplies([OWN]);
    const databases = new IDBFactory();
    const kept = preferences();
    const first = await open(backend, kept, databases);
    await first.actions.loadQuickReplies();
    await until(async () => (await copies(databases)) === 1);
    first.destroy();
    backend.refusals.quickReplies = fail('offline', 'away');
    const second = await open(backend, kept, databases);
    await second.actions.loadQuickReplies();
    expect([titles(second), second.getState().quickReplies.status]).toEqual([['One'], 'failed']);
  });

  it('are read again when the backend says that there are others', async () => {
    const backend = new FakeBackend();
    const store = await open(backend);
    await store.actions.loadQuickReplies();
    backend.setReplies([OWN]);
    backend.emit({ type: 'quick-replies.changed' });
    await until(() => titles(store)?.[0] === 'One');
  });

  it('of the agent’s own are made, changed and deleted, and what changed elsewhere is not overwritten', async () => {
    const backend = new FakeBackend();
    const store = await open(backend);
    await store.actions.loadQuickReplies();
    const writing = { title: 'New', shortcut: null, text: 'Words' };
    expect(await store.actions.saveQuickReply(null, writing)).toBeNull();
    const [made] = store.getState().quickReplies.shelf?.replies ?? [];
    if (made === undefined) throw new Error('a reply was expected');
    backend.setReplies([{ ...made, title: 'Elsewhere', version: 2 }]);
    const error = await store.actions.saveQuickReply(made, { ...writing, title: 'Mine' });
    expect([error?.kind, titles(store)]).toEqual(['conflict', ['Elsewhere']]);
    const [present] = store.getState().quickReplies.shelf?.replies ?? [];
    expect(await store.actions.saveQuickReply(present ?? null, { ...writing, title: 'Mine' })).toBeNull();
    expect(titles(store)).toEqual(['Mine']);
    expect(await store.actions.deleteQuickReply(made.id)).toBeNull();
    expect(titles(store)).toEqual([]);
  });

  it('are favoured in this browser by this agent, over a sign-out, of which no copy is left', async () => {
    const backend = new FakeBackend();
    backend.setReplies([OWN]);
    const [kept, databases] = [preferences(), new IDBFactory()];
    const store = await open(backend, kept, databases);
    await store.actions.loadQuickReplies();
    store.actions.toggleFavourite('r1');
    expect(store.getState().quickReplies.favourites).toEqual(['r1']);
    await until(async () => (await copies(databases)) === 1);
    await store.actions.signOut();
    expect(await copies(databases)).toBe(0);
    backend.refusals.quickReplies = fail('offline', 'away');
    const again = await open(backend, kept, databases);
    await again.actions.loadQuickReplies();
    expect(again.getState().quickReplies).toMatchObject({ favourites: ['r1'], shelf: null });
  });
});

describe('Templates in the store', () => {
  const choice = {
    templateId: 'parcel',
    values: PARCEL_VALUES,
    content: renderTemplate(PARCEL, PARCEL_VALUES),
  };
  const withTemplates = async (): Promise<{ backend: FakeBackend; store: AppStore }> => {
    const backend = new FakeBackend([WHATSAPP]);
    backend.templates = { templates: [PARCEL], fetchedAt: 1, stale: false, unsupported: 0 };
    const store = await open(backend);
    await store.actions.open('i1');
    await store.actions.loadTemplates('ch-whatsapp');
    return { backend, store };
  };

  it('go through the outbox as they were previewed, under a key of their own', async () => {
    const { backend, store } = await withTemplates();
    expect(await store.actions.sendTemplate('i1', choice, null)).toBe(true);
    await until(() => backend.taken.length === 1);
    expect(backend.taken[0]).toMatchObject({
      text: '',
      template: choice,
      visibility: 'private',
      interactionId: 'i1',
    });
  });

  it('wait for the backend, and stand in the thread meanwhile as they will be', async () => {
    const { backend, store } = await withTemplates();
    backend.fate = () => 'lost-before';
    await store.actions.sendTemplate('i1', choice, null);
    await until(() => store.getState().outbox.waiting.length === 1);
    const waiting = store.getState().threads['i1']?.messages.at(-1)?.message;
    expect(waiting).toMatchObject({ kind: 'template', text: choice.content.body, template: choice.content });
    expect(waiting?.delivery?.state).toMatch(/queued|sending/);
  });

  it('that are gone meanwhile say so, and what was filled in is kept', async () => {
    const { backend, store } = await withTemplates();
    backend.fate = () => fail('rejected', 'gone', { type: 'template-gone' });
    await store.actions.sendTemplate('i1', choice, null);
    await until(() => store.getState().outbox.waiting[0]?.message.delivery?.state === 'failed');
    expect(store.getState().outbox.waiting[0]?.message.delivery?.reason).toBe('template-gone');
    expect(store.getState().templateDrafts['i1']).toMatchObject({
      templateId: 'parcel',
      values: PARCEL_VALUES,
    });
  });

  it('are no text that is given back: one that is taken out of the outbox is filled in as it was', async () => {
    const { backend, store } = await withTemplates();
    backend.fate = () => fail('conflict', 'newer', { type: 'newer-message', current: [] });
    await store.actions.sendTemplate('i1', choice, null);
    await until(() => store.getState().outbox.waiting[0]?.message.delivery?.reason === 'newer-message');
    expect(store.getState().composers['i1']?.text ?? '').toBe('');
    const clientId = store.getState().outbox.waiting[0]?.message.clientId ?? '';
    await store.actions.withdraw(clientId);
    expect(store.getState().outbox.waiting).toEqual([]);
    expect(store.getState().composers['i1']?.text ?? '').toBe('');
    expect(store.getState().templateDrafts['i1']?.values).toEqual(PARCEL_VALUES);
  });

  it('don’t go with a value missing', async () => {
    const { backend, store } = await withTemplates();
    const blank = { ...choice, values: { ...PARCEL_VALUES, 'body:1': '' } };
    expect(await store.actions.sendTemplate('i1', blank, null)).toBe(false);
    expect(backend.attempts).toEqual([]);
  });
});
