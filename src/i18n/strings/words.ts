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

/** What is written down in the audit trail, by the names that the rules have for it. */
export type AuditWord =
  | 'assigned'
  | 'unassigned'
  | 'offered'
  | 'offer-accepted'
  | 'offer-declined'
  | 'offer-expired'
  | 'status'
  | 'outcome'
  | 'topics'
  | 'tags'
  | 'transferred'
  | 'elevated'
  | 'began-outbound'
  | 'boomerang-set'
  | 'boomerang-returned'
  | 'time-added'
  | 'contact-timer-ended'
  | 'returned'
  | 'detached'
  | 'ended-by-contact'
  | 'ended-by-agent'
  | 'after-contact-work-ended'
  | 'bulk-resolved'
  | 'message-action'
  | 'content-removed'
  | 'author-removed'
  | 'muted'
  | 'unmuted'
  | 'transcript-sent'
  | 'survey-sent'
  | 'survey-answered'
  | 'activity-logged'
  | 'attributes-changed';
