import { hasLeft } from '../../model/delivery.ts';
import type { Message } from '../../model/message.ts';
import { actionVerdict } from '../../model/platform-action.ts';
import type { PlatformRules } from '../../model/platform.ts';

/** Whether the network lets an answer be hung on this very message; what it refuses is not offered. */
export function canReplyTo(message: Message, rules: PlatformRules | null, now: number): boolean {
  if (rules === null || message.direction === 'system') return false;
  const own = message.direction === 'outbound';
  return actionVerdict(rules, 'reply', {
    kind: message.kind,
    visibility: message.visibility,
    own,
    onNetwork: message.delivery === null ? !own : hasLeft(message.delivery.state),
    deleted: message.networkState.deleted,
    hidden: message.networkState.hidden,
    liked: message.networkState.likedByUs,
    sentAt: message.sentAt,
    now,
  }).allowed;
}
