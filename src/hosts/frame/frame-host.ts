import * as v from 'valibot';
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
import { receivePort } from './handshake.ts';
import { openPortCalls, type PortCalls } from './port-calls.ts';
import {
  contextSchema,
  PROTOCOL_VERSION,
  recordSchema,
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

/** The page around an iframe as a host. Without such a page, or with one that is not on the list, `start` says `gone`. */
export class FrameHost implements Host {
  readonly #options: FrameHostOptions;
  readonly #listeners = new Set<(context: HostContext) => void>();
  readonly #ended = new AbortController();
  #capabilities: ReadonlySet<HostCapability> = new Set();
  #context = NO_CONTEXT;
  #page: PortCalls | undefined;

  constructor(options: FrameHostOptions) {
    this.#options = options;
  }

  get capabilities(): ReadonlySet<HostCapability> {
    return this.#capabilities;
  }

  get context(): HostContext {
    return this.#context;
  }

  async start(signal?: AbortSignal): Promise<HostResult<void>> {
    const deadlineMs = this.#options.deadlineMs ?? 6_000;
    const port = await receivePort(window, {
      allowedOrigins: this.#options.allowedOrigins,
      deadlineMs,
      signal: signal === undefined ? this.#ended.signal : AbortSignal.any([signal, this.#ended.signal]),
    });
    if (port === null)
      return {
        ok: false,
        reason: 'gone',
        detail: 'no page of an allowed origin answered',
      };
    const methods = {
      contextChanged: (context) => {
        this.#take(context);
      },
    } satisfies Record<PanelMethod, (argument: unknown) => void>;
    const page = openPortCalls(port, methods, CALL_DEADLINE_MS);
    const answer = await page.call('welcome' satisfies PageMethod, PROTOCOL_VERSION);
    const welcome = answer.ok ? v.safeParse(welcomeSchema, answer.value) : null;
    if (this.#ended.signal.aborted || welcome?.success !== true) {
      page.close();
      return answer.ok
        ? { ok: false, reason: 'refused', detail: 'the page speaks another version of the protocol' }
        : answer;
    }
    this.#page = page;
    this.#capabilities = new Set(welcome.output.capabilities);
    this.#take(welcome.output.context);
    return { ok: true, value: undefined };
  }

  onContext(listener: (context: HostContext) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async token(): Promise<HostResult<HostToken>> {
    const answer = await this.#ask('token', 'token');
    if (!answer.ok) return answer;
    const token = v.safeParse(tokenSchema, answer.value);
    return token.success
      ? { ok: true, value: token.output }
      : { ok: false, reason: 'refused', detail: 'the page answered with something that is no token' };
  }

  openRecord(ref: RecordRef): Promise<HostResult<void>> {
    return this.#tell('open-record', 'openRecord', ref);
  }

  async logActivity(activity: HostActivity): Promise<HostResult<RecordRef | null>> {
    const answer = await this.#ask('log-activity', 'logActivity', activity);
    if (!answer.ok) return answer;
    const record = v.safeParse(recordSchema, answer.value);
    return { ok: true, value: record.success ? withoutAbsent(record.output) : null };
  }

  dial(number: string): Promise<HostResult<void>> {
    return this.#tell('dial', 'dial', number);
  }

  notify(notice: HostNotice): Promise<HostResult<void>> {
    return this.#tell('notify', 'notify', notice);
  }

  setBadge(count: number): Promise<HostResult<void>> {
    return this.#tell('badge', 'setBadge', count);
  }

  resize(width: number): Promise<HostResult<void>> {
    return this.#tell('resize', 'resize', width);
  }

  stop(): void {
    this.#ended.abort();
    this.#page?.close();
    this.#page = undefined;
    this.#capabilities = new Set();
    this.#listeners.clear();
  }

  async #tell(capability: HostCapability, method: PageMethod, argument: unknown): Promise<HostResult<void>> {
    const answer = await this.#ask(capability, method, argument);
    return answer.ok ? { ok: true, value: undefined } : answer;
  }

  async #ask(
    capability: HostCapability,
    method: PageMethod,
    argument?: unknown,
  ): Promise<HostResult<unknown>> {
    if (this.#page === undefined || !this.#capabilities.has(capability))
      return { ok: false, reason: 'unsupported' };
    return this.#page.call(method, argument);
  }

  #take(context: unknown): void {
    const checked = v.safeParse(contextSchema, context);
    if (!checked.success) return;
    const { record, ...rest } = checked.output;
    this.#context = {
      ...rest,
      record: record === null ? null : withoutAbsent(record),
    };
    for (const listener of this.#listeners) listener(this.#context);
  }
}

function withoutAbsent({ type, id, url }: { type: string; id: string; url?: string | undefined }): RecordRef {
  return url === undefined ? { type, id } : { type, id, url };
}
