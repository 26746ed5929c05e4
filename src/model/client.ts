import type { BulkCount, BulkOrder, BulkResolution, BulkSelection } from './bulk-resolution.ts';
import type { AgentRef, Session } from './agent.ts';
import type { AgentPreferences, PreferencesChange } from './agent-preferences.ts';
import type { Beginning, Begun, ContactLine, OutboundBeginning } from './beginning.ts';
import type { ContactCard, ContactChange } from './contact-card.ts';
import type { DirectoryEntry, DirectoryQuery } from './directory.ts';
import type { Boomerang } from './boomerang.ts';
import type { InlayEvent, Signal, StreamState } from './event.ts';
import type { Assignment, Interaction, InteractionChange } from './interaction.ts';
import type { InteractionFilter, InteractionSort, QueueCounts } from './interaction-list.ts';
import type { Attachment, Message, NetworkAction, OutgoingMessage } from './message.ts';
import type { OriginalPost } from './post.ts';
import type { QuickReply, QuickReplyWriting, ReplyShelf } from './quick-reply.ts';
import type { Mute, MuteChange } from './mute.ts';
import type { PlacedNote } from './note.ts';
import type { AuditEntry } from './audit.ts';
import type { Outcome, OutcomeValues } from './outcome.ts';
import type { Removal } from './removal.ts';
import type { Result } from './result.ts';
import type { Survey } from './survey.ts';
import type { TagChange } from './tag.ts';
import type { TemplateShelf } from './template.ts';
import type { Transcript } from './transcript.ts';
import type { Transfer } from './transfer.ts';
import type { Translation, TranslationSettings } from './translation.ts';
import type { WorkRules } from './work-rules.ts';

/** One page of a longer list; `next` fetches the following one and is null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Which interactions, in which order, and from where on. */
export interface InteractionQuery {
  readonly filter: InteractionFilter;
  readonly sort: InteractionSort;
  /** `next` of the page before; absent for the first. */
  readonly cursor?: string;
  /** At most 100. */
  readonly limit?: number;
}

/** Whoever listens to the event stream. */
export interface EventListener {
  /** Called in order, without a gap since the position the subscription began at. */
  onEvent(event: InlayEvent): void;
  onSignal(signal: Signal): void;
  /** The stream could not be resumed where it stood: what is held must be read again before `onEvent` is called. */
  onReset(): Promise<void>;
  onState(state: StreamState): void;
}

/**
 * The port to a backend. Every call takes a signal, ends within its own deadline, retries by itself what may be repeated,
 * and never throws: it resolves to a value or an error with a kind. An aborted call resolves to `offline`.
 */
