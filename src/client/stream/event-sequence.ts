import type { EventListener } from '../../model/client.ts';
import type { StreamState } from '../../model/event.ts';
import type { Result } from '../../model/result.ts';
import type { Environment } from '../environment.ts';
import { toEvent } from '../mappers/event.ts';
import type { EventPage } from '../mappers/event-page.ts';
import type { Reading } from '../mappers/reading.ts';
import { pause } from '../rest/deadline.ts';
import { retryDelay } from '../rest/retry.ts';
import { covers, later } from './position.ts';
import type { Envelope, StreamItem } from './stream-item.ts';

/** What waits while something is read again; beyond this it is dropped, and found missing by the next event. */
const QUEUE_LIMIT = 2_000;

/** What an unbroken sequence of events is made of. */
export interface SequenceOptions {
  readonly position: string;
  readonly listener: EventListener;
  readonly reading: Reading;
  readonly checkPrevious: boolean;
  /** The JSON mode of the stream. */
  readonly readAfter: (after: string, signal: AbortSignal) => Promise<Result<EventPage>>;
}

/**
 * Makes of what a stream brings, in whatever state, the events since a position: in order, none missing, none twice.
 *
 * It holds everything up to its position. An event whose predecessor it does not hold shows a gap, and so does a
 * heartbeat whose head it does not hold; then it reads what is missing before it goes on. An event may name a
 * predecessor from before the position: between the two there is nothing, so that is no gap.
 */
export class EventSequence {
  readonly #options: SequenceOptions;
  readonly #environment: Environment;
  readonly #end = new AbortController();
  #nap = new AbortController();
  #position: string;
  #queue: StreamItem[] = [];
  #busy = false;
  #streamState: StreamState = { kind: 'connecting' };
  /** The state that reading again is in, where it stands in for the stream's. */
  #trouble: StreamState | null = null;

  constructor(options: SequenceOptions, environment: Environment) {
    this.#options = options;
    this.#environment = environment;
    this.#position = options.position;
  }

  /** Takes what the stream brought. */
  take(item: StreamItem): void {
    if (this.#end.signal.aborted) return;
    if (item.name === 'signal') {
      this.#tell((listener) => listener.onSignal(item.data));
      return;
    }
    if (this.#queue.length >= QUEUE_LIMIT) this.#queue = [];
    this.#queue.push(item);
    if (!this.#busy) this.#drain();
  }

  /** Takes how the stream is doing. */
  takeState(state: StreamState): void {
    this.#streamState = state;
    if (this.#trouble === null) this.#tell((listener) => listener.onState(state));
  }

  /** Ends a wait before its time, unless the backend asked for it. */
  wake(): void {
    this.#nap.abort();
  }

  close(): void {
    this.#end.abort();
    this.#nap.abort();
    this.#queue = [];
  }

  #drain(): void {
    let item: StreamItem | undefined;
    while ((item = this.#queue.shift()) !== undefined) {
      const work = this.#handle(item);
      if (work === null) continue;
      this.#busy = true;
      void work.finally(() => {
        this.#busy = false;
        this.#drain();
      });
      return;
    }
  }

  #handle(item: StreamItem): Promise<void> | null {
    switch (item.name) {
      case 'event': {
        const { prev } = item.data;
        if (this.#options.checkPrevious && !covers(this.#position, prev)) {
          // What waited here may be of an epoch that a reset has ended.
          return this.#catchUp(prev).then(() =>
            covers(this.#position, prev) ? this.#apply(item.data) : undefined,
          );
        }
        this.#apply(item.data);
        return null;
      }
      case 'heartbeat':
        return covers(this.#position, item.data.head) ? null : this.#catchUp(item.data.head);
      case 'reset':
        return this.#reset(item.data.position);
      case 'signal':
        return null;
    }
  }

  #apply({ position, event: raw }: Envelope): void {
    if (covers(this.#position, position)) return;
    this.#position = position;
    const event = toEvent(raw, this.#options.reading);
    if (event !== null) this.#tell((listener) => listener.onEvent(event));
  }

  /** Reads what is missing up to `target`; ends when it is there, or when the sequence is closed. */
  async #catchUp(target: string): Promise<void> {
    const { signal } = this.#end;
    for (let failures = 0; !signal.aborted;) {
      const page = await this.#options.readAfter(this.#position, signal);
      if (signal.aborted) return;
      if (!page.ok) {
        await this.#wait(
          failures++,
          page.error.kind === 'signed-out' || page.error.kind === 'forbidden',
          page.error.retryAfterMs,
        );
        continue;
      }
      failures = 0;
      this.#setTrouble(null);
      const { events, head, more, reset } = page.value;
      if (reset) return this.#reset(head);
      const before = this.#position;
      for (const event of events) this.#apply(event);
      if (more && this.#position !== before) continue;
      // `target` was known before the answer was made, so the answer holds all there was up to it.
      const held = later(this.#position, target);
      if (!covers(held, this.#position)) return this.#reset(target);
      this.#position = held;
      return;
    }
  }

  async #reset(position: string): Promise<void> {
    const { signal } = this.#end;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await this.#options.listener.onReset();
        this.#position = position;
        return;
      } catch (error) {
        this.#report(error);
        this.#nap = new AbortController();
        await pause(this.#delay(failures), this.#nap.signal);
      }
    }
  }

  async #wait(failures: number, signedOut: boolean, retryAfterMs: number | null): Promise<void> {
    const wait = this.#delay(failures, retryAfterMs);
    this.#setTrouble(
      signedOut ? { kind: 'signed-out' } : { kind: 'offline', retryAt: this.#environment.clock() + wait },
    );
    this.#nap = new AbortController();
    await pause(wait, retryAfterMs === null ? this.#nap.signal : this.#end.signal);
  }

  #delay(failures: number, retryAfterMs: number | null = null): number {
    const { random, timings } = this.#environment;
    const spread = { baseMs: timings.reconnectBaseMs, capMs: timings.reconnectCapMs, random };
    return retryDelay(failures, spread, retryAfterMs);
  }

  #setTrouble(trouble: StreamState | null): void {
    if (trouble === null && this.#trouble === null) return;
    this.#trouble = trouble;
    this.#tell((listener) => listener.onState(trouble ?? this.#streamState));
  }

  /** A listener that throws must not keep the next event from being told. */
  #tell(call: (listener: EventListener) => void): void {
    if (this.#end.signal.aborted) return;
    try {
      call(this.#options.listener);
    } catch (error) {
      this.#report(error);
    }
  }

  #report(error: unknown): void {
    this.#options.reading.report({ what: 'listener', id: null, problem: String(error) });
  }
}
