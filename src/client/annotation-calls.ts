import * as v from 'valibot';
import { mute } from '../contract/mute.ts';
import type { AnnotationsClient } from '../model/client.ts';
import { toInteraction } from './mappers/interaction.ts';
import { toMessage } from './mappers/message.ts';
import { toPlacedNote } from './mappers/note.ts';
import { toPage } from './mappers/page.ts';
import { check, mapEach, toTime, type Reading } from './mappers/reading.ts';
import type { Requester } from './rest/request.ts';

const list = v.object({ items: v.array(v.unknown()) });

/** What agents put beside messages, take out of them, and mute; never throw, like all calls. */
export function createAnnotationCalls(request: Requester, reading: Reading): AnnotationsClient {
  const messageOf = (raw: unknown) => toMessage(raw, reading);
  const noteOf = (raw: unknown) => toPlacedNote(raw, reading);
  return {
    removeFromMessage: (id, removal, signal) =>
      request(
        {
          route: 'PUT /messages/{messageId}/removal',
          id,
          body: removal === 'content' ? { content: true } : { author: true },
          signal,
          repeat: true,
        },
        messageOf,
      ),
    removePost: (id, signal) =>
      request({ route: 'PUT /interactions/{interactionId}/post/removal', id, signal, repeat: true }, (raw) =>
        toInteraction(raw, reading),
      ),
    changeTags: (id, { add, remove }, key, signal) =>
      request(
        {
          route: 'POST /messages/{messageId}/tags',
          id,
          headers: { 'idempotency-key': key },
          body: { add, remove },
          signal,
          repeat: true,
        },
        messageOf,
      ),
    addNote: ({ interactionId, messageId }, text, key, signal) => {
      const call = { headers: { 'idempotency-key': key }, body: { text }, signal, repeat: true };
      return messageId === null
        ? request({ route: 'POST /interactions/{interactionId}/notes', id: interactionId, ...call }, noteOf)
        : request({ route: 'POST /messages/{messageId}/notes', id: messageId, ...call }, noteOf);
    },
    editNote: (id, version, text, signal) =>
      request(
        {
          route: 'PATCH /notes/{noteId}',
          id,
          headers: ifMatch(version),
          body: { text },
          signal,
          toCurrent: noteOf,
        },
        noteOf,
      ),
    deleteNote: (id, version, signal) =>
      request(
        { route: 'DELETE /notes/{noteId}', id, headers: ifMatch(version), signal, toCurrent: noteOf },
        noteOf,
      ),
    conversationNotes: (id, signal) =>
      request({ route: 'GET /interactions/{interactionId}/notes', id, signal, repeat: true }, (raw) => {
        const wire = check(list, raw, 'answer', reading);
        return wire && mapEach(wire.items, noteOf);
      }),
    mute: (id, change, signal) =>
      request(
        {
          route: 'PUT /interactions/{interactionId}/muting',
          id,
          body: { ...change },
          signal,
          repeat: true,
        },
        (raw) => toInteraction(raw, reading),
      ),
    mutes: (cursor, signal) =>
      request(
        {
          route: 'GET /mutes',
          query: cursor === null ? {} : { cursor },
          signal,
          repeat: true,
        },
        (raw) =>
          toPage(
            raw,
            (item) => {
              const wire = check(mute, item, 'item', reading);
              return wire && { ...wire, at: toTime(wire.at) };
            },
            reading,
          ),
      ),
  };
}

/** The version read last, as an entity tag (RFC 9110, 8.8.3). */
function ifMatch(version: number): Readonly<Record<string, string>> {
  return { 'if-match': `"${String(version)}"` };
}
