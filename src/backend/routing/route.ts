import { isRoutable, pickAgent, takeObstacle } from '../../model/routing.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import { presentSince } from '../events/event-hub.ts';
import { HELD_STATUSES, lockInteraction, type InteractionRow } from '../rows/interaction-row.ts';
import { giveTo, loadHoldingAgents, lockHoldings, type HoldingAgent } from '../work/holdings.ts';
import { makeOffer } from '../work/offers.ts';

const PAGE = 200;

interface WaitingRow extends InteractionRow {
  readonly needs_accept: boolean;
  readonly offer_seconds: number;
}

/**
 * Gives waiting work of one organisation to those who can take it, longest wait first, until nobody can take more. Nothing is
 * done where nobody has asked for it since the last time.
 */
export async function routeOrganisation(core: Core, organisationId: string): Promise<void> {
  await changeIn(core, organisationId, async (change) => {
    const { transaction, now } = change;
    await lockHoldings(transaction, organisationId);
    const [asked] = await transaction.query<{ wanted: number }>(
      'SELECT routing_wanted AS wanted FROM event_counter WHERE routing_wanted > routing_done',
    );
    if (asked === undefined) return;
    const agents = await loadHoldingAgents(transaction, { presentSince: presentSince(core, now) });
    await giveOut(core, change, agents);
    // Last, because everybody who tells something waits for this row.
    await transaction.query('UPDATE event_counter SET routing_done = $1', [asked.wanted]);
  });
}

async function giveOut(core: Core, change: Change, loaded: readonly HoldingAgent[]): Promise<void> {
  let agents = [...loaded];
  let after: { waitingSince: number; id: string } | null = null;
  for (;;) {
    const channelIds = openChannels(agents);
    if (channelIds.length === 0) return;
    const rows: WaitingRow[] = await loadWaiting(change.transaction, channelIds, after);
    for (const row of rows) {
      const agent = pickAgent(
        {
          id: row.id,
          channelId: row.channel_id,
          status: row.status,
          waitingSince: row.waiting_since,
          needsAccept: row.needs_accept,
          declined: row.declined,
        },
        agents.filter((one) => isFor(row, one)),
        change.now,
      );
      if (agent === null || !(await stillWaits(change.transaction, row.id))) continue;
      if (row.needs_accept) {
        const offer = { interactionId: row.id, agentId: agent.id, seconds: row.offer_seconds };
        await makeOffer(core, change, offer);
      } else {
        await giveTo(change.transaction, row.id, agent.id, change.now);
        change.touchInteraction(row.id);
      }
      agents = agents.map((one) =>
        one.id === agent.id
          ? {
              ...one,
              held: one.held + 1,
              lastGivenAt: change.now,
              isOffered: one.isOffered || row.needs_accept,
            }
          : one,
      );
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = { waitingSince: last.waiting_since ?? 0, id: last.id };
  }
}

/** Whether work of a team, or of a skill, is for this agent. */
function isFor(row: WaitingRow, { teamIds, skillIds }: HoldingAgent): boolean {
  return (
    (row.team_id === null || teamIds.includes(row.team_id)) &&
    (row.skill_id === null || skillIds.includes(row.skill_id))
  );
}

/** The channels for which somebody can take something now. */
function openChannels(agents: readonly HoldingAgent[]): string[] {
  const channels = agents
    .filter(({ available, connected }) => available && connected)
    .flatMap((agent) => agent.channelIds.filter((channelId) => takeObstacle(agent, channelId) === null));
  return [...new Set(channels)];
}

function loadWaiting(
  transaction: Transaction,
  channelIds: readonly string[],
  after: { readonly waitingSince: number; readonly id: string } | null,
): Promise<WaitingRow[]> {
  return transaction.query<WaitingRow>(
    `SELECT i.*, ch.offer_needs_accept AS needs_accept, ch.offer_seconds
     FROM interaction i JOIN channel ch ON ch.organisation_id = i.organisation_id AND ch.id = i.channel_id
     WHERE i.assignee_id IS NULL AND i.offer_id IS NULL AND i.waiting_since IS NOT NULL
       AND i.status IN ${HELD_STATUSES} AND i.channel_id = ANY($1::text[])
       AND ($2::bigint IS NULL OR (i.waiting_since, i.id) > ($2, $3))
     ORDER BY i.waiting_since, i.id LIMIT ${String(PAGE)}`,
    [channelIds, after?.waitingSince ?? null, after?.id ?? ''],
  );
}

/** Locks it and looks again: an agent may have changed its status since. */
async function stillWaits(transaction: Transaction, id: string): Promise<boolean> {
  const row = await lockInteraction(transaction, id);
  return (
    row !== null &&
    row.assignee_id === null &&
    row.offer_id === null &&
    isRoutable({ status: row.status, waitingSince: row.waiting_since })
  );
}
