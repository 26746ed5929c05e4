import type { AgentRef, Session } from '../model/agent.ts';
import type { DirectoryEntry } from '../model/directory.ts';
import type { AttachmentProblem } from '../model/attachment-rules.ts';
import type { StreamState } from '../model/event.ts';
import type { HostContext } from '../model/host.ts';
import type { InteractionFilter, InteractionSort, QueueCounts } from '../model/interaction-list.ts';
import type { Assignment, Interaction } from '../model/interaction.ts';
import type { Attachment, Message, NetworkAction, SendAs } from '../model/message.ts';
import type { PlacedNote } from '../model/note.ts';
import type { Visibility } from '../model/platform.ts';
import type { AnnotationActions, NoteDraft } from './annotation-actions.ts';
import type { QuickReply, QuickReplyWriting, ReplyShelf } from '../model/quick-reply.ts';
import type { OriginalPost } from '../model/post.ts';
import type { InlayError, Result } from '../model/result.ts';
import type { Status } from '../model/status.ts';
import type { PendingEntry } from './pending-entry.ts';
import type { TemplateChoice, TemplateShelf } from '../model/template.ts';
import type { Transcript } from '../model/transcript.ts';
import type { Translation, TranslationSettings } from '../model/translation.ts';
import type { LanguagePair, PairSupport } from '../model/translator.ts';
import type { WorkRules } from '../model/work-rules.ts';

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
  readonly outbox: OutboxSlice;
  /** What the agent did with messages and the backend has not taken, oldest first. */
  readonly pending: readonly PendingEntry[];
  readonly directory: DirectorySlice;
  /** Null until it is read, which begins with the session. */
  readonly workRules: WorkRules | null;
  readonly quickReplies: QuickRepliesSlice;
  /** What networks have approved, by channel; absent where nobody has asked. */
  readonly templates: Readonly<Record<string, TemplatesSlice>>;
  /** Templates that are being filled in, by interaction. */
  readonly templateDrafts: Readonly<Record<string, TemplateDraft>>;
  readonly preferences: Preferences;
  /** The interaction whose thread is shown; null shows the list alone. */
  readonly openId: string | null;
  /** The one message to the agent that is up now; null for none. */
  readonly notice: Notice | null;
  readonly host: HostContext;
}

/** Whether something asked for is there. `failed` keeps what was there before. */
export type LoadStatus = 'idle' | 'loading' | 'ready' | 'failed';

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

/** What is loaded of one interaction's messages. */
export interface ThreadSlice {
  readonly interactionId: string;
  /** In the thread's order; what waits in the outbox stands at the end, in the order in which it was handed over. */
  readonly messages: readonly ThreadMessage[];
  readonly status: LoadStatus;
  readonly error: InlayError | null;
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  /** Where the unread ones began when the thread was opened; kept until it is opened again. */
  readonly firstUnreadId: string | null;
  readonly typing: { readonly contact: boolean; readonly agents: readonly AgentRef[] };
  /** Everybody who looks at it now; this agent may be among them. */
  readonly viewing: readonly AgentRef[];
}

/** A message with a key that stays the same when the server's copy takes the place of the local one. */
export interface ThreadMessage {
  readonly key: string;
  readonly message: Message;
}

/** What is being written in one interaction. */
export interface ComposerSlice {
  readonly text: string;
  readonly visibility: Visibility;
  readonly inReplyToId: string | null;
  /** What it is to that message, where it is no plain answer. */
  readonly as?: SendAs | undefined;
  readonly attachments: readonly ComposerAttachment[];
  /** Files that were refused, and why; they never became attachments. */
  readonly refused: readonly RefusedFile[];
  /** Whether the agent has said that what was written in private may be public. */
  readonly mayGoPublic?: boolean | undefined;
  /** What came in since the writer last saw the thread and holds the send back; empty when nothing does. */
  readonly newer: readonly Message[];
}

