import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createRestClient,
  type MalformedReport,
  type RestClientOptions,
} from '../../src/client/rest-client.ts';
import type { Client } from '../../src/model/client.ts';
import type { OutgoingMessage } from '../../src/model/message.ts';
import { fail, ok, type InlayError, type Result } from '../../src/model/result.ts';
import { AT_MS, json, problem, wireInteraction, wireMessage, wireSession } from './wire.ts';

type Answer = Response | Error | ((request: Request) => Response | Promise<Response>) | 'never';

let answers: Answer[];
let requests: Request[];
let reports: MalformedReport[];
let client: Client;
let tokens: number;

/** Takes the next of `answers` for each request; the last one stays. */
const fetchAnswer: typeof fetch = (url, init) => {
  const request = new Request(url, init);
  requests.push(request);
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  if (answer === undefined) throw new Error('no answer prepared');
  // A `fetch` that is handed in may not obey its signal.
  if (answer === 'never') return new Promise(() => undefined);
  if (answer instanceof Error) return Promise.reject(answer);
  return Promise.resolve(answer instanceof Response ? answer.clone() : answer(request));
};

function open(more: Partial<RestClientOptions> = {}): Client {
  return createRestClient({
    baseUrl: 'https://inlay.example/api/v1',
    token: () => Promise.resolve(ok({ token: `t${++tokens}`, expiresAt: Date.now() + 600_000 })),
    fetch: fetchAnswer,
    random: () => 0.5,
    partition: null,
    onMalformed: (report) => reports.push(report),
    ...more,
  });
}

beforeEach(async () => {
  vi.useFakeTimers();
  answers = [];
  requests = [];
  reports = [];
  tokens = 0;
  client = open();
  // No timer runs out while the parts that load late are on their way.
  await vi.dynamicImportSettled();
});
afterEach(() => {
  client.close();
  expect(vi.getTimerCount(), 'timers left behind').toBe(0);
  vi.useRealTimers();
});

/** Lets timers run until the call has ended. */
async function settle<T>(call: Promise<T>): Promise<T> {
  let settled = false;
  const watched = call.finally(() => {
    settled = true;
  });
  while (!settled) await vi.advanceTimersByTimeAsync(50);
  return watched;
}
async function errorOf(call: Promise<Result<unknown>>): Promise<InlayError> {
  const result = await settle(call);
  if (result.ok) throw new Error('expected an error');
  return result.error;
}
async function valueOf<T>(call: Promise<Result<T>>): Promise<T> {
  const result = await settle(call);
  if (!result.ok) throw new Error(`expected a value: ${result.error.message}`);
  return result.value;
}
const outgoing: OutgoingMessage = {
  clientId: 'client-1',
  interactionId: 'i1',
  text: 'Hi',
  attachmentIds: [],
  visibility: 'public',
  inReplyToId: null,
  seenMessageId: 'm1',
};

