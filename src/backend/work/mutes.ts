import type { WireInteraction } from '../../contract/interaction.ts';
import type { WireMute } from '../../contract/mute.ts';
import { canMute, MUTE_SUBJECTS, type MuteSubject, type Muting } from '../../model/mute.ts';
import type { Access } from '../access.ts';
import { changeIn, type Change } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Transaction } from '../database/database.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField } from '../problem.ts';
import type { InteractionRow } from '../rows/interaction-row.ts';
import { toTime } from '../rows/times.ts';
import { requireAccess, requireFeature, requireLocked, requirePermission } from './require.ts';

/** Mutes the contact or the post of an interaction, or lets them be heard again; what is so already stays as it is. */
export function muteInteraction(
  core: Core,
  { caller, params, body }: AgentCall<'muteInteraction'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    const row = await requireLocked(transaction, access, params.interactionId);
    requireMuting(access);
    if (body.contact === undefined && body.post === undefined)
      throw invalidField('contact', 'true or false, here or in post');
    for (const subject of MUTE_SUBJECTS) {
      const on = body[subject];
      if (on === undefined) continue;
      if (!canMute(subject, row)) throw invalidField(subject, 'a public interaction, which has a post');
      await setMute(change, access, row, { subject, on });
    }
    return change.present(row.id);
  });
}

/** What is muted on the channels that the agent may handle, the newest first. */
export async function listMutes(
  core: Core,
  { caller, query }: AgentCall<'listMutes'>,
): Promise<{ items: WireMute[]; next: string | null }> {
  const { cursor, limit } = query;
  const list = `mutes ${caller.organisationId} ${caller.agentId}`;
  const after = cursor === undefined ? null : await readCursor(core.signer, list, cursor);
  const rows = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    requireMuting(access);
    return transaction.query<{
      subject: MuteSubject;
      channel_id: string;
      key: string;
      interaction_id: string;
      agent_id: string;
      agent_name: string;
      at: number;
      contact_name: string;
    }>(
      `SELECT m.*, c.name AS contact_name FROM mute m
       JOIN interaction i ON i.organisation_id = m.organisation_id AND i.id = m.interaction_id
       JOIN contact c ON c.organisation_id = i.organisation_id AND c.id = i.contact_id
       WHERE m.channel_id = ANY($1::text[])
         AND ($3::bigint IS NULL OR (-m.at, (m.subject || ' ' || m.interaction_id) COLLATE "C") > ($3, $4))
       ORDER BY -m.at, (m.subject || ' ' || m.interaction_id) COLLATE "C" LIMIT $2`,
      [access.channelIds, limit + 1, after?.key ?? null, after?.id ?? ''],
    );
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ({
      subject: row.subject,
      channelId: row.channel_id,
      interactionId: row.interaction_id,
      contactName: row.contact_name,
      by: { id: row.agent_id, name: row.agent_name },
      at: toTime(row.at),
    })),
    next:
      last === undefined
        ? null
        : await writeCursor(core.signer, list, {
            key: -last.at,
            id: `${last.subject} ${last.interaction_id}`,
          }),
  };
}

/** Whether a contact, or a post, of a channel is muted now. */
export async function loadMuting(
  transaction: Transaction,
  { channelId, contactId, conversationId }: Record<'channelId' | 'contactId' | 'conversationId', string>,
): Promise<Muting> {
  const rows = await transaction.query<{ subject: MuteSubject }>(
    `SELECT subject FROM mute WHERE channel_id = $1
       AND ((subject = 'contact' AND key = $2) OR (subject = 'post' AND key = $3))`,
    [channelId, contactId, conversationId],
  );
  const has = (subject: MuteSubject): boolean => rows.some((row) => row.subject === subject);
  return { contact: has('contact'), post: has('post') };
}

function requireMuting(access: Access): void {
  requireFeature(access, 'mute');
  requirePermission(access, 'conversation.message.mute');
}

async function setMute(
  { transaction, organisationId, now, touchInteraction, audit }: Change,
  access: Access,
  row: InteractionRow,
  { subject, on }: { readonly subject: MuteSubject; readonly on: boolean },
): Promise<void> {
  const key = subject === 'contact' ? row.contact_id : row.conversation_id;
  const changed = on
    ? await transaction.query(
        `INSERT INTO mute (organisation_id, channel_id, subject, key, interaction_id, agent_id, agent_name, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`,
        [organisationId, row.channel_id, subject, key, row.id, access.agentId, access.agentName, now],
      )
    : await transaction.query(
        'DELETE FROM mute WHERE channel_id = $1 AND subject = $2 AND key = $3 RETURNING 1',
        [row.channel_id, subject, key],
      );
  if (changed.length === 0) return;
  await audit({
    interactionId: row.id,
    kind: on ? 'muted' : 'unmuted',
    by: access.agentId,
    detail: { subject },
  });
  const touched = await transaction.query<{ id: string }>(
    `UPDATE interaction SET version = version + 1
     WHERE channel_id = $1 AND ${subject === 'contact' ? 'contact_id' : 'conversation_id'} = $2
       AND (status <> 'closed' OR id = $3) RETURNING id`,
    [row.channel_id, key, row.id],
  );
  for (const { id } of touched) touchInteraction(id);
}
