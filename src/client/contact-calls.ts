import { contactCard } from '../contract/contact.ts';
import type { ContactsClient } from '../model/client.ts';
import type { ContactCard } from '../model/contact-card.ts';
import { toInteraction } from './mappers/interaction.ts';
import { toPage } from './mappers/page.ts';
import { check, toAddress, type Reading } from './mappers/reading.ts';
import type { Requester } from './rest/request.ts';

/** The calls about the contact of an interaction; never throw, like all calls. */
export function createContactCalls(request: Requester, reading: Reading): ContactsClient {
  const cardOf = (raw: unknown): ContactCard | null => {
    const wire = check(contactCard, raw, 'answer', reading);
    if (wire === null) return null;
    const { record } = wire;
    const url = toAddress(record?.url ?? null);
    return {
      ...wire,
      record: record === null ? null : { type: record.type, id: record.id, ...(url === null ? {} : { url }) },
    };
  };
  return {
    contact: (interactionId, signal) =>
      request(
        { route: 'GET /interactions/{interactionId}/contact', id: interactionId, signal, repeat: true },
        cardOf,
      ),
    changeContact: (interactionId, version, change, signal) =>
      request(
        {
          route: 'PATCH /interactions/{interactionId}/contact',
          id: interactionId,
          headers: { 'if-match': `"${String(version)}"` },
          body: { ...change },
          signal,
          toCurrent: cardOf,
        },
        cardOf,
      ),
    earlier: (interactionId, cursor, signal) =>
      request(
        {
          route: 'GET /interactions/{interactionId}/earlier',
          id: interactionId,
          query: cursor === null ? {} : { cursor },
          signal,
          repeat: true,
        },
        (raw) => toPage(raw, (item) => toInteraction(item, reading), reading),
      ),
  };
}
