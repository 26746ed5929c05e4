import * as v from 'valibot';
import { channel } from './channel.ts';
import { eventPage, eventsQuery } from './event.ts';
import {
  assignment,
  countsQuery,
  interaction,
  interactionChange,
  interactionsQuery,
  queueCounts,
} from './interaction.ts';
import { attachment, message, readBody, sendBody, uploadQuery } from './message.ts';
import type { ProblemType } from './problem.ts';
import { cursor, id, time } from './scalars.ts';
import { availabilityChange, directoryEntry, session } from './session.ts';

/** One call of the API, from which routes, client, OpenAPI document and the test of every operation come. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Below `/api/v1`; parameters in braces are ids. */
  readonly path: string;
  readonly summary: string;
  readonly query?: v.GenericSchema;
  /** JSON body, or `bytes` for a file as it is. */
  readonly body?: v.GenericSchema | 'bytes';
  /** `version`: needs `If-Match` with the version read last. `key`: needs `Idempotency-Key`, made once a message. */
  readonly guard?: 'version' | 'key';
  /** `agent`: bearer token. `signed`: the address itself carries an expiring signature. `none`: open. */
  readonly access: 'agent' | 'signed' | 'none';
  readonly answer: {
    readonly status: 200 | 201 | 204;
    readonly schema: v.GenericSchema | 'bytes' | null;
  };
  /** What it may answer instead, besides what every call may: `signed-out`, `rate-limited`, `unavailable`, `internal`. */
  readonly problems: readonly ProblemType[];
}

const page = <TSchema extends v.GenericSchema>(item: TSchema) =>
  v.object({ items: v.array(item), next: v.nullable(cursor) });

const health = v.object({ status: v.literal('ok'), version: v.string(), time });

export const interactionPage = page(interaction);
export const messagePage = page(message);
export const directoryPage = page(directoryEntry);
export const messagesQuery = v.strictObject({
  cursor: v.optional(cursor),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 50),
});
export const directoryQuery = v.strictObject({
  search: v.optional(v.pipe(v.string(), v.maxLength(200))),
  kind: v.optional(v.picklist(['agent', 'team'])),
  interactionId: v.optional(id),
  cursor: v.optional(cursor),
});
export const fileQuery = v.strictObject({
  expires: v.pipe(v.number(), v.integer()),
  signature: v.string(),
});

