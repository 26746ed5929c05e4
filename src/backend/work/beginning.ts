import type { WireInteraction } from '../../contract/interaction.ts';
import {
  elevateObstacle,
  elevationChannels,
  nameOfNew,
  outboundObstacle,
  type BeginObstacle,
} from '../../model/beginning.ts';
import type { AvailabilityKind } from '../../model/agent.ts';
import { takeObstacle } from '../../model/routing.ts';
import { isHeld } from '../../model/status.ts';
import type { Access } from '../access.ts';
import { changeIn, type Change } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import { rulesOf, type ChannelRow } from '../rows/channel-row.ts';
import { lockInteraction, type InteractionRow } from '../rows/interaction-row.ts';
import { refusedToBegin } from './begin-refusal.ts';
import { linkRecord, requireMayEdit } from './contacts.ts';
import { giveTo, loadHoldingAgents, lockHoldings } from './holdings.ts';
import { claimKey, hashOf } from './idempotency.ts';
import { withdrawOffer } from './offers.ts';
import { reachContact, lockReached, type Reached } from './reaching.ts';
import { joinPersons } from './persons.ts';
import { lacksPermission, requireAccess, requireFeature, requireInteraction } from './require.ts';
import { loadSkills } from './work-rules.ts';

type Begun = { interaction: WireInteraction; existed: boolean };

/** What is kept under a key: which interaction came of it. */
interface Kept {
  readonly id: string;
  readonly existed: boolean;
}

/** What both ways of beginning have in common. */
interface Given {
  readonly caller: AgentCall<'beginOutbound'>['caller'];
  readonly key: string;
  readonly hash: string;
  readonly body: AgentCall<'elevateInteraction'>['body'];
  readonly name: string | null;
  /** Of the host's, to be linked with the contact; null for none. */
  readonly record: AgentCall<'beginOutbound'>['body']['record'];
  /** The interaction that is gone on from, or the contact who was chosen; null for a new one. */
  readonly from: { readonly interactionId: string } | { readonly contactId: string | null };
}

/** Goes on with the contact of an interaction on another channel (W3); both interactions know of each other. */
export async function elevateInteraction(core: Core, call: AgentCall<'elevateInteraction'>): Promise<Begun> {
  const { caller, key, body, params } = call;
  const hash = await hashOf(JSON.stringify(['elevate', params.interactionId, body]));
  const from = { interactionId: params.interactionId };
  return begin(core, { caller, key, hash, body, from, name: null, record: null });
}

/** Begins an interaction with somebody who has not written (W4). */
export async function beginOutbound(core: Core, call: AgentCall<'beginOutbound'>): Promise<Begun> {
  const { caller, key } = call;
  const { contactId, name, record, ...body } = call.body;
  const hash = await hashOf(JSON.stringify(['outbound', contactId, name, record, body]));
  return begin(core, { caller, key, hash, body, from: { contactId }, name: nameOfNew(name), record });
}

/**
 * Networks are asked whom an identifier is of before the transaction; all else, whether it may be done above all, is one transaction: the
 * contact, the interaction within the agent's capacity, the links and the trail. Where one stands there that is not closed, it is that one.
 */
async function begin(core: Core, given: Given): Promise<Begun> {
  const { caller, key, hash, body, from } = given;
  const reached = await reach(core, given);
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    const before = await claimKey<Kept>(change, { agentId: caller.agentId, key, hash });
    if (before !== null) return { interaction: await change.present(before.id), existed: before.existed };
    if (reached === null) throw new Problem('idempotency-key-in-use', { retryAfterSeconds: 1 });
    const { channel } = reached;
    const origin = await requireBeginning(transaction, access, given, channel);
    const skillId = await requireSkill(transaction, access, body);
    const contact = await lockReached(core, change, reached);
    await joinPersons(change, origin?.contact_id ?? ('contactId' in from ? from.contactId : null), contact);
    await lockHoldings(transaction, caller.organisationId);
    if (origin !== null) await lockInteraction(transaction, origin.id);
    const standing = await lockStanding(transaction, channel.id, contact.id);
    if (standing !== null && standing.id === origin?.id) throw refusedToBegin('platform');
    const id =
      standing === null
        ? await addInteraction(core, change, access, { channel, reached, contactId: contact.id, skillId })
        : await takeStanding(change, access, standing);
    if (origin !== null) await link(change, origin.id, id);
    await audit(change, access, { origin, id, channel });
    if (given.record !== null) await linkRecord(change, access, id, given.record);
    await transaction.query('UPDATE idempotency SET answer = $3::json WHERE agent_id = $1 AND key = $2', [
      caller.agentId,
      key,
      JSON.stringify({ id, existed: standing !== null } satisfies Kept),
    ]);
    change.touchInteraction(id);
    return { interaction: await change.present(id), existed: standing !== null };
  });
}

