import type { Attachment, SendAs } from '../../model/message.ts';
import type { Visibility } from '../../model/platform.ts';
import type { PendingEntry } from '../pending-entry.ts';
import type { OutboxEntry } from '../state.ts';

/** An uploaded file in a draft. `localId`: the one that it was uploaded under, by which a copy that is still kept is known. */
export interface DraftAttachment extends Attachment {
  readonly localId?: string;
}

/** What is being written in one interaction, as it is kept in the browser. */
export interface Draft {
  readonly interactionId: string;
  readonly text: string;
  readonly visibility: Visibility;
  readonly inReplyToId: string | null;
  readonly as?: SendAs | undefined;
  /** Those that are uploaded; a file still on its way is not kept. */
  readonly attachments: readonly DraftAttachment[];
}

/** A draft with the mark of the write that made it; another write makes another mark. */
export interface KeptDraft extends Draft {
  readonly revision: string;
}

/** What became of a write: the mark of what is kept now (null for nothing), and another tab's words that were mixed in. */
export interface DraftOutcome {
  readonly revision: string | null;
  readonly foreign: KeptDraft | null;
}

/** Everything that is kept for one agent. */
export interface Kept {
  readonly drafts: readonly KeptDraft[];
  /** In the order in which it was handed over, over all tabs. */
  readonly outbox: readonly OutboxEntry[];
  /** Likewise. */
  readonly pending: readonly PendingEntry[];
}

/**
 * What one agent of one organisation keeps in this browser, shared by all tabs of the partition. Each call is one
 * transaction: it happens as a whole or not at all, and has happened when it resolves. Calls reject where the browser fails.
 */
export interface AgentStorage {
  read(): Promise<Kept>;
  readDraft(interactionId: string): Promise<KeptDraft | null>;
  /**
   * Keeps a draft, or removes it where it is empty. `seen` is the mark of the draft that its writer had before them: what
   * another tab kept since is not overwritten but joined (see `joinDrafts`).
   */
  saveDraft(draft: Draft, seen: string | null): Promise<DraftOutcome>;
  /** Takes a draft out and puts messages at the outbox's end. What another tab wrote into the draft since `seen` stays there. */
  enqueue(entries: readonly OutboxEntry[], taken: Draft | null, seen: string | null): Promise<DraftOutcome>;
  /** What waits in one interaction, in order. */
  waitingIn(interactionId: string): Promise<readonly OutboxEntry[]>;
  /** Puts another entry in the place of one, unless that has gone; resolves to whether it was there. */
  replace(clientId: string, entry: OutboxEntry): Promise<boolean>;
  /** Takes a message out of the outbox; resolves to whether it was there. */
  remove(clientId: string): Promise<boolean>;
  /** Takes messages out of the outbox and keeps a draft in their place. Null where one of them has gone; then nothing is done. */
  giveBack(clientIds: readonly string[], draft: Draft, seen: string | null): Promise<DraftOutcome | null>;
  /** Keeps something that was done, or another state of it in its place. */
  putPending(entry: PendingEntry): Promise<void>;
  /** Takes it out; nothing where it is not there. */
  removePending(key: string): Promise<void>;
  /** Removes all of this agent. */
  clear(): Promise<void>;
  /** Ends; what was called before still happens. */
  close(): void;
}

/** Whether there is anything in a draft worth keeping. */
export function isEmptyDraft(draft: Draft): boolean {
  return draft.text === '' && draft.attachments.length === 0 && draft.inReplyToId === null;
}

/** Whether two drafts of an interaction are the same in all that was written and attached. */
export function saysSame(one: Draft, other: Draft): boolean {
  const filesOf = ({ attachments }: Draft): string => attachments.map(({ id }) => id).join(' ');
  return one.text === other.text && one.inReplyToId === other.inReplyToId && filesOf(one) === filesOf(other);
}

/** Both texts, the other tab's first; one alone where it has the other within it. No word of either is lost. */
export function joinTexts(first: string, second: string): string {
  if (first.includes(second)) return first;
  if (second.includes(first)) return second;
  return `${first}\n${second}`;
}

/** One draft out of two that were written without sight of each other. */
export function joinDrafts(kept: Draft, mine: Draft): Draft {
  const ids = new Set(kept.attachments.flatMap(({ id, localId }) => [id, localId ?? id]));
  return {
    ...mine,
    text: joinTexts(kept.text, mine.text),
    inReplyToId: mine.inReplyToId ?? kept.inReplyToId,
    attachments: [
      ...kept.attachments,
      ...mine.attachments.filter(({ id, localId }) => !ids.has(id) && !ids.has(localId ?? id)),
    ],
  };
}

/** What to keep when `mine` meets what is kept: the one rule for every storage. */
export function settleDraft(
  kept: KeptDraft | null,
  mine: Draft,
  seen: string | null,
): { readonly keep: Draft | null; readonly foreign: KeptDraft | null } {
  const foreign = kept === null || kept.revision === seen ? null : kept;
  const joined = foreign === null ? mine : joinDrafts(foreign, mine);
  return { keep: isEmptyDraft(joined) ? null : joined, foreign };
}

/** What stays of the kept draft when `taken` leaves for the outbox: nothing, or what its writer has not seen. */
export function draftAfterSend(
  kept: KeptDraft | null,
  taken: Draft | null,
  seen: string | null,
): KeptDraft | null {
  if (kept === null || taken === null) return kept;
  return kept.revision === seen || taken.text.includes(kept.text) ? null : kept;
}