/** What one interaction's translation has come to. */
export interface TranslationSlice {
  /** Whether it is known what the agent asked for; `failed` is as if nothing, and says so. */
  readonly status: 'loading' | 'ready' | 'failed';
  /** What the agent asked for; null for nothing yet. */
  readonly settings: TranslationSettings | null;
  /** The contact's language: as the agent said, or as it was found out; null for unknown. */
  readonly contactLanguage: string | null;
  /** Messages of the contact that were translated or are to be, by id. */
  readonly messages: Readonly<Record<string, MessageTranslation>>;
  /** What is being written, in the contact's language; null where there is nothing to translate. */
  readonly reply: ReplyTranslation | null;
  /** Share of what the browser fetches first that has come, 0 to 1; null where it fetches nothing. */
  readonly download: number | null;
}

/** One message of the contact in the agent's language. `same`: it is in that language already. */
export type MessageTranslation =
  | { readonly kind: 'pending' }
  | { readonly kind: 'done'; readonly translation: Translation }
  | { readonly kind: 'same' }
  | { readonly kind: 'failed'; readonly error: InlayError; readonly pair: TranslationPairRef };

/** Between which languages something was to be translated; `from` null was to be found out. */
export interface TranslationPairRef {
  readonly from: string | null;
  readonly to: string;
}

/** A reply on its way into the contact's language. `source` is the text that it is of. */
export type ReplyTranslation = { readonly source: string } & (
  | { readonly kind: 'pending' }
  | { readonly kind: 'done'; readonly translation: Translation }
  | { readonly kind: 'failed'; readonly error: InlayError; readonly pair: TranslationPairRef | null }
  /** The agent sends this one as it is. */
  | { readonly kind: 'left' }
);

/** What can be chosen from when translation is set up: languages, and whether a pair is there. */
export interface TranslationChoice {
  readonly languages: readonly string[];
  /** The contact's language as their messages show it; null where that can't be told. */
  readonly detected: string | null;
}

/** A file beside what is being written. */
export interface ComposerAttachment {
  readonly localId: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly upload:
    | { readonly kind: 'uploading'; readonly share: number }
    | { readonly kind: 'ready'; readonly attachment: Attachment }
    /** Did not get there in passing, and is tried again by itself. */
    | { readonly kind: 'waiting'; readonly error: InlayError }
    | { readonly kind: 'failed'; readonly error: InlayError };
  /** False where the browser has no room for it: it is lost if the page goes before it is uploaded. */
  readonly isKept?: boolean;
}

/** A file that was not taken, and why. */
export interface RefusedFile {
  readonly name: string;
  readonly problem: AttachmentProblem;
}

/** What waits to be sent. */
export interface OutboxSlice {
  /** Messages that have not been taken by the backend yet, oldest first. */
  readonly waiting: readonly OutboxEntry[];
}

/** One row of the outbox; what IndexedDB holds of it is the same. Its message has a local id until the backend gave it one. */
export interface OutboxEntry {
  readonly message: Message;
  /** What it is to the message that `message.inReplyTo` names, where it is no plain answer. */
  readonly as?: SendAs | undefined;
  /** An approved template with its values; absent or null for a text. */
  readonly template?: TemplateChoice | null;
  readonly attachmentIds: readonly string[];
  readonly seenMessageId: string | null;
  /** When the agent handed it over, this machine's clock. */
  readonly queuedAt: number;
  readonly attempts: number;
  /** When it is tried again by itself, this machine's clock; null for as soon as it may. */
  readonly retryAt: number | null;
}

/** What the directory was last searched for and found. */
export interface DirectorySlice {
  readonly search: string;
  readonly items: readonly DirectoryEntry[];
  readonly status: LoadStatus;
  readonly error: InlayError | null;
}

/** The agent's quick replies, those of collections and own ones; read once and kept in the browser. */
export interface QuickRepliesSlice {
  readonly status: LoadStatus;
  /** Null before they have been read, here or once before. */
  readonly shelf: ReplyShelf | null;
  /** Why they could not be read; what is on the shelf is then older. */
  readonly error: InlayError | null;
  /** Ids of those that the agent favours, kept in the browser; some may be gone. */
  readonly favourites: readonly string[];
  /** Whether the backend has said that there are others by now. */
  readonly outdated: boolean;
}

