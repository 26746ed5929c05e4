import type {
  ActionRule,
  AttachmentRules,
  InboundKind,
  MessageKind,
  Platform,
  PlatformId,
  PlatformOverrides,
  PlatformRules,
  ReplyWindowRule,
  TextLimit,
} from './platform.ts';
import {
  ANY_FILES,
  FACEBOOK_FILES,
  INSTAGRAM_DIRECT_FILES,
  MESSENGER_FILES,
  MMS_FILES,
  TEXT_ONLY,
  WHATSAPP_FILES,
  X_FILES,
} from './platform-attachments.ts';

/*
 * How far each fact can be trusted:
 * [S] the vendor's own source or package, [P] the vendor's documentation, [2] second hand only,
 * [U] not verified, [O] our own choice. All are defaults; a backend overrides them per account.
 */

const characters = (limit: number): TextLimit => ({
  limit,
  unit: 'code-points',
});
const bytes = (limit: number): TextLimit => ({ limit, unit: 'utf8-bytes' });

const answered = (visibility: InboundKind['visibility'], answeredBy: MessageKind): InboundKind => ({
  visibility,
  answeredBy,
});
const PRIVATE = answered('private', 'direct');
const REPLIED = answered('public', 'reply');
const COMMENTED = answered('public', 'comment');

const on = (
  action: ActionRule['action'],
  kinds: readonly MessageKind[],
  ...when: ActionRule['when']
): ActionRule => ({ action, on: kinds, when });

const toggle = (
  action: 'like' | 'hide',
  kinds: readonly MessageKind[],
  ...when: ActionRule['when']
): readonly ActionRule[] =>
  action === 'like'
    ? [on('like', kinds, 'not-own', ...when, 'not-liked'), on('unlike', kinds, 'not-own', ...when, 'liked')]
    : [
        on('hide', kinds, 'not-own', ...when, 'not-hidden'),
        on('unhide', kinds, 'not-own', ...when, 'hidden'),
      ];

const DIRECT_REPLY = on('reply', ['direct', 'story-mention', 'story-reply', 'reaction', 'template']);

/**
 * One private message to the author of a public one, within 7 days of it; the 24-hour rule starts when the person
 * answers. [P] Instagram private replies; Facebook alike [2].
 */
const META_PRIVATE_REPLY = { days: 7, once: true } as const;
const PRIVATE_REPLY_ONCE = [
  'not-own',
  'accepts-direct',
  'private-reply-unused',
  'private-reply-in-time',
] as const;

/**
 * Messenger and Instagram: 24 hours, then up to 7 days for a human agent with the tag `HUMAN_AGENT`, after that
 * nothing. [P] Instagram send message; [S] Chatwoot. Accounts without that permission override it.
 */
const META_WINDOW: ReplyWindowRule = {
  hours: 24,
  thereafter: 'human-agent-tag',
  tagHours: 7 * 24,
};

const FROM_SOCIAL: readonly PlatformId[] = ['voice', 'email', 'sms', 'whatsapp'];

/** A private line without actions of its own: whatever comes in is direct and is answered directly. */
const privateLine = (
  id: PlatformId,
  text: Platform['text'],
  attachments: AttachmentRules,
  replyWindow: ReplyWindowRule | null = null,
  elevatesTo = FROM_SOCIAL,
  ...alsoBrings: readonly MessageKind[]
): Platform => ({
  id,
  visibility: 'private',
  inbound: Object.fromEntries(['direct', ...alsoBrings].map((kind) => [kind, PRIVATE])),
  actions: [DIRECT_REPLY],
  text,
  attachments,
  replyWindow,
  privateReply: null,
  singleReply: false,
  elevatesTo,
});

/** Reviews have one answer, which is edited; text only; nothing can be done to the review itself. */
const reviews = (
  id: PlatformId,
  limit: TextLimit,
  deletesAnswer: 'deletes-answer' | 'keeps-answer',
): Platform => ({
  id,
  visibility: 'public',
  inbound: { review: REPLIED },
  actions: [
    on('reply', ['review'], 'not-answered'),
    on('edit-reply', ['review'], 'answered'),
    on('edit-reply', ['reply'], 'own'),
    ...(deletesAnswer === 'deletes-answer' ? [on('delete', ['reply'], 'own')] : []),
  ],
  text: { public: limit },
  attachments: TEXT_ONLY,
  replyWindow: null,
  privateReply: null,
  singleReply: true,
  elevatesTo: FROM_SOCIAL,
});

