import { attributeConflicts } from '../model/attribute.ts';
import { recordOf, type ContactCard, type ContactChange } from '../model/contact-card.ts';
import type { RecordRef } from '../model/host.ts';
import { fail, ok } from '../model/result.ts';
import type { CardActions, CardSlice, UnsavedContact } from './card-state.ts';
import { createCrmRecords } from './crm-records.ts';
import type { Engine } from './engine.ts';
import { takeInteraction } from './interactions.ts';
import { linkedRecord } from './select-card.ts';

const EMPTY: CardSlice = {
  status: 'idle',
  card: null,
  error: null,
  unsaved: null,
  crm: { opens: false, finds: false, creates: false },
  search: null,
  earlier: { status: 'idle', ids: [], next: null, error: null },
};

/** So often a change goes again by itself onto a newer version with which it does not conflict. */
const TRIES = 3;

/** What is known of contacts: read when it is asked for, and again when it has changed; changed by the agent without overwriting anybody. */
export function createCards(engine: Engine): CardActions {
  const patch = (id: string, part: Partial<CardSlice>): void => {
    engine.commit((change) => {
      const { capabilities } = engine.host;
      const crm = {
        opens: capabilities.has('open-record'),
        finds: capabilities.has('find-contacts'),
        creates: capabilities.has('create-contact'),
      };
      change.put('cards', id, { ...(change.state.cards[id] ?? EMPTY), crm, ...part });
      const { unsaved } = part;
      // What the backend has not taken outlasts the page.
      if (unsaved !== undefined)
        change.put(
          'contactChanges',
          id,
          unsaved === null ? null : { base: unsaved.base, change: unsaved.change },
        );
    });
  };
  const patchUnsaved = (id: string, part: Partial<UnsavedContact>): void => {
    const { unsaved } = engine.state.cards[id] ?? EMPTY;
    if (unsaved !== null) patch(id, { unsaved: { ...unsaved, ...part } });
  };
  /** The card as it stands now, unless a newer one is there. */
  const takeCard = (id: string, card: ContactCard): void => {
    const present = engine.state.cards[id]?.card ?? null;
    const isOlder = present !== null && present.version > card.version && !card.contact.anonymous;
    patch(id, { status: 'ready', error: null, ...(isOlder ? {} : { card }) });
  };

  const read = async (id: string): Promise<void> => {
    patch(id, { status: 'loading' });
    const result = await engine.client.contact(id, engine.signal);
    if (engine.hasEnded) return;
    if (result.ok) takeCard(id, result.value);
    else patch(id, { status: 'failed', error: result.error });
  };

  const readEarlier = async (id: string, cursor: string | null): Promise<void> => {
    const { earlier } = engine.state.cards[id] ?? EMPTY;
    if (earlier.status === 'loading') return;
    patch(id, { earlier: { ...earlier, status: 'loading', error: null } });
    const page = await engine.client.earlier(id, cursor, engine.signal);
    if (engine.hasEnded) return;
    engine.commit((change) => {
      const slice = change.state.cards[id] ?? EMPTY;
      if (!page.ok) {
        change.put('cards', id, {
          ...slice,
          earlier: { ...slice.earlier, status: 'failed', error: page.error },
        });
        return;
      }
      const { items, next } = page.value;
      for (const one of items) takeInteraction(change, one);
      const ids = [...(cursor === null ? [] : slice.earlier.ids), ...items.map((one) => one.id)];
      const unique = [...new Set(ids)];
      change.put('cards', id, { ...slice, earlier: { status: 'ready', ids: unique, next, error: null } });
    });
  };

  const save = async (id: string): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      const unsaved = engine.state.cards[id]?.unsaved ?? null;
      if (unsaved === null || unsaved.conflicts.length > 0) return;
      const { base, change } = unsaved;
      patchUnsaved(id, { isSaving: true, trouble: null });
      const result = await engine.client.changeContact(id, base.version, change, engine.signal);
      if (engine.hasEnded) return;
      if (result.ok) {
        takeCard(id, result.value);
        patch(id, { unsaved: null });
        return;
      }
      const theirs = asCard(result.error.current);
      if (result.error.kind !== 'conflict' || theirs === null || tries === TRIES) {
        patchUnsaved(id, { isSaving: false, trouble: result.error });
        return;
      }
      takeCard(id, theirs);
      const conflicts = attributeConflicts(base.attributes, change.attributes ?? {}, theirs.attributes);
      if (isRelinked(base, change, theirs)) {
        patchUnsaved(id, { isSaving: false, trouble: result.error, base: theirs, conflicts });
        return;
      }
      patchUnsaved(id, { isSaving: conflicts.length === 0, base: theirs, conflicts });
    }
  };

  /** What was handed over before a reload goes on from there, onto the card as it is now. */
  const resume = async (id: string): Promise<void> => {
    const kept = engine.state.contactChanges[id];
    const slice = engine.state.cards[id];
    if (kept === undefined || slice?.unsaved !== null || slice.card === null) return;
    patch(id, { unsaved: { ...kept, isSaving: true, trouble: null, conflicts: [] } });
    await save(id);
  };

  /** Who is nobody any more has nothing that could be written of them, wherever that became known (M6). */
  const isNobody = (id: string): boolean =>
    engine.state.interactions[id]?.contact.anonymous === true ||
    engine.state.cards[id]?.card?.contact.anonymous === true;

  engine.onCommit(({ behind }) => {
    for (const kind of ['cardDrafts', 'contactChanges'] as const)
      for (const id of Object.keys(engine.state[kind]))
        if (isNobody(id)) engine.commit((change) => change.put(kind, id, null));
    for (const event of behind) {
      if (event.type !== 'contact.changed') continue;
      for (const [id, { card, unsaved }] of Object.entries(engine.state.cards))
        if (card !== null && unsaved?.isSaving !== true && event.contactIds.includes(card.contact.id))
          void read(id);
    }
  });

  const changeContact = async (id: string, base: ContactCard, change: ContactChange): Promise<void> => {
    const before = engine.state.cards[id]?.unsaved ?? null;
    if (before?.isSaving === true) return;
    const attributes = { ...before?.change.attributes, ...change.attributes };
    patch(id, {
      unsaved: {
        base,
        change: { ...before?.change, ...change, attributes },
        isSaving: true,
        trouble: null,
        conflicts: [],
      },
      // One of them was chosen.
      ...(change.record === undefined ? {} : { search: null }),
    });
    await save(id);
  };

  return {
    ...createCrmRecords(engine, {
      slice: (id) => engine.state.cards[id] ?? null,
      show: (id, search) => patch(id, { search }),
      link: changeContact,
    }),
    loadCard: async (id) => {
      await Promise.all([read(id), readEarlier(id, null)]);
      await resume(id);
    },
    writeContact: (id, draft) => {
      engine.commit((change) => change.put('cardDrafts', id, draft));
    },
    loadEarlier: async (id) => {
      const next = engine.state.cards[id]?.earlier.next ?? null;
      await readEarlier(id, next);
    },
    changeContact,
    retryContact: (id) => save(id),
    chooseAttribute: async (id, attributeId, value) => {
      const unsaved = engine.state.cards[id]?.unsaved ?? null;
      if (unsaved === null) return;
      const conflicts = unsaved.conflicts.filter((one) => one.id !== attributeId);
      const { [attributeId]: _theirs, ...others } = unsaved.change.attributes ?? {};
      const change = value === 'mine' ? unsaved.change : { ...unsaved.change, attributes: others };
      patchUnsaved(id, { conflicts, change });
      if (conflicts.length > 0) return;
      if (change.record === undefined && Object.keys(change.attributes ?? {}).length === 0)
        patch(id, { unsaved: null });
      else await save(id);
    },
    discardContact: (id) => {
      patch(id, { unsaved: null });
    },
    openRecord: async (id, found) => {
      const slice = engine.state.cards[id];
      const shown = (): RecordRef | null =>
        slice?.card ? recordOf({ ...slice.card, record: linkedRecord(slice) }, engine.host.context) : null;
      const record = found ?? shown();
      if (record === null) return fail('not-found', 'no record');
      const opened = await engine.host.openRecord(record);
      return opened.ok
        ? ok(undefined)
        : fail('rejected', opened.detail ?? opened.reason, { type: opened.reason });
    },
  };
}

/** Whether the agent would unlink or replace a record that somebody else has linked meanwhile. */
function isRelinked(base: ContactCard, change: ContactChange, theirs: ContactCard): boolean {
  return change.record !== undefined && JSON.stringify(base.record) !== JSON.stringify(theirs.record);
}

/** The backend's present card in a conflict, where it is one. */
function asCard(value: unknown): ContactCard | null {
  return typeof value === 'object' && value !== null && 'identifiers' in value
    ? (value as ContactCard)
    : null;
}
