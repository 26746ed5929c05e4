import type { LateStrings } from './strings.ts';

/** What an agent prefers, in English. */
export const enPreferences: Pick<LateStrings, 'preferences'> = {
  preferences: {
    title: 'Preferences',
    failed: 'Your preferences could not be read',
    notSaved: 'Not saved.',
    signIn: 'Availability at sign-in',
    signInLast: 'As I left',
    notices: 'Notices',
    tellMeOf: 'Tell me of',
    available: 'Available',
    away: 'Away',
    kind: {
      offer: 'New offer',
      assigned: 'Assigned to you',
      replied: 'Contact replied',
      'half-time': 'Half of the time is over',
      breach: 'Time is over',
    },
    wanted: (kind, state) => `${kind}, when ${state}`,
    desktop: 'On the desktop',
    byHost: 'The page around this panel shows notices.',
    allow: 'Allow in this browser',
    desktopIs: {
      granted: 'This browser shows notices.',
      denied:
        'This browser blocks notices of this page. Allow them in its settings for this site, then open this again.',
      ask: 'This browser has not been asked yet.',
      frame: 'No browser shows notices of a panel within a page of another site.',
      unsupported: 'This browser shows no notices.',
    },
    content: 'Quote what was written',
    contentHint: 'Otherwise a notice says only who it is and what happened.',
    contentForbidden: 'The administrator has switched quoting off.',
    volume: 'Sound',
    tryIt: 'Try it',
    noSound: 'This browser plays no sound now.',
    keys: 'Keyboard shortcuts',
    keysHint: 'Press a button, then the new key. Delete turns a shortcut off, Escape leaves it.',
    change: (what, key) => `${what}: ${key}`,
    off: 'Off',
    pressKey: 'Press a key',
    keyTaken: (key, what) => `${key} is taken by “${what}”.`,
    usualKeys: 'Usual keys',
  },
};
