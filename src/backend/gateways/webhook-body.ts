import * as v from 'valibot';
import type { WebhookOutcome } from './gateway.ts';

type Refusal = Extract<WebhookOutcome, { kind: 'refused' }>;

/** A refusal in the port's terms. */
export function refusal(problem: Refusal['problem'], detail: string, field?: string): Refusal {
  return field === undefined
    ? { kind: 'refused', problem, detail }
    : { kind: 'refused', problem, detail, field };
}

/** The JSON of a body, or undefined where the bytes are no UTF-8 or no JSON. */
export function parseJson(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Where a value differs from its schema, and what the schema asks for there. Never quotes the value. */
export function firstDifference(
  issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]],
  at = '',
): { field: string; expected: string } {
  const [issue] = issues;
  const path = v.getDotPath(issue);
  return {
    field: [at, path].filter((part) => part !== null && part !== '').join('.'),
    expected: issue.expected ?? issue.type,
  };
}

/**
 * Text as every database and every page can hold it: NUL and halves of surrogate pairs, which JSON can smuggle in and Postgres
 * or UTF-8 cannot carry, become U+FFFD.
 */
export function storableText(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}
