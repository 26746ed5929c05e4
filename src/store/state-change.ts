import type { InlayEvent } from '../model/event.ts';
import type { Interaction } from '../model/interaction.ts';
import type { Message } from '../model/message.ts';
import type { AppState } from './state.ts';

type Records =
  | 'interactions'
  | 'threads'
  | 'composers'
  | 'templates'
  | 'templateDrafts'
  | 'translations'
  | 'transcripts'
  | 'notes'
  | 'cards'
  | 'replyDrafts'
  | 'cardDrafts'
  | 'contactChanges'
  | 'noteDrafts';

/** How one interaction stood before a change and stands after it; null where it was or is not known. */
export interface InteractionMove {
  readonly before: Interaction | null;
  readonly after: Interaction | null;
}

/**
 * A change of the state while it is being made. What it touches is copied once, however much is changed in it, and what it
 * does not touch stays the same object.
 */
export class StateChange {
  /** The state before this change. */
  readonly before: AppState;
  /** Events that are taken in by what loads behind the first screen. */
  readonly behind: InlayEvent[] = [];
  /** Interactions of which events have told with this change. */
  readonly told = new Set<string>();
  #state: AppState;
  readonly #copied = new Set<Records>();
  readonly #moves = new Map<string, InteractionMove>();
  readonly #messages: Message[] = [];
  readonly #taken = new Map<string, Message>();
  readonly #news: Message[] = [];

  constructor(state: AppState) {
    this.before = state;
    this.#state = state;
  }

  get state(): AppState {
    return this.#state;
  }

  /** Interactions that this change put or removed. */
  get moves(): ReadonlyMap<string, InteractionMove> {
    return this.#moves;
  }

  /** The backend's copies of messages that came with this change, whether or not a thread holds them. */
  get messages(): readonly Message[] {
    return this.#messages;
  }

  patch(part: Partial<AppState>): void {
    this.#state = { ...this.#state, ...part };
    for (const name of Object.keys(part)) this.#copied.delete(name as Records);
  }

  /** Puts one entry of a record, or takes it out with null. */
  put<K extends Records>(name: K, id: string, value: AppState[K][string] | null): void {
    const present = this.#state[name] as Record<string, unknown>;
    if (value === null ? !(id in present) : present[id] === value) return;
    let record = present;
    if (!this.#copied.has(name)) {
      record = { ...present };
      this.#state = { ...this.#state, [name]: record };
      this.#copied.add(name);
    }
    if (value === null) Reflect.deleteProperty(record, id);
    else record[id] = value;
  }

  /** Puts an interaction as it stands now; null where the agent may no longer see it. */
  putInteraction(id: string, after: Interaction | null): void {
    const before = this.#moves.has(id)
      ? (this.#moves.get(id)?.before ?? null)
      : (this.#state.interactions[id] ?? null);
    this.put('interactions', id, after);
    this.#moves.set(id, { before, after });
  }

  /** Messages that the backend has taken, as this change shows, by the id that their client made. */
  get taken(): ReadonlyMap<string, Message> {
    return this.#taken;
  }

  /** Those of them of which this tab alone has learned. */
  get news(): readonly Message[] {
    return this.#news;
  }

  /** Notes that the backend's copy of a message has come, here as in every tab; its thread takes it in where it reaches so far. */
  addMessage(message: Message): void {
    this.#messages.push(message);
    if (message.clientId !== null) this.#taken.set(message.clientId, message);
  }

  /** Notes that an answer to this tab shows that the backend has a message, without a word on where it stands. */
  acknowledge(message: Message): void {
    if (message.clientId === null) return;
    this.#taken.set(message.clientId, message);
    this.#news.push(message);
  }
}
