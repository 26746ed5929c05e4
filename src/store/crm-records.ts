import { asNewContact, canBeLookedFor, mayCreateRecord, type CrmSearch } from '../model/crm-record.ts';
import type { ContactCard, ContactChange } from '../model/contact-card.ts';
import type { HostContact } from '../model/host.ts';
import type { CardSlice, CrmActions } from './card-state.ts';
import type { Engine } from './engine.ts';

/** What the records need of the cards that they are for. */
export interface CrmParts {
  readonly slice: (interactionId: string) => CardSlice | null;
  readonly show: (interactionId: string, crm: CrmSearch | null) => void;
  readonly link: (interactionId: string, base: ContactCard, change: ContactChange) => Promise<void>;
}

/** Asks the host for the records of contacts, one thing at a time for each. */
export function createCrmRecords(engine: Engine, { slice, show, link }: CrmParts): CrmActions {
  const { host } = engine;
  const isBusy = (id: string): boolean => slice(id)?.search?.isBusy === true;

  return {
    findRecord: async (id) => {
      const card = slice(id)?.card ?? null;
      if (card === null || isBusy(id)) return;
      show(id, { doing: 'find', isBusy: true, matches: null, trouble: null });
      const { identifiers, name } = asNewContact(card);
      let found = await host.findContacts(identifiers);
      let by: CrmSearch['by'];
      if (!engine.hasEnded && found.ok && found.value.length === 0) {
        if (host.capabilities.has('find-by-name') && name.trim() !== '') {
          by = 'name';
          found = await host.findByName(name.trim().slice(0, 200));
        } else if (!canBeLookedFor(identifiers)) by = 'nothing';
      }
      if (engine.hasEnded) return;
      const matches = found.ok ? unique(found.value) : null;
      const trouble = found.ok ? null : found.reason;
      show(id, { doing: 'find', isBusy: false, matches, trouble, ...(by !== undefined && { by }) });
    },
    createRecord: async (id) => {
      const { card, search, crm } = slice(id) ?? {};
      if (!card || crm === undefined || !mayCreateRecord(crm, search ?? null)) return;
      const before: CrmSearch = search ?? { doing: 'create', isBusy: false, matches: null, trouble: null };
      show(id, { ...before, doing: 'create', isBusy: true, trouble: null });
      const contact = asNewContact(card);
      const made = await host.createContact(contact);
      if (engine.hasEnded) return;
      if (!made.ok) {
        show(id, { doing: 'create', isBusy: false, matches: null, trouble: made.reason });
        return;
      }
      if (slice(id)?.unsaved !== null) {
        // It can't be linked while something else is being saved: the agent does, as with one that was found.
        const matches: HostContact[] = [{ record: made.value, name: contact.name }];
        show(id, { doing: 'find', isBusy: false, matches, trouble: null });
        return;
      }
      show(id, null);
      // On the card as it was: where somebody has linked another meanwhile, the agent is asked.
      await link(id, card, { record: made.value });
    },
  };
}

/** Each record once, whatever it was found by. */
function unique(matches: readonly HostContact[]): readonly HostContact[] {
  return [...new Map(matches.map((match) => [`${match.record.type} ${match.record.id}`, match])).values()];
}
