/** A signal that fires with the first of others or when its time is up. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether it was the time that fired it. */
  readonly expired: boolean;
  /** Begins the time anew. */
  readonly extend: (ms: number) => void;
  /** Lets go of timer and signals; the signal no longer fires by them. */
  readonly end: () => void;
  /** Fires it at once, as one of its signals would. */
  readonly abort: () => void;
}

/**
 * Own code rather than `AbortSignal.any` with `AbortSignal.timeout`: the time can be extended, the timer follows a
 * test's clock, and nothing stays registered on a long-lived signal once it is over.
 */
export function createDeadline(ms: number, signals: readonly (AbortSignal | undefined)[]): Deadline {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  let expired = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(timer);
    for (const signal of signals) signal?.removeEventListener('abort', abort);
  };
  const extend = (again: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      expired = true;
      abort();
    }, again);
  };
  extend(ms);
  for (const signal of signals) {
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort);
  }
  return {
    signal: controller.signal,
    get expired() {
      return expired;
    },
    extend,
    end,
    abort,
  };
}

/** Settles as the promise does, or rejects as soon as the signal fires, whether or not the work behind it obeys the signal. */
export function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(new DOMException('aborted', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Resolves after this time, or as soon as the signal fires; `Infinity` waits for the signal alone. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = ms === Infinity ? undefined : setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