/** The platform table (see `Platform` for what each field says). */
export const PLATFORMS: Readonly<Record<PlatformId, Platform>> = {
  /** One response a review, editable and deletable [P] Apple; 5,970 characters [2] AppFollow, AppReply. */
  'app-store': reviews('app-store', characters(5970), 'deletes-answer'),

  /** One reply, sent again it edits; "approximately 350" characters, rejected above; no delete [P] androidpublisher v3. */
  'google-play': reviews('google-play', characters(350), 'keeps-answer'),

  /** One reply, put and deleted; 4,096 bytes [P] my-business v4. */
  'google-maps': reviews('google-maps', bytes(4096), 'deletes-answer'),

  /**
   * Comment 8,000 characters [2] (Sprinklr enforces 5,000: the larger is taken, the network refuses what it must);
   * private reply 2,000 as Messenger [S]. Actions [U] (Graph's can_hide, can_remove, can_like, can_reply_privately).
   */
  facebook: {
    id: 'facebook',
    visibility: 'public',
    inbound: {
      post: COMMENTED,
      mention: COMMENTED,
      comment: REPLIED,
      reply: REPLIED,
      direct: PRIVATE,
    },
    actions: [
      on('reply', ['post', 'mention', 'comment', 'reply']),
      DIRECT_REPLY,
      on('reply-privately', ['post', 'comment', 'reply'], ...PRIVATE_REPLY_ONCE),
      ...toggle('like', ['post', 'mention', 'comment', 'reply']),
      ...toggle('hide', ['post', 'comment', 'reply'], 'on-own-property'),
      on('delete', ['post', 'comment', 'reply'], 'own-or-on-own-property'),
    ],
    text: { public: characters(8000), private: characters(2000) },
    attachments: FACEBOOK_FILES,
    replyWindow: META_WINDOW,
    privateReply: { via: 'messenger', ...META_PRIVATE_REPLY },
    singleReply: false,
    elevatesTo: FROM_SOCIAL,
  },

  /**
   * Comment 2,200 characters [2]; private reply 1,000 bytes as Instagram direct [P]. Hide, and delete on own media [U].
   * Like: M2 asks for it; sources know no such call for comments, so an account without it turns it off.
   */
  instagram: {
    id: 'instagram',
    visibility: 'public',
    inbound: {
      mention: COMMENTED,
      comment: REPLIED,
      reply: REPLIED,
      direct: PRIVATE,
    },
    actions: [
      on('reply', ['mention', 'comment', 'reply']),
      DIRECT_REPLY,
      on('reply-privately', ['comment', 'reply'], ...PRIVATE_REPLY_ONCE),
      ...toggle('like', ['comment', 'reply']),
      ...toggle('hide', ['comment', 'reply'], 'on-own-property'),
      on('delete', ['comment', 'reply'], 'on-own-property'),
    ],
    text: { public: characters(2200), private: bytes(1000) },
    attachments: TEXT_ONLY,
    replyWindow: META_WINDOW,
    privateReply: { via: 'instagram-direct', ...META_PRIVATE_REPLY },
    singleReply: false,
    elevatesTo: FROM_SOCIAL,
  },

  /** Comment 1,250 characters [2] (Sprinklr 1,300: the smaller is taken, it is never refused). Actions [U]; text only [U]. */
  linkedin: {
    id: 'linkedin',
    visibility: 'public',
    inbound: { mention: COMMENTED, comment: REPLIED, reply: REPLIED },
    actions: [
      on('reply', ['mention', 'comment', 'reply']),
      ...toggle('like', ['mention', 'comment', 'reply']),
      on('delete', ['post', 'comment', 'reply'], 'own'),
    ],
    text: { public: characters(1250) },
    attachments: TEXT_ONLY,
    replyWindow: null,
    privateReply: null,
    singleReply: false,
    elevatesTo: FROM_SOCIAL,
  },

  /**
   * Post 280 by weight [S] twitter-text 3 (Premium up to 25,000 [2], by override); direct message 10,000 [2].
   * Hide: only replies in a conversation started by the account, at most 725 a conversation [P]; the rest [U].
   */
  x: {
    id: 'x',
    visibility: 'public',
    inbound: {
      post: REPLIED,
      mention: REPLIED,
      reply: REPLIED,
      quote: REPLIED,
      direct: PRIVATE,
    },
    actions: [
      on('reply', ['post', 'mention', 'reply', 'quote']),
      DIRECT_REPLY,
      on('reply-privately', ['post', 'mention', 'reply', 'quote'], 'not-own', 'accepts-direct'),
      on('quote', ['post', 'mention', 'reply', 'quote']),
      ...toggle('like', ['post', 'mention', 'reply', 'quote']),
      on('repost', ['post', 'mention', 'reply', 'quote'], 'not-own', 'not-reposted'),
      on('follow', ['post', 'mention', 'reply', 'quote'], 'not-own', 'not-followed'),
      ...toggle('hide', ['mention', 'reply'], 'in-own-conversation'),
      on('delete', ['post', 'reply', 'quote'], 'own'),
    ],
    text: {
      public: { limit: 280, unit: 'x-weight' },
      private: characters(10_000),
    },
    attachments: X_FILES,
    replyWindow: null,
    privateReply: { via: 'x-direct', once: false },
    singleReply: false,
    elevatesTo: FROM_SOCIAL,
  },

  /**
   * Comment 10,000 [2]. Hide holds for review, on own videos only, and takes its replies along; delete own
   * [P] comments.setModerationStatus. Like: M2 asks for it; sources know no such call for comments, as with Instagram.
   */
  youtube: {
    id: 'youtube',
    visibility: 'public',
    inbound: { comment: REPLIED, reply: REPLIED },
    actions: [
      on('reply', ['comment', 'reply']),
      ...toggle('like', ['comment', 'reply']),
      ...toggle('hide', ['comment', 'reply'], 'on-own-property'),
      on('delete', ['comment', 'reply'], 'own'),
    ],
    text: { public: characters(10_000) },
    attachments: TEXT_ONLY,
    replyWindow: null,
    privateReply: null,
    singleReply: false,
    elevatesTo: FROM_SOCIAL,
  },

  /** 2,000 characters [S] Chatwoot and the SDK's constant. */
  messenger: privateLine(
    'messenger',
    { private: characters(2000) },
    MESSENGER_FILES,
    META_WINDOW,
    FROM_SOCIAL,
    'reaction',
  ),

  /** 1,000 bytes [P] (the same page says characters, too: bytes are the safe reading). */
  'instagram-direct': privateLine(
    'instagram-direct',
    { private: bytes(1000) },
    INSTAGRAM_DIRECT_FILES,
    META_WINDOW,
    FROM_SOCIAL,
    'story-mention',
    'story-reply',
    'reaction',
  ),

  /** 10,000 characters [2]; one medium a message [U]; no window [U]. */
  'x-direct': privateLine('x-direct', { private: characters(10_000) }, { ...X_FILES, maxCount: 1 }),

  /** 4,096 characters, templates' body 1,024 [S] Chatwoot, [2]; 24 hours, then templates [S] Chatwoot, [2]. */
  whatsapp: privateLine(
    'whatsapp',
    { private: characters(4096), template: characters(1024) },
    WHATSAPP_FILES,
    { hours: 24, thereafter: 'template' },
    ['voice', 'email', 'sms'],
    'reaction',
  ),

  /** 160 or 70 units, then 153 or 67 a segment; 10 segments [U]; files by MMS, 5 MB together [S] @chatwoot/utils. */
  sms: privateLine('sms', { private: { limit: 10, unit: 'sms-segments' } }, MMS_FILES),

  /** 10,000 characters [O]; files 40 MB, 15 a message [S] Chatwoot's defaults. */
  'web-chat': privateLine('web-chat', { private: characters(10_000) }, ANY_FILES),

  /** 25,000 characters, files 40 MB, 15 a message [S] Chatwoot. */
  email: privateLine('email', { private: characters(25_000) }, ANY_FILES, null, ['voice', 'sms', 'whatsapp']),

  /** Only a target of elevation: nothing is written here. */
  voice: {
    id: 'voice',
    visibility: 'private',
    inbound: {},
    actions: [],
    text: {},
    attachments: TEXT_ONLY,
    replyWindow: null,
    privateReply: null,
    singleReply: false,
    elevatesTo: [],
  },
};

/**
 * The rules that hold for one account: its platform's row, with what the backend knows better put over it.
 * Limits are replaced form by form and attachment rules field by field; everything else as a whole.
 */
export function platformRules(id: PlatformId, overrides: PlatformOverrides = {}): PlatformRules {
  const row = PLATFORMS[id];
  return {
    ...row,
    ...overrides,
    text: { ...row.text, ...overrides.text },
    attachments: { ...row.attachments, ...overrides.attachments },
    actionsOff: overrides.actionsOff ?? [],
    unconnected: overrides.unconnected ?? [],
  };
}
