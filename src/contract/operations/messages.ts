import * as v from 'valibot';
import { actionBody, message, removalBody, sendBody, tagsBody } from '../message.ts';
import { cursor } from '../scalars.ts';
import { interaction } from '../interaction.ts';
import { postAnswer } from '../post.ts';
import { page, type Operation } from '../operation.ts';

const messagePage = page(message);
const messagesQuery = v.strictObject({
  cursor: v.optional(cursor),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 50),
});

/** Messages: reading, sending, and what is done with one of them. */
export const MESSAGE_OPERATIONS = {
  listMessages: {
    method: 'GET',
    path: '/interactions/{interactionId}/messages',
    summary: 'A page of the thread, backwards from the newest; items stand in the thread’s order',
    access: 'agent',
    query: messagesQuery,
    answer: { status: 200, schema: messagePage },
    problems: ['invalid-field', 'invalid-cursor', 'not-found'],
  },
  sendMessage: {
    method: 'POST',
    path: '/interactions/{interactionId}/messages',
    summary: 'Sends an answer, once for each idempotency key; a replay gets the first answer',
    access: 'agent',
    guard: 'key',
    body: sendBody,
    answer: { status: 201, schema: message },
    problems: [
      'malformed-body',
      'invalid-field',
      'not-found',
      'forbidden',
      'newer-message',
      'interaction-closed',
      'reply-window-closed',
      'visibility-not-allowed',
      'feature-off',
      'text-too-long',
      'template-gone',
      'template-changed',
      'empty-message',
      'attachment-refused',
      'already-answered',
      'action-refused',
      'idempotency-key-reused',
      'idempotency-key-in-use',
    ],
  },
  resendMessage: {
    method: 'POST',
    path: '/messages/{messageId}/resend',
    summary: 'Sends a message again that failed or that nobody confirmed; the same message, not a copy',
    access: 'agent',
    answer: { status: 200, schema: message },
    problems: [
      'not-found',
      'forbidden',
      'nothing-to-resend',
      'interaction-closed',
      'reply-window-closed',
      'visibility-not-allowed',
    ],
  },
  getPost: {
    method: 'GET',
    path: '/interactions/{interactionId}/post',
    summary: 'The post under which an interaction stands; null where none is known',
    access: 'agent',
    answer: { status: 200, schema: postAnswer },
    problems: ['not-found'],
  },
  removePost: {
    method: 'PUT',
    path: '/interactions/{interactionId}/post/removal',
    summary:
      'Takes what the post of an interaction said out of everything here for good; the network keeps it',
    access: 'agent',
    answer: { status: 200, schema: interaction },
    problems: ['not-found', 'forbidden', 'feature-off', 'action-refused'],
  },
  takeBackMessage: {
    method: 'POST',
    path: '/messages/{messageId}/take-back',
    summary:
      'Takes back an own answer that is still held back from its network, which is then `cancelled`; of a new wording the answer is the message with the wording before, as it still stands there. Twice is once',
    access: 'agent',
    answer: { status: 200, schema: message },
    problems: ['not-found', 'forbidden', 'nothing-to-take-back'],
  },
  actOnMessage: {
    method: 'POST',
    path: '/messages/{messageId}/actions',
    summary:
      'Does something with a message on its network, once for each idempotency key; what is done already is answered as it stands',
    access: 'agent',
    guard: 'key',
    body: actionBody,
    answer: { status: 200, schema: message },
    problems: [
      'malformed-body',
      'invalid-field',
      'not-found',
      'forbidden',
      'feature-off',
      'action-refused',
      'idempotency-key-reused',
      'idempotency-key-in-use',
    ],
  },
  dismissAction: {
    method: 'POST',
    path: '/messages/{messageId}/actions/dismiss',
    summary: 'Takes away what is said of an action that the network refused',
    access: 'agent',
    answer: { status: 200, schema: message },
    problems: ['not-found'],
  },
  removeFromMessage: {
    method: 'PUT',
    path: '/messages/{messageId}/removal',
    summary:
      'Takes what a message said, or who wrote it, out of everything here for good; the network keeps it',
    access: 'agent',
    body: removalBody,
    answer: { status: 200, schema: message },
    problems: ['malformed-body', 'invalid-field', 'not-found', 'forbidden', 'feature-off', 'action-refused'],
  },
  changeMessageTags: {
    method: 'POST',
    path: '/messages/{messageId}/tags',
    summary: 'Puts tags on a message and takes others off, once for each idempotency key',
    access: 'agent',
    guard: 'key',
    body: tagsBody,
    answer: { status: 200, schema: message },
    problems: [
      'malformed-body',
      'invalid-field',
      'not-found',
      'forbidden',
      'feature-off',
      'idempotency-key-reused',
      'idempotency-key-in-use',
    ],
  },
} as const satisfies Record<string, Operation>;
