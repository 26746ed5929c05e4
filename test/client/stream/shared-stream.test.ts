import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRestClient, type RestClientOptions } from '../../../src/client/rest-client.ts';
import type { Client } from '../../../src/model/client.ts';
import { ok } from '../../../src/model/result.ts';
import { openEventLogServer, type EventLogServer, type StreamFault } from '../../support/event-log-server.ts';
import { createFakeLocks } from './fake-locks.ts';
import { createRecorder, idsFrom, numbered, type Recorder } from './recorder.ts';
import { eventually } from '../../support/eventually.ts';

const HEARTBEAT = 100;
let fault: StreamFault = null;
let server: EventLogServer;
let locks: Pick<LockManager, 'request'> | null;
let tabs: Tab[];

interface Tab {
  readonly client: Client;
  readonly heard: Recorder;
}

beforeEach(async () => {
  fault = null;
  locks = createFakeLocks();
  tabs = [];
  server = await openEventLogServer({ heartbeatMs: HEARTBEAT, faultFor: () => fault });
});
afterEach(async () => {
  for (const { client } of tabs) client.close();
  await server.close();
});

/** One tab of the partition `name`, listening from a position on. */
function openTab(
  position = 'a:0',
  name: string | null = 'org agent',
  more: Partial<RestClientOptions> = {},
): Tab {
  const client = createRestClient(
    {
      baseUrl: server.baseUrl,
      token: () => Promise.resolve(ok({ token: `tab${tabs.length}`, expiresAt: Date.now() + 600_000 })),
      timings: {
        attemptMs: 2_000,
        requestMs: 5_000,
        retryBaseMs: 2,
        retryCapMs: 20,
        heartbeatMs: HEARTBEAT,
        reconnectBaseMs: 10,
        reconnectCapMs: 50,
      },
      partition: name,
      ...more,
    },
    { locks },
  );
  const heard = createRecorder();
  client.subscribe(position, heard);
  const tab = { client, heard };
  tabs.push(tab);
  return tab;
}
const appendAll = (first: number, last: number): void => {
  for (let n = first; n <= last; n += 1) server.append(numbered(n));
};
const until = (check: () => void): Promise<void> => eventually(check);
const allLive = (): Promise<void> =>
  until(() => expect(tabs.map(({ heard }) => heard.state)).toEqual(tabs.map(() => 'live')));
const allHeard = (ids: string[]): Promise<void> =>
  until(() => {
    for (const { heard } of tabs) expect(heard.ids).toEqual(ids);
  });

