import type { WireMessage } from '../../contract/message.ts';
import type { WireNote } from '../../contract/note.ts';
import type { DeliveryReason, DeliveryState } from '../../model/delivery.ts';
import { excerptOf } from '../../model/excerpt.ts';
import {
  UNTOUCHED,
  type MessageActionState,
  type MessageDirection,
  type MessageExtra,
  type NetworkState,
} from '../../model/message.ts';
import type { ActionableMessage } from '../../model/message-actions.ts';
import type { MessageKind, Visibility } from '../../model/platform.ts';
import { INTACT, type Removed } from '../../model/removal.ts';
import type { TemplateContent, TemplateOrder } from '../../model/template.ts';
import type { Translation } from '../../model/translation.ts';
import type { Transaction } from '../database/database.ts';
import type { FileAddresses } from '../file-addresses.ts';
import { loadAttachments, toWireAttachment, type StoredAttachment } from './attachment-row.ts';
import { loadNotes } from './note-row.ts';
import { toTime, toTimeOrNull } from './times.ts';

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
  readonly translation: Translation | null;
  readonly extra: MessageExtra | null;
  readonly template: TemplateContent | null;
  readonly template_order: TemplateOrder | null;
  /** Those of before something could be removed do not say that nothing has been. */
  readonly in_reply_to:
    (Omit<NonNullable<WireMessage['inReplyTo']>, 'removed'> & { readonly removed?: Removed }) | null;
  readonly reply_network_id: string | null;
  readonly network_id: string | null;
  readonly network_url: string | null;
  readonly on_ad: boolean;
  /** What has been said of it; what a row made before a field was there lacks stands at its neutral value. */
  readonly network_state: Partial<NetworkState>;
  readonly action: StoredAction | null;
  readonly edited_at: number | null;
  readonly file_count: number;
  readonly content_removed_at: number | null;
  readonly author_removed_at: number | null;
  readonly tags: string[];
  readonly note_count: number;
  readonly muted: boolean;
  readonly sent_at: number;
  readonly delivery_state: DeliveryState | null;
  readonly delivery_reason: DeliveryReason | null;
  readonly delivery_detail: string | null;
  readonly delivery_at: number | null;
  readonly undo_until: number | null;
  /** What the newest wording took the place of, where it could be taken back; null once it was, and where it could not. */
  readonly before_edit: BeforeEdit | null;
  /** Whether the newest wording was taken back. */
  readonly edit_taken_back: boolean;
}

/** All that a new wording changes of a message, as it was before. */
export interface BeforeEdit extends Pick<
  MessageRow,
  | 'client_id'
  | 'author_id'
  | 'author_name'
  | 'body'
  | 'translation'
  | 'edited_at'
  | 'content_removed_at'
  | 'delivery_state'
  | 'delivery_reason'
  | 'delivery_detail'
> {
  readonly ended_wait_since: number | null;
}

/** The newest action that has not succeeded, as the row keeps it. */
export type StoredAction = MessageActionState;

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

/** The same rows, in the same order, with their files and notes. */
export async function withAttachments(
  transaction: Transaction,
  rows: readonly MessageRow[],
): Promise<StoredMessage[]> {
  const files = await loadAttachments(
    transaction,
    rows.filter((row) => row.file_count > 0).map(({ id }) => id),
  );
  const notes = await loadNotes(
    transaction,
    rows.filter((row) => row.note_count > 0).map(({ id }) => id),
  );
  return rows.map((row) => toStoredMessage(row, files.get(row.id) ?? [], notes.get(row.id) ?? []));
}

function toStoredMessage(
  row: MessageRow,
  attachments: readonly StoredAttachment[],
  notes: readonly WireNote[],
): StoredMessage {
  return {
    id: row.id,
    interactionId: row.interaction_id,
    clientId: row.client_id,
    kind: row.kind,
    visibility: row.visibility,
    direction: row.direction,
    author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
    text: row.body,
    translation: row.translation,
    attachments,
    // Readonly in the model, plain on the wire.
    extra: toWireExtra(row.extra),
    template: row.template as WireMessage['template'],
    removed: removedOf(row),
    tags: row.tags,
    notes: [...notes],
    muted: row.muted,
    inReplyTo:
      row.in_reply_to === null ? null : { ...row.in_reply_to, removed: row.in_reply_to.removed ?? INTACT },
    networkUrl: row.network_url,
    onAd: row.on_ad,
    networkState: networkStateOf(row),
    action: row.action === null ? null : { ...row.action, at: toTime(row.action.at) },
    editedAt: row.edited_at === null ? null : toTime(row.edited_at),
    sentAt: toTime(row.sent_at),
    delivery:
      row.delivery_state === null
        ? null
        : {
            state: row.delivery_state,
            reason: row.delivery_reason,
            detail: row.delivery_detail,
            at: toTime(row.delivery_at ?? row.sent_at),
            undoUntil: row.delivery_state === 'sending' ? toTimeOrNull(row.undo_until) : null,
          },
  };
}

function toWireExtra(extra: MessageExtra | null): WireMessage['extra'] {
  return extra?.type === 'story'
    ? { ...extra, expiresAt: toTimeOrNull(extra.expiresAt) }
    : (extra as WireMessage['extra']);
}

/** What has been taken out of a message. */
function removedOf(row: Pick<MessageRow, 'content_removed_at' | 'author_removed_at'>): Removed {
  return { content: row.content_removed_at !== null, author: row.author_removed_at !== null };
}

/** A message as a short copy within one that answers it; what has been taken out of it is not there either. */
export function quoteOf(
  row: Pick<MessageRow, 'id' | 'author_name' | 'body' | 'content_removed_at' | 'author_removed_at'>,
): NonNullable<WireMessage['inReplyTo']> {
  return { id: row.id, authorName: row.author_name, text: excerptOf(row.body), removed: removedOf(row) };
}

/** What the network shows of a message. */
export function networkStateOf({
  kind,
  network_state,
}: Pick<MessageRow, 'kind' | 'network_state'>): NetworkState {
  return { ...UNTOUCHED, onOwnProperty: kind !== 'mention', ...network_state };
}

/** A message as the rules of what can be done with it look at it. */
export function toActionable(row: MessageRow): ActionableMessage {
  return {
    direction: row.direction,
    kind: row.kind,
    visibility: row.visibility,
    text: row.body,
    author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
    removed: removedOf(row),
    networkUrl: row.network_url,
    networkState: networkStateOf(row),
    action: row.action,
    editedAt: row.edited_at,
    sentAt: row.sent_at,
    delivery:
      row.delivery_state === null
        ? null
        : {
            state: row.delivery_state,
            reason: row.delivery_reason,
            detail: row.delivery_detail,
            at: row.delivery_at ?? row.sent_at,
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
