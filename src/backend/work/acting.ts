import type { WireMessage } from '../../contract/message.ts';
import type { NetworkAction } from '../../model/message.ts';
import {
  isDoneAlready,
  messageActionVerdict,
  type MessageActionName,
  type MessageActionVerdict,
} from '../../model/message-actions.ts';
import { UNMUTED } from '../../model/mute.ts';
import type { Access } from '../access.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { FileAddresses } from '../file-addresses.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import { connectedRules, type ChannelRow } from '../rows/channel-row.ts';
import type { InteractionRow } from '../rows/interaction-row.ts';
import { toActionable, toWireMessage, type MessageRow, type StoredMessage } from '../rows/message-row.ts';
import { claimKey, hashOf } from './idempotency.ts';
import { lacksPermission, requireAccess, requireLocked } from './require.ts';

/**
 * Takes an action on a message once: its key, its record, the message's mark and the job that carries it to the network are one
 * transaction. What is done already, or on its way, is answered as it stands, so that two agents at once make no noise.
 */
export async function actOnMessage(
  core: Core,
  addresses: FileAddresses,
  { caller, params, key, body: { action } }: AgentCall<'actOnMessage'>,
): Promise<WireMessage> {
  const hash = await hashOf(JSON.stringify(['act', params.messageId, action]));
  const stored = await changeIn(core, caller.organisationId, async (change) => {
    const access = await requireAccess(change.transaction, caller);
    const first = await claimKey<{ readonly messageId: string }>(change, {
      agentId: caller.agentId,
      key,
      hash,
    });
    const { message, channel, row } = await requireMessage(change, access, params.messageId);
    if (first !== null) return change.presentMessage(message.id);
    await change.transaction.query(
      'UPDATE idempotency SET answer = $3::json WHERE agent_id = $1 AND key = $2',
      [caller.agentId, key, JSON.stringify({ messageId: message.id })],
    );
    const verdict = verdictOn(core, change, { name: action, message, channel, row, access });
    if (!verdict.allowed) {
      if (isDoneAlready(verdict.reason, action)) return change.presentMessage(message.id);
      throw problemOfVerdict(verdict, 'action');
    }
    return begin(core, change, { message, action, access });
  });
  return toWireMessage(stored, addresses);
}

/** Takes away the mark that an action was refused; where there is none, nothing changes. */
export async function dismissAction(
  core: Core,
  addresses: FileAddresses,
  { caller, params }: AgentCall<'dismissAction'>,
): Promise<WireMessage> {
  const stored = await changeIn(core, caller.organisationId, async (change) => {
    const access = await requireAccess(change.transaction, caller);
    const { message } = await requireMessage(change, access, params.messageId);
    if (message.action?.state === 'refused') {
      await change.transaction.query('UPDATE message SET action = NULL WHERE id = $1', [message.id]);
      change.touchMessage(message.id);
    }
    return change.presentMessage(message.id);
  });
  return toWireMessage(stored, addresses);
}

interface Located {
  readonly message: MessageRow;
  readonly row: InteractionRow;
  readonly channel: ChannelRow;
}

/** A message that the agent may see, with its interaction and channel; both rows locked, the interaction first. */
export async function requireMessage(
  { transaction }: Change,
  access: Access,
  messageId: string,
): Promise<Located> {
  const [found] = await transaction.query<{ interaction_id: string }>(
    'SELECT interaction_id FROM message WHERE id = $1',
    [messageId],
  );
  if (found === undefined) throw new Problem('not-found');
  const row = await requireLocked(transaction, access, found.interaction_id);
  const [message] = await transaction.query<MessageRow>('SELECT * FROM message WHERE id = $1 FOR UPDATE', [
    messageId,
  ]);
  const [channel] = await transaction.query<ChannelRow>('SELECT * FROM channel WHERE id = $1', [
    row.channel_id,
  ]);
  if (message === undefined || channel === undefined) throw new Problem('not-found');
  return { message, row, channel };
}

/** What the model's rule says of an action by this agent on a message, as it stands now. */
export function verdictOn(
  core: Core,
  { now }: Pick<Change, 'now'>,
  {
    name,
    message,
    row,
    channel,
    access,
  }: Located & { readonly name: MessageActionName; readonly access: Access },
): MessageActionVerdict {
  return messageActionVerdict(name, {
    message: toActionable(message),
    interaction: {
      id: row.id,
      status: row.status,
      assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: '' },
      visibility: row.visibility,
      // Muting is decided where it is done.
      muted: UNMUTED,
    },
    rules: connectedRules(channel, core.gateways.get(channel.gateway_id)),
    permissions: access.permissions,
    features: access.features,
    agentId: access.agentId,
    skewMs: 0,
    now,
  });
}

/** The problem document of a verdict that refuses; `field` is what of the call asks for it. */
export function problemOfVerdict(
  { reason }: Extract<MessageActionVerdict, { allowed: false }>,
  field: string,
): Problem {
  switch (reason) {
    case 'feature-off':
      return new Problem('feature-off', { reason });
    case 'not-permitted':
      return lacksPermission('conversation.socialmedia.create');
    case 'interaction-closed':
      return new Problem('interaction-closed');
    default:
      return new Problem('action-refused', {
        reason,
        fields: [{ field, expected: 'what can be done with this message as it is now' }],
      });
  }
}

async function begin(
  core: Core,
  change: Change,
  given: { readonly message: MessageRow; readonly action: NetworkAction; readonly access: Access },
): Promise<StoredMessage> {
  const { message, action, access } = given;
  const { transaction, organisationId, now } = change;
  const id = core.newId();
  await transaction.query(
    `INSERT INTO message_action (organisation_id, id, message_id, agent_id, agent_name, action, state, made_at, at)
     VALUES ($1, $2, $3, $4, $5, $6, 'pending', $7, $7)`,
    [organisationId, id, message.id, access.agentId, access.agentName, action, now],
  );
  await transaction.query('UPDATE message SET action = $2::jsonb WHERE id = $1', [
    message.id,
    JSON.stringify({
      action,
      state: 'pending',
      reason: null,
      detail: null,
      agent: { id: access.agentId, name: access.agentName },
      at: now,
    }),
  ]);
  // One after the other on each message, beside what is sent.
  await change.addJob({ kind: 'act', subject: id, line: message.id, dueAt: now });
  await change.audit({
    interactionId: message.interaction_id,
    kind: 'message-action',
    by: access.agentId,
    detail: { action },
  });
  change.touchMessage(message.id);
  return change.presentMessage(message.id);
}
