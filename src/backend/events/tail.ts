import type { Core } from '../core.ts';
import { readIn } from '../core.ts';
import { readEvents, readLogState, type LoggedEvent } from './event-log.ts';

/** So many of the newest events are kept at hand for all streams of an organisation; who is further behind reads for itself. */
const KEPT = 1_000;
/** And no more than these of text, as one message may have 100,000 characters. */
const KEPT_UNITS = 4_000_000;
const BATCH = 500;

/**
 * The newest end of one organisation's log, read once in a process for all its streams. It reads when it is woken, and never
 * more than one batch at a time. Streams ask for what follows their own place, so that a slow one holds nothing but a number.
 */
export class Tail {
  readonly #core: Core;
  readonly #organisationId: string;
  readonly #waiting = new Set<() => void>();
  #events: LoggedEvent[] = [];
  #from = 0;
  #head = 0;
  #epoch = '';
  #started: Promise<void> | null = null;
  #isReading = false;
  #stale = false;
  #closed = false;
  #forgotten = 0;

  constructor(core: Core, organisationId: string) {
    this.#core = core;
    this.#organisationId = organisationId;
  }

  /** The epoch and the last number read; rejects where the log can't be read. */
  async start(): Promise<{ readonly epoch: string; readonly head: number }> {
    this.#started ??= this.#begin().catch((error: unknown) => {
      this.#started = null;
      throw error;
    });
    await this.#started;
    return { epoch: this.#epoch, head: this.#head };
  }

  get head(): number {
    return this.#head;
  }

  /** Something may have been added: reads on, once however often it is called meanwhile. */
  wake(): void {
    if (this.#closed || this.#started === null) return;
    this.#stale = true;
    if (this.#isReading) return;
    this.#isReading = true;
    void this.#readOn().finally(() => {
      this.#isReading = false;
      // Somebody may have called while it came to its end.
      if (this.#stale) this.wake();
    });
  }

  /** The events after a number as far as they are read; null where they are no longer at hand. */
  after(seq: number): readonly LoggedEvent[] | null {
    if (seq < this.#from) return null;
    if (seq >= this.#head) return [];
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#events[middle]?.seq ?? 0) <= seq) low = middle + 1;
      else high = middle;
    }
    return this.#events.slice(low, low + BATCH);
  }

  /** Resolves when there is more after a number, or with the signal. */
  async more(seq: number, signal: AbortSignal): Promise<void> {
    if (this.#head > seq || signal.aborted || this.#closed) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  /** Drops what is at hand, because something has been taken out of the log: whoever stands before it reads for itself. */
  forget(): void {
    this.#forgotten += 1;
    this.#events = [];
    this.#from = this.#head;
  }

  close(): void {
    this.#closed = true;
    this.#tell();
  }

  async #begin(): Promise<void> {
    const { epoch, head } = await readIn(this.#core, this.#organisationId, readLogState);
    this.#epoch = epoch;
    this.#head = head;
    this.#from = head;
  }

  async #readOn(): Promise<void> {
    while (this.#stale && !this.#closed) {
      this.#stale = false;
      try {
        await this.#readBatches();
      } catch (error) {
        // The next notification or look tries again.
        this.#core.log.warn('tail-failed', {
          organisation: this.#organisationId,
          message: error instanceof Error ? error.message : String(error),
        });
      }
    }
  }

  async #readBatches(): Promise<void> {
    for (;;) {
      const forgotten = this.#forgotten;
      const events = await readIn(this.#core, this.#organisationId, async (transaction) => {
        const { head } = await readLogState(transaction);
        return readEvents(transaction, { after: this.#head, upTo: head, limit: BATCH }, null);
      });
      // What was read before something was taken out may still have it.
      if (forgotten !== this.#forgotten) continue;
      const last = events.at(-1);
      if (last === undefined) return;
      this.#events.push(...events);
      this.#head = last.seq;
      this.#dropOld();
      this.#tell();
      if (events.length < BATCH) return;
    }
  }

  #dropOld(): void {
    let units = 0;
    let kept = 0;
    for (let at = this.#events.length - 1; at >= 0 && kept < KEPT && units <= KEPT_UNITS; at -= 1) {
      units += textUnits(this.#events[at]);
      kept += 1;
    }
    const dropped = this.#events.splice(0, this.#events.length - kept).at(-1);
    this.#from = dropped?.seq ?? this.#from;
  }

  #tell(): void {
    for (const waiting of [...this.#waiting]) waiting();
  }
}

/** What an event weighs, roughly: its text. */
function textUnits(event: LoggedEvent | undefined): number {
  return event?.body.type === 'message.changed' ? event.body.message.text.length : 0;
}
