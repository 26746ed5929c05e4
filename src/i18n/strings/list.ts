export interface ListStrings {
  readonly name: string;
  readonly queues: string;
  readonly new: string;
  readonly pending: string;
  readonly resolved: string;
  readonly search: string;
  readonly endSearch: string;
  readonly filters: string;
  readonly filtersOn: (count: number) => string;
  readonly sort: string;
  readonly sortBy: Readonly<Record<'waiting' | 'sla' | 'activity', string>>;
  readonly accept: string;
  readonly decline: string;
  readonly offer: string;
  /** A row's name: contact, platform, account, state, then what waits. */
  readonly row: (row: RowWords) => string;
  readonly unread: (count: number) => string;
  /** The time left until the promised answer. */
  readonly slaDue: (left: string) => string;
  /** The time since the promise was broken. */
  readonly slaOver: (over: string) => string;
  readonly waiting: (time: string) => string;
  readonly offeredFor: (left: string) => string;
  /** Before an excerpt of our own message. */
  readonly youWrote: (excerpt: string) => string;
  /** Of what one of us wrote where another agent holds the interaction. */
  readonly weWrote: (excerpt: string) => string;
  /** In an excerpt's place where the agent has begun an answer. */
  readonly draft: (excerpt: string) => string;
  readonly files: (count: number) => string;
  readonly assignedTo: (name: string) => string;
  readonly unassigned: string;
  readonly empty: Readonly<Record<'new' | 'pending' | 'resolved', string>>;
  readonly emptyHint: Readonly<Record<'new' | 'pending' | 'resolved', string>>;
  readonly emptyAway: string;
  readonly nothingFound: string;
  readonly nothingFoundHint: string;
  readonly clearAll: string;
  readonly failed: string;
  readonly offered: (contact: string, platform: string) => string;
  /** Shown while the list holds still under the pointer although its order has changed. */
  readonly heldBack: (count: number) => string;
}

/** What a row's name is made of; null where there is nothing to say. */
export interface RowWords {
  readonly contact: string;
  readonly platform: string;
  readonly visibility: string;
  readonly status: string;
  readonly unread: string | null;
  readonly timer: string | null;
}

export interface FilterStrings {
  readonly title: string;
  readonly remove: (filter: string) => string;
  readonly active: string;
  readonly mine: string;
  readonly assigned: string;
  readonly unassigned: string;
}

/** What the form of the filters says. */
export interface FilterFormStrings {
  readonly apply: string;
  readonly clear: string;
  readonly assignment: string;
  readonly anybody: string;
  readonly visibility: string;
  readonly both: string;
  readonly status: string;
  readonly channel: string;
  readonly platform: string;
  readonly topic: string;
  readonly tag: string;
  readonly contactGroup: string;
  /** What the list is searched for, and from how many characters on in everything. */
  readonly searchHelp: (from: number) => string;
  /** Beside a search that is shorter and has found nothing. */
  readonly searchShort: (from: number) => string;
  /** What a filter is by, and is there no more: such a filter finds nothing. */
  readonly gone: (name: string) => string;
}
