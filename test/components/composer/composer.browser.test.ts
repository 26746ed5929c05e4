import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/composer/define.ts';
import '../../../src/components/interaction-row/late-marks.ts';
import '../../../src/components/message-log/virtual-log.ts';
import '../../../src/components/message-thread/define.ts';
import '../../../src/components/message-thread/thread-behind.ts';
import '../../../src/components/message/message-tools.ts';
import '../../../src/components/text/links.ts';
import '../../../src/theme/late-icons.ts';
import type { Composer } from '../../../src/components/composer/composer.ts';
import { FEATURES } from '../../../src/model/agent.ts';
import type { Interaction } from '../../../src/model/interaction.ts';
import type { Message } from '../../../src/model/message.ts';
import type { InlayError } from '../../../src/model/result.ts';
import type { AppState, ComposerAttachment, ComposerSlice } from '../../../src/store/state.ts';
import { mount } from '../../support/mount.ts';
import { HOUR, interaction, message, NOW, session } from '../../support/sample-data.ts';
import { createStubStore, threadOf, type StubOptions, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

interface Given {
  readonly interaction?: Partial<Interaction>;
  readonly composer?: Partial<ComposerSlice>;
  readonly state?: Partial<AppState>;
  readonly actions?: StubOptions['actions'];
}

function storeWith({ interaction: of = {}, composer, state = {}, actions = {} }: Given = {}): StubStore {
  const keepText: NonNullable<StubOptions['actions']>['setText'] = (store, id, text) => {
    store.set(({ composers }) => ({
      composers: { ...composers, [id]: { ...slice(), ...composers[id], text } },
    }));
  };
  const store = createStubStore({
    state: { openId: 'i-lea', ...state },
    actions: { setText: keepText, ...actions },
  });
  store.set(({ interactions }) => ({
    interactions: { ...interactions, 'i-lea': interaction('i-lea', of) },
    composers: composer === undefined ? {} : { 'i-lea': { ...slice(of.visibility), ...composer } },
  }));
  return store;
}
const slice = (visibility: 'public' | 'private' = 'public'): ComposerSlice => ({
  text: '',
  visibility,
  inReplyToId: null,
  attachments: [],
  refused: [],
  newer: [],
});
const WHATSAPP: Partial<Interaction> = {
  platform: 'whatsapp',
  channelId: 'ch-whatsapp',
  visibility: 'private',
};
const SMS: Partial<Interaction> = { platform: 'sms', channelId: 'ch-sms', visibility: 'private' };
const upload = (given: Partial<ComposerAttachment> = {}): ComposerAttachment => ({
  localId: 'a',
  name: 'chair.jpg',
  size: 1_260_000,
  type: 'image/jpeg',
  upload: { kind: 'uploading', share: 0.4 },
  ...given,
});

async function show(given: Given = {}, language = 'en'): Promise<{ store: StubStore; composer: Composer }> {
  const store = storeWith(given);
  const composer = await mount<Composer>('inlay-composer', { store, language });
  await settled();
  return { store, composer };
}
const field = (composer: Composer): HTMLTextAreaElement => within(composer, 'textarea');
const sendButton = (composer: Composer): HTMLButtonElement => within(composer, '.send');
async function type(composer: Composer, text: string): Promise<void> {
  field(composer).focus();
  await sendKeys({ type: text });
}
/** Puts a long text in as a paste would. */
async function put(composer: Composer, text: string): Promise<void> {
  field(composer).value = text;
  field(composer).dispatchEvent(new InputEvent('input', { bubbles: true }));
  await composer.updateComplete;
}

const ERROR: InlayError = {
  kind: 'timeout',
  type: null,
  message: '',
  retryAfterMs: null,
  fields: [],
  current: null,
};
const LYING: InlayError = {
  ...ERROR,
  kind: 'invalid',
  type: 'attachment-refused',
  fields: [{ field: 'Content-Type', expected: 'text/plain' }],
};

describe('inlay-composer', () => {
  describe('accessibility', () => {
    const states: Record<string, Given> = {
      empty: {},
      'over the limit': { composer: { text: 'x'.repeat(8001) } },
      'with files': {
        composer: {
          attachments: [
            upload(),
            upload({ localId: 'b', upload: { kind: 'failed', error: ERROR } }),
            upload({ localId: 'c', upload: { kind: 'failed', error: LYING } }),
          ],
        },
      },
      'with refused files': {
        composer: {
          refused: [
            { name: 'film.mov', problem: { index: 0, problem: 'too-large', limitBytes: 16 * 1024 * 1024 } },
          ],
        },
      },
      'with newer messages': { composer: { text: 'Hi', newer: [message('9')] } },
      'not permitted': {
        state: { session: { status: 'ready', value: session({ permissions: [] }), error: null, skewMs: 0 } },
      },
      private: { interaction: WHATSAPP, composer: { text: 'Hi' } },
    };
    for (const [name, given] of Object.entries(states))
      for (const theme of ['light', 'dark'] as const)
        it(`has nothing that axe objects to: ${name}, ${theme}`, async () => {
          const composer = await mount<Composer>('inlay-composer', { store: storeWith(given), theme });
          await expect(composer).to.be.accessible();
        });
  });

  describe('keyboard', () => {
    it('sends on Enter and breaks the line on Shift+Enter (C4)', async () => {
      const { composer, store } = await show();
      await type(composer, 'Hello');
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ up: 'Shift' });
      await type(composer, 'Léa');
      expect(field(composer).value).to.equal('Hello\nLéa');
      expect(store.callsOf('send')).to.deep.equal([]);
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => store.callsOf('send').length === 1);
      expect(store.callsOf('setText').at(-1)).to.deep.equal(['i-lea', 'Hello\nLéa']);
    });
    it('never sends on an input method’s Enter (C4)', async () => {
      const { composer, store } = await show();
      await put(composer, 'にほん');
      const enter = (given: KeyboardEventInit): boolean =>
        field(composer).dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...given }),
        );
      expect(enter({ isComposing: true })).to.equal(true);
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- what Safari sends
      expect(enter({ keyCode: 229 })).to.equal(true);
      await settled();
      expect(store.callsOf('send')).to.deep.equal([]);
    });
    it('sends once, however often Enter is pressed while it goes', async () => {
      let go: (hasGone: boolean) => void = () => undefined;
      const { composer, store } = await show({
        actions: { send: () => new Promise<boolean>((resolve) => (go = resolve)) },
      });
      await type(composer, 'Hello');
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      expect(store.callsOf('send')).to.have.length(1);
      go(true);
    });
    it('keeps what is typed while a message goes for the next one', async () => {
      let go: (hasGone: boolean) => void = () => undefined;
      const { composer, store } = await show({
        actions: { send: () => new Promise<boolean>((resolve) => (go = resolve)) },
      });
      await type(composer, 'Hello');
      await sendKeys({ press: 'Enter' });
      await put(composer, 'Hello you');
      store.set({ composers: {} });
      go(true);
      await waitUntil(() => store.callsOf('setText').at(-1)?.[1] === ' you');
    });
  });

  describe('what a person sees', () => {
    it('says as whom and to whom one writes, and what Send does (C6)', async () => {
      const { composer } = await show();
      expect(within(composer, '.as').textContent.trim()).to.equal('Public as Acme France');
      expect(sendButton(composer).textContent.trim()).to.equal('Send publicly');
      const whatsapp = (await show({ interaction: WHATSAPP })).composer;
      expect(within(whatsapp, '.as').textContent.trim()).to.contain('Private as');
      expect(sendButton(whatsapp).textContent.trim()).to.equal('Send privately');
    });
    it('counts as the network counts (C2)', async () => {
      const remaining = (composer: Composer): string =>
        within(composer, '.counter [aria-hidden]').textContent;
      const facebook = (await show({ composer: { text: 'abc' } })).composer;
      expect(remaining(facebook)).to.equal('7,997');
      const x = (
        await show({ interaction: { platform: 'x', channelId: 'ch-x' }, composer: { text: '日本' } })
      ).composer;
      expect(remaining(x)).to.equal('276');
      const sms = (await show({ interaction: SMS, composer: { text: 'a'.repeat(161) } })).composer;
      expect(remaining(sms)).to.contain('/ 2');
      expect(within(sms, '[role=status].counter').getAttribute('aria-label')).to.equal('Remaining');
    });
    it('switches Send off over the limit, says why, and says it once aloud', async () => {
      const { composer, store } = await show();
      await put(composer, 'x'.repeat(8003));
      expect(within(composer, '.counter').textContent).to.contain('3 characters too many');
      expect(within(composer, '.reason').textContent).to.contain('too long for Facebook');
      expect(sendButton(composer).getAttribute('aria-disabled')).to.equal('true');
      const spoken = allWithin(composer, '[role=status]').at(-1);
      expect(spoken?.textContent).to.contain('too long');
      sendButton(composer).click();
      await settled();
      expect(store.callsOf('send')).to.deep.equal([]);
      await put(composer, 'x'.repeat(8000));
      expect(sendButton(composer).getAttribute('aria-disabled')).to.equal('false');
    });
    it('restores a draft, and takes in what the store puts in later', async () => {
      const { composer, store } = await show({ composer: { text: 'Half a sen' } });
      expect(field(composer).value).to.equal('Half a sen');
      store.set({ composers: { 'i-lea': { ...slice(), text: 'Taken back' } } });
      await composer.updateComplete;
      expect(field(composer).value).to.equal('Taken back');
    });
    it('keeps drafts apart when another interaction is opened', async () => {
      const { composer, store } = await show();
      await type(composer, 'For Léa');
      store.set({ openId: 'i-soon' });
      await composer.updateComplete;
      expect(field(composer).value).to.equal('');
      // On a slow machine a pause between two keys tells the store of the first words too.
      expect(store.callsOf('setText').at(-1)).to.deep.equal(['i-lea', 'For Léa']);
      expect(store.callsOf('setText').every(([id]) => id === 'i-lea')).to.equal(true);
      store.set({ openId: 'i-lea' });
      await composer.updateComplete;
      expect(field(composer).value).to.equal('For Léa');
    });
    it('shows files with name, size and progress, and takes them away (C1)', async () => {
      const { composer, store } = await show({
        interaction: WHATSAPP,
        composer: { attachments: [upload({ name: 'a\u202Egpj.exe' })] },
      });
      expect(within(composer, '.chip').textContent).to.contain('a[U+202E]gpj.exe');
      expect(within(composer, '.chip').textContent).to.contain('1.2 MB');
      expect(within<HTMLProgressElement>(composer, 'progress').value).to.equal(0.4);
      expect(sendButton(composer).getAttribute('aria-disabled')).to.equal('true');
      buttonNamed(composer, 'Remove attachment')?.click();
      expect(store.callsOf('removeAttachment')).to.deep.equal([['i-lea', 'a']]);
    });
    it('offers another try of a file only where that can help, and says why it is not there (C11)', async () => {
      const why = (composer: Composer): string => within(composer, '.chip .why').textContent;
      const passing = { ...ERROR, kind: 'unavailable' } as const;
      const { composer, store } = await show({
        composer: { attachments: [upload({ upload: { kind: 'failed', error: passing } })] },
      });
      expect(within(composer, '.file-name').textContent).to.equal('chair.jpg');
      expect(why(composer)).to.contain('chair.jpg was not uploaded.');
      buttonNamed(composer, 'Try again')?.click();
      expect(store.callsOf('retryUpload')).to.deep.equal([['i-lea', 'a']]);

      const lying = (
        await show({ composer: { attachments: [upload({ upload: { kind: 'failed', error: LYING } })] } })
      ).composer;
      expect(within(lying, '.file-name').textContent).to.equal('chair.jpg');
      expect(why(lying)).to.contain('It holds something else than its name says.');
      expect(allWithin(lying, '.chip button')).to.have.length(1);
      expect(within(lying, '.chip button').getAttribute('aria-label')).to.contain('Remove attachment');
      expect(within(lying, '#reason').textContent).to.equal('Remove the file that can’t be sent.');
    });
    it('shows why one is not there, however many lie above it (C11)', async () => {
      const many = Array.from({ length: 12 }, (_, at) => upload({ localId: `f${String(at)}` }));
      const failed = upload({ localId: 'late', upload: { kind: 'failed', error: LYING } });
      const { composer } = await show({ composer: { attachments: [...many, failed] } });
      const list = within(composer, '.chips').getBoundingClientRect();
      const why = within(composer, '.chip .why').getBoundingClientRect();
      expect(why.bottom).to.be.at.most(list.bottom + 1);
      expect(list.height).to.be.at.most(181);
    });
    it('says before sending that files leave as several messages, and of each file on its way how it stands (C1, C5)', async () => {
      const { composer, store } = await show({
        interaction: WHATSAPP,
        composer: {
          text: 'See here',
          visibility: 'private',
          attachments: [
            upload({ upload: { kind: 'waiting', error: { ...ERROR, kind: 'offline' } } }),
            upload({ localId: 'b', name: 'two.jpg', isKept: false }),
          ],
        },
        actions: { retryUpload: () => undefined },
      });
      expect(within(composer, '.how-many').textContent).to.equal('2 files');
      expect(within(composer, '.as-messages').textContent).to.equal('Leaves as 3 messages, in this order');
      const [late, lost] = allWithin(composer, '.chip');
      expect(late?.textContent).to.contain('It is tried again by itself.');
      expect(lost?.textContent).to.contain('stay on this page');
      expect(sendButton(composer).getAttribute('aria-disabled')).to.equal('true');
      buttonNamed(composer, 'Try now, chair.jpg')?.click();
      expect(store.callsOf('retryUpload')).to.deep.equal([['i-lea', 'a']]);
      await expect(composer).to.be.accessible();
      store.set(({ composers }) => ({
        composers: {
          'i-lea': { ...slice('private'), ...composers['i-lea'], text: '', attachments: [upload()] },
        },
      }));
      await composer.updateComplete;
      expect(allWithin(composer, '.as-messages')).to.have.length(0);
    });
    it('says how many files there are from two on, in sight (C1)', async () => {
      const files = [upload(), upload({ localId: 'b' })];
      for (const [language, words] of [
        ['en', '2 files'],
        ['fr', '2 fichiers'],
      ] as const) {
        const { composer } = await show({ composer: { attachments: files } }, language);
        expect(within(composer, '.how-many').textContent).to.equal(words);
        expect(within(composer, '.how-many').getBoundingClientRect().height).to.be.greaterThan(10);
      }
      const { composer: one } = await show({ composer: { attachments: [upload()] } });
      expect(allWithin(one, '.how-many')).to.have.length(0);
    });
    it('names of a file of the wrong kind what is taken instead (C11)', async () => {
      const refused = [
        { name: 'a.exe', problem: { index: 0, problem: 'kind-not-allowed', allowed: ['image/jpeg'] } },
      ] as const;
      for (const [language, words] of [
        ['en', /^WhatsApp doesn’t take files like a\.exe\. It takes pictures \(JPEG, PNG\), .*and stickers/],
        [
          'fr',
          /^WhatsApp n’accepte pas les fichiers comme a\.exe\. Sont acceptés\u202f: images \(JPEG, PNG\), .*et stickers/,
        ],
      ] as const) {
        const { composer } = await show({ interaction: WHATSAPP, composer: { refused } }, language);
        expect(within(composer, '.notice li').textContent.trim()).to.match(words);
      }
    });
    it('names refused files with the limit and leaves the text (C11)', async () => {
      const { composer } = await show({
        composer: {
          text: 'Hello',
          refused: [
            { name: 'film.mov', problem: { index: 0, problem: 'too-large', limitBytes: 16 * 1024 * 1024 } },
            { name: 'empty.txt', problem: { index: 1, problem: 'empty' } },
          ],
        },
      });
      const notice = within(composer, '[role=alert]').textContent;
      expect(notice).to.contain('film.mov is larger than 16 MB.');
      expect(notice).to.contain('empty.txt is empty.');
      expect(field(composer).value).to.equal('Hello');
    });
    it('turns to the one answer of a review, which is edited, and says so (M2)', async () => {
      const review = message('1', { kind: 'review' });
      const answer = message('2', {
        kind: 'reply',
        direction: 'outbound',
        text: 'Thank you',
        delivery: { state: 'delivered', reason: null, detail: null, at: NOW, undoUntil: null },
      });
      const of: Partial<Interaction> = { platform: 'google-play', channelId: 'ch-google-play' };
      const threads = (one: Message) => ({ 'i-lea': threadOf('i-lea', [review, one]) });
      const { composer, store } = await show({ interaction: of, state: { threads: threads(answer) } });
      expect(composer.shadowRoot?.textContent).to.contain('Google Play shows one answer to a review');
      expect(allWithin(composer, 'textarea')).to.have.length(0);
      buttonNamed(composer, 'Edit answer')?.click();
      expect(store.callsOf('editAnswer')).to.deep.equal([['i-lea']]);

      const editing = await show({
        interaction: of,
        state: { threads: threads(answer) },
        composer: { text: 'Thank you', inReplyToId: '2', as: 'edit' },
      });
      expect(within(editing.composer, '.reply').textContent).to.contain('what you send replaces it');
      expect(within(editing.composer, '.reply button').getAttribute('aria-label')).to.equal(
        'Leave the answer as it is',
      );
      const said = within(editing.composer, '.reply strong');
      expect(said.scrollWidth).to.be.at.most(said.clientWidth);
      expect(sendButton(editing.composer).getAttribute('aria-disabled')).to.equal('false');

      const underWay = { ...answer, delivery: { ...answer.delivery!, state: 'sending' } } as const;
      const waiting = await show({ interaction: of, state: { threads: threads(underWay) } });
      expect(buttonNamed(waiting.composer, 'Edit answer')).to.equal(undefined);
      expect(waiting.composer.shadowRoot?.textContent).to.contain('can be edited when it is there');
    });
    it('says what is quoted', async () => {
      const { composer } = await show({
        interaction: { platform: 'x', channelId: 'ch-x' },
        state: { threads: { 'i-lea': threadOf('i-lea', [message('1', { kind: 'mention' })]) } },
        composer: { inReplyToId: '1', as: 'quote' },
      });
      expect(within(composer, '.reply').textContent).to.contain('Quoting Léa Martin');
    });
    it('says that a quotation takes no files on X, in both languages', async () => {
      for (const [language, words] of [
        ['en', 'X takes no files with a quotation'],
        ['fr', 'X n’accepte pas de fichier avec une citation'],
      ] as const) {
        const store = storeWith({
          interaction: { platform: 'x', channelId: 'ch-x' },
          state: { threads: { 'i-lea': threadOf('i-lea', [message('1', { kind: 'mention' })]) } },
          composer: { inReplyToId: '1', as: 'quote', text: 'Look', attachments: [upload()] },
        });
        const composer = await mount<Composer>('inlay-composer', { store, language });
        await settled();
        expect(within(composer, '#reason').textContent).to.contain(words);
        expect(within(composer, '.send').getAttribute('aria-disabled')).to.equal('true');
        composer.remove();
      }
    });
    it('shows what came in meanwhile above the untouched text, and both ways on', async () => {
      const newer = [message('9', { text: 'Found it!' })];
      const { composer, store } = await show({ composer: { text: 'We are looking', newer } });
      expect(within(composer, '.notice').textContent).to.contain('Found it!');
      expect(field(composer).value).to.equal('We are looking');
      buttonNamed(composer, 'Send anyway')?.click();
      expect(store.callsOf('sendAnyway')).to.deep.equal([['i-lea']]);
      buttonNamed(composer, 'Keep writing')?.click();
      await composer.updateComplete;
      expect(allWithin(composer, '.notice')).to.have.length(0);
      expect(field(composer).value).to.equal('We are looking');
    });
    it('says why nothing can be written, in place of the field', async () => {
      const closed = (await show({ interaction: { status: 'closed' } })).composer;
      expect(closed.shadowRoot?.textContent).to.contain('closed and takes no more messages');
      expect(allWithin(closed, 'textarea')).to.have.length(0);
      const late = (await show({ interaction: { ...WHATSAPP, lastInboundAt: NOW - 25 * HOUR } })).composer;
      expect(late.shadowRoot?.textContent).to.contain('WhatsApp');
      expect(allWithin(late, 'textarea')).to.have.length(0);
      const notAllowed = (
        await show({
          state: {
            session: { status: 'ready', value: session({ permissions: [] }), error: null, skewMs: 0 },
          },
        })
      ).composer;
      expect(notAllowed.shadowRoot?.textContent).to.contain('You may not post publicly');
    });
    it('keeps a text that can no longer go readable', async () => {
      const { composer } = await show({ interaction: { status: 'closed' }, composer: { text: 'Too late' } });
      expect(field(composer).value).to.equal('Too late');
      expect(field(composer).readOnly).to.equal(true);
    });
    it('tells which message is answered and lets go of it', async () => {
      const { composer, store } = await show({
        composer: { inReplyToId: '3' },
        state: { threads: { 'i-lea': threadOf('i-lea', [message('3', { text: 'Still nothing…' })]) } },
      });
      expect(within(composer, '.reply').textContent).to.contain('Still nothing…');
      buttonNamed(composer, 'Don’t reply')?.click();
      expect(store.callsOf('replyTo')).to.deep.equal([['i-lea', null]]);
    });
    it('grows with its text and stops growing', async () => {
      const { composer } = await show();
      const low = field(composer).offsetHeight;
      await put(composer, 'line\n'.repeat(4));
      expect(field(composer).offsetHeight).to.be.above(low);
      await put(composer, 'line\n'.repeat(400));
      expect(field(composer).offsetHeight).to.be.at.most(224);
    });
  });

  describe('events and actions', () => {
    it('tells the store of a text soon, and not with every key (C9)', async () => {
      const { composer, store } = await show();
      await type(composer, 'abcdefghij');
      await waitUntil(() => store.callsOf('setText').at(-1)?.[1] === 'abcdefghij');
      expect(store.callsOf('setText').length).to.be.below(10);
    });
    it('tells the store at once when the page is left', async () => {
      const { composer, store } = await show();
      await put(composer, 'abc');
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(store.callsOf('setText')).to.deep.equal([['i-lea', 'abc']]);
    });
    it('takes files that are pasted and dropped (C1)', async () => {
      const { composer, store } = await show({ interaction: WHATSAPP });
      const file = new File(['x'], 'a.png', { type: 'image/png' });
      const data = new DataTransfer();
      data.items.add(file);
      field(composer).dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      expect(store.callsOf('attach')).to.have.length(1);
      composer.dispatchEvent(
        new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }),
      );
      await composer.updateComplete;
      expect(within(composer, '.drop').textContent).to.equal('Drop files to attach them');
      composer.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      expect((store.callsOf('attach')[1]?.[1] as File[]).map(({ name }) => name)).to.deep.equal(['a.png']);
    });
    for (const [language, none, off] of [
      ['en', 'Google Play takes no files.', 'Files are switched off.'],
      ['fr', 'Google Play n’accepte aucun fichier.', 'Les fichiers sont désactivés.'],
    ] as const)
      it(`hands on what is pasted or dropped where no files are taken, too, and says so over the field, ${language} (C11)`, async () => {
        const switchedOff = session({ features: FEATURES.filter((feature) => feature !== 'attachments') });
        const given: readonly (readonly [Given, string])[] = [
          [{ interaction: { platform: 'google-play', channelId: 'ch-google-play' } }, none],
          [
            {
              interaction: WHATSAPP,
              composer: {},
              state: { session: { status: 'ready', value: switchedOff, error: null, skewMs: 0 } },
            },
            off,
          ],
        ];
        for (const [here, words] of given) {
          const { composer, store } = await show(here, language);
          const data = new DataTransfer();
          data.items.add(new File(['x'], 'a.exe', { type: 'application/x-msdownload' }));
          composer.dispatchEvent(
            new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }),
          );
          await composer.updateComplete;
          expect(within(composer, '.drop').textContent).to.contain(words);
          composer.dispatchEvent(
            new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
          );
          field(composer).dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
          );
          expect(store.callsOf('attach')).to.have.length(2);
        }
      });
    it('puts an emoji where the cursor is (C1)', async () => {
      const { composer } = await show({ composer: { text: 'Hello!' } });
      field(composer).focus();
      field(composer).setSelectionRange(5, 5);
      buttonNamed(composer, 'Emoji')?.click();
      await waitUntil(() => allWithin(composer, '.grid button').length > 20, 'emoji are shown');
      await expect(composer).to.be.accessible();
      await sendKeys({ type: 'red heart' });
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => field(composer).value === 'Hello❤️!');
      expect(allWithin(composer, 'inlay-emoji-picker')).to.have.length(0);
    });
  });

  describe('edges', () => {
    it('takes 100,000 characters, lone surrogates and emoji families without loss', async () => {
      const { composer, store } = await show();
      const text = `${'👨‍👩‍👧‍👦'.repeat(100)}\uD800${'x'.repeat(100_000)}`;
      await put(composer, text);
      await waitUntil(() => store.callsOf('setText').length > 0);
      expect(store.callsOf('setText').at(-1)?.[1]).to.equal(text);
      expect(composer.scrollWidth).to.be.at.most(composer.clientWidth);
    });
    it('leaves no listener at the store when it is gone', async () => {
      const { composer, store } = await show();
      composer.remove();
      await settled();
      expect(store.listeners).to.equal(0);
    });
  });

  describe('beside a long thread', () => {
    it('renders nothing of the thread for fifty keys, and itself only after each is painted', async () => {
      const messages = Array.from({ length: 400 }, (_, index) => message(`m-${String(index)}`));
      const { store, composer } = await show({
        state: { threads: { 'i-lea': threadOf('i-lea', messages) } },
      });
      const thread = document.createElement('inlay-message-thread');
      composer.before(thread);
      await waitUntil(() => allWithin(thread, 'inlay-message').length > 5);
      await settled();
      const rendered: string[] = [];
      const watched = [thread, within(thread, 'inlay-message-log'), ...allWithin(thread, 'inlay-message')];
      for (const element of watched as unknown as { localName: string; performUpdate: () => void }[]) {
        const performUpdate = element.performUpdate.bind(element);
        element.performUpdate = () => {
          rendered.push(element.localName);
          performUpdate();
        };
      }
      const changes: MutationRecord[] = [];
      const mutations = new MutationObserver((records) => changes.push(...records));
      for (const element of watched)
        mutations.observe(element.shadowRoot ?? element, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      // What loads late has to have come, and the log to have found its place.
      for (let still = 0; still < 30; still = rendered.length === 0 ? still + 1 : 0) {
        rendered.length = 0;
        await settled();
      }
      changes.length = 0;
      let early = 0;
      field(composer).addEventListener('input', () => {
        if (composer.isUpdatePending) early += 1;
      });

      // One line of the field: a second one would make the thread lower.
      await type(composer, 'Dear Ms Martin, it is your');
      for (let key = 0; key < 24; key += 1) await sendKeys({ press: 'Backspace' });
      await waitUntil(() => store.getState().composers['i-lea']?.text === 'De');
      await settled();

      expect(rendered).to.deep.equal([]);
      expect(changes.concat(mutations.takeRecords())).to.have.length(0);
      expect(early).to.equal(0);
      mutations.disconnect();
    });
  });
});
