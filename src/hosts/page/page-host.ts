import {
  movedTo,
  NO_CONTEXT,
  type Host,
  type HostCalls,
  type HostCapability,
  type HostContext,
  type HostEvent,
  type HostResult,
  type HostToken,
} from '../../model/host.ts';
import { LateCalls } from '../late-calls.ts';
import { NEEDS, PATIENT_MS } from '../needs.ts';
import { Told, UNHEARD_EVENTS } from '../told.ts';
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
 * `event.respondWith(…)`, and tells where the elements stand by `setContext`, and what the agent does in it by `tell`.
 */
export class PageHost extends LateCalls implements Host {
  readonly #capabilities: ReadonlySet<HostCapability>;
  readonly #target: EventTarget;
  readonly #deadlineMs: number;
  readonly #contexts = new Told<HostContext>(1);
  readonly #events = new Told<HostEvent>(UNHEARD_EVENTS);
  #context: HostContext;
  #isStopped = false;

  constructor(options: PageHostOptions) {
    super();
    this.#target = options.target;
    this.#capabilities = new Set(options.capabilities);
    this.#deadlineMs = options.deadlineMs ?? 10_000;
    this.#context = { ...NO_CONTEXT, ...options.context };
  }

  /** Those named from the beginning: the page is there before the elements are. */
  get capabilities(): ReadonlySet<HostCapability> {
    return this.#isStopped ? new Set() : this.#capabilities;
  }

  get context(): HostContext {
    return this.#context;
  }

  /** What has changed about where the panel stands; what is left out stays. */
  setContext(change: Partial<HostContext>): void {
    this.#context = movedTo(this.#context, change);
    this.#contexts.tell(this.#context);
  }

  /** What the agent did in the page, such as a click on a number. */
  tell(event: HostEvent): void {
    this.#events.tell(event);
  }

  start(): Promise<HostResult<void>> {
    this.#isStopped = false;
    return Promise.resolve({ ok: true, value: undefined });
  }

  onContext(listener: (context: HostContext) => void): () => void {
    return this.#contexts.listen(listener);
  }

  onEvent(listener: (event: HostEvent) => void): () => void {
    return this.#events.listen(listener);
  }

  token(): Promise<HostResult<HostToken>> {
    return this.#ask('token', { kind: 'token' });
  }

  override ask(name: keyof HostCalls, argument: unknown): Promise<HostResult<unknown>> {
    const request = REQUESTS[name] as (argument: unknown) => HostRequest;
    return this.#ask(NEEDS[name], request(argument), name === 'offer' ? PATIENT_MS : undefined);
  }

  stop(): void {
    this.#isStopped = true;
    this.#contexts.clear();
    this.#events.clear();
  }

  #ask<T>(
    capability: HostCapability,
    request: HostRequest,
    deadlineMs = this.#deadlineMs,
  ): Promise<HostResult<T>> {
    if (!this.capabilities.has(capability)) return Promise.resolve({ ok: false, reason: 'unsupported' });
    const event = new HostRequestEvent(request);
    this.#target.dispatchEvent(event);
    if (event.answer === null)
      return Promise.resolve({
        ok: false,
        reason: 'refused',
        detail: 'no listener answered',
      });
    return withDeadline(event.answer as Promise<T>, deadlineMs);
  }
}

/** Each call of the port as the event asks for it. */
const REQUESTS: { readonly [K in keyof HostCalls]: (argument: Parameters<HostCalls[K]>[0]) => HostRequest } =
  {
    openRecord: (record) => ({ kind: 'open-record', record }),
    logActivity: (activity) => ({ kind: 'log-activity', activity }),
    dial: (number) => ({ kind: 'dial', number }),
    currentCall: () => ({ kind: 'current-call' }),
    controlCall: (command) => ({ kind: 'control-call', command }),
    notify: (notice) => ({ kind: 'notify', notice }),
    setBadge: (count) => ({ kind: 'badge', count }),
    resize: (width) => ({ kind: 'resize', width }),
    setPresence: (presence) => ({ kind: 'presence', presence }),
    openSession: (session) => ({ kind: 'open-session', session }),
    focusSession: (interactionId) => ({ kind: 'focus-session', interactionId }),
    closeSession: (interactionId) => ({ kind: 'close-session', interactionId }),
    findContacts: (identifiers) => ({ kind: 'find-contacts', identifiers }),
    findByName: (name) => ({ kind: 'find-by-name', name }),
    createContact: (contact) => ({ kind: 'create-contact', contact }),
    setMode: (mode) => ({ kind: 'mode', mode }),
    setLabel: (label) => ({ kind: 'label', label }),
    offer: (offer) => ({ kind: 'offer', offer }),
    withdrawOffer: (id) => ({ kind: 'withdraw-offer', id }),
  };

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