describe('requests', () => {
  it('carry address, token, body and guards as the contract says', async () => {
    answers = [json(wireInteraction)];
    await valueOf(client.changeInteraction('i1', 3, { status: 'resolved' }));
    await valueOf(client.assign('i/1', 3, { agentId: 'a2', teamId: null }));
    answers = [json(wireMessage, 201)];
    await valueOf(client.send(outgoing));
    const [change, assign, send] = requests;
    expect([change?.method, change?.url]).toEqual(['PATCH', 'https://inlay.example/api/v1/interactions/i1']);
    expect(change?.headers.get('if-match')).toBe('"3"');
    expect(change?.headers.get('authorization')).toBe('Bearer t1');
    expect(change?.headers.get('content-type')).toBe('application/json');
    expect(await change?.json()).toEqual({ status: 'resolved' });
    expect(assign?.url).toBe('https://inlay.example/api/v1/interactions/i%2F1/assignment');
    expect(send?.headers.get('idempotency-key')).toBe('client-1');
    expect(await send?.json()).toEqual({
      text: 'Hi',
      attachmentIds: [],
      visibility: 'public',
      inReplyToId: null,
      seenMessageId: 'm1',
      template: null,
      translation: null,
    });
  });

  it('write a filter as a query, a list as several values, and nothing for what narrows nothing', async () => {
    answers = [json({ items: [], next: null })];
    await valueOf(
      client.interactions({
        filter: { queue: 'new', platforms: ['x', 'facebook'], tags: [], search: '', topics: ['a&b'] },
        sort: 'sla',
        cursor: 'c',
        limit: 20,
      }),
    );
    const query = new URL(requests[0]?.url ?? '').searchParams;
    expect([...query]).toEqual([
      ['queue', 'new'],
      ['platforms', 'x'],
      ['platforms', 'facebook'],
      ['topics', 'a&b'],
      ['sort', 'sla'],
      ['cursor', 'c'],
      ['limit', '20'],
    ]);
  });

  it('upload a file as it is', async () => {
    answers = [json(wireMessage.attachments[0], 201)];
    const shares: number[] = [];
    const file = new File(['bytes'], 'a b.png', { type: 'image/png' });
    const attachment = await valueOf(
      client.upload(file, { interactionId: 'i1', onProgress: (share) => shares.push(share) }),
    );
    expect(attachment.url).toBe('https://inlay.example/api/v1/files/f1?expires=1&signature=s');
    expect(requests[0]?.url).toBe('https://inlay.example/api/v1/attachments?interactionId=i1&name=a+b.png');
    expect(requests[0]?.headers.get('content-type')).toBe('image/png');
    expect(await requests[0]?.text()).toBe('bytes');
    expect(shares).toEqual([1]);
  });

  it('go below a base address with a slash at its end, and without', async () => {
    client.close();
    client = open({ baseUrl: 'https://inlay.example/x/api/v1/' });
    answers = [json(wireSession)];
    await valueOf(client.session());
    expect(requests[0]?.url).toBe('https://inlay.example/x/api/v1/session');
  });
});

