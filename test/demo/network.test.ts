import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  GatewaySend,
  NetworkAccount,
  NetworkBehaviour,
  NetworkEntry,
  NetworkTimeline,
} from '../../demo/network/api.ts';
import { createNetwork, type Network, type NetworkOptions } from '../../demo/network/create-network.ts';
import { folderStorage } from '../../demo/network/node-storage.ts';
import { ACCOUNTS } from '../../demo/network/seed.ts';
import { memoryStorage } from '../../demo/network/storage.ts';
import type { GatewayEvent, OutboundMessage, SendOutcome } from '../../src/backend/gateways/gateway.ts';
import { createSimulatedGateway } from '../../src/backend/gateways/simulated.ts';
import { NETWORK_ACTIONS, type NetworkAction } from '../../src/model/message.ts';
import { PLATFORMS } from '../../src/model/platforms.ts';

const SECRET = 'shared';
const PLAY = 'google-play-acme';
const FACEBOOK = 'facebook-acme-france';
const WHATSAPP = 'whatsapp-acme';
const X = 'x-acmefr';

let stop: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of stop) await each();
  stop = [];
});

/** A network with the real gateway at its other end, and every event that the gateway read out of its webhooks. */
function start({ deadlineMs = 150, ...options }: Partial<NetworkOptions> & { deadlineMs?: number } = {}) {
  const events: GatewayEvent[] = [];
  const refused: string[] = [];
  let answers: (() => Response)[] = [];
  const network: Network = createNetwork({
    storage: memoryStorage(),
    secret: SECRET,
    deliver: async (request) => {
      const answer = answers.shift();
      if (answer !== undefined) return answer();
      const outcome = await gateway.receive({
        method: 'POST',
        query: new URLSearchParams(),
        headers: request.headers,
        body: new Uint8Array(await request.arrayBuffer()),
        now: Date.now(),
      });
      if (outcome.kind !== 'taken') {
        refused.push(JSON.stringify(outcome));
        return new Response(null, { status: 422 });
      }
      events.push(...outcome.events);
      return new Response(null, { status: 202 });
    },
    ...options,
  });
  stop.push(() => network.stop());
  const gateway = createSimulatedGateway({
    fetch: (request) => network.fetch(request),
    baseUrl: 'http://network',
    secret: SECRET,
    deadlineMs,
  });
  const call = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const response = await network.fetch(new Request(`http://network/network/api${path}`, init));
    const text = await response.text();
    if (!response.ok) throw new Error(`${String(response.status)} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const post = <T>(path: string, body: unknown, method = 'POST') =>
    call<T>(path, { method, body: JSON.stringify(body) });
  return {
    network,
    gateway,
    events,
    refused,
    call,
    post,
    answerNext: (...next: (() => Response)[]) => {
      answers = next;
    },
    write: (accountId: string, body: object) =>
      post<NetworkEntry>(`/accounts/${accountId}/entries`, {
        customerId: 'lea-martin',
        text: 'Hello',
        ...body,
      }),
    behave: (accountId: string, change: Partial<NetworkBehaviour>) =>
      post<NetworkAccount>(`/accounts/${accountId}/behaviour`, change, 'PUT'),
    timeline: (accountId: string, query = '') =>
      call<NetworkTimeline>(`/accounts/${accountId}/timeline${query}`),
    send: (entry: NetworkEntry, change: Partial<OutboundMessage> = {}): Promise<SendOutcome> =>
      gateway.send(
        {
          messageId: 'm-1',
          conversationId: entry.threadId,
          recipientId: 'lea-martin',
          kind: entry.visibility === 'public' ? 'reply' : 'direct',
          visibility: entry.visibility,
          text: 'How can I help?',
          files: [],
          inReplyToNetworkId: entry.id,
          editOf: null,
          agentName: 'Ana',
          ...change,
        },
        { networkId: entry.accountId, settings: {} },
        new AbortController().signal,
      ),
  };
}

/** A clock that only moves when told to; timers that fall due meanwhile run in their order. */
function heldClock() {
  let now = Date.now();
  const timers = new Set<{ at: number; callback: () => void }>();
  return {
    now: () => now,
    after: (milliseconds: number, callback: () => void) => {
      const timer = { at: now + milliseconds, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass: (milliseconds: number) => {
      const until = now + milliseconds;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.callback();
      }
      now = until;
    },
  };
}

const receiptsOf = (events: readonly GatewayEvent[]) =>
  events.flatMap((event) => (event.type === 'receipt' ? [event.receipt.state] : []));
const textsOf = (events: readonly GatewayEvent[]) =>
  events.flatMap((event) => (event.type === 'message' ? [event.message.text] : []));

describe('simulated network', () => {
  it('shows an account for every platform that can be written on', async () => {
    const accounts = await start().call<NetworkAccount[]>('/accounts');
    expect(new Set(accounts.map((account) => account.platform))).toEqual(
      new Set(
        Object.values(PLATFORMS).flatMap((platform) =>
          Object.keys(platform.inbound).length > 0 ? [platform.id] : [],
        ),
      ),
    );
    for (const account of accounts) {
      expect(account.kinds.map((kind) => kind.kind).sort()).toEqual(
        Object.keys(PLATFORMS[account.platform].inbound).sort(),
      );
    }
  });

  it('takes every kind that an account offers, without being told more than it must', async () => {
    const { call, write, events } = start();
    const accounts = await call<NetworkAccount[]>('/accounts');
    let written = 0;
    for (const account of accounts) {
      for (const kind of account.kinds) {
        const entry = await write(account.id, { kind: kind.kind, ...(kind.needsStars ? { stars: 2 } : {}) });
        expect(entry).toMatchObject({ kind: kind.kind, visibility: kind.visibility });
        written += 1;
      }
    }
    await expect.poll(() => events.length).toBe(written);
  });

  it('tells the backend of what a customer writes, and shows it', async () => {
    const { write, events, timeline } = start();
    const entry = await write(FACEBOOK, { kind: 'comment' });
    await expect.poll(() => events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'message',
      accountId: FACEBOOK,
      message: { networkId: entry.id, text: 'Hello', kind: 'comment', author: { name: 'Léa Martin' } },
    });
    expect((await timeline(FACEBOOK)).entries.at(-1)).toEqual(entry);
  });

  it('names the field of what it does not take, and keeps nothing of it', async () => {
    const { write, timeline } = start();
    const before = (await timeline(FACEBOOK)).entries.length;
    const wrong: [object, RegExp][] = [
      [{ kind: 'review' }, /"field":"kind"/],
      [{ kind: 'post', customerId: 'nobody' }, /"field":"customerId"/],
      [{ kind: 'post', text: ' ' }, /"field":"text"/],
      [{ kind: 'post', text: 'x'.repeat(100_001) }, /"field":"text"/],
      [{ kind: 'comment', threadId: 'elsewhere' }, /"field":"threadId"/],
      [{ kind: 'post', fileIds: ['none'] }, /"field":"fileIds\.0"/],
      [{ kind: 'post', colour: 'red' }, /"field":"colour"/],
    ];
    for (const [body, message] of wrong) await expect(write(FACEBOOK, body)).rejects.toThrow(message);
    expect((await timeline(FACEBOOK)).entries).toHaveLength(before);
  });

  it('delivers again until the backend takes it, in the order of the conversation', async () => {
    const { write, events, answerNext } = start();
    answerNext(
      () => new Response(null, { status: 503 }),
      () => {
        throw new Error('away');
      },
    );
    await write(WHATSAPP, { kind: 'direct', text: 'one' });
    await write(WHATSAPP, { kind: 'direct', text: 'two' });
    await expect.poll(() => textsOf(events)).toEqual(['one', 'two']);
  });

  it('delivers twice and in any order when told to', async () => {
    const { write, behave, events } = start();
    await behave(WHATSAPP, { deliveries: 2, shuffled: true });
    for (const text of ['one', 'two', 'three']) await write(WHATSAPP, { kind: 'direct', text });
    await expect.poll(() => textsOf(events).sort()).toEqual(['one', 'one', 'three', 'three', 'two', 'two']);
  });

  it('takes an answer once, delivers it and has it read', async () => {
    const { write, send, behave, events, timeline } = start();
    await behave(WHATSAPP, { readAfterMs: 0 });
    const entry = await write(WHATSAPP, { kind: 'direct' });
    const first = await send(entry);
    const second = await send(entry);
    expect(first).toMatchObject({ kind: 'accepted' });
    expect(second).toEqual(first);
    await expect.poll(() => receiptsOf(events)).toEqual(['delivered', 'read']);
    const answers = (await timeline(WHATSAPP)).entries.filter((each) => each.author.side === 'account');
    expect(answers).toMatchObject([{ text: 'How can I help?', delivery: { state: 'read' } }]);
  });

  it('takes an answer twice on an account that does not remember ids', async () => {
    const { write, send, timeline } = start();
    const entry = await write(X, { kind: 'mention' });
    await send(entry);
    await send(entry);
    const answers = (await timeline(X)).entries.filter(({ threadId, author }) => {
      return threadId === entry.threadId && author.side === 'account';
    });
    expect(answers).toHaveLength(2);
  });

  it('has an answer read when the customer looks, where it is not by itself', async () => {
    const { write, send, behave, events, post } = start();
    await behave(WHATSAPP, { readAfterMs: null });
    await send(await write(WHATSAPP, { kind: 'direct' }));
    await expect.poll(() => receiptsOf(events)).toEqual(['delivered']);
    await post(`/accounts/${WHATSAPP}/read`, { customerId: 'lea-martin' });
    await expect.poll(() => receiptsOf(events)).toEqual(['delivered', 'read']);
  });

  it.each([
    ['down', { mode: 'down' }, { kind: 'later', reason: 'unreachable' }],
    [
      'rate-limited',
      { mode: 'rate-limited', retryAfterSeconds: 9 },
      { kind: 'later', reason: 'limit-reached', retryAfterMs: 9000 },
    ],
    ['rejecting', { mode: 'rejecting', reason: 'blocked' }, { kind: 'refused', reason: 'blocked' }],
  ] as const)('%s: takes nothing and says why', async (_name, change, outcome) => {
    const { write, send, behave, timeline } = start();
    const entry = await write(WHATSAPP, { kind: 'direct' });
    await behave(WHATSAPP, change);
    expect(await send(entry)).toMatchObject(outcome);
    await behave(WHATSAPP, { mode: 'normal' });
    expect((await timeline(WHATSAPP)).entries).toHaveLength(1);
    expect(await send(entry)).toMatchObject({ kind: 'accepted' });
  });

  it('slow: takes it, late', async () => {
    const { write, send, behave } = start();
    const entry = await write(WHATSAPP, { kind: 'direct' });
    await behave(WHATSAPP, { mode: 'slow', delayMs: 50 });
    expect(await send(entry)).toMatchObject({ kind: 'accepted' });
  });

  it('accepts-then-times-out: has it, says nothing, and its receipt settles it later by our id', async () => {
    const { write, send, behave, events, timeline } = start();
    const entry = await write(X, { kind: 'mention' });
    await behave(X, { mode: 'accepts-then-times-out' });
    expect(await send(entry)).toMatchObject({ kind: 'unknown' });
    expect((await timeline(X)).entries.at(-1)).toMatchObject({ text: 'How can I help?' });
    expect(receiptsOf(events)).toEqual([]);
    await behave(X, { mode: 'normal', readAfterMs: null });
    await expect.poll(() => receiptsOf(events)).toEqual(['delivered']);
    expect(events.at(-1)).toMatchObject({ receipt: { messageId: 'm-1' } });
  });

  it('recipient offline: takes it, says so, and delivers when they are back', async () => {
    const { write, send, behave, events } = start();
    const entry = await write(WHATSAPP, { kind: 'direct' });
    await behave(WHATSAPP, { mode: 'recipient-offline', readAfterMs: null });
    expect(await send(entry)).toMatchObject({ kind: 'accepted' });
    await expect.poll(() => receiptsOf(events)).toEqual(['sent']);
    expect(events.at(-1)).toMatchObject({ receipt: { reason: 'recipient-offline' } });
    await behave(WHATSAPP, { mode: 'normal' });
    await expect.poll(() => receiptsOf(events)).toEqual(['sent', 'delivered']);
  });

  it.each(['accepts-then-times-out', 'recipient-offline'] as const)(
    '%s: leaves an answer as sent for as long as it lasts',
    async (mode) => {
      const clock = heldClock();
      const { write, send, behave, timeline } = start({ clock });
      const entry = await write(WHATSAPP, { kind: 'direct' });
      await behave(WHATSAPP, { mode, readAfterMs: 0 });
      await send(entry);
      // Any change of behaviour takes up what waits; this one leaves the mode as it is.
      await behave(WHATSAPP, { readAfterMs: 10 });
      clock.pass(60_000);
      expect((await timeline(WHATSAPP)).entries.at(-1)).toMatchObject({ delivery: { state: 'sent' } });
      await behave(WHATSAPP, { mode: 'normal' });
      clock.pass(60_000);
      expect((await timeline(WHATSAPP)).entries.at(-1)).toMatchObject({ delivery: { state: 'read' } });
    },
  );

  it('refuses answers to people, threads and files that are not there', async () => {
    const { write, send } = start();
    const entry = await write(WHATSAPP, { kind: 'direct' });
    expect(await send(entry, { recipientId: 'nobody' })).toMatchObject({
      kind: 'refused',
      reason: 'recipient-unknown',
    });
    expect(await send(entry, { conversationId: 'nowhere' })).toMatchObject({
      kind: 'refused',
      reason: 'invalid',
    });
  });

  it('refuses a gateway without the secret', async () => {
    const { network } = start();
    const response = await network.fetch(
      new Request('http://network/network/gateway/messages', {
        method: 'POST',
        headers: { authorization: 'Bearer wrong' },
        body: JSON.stringify({} satisfies Partial<GatewaySend>),
      }),
    );
    expect(response.status).toBe(401);
  });

  it('carries files both ways', async () => {
    const { call, write, send, gateway, events, timeline } = start();
    const bytes = new Uint8Array([1, 2, 3, 250]);
    const file = await call<{ id: string }>('/files?name=pic%20one.png', {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: bytes,
    });
    const entry = await write(WHATSAPP, { kind: 'direct', text: '', fileIds: [file.id] });
    await expect.poll(() => events).toHaveLength(1);
    const [event] = events;
    if (event?.type !== 'message') throw new Error('a message was expected');
    expect(event.message.files).toEqual([{ reference: file.id, name: 'pic one.png', type: 'image/png' }]);
    const account = { networkId: WHATSAPP, settings: {} };
    const fetched = await gateway.fetchFile?.(file.id, account, new AbortController().signal);
    expect(fetched).toMatchObject({ bytes, type: 'image/png' });

    await send(entry, {
      text: '',
      files: [{ name: 'é.txt', type: 'text/plain', bytes: new Uint8Array([9]) }],
    });
    expect((await timeline(WHATSAPP)).entries.at(-1)).toMatchObject({
      files: [{ name: 'é.txt', type: 'text/plain', size: 1 }],
    });
    await expect(gateway.fetchFile?.('../state.json', account, new AbortController().signal)).rejects.toThrow(
      '404',
    );
  });

  it('hands a waiting page what is new, and only that', async () => {
    const { write, timeline } = start();
    const { cursor } = await timeline(FACEBOOK);
    const waiting = timeline(FACEBOOK, `?after=${cursor}&wait=20`);
    await write(WHATSAPP, { kind: 'direct' });
    const entry = await write(FACEBOOK, { kind: 'post' });
    const news = await waiting;
    expect(news).toMatchObject({ reset: false, entries: [entry] });
    expect(await timeline(FACEBOOK, `?after=${news.cursor}`)).toMatchObject({ entries: [] });
    expect(await timeline(FACEBOOK, '?after=other.3')).toMatchObject({ reset: true });
  });

  it('shows that the company writes, and tells the company that the customer does', async () => {
    const { write, timeline, gateway, post, events } = start();
    const entry = await write(WHATSAPP, { kind: 'direct' });
    await expect.poll(() => events).toHaveLength(1);
    const account = { networkId: WHATSAPP, settings: {} };
    await gateway.typing?.(entry.threadId, account, new AbortController().signal);
    expect((await timeline(WHATSAPP)).typing).toMatchObject([{ threadId: entry.threadId }]);
    await post(`/accounts/${WHATSAPP}/typing`, { customerId: 'lea-martin' });
    await expect.poll(() => events.at(-1)).toMatchObject({ type: 'typing', conversationId: entry.threadId });
  });

  it('lets a customer end the conversation, once, and go on with it by writing', async () => {
    const { events, write, timeline, post } = start();
    await expect(post(`/accounts/${WHATSAPP}/end`, { customerId: 'lea-martin' })).rejects.toThrow(/^404/);
    await expect(post(`/accounts/${WHATSAPP}/end`, { customerId: 'nobody' })).rejects.toThrow('customerId');
    const entry = await write(WHATSAPP, { kind: 'direct' });
    const { cursor } = await timeline(WHATSAPP);
    const ended = async (): Promise<boolean> =>
      typeof (await timeline(WHATSAPP)).threads[0]?.endedAt === 'number';
    const told = () => events.filter(({ type }) => type === 'conversation-ended');

    await post(`/accounts/${WHATSAPP}/end`, { customerId: 'lea-martin' });
    await post(`/accounts/${WHATSAPP}/end`, { customerId: 'lea-martin' });
    // After what was written before, once.
    await expect.poll(() => events.map(({ type }) => type)).toEqual(['message', 'conversation-ended']);
    expect(told()).toEqual([
      {
        type: 'conversation-ended',
        accountId: WHATSAPP,
        ended: { conversationId: entry.threadId, contactId: 'lea-martin' },
      },
    ]);
    expect(await ended()).toBe(true);
    // Pages that follow hear of it.
    expect((await timeline(WHATSAPP, `?after=${cursor}`)).threads).toMatchObject([
      { id: entry.threadId, endedAt: expect.any(Number) as number },
    ]);

    await write(WHATSAPP, { kind: 'direct', text: 'One more thing' });
    expect(await ended()).toBe(false);
    await post(`/accounts/${WHATSAPP}/end`, { customerId: 'lea-martin' });
    await expect.poll(() => told().length).toBe(2);
  });

  it('comes back with everything after a crash, and delivers what was not taken', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inlay-network-'));
    // The disk answers when it can.
    const deadlineMs = 10_000;
    const first = start({
      deadlineMs,
      storage: folderStorage(join(folder, 'first')),
      deliver: () => Promise.reject(new Error('the backend is away')),
    });
    const entry = await first.write(WHATSAPP, { kind: 'direct', text: 'before' });
    const sent = await first.send(entry);
    // What is on the disk at the moment after an answer is what a crash would leave.
    await cp(join(folder, 'first'), join(folder, 'second'), { recursive: true });
    await first.network.stop();

    const again = start({ deadlineMs, storage: folderStorage(join(folder, 'second')) });
    stop.push(async () => {
      await again.network.stop();
      await rm(folder, { recursive: true, force: true });
    });
    const { entries } = await again.timeline(WHATSAPP);
    expect(entries.map((each) => each.text)).toEqual(['before', 'How can I help?']);
    expect(await again.send(entry)).toEqual(sent);
    await expect.poll(() => textsOf(again.events)).toEqual(['before']);
    await expect.poll(() => receiptsOf(again.events)).toContain('delivered');
  });

  it('offers every seeded account under an id of its own', () => {
    expect(new Set(ACCOUNTS.map((account) => account.id)).size).toBe(ACCOUNTS.length);
  });

  describe('what the company does with an entry', () => {
    const ACCOUNT = { networkId: FACEBOOK, settings: {} };
    const act = (
      { gateway }: ReturnType<typeof start>,
      entry: NetworkEntry,
      action: NetworkAction,
      account = ACCOUNT,
    ) =>
      gateway.act?.(
        {
          actionId: 'a-1',
          action,
          networkId: entry.id,
          conversationId: entry.threadId,
          authorId: 'lea-martin',
        },
        account,
        new AbortController().signal,
      );
    const shown = async ({ timeline }: ReturnType<typeof start>, { accountId, id }: NetworkEntry) =>
      (await timeline(accountId)).entries.find((entry) => entry.id === id);

    it('shows, and doing it twice is doing it once', async () => {
      const network = start();
      const entry = await network.write(FACEBOOK, { kind: 'comment' });
      const steps: [NetworkAction, Partial<NetworkEntry>][] = [
        ['like', { likes: 1, likedByAccount: true }],
        ['unlike', { likes: 0, likedByAccount: false }],
        ['hide', { hidden: true }],
        ['unhide', { hidden: false }],
        ['repost', { reposted: true }],
        ['delete', { deleted: true }],
      ];
      for (const [action, state] of steps) {
        for (let time = 0; time < 2; time += 1)
          expect(await act(network, entry, action)).toMatchObject({ kind: 'done' });
        expect(await shown(network, entry)).toMatchObject(state);
      }
    });

    it('follows a person: everything of theirs shows it', async () => {
      const network = start();
      const one = await network.write(FACEBOOK, { kind: 'comment' });
      const other = await network.write(FACEBOOK, { kind: 'comment' });
      await act(network, one, 'follow');
      expect(await shown(network, other)).toMatchObject({ followed: true });
    });

    it('is refused where it was told to refuse it, and every other thing is done', async () => {
      const network = start();
      const entry = await network.write(FACEBOOK, { kind: 'comment' });
      for (const action of NETWORK_ACTIONS) {
        await network.behave(FACEBOOK, { refuses: [action] });
        expect(await act(network, entry, action)).toMatchObject({ kind: 'refused', reason: 'rejected' });
      }
      await network.behave(FACEBOOK, { refuses: ['quote', 'edit-reply'] });
      expect(await act(network, entry, 'hide')).toMatchObject({ kind: 'done' });
      expect(await network.send(entry, { kind: 'quote' })).toMatchObject({ kind: 'refused' });
    });

    it('is refused on what is gone, and asked for later while the network is down', async () => {
      const network = start();
      const entry = await network.write(FACEBOOK, { kind: 'comment' });
      await act(network, entry, 'delete');
      expect(await act(network, entry, 'like')).toMatchObject({ kind: 'refused', reason: 'gone' });
      await network.behave(FACEBOOK, { mode: 'down' });
      expect(await act(network, entry, 'delete')).toMatchObject({ kind: 'later', reason: 'unreachable' });
      await network.behave(FACEBOOK, { mode: 'rate-limited', retryAfterSeconds: 7 });
      expect(await act(network, entry, 'delete')).toMatchObject({
        kind: 'later',
        reason: 'limit-reached',
        retryAfterMs: 7000,
      });
    });

    it('quotes what it names', async () => {
      const network = start();
      const entry = await network.write(FACEBOOK, { kind: 'comment' });
      await network.send(entry, { kind: 'quote', text: 'Look' });
      expect((await network.timeline(FACEBOOK)).entries.at(-1)).toMatchObject({
        kind: 'quote',
        inReplyToId: entry.id,
      });
    });

    it('gives its answer another wording: the same entry, edited, and the receipts begin anew', async () => {
      const { write, send, timeline, events } = start();
      const review = await write(PLAY, { kind: 'review', stars: 2 });
      const sent = await send(review, { text: 'Sorry' });
      if (sent.kind !== 'accepted') throw new Error('The answer was not taken');
      await expect.poll(() => receiptsOf(events)).toContain('delivered');
      const edited = await send(review, { text: 'So sorry', editOf: sent.networkId });
      expect(edited).toMatchObject({ kind: 'accepted', networkId: sent.networkId });
      const { entries } = await timeline(PLAY);
      expect(entries).toHaveLength(2);
      expect(entries[1]).toMatchObject({ id: sent.networkId, text: 'So sorry' });
      expect(entries[1]?.editedAt).not.toBeNull();
    });

    it('tells the backend what somebody else does with an entry', async () => {
      const { write, call, events } = start();
      const entry = await write(FACEBOOK, { kind: 'comment' });
      await call(`/accounts/${FACEBOOK}/entries/${entry.id}`, {
        method: 'PUT',
        body: JSON.stringify({ likes: 4, hidden: true }),
      });
      await expect
        .poll(() => events.at(-1))
        .toMatchObject({
          type: 'message-state',
          networkId: entry.id,
          state: { likes: 4, hidden: true, likedByUs: false },
        });
    });
  });

  describe('its own rules of time', () => {
    const HOURS = 60;
    const MESSENGER = 'messenger-acme-france';

    it('takes free text for 24 hours, tagged text for 7 days on Messenger, and then nothing', async () => {
      const { write, send } = start();
      const at = async (minutesAgo: number) => write(MESSENGER, { kind: 'direct', minutesAgo });
      const inTime = await at(24 * HOURS - 1);
      expect(await send(inTime, { messageId: 'in-time' })).toMatchObject({ kind: 'accepted' });
      const other = start();
      const late = await other.write(MESSENGER, { kind: 'direct', minutesAgo: 24 * HOURS });
      expect(await other.send(late, { messageId: 'late' })).toMatchObject({
        kind: 'refused',
        reason: 'window-closed',
      });
      expect(await other.send(late, { messageId: 'tagged', tag: 'HUMAN_AGENT' })).toMatchObject({
        kind: 'accepted',
      });
      const third = start();
      const over = await third.write(MESSENGER, { kind: 'direct', minutesAgo: 7 * 24 * HOURS });
      expect(await third.send(over, { messageId: 'over', tag: 'HUMAN_AGENT' })).toMatchObject({
        kind: 'refused',
        reason: 'window-closed',
      });
    });

    it('takes no tag for a template’s place on WhatsApp', async () => {
      const { write, send } = start();
      const late = await write(WHATSAPP, { kind: 'direct', minutesAgo: 25 * HOURS });
      expect(await send(late, { tag: 'HUMAN_AGENT' })).toMatchObject({
        kind: 'refused',
        reason: 'window-closed',
      });
    });

    it('takes one private reply to a comment within 7 days, and the customer answers where it stands', async () => {
      const { write, send, timeline } = start();
      const privately = { kind: 'direct', visibility: 'private' } as const;
      const comment = await write(FACEBOOK, { kind: 'comment' });
      const old = await write(FACEBOOK, { kind: 'comment', minutesAgo: 7 * 24 * HOURS });

      const first = await send(comment, { ...privately, messageId: 'first' });
      const second = await send(comment, { ...privately, messageId: 'second' });
      const late = await send(old, { ...privately, messageId: 'late' });
      expect([first.kind, second, late]).toMatchObject([
        'accepted',
        { kind: 'refused', reason: 'rejected' },
        { kind: 'refused', reason: 'window-closed' },
      ]);
      if (first.kind !== 'accepted') return;
      await write(FACEBOOK, { kind: 'direct', inReplyToId: first.networkId, text: 'In private, then' });
      const { entries } = await timeline(FACEBOOK);
      expect(entries.find(({ text }) => text === 'In private, then')?.threadId).toBe(comment.threadId);
      expect(await send(comment, { ...privately, messageId: 'third' })).toMatchObject({ kind: 'accepted' });
    });

    it('tells of the advertisement that a comment stands under, and until when a story can be seen', async () => {
      const { write, gateway, events } = start();
      await write(FACEBOOK, { kind: 'comment', onAd: true });
      await write('instagram-direct-acme-france', { kind: 'story-mention', text: '' });
      await expect.poll(() => events.length).toBe(2);
      const told = events.flatMap((event) => (event.type === 'message' ? [event.message] : []));
      const comment = told.find(({ kind }) => kind === 'comment');
      const story = told.find(({ kind }) => kind === 'story-mention');
      expect(comment).toMatchObject({ onAd: true, post: { authorNetworkId: null, kind: 'post' } });
      expect(comment?.post?.ad?.headline).toContain('kettle');
      expect(story?.extra?.type).toBe('story');
      const reference = comment?.post?.files[0]?.reference ?? '';
      const file = await gateway.fetchFile?.(
        reference,
        { networkId: FACEBOOK, settings: {} },
        new AbortController().signal,
      );
      expect(file?.type).toBe('image/png');
    });
  });
});
