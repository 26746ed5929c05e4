import type { WireInteraction } from '../../contract/interaction.ts';
import type { AnswerTrouble } from '../../model/answer.ts';
import type { agentTakerObstacle } from '../../model/assignment.ts';
import type { MessageDirection } from '../../model/message.ts';
import type { MuteSubject } from '../../model/mute.ts';
import type { MessageKind, PlatformId, Visibility } from '../../model/platform.ts';
import type { Removed } from '../../model/removal.ts';
import { isHeld, STATUSES, type Status } from '../../model/status.ts';
import type { StatusMove } from '../../model/status-moves.ts';
import type { Timer } from '../../model/timers.ts';
import type { Transaction } from '../database/database.ts';
import { toTime, toTimeOrNull } from './times.ts';

/** The newest message as its interaction keeps it. */
export interface ExcerptRow {
  readonly id: string;
  readonly text: string;
  readonly kind: MessageKind;
  readonly direction: MessageDirection;
  readonly at: number;
  readonly attachmentCount: number;
  /** Whether its content has been removed. */
  readonly removed?: boolean;
}

/** An interaction as the database has it; times are epoch milliseconds. */
export interface InteractionRow {
  readonly id: string;
  readonly version: number;
  readonly channel_id: string;
  readonly platform: PlatformId;
  readonly visibility: Visibility;
  readonly contact_id: string;
  readonly conversation_id: string;
  readonly status: Status;
  readonly assignee_id: string | null;
  readonly team_id: string | null;
  readonly skill_id: string | null;
  /** Whether the company began it. */
  readonly outbound: boolean;
  readonly topics: string[];
  readonly tags: string[];
  readonly message_tags: string[];
  readonly last_message: ExcerptRow | null;
  readonly unread_count: number;
  readonly last_read_message_id: string | null;
  readonly last_read_at: number | null;
  readonly waiting_since: number | null;
  readonly sla_due_at: number | null;
  readonly sla_soon_at: number | null;
  readonly last_inbound_at: number | null;
  readonly last_activity_at: number;
  readonly created_at: number;
  readonly offer_id: string | null;
  readonly offer_agent_id: string | null;
  readonly offer_made_at: number | null;
  readonly offer_expires_at: number | null;
  /** When which agent did not take it, by the agent's id. */
  readonly declined: Readonly<Record<string, number>>;
  readonly answer_trouble: AnswerTrouble | null;
  readonly score: number | null;
  readonly status_move: StoredStatusMove | null;
  /** The post under which it stands, as far as it is asked about here. */
  readonly post: { readonly networkId: string; readonly removed: Removed } | null;
  /** What the timers follow from: see `Standing` of the model. */
  readonly holder_id: string | null;
  readonly held_since: number | null;
  readonly timer: Timer | null;
  readonly returns_at: number | null;
  readonly returns_to: string | null;
  readonly done_since: number | null;
  readonly timer_due_at: number | null;
}

/** The last move of the status by hand, with the wait or the boomerang that it ended. */
export interface StoredStatusMove extends StatusMove {
  readonly waitingSince: number | null;
  readonly slaDueAt: number | null;
  /** Absent in moves that were stored before it was kept. */
  readonly returnsAt?: number | null;
}

/** With the names that stand in other tables. */
export interface InteractionView extends InteractionRow {
  readonly contact_name: string;
  readonly contact_handle: string | null;
  readonly contact_groups: string[];
  readonly contact_anonymous: boolean;
  readonly muted_subjects: MuteSubject[];
  /** What it was gone on with, and what it goes on from. */
  readonly links: { id: string; channelId: string; onward: boolean }[] | null;
  readonly assignee_name: string | null;
}

/** The statuses that `isHeld` of the model is true of, as a list in SQL; the schema has indexes on it. */
export const HELD_STATUSES = `(${STATUSES.filter(isHeld)
  .map((status) => `'${status}'`)
  .join(', ')})`;

