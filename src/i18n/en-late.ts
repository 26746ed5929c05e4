import { enAnnotations } from './en-annotations.ts';
import { enAnswering } from './en-answering.ts';
import { enReplies } from './en-replies.ts';
import { enTranslation } from './en-translation.ts';
import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';
import type { KindWord, MessageActionWord } from './strings/words.ts';

const plural = pluralIn('en');

/** What an action is about, after *offers* and *no*. */
const THING: Readonly<Record<MessageActionWord, string>> = {
  reply: 'replies',
  'edit-reply': 'editing of answers',
  'reply-privately': 'private replies',
  quote: 'quotes',
  like: 'likes',
  unlike: 'likes',
  repost: 'reposts',
  follow: 'following',
  hide: 'hiding',
  unhide: 'hiding',
  delete: 'deleting',
  copy: 'copies',
  'open-on-network': 'addresses',
  'add-note': 'notes',
  'add-tags': 'tags',
  'mute-contact': 'muting',
  'unmute-contact': 'muting',
  'mute-post': 'muting',
  'unmute-post': 'muting',
  'remove-content': 'removal',
  'remove-author': 'removal',
};
/** Messages of a kind. */
const SEVERAL: Readonly<Record<KindWord, string>> = {
  post: 'posts',
  comment: 'comments',
  mention: 'mentions',
  reply: 'replies',
  quote: 'quotes',
  review: 'reviews',
  direct: 'direct messages',
  'story-mention': 'story mentions',
  'story-reply': 'story replies',
  reaction: 'reactions',
  template: 'template messages',
  system: 'entries of its own',
};

