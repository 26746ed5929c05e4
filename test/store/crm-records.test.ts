import { describe, expect, it } from 'vitest';
import type { ContactCard } from '../../src/model/contact-card.ts';
import type { Host, HostContact, HostResult, NewHostContact, RecordRef } from '../../src/model/host.ts';
import { fail } from '../../src/model/result.ts';
import { settle } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { interaction } from '../support/sample-data.ts';
import { fakeHost, openTab } from '../support/store-bench.ts';
import { eventually } from '../support/eventually.ts';

const ID = 'i-a';
const CARD: ContactCard = {
  contact: interaction(ID).contact,
  version: 1,
  identifiers: [{ channelId: 'c', channelName: 'Acme', platform: 'whatsapp', value: '+33612345678' }],
  attributes: [{ id: 'a', label: 'A', type: 'text', value: 'old' }],
  record: null,
};
const LEA: HostContact = { record: { type: 'contact', id: '1' }, name: 'Léa Martin' };
const OTHER: HostContact = { record: { type: 'contact', id: '2' }, name: 'Léa M.' };
const MADE: RecordRef = { type: 'contact', id: 'made' };

/** A host whose answers a test gives, when it likes. */
function askedHost(capabilities: readonly string[] = ['find-contacts', 'create-contact', 'open-record']) {
  const found: ((answer: HostResult<readonly HostContact[]>) => void)[] = [];
  const made: ((answer: HostResult<RecordRef>) => void)[] = [];
  const asked: (readonly string[] | NewHostContact)[] = [];
  const opened: string[] = [];
  const host: Host = {
    ...fakeHost(capabilities),
    findContacts: (identifiers) => {
      asked.push(identifiers);
      return new Promise((resolve) => found.push(resolve));
    },
    createContact: (contact) => {
      asked.push(contact);
      return new Promise((resolve) => made.push(resolve));
    },
    openRecord: async ({ id }) => {
      opened.push(id);
      return { ok: true, value: undefined };
    },
  };
  return { host, found, made, asked, opened };
}

async function bench(given = askedHost()) {
  const backend = new FakeBackend([interaction(ID)]);
  backend.cards.set(ID, CARD);
  const { store } = await openTab(backend, { host: given.host });
  await store.actions.loadCard(ID);
  await settle();
  const slice = () => store.getState().cards[ID]!;
  const find = async (...matches: readonly HostContact[]): Promise<void> => {
    const done = store.actions.findRecord(ID);
    await eventually(() => expect(given.found).toHaveLength(1));
    given.found.pop()!({ ok: true, value: matches });
    await done;
  };
  return { ...given, backend, actions: store.actions, slice, find };
}

/** A host that answers at once with these, and knows people by these names. */
async function looked(identifier: string, byName: Readonly<Record<string, readonly HostContact[]>> | null) {
  const given = askedHost(byName === null ? ['find-contacts'] : ['find-contacts', 'find-by-name']);
  const host: Host = {
    ...given.host,
    findContacts: () => Promise.resolve({ ok: true, value: [] }),
    findByName: (name) => Promise.resolve({ ok: true, value: byName?.[name] ?? [] }),
  };
  const backend = new FakeBackend([interaction(ID)]);
  const [first] = CARD.identifiers;
  backend.cards.set(ID, { ...CARD, identifiers: [{ ...first!, value: identifier }] });
  const { store } = await openTab(backend, { host });
  await store.actions.loadCard(ID);
  await store.actions.findRecord(ID);
  return store.getState().cards[ID]?.search;
}

describe('The CRM’s record of a contact of whom a handle is known alone', () => {
  const { name } = CARD.contact;

  it('is looked for by the name then, and said to be found by it', async () => {
    expect(await looked('@lea', { [name]: [LEA] })).toMatchObject({
      by: 'name',
      matches: [LEA],
      trouble: null,
    });
    expect(await looked('@lea', {})).toMatchObject({ by: 'name', matches: [] });
  });

  it('is said to have nothing to be looked for by where the host finds nobody by a name', async () => {
    expect(await looked('@lea', null)).toMatchObject({ by: 'nothing', matches: [] });
    expect((await looked('+33 6 12 34 56 78', null))?.by).toBeUndefined();
    expect((await looked('lea@example.com', null))?.by).toBeUndefined();
  });
});

