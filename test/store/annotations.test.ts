import { describe, expect, it } from 'vitest';
import { fail } from '../../src/model/result.ts';
import { createShownMessages } from '../../src/store/shown-messages.ts';
import { selectConversationNotes } from '../../src/store/shown-notes.ts';
import { FakeBrowser, settle, VirtualTime } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { COLLEAGUE, interaction, message } from '../support/sample-data.ts';
import { openTab, type OpenTab } from '../support/store-bench.ts';

const ID = 'i-a';
const M = 'm-1';
const PLACE = { interactionId: ID, messageId: M };
const WHOLE = { interactionId: ID, messageId: null };
const OFFLINE = fail('offline', 'no network');

async function bench() {
  const backend = new FakeBackend([interaction(ID)]);
  backend.put(message(M, { interactionId: ID, text: 'A secret' }));
  const browser = new FakeBrowser();
  const time = new VirtualTime();
  const open = async (): Promise<OpenTab> => {
    const tab = await openTab(backend, { browser, time });
    await tab.store.actions.loadThread(ID);
    await tab.store.actions.loadNotes(ID);
    await settle();
    return tab;
  };
  const shown = ({ store }: OpenTab, id = M) => {
    const { threads, pending } = store.getState();
    const all = createShownMessages()(threads[ID]?.messages ?? [], pending);
    const found = all.find((one) => one.message.id === id)?.message;
    if (found === undefined) throw new Error('The message is not shown');
    return found;
  };
  const whole = ({ store }: OpenTab) => selectConversationNotes(ID)(store.getState()) ?? [];
  return { backend, browser, time, open, shown, whole };
}

