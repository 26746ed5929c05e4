import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttributeValue } from '../../src/model/attribute.ts';
import type { ContactCard } from '../../src/model/contact-card.ts';
import { fail } from '../../src/model/result.ts';
import { shownAttributes } from '../../src/store/select-card.ts';
import { settle } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { contact, interaction } from '../support/sample-data.ts';
import { openTab, type OpenTab } from '../support/store-bench.ts';

const ID = 'i-a';
const CARD: ContactCard = {
  contact: interaction(ID).contact,
  version: 1,
  identifiers: [],
  attributes: [
    { id: 'a', label: 'A', type: 'text', value: 'old' },
    { id: 'b', label: 'B', type: 'text', value: null },
  ],
  record: null,
};

async function bench() {
  const backend = new FakeBackend([interaction(ID)]);
  backend.cards.set(ID, CARD);
  const open = async (): Promise<OpenTab> => {
    const tab = await openTab(backend);
    await tab.store.actions.loadCard(ID);
    await settle();
    return tab;
  };
  return { backend, open };
}
const sliceOf = ({ store }: OpenTab) => {
  const slice = store.getState().cards[ID];
  if (slice === undefined) throw new Error('no card');
  return slice;
};
const cardOf = (tab: OpenTab): ContactCard => sliceOf(tab).card ?? CARD;
const shown = (tab: OpenTab) =>
  Object.fromEntries(shownAttributes(sliceOf(tab)).map(({ id, value }) => [id, value]));
const change = (tab: OpenTab, attributes: Record<string, AttributeValue | null>) =>
  tab.store.actions.changeContact(ID, cardOf(tab), { attributes });

describe('The card of a contact', () => {
  it('shows a change at once and keeps it until the backend has it', async () => {
    const { backend, open } = await bench();
    const tab = await open();
    backend.refusals.changeContact = fail('offline', 'no network');
    await change(tab, { a: 'mine' });
    expect(shown(tab)).toEqual({ a: 'mine', b: null });
    expect(sliceOf(tab).unsaved).toMatchObject({ isSaving: false, trouble: { kind: 'offline' } });
    delete backend.refusals.changeContact;
    await tab.store.actions.retryContact(ID);
    expect(sliceOf(tab).unsaved).toBeNull();
    expect(backend.cards.get(ID)?.attributes[0]?.value).toBe('mine');
  });

  it('is read again when somebody else has changed it', async () => {
    const { backend, open } = await bench();
    const tab = await open();
    backend.putCard(ID, { attributes: { b: 'theirs' } });
    await settle();
    expect(shown(tab)).toEqual({ a: 'old', b: 'theirs' });
  });

  it('puts together what two agents changed in different places, without asking', async () => {
    const { backend, open } = await bench();
    const tab = await open();
    const before = cardOf(tab);
    backend.putCard(ID, { attributes: { b: 'theirs' } });
    await settle();
    // Made on the card as it was when the form was opened.
    await tab.store.actions.changeContact(ID, before, { attributes: { a: 'mine' } });
    expect(sliceOf(tab).unsaved).toBeNull();
    expect(shown(tab)).toEqual({ a: 'mine', b: 'theirs' });
  });

  it('asks where both changed the same, and does as the agent says', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      const { backend, open } = await bench();
      const tab = await open();
      const before = cardOf(tab);
      backend.putCard(ID, { attributes: { a: 'theirs' } });
      await settle();
      await tab.store.actions.changeContact(ID, before, { attributes: { a: 'mine', b: 'too' } });
      expect(sliceOf(tab).unsaved?.conflicts).toEqual([{ id: 'a', mine: 'mine', theirs: 'theirs' }]);
      expect(backend.cards.get(ID)?.attributes[0]?.value).toBe('theirs');
      await tab.store.actions.chooseAttribute(ID, 'a', choice);
      expect(sliceOf(tab).unsaved).toBeNull();
      expect(shown(tab)).toEqual({ a: choice, b: 'too' });
    }
  });

  it('asks about a record that somebody else has linked meanwhile', async () => {
    const { backend, open } = await bench();
    const tab = await open();
    const before = cardOf(tab);
    backend.putCard(ID, { record: { type: 'contact', id: 'theirs' } });
    await settle();
    await tab.store.actions.changeContact(ID, before, { record: { type: 'contact', id: 'mine' } });
    expect(sliceOf(tab).unsaved?.trouble?.kind).toBe('conflict');
    expect(cardOf(tab).record?.id).toBe('theirs');
    tab.store.actions.discardContact(ID);
    expect(sliceOf(tab).unsaved).toBeNull();
  });

  it('lets go of what was known when the name is taken out', async () => {
    const { backend, open } = await bench();
    const tab = await open();
    await change(tab, { a: 'secret' });
    const anonymous = contact('', { ...CARD.contact, anonymous: true, name: '' });
    backend.cards.set(ID, { ...CARD, contact: anonymous, version: 0, attributes: [] });
    backend.emit({ type: 'contact.changed', contactIds: [CARD.contact.id] });
    await settle();
    expect(cardOf(tab)).toMatchObject({ attributes: [], contact: { anonymous: true } });
  });

  it('never overwrites what another agent has set without a choice', async () => {
    const values = fc.constantFrom<AttributeValue | null>('x', 'y', null);
    const change = fc.dictionary(fc.constantFrom('a', 'b'), values, { minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(change, change, async (mine, theirs) => {
        const { backend, open } = await bench();
        const tab = await open();
        const before = cardOf(tab);
        const after = backend.putCard(ID, { attributes: theirs });
        await tab.store.actions.changeContact(ID, before, { attributes: mine });
        const kept = backend.cards.get(ID);
        for (const { id, value } of after.attributes) {
          const was = before.attributes.find((one) => one.id === id)?.value;
          if (value !== was) expect(kept?.attributes.find((one) => one.id === id)?.value).toBe(value);
        }
        tab.store.destroy();
      }),
      { numRuns: 30 },
    );
  });

  it('pages the other interactions, each once', async () => {
    const { backend, open } = await bench();
    backend.pageSize = 2;
    for (const n of [1, 2, 3])
      backend.interactions.set(
        `old-${String(n)}`,
        interaction(`old-${String(n)}`, { contact: CARD.contact, lastActivityAt: n }),
      );
    const tab = await open();
    expect(sliceOf(tab).earlier).toMatchObject({ ids: ['old-3', 'old-2'], status: 'ready' });
    await tab.store.actions.loadEarlier(ID);
    expect(sliceOf(tab).earlier).toMatchObject({ ids: ['old-3', 'old-2', 'old-1'], next: null });
  });
});
