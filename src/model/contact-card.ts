import type { Attribute, AttributeChange } from './attribute.ts';
import type { ContactSummary } from './contact.ts';
import type { HostContext, RecordRef } from './host.ts';
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

/** Where the host's page stands: the record that it shows, and identifiers of its person. */
export type ShownRecord = Pick<HostContext, 'record' | 'identifiers'>;

/**
 * The record of a contact: the one that is linked, else the one that the host shows where one of its identifiers is the contact's. Telephone
 * numbers are the same whatever stands between their digits.
 */
export function recordOf(
  card: Pick<ContactCard, 'record' | 'identifiers' | 'contact'>,
  shown: ShownRecord,
): RecordRef | null {
  return card.record ?? (isOf(card, shown) ? shown.record : null);
}

/** Types of the records that are people or companies, by the word that adapters have for them. */
const PEOPLE: readonly string[] = ['contact', 'lead', 'account'];

/** Whether the host says of whom the record is that it shows, so that it can be somebody else's. */
export function isOfSomebody({ record, identifiers }: ShownRecord): boolean {
  return record !== null && (PEOPLE.includes(record.type) || identifiers.length > 0);
}

/**
 * The record that an activity with a contact belongs to (O5): of people the one that is linked, else the one that the host shows where it is
 * the contact's. What else it shows, such as a case, comes first, unless its page says that it is somebody else's.
 */
export function activityRecordOf(
  card: Pick<ContactCard, 'record' | 'identifiers' | 'contact'>,
  shown: ShownRecord,
): RecordRef | null {
  const { record } = shown;
  if (record === null || PEOPLE.includes(record.type)) return recordOf(card, shown);
  return !isOfSomebody(shown) || isOf(card, shown) ? record : card.record;
}

function isOf(
  { contact, identifiers }: Pick<ContactCard, 'identifiers' | 'contact'>,
  shown: ShownRecord,
): boolean {
  if (contact.anonymous) return false;
  const own = new Set(identifiers.map(({ value }) => identifierKey(value)));
  return shown.identifiers.some((one) => own.has(identifierKey(one)));
}

function identifierKey(identifier: string): string {
  const text = identifier.trim().toLowerCase();
  return /^\+?[\d\s().-]{6,}$/.test(text) ? text.replace(/\D/g, '') : text;
}
