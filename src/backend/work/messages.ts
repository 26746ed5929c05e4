import type { WireMessage } from '../../contract/message.ts';
import { readIn, type Core } from '../core.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { FileAddresses } from '../file-addresses.ts';
import type { AgentCall } from '../http/call.ts';
import { toWireMessage, withAttachments, type MessageRow } from '../rows/message-row.ts';
import { requireAccess, requireInteraction } from './require.ts';

/** A page of a thread backwards from the newest; `next` leads to older ones. Items stand in the thread's order. */
export async function listMessages(
  core: Core,
  addresses: FileAddresses,
  { caller, params, query }: AgentCall<'listMessages'>,
): Promise<{ items: WireMessage[]; next: string | null }> {
  const { cursor, limit } = query;
  const list = `messages ${caller.organisationId} ${params.interactionId}`;
  const before = cursor === undefined ? null : await readCursor(core.signer, list, cursor);
  const { messages, oldest } = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    await requireInteraction(transaction, access, params.interactionId);
    const rows = await transaction.query<MessageRow>(
      `SELECT * FROM message WHERE interaction_id = $1 AND ($2::bigint IS NULL OR (sent_at, id) < ($2, $3))
       ORDER BY sent_at DESC, id DESC LIMIT $4`,
      [params.interactionId, before?.key ?? null, before?.id ?? '', limit + 1],
    );
    const page = rows.slice(0, limit).reverse();
    return {
      messages: await withAttachments(transaction, page),
      oldest: rows.length > limit ? page[0] : undefined,
    };
  });
  return {
    items: await Promise.all(messages.map((message) => toWireMessage(message, addresses))),
    next:
      oldest === undefined
        ? null
        : await writeCursor(core.signer, list, { key: oldest.sent_at, id: oldest.id }),
  };
}
