import type { StatusWord, VisibilityWord } from './words.ts';

/** What is said in many places. */
export interface EverywhereStrings {
  readonly close: string;
  readonly retry: string;
  readonly dismiss: string;
  readonly you: string;
  /** The contact whose name is not known. */
  readonly unknownContact: string;
  /** In place of a name that has been removed. */
  readonly anonymous: string;
  /** In place of a time less than a minute ago. */
  readonly justNow: string;
  readonly today: string;
  readonly yesterday: string;
  readonly loading: string;
  readonly status: Readonly<Record<StatusWord, string>>;
  readonly visibility: Readonly<Record<VisibilityWord, string>>;
}

export interface PanelStrings {
  /** The product's own name. */
  readonly name: string;
  readonly listRegion: string;
  readonly threadRegion: string;
  readonly back: string;
  readonly collapseList: string;
  readonly expandList: string;
  /** In the thread's place while none is open, beside the list. */
  readonly nothingOpen: string;
  readonly nothingOpenHint: string;
  readonly full: (held: number, capacity: number) => string;
}

/** What else is said by many, behind the first screen. */
export interface EverywhereLateStrings {
  readonly undo: string;
  readonly cancel: string;
}

/** What the panel says only where something is wrong. */
export interface PanelTroubleStrings {
  readonly offline: string;
  /** What still works, and how many messages wait to be sent. */
  readonly offlineHint: (waiting: number) => string;
  readonly memoryStorage: string;
  readonly noAccess: string;
  readonly noAccessHint: string;
  readonly signedOut: string;
  readonly signedOutHint: string;
  readonly failed: string;
}

export interface AvailabilityStrings {
  /** The control's name. */
  readonly name: string;
  /** The control's name with the present state in it. */
  readonly current: (state: string) => string;
  readonly available: string;
  readonly away: string;
  /** Of who let an offer pass, and is offered nothing until they go back on queue. */
  readonly 'not-responding': string;
  /** What that is, and how it ends. */
  readonly notRespondingHint: string;
  readonly backOnQueue: string;
  /** Under the state, for who is available: what that brings. */
  readonly availableHint: string;
  readonly awayHint: string;
}

export interface NoticeStrings {
  readonly 'assigned-to-me': (contact: string) => string;
  readonly assigned: (contact: string) => string;
  readonly unassigned: (contact: string) => string;
  readonly transferred: (name: string) => string;
  readonly 'opened-existing': (contact: string) => string;
  /** Of a call, given the number. */
  readonly dialling: (number: string) => string;
  readonly 'no-softphone': (number: string) => string;
  readonly 'not-dialled': (number: string) => string;
  readonly 'call-refused': string;
  /** Given who handed the contact over, and whether a note goes with it. */
  readonly 'transferred-to-me': (contact: string, by: string, noted: boolean) => string;
  /** By the status that the contact’s interaction has now. */
  readonly 'status-changed': Readonly<Record<StatusWord, (contact: string) => string>>;
  readonly 'changed-meanwhile': (contact: string) => string;
  /** To who listens, of an offer accepted over a dialog. */
  readonly accepted: (contact: string) => string;
  readonly 'offer-gone': (contact: string) => string;
  /** How many were resolved together, how many had changed meanwhile, and whether the agent stopped it. */
  readonly 'bulk-ended': (resolved: number, leftOut: number, isCancelled: boolean) => string;
  /** Given when it comes back. */
  readonly boomerang: (contact: string, time: string) => string;
  readonly 'time-added': (contact: string) => string;
  readonly 'outcome-saved': (contact: string) => string;
  readonly 'activity-failed': (contact: string) => string;
  /** Given what the agent's filter named, and whether that is one thing. */
  readonly 'filter-gone': (what: string, isOne: boolean) => string;
  readonly muted: string;
  readonly unmuted: string;
  /** Why the agent can't take one more, and what makes room; offers are counted. */
  readonly 'no-room': (held: number, offered: number, capacity: number) => string;
  /** Given what went wrong, as `errors` says it, and with whose interaction; null where that is not said. */
  readonly 'action-failed': (error: string, contact: string | null) => string;
}
