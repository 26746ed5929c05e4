import { isOfferedTo, type Interaction } from '../../model/interaction.ts';

/** What is offered to an agent at a moment, first what runs out first. */
export function standingOffers(
  interactions: Readonly<Record<string, Interaction>>,
  agentId: string,
  now: number,
): readonly Interaction[] {
  return Object.values(interactions)
    .filter((interaction) => isOfferedTo(interaction, agentId, now))
    .sort((a, b) => (a.offer?.expiresAt ?? 0) - (b.offer?.expiresAt ?? 0));
}
