import { describe, expect, it } from 'vitest';
import { createRestClient } from '../../../src/client/rest-client.ts';
import { ok } from '../../../src/model/result.ts';
import { openEventLogServer } from '../../support/event-log-server.ts';
import { openTcpProxy } from '../../support/tcp-proxy.ts';
import { seeded } from '../seeded.ts';
import { createRecorder, numbered } from './recorder.ts';

interface Storm {
  readonly events: number;
  readonly cuts: number;
  readonly checkPrevious: boolean;
}

/** Runs events through a line that breaks until so many cuts are done and all events are written; tells what the client made of it. */
async function weather({ events, cuts, checkPrevious }: Storm) {
  const random = seeded(7);
  let calm = false;
  const server = await openEventLogServer({
    heartbeatMs: 40,
    faultFor: () => {
      if (calm) return null;
      const share = random();
      return share < 0.02 ? 'lose' : share < 0.05 ? 'repeat' : null;
    },
  });
  const proxy = await openTcpProxy(server.port, () => {
    if (calm) return null;
    const afterBytes = 1 + Math.floor(random() * 6_000);
    const share = random();
    if (share < 0.05) return { kind: 'refuse' };
    return { kind: share < 0.15 ? 'stall' : 'cut', afterBytes };
  });
  const client = createRestClient(
    {
      baseUrl: `http://127.0.0.1:${proxy.port}/api/v1`,
      token: () => Promise.resolve(ok({ token: 't', expiresAt: Date.now() + 600_000 })),
      random,
      partition: null,
      timings: {
        attemptMs: 100,
        requestMs: 1_000,
        retryBaseMs: 2,
        retryCapMs: 10,
        heartbeatMs: 40,
        reconnectBaseMs: 4,
        reconnectCapMs: 10,
      },
    },
    { checkPrevious },
  );
  const heard = createRecorder();
  client.subscribe('a:0', heard);

  const written: string[] = [];
  const broken = (): number => proxy.faults.cut + proxy.faults.stall;
  const tick = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 1));
  };
  while (written.length < events || broken() < cuts) {
    // No faster than the line breaks, so that every part of the log meets its share of faults.
    const due = Math.ceil((events * (broken() + 1)) / cuts);
    for (let burst = 0; burst < 12 && written.length < Math.min(events, due); burst += 1) {
      if (random() < 0.3) server.append(numbered(0), false);
      const event = numbered(written.length + 1);
      written.push(event.interactionId);
      server.append(event);
    }
    // Nothing breaks without traffic.
    if (written.length >= events) server.write(': more\n\n');
    await tick();
  }
  calm = true;
  proxy.cutAll();
  const end = numbered(0);
  const endId = 'end';
  server.append({ ...end, interactionId: endId });
  written.push(endId);
  const deadline = Date.now() + 5_000;
  while (heard.ids.at(-1) !== endId && Date.now() < deadline) await tick();
  client.close();
  await proxy.close();
  await server.close();
  return { heard: heard.ids, written, broken: broken(), faults: server.faults, resets: heard.resets };
}

describe('promise 11, at a tenth', () => {
  it('10,000 events through 500 cuts and stalls, with lost and repeated ones: nothing missing, nothing twice', async () => {
    const { heard, written, broken, faults, resets } = await weather({
      events: 10_000,
      cuts: 500,
      checkPrevious: true,
    });
    expect(heard.length).toBe(new Set(heard).size);
    expect(heard).toEqual(written);
    expect(broken).toBeGreaterThanOrEqual(500);
    expect(faults.lost).toBeGreaterThan(100);
    expect(faults.repeated).toBeGreaterThan(100);
    expect(resets).toBe(0);
  }, 30_000);

  it('control: without the look at `prev` the client ends up with less than was written', async () => {
    const { heard, written } = await weather({ events: 1_000, cuts: 50, checkPrevious: false });
    expect(heard.at(-1)).toBe(written.at(-1));
    expect(heard.length).toBeLessThan(written.length);
  }, 30_000);
});
