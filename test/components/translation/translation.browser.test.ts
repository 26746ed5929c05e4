import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/composer/define.ts';
import '../../../src/components/message-translation/define.ts';
import '../../../src/components/reply-translation/define.ts';
import '../../../src/components/translation-dialog/define.ts';
import type { Composer } from '../../../src/components/composer/composer.ts';
import type { MessageTranslation } from '../../../src/components/message-translation/message-translation.ts';
import type { TranslationDialog } from '../../../src/components/translation-dialog/translation-dialog.ts';
import { fail, ok, type InlayError } from '../../../src/model/result.ts';
import type { AppState, ReplyTranslation, TranslationSlice } from '../../../src/store/state.ts';
import { mount } from '../../support/mount.ts';
import { interaction, message } from '../../support/sample-data.ts';
import { createStubStore, threadOf, type StubOptions, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, press, settled, within } from '../../support/within.ts';

const ID = 'i-lea';
const SETTINGS = { contactLanguage: null, agentLanguage: 'en', contactMessages: true, replies: true };
const ERROR: InlayError = {
  kind: 'unavailable',
  type: null,
  message: 'down',
  retryAfterMs: null,
  fields: [],
  current: null,
};
const PAIR: InlayError = { ...ERROR, kind: 'invalid', type: 'pair-not-supported' };

function slice(given: Partial<TranslationSlice> = {}): TranslationSlice {
  return {
    status: 'ready',
    settings: SETTINGS,
    contactLanguage: 'fr',
    messages: {},
    reply: null,
    download: null,
    ...given,
  };
}

function storeWith(
  translation: TranslationSlice | null,
  given: Partial<AppState> = {},
  actions: StubOptions['actions'] = {},
): StubStore {
  const store = createStubStore({
    state: {
      openId: ID,
      threads: { [ID]: threadOf(ID, [message('m1', { text: 'Où est mon colis ?' })]) },
      translations: translation === null ? {} : { [ID]: translation },
      ...given,
    },
    actions: {
      translationChoice: () => ok({ languages: ['de', 'en', 'fr'], detected: 'fr' }),
      translationSupport: () => ok('ready'),
      setTranslation: () => ok(undefined),
      send: () => true,
      ...actions,
    },
  });
  store.set(({ interactions }) => ({ interactions: { ...interactions, [ID]: interaction(ID) } }));
  return store;
}

describe('inlay-translation-dialog', () => {
  async function show(store: StubStore, language = 'en'): Promise<TranslationDialog> {
    const dialog = await mount<TranslationDialog>(
      'inlay-translation-dialog',
      { store, language },
      { interactionId: ID },
    );
    await waitUntil(() => store.callsOf('translationChoice').length > 0);
    await settled();
    return dialog;
  }
  const selects = (dialog: TranslationDialog): HTMLSelectElement[] =>
    allWithin<HTMLSelectElement>(dialog, 'select');
  const choose = (select: HTMLSelectElement | undefined, value: string): void => {
    if (select === undefined) throw new Error('there is no such field');
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };

  it('has nothing that axe objects to, light and dark, English and French', async () => {
    for (const [theme, language] of [
      ['light', 'en'],
      ['dark', 'fr'],
    ] as const) {
      const store = storeWith(null);
      const dialog = await mount<TranslationDialog>(
        'inlay-translation-dialog',
        { store, theme, language },
        { interactionId: ID },
      );
      await settled();
      await expect(dialog).to.be.accessible();
    }
  });

  it('X1: offers both languages and both ways, says what it found out, and applies what was chosen', async () => {
    const store = storeWith(null);
    const dialog = await show(store);
    const [contact, mine] = selects(dialog);
    expect([...(contact?.options ?? [])].map(({ textContent }) => textContent.trim())).to.deep.equal([
      'Find out (French)',
      'English',
      'French',
      'German',
    ]);
    expect(mine?.value).to.equal('en');
    choose(contact, 'de');
    const replies = allWithin<HTMLInputElement>(dialog, 'input')[1];
    replies?.click();
    press(dialog, 'Apply');
    await waitUntil(() => store.callsOf('setTranslation').length === 1);
    expect(store.callsOf('setTranslation')[0]).to.deep.equal([
      ID,
      { contactLanguage: 'de', agentLanguage: 'en', contactMessages: true, replies: false },
    ]);
    await waitUntil(() => !within<HTMLDialogElement>(dialog, 'dialog').open);
  });

  it('names a pair that is not translated, and applies nothing', async () => {
    const store = storeWith(null, {}, { translationSupport: () => ok('none') });
    const dialog = await show(store);
    await waitUntil(() => allWithin(dialog, '[role=alert]').length === 1);
    expect(within(dialog, '[role=alert]').textContent).to.contain(
      'French can’t be translated into English here.',
    );
    press(dialog, 'Apply');
    await settled();
    expect(store.callsOf('setTranslation')).to.deep.equal([]);
  });

  it('says why nothing translates, and that both languages are the same', async () => {
    const absent = fail('rejected', 'absent', { type: 'not-set-up' });
    const dialog = await show(storeWith(null, {}, { translationChoice: () => absent }));
    expect(within(dialog, '[role=alert]').textContent).to.contain('no service is set up');
    const other = await show(storeWith(null));
    choose(selects(other)[0], 'en');
    await settled();
    expect(within(other, '[role=alert]').textContent).to.contain('Both languages are the same.');
  });

  it('keeps what was chosen when it could not be applied, and says why', async () => {
    const store = storeWith(null, {}, { setTranslation: () => fail('offline', 'no line') });
    const dialog = await show(store);
    choose(selects(dialog)[0], 'de');
    press(dialog, 'Apply');
    await waitUntil(() => allWithin(dialog, '[role=alert]').length === 1);
    expect(within<HTMLDialogElement>(dialog, 'dialog').open).to.equal(true);
    expect(selects(dialog)[0]?.value).to.equal('de');
  });

  it('closes by Escape, and tells it', async () => {
    const dialog = await show(storeWith(null));
    let closed = 0;
    dialog.addEventListener('close', () => (closed += 1));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => closed === 1);
  });
});

