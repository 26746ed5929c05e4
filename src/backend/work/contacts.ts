import type { WireContactCard } from '../../contract/contact.ts';
import type { WireInteraction } from '../../contract/interaction.ts';
import {
  checkAttribute,
  type AttributeDefinition,
  type AttributeProblem,
  type AttributeValue,
} from '../../model/attribute.ts';
import type { PlatformId } from '../../model/platform.ts';
import type { Access } from '../access.ts';
import { changeIn, type Change } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Transaction } from '../database/database.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import {
  SELECT_INTERACTION,
  toWireInteraction,
  type InteractionRow,
  type InteractionView,
} from '../rows/interaction-row.ts';
import {
  requireAccess,
  requireFeature,
  requireInteraction,
  requireLocked,
  requirePermission,
} from './require.ts';

type RecordRef = NonNullable<WireContactCard['record']>;

/** A contact as one of those who are the same person. */
interface ContactRow {
  readonly id: string;
  readonly person_id: string | null;
  readonly channel_id: string;
  readonly channel_name: string;
  readonly platform: PlatformId;
  readonly name: string;
  readonly handle: string | null;
  readonly groups: string[];
  readonly removed_at: number | null;
}

/** What is kept of a person under one owner. */
interface CardRow {
  readonly owner_id: string;
  readonly version: number;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly record: RecordRef | null;
}

/** Everything there is of a person: their contacts, and what is kept of them together. */
interface Person {
  readonly contact: ContactRow;
  readonly contacts: readonly ContactRow[];
  readonly kept: Omit<CardRow, 'owner_id'>;
}

/** What is known of the contact of an interaction. */
export function getContact(
  core: Core,
  { caller, params }: AgentCall<'getContact'>,
): Promise<WireContactCard> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const row = await requireInteraction(transaction, access, params.interactionId);
    requireFeature(access, 'customerCard');
    return describe(transaction, access, await loadPerson(transaction, row));
  });
}

/** Changes what is kept of the person, unless somebody has since the version that the agent saw. */
export function changeContact(
  core: Core,
  { caller, params, body, version }: AgentCall<'changeContact'>,
): Promise<WireContactCard> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    await lockContacts(transaction, params.interactionId);
    const row = await requireLocked(transaction, access, params.interactionId);
    requireMayEdit(access);
    const person = await loadPerson(transaction, row);
    if (person.contact.removed_at !== null)
      throw new Problem('forbidden', { detail: 'Nothing is kept of an anonymous contact' });
    if (person.kept.version !== version)
      throw new Problem('stale-version', { current: await describe(transaction, access, person) });
    const wanted = await checkedValues(transaction, body.attributes ?? {});
    const attributes = { ...person.kept.attributes, ...wanted };
    const ids = Object.keys(wanted).filter((id) => wanted[id] !== (person.kept.attributes[id] ?? null));
    const record = body.record === undefined ? person.kept.record : body.record;
    const isRelinked = JSON.stringify(record) !== JSON.stringify(person.kept.record);
    if (ids.length === 0 && !isRelinked) return describe(transaction, access, person);
    const kept = {
      version: version + 1,
      attributes: Object.fromEntries(
        Object.entries(attributes).filter((entry): entry is [string, AttributeValue] => entry[1] !== null),
      ),
      record,
    };
    await keep(change, person, kept);
    await noteChange(change, access, {
      interactionId: row.id,
      person,
      attributes: ids,
      record: isRelinked,
    });
    return describe(transaction, access, { ...person, kept });
  });
}

/** Refuses who may not change what is kept of people. */
export function requireMayEdit(access: Access): void {
  requireFeature(access, 'customerCard');
  requirePermission(access, 'contact.edit');
}

/**
 * Links the contact of an interaction, whom this transaction has locked, with a record; one that is linked already stays, and of who is
 * anonymous nothing is kept.
 */
export async function linkRecord(
  change: Change,
  access: Access,
  interactionId: string,
  record: RecordRef,
): Promise<void> {
  const { transaction } = change;
  const person = await loadPerson(transaction, await requireInteraction(transaction, access, interactionId));
  if (person.contact.removed_at !== null || person.kept.record !== null) return;
  await keep(change, person, { ...person.kept, version: person.kept.version + 1, record });
  await noteChange(change, access, { interactionId, person, attributes: [], record: true });
}

/** What every change of a person comes with: the trail, the interaction's next version, and word to whoever shows them. */
async function noteChange(
  change: Change,
  access: Access,
  given: {
    readonly interactionId: string;
    readonly person: Person;
    readonly attributes: readonly string[];
    readonly record: boolean;
  },
): Promise<void> {
  const { interactionId, person, attributes, record } = given;
  await change.audit({
    interactionId,
    kind: 'attributes-changed',
    by: access.agentId,
    detail: { attributes, record },
  });
  await change.transaction.query('UPDATE interaction SET version = version + 1 WHERE id = $1', [
    interactionId,
  ]);
  change.touchInteraction(interactionId);
  change.tell({ type: 'contact.changed', contactIds: person.contacts.map(({ id }) => id) }, {});
}

