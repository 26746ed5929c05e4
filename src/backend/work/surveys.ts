import type { WireSurveyAnswer } from '../../contract/survey.ts';
import { cutText } from '../../model/excerpt.ts';
import { makesWork } from '../../model/mute.ts';
import { outgoingKind } from '../../model/send.ts';
import {
  hasFollowUp,
  isRating,
  isServed,
  maySurvey,
  SURVEY_COMMENT_UNITS,
  SURVEY_HOLDS_MS,
  type Rating,
  type SurveyMoment,
} from '../../model/survey.ts';
import { changeIn, type Change } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { AgentCall } from '../http/call.ts';
import { connectedRules, type ChannelRow } from '../rows/channel-row.ts';
import { lockInteraction, type InteractionRow } from '../rows/interaction-row.ts';
import { toTime, toTimeOrNull } from '../rows/times.ts';
import { surveyWords } from '../survey/words.ts';
import { loadMuting } from './mutes.ts';
import { requireAccess, requireInteraction } from './require.ts';
import { foldForSearch } from './search-text.ts';
import { loadWorkSettings } from './work-rules.ts';

interface SurveyRow {
  readonly id: string;
  readonly interaction_id: string;
  readonly asked_at: number;
  readonly rating: Rating | null;
  readonly answered_at: number | null;
  readonly comment: string | null;
}

/** Sends the question over the interaction's channel. When to look again, epoch milliseconds; null where this is over. */
export async function surveyInteraction(
  core: Core,
  change: Change,
  interactionId: string,
): Promise<number | null> {
  const { transaction, now } = change;
  const { survey } = await loadWorkSettings(transaction);
  const row = await lockInteraction(transaction, interactionId);
  const words = surveyWords(survey?.language ?? null);
  if (words === null || row === null || !isServed(servedMoment(row))) return null;
  const resolvedAt = row.status_move?.to === 'resolved' ? row.status_move.at : null;
  const earliest = (resolvedAt ?? 0) + core.timings.surveyAfterMs;
  if (now < earliest) return earliest;
  await transaction.query('UPDATE interaction SET survey_checked_at = $2 WHERE id = $1', [row.id, now]);
  if (!(await mayAsk(core, change, row))) return null;
  if ((await core.surveyAddresses.of(row.id)) === null) {
    core.log.warn('survey-without-public-address', { interaction: row.id });
    return null;
  }
  const channel = await loadChannel(transaction, row.channel_id);
  const messageId = core.newId();
  await transaction.query(
    `INSERT INTO message (organisation_id, id, interaction_id, channel_id, kind, visibility, direction, author_kind,
       author_name, body, folded, file_count, sent_at, delivery_state, delivery_at)
     VALUES ($1, $2, $3, $4, $5, 'private', 'outbound', 'system', $6, $7, $8, 0, $9, 'sending', $9)`,
    [
      change.organisationId,
      messageId,
      row.id,
      row.channel_id,
      outgoingKind(connectedRules(channel, core.gateways.get(channel.gateway_id)), 'private', null),
      channel.name,
      words.message,
      foldForSearch(words.message),
      now,
    ],
  );
  await transaction.query(
    'INSERT INTO survey (organisation_id, id, interaction_id, message_id, asked_at) VALUES ($1, $2, $3, $4, $5)',
    [change.organisationId, core.newId(), row.id, messageId, now],
  );
  await change.addJob({ kind: 'deliver', subject: messageId, line: row.id, dueAt: now });
  await change.audit({ interactionId: row.id, kind: 'survey-sent', by: null });
  change.touchMessage(messageId);
  return null;
}

function servedMoment({
  status,
  status_move: move,
}: InteractionRow): Pick<SurveyMoment, 'status' | 'closedFrom'> {
  return { status, closedFrom: move?.to === 'closed' ? move.from : null };
}

async function mayAsk(core: Core, { transaction, now }: Change, row: InteractionRow): Promise<boolean> {
  const channel = await loadChannel(transaction, row.channel_id);
  const muting = await loadMuting(transaction, {
    channelId: row.channel_id,
    contactId: row.contact_id,
    conversationId: row.conversation_id,
  });
  const last = await loadSurvey(transaction, row.id);
  return maySurvey({
    ...servedMoment(row),
    visibility: row.visibility,
    rules: connectedRules(channel, core.gateways.get(channel.gateway_id)),
    lastInboundAt: row.last_inbound_at,
    muted: !makesWork(muting),
    askedAt: last?.asked_at ?? null,
    now,
  });
}

