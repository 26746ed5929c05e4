import { connect, ErrorCode, PenpalError, PortMessenger, type RemoteProxy } from 'penpal';
import * as v from 'valibot';
import {
  NO_CONTEXT,
  type Host,
  type HostCapability,
  type HostContext,
  type HostNotice,
  type HostResult,
  type HostToken,
  type RecordRef,
} from '../../model/host.ts';
import { receivePort } from './handshake.ts';
import {
  contextSchema,
  PROTOCOL_VERSION,
  tokenSchema,
  welcomeSchema,
  type PageMethods,
  type PanelMethods,
} from './protocol.ts';

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
  #page: RemoteProxy<PageMethods> | undefined;
  #disconnect: (() => void) | undefined;

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
    const methods: PanelMethods = {
      contextChanged: (context) => {
        this.#take(context);
      },
    };
    const connection = connect<PageMethods>({
      messenger: new PortMessenger({ port }),
      methods,
      timeout: deadlineMs,
    });
    this.#disconnect = () => {
      connection.destroy();
      port.close();
    };
    try {
      const page = await connection.promise;
      const welcome = v.safeParse(welcomeSchema, await page.welcome(PROTOCOL_VERSION));
      if (!welcome.success) {
        this.#disconnect();
        return {
          ok: false,
          reason: 'refused',
          detail: 'the page speaks another version of the protocol',
        };
      }
      this.#page = page;
      this.#capabilities = new Set(welcome.output.capabilities);
      this.#take(welcome.output.context);
      return { ok: true, value: undefined };
    } catch (error) {
      this.#disconnect();
      return failed(error);
    }
  }

  onContext(listener: (context: HostContext) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async token(): Promise<HostResult<HostToken>> {
    const answer = await this.#ask('token', (page) => page.token());
    if (!answer.ok) return answer;
    const token = v.safeParse(tokenSchema, answer.value);
    return token.success
      ? { ok: true, value: token.output }
      : {
          ok: false,
          reason: 'refused',
          detail: 'the page answered with something that is no token',
        };
  }

  openRecord(ref: RecordRef): Promise<HostResult<void>> {
    return this.#ask('open-record', (page) => page.openRecord(ref));
  }

  notify(notice: HostNotice): Promise<HostResult<void>> {
    return this.#ask('notify', (page) => page.notify(notice));
  }

  setBadge(count: number): Promise<HostResult<void>> {
    return this.#ask('badge', (page) => page.setBadge(count));
  }

  resize(width: number): Promise<HostResult<void>> {
    return this.#ask('resize', (page) => page.resize(width));
  }

  stop(): void {
    this.#ended.abort();
    this.#disconnect?.();
    this.#page = undefined;
    this.#capabilities = new Set();
    this.#listeners.clear();
  }

  async #ask<T>(
    capability: HostCapability,
    call: (page: RemoteProxy<PageMethods>) => Promise<T>,
  ): Promise<HostResult<T>> {
    if (this.#page === undefined || !this.#capabilities.has(capability))
      return { ok: false, reason: 'unsupported' };
    const deadline = new Promise<HostResult<T>>((resolve) => {
      const timer = setTimeout(() => {
        resolve({ ok: false, reason: 'timeout' });
      }, CALL_DEADLINE_MS);
      this.#ended.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve({ ok: false, reason: 'gone' });
      });
    });
    const answer = call(this.#page).then(
      (value): HostResult<T> => ({ ok: true, value }),
      (error: unknown): HostResult<T> => failed(error),
    );
    return Promise.race([answer, deadline]);
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

function failed(error: unknown): HostResult<never> {
  if (error instanceof PenpalError) {
    const late = error.code === ErrorCode.ConnectionTimeout || error.code === ErrorCode.MethodCallTimeout;
    return { ok: false, reason: late ? 'timeout' : 'gone', detail: error.code };
  }
  return {
    ok: false,
    reason: 'refused',
    detail: error instanceof Error ? error.message : 'unknown',
  };
}
