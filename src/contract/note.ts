import * as v from 'valibot';
import { NOTE_MAX } from '../model/note.ts';
import { count, id, time } from './scalars.ts';
import { agentRef } from './session.ts';

/** A note as it stands on a message. */
export const note = v.object({
  id,
  version: count,
  text: v.string(),
  author: agentRef,
  createdAt: time,
  editedAt: v.nullable(time),
});
export type WireNote = v.InferOutput<typeof note>;

/** A note with its place; `messageId` is null on the conversation as a whole. */
export const placedNote = v.object({
  ...note.entries,
  interactionId: id,
  messageId: v.nullable(id),
  deleted: v.boolean(),
});
export type WirePlacedNote = v.InferOutput<typeof placedNote>;

/** A limit in code points is checked by the rule; this one, in UTF-16 units with white space around it, only keeps bodies small. */
export const noteBody = v.strictObject({ text: v.pipe(v.string(), v.maxLength(4 * NOTE_MAX)) });
