import { canMoveStatus } from './status-moves.ts';
import type { Status } from './status.ts';
import { isSameTag, tagProblem, TAGS_MAX } from './tag.ts';
import type { AgentRef } from './agent.ts';
import type { Disposition, Skill, WorkSettings } from './work-rules.ts';

/** The longest notes of an outcome, in characters (code points). */
export const OUTCOME_NOTES_MAX = 4_000;
/** So many topics stand on one interaction. */
const TOPICS_MAX = 20;

/** What is saved together when work on an interaction has come to something (O1). */
export interface OutcomeValues {
  readonly status: Status;
  /** One of the skill's; null for none. */
  readonly dispositionId: string | null;
  readonly topics: readonly string[];
  /** One of the administrator's; null for none. */
  readonly resolutionReason: string | null;
  /** Plain text. */
  readonly notes: string;
  readonly tags: readonly string[];
}
export type OutcomeField = keyof OutcomeValues;

/** Who ended a conversation. */
export type ConversationEnd = 'agent' | 'contact';

/** What an interaction has come to, besides what stands on the interaction itself. Times are epoch milliseconds. */
export interface Outcome {
  readonly interactionId: string;
  /** Rises with every outcome that is saved; with the interaction it names what a CRM is told. */
  readonly revision: number;
  /** Under which skill the work is done; null for none. */
  readonly skillId: string | null;
  /** Whether the contact began the interaction, or the company. */
  readonly direction: 'inbound' | 'outbound';
  /** As it was called when it was chosen. */
  readonly disposition: Disposition | null;
  readonly resolutionReason: string | null;
  readonly notes: string;
  /** Null where none has been saved. */
  readonly savedBy: AgentRef | null;
  readonly savedAt: number | null;
  /** Who ended the conversation; null while it goes on. */
  readonly endedBy: ConversationEnd | null;
  /** After-contact work under way: whose, and until when (O8). */
  readonly afterWork: { readonly agentId: string; readonly endsAt: number } | null;
}

/** What decides about an outcome, besides what it was before. */
export interface OutcomeRules {
  readonly settings: Pick<
    WorkSettings,
    'topicRequired' | 'resolutionReasons' | 'resolutionReasonRequired' | 'resolvedBeforeClosed'
  >;
  /** The skill that the interaction is under; null where it is under none. */
  readonly skill: Pick<Skill, 'dispositions' | 'dispositionRequired'> | null;
  readonly topics: readonly string[];
  readonly tags: readonly string[];
  readonly mayCreateTags: boolean;
}

/**
 * - `illegal-move`: the table has no such move of the status.
 * - `resolve-first`: it has to be resolved before it is closed (O4).
 * - `missing`: asked for where an interaction is resolved or closed.
 * - `unknown`: none of those that there are.
 * - `too-long`, `too-many`, `unseen`: more than may stand there, or what can't be seen.
 * - `not-permitted`: a new tag by somebody who may make none.
 */
export type OutcomeProblemKind =
  | 'illegal-move'
  | 'resolve-first'
  | 'missing'
  | 'unknown'
  | 'too-long'
  | 'too-many'
  | 'unseen'
  | 'not-permitted';

/** What is wrong with one field of an outcome. */
export interface OutcomeProblem {
  readonly field: OutcomeField;
  readonly kind: OutcomeProblemKind;
}

/** Whether an interaction with this status is done with, so that its outcome has to be whole. */
export function isDone(status: Status): boolean {
  return status === 'resolved' || status === 'closed';
}

/** Whether this agent may change status, disposition, topics, notes and tags: only the one who holds the interaction (O3). */
export function mayChangeOutcome(
  interaction: { readonly assignee: { readonly id: string } | null },
  agentId: string | null,
): boolean {
  return agentId !== null && interaction.assignee?.id === agentId;
}

/** Whether a conversation can be ended: a private one that goes on (O8). */
export function canEnd(
  interaction: { readonly visibility: string; readonly status: Status },
  endedBy: ConversationEnd | null,
): boolean {
  return interaction.visibility === 'private' && interaction.status !== 'closed' && endedBy === null;
}

/** How long notes are, as their limit counts: code points, without the white space around them. */
export function notesLength(notes: string): number {
  return [...notes.trim()].length;
}

/**
 * Everything that is missing or wrong in an outcome, in the order of its fields; empty where it may be saved. What stood there before
 * may stay, even where the administrator has taken it away since. Dialog and backend both ask this.
 */