export interface Client extends LateClient, MovingClient {
  session(signal?: AbortSignal): Promise<Result<Session>>;
  setAvailability(availabilityId: string, signal?: AbortSignal): Promise<Result<Session>>;
  interactions(query: InteractionQuery, signal?: AbortSignal): Promise<Result<Page<Interaction>>>;
  counts(filter: InteractionFilter, signal?: AbortSignal): Promise<Result<QueueCounts>>;
  interaction(id: string, signal?: AbortSignal): Promise<Result<Interaction>>;
  /** `conflict` with the present `Interaction` as `current` when `version` is stale. */
  changeInteraction(
    id: string,
    version: number,
    change: InteractionChange,
    signal?: AbortSignal,
  ): Promise<Result<Interaction>>;
  /** As `changeInteraction`. */
  assign(id: string, version: number, to: Assignment, signal?: AbortSignal): Promise<Result<Interaction>>;
  acceptOffer(offerId: string, signal?: AbortSignal): Promise<Result<Interaction>>;
  declineOffer(offerId: string, signal?: AbortSignal): Promise<Result<Interaction>>;
  /** A page of a thread backwards: items in the thread's order, `next` leads to older ones. */
  messages(
    interactionId: string,
    page: { readonly cursor?: string; readonly limit?: number },
    signal?: AbortSignal,
  ): Promise<Result<Page<Message>>>;
  /** May be repeated with the same `clientId`: the backend takes it once. `conflict` with type `newer-message` carries the newer messages as `current`. */
  send(message: OutgoingMessage, signal?: AbortSignal): Promise<Result<Message>>;
  /** Sends again what failed or was not confirmed, under its own id; `rejected` with type `nothing-to-resend` where it is on its way. */
  resend(messageId: string, signal?: AbortSignal): Promise<Result<Message>>;
  /** Takes back an own answer that the backend still holds back; `rejected` with type `nothing-to-take-back` where it has begun to leave. */
  takeBack(messageId: string, signal?: AbortSignal): Promise<Result<Message>>;
  /** Does something with a message on its network; may be repeated with the same `key`. What is done already is the good outcome. */
  act(messageId: string, action: NetworkAction, key: string, signal?: AbortSignal): Promise<Result<Message>>;
  /** Takes away what is said of an action that the network refused. */
  dismissAction(messageId: string, signal?: AbortSignal): Promise<Result<Message>>;
  upload(file: File, options: UploadOptions): Promise<Result<Attachment>>;
  /** The same attachment with fresh addresses. */
  attachment(id: string, signal?: AbortSignal): Promise<Result<Attachment>>;
  markRead(interactionId: string, messageId: string, signal?: AbortSignal): Promise<Result<Interaction>>;
  /** Tells that this agent writes; lasts six seconds unless told again. */
  typing(interactionId: string, signal?: AbortSignal): Promise<Result<void>>;
  directory(query: DirectoryQuery, signal?: AbortSignal): Promise<Result<Page<DirectoryEntry>>>;
  /** Listens from a position on (`Session.position`). Returns what ends it. */
  subscribe(position: string, listener: EventListener): () => void;
  /** Ends every request and the stream; nothing is left behind. */
  close(): void;
}

/** What agents put beside messages, take out of them, and mute; part of the same port. */
export interface AnnotationsClient {
  /** May be repeated: what is removed stays so. */
  removeFromMessage(messageId: string, removal: Removal, signal?: AbortSignal): Promise<Result<Message>>;
  /** Of the post under which an interaction stands; may be repeated. */
  removePost(interactionId: string, signal?: AbortSignal): Promise<Result<Interaction>>;
  /** May be repeated with the same key. */
  changeTags(
    messageId: string,
    change: TagChange,
    key: string,
    signal?: AbortSignal,
  ): Promise<Result<Message>>;
  /** On a message, or on the conversation where there is none; may be repeated with the same key, which becomes its id. */
  addNote(
    place: { readonly interactionId: string; readonly messageId: string | null },
    text: string,
    key: string,
    signal?: AbortSignal,
  ): Promise<Result<PlacedNote>>;
  /** `conflict` with the present `PlacedNote` as `current` when `version` is stale; the text that is there already is none. */
  editNote(id: string, version: number, text: string, signal?: AbortSignal): Promise<Result<PlacedNote>>;
  /** As `editNote`. */
  deleteNote(id: string, version: number, signal?: AbortSignal): Promise<Result<PlacedNote>>;
  /** The notes on a conversation as a whole, oldest first. */
  conversationNotes(interactionId: string, signal?: AbortSignal): Promise<Result<readonly PlacedNote[]>>;
  mute(interactionId: string, change: MuteChange, signal?: AbortSignal): Promise<Result<Interaction>>;
  /** What is muted, the newest first; null for the first page. */
  mutes(cursor: string | null, signal?: AbortSignal): Promise<Result<Page<Mute>>>;
}

