/** Resolving many interactions together (L8). */
export interface BulkStrings {
  readonly title: string;
  /** The button in the list while it runs. */
  readonly running: (percent: string) => string;
  readonly scope: Readonly<Record<'new' | 'pending', string>>;
  /** Where the list is narrowed. */
  readonly narrowed: string;
  readonly age: string;
  readonly unit: string;
  readonly units: Readonly<Record<'hours' | 'days', string>>;
  readonly ageHint: string;
  readonly ageProblem: string;
  readonly reason: string;
  readonly reasonChoose: string;
  readonly reasonProblem: string;
  readonly counting: string;
  readonly count: (count: number) => string;
  readonly nothing: string;
  /** How many stay because they have no topic. */
  readonly withoutTopic: (count: number) => string;
  /** How many more stay because they have no disposition. */
  readonly withoutDisposition: (count: number) => string;
  /** The button that leads to the question. */
  readonly go: string;
  readonly ask: (count: number) => string;
  readonly askHint: string;
  /** The button that does it. */
  readonly resolve: (count: number) => string;
  readonly back: string;
  readonly progress: (done: number, total: number) => string;
  readonly progressHint: string;
  readonly stop: string;
  readonly another: string;
  /** Before what is wrong. */
  readonly notBegun: string;
  readonly filterGone: string;
}
