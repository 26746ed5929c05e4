import type { CallAction, HostCall } from '../model/host-call.ts';

/** A call that was begun here, as the host tells of it; times are epoch milliseconds on the server's clock. */
export interface CallSlice {
  readonly interactionId: string;
  readonly call: HostCall;
  /** Since when the two can speak; null before. */
  readonly connectedAt: number | null;
  /** Null while it goes on. */
  readonly endedAt: number | null;
  /** What the host was asked to do with it and has not answered. */
  readonly asked: CallAction | null;
}

/** What can be done with calls. */
export interface CallsActions {
  /** Has the host's softphone call a number for an interaction, and says how that went, that there is none, or why the agent can't call. */
  dial(number: string, interactionId: string): Promise<void>;
  /** Has the host do something with the call that is shown. */
  controlCall(action: CallAction): Promise<void>;
  /** Puts away a call that is over. */
  dismissCall(): void;
}
