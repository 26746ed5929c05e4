import { giveOut, takeObstacle, type RoutableAgent, type RoutableInteraction } from '../../model/routing.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import { presentSince } from '../events/event-hub.ts';
import { HELD_STATUSES } from '../rows/interaction-row.ts';
import { giveAll, loadTakers, lockHoldings } from '../work/holdings.ts';
import { makeOffers } from '../work/offers.ts';

/** So many are looked at together. */
const PAGE = 100;
/** So many are given in one transaction, as whoever accepts or assigns something waits for its end. */
const AT_ONCE = 100;

interface Waiting extends RoutableInteraction {
  readonly offerSeconds: number;
}

/**
 * Gives waiting work of one organisation to those who can take it, by its channel's priority and then longest wait first, until nobody
 * can take more. Nothing is done where nobody has asked for it since the last time.
 */
export async function routeOrganisation(core: Core, organisationId: string): Promise<void> {
  while (await routeSome(core, organisationId));
}

/** Gives out as much as one transaction does; whether there may be more to give. */
function routeSome(core: Core, organisationId: string): Promise<boolean> {
  return changeIn(core, organisationId, async (change) => {
    const { transaction } = change;
    await lockHoldings(transaction, organisationId);
    const [asked] = await transaction.query<{ wanted: number }>(
      'SELECT routing_wanted AS wanted FROM event_counter WHERE routing_wanted > routing_done',
    );
    if (asked === undefined) return false;
    const hasMore = await giveSome(core, change);
    // Last, because everybody who tells something waits for this row.
    if (!hasMore)
      await transaction.query('UPDATE event_counter SET routing_done = $1 WHERE organisation_id = $2', [
        asked.wanted,
        organisationId,
      ]);
    return hasMore;
  });
}

async function giveSome(core: Core, change: Change): Promise<boolean> {
  const { transaction, now } = change;
  if (!(await isAnythingWaiting(transaction))) return false;
  let takers: readonly RoutableAgent[] = await loadTakers(transaction, presentSince(core, now));
  let after: Waiting | null = null;
  let many = 0;
  while (many < AT_ONCE) {
    const room = takers.reduce((sum, { capacity, held }) => sum + capacity - held, 0);
    const most = Math.min(PAGE, Math.max(20, room));
    const waiting: readonly Waiting[] = await loadWaiting(transaction, takers, { after, most });
    const { given, agents } = await planLocked(change, waiting, takers);
    await give(core, change, given);
    many += given.length;
    takers = agents;
    after = waiting.at(-1) ?? null;
    if (waiting.length < most || takers.length === 0) return false;
  }
  return true;
}

type Plan = ReturnType<typeof giveOut<Waiting, RoutableAgent>>;

/** What goes to whom of all that still waits; what is given is locked. Somebody may have changed an interaction since it was looked at. */
async function planLocked(
  { transaction, now }: Change,
  waiting: readonly Waiting[],
  takers: readonly RoutableAgent[],
): Promise<Plan> {
  let left = waiting;
  for (;;) {
    const plan = giveOut(left, takers, now);
    const ids = plan.given.map(({ interaction }) => interaction.id);
    const locked = await lockWaiting(transaction, ids);
    if (locked.size === ids.length) return plan;
    const gone = new Set(ids.filter((id) => !locked.has(id)));
    left = left.filter(({ id }) => !gone.has(id));
  }
}

async function give(core: Core, change: Change, given: Plan['given']): Promise<void> {
  const toOffer = given.filter(({ interaction }) => interaction.needsAccept);
  const toGive = given.filter(({ interaction }) => !interaction.needsAccept);
  await makeOffers(
    core,
    change,
    toOffer.map(({ interaction: { id, offerSeconds }, agentId }) => ({
      interactionId: id,
      agentId,
      seconds: offerSeconds,
    })),
  );
  await giveAll(
    change.transaction,
    toGive.map(({ interaction, agentId }) => ({ interactionId: interaction.id, agentId })),
    change.now,
  );
  for (const { interaction } of toGive) change.touchInteraction(interaction.id);
  await change.audit(
    ...toGive.map(({ interaction, agentId }) => ({
      interactionId: interaction.id,
      kind: 'assigned' as const,
      by: null,
      detail: { agentId },
    })),
  );
}

/** What nobody holds and somebody waits for; the schema has an index on it. */
const TO_ROUTE = `i.assignee_id IS NULL AND i.offer_id IS NULL AND i.waiting_since IS NOT NULL
  AND i.status IN ${HELD_STATUSES}`;

async function isAnythingWaiting(transaction: Transaction): Promise<boolean> {
  const rows = await transaction.query(`SELECT 1 FROM interaction i WHERE ${TO_ROUTE} LIMIT 1`);
  return rows.length > 0;
}

/** What waits on the channels, and for the teams and skills, of those who can take something; in the order in which it is given. */
async function loadWaiting(
  transaction: Transaction,
  takers: readonly RoutableAgent[],
  { after, most }: { readonly after: Waiting | null; readonly most: number },
): Promise<Waiting[]> {
  const all = (of: (agent: RoutableAgent) => readonly string[]): string[] => [...new Set(takers.flatMap(of))];
  const channelIds = all((agent) => agent.channelIds.filter((id) => takeObstacle(agent, id) === null));
  if (channelIds.length === 0) return [];
  const rows = await transaction.query<{
    id: string;
    channel_id: string;
    status: Waiting['status'];
    waiting_since: number;
    team_id: string | null;
    skill_id: string | null;
    declined: Readonly<Record<string, number>>;
    priority: number;
    needs_accept: boolean;
    offer_seconds: number;
  }>(
    `SELECT i.*, ch.priority, ch.offer_needs_accept AS needs_accept, ch.offer_seconds
     FROM channel ch CROSS JOIN LATERAL (
       SELECT i.id, i.channel_id, i.status, i.waiting_since, i.team_id, i.skill_id, i.declined FROM interaction i
       WHERE i.channel_id = ch.id AND ${TO_ROUTE}
         AND (i.team_id IS NULL OR i.team_id = ANY($2::text[])) AND (i.skill_id IS NULL OR i.skill_id = ANY($3::text[]))
         AND (i.waiting_since, i.id) > (CASE WHEN ch.priority = $4 THEN $5::bigint ELSE -1 END,
           CASE WHEN ch.priority = $4 THEN $6 ELSE '' END)
       ORDER BY i.waiting_since, i.id LIMIT $7) i
     WHERE ch.id = ANY($1::text[]) AND ($4::int IS NULL OR ch.priority <= $4)
     ORDER BY ch.priority DESC, i.waiting_since, i.id LIMIT $7`,
    [
      channelIds,
      all(({ teamIds }) => teamIds),
      all(({ skillIds }) => skillIds),
      after?.priority ?? null,
      after?.waitingSince ?? 0,
      after?.id ?? '',
      most,
    ],
  );
  return rows.map((row) => ({
    id: row.id,
    channelId: row.channel_id,
    priority: row.priority,
    teamId: row.team_id,
    skillId: row.skill_id,
    status: row.status,
    waitingSince: row.waiting_since,
    needsAccept: row.needs_accept,
    declined: row.declined,
    offerSeconds: row.offer_seconds,
  }));
}

/** Locks those of them that still wait: an agent may have changed one's status since. */
async function lockWaiting(transaction: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await transaction.query<{ id: string }>(
    `SELECT i.id FROM interaction i WHERE i.id = ANY($1::text[]) AND ${TO_ROUTE} ORDER BY i.id FOR UPDATE`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}
