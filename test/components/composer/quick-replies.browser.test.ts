import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/composer/define.ts';
import '../../../src/components/composer/reply-desk.ts';
import type { Composer } from '../../../src/components/composer/composer.ts';
import type { Interaction } from '../../../src/model/interaction.ts';
import type { QuickReply } from '../../../src/model/quick-reply.ts';
import { mount } from '../../support/mount.ts';
import { HOUR, interaction, NOW } from '../../support/sample-data.ts';
import { HELLO } from '../../support/sample-templates.ts';
import { createStubStore, threadOf, type StubStore } from '../../support/stub-store.ts';
import { allWithin, atRest, press, settled, within } from '../../support/within.ts';

const reply = (id: string, title: string, text: string): QuickReply => ({
  id,
  version: 1,
  collectionId: 'all',
  title,
  shortcut: id,
  text,
});
const REPLIES = [
  reply('hello', 'Greeting', 'Hello {{contact.name}}.'),
  reply('help', 'Help', 'How can I help?'),
  reply('order', 'Order', 'About {{Order number}}:'),
];

async function show(
  of: Partial<Interaction> = {},
): Promise<{ store: StubStore; composer: Composer; field: () => HTMLTextAreaElement }> {
  const store = createStubStore({
    state: {
      openId: 'i-lea',
      quickReplies: {
        status: 'ready',
        shelf: { version: 'v', collections: [{ id: 'all', name: 'All', channelIds: [] }], replies: REPLIES },
        error: null,
        favourites: [],
        outdated: false,
      },
      threads: { 'i-lea': threadOf('i-lea', []) },
    },
  });
  store.set(({ interactions }) => ({
    interactions: {
      ...interactions,
      'i-lea': interaction('i-lea', {
        platform: 'whatsapp',
        channelId: 'ch-whatsapp',
        visibility: 'private',
        lastInboundAt: NOW - HOUR,
        ...of,
      }),
    },
    templates: {
      'ch-whatsapp': {
        status: 'ready',
        error: null,
        shelf: { templates: [HELLO], fetchedAt: NOW, stale: false, unsupported: 0 },
      },
    },
  }));
  const composer = await mount<Composer>('inlay-composer', { store });
  await settled();
  return { store, composer, field: () => within<HTMLTextAreaElement>(composer, 'textarea') };
}
const options = (composer: Composer): string[] =>
  allWithin(composer, '[role=option] .title').map(({ textContent }) => textContent.trim());
async function offered(composer: Composer): Promise<void> {
  await waitUntil(() => options(composer).length > 0, 'nothing is offered');
}
async function type(composer: Composer, text: string): Promise<void> {
  within(composer, 'textarea').focus();
  await sendKeys({ type: text });
  await settled();
}

