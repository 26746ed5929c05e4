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
  /** That it was not handed to somebody, and why; `queue` of a skill or a team. */
  readonly notTo: Readonly<Record<ReceiverWord | 'queue', (name: string) => string>>;
}

/** A call by the host's softphone (W3). */
export interface CallStrings {
  /** Names the bar. */
  readonly call: (name: string) => string;
  readonly state: Readonly<Record<'dialling' | 'ringing' | 'connected' | 'held' | 'ended', string>>;
  /** Beside the state, while the agent can't be heard. */
  readonly muted: string;
  /** Why it is over. */
  readonly reason: Readonly<Record<'hung-up' | 'busy' | 'no-answer' | 'rejected' | 'failed', string>>;
  readonly action: Readonly<Record<'hold' | 'resume' | 'mute' | 'unmute' | 'end', string>>;
  /** Says the state to who listens, with whom it is. */
  readonly told: (state: string, name: string) => string;
}

/** Why an agent can't be handed an interaction. */
type ReceiverWord = 'self' | 'holder' | 'absent' | 'away' | 'nobody' | 'permission' | 'channel' | 'capacity';

/** Going on with a contact elsewhere (W3), and writing first (W4). */
export interface BeginStrings {
  readonly elevate: string;
  readonly outbound: string;
  readonly channel: string;
  readonly identifier: string;
  /** Under the field, by what is asked for. */
  readonly hint: Readonly<Record<'phone' | 'email', string>>;
  /** The field for what to call somebody new. */
  readonly name: string;
  readonly nameHint: string;
  /** Before the record that was clicked in. */
  readonly linkRecord: string;
  readonly linkRecordHint: string;
  readonly skill: string;
  readonly start: string;
  readonly call: string;
  readonly somebodyNew: string;
  readonly somebodyNewHint: string;
  readonly byTemplate: string;
  readonly byVoice: string;
  /** In place of the form, where there is no channel to go on with. */
  readonly nowhere: string;
  readonly empty: Readonly<Record<'phone' | 'email', string>>;
  readonly malformed: Readonly<Record<'phone' | 'email', string>>;
  readonly 'no-country': string;
  readonly own: string;
  readonly refused: Readonly<
    Record<
      | 'closed'
      | 'away'
      | 'not-responding'
      | 'capacity'
      | 'channel'
      | 'platform'
      | 'no-beginning'
      | 'unknown-there'
      | 'not-mine',
      string
    >
  >;
  /** Said above what went wrong. */
  readonly failed: string;
  /** Names the list of linked interactions. */
  readonly links: string;
  readonly onward: (channel: string) => string;
  readonly from: (channel: string) => string;
  /** In place of a channel that is not the agent's. */
  readonly elsewhere: string;
}
