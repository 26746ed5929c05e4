import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRestClient } from '../../../src/client/rest-client.ts';
import type { Client } from '../../../src/model/client.ts';
import { ok } from '../../../src/model/result.ts';
import { seeded } from '../seeded.ts';
import { createRecorder } from './recorder.ts';

const CLIENTS = 200;
const OUTAGE_MS = 60_000;

let clients: Client[];
let refuse: (() => Response) | null;
/** When each attempt was made and whether it was let in, by client. */
let attempts: { readonly client: number; readonly at: number; readonly open: boolean }[];

// What loads late takes real time, which stands still below.
beforeAll(() => import('../../../src/client/stream/event-stream.ts'));
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  clients = [];
  attempts = [];
  refuse = null;
});
afterEach(() => {
  for (const client of clients) client.close();
  vi.useRealTimers();
});

/** Opens that many clients at one moment, to a backend that takes streams or refuses them. */
function openAll(count: number): void {
  const beat = new TextEncoder().encode(
    'event: heartbeat\ndata: {"head":"a:0","serverTime":"2026-11-21T05:00:00Z"}\n\n',
  );
  for (let client = 0; client < count; client += 1) {
    const fetchStream: typeof fetch = () => {
      const open = refuse === null;
      attempts.push({ client, at: Date.now(), open });
      if (refuse !== null) return Promise.resolve(refuse());
      const body = new ReadableStream({ start: (controller) => controller.enqueue(beat) });
      return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    };
    const rest = createRestClient({
      baseUrl: 'https://inlay.example/api/v1',
      token: () => Promise.resolve(ok({ token: 't', expiresAt: Date.now() + 3_600_000 })),
      fetch: fetchStream,
      random: seeded(client),
      partition: null,
    });
    rest.subscribe('a:0', createRecorder());
    clients.push(rest);
  }
}

describe('promise 17: many clients after an outage', () => {
  it('of 200 clients no more than a tenth come back in any one second, and all within the longest wait', async () => {
    refuse = () => new Response(null, { status: 502 });
    openAll(CLIENTS);
    await vi.advanceTimersByTimeAsync(OUTAGE_MS);
    refuse = null;
    const back = Date.now();
    await vi.advanceTimersByTimeAsync(30_000);
    const first = new Map<number, number>();
    for (const { client, at, open } of attempts) if (open && !first.has(client)) first.set(client, at - back);
    expect(first.size).toBe(CLIENTS);
    const arrivals = [...first.values()].sort((a, b) => a - b);
    const busiest = Math.max(
      ...arrivals.map((at) => arrivals.filter((other) => other >= at && other < at + 1_000).length),
    );
    expect(busiest).toBeLessThanOrEqual(CLIENTS / 10);
  });

  it('honours Retry-After every time', async () => {
    refuse = () => new Response(null, { status: 503, headers: { 'retry-after': '20' } });
    openAll(CLIENTS);
    await vi.advanceTimersByTimeAsync(OUTAGE_MS);
    for (let client = 0; client < CLIENTS; client += 1) {
      const times = attempts.filter((attempt) => attempt.client === client).map(({ at }) => at);
      expect(times.length).toBeGreaterThan(1);
      for (let index = 1; index < times.length; index += 1) {
        expect((times[index] ?? 0) - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(20_000);
      }
    }
  });
});
