import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintToken } from '../../src/backend/tokens.ts';
import { createRestClient } from '../../src/client/rest-client.ts';
import { ok } from '../../src/model/result.ts';
import { createAppStore } from '../../src/store/app-store.ts';
import { createShownMessages } from '../../src/store/shown-messages.ts';
import { selectConversationNotes } from '../../src/store/shown-notes.ts';
import type { AppStore } from '../../src/store/state.ts';
import { openTestDatabase, type OpenedDatabase } from '../backend/support/databases.ts';
import { SECRET, startBackend, until, type TestBackend } from '../backend/support/test-backend.ts';
import { FakeBrowser } from '../support/fake-browser.ts';
import { fakeHost } from '../support/store-bench.ts';

/** Two agents with the same thread before them, each in a panel's store, on a real backend. */
describe('two agents at once', () => {
  let database: OpenedDatabase;
  let test: TestBackend;
  let ada: AppStore;
  let ben: AppStore;
  const ends: (() => void)[] = [];
  beforeAll(async () => {
    database = await openTestDatabase('PGlite');
    test = await startBackend(database.database);
    ada = await storeOf('ada');
    ben = await storeOf('ben');
  }, 60_000);
  afterAll(async () => {
    for (const end of ends) end();
    await test.stop();
    await database.close();
  });

  const storeOf = async (agentId: string): Promise<AppStore> => {
    const client = createRestClient({
      baseUrl: 'http://backend.test/api/v1',
      fetch: (input, init) => test.backend.fetch(new Request(input, init)),
      partition: null,
      token: async () =>
        ok({
          token: await mintToken(
            SECRET,
            { organisationId: test.organisationId, agentId },
            { now: Date.now() },
          ),
          expiresAt: Date.now() + 600_000,
        }),
    });
    const browser = new FakeBrowser();
    const store = createAppStore({
      client,
      host: fakeHost(),
      storage: browser.databases,
      tabs: browser.tab(),
    });
    ends.push(() => {
      store.destroy();
      client.close();
    });
    await store.actions.start();
    await store.actions.setFilter({});
    return store;
  };
  const shown = (store: AppStore, id: string) => {
    const { threads, pending } = store.getState();
    return createShownMessages()(threads[id]?.messages ?? [], pending).map(({ message }) => message);
  };
  const open = async (text: string) => {
    const { id, lastMessage } = await test.inbound({ text });
    for (const store of [ada, ben]) {
      await store.actions.loadThread(id);
      await store.actions.loadNotes(id);
    }
    return { id, messageId: lastMessage?.id ?? '' };
  };

  it('see each other’s notes and tags, on a message and on the conversation', async () => {
    const { id, messageId } = await open('Hello');
    await ada.actions.addNote({ interactionId: id, messageId }, 'From Ada');
    await ben.actions.addNote({ interactionId: id, messageId }, 'From Ben');
    await ben.actions.addNote({ interactionId: id, messageId: null }, 'On all of it');
    await Promise.all([
      ada.actions.changeTags(id, messageId, { add: ['urgent', 'new one'], remove: [] }),
      ben.actions.changeTags(id, messageId, { add: ['Urgent', 'other'], remove: [] }),
    ]);
    for (const store of [ada, ben])
      await until('both to have all', () => {
        const [message] = shown(store, id);
        const whole = selectConversationNotes(id)(store.getState());
        return (
          store.getState().pending.length === 0 &&
          message?.notes.length === 2 &&
          whole?.length === 1 &&
          [...message.tags].sort().join() === 'new one,other,urgent' &&
          store.getState().interactions[id]?.messageTags.length === 3 &&
          store.getState().session.value?.catalogue.tags.includes('new one') === true
        );
      });
  });

  it('who changes a note second is told, sees what stands there, and loses no word', async () => {
    const { id } = await open('Hello');
    const place = { interactionId: id, messageId: null };
    await ada.actions.addNote(place, 'First');
    const notes = (store: AppStore) => selectConversationNotes(id)(store.getState()) ?? [];
    await until(
      'Ben to see it',
      () => notes(ben)[0]?.text === 'First' && notes(ada)[0]?.pending === undefined,
    );
    const noteId = notes(ada)[0]?.id ?? '';
    await Promise.all([
      ada.actions.editNote(place, noteId, 'By Ada'),
      ben.actions.editNote(place, noteId, 'By Ben'),
    ]);
    const refused = await until('one of them to be told', () =>
      [ada, ben].find((store) => notes(store)[0]?.pending?.state === 'refused'),
    );
    const [mine, theirs] = refused === ada ? ['By Ada', 'By Ben'] : ['By Ben', 'By Ada'];
    await until('it to see the other’s', () => notes(refused)[0]?.text === theirs);
    expect(notes(refused)[0]?.pending).toMatchObject({ error: 'stale-version', text: mine });
    await refused.actions.editNote(place, noteId, mine);
    for (const store of [ada, ben]) await until('both to have it', () => notes(store)[0]?.text === mine);
  });

  it('what one removes is nowhere in what the other has, quotations and list included', async () => {
    const { id, messageId } = await open('A canary in a thread');
    ben.actions.replyTo(id, messageId);
    ben.actions.setText(id, 'An answer');
    await ben.actions.send(id);
    await until('Ada to see the answer', () =>
      shown(ada, id).some(({ inReplyTo }) => inReplyTo?.text.includes('canary')),
    );
    const name = ada.getState().interactions[id]?.contact.name ?? '';
    expect(JSON.stringify(ben.getState())).toContain('canary');
    await ada.actions.removeFromMessage(id, messageId, 'content');
    await ada.actions.removeFromMessage(id, messageId, 'author');
    for (const store of [ada, ben])
      await until('nothing of it to be left', () => {
        const state = JSON.stringify(store.getState());
        return !state.includes('canary') && !state.includes(name);
      });
    expect(ben.getState().interactions[id]?.contact).toMatchObject({
      name: '',
      handle: null,
      anonymous: true,
    });
  });

  it('what one mutes is muted for the other', async () => {
    const { id } = await open('Hello');
    await ada.actions.mute(id, { contact: true });
    await until('Ben to know', () => ben.getState().interactions[id]?.muted.contact === true);
    await ben.actions.mute(id, { contact: false });
    await until('Ada to know', () => ada.getState().interactions[id]?.muted.contact === false);
  });
});
