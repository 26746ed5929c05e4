import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/composer/define.ts';
import type { Composer } from '../../../src/components/composer/composer.ts';
import { FEATURES, type Session } from '../../../src/model/agent.ts';
import type { Interaction } from '../../../src/model/interaction.ts';
import { UNTOUCHED, type Message } from '../../../src/model/message.ts';
import type { ComposerAttachment, ComposerSlice, TranslationSlice } from '../../../src/store/state.ts';
import { mount } from '../../support/mount.ts';
import { excerpt, HOUR, interaction, ME, message, NOW, session } from '../../support/sample-data.ts';
import { createStubStore, threadOf, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

interface Given {
  readonly interaction?: Partial<Interaction>;
  readonly composer?: Partial<ComposerSlice>;
  readonly messages?: readonly Message[];
  readonly session?: Partial<Session>;
}

const DAY = 24 * HOUR;
const COMMENT = message('m-comment', {
  interactionId: 'i-lea',
  kind: 'comment',
  visibility: 'public',
  direction: 'inbound',
  sentAt: NOW - HOUR,
});
const WHATSAPP: Partial<Interaction> = {
  platform: 'whatsapp',
  channelId: 'ch-whatsapp',
  visibility: 'private',
};
const MESSENGER: Partial<Interaction> = {
  platform: 'messenger',
  channelId: 'ch-messenger',
  visibility: 'private',
};

async function show(
  given: Given = {},
  theme: 'light' | 'dark' = 'light',
  language = 'en',
): Promise<{ store: StubStore; composer: Composer }> {
  const slice: ComposerSlice = {
    text: '',
    visibility: given.interaction?.visibility ?? 'public',
    inReplyToId: null,
    attachments: [],
    refused: [],
    newer: [],
    ...given.composer,
  };
  const put = (store: StubStore, id: string, part: Partial<ComposerSlice>): void => {
    store.set(({ composers }) => ({
      composers: { ...composers, [id]: { ...slice, ...composers[id], ...part } },
    }));
  };
  const store = createStubStore({
    state: {
      openId: 'i-lea',
      session: {
        status: 'ready',
        value: { ...session(), features: FEATURES, ...given.session },
        error: null,
        skewMs: 0,
      },
      threads: { 'i-lea': threadOf('i-lea', given.messages ?? [COMMENT]) },
    },
    actions: {
      setText: (own, id, text) => {
        put(own, id, { text });
      },
      setVisibility: (own, id, visibility, mayGoPublic) => {
        put(own, id, { visibility, ...(mayGoPublic === undefined ? {} : { mayGoPublic }) });
      },
      replyTo: (own, id, inReplyToId) => {
        put(own, id, { inReplyToId });
      },
      takeBack: () => true,
    },
  });
  store.set(({ interactions }) => ({
    interactions: {
      ...interactions,
      'i-lea': interaction('i-lea', { lastInboundAt: null, assignee: ME, ...given.interaction }),
    },
    composers: { 'i-lea': slice },
  }));
  const composer = await mount<Composer>('inlay-composer', { store, theme, language });
  await settled();
  return { store, composer };
}

const TRANSLATING: TranslationSlice = {
  status: 'ready',
  settings: { contactLanguage: 'fr', agentLanguage: 'en', contactMessages: true, replies: true },
  contactLanguage: 'fr',
  messages: {},
  reply: null,
  download: null,
};

const radio = (composer: Composer, visibility: 'public' | 'private'): HTMLInputElement =>
  within(composer, `label[data-visibility=${visibility}] input`);
const send = (composer: Composer): HTMLButtonElement => within(composer, '.send');
const reasonOf = (composer: Composer): string =>
  (composer.shadowRoot?.querySelector('.reason')?.textContent ?? '').trim();
const windowText = (composer: Composer): string =>
  (within(composer, 'inlay-reply-window').shadowRoot?.textContent ?? '').trim();
const sent = (undoUntil: number | null): Message =>
  message('m-mine', {
    interactionId: 'i-lea',
    kind: 'reply',
    visibility: 'public',
    direction: 'outbound',
    author: { kind: 'agent', id: ME.id, name: ME.name },
    text: 'Too quick',
    delivery: { state: 'sending', reason: null, detail: null, at: NOW, undoUntil },
  });

async function undoByKeys(): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: 'z' });
  await sendKeys({ up: 'Control' });
}