/** Every operation of version 1. */
export const OPERATIONS = {
  getHealth: {
    method: 'GET',
    path: '/health',
    summary: 'Whether the backend answers',
    access: 'none',
    answer: { status: 200, schema: health },
    problems: [],
  },
  getSession: {
    method: 'GET',
    path: '/session',
    summary: 'Agent, permissions, features, limits, channels, server time and position in the event log',
    access: 'agent',
    answer: { status: 200, schema: session },
    problems: [],
  },
  setAvailability: {
    method: 'PUT',
    path: '/session/availability',
    summary: 'Sets the agent’s availability',
    access: 'agent',
    body: availabilityChange,
    answer: { status: 200, schema: session },
    problems: ['malformed-body', 'invalid-field'],
  },
  listChannels: {
    method: 'GET',
    path: '/channels',
    summary: 'The channels that the agent may handle',
    access: 'agent',
    answer: { status: 200, schema: v.object({ items: v.array(channel) }) },
    problems: [],
  },
  listInteractions: {
    method: 'GET',
    path: '/interactions',
    summary: 'Interactions that the agent may see, narrowed, sorted, a page at a time',
    access: 'agent',
    query: interactionsQuery,
    answer: { status: 200, schema: interactionPage },
    problems: ['invalid-field', 'invalid-cursor'],
  },
  countInteractions: {
    method: 'GET',
    path: '/interactions/counts',
    summary: 'How many interactions each queue holds under a filter',
    access: 'agent',
    query: countsQuery,
    answer: { status: 200, schema: queueCounts },
    problems: ['invalid-field'],
  },
  getInteraction: {
    method: 'GET',
    path: '/interactions/{interactionId}',
    summary: 'One interaction',
    access: 'agent',
    answer: { status: 200, schema: interaction },
    problems: ['not-found'],
  },
  changeInteraction: {
    method: 'PATCH',
    path: '/interactions/{interactionId}',
    summary: 'Changes what an agent may change by hand',
    access: 'agent',
    guard: 'version',
    body: interactionChange,
    answer: { status: 200, schema: interaction },
    problems: [
      'malformed-body',
      'invalid-field',
      'not-found',
      'forbidden',
      'version-required',
      'stale-version',
      'illegal-status',
    ],
  },
  assignInteraction: {
    method: 'PUT',
    path: '/interactions/{interactionId}/assignment',
    summary: 'Gives an interaction to an agent or a team, or back to the queue',
    access: 'agent',
    guard: 'version',
    body: assignment,
    answer: { status: 200, schema: interaction },
    problems: [
      'malformed-body',
      'invalid-field',
      'not-found',
      'forbidden',
      'version-required',
      'stale-version',
      'capacity-reached',
      'interaction-closed',
    ],
  },
  acceptOffer: {
    method: 'POST',
    path: '/offers/{offerId}/accept',
    summary: 'Takes an offered interaction',
    access: 'agent',
    answer: { status: 200, schema: interaction },
    problems: ['not-found', 'forbidden', 'offer-ended', 'capacity-reached'],
  },
  declineOffer: {
    method: 'POST',
    path: '/offers/{offerId}/decline',
    summary: 'Leaves an offered interaction to the next agent',
    access: 'agent',
    answer: { status: 200, schema: interaction },
    problems: ['not-found', 'forbidden', 'offer-ended'],
  },
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
      'empty-message',
      'attachment-refused',
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
  markRead: {
    method: 'PUT',
    path: '/interactions/{interactionId}/read',
    summary: 'Marks the thread as read up to a message; only for the one who holds it, never backwards',
    access: 'agent',
    body: readBody,
    answer: { status: 200, schema: interaction },
    problems: ['malformed-body', 'invalid-field', 'not-found', 'forbidden'],
  },
  tellTyping: {
    method: 'POST',
    path: '/interactions/{interactionId}/typing',
    summary:
      'Tells the others, and the contact where the network can, that the agent writes; lasts six seconds',
    access: 'agent',
    answer: { status: 204, schema: null },
    problems: ['not-found', 'feature-off'],
  },
  listDirectory: {
    method: 'GET',
    path: '/directory',
    summary: 'Agents and teams by name; with an interaction, why each can’t be given it',
    access: 'agent',
    query: directoryQuery,
    answer: { status: 200, schema: directoryPage },
    problems: ['invalid-field', 'invalid-cursor', 'feature-off', 'not-found'],
  },
  uploadAttachment: {
    method: 'POST',
    path: '/attachments',
    summary: 'Takes a file for a later send; its type is found from its bytes',
    access: 'agent',
    query: uploadQuery,
    body: 'bytes',
    answer: { status: 201, schema: attachment },
    problems: ['invalid-field', 'not-found', 'body-too-large', 'attachment-refused', 'feature-off'],
  },
  getAttachment: {
    method: 'GET',
    path: '/attachments/{attachmentId}',
    summary: 'An attachment with fresh addresses',
    access: 'agent',
    answer: { status: 200, schema: attachment },
    problems: ['not-found'],
  },
  downloadFile: {
    method: 'GET',
    path: '/files/{attachmentId}',
    summary: 'The file’s bytes, whole or a range',
    access: 'signed',
    query: fileQuery,
    answer: { status: 200, schema: 'bytes' },
    problems: ['not-found', 'signature-invalid', 'signature-expired', 'range-not-satisfiable'],
  },
  downloadThumbnail: {
    method: 'GET',
    path: '/files/{attachmentId}/thumbnail',
    summary: 'A picture’s small copy, at most 480 pixels a side',
    access: 'signed',
    query: fileQuery,
    answer: { status: 200, schema: 'bytes' },
    problems: ['not-found', 'signature-invalid', 'signature-expired'],
  },
  readEvents: {
    method: 'GET',
    path: '/events',
    summary:
      'What happened after a position: a page as JSON, or a stream of server-sent events when `Accept` asks for `text/event-stream`',
    access: 'agent',
    query: eventsQuery,
    answer: { status: 200, schema: eventPage },
    problems: ['invalid-field'],
  },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof OPERATIONS;
