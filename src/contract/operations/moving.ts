import { begun, contactLines, elevationBody, outboundBody } from '../beginning.ts';
import { directoryEntry, directoryQuery } from '../directory.ts';
import { interaction } from '../interaction.ts';
import { page, type Operation } from '../operation.ts';
import { transferBody } from '../transfer.ts';

/** Work on its way to others, and to other channels. */
export const MOVING_OPERATIONS = {
  listDirectory: {
    method: 'GET',
    path: '/directory',
    summary: 'Agents, skills, teams or contacts by name, found by the beginnings of words, a page at a time',
    access: 'agent',
    query: directoryQuery,
    answer: { status: 200, schema: page(directoryEntry) },
    problems: ['invalid-field', 'invalid-cursor', 'feature-off', 'not-found'],
  },
  transferInteraction: {
    method: 'POST',
    path: '/interactions/{interactionId}/transfer',
    summary: 'Hands an interaction over to an agent, or into the queue of a skill or a team',
    access: 'agent',
    guard: 'version',
    body: transferBody,
    answer: { status: 200, schema: interaction },
    problems: [
      'malformed-body',
      'invalid-field',
      'not-found',
      'forbidden',
      'feature-off',
      'version-required',
      'stale-version',
      'transfer-refused',
    ],
  },
  elevateInteraction: {
    method: 'POST',
    path: '/interactions/{interactionId}/elevation',
    summary: 'Goes on with the contact of an interaction on another channel, once for each idempotency key',
    access: 'agent',
    guard: 'key',
    body: elevationBody,
    answer: { status: 201, schema: begun },
    problems: [
      'malformed-body',
      'invalid-field',
      'not-found',
      'feature-off',
      'begin-refused',
      'idempotency-key-reused',
      'idempotency-key-in-use',
    ],
  },
  beginOutbound: {
    method: 'POST',
    path: '/interactions',
    summary: 'Begins an interaction with somebody who has not written, once for each idempotency key',
    access: 'agent',
    guard: 'key',
    body: outboundBody,
    answer: { status: 201, schema: begun },
    problems: [
      'malformed-body',
      'invalid-field',
      'not-found',
      'forbidden',
      'feature-off',
      'begin-refused',
      'idempotency-key-reused',
      'idempotency-key-in-use',
    ],
  },
  listContactLines: {
    method: 'GET',
    path: '/contacts/{contactId}/lines',
    summary: 'Numbers and addresses that are known of a contact, on whichever channels',
    access: 'agent',
    answer: { status: 200, schema: contactLines },
    problems: ['not-found'],
  },
} as const satisfies Record<string, Operation>;
