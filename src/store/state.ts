import type { AgentPreferences } from '../model/agent-preferences.ts';
import type { Session } from '../model/agent.ts';
import type { BulkResolution } from '../model/bulk-resolution.ts';
import type { DirectoryEntry } from '../model/directory.ts';
import type { StreamState } from '../model/event.ts';
import type { HostContext, RecordRef } from '../model/host.ts';
import type { InteractionFilter, InteractionSort, QueueCounts } from '../model/interaction-list.ts';
import type { Interaction } from '../model/interaction.ts';
import type { PlacedNote } from '../model/note.ts';
import type { InlayError } from '../model/result.ts';
import type { SignIn } from '../model/sign-in.ts';
import type { Transcript } from '../model/transcript.ts';
import type { WorkRules } from '../model/work-rules.ts';
import type { Announcement } from './announcement.ts';
import type { AppActions } from './actions.ts';
import type { NoteDraft } from './annotation-actions.ts';
import type { CallSlice } from './call-state.ts';
import type { CardDraft, CardSlice, KeptContactChange } from './card-state.ts';
import type { ComposerSlice, OutboxSlice } from './composer-state.ts';
import type { LoadStatus } from './load-status.ts';
import type { Notice } from './notice.ts';
import type { AuditSlice, OutcomesSlice } from './outcome-state.ts';
import type { PendingEntry } from './pending-entry.ts';
import type { QuickRepliesSlice, ReplyDraft, TemplateDraft, TemplatesSlice } from './reply-state.ts';
import type { ThreadSlice } from './thread-state.ts';
import type { TranslationSlice } from './translation-state.ts';

export type * from './thread-state.ts';
export type * from './composer-state.ts';
export type * from './translation-state.ts';
export type * from './reply-state.ts';
export type * from './notice.ts';
export type * from './actions.ts';
export type * from './load-status.ts';
export type * from './call-state.ts';
export type * from './card-state.ts';
export type * from './announcement.ts';
export type * from './outcome-state.ts';

/** Everything the panel knows. Frozen by type: a change makes a new object along its path and leaves the rest as it was. */
export interface AppState {
  readonly session: SessionSlice;
  readonly connection: ConnectionSlice;
  readonly list: ListSlice;
  /** Every interaction known, by id; the list and open threads point in here. */
  readonly interactions: Readonly<Record<string, Interaction>>;
  /** Opened threads, by interaction. */
  readonly threads: Readonly<Record<string, ThreadSlice>>;
  /** What is being written, by interaction; absent means nothing. */
  readonly composers: Readonly<Record<string, ComposerSlice>>;
  /** What is translated, by interaction; absent where it is not known yet what the agent asked for there. */
  readonly translations: Readonly<Record<string, TranslationSlice>>;
  /** The notes on conversations as a whole, by interaction, deleted ones among them; absent where they have not been read. */
  readonly notes: Readonly<Record<string, readonly PlacedNote[]>>;
  /** Notes that are being written, by the message or the interaction that they stand on. */
  readonly noteDrafts: Readonly<Record<string, NoteDraft>>;
  /** The transcript that was asked for last, by interaction. */
  readonly transcripts: Readonly<Record<string, Transcript>>;
  /** What the agent prefers on every machine; null until it is read, which begins with the session. */
  readonly agentPreferences: AgentPreferences | null;
  /** What this tab has to tell the agent beside the screen, the newest last; the oldest go. */
  readonly announcements: readonly Announcement[];
  /** Whether the host shows notices in its own way. */
  readonly hostNotifies: boolean;
  /** Whether the host shows nothing or next to nothing of the panel, so that nobody sees what is in it; absent until it says so. */
  readonly minimised?: boolean;
  /** What is known of contacts, by interaction; absent where nobody has asked. */
  readonly cards: Readonly<Record<string, CardSlice>>;
  /** Whether what is kept for the agent is at hand, so that what they write can be handed over; absent before. */
  readonly keeps?: boolean;
  readonly outbox: OutboxSlice;
  /** What the agent did with messages and the backend has not taken, oldest first. */
  readonly pending: readonly PendingEntry[];
  readonly directory: DirectorySlice;
  /** What the agent had resolved together last (L8); null where there is none, or it is not known yet. */
  readonly bulk: BulkResolution | null;
  /** Null until it is read, which begins with the session. */
  readonly workRules: WorkRules | null;
  readonly quickReplies: QuickRepliesSlice;
  /** Quick replies of the agent's own that are being written, by their id; a new one stands under `new`. */
  readonly replyDrafts: Readonly<Record<string, ReplyDraft>>;
  /** What is being written into the attributes of an interaction's contact, by the interaction. */
  readonly cardDrafts: Readonly<Record<string, CardDraft>>;
  /** What has been changed of it and has not been taken, likewise; `cards` shows it once that is read. */
  readonly contactChanges: Readonly<Record<string, KeptContactChange>>;
  /** What networks have approved, by channel; absent where nobody has asked. */
  readonly templates: Readonly<Record<string, TemplatesSlice>>;
  /** Templates that are being filled in, by interaction. */
  readonly templateDrafts: Readonly<Record<string, TemplateDraft>>;
  /** What interactions come to; absent until what keeps it is loaded. */
  readonly outcomes?: OutcomesSlice;
  /** The audit trail in threads; absent while the agent has not asked for it. */
  readonly audit?: AuditSlice;
  readonly preferences: Preferences;
  /** The interaction whose thread is shown; null shows the list alone. */
  readonly openId: string | null;
  /** The one message to the agent that is up now; null for none. */
  readonly notice: Notice | null;
  /** What the agent began last, a new object each time; absent for nothing. */
  readonly begun?: { readonly interactionId: string } | undefined;
  readonly host: HostContext;
  /** What the agent clicked in the host to write to or call, until they have gone on with it; absent or null for nothing. */
  readonly clicked?: ClickedInHost | null;
  /** The agent's newest call by the host's softphone, until it is put away; absent or null for none. */
  readonly call?: CallSlice | null;
}