describe('what comes in', () => {
  it('becomes the model: times in milliseconds, absolute addresses', async () => {
    answers = [json({ items: [wireMessage], next: 'older' })];
    const page = await valueOf(client.messages('i1', { limit: 10 }));
    expect(page.next).toBe('older');
    expect(page.items[0]).toEqual({
      ...wireMessage,
      attachments: [
        {
          ...wireMessage.attachments[0],
          url: 'https://inlay.example/api/v1/files/f1?expires=1&signature=s',
          thumbnailUrl: 'https://inlay.example/api/v1/files/f1/thumbnail?expires=1&signature=s',
        },
      ],
      sentAt: AT_MS,
      delivery: { state: 'sent', reason: null, detail: null, at: AT_MS, undoUntil: null },
    });
    answers = [json(wireInteraction)];
    expect(await valueOf(client.interaction('i1'))).toMatchObject({
      lastMessage: { at: AT_MS },
      waitingSince: AT_MS,
      slaDueAt: null,
      lastInboundAt: AT_MS,
      lastActivityAt: AT_MS,
      createdAt: AT_MS,
      offer: { madeAt: AT_MS, expiresAt: AT_MS },
    });
    answers = [
      json({
        ...wireSession,
        permissions: ['conversation.assign', 'of.tomorrow'],
        features: ['emoji', 'new'],
      }),
    ];
    expect(await valueOf(client.session())).toMatchObject({
      limits: { outboxMaxAgeMs: 86_400_000 },
      serverTime: AT_MS,
      permissions: ['conversation.assign'],
      features: ['emoji'],
      channels: [{ overrides: { actionsOff: ['like'] } }],
    });
    expect(reports).toEqual([]);
  });

  it('leaves out a malformed item of a list and reports it, and keeps every other', async () => {
    const items = [
      wireInteraction,
      { ...wireInteraction, id: 'i2', platform: 'myspace' },
      null,
      { ...wireInteraction, id: 'i3' },
    ];
    answers = [json({ items, next: null })];
    const page = await valueOf(client.interactions({ filter: {}, sort: 'waiting' }));
    expect(page.items.map(({ id }) => id)).toEqual(['i1', 'i3']);
    expect(reports).toEqual([
      { what: 'interaction', id: 'i2', problem: expect.stringMatching(/^platform: expected/) as string },
      { what: 'interaction', id: null, problem: expect.stringMatching(/expected/) as string },
    ]);
  });

  it('puts a placeholder where a message can’t be read but its id can', async () => {
    const broken = { ...wireMessage, id: 'm2', kind: 'hologram', delivery: 7, text: 'what it said' };
    answers = [json({ items: [wireMessage, broken, { id: 'm3' }, 'x'], next: null })];
    const page = await valueOf(client.messages('i1', {}));
    expect(page.items.map(({ id }) => id)).toEqual(['m1', 'm2']);
    expect(page.items[1]).toMatchObject({
      text: 'what it said',
      author: { name: 'Léa Martin' },
      sentAt: AT_MS,
      delivery: null,
      extra: { type: 'unsupported', nativeType: 'unreadable' },
    });
    expect(reports.map(({ what }) => what)).toEqual(['message', 'message', 'message']);
    expect(JSON.stringify(reports)).not.toContain('what it said');
  });

  it('leaves out an attachment that can’t be read or whose address is no web address', async () => {
    const [good] = wireMessage.attachments;
    const attachments = [good, { ...good, id: 'f2', url: 'javascript:alert(1)' }, { id: 'f3' }];
    answers = [
      json({ items: [{ ...wireMessage, attachments, networkUrl: 'javascript:alert(1)' }], next: null }),
    ];
    const [message] = (await valueOf(client.messages('i1', {}))).items;
    expect(message?.attachments.map(({ id }) => id)).toEqual(['f1']);
    expect(message?.networkUrl).toBeNull();
    expect(message?.extra).toBeNull();
  });

  it('is `unavailable` when the whole answer is something else, such as a sign-in page of the network', async () => {
    answers = [new Response('<html>', { status: 200 })];
    expect(await errorOf(client.interactions({ filter: {}, sort: 'sla' }))).toMatchObject({
      kind: 'unavailable',
      type: 'malformed-answer',
    });
  });
});

describe('problems', () => {
  it.each([
    ['invalid-field', 422, 'invalid'],
    ['text-too-long', 422, 'invalid'],
    ['signed-out', 401, 'signed-out'],
    ['forbidden', 403, 'forbidden'],
    ['not-found', 404, 'not-found'],
    ['reply-window-closed', 409, 'rejected'],
    ['offer-ended', 409, 'rejected'],
    ['idempotency-key-in-use', 409, 'unavailable'],
    ['rate-limited', 429, 'rate-limited'],
    ['internal', 500, 'unavailable'],
    ['of-tomorrow', 409, 'conflict'],
    ['of-tomorrow', 418, 'rejected'],
    ['toString', 400, 'invalid'],
  ])('%s with %i is %s', async (type, status, kind) => {
    answers = [problem(type, status, { fields: [{ field: 'text', expected: 'fewer' }] })];
    const error = await errorOf(client.acceptOffer('o1'));
    expect(error).toMatchObject({ kind, type, fields: [{ field: 'text', expected: 'fewer' }] });
  });

  it.each([
    [502, 'unavailable'],
    [413, 'invalid'],
    [412, 'conflict'],
    [404, 'not-found'],
    [302, 'rejected'],
  ])('status %i without a document is %s', async (status, kind) => {
    answers = [new Response('<html>no', { status })];
    expect(await errorOf(client.acceptOffer('o1'))).toMatchObject({ kind, type: null, fields: [] });
  });

  it('a stale version carries the present interaction', async () => {
    answers = [problem('stale-version', 412, { current: { ...wireInteraction, version: 4 } })];
    const error = await errorOf(client.assign('i1', 3, { agentId: null, teamId: null }));
    expect(error).toMatchObject({ kind: 'conflict', current: { id: 'i1', version: 4, createdAt: AT_MS } });
  });

  it('a newer message carries the newer messages', async () => {
    answers = [problem('newer-message', 412, { current: [wireMessage, { broken: true }] })];
    const error = await errorOf(client.send(outgoing));
    expect(error).toMatchObject({
      kind: 'conflict',
      type: 'newer-message',
      current: [{ id: 'm1', sentAt: AT_MS }],
    });
  });
});

