/** How Dynamics keeps what the panel knows: tables, columns and links, the same for every way into it. */
import type { HostActivity, NewHostContact, RecordRef } from '../../model/host.ts';
import { reachableBy } from '../identifiers.ts';

/** The table in which outcomes are written, and whether it has parties as a phone call does. */
export interface ActivityTable {
  /** `phonecall` links contact and case; another activity's logical name links one of them. */
  readonly activity: string;
}

const TABLES: Readonly<Record<string, string>> = { case: 'incident' };
const TYPES: Readonly<Record<string, string>> = { incident: 'case' };
/** Where the plural is not an s more. */
const SETS: Readonly<Record<string, string>> = { opportunity: 'opportunities' };

/** The logical name of the table of a record's type; types of one's own keep their name. */
export function tableOf(type: string): string {
  return TABLES[type] ?? type;
}

/** A record of a table, as the panel names its type. */
export function recordIn(table: string, id: string): RecordRef {
  return { type: TYPES[table] ?? table, id };
}

/** Tables of people and companies, whose columns for mail and telephone are alike. */
const REACHABLE = ['contact', 'account', 'lead'];
const EMAIL_COLUMN = 'emailaddress1';
const NUMBER_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  contact: ['mobilephone', 'telephone1'],
  account: ['telephone1'],
  lead: ['mobilephone', 'telephone1'],
};

/** Columns by which somebody in such a record can be reached; null for other tables. */
export function reachColumns(table: string): readonly string[] | null {
  return REACHABLE.includes(table) ? [EMAIL_COLUMN, ...(NUMBER_COLUMNS[table] ?? [])] : null;
}

/** The column for what a person or a company is called; null for other tables. */
export function nameColumn(table: string): string | null {
  if (!REACHABLE.includes(table)) return null;
  return table === 'account' ? 'name' : 'fullname';
}

/** The query for people with any of these identifiers; null where a CRM can't know any of them. */
export function contactQuery(identifiers: readonly string[]): string | null {
  const { emails, numbers } = reachableBy(identifiers);
  const equals = (column: string, value: string): string =>
    encodeURIComponent(`${column} eq ${quoted(value)}`);
  const parts = [
    ...emails.map((email) => equals(EMAIL_COLUMN, email)),
    ...numbers.flatMap((number) => (NUMBER_COLUMNS['contact'] ?? []).map((column) => equals(column, number))),
  ];
  if (parts.length === 0) return null;
  return peopleWhere(parts.join('%20or%20'));
}

/** The query for people whose name has this in it; null for none. */
export function nameQuery(name: string): string | null {
  const wanted = name.trim();
  return wanted === '' ? null : peopleWhere(encodeURIComponent(`contains(fullname,${quoted(wanted)})`));
}

/** What is shown to choose from, and by what they are told apart. */
function peopleWhere(filter: string): string {
  const columns = ['fullname', 'contactid', ...(reachColumns('contact') ?? [])];
  return `?$select=${columns.join(',')}&$filter=${filter}&$top=50`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** The columns of a new contact; the last word is the last name, which Dynamics asks for. */
export function contactData({ name, identifiers }: NewHostContact): Record<string, unknown> {
  const { emails, numbers } = reachableBy(identifiers);
  const [, first, last] = /^(?:(.*)\s)?(\S+)$/.exec(name.trim()) ?? [];
  return {
    ...(first !== undefined && { firstname: first.slice(0, 50) }),
    lastname: (last ?? (name.trim() || '—')).slice(0, 50),
    ...(emails[0] !== undefined && { emailaddress1: emails[0] }),
    ...(numbers[0] !== undefined && { mobilephone: numbers[0] }),
  };
}

/** What an activity is linked to, besides the record that it names. */
export interface ActivityLinks {
  readonly contactId: string | null;
}

/** The columns of an activity under a given id, of which there can be only one. */
export function activityData(
  id: string,
  activity: HostActivity,
  { activity: table }: ActivityTable,
  { contactId }: ActivityLinks,
): Record<string, unknown> {
  const { record, startedAt, endedAt, direction } = activity;
  const regarding = record ?? (contactId === null ? null : { type: 'contact', id: contactId });
  const isOutbound = direction === 'outbound';
  return {
    activityid: id,
    subject: activity.subject.slice(0, 200),
    description: descriptionOf(activity),
    actualstart: new Date(startedAt).toISOString(),
    actualend: new Date(endedAt).toISOString(),
    ...(regarding !== null && {
      [`regardingobjectid_${tableOf(regarding.type)}_${table}@odata.bind`]: link(regarding),
    }),
    ...(table === 'phonecall' && {
      directioncode: isOutbound,
      ...(contactId !== null && {
        phonecall_activity_parties: [
          {
            'partyid_contact@odata.bind': link({ type: 'contact', id: contactId }),
            // 1 is who called, 2 who was called.
            participationtypemask: isOutbound ? 2 : 1,
          },
        ],
      }),
    }),
  };
}

function link({ type, id }: RecordRef): string {
  const table = tableOf(type);
  return `/${SETS[table] ?? `${table}s`}(${id})`;
}

/** The outcome as lines of text, for whoever reads the record without the panel. */
/** In names and words alone: the subject says platform and status in the agent's language, which their ids are not. */
function descriptionOf({ channel, contact, outcome }: HostActivity): string {
  const { disposition, resolutionReason, topics, tags, notes } = outcome;
  const lines = [
    channel.name,
    contact.name,
    [disposition, resolutionReason].filter((part) => part !== null && part !== '').join(' · '),
    topics.join(', '),
    tags.map((tag) => `#${tag}`).join(' '),
    notes,
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** A UUID: the id itself where it is one, else the same one for the same id each time. */
export async function uuidOf(id: string): Promise<string> {
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) return id.toLowerCase();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`inlay:${id}`)));
  const bytes = [...hash.slice(0, 16)].map((byte, at) =>
    // Version 8 of RFC 9562: made in a way of one's own.
    at === 6 ? (byte & 0x0f) | 0x80 : at === 8 ? (byte & 0x3f) | 0x80 : byte,
  );
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex);
}
