/** Handing work over (W2). */
export interface TransferStrings {
  readonly title: string;
  /** Names what was chosen. */
  readonly to: (name: string) => string;
  readonly chooseAnother: string;
  readonly note: string;
  readonly noteHint: string;
  /** How many characters a note has too many. */
  readonly noteTooLong: (over: number) => string;
  readonly transfer: string;
  /** Why the interaction can't be handed over at all, by its status. */
  readonly refused: Readonly<Record<'pending' | 'resolved' | 'closed', string>>;
  /** Why somebody can't be handed it. */
  readonly receiver: Readonly<Record<'self' | 'holder' | 'absent' | 'away' | 'nobody', string>>;
  /** Said above what went wrong. */
  readonly failed: string;
}
