import type { Signal } from '../../model/event.ts';
import { gatewayAccount, readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import { requireAccess, requireInteraction } from './require.ts';

/** Sends a signal to whoever listens now on a channel of an organisation, in every process; it is kept nowhere. */
export async function tellSignal(
  transaction: Transaction,
  organisationId: string,
  channelId: string,
  signal: Signal,
): Promise<void> {
  await transaction.query("SELECT pg_notify('inlay_signals', $1)", [
    JSON.stringify({ organisationId, channelId, signal }),
  ]);
}

/** Tells the other agents, and the contact where the network can, that this agent writes. */
export async function tellTyping(core: Core, { caller, params }: AgentCall<'tellTyping'>): Promise<Response> {
  const shown = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const row = await requireInteraction(transaction, access, params.interactionId);
    if (!access.features.includes('typing')) throw new Problem('feature-off');
    await tellSignal(transaction, caller.organisationId, row.channel_id, {
      type: 'typing',
      interactionId: row.id,
      who: 'agent',
      agent: { id: access.agentId, name: access.agentName },
    });
    const [channel] = await transaction.query<{
      gateway_id: string;
      account_network_id: string;
      newest: string | null;
    }>(
      `SELECT gateway_id, account_network_id, (SELECT m.network_id FROM message m
         WHERE m.interaction_id = $2 AND m.direction = 'inbound' ORDER BY m.sent_at DESC, m.id DESC LIMIT 1) AS newest
       FROM channel WHERE id = $1`,
      [row.channel_id, row.id],
    );
    return channel === undefined ? null : { ...channel, conversationId: row.conversation_id };
  });
  if (shown !== null) {
    const { gateway_id, account_network_id, conversationId, newest } = shown;
    // Nobody waits for it, and a network that can't show it is no reason to refuse.
    void core.gateways
      .get(gateway_id)
      ?.typing?.(
        conversationId,
        gatewayAccount(core, gateway_id, account_network_id),
        AbortSignal.timeout(5_000),
        newest,
      )
      .catch(() => undefined);
  }
  return new Response(null, { status: 204 });
}