/** What the contact of an interaction was asked last, and answered. */
export function getSurvey(core: Core, { caller, params }: AgentCall<'getSurvey'>): Promise<WireSurveyAnswer> {
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    await requireInteraction(transaction, access, params.interactionId);
    const row = await loadSurvey(transaction, params.interactionId);
    return {
      survey: row && {
        askedAt: toTime(row.asked_at),
        rating: row.rating,
        answeredAt: toTimeOrNull(row.answered_at),
        comment: row.comment,
      },
    };
  });
}

/** What a contact may still say, and to whom. */
export type SurveyStanding =
  | { readonly kind: 'question'; readonly company: string }
  | { readonly kind: 'follow-up' | 'thanks' | 'expired' };

/** What a contact gives: a rating as it was posted, or words. */
export interface SurveyReply {
  readonly rating: string | null;
  readonly comment: string | null;
}

/**
 * Takes what a contact says, where it still can be said, and tells what comes next; null where there is no such survey. The first
 * answer stays. `reply` null only looks.
 */
export async function answerSurvey(
  core: Core,
  surveyId: string,
  reply: SurveyReply | null,
): Promise<SurveyStanding | null> {
  const [found] = await core.database.asSystem((transaction) =>
    transaction.query<{ organisation_id: string }>('SELECT organisation_id FROM survey WHERE id = $1', [
      surveyId,
    ]),
  );
  if (found === undefined) return null;
  return changeIn(core, found.organisation_id, async (change) => {
    const { transaction, now } = change;
    const [at] = await transaction.query<{ interaction_id: string }>(
      'SELECT interaction_id FROM survey WHERE id = $1',
      [surveyId],
    );
    const interaction = at === undefined ? null : await lockInteraction(transaction, at.interaction_id);
    const [row] = await transaction.query<SurveyRow>('SELECT * FROM survey WHERE id = $1 FOR UPDATE', [
      surveyId,
    ]);
    if (row === undefined || interaction === null) return null;
    const { survey } = await loadWorkSettings(transaction);
    const asks = (rating: Rating): boolean => survey !== null && hasFollowUp(survey, rating);
    if (row.rating === null) {
      if (now - row.asked_at > SURVEY_HOLDS_MS) return { kind: 'expired' };
      const rating = Number(reply?.rating ?? '');
      if (!isRating(rating)) return { kind: 'question', company: await companyOf(transaction) };
      await takeRating(change, row, rating);
      return { kind: asks(rating) ? 'follow-up' : 'thanks' };
    }
    if (row.comment !== null || !asks(row.rating) || now - row.asked_at > SURVEY_HOLDS_MS)
      return { kind: 'thanks' };
    if (reply?.comment === undefined || reply.comment === null) return { kind: 'follow-up' };
    await transaction.query('UPDATE survey SET comment = $2 WHERE id = $1', [
      row.id,
      cutText(storableText(reply.comment.trim()), SURVEY_COMMENT_UNITS),
    ]);
    await touch(change, row.interaction_id);
    return { kind: 'thanks' };
  });
}

async function takeRating(change: Change, row: SurveyRow, rating: Rating): Promise<void> {
  const { transaction, now } = change;
  await transaction.query('UPDATE survey SET rating = $2, answered_at = $3 WHERE id = $1', [
    row.id,
    rating,
    now,
  ]);
  await transaction.query('UPDATE interaction SET score = $2 WHERE id = $1', [row.interaction_id, rating]);
  await change.audit({
    interactionId: row.interaction_id,
    kind: 'survey-answered',
    by: null,
    detail: { rating },
  });
  await touch(change, row.interaction_id);
}

async function touch(change: Change, interactionId: string): Promise<void> {
  await change.transaction.query('UPDATE interaction SET version = version + 1 WHERE id = $1', [
    interactionId,
  ]);
  change.touchInteraction(interactionId);
}

async function loadSurvey(transaction: Transaction, interactionId: string): Promise<SurveyRow | null> {
  const [row] = await transaction.query<SurveyRow>(
    'SELECT * FROM survey WHERE interaction_id = $1 ORDER BY asked_at DESC LIMIT 1',
    [interactionId],
  );
  return row ?? null;
}

async function loadChannel(transaction: Transaction, id: string): Promise<ChannelRow> {
  const [row] = await transaction.query<ChannelRow>('SELECT * FROM channel WHERE id = $1', [id]);
  if (row === undefined) throw new Error(`There is no channel ${id}`);
  return row;
}

async function companyOf(transaction: Transaction): Promise<string> {
  const [row] = await transaction.query<{ name: string }>('SELECT name FROM organisation');
  return row?.name ?? '';
}
