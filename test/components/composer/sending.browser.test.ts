import { expect, waitUntil } from '@open-wc/testing';
import '../../../src/components/composer/define.ts';
import type { Composer } from '../../../src/components/composer/composer.ts';
import { FEATURES } from '../../../src/model/agent.ts';
import type { Interaction } from '../../../src/model/interaction.ts';
import type { Message } from '../../../src/model/message.ts';
import type { AppState, ComposerSlice, TranslationSlice } from '../../../src/store/state.ts';
import { mount } from '../../support/mount.ts';
import { HOUR, interaction, message, NOW, session } from '../../support/sample-data.ts';
import { createStubStore, threadOf, type StubOptions, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

const ID = 'i-lea';
const COMMENT = message('m-comment', {
  interactionId: ID,
  kind: 'comment',
  visibility: 'public',
  direction: 'inbound',
  sentAt: NOW - HOUR,
});
const READ: Partial<AppState> = { threads: { [ID]: threadOf(ID, [COMMENT]) } };
const READING: Partial<AppState> = { threads: { [ID]: threadOf(ID, [], { status: 'loading' }) } };
const ASKING: TranslationSlice = {
  status: 'loading',
  settings: null,
  contactLanguage: null,
  messages: {},
  reply: null,
  download: null,
};
const EMPTY: ComposerSlice = {
  text: '',
  visibility: 'public',
  inReplyToId: null,
  attachments: [],
  refused: [],
  newer: [],
};

interface Given {
  readonly state?: Partial<AppState>;
  readonly interaction?: Partial<Interaction>;
  readonly composer?: Partial<ComposerSlice>;
  readonly actions?: StubOptions['actions'];
}

async function show(given: Given = {}): Promise<{ store: StubStore; composer: Composer }> {
  const store = createStubStore({
    state: {
      openId: ID,
      session: { status: 'ready', value: session({ features: FEATURES }), error: null, skewMs: 0 },
      ...READ,
      ...given.state,
    },
    actions: { setText: setText, ...given.actions },
  });
  store.set(({ interactions }) => ({
    interactions: { ...interactions, [ID]: interaction(ID, { lastInboundAt: null, ...given.interaction }) },
    composers: { [ID]: { ...EMPTY, ...given.composer } },
  }));
  const composer = await mount<Composer>('inlay-composer', { store });
  await settled();
  return { store, composer };
}
const setText = (store: StubStore, id: string, text: string): void => {
  put(store, { text }, id);
};
function put(store: StubStore, part: Partial<ComposerSlice>, id = ID): void {
  store.set(({ composers }) => ({
    composers: { ...composers, [id]: { ...EMPTY, ...composers[id], ...part } },
  }));
}
const field = (composer: Composer): HTMLTextAreaElement => within(composer, 'textarea');
const sendButton = (composer: Composer): HTMLButtonElement => within(composer, '.send');
const reason = (composer: Composer): string => allWithin(composer, '#reason')[0]?.textContent ?? '';
const spoken = (composer: Composer): string => allWithin(composer, '[role=status]').at(-1)?.textContent ?? '';
/** As fast as it can be: what was typed is in the field, and Enter follows in the same moment. */
function write(composer: Composer, text: string): void {
  field(composer).focus();
  field(composer).value = text;
  field(composer).dispatchEvent(new InputEvent('input', { bubbles: true }));
}
function press(composer: Composer, key: string, more: KeyboardEventInit = {}): void {
  field(composer).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
}
const isBusy = (composer: Composer): boolean => sendButton(composer).getAttribute('aria-busy') === 'true';

describe('inlay-composer: what is sent before everything is there', () => {
  const waits: Record<string, readonly [Partial<AppState>, Partial<AppState>]> = {
    'the thread': [READING, READ],
    'what is kept': [{ keeps: false }, { keeps: true }],
    'what is translated here': [
      { translations: { [ID]: ASKING } },
      { translations: { [ID]: { ...ASKING, status: 'ready' } } },
    ],
  };
  for (const [what, [before, after]] of Object.entries(waits))
    it(`goes out once ${what} has come, and is shown to wait until then`, async () => {
      const { composer, store } = await show({ state: before });
      write(composer, 'Fixed in 4.2.');
      press(composer, 'Enter');
      await waitUntil(() => isBusy(composer) && reason(composer) !== '');
      expect(reason(composer)).to.equal('Sending as soon as everything has loaded. Escape keeps it here.');
      expect(spoken(composer)).to.equal(reason(composer));
      expect(within(composer, '#reason').hasAttribute('data-waits')).to.equal(true);
      expect(sendButton(composer).getAttribute('aria-disabled')).to.equal('true');
      await expect(composer).to.be.accessible();
      expect(store.callsOf('send')).to.deep.equal([]);
      store.set(after);
      await waitUntil(() => store.callsOf('send').length === 1 && !isBusy(composer));
      expect(store.callsOf('send')).to.deep.equal([[ID]]);
      expect(store.callsOf('setText').at(-1)).to.deep.equal([ID, 'Fixed in 4.2.']);
      await waitUntil(() => reason(composer) === '');
    });

  it('waits by a click as by Enter, once, and says nothing of a wait that nobody notices', async () => {
    const { composer, store } = await show({ state: READING });
    write(composer, 'Hello');
    sendButton(composer).click();
    press(composer, 'Enter');
    await composer.updateComplete;
    expect(isBusy(composer)).to.equal(true);
    expect(reason(composer)).to.equal('');
    store.set(READ);
    await waitUntil(() => store.callsOf('send').length > 0 && !isBusy(composer));
    await settled();
    expect(store.callsOf('send')).to.have.length(1);
  });

  it('is let go of by typing on', async () => {
    const { composer, store } = await show({ state: READING });
    write(composer, 'Hello');
    press(composer, 'Enter');
    await waitUntil(() => isBusy(composer));
    write(composer, 'Hello you');
    await waitUntil(() => !isBusy(composer));
    store.set(READ);
    await settled();
    expect(store.callsOf('send')).to.deep.equal([]);
    expect(field(composer).value).to.equal('Hello you');
    press(composer, 'Enter');
    await waitUntil(() => store.callsOf('send').length === 1);
  });

  it('is let go of by Escape, which leads no further, and says so', async () => {
    const { composer, store } = await show({ state: READING });
    let outside = 0;
    composer.addEventListener('keydown', () => (outside += 1));
    for (const from of ['field', 'button'] as const) {
      write(composer, 'Hello');
      press(composer, 'Enter');
      await waitUntil(() => isBusy(composer));
      outside = 0;
      const target = from === 'field' ? field(composer) : sendButton(composer);
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
      );
      await waitUntil(() => reason(composer) === 'Not sent. Your text is kept.');
      expect(isBusy(composer)).to.equal(false);
      expect(spoken(composer)).to.equal('Not sent. Your text is kept.');
    }
    store.set(READ);
    await settled();
    expect(store.callsOf('send')).to.deep.equal([]);
    expect(field(composer).value).to.equal('Hello');
  });

  it('is let go of by opening another conversation', async () => {
    const { composer, store } = await show({ state: READING });
    write(composer, 'Hello');
    press(composer, 'Enter');
    await waitUntil(() => isBusy(composer));
    store.set({ openId: 'i-soon' });
    await waitUntil(() => field(composer).value === '');
    expect(isBusy(composer)).to.equal(false);
    store.set({ ...READ, openId: ID });
    await waitUntil(() => field(composer).value === 'Hello');
    await settled();
    expect(store.callsOf('send')).to.deep.equal([]);
  });

  it('does not go where something is in its way by then, and says what', async () => {
    const whatsapp: Partial<Interaction> = {
      platform: 'whatsapp',
      channelId: 'ch-whatsapp',
      visibility: 'private',
      lastInboundAt: NOW - 23 * HOUR,
    };
    const late = await show({ state: READING, interaction: whatsapp, composer: { visibility: 'private' } });
    write(late.composer, 'Hello');
    press(late.composer, 'Enter');
    await waitUntil(() => isBusy(late.composer));
    late.store.time = NOW + 2 * HOUR;
    late.store.set(READ);
    await waitUntil(() => field(late.composer).readOnly && spoken(late.composer) !== '');
    expect(late.composer.shadowRoot?.textContent).to.contain('WhatsApp takes free text only for a time');
    await settled();
    expect(late.store.callsOf('send')).to.deep.equal([]);
    expect(field(late.composer).value).to.equal('Hello');

    const review: Partial<Interaction> = { platform: 'google-play', channelId: 'ch-google-play' };
    const answered = await show({ state: READING, interaction: review });
    write(answered.composer, 'Hello');
    press(answered.composer, 'Enter');
    await waitUntil(() => isBusy(answered.composer));
    const answer = message('2', {
      kind: 'reply',
      direction: 'outbound',
      delivery: { state: 'delivered', reason: null, detail: null, at: NOW, undoUntil: null },
    });
    answered.store.set({ threads: { [ID]: threadOf(ID, [message('1', { kind: 'review' }), answer]) } });
    await waitUntil(() => spoken(answered.composer).includes('shows one answer to a review'));
    expect(answered.store.callsOf('send')).to.deep.equal([]);
    expect(field(answered.composer).value).to.equal('Hello');
  });

  it('says at once what is in its way whatever comes', async () => {
    const { composer, store } = await show({ state: READING });
    write(composer, 'x'.repeat(8_001));
    press(composer, 'Enter');
    await waitUntil(() => spoken(composer).includes('too long'));
    expect(isBusy(composer)).to.equal(false);
    store.set(READ);
    await settled();
    expect(store.callsOf('send')).to.deep.equal([]);
  });

  it('makes no reason of what is not read yet', async () => {
    const { composer, store } = await show({ state: READING, composer: { visibility: 'private' } });
    write(composer, 'Hello');
    await composer.updateComplete;
    expect(reason(composer)).to.equal('');
    press(composer, 'Enter');
    await waitUntil(() => isBusy(composer));
    store.set(READ);
    await waitUntil(() => store.callsOf('send').length === 1);
    const nothing = await show({
      state: { threads: { [ID]: threadOf(ID, []) } },
      composer: { visibility: 'private' },
    });
    write(nothing.composer, 'Hello');
    await waitUntil(() => reason(nothing.composer) !== '');
  });

  it('does not go as what it was not: another form, another text or other files hold it', async () => {
    const changes: Record<string, Partial<ComposerSlice>> = {
      text: { text: 'An older draft\nHello' },
      form: { visibility: 'private' },
      answered: { inReplyToId: 'm-comment' },
    };
    for (const change of Object.values(changes)) {
      const { composer, store } = await show({ state: READING });
      write(composer, 'Hello');
      press(composer, 'Enter');
      await waitUntil(() => isBusy(composer));
      put(store, change);
      await waitUntil(() => reason(composer).startsWith('Not sent: what stands here has changed'));
      store.set(READ);
      await settled();
      expect(store.callsOf('send')).to.deep.equal([]);
    }
  });

  it('asks for the translation that turns out to be wanted, and does not go without it (X1)', async () => {
    const { composer, store } = await show({ state: { translations: { [ID]: ASKING } } });
    write(composer, 'Hello');
    await composer.updateComplete;
    expect(reason(composer)).to.equal('');
    press(composer, 'Enter');
    await waitUntil(() => isBusy(composer));
    const settings = { contactLanguage: 'fr', agentLanguage: 'en', contactMessages: true, replies: true };
    store.set({ translations: { [ID]: { ...ASKING, status: 'ready', settings } } });
    await waitUntil(() => spoken(composer) === 'The translation is not there yet.');
    expect(store.callsOf('translateReply')).to.deep.equal([[ID]]);
    expect(store.callsOf('send')).to.deep.equal([]);
  });
});

