import type { CallRefusal } from '../model/beginning.ts';
import type { BulkResolution } from '../model/bulk-resolution.ts';
import type { GoneValue } from '../model/gone-filter.ts';
import type { InlayError } from '../model/result.ts';
import type { Status } from '../model/status.ts';

/** What a toast says: a stable key that the interface puts into words, and what to fill in. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'failure';
  readonly key: NoticeKey;
  readonly name?: string;
  readonly error?: InlayError;
  /** Who did it, and whether they left a note. */
  readonly by?: string;
  readonly noted?: boolean;
  /** The status that it has now. */
  readonly status?: Status;
  /** When it comes back, epoch milliseconds. */
  readonly at?: number;
  /** The interaction whose change can be taken back while this is up. */
  readonly undoes?: string;
  /** What the agent holds against their limit. */
  readonly room?: Room;
  /** Why nobody is called. */
  readonly why?: CallRefusal;
  /** What the agent's filter named and is not there any more. */
  readonly gone?: readonly GoneValue[];
  /** What came of resolving many together. */
  readonly bulk?: BulkResolution;
}

/** How much an agent holds: interactions, and offers that stand before them, against their limit. */
export interface Room {
  readonly held: number;
  readonly offered: number;
  readonly capacity: number;
}

export type NoticeKey =
  | 'assigned-to-me'
  | 'assigned'
  | 'unassigned'
  | 'transferred'
  | 'opened-existing'
  | 'dialling'
  | 'no-softphone'
  | 'not-dialled'
  | 'call-refused'
  | 'not-called'
  | 'transferred-to-me'
  | 'status-changed'
  | 'changed-meanwhile'
  | 'offer-gone'
  | 'boomerang'
  | 'time-added'
  | 'muted'
  | 'unmuted'
  | 'no-room'
  | 'bulk-ended'
  | 'outcome-saved'
  | 'activity-failed'
  | 'filter-gone'
  | 'action-failed';
