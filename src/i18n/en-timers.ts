import type { LateStrings } from './strings.ts';

/** Timers and what lets go of work, in English. */
export const enTimers: Pick<LateStrings, 'timers'> = {
  timers: {
    agentLeft: (span) => `Answer within ${span}`,
    agentOver: (span) => `Answer overdue for ${span}`,
    contactLeft: (span) => `Contact has ${span} to answer`,
    contactOver: 'Contact’s time is over',
    half: 'half of the time is over',
    moreTime: 'More time',
    comesBack: (time) => `Comes back ${time}`,
    boomerang: 'Boomerang',
    boomerangHint: 'Pending until then. It comes back to New at this time, or as soon as the contact writes.',
    when: 'Comes back',
    choice: {
      'in-an-hour': 'In 1 hour',
      tomorrow: 'Tomorrow morning',
      monday: 'Next Monday',
      other: 'At another time',
    },
    dateAndTime: 'Date and time',
    why: 'Note why',
    whyHint: 'Kept as a note on the conversation; the contact never sees it.',
    set: 'Set boomerang',
    notSet: 'Not set.',
    timeProblem: {
      past: 'This time is past. Choose one to come.',
      'too-far': 'At most a year ahead.',
      missing: 'Choose a date and a time.',
    },
    noteTooLong: (most) => `At most ${most} characters.`,
    unassignAndClose: 'Unassign and close',
    boomerangObstacle: {
      done: 'Open it again first',
      'not-mine': 'Assign it to yourself first',
    },
    unassignCloseObstacle: {
      'not-done': 'Only once it is resolved or closed',
      'not-mine': 'Only for who holds it',
    },
  },
};
