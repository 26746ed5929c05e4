import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse, resetMouse } from '@web/test-runner-commands';
import '../../../src/components/provider/define.ts';
import '../../../src/components/interaction-list/define.ts';
import {
  InteractionOpenEvent,
  OfferAnswerEvent,
} from '../../../src/components/interaction-list/interaction-list.events.ts';
import type { InteractionList } from '../../../src/components/interaction-list/interaction-list.ts';
import type { InteractionRow } from '../../../src/components/interaction-row/interaction-row.ts';
import type { Interaction } from '../../../src/model/interaction.ts';
import { fail } from '../../../src/model/result.ts';
import {
  contact,
  excerpt,
  INTERACTIONS,
  interaction,
  message,
  MINUTE,
  NOW,
  RESOLVED,
  session,
} from '../../support/sample-data.ts';
import { show, type ShowOptions } from '../../support/show.ts';
import { createStubStore, listOf, morning, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

const WORK = INTERACTIONS.filter(({ offer }) => offer === null);
const unavailable = (() => {
  const result = fail('unavailable', 'down');
  return result.ok ? null : result.error;
})();

async function list(
  store: StubStore = createStubStore(),
  options: Partial<ShowOptions> = {},
): Promise<InteractionList> {
  return show('inlay-interaction-list', { store, ...options });
}
const rows = (element: InteractionList): InteractionRow[] =>
  allWithin<InteractionRow>(element, '.rows > inlay-interaction-row');
const names = (element: InteractionList): string[] =>
  rows(element).map((row) => row.interaction?.contact.name ?? '');
const rowOf = (element: InteractionList, id: string): InteractionRow =>
  within<InteractionRow>(element, `inlay-interaction-row[data-id="${id}"]`);
const focusedId = (element: InteractionList): string | undefined =>
  (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset['id'];
/** What is read, without the invisible marks that keep directions apart. */
const text = (element: Element): string =>
  element.textContent
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
const withSlice = (
  given: Parameters<typeof listOf>[1],
  interactions: readonly Interaction[] = [],
): StubStore => createStubStore({ state: { ...morning(interactions), list: listOf(interactions, given) } });
const people = (count: number): Interaction[] =>
  Array.from({ length: count }, (_, index) =>
    interaction(`p${index}`, {
      contact: contact(`Person ${index}`),
      waitingSince: NOW - (count - index) * MINUTE,
      topics: index % 3 === 0 ? ['Delivery'] : [],
    }),
  );

describe('inlay-interaction-list', () => {
  afterEach(async () => {
    await resetMouse();
  });

  describe('accessibility', () => {
    const states: Readonly<Record<string, () => StubStore>> = {
      'rows and an offer': () => createStubStore(),
      'a row that is open': () => createStubStore({ state: { openId: 'i-lea' } }),
      'no rows': () => withSlice({}),
      'rows on their way': () => withSlice({ status: 'loading', counts: null }),
      'a failure': () => withSlice({ status: 'failed', error: unavailable }),
      'nothing found': () => withSlice({ filter: { queue: 'new', search: 'chair' } }),
      'filters that are on': () =>
        withSlice({ filter: { queue: 'new', assignment: 'mine', topics: ['Delivery'] } }, WORK),
      resolved: () => withSlice({ filter: { queue: 'resolved' } }, [RESOLVED]),
      'an agent who holds all they may': () =>
        createStubStore({
          state: {
            session: {
              status: 'ready',
              error: null,
              skewMs: 0,
              value: session({ limits: { capacity: 5, held: 5, outboxMaxAgeMs: 1, uploadMaxBytes: 1 } }),
            },
          },
        }),
    };
    for (const [name, store] of Object.entries(states)) {
      it(`has nothing that axe objects to: ${name}`, async () => {
        await expect(await list(store())).to.be.accessible();
      });
    }
    it('has nothing that axe objects to: rows in the dark', async () => {
      await expect(
        await list(createStubStore({ state: { openId: 'i-lea' } }), { theme: 'dark' }),
      ).to.be.accessible();
    });
    it('marks the members of a VIP group with a star, and of no other group (K1)', async () => {
      const [first, second, ...rest] = WORK;
      if (first === undefined || second === undefined) throw new Error('too few');
      const inGroup = (one: Interaction, group: string): Interaction => ({
        ...one,
        contact: { ...one.contact, groups: [group] },
      });
      const element = await list(withSlice({}, [inGroup(first, 'VIP'), inGroup(second, 'Press'), ...rest]));
      const group = (id: string): HTMLElement => within(rowOf(element, id), '.group');
      await waitUntil(() => group(first.id).querySelector('svg') !== null);
      expect([text(group(first.id)), text(group(second.id))]).to.deep.equal(['VIP', 'Press']);
      expect(group(second.id).querySelector('svg')).to.equal(null);
    });
    it('keeps its name while nothing is in it', async () => {
      const element = await list(withSlice({ filter: { queue: 'new', search: 'chair' } }));
      expect(within(element, '.list').getAttribute('aria-label')).to.equal('Interactions');
      expect(within(element, '.list').getAttribute('role')).to.equal('group');
    });
    it('is a list of items named by contact, platform and state', async () => {
      const element = await list();
      expect(within(element, '[role=list]').getAttribute('aria-label')).to.equal('Interactions');
      const item = rowOf(element, 'i-overdue');
      expect(item.getAttribute('role')).to.equal('listitem');
      expect(item.getAttribute('aria-label')).to.equal(
        'Maximilian von Hohenstein-Waldenburg, WhatsApp, Private, New, 3 new, waiting for 1h and 36 min overdue',
      );
    });
    it('names an item by what it shows at every moment, without rendering its row or the list for it', async () => {
      const one = interaction('i-one', { waitingSince: NOW - 20_000, slaDueAt: null });
      const offer = { id: 'o-1', agentId: session().agent.id, madeAt: NOW, expiresAt: NOW + 20_000 };
      const offered = interaction('i-offered', { assignee: null, offer });
      const store = createStubStore({ state: morning([one, offered]) });
      const element = await list(store);
      const row = rowOf(element, 'i-one');
      const shown = (): string => text(within(within(row, 'inlay-wait-mark'), '.visually-hidden'));
      const name = (): string => row.getAttribute('aria-label') ?? '';
      expect(name()).to.contain(shown());
      await settled();
      let renders = 0;
      for (const each of [element, row] as unknown as { performUpdate: () => void }[]) {
        const performUpdate = each.performUpdate.bind(each);
        each.performUpdate = () => {
          renders += 1;
          performUpdate();
        };
      }
      const before = shown();
      store.time = NOW + 10_000;
      await waitUntil(() => {
        expect(name()).to.contain(shown());
        return shown() !== before;
      });
      expect(shown()).to.equal('waiting for 30s');
      expect(renders).to.equal(0);
      await waitUntil(
        () => rowOf(element, 'i-offered').getAttribute('aria-label')?.includes('10s left to accept') === true,
      );
    });
    it('tells where in the list an item stands', async () => {
      const element = await list(createStubStore({ state: morning(people(200)) }));
      expect(rows(element)[2]?.getAttribute('aria-posinset')).to.equal('3');
      expect(rows(element)[2]?.getAttribute('aria-setsize')).to.equal('200');
    });
    it('announces an offer once', async () => {
      const store = createStubStore({ state: morning(WORK) });
      const element = await list(store);
      const [offered] = INTERACTIONS;
      if (offered === undefined) throw new Error('The sample has no offer.');
      store.set(({ interactions }) => ({ interactions: { ...interactions, [offered.id]: offered } }));
      await waitUntil(() => text(within(element, '[role=status]')) === 'Offer: Tom Kessler, X');
    });
  });

  describe('keyboard', () => {
    for (const [keys, id] of [
      [['ArrowDown'], 'i-soon'],
      [['j', 'j'], 'i-lea'],
      [['j', 'j', 'k'], 'i-soon'],
      [['End'], 'i-photo'],
      [['End', 'Home'], 'i-overdue'],
      [['ArrowUp'], 'i-overdue'],
    ] as const) {
      it(`goes to the right row: ${keys.join(', ')}`, async () => {
        const element = await list();
        element.focus();
        await waitUntil(() => focusedId(element) === 'i-overdue');
        for (const press of keys) {
          await sendKeys({ press });
          await settled();
        }
        await waitUntil(
          () => focusedId(element) === id,
          `the focus is on ${focusedId(element) ?? 'nothing'}`,
        );
      });
    }
    it('opens the row that has the focus by Enter', async () => {
      const store = createStubStore();
      const element = await list(store);
      element.focus();
      await waitUntil(() => focusedId(element) !== undefined);
      await sendKeys({ press: 'Enter' });
      expect(store.callsOf('open')).to.deep.equal([['i-overdue']]);
    });
    it('lets Tab stop at one row only', async () => {
      const element = await list();
      const stops = rows(element).filter((row) => within(row, 'button').tabIndex === 0);
      expect(stops.map((row) => row.dataset['id'])).to.deep.equal(['i-overdue']);
    });
    it('reaches the last of 5,000 rows', async () => {
      const element = await list(createStubStore({ state: morning(people(5000)) }));
      element.focus();
      await waitUntil(() => focusedId(element) === 'p0');
      await sendKeys({ press: 'End' });
      await waitUntil(() => focusedId(element) === 'p4999');
    });
    it('keeps the focus when the row under it leaves, on the row that takes its place', async () => {
      const store = createStubStore();
      const element = await list(store);
      element.focus();
      await waitUntil(() => focusedId(element) === 'i-overdue');
      store.set({ list: listOf(WORK.slice(1)) });
      await waitUntil(() => focusedId(element) === 'i-soon');
    });
    it('changes the queue by the arrows', async () => {
      const store = createStubStore();
      const element = await list(store);
      within(element, '[role=tab][aria-selected=true]').focus();
      await sendKeys({ press: 'ArrowRight' });
      expect(store.callsOf('setFilter')).to.deep.equal([[{ queue: 'pending' }]]);
    });
    it('ends a search by Escape, and nothing else', async () => {
      const store = createStubStore();
      const element = await list(store);
      let escaped = false;
      element.addEventListener('keydown', (event) => (escaped ||= event.key === 'Escape'));
      element.focusSearch();
      await sendKeys({ type: 'chair' });
      await waitUntil(() => store.callsOf('setFilter').length === 1);
      await sendKeys({ press: 'Escape' });
      expect(within<HTMLInputElement>(element, 'input[type=search]').value).to.equal('');
      expect(escaped).to.equal(false);
    });
  });

  describe('what a person sees', () => {
    it('shows contact, excerpt, marks, unread count and topics of a row', async () => {
      const element = await list();
      const row = rowOf(element, 'i-overdue');
      expect(text(within(row, '.name'))).to.equal('Maximilian von Hohenstein-Waldenburg');
      expect(text(within(row, '.excerpt'))).to.contain('no answer about the refund');
      expect(text(within(row, '.count > [aria-hidden]'))).to.equal('3');
      expect(text(within(row, '.meta'))).to.contain('VIP');
      expect(within(row, '.platform-mark').dataset['platform']).to.equal('whatsapp');
      expect(within(row, '.visibility').title).to.equal('Private');
    });
    it('marks a row whose contact or post is muted (M9)', async () => {
      const element = await list(
        createStubStore({
          state: morning([
            interaction('p1', { muted: { contact: false, post: true } }),
            interaction('p2', { muted: { contact: true, post: true } }),
            interaction('p3'),
          ]),
        }),
      );
      const words = (id: string) =>
        rowOf(element, id).shadowRoot?.querySelector('.muted')?.textContent.trim();
      expect(['p1', 'p2', 'p3'].map(words)).to.deep.equal([
        'Post muted',
        'Contact and post muted',
        undefined,
      ]);
      await expect(element).to.be.accessible();
    });
    it('tells waits apart by shape and word: overdue, soon, due, waiting, and when something last happened', async () => {
      const element = await list();
      const marks = ['i-overdue', 'i-soon', 'i-lea', 'i-review', 'i-answered'].map((id) =>
        within(rowOf(element, id), 'inlay-wait-mark'),
      );
      const classes = marks.map((mark) => within(mark, '.wait').className.replace('wait', '').trim());
      expect(classes).to.deep.equal(['overdue', 'soon', 'due', 'waiting', '']);
      const paths = marks.map((mark) => allWithin(mark, 'path')[0]?.getAttribute('d'));
      expect(new Set(paths.slice(0, 3)).size).to.equal(3);
    });
    it('tells in figures what is left of a promise or over it, else what it is sorted by; wait and promise in words either way (S3)', async () => {
      const figures = (element: InteractionList, id: string): string =>
        text(within(within(rowOf(element, id), 'inlay-wait-mark'), 'bdi'));
      const element = await list(withSlice({ sort: 'waiting' }, WORK));
      expect([figures(element, 'i-overdue'), figures(element, 'i-soon')]).to.deep.equal(['36 min', '9 min']);
      expect(
        within(within(rowOf(element, 'i-soon'), 'inlay-wait-mark'), '.wait').getAttribute('title'),
      ).to.equal('waiting for 51 min and due in 9 min');
      const due = await list(withSlice({ sort: 'sla' }, WORK));
      expect([figures(due, 'i-overdue'), figures(due, 'i-soon')]).to.deep.equal(['36 min', '9 min']);
      const latest = await list(withSlice({ sort: 'activity' }, WORK));
      expect([figures(latest, 'i-answered'), figures(latest, 'i-soon')]).to.deep.equal(['22 min', '51 min']);
    });
    it('says that the newest answer failed, was not confirmed or waits, at the network or still here', async () => {
      const marked = (element: InteractionList, id: string): string =>
        text(within(rowOf(element, id), '.trouble'));
      const [first, second, third, fourth, ...rest] = WORK;
      if (first === undefined || second === undefined || third === undefined || fourth === undefined)
        throw new Error('too few');
      const work: readonly Interaction[] = [
        { ...first, answerTrouble: 'failed' },
        { ...second, answerTrouble: 'unknown' },
        { ...third, answerTrouble: 'late' },
        fourth,
        ...rest,
      ];
      const waiting = {
        message: message('local', {
          interactionId: fourth.id,
          delivery: { state: 'queued', reason: null, detail: null, at: NOW },
        }),
        attachmentIds: [],
        seenMessageId: null,
        queuedAt: NOW,
        attempts: 0,
        retryAt: null,
      };
      const store = withSlice({}, work);
      store.set({ outbox: { waiting: [waiting] } });
      const element = await list(store);
      await expect(element).to.be.accessible();
      expect(work.slice(0, 3).map(({ id }) => marked(element, id))).to.deep.equal([
        'Not sent',
        'Not confirmed',
        'Waiting',
      ]);
      // What goes at once is not marked; what can't go is.
      expect(allWithin(rowOf(element, fourth.id), '.trouble')).to.have.length(0);
      store.set({ connection: { stream: { kind: 'offline', retryAt: NOW }, storage: 'durable' } });
      await waitUntil(() => allWithin(rowOf(element, fourth.id), '.trouble').length === 1);
      expect(marked(element, fourth.id)).to.equal('Waiting');
      const french = await list(withSlice({}, work), { language: 'fr' });
      expect(marked(french, first.id)).to.not.equal('Not sent');
    });
    it('shows a green check on what is resolved (L6)', async () => {
      const element = await list(withSlice({ filter: { queue: 'resolved' } }, [RESOLVED]));
      expect(within(rowOf(element, 'i-resolved'), '.resolved').title).to.equal('Resolved');
    });
    it('says of a row in words which status it has, where that isn’t its queue’s (L1)', async () => {
      const rows = (['new', 'open', 'pending', 'resolved', 'closed'] as const).map((status) =>
        interaction(`i-${status}`, { status, waitingSince: null }),
      );
      for (const [language, words] of [
        ['en', { open: 'Open', closed: 'Closed' }],
        ['fr', { open: 'Ouvert', closed: 'Clos' }],
      ] as const) {
        const element = await list(withSlice({}, rows), { language });
        const shown = rows.map(({ id }) => allWithin(rowOf(element, id), '.status').map(text).join());
        expect(shown).to.deep.equal(['', words.open, '', '', words.closed]);
      }
    });
    it('says from how many characters on a search looks at everything (L4)', async () => {
      for (const [language, help, short] of [
        [
          'en',
          'Contact, text, tag or identifier. From 3 characters on everything is searched; with fewer only what is newest.',
          'With fewer than 3 characters only the newest messages and contacts are searched.',
        ],
        [
          'fr',
          'Contact, texte, étiquette ou identifiant. À partir de 3 caractères, la recherche porte sur tout\u202F; en deçà, sur le plus récent seulement.',
          'Avec moins de 3 caractères, la recherche ne porte que sur les messages et contacts les plus récents.',
        ],
      ] as const) {
        const said = async (search: string | undefined): Promise<string> => {
          const filter = search === undefined ? { tags: ['x'] } : { search };
          const element = await list(withSlice({ filter: { queue: 'new', ...filter } }), { language });
          await waitUntil(() => within<HTMLInputElement>(element, 'input[type=search]').title === help);
          return text(within(element, '.empty'));
        };
        for (const search of ['a', ' 👨é ']) expect(await said(search)).to.contain(short);
        for (const search of ['abc', undefined]) expect(await said(search)).not.to.contain(short);
      }
    });
    it('shows the counts on the tabs', async () => {
      const element = await list(withSlice({ counts: { new: 7, pending: 1234, resolved: 0 } }, WORK));
      expect(allWithin(element, '[role=tab]').map(text)).to.deep.equal(['New 7', 'Pending 999+', 'Resolved']);
    });
    it('shows offers apart, whatever the queue, with the time left', async () => {
      const element = await list(
        createStubStore({ state: { list: listOf([], { filter: { queue: 'resolved' } }) } }),
      );
      const offer = within(element, '.offers inlay-interaction-row');
      expect(text(within(offer, '.countdown'))).to.equal('0:18');
      expect(buttonNamed(offer, 'Accept')).not.to.equal(undefined);
      expect(buttonNamed(offer, 'Decline')).not.to.equal(undefined);
    });
    it('has no answers to an offer without the permission (Q6)', async () => {
      const element = await list(
        createStubStore({
          state: {
            session: { status: 'ready', error: null, skewMs: 0, value: session({ permissions: [] }) },
          },
        }),
      );
      expect(buttonNamed(within(element, '.offers'), 'Accept')).to.equal(undefined);
    });
    it('lets an offer go when its time is over', async () => {
      const store = createStubStore();
      const [offered] = INTERACTIONS;
      const offer = offered?.offer ?? null;
      if (offered === undefined || offer === null) throw new Error('The sample has no offer.');
      const started = performance.now();
      store.now = () => NOW + (performance.now() - started);
      store.set(({ interactions }) => ({
        interactions: {
          ...interactions,
          [offered.id]: { ...offered, offer: { ...offer, expiresAt: NOW + 600 } },
        },
      }));
      const element = await list(store);
      await waitUntil(() => allWithin(element, '.offers').length === 0);
      expect(names(element)).to.contain('Tom Kessler');
    });
    it('shows a draft, and what was not sent, in the place of the excerpt', async () => {
      const element = await list(
        createStubStore({
          state: {
            composers: {
              'i-soon': {
                text: 'Yes, in 38',
                visibility: 'public',
                inReplyToId: null,
                attachments: [],
                refused: [],
                newer: [],
              },
            },
          },
        }),
      );
      expect(text(within(rowOf(element, 'i-soon'), '.excerpt'))).to.equal('Draft: Yes, in 38');
    });
    it('says what is the case and what to do where there are no rows', async () => {
      const words = async (store: StubStore): Promise<string> => text(within(await list(store), '.empty'));
      expect(await words(withSlice({}))).to.contain('Nothing needs you');
      expect(await words(withSlice({ filter: { queue: 'new', tags: ['x'] } }))).to.contain('Remove a filter');
      expect(await words(withSlice({ status: 'failed', error: unavailable }))).to.contain('Nothing is lost');
    });
    it('says "You" of the answers in my own interactions only', async () => {
      const answered = interaction('i-others', {
        lastMessage: { ...excerpt('Done'), direction: 'outbound' },
        assignee: { id: 'somebody', name: 'Tom' },
      });
      const element = await list(withSlice({}, [answered]));
      const row = rows(element)[0];
      expect(text(within(row!, '.excerpt'))).to.equal('Answer: Done');
    });
    it('names a reaction, which has no text; one that was removed is', async () => {
      const words = async (removed: boolean): Promise<string> => {
        const lastMessage = { ...excerpt(''), kind: 'reaction', removed } as const;
        const element = await list(
          withSlice({}, [interaction('i-heart', { platform: 'messenger', lastMessage })]),
        );
        return text(within(rows(element)[0]!, '.excerpt'));
      };
      expect(await words(false)).to.equal('Messenger reaction');
      expect(await words(true)).to.equal('Content removed');
    });
    it('says that nothing more is offered to who holds all they may (Q7)', async () => {
      const element = await list(
        createStubStore({
          state: {
            session: {
              status: 'ready',
              error: null,
              skewMs: 0,
              value: session({ limits: { capacity: 5, held: 5, outboxMaxAgeMs: 1, uploadMaxBytes: 1 } }),
            },
          },
        }),
      );
      expect(text(within(element, '.foot'))).to.contain('You hold 5 of 5');
    });
    it('reads in French', async () => {
      const element = await list(createStubStore(), { language: 'fr' });
      expect(allWithin(element, '[role=tab]').map(text)).to.deep.equal([
        'Nouvelles 7',
        'En attente',
        'Résolues',
      ]);
      expect(within(rowOf(element, 'i-answered'), '.excerpt').textContent.trim()).to.match(
        /^Vous\u202f: \u2068It leaves today/,
      );
    });
  });

  describe('filters, search and sort', () => {
    it('narrows by what is chosen, and says how much is on', async () => {
      const store = createStubStore();
      const element = await list(store);
      buttonNamed(element, 'Filters')?.click();
      await waitUntil(() => allWithin(element, 'label').length > 0, 'no form');
      const choice = allWithin(element, 'label').find((label) => text(label) === 'Unassigned');
      choice?.querySelector('input')?.click();
      expect(store.callsOf('setFilter')).to.deep.equal([[{ queue: 'new', assignment: 'unassigned' }]]);
      store.set({ list: listOf(WORK, { filter: { queue: 'new', assignment: 'unassigned' } }) });
      await settled();
      expect(buttonNamed(element, 'Filters')?.getAttribute('aria-label')).to.equal('Filters, 1 on');
      await expect(within(element, '.filters')).to.be.accessible();
    });
    it('takes a filter back by its chip', async () => {
      const store = withSlice(
        { filter: { queue: 'new', topics: ['Delivery', 'Returns'], assignment: 'mine' } },
        WORK,
      );
      const element = await list(store);
      buttonNamed(element, 'Remove filter Delivery')?.click();
      expect(store.callsOf('setFilter')).to.deep.equal([
        [{ queue: 'new', topics: ['Returns'], assignment: 'mine' }],
      ]);
    });
    it('searches when the typing rests, and not again for the same words', async () => {
      const store = createStubStore();
      const element = await list(store);
      element.focusSearch();
      await sendKeys({ type: 'chair ' });
      await waitUntil(() => store.callsOf('setFilter').length > 0);
      expect(store.callsOf('setFilter')).to.deep.equal([[{ queue: 'new', search: 'chair' }]]);
    });
    it('sorts by what the menu says', async () => {
      const store = createStubStore();
      const element = await list(store);
      buttonNamed(element, 'Sort')?.click();
      await settled();
      allWithin(element, '[role=menuitemradio]')
        .find((item) => text(item) === 'Due first')
        ?.click();
      expect(store.callsOf('setSort')).to.deep.equal([['sla']]);
    });
  });

  describe('events', () => {
    it('tells what is opened, and opens it in the store', async () => {
      const store = createStubStore();
      const element = await list(store);
      const opened = new Promise<InteractionOpenEvent>((resolve) =>
        element.addEventListener(InteractionOpenEvent.type, resolve, { once: true }),
      );
      within(rowOf(element, 'i-lea'), 'button').click();
      expect((await opened).detail).to.deep.equal({ interactionId: 'i-lea' });
      expect(store.callsOf('open')).to.deep.equal([['i-lea']]);
    });
    it('opens nothing when a listener prevents it', async () => {
      const store = createStubStore();
      const element = await list(store);
      element.addEventListener(InteractionOpenEvent.type, (event) => event.preventDefault());
      within(rowOf(element, 'i-lea'), 'button').click();
      expect(store.callsOf('open')).to.deep.equal([]);
    });
    it('accepts and declines an offer', async () => {
      const store = createStubStore();
      const element = await list(store);
      const answered = new Promise<OfferAnswerEvent>((resolve) =>
        element.addEventListener(OfferAnswerEvent.type, resolve, { once: true }),
      );
      buttonNamed(element, 'Accept')?.click();
      expect((await answered).detail).to.deep.equal({
        interactionId: 'i-offer',
        answer: 'accept',
      });
      buttonNamed(element, 'Decline')?.click();
      expect(store.callsOf('acceptOffer')).to.deep.equal([['i-offer']]);
      expect(store.callsOf('declineOffer')).to.deep.equal([['i-offer']]);
    });
  });

  describe('edges', () => {
    it('holds as many rows in the page as fit the screen, of 5,000', async () => {
      const element = await list(createStubStore({ state: morning(people(5000)) }));
      expect(rows(element).length).to.be.within(8, 24);
      within(element, '.scroller').scrollTop = 150_000;
      await waitUntil(() => Number(rows(element)[0]?.dataset['index']) > 1000);
      await settled();
      expect(rows(element).length).to.be.within(8, 30);
    });
    it('asks for more rows once when the end comes near', async () => {
      const many = people(60);
      const store = createStubStore({ state: { ...morning(many), list: listOf(many, { hasMore: true }) } });
      const element = await list(store);
      expect(store.callsOf('loadMore')).to.have.length(0);
      within(element, '.scroller').scrollTop = 100_000;
      await waitUntil(() => store.callsOf('loadMore').length > 0);
      store.set({ list: listOf(many, { hasMore: true, loadingMore: true }) });
      await settled();
      const before = store.callsOf('loadMore').length;
      within(element, '.scroller').scrollTop = 0;
      await settled();
      within(element, '.scroller').scrollTop = 100_000;
      await settled();
      expect(store.callsOf('loadMore')).to.have.length(before);
    });
    it('moves no row while the pointer is over the list, and takes the order over when it leaves', async () => {
      const store = createStubStore({ state: morning(WORK) });
      const element = await list(store);
      const before = names(element);
      const at = rowOf(element, 'i-lea').getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(at.x + 100), Math.round(at.y + 20)] });
      const newcomer = interaction('i-newcomer', {
        contact: contact('Newcomer'),
        waitingSince: NOW - 500 * MINUTE,
      });
      store.set(({ interactions }) => ({
        interactions: { ...interactions, 'i-newcomer': newcomer },
        list: listOf([newcomer, ...WORK.filter(({ id }) => id !== 'i-overdue')]),
      }));
      await settled();
      expect(names(element).slice(0, before.length)).to.deep.equal(before);
      expect(rowOf(element, 'i-overdue').gone).to.equal(true);
      expect(rowOf(element, 'i-lea').getBoundingClientRect().y).to.equal(at.y);
      await sendMouse({ type: 'move', position: [700, 590] });
      await waitUntil(() => names(element)[0] === 'Newcomer');
      expect(names(element)).not.to.contain('Maximilian von Hohenstein-Waldenburg');
    });
    it('shows hostile names and texts as text, one line each', async () => {
      const hostile = [
        interaction('h1', {
          contact: contact('\u202Egnp.exe<script>alert(1)</script>'),
          lastMessage: excerpt('<img src=x onerror="window.hacked = true">'.repeat(4)),
        }),
        interaction('h2', {
          contact: contact(' '),
          lastMessage: excerpt('\uD800 👨‍👩‍👧‍👦'.repeat(20)),
          unreadCount: 4321,
        }),
        interaction('h3', { contact: contact('N'.repeat(5000)), topics: ['T'.repeat(5000)] }),
      ];
      const element = await list(createStubStore({ state: morning(hostile) }));
      expect(text(within(rowOf(element, 'h1'), '.name'))).to.equal(
        '[U+202E]gnp.exe<script>alert(1)</script>',
      );
      expect(text(within(rowOf(element, 'h2'), '.name'))).to.equal('Unknown contact');
      expect(text(within(rowOf(element, 'h2'), '.count > [aria-hidden]'))).to.equal('99+');
      for (const row of rows(element)) {
        expect(row.getBoundingClientRect().height).to.be.at.most(80);
        expect(row.scrollWidth).to.be.at.most(340);
      }
      expect('hacked' in window).to.equal(false);
    });
    it('keeps the row it is given by its identity when its interaction changes', async () => {
      const store = createStubStore();
      const element = await list(store);
      const row = rowOf(element, 'i-lea');
      store.set(({ interactions }) => ({
        interactions: { ...interactions, 'i-lea': interaction('i-lea', { unreadCount: 9 }) },
      }));
      await waitUntil(() => text(within(row, '.count > [aria-hidden]')) === '9');
      expect(rowOf(element, 'i-lea')).to.equal(row);
    });
    it('lets go of the store when it leaves the page', async () => {
      const store = createStubStore();
      const element = await list(store);
      expect(store.listeners).to.be.greaterThan(0);
      element.remove();
      expect(store.listeners).to.equal(0);
    });
  });
});
