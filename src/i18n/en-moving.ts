import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('en');

/** Handing work over, and going on elsewhere, in English. */
export const enMoving: Pick<LateStrings, 'transfer'> = {
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
  },
};
