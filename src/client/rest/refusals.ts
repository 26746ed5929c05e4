import type { ProblemType } from '../../contract/problem.ts';
import type { ErrorKind } from '../../model/result.ts';

/** The problems of the contract that are refused for good, whatever their status says of others. */
const REJECTED: ReadonlySet<string> = new Set<ProblemType>([
  'illegal-status',
  'cannot-end',
  'capacity-reached',
  'offer-ended',
  'transfer-refused',
  'begin-refused',
  'interaction-closed',
  'timer-ended',
  'reply-window-closed',
  'visibility-not-allowed',
  'feature-off',
  'nothing-to-resend',
  'nothing-to-take-back',
  'nothing-to-resolve',
  'already-running',
  'template-gone',
  'template-changed',
  'already-answered',
  'action-refused',
  'translation-refused',
  'not-set-up',
  'idempotency-key-reused',
  'signature-invalid',
  'signature-expired',
]);

/** What to do next after what only a writing call is refused with; undefined where the status of the answer says so. */
export function kindOfRefusal(type: string): ErrorKind | undefined {
  if (REJECTED.has(type)) return 'rejected';
  // The first attempt is still being worked on: the same request later gets its answer.
  return type === 'idempotency-key-in-use' ? 'unavailable' : undefined;
}