/** Templates of one account. */
export interface TemplatesSlice {
  readonly status: LoadStatus;
  /** Null before they have been read, here or once before. */
  readonly shelf: TemplateShelf | null;
  readonly error: InlayError | null;
}

/** A template that is being filled in, kept until it has been taken by the backend. */
export interface TemplateDraft {
  readonly templateId: string;
  /** By the variable's id. */
  readonly values: Readonly<Record<string, string>>;
  /** The header's file, uploaded; null for none. */
  readonly file: Attachment | null;
}

/** Kept in the browser for each agent. */
export interface Preferences {
  readonly listCollapsed: boolean;
  readonly filter: InteractionFilter;
  readonly sort: InteractionSort;
}

/** What a toast says: a stable key that the interface puts into words, and what to fill in. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'failure';
  readonly key: NoticeKey;
  readonly name?: string;
  readonly error?: InlayError;
  /** The status that it has now. */
  readonly status?: Status;
  /** The interaction whose change can be taken back while this is up. */
  readonly undoes?: string;
  /** What the agent holds against their limit. */
  readonly room?: Room;
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
  | 'status-changed'
  | 'changed-meanwhile'
  | 'offer-gone'
  | 'muted'
  | 'unmuted'
  | 'no-room'
  | 'action-failed';

/** What can be done. None throws or rejects; failures land in the state where they belong. */
export interface AppActions extends AnnotationActions {
  /** Reads the session, then the list, and listens from there on. Called once; again after a failure. */
  start(): Promise<void>;
  setAvailability(availabilityId: string): Promise<void>;

  setFilter(filter: InteractionFilter): Promise<void>;
  setSort(sort: InteractionSort): Promise<void>;
  loadMore(): Promise<void>;
  reloadList(): Promise<void>;

  /** Shows a thread and reads its newest page; null goes back to the list. */
  open(interactionId: string | null): Promise<void>;
  /** Reads a thread without showing it, for elements that stand alone. */
  loadThread(interactionId: string): Promise<void>;
  loadOlder(interactionId: string): Promise<void>;
  markRead(interactionId: string, messageId: string): Promise<void>;

  assign(interactionId: string, to: Assignment): Promise<void>;
  setStatus(interactionId: string, status: Status): Promise<void>;
  /** Puts the status back where this agent's last change of it took it from. */
  undoStatus(interactionId: string): Promise<void>;
  acceptOffer(interactionId: string): Promise<void>;
  declineOffer(interactionId: string): Promise<void>;

  setText(interactionId: string, text: string): void;
  /** Answers a message, or quotes or edits it where `as` says so; null answers none in particular. */
  replyTo(interactionId: string, messageId: string | null, as?: SendAs): void;
  /** Who is to read what is being written (C3); `mayGoPublic` where the agent was asked about a private draft and agreed. */
  setVisibility(interactionId: string, visibility: Visibility, mayGoPublic?: true): void;
  /** Takes back an answer that has not left (C12) and puts its words into the composer; false where it had begun to leave. */
  takeBack(interactionId: string, messageId: string): Promise<boolean>;
  /** The post under which an interaction stands; null where none is known. */
  originalPost(interactionId: string): Promise<Result<OriginalPost | null>>;
  /** Turns the composer to the one answer of a review, with its text where nothing is being written. */
  editAnswer(interactionId: string): Promise<void>;
  attach(interactionId: string, files: readonly File[]): Promise<void>;
  retryUpload(interactionId: string, localId: string): Promise<void>;
  removeAttachment(interactionId: string, localId: string): void;
  dismissRefused(interactionId: string): void;
  /** Puts what is in the composer into the outbox. Resolves to false, with everything left in place, where it may not go. */
  send(interactionId: string): Promise<boolean>;
  /** Sends a failed, held or unknown message again, by the agent's word. */
  resend(key: string): Promise<void>;
  /** Takes a message that has not left out of the outbox and gives its text back to the composer if that is empty. */
  withdraw(clientId: string): Promise<void>;
  /** Does something with a message on its network: shown at once, taken back with the reason where it is refused. */
  act(interactionId: string, messageId: string, action: NetworkAction): Promise<void>;
  /** Takes away what is said of an action that was refused. */
  dismissAction(interactionId: string, messageId: string): Promise<void>;
  /** Sends what `newer` held back. */
  sendAnyway(interactionId: string): Promise<boolean>;

