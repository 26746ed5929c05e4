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
import {
  actionBody,
  attachment,
  message,
  readBody,
  removalBody,
  sendBody,
  tagsBody,
  uploadQuery,
} from './message.ts';
import { mute, muteBody, mutesQuery } from './mute.ts';
import { noteBody, placedNote } from './note.ts';
import { viewingAnswer, viewingBody } from './presence.ts';
import { postAnswer } from './post.ts';
import type { ProblemType } from './problem.ts';
import { quickReply, quickReplyWriting, repliesQuery, replyPage } from './quick-reply.ts';
import { cursor, id, time } from './scalars.ts';
import { directoryEntry } from './directory.ts';
import { availabilityChange, session } from './session.ts';
import { templateList, templatesQuery } from './template.ts';
import { transcript, transcriptBody } from './transcript.ts';
import { workRules } from './work-rules.ts';
import {
  detectAnswer,
  detectBody,
  languagesAnswer,
  translateBody,
  translationAnswer,
  translationSettings,
  translationSettingsAnswer,
} from './translation.ts';

/** One call of the API, from which routes, client, OpenAPI document and the test of every operation come. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
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
  /** Whether `If-None-Match` with the last `ETag` is answered by 304 where nothing has changed. */
  readonly tagged?: true;
  /** What it may answer instead, besides what every call may: `signed-out`, `rate-limited`, `unavailable`, `internal`. */
  readonly problems: readonly ProblemType[];
}

const page = <TSchema extends v.GenericSchema>(item: TSchema) =>
  v.object({ items: v.array(item), next: v.nullable(cursor) });

const health = v.object({ status: v.literal('ok'), version: v.string(), time });

export const interactionPage = page(interaction);
export const messagePage = page(message);
export const directoryPage = page(directoryEntry);
const mutePage = page(mute);
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
  getWorkRules: {
    method: 'GET',
    path: '/work-rules',
    summary: 'Skills, and what the administrator has decided about how work is done',
    access: 'agent',
    answer: { status: 200, schema: workRules },
    problems: [],
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
    summary: 'Takes back an own answer that is still held back from its network; twice is once',
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
  muteInteraction: {
    method: 'PUT',
    path: '/interactions/{interactionId}/muting',
    summary: 'Mutes the contact or the post of an interaction, or lets them be heard again',
    access: 'agent',
    body: muteBody,
    answer: { status: 200, schema: interaction },
    problems: ['malformed-body', 'invalid-field', 'not-found', 'forbidden', 'feature-off'],
  },
  listMutes: {
    method: 'GET',
    path: '/mutes',
    summary: 'Contacts and posts that are muted on the agent’s channels, the newest first',
    access: 'agent',
    query: mutesQuery,
    answer: { status: 200, schema: mutePage },
    problems: ['invalid-field', 'invalid-cursor', 'forbidden', 'feature-off'],
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
  setViewing: {
    method: 'PUT',
    path: '/interactions/{interactionId}/viewing',
    summary: 'A tab shows an interaction, or has left it; answers who else looks at it',
    access: 'agent',
    body: viewingBody,
    answer: { status: 200, schema: viewingAnswer },
    problems: ['malformed-body', 'invalid-field', 'not-found', 'feature-off'],
  },
  getTranslationSettings: {
    method: 'GET',
    path: '/interactions/{interactionId}/translation',
    summary: 'What the agent has asked to be translated in an interaction',
    access: 'agent',
    answer: { status: 200, schema: translationSettingsAnswer },
    problems: ['not-found', 'feature-off'],
  },
  setTranslationSettings: {
    method: 'PUT',
    path: '/interactions/{interactionId}/translation',
    summary: 'Keeps what the agent asks to be translated in an interaction',
    access: 'agent',
    body: translationSettings,
    answer: { status: 200, schema: translationSettingsAnswer },
    problems: ['malformed-body', 'invalid-field', 'not-found', 'feature-off'],
  },
  translateText: {
    method: 'POST',
    path: '/translations',
    summary: 'Translates a text by the service that is set up; nothing of it is kept',
    access: 'agent',
    body: translateBody,
    answer: { status: 200, schema: translationAnswer },
    problems: [
      'malformed-body',
      'invalid-field',
      'feature-off',
      'not-set-up',
      'pair-not-supported',
      'translation-refused',
    ],
  },
  detectLanguage: {
    method: 'POST',
    path: '/translations/detection',
    summary: 'Finds out which language a text is in; nothing of it is kept',
    access: 'agent',
    body: detectBody,
    answer: { status: 200, schema: detectAnswer },
    problems: ['malformed-body', 'invalid-field', 'feature-off', 'not-set-up', 'translation-refused'],
  },
  listLanguages: {
    method: 'GET',
    path: '/translations/languages',
    summary: 'Languages that the service knows, each with those into which it translates it',
    access: 'agent',
    answer: { status: 200, schema: languagesAnswer },
    problems: ['feature-off', 'not-set-up', 'translation-refused'],
  },
  sendTranscript: {
    method: 'POST',
    path: '/interactions/{interactionId}/transcript',
    summary:
      'Mails the conversation to one address, once for each key; `transcript.changed` tells what becomes of it',
    access: 'agent',
    guard: 'key',
    body: transcriptBody,
    answer: { status: 201, schema: transcript },
    problems: [
      'malformed-body',
      'invalid-field',
      'not-found',
      'forbidden',
      'feature-off',
      'not-set-up',
      'idempotency-key-reused',
    ],
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
  listQuickReplies: {
    method: 'GET',
    path: '/quick-replies',
    summary:
      'Quick replies that the agent may use, a page at a time; 304 where all are as `If-None-Match` has them',
    access: 'agent',
    query: repliesQuery,
    tagged: true,
    answer: { status: 200, schema: replyPage },
    problems: ['invalid-field', 'invalid-cursor', 'feature-off'],
  },
  createQuickReply: {
    method: 'POST',
    path: '/quick-replies',
    summary: 'Adds a quick reply of the agent’s own, once for each idempotency key, which becomes its id',
    access: 'agent',
    guard: 'key',
    body: quickReplyWriting,
    answer: { status: 201, schema: quickReply },
    problems: ['malformed-body', 'invalid-field', 'feature-off', 'shortcut-taken', 'idempotency-key-reused'],
  },
  changeQuickReply: {
    method: 'PUT',
    path: '/quick-replies/{replyId}',
    summary: 'Changes a quick reply of the agent’s own',
    access: 'agent',
    guard: 'version',
    body: quickReplyWriting,
    answer: { status: 200, schema: quickReply },
    problems: [
      'malformed-body',
      'invalid-field',
      'not-found',
      'forbidden',
      'feature-off',
      'shortcut-taken',
      'version-required',
      'stale-version',
    ],
  },
  deleteQuickReply: {
    method: 'DELETE',
    path: '/quick-replies/{replyId}',
    summary: 'Takes a quick reply of the agent’s own away',
    access: 'agent',
    guard: 'version',
    answer: { status: 204, schema: null },
    problems: ['invalid-field', 'not-found', 'forbidden', 'feature-off', 'version-required', 'stale-version'],
  },
  listTemplates: {
    method: 'GET',
    path: '/channels/{channelId}/templates',
    summary: 'Message templates that the network has approved for an account, as they were known last',
    access: 'agent',
    query: templatesQuery,
    answer: { status: 200, schema: templateList },
    problems: ['invalid-field', 'not-found', 'feature-off'],
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