/** The other interactions with the person that the agent may see, the latest activity first; of an anonymous contact their own alone. */
export async function listEarlier(
  core: Core,
  { caller, params, query }: AgentCall<'listEarlier'>,
): Promise<{ items: WireInteraction[]; next: string | null }> {
  const list = `earlier ${caller.organisationId} ${caller.agentId} ${params.interactionId}`;
  const after = query.cursor === undefined ? null : await readCursor(core.signer, list, query.cursor);
  const rows = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const row = await requireInteraction(transaction, access, params.interactionId);
    requireFeature(access, 'customerCard');
    const { contacts } = await loadPerson(transaction, row);
    return transaction.query<InteractionView>(
      `${SELECT_INTERACTION} WHERE i.contact_id = ANY($1::text[]) AND i.channel_id = ANY($2::text[]) AND i.id <> $3
         AND ($4::bigint IS NULL OR (i.last_activity_at, i.id) < ($4::bigint, $5::text))
       ORDER BY i.last_activity_at DESC, i.id DESC LIMIT $6`,
      [
        contacts.map(({ id }) => id),
        access.channelIds,
        row.id,
        after?.key ?? null,
        after?.id ?? null,
        query.limit + 1,
      ],
    );
  });
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(toWireInteraction),
    next:
      last === undefined
        ? null
        : await writeCursor(core.signer, list, { key: last.last_activity_at, id: last.id }),
  };
}

/**
 * Removes what is kept of the person behind a contact whose name is taken out (M6), and parts the contact from the others who are the
 * same. The version goes on for each of them, whoever they were one with: nobody's older change brings anything back, and no panel takes
 * what is left for older than what it shows.
 */
export async function forgetPerson(
  { transaction, organisationId, tell }: Change,
  contactId: string,
): Promise<void> {
  const same = await transaction.query<{ id: string }>(
    `SELECT o.id FROM contact c JOIN contact o ON o.organisation_id = c.organisation_id
       AND (o.id = c.id OR o.person_id = c.person_id) WHERE c.id = $1`,
    [contactId],
  );
  const contactIds = same.map(({ id }) => id);
  await transaction.query(
    `WITH was AS (
       DELETE FROM contact_card
       WHERE owner_id = ANY($1::text[]) OR owner_id = (SELECT person_id FROM contact WHERE id = $2)
       RETURNING version)
     INSERT INTO contact_card (organisation_id, owner_id, version, attributes)
     SELECT $3, owner, (SELECT COALESCE(sum(version), 0) + 1 FROM was), '{}' FROM unnest($1::text[]) AS owner
     ON CONFLICT (organisation_id, owner_id) DO UPDATE
       SET version = contact_card.version + EXCLUDED.version, attributes = '{}', record = NULL`,
    [contactIds, contactId, organisationId],
  );
  await transaction.query('UPDATE contact SET person_id = NULL WHERE id = $1', [contactId]);
  tell({ type: 'contact.changed', contactIds }, {});
}

/** Contacts come before interactions, as everybody takes them; who is no contact of the bound organisation is none. */
async function lockContacts(transaction: Transaction, interactionId: string): Promise<void> {
  await transaction.query(
    `SELECT 1 FROM contact WHERE id IN (
       SELECT o.id FROM interaction i JOIN contact c ON c.organisation_id = i.organisation_id AND c.id = i.contact_id
       JOIN contact o ON o.organisation_id = c.organisation_id AND (o.id = c.id OR o.person_id = c.person_id)
       WHERE i.id = $1) ORDER BY id FOR NO KEY UPDATE`,
    [interactionId],
  );
}

async function loadPerson(transaction: Transaction, row: InteractionRow): Promise<Person> {
  const found = await transaction.query<ContactRow>(
    `SELECT o.id, o.person_id, o.channel_id, ch.name AS channel_name, ch.platform, o.name, o.handle, o.groups, o.removed_at
     FROM contact c JOIN contact o ON o.organisation_id = c.organisation_id AND (o.id = c.id OR o.person_id = c.person_id)
     JOIN channel ch ON ch.organisation_id = o.organisation_id AND ch.id = o.channel_id
     WHERE c.id = $1 ORDER BY o.id`,
    [row.contact_id],
  );
  const contact = found.find(({ id }) => id === row.contact_id);
  if (contact === undefined) throw new Error('The contact is not there');
  // Nobody is led from who is anonymous to anybody with a name.
  const contacts =
    contact.removed_at === null ? found.filter(({ removed_at }) => removed_at === null) : [contact];
  return { contact, contacts, kept: await loadKept(transaction, contacts) };
}

