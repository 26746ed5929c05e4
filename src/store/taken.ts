import type { Interaction } from '../model/interaction.ts';
import { isHeld } from '../model/status.ts';
import type { InteractionMove } from './state-change.ts';

/**
 * Whether an interaction has come to the agent with a change, as against one that was theirs when it was read: what was not known before is
 * news only where an event tells of it.
 */
export function isTaken(
  id: string,
  { before, after }: InteractionMove,
  { agentId, told }: { readonly agentId: string | undefined; readonly told: ReadonlySet<string> },
): boolean {
  const isMine = (one: Interaction | null): boolean => agentId !== undefined && one?.assignee?.id === agentId;
  const isWork = isMine(after) && after !== null && isHeld(after.status);
  if (before === null) return isWork && told.has(id);
  return isMine(before) ? isWork && !isHeld(before.status) : isMine(after);
}