/** Work on its way to others; part of the same port. */
export interface MovingClient {
  /** As `changeInteraction`; `rejected` with type `transfer-refused` and the reason where it can't be. */
  transfer(
    id: string,
    version: number,
    transfer: Transfer,
    signal?: AbortSignal,
  ): Promise<Result<Interaction>>;
  /** Goes on elsewhere; may be repeated with the same key. `rejected` with type `begin-refused` and the reason where it can't be. */
  elevate(id: string, beginning: Beginning, key: string, signal?: AbortSignal): Promise<Result<Begun>>;
  /** Writes to somebody first; as `elevate`. */
  beginOutbound(beginning: OutboundBeginning, key: string, signal?: AbortSignal): Promise<Result<Begun>>;
  /** Numbers and addresses that are known of a contact. */
  contactLines(contactId: string, signal?: AbortSignal): Promise<Result<readonly ContactLine[]>>;
}

/** What puts an interaction off, gives its contact more time, or lets go of it; part of the same port. All are as `Client.changeInteraction`. */
export interface TimersClient {
  /** Pending until then (epoch milliseconds) or until the contact writes; a note says why. `invalid` with the field `at` where the time can't be. */
  setBoomerang(
    id: string,
    version: number,
    boomerang: Boomerang,
    signal?: AbortSignal,
  ): Promise<Result<Interaction>>;
  /** `rejected` with type `timer-ended` where no contact is waited for any more. */
  addTime(id: string, version: number, signal?: AbortSignal): Promise<Result<Interaction>>;
  unassignAndClose(id: string, version: number, signal?: AbortSignal): Promise<Result<Interaction>>;
}

/** What list and thread can do without at first; part of the same port. */
export interface LateClient
  extends
    PreferencesClient,
    RepliesClient,
    AnnotationsClient,
    ContactsClient,
    BulkClient,
    TimersClient,
    OutcomesClient {
  /** What the contact was asked last about this interaction, and answered; null where they were not asked (O10). */
  survey(interactionId: string, signal?: AbortSignal): Promise<Result<Survey | null>>;
  /** Skills, and what the administrator has decided about how work is done. */
  workRules(signal?: AbortSignal): Promise<Result<WorkRules>>;
  /** The post under which an interaction stands; null where none is known. */
  post(interactionId: string, signal?: AbortSignal): Promise<Result<OriginalPost | null>>;
  /** Says that a tab shows an interaction, or has left it; who else looks at it, and for how long this holds unless told again. */
  setViewing(
    interactionId: string,
    viewer: { readonly viewerId: string; readonly here: boolean },
    signal?: AbortSignal,
  ): Promise<Result<{ readonly agents: readonly AgentRef[]; readonly leaseMs: number }>>;
  /** What this agent has asked to be translated in an interaction; null for nothing yet. */
  translationSettings(
    interactionId: string,
    signal?: AbortSignal,
  ): Promise<Result<TranslationSettings | null>>;
  setTranslationSettings(
    interactionId: string,
    settings: TranslationSettings,
    signal?: AbortSignal,
  ): Promise<Result<void>>;
  /** By the service behind the backend; `invalid` with type `pair-not-supported`, `rejected` with type `not-set-up` without one. */
  translate(
    text: string,
    pair: { readonly from: string | null; readonly to: string },
    signal?: AbortSignal,
  ): Promise<Result<Translation>>;
  detectLanguage(text: string, signal?: AbortSignal): Promise<Result<string | null>>;
  /** What the service translates: from each language into which others. */
  languages(
    signal?: AbortSignal,
  ): Promise<Result<readonly { readonly code: string; readonly targets: readonly string[] }[]>>;
  /** Mails the conversation; may be repeated with the same key. What becomes of it comes as an event. */
  sendTranscript(
    interactionId: string,
    transcript: { readonly key: string; readonly to: string; readonly language: string },
    signal?: AbortSignal,
  ): Promise<Result<Transcript>>;
}

/** What the agent prefers on every machine; part of the same port. */
export interface PreferencesClient {
  preferences(signal?: AbortSignal): Promise<Result<AgentPreferences>>;
  changePreferences(change: PreferencesChange, signal?: AbortSignal): Promise<Result<AgentPreferences>>;
}

