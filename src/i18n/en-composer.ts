import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('en');

/** The reply box, emoji among it in English. */
export const enComposer: Pick<LateStrings, 'composer' | 'emoji'> = {
  composer: {
    name: 'Write a reply',
    placeholder: 'Write a reply',
    send: { public: 'Send publicly', private: 'Send privately' },
    as: {
      public: (account) => `Public as ${account}`,
      private: (account) => `Private as ${account}`,
    },
    attach: 'Attach files',
    dropHere: 'Drop files to attach them',
    emoji: 'Emoji',
    remaining: 'Remaining',
    left: (count) =>
      plural(count, { one: (n) => `${n} character left`, other: (n) => `${n} characters left` }),
    over: (count) =>
      plural(count, { one: (n) => `${n} character too many`, other: (n) => `${n} characters too many` }),
    segments: (used, limit) => `${used} of ${limit} text messages`,
    files: (count) => plural(count, { one: (n) => `${n} file`, other: (n) => `${n} files` }),
    removeAttachment: (name) => `Remove attachment ${name}`,
    uploading: (name, share) => `Uploading ${name}, ${share}`,
    uploadFailed: (name) => `${name} was not uploaded.`,
    uploadLate: 'Not uploaded yet. It is tried again by itself.',
    uploadNow: 'Try now',
    notKept: 'This browser has no room to keep it: stay on this page until it is uploaded.',
    asMessages: (count) => `Leaves as ${String(count)} messages, in this order`,
    notTaken: {
      otherContent: 'It holds something else than its name says.',
      tooLarge: 'It is larger than can be sent here.',
      refused: 'This file can’t be sent here.',
    },
    refused: {
      empty: (name) => `${name} is empty.`,
      tooLarge: (name, limit) => `${name} is larger than ${limit}.`,
      tooLargeTogether: (name, limit) => `With ${name}, the files are larger than ${limit} together.`,
      kindNotAllowed: (name, platform, taken) =>
        `${platform} doesn’t take files like ${name}. It takes ${taken}.`,
      families: {
        image: 'pictures',
        video: 'videos',
        audio: 'recordings',
        document: 'documents',
        sticker: 'stickers',
      },
      noFiles: (platform) => `${platform} takes no files.`,
      tooMany: (name, limit) =>
        plural(limit, {
          one: (n) => `${name} is one too many: ${n} file can go at once.`,
          other: (n) => `${name} is one too many: ${n} files can go at once.`,
        }),
      tooManyOf: {
        image: (name, limit) =>
          plural(limit, {
            one: (n) => `${name} is one too many: ${n} picture can go at once.`,
            other: (n) => `${name} is one too many: ${n} pictures can go at once.`,
          }),
        video: (name, limit) =>
          plural(limit, {
            one: (n) => `${name} is one too many: ${n} video can go at once.`,
            other: (n) => `${name} is one too many: ${n} videos can go at once.`,
          }),
        audio: (name, limit) =>
          plural(limit, {
            one: (n) => `${name} is one too many: ${n} recording can go at once.`,
            other: (n) => `${name} is one too many: ${n} recordings can go at once.`,
          }),
        document: (name, limit) =>
          plural(limit, {
            one: (n) => `${name} is one too many: ${n} document can go at once.`,
            other: (n) => `${name} is one too many: ${n} documents can go at once.`,
          }),
        sticker: (name, limit) =>
          plural(limit, {
            one: (n) => `${name} is one too many: ${n} sticker can go at once.`,
            other: (n) => `${name} is one too many: ${n} stickers can go at once.`,
          }),
      },
      exclusive: (name, platform) => `${platform} doesn’t take ${name} together with the other files.`,
    },
    quoting: (author) => `Quoting ${author}`,
    editing: 'Editing the answer: what you send replaces it',
    answerUnderWay: 'The answer is on its way. It can be edited when it is there.',
    replyingTo: (author) => `Reply to ${author}`,
    endReply: {
      reply: 'Don’t reply to this message',
      quote: 'Don’t quote this message',
      edit: 'Leave the answer as it is',
    },
    newer: (count) =>
      plural(count, {
        one: (n) => `${n} message came in while you wrote.`,
        other: (n) => `${n} messages came in while you wrote.`,
      }),
    newerHint: 'Your text is untouched.',
    sendAnyway: 'Send anyway',
    readFirst: 'Keep writing',
    sendWaits: 'Sending as soon as everything has loaded. Escape keeps it here.',
    notSent: {
      late: 'Not sent: the conversation has not loaded yet. Your text is kept; press Send again.',
      changed: 'Not sent: what stands here has changed meanwhile. Read it through, then send.',
      kept: 'Not sent. Your text is kept.',
      unknown: 'Not sent. Your text is kept; press Send again.',
    },
    draftKept: 'Draft kept',
    notMine: 'This interaction is not yours. Your reply doesn’t assign it to you.',
    windowCloses: (left) => `${left} left to reply freely`,
    windowReason: {
      'window-over': (platform) =>
        `${platform} takes free text only for a time after the contact’s last message, and that is over.`,
      'never-written': (platform) => `On ${platform} the contact has to write first.`,
      'private-reply-spent': (platform) =>
        `${platform} allows one private reply to a message, and it has been sent.`,
      'private-reply-too-late': (platform) => `The message is too old for a private reply on ${platform}.`,
      'no-private-reply': (platform) => `${platform} has no private replies.`,
    },
    obstacle: {
      interactionClosed: 'This interaction is closed and takes no more messages.',
      mayNotPost: 'You may not post publicly. Ask the administrator.',
      forbidden: 'You may not do this. Ask the administrator.',
      visibility: {
        public: (platform) => `Nothing public can be sent here on ${platform}.`,
        private: (platform) => `Nothing private can be sent here on ${platform}.`,
      },
      windowClosed: (platform) => `${platform} takes no free text here any more.`,
      alreadyAnswered: (platform) => `${platform} shows one answer to a review. Edit that one.`,
      attachmentsOff: 'Files are switched off. Ask the administrator.',
      attachmentRefused: 'Remove the file that can’t be sent.',
      quotationWithFiles: (platform) =>
        `${platform} takes no files with a quotation. Remove the files, or reply instead.`,
      tooLong: (platform) => `The text is too long for ${platform}.`,
      empty: 'Write something or attach a file.',
      uploading: 'A file is still being uploaded.',
      uploadFailed: 'A file was not uploaded. Try it again or remove it.',
    },
  },
  emoji: {
    name: 'Emoji',
    search: 'Search emoji',
    categories: 'Groups',
    nothing: 'No emoji found',
    failed: 'The emoji could not be loaded.',
    groups: {
      smileys: 'Smileys',
      people: 'People',
      animals: 'Animals and nature',
      food: 'Food and drink',
      travel: 'Travel and places',
      activities: 'Activities',
      objects: 'Objects',
      symbols: 'Symbols',
      flags: 'Flags',
    },
  },
};
