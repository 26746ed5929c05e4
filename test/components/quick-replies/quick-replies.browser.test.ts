import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/quick-replies/define.ts';
import type { QuickReplies } from '../../../src/components/quick-replies/quick-replies.ts';
import type { QuickReply, ReplyShelf } from '../../../src/model/quick-reply.ts';
import { fail, type InlayError } from '../../../src/model/result.ts';
import type { AppState, QuickRepliesSlice, TemplateDraft } from '../../../src/store/state.ts';
import { mount } from '../../support/mount.ts';
import { interaction, NOW } from '../../support/sample-data.ts';
import { OFFER, PARCEL, PARCEL_VALUES } from '../../support/sample-templates.ts';
import { createStubStore, type StubOptions, type StubStore } from '../../support/stub-store.ts';
import { allWithin, press, settled, within } from '../../support/within.ts';

const reply = (id: string, more: Partial<QuickReply> = {}): QuickReply => ({
  id,
  version: 1,
  collectionId: 'all',
  title: `Title ${id}`,
  shortcut: id,
  text: `Text of ${id}`,
  ...more,
});
const HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>\u202e';
const SHELF: ReplyShelf = {
  version: 'v1',
  collections: [
    { id: 'all', name: 'All', channelIds: [] },
    { id: 'elsewhere', name: 'Elsewhere', channelIds: ['ch-elsewhere'] },
  ],
  replies: [
    reply('hello', { title: 'Greeting', text: 'Hello {{contact.name}}' }),
    reply('order', { title: 'Order number', text: 'Order {{Order number}} by {{agent.name}}' }),
    reply('hostile', { title: HOSTILE, text: HOSTILE }),
    reply('elsewhere', { title: 'Not here', collectionId: 'elsewhere' }),
    reply('mine', { title: 'My own', collectionId: null, text: 'Mine' }),
  ],
};
const slice = (more: Partial<QuickRepliesSlice> = {}): QuickRepliesSlice => ({
  status: 'ready',
  shelf: SHELF,
  error: null,
  favourites: ['order'],
  outdated: false,
  ...more,
});
const REFUSED: InlayError = {
  kind: 'invalid',
  type: 'shortcut-taken',
  message: '',
  retryAfterMs: null,
  fields: [{ field: 'shortcut', expected: '' }],
  current: null,
};

interface Given {
  readonly replies?: Partial<QuickRepliesSlice>;
  readonly state?: Partial<AppState>;
  readonly actions?: StubOptions['actions'];
  readonly element?: Partial<QuickReplies>;
  readonly platform?: 'whatsapp' | 'facebook';
  readonly language?: string;
}

async function show(given: Given = {}): Promise<{ store: StubStore; element: QuickReplies }> {
  const { platform = 'whatsapp' } = given;
  const store = createStubStore({
    state: {
      openId: 'i-lea',
      quickReplies: slice(given.replies),
      templates: {
        'ch-whatsapp': {
          status: 'ready',
          error: null,
          shelf: { templates: [PARCEL, OFFER], fetchedAt: NOW, stale: false, unsupported: 2 },
        },
      },
      ...given.state,
    },
    actions: {
      keepTemplateDraft: (target, id, draft: TemplateDraft | null) => {
        target.set(({ templateDrafts }) => {
          const { [id]: _, ...others } = templateDrafts;
          return { templateDrafts: draft === null ? others : { ...others, [id]: draft } };
        });
      },
      sendTemplate: () => true,
      saveQuickReply: () => null,
      deleteQuickReply: () => null,
      ...given.actions,
    },
  });
  store.set(({ interactions }) => ({
    interactions: {
      ...interactions,
      'i-lea': interaction(
        'i-lea',
        platform === 'whatsapp'
          ? { platform: 'whatsapp', channelId: 'ch-whatsapp', visibility: 'private' }
          : {},
      ),
    },
  }));
  const element = await mount<QuickReplies>(
    'inlay-quick-replies',
    { store, language: given.language ?? 'en' },
    given.element,
  );
  await settled();
  return { store, element };
}
const titles = (element: QuickReplies): string[] =>
  allWithin(element, '.title').map(({ textContent }) => textContent.trim());
