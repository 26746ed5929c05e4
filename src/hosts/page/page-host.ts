import {
  NO_CONTEXT,
  type Host,
  type HostActivity,
  type HostCapability,
  type HostContext,
  type HostNotice,
  type HostResult,
  type HostToken,
  type RecordRef,
} from '../../model/host.ts';
import { HostRequestEvent, type HostRequest } from './page-host.events.ts';

/** What the page around the elements can do. */
export interface PageHostOptions {
  /** Where requests are dispatched; they bubble from here. Usually the `<inlay-provider>`. */
  readonly target: EventTarget;
  /** What the page has listeners for. What is not named is answered with `unsupported` at once. */
  readonly capabilities: readonly HostCapability[];
  readonly context?: Partial<HostContext>;
  /** Until when the page must have answered, in milliseconds. */
  readonly deadlineMs?: number;
}

/**
 * The page in which the elements stand directly. It is asked by `inlay-host-request` events, which it answers with
 * `event.respondWith(…)`, and told where it stands by `setContext`.
 */
export class PageHost implements Host {
  readonly capabilities: ReadonlySet<HostCapability>;
  readonly #target: EventTarget;
  readonly #deadlineMs: number;
  readonly #listeners = new Set<(context: HostContext) => void>();
  #context: HostContext;

  constructor(options: PageHostOptions) {
    this.#target = options.target;
    this.capabilities = new Set(options.capabilities);
    this.#deadlineMs = options.deadlineMs ?? 10_000;
    this.#context = { ...NO_CONTEXT, ...options.context };
  }

  get context(): HostContext {
    return this.#context;
  }

  /** What has changed about where the panel stands; what is left out stays. */
  setContext(change: Partial<HostContext>): void {
    this.#context = { ...this.#context, ...change };
    for (const listener of this.#listeners) listener(this.#context);
  }

  start(): Promise<HostResult<void>> {
    return Promise.resolve({ ok: true, value: undefined });
  }

  onContext(listener: (context: HostContext) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  token(): Promise<HostResult<HostToken>> {
    return this.#ask('token', { kind: 'token' });
  }

  openRecord(record: RecordRef): Promise<HostResult<void>> {
    return this.#ask('open-record', { kind: 'open-record', record });
  }

  logActivity(activity: HostActivity): Promise<HostResult<RecordRef | null>> {
    return this.#ask('log-activity', { kind: 'log-activity', activity });
  }

  dial(number: string): Promise<HostResult<void>> {
    return this.#ask('dial', { kind: 'dial', number });
  }

  notify(notice: HostNotice): Promise<HostResult<void>> {
    return this.#ask('notify', { kind: 'notify', notice });
  }

  setBadge(count: number): Promise<HostResult<void>> {
    return this.#ask('badge', { kind: 'badge', count });
  }

  resize(width: number): Promise<HostResult<void>> {
    return this.#ask('resize', { kind: 'resize', width });
  }

  stop(): void {
    this.#listeners.clear();
  }

  #ask<T>(capability: HostCapability, request: HostRequest): Promise<HostResult<T>> {
    if (!this.capabilities.has(capability)) return Promise.resolve({ ok: false, reason: 'unsupported' });
    const event = new HostRequestEvent(request);
    this.#target.dispatchEvent(event);
    if (event.answer === null)
      return Promise.resolve({
        ok: false,
        reason: 'refused',
        detail: 'no listener answered',
      });
    return withDeadline(event.answer as Promise<T>, this.#deadlineMs);
  }
}

function withDeadline<T>(answer: Promise<T>, deadlineMs: number): Promise<HostResult<T>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve({ ok: false, reason: 'timeout' });
    }, deadlineMs);
    answer
      .then(
        (value) => {
          resolve({ ok: true, value });
        },
        (error: unknown) => {
          resolve({
            ok: false,
            reason: 'refused',
            detail: error instanceof Error ? error.message : String(error),
          });
        },
      )
      .finally(() => {
        clearTimeout(timer);
      });
  });
}
