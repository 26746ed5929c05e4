import type { AgentRef } from './agent.ts';
import type { AnswerTrouble } from './answer.ts';
import type { ContactSummary } from './contact.ts';
import type { MessageDirection } from './message.ts';
import type { Muting } from './mute.ts';
import type { MessageKind, PlatformId, Visibility } from './platform.ts';
import type { Removed } from './removal.ts';
import type { Status } from './status.ts';
import type { Timer } from './timers.ts';

/** One piece of work with one contact on one channel. All times are epoch milliseconds on the server's clock. */
export interface Interaction {
  readonly id: string;
  /** Rises with every change; a change made on an older one is refused. */
  readonly version: number;
  readonly channelId: string;
  readonly platform: PlatformId;
  readonly visibility: Visibility;
  readonly contact: ContactSummary;
  readonly status: Status;
  readonly assignee: AgentRef | null;
  readonly teamId: string | null;
  readonly topics: readonly string[];
  readonly tags: readonly string[];
  /** The tags of its messages, each once. */
  readonly messageTags: readonly string[];
  /** What has been taken out of the post under which it stands; nothing where it stands under none. */
  readonly postRemoved: Removed;
  /** Whether its contact or its post is muted, so that what comes in makes no work. */
  readonly muted: Muting;
  readonly lastMessage: MessageExcerpt | null;
  /** What is wrong with our newest answer; null where nothing is, and where there is none. */
  readonly answerTrouble: AnswerTrouble | null;
  /** How satisfied the contact said they are, 1 to 5; null while they have not (O10). */
  readonly score: number | null;
  /** Messages of the contact that the assignee has not read. */
  readonly unreadCount: number;
  /** The last message up to which the assignee has read; null when none. */
  readonly lastReadMessageId: string | null;
  /** Since when the contact waits for an answer; null while nobody waits. */
  readonly waitingSince: number | null;
  /** Until when an answer is promised; null without a promise or while nobody waits. */
  readonly slaDueAt: number | null;
  /** When the last quarter of that time begins, where the wall clock does not tell; else null. */
  readonly slaSoonAt: number | null;
  /** What its holder has for an answer, or gives the contact for one (S1, S2); null where neither is timed. */
  readonly timer: Timer | null;
  /** When it comes back to `new` by itself (W5); null where it has not been put off. */
  readonly returnsAt: number | null;
  /** When the contact last wrote in private: what reply windows count from; null where they have not. */
  readonly lastInboundAt: number | null;
  readonly lastActivityAt: number;
  readonly createdAt: number;
  /** The offer that stands, if one does; others see that it is offered, its agent can accept it. */
  readonly offer: Offer | null;
  /** Where it was gone on with, and what it goes on from, the oldest first (W3). */
  readonly links?: readonly InteractionLink[] | undefined;
}

/** Another interaction with the same person: `onward` where that one goes on from this one, else the other way round. */
export interface InteractionLink {
  readonly id: string;
  readonly channelId: string;
  readonly onward: boolean;
}

/** What a list shows of the newest message; at most 160 characters of its text, cut at a whole character. */
export interface MessageExcerpt {
  readonly id: string;
  readonly text: string;
  readonly kind: MessageKind;
  readonly direction: MessageDirection;
  readonly at: number;
  readonly attachmentCount: number;
  /** Whether its content has been removed; then there is no text. */
  readonly removed: boolean;
}

/** Work put before one agent, who has until `expiresAt` to take it. */
export interface Offer {
  readonly id: string;
  readonly agentId: string;
  readonly madeAt: number;
  readonly expiresAt: number;
}

/** What an agent may change by hand of an interaction; what is left out stays. */
export interface InteractionChange {
  readonly status?: Status;
  /** All of them, in place of those that stand there (K4). */
  readonly topics?: readonly string[];
  /** Takes back the agent's own last change of the status, with the wait that it ended; goes alone. */
  readonly undo?: true;
}

/** Whom to give an interaction to; both null takes it from everybody and puts it back in the queue. */
export interface Assignment {
  readonly agentId: string | null;
  readonly teamId: string | null;
}

/** Only the one who holds an interaction marks it as read; a look from elsewhere changes nothing. */
export function mayMarkRead(interaction: Pick<Interaction, 'assignee'>, agentId: string): boolean {
  return interaction.assignee?.id === agentId;
}

/** Whether this offer is the agent's to accept at this moment. */
export function isOfferedTo(interaction: Pick<Interaction, 'offer'>, agentId: string, now: number): boolean {
  return interaction.offer?.agentId === agentId && now < interaction.offer.expiresAt;
}
