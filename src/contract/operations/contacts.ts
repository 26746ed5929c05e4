import { contactCard, contactChange, earlierQuery } from '../contact.ts';
import { interaction } from '../interaction.ts';
import { page, type Operation } from '../operation.ts';

/** The contact of an interaction, and what else there was with them. */
export const CONTACT_OPERATIONS = {
  getContact: {
    method: 'GET',
    path: '/interactions/{interactionId}/contact',
    summary: 'What is known of the contact of an interaction: identifiers, attributes, record',
    access: 'agent',
    answer: { status: 200, schema: contactCard },
    problems: ['not-found', 'feature-off'],
  },
  changeContact: {
    method: 'PATCH',
    path: '/interactions/{interactionId}/contact',
    summary: 'Changes attributes of a contact, or the record that it is linked with',
    access: 'agent',
    guard: 'version',
    body: contactChange,
    answer: { status: 200, schema: contactCard },
    problems: [
      'malformed-body',
      'invalid-field',
      'not-found',
      'forbidden',
      'feature-off',
      'version-required',
      'stale-version',
    ],
  },
  listEarlier: {
    method: 'GET',
    path: '/interactions/{interactionId}/earlier',
    summary: 'The other interactions with the contact of an interaction, the newest first',
    access: 'agent',
    query: earlierQuery,
    answer: { status: 200, schema: page(interaction) },
    problems: ['invalid-field', 'invalid-cursor', 'not-found', 'feature-off'],
  },
} as const satisfies Record<string, Operation>;
