export type PlatformWord =
  | 'app-store'
  | 'facebook'
  | 'google-play'
  | 'google-maps'
  | 'instagram'
  | 'linkedin'
  | 'x'
  | 'youtube'
  | 'messenger'
  | 'instagram-direct'
  | 'x-direct'
  | 'whatsapp'
  | 'sms'
  | 'web-chat'
  | 'email'
  | 'voice';

export type StatusWord = 'new' | 'open' | 'pending' | 'resolved' | 'closed';

export type VisibilityWord = 'public' | 'private';

export type KindWord =
  | 'post'
  | 'comment'
  | 'mention'
  | 'reply'
  | 'quote'
  | 'review'
  | 'direct'
  | 'story-mention'
  | 'story-reply'
  | 'reaction'
  | 'template'
  | 'system';

export type ErrorWord =
  | 'offline'
  | 'timeout'
  | 'unavailable'
  | 'rate-limited'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'rejected';

export type RefusalWord =
  | 'platform-lacks-action'
  | 'not-on-this-kind'
  | 'off-for-account'
  | 'not-connected'
  | 'not-on-network'
  | 'deleted-on-network'
  | 'only-own-messages'
  | 'only-messages-of-others'
  | 'only-on-own-property'
  | 'only-own-or-on-own-property'
  | 'only-in-own-conversations'
  | 'already-liked'
  | 'not-liked-yet'
  | 'already-reposted'
  | 'already-followed'
  | 'already-hidden'
  | 'not-hidden-yet'
  | 'already-answered'
  | 'not-answered-yet'
  | 'author-refuses-direct'
  | 'private-reply-spent'
  | 'private-reply-too-late';

/** What can be done with a message, by the names that the rules have for it. */
export type MessageActionWord =
  | 'reply'
  | 'edit-reply'
  | 'reply-privately'
  | 'quote'
  | 'like'
  | 'unlike'
  | 'repost'
  | 'follow'
  | 'hide'
  | 'unhide'
  | 'delete'
  | 'copy'
  | 'open-on-network'
  | 'add-note'
  | 'add-tags'
  | 'mute-contact'
  | 'unmute-contact'
  | 'mute-post'
  | 'unmute-post'
  | 'remove-content'
  | 'remove-author';

/** Those that the network is asked for. */
export type NetworkActionWord = 'like' | 'unlike' | 'hide' | 'unhide' | 'delete' | 'repost' | 'follow';
/** Why the network did not do one. */
export type ActionFailureWord =
  'rejected' | 'forbidden' | 'gone' | 'limit-reached' | 'unsupported' | 'unreachable' | 'not-allowed';
/** Why an action on a message is not possible. */
export type MessageRefusalWord =
  | RefusalWord
  | 'feature-off'
  | 'not-permitted'
  | 'interaction-closed'
  | 'system-entry'
  | 'no-text'
  | 'still-sending'
  | 'nothing-to-remove'
  | 'already-muted'
  | 'not-muted'
  | 'no-address';

export type FamilyWord = 'image' | 'video' | 'audio' | 'document' | 'sticker';

/** What was expected of an attribute's value. */
export type AttributeProblemWord =
  | 'text-expected'
  | 'text-too-long'
  | 'number-expected'
  | 'date-expected'
  | 'choice-expected'
  | 'link-expected';
export type OutcomeFieldWord = 'status' | 'dispositionId' | 'topics' | 'resolutionReason' | 'notes' | 'tags';
export type OutcomeProblemWord =
  | 'illegal-move'
  | 'resolve-first'
  | 'missing'
  | 'unknown'
  | 'too-long'
  | 'too-many'
  | 'unseen'
  | 'not-permitted';

/**
 * What is written down in the audit trail, by the names that the rules have for it, with what each line may say of it: the names of
 * its details, those of agents, teams, skills and channels for their ids. What is not there was not told.
 */
export interface AuditNames {
  readonly assigned: 'agent' | 'team';
  readonly unassigned: never;
  readonly offered: 'agent';
  readonly 'offer-accepted': never;
  readonly 'offer-declined': never;
  readonly 'offer-expired': 'agent';
  readonly status: 'from' | 'to' | 'undo';
  readonly outcome: 'changed' | 'from' | 'to' | 'disposition' | 'reason' | 'topics' | 'tags';
  readonly topics: 'topics';
  readonly tags: 'added' | 'removed';
  readonly transferred: 'agent' | 'skill' | 'team';
  readonly elevated: 'channel' | 'from';
  readonly 'began-outbound': 'channel';
  readonly 'boomerang-set': 'at';
  readonly 'boomerang-returned': 'on' | 'agent';
  readonly 'time-added': never;
  readonly 'contact-timer-ended': never;
  readonly returned: 'agent';
  readonly detached: never;
  readonly 'ended-by-contact': never;
  readonly 'ended-by-agent': never;
  readonly 'after-contact-work-ended': never;
  readonly 'bulk-resolved': 'reason';
  readonly 'message-action': 'action';
  readonly 'message-action-refused': 'action' | 'reason';
  readonly 'content-removed': 'post';
  readonly 'author-removed': never;
  readonly muted: 'subject';
  readonly unmuted: 'subject';
  readonly 'transcript-sent': never;
  readonly 'survey-sent': never;
  readonly 'survey-answered': 'rating';
  readonly 'activity-logged': never;
  readonly 'attributes-changed': 'attributes' | 'record';
}

/** Why signing in came to nothing; the names are those of `model/sign-in.ts`. */
export type SignInTroubleWord =
  | 'blocked'
  | 'closed'
  | 'unreachable'
  | 'late'
  | 'not-set-up'
  | 'denied'
  | 'expired'
  | 'invalid'
  | 'misconfigured'
  | 'unknown-agent';

/** Why a host did not do what was asked of it. */
export type CrmTroubleWord = 'refused' | 'timeout' | 'gone' | 'unsupported';
