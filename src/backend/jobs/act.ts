import { cutText } from '../../model/excerpt.ts';
import type { MessageActionState, NetworkAction } from '../../model/message.ts';
import { withAction } from '../../model/message-actions.ts';
import { changeIn, type Change } from '../change.ts';
import { gatewayAccount, readIn, type Core } from '../core.ts';
import type { ActOutcome, GatewayAccount, OutboundAction } from '../gateways/gateway.ts';
import { storableText } from '../gateways/webhook-body.ts';
import { networkStateOf, type MessageRow } from '../rows/message-row.ts';
import { reviewAnswered, showFollowed, showState } from '../work/message-states.ts';
import { endJob, nextAttemptAt, postponeJob, type Job, type JobHandler } from './job.ts';

interface Intended {
  readonly action: OutboundAction;
  readonly gatewayId: string;
  readonly account: GatewayAccount;
}

/**
 * Carries an action to its network. Each action sets a state, so one whose end nobody knows, as after a crash, is asked for again; it
 * is tried for as long as a message is, then refused as unreachable.
 */
export const act: JobHandler = async (core, job, signal) => {
  const intended = await loadIntended(core, job);
  if (intended === null) {
    await core.database.inOrganisation(job.organisationId, (transaction) => endJob(transaction, job));
    return;
  }
  await settle(core, job, await attempt(core, intended, signal));
};

async function attempt(
  core: Core,
  { gatewayId, account, action }: Intended,
  signal: AbortSignal,
): Promise<ActOutcome> {
  const gateway = core.gateways.get(gatewayId);
  if (gateway === undefined) return later('No such gateway is configured');
  if (gateway.act === undefined)
    return { kind: 'refused', reason: 'unsupported', detail: 'The gateway has no actions' };
  try {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(core.timings.gatewayMs)]);
    return await gateway.act(action, account, deadline);
  } catch (error) {
    core.log.error('gateway-threw', error, { gateway: gatewayId, action: action.actionId });
    return later('The gateway failed');
  }
}

const later = (detail: string): ActOutcome => ({
  kind: 'later',
  reason: 'unreachable',
  detail,
  retryAfterMs: null,
});

interface ActionRow {
  readonly id: string;
  readonly message_id: string;
  readonly action: NetworkAction;
  readonly agent_id: string;
  readonly agent_name: string;
}

function settle(core: Core, job: Job, outcome: ActOutcome): Promise<void> {
  return changeIn(core, job.organisationId, async (change) => {
    const { transaction, now } = change;
    // In the order in which everybody locks: the interaction, then what is in it.
    await transaction.query(
      `SELECT 1 FROM interaction WHERE id = (SELECT m.interaction_id FROM message_action a
         JOIN message m ON m.organisation_id = a.organisation_id AND m.id = a.message_id WHERE a.id = $1) FOR UPDATE`,
      [job.subject],
    );
    const [row] = await transaction.query<ActionRow>(
      `SELECT * FROM message_action WHERE id = $1 AND state = 'pending' FOR UPDATE`,
      [job.subject],
    );
    const [message] = await transaction.query<MessageRow>('SELECT * FROM message WHERE id = $1 FOR UPDATE', [
      row?.message_id ?? '',
    ]);
    if (row === undefined || message === undefined) return endJob(transaction, job);
    const detail = 'detail' in outcome && outcome.detail !== null ? shortDetail(outcome.detail) : null;
    // What is gone needs no deleting any more.
    const isGone = outcome.kind === 'refused' && outcome.reason === 'gone';
    if (outcome.kind === 'done' || (isGone && row.action === 'delete')) {
      await confirm(change, { row, message, said: outcome.kind === 'done' ? outcome.state : undefined });
      return endJob(transaction, job);
    }
    if (outcome.kind === 'later') {
      const dueAt = nextAttemptAt(core, job, now, outcome.retryAfterMs);
      if (dueAt - job.madeAt <= core.timings.giveUpMs) {
        await mark(change, { row, message, state: 'pending', reason: outcome.reason, detail });
        return postponeJob(transaction, job, dueAt);
      }
    }
    const reason = outcome.kind === 'later' ? 'unreachable' : outcome.reason;
    await end(change, row, 'refused', { reason, detail });
    await change.audit({
      interactionId: message.interaction_id,
      kind: 'message-action-refused',
      by: null,
      detail: { action: row.action, reason },
    });
    change.touchMessage(message.id);
    await mark(change, { row, message, state: 'refused', reason, detail });
    if (isGone) await showState(change, message, { ...networkStateOf(message), deleted: true });
    return endJob(transaction, job);
  });
}