async function open(element: QuickReplies, title: string): Promise<void> {
  allWithin(element, '.choose')
    .find(({ textContent }) => textContent.includes(title))
    ?.click();
  await settled();
}
async function openTab(element: QuickReplies, name: string): Promise<void> {
  allWithin(element, '[role=tab]')
    .find(({ textContent }) => textContent.trim() === name)
    ?.click();
  await settled();
}
async function type(field: HTMLElement, text: string): Promise<void> {
  field.focus();
  await sendKeys({ type: text });
  await settled();
}

describe('inlay-quick-replies', () => {
  describe('is accessible', () => {
    it('as a list', async () => {
      const { element } = await show();
      await expect(element).to.be.accessible();
    });
    it('as the form of a reply, with what is missing', async () => {
      const { element } = await show();
      await open(element, 'Order number');
      press(within(element, 'inlay-reply-form'), 'Insert');
      await settled();
      await expect(within(element, 'inlay-reply-form')).to.be.accessible();
    });
    it('as the editor, with what is wrong', async () => {
      const { element } = await show({ element: { tab: 'mine' } });
      press(element, 'New reply');
      await settled();
      press(within(element, 'inlay-reply-editor'), 'Save');
      await settled();
      await expect(within(element, 'inlay-reply-editor')).to.be.accessible();
    });
    it('as templates, and as the form of one', async () => {
      const { element } = await show({ element: { tab: 'templates' } });
      await expect(element).to.be.accessible();
      await open(element, 'parcel');
      await expect(within(element, 'inlay-template-form')).to.be.accessible();
    });
    it('where they could not be read, and where there are none', async () => {
      const { element } = await show({ replies: { shelf: null, status: 'failed', error: REFUSED } });
      await expect(element).to.be.accessible();
      const { element: empty } = await show({ replies: { shelf: { ...SHELF, replies: [] } } });
      await expect(empty).to.be.accessible();
    });
  });

  describe('lists', () => {
    it('what is for this channel, by title (R3)', async () => {
      const { element } = await show();
      expect(titles(element)).to.deep.equal([
        `${HOSTILE.slice(0, -1)}[U+202E]`,
        'Greeting',
        'My own',
        'Order number',
      ]);
    });
    for (const [language, every, own] of [
      ['en', 'All collections', 'Mine'],
      ['fr', 'Toutes les collections', 'La mienne'],
    ] as const)
      it(`the collection of each by its name, and narrows to one by keys, ${language} (R3)`, async () => {
        const shelf: ReplyShelf = {
          ...SHELF,
          collections: [...SHELF.collections, { id: 'returns', name: 'Returns', channelIds: [] }],
          replies: [
            reply('hello', { title: 'Greeting', shortcut: null }),
            reply('back', { title: 'Send it back', shortcut: null, collectionId: 'returns' }),
            reply('elsewhere', { title: 'Not here', collectionId: 'elsewhere' }),
            reply('mine', { title: 'My own', shortcut: null, collectionId: null }),
          ],
        };
        const { element } = await show({ replies: { shelf, favourites: ['hello'] }, language });
        const names = (): string[] =>
          allWithin(element, '.mark').map(({ textContent }) => textContent.trim());
        expect(titles(element)).to.deep.equal(['Greeting', 'My own', 'Send it back']);
        expect(names()).to.deep.equal(['All', own, 'Returns']);

        // What has nothing for this channel is nothing to narrow to.
        const choice = within<HTMLSelectElement>(element, 'select');
        expect([
          choice.getAttribute('aria-label'),
          [...choice.options].map(({ text }) => text),
        ]).to.deep.equal(['Collection', [every, 'All', 'Returns']]);
        choice.focus();
        await sendKeys({ press: 'End' });
        await waitUntil(() => titles(element).join() === 'Send it back');
        expect(within(element, '[role=status]').textContent).to.match(/^1 /);
        await expect(element).to.be.accessible();

        // Nothing of it is a favourite, which is not as if there were none.
        const tabs = allWithin(element, '[role=tab]');
        tabs[1]?.click();
        await settled();
        expect(titles(element)).to.deep.equal([]);
        choice.value = '';
        choice.dispatchEvent(new Event('change'));
        await waitUntil(() => titles(element).join() === 'Greeting');
        tabs[2]?.click();
        await settled();
        expect(allWithin(element, 'select')).to.have.length(0);
        expect(titles(element)).to.deep.equal(['My own']);
      });
    it('no choice of a collection where there is one alone (R3)', async () => {
      const { element } = await show();
      expect(allWithin(element, 'select')).to.have.length(0);
    });
    it('favourites and the agent’s own in tabs of their own (R1)', async () => {
      const { element } = await show();
      await openTab(element, 'Favourites');
      expect(titles(element)).to.deep.equal(['Order number']);
      await openTab(element, 'My replies');
      expect(titles(element)).to.deep.equal(['My own']);
    });
    it('no templates where the network has none', async () => {
      const { element } = await show({ platform: 'facebook' });
      expect(allWithin(element, '[role=tab]').map(({ textContent }) => textContent.trim())).to.deep.equal([
        'All',
        'Favourites',
        'My replies',
      ]);
    });
    it('what a search finds, without accents, also by its text', async () => {
      const { element } = await show();
      await type(within(element, 'input[type=search]'), 'gréet');
      expect(titles(element)).to.deep.equal(['Greeting']);
    });
    it('what was kept, and says that it is older, where the service can’t be asked', async () => {
      const { element } = await show({ replies: { status: 'failed', error: REFUSED } });
      expect(titles(element)).to.have.length(4);
      expect(within(element, '.bar').textContent).to.include('As they were last read');
    });
    it('a screen of 5,000 and no more', async () => {
      const replies = Array.from({ length: 5_000 }, (_, index) => reply(`r${String(index)}`));
      const { element } = await show({ replies: { shelf: { ...SHELF, replies } } });
      expect(allWithin(element, 'li.row').length).to.be.lessThan(30);
      await type(within(element, 'input[type=search]'), 'r4999');
      expect(titles(element)[0]).to.equal('Title r4999');
    });
    it('a hostile title as text', async () => {
      const { element } = await show();
      await open(element, '<img');
      const form = within(element, 'inlay-reply-form');
      expect(form.shadowRoot?.querySelector('img, script')).to.equal(null);
      expect(within(form, '.preview').textContent).to.include('<script>alert(2)</script>');
    });
  });

  it('asks for them once', async () => {
    const { store, element } = await show();
    await openTab(element, 'Favourites');
    expect(store.callsOf('loadQuickReplies')).to.have.length(1);
  });

  it('favours and no more', async () => {
    const { store, element } = await show();
    const [star] = allWithin(element, '.star').slice(-1);
    expect(star?.getAttribute('aria-pressed')).to.equal('true');
    star?.click();
    expect(store.callsOf('toggleFavourite')).to.deep.equal([['order']]);
  });

  describe('by the keyboard', () => {
    it('goes from the search into the list and back, and opens with Enter', async () => {
      const { element } = await show();
      within(element, 'input[type=search]').focus();
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      await settled();
      expect(element.shadowRoot?.activeElement?.textContent).to.include('Greeting');
      await sendKeys({ press: 'ArrowUp' });
      await sendKeys({ press: 'ArrowUp' });
      await settled();
      expect(element.shadowRoot?.activeElement).to.have.property('type', 'search');
      await type(within(element, 'input[type=search]'), 'greet');
      await sendKeys({ press: 'Enter' });
      await settled();
      expect(within(element, 'inlay-reply-form')).to.not.equal(null);
    });
    it('goes through the tabs with the arrows', async () => {
      const { element } = await show();
      within(element, '[role=tab][aria-selected=true]').focus();
      await sendKeys({ press: 'ArrowRight' });
      await settled();
      expect(element.tab).to.equal('favourites');
    });
  });

  describe('inserts', () => {
    const texts = (element: QuickReplies): string[] => {
      const told: string[] = [];
      element.addEventListener('inlay-reply-insert', (event) => {
        event.preventDefault();
        told.push(event.detail.text);
      });
      return told;
    };
    it('the text with what is known and what was filled in (R2)', async () => {
      const { element } = await show();
      const told = texts(element);
      await open(element, 'Order number');
      const form = within(element, 'inlay-reply-form');
      const [order, agent] = allWithin<HTMLInputElement>(form, 'input');
      expect(agent?.value).to.not.equal('');
      press(form, 'Insert');
      await settled();
      expect(told).to.deep.equal([]);
      expect(within(form, '.problem').textContent).to.equal('Fill this in.');
      expect(form.shadowRoot?.activeElement).to.equal(order);
      await sendKeys({ type: 'A-1' });
      await sendKeys({ press: 'Enter' });
      expect(told).to.deep.equal([`Order A-1 by ${agent?.value ?? ''}`]);
    });
    it('at the end of what is being written, where nobody else does', async () => {
      const { store, element } = await show();
      await open(element, 'My own');
      press(within(element, 'inlay-reply-form'), 'Insert');
      expect(store.callsOf('setText')).to.deep.equal([['i-lea', 'Mine']]);
    });
  });

  describe('of the agent’s own', () => {
    it('are written, with what is wrong beside the field', async () => {
      const { store, element } = await show({ element: { tab: 'mine' } });
      press(element, 'New reply');
      await settled();
      const editor = within(element, 'inlay-reply-editor');
      await type(within(editor, '#title'), 'New');
      await type(within(editor, '#shortcut'), 'Not allowed');
      await type(within(editor, 'textarea'), 'Words');
      press(editor, 'Save');
      await settled();
      expect(within(editor, '#shortcut-problem').textContent).to.include('small letters');
      expect(store.callsOf('saveQuickReply')).to.deep.equal([]);
      within<HTMLInputElement>(editor, '#shortcut').value = '';
      await type(within(editor, '#shortcut'), 'new');
      press(editor, 'Save');
      await settled();
      expect(store.callsOf('saveQuickReply')).to.deep.equal([
        [null, { title: 'New', shortcut: 'new', text: 'Words' }],
      ]);
      expect(element.shadowRoot?.querySelector('inlay-reply-editor')).to.equal(null);
    });
    it('keep what was written when the backend refuses, and say which field', async () => {
      const { element } = await show({
        element: { tab: 'mine' },
        actions: { saveQuickReply: () => REFUSED },
      });
      await open(element, 'My own');
      press(within(element, 'inlay-reply-form'), 'Edit');
      await settled();
      const editor = within(element, 'inlay-reply-editor');
      await type(within(editor, 'textarea'), ' and more');
      press(editor, 'Save');
      await settled();
      expect(within(editor, '#shortcut-problem').textContent).to.include('has this shortcut');
      expect(within<HTMLTextAreaElement>(editor, 'textarea').value).to.include(' and more');
    });
    it('that were written and never saved are offered again, to go on with or to discard', async () => {
      const offline: InlayError = { ...REFUSED, kind: 'offline', type: null, fields: [] };
      const { store, element } = await show({
        element: { tab: 'mine' },
        actions: {
          saveQuickReply: () => offline,
          keepReplyDraft: (target, id, draft: AppState['replyDrafts'][string] | null) => {
            target.set(({ replyDrafts }) => {
              const { [id]: _, ...others } = replyDrafts;
              return { replyDrafts: draft === null ? others : { ...others, [id]: draft } };
            });
          },
        },
      });
      press(element, 'New reply');
      await settled();
      await type(within(element, '#title'), 'Parcel');
      await type(within(element, '#text'), 'It leaves today');
      press(element, 'Save');
      await settled();
      expect(within(element, '.trouble').textContent).to.contain(
        'Not saved. What you wrote is kept in this browser; save it again later.',
      );
      press(element, 'Back to the list');
      await settled();
      expect(within(element, '.unsaved').textContent).to.contain('Parcel');
      await expect(element).to.be.accessible();
      press(element, 'Go on with Parcel');
      await settled();
      expect(within<HTMLTextAreaElement>(element, '#text').value).to.equal('It leaves today');
      press(element, 'Back to the list');
      await settled();
      press(element, 'Discard Parcel');
      await settled();
      expect([allWithin(element, '.unsaved'), store.getState().replyDrafts]).to.deep.equal([[], {}]);
    });

    it('are deleted after a word, and a collection’s are not', async () => {
      const { store, element } = await show();
      await open(element, 'My own');
      const form = within(element, 'inlay-reply-form');
      press(form, 'Delete');
      await settled();
      expect(store.callsOf('deleteQuickReply')).to.deep.equal([]);
      press(form, 'Delete');
      await settled();
      expect(store.callsOf('deleteQuickReply')).to.deep.equal([['mine']]);
      await open(element, 'Greeting');
      const buttons = allWithin(within(element, 'inlay-reply-form'), 'button').map(({ textContent }) =>
        textContent.trim(),
      );
      expect(buttons).to.not.include('Delete');
    });
  });

  describe('templates (R4)', () => {
    const form = (element: QuickReplies): HTMLElement => within(element, 'inlay-template-form');
    it('say how old they are and how many can’t be offered, and are asked for anew', async () => {
      const { store, element } = await show({ element: { tab: 'templates' } });
      expect(within(element, '.bar').textContent).to.include('2 more have parts');
      press(element, 'Refresh');
      expect(store.callsOf('loadTemplates')).to.deep.equal([['ch-whatsapp'], ['ch-whatsapp', true]]);
    });
    it('are previewed as they are filled in, and sent as they were previewed', async () => {
      const { store, element } = await show({ element: { tab: 'templates' } });
      let sent = 0;
      element.addEventListener('inlay-template-sent', () => (sent += 1));
      await open(element, 'parcel');
      for (const input of allWithin<HTMLInputElement>(form(element), 'input.field'))
        await type(input, PARCEL_VALUES[input.id] ?? '');
      const preview = within(form(element), '.preview').textContent;
      expect(preview).to.include('Order A-10423');
      expect(preview).to.include('Hello Léa, your order A-10423 arrives on Tuesday.');
      expect(preview).to.include('https://acme.example/parcels/8842?lang=fr');
      press(form(element), 'Send template');
      await settled();
      const [[id, choice] = []] = store.callsOf('sendTemplate') as [[string, { content: { body: string } }]?];
      expect([id, sent]).to.deep.equal(['i-lea', 1]);
      expect(preview).to.include(choice?.content.body);
    });
    it('are not sent with a value missing, which is told beside it', async () => {
      const { store, element } = await show({ element: { tab: 'templates' } });
      await open(element, 'parcel');
      press(form(element), 'Send template');
      await settled();
      expect(allWithin(form(element), '.problem')).to.have.length(5);
      expect(store.callsOf('sendTemplate')).to.deep.equal([]);
    });
    it('keep what was filled in when it can’t go', async () => {
      const { element } = await show({
        element: { tab: 'templates' },
        actions: { sendTemplate: () => false },
        state: { templateDrafts: { 'i-lea': { templateId: 'parcel', values: PARCEL_VALUES, file: null } } },
      });
      press(form(element), 'Send template');
      await settled();
      expect(within(form(element), '.trouble').textContent).to.include('is kept');
      expect(within<HTMLInputElement>(form(element), 'input.field').value).to.equal('A-10423');
    });
    it('show how far the heading’s file is, and let it be called off and tried again', async () => {
      const calls: {
        signal: AbortSignal | undefined;
        onProgress: ((share: number) => void) | undefined;
        end: (value: unknown) => void;
      }[] = [];
      const { element } = await show({
        element: { tab: 'templates' },
        actions: {
          uploadTemplateFile: (_, _id, _file, { signal, onProgress }) =>
            new Promise((end) => calls.push({ signal, onProgress, end })),
        },
      });
      await open(element, OFFER.name);
      const pick = async (): Promise<void> => {
        const files = new DataTransfer();
        files.items.add(new File(['x'], 'parcel.png', { type: 'image/png' }));
        const input = within<HTMLInputElement>(element, 'input[type=file]');
        input.files = files.files;
        input.dispatchEvent(new Event('change'));
        await settled();
      };
      await pick();
      calls[0]?.onProgress?.(0.5);
      await settled();
      expect(within<HTMLProgressElement>(element, 'progress').value).to.equal(0.5);
      await expect(element).to.be.accessible();
      press(element, 'Cancel upload');
      await settled();
      expect([calls[0]?.signal?.aborted, allWithin(element, '.upload')]).to.deep.equal([true, []]);
      calls[0]?.end(fail('offline', 'called off'));
      await pick();
      calls[1]?.end(fail('offline', 'no line'));
      await settled();
      expect(within(element, '.problem').textContent).to.contain('The file did not get there.');
      press(element, 'Try again');
      await settled();
      expect(calls.length).to.equal(3);
    });

    it('say that one is gone that was being filled in', async () => {
      const { element } = await show({
        element: { tab: 'templates' },
        state: { templateDrafts: { 'i-lea': { templateId: 'gone', values: {}, file: null } } },
      });
      expect(within(element, '[role=alert]').textContent).to.include('no longer approved');
    });
    it('show a hostile value as text', async () => {
      const { element } = await show({
        element: { tab: 'templates' },
        state: {
          templateDrafts: {
            'i-lea': { templateId: 'parcel', values: { ...PARCEL_VALUES, 'body:1': HOSTILE }, file: null },
          },
        },
      });
      await waitUntil(() => form(element) !== null);
      expect(form(element).shadowRoot?.querySelector('img, script')).to.equal(null);
      expect(within(form(element), '.preview').textContent).to.include('<img src=x');
    });
  });
});