describe('inlay-composer: quick replies', () => {
  describe('below a slash (R5)', () => {
    it('are accessible, and name the active one to who reads by ear', async () => {
      const { composer, field } = await show();
      await type(composer, '/he');
      await offered(composer);
      await atRest(composer);
      await expect(composer).to.be.accessible();
      const active = field().getAttribute('aria-activedescendant') ?? '';
      expect(composer.shadowRoot?.getElementById(active)?.getAttribute('aria-selected')).to.equal('true');
      await sendKeys({ press: 'Escape' });
      await settled();
      expect(field().hasAttribute('aria-activedescendant')).to.equal(false);
    });

    it('are put in the place of what was typed, by Enter and by Tab, and can be undone', async () => {
      const { composer, field } = await show();
      await type(composer, 'Well, /hel');
      await offered(composer);
      expect(options(composer)).to.deep.equal(['Greeting', 'Help']);
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      await settled();
      const { name } = interaction('i-lea').contact;
      expect(field().value).to.equal(`Well, Hello ${name}.`);
      expect(options(composer)).to.deep.equal([]);

      // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is nothing in its place
      document.execCommand('undo');
      expect(field().value).to.equal('Well, /hel');
      // The browser selects what it has brought back.
      field().setSelectionRange(10, 10);
      await sendKeys({ press: 'Backspace' });
      await settled();
      await offered(composer);
      await sendKeys({ press: 'Tab' });
      await settled();
      expect(field().value).to.match(/^Well, H/);
    });

    it('are waited for by an Enter that comes before them, which then chooses; where there is none it sends', async () => {
      const none = { status: 'loading', shelf: null, error: null, favourites: [], outdated: false } as const;
      for (const [word, becomes] of [
        ['/hel', `Hello ${interaction('i-lea').contact.name}.`],
        ['/xyz', '/xyz'],
      ] as const) {
        const { store, composer, field } = await show();
        const { quickReplies } = store.getState();
        store.set({ quickReplies: none });
        field().focus();
        field().value = word;
        field().dispatchEvent(new InputEvent('input', { bubbles: true }));
        await sendKeys({ press: 'Enter' });
        await settled();
        expect(store.callsOf('send')).to.deep.equal([]);
        expect(within(composer, '.send').getAttribute('aria-busy')).to.equal('true');
        store.set({ quickReplies });
        await waitUntil(
          () => field().value === becomes && !within(composer, '.send').hasAttribute('aria-busy'),
        );
        expect(store.callsOf('send')).to.have.length(becomes === word ? 1 : 0);
        composer.remove();
      }
    });

    it('are offered at the beginning of a word alone', async () => {
      const { composer } = await show();
      await type(composer, 'and/he');
      expect(options(composer)).to.deep.equal([]);
      await type(composer, ' https://he');
      expect(options(composer)).to.deep.equal([]);
      await type(composer, ' /he');
      await offered(composer);
    });

    it('are gone with Escape until another word begins, and Enter then sends', async () => {
      const { composer, store } = await show();
      await type(composer, '/he');
      await offered(composer);
      await sendKeys({ press: 'Escape' });
      await settled();
      await type(composer, 'l');
      expect(options(composer)).to.deep.equal([]);
      await sendKeys({ press: 'Enter' });
      await settled();
      expect(store.callsOf('send')).to.deep.equal([['i-lea']]);
    });

    it('ask for what is not known before they are inserted', async () => {
      const { composer, field } = await show();
      await type(composer, 'Hi /order');
      await offered(composer);
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => allWithin(composer, 'inlay-reply-form').length > 0);
      await settled();
      await sendKeys({ type: 'A-1' });
      press(composer, 'Insert');
      await settled();
      expect(field().value).to.equal('Hi About A-1:');
    });
  });

  describe('leave to who types what is theirs', () => {
    /** A key as a layout sends it; whether the composer has taken it. */
    const isTaken = (composer: Composer, init: KeyboardEventInit): boolean => {
      const event = new KeyboardEvent('keydown', {
        bubbles: true,
        cancelable: true,
        composed: true,
        ...init,
      });
      within(composer, 'textarea').dispatchEvent(event);
      return event.defaultPrevented;
    };
    const KEYS: readonly (readonly [string, KeyboardEventInit])[] = [
      [
        'AltGr and a letter on a German keyboard (@)',
        { key: '@', code: 'KeyQ', modifierAltGraph: true, ctrlKey: true, altKey: true },
      ],
      ['AltGr and 0 on a French keyboard (@)', { key: '@', code: 'Digit0', modifierAltGraph: true }],
      ['a dead circumflex on a French keyboard', { key: 'Dead', code: 'BracketLeft' }],
      ['a dead circumflex on a German keyboard', { key: 'Dead', code: 'Backquote' }],
      ['AltGr and Enter', { key: 'Enter', modifierAltGraph: true }],
      ['AltGr and an arrow', { key: 'ArrowDown', modifierAltGraph: true, altKey: true }],
      ['Enter within an input method', { key: 'Enter', isComposing: true }],
      ['an arrow within an input method', { key: 'ArrowDown', isComposing: true }],
      ['a slash by Shift and 7 on a German keyboard', { key: '/', code: 'Digit7', shiftKey: true }],
      ['a slash by Shift and : on a French keyboard', { key: '/', code: 'Period', shiftKey: true }],
      ['Shift and Enter', { key: 'Enter', shiftKey: true }],
      ['Shift and Tab', { key: 'Tab', shiftKey: true }],
    ];
    for (const [name, init] of KEYS) {
      it(`${name}, while something is offered`, async () => {
        const { composer, store } = await show();
        await type(composer, '/he');
        await offered(composer);
        const active = within(composer, 'textarea').getAttribute('aria-activedescendant');
        expect(isTaken(composer, init)).to.equal(false);
        await settled();
        expect(within(composer, 'textarea').getAttribute('aria-activedescendant')).to.equal(active);
        expect(store.callsOf('send')).to.deep.equal([]);
      });
    }

    it('what is being composed: nothing is offered until it stands', async () => {
      const { composer, field } = await show();
      field().focus();
      field().value = '/hê';
      field().setSelectionRange(3, 3);
      field().dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
      await settled();
      expect(options(composer)).to.deep.equal([]);
      field().value = '/hel';
      field().setSelectionRange(4, 4);
      field().dispatchEvent(new InputEvent('input', { bubbles: true }));
      await offered(composer);
    });
  });

  describe('in the dialog', () => {
    it('are inserted at the cursor, and the cursor is back in the field', async () => {
      const { composer, field } = await show();
      await type(composer, 'Dear , thanks');
      field().setSelectionRange(5, 5);
      press(composer, 'Quick replies');
      await waitUntil(() => allWithin(composer, '.choose').length > 0);
      await atRest(composer);
      await expect(within(composer, 'dialog')).to.be.accessible();
      allWithin(composer, '.choose')
        .find(({ textContent }) => textContent.includes('Help'))
        ?.click();
      await settled();
      press(composer, 'Insert');
      await settled();
      expect(field().value).to.equal('Dear How can I help?, thanks');
      expect(composer.shadowRoot?.activeElement).to.equal(field());
    });

    it('open at the templates where the window has closed (R4)', async () => {
      const { composer } = await show({ lastInboundAt: NOW - 25 * HOUR });
      await atRest(composer);
      await expect(composer).to.be.accessible();
      press(composer, 'Choose a template');
      await waitUntil(() => allWithin(composer, '.choose').length > 0);
      expect(within(composer, '.title').textContent).to.equal('hello');
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => allWithin(composer, 'dialog').length === 0);
    });
  });
});
