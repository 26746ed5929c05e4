import type { HostCall } from '../model/host-call.ts';
import type { AppActions } from './actions.ts';

/** What the agent may do in the host that is done here. */
export interface HostParts extends Pick<
  AppActions,
  'open' | 'setAvailability' | 'acceptOffer' | 'declineOffer' | 'loadCard' | 'findRecord' | 'openRecord'
> {
  /** Whether this agent is doing something with the interaction here and now. */
  readonly isActing: (interactionId: string) => boolean;
  /** The host shows the panel, or next to nothing of it. */
  readonly setShownByHost: (isShown: boolean) => void;
  /** What is done with what the host tells of a call. */
  readonly hearCall: (call: HostCall) => void;
}