/** What every reading of whole interactions begins with: `i` is the interaction, `c` its contact, `a` its assignee. */
export const SELECT_INTERACTION = `
  SELECT i.*, c.name AS contact_name, c.handle AS contact_handle, c.groups AS contact_groups,
    c.removed_at IS NOT NULL AS contact_anonymous, a.name AS assignee_name,
    ARRAY(SELECT m.subject FROM mute m WHERE m.organisation_id = i.organisation_id AND m.channel_id = i.channel_id
      AND ((m.subject = 'contact' AND m.key = i.contact_id)
        OR (m.subject = 'post' AND m.key = i.conversation_id))) AS muted_subjects,
    (SELECT jsonb_agg(jsonb_build_object('id', o.id, 'channelId', o.channel_id, 'onward', l.from_id = i.id)
        ORDER BY l.at, o.id)
      FROM interaction_link l JOIN interaction o ON o.organisation_id = l.organisation_id
        AND o.id = CASE WHEN l.from_id = i.id THEN l.to_id ELSE l.from_id END
      WHERE l.organisation_id = i.organisation_id AND (l.from_id = i.id OR l.to_id = i.id)) AS links
  FROM interaction i
  JOIN contact c ON c.organisation_id = i.organisation_id AND c.id = i.contact_id
  LEFT JOIN agent a ON a.organisation_id = i.organisation_id AND a.id = i.assignee_id`;

/** These interactions as they travel; what is not there is left out. */
export async function loadInteractions(
  transaction: Transaction,
  ids: readonly string[],
): Promise<WireInteraction[]> {
  if (ids.length === 0) return [];
  const rows = await transaction.query<InteractionView>(
    `${SELECT_INTERACTION} WHERE i.id = ANY($1::text[])`,
    [ids],
  );
  return rows.map(toWireInteraction);
}

/** Locks an interaction until the transaction ends and reads it; null where there is none. */
export async function lockInteraction(transaction: Transaction, id: string): Promise<InteractionRow | null> {
  const [row] = await transaction.query<InteractionRow>(
    'SELECT * FROM interaction WHERE id = $1 FOR UPDATE',
    [id],
  );
  return row ?? null;
}

/** What decides whether somebody can be given an interaction. */
export function takenFrom(row: InteractionRow): Parameters<typeof agentTakerObstacle>[1] {
  return {
    channelId: row.channel_id,
    status: row.status,
    assigneeId: row.assignee_id,
    offeredToId: row.offer_agent_id,
  };
}

/** An interaction as it crosses the wire. */
export function toWireInteraction(row: InteractionView): WireInteraction {
  const { last_message: last, offer_id, offer_agent_id, offer_made_at, offer_expires_at } = row;
  return {
    id: row.id,
    version: row.version,
    channelId: row.channel_id,
    platform: row.platform,
    visibility: row.visibility,
    contact: {
      id: row.contact_id,
      name: row.contact_name,
      handle: row.contact_handle,
      anonymous: row.contact_anonymous,
      groups: row.contact_groups,
    },
    status: row.status,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
    teamId: row.team_id,
    topics: row.topics,
    tags: row.tags,
    messageTags: row.message_tags,
    postRemoved: row.post?.removed ?? { content: false, author: false },
    muted: {
      contact: row.muted_subjects.includes('contact'),
      post: row.muted_subjects.includes('post'),
    },
    lastMessage: last === null ? null : { ...last, at: toTime(last.at), removed: last.removed ?? false },
    answerTrouble: row.answer_trouble,
    score: row.score,
    unreadCount: row.unread_count,
    lastReadMessageId: row.last_read_message_id,
    waitingSince: toTimeOrNull(row.waiting_since),
    slaDueAt: toTimeOrNull(row.sla_due_at),
    slaSoonAt: toTimeOrNull(row.sla_soon_at),
    timer: row.timer && {
      ...row.timer,
      since: toTime(row.timer.since),
      endsAt: toTime(row.timer.endsAt),
    },
    returnsAt: toTimeOrNull(row.returns_at),
    lastInboundAt: toTimeOrNull(row.last_inbound_at),
    lastActivityAt: toTime(row.last_activity_at),
    createdAt: toTime(row.created_at),
    offer:
      offer_id === null || offer_agent_id === null || offer_made_at === null || offer_expires_at === null
        ? null
        : {
            id: offer_id,
            agentId: offer_agent_id,
            madeAt: toTime(offer_made_at),
            expiresAt: toTime(offer_expires_at),
          },
    links: row.links ?? [],
  };
}
