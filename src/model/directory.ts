import type { Availability } from './agent.ts';
import type { ReceiverObstacle } from './transfer.ts';

/** What the directory lists: who work can be given to, and whom an agent can write to. */
export const DIRECTORY_KINDS = ['agent', 'skill', 'team', 'contact'] as const;
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

/** For what somebody is looked for: to be given an interaction, or to be handed one over, which asks for more. */
export const DIRECTORY_PURPOSES = ['assign', 'transfer'] as const;
export type DirectoryPurpose = (typeof DIRECTORY_PURPOSES)[number];

/** One line of the directory. */
export interface DirectoryEntry {
  readonly kind: DirectoryKind;
  readonly id: string;
  readonly name: string;
  /** An agent's present state; null for all others. */
  readonly availability: Availability | null;
  /** Interactions held by the agent, or by the team's members together. */
  readonly held: number;
  /** Offers that stand before the agent, which count against their limit; 0 for all others. */
  readonly offered: number;
  /** An agent's limit; null for all others. */
  readonly capacity: number | null;
  /** How many wait in the queue of a skill or a team. */
  readonly waiting?: number | undefined;
  /** How many agents of a skill or a team are there and take work now. */
  readonly available?: number | undefined;
  /** Whether an agent is signed in now. */
  readonly connected?: boolean | undefined;
  /** Of a contact: the account they are known on, and how its network names them. */
  readonly contact?: { readonly channelId: string; readonly handle: string | null } | undefined;
  /** Why they can't be given the interaction that was asked for; null where they can, and where none was. */
  readonly obstacle: ReceiverObstacle | null;
}

/** Which part of the directory: `kind` absent is agents and teams together; `interactionId` has each entry say why it can't be given that. */
export interface DirectoryQuery {
  readonly search?: string;
  readonly kind?: DirectoryKind;
  readonly purpose?: DirectoryPurpose;
  readonly interactionId?: string;
  readonly cursor?: string;
}
