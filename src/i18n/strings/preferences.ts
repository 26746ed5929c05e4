/** What an agent prefers, and what notices say. */
export interface PreferencesStrings {
  readonly title: string;
  readonly failed: string;
  readonly notSaved: string;
  readonly signIn: string;
  readonly signInLast: string;
  readonly notices: string;
  readonly tellMeOf: string;
  readonly available: string;
  readonly away: string;
  /** A notice's title, and what its line is called. */
  readonly kind: Readonly<Record<'offer' | 'assigned' | 'replied' | 'half-time' | 'breach', string>>;
  /** Names one box: when this is wanted in that state. */
  readonly wanted: (kind: string, state: string) => string;
  readonly desktop: string;
  readonly byHost: string;
  readonly allow: string;
  readonly desktopIs: Readonly<Record<'granted' | 'denied' | 'ask' | 'frame' | 'unsupported', string>>;
  readonly content: string;
  readonly contentHint: string;
  readonly contentForbidden: string;
  readonly volume: string;
  readonly tryIt: string;
  readonly noSound: string;
  readonly keys: string;
  readonly keysHint: string;
  readonly change: (what: string, key: string) => string;
  readonly off: string;
  readonly pressKey: string;
  readonly keyTaken: (key: string, what: string) => string;
  readonly usualKeys: string;
}
