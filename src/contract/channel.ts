import * as v from 'valibot';
import {
  ATTACHMENT_FAMILIES,
  PLATFORM_ACTIONS,
  PLATFORM_IDS,
  TEXT_UNITS,
  VISIBILITIES,
} from '../model/platform.ts';
import { count, id, label } from './scalars.ts';

export const platformId = v.picklist(PLATFORM_IDS);
export const visibility = v.picklist(VISIBILITIES);

const textLimit = v.object({
  limit: count,
  unit: v.picklist(TEXT_UNITS),
});
const attachmentKind = v.object({
  family: v.picklist(ATTACHMENT_FAMILIES),
  types: v.array(v.string()),
  maxBytes: count,
  maxCount: v.optional(count),
});

/** What an account's network says differently from the platform table; the shape of `PlatformOverrides`. */
export const platformOverrides = v.object({
  text: v.optional(
    v.object({
      public: v.optional(textLimit),
      private: v.optional(textLimit),
      template: v.optional(textLimit),
    }),
  ),
  attachments: v.optional(
    v.object({
      kinds: v.optional(v.array(attachmentKind)),
      maxCount: v.optional(count),
      maxTotalBytes: v.optional(count),
      mixed: v.optional(v.boolean()),
      onePerMessage: v.optional(v.boolean()),
      withText: v.optional(v.boolean()),
    }),
  ),
  replyWindow: v.optional(
    v.nullable(
      v.object({
        hours: count,
        thereafter: v.picklist(['template', 'human-agent-tag', 'nothing']),
        tagHours: v.optional(count),
      }),
    ),
  ),
  privateReply: v.optional(
    v.nullable(v.object({ via: platformId, days: v.optional(count), once: v.boolean() })),
  ),
  elevatesTo: v.optional(v.array(platformId)),
  actionsOff: v.optional(v.array(v.picklist(PLATFORM_ACTIONS))),
  unconnected: v.optional(v.array(v.picklist(PLATFORM_ACTIONS))),
});

export const channel = v.object({
  id,
  platform: platformId,
  name: label,
  visibility,
  offer: v.object({ needsAccept: v.boolean(), seconds: count }),
  slaMinutes: v.nullable(count),
  overrides: platformOverrides,
  begins: v.optional(v.boolean()),
  address: v.optional(v.nullable(v.string())),
});
export type WireChannel = v.InferOutput<typeof channel>;
