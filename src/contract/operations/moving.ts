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
} as const satisfies Record<string, Operation>;
