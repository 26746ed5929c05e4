import type { ActionFailureWord, AuditNames, OutcomeFieldWord, OutcomeProblemWord } from './words.ts';

/** What is said of what an interaction comes to. */
export interface OutcomeStrings {
  readonly title: string;
  readonly field: Readonly<Record<OutcomeFieldWord, string>>;
  readonly none: string;
  readonly required: string;
  readonly save: string;
  readonly discard: string;
  readonly loading: string;
  readonly notRead: string;
  readonly addTag: string;
  /** The menu of topics, and its button, which says which there are. */
  readonly topics: string;
  readonly topicsOf: (topics: readonly string[]) => string;
  readonly notesLeft: (count: number) => string;
  readonly notesOver: (count: number) => string;
  /** What is wrong with a field. */
  readonly problem: Readonly<Record<OutcomeProblemWord, string>>;
  readonly missing: Readonly<Record<OutcomeFieldWord, string>>;
  /** Over the form, where a status could not be set at once. */
  readonly firstThis: string;
  readonly notSaved: string;
  readonly keptHere: string;
  readonly changedMeanwhile: string;
  readonly theirs: (value: string) => string;
  readonly keepMine: string;
  readonly takeTheirs: string;
  readonly notMine: string;
  readonly savedBy: (name: string, time: string) => string;
  readonly endedByContact: string;
  readonly staysHere: string;
  /** Why the host has not got it. */
  readonly notWritten: Readonly<Record<'refused' | 'timeout' | 'gone', string>>;
  readonly tryAgain: string;
  readonly end: string;
  readonly ending: {
    readonly what: string;
    readonly then: string;
    /** Where after-contact work begins, given how long it may take. */
    readonly afterWork: (span: string) => string;
    readonly back: string;
    readonly confirm: string;
  };
  readonly afterWork: (left: string) => string;
  readonly afterWorkOver: string;
  readonly done: string;
  /** The line that a host's record gets. */
  readonly subject: (contact: string, account: string, status: string) => string;
}

/** What is said in the audit trail. */
export interface AuditStrings {
  readonly show: string;
  /** Who did it stands behind it, where somebody did. */
  readonly line: (what: string, who: string) => string;
  /** What was done, given the names that belong to it; a kind is a line here and in each language. */
  readonly kind: {
    readonly [Word in keyof AuditNames]: (
      detail: Readonly<Partial<Record<AuditNames[Word], string>>>,
    ) => string;
  };
  /** Why a network has refused an action. */
  readonly refused: Readonly<Record<ActionFailureWord, string>>;
}