describe('inlay-message-translation', () => {
  const inbound = message('m1', { text: 'Où est mon colis ?' });
  async function show(
    translation: TranslationSlice | null,
    of = inbound,
  ): Promise<{ element: MessageTranslation; store: StubStore }> {
    const store = storeWith(translation);
    const element = document.createElement('inlay-message-translation');
    element.message = of;
    const stage = await mount('inlay-translation-dialog', { store });
    stage.replaceWith(element);
    await element.updateComplete;
    await settled();
    return { element, store };
  }

  it('X2: asks for what is on the screen, once, and shows it under the original, with its language', async () => {
    const { element, store } = await show(slice());
    expect(store.callsOf('translateMessage')).to.deep.equal([[ID, 'm1']]);
    const translation = { text: 'Where is my parcel?', from: 'fr', to: 'en' };
    store.set({ translations: { [ID]: slice({ messages: { m1: { kind: 'done', translation } } }) } });
    await settled();
    expect(element.shadowRoot?.textContent).to.contain('Translated from French');
    expect(within(element, '.text').textContent).to.equal('Where is my parcel?');
    expect(within(element, '.text').lang).to.equal('en');
    await expect(element).to.be.accessible();
  });

  it('asks for nothing where nothing is translated, and shows nothing of what is in the language already', async () => {
    for (const given of [null, slice({ settings: { ...SETTINGS, contactMessages: false } })]) {
      const { element, store } = await show(given);
      expect(store.callsOf('translateMessage')).to.deep.equal([]);
      expect(allWithin(element, '.translation')).to.deep.equal([]);
    }
    const { element } = await show(slice({ messages: { m1: { kind: 'same' } } }));
    expect(allWithin(element, '.translation')).to.deep.equal([]);
  });

  it('leaves the original alone where it fails, says why, and tries again when told', async () => {
    const pair = { from: 'fr', to: 'en' };
    const { element, store } = await show(
      slice({ messages: { m1: { kind: 'failed', error: ERROR, pair } } }),
    );
    expect(element.shadowRoot?.textContent).to.contain('The translation can’t be reached.');
    press(element, 'Try again');
    expect(store.callsOf('translateMessage').at(-1)).to.deep.equal([ID, 'm1', true]);
    const { element: never } = await show(slice({ messages: { m1: { kind: 'failed', error: PAIR, pair } } }));
    expect(never.shadowRoot?.textContent).to.contain('French can’t be translated into English here.');
    expect(buttonNamed(never, 'Try again')).to.equal(undefined);
  });

  it('shows of ours what the contact was given, whatever is set', async () => {
    const ours = message('m2', {
      direction: 'outbound',
      translation: { text: 'Merci', from: 'en', to: 'fr' },
    });
    const { element } = await show(null, ours);
    expect(element.shadowRoot?.textContent).to.contain('Sent in French, marked as translated');
    expect(within(element, '.text').textContent).to.equal('Merci');
  });
});

