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
} from '../model/host.ts';
import { messageOf, within } from './deadline.ts';
import { LateCalls } from './late-calls.ts';
import { NEEDS, PATIENT_MS } from './needs.ts';
import { Told, UNHEARD_EVENTS } from './told.ts';

/** What an adapter found that its host can do. */
export interface Opened {
  /** The calls that it makes; each may throw or take for ever. */
  readonly calls: Partial<HostCalls>;
  /** What it can do besides. */
  readonly also: readonly HostCapability[];
  /** Takes every listener off the host. */
  end(): void;
}

/** Where the panel stands and what the agent does, as an adapter hears it. */
export interface Hearing {
  /** What is left out stays. */
  context(change: Partial<HostContext>): void;
  event(event: HostEvent): void;
  /** Fires when the adapter is stopped. */
  readonly signal: AbortSignal;
}

/** Less than the ten seconds after which hosts give up by themselves, so that it is known what happened. */
const CALL_DEADLINE_MS = 9_500;

/** What the adapters have in common: a call has a deadline, and whatever goes wrong is a value. */
export abstract class AdapterHost extends LateCalls implements Host {
  readonly #contexts = new Told<HostContext>(1);
  readonly #events = new Told<HostEvent>(UNHEARD_EVENTS);
  readonly #deadlineMs: number;
  #capabilities: ReadonlySet<HostCapability> = new Set();
  #context = NO_CONTEXT;
  #opened: Opened | undefined;
  #ended = new AbortController();

  constructor(deadlineMs = CALL_DEADLINE_MS) {
    super();
    this.#deadlineMs = deadlineMs;
  }

  /** Reaches the host and listens to it. Throws where there is none. */
  protected abstract open(hearing: Hearing): Promise<Opened>;

  get capabilities(): ReadonlySet<HostCapability> {
    return this.#capabilities;
  }

  get context(): HostContext {
    return this.#context;
  }

  async start(signal?: AbortSignal): Promise<HostResult<void>> {
    this.#detach();
    const ended = new AbortController();
    this.#ended = ended;
    signal?.addEventListener('abort', () => ended.abort(), { once: true, signal: ended.signal });
    const hearing: Hearing = {
      signal: ended.signal,
      context: (change) => {
        if (ended.signal.aborted) return;
        this.#context = movedTo(this.#context, change);
        this.#contexts.tell(this.#context);
      },
      event: (event) => {
        if (!ended.signal.aborted) this.#events.tell(event);
      },
    };
    try {
      const opened = await this.open(hearing);
      if (ended.signal.aborted) {
        opened.end();
        return { ok: false, reason: 'gone' };
      }
      this.#opened = opened;
      const needed = (Object.keys(opened.calls) as (keyof HostCalls)[]).map((name) => NEEDS[name]);
      this.#capabilities = new Set([...needed, ...opened.also]);
      return { ok: true, value: undefined };
    } catch (error) {
      ended.abort();
      return { ok: false, reason: 'gone', detail: messageOf(error) };
    }
  }

  onContext(listener: (context: HostContext) => void): () => void {
    return this.#contexts.listen(listener);
  }

  onEvent(listener: (event: HostEvent) => void): () => void {
    return this.#events.listen(listener);
  }

  /** None of these hosts hands out tokens. */
  token(): Promise<HostResult<HostToken>> {
    return Promise.resolve({ ok: false, reason: 'unsupported' });
  }

  override async ask(name: keyof HostCalls, argument: unknown): Promise<HostResult<unknown>> {
    const call = this.#opened?.calls[name] as
      ((argument: unknown) => Promise<HostResult<unknown>>) | undefined;
    if (call === undefined) return { ok: false, reason: 'unsupported' };
    const { signal } = this.#ended;
    const answer = await within(
      (async () => call(argument))(),
      name === 'offer' ? PATIENT_MS : this.#deadlineMs,
    );
    if (signal.aborted) return { ok: false, reason: 'gone' };
    return answer.ok ? answer.value : answer;
  }

  stop(): void {
    this.#detach();
    this.#contexts.clear();
    this.#events.clear();
  }

  #detach(): void {
    this.#ended.abort();
    this.#opened?.end();
    this.#opened = undefined;
    this.#capabilities = new Set();
  }
}

/** A call that is done, and nothing came back. */
export const DONE: HostResult<void> = { ok: true, value: undefined };
