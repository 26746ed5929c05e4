import * as v from 'valibot';
import { noteBody, placedNote } from '../note.ts';
import type { Operation } from '../operation.ts';

/** Notes for agents, on a message or on a conversation. */
export const NOTE_OPERATIONS = {
  addMessageNote: {
    method: 'POST',
    path: '/messages/{messageId}/notes',
    summary: 'Puts a note for agents on a message, once for each idempotency key, which is its id',
    access: 'agent',
    guard: 'key',
    body: noteBody,
    answer: { status: 201, schema: placedNote },
    problems: ['malformed-body', 'invalid-field', 'not-found', 'feature-off', 'idempotency-key-reused'],
  },
  addConversationNote: {
    method: 'POST',
    path: '/interactions/{interactionId}/notes',
    summary: 'Puts a note for agents on a conversation, once for each idempotency key, which is its id',
    access: 'agent',
    guard: 'key',
    body: noteBody,
    answer: { status: 201, schema: placedNote },
    problems: ['malformed-body', 'invalid-field', 'not-found', 'feature-off', 'idempotency-key-reused'],
  },
  listConversationNotes: {
    method: 'GET',
    path: '/interactions/{interactionId}/notes',
    summary: 'The notes on a conversation as a whole, oldest first',
    access: 'agent',
    answer: { status: 200, schema: v.object({ items: v.array(placedNote) }) },
    problems: ['not-found', 'feature-off'],
  },
  editNote: {
    method: 'PATCH',
    path: '/notes/{noteId}',
    summary: 'Changes the text of a note; its author and supervisors may',
    access: 'agent',
    guard: 'version',
    body: noteBody,
    answer: { status: 200, schema: placedNote },
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
  deleteNote: {
    method: 'DELETE',
    path: '/notes/{noteId}',
    summary: 'Deletes a note; its author and supervisors may',
    access: 'agent',
    guard: 'version',
    answer: { status: 200, schema: placedNote },
    problems: ['invalid-field', 'not-found', 'forbidden', 'feature-off', 'version-required', 'stale-version'],
  },
} as const satisfies Record<string, Operation>;
