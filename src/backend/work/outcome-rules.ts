import {
  outcomeExpected,
  outcomeProblems,
  type OutcomeProblem,
  type OutcomeRules,
  type OutcomeValues,
} from '../../model/outcome.ts';
import type { Access } from '../access.ts';
import type { Transaction } from '../database/database.ts';
import { Problem } from '../problem.ts';
import type { InteractionRow } from '../rows/interaction-row.ts';
import { loadSkills, loadWorkSettings } from './work-rules.ts';

/** What decides about the outcome of an interaction that this agent holds. */
export async function loadOutcomeRules(
  transaction: Transaction,
  access: Access,
  row: Pick<InteractionRow, 'skill_id'>,
): Promise<OutcomeRules> {
  const [skill = null] = row.skill_id === null ? [] : await loadSkills(transaction, [row.skill_id]);
  const words = await transaction.query<{ kind: string; label: string }>(
    "SELECT kind, label FROM word WHERE kind IN ('topic', 'tag') ORDER BY kind, ordinal",
  );
  const labels = (kind: string): string[] =>
    words.filter((word) => word.kind === kind).map(({ label }) => label);
  return {
    settings: await loadWorkSettings(transaction),
    skill,
    topics: labels('topic'),
    tags: labels('tag'),
    mayCreateTags: access.permissions.includes('conversation.tag.create'),
  };
}

/** Refuses an outcome of which something is missing or wrong, with every field that is and what is expected of it. */
export function requireOutcome(
  values: OutcomeValues,
  before: OutcomeValues,
  rules: OutcomeRules,
  matters: (problem: OutcomeProblem) => boolean = () => true,
): void {
  const problems = outcomeProblems(values, before, rules).filter(matters);
  if (problems.length === 0) return;
  const isMove = problems.some(({ kind }) => kind === 'illegal-move');
  throw new Problem(isMove ? 'illegal-status' : 'outcome-incomplete', {
    fields: problems.map((problem) => ({
      field: problem.field,
      expected: outcomeExpected(problem, before, rules),
    })),
  });
}

/** Refuses whoever does not hold the interaction (O3). */
export function requireAssignee(row: Pick<InteractionRow, 'assignee_id'>, access: Access): void {
  if (row.assignee_id !== access.agentId) throw new Problem('not-assignee');
}
