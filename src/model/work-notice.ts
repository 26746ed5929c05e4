import { NOTICE_KINDS, type NoticeKind } from './agent-preferences.ts';
import type { Interaction } from './interaction.ts';
import { halfOf } from './timers.ts';

/** Something that has happened to an agent's work. The same happening has the same id, whoever finds it. */
export interface WorkNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly interactionId: string;
}

/** What is older than this is no news any more, such as what is caught up with after a night. */
export const NEWS_MS = 2 * 60_000;

/**
 * What an event about an interaction is news of to this agent: an offer before an assignment before a reply, one for each event. `before` is
 * null where the interaction was not known. What was muted makes no news, and what is old none.
 */
export function noticeOfMove(
  before: Interaction | null,
  after: Interaction,
  { agentId, now }: { readonly agentId: string; readonly now: number },
): WorkNotice | null {
  const { id, offer, assignee, lastMessage } = after;
  const notice = (kind: NoticeKind, of: string): WorkNotice => ({
    id: `${kind} ${id} ${of}`,
    kind,
    interactionId: id,
  });
  if (offer?.agentId === agentId && before?.offer?.id !== offer.id && now < offer.expiresAt)
    return notice('offer', offer.id);
  if (assignee?.id !== agentId) return null;
  const isReply =
    lastMessage !== null &&
    lastMessage.direction === 'inbound' &&
    lastMessage.id !== before?.lastMessage?.id &&
    lastMessage.at >= (before?.lastMessage?.at ?? 0) &&
    now - lastMessage.at < NEWS_MS &&
    after.unreadCount > 0 &&
    !after.muted.contact &&
    !after.muted.post;
  // Of one that was not known, a reply in the middle tells that the agent had it before.
  const wasMine =
    before === null ? isReply && after.createdAt < lastMessage.at : before.assignee?.id === agentId;
  // Who accepts an offer has taken it with open eyes.
  if (!wasMine) return before?.offer?.agentId === agentId ? null : notice('assigned', String(after.version));
  return isReply ? notice('replied', lastMessage.id) : null;
}

/** The interaction that a notice with this id is about; null where it is no notice's. */
export function interactionOfNotice(noticeId: string): string | null {
  const [kind, interactionId = '', of = ''] = noticeId.split(' ');
  return NOTICE_KINDS.some((one) => one === kind) && interactionId !== '' && of !== '' ? interactionId : null;
}

/** A moment at which an interaction's time is half or wholly over. */
interface Moment extends WorkNotice {
  readonly at: number;
}

/** The moments of an agent's time for an interaction: half and end of the time that the agent has, and the end of the promise. */
function momentsOf(
  { id, assignee, timer, slaDueAt, waitingSince }: Interaction,
  agentId: string,
): readonly Moment[] {
  if (assignee?.id !== agentId) return [];
  const moment = (kind: NoticeKind, at: number): Moment => ({
    id: `${kind} ${id} ${String(at)}`,
    kind,
    interactionId: id,
    at,
  });
  const ends = [timer?.kind === 'agent' ? timer.endsAt : null, waitingSince === null ? null : slaDueAt];
  const breaches = ends.filter((at) => at !== null).map((at) => moment('breach', at));
  return timer === null ? breaches : [moment('half-time', halfOf(timer)), ...breaches];
}

/** What has come to its moment after `from`, up to and with `to`. */
export function noticesOfTime(
  interactions: readonly Interaction[],
  { agentId, from, to }: { readonly agentId: string; readonly from: number; readonly to: number },
): readonly WorkNotice[] {
  return interactions
    .flatMap((one) => momentsOf(one, agentId))
    .filter(({ at }) => at > from && at <= to)
    .map(({ id, kind, interactionId }) => ({ id, kind, interactionId }));
}

/** When the next moment comes after `now`; null for none. */
export function nextMoment(
  interactions: readonly Interaction[],
  { agentId, now }: { readonly agentId: string; readonly now: number },
): number | null {
  const next = Math.min(
    ...interactions.flatMap((one) => momentsOf(one, agentId).map(({ at }) => (at > now ? at : Infinity))),
  );
  return next === Infinity ? null : next;
}

/** What a notice says beside its kind: whose it is, and what was written where that may be quoted; null for what may not be said. */
export function noticeWords(
  { kind }: Pick<WorkNotice, 'kind'>,
  { contact, lastMessage }: Pick<Interaction, 'contact' | 'lastMessage'>,
  mayQuote: boolean,
): { readonly name: string | null; readonly text: string | null } {
  const isQuotable =
    mayQuote && !contact.anonymous && kind === 'replied' && lastMessage !== null && !lastMessage.removed;
  return {
    name: contact.anonymous ? null : contact.name || contact.handle,
    text: isQuotable && lastMessage.text.trim() !== '' ? lastMessage.text : null,
  };
}
