import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/message-thread/define.ts';
import type { MessageThread } from '../../../src/components/message-thread/message-thread.ts';
import { MessageActionEvent } from '../../../src/components/message/message-work.events.ts';
import type { MessageActionName } from '../../../src/model/message-actions.ts';
import type { MenuButton } from '../../../src/components/menu-button/menu-button.ts';
import { PERMISSIONS, type Permission, type Session } from '../../../src/model/agent.ts';
import type { Interaction } from '../../../src/model/interaction.ts';
import type { Message } from '../../../src/model/message.ts';
import type { OriginalPost } from '../../../src/model/post.ts';
import { INTACT } from '../../../src/model/removal.ts';
import { ok } from '../../../src/model/result.ts';
import { DEFAULT_WORK_SETTINGS } from '../../../src/model/work-rules.ts';
import type { AppState, ThreadSlice } from '../../../src/store/state.ts';
import { mount } from '../../support/mount.ts';
import {
  COLLEAGUE,
  contact,
  interaction,
  ME,
  message,
  MINUTE,
  NOW,
  session,
} from '../../support/sample-data.ts';
import { createStubStore, threadOf, type StubOptions, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, press, settled, within } from '../../support/within.ts';

const MESSAGES: readonly Message[] = [
  message('1', { kind: 'post', sentAt: NOW - 60 * MINUTE }),
  message('2', { direction: 'outbound', sentAt: NOW - 50 * MINUTE, text: 'We are on it.' }),
  message('3', { sentAt: NOW - 4 * MINUTE, text: 'Still nothing…' }),
];

interface Given {
  readonly interaction?: Partial<Interaction>;
  readonly messages?: readonly Message[];
  readonly thread?: Partial<ThreadSlice>;
  readonly state?: Partial<AppState>;
}

function storeWith(
  { interaction: of = {}, messages = MESSAGES, thread = {}, state = {} }: Given = {},
  actions: StubOptions['actions'] = {},
): StubStore {
  const store = createStubStore({
    actions,
    state: { openId: 'i-lea', threads: { 'i-lea': threadOf('i-lea', messages, thread) }, ...state },
  });
  store.set(({ interactions }) => ({
    interactions: { ...interactions, 'i-lea': interaction('i-lea', { unreadCount: 2, ...of }) },
  }));
  return store;
}
async function show(
  given: Given = {},
  more: Partial<MessageThread> = {},
): Promise<{ store: StubStore; thread: MessageThread }> {
  const store = storeWith(given);
  const thread = await mount<MessageThread>('inlay-message-thread', { store }, more);
  await settled();
  return { store, thread };
}
const failure = {
  kind: 'offline',
  type: null,
  message: '',
  retryAfterMs: null,
  fields: [],
  current: null,
} as const;

