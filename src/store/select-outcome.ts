import { isPermitted } from '../model/agent.ts';
import type { Interaction } from '../model/interaction.ts';
import type { Outcome, OutcomeRules, OutcomeValues } from '../model/outcome.ts';
import { mergeOutcome } from '../model/outcome-merge.ts';
import type { OutcomeField } from '../model/outcome.ts';
import type { Selector } from './selectors.ts';
import type { AppState } from './state.ts';
import type { ActivityEntry, AskedOutcome, AuditSlice, OutcomesSlice } from './outcome-state.ts';

const NONE: OutcomesSlice = { read: {}, drafts: {}, asked: null, activities: [] };
const HIDDEN: AuditSlice = { isShown: false, trails: {} };
const NO_ACTIVITIES: readonly ActivityEntry[] = [];

/** What is known of outcomes. */
export const outcomesIn = (state: AppState): OutcomesSlice => state.outcomes ?? NONE;
/** What is known of audit trails. */
export const selectAudit = (state: AppState): AuditSlice => state.audit ?? HIDDEN;

/** What an interaction has come to; null where it has not been read. */
export const selectOutcome =
  (id: string): Selector<Outcome | null> =>
  (state) =>
    outcomesIn(state).read[id] ?? null;

/** The dialog that has been asked for an interaction; null for none. */
export const selectAskedOutcome =
  (id: string): Selector<AskedOutcome | null> =>
  (state) => {
    const { asked } = outcomesIn(state);
    return asked?.interactionId === id ? asked : null;
  };

/** What a host has been asked for and has not taken of an interaction: the last try, as that says why. */
export const selectUntakenActivity =
  (id: string): Selector<ActivityEntry | null> =>
  (state) =>
    (state.outcomes?.activities ?? NO_ACTIVITIES).findLast(
      (entry) => entry.interactionId === id && entry.attempts > 0,
    ) ?? null;

/** What is saved together, as it stands. */
export function outcomeValues(
  { status, topics, tags }: Pick<Interaction, 'status' | 'topics' | 'tags'>,
  outcome: Outcome,
): OutcomeValues {
  return {
    status,
    dispositionId: outcome.disposition?.id ?? null,
    topics,
    resolutionReason: outcome.resolutionReason,
    notes: outcome.notes,
    tags,
  };
}

/** As it stands, of an interaction by its id; null where that is not known. */
export function presentOutcome(state: AppState, id: string): OutcomeValues | null {
  const interaction = state.interactions[id];
  const outcome = outcomesIn(state).read[id];
  return interaction === undefined || outcome === undefined ? null : outcomeValues(interaction, outcome);
}

/** The fields that both the agent and somebody else have changed, to different things. */
export function outcomeConflicts(state: AppState, id: string): readonly OutcomeField[] {
  const draft = outcomesIn(state).drafts[id];
  const present = presentOutcome(state, id);
  return draft === undefined || present === null
    ? []
    : mergeOutcome(draft.base, draft.values, present).conflicts;
}

/** How long after-contact work takes where an interaction ends, in seconds; null where there is none, or it is not known (O8). */
export function afterWorkSeconds(state: AppState, id: string): number | null {
  const skillId = outcomesIn(state).read[id]?.skillId;
  return state.workRules?.skills.find((skill) => skill.id === skillId)?.afterWorkSeconds ?? null;
}

/** What decides about an interaction's outcome; null before it is known. */
export function outcomeRules(state: AppState, id: string): OutcomeRules | null {
  const { workRules, session } = state;
  if (workRules === null || session.value === null) return null;
  const skillId = outcomesIn(state).read[id]?.skillId ?? null;
  return {
    settings: workRules.settings,
    skill: workRules.skills.find((skill) => skill.id === skillId) ?? null,
    topics: session.value.catalogue.topics,
    tags: session.value.catalogue.tags,
    mayCreateTags: isPermitted(session.value.permissions, 'conversation.tag.create'),
  };
}
