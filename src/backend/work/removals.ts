import type { WireInteraction } from '../../contract/interaction.ts';
import type { WireMessage } from '../../contract/message.ts';
import { removalObstacle, type Removal } from '../../model/removal.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { EventHub } from '../events/event-hub.ts';
import { tellRedaction } from '../events/redactions.ts';
import type { FileAddresses } from '../file-addresses.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import { toWireMessage, type MessageRow } from '../rows/message-row.ts';
import { problemOfVerdict, requireMessage, verdictOn } from './acting.ts';
import { removePostAuthor, removePostContent } from './posts.ts';
import { forgetPerson } from './contacts.ts';
import { lacksPermission, requireAccess, requireLocked } from './require.ts';

/**
 * Takes what a message said, or who wrote it, out of this product for good: rows, files, quotations, excerpts, what is searched, the
 * log, first answers, and what processes hold in memory (M5, M6). The network keeps it. What is removed already stays so.
 */
export async function removeFromMessage(
  core: Core,
  { addresses, hub }: { readonly addresses: FileAddresses; readonly hub: EventHub },
  { caller, params, body }: AgentCall<'removeFromMessage'>,
): Promise<WireMessage> {
  const stored = await changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    const wanted = (['content', 'author'] as const).filter((removal) => body[removal] === true);
    if (wanted.length === 0) throw invalidField('content', 'true, here or in author');
    // In the order in which what comes in takes them: the contact, then the interaction.
    await transaction.query(
      `SELECT 1 FROM contact WHERE id = (SELECT author_id FROM message WHERE id = $1) FOR NO KEY UPDATE`,
      [params.messageId],
    );
    if (body.author === true) await lockOfContact(change, params.messageId);
    const located = await requireMessage(change, access, params.messageId);
    const { message } = located;
    for (const removal of wanted) {
      const name = removal === 'content' ? 'remove-content' : 'remove-author';
      const verdict = verdictOn(core, change, { ...located, name, access });
      if (!verdict.allowed) {
        // Two agents at once, or one twice, make no noise.
        if (verdict.reason === 'nothing-to-remove') continue;
        throw verdict.reason === 'not-permitted'
          ? lacksPermission('conversation.message.remove')
          : problemOfVerdict(verdict, removal);
      }
      if (removal === 'content') await removeContent(change, message);
      else await removeAuthor(change, message.author_id ?? '');
      await change.audit({
        interactionId: message.interaction_id,
        kind: removal === 'content' ? 'content-removed' : 'author-removed',
        by: access.agentId,
      });
    }
    await tellRedaction(transaction, caller.organisationId);
    return change.presentMessage(message.id);
  });
  hub.forget(caller.organisationId);
  return toWireMessage(stored, addresses);
}

/** Likewise of the post under which an interaction stands, whoever wrote it; of every interaction that stands under it. */
export function removePost(
  core: Core,
  hub: EventHub,
  { caller, params }: AgentCall<'removePost'>,
): Promise<WireInteraction> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireAccess(transaction, caller);
    await lockOfPost(change, params.interactionId);
    const row = await requireLocked(transaction, access, params.interactionId);
    const obstacle = removalObstacle('content', access);
    if (obstacle === 'feature-off') throw new Problem('feature-off', { detail: 'removeContent' });
    if (obstacle !== null) throw lacksPermission('conversation.message.remove');
    const networkId = row.post?.networkId ?? null;
    if (networkId === null)
      throw new Problem('action-refused', {
        reason: 'nothing-to-remove',
        fields: [{ field: 'interactionId', expected: 'an interaction under a post that is known' }],
      });
    const [message] = await transaction.query<MessageRow>(
      'SELECT * FROM message WHERE channel_id = $1 AND network_id = $2 AND content_removed_at IS NULL FOR UPDATE',
      [row.channel_id, networkId],
    );
    if (message !== undefined) await removeContent(change, message);
    else if (row.post?.removed.content !== true)
      for (const id of await removePostContent(change, { channel_id: row.channel_id, network_id: networkId }))
        change.touchInteraction(id);
    if (message !== undefined || row.post?.removed.content !== true)
      await change.audit({
        interactionId: row.id,
        kind: 'content-removed',
        by: access.agentId,
        detail: { post: true },
      });
    await tellRedaction(transaction, caller.organisationId);
    return change.present(row.id);
  }).finally(() => {
    hub.forget(caller.organisationId);
  });
}

/** Locks every interaction that the author of a message takes part in or whose post is theirs: interactions come before messages. */
async function lockOfContact({ transaction }: Change, messageId: string): Promise<void> {
  await transaction.query(
    `SELECT 1 FROM interaction WHERE id IN (
       SELECT i.id FROM message m JOIN interaction i ON i.organisation_id = m.organisation_id AND i.contact_id = m.author_id
       WHERE m.id = $1
       UNION ALL
       SELECT i.id FROM message m JOIN contact c ON c.organisation_id = m.organisation_id AND c.id = m.author_id
       JOIN interaction i ON i.organisation_id = c.organisation_id AND i.channel_id = c.channel_id
         AND i.post ->> 'authorNetworkId' = c.network_id
       WHERE m.id = $1)
     ORDER BY id FOR UPDATE`,
    [messageId],
  );
}

