import type { MessageWork } from '../model/message-actions.ts';
import type { Interaction } from '../model/interaction.ts';
import { selectRules } from './select-rules.ts';
import { selectInteraction, selectSession, type Selector } from './selectors.ts';

/** What decides about what is offered on the messages of an interaction; null where it or the session is not known. */
export const selectMessageWork = (interactionId: string | null): Selector<MessageWork | null> => {
  const rulesFor = selectRules(interactionId);
  const interactionFor = selectInteraction(interactionId);
  let made: MessageWork | null = null;
  return (state) => {
    const interaction = interactionFor(state);
    const rules = rulesFor(state);
    const session = selectSession(state);
    if (interaction === null || rules === null || session === null) return (made = null);
    const { permissions, features, agent } = session;
    const { skewMs } = state.session;
    // An interaction changes with every message; what is offered changes with little of it.
    if (
      made?.rules === rules &&
      made.permissions === permissions &&
      made.features === features &&
      made.agentId === agent.id &&
      made.skewMs === skewMs &&
      isSameWork(made.interaction, interaction)
    )
      return made;
    return (made = { interaction, rules, permissions, features, agentId: agent.id, skewMs });
  };
};

function isSameWork(one: MessageWork['interaction'], other: Interaction): boolean {
  return (
    one.id === other.id &&
    one.status === other.status &&
    one.assignee?.id === other.assignee?.id &&
    one.muted.contact === other.muted.contact &&
    one.muted.post === other.muted.post
  );
}
