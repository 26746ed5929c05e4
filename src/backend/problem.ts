import { PROBLEM_STATUS, problemUri, type ProblemType, type WireProblem } from '../contract/problem.ts';
import type { FieldProblem } from '../model/result.ts';

/** What a problem document says beyond its type. */
export interface ProblemMore {
  /** For developers; never quotes what was sent. */
  readonly detail?: string;
  /** Which rule refuses, by a stable name. */
  readonly reason?: string;
  readonly fields?: readonly FieldProblem[];
  /** The present state, for `stale-version` and `newer-message`. */
  readonly current?: unknown;
  readonly retryAfterSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const TITLES: Readonly<Record<ProblemType, string>> = {
  'malformed-body': 'The body is not JSON in UTF-8',
  'invalid-field': 'A field is not as expected',
  'invalid-cursor': 'The cursor does not belong to this list',
  'body-too-large': 'The body is too large',
  'unsupported-media-type': 'The body has another media type than is taken here',
  'signed-out': 'The token is missing, over or not valid',
  'sign-in-refused': 'The agent cannot be signed in',
  forbidden: 'This agent may not do this',
  'not-found': 'There is no such thing here',
  'version-required': 'If-Match is missing',
  'stale-version': 'The interaction has changed since that version',
  'newer-message': 'There are newer messages than the one last seen',
  'illegal-status': 'The status cannot be moved so',
  'outcome-incomplete': 'Something of the outcome is missing or wrong',
  'not-assignee': 'Only the one who holds the interaction may do this',
  'cannot-end': 'There is no conversation here that could be ended',
  'already-assigned': 'Somebody else has it',
  'capacity-reached': 'The agent holds as many interactions as allowed',
  'offer-ended': 'The offer has ended',
  'transfer-refused': 'The interaction cannot be handed over so',
  'begin-refused': 'No conversation can be begun so',
  'interaction-closed': 'The interaction is closed',
  'timer-ended': 'The contact’s time is over, or does not run',
  'reply-window-closed': 'The network takes no free text now',
  'visibility-not-allowed': 'No answer of this visibility is possible here',
  'feature-off': 'The administrator has switched this off',
  'text-too-long': 'The text is longer than the network takes',
  'empty-message': 'There is neither text nor file',
  'attachment-refused': 'A file cannot be taken',
  'nothing-to-resend': 'The message has not failed',
  'nothing-to-take-back': 'The message has begun to leave',
  'nothing-to-resolve': 'Nothing matches that could be resolved',
  'already-running': 'Another one is running',
  'shortcut-taken': 'Another quick reply of this agent has the shortcut',
  'template-gone': 'The template is not approved, or no more',
  'template-changed': 'The template is not as it was previewed',
  'already-answered': 'There is one answer here, which is edited',
  'action-refused': 'This cannot be done with this message',
  'pair-not-supported': 'This is not translated into that language',
  'translation-refused': 'The translation service does not take this',
  'not-set-up': 'The service that this needs is not set up',
  'idempotency-key-reused': 'The key was used for another message',
  'idempotency-key-in-use': 'A message with this key is being taken now',
  'range-not-satisfiable': 'The file has no such range',
  'signature-invalid': 'The signature is not valid',
  'signature-expired': 'The signature is over',
  'rate-limited': 'Too many calls',
  unavailable: 'The backend cannot answer now',
  internal: 'Something went wrong here',
};

/** A call that is refused; becomes a problem document (RFC 9457). Thrown within a transaction it undoes the transaction. */
export class Problem extends Error {
  readonly type: ProblemType;
  readonly more: ProblemMore;

  constructor(type: ProblemType, more: ProblemMore = {}) {
    super(TITLES[type]);
    this.name = 'Problem';
    this.type = type;
    this.more = more;
  }

  toDocument(): WireProblem {
    const { detail, reason, fields, current } = this.more;
    return {
      type: problemUri(this.type),
      title: this.message,
      status: PROBLEM_STATUS[this.type],
      ...(detail === undefined ? {} : { detail }),
      ...(reason === undefined ? {} : { reason }),
      ...(fields === undefined ? {} : { fields: [...fields] }),
      ...(current === undefined ? {} : { current }),
    };
  }

  toResponse(): Response {
    const { retryAfterSeconds, headers } = this.more;
    return new Response(JSON.stringify(this.toDocument()), {
      status: PROBLEM_STATUS[this.type],
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        ...(this.type === 'signed-out' ? { 'www-authenticate': 'Bearer' } : {}),
        ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
        ...headers,
      },
    });
  }
}

/** The problem of a call whose token is missing, over or not valid, or whose agent is no more. */
export function signedOut(): Problem {
  return new Problem('signed-out', {
    fields: [{ field: 'Authorization', expected: '`Bearer` and a token that holds, of an agent here' }],
  });
}

/** Likewise of a browser's session. */
export function sessionOver(): Problem {
  return new Problem('signed-out', { fields: [{ field: 'Cookie', expected: 'a session that holds' }] });
}

/** The problem of one field. */
export function invalidField(field: string, expected: string): Problem {
  return new Problem('invalid-field', { fields: [{ field, expected }] });
}
