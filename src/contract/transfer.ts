import * as v from 'valibot';
import { NOTE_MAX } from '../model/note.ts';
import { TRANSFER_TARGETS } from '../model/transfer.ts';
import { id } from './scalars.ts';

export const transferBody = v.strictObject({
  to: v.strictObject({ kind: v.picklist(TRANSFER_TARGETS), id }),
  // As with every note: its limit in code points is the rule's, this one only keeps bodies small.
  note: v.optional(v.pipe(v.string(), v.maxLength(4 * NOTE_MAX)), ''),
});
