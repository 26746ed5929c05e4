import type { WireChannel } from '../../contract/channel.ts';
import type { PlatformId, PlatformOverrides, PlatformRules, Visibility } from '../../model/platform.ts';
import { platformRules } from '../../model/platforms.ts';

/** A channel as the database has it. */
export interface ChannelRow {
  readonly organisation_id: string;
  readonly id: string;
  readonly gateway_id: string;
  readonly account_network_id: string;
  readonly platform: PlatformId;
  readonly name: string;
  readonly visibility: Visibility;
  readonly offer_needs_accept: boolean;
  readonly offer_seconds: number;
  readonly sla_minutes: number | null;
  readonly overrides: PlatformOverrides;
}

/** A channel as it crosses the wire. */
export function toWireChannel(row: ChannelRow): WireChannel {
  return {
    id: row.id,
    platform: row.platform,
    name: row.name,
    visibility: row.visibility,
    offer: { needsAccept: row.offer_needs_accept, seconds: row.offer_seconds },
    slaMinutes: row.sla_minutes,
    // Readonly in the model, plain on the wire; it was checked by the same schema when it was set up.
    overrides: row.overrides as WireChannel['overrides'],
  };
}

/** The rules of this account: the platform's row with the account's overrides. */
export function rulesOf(row: Pick<ChannelRow, 'platform' | 'overrides'>): PlatformRules {
  return platformRules(row.platform, row.overrides);
}
