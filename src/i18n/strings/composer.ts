import type { FamilyWord, VisibilityWord } from './words.ts';

export interface ComposerStrings {
  readonly name: string;
  readonly placeholder: string;
  readonly send: Readonly<Record<VisibilityWord, string>>;
  /** On the reply box: as whom one writes, and who can read it. */
  readonly as: Readonly<Record<VisibilityWord, (account: string) => string>>;
  readonly attach: string;
  readonly dropHere: string;
  readonly emoji: string;
  readonly remaining: string;
  readonly left: (count: number) => string;
  readonly over: (count: number) => string;
  readonly segments: (used: number, limit: number) => string;
  readonly files: (count: number) => string;
  readonly removeAttachment: (name: string) => string;
  readonly uploading: (name: string, share: string) => string;
  readonly uploadFailed: (name: string) => string;
  /** Of a file that has not got there yet for another reason than the connection. */
  readonly uploadLate: string;
  readonly uploadNow: string;
  /** Of a file that a reload would lose. */
  readonly notKept: string;
  /** Where text and files leave as several messages; `count` is 2 or more. */
  readonly asMessages: (count: number) => string;
  /** Why the service did not take a file, beside its name; the same file is refused again. */
  readonly notTaken: Readonly<Record<'otherContent' | 'tooLarge' | 'refused', string>>;
  readonly refused: AttachmentStrings;
  readonly replyingTo: (author: string) => string;
  readonly quoting: (author: string) => string;
  /** Of a review's one answer: what is sent takes its place. */
  readonly editing: string;
  /** While that answer can't be edited yet. */
  readonly answerUnderWay: string;
  /** The way out of answering, quoting or editing a message; nothing that was written is lost by the first two. */
  readonly endReply: Readonly<Record<'reply' | 'quote' | 'edit', string>>;
  readonly newer: (count: number) => string;
  readonly newerHint: string;
  readonly sendAnyway: string;
  readonly readFirst: string;
  /** While what was to be sent waits for what decides about it. */
  readonly sendWaits: string;
  /** Why what was to be sent has not gone: the waiting took too long, what was to go is another now, Escape, or nobody knows. */
  readonly notSent: Readonly<Record<'late' | 'changed' | 'kept' | 'unknown', string>>;
  readonly draftKept: string;
  readonly notMine: string;
  readonly windowCloses: (left: string) => string;
  readonly windowReason: Readonly<
    Record<
      'window-over' | 'never-written' | 'private-reply-spent' | 'private-reply-too-late' | 'no-private-reply',
      (platform: string) => string
    >
  >;
  /** Why Send is off. */
  readonly obstacle: {
    readonly interactionClosed: string;
    readonly mayNotPost: string;
    readonly forbidden: string;
    readonly visibility: Readonly<Record<VisibilityWord, (platform: string) => string>>;
    readonly windowClosed: (platform: string) => string;
    readonly alreadyAnswered: (platform: string) => string;
    readonly attachmentsOff: string;
    readonly attachmentRefused: string;
    readonly quotationWithFiles: (platform: string) => string;
    readonly tooLong: (platform: string) => string;
    readonly empty: string;
    readonly uploading: string;
    readonly uploadFailed: string;
  };
}

/** Why a file was refused; sizes come in words, such as "5 MB". */
export interface AttachmentStrings {
  readonly empty: (name: string) => string;
  readonly tooLarge: (name: string, limit: string) => string;
  readonly tooLargeTogether: (name: string, limit: string) => string;
  /** `taken`: what is taken, as a list of `families` with their formats. */
  readonly kindNotAllowed: (name: string, platform: string, taken: string) => string;
  readonly families: Readonly<Record<FamilyWord, string>>;
  readonly noFiles: (platform: string) => string;
  readonly tooMany: (name: string, limit: number) => string;
  readonly tooManyOf: Readonly<Record<FamilyWord, (name: string, limit: number) => string>>;
  readonly exclusive: (name: string, platform: string) => string;
}

export interface EmojiStrings {
  readonly name: string;
  readonly search: string;
  readonly categories: string;
  readonly nothing: string;
  readonly failed: string;
  readonly groups: Readonly<
    Record<
      'smileys' | 'people' | 'animals' | 'food' | 'travel' | 'activities' | 'objects' | 'symbols' | 'flags',
      string
    >
  >;
}
