import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRestClient, type RestClientOptions } from '../../../src/client/rest-client.ts';
import type { StreamInternals } from '../../../src/client/stream/stream-internals.ts';
import type { Client } from '../../../src/model/client.ts';
import type { InlayEvent } from '../../../src/model/event.ts';
import { fail, ok } from '../../../src/model/result.ts';
import { openEventLogServer, type EventLogServer, type StreamFault } from '../../support/event-log-server.ts';
import { openTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';
import { createRecorder, idsFrom, numbered } from './recorder.ts';
import { eventually } from '../../support/eventually.ts';

const HEARTBEAT = 100;
const TIMINGS = {
  attemptMs: 2_000,
  requestMs: 5_000,
  retryBaseMs: 2,
  retryCapMs: 20,
  heartbeatMs: HEARTBEAT,
  reconnectBaseMs: 10,
  reconnectCapMs: 50,
};

let fault: () => StreamFault = () => null;
let server: EventLogServer;
let proxy: TcpProxy | undefined;
const clients: Client[] = [];

beforeEach(async () => {
  fault = () => null;
  server = await openEventLogServer({ heartbeatMs: HEARTBEAT, faultFor: () => fault() });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await proxy?.close();
  proxy = undefined;
  await server.close();
});

function open(more: Partial<RestClientOptions> = {}, internals: StreamInternals = {}): Client {
  const client = createRestClient(
    {
      baseUrl: proxy === undefined ? server.baseUrl : `http://127.0.0.1:${proxy.port}/api/v1`,
      token: () => Promise.resolve(ok({ token: 'first', expiresAt: Date.now() + 600_000 })),
      timings: TIMINGS,
      partition: null,
      ...more,
    },
    internals,
  );
  clients.push(client);
  return client;
}

const appendAll = (first: number, last: number): void => {
  for (let n = first; n <= last; n += 1) server.append(numbered(n));
};
const until = (check: () => void): Promise<void> => eventually(check);

describe('event stream', () => {
  it('brings what happened since the position, then what happens, in order and once', async () => {
    appendAll(1, 3);
    const heard = createRecorder();
    open().subscribe('a:1', heard);
    await until(() => expect(heard.state).toBe('live'));
    appendAll(4, 5);
    await until(() => expect(heard.ids).toEqual(idsFrom(2, 5)));
    expect(server.tokens).toEqual(['Bearer first']);
    expect(server.pages).toBe(0);
  });

  it('takes holes of what this agent may not see for no gap', async () => {
    const heard = createRecorder();
    open().subscribe('a:0', heard);
    await until(() => expect(heard.state).toBe('live'));
    for (let n = 1; n <= 30; n += 1) {
      server.append(numbered(0), false);
      server.append(numbered(n));
    }
    await until(() => expect(heard.ids).toEqual(idsFrom(1, 30)));
    expect(server.pages).toBe(0);
  });

  it('resumes after a cut where it stood', async () => {
    const heard = createRecorder();
    open().subscribe('a:0', heard);
    await until(() => expect(heard.state).toBe('live'));
    appendAll(1, 2);
    await until(() => expect(heard.ids).toHaveLength(2));
    server.endStreams();
    await until(() => expect(server.afters).toEqual(['a:0', 'a:2']));
    appendAll(3, 4);
    await until(() => expect(heard.ids).toEqual(idsFrom(1, 4)));
    expect(heard.states.map(({ kind }) => kind)).toEqual(['connecting', 'live', 'connecting', 'live']);
  });

  it('reads again what the stream left out, before it goes on', async () => {
    const heard = createRecorder();
    open().subscribe('a:0', heard);
    await until(() => expect(heard.state).toBe('live'));
    appendAll(1, 2);
    fault = () => 'lose';
    appendAll(3, 6);
    fault = () => null;
    appendAll(7, 8);
    await until(() => expect(heard.ids).toEqual(idsFrom(1, 8)));
    expect(server.pages).toBe(1);
  });

  it('finds by the next heartbeat that the last events were left out', async () => {
    const heard = createRecorder();
    open().subscribe('a:0', heard);
    await until(() => expect(heard.state).toBe('live'));
    fault = () => 'lose';
    appendAll(1, 3);
    await until(() => expect(heard.ids).toEqual(idsFrom(1, 3)));
  });

  it('catches up over several pages', async () => {
    const heard = createRecorder();
    open().subscribe('a:0', heard);
    await until(() => expect(heard.state).toBe('live'));
    fault = () => 'lose';
    appendAll(1, 450);
    await until(() => expect(heard.ids).toEqual(idsFrom(1, 450)));
    expect(server.pages).toBe(5);
  });

  it('leaves aside what comes twice', async () => {
    const heard = createRecorder();
    open().subscribe('a:0', heard);
    await until(() => expect(heard.state).toBe('live'));
    fault = () => 'repeat';
    appendAll(1, 20);
    await until(() => expect(heard.ids).toEqual(idsFrom(1, 20)));
    expect(server.faults.repeated).toBe(20);
  });

  it('on a reset waits until all is read again, then brings what happened after it', async () => {
    appendAll(1, 3);
    const heard = createRecorder();
    let finish = (): void => undefined;
    heard.resetWork = () => new Promise((resolve) => (finish = resolve));
    open().subscribe('gone:7', heard);
    await until(() => expect(heard.resets).toBe(1));
    appendAll(4, 5);
    await until(() => expect(server.head).toBe('a:5'));
    expect(heard.ids).toEqual([]);
    finish();
    await until(() => expect(heard.ids).toEqual(idsFrom(4, 5)));
    expect(heard.resets).toBe(1);
  });

  it('resets when the backend began a new epoch while the line was down', async () => {
    appendAll(1, 3);
    const heard = createRecorder();
    open().subscribe('a:3', heard);
    await until(() => expect(heard.state).toBe('live'));
    server.beginEpoch('b');
    server.endStreams();
    await until(() => expect(heard.resets).toBe(1));
    appendAll(1, 2);
    await until(() => expect(heard.ids).toEqual(idsFrom(1, 2)));
  });

  it('asks again for a reset when reading again failed', async () => {
    const heard = createRecorder();
    heard.resetWork = () => (heard.resets < 3 ? Promise.reject(new Error('no')) : Promise.resolve());
    open().subscribe('gone:7', heard);
    await until(() => expect(heard.resets).toBe(3));
    appendAll(1, 1);
    await until(() => expect(heard.ids).toEqual(['i1']));
  });

  it('takes a fresh token when the one it has is refused, and is signed out when that is refused, too', async () => {
    const token = vi.fn(() =>
      Promise.resolve(ok({ token: `t${token.mock.calls.length}`, expiresAt: Date.now() + 600_000 })),
    );
    server.refusal = { status: 401, tokens: ['Bearer t1', 'Bearer t2'] };
    const heard = createRecorder();
    const client = open({ token });
    client.subscribe('a:0', heard);
    await until(() => expect(heard.state).toBe('signed-out'));
    expect(server.tokens).toEqual(['Bearer t1', 'Bearer t2']);

    // It comes back by itself once another request has brought a token that is taken.
    appendAll(1, 1);
    await client.typing('x');
    await until(() => expect(heard.ids).toEqual(['i1']));
    expect(token).toHaveBeenCalledTimes(3);
  });

  it('ends in signed-out when access is revoked, and asks no more', async () => {
    const heard = createRecorder();
    open().subscribe('a:0', heard);
    await until(() => expect(heard.state).toBe('live'));
    server.refusal = { status: 403 };
    server.endStreams();
    await until(() => expect(heard.state).toBe('signed-out'));
    const asked = server.tokens.length;
    appendAll(1, 3);
    // Another, that is to come back later, asks and asks again meanwhile.
    server.refusal = { status: 503 };
    open({ token: async () => ok({ token: 'another', expiresAt: Date.now() + 600_000 }) }).subscribe(
      'a:0',
      createRecorder(),
    );
    const askedByAnother = (): number => server.tokens.filter((token) => token === 'Bearer another').length;
    await until(() => expect(askedByAnother()).toBeGreaterThan(8));
    expect(server.tokens.length - askedByAnother()).toBe(asked);
    expect(heard.ids).toEqual([]);
  });

  it('waits as long as Retry-After asks', async () => {
    server.refusal = { status: 503, headers: { 'retry-after': '7' } };
    const heard = createRecorder();
    const now = Date.now();
    open().subscribe('a:0', heard);
    await until(() => expect(heard.state).toBe('offline'));
    const state = heard.states.at(-1);
    expect(state?.kind === 'offline' && state.retryAt - now).toBeGreaterThanOrEqual(7_000);
  });

  it('takes an answer that is no stream for no connection', async () => {
    const heard = createRecorder();
    open({ fetch: () => Promise.resolve(new Response('<h1>Welcome to the airport</h1>')) }).subscribe(
      'a:0',
      heard,
    );
    await until(() =>
      expect(heard.states.filter(({ kind }) => kind === 'offline').length).toBeGreaterThan(2),
    );
    expect(heard.states.some(({ kind }) => kind === 'live')).toBe(false);
  });

  it('reports what it can’t read, and loses nothing else by it', async () => {
    const reports: string[] = [];
    const heard = createRecorder();
    open({ onMalformed: ({ what }) => reports.push(what) }).subscribe('a:0', heard);
    await until(() => expect(heard.state).toBe('live'));
    appendAll(1, 1);
    server.append({ type: 'of.tomorrow', what: 1 } as never);
    server.append({ type: 'interaction.changed', interaction: { id: 'x' } } as never);
    server.append({
      type: 'message.changed',
      message: { id: 'm', interactionId: 'x', text: 'still here' },
    } as never);
    server.write('event: event\ndata: {not json\n\n');
    server.write('event: event\ndata: {"position":"nowhere"}\n\n');
    server.write('event: unheard-of\ndata: 1\n\n');
    appendAll(2, 2);
    await until(() => expect(heard.ids).toEqual(['i1', 'i2']));
    expect(heard.events).toHaveLength(3);
    expect(heard.events[1]).toMatchObject({
      message: { id: 'm', text: 'still here', extra: { type: 'unsupported' } },
    });
    expect(reports).toEqual(['event', 'interaction', 'message', 'stream', 'stream', 'stream']);
    expect(server.opened).toBe(1);
  });

  it('brings signals, also while it waits for a reset, and checks them', async () => {
    const heard = createRecorder();
    heard.resetWork = () => new Promise(() => undefined);
    open().subscribe('gone:1', heard);
    await until(() => expect(heard.resets).toBe(1));
    server.signal({ type: 'typing', interactionId: 'x', who: 'nobody' });
    server.signal({ type: 'typing', interactionId: 'x', who: 'contact' });
    await until(() =>
      expect(heard.signals).toEqual([{ type: 'typing', interactionId: 'x', who: 'contact' }]),
    );
  });

  it('goes on when a listener throws', async () => {
    const heard = createRecorder();
    const reports: string[] = [];
    const onEvent = (event: InlayEvent): void => {
      heard.onEvent(event);
      throw new Error('listener');
    };
    open({ onMalformed: ({ what }) => reports.push(what) }).subscribe('a:0', { ...heard, onEvent });
    await until(() => expect(heard.state).toBe('live'));
    appendAll(1, 2);
    await until(() => expect(heard.ids).toEqual(['i1', 'i2']));
    expect(reports).toEqual(['listener', 'listener']);
  });

  it('gives two subscriptions of a client one stream, and the later one what it misses', async () => {
    const first = createRecorder();
    const second = createRecorder();
    const client = open();
    const stop = client.subscribe('a:0', first);
    await until(() => expect(first.state).toBe('live'));
    appendAll(1, 3);
    await until(() => expect(first.ids).toHaveLength(3));
    client.subscribe('a:1', second);
    await until(() => expect(second.ids).toEqual(idsFrom(2, 3)));
    stop();
    appendAll(4, 4);
    await until(() => expect(second.ids).toEqual(idsFrom(2, 4)));
    expect(first.ids).toEqual(idsFrom(1, 3));
    expect(server.opened).toBe(1);
  });

  it('ends the stream with the last subscription, and with the client', async () => {
    const client = open();
    const heard = createRecorder();
    client.subscribe('a:0', heard)();
    client.subscribe('a:0', heard);
    await until(() => expect(server.streams).toBe(1));
    client.close();
    await until(() => expect(server.streams).toBe(0));
    const told = heard.states.length;
    appendAll(1, 3);
    expect(client.subscribe('a:0', heard)).toBeTypeOf('function');
    const another = createRecorder();
    open().subscribe('a:0', another);
    await until(() => expect(another.ids).toEqual(idsFrom(1, 3)));
    expect(heard.states).toHaveLength(told);
    expect(heard.ids).toEqual([]);
    expect(server.streams).toBe(1);
  });

  it('is signed out when no token is given', async () => {
    const heard = createRecorder();
    open({ token: () => Promise.resolve(fail('signed-out', 'no')) }).subscribe('a:0', heard);
    await until(() => expect(heard.state).toBe('signed-out'));
    expect(server.tokens).toEqual([]);
  });
});

describe('promise 14: a half-open connection', () => {
  it('is noticed within two heartbeats and replaced, 40 times over', async () => {
    proxy = await openTcpProxy(server.port);
    const runs = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const heard = createRecorder();
        open().subscribe('a:0', heard);
        await until(() => expect(heard.state).toBe('live'));
        return heard;
      }),
    );
    expect(server.streams).toBe(40);
    // Beats of this process, which slow down with everything in it where the machine is busy.
    let beats = 0;
    const clock = setInterval(() => (beats += 1), HEARTBEAT);
    proxy.stallAll();
    appendAll(1, 3);
    await Promise.all(runs.map((heard) => until(() => expect(heard.ids).toEqual(idsFrom(1, 3)))));
    // The link was back at once: two heartbeats to notice, and a scaled share of the two seconds to recover.
    expect(beats).toBeLessThanOrEqual(2 + 1_000 / HEARTBEAT);
    clearInterval(clock);
  });
});
