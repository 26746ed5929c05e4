import type { Core } from '../core.ts';
import type { GatewayEvent, WebhookOutcome } from '../gateways/gateway.ts';
import { Problem } from '../problem.ts';
import type { ChannelRow } from '../rows/channel-row.ts';
import { takeConversationEnd } from '../work/ending.ts';
import { takeInbound } from '../work/inbound.ts';
import { takeMessageState } from '../work/message-states.ts';
import { takeReceipt } from '../work/receipts.ts';
import { tellSignal } from '../work/typing.ts';
import type { ApiRouter } from './api-router.ts';
import { createRateLimit } from './rate-limit.ts';
import { readBytes } from './read-body.ts';

/**
 * Where networks call: `/webhooks/{gatewayId}`. The answer to a call whose events are all stored is 200; where one could not be,
 * 503, so that the network comes again, which repeats nothing.
 *
 * An account that no channel is connected to is answered with 200 as well, and logged: networks repeat what is refused for days, and
 * stop calling an address that refuses too much, for all its accounts.
 */
export function addWebhooks(app: ApiRouter, core: Core): void {
  const limit = createRateLimit(core.limits.webhooks, core.clock);
  app.on(['GET', 'POST'], '/webhooks/:gatewayId', async (context) => {
    const gateway = core.gateways.get(context.req.param('gatewayId'));
    if (gateway === undefined) throw new Problem('not-found');
    limit(gateway.id);
    const request = context.req.raw;
    const body = await readBytes(request, core.limits.webhookBytes);
    const outcome = await gateway.receive({
      method: request.method === 'GET' ? 'GET' : 'POST',
      query: new URL(request.url).searchParams,
      headers: request.headers,
      body,
      now: core.clock(),
    });
    return answer(core, gateway.id, outcome);
  });
}

async function answer(core: Core, gatewayId: string, outcome: WebhookOutcome): Promise<Response> {
  switch (outcome.kind) {
    case 'answer':
      return new Response(outcome.text, {
        status: outcome.status,
        headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
      });
    case 'refused':
      core.log.warn('webhook-refused', {
        gateway: gatewayId,
        problem: outcome.problem,
        detail: outcome.detail,
      });
      throw new Problem(outcome.problem, {
        detail: outcome.detail,
        ...(outcome.field === undefined
          ? {}
          : { fields: [{ field: outcome.field, expected: outcome.detail }] }),
      });
    case 'taken': {
      for (const { field, expected } of outcome.unreadable ?? [])
        core.log.warn('webhook-part-unreadable', { gateway: gatewayId, field, expected });
      const accounts = new Map<string, ChannelRow | null>();
      for (const event of outcome.events) {
        const channel =
          accounts.get(event.accountId) ?? (await findChannel(core, gatewayId, event.accountId));
        accounts.set(event.accountId, channel);
        if (channel === null)
          core.log.warn('webhook-for-unknown-account', { gateway: gatewayId, type: event.type });
        else await take(core, channel, event);
      }
      return new Response(null, { status: 200 });
    }
  }
}

async function take(core: Core, channel: ChannelRow, event: GatewayEvent): Promise<void> {
  switch (event.type) {
    case 'message':
      return takeInbound(core, channel, event.message);
    case 'receipt':
      return takeReceipt(core, channel, event.receipt);
    case 'message-state':
      return takeMessageState(core, channel, event);
    case 'conversation-ended':
      return takeConversationEnd(core, channel, event.ended);
    case 'typing':
      return tellContactTypes(core, channel, event.conversationId);
  }
}

async function tellContactTypes(core: Core, channel: ChannelRow, conversationId: string): Promise<void> {
  await core.database.inOrganisation(channel.organisation_id, async (transaction) => {
    const rows = await transaction.query<{ id: string }>(
      `SELECT id FROM interaction WHERE channel_id = $1 AND conversation_id = $2 AND status <> 'closed'
       ORDER BY last_activity_at DESC LIMIT 1`,
      [channel.id, conversationId],
    );
    for (const { id } of rows) {
      await tellSignal(transaction, channel.organisation_id, channel.id, {
        type: 'typing',
        interactionId: id,
        who: 'contact',
      });
    }
  });
}

/** The one channel that an account of a network is connected to, whoever's it is. */
async function findChannel(core: Core, gatewayId: string, accountId: string): Promise<ChannelRow | null> {
  const [row] = await core.database.asSystem((transaction) =>
    transaction.query<ChannelRow>(
      'SELECT * FROM channel WHERE gateway_id = $1 AND account_network_id = $2 AND active',
      [gatewayId, accountId],
    ),
  );
  return row ?? null;
}