describe('repetition', () => {
  it('a read is repeated when the line or the backend fails, at most three times', async () => {
    answers = [new TypeError('down'), problem('unavailable', 503), json(wireSession)];
    await valueOf(client.session());
    expect(requests).toHaveLength(3);
    answers = [new TypeError('down')];
    expect(await errorOf(client.session())).toMatchObject({ kind: 'offline' });
    expect(requests).toHaveLength(3 + 4);
  });

  it.each<[string, () => Promise<Result<unknown>>]>([
    ['a send', () => client.send(outgoing)],
    ['a change with a version', () => client.changeInteraction('i1', 1, { status: 'open' })],
    ['an assignment', () => client.assign('i1', 1, { agentId: null, teamId: null })],
    ['accepting an offer', () => client.acceptOffer('o1')],
    ['an upload', () => client.upload(new File(['x'], 'x'), { interactionId: 'i1' })],
  ])('%s is attempted once', async (_, call) => {
    answers = [problem('unavailable', 503)];
    expect(await errorOf(call())).toMatchObject({ kind: 'unavailable' });
    answers = [new TypeError('down')];
    expect(await errorOf(call())).toMatchObject({ kind: 'offline' });
    expect(requests).toHaveLength(2);
  });

  it('a refusal is not repeated', async () => {
    answers = [problem('not-found', 404)];
    expect(await errorOf(client.interaction('i1'))).toMatchObject({ kind: 'not-found' });
    expect(requests).toHaveLength(1);
  });

  it('waits as long as Retry-After says, in seconds or until a date', async () => {
    answers = [problem('rate-limited', 429, {}, { 'retry-after': '4' }), json(wireSession)];
    let begun = Date.now();
    await valueOf(client.session());
    expect(Date.now() - begun).toBeGreaterThanOrEqual(4_000);
    const date = new Date(Math.ceil(Date.now() / 1000) * 1000 + 5_000);
    answers = [problem('unavailable', 503, {}, { 'retry-after': date.toUTCString() }), json(wireSession)];
    begun = Date.now();
    await valueOf(client.session());
    expect(Date.now()).toBeGreaterThanOrEqual(date.getTime());
    expect(Date.now() - begun).toBeLessThan(8_000);
  });

  it('gives back at once what asks for more patience than the request has', async () => {
    answers = [problem('rate-limited', 429, {}, { 'retry-after': '3600' })];
    expect(await errorOf(client.session())).toMatchObject({ kind: 'rate-limited', retryAfterMs: 3_600_000 });
    expect(requests).toHaveLength(1);
  });
});

describe('deadlines and ends', () => {
  it('no answer in time is a timeout, even from a `fetch` that does not obey its signal', async () => {
    answers = ['never'];
    const begun = Date.now();
    expect(await errorOf(client.send(outgoing))).toMatchObject({ kind: 'timeout' });
    expect(Date.now() - begun).toBeLessThanOrEqual(10_100);
    const again = Date.now();
    expect(await errorOf(client.session())).toMatchObject({ kind: 'timeout' });
    expect(Date.now() - again).toBeLessThanOrEqual(25_100);
  });

  it('an answer whose body never ends is a timeout', async () => {
    answers = [() => new Response(new ReadableStream())];
    expect(await errorOf(client.send(outgoing))).toMatchObject({ kind: 'timeout' });
  });

  it('an aborted call is offline, before, during and between attempts', async () => {
    answers = ['never'];
    expect(await errorOf(client.session(AbortSignal.abort()))).toMatchObject({ kind: 'offline' });
    const during = new AbortController();
    const call = client.send(outgoing, during.signal);
    await vi.advanceTimersByTimeAsync(100);
    during.abort();
    expect(await errorOf(call)).toMatchObject({ kind: 'offline' });
    const between = new AbortController();
    answers = [problem('unavailable', 503, {}, { 'retry-after': '9' })];
    const waiting = client.session(between.signal);
    await vi.advanceTimersByTimeAsync(100);
    const asked = requests.length;
    between.abort();
    expect(await errorOf(waiting)).toMatchObject({ kind: 'offline' });
    expect(requests).toHaveLength(asked);
  });

  it('closing ends what is under way, and what comes after', async () => {
    answers = ['never'];
    const call = client.session();
    await vi.advanceTimersByTimeAsync(10);
    client.close();
    expect(await errorOf(call)).toMatchObject({ kind: 'offline' });
    expect(await errorOf(client.session())).toMatchObject({ kind: 'offline' });
  });
});