/** Whom it leads to; null where this key has its answer already, and nobody needs to be asked again. */
function reach(core: Core, given: Given): Promise<Reached | null> {
  return reachContact(core, given.caller, {
    channelId: given.body.channelId,
    identifier: given.body.identifier,
    from: given.from,
    name: given.name,
    isDone: async (transaction) => {
      const [row] = await transaction.query(
        'SELECT 1 FROM idempotency WHERE agent_id = $1 AND key = $2 AND answer IS NOT NULL',
        [given.caller.agentId, given.key],
      );
      return row !== undefined;
    },
    // Refused before any network is asked, and once more in the transaction that decides.
    check: async (transaction, access, channel) => {
      await requireBeginning(transaction, access, given, channel);
    },
  });
}

/** The interaction that is gone on from, null for none; refuses what may not be begun. */
async function requireBeginning(
  transaction: Transaction,
  access: Access,
  { from, record }: Given,
  channel: ChannelRow,
): Promise<InteractionRow | null> {
  const [state] = await transaction.query<{ kind: AvailabilityKind }>(
    'SELECT kind FROM availability WHERE id = $1',
    [access.availabilityId],
  );
  const availability = state ?? { kind: 'away' };
  if ('contactId' in from) {
    requireFeature(access, 'outbound');
    requireNothing(outboundObstacle({ permissions: access.permissions, availability }));
    if (record !== null) requireMayEdit(access);
    return null;
  }
  requireFeature(access, 'elevate');
  const row = await requireInteraction(transaction, access, from.interactionId);
  requireNothing(elevateObstacle(row, availability));
  const [own] = await transaction.query<ChannelRow>('SELECT * FROM channel WHERE id = $1', [row.channel_id]);
  const targets = own === undefined ? [] : rulesOf(own).elevatesTo;
  if (elevationChannels(targets, [{ platform: channel.platform, begins: true }]).length === 0)
    throw refusedToBegin('platform');
  return row;
}

function requireNothing(obstacle: BeginObstacle | null): void {
  if (obstacle?.kind === 'forbidden') throw lacksPermission(obstacle.permission);
  if (obstacle !== null) throw refusedToBegin(obstacle.reason);
}

/** The skill under which it is begun: the one that fits, the one named where several do, none where none does. */
async function requireSkill(
  transaction: Transaction,
  access: Access,
  { channelId, skillId }: Given['body'],
): Promise<string | null> {
  const own = await transaction.query<{ skill_id: string }>(
    'SELECT skill_id FROM agent_skill WHERE agent_id = $1',
    [access.agentId],
  );
  const skills = await loadSkills(
    transaction,
    own.map((row) => row.skill_id),
  );
  const fitting = skills.filter(({ channelIds }) => channelIds.includes(channelId)).map(({ id }) => id);
  if (skillId !== null && !fitting.includes(skillId))
    throw invalidField('skillId', 'a skill of the agent that may be sent on this channel');
  if (skillId === null && fitting.length > 1)
    throw invalidField('skillId', 'which of the agent’s skills, as several fit');
  return skillId ?? fitting[0] ?? null;
}

async function lockStanding(
  transaction: Transaction,
  channelId: string,
  contactId: string,
): Promise<InteractionRow | null> {
  const [row] = await transaction.query<InteractionRow>(
    `SELECT * FROM interaction WHERE channel_id = $1 AND contact_id = $2 AND status <> 'closed'
     ORDER BY last_activity_at DESC, id DESC LIMIT 1 FOR UPDATE`,
    [channelId, contactId],
  );
  return row ?? null;
}

