import { foldForSearch } from './folded-text.ts';
import { allowedAddress } from './safe-address.ts';

/** What a value of an attribute can be (K2). */
export const ATTRIBUTE_TYPES = ['text', 'number', 'date', 'choice', 'link'] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

/** A text, a date as `2026-03-09`, a choice or an address as a string; a number as a number. */
export type AttributeValue = string | number;

/** Something that an administrator wants to know of contacts. */
export interface AttributeDefinition {
  readonly id: string;
  readonly label: string;
  readonly type: AttributeType;
  /** What can be chosen; for `choice` alone. */
  readonly choices?: readonly string[] | undefined;
}

/** An attribute with what is known of one contact; null for nothing. */
export interface Attribute extends AttributeDefinition {
  readonly value: AttributeValue | null;
}

/** The new values of some attributes by their ids, null to empty one; those left out stay. */
export type AttributeChange = Readonly<Record<string, AttributeValue | null>>;

/** What is wrong with a value: which kind of thing was expected. */
export type AttributeProblem =
  | 'text-expected'
  | 'text-too-long'
  | 'number-expected'
  | 'date-expected'
  | 'choice-expected'
  | 'link-expected';

/** The longest text or address, in UTF-16 units. */
export const ATTRIBUTE_MAX = 2_000;

export type CheckedValue =
  | { readonly ok: true; readonly value: AttributeValue | null }
  | { readonly ok: false; readonly problem: AttributeProblem };

/**
 * A value as it is kept, of what came in by hand or over the wire; white space around is not part of it, and nothing but white space is
 * null. A number may be written with digits, a sign and one point or comma.
 */
export function checkAttribute(
  { type, choices = [] }: Pick<AttributeDefinition, 'type' | 'choices'>,
  given: unknown,
): CheckedValue {
  const text = typeof given === 'string' ? given.trim() : given;
  if (text === null || text === '') return { ok: true, value: null };
  if (type === 'number') {
    const value = typeof text === 'string' ? numberOf(text) : text;
    return typeof value === 'number' && Number.isFinite(value)
      ? { ok: true, value: value === 0 ? 0 : value }
      : { ok: false, problem: 'number-expected' };
  }
  if (typeof text !== 'string') return { ok: false, problem: `${type}-expected` };
  if (text.length > ATTRIBUTE_MAX) return { ok: false, problem: 'text-too-long' };
  switch (type) {
    case 'text':
      return { ok: true, value: text };
    case 'date':
      return isDate(text) ? { ok: true, value: text } : { ok: false, problem: 'date-expected' };
    case 'choice':
      return choices.includes(text) ? { ok: true, value: text } : { ok: false, problem: 'choice-expected' };
    case 'link': {
      const address = allowedAddress(text);
      return address === null ? { ok: false, problem: 'link-expected' } : { ok: true, value: address };
    }
  }
}

function numberOf(text: string): number | null {
  return /^[+-]?(\d{1,15}([.,]\d{0,10})?|[.,]\d{1,10})$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** A day of the calendar, as `2026-03-09`. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The attributes whose label or value has every word of what is searched for; all where nothing is. */
export function searchAttributes<T extends Attribute>(
  attributes: readonly T[],
  search: string,
): readonly T[] {
  const words = foldForSearch(search).split(/\s+/).filter(Boolean);
  return attributes.filter(({ label, value }) => {
    const text = foldForSearch(`${label} ${value === null ? '' : String(value)}`);
    return words.every((word) => text.includes(word));
  });
}

/** Somebody else's value of an attribute beside the one that the agent wanted. */
export interface AttributeConflict {
  readonly id: string;
  readonly mine: AttributeValue | null;
  readonly theirs: AttributeValue | null;
}

/**
 * Which of the agent's changes stand against somebody else's: what both have changed since `base`, to different values. What only one
 * has changed goes together by itself.
 */
export function attributeConflicts(
  base: readonly Attribute[],
  change: AttributeChange,
  theirs: readonly Attribute[],
): readonly AttributeConflict[] {
  const valueIn = (attributes: readonly Attribute[], id: string): AttributeValue | null =>
    attributes.find((one) => one.id === id)?.value ?? null;
  return Object.entries(change)
    .map(([id, mine]) => ({ id, mine, theirs: valueIn(theirs, id) }))
    .filter(({ id, mine, theirs: now }) => now !== mine && now !== valueIn(base, id));
}