describe('the token', () => {
  it('is asked for once by however many requests, and kept', async () => {
    answers = [json(wireSession)];
    await settle(Promise.all([client.session(), client.session(), client.session()]));
    await valueOf(client.session());
    expect(tokens).toBe(1);
  });

  it('is renewed a little before its end', async () => {
    answers = [json(wireSession)];
    await valueOf(client.session());
    await vi.advanceTimersByTimeAsync(560_000);
    await valueOf(client.session());
    expect(tokens).toBe(1);
    await vi.advanceTimersByTimeAsync(20_000);
    await valueOf(client.session());
    expect(tokens).toBe(2);
    expect(requests.at(-1)?.headers.get('authorization')).toBe('Bearer t2');
  });

  it('is used to its end when no other is to be had', async () => {
    let broken = false;
    client.close();
    client = open({
      token: () =>
        Promise.resolve(
          broken ? fail('unavailable', 'no') : ok({ token: 't', expiresAt: Date.now() + 600_000 }),
        ),
    });
    answers = [json(wireSession)];
    await valueOf(client.session());
    broken = true;
    await vi.advanceTimersByTimeAsync(580_000);
    await valueOf(client.session());
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await errorOf(client.acceptOffer('o1'))).toMatchObject({ kind: 'unavailable' });
  });

  it('is renewed once, for all together, when it is refused; then the call is made again, whatever it is', async () => {
    answers = [
      (request) =>
        request.headers.get('authorization') === 'Bearer t1' ? problem('signed-out', 401) : json(wireMessage),
    ];
    const results = await settle(
      Promise.all([client.send(outgoing), client.send(outgoing), client.send(outgoing)]),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    expect(tokens).toBe(2);
    expect(requests).toHaveLength(6);
  });

  it('is asked for no more than once again when the next is refused, too', async () => {
    answers = [problem('signed-out', 401)];
    expect(await errorOf(client.session())).toMatchObject({ kind: 'signed-out' });
    expect([tokens, requests.length]).toEqual([2, 2]);
  });

  it('that never comes, or whose source throws, is an error', async () => {
    client.close();
    client = open({ token: () => new Promise(() => undefined) });
    expect(await errorOf(client.acceptOffer('o1'))).toMatchObject({ kind: 'timeout' });
    client.close();
    client = open({ token: () => Promise.reject(new Error('host gone')) });
    expect(await errorOf(client.acceptOffer('o1'))).toMatchObject({ kind: 'unavailable' });
    client.close();
    client = open({ token: () => Promise.resolve(fail('signed-out', 'no one', { type: 'unsupported' })) });
    expect(await errorOf(client.acceptOffer('o1'))).toMatchObject({
      kind: 'signed-out',
      type: 'unsupported',
    });
    expect(requests).toEqual([]);
  });

  it('that seems to have ended before it came, on a machine with a wrong clock, is used all the same', async () => {
    client.close();
    client = open({
      token: () => Promise.resolve(ok({ token: `t${++tokens}`, expiresAt: Date.now() - 3_600_000 })),
    });
    answers = [json(wireSession)];
    for (let call = 0; call < 5; call += 1) await valueOf(client.session());
    expect(tokens).toBe(1);
  });
});