/** Locks every interaction under the same post, and the one in which the post is a message, before that message. */
async function lockOfPost({ transaction }: Change, interactionId: string): Promise<void> {
  await transaction.query(
    `SELECT 1 FROM interaction WHERE id IN (
       SELECT u.id FROM interaction i JOIN interaction u ON u.organisation_id = i.organisation_id
         AND u.channel_id = i.channel_id AND u.post ->> 'networkId' = i.post ->> 'networkId'
       WHERE i.id = $1
       UNION ALL
       SELECT m.interaction_id FROM interaction i JOIN message m ON m.organisation_id = i.organisation_id
         AND m.channel_id = i.channel_id AND m.network_id = i.post ->> 'networkId'
       WHERE i.id = $1)
     ORDER BY id FOR UPDATE`,
    [interactionId],
  );
}

async function removeContent(
  { transaction, now, touchMessage, touchInteraction }: Change,
  row: MessageRow,
): Promise<void> {
  await transaction.query(
    `UPDATE message SET body = '', folded = '', extra = NULL, translation = NULL, template = NULL,
       template_order = NULL, file_count = 0, delivery_detail = NULL,
       action = action || '{"detail": null}', before_edit = NULL, content_removed_at = $2 WHERE id = $1`,
    [row.id, now],
  );
  await transaction.query(
    `DELETE FROM job WHERE kind = 'fetch-file' AND subject IN (SELECT id FROM attachment WHERE message_id = $1)`,
    [row.id],
  );
  await transaction.query('UPDATE message_action SET detail = NULL WHERE message_id = $1', [row.id]);
  await transaction.query('DELETE FROM attachment WHERE message_id = $1', [row.id]);
  const quoting = await transaction.query<{ id: string }>(
    `UPDATE message SET in_reply_to = ${quoteWithout('content', '{"text": ""}')}
     WHERE in_reply_to ->> 'id' = $1 RETURNING id`,
    [row.id],
  );
  const excerpted = await transaction.query<{ id: string }>(
    `UPDATE interaction SET version = version + 1,
       last_message = last_message || '{"text": "", "attachmentCount": 0, "removed": true}'
     WHERE id = $1 AND last_message ->> 'id' = $2 RETURNING id`,
    [row.interaction_id, row.id],
  );
  const under = await removePostContent({ transaction }, row);
  await transaction.query('SELECT inlay_redact_content($1)', [row.id]);
  for (const { id } of [row, ...quoting]) touchMessage(id);
  for (const { id } of excerpted) touchInteraction(id);
  for (const id of under) touchInteraction(id);
}

/** A name is the same name in each of a contact's messages and wherever the contact stands, so it goes from all of them. */
async function removeAuthor(change: Change, contactId: string): Promise<void> {
  const { transaction, now, touchMessage, touchInteraction } = change;
  await transaction.query(
    `UPDATE contact SET name = '', handle = NULL, folded = '', identifier = NULL, removed_at = $2 WHERE id = $1`,
    [contactId, now],
  );
  await forgetPerson(change, contactId);
  const written = await transaction.query<{ id: string }>(
    `UPDATE message SET author_name = '', network_url = NULL, author_removed_at = $2
     WHERE author_id = $1 AND author_kind = 'contact' AND direction = 'inbound' RETURNING id`,
    [contactId, now],
  );
  const ids = written.map(({ id }) => id);
  const quoting = await transaction.query<{ id: string }>(
    `UPDATE message SET in_reply_to = ${quoteWithout('author', '{"authorName": ""}')}
     WHERE in_reply_to ->> 'id' = ANY($1::text[]) RETURNING id`,
    [ids],
  );
  const interactions = await transaction.query<{ id: string }>(
    'UPDATE interaction SET version = version + 1 WHERE contact_id = $1 RETURNING id',
    [contactId],
  );
  // Whoever speaks of themselves may say who they are.
  await transaction.query(
    `UPDATE survey SET comment = NULL WHERE interaction_id IN (SELECT id FROM interaction WHERE contact_id = $1)`,
    [contactId],
  );
  const under = await removePostAuthor({ transaction }, contactId);
  await transaction.query('SELECT inlay_redact_author($1)', [contactId]);
  for (const { id } of [...written, ...quoting]) touchMessage(id);
  for (const id of [...interactions.map((one) => one.id), ...under]) touchInteraction(id);
}

function quoteWithout(removal: Removal, emptied: string): string {
  return `in_reply_to || '${emptied}' || jsonb_build_object('removed',
    '{"content": false, "author": false}'::jsonb || COALESCE(in_reply_to -> 'removed', '{}') || '{"${removal}": true}')`;
}
