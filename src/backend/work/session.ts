import type { WireSession } from '../../contract/session.ts';
import { choosable } from '../../model/agent.ts';
import type { Access } from '../access.ts';
import { changeIn } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import { readLogState } from '../events/event-log.ts';
import { formatPosition } from '../events/position.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField } from '../problem.ts';
import { toWireChannel, type ChannelRow } from '../rows/channel-row.ts';
import { HELD_STATUSES } from '../rows/interaction-row.ts';
import { toTime } from '../rows/times.ts';
import { requireAccess } from './require.ts';

type WireAvailability = WireSession['agent']['availability'];
type WireChannel = WireSession['channels'][number];

/** Who the caller is and what they may do. The position is read first, so that nothing that happens meanwhile is missed. */
export function getSession(core: Core, { caller }: AgentCall<'getSession'>): Promise<WireSession> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const { epoch, head } = await readLogState(transaction);
    const access = await requireAccess(transaction, caller);
    return describeSession(core, transaction, access, formatPosition({ epoch, seq: head }));
  });
}

/** Puts the agent into one of the organisation's states and tells everybody. */
export function setAvailability(
  core: Core,
  { caller, body }: AgentCall<'setAvailability'>,
): Promise<WireSession> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const { epoch, head } = await readLogState(transaction);
    const access = await requireAccess(transaction, caller);
    const availability = choosable(await loadAvailabilities(transaction)).find(
      ({ id }) => id === body.availabilityId,
    );
    if (availability === undefined)
      throw invalidField('availabilityId', 'one of the session’s availabilities');
    if (access.availabilityId !== availability.id) {
      await transaction.query('UPDATE agent SET availability_id = $2 WHERE id = $1', [
        caller.agentId,
        availability.id,
      ]);
      change.tell({ type: 'presence.changed', agentId: caller.agentId, availability }, {});
      change.wantRouting();
    }
    const now: Access = { ...access, availabilityId: availability.id };
    return describeSession(core, transaction, now, formatPosition({ epoch, seq: head }));
  });
}

/** The channels that the caller's teams handle. */
export function listChannels(
  core: Core,
  { caller }: AgentCall<'listChannels'>,
): Promise<{ items: WireChannel[] }> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    return { items: await loadChannels(core, transaction, access) };
  });
}

async function describeSession(
  core: Core,
  transaction: Transaction,
  access: Access,
  position: string,
): Promise<WireSession> {
  const [organisation] = await transaction.query<{ organisation_id: string; name: string; held: number }>(
    `SELECT o.organisation_id, o.name, (SELECT count(*)::int FROM interaction i
       WHERE i.assignee_id = $1 AND i.status IN ${HELD_STATUSES}) AS held
     FROM organisation o`,
    [access.agentId],
  );
  if (organisation === undefined) throw new Error('There is no such organisation');
  const availabilities = await loadAvailabilities(transaction, access.availabilityId);
  const availability = availabilities.find(({ id }) => id === access.availabilityId);
  if (availability === undefined) throw new Error('The agent is in no known state');
  const words = await transaction.query<{ kind: string; label: string; vip: boolean }>(
    'SELECT kind, label, vip FROM word ORDER BY kind, ordinal',
  );
  const labels = (kind: string): string[] =>
    words.filter((word) => word.kind === kind).map(({ label }) => label);
  const teams = await transaction.query<{ id: string; name: string }>(
    'SELECT id, name FROM team WHERE active ORDER BY name, id',
  );
  return {
    organisation: { id: organisation.organisation_id, name: organisation.name },
    agent: { id: access.agentId, name: access.agentName, availability },
    permissions: [...access.permissions],
    features: [...access.features],
    services: [
      ...(core.translation === null ? [] : (['translation'] as const)),
      ...(core.mailer === null ? [] : (['mail'] as const)),
    ],
    limits: {
      capacity: access.capacity,
      held: organisation.held,
      outboxMaxAgeSeconds: Math.floor(core.timings.outboxMaxAgeMs / 1000),
      uploadMaxBytes: core.limits.uploadBytes,
    },
    channels: await loadChannels(core, transaction, access),
    availabilities: [...choosable(availabilities)],
    catalogue: {
      topics: labels('topic'),
      tags: labels('tag'),
      contactGroups: labels('contact-group'),
      vipGroups: words.filter(({ vip }) => vip).map(({ label }) => label),
      teams,
    },
    serverTime: toTime(core.clock()),
    position,
  };
}

async function loadChannels(core: Core, transaction: Transaction, access: Access): Promise<WireChannel[]> {
  const rows = await transaction.query<ChannelRow>(
    'SELECT * FROM channel WHERE id = ANY($1::text[]) ORDER BY name, id',
    [access.channelIds],
  );
  return rows.map((row) => toWireChannel(row, core.gateways.get(row.gateway_id)));
}

/** The states that there are, and one that an agent is still in though it is there no more. */
export async function loadAvailabilities(
  transaction: Transaction,
  also: string | null = null,
): Promise<WireAvailability[]> {
  return transaction.query<WireAvailability>(
    'SELECT id, kind, label FROM availability WHERE active OR id = $1 ORDER BY ordinal, id',
    [also],
  );
}
