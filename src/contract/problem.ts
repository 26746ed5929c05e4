import * as v from 'valibot';

/** Every stable problem type: what follows `/problems/` in the `type` of an error answer (RFC 9457). */
export const PROBLEM_TYPES = [
  'malformed-body',
  'invalid-field',
  'invalid-cursor',
  'body-too-large',
  'unsupported-media-type',
  'signed-out',
  'forbidden',
  'not-found',
  'version-required',
  'stale-version',
  'newer-message',
  'illegal-status',
  'already-assigned',
  'capacity-reached',
  'offer-ended',
  'transfer-refused',
  'begin-refused',
  'interaction-closed',
  'timer-ended',
  'reply-window-closed',
  'visibility-not-allowed',
  'feature-off',
  'text-too-long',
  'empty-message',
  'attachment-refused',
  'nothing-to-resend',
  'nothing-to-take-back',
  'nothing-to-resolve',
  'already-running',
  'shortcut-taken',
  'template-gone',
  'template-changed',
  'already-answered',
  'action-refused',
  'pair-not-supported',
  'translation-refused',
  'not-set-up',
  'idempotency-key-reused',
  'idempotency-key-in-use',
  'range-not-satisfiable',
  'signature-invalid',
  'signature-expired',
  'rate-limited',
  'unavailable',
  'internal',
] as const;
export type ProblemType = (typeof PROBLEM_TYPES)[number];

/** The status of each problem; the same for every operation. */
export const PROBLEM_STATUS: Readonly<Record<ProblemType, number>> = {
  'malformed-body': 400,
  'invalid-field': 400,
  'invalid-cursor': 400,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  'version-required': 428,
  'stale-version': 412,
  'newer-message': 412,
  'illegal-status': 409,
  'already-assigned': 409,
  'capacity-reached': 409,
  'offer-ended': 409,
  'transfer-refused': 409,
  'begin-refused': 409,
  'interaction-closed': 409,
  'timer-ended': 409,
  'reply-window-closed': 409,
  'visibility-not-allowed': 422,
  'feature-off': 403,
  'text-too-long': 422,
  'empty-message': 422,
  'attachment-refused': 422,
  'nothing-to-resend': 409,
  'nothing-to-take-back': 409,
  'nothing-to-resolve': 409,
  'already-running': 409,
  'shortcut-taken': 422,
  'template-gone': 409,
  'template-changed': 409,
  'already-answered': 409,
  'action-refused': 409,
  'pair-not-supported': 422,
  'translation-refused': 422,
  'not-set-up': 501,
  'idempotency-key-reused': 422,
  'idempotency-key-in-use': 409,
  'range-not-satisfiable': 416,
  'signature-invalid': 401,
  'signature-expired': 401,
  'rate-limited': 429,
  unavailable: 503,
  internal: 500,
};

export const fieldProblem = v.object({
  field: v.pipe(v.string(), v.description('Path, such as `attachmentIds.0`')),
  expected: v.string(),
});

/** RFC 9457 problem document. `current` is the present state for `stale-version` and `newer-message`. */
export const problem = v.object({
  type: v.pipe(v.string(), v.description('`/problems/` and a stable name')),
  title: v.string(),
  status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
  detail: v.optional(v.string()),
  reason: v.optional(
    v.pipe(
      v.string(),
      v.description(
        'For `action-refused`, `visibility-not-allowed`, `reply-window-closed`, `transfer-refused` and `begin-refused`: which rule refuses, such as `deleted-on-network`',
      ),
    ),
  ),
  fields: v.optional(v.array(fieldProblem)),
  current: v.optional(v.unknown()),
});
export type WireProblem = v.InferOutput<typeof problem>;

/** The `type` of a problem document for a stable name. */
export function problemUri(type: ProblemType): string {
  return `/problems/${type}`;
}
