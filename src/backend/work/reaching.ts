import { isSpoken } from '../../model/beginning.ts';
import { cutText } from '../../model/excerpt.ts';
import { countryOf, identifierInWords, identifierKind, readIdentifier } from '../../model/identifier.ts';
import type { Access } from '../access.ts';
import type { Change } from '../change.ts';
import { gatewayAccount, readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import type { ReachOutcome } from '../gateways/gateway.ts';
import { storableText } from '../gateways/webhook-body.ts';
import { invalidField, Problem } from '../problem.ts';
import { canBegin, rulesOf, type ChannelRow } from '../rows/channel-row.ts';
import type { VerifiedToken } from '../tokens.ts';
import { refusedToBegin } from './begin-refusal.ts';
import { requireAccess, requireInteraction } from './require.ts';
import { contactSearchText } from './search-text.ts';

/** Somebody on a channel, as it is known before anything is written. */
export interface Reached {
  readonly channel: ChannelRow;
  readonly networkId: string;
  readonly conversationId: string;
  /** In normal form; null where the contact is known without one. */
  readonly identifier: string | null;
  /** What they are called here where they are new. */
  readonly name: string;
}

/** A contact as far as reaching has to know. */
export interface ReachedContact {
  readonly id: string;
  readonly person_id: string | null;
  readonly channel_id: string;
  readonly network_id: string;
  readonly name: string;
  readonly handle: string | null;
  readonly identifier: string | null;
  readonly removed_at: number | null;
}

interface Wanted {
  readonly channelId: string;
  /** As it was typed; null for what is known. */
  readonly identifier: string | null;
  readonly from: { readonly interactionId: string } | { readonly contactId: string | null };
  /** What to call somebody new; null for what the network calls them. */
  readonly name: string | null;
  readonly isDone: (transaction: Transaction) => Promise<boolean>;
  readonly check: (transaction: Transaction, access: Access, channel: ChannelRow) => Promise<void>;
}

/** Finds whom an identifier, or what is known of a contact, leads to on a channel; null where that is done already. */
export async function reachContact(
  core: Core,
  caller: VerifiedToken,
  wanted: Wanted,
): Promise<Reached | null> {
  const found = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    if (await wanted.isDone(transaction)) return null;
    const origin = await loadOrigin(transaction, access, wanted.from);
    const channel = await requireChannel(transaction, access, wanted.channelId);
    await wanted.check(transaction, access, channel);
    if (!canBegin(channel, core.gateways.get(channel.gateway_id))) throw refusedToBegin('no-beginning');
    const known = await loadKnown(transaction, origin);
    const own = await loadOwnAddresses(transaction);
    return { channel, origin, known, own };
  });
  if (found === null) return null;
  const { channel, origin, known, own } = found;
  const kind = identifierKind(channel.platform);
  const typed =
    wanted.identifier ??
    known.find((one) => one.channel_id === channel.id && one.identifier !== null)?.identifier ??
    known.find(
      ({ identifier }) => (identifier?.includes('@') === true) === (kind === 'email') && identifier !== null,
    )?.identifier ??
    null;
  if (kind === null) throw refusedToBegin('no-beginning');
  const read = readIdentifier(kind, storableText(typed ?? ''), { country: countryOf(channel.address), own });
  if (!read.ok)
    throw new Problem('invalid-field', {
      reason: read.problem,
      fields: [{ field: 'identifier', expected: EXPECTED[read.problem](kind) }],
    });
  const answer = await ask(core, channel, read.value);
  if (answer.kind === 'unknown') throw refusedToBegin('unknown-there');
  if (answer.kind === 'later')
    throw new Problem('unavailable', { detail: answer.detail ?? 'The network can’t be asked now' });
  const names = [origin?.removed_at === null ? origin.name : '', wanted.name ?? '', answer.name ?? ''];
  return {
    channel,
    networkId: answer.contactId,
    conversationId: answer.conversationId,
    identifier: read.value,
    name: names.find((name) => name.trim() !== '') ?? identifierInWords(read.value),
  };
}

const EXPECTED = {
  empty: (kind: string) => (kind === 'email' ? 'an address' : 'a telephone number'),
  malformed: (kind: string) =>
    kind === 'email' ? 'one address, such as lea@home.example' : 'a telephone number',
  'no-country': () => 'a number that begins with + and its country',
  own: () => 'somebody else’s than the organisation’s own',
} as const;

/** A line on which nothing is written needs no network: what stands there is the number itself. */
async function ask(core: Core, channel: ChannelRow, identifier: string): Promise<ReachOutcome> {
  const gateway = core.gateways.get(channel.gateway_id);
  if (gateway?.reach === undefined || isSpoken(rulesOf(channel)))
    return { kind: 'reached', contactId: identifier, conversationId: identifier, name: null };
  const account = gatewayAccount(core, channel.gateway_id, channel.account_network_id);
  try {
    return await gateway.reach(identifier, account, AbortSignal.timeout(core.timings.gatewayMs));
  } catch (error) {
    core.log.error('gateway-threw', error, { gateway: channel.gateway_id, channel: channel.id });
    return { kind: 'later', detail: null };
  }
}