describe('inlay-composer: who can read an answer, and how long', () => {
  it('begins in private for who may not post publicly (Q6)', async () => {
    const permissions = ['conversation.message.accept'] as const;
    const { store, composer } = await show({ session: { permissions } });
    store.set({ composers: {} });
    await settled();
    expect(radio(composer, 'private').checked).to.equal(true);
    expect(reasonOf(composer)).not.to.contain('permission');
  });

  for (const [language, take, translates] of [
    ['en', 'Assign to me', 'Translat'],
    ['fr', 'Me l’attribuer', 'Traduction'],
  ] as const)
    it(`offers to take what isn’t mine, and says that translation is on, though nothing can be written, ${language} (C8, X1)`, async () => {
      const { store, composer } = await show(
        {
          interaction: {
            ...WHATSAPP,
            lastInboundAt: NOW - 2 * DAY,
            assignee: null,
            lastMessage: excerpt('We are on it.', { direction: 'outbound' }),
          },
          messages: [],
        },
        'light',
        language,
      );
      expect(allWithin(composer, 'textarea')).to.have.length(0);
      expect(allWithin(composer, 'inlay-reply-translation')).to.have.length(0);
      store.set({ translations: { 'i-lea': TRANSLATING } });
      await waitUntil(() =>
        allWithin(composer, 'inlay-reply-translation').some((bar) =>
          bar.shadowRoot?.textContent.includes(translates),
        ),
      );
      await expect(composer).to.be.accessible();
      buttonNamed(composer, take)?.click();
      await waitUntil(() => store.callsOf('assign').length === 1);
      expect(store.callsOf('assign')).to.deep.equal([['i-lea', { agentId: ME.id, teamId: null }]]);
    });

  it('goes on with the templates, once, where what was just begun takes nothing else (W4)', async () => {
    const { store, composer } = await show({
      interaction: { ...WHATSAPP, lastInboundAt: null },
      messages: [],
    });
    const desks = (): number => allWithin(composer, 'dialog.replies').length;
    expect(desks()).to.equal(0);
    store.set({ begun: { interactionId: 'i-lea' } });
    await waitUntil(() => desks() === 1);
    within<HTMLDialogElement>(composer, 'dialog.replies').close();
    await waitUntil(() => desks() === 0);
    composer.requestUpdate();
    await settled();
    expect(desks()).to.equal(0);
    const { store: free, composer: open } = await show({
      interaction: { ...WHATSAPP, lastInboundAt: NOW - HOUR },
      messages: [],
    });
    free.set({ begun: { interactionId: 'i-lea' } });
    await settled();
    expect(allWithin(open, 'dialog.replies')).to.have.length(0);
  });

  describe('accessibility', () => {
    const states: Record<string, Given> = {
      'a choice': { composer: { text: 'Hello' } },
      'a private one that is spent': {
        messages: [{ ...COMMENT, networkState: { ...UNTOUCHED, privatelyAnswered: true } }],
      },
      'a private one that is chosen and spent': {
        composer: { text: 'Hello', visibility: 'private' },
        messages: [{ ...COMMENT, networkState: { ...UNTOUCHED, privatelyAnswered: true } }],
      },
      'one that can be taken back': { messages: [COMMENT, sent(NOW + 4_000)] },
      'not mine': { composer: { text: 'Hello' }, interaction: { assignee: null } },
      'a window that closes': { interaction: { ...MESSENGER, lastInboundAt: NOW - 25 * HOUR } },
    };
    for (const [name, given] of Object.entries(states)) {
      for (const scheme of ['light', 'dark'] as const) {
        it(`has nothing that axe objects to: ${name}, ${scheme}`, async () => {
          const { composer } = await show(given, scheme);
          await expect(composer).to.be.accessible();
        });
      }
    }
  });

  describe('public or private (C3)', () => {
    it('is public by default, by names and a choice that keys reach', async () => {
      const { composer, store } = await show();
      expect(allWithin(composer, '.choice label').map(({ textContent }) => textContent.trim())).to.deep.equal(
        ['Send as public', 'Send as private'],
      );
      expect(radio(composer, 'public').checked).to.equal(true);
      expect(send(composer).textContent).to.contain('Send publicly');

      radio(composer, 'public').focus();
      await sendKeys({ press: 'ArrowRight' });

      expect(store.callsOf('setVisibility').at(-1)).to.deep.equal(['i-lea', 'private']);
      await settled();
      expect(send(composer).textContent).to.contain('Send privately');
      expect(within(composer, '.counter').textContent).to.contain('2,000');
    });

    it('is no choice where the network or the administrator has none, and none in a private conversation', async () => {
      const youtube = { platform: 'youtube', channelId: 'ch-youtube' } as const;
      const off = { features: FEATURES.filter((one) => one !== 'privateReply') };
      for (const given of [
        { interaction: youtube },
        { session: off },
        { interaction: WHATSAPP },
      ] as Given[]) {
        const { composer } = await show(given);
        expect(composer.shadowRoot?.querySelector('.choice')).to.equal(null);
        composer.remove();
      }
    });

    it('says beside the choice why a private answer can’t be had: spent, too late, nothing to answer', async () => {
      const spent = { ...COMMENT, networkState: { ...UNTOUCHED, privatelyAnswered: true } };
      const old = { ...COMMENT, sentAt: NOW - 7 * DAY };
      const cases: [readonly Message[], RegExp][] = [
        [[spent], /one private reply/],
        [[old], /too old/],
        [[], /no message here/],
      ];
      for (const [messages, words] of cases) {
        const { composer } = await show({ messages });
        expect(radio(composer, 'private').disabled).to.equal(true);
        expect(within(composer, '#refused').textContent).to.match(words);
        composer.remove();
      }
    });

    it('keeps the text where the one private reply was spent meanwhile, and says so where Send is', async () => {
      const { composer, store } = await show({ composer: { text: 'In private', visibility: 'private' } });
      expect(send(composer).getAttribute('aria-disabled')).to.equal('false');

      store.set({
        threads: {
          'i-lea': threadOf('i-lea', [
            { ...COMMENT, networkState: { ...UNTOUCHED, privatelyAnswered: true } },
          ]),
        },
      });
      await settled();

      expect(reasonOf(composer)).to.match(/one private reply/);
      expect(send(composer).getAttribute('aria-disabled')).to.equal('true');
      expect(within<HTMLTextAreaElement>(composer, 'textarea').value).to.equal('In private');
      expect(radio(composer, 'public').disabled).to.equal(false);
    });

    it('keeps the field where the message to be answered is deleted, says so, and goes on with another', async () => {
      for (const given of [{}, { platform: 'linkedin', channelId: 'ch-linkedin' } as const]) {
        const { composer, store } = await show({
          interaction: given,
          messages: [{ ...COMMENT, networkState: { ...UNTOUCHED, deleted: true } }],
        });

        expect(reasonOf(composer)).to.match(/is deleted on/);
        expect(send(composer).getAttribute('aria-disabled')).to.equal('true');
        expect(within<HTMLTextAreaElement>(composer, 'textarea').readOnly).to.equal(false);

        store.set({
          threads: {
            'i-lea': threadOf('i-lea', [
              { ...COMMENT, networkState: { ...UNTOUCHED, deleted: true } },
              { ...COMMENT, id: 'm-other', sentAt: NOW },
            ]),
          },
        });
        await settled();
        expect(reasonOf(composer)).not.to.match(/is deleted on/);
        composer.remove();
      }
    });

    for (const [language, ask, agree] of [
      ['en', 'everyone', 'Make it public'],
      ['fr', 'tout le monde', 'Rendre public'],
    ] as const)
      it(`asks once before a private draft of files alone goes public, ${language} (C3)`, async () => {
        const file: ComposerAttachment = {
          localId: 'f1',
          name: 'invoice.png',
          size: 1,
          type: 'image/png',
          upload: { kind: 'uploading', share: 0.5 },
        };
        const { composer, store } = await show(
          { composer: { attachments: [file], visibility: 'private' } },
          'light',
          language,
        );
        radio(composer, 'public').click();
        await settled();
        expect(store.callsOf('setVisibility')).to.have.length(0);
        expect(within(composer, '.notice[role=alert]').textContent).to.contain(ask);
        buttonNamed(composer, agree)?.focus();
        await sendKeys({ press: 'Enter' });
        expect(store.callsOf('setVisibility')).to.deep.equal([['i-lea', 'public', true]]);
      });
    it('asks once before a private draft goes public', async () => {
      const { composer, store } = await show({ composer: { text: 'Between us', visibility: 'private' } });
      radio(composer, 'public').click();
      await settled();
      expect(store.callsOf('setVisibility')).to.have.length(0);
      expect(radio(composer, 'private').checked).to.equal(true);

      buttonNamed(composer, 'Make it public')?.click();
      await settled();
      expect(store.callsOf('setVisibility').at(-1)).to.deep.equal(['i-lea', 'public', true]);
      radio(composer, 'private').click();
      await settled();
      radio(composer, 'public').click();
      await settled();
      expect(store.callsOf('setVisibility').at(-1)).to.deep.equal(['i-lea', 'public']);
    });

    it('lets who may not post in public answer in private', async () => {
      const { composer } = await show({
        composer: { text: 'Hello', visibility: 'private' },
        session: { permissions: ['conversation.message.accept'] },
      });
      expect(radio(composer, 'public').disabled).to.equal(true);
      expect(send(composer).getAttribute('aria-disabled')).to.equal('false');
    });
  });

  describe('reply windows (C7)', () => {
    it('counts down on the server’s clock without the composer rendering again', async () => {
      const { composer, store } = await show({
        interaction: { ...WHATSAPP, lastInboundAt: NOW - 23 * HOUR },
      });
      let renders = 0;
      const { performUpdate } = composer as unknown as { performUpdate: () => void };
      (composer as unknown as { performUpdate: () => void }).performUpdate = function count(this: Composer) {
        renders += 1;
        performUpdate.call(this);
      };
      expect(windowText(composer)).to.contain('1h left');

      store.time += HOUR - 30_000;
      within<HTMLElement & { requestUpdate: () => void }>(composer, 'inlay-reply-window').requestUpdate();
      await waitUntil(() => windowText(composer).includes('30s left'));

      expect(renders).to.equal(0);
    });

    it('closes before the agent’s eyes at its instant: the text stays, the reason and the template are there', async () => {
      const { composer, store } = await show({
        composer: { text: 'Half a sentence', visibility: 'private' },
        interaction: { ...WHATSAPP, lastInboundAt: NOW - 24 * HOUR + 120 },
      });
      expect(send(composer).getAttribute('aria-disabled')).to.equal('false');

      store.time = NOW + 120;

      await waitUntil(() => composer.shadowRoot?.querySelector('.send') === null);
      const field = within<HTMLTextAreaElement>(composer, 'textarea');
      expect([field.value, field.readOnly]).to.deep.equal(['Half a sentence', true]);
      expect(within(composer, '.notice').textContent).to.contain('free text only for a time');
      expect(within(composer, '.notice').querySelector('button')?.textContent).to.match(/template/i);
      expect(within(composer, '[role=status].visually-hidden').textContent).to.contain('Your text is kept');
    });

    it('goes on with a tagged answer on Messenger, and says until when', async () => {
      const { composer } = await show({
        composer: { text: 'Late', visibility: 'private' },
        interaction: { ...MESSENGER, lastInboundAt: NOW - 25 * HOUR },
      });
      expect(send(composer).getAttribute('aria-disabled')).to.equal('false');
      expect(windowText(composer)).to.contain('written by a person');
    });

    it('shows nothing where there is no end', async () => {
      const { composer } = await show();
      expect(windowText(composer)).to.equal('');
    });
  });

  describe('taking back (C12)', () => {
    it('counts the seconds, takes back by button and by keys, and is gone when they are over', async () => {
      const { composer, store } = await show({ messages: [COMMENT, sent(NOW + 4_500)] });
      const bar = within(composer, 'inlay-undo-send');
      expect(bar.shadowRoot?.textContent).to.contain('5s');

      bar.shadowRoot?.querySelector('button')?.click();
      await settled();
      expect(store.callsOf('takeBack').at(-1)).to.deep.equal(['i-lea', 'm-mine']);

      within<HTMLTextAreaElement>(composer, 'textarea').focus();
      await undoByKeys();
      expect(store.callsOf('takeBack')).to.have.length(2);

      store.time = NOW + 4_500;
      (bar as HTMLElement & { requestUpdate: () => void }).requestUpdate();
      await settled();
      expect(bar.shadowRoot?.querySelector('button')).to.equal(null);
      await undoByKeys();
      expect(store.callsOf('takeBack')).to.have.length(2);
    });

    for (const [language, undo] of [
      ['en', 'Undo'],
      ['fr', 'Annuler'],
    ] as const)
      it(`takes the one answer of a review back, by button and by keys, though nothing more can be written, ${language}`, async () => {
        const review: Given = {
          interaction: { platform: 'google-play', channelId: 'ch-google-play', visibility: 'public' },
          messages: [{ ...COMMENT, kind: 'review' }],
        };
        const { store, composer } = await show(review, 'light', language);
        composer.focus();
        expect(composer.shadowRoot?.activeElement?.localName).to.equal('textarea');
        const answer = { ...sent(NOW + 4000), networkState: UNTOUCHED };
        const put = (message: Message): void => {
          store.set({ threads: { 'i-lea': threadOf('i-lea', [{ ...COMMENT, kind: 'review' }, message]) } });
        };
        put(answer);
        await waitUntil(() => allWithin(composer, 'textarea').length === 0);
        await waitUntil(() => buttonNamed(composer, undo) !== undefined);
        await expect(composer).to.be.accessible();
        buttonNamed(composer, undo)?.click();
        await waitUntil(() => store.callsOf('takeBack').length === 1);

        // The focus has stayed here, so that the keys are heard.
        expect(composer.matches(':focus-within')).to.equal(true);
        await undoByKeys();
        await waitUntil(() => store.callsOf('takeBack').length === 2);
        expect(store.callsOf('takeBack')).to.deep.equal([
          ['i-lea', 'm-mine'],
          ['i-lea', 'm-mine'],
        ]);
        put({
          ...answer,
          delivery: { state: 'cancelled', reason: null, detail: null, at: NOW, undoUntil: null },
        });
        await waitUntil(() => composer.shadowRoot?.activeElement?.localName === 'textarea');
      });
    it('leaves the field’s own undo alone where there is text', async () => {
      const { composer, store } = await show({
        messages: [COMMENT, sent(NOW + 4_500)],
        composer: { text: 'Typed' },
      });
      within<HTMLTextAreaElement>(composer, 'textarea').focus();
      await undoByKeys();
      expect(store.callsOf('takeBack')).to.have.length(0);
    });
  });

  it('offers to take what is not mine, to who answers it, and assigns nothing by itself (C8)', async () => {
    const { composer, store } = await show({ composer: { text: 'Hello' }, interaction: { assignee: null } });
    expect(store.callsOf('assign')).to.have.length(0);

    buttonNamed(composer, 'Assign to me')?.click();
    await settled();

    expect(store.callsOf('assign')).to.deep.equal([['i-lea', { agentId: ME.id, teamId: null }]]);
  });

  it('lets go of the message that is answered on Escape, and only then leaves the panel’s Escape to it (T8)', async () => {
    const { composer, store } = await show({ composer: { text: 'Hello', inReplyToId: 'm-comment' } });
    const left: boolean[] = [];
    composer.addEventListener('keydown', (event) => left.push(event.defaultPrevented));
    within<HTMLTextAreaElement>(composer, 'textarea').focus();

    await sendKeys({ press: 'Escape' });
    await settled();
    await sendKeys({ press: 'Escape' });

    expect(store.callsOf('replyTo')).to.deep.equal([['i-lea', null]]);
    expect(left).to.deep.equal([true, false]);
  });
});