describe('one stream for all tabs', () => {
  it('brings events and signals to every tab over one connection', async () => {
    for (let tab = 0; tab < 5; tab += 1) openTab();
    await allLive();
    appendAll(1, 20);
    server.signal({ type: 'typing', interactionId: 'x', who: 'contact' });
    await allHeard(idsFrom(1, 20));
    await until(() => expect(tabs.map(({ heard }) => heard.signals.length)).toEqual([1, 1, 1, 1, 1]));
    expect(server.opened).toBe(1);
    expect(server.pages).toBe(0);
  });

  it('keeps partitions apart', async () => {
    openTab('a:0', 'org agent one');
    openTab('a:0', 'org agent two');
    await allLive();
    expect(server.opened).toBe(2);
  });

  it('brings a tab that comes later what it misses, and nothing twice to one that is ahead', async () => {
    appendAll(1, 3);
    openTab('a:0');
    await allLive();
    await allHeard(idsFrom(1, 3));
    const late = openTab('a:1');
    await until(() => expect(late.heard.ids).toEqual(idsFrom(2, 3)));
    const ahead = openTab('a:3');
    await allLive();
    appendAll(4, 4);
    await until(() => expect(ahead.heard.ids).toEqual(['i4']));
    await until(() => expect(late.heard.ids).toEqual(idsFrom(2, 4)));
    expect(server.opened).toBe(1);
  });

  it('goes on without loss when the leading tab closes, again and again', async () => {
    for (let tab = 0; tab < 6; tab += 1) openTab();
    await allLive();
    let written = 0;
    while (tabs.length > 1) {
      appendAll(written + 1, written + 10);
      tabs.shift()?.client.close();
      appendAll(written + 11, written + 20);
      written += 20;
      await allHeard(idsFrom(1, written));
    }
    expect(server.opened).toBe(6);
    await until(() => expect(server.streams).toBe(1));
  });

  it('each tab reads by itself what the stream left out', async () => {
    for (let tab = 0; tab < 3; tab += 1) openTab();
    await allLive();
    fault = 'lose';
    appendAll(1, 3);
    fault = null;
    appendAll(4, 4);
    await allHeard(idsFrom(1, 4));
    expect(server.pages).toBe(3);
  });

  it('a follower finds what the channel lost', async () => {
    openTab();
    await allLive();
    const follower = openTab();
    await allLive();
    appendAll(1, 1);
    await allHeard(['i1']);
    // The leader's word of event 2 is kept from the follower.
    const post = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => undefined);
    appendAll(2, 2);
    await until(() => expect(tabs[0]?.heard.ids).toEqual(idsFrom(1, 2)));
    expect(follower.heard.ids).toEqual(['i1']);
    post.mockRestore();
    appendAll(3, 3);
    await allHeard(idsFrom(1, 3));
    expect(server.pages).toBe(1);
  });

  it('after a reset every tab reads again for itself', async () => {
    for (let tab = 0; tab < 3; tab += 1) openTab();
    await allLive();
    appendAll(1, 2);
    await allHeard(idsFrom(1, 2));
    server.beginEpoch('b');
    server.endStreams();
    await until(() => expect(tabs.map(({ heard }) => heard.resets)).toEqual([1, 1, 1]));
    appendAll(3, 4);
    await allHeard(idsFrom(1, 4));
  });

  it('takes the lead from a tab that is frozen, which follows when it wakes', async () => {
    openTab();
    await allLive();
    const follower = openTab();
    await allLive();
    appendAll(1, 1);
    await allHeard(['i1']);
    const post = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => undefined);
    await until(() => expect(server.opened).toBe(2));
    post.mockRestore();
    await until(() => expect(server.streams).toBe(1));
    appendAll(2, 3);
    await allHeard(idsFrom(1, 3));
    follower.client.close();
    tabs.pop();
    await until(() => expect(server.opened).toBe(3));
    appendAll(4, 4);
    await allHeard(idsFrom(1, 4));
  });

  it('a tab that is signed out leaves the lead to another', async () => {
    server.refusal = { status: 403, tokens: ['Bearer tab1'] };
    const revoked = openTab('a:0', 'org agent', {
      token: () => Promise.resolve(ok({ token: 'tab1', expiresAt: Date.now() + 600_000 })),
    });
    await until(() => expect(revoked.heard.state).toBe('signed-out'));
    const other = openTab('a:0', 'org agent', {
      token: () => Promise.resolve(ok({ token: 'good', expiresAt: Date.now() + 600_000 })),
    });
    await until(() => expect(other.heard.state).toBe('live'));
    appendAll(1, 2);
    await until(() => expect(other.heard.ids).toEqual(idsFrom(1, 2)));
    expect(revoked.heard.ids).toEqual([]);
    expect(revoked.heard.state).toBe('signed-out');
  });

  it('tells followers when the leader has no connection', async () => {
    openTab();
    openTab();
    await allLive();
    server.refusal = { status: 503 };
    server.endStreams();
    await until(() => expect(tabs.map(({ heard }) => heard.state)).toEqual(['offline', 'offline']));
    server.refusal = null;
    await allLive();
  });

  it('checks what comes over the channel', async () => {
    const reports: string[] = [];
    openTab();
    await allLive();
    const follower = openTab('a:0', 'org agent', { onMalformed: ({ what }) => reports.push(what) });
    await allLive();
    const stranger = new BroadcastChannel('inlay-stream org agent');
    for (const word of [
      null,
      7,
      { say: 'item' },
      { say: 'item', item: { name: 'event', data: { position: 'x' } } },
      { say: 'dance' },
    ]) {
      stranger.postMessage(word);
    }
    await until(() => expect(reports).toHaveLength(5));
    stranger.close();
    appendAll(1, 1);
    await allHeard(['i1']);
    expect(follower.heard.events).toHaveLength(1);
  });

  it('has a stream of its own where there are no locks, no channel, or they are denied', async () => {
    locks = null;
    openTab();
    locks = { request: () => Promise.reject(new DOMException('denied', 'SecurityError')) };
    openTab();
    const { BroadcastChannel: own } = globalThis;
    locks = createFakeLocks();
    vi.stubGlobal('BroadcastChannel', function () {
      throw new DOMException('denied', 'SecurityError');
    });
    openTab();
    vi.stubGlobal('BroadcastChannel', own);
    await allLive();
    appendAll(1, 3);
    await allHeard(idsFrom(1, 3));
    expect(server.opened).toBe(3);
  });

  it('leaves nothing behind', async () => {
    const close = vi.spyOn(BroadcastChannel.prototype, 'close');
    for (let tab = 0; tab < 3; tab += 1) openTab();
    await allLive();
    for (const { client } of tabs) client.close();
    expect(close).toHaveBeenCalledTimes(3);
    await until(() => expect(server.streams).toBe(0));
    let free = false;
    await locks?.request('inlay-stream org agent', { mode: 'exclusive' }, () => (free = true));
    expect(free).toBe(true);
    close.mockRestore();
  });
});