describe('inlay-composer: nothing that was to be sent stays in silence', () => {
  it('sends what was typed and confirmed while the message before was going, after it', async () => {
    let go: (hasGone: boolean) => void = () => undefined;
    const { composer, store } = await show({
      actions: { send: () => new Promise<boolean>((resolve) => (go = resolve)) },
    });
    write(composer, 'One');
    press(composer, 'Enter');
    expect(store.callsOf('send')).to.have.length(1);
    write(composer, 'One two');
    press(composer, 'Enter');
    put(store, { text: ' two' });
    await settled();
    expect(store.callsOf('send')).to.have.length(1);
    go(true);
    await waitUntil(() => store.callsOf('send').length === 2);
    expect(store.getState().composers[ID]?.text).to.equal(' two');
  });

  it('goes in one conversation while another’s message is going', async () => {
    const { composer, store } = await show({
      actions: { send: () => new Promise<boolean>(() => undefined) },
    });
    write(composer, 'One');
    press(composer, 'Enter');
    store.set({ openId: 'i-soon' });
    await waitUntil(() => field(composer).value === '');
    write(composer, 'Two');
    press(composer, 'Enter');
    expect(store.callsOf('send').map(([id]) => id)).to.deep.equal([ID, 'i-soon']);
  });

  it('says that it has not gone where nobody knows why, and can be sent again', async () => {
    for (const send of [() => false, () => Promise.reject(new Error('no'))]) {
      const { composer, store } = await show({ actions: { send } });
      write(composer, 'Hello');
      press(composer, 'Enter');
      await waitUntil(() => reason(composer) === 'Not sent. Your text is kept; press Send again.');
      expect(spoken(composer)).to.equal(reason(composer));
      expect(isBusy(composer)).to.equal(false);
      press(composer, 'Enter');
      expect(store.callsOf('send')).to.have.length(2);
      await waitUntil(() => !isBusy(composer) && reason(composer) !== '');
      write(composer, 'Hello!');
      await waitUntil(() => reason(composer) === '');
    }
  });

  it('goes past what came in meanwhile once the agent has chosen to keep writing, and says it before', async () => {
    const newer: readonly Message[] = [message('9', { text: 'Found it!' })];
    const { composer, store } = await show({ composer: { text: 'We are looking', newer } });
    press(composer, 'Enter');
    await waitUntil(() => spoken(composer).includes('came in while you wrote'));
    expect(store.callsOf('sendAnyway')).to.deep.equal([]);
    buttonNamed(composer, 'Keep writing')?.click();
    await waitUntil(() => allWithin(composer, '.notice').length === 0);
    write(composer, 'So it is there');
    press(composer, 'Enter');
    await waitUntil(() => store.callsOf('sendAnyway').length === 1);
    expect(store.callsOf('send')).to.deep.equal([]);
  });

  it('asks first whether what was written in private may be public', async () => {
    const { composer, store } = await show({ composer: { text: 'Between us', visibility: 'private' } });
    within<HTMLInputElement>(composer, 'label[data-visibility=public] input').click();
    await waitUntil(() => allWithin(composer, '.notice[role=alert]').length === 1);
    press(composer, 'Enter');
    await waitUntil(() => spoken(composer) !== '');
    expect(store.callsOf('send')).to.deep.equal([]);
    expect(within(composer, '.notice[role=alert]').textContent).to.contain(spoken(composer));
  });

  it('keeps an input method’s Enter out of it, waiting or not (C4)', async () => {
    const { composer, store } = await show({ state: READING });
    write(composer, 'にほん');
    press(composer, 'Enter', { isComposing: true });

    press(composer, 'Enter', { keyCode: 229 });
    await settled();
    expect(isBusy(composer)).to.equal(false);
    press(composer, 'Enter');
    await waitUntil(() => isBusy(composer));
    press(composer, 'Escape', { isComposing: true });
    await settled();
    expect(isBusy(composer)).to.equal(true);
    store.set(READ);
    await waitUntil(() => store.callsOf('send').length === 1);
  });
});
