import { createRestClient } from '../../src/client/rest-client.ts';
import type { StreamState } from '../../src/model/event.ts';
import { ok } from '../../src/model/result.ts';

/** What a test may ask of a tab. */
export interface TabUnderTest {
  /** Reads the session and subscribes; `share` as in the product, else with a stream of its own. */
  start(share: boolean): Promise<boolean>;
  /** How long a request took, in milliseconds; null when it got no answer. */
  request(): Promise<number | null>;
  /** Uploads a file of so many bytes; tells the shares that were told and how it ended. */
  upload(bytes: number, abortAfterMs?: number): Promise<{ shares: number[]; end: string }>;
  readonly heard: string[];
  readonly state: StreamState['kind'] | null;
  stop(): void;
}

declare global {
  interface Window {
    tab: TabUnderTest;
  }
}

function createTab(): TabUnderTest {
  let state: StreamState['kind'] | null = null;
  const heard: string[] = [];
  let client: ReturnType<typeof createRestClient> | undefined;
  const open = (share: boolean): ReturnType<typeof createRestClient> =>
    createRestClient({
      baseUrl: '/api/v1',
      token: () => Promise.resolve(ok({ token: 't', expiresAt: Date.now() + 600_000 })),
      // Long waits, so that a test sees what ends them.
      timings: { attemptMs: 3_000, requestMs: 3_000, reconnectBaseMs: 600_000, reconnectCapMs: 600_000 },
      ...(share ? {} : { partition: null }),
    });
  return {
    heard,
    get state() {
      return state;
    },
    async start(share) {
      client = open(share);
      const session = await client.session();
      if (!session.ok) return false;
      client.subscribe(session.value.position, {
        onEvent: (event) => {
          if (event.type === 'interaction.removed') heard.push(event.interactionId);
        },
        onSignal: () => undefined,
        onReset: () => Promise.resolve(),
        onState: (next) => {
          state = next.kind;
        },
      });
      return true;
    },
    async request() {
      const begun = performance.now();
      const answer = await client?.session();
      return answer?.ok === true ? performance.now() - begun : null;
    },
    async upload(bytes, abortAfterMs) {
      const shares: number[] = [];
      const file = new File([new Uint8Array(bytes)], 'a.png', { type: 'image/png' });
      const answer = await client?.upload(file, {
        interactionId: 'i1',
        onProgress: (share) => shares.push(share),
        ...(abortAfterMs === undefined ? {} : { signal: AbortSignal.timeout(abortAfterMs) }),
      });
      return { shares, end: answer?.ok === true ? answer.value.id : (answer?.error.kind ?? 'no client') };
    },
    stop: () => client?.close(),
  };
}

window.tab = createTab();
