/** Why something was not translated. */
export type TranslationTroubleWord =
  'not-set-up' | 'language-unknown' | 'too-long' | 'refused' | 'unreachable';

/** What is said of translating (X1, X2). Languages are handed in by their names. */
export interface TranslationStrings {
  /** In the Options menu, and over the dialog. */
  readonly title: string;
  readonly contactLanguage: string;
  readonly detect: string;
  readonly detected: (language: string) => string;
  readonly agentLanguage: string;
  readonly contactMessages: string;
  readonly replies: string;
  readonly repliesHint: string;
  readonly apply: string;
  readonly same: string;
  readonly needsDownload: string;
  readonly downloading: (share: string) => string;
  /** In the bar above the composer. */
  readonly on: {
    readonly both: (contact: string, mine: string) => string;
    readonly messages: (mine: string) => string;
    readonly replies: (contact: string) => string;
  };
  /** In the place of a language that is not found out yet. */
  readonly theirLanguage: string;
  readonly change: string;
  readonly off: string;
  readonly settingsUnread: string;
  /** Over a translation under its original. */
  readonly translatedFrom: (from: string, to: string) => string;
  /** Over what the contact was given, under what the agent wrote. */
  readonly sentIn: (language: string) => string;
  readonly pending: string;
  readonly notTranslated: string;
  readonly pair: (from: string, to: string) => string;
  readonly trouble: Readonly<Record<TranslationTroubleWord, string>>;
  /** Over the preview of a reply. */
  readonly preview: (language: string) => string;
  readonly replyPending: string;
  readonly replyFailed: string;
  readonly sendIn: (language: string) => string;
  readonly sendUntranslated: string;
}

/** What is said of a transcript by email (O9). */
export interface TranscriptStrings {
  /** In the Options menu, and over the dialog. */
  readonly title: string;
  readonly address: string;
  readonly hint: string;
  readonly send: string;
  readonly problem: Readonly<Record<'empty' | 'several' | 'malformed' | 'too-long', string>>;
  readonly sending: string;
  readonly late: string;
  readonly sent: string;
  readonly failed: Readonly<
    Record<'address-refused' | 'message-refused' | 'unreachable' | 'not-confirmed' | 'forbidden', string>
  >;
  readonly notTaken: string;
}

/** What is said of who else is here (T12). */
export interface PresenceStrings {
  readonly viewing: (names: string, count: number) => string;
}
