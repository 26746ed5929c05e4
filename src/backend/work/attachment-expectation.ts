import type { AttachmentProblem } from '../../model/attachment-rules.ts';

/** What was expected of a file that can't be taken, for a problem document. */
export function attachmentExpectation(problem: AttachmentProblem): string {
  switch (problem.problem) {
    case 'empty':
      return 'at least one byte';
    case 'too-large':
      return `at most ${String(problem.limitBytes)} bytes`;
    case 'too-large-together':
      return `at most ${String(problem.limitBytes)} bytes with the other files`;
    case 'kind-not-allowed':
      return problem.allowed.length === 0 ? 'no file' : `one of ${problem.allowed.join(', ')}`;
    case 'too-many':
      return `at most ${String(problem.limit)} ${problem.family ?? 'file'}s`;
    case 'exclusive':
      return `nothing beside the ${problem.with}`;
  }
}
