import type { Availability } from './agent.ts';
import type { TakerObstacle } from './assignment.ts';

/** One line of the directory of agents and teams. */
export interface DirectoryEntry {
  readonly kind: 'agent' | 'team';
  readonly id: string;
  readonly name: string;
  /** An agent's present state; null for a team. */
  readonly availability: Availability | null;
  /** Interactions held by the agent, or by the team's members together. */
  readonly held: number;
  /** Offers that stand before the agent, which count against their limit; 0 for a team. */
  readonly offered: number;
  /** An agent's limit; null for a team. */
  readonly capacity: number | null;
  /** Why they can't be given the interaction that was asked for; null where they can, and where none was. */
  readonly obstacle: TakerObstacle | null;
}
