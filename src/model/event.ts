import type { Availability, AgentRef } from './agent.ts';
import type { BulkResolution } from './bulk-resolution.ts';
import type { Interaction } from './interaction.ts';
import type { Message } from './message.ts';
import type { PlacedNote } from './note.ts';
import type { Outcome } from './outcome.ts';
import type { Transcript } from './transcript.ts';

/**
 * What the event stream tells. Each carries the whole present state of its subject, so applying it twice, or after a
 * newer one was dropped, does no harm: what is older than what one has is left aside by `version` or delivery table.
 */
export type InlayEvent =
  /** An interaction that this agent may see is there or has changed. */
  | { readonly type: 'interaction.changed'; readonly interaction: Interaction }
  /** An interaction that this agent could see is no longer theirs to see. */
  | { readonly type: 'interaction.removed'; readonly interactionId: string }
  /** A message is there or has changed. Comes before the `interaction.changed` of the same transaction. */
  | { readonly type: 'message.changed'; readonly message: Message }
  /** An agent's availability has changed. */
  | {
      readonly type: 'presence.changed';
      readonly agentId: string;
      readonly availability: Availability;
    }
  /** Permissions, channels, features, limits or words of this agent have changed: read the session again. */
  | { readonly type: 'session.changed' }
  /** A note on a conversation as a whole is there, has changed, or is no more; one on a message comes with the message. */
  | { readonly type: 'note.changed'; readonly note: PlacedNote }
  /** What an interaction has come to, whether its conversation has ended, or after-contact work has changed. */
  | { readonly type: 'outcome.changed'; readonly outcome: Outcome }
  /** The agent’s own quick replies have changed, here or elsewhere. */
  | { readonly type: 'quick-replies.changed' }
  /** A transcript that this agent asked for has moved on. */
  | { readonly type: 'transcript.changed'; readonly transcript: Transcript }
  /** Something of what is kept of these contacts, who are one person, has changed: read it again. */
  | { readonly type: 'contact.changed'; readonly contactIds: readonly string[] }
  /** Another agent has handed an interaction over to this one; `noted` where a note on the conversation goes with it. */
  | {
      readonly type: 'interaction.transferred';
      readonly interactionId: string;
      readonly by: AgentRef;
      readonly noted: boolean;
    }
  /** What this agent prefers has changed, here or elsewhere. */
  | { readonly type: 'preferences.changed' }
  /** Resolving many together, which this agent asked for, has moved on. */
  | { readonly type: 'bulk-resolution.changed'; readonly bulkResolution: BulkResolution };

/** What is told while it is true and never stored: no position, no replay. */
export type Signal =
  | {
      readonly type: 'typing';
      readonly interactionId: string;
      readonly who: 'contact';
    }
  | {
      readonly type: 'typing';
      readonly interactionId: string;
      readonly who: 'agent';
      readonly agent: AgentRef;
    }
  /** Everybody who looks at an interaction now, this agent included; who is not named has left. */
  | { readonly type: 'viewing'; readonly interactionId: string; readonly agents: readonly AgentRef[] };

/** How the event stream is doing. `offline`: tries again by itself at `retryAt`. */
export type StreamState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'offline'; readonly retryAt: number }
  | { readonly kind: 'signed-out' };
