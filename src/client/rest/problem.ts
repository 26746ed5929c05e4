import * as v from 'valibot';
import { problem, type ProblemType } from '../../contract/problem.ts';
import { fail, type ErrorKind, type Result } from '../../model/result.ts';
import { parseRetryAfter } from './retry.ts';

/** What to do next after each problem of the contract. */
const KINDS: Readonly<Record<ProblemType, ErrorKind>> = {
  'malformed-body': 'invalid',
  'invalid-field': 'invalid',
  'invalid-cursor': 'invalid',
  'body-too-large': 'invalid',
  'unsupported-media-type': 'invalid',
  'text-too-long': 'invalid',
  'empty-message': 'invalid',
  'attachment-refused': 'invalid',
  'signed-out': 'signed-out',
  forbidden: 'forbidden',
  'not-found': 'not-found',
  'stale-version': 'conflict',
  'newer-message': 'conflict',
  'already-assigned': 'conflict',
  'version-required': 'rejected',
  'illegal-status': 'rejected',
  'capacity-reached': 'rejected',
  'offer-ended': 'rejected',
  'interaction-closed': 'rejected',
  'reply-window-closed': 'rejected',
  'visibility-not-allowed': 'rejected',
  'feature-off': 'rejected',
  'nothing-to-resend': 'rejected',
  'nothing-to-take-back': 'rejected',
  'shortcut-taken': 'invalid',
  'template-gone': 'rejected',
  'template-changed': 'rejected',
  'already-answered': 'rejected',
  'action-refused': 'rejected',
  'pair-not-supported': 'invalid',
  'translation-refused': 'rejected',
  'not-set-up': 'rejected',
  'idempotency-key-reused': 'rejected',
  // The first attempt is still being worked on: the same request later gets its answer.
  'idempotency-key-in-use': 'unavailable',
  'range-not-satisfiable': 'rejected',
  'signature-invalid': 'rejected',
  'signature-expired': 'rejected',
  'rate-limited': 'rate-limited',
  unavailable: 'unavailable',
  internal: 'unavailable',
};

/** The kind of an answer without a problem type that is known here: from a proxy, or from a newer backend. */
function kindOfStatus(status: number): ErrorKind {
  if (status >= 500 || status === 408 || status === 425) return 'unavailable';
  switch (status) {
    case 400:
    case 413:
    case 422:
      return 'invalid';
    case 401:
      return 'signed-out';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 409:
    case 412:
      return 'conflict';
    case 429:
      return 'rate-limited';
    default:
      return 'rejected';
  }
}

/** An answer as it came, whatever brought it. */
export interface RawAnswer {
  readonly status: number;
  header(name: string): string | null;
  readonly body: string;
}

/** The error that a refusing answer stands for; `toCurrent` maps the present state that a conflict carries. */
export function toError(
  answer: RawAnswer,
  now: number,
  toCurrent: (current: unknown, type: string) => unknown = () => null,
): Result<never> {
  const parsed = v.safeParse(problem, parseJson(answer.body));
  const document = parsed.success ? parsed.output : null;
  const type = document?.type.split('/').pop() ?? null;
  const kind =
    (type !== null && Object.hasOwn(KINDS, type) ? KINDS[type as ProblemType] : null) ??
    kindOfStatus(answer.status);
  return fail(
    kind,
    document === null ? `HTTP ${answer.status}` : `${document.title} (HTTP ${answer.status})`,
    {
      type,
      ...(document?.reason === undefined ? {} : { reason: document.reason }),
      retryAfterMs: parseRetryAfter(answer.header('retry-after'), now),
      fields: document?.fields ?? [],
      current:
        kind === 'conflict' && document?.current !== undefined
          ? toCurrent(document.current, type ?? '')
          : null,
    },
  );
}

/** What the text holds as JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
