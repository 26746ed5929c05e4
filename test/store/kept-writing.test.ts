import { describe, expect, it } from 'vitest';
import type { ContactCard } from '../../src/model/contact-card.ts';
import { fail } from '../../src/model/result.ts';
import type { NotePlace } from '../../src/store/annotation-actions.ts';
import { FakeBrowser, settle } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction } from '../support/sample-data.ts';
import { openTab, type OpenTabOptions } from '../support/store-bench.ts';

const PLACE: NotePlace = { interactionId: 'i-lea', messageId: 'm1' };
const note = (text: string) => ({ noteId: null, text, isFresh: true });
const OWN = { title: 'Greeting', shortcut: '', text: 'Hello' };

/** A storage as `localStorage` is one. */
function quickStorage() {
  const rows = new Map<string, string>();
  return {
    rows,
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => void rows.set(key, value),
    removeItem: (key: string) => void rows.delete(key),
  };
}

describe('what is written and not saved', () => {
  const bench = () => {
    const backend = new FakeBackend([interaction('i-lea')]);
    const preferences = quickStorage();
    const browser = new FakeBrowser();
    const open = (more: OpenTabOptions = {}) => openTab(backend, { browser, preferences, ...more });
    return { backend, preferences, open };
  };

  it('M7, R3: a note and a quick reply of one’s own are there again after a crash a moment later', async () => {
    const { open } = bench();
    const { store, time, crash } = await open();
    store.actions.writeNote(PLACE, note('Called her'));
    store.actions.keepReplyDraft('new', OWN);
    await time.advance(300);
    crash();
    const { store: again } = await open();
    expect(again.getState().noteDrafts).toEqual({ m1: { noteId: null, text: 'Called her', isFresh: false } });
    expect(again.getState().replyDrafts).toEqual({ new: OWN });
  });

  describe('attributes of a contact (K2)', () => {
    const card: ContactCard = {
      contact: interaction('i-lea').contact,
      version: 1,
      identifiers: [],
      attributes: [{ id: 'a', label: 'A', type: 'text', value: 'old' }],
      record: null,
    };

    it('that are being written are there again, on the card that they were begun on', async () => {
      const { open, backend } = bench();
      backend.cards.set('i-lea', card);
      const { store, time, crash } = await open();
      const draft = { base: card, values: { a: 'half a word' } };
      store.actions.writeContact('i-lea', draft);
      await time.advance(300);
      crash();
      const { store: again } = await open();
      expect(again.getState().cardDrafts).toEqual({ 'i-lea': draft });
      again.actions.writeContact('i-lea', null);
      expect((await open()).store.getState().cardDrafts).toEqual({});
    });

    it('that were not taken go on once the card is read again, and ask where somebody was faster', async () => {
      for (const isFaster of [false, true]) {
        const { open, backend } = bench();
        backend.cards.set('i-lea', card);
        const { store, time, crash } = await open();
        await store.actions.loadCard('i-lea');
        backend.refusals.changeContact = fail('offline', 'no network');
        await store.actions.changeContact('i-lea', card, { attributes: { a: 'mine' } });
        await time.advance(300);
        crash();
        delete backend.refusals.changeContact;
        if (isFaster) backend.putCard('i-lea', { attributes: { a: 'theirs' } });
        const { store: again } = await open();
        await again.actions.loadCard('i-lea');
        const slice = again.getState().cards['i-lea'];
        expect(slice?.unsaved?.conflicts ?? null).toEqual(
          isFaster ? [{ id: 'a', mine: 'mine', theirs: 'theirs' }] : null,
        );
        expect(backend.cards.get('i-lea')?.attributes[0]?.value).toBe(isFaster ? 'theirs' : 'mine');
        if (isFaster) await again.actions.chooseAttribute('i-lea', 'a', 'theirs');
        expect(again.getState().contactChanges).toEqual({});
      }
    });

    it('are let go of with the name of the contact', async () => {
      const { open, backend } = bench();
      backend.cards.set('i-lea', card);
      const { store } = await open();
      store.actions.writeContact('i-lea', { base: card, values: { a: 'known of her' } });
      backend.cards.set('i-lea', { ...card, contact: { ...card.contact, anonymous: true } });
      await store.actions.loadCard('i-lea');
      expect(store.getState().cardDrafts).toEqual({});
    });

    it('are let go of where the name was removed while nobody was here, and the card is not read', async () => {
      const { open, preferences } = bench();
      const { store, time, crash } = await open();
      store.actions.writeContact('i-lea', { base: card, values: { a: 'known of her' } });
      await time.advance(300);
      crash();
      expect([...preferences.rows.values()].join()).toContain('known of her');
      const { contact } = interaction('i-lea');
      const backend = new FakeBackend([
        interaction('i-lea', { contact: { ...contact, name: '', anonymous: true } }),
      ]);
      const { store: again } = await openTab(backend, { browser: new FakeBrowser(), preferences });
      expect(again.getState().cardDrafts).toEqual({});
      expect([...preferences.rows.values()].join()).not.toContain('known of her');
    });
  });

  it('is kept at once when the page goes', async () => {
    const { open } = bench();
    const { store, lifecycle, crash } = await open();
    store.actions.writeNote(PLACE, note('Called'));
    lifecycle.play('hide');
    crash();
    expect((await open()).store.getState().noteDrafts['m1']?.text).toBe('Called');
  });

  it('does not come back once it was saved or given up, even after a crash at that moment', async () => {
    const { open, preferences } = bench();
    const { store, time, crash } = await open();
    store.actions.writeNote(PLACE, note('Called her'));
    store.actions.keepReplyDraft('new', OWN);
    await time.advance(300);
    store.actions.writeNote(PLACE, null);
    store.actions.keepReplyDraft('new', null);
    crash();
    const { noteDrafts, replyDrafts } = (await open()).store.getState();
    expect([noteDrafts, replyDrafts]).toEqual([{}, {}]);
    expect([...preferences.rows.values()].join()).not.toContain('Called');
  });

  it('leaves what another tab keeps in another place', async () => {
    const { open } = bench();
    const one = await open();
    const two = await open();
    one.store.actions.writeNote(PLACE, note('by one'));
    await one.time.advance(300);
    two.store.actions.writeNote({ ...PLACE, messageId: 'm2' }, note('by two'));
    await two.time.advance(300);
    one.crash();
    two.crash();
    const { noteDrafts } = (await open()).store.getState();
    expect([noteDrafts['m1']?.text, noteDrafts['m2']?.text]).toEqual(['by one', 'by two']);
  });

  it('is another agent’s never, and gone with the sign-out', async () => {
    const { open, preferences, backend } = bench();
    const { store, time } = await open();
    store.actions.writeNote(PLACE, note('Called her'));
    await time.advance(300);
    const mine = backend.session;
    backend.session = { ...mine, agent: { ...mine.agent, id: 'agent-tom' } };
    expect((await open()).store.getState().noteDrafts).toEqual({});
    backend.session = mine;
    await store.actions.signOut();
    await settle();
    expect([...preferences.rows.values()].join()).not.toContain('Called');
  });

  it('lasts as long as the page where the browser denies it', async () => {
    const { open } = bench();
    const denied = (): never => {
      throw new Error('denied');
    };
    const { store, time } = await open({
      preferences: { getItem: denied, setItem: denied, removeItem: denied },
    });
    store.actions.writeNote(PLACE, note('Called her'));
    await time.advance(300);
    expect(store.getState().noteDrafts['m1']?.text).toBe('Called her');
  });
});