/** What is kept under the person and under each contact from before they were one; the person's own goes before. */
async function loadKept(transaction: Transaction, contacts: readonly ContactRow[]): Promise<Person['kept']> {
  const rows = await transaction.query<CardRow>(
    'SELECT * FROM contact_card WHERE owner_id = ANY($1::text[]) ORDER BY owner_id',
    [ownersOf(contacts)],
  );
  const person = ownerOf(contacts);
  const ordered = [...rows].sort((a, b) => Number(a.owner_id === person) - Number(b.owner_id === person));
  return {
    version: rows.reduce((sum, { version }) => sum + version, 0),
    attributes: Object.assign({}, ...ordered.map(({ attributes }) => attributes)) as CardRow['attributes'],
    record: ordered.findLast(({ record }) => record !== null)?.record ?? null,
  };
}

function ownerOf(contacts: readonly ContactRow[]): string {
  return contacts[0]?.person_id ?? contacts[0]?.id ?? '';
}

function ownersOf(contacts: readonly ContactRow[]): string[] {
  return [...new Set(contacts.flatMap(({ id, person_id }) => (person_id === null ? [id] : [id, person_id])))];
}

async function keep(
  { transaction, organisationId }: Change,
  { contacts }: Person,
  kept: Person['kept'],
): Promise<void> {
  const owner = ownerOf(contacts);
  await transaction.query('DELETE FROM contact_card WHERE owner_id = ANY($1::text[])', [ownersOf(contacts)]);
  await transaction.query(
    `INSERT INTO contact_card (organisation_id, owner_id, version, attributes, record)
     VALUES ($1, $2, $3, $4::jsonb, $5::jsonb)`,
    [
      organisationId,
      owner,
      kept.version,
      JSON.stringify(kept.attributes),
      kept.record === null ? null : JSON.stringify(kept.record),
    ],
  );
}

async function loadDefinitions(transaction: Transaction): Promise<readonly AttributeDefinition[]> {
  const [row] = await transaction.query<{ attributes: AttributeDefinition[] }>(
    'SELECT attributes FROM organisation',
  );
  return row?.attributes ?? [];
}

/** What was expected of a value, for developers. */
const EXPECTED: Readonly<Record<AttributeProblem, string>> = {
  'text-expected': 'a text',
  'text-too-long': 'at most 2000 characters',
  'number-expected': 'a number',
  'date-expected': 'a day of the calendar as 2026-03-09',
  'choice-expected': 'one of the choices',
  'link-expected': 'an https, http, mailto or tel address without a user name',
};

async function checkedValues(
  transaction: Transaction,
  given: Readonly<Record<string, AttributeValue | null>>,
): Promise<Record<string, AttributeValue | null>> {
  const definitions = await loadDefinitions(transaction);
  const fields: { field: string; expected: string }[] = [];
  const values: Record<string, AttributeValue | null> = {};
  for (const [id, value] of Object.entries(given)) {
    const definition = definitions.find((one) => one.id === id);
    const checked =
      definition === undefined
        ? null
        : checkAttribute(definition, typeof value === 'string' ? storableText(value) : value);
    if (checked?.ok === true) values[id] = checked.value;
    else
      fields.push({
        field: `attributes.${id}`,
        expected: checked === null ? 'an attribute that is defined' : EXPECTED[checked.problem],
      });
  }
  if (fields.length > 0) throw new Problem('invalid-field', { fields });
  return values;
}

async function describe(
  transaction: Transaction,
  access: Access,
  { contact, contacts, kept }: Person,
): Promise<WireContactCard> {
  const isAnonymous = contact.removed_at !== null;
  const definitions = isAnonymous ? [] : await loadDefinitions(transaction);
  return {
    contact: {
      id: contact.id,
      name: contact.name,
      handle: contact.handle,
      anonymous: isAnonymous,
      groups: [...new Set(contacts.flatMap(({ groups }) => groups))],
    },
    version: kept.version,
    identifiers: isAnonymous
      ? []
      : contacts
          .filter(({ channel_id }) => access.channelIds.includes(channel_id))
          .map(({ channel_id, channel_name, platform, name, handle }) => ({
            channelId: channel_id,
            channelName: channel_name,
            platform,
            value: handle ?? name,
          })),
    attributes: definitions.map(({ id, label, type, choices }) => ({
      id,
      label,
      type,
      ...(choices === undefined ? {} : { choices: [...choices] }),
      value: kept.attributes[id] ?? null,
    })),
    record: isAnonymous ? null : kept.record,
  };
}