describe('inlay-message-thread', () => {
  describe('accessibility', () => {
    const states: Record<string, Given> = {
      'with messages': {},
      loading: { messages: [], thread: { status: 'loading' } },
      empty: { messages: [] },
      failed: { messages: [], thread: { status: 'failed', error: failure } },
      'with messages, and more that failed': { thread: { status: 'failed', error: failure } },
      'with a colleague writing': { thread: { typing: { contact: false, agents: [COLLEAGUE] } } },
      resolved: { interaction: { status: 'resolved', waitingSince: null } },
    };
    for (const [name, given] of Object.entries(states))
      for (const theme of ['light', 'dark'] as const)
        it(`has nothing that axe objects to: ${name}, ${theme}`, async () => {
          const thread = await mount<MessageThread>('inlay-message-thread', {
            store: storeWith(given),
            theme,
          });
          await settled();
          await expect(thread).to.be.accessible();
        });
  });

  describe('its header', () => {
    it('is as tall, and ends where it did, whichever times there are', async () => {
      const timer = (endsAt: number) =>
        ({ kind: 'agent', startedAt: NOW - 5 * MINUTE, halfAt: NOW - MINUTE, endsAt }) as never;
      const { store, thread } = await show();
      const header = within(thread, 'inlay-thread-header');
      await waitUntil(() => buttonNamed(thread, 'Options') !== undefined);
      const seen = new Set<string>();
      for (const given of [
        {},
        { timer: timer(NOW + 4 * MINUTE) },
        { timer: timer(NOW - 1), waitingSince: null },
        { returnsAt: NOW + 9 * MINUTE, waitingSince: null },
      ]) {
        store.set(({ interactions }) => ({
          interactions: { ...interactions, 'i-lea': interaction('i-lea', given) },
        }));
        await settled();
        await settled();
        const times = within(header, '.times').getBoundingClientRect();
        expect(times.width).to.be.greaterThan(20);
        seen.add(`${String(header.offsetHeight)} ${String(times.right)}`);
      }
      expect([...seen]).to.have.length(1);
    });
    it('says what ending a conversation brings: after-contact work only where there is some (O8)', async () => {
      for (const afterWorkSeconds of [null, 120]) {
        const skill = { id: 'orders', name: 'Orders', channelIds: [], dispositions: [] };
        const { store, thread } = await show({
          interaction: { visibility: 'private', platform: 'whatsapp', channelId: 'ch-whatsapp' },
          state: {
            workRules: {
              settings: DEFAULT_WORK_SETTINGS,
              skills: [{ ...skill, dispositionRequired: false, afterWorkSeconds }],
              ownSkillIds: [],
            },
            outcomes: {
              read: { 'i-lea': { skillId: 'orders' } as never },
              drafts: {},
              asked: null,
              activities: [],
            },
          },
        });
        await waitUntil(() => buttonNamed(thread, 'Options') !== undefined);
        buttonNamed(thread, 'Options')?.click();
        await settled();
        buttonNamed(thread, 'End conversation')?.click();
        await waitUntil(() => allWithin(thread, '#what').length === 1);
        const said = within(thread, '#what').textContent;
        expect(said.includes('after-contact work')).to.equal(afterWorkSeconds !== null);
        if (afterWorkSeconds !== null) expect(said).to.contain('2 min');
        store.destroy();
      }
    });
  });

  describe('keyboard', () => {
    it('leads through header, log and messages by Tab', async () => {
      const { thread } = await show();
      const names: string[] = [];
      // What is done with the interaction comes after what is read of it.
      await waitUntil(() => buttonNamed(thread, 'Options') !== undefined);
      within(thread, 'button').focus();
      for (let stop = 0; stop < 7; stop += 1) {
        let at: Element | null = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        names.push(at?.getAttribute('aria-label') ?? at?.textContent.trim() ?? '');
        await sendKeys({ press: 'Tab' });
      }
      expect(names).to.include.members([
        'Set pending',
        'Resolve',
        'Options',
        'Close interaction',
        'Messages',
      ]);
    });
    it('asks before content or author is removed, and says that the network keeps it (M5, M6)', async () => {
      for (const [removal, action, name] of [
        ['content', 'remove-content', 'Remove content'],
        ['author', 'remove-author', 'Remove author'],
      ] as const) {
        const { store, thread } = await show();
        const choose = async (): Promise<HTMLElement> => {
          within(thread, 'inlay-message').dispatchEvent(new MessageActionEvent({ messageId: '1', action }));
          await waitUntil(() => allWithin<HTMLDialogElement>(thread, 'dialog').some(({ open }) => open));
          return within(thread, 'inlay-confirm-dialog');
        };
        const dialog = await choose();
        await expect(dialog).to.be.accessible();
        expect(within(dialog, 'dialog').textContent).to.contain('Facebook keeps');
        press(dialog, 'Cancel');
        await waitUntil(() => allWithin(thread, 'inlay-confirm-dialog').length === 0);
        expect(store.callsOf('removeFromMessage')).to.deep.equal([]);
        press(await choose(), name);
        expect(store.callsOf('removeFromMessage')).to.deep.equal([['i-lea', '1', removal]]);
      }
    });
    for (const [language, name, keeps] of [
      ['en', 'Remove content', 'Facebook keeps it'],
      ['fr', 'Retirer le contenu', 'Facebook le garde'],
    ] as const)
      it(`asks in a dialog before the original post’s content is removed, and never in a preview (M5), ${language}`, async () => {
        const post: OriginalPost = {
          kind: 'post',
          author: { name: 'Acme France', isOwn: true },
          text: 'Boils in two minutes',
          attachments: [],
          ad: { headline: null, link: null },
          networkUrl: null,
          removed: INTACT,
          sentAt: NOW,
        };
        const store = storeWith(
          { messages: [message('1', { kind: 'comment', visibility: 'public', onAd: true })] },
          { originalPost: () => ok(post) },
        );
        store.set(({ session: slice }) => ({
          session: { ...slice, value: session({ permissions: PERMISSIONS }) },
        }));
        const thread = await mount<MessageThread>('inlay-message-thread', { store, language });
        const remove = (): HTMLButtonElement | undefined =>
          allWithin(thread, 'inlay-original-post').map((shown) => buttonNamed(shown, name))[0];
        await waitUntil(() => remove() !== undefined);
        const ask = async (): Promise<HTMLElement> => {
          remove()?.focus();
          await sendKeys({ press: 'Enter' });
          await waitUntil(() => allWithin<HTMLDialogElement>(thread, 'dialog').some(({ open }) => open));
          return within(thread, 'inlay-confirm-dialog');
        };
        const dialog = await ask();
        await expect(dialog).to.be.accessible();
        expect(within(dialog, 'dialog').textContent).to.contain(keeps).and.to.contain('Boils in two minutes');
        await sendKeys({ press: 'Escape' });
        await waitUntil(() => allWithin(thread, 'inlay-confirm-dialog').length === 0);
        expect(store.callsOf('removePost')).to.deep.equal([]);
        press(await ask(), name);
        expect(store.callsOf('removePost')).to.deep.equal([['i-lea']]);

        thread.preview = true;
        await waitUntil(() => remove() === undefined);
        expect(within(thread, 'inlay-original-post').shadowRoot?.textContent).to.contain('Boils');
      });
    it('begins a note from the message’s menu, and opens the choice of tags (M7, M8)', async () => {
      const { store, thread } = await show();
      const choose = (action: MessageActionName): void => {
        within(thread, 'inlay-message').dispatchEvent(new MessageActionEvent({ messageId: '1', action }));
      };
      choose('add-note');
      await waitUntil(() => allWithin(thread, 'textarea').length === 1);
      expect(store.getState().noteDrafts['1']).to.deep.equal({ noteId: null, text: '', isFresh: false });
      choose('add-tags');
      await waitUntil(() => allWithin<HTMLDialogElement>(thread, 'dialog').some(({ open }) => open));
      expect(within(thread, '[role=combobox]').getAttribute('aria-label')).to.equal('Tag');
    });
    for (const [language, option, field] of [
      ['en', 'Add conversation note', 'Note'],
      ['fr', 'Ajouter une note à la conversation', 'Note'],
    ] as const)
      it(`begins a conversation note by keys, at any time, also where nothing more can be written, ${language} (K3)`, async () => {
        const store = storeWith({ interaction: { status: 'closed' } });
        const thread = await mount<MessageThread>('inlay-message-thread', { store, language });
        await waitUntil(() => buttonNamed(thread, 'Options') !== undefined);
        buttonNamed(thread, 'Options')?.focus();
        await sendKeys({ press: 'Enter' });
        await waitUntil(() => within(thread, '[role=menu]').matches(':popover-open'));
        buttonNamed(thread, option)?.focus();
        await sendKeys({ press: 'Enter' });
        await waitUntil(() => allWithin(thread, 'textarea').length === 1);
        await waitUntil(() => within(thread, 'textarea').matches(':focus'));
        expect(within(thread, 'textarea').getAttribute('aria-label')).to.equal(field);
        expect(store.callsOf('writeNote')[0]?.[0]).to.deep.equal({ interactionId: 'i-lea', messageId: null });

        // What was begun is gone on with.
        store.actions.writeNote(
          { interactionId: 'i-lea', messageId: null },
          { noteId: null, text: 'Half', isFresh: false },
        );
        buttonNamed(thread, option)?.click();
        await settled();
        expect(within<HTMLTextAreaElement>(thread, 'textarea').value).to.equal('Half');
      });
    it('mutes the contact and the post, and lets them be heard again (M9)', async () => {
      const names = async (muted: Interaction['muted'], permissions: readonly Permission[] = PERMISSIONS) => {
        const { store, thread } = await show({ interaction: { muted } });
        store.set(({ session: slice }) => ({ session: { ...slice, value: session({ permissions }) } }));
        await settled();
        buttonNamed(thread, 'Options')?.click();
        await waitUntil(() => within(thread, '[role=menu]').matches(':popover-open'));
        const items = allWithin(thread, '[role=menuitem]');
        return { store, items, names: items.map(({ textContent }) => textContent.trim()) };
      };
      const heard = await names({ contact: false, post: false });
      expect(heard.names).to.include.members(['Mute contact', 'Mute post']);
      heard.items[heard.names.indexOf('Mute post')]?.click();
      expect(heard.store.callsOf('mute')).to.deep.equal([['i-lea', { post: true }]]);
      const muted = await names({ contact: true, post: true });
      expect(muted.names).to.include.members(['Unmute contact', 'Unmute post']);
      muted.items[muted.names.indexOf('Unmute contact')]?.click();
      expect(muted.store.callsOf('mute')).to.deep.equal([['i-lea', { contact: false }]]);
      const without = PERMISSIONS.filter((one) => one !== 'conversation.message.mute');
      expect((await names({ contact: false, post: false }, without)).names.join()).not.to.contain('ute ');
    });
    it('opens the menu, moves in it and chooses', async () => {
      const { thread, store } = await show({ interaction: { assignee: COLLEAGUE } });
      buttonNamed(thread, 'Options')?.focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => within(thread, '[role=menu]').matches(':popover-open'));
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => store.callsOf('assign').length === 1);
      expect(store.callsOf('assign')).to.deep.equal([['i-lea', { agentId: ME.id, teamId: null }]]);
    });
  });

  describe('what a person sees', () => {
    it('names contact, account, status, topics, groups and what waits (T1)', async () => {
      const { thread } = await show({
        interaction: { contact: contact('Léa Martin', { groups: ['VIP'] }), topics: ['Delivery', 'Returns'] },
      });
      const header = within(thread, '.header').textContent;
      for (const words of [
        'Léa Martin',
        'VIP',
        'Acme France',
        'Facebook',
        'Public',
        'New',
        'Delivery',
        'Returns',
      ])
        expect(header, words).to.contain(words);
      expect(within(thread, 'inlay-wait-mark').shadowRoot?.textContent).to.contain('56');
    });
    it('marks that the contact or the post is muted, as long as it is (M9)', async () => {
      const { store, thread } = await show({ interaction: { muted: { contact: true, post: false } } });
      expect(within(thread, '.header .muted').textContent.trim()).to.equal('Contact muted');
      store.set(({ interactions }) => ({ interactions: { ...interactions, 'i-lea': interaction('i-lea') } }));
      await settled();
      expect(allWithin(thread, '.header .muted')).to.deep.equal([]);
    });
    it('says whose it is when it is not mine', async () => {
      const { thread } = await show({ interaction: { assignee: COLLEAGUE } });
      expect(within(thread, '.header').textContent).to.contain('Assigned to Tom Berger');
    });
    it('offers only what status and permissions allow (W1, W6)', async () => {
      const offered = (thread: MessageThread): (string | undefined)[] =>
        // Without the reason that stands under what can't be done.
        allWithin(thread, '[role=menuitem]').map((item) => item.textContent.trim().split(/\s{2,}/)[0]);
      expect(offered((await show()).thread)).to.deep.equal([
        'Assign',
        'Transfer',
        'Outcome',
        'Set pending',
        'Resolve',
        'Boomerang',
        'Customer card',
        'Add conversation note',
        'Translate messages',
        'Unassign and close',
      ]);
      expect(
        offered((await show({ interaction: { status: 'resolved', assignee: null } })).thread),
      ).to.deep.equal([
        'Assign to me',
        'Assign',
        'Transfer',
        'Customer card',
        'Add conversation note',
        'Translate messages',
        // Dimmed: only its holder may.
        'Outcome',
        'Open again',
      ]);
      expect(offered((await show({ interaction: { status: 'closed' } })).thread)).to.deep.equal([
        'Transfer',
        'Outcome',
        'Customer card',
        'Add conversation note',
        'Translate messages',
        'Unassign and close',
      ]);
      const without = await show({
        interaction: { assignee: COLLEAGUE },
        state: {
          session: {
            status: 'ready',
            value: session({ permissions: [], services: ['mail'] }),
            error: null,
            skewMs: 0,
          },
        },
      });
      expect(offered(without.thread)).to.deep.equal([
        'Customer card',
        'Add conversation note',
        'Translate messages',
        'Outcome',
        'Set pending',
        'Resolve',
      ]);
    });
    it('says beside what can’t be done why, and does it where it can (O6, W5)', async () => {
      const entry = (thread: MessageThread, name: string): HTMLElement | undefined =>
        allWithin(thread, '[role=menuitem]').find((item) => item.textContent.includes(name));
      const open = await show();
      expect(entry(open.thread, 'Unassign and close')?.getAttribute('aria-disabled')).to.equal('true');
      expect(entry(open.thread, 'Unassign and close')?.textContent).to.contain(
        'Only once it is resolved or closed',
      );
      entry(open.thread, 'Unassign and close')?.click();
      expect(open.store.callsOf('unassignAndClose')).to.deep.equal([]);

      const done = await show({ interaction: { status: 'resolved' } });
      expect(entry(done.thread, 'Boomerang')?.textContent).to.contain('Open it again first');
      entry(done.thread, 'Unassign and close')?.click();
      await settled();
      expect(done.store.callsOf('unassignAndClose')).to.deep.equal([['i-lea']]);
    });
    it('calls only while the agent is available, and says so where the call begins (Q10)', async () => {
      const voice = { platform: 'voice', visibility: 'private' } as const;
      const away = session({ agent: { ...ME, availability: { id: 'away', kind: 'away', label: null } } });
      const call = (thread: MessageThread): (HTMLElement | undefined)[] => [
        buttonNamed(thread, 'Call'),
        ...allWithin(thread, '[role=menuitem]').filter((item) => item.textContent.includes('Call')),
      ];
      const able = await show({ interaction: voice });
      expect(call(able.thread).map((control) => control?.ariaDisabled)).to.deep.equal([null, null]);
      const unable = await show({
        interaction: voice,
        state: { session: { status: 'ready', value: away, error: null, skewMs: 0 } },
      });
      const [button, entry] = call(unable.thread);
      expect(button?.ariaDisabled).to.equal('true');
      expect(button?.title).to.equal('Only while you are available.');
      expect(button?.getAttribute('aria-description')).to.equal('Only while you are available.');
      expect(entry?.ariaDisabled).to.equal('true');
      expect(entry?.textContent).to.contain('Only while you are available.');
      const others = await show({ interaction: { ...voice, assignee: COLLEAGUE } });
      expect(call(others.thread)[0]?.title).to.contain('Only whoever holds the interaction calls');
      await expect(unable.thread).to.be.accessible();
    });
    it('shows dimmed, and why, what only its holder may do (O3)', async () => {
      const { store, thread } = await show({ interaction: { assignee: COLLEAGUE } });
      const dimmed = allWithin(thread, '[role=menuitem][aria-disabled=true]');
      expect(dimmed.map((item) => within(item, '.label').textContent.trim())).to.deep.equal([
        'Outcome',
        'Set pending',
        'Resolve',
      ]);
      expect(dimmed[0]?.textContent).to.contain('Only whoever holds the interaction');
      dimmed[1]?.click();
      expect(store.callsOf('setStatus')).to.deep.equal([]);
    });
    it('has the topics switched by who holds it (K4)', async () => {
      const { store, thread } = await show();
      (within(thread, '.topic-menu') as MenuButton).show();
      await settled();
      const topics = allWithin(within(thread, '.topic-menu'), '[role=menuitemcheckbox]');
      expect(
        topics.map((item) => [item.textContent.trim(), item.getAttribute('aria-checked')]),
      ).to.deep.include(['Delivery', 'true']);
      topics.find((item) => item.textContent.includes('Billing'))?.click();
      expect(store.callsOf('setTopics')).to.deep.equal([['i-lea', ['Delivery', 'Billing']]]);
      const other = await show({ interaction: { assignee: COLLEAGUE } });
      expect(allWithin(other.thread, '.topic-menu')).to.deep.equal([]);
    });
    it('switches the audit trail, and shows it between the messages in one quiet line each (H1)', async () => {
      const { store, thread } = await show();
      const toggle = within(thread, '[role=menuitemcheckbox]');
      expect([toggle.textContent.trim(), toggle.getAttribute('aria-checked')]).to.deep.equal([
        'Audit trail',
        'false',
      ]);
      toggle.click();
      expect(store.callsOf('showAudit')).to.deep.equal([[true]]);
      const at = store.getState().threads['i-lea']?.messages.at(-1)?.message.sentAt ?? 0;
      store.set({
        audit: {
          isShown: true,
          trails: {
            'i-lea': {
              status: 'ready',
              next: null,
              entries: [
                {
                  id: 'a1',
                  interactionId: 'i-lea',
                  kind: 'status',
                  by: COLLEAGUE,
                  at: at + 1,
                  detail: { from: 'new', to: 'pending' },
                },
              ],
            },
          },
        },
      });
      await waitUntil(() => allWithin(thread, '.system').length === 1);
      expect(within(thread, '.system').textContent).to.contain('Status: New → Pending · Tom Berger');
      expect(within(thread, '[role=menuitemcheckbox]').getAttribute('aria-checked')).to.equal('true');
      await expect(thread).to.be.accessible();
    });
    it('offers a transcript where there is a mail server, to who may, and translating where it is on (O9, X1)', async () => {
      const offered = async (given: Partial<Session>): Promise<readonly string[]> => {
        const value = session({ permissions: [...PERMISSIONS], ...given });
        const { thread } = await show({
          state: { session: { status: 'ready', value, error: null, skewMs: 0 } },
        });
        return allWithin(thread, '[role=menuitem]').map((item) => item.textContent.trim());
      };
      expect(await offered({ services: ['mail'] })).to.include('Send transcript');
      expect(await offered({ services: [] })).not.to.include('Send transcript');
      expect(await offered({ services: ['mail'], permissions: [] })).not.to.include('Send transcript');
      const off = await offered({ services: ['mail'], features: [] });
      expect(off).not.to.include('Send transcript');
      expect(off).not.to.include('Translate messages');
    });
    it('says quietly who else looks at it, once who writes, and never oneself (T12)', async () => {
      const sam = { id: 'agent-sam', name: 'Sam Reed' };
      const { thread } = await show({ thread: { viewing: [ME, COLLEAGUE, sam] } });
      expect(within(thread, '.viewing').textContent.trim()).to.equal('Tom Berger and Sam Reed are viewing');
      const { thread: writing } = await show({
        thread: { viewing: [ME, COLLEAGUE], typing: { contact: false, agents: [COLLEAGUE] } },
      });
      expect(allWithin(writing, '.viewing')).to.deep.equal([]);
      expect(within(writing, '.typing').textContent).to.contain('Tom Berger is writing a reply');
      const { thread: alone } = await show({ thread: { viewing: [ME] } });
      expect(allWithin(alone, '.viewing')).to.deep.equal([]);
    });
    it('warns when colleagues are writing a reply, however many, before it tells that the contact is (T12)', async () => {
      const { store, thread } = await show({ thread: { typing: { contact: true, agents: [COLLEAGUE] } } });
      expect(within(thread, '.typing').textContent).to.contain('Tom Berger is writing a reply');
      const both = { contact: false, agents: [{ id: 'agent-anna', name: 'Anna' }, COLLEAGUE] };
      store.set({ threads: { 'i-lea': threadOf('i-lea', MESSAGES, { typing: both }) } });
      const words = (element: MessageThread): string => allWithin(element, '.typing')[0]?.textContent ?? '';
      await waitUntil(
        () => words(thread).includes('Anna and Tom Berger are writing a reply'),
        'both by name',
      );
      const french = await mount<MessageThread>('inlay-message-thread', { store, language: 'fr' });
      await waitUntil(
        () => words(french).includes('Réponse en cours\u202f: Anna et Tom Berger'),
        'both by name, in French',
      );
    });
    it('shows a skeleton only after a moment', async () => {
      const { thread } = await show({ messages: [], thread: { status: 'loading' } });
      const { animationDelay } = getComputedStyle(within(thread, '.skeleton'));
      expect(animationDelay).to.equal('0.15s');
    });
    it('says what went wrong and offers another try', async () => {
      const { thread, store } = await show({ messages: [], thread: { status: 'failed', error: failure } });
      buttonNamed(thread, 'Try again')?.click();
      expect(store.callsOf('loadThread')).to.deep.equal([['i-lea']]);
    });
    it('speaks French', async () => {
      const thread = await mount<MessageThread>('inlay-message-thread', {
        store: storeWith(),
        language: 'fr',
      });
      await settled();
      expect(within(thread, '[role=log]').getAttribute('aria-label')).to.equal('Messages');
      expect(within(thread, '.header').textContent).to.contain('Nouveau');
    });
    it('says a new message once, and many as one sentence', async () => {
      const { thread, store } = await show();
      const spoken = within(thread, '[aria-live=polite]');
      const add = (count: number, from: number): void => {
        const more = Array.from({ length: count }, (_, index) =>
          message(`n${String(from + index)}`, { text: 'Hello?', sentAt: NOW + (from + index) * 1000 }),
        );
        store.set(({ threads }) => {
          const before = threads['i-lea']!;
          return {
            threads: {
              'i-lea': { ...before, messages: [...before.messages, ...threadOf('i-lea', more).messages] },
            },
          };
        });
      };
      add(1, 1);
      await waitUntil(() => spoken.textContent === 'Léa Martin wrote: Hello?');
      for (let one = 10; one < 110; one += 1) add(1, one);
      await waitUntil(() => spoken.textContent === '100 new messages');
    });
  });

  describe('events and actions', () => {
    it('goes back, and closes the thread in the store', async () => {
      const { thread, store } = await show({}, { back: true });
      const closed = oneEvent(thread, 'inlay-thread-close');
      press(thread, 'Back');
      expect((await closed).detail).to.deep.equal({ interactionId: 'i-lea' });
      await waitUntil(() => store.callsOf('open').length === 1);
      expect(store.callsOf('open')).to.deep.equal([[null]]);
    });
    it('does what was chosen on a message; Delete asks first and says that it is for good (M2, M4)', async () => {
      const { thread, store } = await show();
      await waitUntil(() => buttonNamed(thread, 'Like') !== undefined);
      buttonNamed(thread, 'Like')?.click();
      await waitUntil(() => store.callsOf('act').length === 1);
      expect(store.callsOf('act')).to.deep.equal([['i-lea', '1', 'like']]);

      thread.openMessageMenu();
      await waitUntil(() => buttonNamed(thread, 'Delete message') !== undefined);
      buttonNamed(thread, 'Delete message')?.click();
      await waitUntil(() => allWithin(thread, 'dialog[open]').length === 1);
      expect(within(thread, 'dialog').textContent).to.contain('on Facebook, for good');
      expect(store.callsOf('act')).to.have.length(1);
      buttonNamed(thread, 'Delete on Facebook')?.click();
      await waitUntil(() => store.callsOf('act').length === 2);
      expect(store.callsOf('act')[1]).to.deep.equal(['i-lea', '3', 'delete']);
      await waitUntil(() => allWithin(thread, 'dialog').length === 0);
    });
    it('shows at once what waits to be taken, and what was refused until it is dismissed', async () => {
      const { thread, store } = await show();
      const pending = {
        key: 'k',
        interactionId: 'i-lea',
        intent: { type: 'message-action', messageId: '3', action: 'hide' },
        agent: ME,
        at: NOW,
        queuedAt: NOW,
        attempts: 0,
        retryAt: null,
        state: 'waiting',
        refusal: null,
        error: null,
      } as const;
      store.set({ pending: [pending] });
      await waitUntil(() => allWithin(thread, '.hidden-mark').length === 1);
      store.set({ pending: [{ ...pending, state: 'refused', refusal: 'deleted-on-network' }] });
      await waitUntil(() => buttonNamed(thread, 'Dismiss') !== undefined);
      expect(allWithin(thread, '.hidden-mark')).to.have.length(0);
      buttonNamed(thread, 'Dismiss')?.click();
      expect(store.callsOf('dismissAction')).to.deep.equal([['i-lea', '3']]);
    });
    it('sets pending and resolved with one click (W6)', async () => {
      const { thread, store } = await show();
      buttonNamed(thread, 'Set pending')?.click();
      buttonNamed(thread, 'Resolve')?.click();
      expect(store.callsOf('setStatus')).to.deep.equal([
        ['i-lea', 'pending'],
        ['i-lea', 'resolved'],
      ]);
    });
    it('marks as read what I hold and have seen, and nothing of others', async () => {
      const mine = await show();
      await waitUntil(() => mine.store.callsOf('markRead').length > 0);
      expect(mine.store.callsOf('markRead').at(-1)).to.deep.equal(['i-lea', '3']);
      const other = await show({ interaction: { assignee: COLLEAGUE } });
      await settled();
      expect(other.store.callsOf('markRead')).to.deep.equal([]);
    });
    it('sends again, takes back and answers through the store', async () => {
      const failed = message('4', {
        direction: 'outbound',
        delivery: { state: 'failed', reason: 'rejected', detail: null, at: NOW },
      });
      const held = message('5', {
        direction: 'outbound',
        delivery: { state: 'held', reason: 'too-old', detail: null, at: NOW },
      });
      const { thread, store } = await show({ messages: [...MESSAGES, failed, held] });
      await waitUntil(() =>
        ['Reply', 'Resend', 'Discard'].every((name) => buttonNamed(thread, name) !== undefined),
      );
      buttonNamed(thread, 'Resend')?.click();
      buttonNamed(thread, 'Discard')?.click();
      buttonNamed(thread, 'Reply')?.click();
      expect(store.callsOf('resend')).to.deep.equal([['client-4']]);
      expect(store.callsOf('withdraw')).to.deep.equal([['client-5']]);
      expect(store.callsOf('replyTo')).to.have.length(1);
    });
    it('reads the thread of an interaction that it was given', async () => {
      const store = createStubStore();
      await mount<MessageThread>('inlay-message-thread', { store }, { interactionId: 'i-lea' });
      await waitUntil(() => store.callsOf('loadThread').length > 0);
      expect(store.callsOf('loadThread')[0]).to.deep.equal(['i-lea']);
    });
    it('says that it shows a thread by itself, from when it is there until it has gone (T12)', async () => {
      const { thread, store } = await show({}, { interactionId: 'i-lea' });
      const said = () => store.callsOf('setShown');
      await waitUntil(() => said().length === 1);
      const place = thread.parentElement;
      thread.remove();
      place?.append(thread);
      await waitUntil(() => said().length === 3);
      thread.interactionId = undefined;
      await waitUntil(() => said().length === 4);
      expect(said()).to.deep.equal([true, false, true, false].map((shown) => ['i-lea', shown]));
    });

    it('assigns by the directory, with search (W1)', async () => {
      const { thread, store } = await show();
      store.set({
        directory: {
          search: '',
          status: 'ready',
          error: null,
          items: [
            {
              kind: 'agent',
              ...COLLEAGUE,
              availability: { id: 'available', kind: 'available', label: null },
              held: 2,
              offered: 0,
              obstacle: null,
              capacity: 8,
            },
            {
              kind: 'team',
              id: 'team-press',
              name: 'Press office',
              availability: null,
              held: 5,
              offered: 0,
              obstacle: 'channel',
              capacity: null,
            },
          ],
        },
      });
      [...allWithin(thread, '[role=menuitem]')].find((item) => item.textContent.trim() === 'Assign')?.click();
      await waitUntil(() => allWithin(thread, 'dialog[open]').length === 1);
      const dialog = within(thread, 'inlay-assign-dialog');
      await expect(dialog).to.be.accessible();
      const team = buttonNamed(dialog, 'Press office');
      expect(team?.getAttribute('aria-disabled')).to.equal('true');
      expect(team?.textContent).to.contain('Doesn’t handle this channel');
      team?.click();
      expect(store.callsOf('assign')).to.deep.equal([]);
      expect(store.callsOf('searchDirectory')).to.deep.equal([['', 'i-lea']]);
      within<HTMLInputElement>(dialog, 'input').focus();
      await sendKeys({ type: 'tom' });
      await waitUntil(() => store.callsOf('searchDirectory').some(([search]) => search === 'tom'));
      buttonNamed(dialog, 'Tom Berger')?.click();
      expect(store.callsOf('assign')).to.deep.equal([['i-lea', { agentId: COLLEAGUE.id, teamId: null }]]);
      await waitUntil(() => allWithin(thread, 'inlay-assign-dialog').length === 0);
    });
    it('opens a picture large, and closes it by Escape and nothing else with it (T11)', async () => {
      const picture = {
        id: 'f',
        name: 'chair.png',
        type: 'image/png',
        size: 10,
        url: '/x.png',
        thumbnailUrl: '/x.png',
        dimensions: { width: 80, height: 60 },
      };
      const { thread, store } = await show({ messages: [message('p', { attachments: [picture] })] });
      let escapes = 0;
      thread.addEventListener('keydown', () => (escapes += 1));
      buttonNamed(thread, 'Open picture chair.png')?.click();
      await waitUntil(() => allWithin(thread, 'dialog[open]').length === 1);
      expect(store.callsOf('refreshAttachment').length).to.be.at.most(2);
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => allWithin(thread, 'inlay-picture-dialog').length === 0);
      expect(escapes).to.equal(0);
    });
  });

  describe('edges', () => {
    it('does not render again when something else is typed or changes in the store', async () => {
      const { thread, store } = await show();
      let renders = 0;
      thread.addController({ hostUpdated: () => void (renders += 1) });
      for (let key = 0; key < 50; key += 1)
        store.set(({ composers }) => ({
          composers: {
            ...composers,
            'i-lea': {
              text: 'x'.repeat(key),
              visibility: 'public',
              inReplyToId: null,
              attachments: [],
              refused: [],
              newer: [],
            },
          },
        }));
      await settled();
      expect(renders).to.equal(0);
    });
    it('shows names with hidden characters as what they are', async () => {
      const { thread } = await show({ interaction: { contact: contact('Lé\u202Ea\u200B'), topics: [] } });
      expect(within(thread, 'h2').textContent.trim()).to.equal('Lé[U+202E]a[U+200B]');
    });
    it('holds at 320 px with the longest names and reads from right to left', async () => {
      const store = storeWith({
        interaction: {
          contact: contact('Maximilienne de la Rochefoucauld-Montbéliard'),
          topics: ['Remboursement', 'Livraison'],
        },
      });
      const thread = await mount<MessageThread>('inlay-message-thread', {
        store,
        language: 'fr',
        width: 320,
      });
      thread.parentElement!.dir = 'rtl';
      await settled();
      expect(within(thread, 'inlay-thread-header').scrollWidth).to.be.at.most(320);
      expect(within(thread, '.scroller').scrollWidth).to.be.at.most(320);
    });
    it('leaves no listener at the store when it is gone', async () => {
      const { thread, store } = await show();
      expect(store.listeners).to.be.above(0);
      thread.remove();
      await settled();
      expect(store.listeners).to.equal(0);
    });
  });
});
