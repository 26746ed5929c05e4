import type { WireChannel } from '../../contract/channel.ts';
import type { BusinessHours } from '../../model/business-hours.ts';
import type {
  PlatformAction,
  PlatformId,
  PlatformOverrides,
  PlatformRules,
  Visibility,
} from '../../model/platform.ts';
import { isSpoken } from '../../model/beginning.ts';
import { identifierKind } from '../../model/identifier.ts';
import { PLATFORMS, platformRules } from '../../model/platforms.ts';
import type { Gateway } from '../gateways/gateway.ts';

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
  /** When the promise runs; null for always. */
  readonly hours: BusinessHours | null;
  readonly overrides: PlatformOverrides;
  /** What comes in is work of this skill. */
  readonly skill_id: string | null;
  /** Its own number in E.164, or address; null where nobody has said it. */
  readonly address: string | null;
}

/** A channel as it crosses the wire, with what its connection can't do. */
export function toWireChannel(row: ChannelRow, gateway: Gateway | undefined): WireChannel {
  return {
    id: row.id,
    platform: row.platform,
    name: row.name,
    visibility: row.visibility,
    offer: { needsAccept: row.offer_needs_accept, seconds: row.offer_seconds },
    slaMinutes: row.sla_minutes,
    // Readonly in the model, plain on the wire; it was checked by the same schema when it was set up.
    overrides: connectedOverrides(row, gateway) as WireChannel['overrides'],
    begins: canBegin(row, gateway),
    address: row.address,
  };
}

/**
 * Whether somebody who has not written can be written to on this account: where people have numbers or addresses, and its connection can
 * find out whom one is of, or nothing is written at all.
 */
export function canBegin({ platform }: Pick<ChannelRow, 'platform'>, gateway: Gateway | undefined): boolean {
  return identifierKind(platform) !== null && (isSpoken(PLATFORMS[platform]) || gateway?.reach !== undefined);
}

/** The rules of this account: the platform's row with the account's overrides. */
export function rulesOf(row: Pick<ChannelRow, 'platform' | 'overrides'>): PlatformRules {
  return platformRules(row.platform, row.overrides);
}

/** As `rulesOf`, without what the connection to this network can't do: for whatever is asked of the network itself. */
export function connectedRules(
  row: Pick<ChannelRow, 'platform' | 'overrides'>,
  gateway: Gateway | undefined,
): PlatformRules {
  return platformRules(row.platform, connectedOverrides(row, gateway));
}

function connectedOverrides(
  { platform, overrides }: Pick<ChannelRow, 'platform' | 'overrides'>,
  gateway: Gateway | undefined,
): PlatformOverrides {
  const can = new Set<PlatformAction>(['reply', 'reply-privately', ...(gateway?.actions ?? [])]);
  const asked = new Set(PLATFORMS[platform].actions.map(({ action }) => action));
  const lacking = [...asked].filter((action) => !can.has(action));
  return lacking.length === 0 ? overrides : { ...overrides, unconnected: lacking };
}