/** Who is signed in. */
export interface SessionSlice {
  readonly status: LoadStatus;
  readonly value: Session | null;
  readonly error: InlayError | null;
  /** Server's clock minus this machine's, in milliseconds. */
  readonly skewMs: number;
}

/** How it stands with the backend and with what this browser keeps. */
export interface ConnectionSlice {
  readonly stream: StreamState;
  /** `memory`: the browser denies storage, so a reload would lose what waits and what is being written. */
  readonly storage: 'durable' | 'memory';
}

/** The list under its present filter and order. */
export interface ListSlice {
  readonly filter: InteractionFilter;
  readonly sort: InteractionSort;
  /** Ids in the list's order. */
  readonly ids: readonly string[];
  readonly status: LoadStatus;
  readonly error: InlayError | null;
  /** Whether there are more than were fetched. */
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly counts: QueueCounts | null;
}

/** What the directory was last searched for and found. */
export interface DirectorySlice {
  readonly search: string;
  /** Where the next page begins; null at the end. */
  readonly next?: string | null;
  readonly isLoadingMore?: boolean;
  readonly items: readonly DirectoryEntry[];
  readonly status: LoadStatus;
  readonly error: InlayError | null;
}

/** Kept in the browser for each agent. */
export interface Preferences {
  readonly listCollapsed: boolean;
  /** Whether the customer card is folded away where there is room for it. */
  readonly cardCollapsed?: boolean | undefined;
  readonly filter: InteractionFilter;
  readonly sort: InteractionSort;
}

/** A store of one panel: zustand's three calls, the actions, and an end. */
export interface AppStore {
  getState(): AppState;
  getInitialState(): AppState;
  subscribe(listener: (state: AppState, previous: AppState) => void): () => void;
  readonly actions: AppActions;
  /** By which the agent signs in and out here; absent where the host sees to that. */
  readonly signIn?: SignIn | undefined;
  /** Server's time now, epoch milliseconds: this machine's clock with the skew taken out. */
  now(): number;
  /** Ends timers, streams, locks and channels; what waits stays in the browser for next time. */
  destroy(): void;
}

/** What was clicked in the host: where an outbound interaction or going on elsewhere may begin, which the agent has yet to ask for. */
export interface ClickedInHost {
  /** Such as a number or an address, as it stands there. */
  readonly value: string;
  readonly name: string | null;
  readonly record: RecordRef | null;
}
