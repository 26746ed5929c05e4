import * as v from 'valibot';
import { MUTE_SUBJECTS } from '../model/mute.ts';
import { cursor, id, label, time } from './scalars.ts';
import { agentRef } from './session.ts';

/** What is muted on or off in an interaction; what is left out stays. */
export const muteBody = v.strictObject({ contact: v.optional(v.boolean()), post: v.optional(v.boolean()) });

/** One thing that is muted. */
export const mute = v.object({
  subject: v.picklist(MUTE_SUBJECTS),
  channelId: id,
  interactionId: id,
  contactName: label,
  by: agentRef,
  at: time,
});
export type WireMute = v.InferOutput<typeof mute>;

export const mutesQuery = v.strictObject({
  cursor: v.optional(cursor),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 50),
});
