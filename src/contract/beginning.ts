import * as v from 'valibot';
import { CONTACT_NAME_MAX } from '../model/beginning.ts';
import { recordRef } from './contact.ts';
import { interaction } from './interaction.ts';
import { id } from './scalars.ts';

const beginningWith = <TMore extends v.ObjectEntries>(more: TMore) => ({
  channelId: id,
  identifier: v.nullable(v.pipe(v.string(), v.maxLength(320))),
  skillId: v.nullable(id),
  ...more,
});
export const elevationBody = v.strictObject(beginningWith({}));
export const outboundBody = v.strictObject(
  beginningWith({
    contactId: v.nullable(id),
    name: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(CONTACT_NAME_MAX))), null),
    record: v.optional(v.nullable(recordRef), null),
  }),
);

/** What was begun; `existed` where there was an interaction with the contact there that was not closed, which is this one. */
export const begun = v.object({ interaction, existed: v.boolean() });

export const contactLines = v.object({
  items: v.array(v.object({ kind: v.picklist(['phone', 'email']), identifier: v.string() })),
});