  /** Asks for fresh addresses of a message's file and puts them into the thread; a file that is gone is left as it is. */
  refreshAttachment(interactionId: string, messageId: string, attachmentId: string): Promise<void>;

  /** With an interaction, the entries say why they can't be given it. */
  /** Reads what the agent asked to be translated here, once. */
  loadTranslation(interactionId: string): Promise<void>;
  /** What can be translated here; fails with `not-set-up` where nothing translates. */
  translationChoice(interactionId: string): Promise<Result<TranslationChoice>>;
  /** Whether a pair can be translated; for a dialog that says so before it is asked for. */
  translationSupport(pair: LanguagePair): Promise<Result<PairSupport>>;
  /** Keeps what the agent asks for and begins; an error leaves everything as it was. */
  setTranslation(interactionId: string, settings: TranslationSettings): Promise<Result<void>>;
  /** Translates a message of the contact that is on the screen, once; again after a failure with `again`. */
  translateMessage(interactionId: string, messageId: string, again?: boolean): void;
  /** Translates the reply that is being written now, without waiting for a pause. */
  translateReply(interactionId: string): void;
  /** Lets the reply that is being written go as it is. */
  leaveReply(interactionId: string): void;
  /** Mails the conversation to one address; resolves to what keeps it from being taken. */
  sendTranscript(interactionId: string, to: string, language: string): Promise<Result<void>>;

  searchDirectory(search: string, interactionId?: string): Promise<void>;
  /** Shows the quick replies that this browser keeps, then asks whether there are others. */
  loadQuickReplies(): Promise<void>;
  /** Keeps what was written as a new quick reply of the agent's own (null), or as one that is there; null when it is kept, else why not. */
  saveQuickReply(
    reply: Pick<QuickReply, 'id' | 'version'> | null,
    writing: QuickReplyWriting,
  ): Promise<InlayError | null>;
  /** Takes one of the agent's own away; null when it is gone, else why not. */
  deleteQuickReply(id: string): Promise<InlayError | null>;
  /** Puts one among the favourites, or takes it from there. */
  toggleFavourite(id: string): void;
  /** Reads an account's templates; `refresh` has the network asked anew. */
  loadTemplates(channelId: string, refresh?: boolean): Promise<void>;
  /** Keeps how far a template has been filled in; null lets go of it. */
  keepTemplateDraft(interactionId: string, draft: TemplateDraft | null): void;
  /** Uploads the file of a template's header. */
  uploadTemplateFile(interactionId: string, file: File): Promise<Result<Attachment>>;
  /** Puts a filled-in template into the outbox. Resolves to false where it may not go. */
  sendTemplate(interactionId: string, choice: TemplateChoice, file: Attachment | null): Promise<boolean>;

  setListCollapsed(collapsed: boolean): void;
  dismissNotice(): void;
  /** Removes every text, draft and waiting message of this agent from the browser, then ends. */
  signOut(): Promise<void>;
}

/** A store of one panel: zustand's three calls, the actions, and an end. */
export interface AppStore {
  getState(): AppState;
  getInitialState(): AppState;
  subscribe(listener: (state: AppState, previous: AppState) => void): () => void;
  readonly actions: AppActions;
  /** Server's time now, epoch milliseconds: this machine's clock with the skew taken out. */
  now(): number;
  /** Ends timers, streams, locks and channels; what waits stays in the browser for next time. */
  destroy(): void;
}