/** The contact of an interaction; part of the same port. */
export interface ContactsClient {
  contact(interactionId: string, signal?: AbortSignal): Promise<Result<ContactCard>>;
  /** `conflict` with the present `ContactCard` as `current` when `version` is stale. */
  changeContact(
    interactionId: string,
    version: number,
    change: ContactChange,
    signal?: AbortSignal,
  ): Promise<Result<ContactCard>>;
  /** The other interactions with the contact, the latest first; null for the first page. */
  earlier(
    interactionId: string,
    cursor: string | null,
    signal?: AbortSignal,
  ): Promise<Result<Page<Interaction>>>;
}

/** Resolving many interactions together (L8); part of the same port. */
export interface BulkClient {
  /** How many a selection comes to; changes nothing. */
  countBulk(selection: BulkSelection, signal?: AbortSignal): Promise<Result<BulkCount>>;
  /** May be repeated with the same key, which becomes its id; `rejected` with type `nothing-to-resolve` or `already-running`. */
  startBulk(order: BulkOrder, key: string, signal?: AbortSignal): Promise<Result<BulkResolution>>;
  /** What the agent has had resolved together, the newest first. */
  bulkResolutions(signal?: AbortSignal): Promise<Result<readonly BulkResolution[]>>;
  /** May be repeated. */
  cancelBulk(id: string, signal?: AbortSignal): Promise<Result<BulkResolution>>;
}

/** An interaction and what it has come to, as both stand. */
export interface InteractionOutcome {
  readonly interaction: Interaction;
  readonly outcome: Outcome;
}

/** What interactions come to, and what was done with them; part of the same port. */
export interface OutcomesClient {
  outcome(interactionId: string, signal?: AbortSignal): Promise<Result<Outcome>>;
  /** All or nothing. `conflict` with the present `InteractionOutcome` as `current` where what was `seen` of interaction and outcome is stale. */
  saveOutcome(
    interactionId: string,
    seen: { readonly version: number; readonly revision: number },
    values: OutcomeValues,
    signal?: AbortSignal,
  ): Promise<Result<InteractionOutcome>>;
  /** As `saveOutcome`. */
  endConversation(
    interactionId: string,
    version: number,
    signal?: AbortSignal,
  ): Promise<Result<InteractionOutcome>>;
  /** May be repeated. */
  endAfterWork(interactionId: string, signal?: AbortSignal): Promise<Result<InteractionOutcome>>;
  /** Tells that the host has written an activity; may be repeated. */
  confirmActivity(interactionId: string, activityId: string, signal?: AbortSignal): Promise<Result<void>>;
  /** What was done with an interaction, the newest first; null for the first page. */
  audit(
    interactionId: string,
    cursor: string | null,
    signal?: AbortSignal,
  ): Promise<Result<Page<AuditEntry>>>;
}

/** Quick replies and templates; part of the same port. */
export interface RepliesClient {
  /** Everything that the agent may use; null where it still is as `version` named it. */
  quickReplies(version: string | null, signal?: AbortSignal): Promise<Result<ReplyShelf | null>>;
  /** Adds one of the agent's own; may be repeated with the same id, which the client makes. */
  createQuickReply(id: string, writing: QuickReplyWriting, signal?: AbortSignal): Promise<Result<QuickReply>>;
  /** `conflict` with the present `QuickReply` as `current` when `version` is stale; as well where it is deleted. */
  changeQuickReply(
    reply: Pick<QuickReply, 'id' | 'version'>,
    writing: QuickReplyWriting,
    signal?: AbortSignal,
  ): Promise<Result<QuickReply>>;
  deleteQuickReply(reply: Pick<QuickReply, 'id' | 'version'>, signal?: AbortSignal): Promise<Result<void>>;
  /** What a network has approved for an account; `refresh` asks it anew. */
  templates(channelId: string, refresh: boolean, signal?: AbortSignal): Promise<Result<TemplateShelf>>;
}

/** What goes with an upload. */
export interface UploadOptions {
  readonly interactionId: string;
  readonly signal?: AbortSignal;
  /** Share of the bytes that have left, 0 to 1. */
  onProgress?(share: number): void;
}
