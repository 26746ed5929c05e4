import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../src/model/result.ts';
import type { Translation, TranslationSettings } from '../../src/model/translation.ts';
import type { Translator } from '../../src/model/translator.ts';
import type { AppStore } from '../../src/store/state.ts';
import { FakeBrowser, settle, until } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction, message } from '../support/sample-data.ts';
import { openTab, type OpenTab } from '../support/store-bench.ts';
import { eventually } from '../support/eventually.ts';

const ID = 'i-lea';
const SETTINGS: TranslationSettings = {
  contactLanguage: null,
  agentLanguage: 'en',
  contactMessages: true,
  replies: true,
};

/** Translates into the text between brackets with the language before it; `answer` decides otherwise. */
class FakeTranslator implements Translator {
  readonly texts: string[] = [];
  answer: (text: string, to: string) => Result<Translation> | null = () => null;

  async languages() {
    return ok(['de', 'en', 'fr']);
  }
  async support() {
    return ok('ready' as const);
  }
  async detect(text: string) {
    return ok(text.includes('colis') ? 'fr' : null);
  }
  async translate(text: string, { from, to }: { readonly from: string | null; readonly to: string }) {
    this.texts.push(text);
    return this.answer(text, to) ?? ok({ text: `[${to}] ${text}`, from: from ?? 'fr', to });
  }
}

/** Nothing that was asked to be translated is on its way: keys and copies in the browser take their time. */
async function translated(store: Bench['store']): Promise<void> {
  await settle();
  await eventually(() => {
    const kinds = Object.values(slice(store)?.messages ?? {}).map(({ kind }) => kind);
    expect(kinds).not.toContain('pending');
  });
}

interface Bench extends OpenTab {
  readonly backend: FakeBackend;
  readonly translator: FakeTranslator;
}

async function open(
  settings: TranslationSettings | null = SETTINGS,
  text = 'Où est mon colis ?',
  more: { readonly backend?: FakeBackend; readonly browser?: FakeBrowser } = {},
): Promise<Bench> {
  const backend =
    more.backend ??
    new FakeBackend(
      [interaction(ID)],
      [
        message('m1', { interactionId: ID, sentAt: 1, text }),
        message('m2', { interactionId: ID, sentAt: 2, text: 'Merci' }),
      ],
    );
  if (settings !== null) backend.translationSettings.set(ID, settings);
  const translator = new FakeTranslator();
  const tab = await openTab(backend, { ...more, translator: async () => translator });
  await tab.store.actions.open(ID);
  await until(() => slice(tab.store)?.status === 'ready');
  return { ...tab, backend, translator };
}
const slice = (store: AppStore) => store.getState().translations[ID];
/** Writes a text and lets the pause after it pass. */
async function write({ store, time }: Bench, text: string): Promise<void> {
  store.actions.setText(ID, text);
  await time.advance(600);
  await settle();
}

