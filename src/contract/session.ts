import * as v from 'valibot';
import { AVAILABILITY_KINDS, FEATURES, PERMISSIONS, SERVICES } from '../model/agent.ts';
import { channel } from './channel.ts';
import { count, id, label, position, time } from './scalars.ts';

export const availability = v.object({
  id,
  kind: v.picklist(AVAILABILITY_KINDS),
  label: v.nullable(label),
});
export const agentRef = v.object({ id, name: label });

export const session = v.object({
  organisation: v.object({ id, name: label }),
  agent: v.object({ ...agentRef.entries, availability }),
  permissions: v.array(v.picklist(PERMISSIONS)),
  features: v.array(v.picklist(FEATURES)),
  services: v.optional(v.array(v.picklist(SERVICES)), []),
  limits: v.object({
    capacity: count,
    held: count,
    outboxMaxAgeSeconds: count,
    uploadMaxBytes: count,
  }),
  channels: v.array(channel),
  availabilities: v.array(availability),
  catalogue: v.object({
    topics: v.array(label),
    tags: v.array(label),
    contactGroups: v.array(label),
    vipGroups: v.optional(v.array(label), []),
    teams: v.array(v.object({ id, name: label })),
  }),
  serverTime: time,
  position,
});
export type WireSession = v.InferOutput<typeof session>;

export const availabilityChange = v.strictObject({ availabilityId: id });