describe('notes', () => {
  it('show at once, wait while offline, survive a reload, and are one note however often they are sent', async () => {
    const { backend, time, open, shown, whole } = await bench();
    backend.refusals.addNote = OFFLINE;
    const tab = await open();
    await tab.store.actions.addNote(PLACE, 'Rang them');
    await tab.store.actions.addNote(WHOLE, 'A regular');
    await settle();
    expect(shown(tab).notes).toMatchObject([
      { text: 'Rang them', pending: { state: 'waiting', isNew: true } },
    ]);
    expect(whole(tab)).toMatchObject([{ text: 'A regular', pending: { state: 'waiting' } }]);
    tab.crash();

    const next = await open();
    expect(shown(next).notes).toMatchObject([{ text: 'Rang them' }]);
    expect(whole(next)).toMatchObject([{ text: 'A regular' }]);
    delete backend.refusals.addNote;
    await time.advance(60_000);
    await settle();
    expect(shown(next).notes).toEqual([
      expect.not.objectContaining({ pending: expect.anything() as unknown }),
    ]);
    expect(whole(next)).toHaveLength(1);
    expect(backend.notes.size).toBe(2);
    const keys = backend.callsOf('addNote').map(([, , key]) => key);
    expect(keys.length).toBeGreaterThan(2);
    expect(new Set(keys).size).toBe(2);
    expect(next.store.getState().pending).toEqual([]);
  });

  it('can be changed and deleted while they wait, in that order', async () => {
    const { backend, time, open, shown } = await bench();
    backend.refusals.addNote = OFFLINE;
    const tab = await open();
    await tab.store.actions.addNote(PLACE, 'First');
    const id = shown(tab).notes[0]?.id ?? '';
    await tab.store.actions.editNote(PLACE, id, 'Second');
    await tab.store.actions.editNote(PLACE, id, 'Third');
    expect(shown(tab).notes).toMatchObject([{ text: 'Third', version: 3 }]);
    delete backend.refusals.addNote;
    await time.advance(60_000);
    await settle();
    expect(backend.notes.get(id)).toMatchObject({ text: 'Third', version: 3 });
    await tab.store.actions.deleteNote(PLACE, id);
    await settle();
    expect(shown(tab).notes).toEqual([]);
    expect(backend.notes.get(id)?.deleted).toBe(true);
  });

  it('of another agent come live, on a message and on the conversation', async () => {
    const { backend, open, shown, whole } = await bench();
    const tab = await open();
    const theirs = {
      author: COLLEAGUE,
      version: 1,
      createdAt: 1,
      editedAt: null,
      deleted: false,
      interactionId: ID,
    };
    backend.putNote({ id: 'n1', text: 'On it', messageId: M, ...theirs });
    backend.putNote({ id: 'n2', text: 'All of it', messageId: null, ...theirs });
    await settle();
    expect([shown(tab).notes[0]?.text, whole(tab)[0]?.text]).toEqual(['On it', 'All of it']);
    backend.putNote({ id: 'n2', text: '', messageId: null, ...theirs, version: 2, deleted: true });
    // Once more, and late.
    backend.emit({ type: 'note.changed', note: { id: 'n2', text: 'All of it', messageId: null, ...theirs } });
    await settle();
    expect(whole(tab)).toEqual([]);
  });

  it('changed by two at once show what stands there and keep the other wording until it is decided', async () => {
    const { backend, open, whole } = await bench();
    const tab = await open();
    await tab.store.actions.addNote(WHOLE, 'First');
    await settle();
    const id = whole(tab)[0]?.id ?? '';
    const present = backend.notes.get(id);
    if (present === undefined) throw new Error('The note was not taken');
    // The other's change has not come here yet.
    backend.deliver = () => undefined;
    backend.putNote({ ...present, text: 'Theirs', version: 2 });
    backend.deliver = (_event, bring) => {
      bring();
    };
    await tab.store.actions.editNote(WHOLE, id, 'Mine');
    await settle();
    expect(whole(tab)).toMatchObject([
      { text: 'Theirs', version: 2, pending: { state: 'refused', error: 'stale-version', text: 'Mine' } },
    ]);
    await tab.store.actions.editNote(WHOLE, id, 'Mine');
    await settle();
    expect(whole(tab)).toMatchObject([{ text: 'Mine', version: 3 }]);
    expect(tab.store.getState().pending).toEqual([]);
  });

  it('that are refused keep their text, until it is written again or discarded', async () => {
    const { backend, open, shown } = await bench();
    backend.refusals.addNote = fail('invalid', 'too long', { type: 'invalid-field' });
    const tab = await open();
    await tab.store.actions.addNote(PLACE, 'One');
    await tab.store.actions.addNote(PLACE, 'Two');
    await settle();
    expect(shown(tab).notes).toMatchObject([
      { text: 'One', pending: { state: 'refused', error: 'invalid-field', isNew: true } },
      { text: 'Two', pending: { state: 'refused' } },
    ]);
    delete backend.refusals.addNote;
    await tab.store.actions.editNote(PLACE, shown(tab).notes[0]?.id ?? '', 'One');
    await settle();
    const refused = shown(tab).notes.find(({ pending }) => pending?.state === 'refused');
    await tab.store.actions.dismissPending(refused?.pending?.key ?? '');
    expect(shown(tab).notes.map(({ text, pending }) => [text, pending])).toEqual([['One', undefined]]);
  });

  it('that are being written stay when the thread is left', async () => {
    const { open } = await bench();
    const { store } = await open();
    store.actions.writeNote(PLACE, { noteId: null, text: 'Half a', isFresh: false });
    await store.actions.open(null);
    expect(store.getState().noteDrafts[M]?.text).toBe('Half a');
    store.actions.writeNote(PLACE, null);
    expect(store.getState().noteDrafts).toEqual({});
  });
});

