import * as v from 'valibot';
import type { FieldProblem } from '../../model/result.ts';

/** So many are named; a body can be wrong in thousands of places. */
const MOST = 20;

/** What is wrong by field, for a problem document. Says what was expected and never what came. */
export function fieldProblems(issues: readonly v.BaseIssue<unknown>[]): FieldProblem[] {
  return issues.slice(0, MOST).map((issue) => ({
    field: v.getDotPath(issue) ?? 'body',
    expected: isUnknown(issue) ? 'no field of this name' : (issue.expected ?? issue.type),
  }));
}

function isUnknown(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === 'strict_object' && issue.expected === 'never';
}
