/** What went wrong, by what to do next. `retryAfterMs` is set where the other side named a time. */
export interface InlayError {
  readonly kind: ErrorKind;
  /** The problem's stable type, such as `newer-message` or `reply-window-closed`; null where there is none. */
  readonly type: string | null;
  /** For `action-refused`, `visibility-not-allowed` and `reply-window-closed`: which rule refuses, by its stable name. */
  readonly reason?: string;
  /** For logs and developers, never shown as it is. */
  readonly message: string;
  readonly retryAfterMs: number | null;
  /** What was wrong with which field, for `invalid`. */
  readonly fields: readonly FieldProblem[];
  /** For `conflict`: the present state as the backend sent it along, already mapped; else null. */
  readonly current: unknown;
}

/**
 * - `offline`: no connection; goes by itself when there is one.
 * - `timeout`: no answer in time; whether it was done is not known.
 * - `unavailable`: the backend is there and can't now; later.
 * - `rate-limited`: too many; after `retryAfterMs`.
 * - `signed-out`: the token is not taken; a new one is needed.
 * - `forbidden`: not this agent's to do.
 * - `not-found`: not there, or not for this agent to see.
 * - `conflict`: somebody was faster; `current` says how it stands.
 * - `invalid`: a field is wrong; `fields` says which.
 * - `rejected`: refused for another reason, which `type` names.
 */
export type ErrorKind =
  | 'offline'
  | 'timeout'
  | 'unavailable'
  | 'rate-limited'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'rejected';

/** What is wrong with one field. */
export interface FieldProblem {
  /** A path such as `text` or `attachmentIds.0`. */
  readonly field: string;
  /** What was expected, in English, for developers. */
  readonly expected: string;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: InlayError };

/** Wraps a value as the good outcome. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps an error of this kind as the bad outcome; what is not given is empty. */
export function fail(kind: ErrorKind, message: string, more: Partial<InlayError> = {}): Result<never> {
  return {
    ok: false,
    error: {
      kind,
      message,
      type: null,
      retryAfterMs: null,
      fields: [],
      current: null,
      ...more,
    },
  };
}

/** Whether the same request may be repeated by itself later with a chance of success. */
export function isPassing(kind: ErrorKind): boolean {
  return kind === 'offline' || kind === 'timeout' || kind === 'unavailable' || kind === 'rate-limited';
}

/** Whether an agent may get further by asking for the very same thing again; where not, something has to be changed first. */
export function mayAskAgain(kind: ErrorKind): boolean {
  return isPassing(kind) || kind === 'signed-out' || kind === 'conflict';
}
