import * as v from 'valibot';
import { problem } from '../../contract/problem.ts';
import { fail, type ErrorKind, type Result } from '../../model/result.ts';
import { parseRetryAfter } from './retry.ts';

/** The kind of an answer by its status alone: most problems, and what comes from a proxy or a newer backend. */
function kindOfStatus(status: number): ErrorKind {
  if (status >= 500 || status === 408 || status === 425) return 'unavailable';
  switch (status) {
    case 400:
    case 413:
    case 415:
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

/** What one call knows of its refusals. */
export interface Refusals {
  /** What to do next after a problem of this type; undefined where its status says so. */
  readonly kindOf?: (type: string) => ErrorKind | undefined;
  /** Maps the present state that a conflict carries. */
  readonly toCurrent?: (current: unknown, type: string) => unknown;
}

/** The error that a refusing answer stands for. */
export function toError(answer: RawAnswer, now: number, { kindOf, toCurrent }: Refusals = {}): Result<never> {
  const parsed = v.safeParse(problem, parseJson(answer.body));
  const document = parsed.success ? parsed.output : null;
  const type = document?.type.split('/').pop() ?? null;
  const kind = kindOf?.(type ?? '') ?? kindOfStatus(answer.status);
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
          ? (toCurrent?.(document.current, type ?? '') ?? null)
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
