import type { AuditEntry } from '../model/audit.ts';
import type { HostActivity, HostResult } from '../model/host.ts';
import type { Interaction } from '../model/interaction.ts';
import type { Outcome, OutcomeField, OutcomeValues } from '../model/outcome.ts';
import type { Result } from '../model/result.ts';
import type { Status } from '../model/status.ts';
import type { LoadStatus } from './load-status.ts';

/** What interactions come to, as far as this panel knows. */
export interface OutcomesSlice {
  /** As last read or told, by interaction; absent where nobody has asked. */
  readonly read: Readonly<Record<string, Outcome>>;
  /** What is being filled in and has not been saved, by interaction; kept in the browser. */
  readonly drafts: Readonly<Record<string, OutcomeDraft>>;
  /** The dialog that has been asked for; null for none. */
  readonly asked: AskedOutcome | null;
  /** What a host has not taken yet, oldest first. */
  readonly activities: readonly ActivityEntry[];
}

/** An outcome that is being filled in: what stood there when the agent looked last, and what they have made of it. */
export interface OutcomeDraft {
  readonly base: OutcomeValues;
  readonly values: OutcomeValues;
}

/** For which interaction the outcome is asked, and why: fields without which a status could not be set. */
export interface AskedOutcome {
  readonly interactionId: string;
  readonly missing: readonly OutcomeField[];
}

/** What goes to the host's record (O5), until the host has it. What the browser keeps of it is the same. */
export interface ActivityEntry {
  /** The activity's own; the same outcome of the same interaction is the same activity. */
  readonly id: string;
  readonly interactionId: string;
  /** `unsaved`: the outcome is on its way to the backend, and this page may go before its answer comes. */
  readonly state: 'unsaved' | 'waiting';
  /** Its `record` is the one that the host showed; the contact's own is found as it is told. */
  readonly activity: HostActivity;
  /** Identifiers of that record's person, as the host named them. */
  readonly identifiers?: readonly string[];
  readonly attempts: number;
  /** When it is tried again by itself, this machine's clock. */
  readonly retryAt: number;
  /** Why the host has not taken it; null where it was not asked yet. */
  readonly reason: Extract<HostResult<never>, { ok: false }>['reason'] | null;
}

/** What was done with interactions, where the agent wants to see it (H1). */
export interface AuditSlice {
  readonly isShown: boolean;
  /** By interaction, as far as they have been read. */
  readonly trails: Readonly<Record<string, AuditTrail>>;
}

/** One interaction's trail. */
export interface AuditTrail {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** Leads to older ones; null where there are none. */
  readonly next: string | null;
  readonly status: LoadStatus;
}

/** What can be done about what interactions come to. */
export interface OutcomeActions {
  /** Reads what an interaction has come to; once more where it is known. */
  loadOutcome(interactionId: string): Promise<void>;
  /** Asks the thread that shows the interaction to open the dialog, with a status already chosen. */
  askOutcome(interactionId: string, status?: Status): Promise<void>;
  /** Begins to fill in, or goes on where it was left. */
  beginOutcome(interactionId: string): Promise<void>;
  /** Changes what is being filled in; nothing of it is saved. */
  editOutcome(interactionId: string, part: Partial<OutcomeValues>): void;
  /** Settles a field that somebody else has changed meanwhile. */
  settleOutcome(interactionId: string, field: OutcomeField, whose: 'mine' | 'theirs'): void;
  /** Saves all of it, or says why nothing was. */
  saveOutcome(interactionId: string): Promise<Result<void>>;
  /** Puts the dialog away; what was filled in stays. */
  closeOutcome(): void;
  /** Lets go of what was filled in. */
  discardOutcome(interactionId: string): void;
  /** Puts other topics in the place of those that stand there (K4). */
  setTopics(interactionId: string, topics: readonly string[]): Promise<void>;
  /** Ends a private conversation and asks for its outcome (O8). */
  endConversation(interactionId: string): Promise<void>;
  /** Ends after-contact work before its time. */
  endAfterWork(interactionId: string): Promise<void>;
  /** How the host's record says in one line, and in the agent's language, what an interaction has come to. */
  describeActivities(inWords: (interaction: Interaction) => string): void;
  /** Asks the host again for what it has not taken of an interaction. */
  retryActivities(interactionId: string): void;
  /** Shows the audit trail in threads, or hides it; remembered for the agent. */
  showAudit(isShown: boolean): void;
}