/** English: what is said behind the first screen. */
export const enLate: LateStrings = {
  ...enAnnotations,
  ...enAnswering,
  ...enReplies,
  ...enTranslation,
  everywhere: {
    undo: 'Undo',
    cancel: 'Cancel',
  },
  panel: {
    offline: 'No connection.',
    offlineHint: (waiting) =>
      waiting === 0
        ? 'You can read and write; it goes out when the connection is back.'
        : plural(waiting, {
            one: (n) => `${n} message waits and goes out by itself. You can go on writing.`,
            other: (n) => `${n} messages wait and go out by themselves. You can go on writing.`,
          }),
    memoryStorage:
      'This browser keeps nothing for this page. Drafts and waiting messages are lost when you reload or close it.',
    noAccess: 'You have no channel yet',
    noAccessHint: 'Ask an administrator to give you access to a channel. It then shows here by itself.',
    signedOut: 'You are signed out',
    signedOutHint: 'Sign in again in the page around this panel. What you wrote is kept.',
    failed: 'Inlay could not start',
  },
  message: {
    copy: 'Copy',
    copied: 'Copied',
    resend: 'Resend',
    sendNow: 'Send now',
    discard: 'Discard',
    actions: 'Message actions',
    networkSays: (detail) => `The network says: ${detail}`,
  },
  thread: {
    options: 'Options',
    assignToMe: 'Assign to me',
    assign: 'Assign',
    setPending: 'Set pending',
    resolve: 'Resolve',
    reopen: 'Open again',
    contactTyping: (contact) => `${contact} is typing`,
    agentsTyping: (names) => `${names} is writing a reply`,
    arrived: (sender, text) => `${sender} wrote: ${text}`,
    arrivedMany: (count) =>
      plural(count, { one: (n) => `${n} new message`, other: (n) => `${n} new messages` }),
  },
  availability: {
    name: 'Availability',
    current: (state) => `Availability: ${state}`,
    available: 'Available',
    away: 'Away',
    availableHint: 'New interactions are offered to you',
    awayHint: 'Nothing new is offered',
  },
  delivery: {
    reason: {
      'recipient-offline': 'The recipient is offline and did not get it. Send it again later.',
      rejected: 'The network rejected it. Change it and send it again.',
      'limit-reached': 'The message limit is reached. Ask the administrator.',
      unreachable: 'The network can’t be reached. Try again later.',
      'window-closed': 'The time for replying has passed.',
      'recipient-unknown': 'The network doesn’t know this recipient.',
      blocked: 'The recipient takes no messages from this account.',
      'too-long': 'The text is too long for this network. Shorten it and send it again.',
      'attachment-refused': 'The network refused a file. Remove it and send again.',
      forbidden: 'You may not send here. Ask the administrator.',
      invalid: 'The network could not read it. Change it and send it again.',
      'newer-message': 'Something newer came in first. Read it, then send again.',
      'interaction-closed': 'The interaction is closed.',
      'already-answered': 'The review has its answer by now. Edit that one.',
      'too-old': 'It waited for more than a day. Send it now if it still fits.',
      behind: 'Waits for the one before it: send that again or discard it.',
      'not-confirmed': 'The network did not confirm it. Look there before you send it again.',
      'template-gone': 'This template is paused, changed or no longer approved. Choose another one.',
      'template-refused': 'The network does not take this template with these values. Fill it in anew.',
    },
    late: {
      'recipient-offline': 'Not delivered yet: the recipient is offline.',
      'limit-reached': 'The network takes no more just now. It is tried again by itself.',
      unreachable: 'No connection to the network. It is tried again by itself.',
    },
  },
  problems: {
    'capacity-reached':
      'No room: the limit is reached, offers counted. One has to be resolved or handed over first.',
    'already-assigned': 'Somebody else has it already.',
    'interaction-closed': 'The interaction is closed.',
    'offer-ended': 'The offer has ended; it went to somebody else.',
    'illegal-status': 'The status can’t be changed like that any more.',
    'invalid-field agentId':
      'This agent can’t take it: no access to the channel, or no permission to accept.',
    'invalid-field teamId': 'This team doesn’t handle the channel.',
  },
  notices: {
    'assigned-to-me': (contact) => `${contact} is assigned to you.`,
    assigned: (contact) => `${contact} is handed over.`,
    unassigned: (contact) => `${contact} is back in the queue.`,
    'status-changed': {
      new: (contact) => `${contact} is new again.`,
      open: (contact) => `${contact} is open.`,
      pending: (contact) => `${contact} is pending.`,
      resolved: (contact) => `${contact} is resolved.`,
      closed: (contact) => `${contact} is closed.`,
    },
    'changed-meanwhile': (contact) => `${contact} was changed by somebody else. This is how it stands now.`,
    'offer-gone': (contact) => `The offer of ${contact} is gone.`,
    muted: 'Muted: what comes in makes no work until it is unmuted.',
    unmuted: 'No longer muted.',
    'no-room': (held, offered, capacity) =>
      offered === 0
        ? `No room: you hold ${held} of ${capacity}. Resolve one or hand it over first.`
        : `No room: you hold ${held} of ${capacity}, and what is offered to you counts. Answer the offer, resolve one or hand it over first.`,
    'action-failed': (error) => error,
  },
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
    uploadLate: 'It is tried again by itself.',
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
      kindNotAllowed: (name, platform) => `${platform} doesn’t take files like ${name}.`,
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
    endReply: 'Don’t reply to this message',
    newer: (count) =>
      plural(count, {
        one: (n) => `${n} message came in while you wrote.`,
        other: (n) => `${n} messages came in while you wrote.`,
      }),
    newerHint: 'Your text is untouched.',
    sendAnyway: 'Send anyway',
    readFirst: 'Keep writing',
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
  directory: {
    title: 'Directory',
    search: 'Search directory',
    agents: 'Agents',
    teams: 'Teams',
    unassign: 'Unassign',
    unassignHint: 'Back to the queue, for the next agent',
    assignTo: (name) => `Assign to ${name}`,
    load: (held, capacity) => `${held} of ${capacity}`,
    loadWithOffers: (held, offered, capacity) => `${held} + ${offered} offered, of ${capacity}`,
    agentObstacle: {
      permission: 'May not accept interactions',
      channel: 'No access to this channel',
      capacity: 'At the limit, offers counted',
    },
    teamObstacle: 'Doesn’t handle this channel',
    teamLoad: (held) => plural(held, { one: (n) => `${n} interaction`, other: (n) => `${n} interactions` }),
    nobody: 'Nobody found',
    nobodyHint: 'Try another name.',
    failed: 'The directory could not be read',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    help: 'Show this help',
    next: 'Next interaction',
    previous: 'Previous interaction',
    open: 'Open the interaction',
    back: 'Back to the list',
    reply: 'Write a reply',
    resolve: 'Resolve',
    pending: 'Set pending',
    assignToMe: 'Assign to me',
    messageMenu: 'Actions on a message',
    quickReplies: 'Quick replies',
    search: 'Search interactions',
    region: 'Next region',
    send: 'Send',
    lineBreak: 'New line',
    typingHint: 'Single keys do nothing while you type.',
  },
  messageActions: {
    more: 'More actions',
    name: {
      reply: 'Reply',
      'edit-reply': 'Edit answer',
      'reply-privately': 'Reply privately',
      quote: 'Quote',
      like: 'Like',
      unlike: 'Unlike',
      repost: 'Repost',
      follow: 'Follow',
      hide: 'Hide',
      unhide: 'Unhide',
      delete: 'Delete message',
      copy: 'Copy',
      'open-on-network': 'Open on network',
      'add-note': 'Add note',
      'add-tags': 'Add tags',
      'mute-contact': 'Mute contact',
      'unmute-contact': 'Unmute contact',
      'mute-post': 'Mute post',
      'unmute-post': 'Unmute post',
      'remove-content': 'Remove content',
      'remove-author': 'Remove author',
    },
    refusal: {
      'platform-lacks-action': ({ action, platform }) => `${platform} has no ${THING[action]}.`,
      'not-on-this-kind': ({ action, kind, platform }) =>
        `${platform} offers no ${THING[action]} on ${SEVERAL[kind]}.`,
      'off-for-account': ({ action, kind, platform }) =>
        `${platform} offers no ${THING[action]} on ${SEVERAL[kind]} to businesses.`,
      'not-connected': ({ action, platform }) => `The connection to ${platform} has no ${THING[action]}.`,
      'not-on-network': ({ platform }) => `The message has not reached ${platform}.`,
      'deleted-on-network': ({ platform }) => `The message is deleted on ${platform}.`,
      'only-own-messages': ({ action, platform }) =>
        `${platform} offers ${THING[action]} on our own messages only.`,
      'only-messages-of-others': ({ action, platform }) =>
        `${platform} offers ${THING[action]} on messages of others only.`,
      'only-on-own-property': ({ action, platform }) =>
        `${platform} offers ${THING[action]} on our own pages only.`,
      'only-own-or-on-own-property': ({ action, platform }) =>
        `${platform} offers ${THING[action]} on our own messages and pages only.`,
      'only-in-own-conversations': ({ action, platform }) =>
        `${platform} offers ${THING[action]} only where our post began the conversation.`,
      'already-liked': () => 'Liked already.',
      'not-liked-yet': () => 'Not liked yet.',
      'already-reposted': () => 'Reposted already.',
      'already-followed': () => 'Followed already.',
      'already-hidden': () => 'Hidden already.',
      'not-hidden-yet': () => 'Not hidden.',
      'already-answered': () => 'Answered already; edit that answer.',
      'not-answered-yet': () => 'Not answered yet.',
      'author-refuses-direct': () => 'The author takes no direct messages from this account.',
      'private-reply-spent': ({ platform }) => `${platform} allows one private reply, and it has been sent.`,
      'private-reply-too-late': ({ platform }) =>
        `The message is too old for a private reply on ${platform}.`,
      'feature-off': () => 'Your administrator has switched this off.',
      'not-permitted': () => 'You lack the permission to act in public. Ask your administrator.',
      'interaction-closed': () => 'The interaction is closed.',
      'system-entry': () => 'This is an entry of Inlay’s own.',
      'no-text': () => 'There is no text.',
      'no-address': ({ platform }) => `${platform} gives no address for this message.`,
      'still-sending': () => 'The message is still being sent.',
      'nothing-to-remove': () => 'It has been removed.',
      'already-muted': () => 'Muted already.',
      'not-muted': () => 'Not muted.',
    },
    reposted: 'Reposted by us',
    followed: 'Followed by us',
    edited: (time) => `Edited ${time}`,
    underWay: {
      like: 'Liking…',
      unlike: 'Taking the like back…',
      hide: 'Hiding…',
      unhide: 'Unhiding…',
      delete: 'Deleting…',
      repost: 'Reposting…',
      follow: 'Following…',
    },
    late: 'trying again',
    notDone: {
      like: 'Not liked',
      unlike: 'Like not taken back',
      hide: 'Not hidden',
      unhide: 'Still hidden',
      delete: 'Not deleted',
      repost: 'Not reposted',
      follow: 'Not followed',
    },
    failure: {
      rejected: (platform) => `${platform} refuses it.`,
      forbidden: (platform) => `${platform} does not let this account do it.`,
      gone: (platform) => `The message is gone from ${platform}.`,
      'limit-reached': () => 'The account’s limit is reached. Ask your administrator.',
      unsupported: (platform) => `The connection to ${platform} can’t do it.`,
      unreachable: (platform) => `${platform} could not be reached.`,
      'not-allowed': () => 'It is not allowed here.',
    },
    deleting: {
      title: 'Delete message',
      what: (platform) => `This deletes the message on ${platform}, for good. Nobody can bring it back.`,
      here: 'Here it stays visible, marked as deleted.',
      confirm: (platform) => `Delete on ${platform}`,
    },
  },
};
