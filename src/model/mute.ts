import type { AgentRef, Feature, Permission } from './agent.ts';

/** What can be muted: one person's account on one channel, or one post with everything under it. */
export const MUTE_SUBJECTS = ['contact', 'post'] as const;
export type MuteSubject = (typeof MUTE_SUBJECTS)[number];

/** Whether an interaction's contact or post is muted (M9). */
export interface Muting {
  readonly contact: boolean;
  readonly post: boolean;
}

/** Nothing is muted. */
export const UNMUTED: Muting = { contact: false, post: false };

/** What is muted on or off; what is left out stays. */
export interface MuteChange {
  readonly contact?: boolean;
  readonly post?: boolean;
}

/** One thing that is muted, as administration lists it. */
export interface Mute {
  readonly subject: MuteSubject;
  readonly channelId: string;
  /** The interaction in which it was muted, and can be unmuted. */
  readonly interactionId: string;
  /** The contact, under the present name. */
  readonly contactName: string;
  readonly by: AgentRef;
  readonly at: number;
}

/** Whether what comes in makes work: nothing of who or where is muted does. It is kept, marked, and counts for nothing. */
export function makesWork({ contact, post }: Muting): boolean {
  return !contact && !post;
}

/** What keeps an agent from muting, and from seeing what is muted; null where nothing does. */
export function muteObstacle(agent: {
  readonly features: readonly Feature[];
  readonly permissions: readonly Permission[];
}): 'feature-off' | 'not-permitted' | null {
  if (!agent.features.includes('mute')) return 'feature-off';
  return agent.permissions.includes('conversation.message.mute') ? null : 'not-permitted';
}

/** Whether there is a post to mute: a private conversation has none. */
export function canMute(
  subject: MuteSubject,
  { visibility }: { readonly visibility: 'public' | 'private' },
): boolean {
  return subject === 'contact' || visibility === 'public';
}