describe('tags', () => {
  it('show at once, survive a reload, and are taken back with the reason', async () => {
    const { backend, time, open, shown } = await bench();
    backend.refusals.changeTags = OFFLINE;
    const tab = await open();
    await tab.store.actions.changeTags(ID, M, { add: ['urgent'], remove: [] });
    expect(shown(tab).tags).toEqual(['urgent']);
    tab.crash();
    const next = await open();
    expect(shown(next).tags).toEqual(['urgent']);
    backend.refusals.changeTags = fail('forbidden', 'no', { type: 'forbidden' });
    await time.advance(60_000);
    await settle();
    expect(shown(next)).toMatchObject({ tags: [], refusals: [{ what: 'add-tags', error: 'forbidden' }] });
    await next.store.actions.dismissPending(shown(next).refusals?.[0]?.key ?? '');
    expect(shown(next).refusals).toBeUndefined();
  });
});

describe('what is removed', () => {
  it('is gone at once, and comes back with the reason where it was refused', async () => {
    const { backend, open, shown } = await bench();
    backend.refusals.removeFromMessage = fail('forbidden', 'no', { type: 'forbidden' });
    const tab = await open();
    const removed = tab.store.actions.removeFromMessage(ID, M, 'content');
    expect(shown(tab)).toMatchObject({ text: '', removed: { content: true, author: false } });
    await removed;
    await settle();
    expect(shown(tab)).toMatchObject({
      text: 'A secret',
      refusals: [{ what: 'remove-content', error: 'forbidden' }],
    });
    delete backend.refusals.removeFromMessage;
    await tab.store.actions.removeFromMessage(ID, M, 'author');
    await tab.store.actions.removeFromMessage(ID, M, 'content');
    await settle();
    expect(shown(tab)).toMatchObject({
      text: '',
      author: { name: '' },
      removed: { content: true, author: true },
    });
    expect(shown(tab).refusals).toBeUndefined();
  });

  it('is nowhere in what the browser keeps, nor in what waits to be sent', async () => {
    const { backend, browser, open } = await bench();
    backend.fate = () => 'lost-before';
    const tab = await open();
    tab.store.actions.replyTo(ID, M);
    tab.store.actions.setText(ID, 'An answer');
    await tab.store.actions.send(ID);
    await settle();
    const quote = () => tab.store.getState().outbox.waiting[0]?.message.inReplyTo;
    expect(quote()?.text).toBe('A secret');
    const kept = async (): Promise<string> => {
      const databases = await browser.databases.databases();
      const all: unknown[] = [];
      for (const { name = '' } of databases) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = browser.databases.open(name);
          request.onsuccess = () => {
            resolve(request.result);
          };
          request.onerror = () => {
            reject(new Error('not opened'));
          };
        });
        for (const table of database.objectStoreNames)
          all.push(
            await new Promise((resolve) => {
              const request = database.transaction(table).objectStore(table).getAll();
              request.onsuccess = () => {
                resolve(request.result);
              };
            }),
          );
        database.close();
      }
      return JSON.stringify(all);
    };
    expect(await kept()).toContain('An answer');
    expect(await kept()).not.toContain('A secret');
    expect(await kept()).not.toContain('Léa');

    // After a reload it is there again with its thread, as long as it is there at all.
    tab.crash();
    const next = await open();
    expect(next.store.getState().outbox.waiting[0]?.message.inReplyTo?.text).toBe('A secret');
    backend.put({
      ...message(M, { interactionId: ID }),
      text: '',
      author: { kind: 'contact', id: 'c', name: '' },
      removed: { content: true, author: true },
    });
    await settle();
    expect(JSON.stringify(next.store.getState())).not.toContain('A secret');
    expect(next.store.getState().outbox.waiting[0]?.message.inReplyTo).toMatchObject({
      text: '',
      authorName: '',
      removed: { content: true, author: true },
    });
  });
});

describe('muting', () => {
  it('is told by a toast, and shown by the interaction', async () => {
    const { open } = await bench();
    const { store } = await open();
    await store.actions.mute(ID, { contact: true });
    expect(store.getState().interactions[ID]?.muted).toEqual({ contact: true, post: false });
    expect(store.getState().notice?.key).toBe('muted');
    await store.actions.mute(ID, { contact: false });
    expect(store.getState().notice?.key).toBe('unmuted');
  });
});
