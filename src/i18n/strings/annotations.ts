/** Notes and tags on messages, notes on a conversation, what is removed and what is muted. */
export interface AnnotationStrings {
  readonly notes: string;
  readonly conversationNotes: (count: number) => string;
  readonly addConversationNote: string;
  /** Beside the field: who reads it. */
  readonly onlyAgents: string;
  readonly noteField: string;
  readonly note: (author: string, time: string) => string;
  readonly edited: (time: string) => string;
  readonly editNote: string;
  readonly deleteNote: string;
  readonly deleteNoteAsk: string;
  readonly keepNote: string;
  readonly saveNote: string;
  readonly saving: string;
  readonly blank: string;
  /** How many characters are over the limit. */
  readonly tooLong: (over: number, limit: number) => string;
  readonly remaining: (count: number) => string;
  readonly notSaved: string;
  readonly notDeleted: string;
  /** What would have been written, where another wording stands now. */
  readonly yours: (text: string) => string;
  readonly useMine: string;
  readonly discard: string;
  readonly changedMeanwhile: string;
  readonly deletedMeanwhile: string;
  readonly tags: string;
  readonly removeTag: (tag: string) => string;
  readonly tagField: string;
  readonly tagHint: string;
  readonly createTag: (tag: string) => string;
  readonly noTag: string;
  readonly tagMatches: (count: number) => string;
  readonly tagAdded: (tag: string) => string;
  readonly tagRemoved: (tag: string) => string;
  readonly tagProblem: Readonly<
    Record<'empty' | 'too-long' | 'control-characters' | 'too-many' | 'not-permitted', string>
  >;
  readonly tagsNotSaved: string;
  readonly save: string;
  /** What becomes of the post of an interaction. */
  readonly removingPost: string;
  readonly muted: string;
  /** Beside a name: whose words make no work. */
  readonly mutedMark: Readonly<Record<'contact' | 'post' | 'both', string>>;
  readonly removing: Readonly<
    Record<
      'content' | 'author',
      {
        readonly title: string;
        readonly what: string;
        readonly network: (platform: string) => string;
        readonly forGood: string;
        readonly confirm: string;
        readonly notDone: string;
      }
    >
  >;
  /** Why something was refused, by problem; other problems by `problems` and `errors`. */
  readonly refused: Readonly<Record<string, string>>;
}
