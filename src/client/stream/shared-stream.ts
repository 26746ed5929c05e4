import * as v from 'valibot';
import { position } from '../../contract/scalars.ts';
import type { StreamState } from '../../model/event.ts';
import type { Environment } from '../environment.ts';
import { check } from '../mappers/reading.ts';
import { HttpStream, type HttpStreamOptions, type StreamSink } from './http-stream.ts';
import { later } from './position.ts';
import type { StreamInternals } from './stream-internals.ts';
import { streamItem, type StreamItem } from './stream-item.ts';

const streamState = v.variant('kind', [
  v.object({ kind: v.literal('connecting') }),
  v.object({ kind: v.literal('live') }),
  v.object({ kind: v.literal('offline'), retryAt: v.number() }),
]);

/** What the tabs say to each other. `hello`: one that follows asks how things stand; `state`: how, and up to where. */
const tabMessage = v.variant('say', [
  v.object({ say: v.literal('hello') }),
  v.object({ say: v.literal('state'), state: streamState, head: position }),
  v.object({ say: v.literal('item'), item: streamItem }),
]);
type TabMessage = v.InferOutput<typeof tabMessage>;

/**
 * After so many heartbeats without a word, and one more without an answer, the leading tab is taken for frozen. Timers of
 * a tab in the back run once a minute, so it is more than that.
 */
const SILENT_HEARTBEATS = 4;

/**
 * One stream for all tabs of a browser partition. The tab that holds the lock leads: it has the stream and passes on
 * what comes. The others follow; what a follower misses it sees and reads by itself. The lock goes on as soon as its
 * tab closes or crashes, and is taken from a tab that is frozen. Where the browser has no locks or no channel, or denies
 * them, the tab has a stream of its own.
 */
export class SharedStream {
  readonly #name: string;
  readonly #sink: StreamSink;
  readonly #options: HttpStreamOptions;
  readonly #environment: Environment;
  readonly #locks: Pick<LockManager, 'request'> | null;
  readonly #end = new AbortController();
  #channel: BroadcastChannel | null = null;
  #stream: HttpStream | null = null;
  #state: StreamState = { kind: 'connecting' };
  #after: string;
  /** Gives the lock back. */
  #resign: () => void = () => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    name: string,
    after: string,
    sink: StreamSink,
    options: HttpStreamOptions,
    environment: Environment,
    internals: StreamInternals,
  ) {
    this.#name = `inlay-stream ${name}`;
    this.#after = after;
    this.#sink = sink;
    this.#options = options;
    this.#environment = environment;
    const { navigator } = globalThis as { readonly navigator?: { readonly locks?: LockManager } };
    this.#locks = internals.locks === undefined ? (navigator?.locks ?? null) : internals.locks;
    if (this.#locks !== null) this.#channel = this.#openChannel();
    if (this.#channel === null) this.#lead();
    else this.#follow(false);
  }

  /** How far the stream is known to have come. */
  get after(): string {
    return this.#stream?.after ?? this.#after;
  }

  /** As `HttpStream.wake`; a tab that was signed out tries again. */
  wake(): void {
    if (this.#stream !== null) this.#stream.wake();
    else if (this.#state.kind === 'signed-out') {
      this.#takeState({ kind: 'connecting' });
      this.#follow(false);
    } else this.#say({ say: 'hello' });
  }

  close(): void {
    this.#end.abort();
    this.#stopLeading();
    clearTimeout(this.#timer);
    if (this.#channel !== null) this.#channel.onmessage = null;
    this.#channel?.close();
    this.#channel = null;
  }

  #openChannel(): BroadcastChannel | null {
    try {
      const channel = new BroadcastChannel(this.#name);
      channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#hear(data);
      return channel;
    } catch {
      return null;
    }
  }

  /** Listens, and stands in line for the lead. */
  #follow(steal: boolean): void {
    let held = false;
    this.#say({ say: 'hello' });
    this.#listenFor();
    const lead = (lock: Lock | null): Promise<void> | undefined => {
      if (lock === null || this.#end.signal.aborted || this.#stream !== null) return undefined;
      held = true;
      this.#lead();
      return new Promise((resolve) => {
        this.#resign = resolve;
      });
    };
    this.#locks?.request(this.#name, steal ? { steal } : { signal: this.#end.signal }, lead).catch(() => {
      if (this.#end.signal.aborted) return;
      if (!held) {
        this.#lead();
        return;
      }
      // Another tab took this one for frozen.
      this.#stopLeading();
      this.#follow(false);
    });
  }

  #lead(): void {
    clearTimeout(this.#timer);
    const sink: StreamSink = {
      onItem: (item) => {
        this.#pass(item);
        this.#sink.onItem(item);
      },
      onState: (state) => {
        this.#takeState(state);
        if (state.kind === 'signed-out' && this.#channel !== null) this.#stopLeading();
        else this.#tellState();
      },
    };
    this.#stream = new HttpStream(this.#after, sink, this.#options, this.#environment);
    this.#pulse();
  }

  #stopLeading(): void {
    clearTimeout(this.#timer);
    this.#after = this.after;
    this.#stream?.close();
    this.#stream = null;
    this.#resign();
  }

  /** A frozen tab says nothing; one that can't reach the backend says so. */
  #pulse(): void {
    if (this.#channel === null) return;
    this.#timer = setTimeout(() => {
      this.#tellState();
      this.#pulse();
    }, this.#environment.timings.heartbeatMs);
  }

  #listenFor(): void {
    clearTimeout(this.#timer);
    const { timings, random } = this.#environment;
    const silence = SILENT_HEARTBEATS * timings.heartbeatMs * (1 + random() / 4);
    this.#timer = setTimeout(() => {
      // Perhaps it was this tab that was frozen, and the words of the others are still to come.
      this.#say({ say: 'hello' });
      this.#timer = setTimeout(() => this.#follow(true), timings.heartbeatMs);
    }, silence);
  }

  #hear(raw: unknown): void {
    const message = check(tabMessage, raw, 'stream', this.#options.reading);
    if (message === null) return;
    if (this.#stream !== null) {
      if (message.say !== 'hello') return;
      this.#tellState();
      // Someone is there who wants to know: worth another try.
      this.#stream.wake();
      return;
    }
    if (message.say === 'hello' || this.#state.kind === 'signed-out') return;
    this.#listenFor();
    if (message.say === 'state') {
      this.#takeState(message.state);
      this.#takeItem({ name: 'heartbeat', data: { head: message.head } });
    } else {
      this.#takeItem(message.item);
    }
  }

  #takeItem(item: StreamItem): void {
    if (item.name === 'event') this.#after = later(this.#after, item.data.position);
    if (item.name === 'heartbeat') this.#after = later(this.#after, item.data.head);
    this.#sink.onItem(item);
  }

  #takeState(state: StreamState): void {
    this.#state = state;
    this.#sink.onState(state);
  }

  /** What was reset for one tab need not be for another: it is told the head, and asks by itself. */
  #pass(item: StreamItem): void {
    this.#say({
      say: 'item',
      item: item.name === 'reset' ? { name: 'heartbeat', data: { head: item.data.position } } : item,
    });
  }

  #tellState(): void {
    const { kind } = this.#state;
    if (kind !== 'signed-out') this.#say({ say: 'state', state: this.#state, head: this.after });
  }

  #say(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }
}
