import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { PlatformId } from './platform.ts';
import { addressProblem } from './transcript.ts';

/** By what people are reached on lines that they have of their own. Networks where they have an account are not among them. */
export type IdentifierKind = 'phone' | 'email';

const IDENTIFIED_BY: Readonly<Partial<Record<PlatformId, IdentifierKind>>> = {
  voice: 'phone',
  sms: 'phone',
  whatsapp: 'phone',
  email: 'email',
};

/** By what somebody is reached on a platform who has not written there; null where they can't be. */
export function identifierKind(platform: PlatformId): IdentifierKind | null {
  return IDENTIFIED_BY[platform] ?? null;
}

/**
 * What keeps a text from being somebody's identifier: nothing there; no number or address; a number of which nobody said the country; the
 * company's own.
 */
export const IDENTIFIER_PROBLEMS = ['empty', 'malformed', 'no-country', 'own'] as const;
export type IdentifierProblem = (typeof IDENTIFIER_PROBLEMS)[number];

/** An identifier in its normal form: a number in E.164, an address with its domain in lower case. */
export type IdentifierReading =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: IdentifierProblem };

/** Where numbers without a country belong (ISO 3166, null where that is not known), and what is the company's own, in normal form. */
export interface IdentifierContext {
  readonly country: string | null;
  readonly own: readonly string[];
}

/** Reads what was typed as somebody's number or address. Panel and backend both ask this. */
export function readIdentifier(
  kind: IdentifierKind,
  text: string,
  { country, own }: IdentifierContext,
): IdentifierReading {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, problem: 'empty' };
  const read = kind === 'phone' ? readNumber(trimmed, country) : readAddress(trimmed);
  return read.ok && own.includes(read.value) ? { ok: false, problem: 'own' } : read;
}

function readNumber(text: string, country: string | null): IdentifierReading {
  // Letters stand for digits on some keys; here they are a slip.
  if (/\p{L}/u.test(text)) return { ok: false, problem: 'malformed' };
  const international = text.replace(/^00(?=[1-9])/, '+');
  if (country === null && !/^[+＋]/.test(international)) return { ok: false, problem: 'no-country' };
  const number = parsePhoneNumberFromString(international, {
    ...(country === null ? {} : { defaultCountry: country as CountryCode }),
    extract: false,
  });
  return number?.isValid() === true && number.ext === undefined
    ? { ok: true, value: number.number }
    : { ok: false, problem: 'malformed' };
}

function readAddress(text: string): IdentifierReading {
  if (addressProblem(text) !== null) return { ok: false, problem: 'malformed' };
  const at = text.lastIndexOf('@');
  return { ok: true, value: text.slice(0, at) + text.slice(at).toLowerCase() };
}

/** The country of a number in E.164, as ISO 3166 has it; null where it can't be told, as of an address. */
export function countryOf(identifier: string | null): string | null {
  if (identifier === null) return null;
  return parsePhoneNumberFromString(identifier)?.country ?? null;
}

/** The digits by which a number in E.164 is dialled in its own country; null for what is no number. */
export function nationalDigits(identifier: string): string | null {
  return parsePhoneNumberFromString(identifier)?.formatNational().replace(/\D/g, '') ?? null;
}

/** A number in E.164 as people write it; an address, and what is no number, as it is. */
export function identifierInWords(identifier: string): string {
  return parsePhoneNumberFromString(identifier)?.formatInternational() ?? identifier;
}
