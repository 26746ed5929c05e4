import type { DirectoryEntry, Session } from './agent.ts';
import type { InlayEvent, Signal, StreamState } from './event.ts';
import type { Assignment, Interaction, InteractionChange } from './interaction.ts';
import type { InteractionFilter, InteractionSort, QueueCounts } from './interaction-list.ts';
import type { Attachment, Message, OutgoingMessage } from './message.ts';
import type { Result } from './result.ts';

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
export interface Client {
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
  upload(file: File, options: UploadOptions): Promise<Result<Attachment>>;
  /** The same attachment with fresh addresses. */
  attachment(id: string, signal?: AbortSignal): Promise<Result<Attachment>>;
  markRead(interactionId: string, messageId: string, signal?: AbortSignal): Promise<Result<Interaction>>;
  /** Tells that this agent writes; lasts six seconds unless told again. */
  typing(interactionId: string, signal?: AbortSignal): Promise<Result<void>>;
  directory(
    query: {
      readonly search?: string;
      readonly kind?: 'agent' | 'team';
      /** Says of each entry why it can't be given this interaction. */
      readonly interactionId?: string;
      readonly cursor?: string;
    },
    signal?: AbortSignal,
  ): Promise<Result<Page<DirectoryEntry>>>;
  /** Listens from a position on (`Session.position`). Returns what ends it. */
  subscribe(position: string, listener: EventListener): () => void;
  /** Ends every request and the stream; nothing is left behind. */
  close(): void;
}

/** What goes with an upload. */
export interface UploadOptions {
  readonly interactionId: string;
  readonly signal?: AbortSignal;
  /** Share of the bytes that have left, 0 to 1. */
  onProgress?(share: number): void;
}
