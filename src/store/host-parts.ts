import type { AppActions } from './actions.ts';

/** What the agent may do in the host that is done here. */
export type HostParts = Pick<AppActions, 'open' | 'setAvailability' | 'acceptOffer' | 'declineOffer'>;
