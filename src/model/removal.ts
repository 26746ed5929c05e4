import type { Feature, Permission } from './agent.ts';

/** What of a message an administrator lets agents remove from this product (M5, M6); the network keeps it. */
export interface Removed {
  /** Text, files and all else that it said. */
  readonly content: boolean;
  /** Name and handle of the one who wrote it, here and wherever else this contact stands. */
  readonly author: boolean;
}

/** Nothing is removed. */
export const INTACT: Removed = { content: false, author: false };

/** The two removals. */
export type Removal = keyof Removed;

/** What keeps an agent from this removal, whatever it is of; null where nothing does. */
export function removalObstacle(
  removal: Removal,
  agent: { readonly features: readonly Feature[]; readonly permissions: readonly Permission[] },
): 'feature-off' | 'not-permitted' | null {
  if (!agent.features.includes(removal === 'content' ? 'removeContent' : 'removeAuthor'))
    return 'feature-off';
  return agent.permissions.includes('conversation.message.remove') ? null : 'not-permitted';
}
