import type { LateStrings } from './strings.ts';

/** Public or private, reply windows, taking back, original posts and stories in English. */
export const enAnswering: Pick<LateStrings, 'answering'> = {
  answering: {
    choice: 'Who can read it',
    sendAs: { public: 'Send as public', private: 'Send as private' },
    chosen: { public: 'Everyone can read the answer.', private: 'Only the contact can read the answer.' },
    refusal: {
      'private-reply-spent': (platform) =>
        `${platform} allows one private reply to a message, and it has been sent.`,
      'private-reply-too-late': (platform) => `The message is too old for a private reply on ${platform}.`,
      'author-refuses-direct': () => 'The author of the message takes no private messages.',
      'deleted-on-network': (platform) => `The message is deleted on ${platform}.`,
      'not-on-network': (platform) => `The message has not reached ${platform}.`,
      'no-answer': (platform) => `${platform} takes no reply to this message. Choose another one.`,
      'nothing-to-answer': () => 'There is no message here to reply to in private.',
      'private-conversation': () => 'What was said in private is answered in private.',
      'off-for-account': (platform) => `${platform} doesn’t let this account do that.`,
      'only-messages-of-others': () =>
        'This message can’t be replied to in private. Choose one of the contact’s.',
      'not-on-this-kind': () => 'This message can’t be replied to in private. Choose one of the contact’s.',
      'no-private': (platform) => `${platform} has no private replies here.`,
      'no-public': (platform) => `Nothing public can be sent here on ${platform}.`,
    },
    callsOnly: 'For calls only: nothing can be written to the contact here.',
    privateReplyOff: 'The administrator has switched private replies off.',
    goingPublic: 'You wrote this to be private. As public, everyone can read it.',
    makePublic: 'Make it public',
    keepPrivate: 'Keep it private',
    left: (span) => `${span} left`,
    leftThen: {
      tagged: (span, platform) =>
        `${span} left to reply freely. After that, ${platform} still takes replies written by a person for a while.`,
      'template-only': (span, platform) =>
        `${span} left to reply freely. After that, ${platform} takes templates only.`,
      closed: (span, platform) => `${span} left to reply. After that, ${platform} takes nothing more.`,
      late: (span, platform) =>
        `The usual time is over. ${platform} takes replies written by a person for another ${span}.`,
      reply: (span, platform) => `${span} left for the one private reply that ${platform} allows.`,
    },
    closedNow: 'The time to reply has just ended. Your text is kept.',
    assignToMe: 'Assign to me',
    undo: 'Undo',
    leavesIn: (seconds) => `Your answer leaves in ${seconds}`,
    takenBack: 'Taken back. Your text is in the field again.',
    leftAlready: 'It has already left.',
    post: {
      show: 'Show original post',
      hide: 'Hide original post',
      name: 'Original post',
      ad: 'Advertisement',
      none: 'The original post isn’t known here.',
      ours: 'Our post',
    },
    stories: {
      until: (time) => `The story can be seen until ${time}.`,
      over: 'The story has ended and can no longer be seen on the network.',
    },
  },
};
