import * as v from 'valibot';
import { channel } from '../../contract/channel.ts';
import { session } from '../../contract/session.ts';
import { FEATURES, PERMISSIONS, SERVICES, type Session } from '../../model/agent.ts';
import type { Channel } from '../../model/channel.ts';
import type { PlatformOverrides } from '../../model/platform.ts';
import { check, mapEach, toTime, type Reading } from './reading.ts';

/** Permissions, features and channels that a newer backend knows and this panel does not are left aside. */
const looseSession = v.object({
  ...session.entries,
  permissions: v.array(v.string()),
  features: v.array(v.string()),
  services: v.optional(v.array(v.string()), []),
  channels: v.array(v.unknown()),
});

/** The session; null and a report where it does not fit. */
export function toSession(raw: unknown, reading: Reading): Session | null {
  const wire = check(looseSession, raw, 'answer', reading);
  return (
    wire && {
      ...wire,
      permissions: PERMISSIONS.filter((permission) => wire.permissions.includes(permission)),
      features: FEATURES.filter((feature) => wire.features.includes(feature)),
      services: SERVICES.filter((service) => wire.services.includes(service)),
      channels: mapEach(wire.channels, (item) => toChannel(item, reading)),
      limits: {
        capacity: wire.limits.capacity,
        held: wire.limits.held,
        outboxMaxAgeMs: wire.limits.outboxMaxAgeSeconds * 1000,
        uploadMaxBytes: wire.limits.uploadMaxBytes,
      },
      serverTime: toTime(wire.serverTime),
    }
  );
}

function toChannel(raw: unknown, reading: Reading): Channel | null {
  const wire = check(channel, raw, 'item', reading);
  // In JSON an absent field is absent, so what the schema calls undefined never stands there.
  return wire && { ...wire, overrides: wire.overrides as PlatformOverrides };
}
