import type { PlatformId, PlatformOverrides, Visibility } from './platform.ts';

/** One connected account on a network: a page, a profile, a number, an app in a store. */
export interface Channel {
  readonly id: string;
  readonly platform: PlatformId;
  /** The account's name as the agent knows it, such as "Acme France". */
  readonly name: string;
  /** What its interactions are by default: a page is public, a WhatsApp number private. */
  readonly visibility: Visibility;
  /** Whether an offer of this channel must be accepted, and within how many seconds; else it is given at once. */
  readonly offer: { readonly needsAccept: boolean; readonly seconds: number };
  /** How many minutes a contact may wait for an answer; null where the organisation promises none. */
  readonly slaMinutes: number | null;
  /** What this account's network says differently from the platform table's defaults. */
  readonly overrides: PlatformOverrides;
  /** Whether somebody who has not written can be written to here (W3, W4). */
  readonly begins?: boolean | undefined;
  /** The account's own number in E.164, or address; null where the organisation has not said it. */
  readonly address?: string | null | undefined;
}
