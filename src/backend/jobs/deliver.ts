import { cutText } from '../../model/excerpt.ts';
import { replyWindow, type ReplyWindow } from '../../model/reply-window.ts';
import { outgoingText } from '../../model/translation.ts';
import { changeIn, type Change } from '../change.ts';
import { gatewayAccount, readIn, type Core } from '../core.ts';
import type { GatewayAccount, OutboundFile, OutboundMessage, SendOutcome } from '../gateways/gateway.ts';
import { storableText } from '../gateways/webhook-body.ts';
import { rulesOf, type ChannelRow } from '../rows/channel-row.ts';
import type { MessageRow } from '../rows/message-row.ts';
import { readFile } from '../work/stored-files.ts';
import { explainDelay, moveDelivery } from '../work/deliveries.ts';
import { learnContactId } from '../work/reaching.ts';
import { applyEarlyReceipts, learnNetworkId, lockNetworkId } from '../work/receipts.ts';
import { LINK_MARK } from '../survey/words.ts';
import { endJob, nextAttemptAt, postponeJob, type Job, type JobHandler } from './job.ts';

interface Outgoing {
  readonly message: OutboundMessage;
  readonly channelId: string;
  readonly gatewayId: string;
  readonly account: GatewayAccount;
  /** Whether the network's window for it stands open now; null where there is none for it. */
  readonly window: ReplyWindow | null;
}

/**
 * Hands a message to its network. That the attempt is begun was written down when the job was claimed; so after a crash it is known
 * that the network may have it, and only a network that takes our id once is asked again. On any other its fate is `unknown`.
 */
export const deliver: JobHandler = async (core, job, signal) => {
  const outgoing = await loadOutgoing(core, job);
  if (outgoing === null) {
    await core.database.inOrganisation(job.organisationId, (transaction) => endJob(transaction, job));
    return;
  }
  const outcome = await attempt(core, job, outgoing, signal);
  await settle(core, job, outgoing, repeatable(outgoing, outcome));
};

/** An edit of which nobody knows how it ended is asked for again. */
function repeatable({ message }: Outgoing, outcome: SendOutcome): SendOutcome {
  return outcome.kind === 'unknown' && message.editOf !== null
    ? { kind: 'later', reason: 'unreachable', detail: outcome.detail, retryAfterMs: null }
    : outcome;
}

async function attempt(
  core: Core,
  job: Job,
  { gatewayId, account, message, window }: Outgoing,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const gateway = core.gateways.get(gatewayId);
  if (gateway === undefined)
    return {
      kind: 'later',
      reason: 'unreachable',
      detail: 'No such gateway is configured',
      retryAfterMs: null,
    };
  // To edit twice is to edit once; of a message nobody knows whether it would be there twice.
  if (job.wasOpen && message.editOf === null && gateway.takesOnce?.(account) !== true)
    return { kind: 'unknown', detail: 'The backend was stopped while it sent this' };
  // It may have waited for long: a window that has closed since takes no network to say so.
  if (window?.state === 'closed' || window?.state === 'template-only')
    return { kind: 'refused', reason: 'window-closed', detail: null };
  try {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(core.timings.gatewayMs)]);
    return await gateway.send(message, account, deadline);
  } catch (error) {
    core.log.error('gateway-threw', error, { gateway: gatewayId, message: message.messageId });
    return { kind: 'unknown', detail: 'The gateway failed' };
  }
}

function settle(core: Core, job: Job, outgoing: Outgoing, outcome: SendOutcome): Promise<void> {
  return changeIn(core, job.organisationId, async (change) => {
    const { transaction, now } = change;
    if (outcome.kind === 'accepted') await lockNetworkId(change, outgoing.channelId, outcome.networkId);
    const row = await lockMessage(change, job.subject);
    if (row === null) return endJob(transaction, job);
    const detail = 'detail' in outcome ? shortDetail(outcome.detail) : null;
    switch (outcome.kind) {
      case 'accepted': {
        await learnNetworkId(change, row.id, outcome.networkId, outcome.networkUrl);
        if (outcome.contactId) await learnContactId(change, row.interaction_id, outcome.contactId);
        await moveDelivery(change, row, { state: 'sent', reason: null, detail: null });
        await applyEarlyReceipts(change, outgoing.channelId, row.id, outcome.networkId);
        return endJob(transaction, job);
      }
      case 'refused':
        await moveDelivery(change, row, { state: 'failed', reason: outcome.reason, detail });
        return endJob(transaction, job);
      case 'unknown':
        await moveDelivery(change, row, { state: 'unknown', reason: 'not-confirmed', detail });
        return endJob(transaction, job);
      case 'later': {
        const dueAt = nextAttemptAt(core, job, now, outcome.retryAfterMs);
        if (dueAt - job.madeAt > core.timings.giveUpMs) {
          await moveDelivery(change, row, { state: 'failed', reason: 'unreachable', detail });
          return endJob(transaction, job);
        }
        await explainDelay(change, row, { reason: outcome.reason, detail });
        return postponeJob(transaction, job, dueAt);
      }
    }
  });
}