describe('translation in the store', () => {
  it('X1: knows after a reload what the agent asked for here, and asks for nothing elsewhere', async () => {
    const { store } = await open();
    expect(slice(store)?.settings).toEqual(SETTINGS);
    const { store: other, translator } = await open(null);
    expect(slice(other)?.settings).toBe(null);
    other.actions.translateMessage(ID, 'm1');
    await settle();
    expect(translator.texts).toEqual([]);
  });

  it('translates a message when it is on the screen, once, and learns the contact’s language by it', async () => {
    const { store, translator } = await open();
    store.actions.translateMessage(ID, 'm1');
    store.actions.translateMessage(ID, 'm1');
    await translated(store);
    store.actions.translateMessage(ID, 'm1');
    await translated(store);
    expect(translator.texts).toEqual(['Où est mon colis ?']);
    expect(slice(store)?.messages['m1']).toEqual({
      kind: 'done',
      translation: { text: '[en] Où est mon colis ?', from: 'fr', to: 'en' },
    });
    expect(slice(store)?.contactLanguage).toBe('fr');
  });

  it('keeps the original where it fails, and tries again only when told', async () => {
    const { store, translator } = await open();
    translator.answer = () => fail('unavailable', 'down');
    const kind = () => slice(store)?.messages['m1']?.kind;
    store.actions.translateMessage(ID, 'm1');
    await eventually(() => {
      expect(kind()).toBe('failed');
    });
    store.actions.translateMessage(ID, 'm1');
    await translated(store);
    expect([translator.texts.length, kind()]).toEqual([1, 'failed']);
    translator.answer = () => null;
    store.actions.translateMessage(ID, 'm1', true);
    await eventually(() => {
      expect(kind()).toBe('done');
    });
  });

  it('forgets the translation of what is edited or removed', async () => {
    const { store, backend } = await open();
    store.actions.translateMessage(ID, 'm1');
    await translated(store);
    const [present] = backend.thread(ID);
    if (present === undefined) throw new Error('no message');
    backend.put({ ...present, text: '' });
    await settle();
    expect(slice(store)?.messages).toEqual({});
    expect(JSON.stringify(slice(store))).not.toContain('colis');
  });

  /** How many times a text was asked for by a panel that opens the thread in this browser now. */
  const askedAgain = async (backend: FakeBackend, browser: FakeBrowser): Promise<readonly string[]> => {
    const { store, translator } = await open(SETTINGS, '', { backend, browser });
    store.actions.translateMessage(ID, 'm1');
    await until(() => (slice(store)?.messages['m1']?.kind ?? 'pending') !== 'pending');
    store.destroy();
    return translator.texts;
  };

  it('keeps what was translated over a reload, for this agent, text and languages alone', async () => {
    const browser = new FakeBrowser();
    const { store, backend } = await open(SETTINGS, 'Où est mon colis ?', { browser });
    store.actions.translateMessage(ID, 'm1');
    await until(() => slice(store)?.messages['m1']?.kind === 'done');
    const shown = slice(store)?.messages['m1'];
    store.destroy();
    const again = await open(SETTINGS, '', { backend, browser });
    again.store.actions.translateMessage(ID, 'm1');
    await until(() => slice(again.store)?.messages['m1']?.kind === 'done');
    expect([again.translator.texts, slice(again.store)?.messages['m1']]).toEqual([[], shown]);
    again.store.destroy();

    const [present] = backend.thread(ID);
    if (present === undefined) throw new Error('no message');
    backend.put({ ...present, text: 'Où est donc mon colis ?' });
    expect(await askedAgain(backend, browser)).toEqual(['Où est donc mon colis ?']);
    backend.translationSettings.set(ID, { ...SETTINGS, agentLanguage: 'de' });
    const german = await open(null, '', { backend, browser });
    german.store.actions.translateMessage(ID, 'm1');
    await until(() => german.translator.texts.length === 1);
  });

  it('M5: keeps no translation of what was removed, nor of anything after the sign-out', async () => {
    const browser = new FakeBrowser();
    const { store, backend } = await open(SETTINGS, 'Où est mon colis ?', { browser });
    store.actions.translateMessage(ID, 'm1');
    store.actions.translateMessage(ID, 'm2');
    await until(() => slice(store)?.messages['m2']?.kind === 'done');
    const [present] = backend.thread(ID);
    if (present === undefined) throw new Error('no message');
    await until(async () => (await browser.dump()).includes('colis'));
    backend.put({ ...present, text: '', removed: { content: true, author: false } });
    await until(async () => !(await browser.dump()).includes('colis'));
    expect(await browser.dump()).toContain('Merci');
    await store.actions.signOut();
    expect(await browser.dump()).not.toContain('Merci');
  });

  it('X2: translates a reply after a pause, and sends both', async () => {
    const bench = await open();
    const { store, translator, backend } = bench;
    store.actions.setText(ID, 'It lea');
    await bench.time.advance(200);
    await write(bench, 'It leaves today.');
    expect(translator.texts).toEqual(['It leaves today.']);
    expect(await store.actions.send(ID)).toBe(true);
    await until(() => backend.taken.length === 1);
    expect(backend.taken[0]).toMatchObject({
      text: 'It leaves today.',
      translation: { text: '[fr] It leaves today.', from: 'en', to: 'fr' },
    });
    expect(store.getState().threads[ID]?.messages.at(-1)?.message.translation?.text).toBe(
      '[fr] It leaves today.',
    );
  });

  it('never sends what was not seen: not while it is translated, not the translation of another text', async () => {
    const bench = await open();
    const { store, backend } = bench;
    store.actions.setText(ID, 'It leaves today.');
    expect(await store.actions.send(ID)).toBe(false);
    await write(bench, 'It leaves today.');
    store.actions.setText(ID, 'It leaves tomorrow.');
    expect(await store.actions.send(ID)).toBe(false);
    expect(store.getState().composers[ID]?.text).toBe('It leaves tomorrow.');
    expect(backend.attempts).toEqual([]);
  });

  it('X3: holds no send hostage: a reply that could not be translated goes as it is when the agent says so', async () => {
    const bench = await open();
    const { store, translator, backend } = bench;
    translator.answer = () => fail('unavailable', 'down');
    await write(bench, 'It leaves today.');
    expect(slice(store)?.reply).toMatchObject({ kind: 'failed', pair: { from: 'en', to: 'fr' } });
    expect(await store.actions.send(ID)).toBe(false);
    store.actions.leaveReply(ID);
    expect(await store.actions.send(ID)).toBe(true);
    await until(() => backend.taken.length === 1);
    expect(backend.taken[0]?.translation ?? null).toBe(null);
  });

  it('says that the contact’s language is not known, and uses one that the agent chooses', async () => {
    const bench = await open(SETTINGS, 'Hm');
    await write(bench, 'Hello');
    expect(slice(bench.store)?.reply).toMatchObject({ kind: 'failed', error: { type: 'language-unknown' } });
    await bench.store.actions.setTranslation(ID, { ...SETTINGS, contactLanguage: 'de' });
    await bench.time.advance(600);
    await settle();
    expect(slice(bench.store)?.reply).toMatchObject({ kind: 'done', translation: { to: 'de' } });
    expect(bench.backend.translationSettings.get(ID)?.contactLanguage).toBe('de');
  });

  it('leaves everything as it was where settings could not be kept', async () => {
    const { store, backend } = await open();
    backend.refusals.setTranslationSettings = fail('offline', 'no line');
    const before = slice(store);
    expect((await store.actions.setTranslation(ID, { ...SETTINGS, replies: false })).ok).toBe(false);
    expect(slice(store)).toBe(before);
  });

  it('sends as it is, and says so, where it could not be read what the agent asked for', async () => {
    const backend = new FakeBackend([interaction(ID)], [message('m1', { interactionId: ID, sentAt: 1 })]);
    backend.refusals.translationSettings = fail('unavailable', 'down');
    const { store } = await openTab(backend, { translator: async () => new FakeTranslator() });
    await store.actions.open(ID);
    await until(() => slice(store)?.status === 'failed');
    store.actions.setText(ID, 'Hello');
    expect(await store.actions.send(ID)).toBe(true);
  });
});

