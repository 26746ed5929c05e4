import type { Attribute, AttributeChange } from './attribute.ts';
import type { ContactSummary } from './contact.ts';
import type { RecordRef } from './host.ts';
import type { PlatformId } from './platform.ts';

/** How the contact is known on one account, as far as the agent may handle it. */
export interface ContactIdentifier {
  readonly channelId: string;
  readonly channelName: string;
  readonly platform: PlatformId;
  /** How the network names them; their name there where it names them in no other way. */
  readonly value: string;
}

/** What is known of the person behind a contact (K1); of who is anonymous nothing but the contact itself. */
export interface ContactCard {
  readonly contact: ContactSummary;
  /** Rises with every change of attributes and record; a change made on an older one is refused. */
  readonly version: number;
  readonly identifiers: readonly ContactIdentifier[];
  /** Every attribute that the administrator has defined, in that order. */
  readonly attributes: readonly Attribute[];
  /** The record of the host's that an agent has linked with them; null for none. */
  readonly record: RecordRef | null;
}

/** What an agent changes about a contact; what is left out stays. */
export interface ContactChange {
  readonly attributes?: AttributeChange;
  /** Null unlinks. */
  readonly record?: RecordRef | null;
}

/**
 * The record of a contact: the one that is linked, else the one that the host shows where one of its identifiers is the contact's. Telephone
 * numbers are the same whatever stands between their digits.
 */
export function recordOf(
  card: Pick<ContactCard, 'record' | 'identifiers' | 'contact'>,
  host: { readonly record: RecordRef | null; readonly identifiers: readonly string[] },
): RecordRef | null {
  if (card.record !== null || card.contact.anonymous) return card.record;
  const own = new Set(card.identifiers.map(({ value }) => identifierKey(value)));
  return host.identifiers.some((one) => own.has(identifierKey(one))) ? host.record : null;
}

function identifierKey(identifier: string): string {
  const text = identifier.trim().toLowerCase();
  return /^\+?[\d\s().-]{6,}$/.test(text) ? text.replace(/\D/g, '') : text;
}