describe('A reply in the contact’s language', () => {
  const TEXT = 'It leaves today.';
  async function show(
    reply: ReplyTranslation | null,
    given: Partial<TranslationSlice> = {},
    theme: 'light' | 'dark' = 'light',
  ): Promise<{ composer: Composer; store: StubStore; preview: Element }> {
    const store = storeWith(slice({ reply, ...given }), {
      composers: {
        [ID]: {
          text: TEXT,
          visibility: 'public',
          inReplyToId: null,
          attachments: [],
          refused: [],
          newer: [],
        },
      },
    });
    const composer = await mount<Composer>('inlay-composer', { store, theme });
    await waitUntil(() => allWithin(composer, 'inlay-reply-translation').length === 1);
    await settled();
    return { composer, store, preview: within(composer, 'inlay-reply-translation') };
  }
  const done: ReplyTranslation = {
    source: TEXT,
    kind: 'done',
    translation: { text: 'Il part aujourd’hui.', from: 'en', to: 'fr' },
  };
  const send = (composer: Composer): HTMLButtonElement => within(composer, '.send');

  it('has nothing that axe objects to in any state', async () => {
    for (const reply of [
      null,
      done,
      { source: TEXT, kind: 'pending' },
      { source: TEXT, kind: 'failed', error: ERROR, pair: null },
    ] satisfies (ReplyTranslation | null)[])
      for (const theme of ['light', 'dark'] as const)
        await expect((await show(reply, {}, theme)).composer).to.be.accessible();
  });

  it('X2: is seen before it goes, with its mark; Send says in which language, and the limit counts what goes', async () => {
    const { composer, preview, store } = await show(done);
    expect(preview.shadowRoot?.textContent).to.contain('Goes out in French');
    expect(within(preview, '.text').textContent).to.equal(
      'Il part aujourd’hui.\n\n(Traduit automatiquement)',
    );
    expect(send(composer).textContent.trim()).to.equal('Send in French');
    expect(within(composer, '.counter').title).to.contain(
      new Intl.NumberFormat('en').format(8_000 - 'Il part aujourd’hui.\n\n(Traduit automatiquement)'.length),
    );
    send(composer).click();
    await waitUntil(() => store.callsOf('send').length === 1);
  });

  it('waits for its translation and says so; who wants to send does not wait for a pause', async () => {
    const { composer, store } = await show({ source: TEXT, kind: 'pending' });
    expect(send(composer).getAttribute('aria-disabled')).to.equal('true');
    expect(within(composer, '#reason').textContent).to.contain('The translation is not there yet.');
    send(composer).click();
    await settled();
    expect(store.callsOf('send')).to.deep.equal([]);
    expect(store.callsOf('translateReply')).to.deep.equal([[ID]]);
  });

  it('X3: is no hostage where it can’t be translated: it says why, tries again, or goes as it is', async () => {
    const failed: ReplyTranslation = {
      source: TEXT,
      kind: 'failed',
      error: ERROR,
      pair: { from: 'en', to: 'fr' },
    };
    const { composer, store, preview } = await show(failed);
    expect(within(preview, '[role=alert]').textContent).to.contain('The translation can’t be reached.');
    press(preview, 'Try again');
    expect(store.callsOf('translateReply')).to.deep.equal([[ID]]);
    store.set({ translations: { [ID]: slice({ reply: failed }) } });
    press(preview, 'Send untranslated');
    expect(store.callsOf('leaveReply')).to.deep.equal([[ID]]);
    store.set({ translations: { [ID]: slice({ reply: { source: TEXT, kind: 'left' } }) } });
    await settled();
    expect(send(composer).textContent.trim()).to.equal('Send publicly');
  });

  it('says above the field what is translated, and switches it off', async () => {
    const { preview, store } = await show(done);
    expect(within(preview, '.bar').textContent).to.contain('Translating French and English');
    press(preview, 'Turn off translation');
    expect(store.callsOf('setTranslation')).to.deep.equal([
      [ID, { ...SETTINGS, contactMessages: false, replies: false }],
    ]);
    const { preview: unread, store: other } = await show(null, { status: 'failed', settings: null });
    expect(unread.shadowRoot?.textContent).to.contain('Replies go out as written.');
    press(unread, 'Try again');
    expect(other.callsOf('loadTranslation')).to.deep.equal([[ID]]);
  });
});
