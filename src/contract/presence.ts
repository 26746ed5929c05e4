import * as v from 'valibot';
import { count, id } from './scalars.ts';
import { agentRef } from './session.ts';

/** A tab says that it shows an interaction, or no longer does. */
export const viewingBody = v.strictObject({
  viewerId: v.pipe(id, v.description('Made by the tab, the same for as long as it lives')),
  here: v.boolean(),
});
/** Who else looks at it now, and for how long this tab counts unless it says so again. */
export const viewingAnswer = v.object({ agents: v.array(agentRef), leaseSeconds: count });
