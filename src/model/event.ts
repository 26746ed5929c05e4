import type { Availability, AgentRef } from './agent.ts';
import type { Interaction } from './interaction.ts';
import type { Message } from './message.ts';

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
  | { readonly type: 'session.changed' };

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
    };

/** How the event stream is doing. `offline`: tries again by itself at `retryAt`. */
export type StreamState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'offline'; readonly retryAt: number }
  | { readonly kind: 'signed-out' };