export function outcomeProblems(
  values: OutcomeValues,
  before: OutcomeValues,
  rules: OutcomeRules,
): readonly OutcomeProblem[] {
  const { settings, skill } = rules;
  const done = isDone(values.status);
  const problems: (readonly [OutcomeField, OutcomeProblemKind | null])[] = [
    ['status', statusProblem(values.status, before.status, settings.resolvedBeforeClosed)],
    [
      'dispositionId',
      values.dispositionId === null
        ? missingIf(done && skill?.dispositionRequired === true && skill.dispositions.length > 0)
        : unknownUnless(
            values.dispositionId === before.dispositionId ||
              skill?.dispositions.some(({ id }) => id === values.dispositionId) === true,
          ),
    ],
    ['topics', topicsProblem(values.topics, before.topics, rules.topics)],
    ['topics', missingIf(done && settings.topicRequired && values.topics.length === 0)],
    [
      'resolutionReason',
      values.resolutionReason === null
        ? missingIf(done && settings.resolutionReasonRequired && settings.resolutionReasons.length > 0)
        : unknownUnless(
            values.resolutionReason === before.resolutionReason ||
              settings.resolutionReasons.includes(values.resolutionReason),
          ),
    ],
    ['notes', notesLength(values.notes) > OUTCOME_NOTES_MAX ? 'too-long' : null],
    ['tags', tagsProblem(values.tags, before.tags, rules)],
  ];
  return problems.flatMap(([field, kind]) => (kind === null ? [] : [{ field, kind }]));
}

/** What is expected of a field, in English, for developers. */
export function outcomeExpected(
  { field, kind }: OutcomeProblem,
  before: OutcomeValues,
  rules: OutcomeRules,
): string {
  switch (kind) {
    case 'illegal-move':
      return `a status to which ${before.status} may move`;
    case 'resolve-first':
      return 'resolved, as it has to be resolved before it is closed';
    case 'missing':
      return field === 'topics' ? 'at least one topic' : 'a value, before it is resolved or closed';
    case 'unknown':
      return `one of ${JSON.stringify(knownOf(field, rules))}`;
    case 'too-long':
      return field === 'notes'
        ? `at most ${String(OUTCOME_NOTES_MAX)} characters`
        : 'tags of at most 50 characters';
    case 'too-many':
      return `at most ${String(field === 'tags' ? TAGS_MAX : TOPICS_MAX)}`;
    case 'unseen':
      return 'tags with characters that can be seen, and no control characters';
    case 'not-permitted':
      return 'tags of the catalogue, as this agent may make none';
  }
}

function knownOf(field: OutcomeField, { settings, skill, topics }: OutcomeRules): readonly string[] {
  if (field === 'dispositionId') return skill?.dispositions.map(({ id }) => id) ?? [];
  return field === 'topics' ? topics : settings.resolutionReasons;
}

const missingIf = (is: boolean): OutcomeProblemKind | null => (is ? 'missing' : null);
const unknownUnless = (is: boolean): OutcomeProblemKind | null => (is ? null : 'unknown');

function statusProblem(to: Status, from: Status, resolvedFirst: boolean): OutcomeProblemKind | null {
  if (to === from) return null;
  if (!canMoveStatus(from, to, 'agent')) return 'illegal-move';
  return to === 'closed' && resolvedFirst && from !== 'resolved' ? 'resolve-first' : null;
}

function topicsProblem(
  topics: readonly string[],
  before: readonly string[],
  known: readonly string[],
): OutcomeProblemKind | null {
  if (topics.length > TOPICS_MAX) return 'too-many';
  return unknownUnless(topics.every((topic) => known.includes(topic) || before.includes(topic)));
}

function tagsProblem(
  tags: readonly string[],
  before: readonly string[],
  { tags: known, mayCreateTags }: OutcomeRules,
): OutcomeProblemKind | null {
  if (tags.length > TAGS_MAX) return 'too-many';
  const fresh = tags.filter((tag) => ![...known, ...before].some((one) => isSameTag(one, tag)));
  const wrong = fresh.map(tagProblem).find((problem) => problem !== null);
  if (wrong !== undefined) return wrong === 'too-long' ? 'too-long' : 'unseen';
  return fresh.length > 0 && !mayCreateTags ? 'not-permitted' : null;
}
