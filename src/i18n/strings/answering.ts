import type { VisibilityWord } from './words.ts';

/** Who can read an answer, for how long one may be sent, taking it back, and what it stands under. */
export interface AnsweringStrings {
  /** The name of the choice beside Send. */
  readonly choice: string;
  readonly sendAs: Readonly<Record<VisibilityWord, string>>;
  readonly chosen: Readonly<Record<VisibilityWord, string>>;
  /** Why an answer can't be private, or public. */
  readonly refusal: Readonly<Record<VisibilityRefusalWord, (platform: string) => string>>;
  /** Instead of them where nothing is written at all. */
  readonly callsOnly: string;
  readonly privateReplyOff: string;
  readonly goingPublic: string;
  readonly makePublic: string;
  readonly keepPrivate: string;
  /** On the reply box: how long answers may still be sent, in a short form and as a sentence. */
  readonly left: (span: string) => string;
  readonly leftThen: Readonly<
    Record<
      'tagged' | 'template-only' | 'closed' | 'late' | 'reply',
      (span: string, platform: string) => string
    >
  >;
  readonly closedNow: string;
  readonly assignToMe: string;
  readonly undo: string;
  /** A count of seconds as the interface writes them. */
  readonly leavesIn: (seconds: string) => string;
  readonly takenBack: string;
  readonly leftAlready: string;
  readonly post: {
    readonly show: string;
    readonly hide: string;
    readonly name: string;
    readonly ad: string;
    readonly none: string;
    readonly ours: string;
  };
  readonly stories: { readonly until: (time: string) => string; readonly over: string };
}

/** Why an answer can't have a form; what else stands in the way has the words of `no-private` or `no-public`. */
export type VisibilityRefusalWord =
  | 'not-on-network'
  | 'no-answer'
  | 'private-reply-spent'
  | 'private-reply-too-late'
  | 'author-refuses-direct'
  | 'deleted-on-network'
  | 'nothing-to-answer'
  | 'private-conversation'
  | 'off-for-account'
  | 'only-messages-of-others'
  | 'not-on-this-kind'
  | 'no-private'
  | 'no-public';
