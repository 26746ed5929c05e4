/** What an agent can do with a call besides speaking. */
export const CALL_ACTIONS = ['hold', 'resume', 'mute', 'unmute', 'end'] as const;
export type CallAction = (typeof CALL_ACTIONS)[number];

/** How it stands with a call: on its way, answered, or over. */
export const CALL_STATES = ['dialling', 'ringing', 'connected', 'held', 'ended'] as const;
export type CallState = (typeof CALL_STATES)[number];

/** Why a call is over. */
export const CALL_ENDS = ['hung-up', 'busy', 'no-answer', 'rejected', 'failed'] as const;
export type CallEnd = (typeof CALL_ENDS)[number];

/** A call of the host's softphone, which the host tells whole with each change of it. Untrusted. */
export interface HostCall {
  /** The host's own; one for each call. */
  readonly id: string;
  /** Of the other side, best in E.164. */
  readonly number: string;
  readonly state: CallState;
  readonly muted: boolean;
  /** Since when the two can speak, epoch milliseconds of this machine; null where the host does not say. */
  readonly connectedAt: number | null;
  /** Of one that is over; null where the host does not say. */
  readonly reason: CallEnd | null;
  /** What the host can do with it as it stands; controls are shown for these alone. */
  readonly actions: readonly CallAction[];
}

/** What the agent wants done with a call. */
export interface CallCommand {
  /** The call's. */
  readonly id: string;
  readonly action: CallAction;
}

/** Whether two telephone numbers are the same, however they are written. */
export function isSameNumber(one: string, other: string): boolean {
  const digits = one.replace(/\D/g, '');
  return digits !== '' && digits === other.replace(/\D/g, '');
}

const DAY_MS = 86_400_000;

/** Since when a call has been talked in, by what the host says of it: its time where that can be, else when it was first heard to be connected. */
export function connectedSince(
  call: Pick<HostCall, 'state' | 'connectedAt'>,
  before: number | null,
  { now, skewMs }: { readonly now: number; readonly skewMs: number },
): number | null {
  if (call.state === 'dialling' || call.state === 'ringing') return null;
  if (call.connectedAt !== null) {
    const told = call.connectedAt + skewMs;
    // Clocks of one machine: a second of the future is rounding, not a lie.
    if (told <= now + 1000 && told > now - DAY_MS) return Math.min(told, now);
  }
  return before ?? (call.state === 'ended' ? null : now);
}
