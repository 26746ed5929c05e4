/** Timers, and what puts an interaction off or lets go of it. */
export interface TimerStrings {
  /** What the agent has left to answer, of a span as "4 min". */
  readonly agentLeft: (span: string) => string;
  /** For how long the contact has waited beyond that. */
  readonly agentOver: (span: string) => string;
  /** For how long the contact is still waited for. */
  readonly contactLeft: (span: string) => string;
  readonly contactOver: string;
  /** Said with what is left, once half of the time is over. */
  readonly half: string;
  readonly moreTime: string;
  /** Given when. */
  readonly comesBack: (time: string) => string;
  readonly boomerang: string;
  readonly boomerangHint: string;
  readonly when: string;
  readonly choice: Readonly<Record<'in-an-hour' | 'tomorrow' | 'monday' | 'other', string>>;
  /** Names the field for any time. */
  readonly dateAndTime: string;
  readonly why: string;
  readonly whyHint: string;
  readonly set: string;
  /** Before the reason why it was not. */
  readonly notSet: string;
  readonly timeProblem: Readonly<Record<'past' | 'too-far' | 'missing', string>>;
  readonly noteTooLong: (most: string) => string;
  readonly unassignAndClose: string;
  /** Why what stands in the menu can't be chosen. */
  readonly boomerangObstacle: Readonly<Record<'done' | 'not-mine', string>>;
  readonly unassignCloseObstacle: Readonly<Record<'not-done' | 'not-mine', string>>;
}
