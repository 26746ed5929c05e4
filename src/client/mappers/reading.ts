import * as v from 'valibot';
import type { MalformedReport } from '../environment.ts';

/** What a mapper has to know beyond what it maps. */
export interface Reading {
  /** Address of the API, absolute and with a slash at its end; addresses in answers are relative to it. */
  readonly apiUrl: string;
  /** This machine's clock, epoch milliseconds. */
  readonly clock: () => number;
  /** Takes note of what was left out. Never called with content. */
  readonly report: (report: MalformedReport) => void;
}

/** What came in, checked against its schema; null and a report where it does not fit. */
export function check<TSchema extends v.GenericSchema>(
  schema: TSchema,
  raw: unknown,
  what: MalformedReport['what'],
  reading: Reading,
): v.InferOutput<TSchema> | null {
  const parsed = v.safeParse(schema, raw, { abortEarly: true, abortPipeEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
  reading.report({ what, id: idOf(raw), problem: `${path}: expected ${issue.expected ?? issue.type}` });
  return null;
}

function idOf(raw: unknown): string | null {
  const id = (raw as { readonly id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id.slice(0, 64) : null;
}

/** Maps each item apart, so that one that does not fit hides no other. */
export function mapEach<T>(items: readonly unknown[], toItem: (raw: unknown) => T | null): T[] {
  return items.map(toItem).filter((item) => item !== null);
}

/** Epoch milliseconds of a time on the wire. */
export function toTime(wire: string): number {
  return Date.parse(wire);
}

/** As `toTime`; null stays null. */
export function toTimeOrNull(wire: string | null): number | null {
  return wire === null ? null : Date.parse(wire);
}

/**
 * An absolute http or https address; null for anything else. With `apiUrl` an address without a host is below the API,
 * whether or not it begins with a slash.
 */
export function toAddress(wire: string | null, apiUrl?: string): string | null {
  const relative = apiUrl !== undefined && wire?.startsWith('/') === true ? `.${wire}` : wire;
  if (relative === null || !URL.canParse(relative, apiUrl)) return null;
  const { protocol, href } = new URL(relative, apiUrl);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
