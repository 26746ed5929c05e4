import * as v from 'valibot';
import {
  NO_CONTEXT,
  type Host,
  type HostCalls,
  type HostCapability,
  type HostContext,
  type HostEvent,
  type HostResult,
  type HostToken,
} from '../../model/host.ts';
import { latePart } from '../../model/late-part.ts';
import { LateCalls } from '../late-calls.ts';
import { Told, UNHEARD_EVENTS } from '../told.ts';
import type * as FrameCalls from './frame-calls.ts';
import { receivePort } from './handshake.ts';
import { openPortCalls, type PortCalls } from './port-calls.ts';
import {
  contextSchema,
  PROTOCOL_VERSION,
  tokenSchema,
  welcomeSchema,
  type PageMethod,
  type PanelMethod,
} from './protocol.ts';

/** Who may frame the panel. */
export interface FrameHostOptions {
  /** Exact origins of the pages that may frame this panel, such as `https://crm.example`. */
  readonly allowedOrigins: readonly string[];
  /** Until when the page must have answered, in milliseconds. */
  readonly deadlineMs?: number;
}

const CALL_DEADLINE_MS = 10_000;
/** Between two attempts to load what could not be had. */
const RETRY_MS = 2_000;
const loadCalls = (): Promise<typeof FrameCalls> => import('./frame-calls.ts');

/** The page around an iframe as a host. Without such a page, or with one that is not on the list, `start` says `gone`. */
export class FrameHost extends LateCalls implements Host {
  readonly #options: FrameHostOptions;
  readonly #contexts = new Told<HostContext>(1);
  readonly #events = new Told<HostEvent>(UNHEARD_EVENTS);
  #ended = new AbortController();
  #capabilities: ReadonlySet<HostCapability> = new Set();
  #context = NO_CONTEXT;
  #page: PortCalls | undefined;

  constructor(options: FrameHostOptions) {
    super();
    this.#options = options;
  }

  get capabilities(): ReadonlySet<HostCapability> {
    return this.#capabilities;
  }

  get context(): HostContext {
    return this.#context;
  }

  async start(signal?: AbortSignal): Promise<HostResult<void>> {
    const { allowedOrigins, deadlineMs = 6_000 } = this.#options;
    const { signal: ended } = (this.#ended = new AbortController());
    const port = await receivePort(window, {
      allowedOrigins,
      deadlineMs,
      signal: signal === undefined ? ended : AbortSignal.any([signal, ended]),
    });
    // No page of an allowed origin has answered.
    if (port === null) return { ok: false, reason: 'gone' };
    const methods = {
      contextChanged: (context) => {
        this.#take(context);
      },
      event: async (told) => {
        const event = (await this.#late()).toEvent(told);
        if (event !== null) this.#events.tell(event);
      },
    } satisfies Record<PanelMethod, (argument: unknown) => unknown>;
    const page = openPortCalls(port, methods, CALL_DEADLINE_MS);
    const answer = await page.call('welcome' satisfies PageMethod, PROTOCOL_VERSION);
    const welcome = answer.ok ? v.safeParse(welcomeSchema, answer.value) : null;
    if (ended.aborted || welcome?.success !== true) {
      page.close();
      return answer.ok
        ? { ok: false, reason: 'refused', detail: 'the page speaks another protocol' }
        : answer;
    }
    this.#page = page;
    this.#capabilities = new Set(welcome.output.capabilities as HostCapability[]);
    this.#take(welcome.output.context);
    return { ok: true, value: undefined };
  }

  onContext(listener: (context: HostContext) => void): () => void {
    return this.#contexts.listen(listener);
  }

  onEvent(listener: (event: HostEvent) => void): () => void {
    return this.#events.listen(listener);
  }

  async token(): Promise<HostResult<HostToken>> {
    if (this.#page === undefined || !this.#capabilities.has('token'))
      return { ok: false, reason: 'unsupported' };
    const answer = await this.#page.call('token' satisfies PageMethod);
    if (!answer.ok) return answer;
    const token = v.safeParse(tokenSchema, answer.value);
    return token.success
      ? { ok: true, value: token.output }
      : { ok: false, reason: 'refused', detail: 'the page answered with no token' };
  }

  override async ask(name: keyof HostCalls, argument: unknown): Promise<HostResult<unknown>> {
    const page = this.#page;
    if (page === undefined) return { ok: false, reason: 'unsupported' };
    return (await this.#late()).askPage(page, this.#capabilities, [name, argument]);
  }

  stop(): void {
    this.#ended.abort();
    this.#page?.close();
    this.#page = undefined;
    this.#capabilities = new Set();
    this.#contexts.clear();
    this.#events.clear();
  }

  #late(): Promise<typeof FrameCalls> {
    return latePart(
      loadCalls,
      () => new Promise((resolve) => setTimeout(() => resolve(!this.#ended.signal.aborted), RETRY_MS)),
    );
  }

  #take(context: unknown): void {
    const checked = v.safeParse(contextSchema, context);
    if (!checked.success) return;
    // An address that is left out and one that is undefined are the same to everybody.
    this.#context = checked.output as HostContext;
    this.#contexts.tell(this.#context);
  }
}