/** Everything that the network is to be given; null where the message has left in the meantime, or is no more. */
function loadOutgoing(core: Core, job: Job): Promise<Outgoing | null> {
  return readIn(core, job.organisationId, async (transaction) => {
    const [row] = await transaction.query<
      MessageRow & {
        conversation_id: string;
        recipient_id: string;
        gateway_id: string;
        account_network_id: string;
        last_inbound_at: number | null;
        answered_at: number | null;
        survey_id: string | null;
      } & Pick<ChannelRow, 'platform' | 'overrides'>
    >(
      `SELECT m.*, i.conversation_id, i.last_inbound_at, c.network_id AS recipient_id, ch.gateway_id,
         ch.account_network_id, ch.platform, ch.overrides, (SELECT s.id FROM survey s
           WHERE s.organisation_id = m.organisation_id AND s.message_id = m.id) AS survey_id, (SELECT a.sent_at FROM message a
           WHERE a.organisation_id = m.organisation_id AND a.id = m.in_reply_to ->> 'id' AND a.visibility = 'public') AS answered_at
       FROM message m
       JOIN interaction i ON i.organisation_id = m.organisation_id AND i.id = m.interaction_id
       JOIN contact c ON c.organisation_id = i.organisation_id AND c.id = i.contact_id
       JOIN channel ch ON ch.organisation_id = m.organisation_id AND ch.id = m.channel_id
       WHERE m.id = $1 AND m.delivery_state = 'sending'`,
      [job.subject],
    );
    if (row === undefined) return null;
    const attachments = await transaction.query<{ id: string; name: string; type: string }>(
      'SELECT id, name, type FROM attachment WHERE message_id = $1 ORDER BY ordinal',
      [row.id],
    );
    const files: OutboundFile[] = [];
    for (const { id, name, type } of attachments)
      files.push({ name, type, bytes: await readFile(transaction, id) });
    const window =
      row.kind === 'template'
        ? null
        : replyWindow(rulesOf(row), {
            now: core.clock(),
            visibility: row.visibility,
            lastInboundAt: row.last_inbound_at,
            // That it is spent is by this very message.
            ...(row.answered_at === null
              ? {}
              : { privateReplyTo: { sentAt: row.answered_at, spent: false } }),
          });
    return {
      window,
      channelId: row.channel_id,
      gatewayId: row.gateway_id,
      account: gatewayAccount(core, row.gateway_id, row.account_network_id),
      message: {
        messageId: row.id,
        conversationId: row.conversation_id,
        recipientId: row.recipient_id,
        kind: row.kind,
        visibility: row.visibility,
        text: await withSurveyAddress(core, row.survey_id, outgoingText(row.body, row.translation)),
        files,
        inReplyToNetworkId: row.reply_network_id,
        // What has an id there already and is handed over again is a new wording of it.
        editOf: row.edited_at === null ? null : row.network_id,
        agentName: row.author_name,
        tag: window?.state === 'tagged' ? 'HUMAN_AGENT' : null,
        template: row.template_order,
      },
    };
  });
}

/** The contact alone is given the address of a survey; where there is none any more, the text goes without. */
async function withSurveyAddress(core: Core, surveyId: string | null, text: string): Promise<string> {
  if (surveyId === null) return text;
  const address = await core.surveyAddresses.of(surveyId);
  return text.replace(LINK_MARK, () => address ?? '').trim();
}

async function lockMessage({ transaction }: Change, id: string): Promise<MessageRow | null> {
  const [row] = await transaction.query<MessageRow>('SELECT * FROM message WHERE id = $1 FOR UPDATE', [id]);
  return row ?? null;
}

function shortDetail(detail: string | null): string | null {
  return detail === null ? null : cutText(storableText(detail), 500);
}
