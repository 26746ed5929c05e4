import { UNTOUCHED, type NetworkState } from '../../model/message.ts';
import { changeIn, type Change } from '../change.ts';
import type { Core } from '../core.ts';
import type { ShownState } from '../gateways/gateway.ts';
import type { ChannelRow } from '../rows/channel-row.ts';
import { networkStateOf, type MessageRow } from '../rows/message-row.ts';

/** So many messages of one author are marked when the account begins to follow them. */
const MOST_OF_AUTHOR = 200;

/** Takes what a network says that it shows of a message now; of one that is not known here, nothing is taken. */
export function takeMessageState(
  core: Core,
  channel: ChannelRow,
  { networkId, state }: { readonly networkId: string; readonly state: ShownState },
): Promise<void> {
  return changeIn(core, channel.organisation_id, async (change) => {
    const [message] = await change.transaction.query<MessageRow>(
      'SELECT * FROM message WHERE channel_id = $1 AND network_id = $2 FOR UPDATE',
      [channel.id, networkId],
    );
    if (message === undefined) return;
    await showState(change, message, { ...networkStateOf(message), ...known(state) });
  });
}

/** Sets what the network shows of a locked message; told where it differs from before. */
export async function showState(
  change: Change,
  message: Pick<MessageRow, 'id' | 'kind' | 'network_state'>,
  state: NetworkState,
): Promise<void> {
  const before = networkStateOf(message);
  const names = Object.keys(UNTOUCHED) as (keyof NetworkState)[];
  if (names.every((name) => before[name] === state[name])) return;
  await change.transaction.query('UPDATE message SET network_state = $2::jsonb WHERE id = $1', [
    message.id,
    JSON.stringify(state),
  ]);
  change.touchMessage(message.id);
}

/** The same said of the author's other messages in that interaction, the newest of them. */
export async function showFollowed(change: Change, message: MessageRow): Promise<void> {
  const others = await change.transaction.query<MessageRow>(
    `SELECT * FROM message WHERE interaction_id = $1 AND author_id = $2 AND direction = 'inbound' AND id <> $3
     ORDER BY sent_at DESC, id DESC LIMIT ${String(MOST_OF_AUTHOR)} FOR UPDATE`,
    [message.interaction_id, message.author_id, message.id],
  );
  for (const other of others) await showState(change, other, { ...networkStateOf(other), followed: true });
}

/** Keeps the reviews of an interaction saying whether they have their one answer on the network. */
export async function reviewAnswered(change: Change, interactionId: string): Promise<void> {
  const { transaction } = change;
  const reviews = await transaction.query<MessageRow>(
    `SELECT * FROM message WHERE interaction_id = $1 AND kind = 'review' AND direction = 'inbound'
     ORDER BY sent_at, id FOR UPDATE`,
    [interactionId],
  );
  if (reviews.length === 0) return;
  const [answer] = await transaction.query(
    `SELECT 1 FROM message WHERE interaction_id = $1 AND direction = 'outbound' AND kind = 'reply'
       AND network_id IS NOT NULL AND COALESCE((network_state ->> 'deleted')::boolean, false) = false LIMIT 1`,
    [interactionId],
  );
  const answered = answer !== undefined;
  for (const review of reviews) await showState(change, review, { ...networkStateOf(review), answered });
}

/** Keeps a public message saying whether its author has been sent a private reply to it: one that failed or was taken back is none. */
export async function reviewPrivateReplies(change: Change, answeredId: string): Promise<void> {
  const [message] = await change.transaction.query<MessageRow>(
    `SELECT * FROM message WHERE id = $1 AND visibility = 'public' FOR UPDATE`,
    [answeredId],
  );
  if (message === undefined) return;
  const [reply] = await change.transaction.query(
    `SELECT 1 FROM message WHERE interaction_id = $1 AND direction = 'outbound' AND visibility = 'private'
       AND in_reply_to ->> 'id' = $2 AND reply_network_id IS NOT NULL
       AND delivery_state NOT IN ('failed', 'cancelled')`,
    [message.interaction_id, answeredId],
  );
  await showState(change, message, { ...networkStateOf(message), privatelyAnswered: reply !== undefined });
}

/** The one answer of a review's interaction: on its way, or on the network and not deleted there; null where there is none. */
export async function findAnswer({ transaction }: Change, interactionId: string): Promise<MessageRow | null> {
  const [row] = await transaction.query<MessageRow>(
    `SELECT * FROM message WHERE interaction_id = $1 AND direction = 'outbound' AND visibility = 'public'
       AND COALESCE((network_state ->> 'deleted')::boolean, false) = false
       AND (network_id IS NOT NULL OR delivery_state IN ('queued', 'held', 'sending', 'sent', 'delivered', 'read', 'unknown'))
     ORDER BY sent_at DESC, id DESC LIMIT 1`,
    [interactionId],
  );
  return row ?? null;
}

/** What is said, without what is not. */
function known(state: ShownState): Partial<NetworkState> {
  return Object.fromEntries(
    Object.entries(state).filter(([name, value]) => name in UNTOUCHED && value !== undefined),
  );
}
