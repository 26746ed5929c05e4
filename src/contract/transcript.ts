import * as v from 'valibot';
import { TRANSCRIPT_REASONS } from '../model/transcript.ts';
import { languageTag } from './message.ts';
import { id, time } from './scalars.ts';

/** A transcript and what has become of it; its address is told to nobody. */
export const transcript = v.object({
  id,
  interactionId: id,
  state: v.picklist(['sending', 'sent', 'failed']),
  reason: v.nullable(v.picklist(TRANSCRIPT_REASONS)),
  at: time,
});
export type WireTranscript = v.InferOutput<typeof transcript>;

export const transcriptBody = v.strictObject({
  to: v.pipe(v.string(), v.maxLength(1000), v.description('One email address')),
  language: v.pipe(
    languageTag,
    v.description('In which language the transcript says what it says of its own'),
  ),
});