async function requireChannel(
  transaction: Transaction,
  access: Access,
  channelId: string,
): Promise<ChannelRow> {
  const [channel] = await transaction.query<ChannelRow>('SELECT * FROM channel WHERE id = $1 AND active', [
    channelId,
  ]);
  if (channel === undefined) throw invalidField('channelId', 'a channel of the agent');
  if (!access.channelIds.includes(channel.id)) throw refusedToBegin('channel');
  return channel;
}

async function loadOrigin(
  transaction: Transaction,
  access: Access,
  from: Wanted['from'],
): Promise<ReachedContact | null> {
  const id =
    'interactionId' in from
      ? (await requireInteraction(transaction, access, from.interactionId)).contact_id
      : from.contactId;
  if (id === null) return null;
  const [contact] = await transaction.query<ReachedContact>(
    'SELECT * FROM contact WHERE id = $1 AND channel_id = ANY($2::text[])',
    [id, access.channelIds],
  );
  if (contact === undefined) throw invalidField('contactId', 'a contact of the directory');
  return contact;
}

/** Everybody who is the same person as this contact, with what they are reached by. */
async function loadKnown(
  transaction: Transaction,
  origin: ReachedContact | null,
): Promise<readonly ReachedContact[]> {
  if (origin?.removed_at !== null) return [];
  return transaction.query<ReachedContact>(
    `SELECT * FROM contact WHERE (id = $1 OR person_id = $2) AND removed_at IS NULL ORDER BY id <> $1, id`,
    [origin.id, origin.person_id],
  );
}

async function loadOwnAddresses(transaction: Transaction): Promise<readonly string[]> {
  const rows = await transaction.query<{ address: string }>(
    'SELECT address FROM channel WHERE active AND address IS NOT NULL',
  );
  return rows.map(({ address }) => address);
}

/** The contact who was reached, made if need be, and locked until the transaction ends. */
export async function lockReached(
  core: Core,
  { transaction, organisationId }: Change,
  { channel, networkId, identifier, name }: Reached,
): Promise<ReachedContact> {
  const shown = cutText(storableText(name), 200);
  const handle = identifier === null ? null : identifierInWords(identifier);
  await transaction.query(
    `INSERT INTO contact (organisation_id, id, channel_id, network_id, name, handle, folded, identifier)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (organisation_id, channel_id, network_id) DO NOTHING`,
    [
      organisationId,
      core.newId(),
      channel.id,
      networkId,
      shown,
      handle,
      contactSearchText({ name: shown, handle, identifier }),
      identifier,
    ],
  );
  const [contact] = await transaction.query<ReachedContact>(
    'SELECT * FROM contact WHERE channel_id = $1 AND network_id = $2 FOR NO KEY UPDATE',
    [channel.id, networkId],
  );
  if (contact === undefined) throw new Error('The contact is not there');
  if (contact.identifier === null && contact.removed_at === null)
    await transaction.query('UPDATE contact SET identifier = $2, folded = $3 WHERE id = $1', [
      contact.id,
      identifier,
      contactSearchText({ ...contact, identifier }),
    ]);
  return contact;
}

/** By which number or address somebody who wrote is reached, in normal form; null where the network names none. */
export function knownIdentifier(
  channel: Pick<ChannelRow, 'platform' | 'address'>,
  author: { readonly networkId: string; readonly handle: string | null },
): string | null {
  const kind = identifierKind(channel.platform);
  if (kind === null) return null;
  const { handle, networkId } = author;
  // WhatsApp names a number by its digits alone.
  const named = [handle ?? '', networkId, /^\d{7,15}$/.test(networkId) ? `+${networkId}` : ''];
  const context = { country: countryOf(channel.address), own: [] };
  for (const text of named) {
    const read = readIdentifier(kind, text, context);
    if (read.ok) return read.value;
  }
  return null;
}

/**
 * A network may know somebody under another id than they were written to by, and bring their answer under that: who has not written yet
 * is known by it from here on, with their conversation, unless somebody else is.
 */
export async function learnContactId(
  { transaction }: Change,
  interactionId: string,
  networkId: string,
): Promise<void> {
  const [contact] = await transaction.query<{ id: string; network_id: string }>(
    `SELECT c.id, c.network_id FROM interaction i
     JOIN contact c ON c.organisation_id = i.organisation_id AND c.id = i.contact_id
     WHERE i.id = $1 AND i.last_inbound_at IS NULL AND c.network_id <> $2
       AND NOT EXISTS (SELECT 1 FROM message m WHERE m.interaction_id = i.id AND m.direction = 'inbound')
       AND NOT EXISTS (SELECT 1 FROM contact o
         WHERE o.organisation_id = c.organisation_id AND o.channel_id = c.channel_id AND o.network_id = $2)`,
    [interactionId, networkId],
  );
  if (contact === undefined) return;
  await transaction.query('UPDATE contact SET network_id = $2 WHERE id = $1', [contact.id, networkId]);
  await transaction.query(
    'UPDATE interaction SET conversation_id = $3 WHERE id = $1 AND conversation_id = $2',
    [interactionId, contact.network_id, networkId],
  );
}
