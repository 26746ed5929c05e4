import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('en');

/** Handing work over, and going on elsewhere, in English. */
export const enMoving: Pick<LateStrings, 'transfer' | 'begin' | 'call'> = {
  transfer: {
    title: 'Transfer',
    to: (name) => `To ${name}`,
    chooseAnother: 'Choose another',
    note: 'Note for whoever gets it',
    noteHint: 'Stays with the conversation; the contact never sees it.',
    noteTooLong: (over) =>
      plural(over, { one: (n) => `${n} character too many`, other: (n) => `${n} characters too many` }),
    transfer: 'Transfer',
    refused: {
      pending: 'Only new and open interactions can be transferred; this one is pending.',
      resolved: 'Only new and open interactions can be transferred; this one is resolved.',
      closed: 'Only new and open interactions can be transferred; this one is closed.',
    },
    receiver: {
      self: 'That’s you',
      holder: 'Has it already',
      absent: 'Not signed in',
      away: 'Away',
      nobody: 'Nobody there handles this channel',
    },
    failed: 'Not transferred.',
    notTo: {
      self: () => 'Not transferred: that’s you.',
      holder: (name) => `Not transferred: ${name} has it already.`,
      absent: (name) => `Not transferred: ${name} is not signed in.`,
      away: (name) => `Not transferred: ${name} is away.`,
      nobody: (name) => `Not transferred: nobody of ${name} handles this channel.`,
      permission: (name) => `Not transferred: ${name} may not accept interactions.`,
      channel: (name) => `Not transferred: ${name} has no access to this channel.`,
      capacity: (name) => `Not transferred: ${name} holds as many as allowed, offers counted.`,
      queue: (name) => `Not transferred: nobody of ${name} handles this channel.`,
    },
  },
  begin: {
    elevate: 'Elevate',
    outbound: 'New outbound',
    channel: 'Channel',
    identifier: 'Contact identifier',
    hint: { phone: 'A telephone number, with + and its country if it is abroad', email: 'One email address' },
    skill: 'Skill',
    start: 'Start',
    call: 'Call',
    somebodyNew: 'Somebody new',
    somebodyNewHint: 'By telephone number or email address',
    byTemplate: 'The first message there is a template.',
    byVoice: 'Your softphone makes the call, if this page has one.',
    nowhere: 'None of your channels can take this further. Ask an administrator for one.',
    empty: { phone: 'Enter a telephone number.', email: 'Enter an email address.' },
    malformed: {
      phone: 'This isn’t a complete telephone number.',
      email: 'This isn’t an email address. It looks like lea@home.example.',
    },
    'no-country': 'Begin with + and the country, such as +33.',
    own: 'This is the company’s own. Enter the contact’s.',
    refused: {
      closed: 'This interaction is closed.',
      away: 'Only while you are available.',
      'not-responding': 'Only while you are available: go back on queue first.',
      capacity: 'You hold as many as allowed, offers counted. Resolve one or hand it over first.',
      channel: 'This channel is not yours.',
      platform: 'One can’t go on there from here.',
      'no-beginning': 'Nobody can be written to first on this channel.',
      'unknown-there': 'Nobody can be reached by this there. Check it, or choose another channel.',
    },
    failed: 'Not started.',
    links: 'Linked interactions',
    onward: (channel) => `Continued on ${channel}`,
    from: (channel) => `Continues from ${channel}`,
    elsewhere: 'a channel of others',
  },
  call: {
    call: (name) => `Call with ${name}`,
    state: {
      dialling: 'Dialling',
      ringing: 'Ringing',
      connected: 'In call',
      held: 'On hold',
      ended: 'Call ended',
    },
    muted: 'muted',
    reason: {
      'hung-up': 'hung up',
      busy: 'busy',
      'no-answer': 'no answer',
      rejected: 'declined',
      failed: 'not connected',
    },
    action: { hold: 'Hold', resume: 'Resume', mute: 'Mute', unmute: 'Unmute', end: 'End call' },
    told: (state, name) => `${state}: ${name}`,
  },
};