describe('who else is here, in the store', () => {
  const viewings = (backend: FakeBackend): readonly unknown[] =>
    backend.callsOf('setViewing').map(([id, viewer]) => [id, (viewer as { here: boolean }).here]);

  it('T12: says where it is, that it is still there, and that it has left', async () => {
    const backend = new FakeBackend([interaction(ID), interaction('i-2')], []);
    const { store, time, lifecycle } = await openTab(backend);
    await store.actions.open(ID);
    await until(() => viewings(backend).length === 1);
    await time.advance(7_000);
    await settle();
    expect(viewings(backend)).toEqual([
      [ID, true],
      [ID, true],
    ]);
    await store.actions.open('i-2');
    await until(() => viewings(backend).length === 4);
    expect(viewings(backend).slice(2)).toEqual([
      [ID, false],
      ['i-2', true],
    ]);
    lifecycle.play('hide');
    await settle();
    expect(viewings(backend).at(-1)).toEqual(['i-2', false]);
    lifecycle.play('show');
    await settle();
    expect(viewings(backend).at(-1)).toEqual(['i-2', true]);
    await store.actions.open(null);
    await settle();
    expect(viewings(backend).at(-1)).toEqual(['i-2', false]);
  });

  it('T12: says so of a thread that an element shows by itself, once for all that show it', async () => {
    const backend = new FakeBackend([interaction(ID), interaction('i-2')], []);
    const { store, lifecycle } = await openTab(backend);
    store.actions.setShown('i-2', true);
    await settle();
    expect(viewings(backend)).toEqual([]);
    await store.actions.loadThread('i-2');
    await store.actions.open(ID);
    store.actions.setShown('i-2', true);
    await until(() => viewings(backend).length === 2);
    expect(viewings(backend)).toEqual([
      ['i-2', true],
      [ID, true],
    ]);
    backend.signal({ type: 'viewing', interactionId: 'i-2', agents: [{ id: 'agent-tom', name: 'Tom' }] });
    lifecycle.play('hide');
    lifecycle.play('show');
    await settle();
    expect(new Set(viewings(backend).slice(-2).map(String))).toEqual(new Set(['i-2,true', `${ID},true`]));
    store.actions.setShown('i-2', false);
    await store.actions.open(null);
    await settle();
    expect(viewings(backend).at(-1)).toEqual([ID, false]);
    store.actions.setShown('i-2', false);
    await settle();
    expect(viewings(backend).at(-1)).toEqual(['i-2', false]);
  });

  it('takes who leaves out of who writes', async () => {
    const backend = new FakeBackend([interaction(ID)], []);
    const { store } = await openTab(backend);
    const tom = { id: 'agent-tom', name: 'Tom' };
    await store.actions.open(ID);
    backend.signal({ type: 'viewing', interactionId: ID, agents: [tom] });
    backend.signal({ type: 'typing', interactionId: ID, who: 'agent', agent: tom });
    const thread = () => store.getState().threads[ID];
    expect([thread()?.viewing, thread()?.typing.agents]).toEqual([[tom], [tom]]);
    backend.signal({ type: 'viewing', interactionId: ID, agents: [] });
    expect([thread()?.viewing, thread()?.typing.agents]).toEqual([[], []]);
  });
});
