import * as v from 'valibot';
import {
  assignment,
  countsQuery,
  interaction,
  interactionChange,
  interactionsQuery,
  queueCounts,
} from '../interaction.ts';
import { readBody } from '../message.ts';
import { cursor, id } from '../scalars.ts';
import { mute, muteBody, mutesQuery } from '../mute.ts';
import { transcript, transcriptBody } from '../transcript.ts';
import { viewingAnswer, viewingBody } from '../presence.ts';
import { directoryEntry } from '../directory.ts';
import { page, type Operation } from '../operation.ts';

const interactionPage = page(interaction);
const directoryPage = page(directoryEntry);
const mutePage = page(mute);
const directoryQuery = v.strictObject({
  search: v.optional(v.pipe(v.string(), v.maxLength(200))),
  kind: v.optional(v.picklist(['agent', 'team'])),
  interactionId: v.optional(id),
  cursor: v.optional(cursor),
});

/** Interactions: which there are, who holds them, and what changes in them. */
export const INTERACTION_OPERATIONS = {
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
  listDirectory: {
    method: 'GET',
    path: '/directory',
    summary: 'Agents and teams by name; with an interaction, why each can’t be given it',
    access: 'agent',
    query: directoryQuery,
    answer: { status: 200, schema: directoryPage },
    problems: ['invalid-field', 'invalid-cursor', 'feature-off', 'not-found'],
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
} as const satisfies Record<string, Operation>;
