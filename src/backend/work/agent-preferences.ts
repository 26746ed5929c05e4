import type { WireAgentPreferences } from '../../contract/agent-preferences.ts';
import { choosable } from '../../model/agent.ts';
import {
  availabilityAtSignIn,
  DEFAULT_AGENT_PREFERENCES,
  type AgentPreferences,
} from '../../model/agent-preferences.ts';
import { changeIn, type Change } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField } from '../problem.ts';
import { requireAccess } from './require.ts';
import { loadAvailabilities } from './session.ts';

/** What the agent prefers, with what holds where nothing was said. */
export function getPreferences(
  core: Core,
  { caller }: AgentCall<'getPreferences'>,
): Promise<WireAgentPreferences> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    return toWire(await loadPreferences(transaction, access.agentId));
  });
}

/** Changes some of what the agent prefers and tells the agent's other tabs and machines. */
export function changePreferences(
  core: Core,
  { caller, body }: AgentCall<'changePreferences'>,
): Promise<WireAgentPreferences> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    await transaction.query('SELECT 1 FROM agent WHERE id = $1 FOR NO KEY UPDATE', [access.agentId]);
    const { signInAvailabilityId: wanted = null } = body;
    if (wanted !== null && !choosable(await loadAvailabilities(transaction)).some(({ id }) => id === wanted))
      throw invalidField('signInAvailabilityId', 'one of the session’s availabilities, or null');
    const before = await loadPreferences(transaction, access.agentId);
    const { notices, ...others } = body;
    const after = toWire({
      ...before,
      ...(others as Partial<AgentPreferences>),
      notices: { ...before.notices, ...(notices as Partial<AgentPreferences['notices']>) },
    });
    await transaction.query('UPDATE agent SET preferences = $2::jsonb WHERE id = $1', [
      access.agentId,
      JSON.stringify(after),
    ]);
    change.tell({ type: 'preferences.changed' }, { agentId: access.agentId });
    return after;
  });
}

/**
 * Who connects after having been away for long takes the state that they prefer, before anything is offered to them (Q2). `seenAt`: when they
 * were last connected anywhere.
 */
export async function takeSignInAvailability(
  change: Change,
  agentId: string,
  seenAt: number | null,
): Promise<void> {
  const { transaction, now } = change;
  const [agent] = await transaction.query<{ availability_id: string }>(
    'SELECT availability_id FROM agent WHERE id = $1 FOR NO KEY UPDATE',
    [agentId],
  );
  const availability = availabilityAtSignIn(await loadPreferences(transaction, agentId), {
    seenAt,
    now,
    availabilities: await loadAvailabilities(transaction),
  });
  if (agent === undefined || availability === null || availability.id === agent.availability_id) return;
  await transaction.query('UPDATE agent SET availability_id = $2 WHERE id = $1', [agentId, availability.id]);
  change.tell({ type: 'presence.changed', agentId, availability }, {});
  change.wantRouting();
}

async function loadPreferences(transaction: Transaction, agentId: string): Promise<AgentPreferences> {
  const [row] = await transaction.query<{ preferences: Partial<AgentPreferences> }>(
    'SELECT preferences FROM agent WHERE id = $1',
    [agentId],
  );
  const kept = row?.preferences ?? {};
  const notices = { ...DEFAULT_AGENT_PREFERENCES.notices, ...kept.notices };
  return { ...DEFAULT_AGENT_PREFERENCES, ...kept, notices };
}

/** Readonly in the model, plain on the wire. */
function toWire({ notices, keys, ...rest }: AgentPreferences): WireAgentPreferences {
  return { ...rest, notices: { ...notices }, keys: { ...keys } };
}
