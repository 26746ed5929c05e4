import type { STREAM_EVENTS } from '../../contract/event.ts';
import type { Signal } from '../../model/event.ts';
import { loadAccess } from '../access.ts';
import { readIn, type Core } from '../core.ts';
import { toTime } from '../rows/times.ts';
import type { VerifiedToken } from '../tokens.ts';
import { canResume, isFor, readEvents, readLogState, type LoggedEvent, type Reader } from './event-log.ts';
import type { EventWriter } from './event-writer.ts';
import { formatPosition, type Position } from './position.ts';
import type { Tail } from './tail.ts';

/** A signal with whom it is for. */
export interface AddressedSignal {
  readonly channelId: string;
  readonly signal: Signal;
}

/** So many signals wait for a slow reader; older ones are no longer true anyway. */
const MOST_SIGNALS = 20;
const PAGE = 200;

/** What one agent's stream is made of. */
export interface StreamOptions {
  readonly core: Core;
  readonly writer: EventWriter;
  readonly tail: Tail;
  readonly caller: VerifiedToken;
  /** Where the reader stands; null begins at the end. */
  readonly after: Position | null;
}

/**
 * One reader's stream of server-sent events, written as fast as it is read and no faster: what waits is a number, not events.
 * It ends when its token is over, when the agent is no more, and with `end`.
 */
export class EventStream {
  readonly #options: StreamOptions;
  readonly #end = new AbortController();
  #nudge = new AbortController();
  #signals: AddressedSignal[] = [];
  #reader: Reader;
  #onEnd: () => void = () => undefined;
  /** Looked at up to here; what was sent last stands at or before it. */
  #seq = 0;
  #sent = 0;
  #epoch = '';

  constructor(options: StreamOptions, reader: Reader) {
    this.#options = options;
    this.#reader = reader;
  }

  end(): void {
    if (this.ended) return;
    this.#end.abort();
    this.#nudge.abort();
    this.#onEnd();
  }

  get ended(): boolean {
    return this.#end.signal.aborted;
  }

  /** Tells a signal if it is for this reader; never waits for them. */
  signal(addressed: AddressedSignal): void {
    const { signal, channelId } = addressed;
    const own =
      signal.type === 'typing' && signal.who === 'agent' && signal.agent.id === this.#reader.agentId;
    if (own || !this.#reader.channelIds.includes(channelId)) return;
    this.#signals = [...this.#signals, addressed].slice(-MOST_SIGNALS);
    this.#nudge.abort();
  }

  /** The bytes; `onEnd` is called once, however it ends. */
  body(onEnd: () => void): ReadableStream<Uint8Array> {
    const frames = this.#frames();
    const encoder = new TextEncoder();
    this.#onEnd = onEnd;
    if (this.ended) onEnd();
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          try {
            const { value, done } = await frames.next();
            if (done !== true) {
              controller.enqueue(encoder.encode(value));
              return;
            }
            this.end();
            controller.close();
          } catch (error) {
            if (this.ended) return;
            this.end();
            this.#options.core.log.warn('stream-failed', {
              message: error instanceof Error ? error.message : String(error),
            });
            // An end is an end to the reader, who comes back and goes on from where it stood.
            controller.close();
          }
        },
        cancel: () => this.end(),
      },
      { highWaterMark: 0 },
    );
  }

  async *#frames(): AsyncGenerator<string, void, undefined> {
    const { core, caller, tail } = this.#options;
    yield await this.#begin();
    while (!this.ended && core.clock() < caller.expiresAt) {
      const frames = (await this.#next()) + this.#takeSignals();
      if (frames !== '') yield frames;
      else if (this.#seq >= tail.head && !(await this.#wait())) yield this.#heartbeat();
    }
  }

  async #begin(): Promise<string> {
    const { core, caller, tail, after } = this.#options;
    await tail.start();
    const state = await readIn(core, caller.organisationId, readLogState);
    this.#epoch = state.epoch;
    tail.wake();
    const resumed = after === null || canResume(state, after);
    this.#seq = after !== null && resumed ? after.seq : state.head;
    this.#sent = this.#seq;
    return resumed ? this.#heartbeat() : this.#reset();
  }

  /** What follows, as far as it is there; empty where nothing of it is for this reader. */
  async #next(): Promise<string> {
    const { tail, writer } = this.#options;
    const events = tail.after(this.#seq) ?? (await this.#readForOneself());
    if (events === null) return this.#reset();
    const epoch = this.#epoch;
    let frames = '';
    for (const event of events) {
      this.#seq = Math.max(this.#seq, event.seq);
      if (!isFor(event, this.#reader)) continue;
      // Most are written already, for another stream: then there is nothing to wait for.
      const written = writer.frame(event, { epoch, prev: this.#sent });
      frames += typeof written === 'string' ? written : await written;
      this.#sent = event.seq;
      if (event.body.type === 'session.changed' && !(await this.#readAccess())) break;
    }
    return frames;
  }

  /** A page from the database, for who is too far behind for the tail; null where it is no longer kept. */
  async #readForOneself(): Promise<readonly LoggedEvent[] | null> {
    const { core, caller } = this.#options;
    return readIn(core, caller.organisationId, async (transaction) => {
      const state = await readLogState(transaction);
      if (!canResume(state, { epoch: this.#epoch, seq: this.#seq })) {
        this.#epoch = state.epoch;
        this.#seq = state.head;
        this.#sent = state.head;
        return null;
      }
      const range = { after: this.#seq, upTo: state.head, limit: PAGE };
      const events = await readEvents(transaction, range, this.#reader);
      // A page that is not full has shown that nothing else up to the head is for this reader.
      if (events.length < PAGE) this.#seq = state.head;
      return events;
    });
  }

  /** Whether the agent is still there; what they may see is what they may see from here on. */
  async #readAccess(): Promise<boolean> {
    const { core, caller } = this.#options;
    const access = await readIn(core, caller.organisationId, (transaction) =>
      loadAccess(transaction, caller.agentId),
    );
    if (access === null) this.end();
    else this.#reader = access;
    return access !== null;
  }

  /** Waits for more; false when there was silence for as long as a heartbeat allows. */
  async #wait(): Promise<boolean> {
    const { core, caller, tail } = this.#options;
    this.#nudge = new AbortController();
    const { signal } = this.#nudge;
    if (this.ended || this.#signals.length > 0) return true;
    let silent = false;
    const timer = setTimeout(
      () => {
        silent = true;
        this.#nudge.abort();
      },
      Math.max(0, Math.min(core.timings.heartbeatMs, caller.expiresAt - core.clock())),
    );
    await tail.more(this.#seq, signal);
    clearTimeout(timer);
    return !silent;
  }

  #takeSignals(): string {
    const signals = this.#signals;
    this.#signals = [];
    return signals.map(({ signal }) => frame('signal', signal)).join('');
  }

  #heartbeat(): string {
    return frame('heartbeat', { head: this.#position(), serverTime: toTime(this.#options.core.clock()) });
  }

  #reset(): string {
    return frame('reset', { position: this.#position() });
  }

  #position(): string {
    return formatPosition({ epoch: this.#epoch, seq: this.#sent });
  }
}

function frame(name: Exclude<keyof typeof STREAM_EVENTS, 'event'>, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
