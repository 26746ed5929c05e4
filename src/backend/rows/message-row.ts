import type { WireMessage } from '../../contract/message.ts';
import type { DeliveryReason, DeliveryState } from '../../model/delivery.ts';
import type { MessageDirection, MessageExtra } from '../../model/message.ts';
import type { MessageKind, Visibility } from '../../model/platform.ts';
import type { Transaction } from '../database/database.ts';
import type { FileAddresses } from '../file-addresses.ts';
import { loadAttachments, toWireAttachment, type StoredAttachment } from './attachment-row.ts';
import { toTime } from './times.ts';

/** A message as the database has it; times are epoch milliseconds. */
export interface MessageRow {
  readonly id: string;
  readonly interaction_id: string;
  readonly channel_id: string;
  readonly client_id: string | null;
  readonly kind: MessageKind;
  readonly visibility: Visibility;
  readonly direction: MessageDirection;
  readonly author_kind: 'contact' | 'agent' | 'system';
  readonly author_id: string | null;
  readonly author_name: string;
  readonly body: string;
  readonly extra: MessageExtra | null;
  readonly in_reply_to: WireMessage['inReplyTo'];
  readonly reply_network_id: string | null;
  readonly network_id: string | null;
  readonly network_url: string | null;
  readonly on_ad: boolean;
  readonly network_state: WireMessage['networkState'];
  readonly file_count: number;
  readonly sent_at: number;
  readonly delivery_state: DeliveryState | null;
  readonly delivery_reason: DeliveryReason | null;
  readonly delivery_detail: string | null;
  readonly delivery_at: number | null;
}

/** A message as events and first answers keep it. */
export type StoredMessage = Omit<WireMessage, 'attachments'> & {
  readonly attachments: readonly StoredAttachment[];
};

/** These messages with their files, in the thread's order; what is not there is left out. */
export async function loadMessages(
  transaction: Transaction,
  ids: readonly string[],
): Promise<StoredMessage[]> {
  if (ids.length === 0) return [];
  const rows = await transaction.query<MessageRow>(
    'SELECT * FROM message WHERE id = ANY($1::text[]) ORDER BY sent_at, id',
    [ids],
  );
  return withAttachments(transaction, rows);
}

/** The same rows, in the same order, with their files. */
export async function withAttachments(
  transaction: Transaction,
  rows: readonly MessageRow[],
): Promise<StoredMessage[]> {
  const files = await loadAttachments(
    transaction,
    rows.filter((row) => row.file_count > 0).map(({ id }) => id),
  );
  return rows.map((row) => toStoredMessage(row, files.get(row.id) ?? []));
}

function toStoredMessage(row: MessageRow, attachments: readonly StoredAttachment[]): StoredMessage {
  return {
    id: row.id,
    interactionId: row.interaction_id,
    clientId: row.client_id,
    kind: row.kind,
    visibility: row.visibility,
    direction: row.direction,
    author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
    text: row.body,
    attachments,
    // Readonly in the model, plain on the wire.
    extra: row.extra as WireMessage['extra'],
    inReplyTo: row.in_reply_to,
    networkUrl: row.network_url,
    onAd: row.on_ad,
    networkState: row.network_state,
    sentAt: toTime(row.sent_at),
    delivery:
      row.delivery_state === null
        ? null
        : {
            state: row.delivery_state,
            reason: row.delivery_reason,
            detail: row.delivery_detail,
            at: toTime(row.delivery_at ?? row.sent_at),
          },
  };
}

/** A stored message with fresh addresses of its files. */
export async function toWireMessage(stored: StoredMessage, addresses: FileAddresses): Promise<WireMessage> {
  return {
    ...stored,
    attachments: await Promise.all(stored.attachments.map((file) => toWireAttachment(file, addresses))),
  };
}