async function confirm(
  change: Change,
  given: {
    readonly row: ActionRow;
    readonly message: MessageRow;
    readonly said: Extract<ActOutcome, { kind: 'done' }>['state'];
  },
): Promise<void> {
  const { row, message, said } = given;
  await end(change, row, 'done', { reason: null, detail: null });
  await showState(change, message, { ...withAction(networkStateOf(message), row.action), ...said });
  if (await isNewest(change, row)) {
    await change.transaction.query('UPDATE message SET action = NULL WHERE id = $1', [message.id]);
    change.touchMessage(message.id);
  }
  if (row.action === 'follow') await showFollowed(change, message);
  if (row.action === 'delete') await reviewAnswered(change, message.interaction_id);
}

async function end(
  { transaction, now }: Change,
  row: ActionRow,
  state: 'done' | 'refused',
  { reason, detail }: Pick<MessageActionState, 'reason' | 'detail'>,
): Promise<void> {
  await transaction.query(
    'UPDATE message_action SET state = $2, reason = $3, detail = $4, at = $5 WHERE id = $1',
    [row.id, state, reason, detail, now],
  );
}

/** Says on the message how it stands with the action, where no newer one has taken its place and it is not said already. */
async function mark(
  change: Change,
  given: { readonly row: ActionRow; readonly message: MessageRow } & Pick<
    MessageActionState,
    'state' | 'reason' | 'detail'
  >,
): Promise<void> {
  const { row, message, state, reason, detail } = given;
  const { action: before } = message;
  if (!(await isNewest(change, row))) return;
  if (before?.state === state && before.reason === reason && before.detail === detail) return;
  const marked: MessageActionState = {
    action: row.action,
    state,
    reason,
    detail,
    agent: { id: row.agent_id, name: row.agent_name },
    at: change.now,
  };
  await change.transaction.query('UPDATE message SET action = $2::jsonb WHERE id = $1', [
    message.id,
    JSON.stringify(marked),
  ]);
  change.touchMessage(message.id);
}

/** Whether no action on the same message came after this one. */
async function isNewest({ transaction }: Change, row: ActionRow): Promise<boolean> {
  const [newer] = await transaction.query(
    `SELECT 1 FROM message_action WHERE message_id = $1
       AND (made_at, id) > (SELECT made_at, id FROM message_action WHERE id = $2)`,
    [row.message_id, row.id],
  );
  return newer === undefined;
}

/** What the network is to be asked; null where the action is no more to be done. */
function loadIntended(core: Core, job: Job): Promise<Intended | null> {
  return readIn(core, job.organisationId, async (transaction) => {
    const [row] = await transaction.query<{
      action: NetworkAction;
      network_id: string | null;
      conversation_id: string;
      contact_network_id: string;
      direction: string;
      gateway_id: string;
      account_network_id: string;
    }>(
      `SELECT a.action, m.network_id, m.direction, i.conversation_id, c.network_id AS contact_network_id, ch.gateway_id,
         ch.account_network_id
       FROM message_action a
       JOIN message m ON m.organisation_id = a.organisation_id AND m.id = a.message_id
       JOIN interaction i ON i.organisation_id = m.organisation_id AND i.id = m.interaction_id
       JOIN contact c ON c.organisation_id = i.organisation_id AND c.id = i.contact_id
       JOIN channel ch ON ch.organisation_id = m.organisation_id AND ch.id = m.channel_id
       WHERE a.id = $1 AND a.state = 'pending'`,
      [job.subject],
    );
    if (row === undefined || row.network_id === null) return null;
    return {
      gatewayId: row.gateway_id,
      account: gatewayAccount(core, row.gateway_id, row.account_network_id),
      action: {
        actionId: job.subject,
        action: row.action,
        networkId: row.network_id,
        conversationId: row.conversation_id,
        authorId: row.direction === 'inbound' ? row.contact_network_id : null,
      },
    };
  });
}

function shortDetail(detail: string): string {
  return cutText(storableText(detail), 500);
}