async function addInteraction(
  core: Core,
  { transaction, organisationId, now }: Change,
  access: Access,
  given: {
    readonly channel: ChannelRow;
    readonly reached: Reached;
    readonly contactId: string;
    readonly skillId: string | null;
  },
): Promise<string> {
  const { channel, reached, contactId, skillId } = given;
  const [agent] = await loadHoldingAgents(transaction, { presentSince: now, agentIds: [access.agentId] });
  const obstacle = agent === undefined ? 'channel' : takeObstacle(agent, channel.id);
  if (obstacle === 'permission') throw lacksPermission('conversation.message.accept');
  if (obstacle !== null) throw refusedToBegin(obstacle);
  const id = core.newId();
  await transaction.query(
    `INSERT INTO interaction (organisation_id, id, channel_id, platform, visibility, contact_id, conversation_id,
       status, last_activity_at, created_at, skill_id, outbound)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $8, $9, true)`,
    [
      organisationId,
      id,
      channel.id,
      channel.platform,
      channel.visibility,
      contactId,
      reached.conversationId,
      now,
      skillId,
    ],
  );
  await giveTo(transaction, id, access.agentId, now);
  return id;
}

/** One that stands there already; it becomes the agent's where it is nobody's and there is room. */
async function takeStanding(change: Change, access: Access, row: InteractionRow): Promise<string> {
  const { transaction, now } = change;
  if (row.assignee_id !== null) return row.id;
  const [agent] = await loadHoldingAgents(transaction, { presentSince: now, agentIds: [access.agentId] });
  const counts = isHeld(row.status) && row.offer_agent_id !== access.agentId;
  const hasRoom =
    agent !== undefined &&
    takeObstacle({ ...agent, held: counts ? agent.held : agent.held - 1 }, row.channel_id) === null;
  if (!hasRoom) return row.id;
  await withdrawOffer(transaction, row, 'withdrawn', now);
  await giveTo(transaction, row.id, access.agentId, now);
  await change.audit({
    interactionId: row.id,
    kind: 'assigned',
    by: access.agentId,
    detail: { agentId: access.agentId, teamId: row.team_id },
  });
  return row.id;
}

async function link(
  { transaction, organisationId, now, touchInteraction }: Change,
  fromId: string,
  toId: string,
): Promise<void> {
  const added = await transaction.query(
    `INSERT INTO interaction_link (organisation_id, from_id, to_id, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [organisationId, fromId, toId, now],
  );
  if (added.length === 0) return;
  await transaction.query('UPDATE interaction SET version = version + 1 WHERE id = ANY($1::text[])', [
    [fromId, toId],
  ]);
  touchInteraction(fromId);
}

async function audit(
  change: Change,
  access: Access,
  given: { readonly origin: InteractionRow | null; readonly id: string; readonly channel: ChannelRow },
): Promise<void> {
  const { origin, id, channel } = given;
  const { agentId: by } = access;
  const on = { channelId: channel.id };
  if (origin === null) await change.audit({ interactionId: id, kind: 'began-outbound', by, detail: on });
  else
    await change.audit(
      { interactionId: origin.id, kind: 'elevated', by, detail: { ...on, to: id } },
      { interactionId: id, kind: 'elevated', by, detail: { channelId: origin.channel_id, from: origin.id } },
    );
}

/** Numbers and addresses by which the caller's channels know a contact, and whoever is the same person; for who may begin something with them. */
export function listContactLines(
  core: Core,
  { caller, params }: AgentCall<'listContactLines'>,
): Promise<{ items: { kind: 'phone' | 'email'; identifier: string }[] }> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    if (!access.features.includes('elevate')) requireFeature(access, 'outbound');
    const rows = await transaction.query<{ identifier: string }>(
      `SELECT DISTINCT k.identifier FROM contact c
       JOIN contact k ON k.organisation_id = c.organisation_id AND (k.id = c.id OR k.person_id = c.person_id)
       WHERE c.id = $1 AND c.channel_id = ANY($2::text[]) AND k.channel_id = ANY($2::text[]) AND k.identifier IS NOT NULL AND c.removed_at IS NULL
       ORDER BY 1`,
      [params.contactId, access.channelIds],
    );
    if (rows.length === 0) {
      const [known] = await transaction.query(
        'SELECT 1 FROM contact WHERE id = $1 AND channel_id = ANY($2::text[])',
        [params.contactId, access.channelIds],
      );
      if (known === undefined) throw new Problem('not-found');
    }
    return {
      items: rows.map(({ identifier }) => ({
        kind: identifier.includes('@') ? 'email' : 'phone',
        identifier,
      })),
    };
  });
}