describe('The CRM’s record of a contact', () => {
  it('is looked for by the contact’s identifiers, and none of those found is taken, not even the only one', async () => {
    const { asked, backend, slice, find } = await bench();
    await find(LEA, LEA);
    expect(asked).toEqual([['+33612345678']]);
    expect(slice().search).toEqual({ doing: 'find', isBusy: false, matches: [LEA], trouble: null });
    expect(backend.callsOf('changeContact')).toEqual([]);
  });

  it('is the one that the agent links, and can be opened before', async () => {
    const { actions, opened, backend, slice, find } = await bench();
    await find(LEA, OTHER);
    expect((await actions.openRecord(ID, OTHER.record)).ok).toBe(true);
    expect(opened).toEqual(['2']);
    await actions.changeContact(ID, slice().card!, { record: LEA.record });
    expect(backend.cards.get(ID)?.record).toEqual(LEA.record);
    expect(slice().search).toBeNull();
  });

  it('is opened as soon as it is linked, before the backend has taken it', async () => {
    const { actions, opened, slice } = await bench();
    const linking = actions.changeContact(ID, slice().card!, { record: LEA.record });
    expect((await actions.openRecord(ID)).ok).toBe(true);
    expect(opened).toEqual([LEA.record.id]);
    await linking;
  });

  it('is made once the host has looked, once however often it is asked for, and linked', async () => {
    const { actions, asked, made, backend, slice, find } = await bench();
    await actions.createRecord(ID);
    expect(asked).toEqual([]);
    await find();
    const twice = [actions.createRecord(ID), actions.createRecord(ID)];
    await eventually(() => expect(made).toHaveLength(1));
    expect(slice().search?.isBusy).toBe(true);
    made[0]!({ ok: true, value: MADE });
    await Promise.all(twice);
    expect(asked.slice(1)).toEqual([{ name: CARD.contact.name, identifiers: ['+33612345678'] }]);
    expect(backend.cards.get(ID)?.record).toEqual(MADE);
    expect(slice().search).toBeNull();
  });

  it.each(['refused', 'timeout', 'gone'] as const)(
    'that could not be made (%s) is looked for again before another is',
    async (reason) => {
      const { actions, made, backend, slice, find } = await bench();
      await find();
      const making = actions.createRecord(ID);
      await eventually(() => expect(made).toHaveLength(1));
      made[0]!({ ok: false, reason });
      await making;
      expect(slice().search).toEqual({ doing: 'create', isBusy: false, matches: null, trouble: reason });
      await actions.createRecord(ID);
      expect(made).toHaveLength(1);
      expect(backend.callsOf('changeContact')).toEqual([]);
      await find(LEA);
      expect(slice().search?.matches).toEqual([LEA]);
    },
  );

  it('that was made while attributes are being saved waits for the agent to link it', async () => {
    const { actions, made, backend, slice, find } = await bench();
    await find();
    const making = actions.createRecord(ID);
    await eventually(() => expect(made).toHaveLength(1));
    backend.refusals.changeContact = fail('offline', 'no network');
    await actions.changeContact(ID, slice().card!, { attributes: { a: 'mine' } });
    made[0]!({ ok: true, value: MADE });
    await making;
    expect(slice().search?.matches).toEqual([{ record: MADE, name: CARD.contact.name }]);
    expect(slice().unsaved?.change.attributes).toEqual({ a: 'mine' });
  });

  it('that was made and could not be linked is kept, and linked when the agent tries again', async () => {
    const { actions, made, backend, slice, find } = await bench();
    await find();
    backend.refusals.changeContact = fail('offline', 'no network');
    const making = actions.createRecord(ID);
    await eventually(() => expect(made).toHaveLength(1));
    made[0]!({ ok: true, value: MADE });
    await making;
    expect(slice().unsaved?.change.record).toEqual(MADE);
    delete backend.refusals.changeContact;
    await actions.retryContact(ID);
    expect(backend.cards.get(ID)?.record).toEqual(MADE);
  });

  it('does not take the place of one that somebody else has linked meanwhile', async () => {
    const { actions, made, backend, slice, find } = await bench();
    await find();
    const making = actions.createRecord(ID);
    await eventually(() => expect(made).toHaveLength(1));
    backend.putCard(ID, { record: { type: 'contact', id: 'theirs' } });
    await settle();
    made[0]!({ ok: true, value: MADE });
    await making;
    expect(backend.cards.get(ID)?.record?.id).toBe('theirs');
    expect(slice().unsaved?.trouble?.kind).toBe('conflict');
  });

  it('is not asked for where the host can’t, and says so', async () => {
    const { slice } = await bench(askedHost([]));
    expect(slice().crm).toEqual({ opens: false, finds: false, creates: false });
  });
});
