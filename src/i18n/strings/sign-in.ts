import type { SignInTroubleWord } from './words.ts';

/** What is said of signing in where no host does. */
export interface SignInStrings {
  readonly title: string;
  /** What happens next. */
  readonly hint: string;
  /** Where the agent signs in on another page. */
  readonly elsewhere: string;
  readonly act: string;
  /** In the middle of work. */
  readonly again: string;
  readonly againHint: string;
  readonly underWay: string;
  readonly underWayHint: string;
  /** It can't be told whether the window is still open. */
  readonly unseen: string;
  readonly reopen: string;
  readonly troubles: Readonly<Record<SignInTroubleWord, string>>;
  /** In the login server's own words. */
  readonly said: (words: string) => string;
  readonly as: (name: string) => string;
  readonly out: string;
  readonly outTitle: string;
  readonly outHint: string;
  readonly unsent: (count: number) => string;
  /** Outcomes that the CRM has not taken; with the names of their contacts, which may be none. */
  readonly unwritten: (count: number, names: string) => string;
  /** What was done with messages and notes and the backend has not taken; likewise. */
  readonly undone: (count: number, names: string) => string;
  readonly drafts: (count: number) => string;
  /** Before what went wrong. */
  readonly notOut: string;
  /** After the agent signed out. */
  readonly ended: string;
  readonly endedHint: string;
}
