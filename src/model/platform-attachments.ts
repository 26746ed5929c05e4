import type { AttachmentKind, AttachmentRules } from './platform.ts';

/*
 * What files the platforms take, for their table. Sources are marked as there: [S] the vendor's own source or package,
 * [P] its documentation, [2] second hand, [U] not verified.
 */

/** As @chatwoot/utils reads the networks' "MB" [S]. */
const MB = 1024 * 1024;

/** No files at all: reviews, and comments on networks whose interface takes text only [U]. */
export const TEXT_ONLY: AttachmentRules = {
  kinds: [],
  maxCount: 0,
  mixed: false,
  onePerMessage: false,
  withText: false,
};

/** On a Facebook comment: one picture [U]. */
export const FACEBOOK_FILES: AttachmentRules = {
  kinds: [
    {
      family: 'image',
      types: ['image/jpeg', 'image/png', 'image/gif'],
      maxBytes: 8 * MB,
    },
  ],
  maxCount: 1,
  mixed: false,
  onePerMessage: false,
  withText: true,
};

/** Messenger: pictures 8 MB, audio, video and files 25 MB [S] @chatwoot/utils and the SDK's constants; text apart [U]. */
export const MESSENGER_FILES: AttachmentRules = {
  kinds: [
    {
      family: 'image',
      types: ['image/jpeg', 'image/png', 'image/gif'],
      maxBytes: 8 * MB,
    },
    { family: 'video', types: ['video/*'], maxBytes: 25 * MB },
    { family: 'audio', types: ['audio/*'], maxBytes: 25 * MB },
    { family: 'document', types: ['*/*'], maxBytes: 25 * MB },
  ],
  maxCount: 10,
  mixed: true,
  onePerMessage: true,
  withText: false,
};

/** Instagram direct: pictures 8 MB, audio, video, PDF 25 MB [P] Meta attachment upload (Chatwoot's table: 16 MB). */
export const INSTAGRAM_DIRECT_FILES: AttachmentRules = {
  kinds: [
    {
      family: 'image',
      types: ['image/jpeg', 'image/png', 'image/gif'],
      maxBytes: 8 * MB,
    },
    {
      family: 'video',
      types: ['video/mp4', 'video/ogg', 'video/x-msvideo', 'video/avi', 'video/quicktime', 'video/webm'],
      maxBytes: 25 * MB,
    },
    {
      family: 'audio',
      types: ['audio/aac', 'audio/mp4', 'audio/x-m4a', 'audio/m4a', 'audio/wav', 'audio/x-wav'],
      maxBytes: 25 * MB,
    },
    { family: 'document', types: ['application/pdf'], maxBytes: 25 * MB },
  ],
  maxCount: 10,
  mixed: true,
  onePerMessage: true,
  withText: false,
};

/** X: up to 4 pictures, or 1 GIF, or 1 video, or a quotation: exclusivity [P], counts and sizes [U]. */
export const X_FILES: AttachmentRules = {
  kinds: [
    {
      family: 'image',
      types: ['image/jpeg', 'image/png', 'image/webp'],
      maxBytes: 5 * MB,
    },
    { family: 'image', types: ['image/gif'], maxBytes: 15 * MB, maxCount: 1 },
    {
      family: 'video',
      types: ['video/mp4', 'video/quicktime'],
      maxBytes: 512 * MB,
      maxCount: 1,
    },
  ],
  maxCount: 4,
  mixed: false,
  onePerMessage: false,
  withText: true,
};

/** WhatsApp Cloud: sizes by kind [S] @chatwoot/utils; text and media as separate messages [S] Genesys. */
export const WHATSAPP_FILES: AttachmentRules = {
  kinds: [
    { family: 'image', types: ['image/jpeg', 'image/png'], maxBytes: 5 * MB },
    { family: 'video', types: ['video/mp4', 'video/3gpp'], maxBytes: 16 * MB },
    {
      family: 'audio',
      types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/ogg'],
      maxBytes: 16 * MB,
    },
    {
      family: 'document',
      types: [
        'application/pdf',
        'application/msword',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/vnd.ms-excel',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/vnd.ms-powerpoint',
        'application/vnd.openxmlformats-officedocument.presentationml.presentation',
        'text/plain',
      ],
      maxBytes: 100 * MB,
    },
    // 0.1 MB still, 0.5 MB animated; the media type doesn't tell which, so the network decides between the two.
    { family: 'sticker', types: ['image/webp'], maxBytes: MB / 2 },
  ],
  maxCount: 10,
  mixed: true,
  onePerMessage: true,
  withText: false,
};

/** MMS: 5 MB together [S] @chatwoot/utils. */
export const MMS_FILES: AttachmentRules = {
  kinds: [
    {
      family: 'image',
      types: ['image/jpeg', 'image/png', 'image/gif'],
      maxBytes: 5 * MB,
    },
    {
      family: 'video',
      types: ['video/mp4', 'video/3gpp'],
      maxBytes: 5 * MB,
    },
    { family: 'audio', types: ['audio/*'], maxBytes: 5 * MB },
  ],
  maxCount: 10,
  maxTotalBytes: 5 * MB,
  mixed: true,
  onePerMessage: false,
  withText: true,
};

const ANYTHING = (maxBytes: number): readonly AttachmentKind[] => [
  { family: 'image', types: ['image/*'], maxBytes },
  { family: 'video', types: ['video/*'], maxBytes },
  { family: 'audio', types: ['audio/*'], maxBytes },
  { family: 'document', types: ['*/*'], maxBytes },
];

/** Web chat and email: 40 MB a file, 15 files a message [S] Chatwoot's defaults. */
export const ANY_FILES: AttachmentRules = {
  kinds: ANYTHING(40 * MB),
  maxCount: 15,
  mixed: true,
  onePerMessage: false,
  withText: true,
};
