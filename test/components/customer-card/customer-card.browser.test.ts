import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/customer-card/define.ts';
import type { CustomerCard } from '../../../src/components/customer-card/customer-card.ts';
import { PERMISSIONS } from '../../../src/model/agent.ts';
import type { ContactCard } from '../../../src/model/contact-card.ts';
import type { CrmSearch } from '../../../src/model/crm-record.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { fail, ok, type InlayError } from '../../../src/model/result.ts';
import type { CardSlice, UnsavedContact } from '../../../src/store/card-state.ts';
import type { AppState } from '../../../src/store/state.ts';
import { mount } from '../../support/mount.ts';
import { COLLEAGUE, contact, interaction, ME, message, NOW, session } from '../../support/sample-data.ts';
import { createStubStore, threadOf, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

const ID = 'i-lea';
const CARD: ContactCard = {
  contact: contact('Léa Martin', { groups: ['VIP'] }),
  version: 3,
  identifiers: [
    {
      channelId: 'ch-whatsapp',
      channelName: '+33 1 70 18 99 00',
      platform: 'whatsapp',
      value: '+33 6 12 34 56 78',
    },
  ],
  attributes: [
    { id: 'number', label: 'Customer number', type: 'text', value: 'K-1042' },
    { id: 'plan', label: 'Plan', type: 'choice', choices: ['Basic', 'Plus'], value: 'Plus' },
    { id: 'orders', label: 'Orders', type: 'number', value: 1234.5 },
    { id: 'since', label: 'Customer since', type: 'date', value: '2021-03-14' },
    { id: 'shop', label: 'Shop', type: 'link', value: 'https://shop.example/lea' },
    { id: 'shoe', label: 'Shoe size', type: 'number', value: null },
  ],
  record: { type: 'contact', id: 'C-1042' },
};
const errorOf = (kind: InlayError['kind']): InlayError => {
  const result = fail(kind, kind);
  if (result.ok) throw new Error('not an error');
  return result.error;
};
const unsaved = (given: Partial<UnsavedContact> = {}): UnsavedContact => ({
  base: CARD,
  change: { attributes: { plan: 'Basic' } },
  isSaving: false,
  trouble: null,
  conflicts: [],
  ...given,
});
const NO_WAYS = { opens: false, finds: false, creates: false };
const slice = (given: Partial<CardSlice> = {}): CardSlice => ({
  status: 'ready',
  card: CARD,
  error: null,
  unsaved: null,
  crm: { opens: true, finds: false, creates: false },
  search: null,
  earlier: { status: 'ready', ids: ['i-old'], next: 'more', error: null },
  ...given,
});

interface Given {
  readonly card?: CardSlice | null;
  readonly state?: Partial<AppState>;
  readonly permissions?: typeof PERMISSIONS;
  readonly language?: string;
}

async function show({
  card = slice(),
  state = {},
  permissions = PERMISSIONS,
  language = 'en',
}: Given = {}): Promise<{
  element: CustomerCard;
  store: StubStore;
}> {
  const store = createStubStore({
    state: { ...state, ...(card === null ? {} : { cards: { [ID]: card } }) },
    actions: { openRecord: () => ok(undefined) },
  });
  store.set(({ session: present, interactions }) => ({
    session: { ...present, value: session({ permissions }) },
    interactions: {
      ...interactions,
      'i-old': interaction('i-old', {
        assignee: COLLEAGUE,
        status: 'resolved',
        tags: ['goodwill'],
        lastActivityAt: NOW - 9e8,
      }),
    },
    threads: { 'i-old': threadOf('i-old', [message('m-old', { interactionId: 'i-old', text: 'Long ago' })]) },
  }));
  const element = await mount<CustomerCard>(
    'inlay-customer-card',
    { store, language },
    { interactionId: ID },
  );
  await settled();
  return { element, store };
}
const words = (element: Element): string => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
const body = (element: CustomerCard): string => words(within(element, '.body'));
const field = (element: CustomerCard, id: string): HTMLInputElement => within(element, `#field-${id}`);
const write = (target: HTMLInputElement, value: string): void => {
  target.value = value;
  target.dispatchEvent(new Event('input', { bubbles: true }));
};
/** Presses the button of this name, which has to be there. */
const click = (element: Element, name: string): void => {
  const button = buttonNamed(element, name);
  if (button === undefined) throw new Error(`no button ${name}`);
  button.click();
};
const preview = (element: CustomerCard): HTMLElement => within(element, 'inlay-interaction-preview');

describe('inlay-customer-card', () => {
  describe('accessibility', () => {
    const conflicts = [{ id: 'plan', mine: 'Basic', theirs: null }];
    const states: Record<string, Given> = {
      'all that is known': {},
      'in French': { language: 'fr' },
      'while it is read': { card: null },
      'what can’t be read': { card: slice({ status: 'failed', card: null, error: errorOf('offline') }) },
      'a conflict': { card: slice({ unsaved: unsaved({ conflicts }) }) },
      'what was not saved': { card: slice({ unsaved: unsaved({ trouble: errorOf('offline') }) }) },
      'a host that opens nothing': { card: slice({ crm: NO_WAYS }) },
      'somebody anonymous': {
        card: slice({
          card: {
            ...CARD,
            contact: contact('', { anonymous: true }),
            identifiers: [],
            attributes: [],
            record: null,
          },
        }),
      },
    };
    for (const [name, given] of Object.entries(states)) {
      it(name, async () => {
        const { element } = await show(given);
        await expect(element).to.be.accessible();
      });
    }

    it('its form, with something wrong in it', async () => {
      const { element } = await show();
      click(element, 'Edit');
      await settled();
      write(field(element, 'orders'), 'many');
      click(element, 'Save');
      await settled();
      await expect(element).to.be.accessible();
    });

    it('a preview', async () => {
      const { element } = await show();
      within(element, '.earlier button').click();
      await waitUntil(() => allWithin(element, 'inlay-interaction-preview').length > 0, '');
      await settled();
      await expect(preview(element)).to.be.accessible();
    });
  });

  it('shows who it is, how they are known, and what is known, each as its language writes it', async () => {
    const { element } = await show();
    for (const part of [
      'Léa Martin',
      'VIP',
      '+33 6 12 34 56 78',
      'contact · C-1042',
      'K-1042',
      '1,234.5',
      'Mar 14, 2021',
    ])
      expect(body(element)).to.contain(part);
    expect(within(element, 'dd a').getAttribute('href')).to.equal('https://shop.example/lea');
    const { element: french } = await show({ language: 'fr' });
    expect(body(french)).to.contain('14 mars 2021');
  });

  it('asks for what is known once, when it is not there', async () => {
    const { store } = await show({ card: null });
    expect(store.callsOf('loadCard')).to.deep.equal([[ID]]);
  });

  it('searches attributes', async () => {
    const { element } = await show();
    const search = within<HTMLInputElement>(element, 'input[type=search]');
    expect(search.getAttribute('aria-label')).to.equal('Search attributes');
    write(search, 'SHOE');
    await settled();
    expect(allWithin(element, 'dt').map(words)).to.deep.equal(['Shoe size']);
    write(search, 'nothing like it');
    await settled();
    expect(body(element)).to.contain('Nothing found');
  });

  it('edits in place by keyboard and hands over what changed alone, with the card it was made on', async () => {
    const { element, store } = await show();
    click(element, 'Edit');
    await settled();
    write(field(element, 'shoe'), '38,5');
    field(element, 'number').focus();
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(store.callsOf('changeContact')).to.deep.equal([[ID, CARD, { attributes: { shoe: 38.5 } }]]);
    expect(allWithin(element, 'form')).to.have.length(0);
  });

  it('says at each field what was expected, and saves nothing', async () => {
    const { element, store } = await show();
    click(element, 'Edit');
    await settled();
    write(field(element, 'orders'), 'many');
    write(field(element, 'shop'), 'javascript:alert(1)');
    click(element, 'Save');
    await settled();
    expect(words(within(element, '#problem-orders'))).to.contain('A number is expected');
    expect(words(within(element, '#problem-shop'))).to.contain('address is expected');
    expect(element.shadowRoot?.activeElement).to.equal(field(element, 'orders'));
    expect(field(element, 'orders').value).to.equal('many');
    expect(store.callsOf('changeContact')).to.deep.equal([]);
  });

  it('keeps what is being written while the card is folded away', async () => {
    const { element, store } = await show();
    click(element, 'Edit');
    await settled();
    write(field(element, 'number'), 'K-2');
    element.remove();
    const again = await mount<CustomerCard>('inlay-customer-card', { store }, { interactionId: ID });
    await settled();
    expect(field(again, 'number').value).to.equal('K-2');
    field(again, 'number').focus();
    await sendKeys({ press: 'Escape' });
    await settled();
    expect(allWithin(again, 'form')).to.have.length(0);
  });

  it('keeps the focus when what had it is gone: while it saves, and as a choice is made', async () => {
    const { element, store } = await show();
    const focused = (): string | undefined => element.shadowRoot?.activeElement?.id;
    click(element, 'Edit');
    await settled();
    expect(focused()).to.equal('field-number');
    store.set({ cards: { [ID]: slice({ unsaved: unsaved({ isSaving: true }) }) } });
    click(element, 'Save');
    await settled();
    expect(focused()).to.equal('attributes');
    const conflicts = [{ id: 'plan', mine: 'Basic', theirs: 'Plus' }];
    store.set({ cards: { [ID]: slice({ unsaved: unsaved({ conflicts }) }) } });
    await settled();
    const theirs = within(element, '[role=group] button');
    theirs.focus();
    expect(element.shadowRoot?.activeElement).to.equal(theirs);
    store.set({ cards: { [ID]: slice() } });
    await settled();
    expect(focused()).to.equal('attributes');
  });

  it('offers no change to who may not', async () => {
    const { element } = await show({ permissions: [] as never });
    expect(allWithin(element, 'button').map(words)).not.to.contain('Edit');
    expect(allWithin(element, 'button').map(words)).not.to.contain('Unlink');
  });

  it('shows the other’s value beside the own one and lets choose', async () => {
    const conflicts = [{ id: 'plan', mine: 'Basic', theirs: 'Plus' }];
    const { element, store } = await show({ card: slice({ unsaved: unsaved({ conflicts }) }) });
    expect(body(element)).to.contain('Plan was changed by somebody else meanwhile');
    click(element, 'Yours: Basic');
    click(element, 'Theirs: Plus');
    expect(store.callsOf('chooseAttribute')).to.deep.equal([
      [ID, 'plan', 'mine'],
      [ID, 'plan', 'theirs'],
    ]);
  });

  it('shows a change at once, and what was not saved with the ways out', async () => {
    const { element, store } = await show({
      card: slice({ unsaved: unsaved({ trouble: errorOf('offline') }) }),
    });
    expect(body(element)).to.contain('Basic');
    click(element, 'Try again');
    click(element, 'Discard');
    expect(store.callsOf('retryContact')).to.have.length(1);
    expect(store.callsOf('discardContact')).to.have.length(1);
  });

  it('opens the record through the host, or says why it can’t', async () => {
    const { element, store } = await show();
    click(element, 'Open in CRM');
    expect(store.callsOf('openRecord')).to.deep.equal([[ID]]);
    const { element: other, store: without } = await show({ card: slice({ crm: NO_WAYS }) });
    click(other, 'Open in CRM');
    expect(without.callsOf('openRecord')).to.deep.equal([]);
    expect(words(within(other, '#cannot-open'))).to.contain('opens no records');
  });

  describe('where no record is linked', () => {
    const WAYS = { opens: true, finds: true, creates: true };
    const UNLINKED: ContactCard = { ...CARD, record: null };
    const searched = (given: Partial<CrmSearch> | null = {}, crm = WAYS): Given => ({
      card: slice({
        card: UNLINKED,
        crm,
        search:
          given === null ? null : { doing: 'find', isBusy: false, matches: null, trouble: null, ...given },
      }),
    });
    const MATCHES = [
      { record: { type: 'contact', id: '1' }, name: 'Léa \u202eMartin' },
      { record: { type: 'lead', id: '2' }, name: '' },
    ];
    const section = (element: CustomerCard): HTMLElement =>
      within(element, 'section[aria-labelledby=record]');
    const buttons = (element: CustomerCard): (string | null)[] =>
      [...section(element).querySelectorAll('button')].map(
        (button) => button.getAttribute('aria-label') ?? words(button),
      );

    it('looks in the CRM by keyboard, and offers to create one only after that', async () => {
      const { element, store } = await show(searched(null));
      expect(buttons(element)).to.deep.equal(['Find in CRM']);
      buttonNamed(element, 'Find in CRM')?.focus();
      await sendKeys({ press: 'Enter' });
      expect(store.callsOf('findRecord')).to.deep.equal([[ID]]);
      store.set({ cards: { [ID]: searched({ isBusy: true }).card! } });
      await settled();
      expect(words(section(element))).to.contain('Looking in the CRM');
      expect(buttons(element)).to.deep.equal([]);
      expect(element.shadowRoot?.activeElement?.id).to.equal('record');
      store.set({ cards: { [ID]: searched({ matches: [] }).card! } });
      await settled();
      expect(words(section(element))).to.contain('Nobody in the CRM has these identifiers.');
      click(element, 'Create in CRM');
      expect(store.callsOf('createRecord')).to.deep.equal([[ID]]);
      await expect(element).to.be.accessible();
    });

    it('lists who was found, each to be opened or linked, hidden characters written out', async () => {
      const { element, store } = await show(searched({ matches: MATCHES }));
      expect(words(section(element))).to.contain('2 records have these identifiers. Choose whose it is.');
      expect(words(section(element))).not.to.contain('\u202e');
      expect(buttons(element).slice(2)).to.deep.equal([
        'Link Record without a name',
        'Open Record without a name in CRM',
        'Find in CRM',
        'Create in CRM',
      ]);
      click(element, 'Open Record without a name in CRM');
      click(element, 'Link Record without a name');
      expect(store.callsOf('openRecord')).to.deep.equal([[ID, { type: 'lead', id: '2' }]]);
      expect(store.callsOf('changeContact')).to.deep.equal([
        [ID, UNLINKED, { record: { type: 'lead', id: '2' } }],
      ]);
      await expect(element).to.be.accessible();
    });

    it('says whose record the page shows before it is linked', async () => {
      const given = searched(null);
      const { element, store } = await show(given);
      const record = { type: 'contact', id: 'C-1077' };
      store.set({ host: { ...store.getState().host, record, title: 'Jonas \u202eWeber', identifiers: [] } });
      await settled();
      const beside = within(element, '#beside');
      expect(words(beside)).to.equal('The page shows: Jonas [U+202E]Weber · contact');
      expect(buttonNamed(element, 'Link the record shown')?.getAttribute('aria-describedby')).to.equal(
        'beside',
      );
      await expect(element).to.be.accessible();
      store.set({ host: { ...store.getState().host, title: null } });
      await settled();
      expect(words(within(element, '#beside'))).to.equal('The page shows: C-1077 · contact');
      click(element, 'Link the record shown');
      expect(store.callsOf('changeContact')).to.deep.equal([[ID, UNLINKED, { record }]]);
    });

    it('tells several apart by how they are reached, and by their ids where nothing else does', async () => {
      const lea = (id: string, identifiers?: readonly string[]) => ({
        record: { type: 'contact', id },
        name: 'Léa Martin',
        ...(identifiers !== undefined && { identifiers }),
      });
      const matches = [
        lea('1', ['lea@home.example', '+33639980001']),
        lea('2', ['lea@work.example']),
        lea('3', ['lea@work.example']),
        lea('4'),
      ];
      const { element } = await show(searched({ matches }));
      expect([...section(element).querySelectorAll('.details')].map(words)).to.deep.equal([
        'contact · lea@home.example · +33639980001',
        'contact · lea@work.example · 2',
        'contact · lea@work.example · 3',
        'contact · 4',
      ]);
      const link = section(element).querySelector('.matches button');
      expect(words(within(element, `#${link?.getAttribute('aria-describedby') ?? ''}`))).to.contain(
        'lea@home',
      );
      await expect(element).to.be.accessible();
    });

    it('says who was found by the name alone, and that there is nothing to look by', async () => {
      const { element } = await show(searched({ matches: MATCHES, by: 'name' }));
      expect(words(section(element))).to.contain('Nobody has these identifiers. 2 records have this name');
      const { element: nobody } = await show(searched({ matches: [], by: 'nothing' }));
      expect(words(section(nobody))).to.contain('No email address or telephone number is known');
    });

    it('says why the CRM did not do it, and that a record may be there after all', async () => {
      const { element } = await show(searched({ doing: 'create', trouble: 'timeout' }));
      const alert = section(element).querySelector('[role=alert]');
      expect(words(alert!)).to.contain('look before you create another');
      expect(buttons(element)).to.deep.equal(['Find in CRM']);
      const { element: french } = await show({ ...searched({ trouble: 'refused' }), language: 'fr' });
      expect(words(section(french))).to.contain('Le CRM a refusé de chercher.');
      await expect(element).to.be.accessible();
    });

    it('offers nothing that the host can’t do, and no change to who may not', async () => {
      const { element } = await show(searched(null, { opens: true, finds: false, creates: false }));
      expect(buttons(element)).to.deep.equal([]);
      const { element: only } = await show(searched(null, { opens: true, finds: false, creates: true }));
      expect(buttons(only)).to.deep.equal(['Create in CRM']);
      const { element: reader } = await show({ ...searched({ matches: MATCHES }), permissions: [] as never });
      expect(buttons(reader).some((name) => /^(?:Link|Create)/.test(name ?? ''))).to.equal(false);
      expect(buttons(reader)).to.include('Find in CRM');
    });
  });

  describe('a preview', () => {
    const open = async (given: Given = {}): Promise<{ element: CustomerCard; store: StubStore }> => {
      const shown = await show(given);
      within(shown.element, '.earlier button').click();
      await waitUntil(() => allWithin(shown.element, 'inlay-interaction-preview').length > 0, '');
      await settled();
      return shown;
    };

    it('is read alone: no composer, no actions, whose it is, and what came out of it', async () => {
      const { element } = await open();
      const bar = within(preview(element), 'dialog > .bar');
      expect(words(bar)).to.contain('Tom Berger has this one.');
      expect(words(bar)).to.contain('Resolved');
      expect(words(bar)).to.contain('goodwill');
      expect(allWithin(preview(element), 'inlay-composer')).to.have.length(0);
      const thread = within(preview(element), 'inlay-message-thread');
      expect(allWithin(within(thread, 'inlay-thread-header'), 'inlay-menu-button')).to.have.length(0);
      const notes = within(thread, 'inlay-conversation-notes') as HTMLElement & { preview: boolean };
      expect(notes.preview).to.equal(true);
    });

    it('shows disposition, reason and notes once they are read, and lets nobody change them', async () => {
      const { element, store } = await open();
      await waitUntil(() => store.callsOf('loadOutcome').some(([id]) => id === 'i-old'));
      const outcome: Outcome = {
        interactionId: 'i-old',
        revision: 2,
        skillId: null,
        disposition: { id: 'refunded', label: 'Refunded \u202e<b>' },
        resolutionReason: 'Answered',
        notes: 'Money is back.\nShe was glad.',
        savedBy: null,
        savedAt: NOW,
        endedBy: null,
        direction: 'inbound',
        afterWork: null,
      };
      store.set({ outcomes: { read: { 'i-old': outcome }, drafts: {}, asked: null, activities: [] } });
      await settled();
      const bar = within(preview(element), 'dialog > .bar');
      const all = [...within(bar, 'dl').children].map((each) => each.textContent.trim());
      for (const words of ['Disposition', 'Answered', 'Money is back.\nShe was glad.'])
        expect(all).to.include(words);
      expect(words(bar)).to.contain('<b>').and.not.contain('\u202e');
      expect(allWithin(bar, 'input, select, textarea, inlay-tag-field')).to.have.length(0);
      await expect(preview(element)).to.be.accessible();
    });

    it('gives it to the agent and opens it', async () => {
      const { element, store } = await open();
      store.set(({ interactions }) => ({
        interactions: { ...interactions, 'i-old': { ...interactions['i-old']!, assignee: ME, version: 9 } },
      }));
      await settled();
      expect(words(within(preview(element), '.whose'))).to.contain('This one is yours.');
      click(preview(element), 'Open');
      expect(store.callsOf('open')).to.deep.equal([['i-old']]);
    });

    it('asks for it by one button', async () => {
      const { element, store } = await open();
      click(preview(element), 'Assign to me');
      expect(store.callsOf('assign')).to.deep.equal([['i-old', { agentId: ME.id, teamId: null }]]);
    });

    it('leads back by Escape to where one was', async () => {
      const { element, store } = await open();
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => allWithin(element, 'inlay-interaction-preview').length === 0);
      expect(store.callsOf('open')).to.deep.equal([]);
      expect(body(element)).to.contain('Léa Martin');
    });
  });
});
