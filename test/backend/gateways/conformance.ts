import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Gateway,
  GatewayAccount,
  OutboundMessage,
  SendOutcome,
  WebhookCall,
} from '../../../src/backend/gateways/gateway.ts';
import type { Fetch } from '../../../src/backend/gateways/http-call.ts';

/** What a gateway has to bring along so that what holds for every gateway can be tested on it. */
export interface GatewayUnderTest {
  /** One that reaches its network through `fetch` at `baseUrl`, with so long for each call. */
  create(options: { fetch?: Fetch; baseUrl: string; deadlineMs: number }): Gateway;
  readonly account: GatewayAccount;
  /** The headers that the network sends with this body at this time. */
  sign(body: Uint8Array, now: number, secret?: 'right' | 'wrong'): Promise<Headers>;
  /** A webhook with one text message. */
  messageWebhook(networkId: string, text: string): unknown;
  /** The same webhook with parts beside the message that nobody has heard of. */
  withUnknownParts(webhook: unknown): unknown;
  /** The network's answer to a message that it took under `networkId`. */
  acceptedAnswer(networkId: string): Response;
  /** A refusal of status 400 for an invalid parameter. */
  invalidAnswer(): Response;
  /** A refusal for sending too much, which asks to wait `seconds`. */
  tooManyAnswer(seconds: number): Response;
  /** The network's way of saying that it fails after it may have taken the message. */
  brokenAnswer(): Response;
}

const NOW = Date.UTC(2026, 10, 21, 9, 0, 0);
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A message as the backend hands it over. */
export const MESSAGE: OutboundMessage = {
  messageId: 'm-1',
  conversationId: 'conversation-1',
  recipientId: '33639980001',
  kind: 'direct',
  visibility: 'private',
  text: 'Good morning',
  files: [],
  inReplyToNetworkId: null,
  editOf: null,
  agentName: 'Ana',
};

/** Describes what every gateway promises, on this one. */
export function describeGatewayConformance(under: GatewayUnderTest): void {
  const gateway = under.create({
    fetch: () => Promise.reject(new Error('no call was expected')),
    baseUrl: 'http://127.0.0.1:1',
    deadlineMs: 1000,
  });

  const call = async (
    body: Uint8Array,
    options: { headers?: Headers; secret?: 'right' | 'wrong' } = {},
  ): Promise<WebhookCall> => ({
    method: 'POST',
    query: new URLSearchParams(),
    headers: options.headers ?? (await under.sign(body, NOW, options.secret)),
    body,
    now: NOW,
  });

  const textsOf = async (webhook: unknown) => {
    const outcome = await gateway.receive(await call(bytesOf(JSON.stringify(webhook))));
    if (outcome.kind !== 'taken') throw new Error(JSON.stringify(outcome));
    return outcome.events.flatMap((event) => (event.type === 'message' ? [event.message.text] : []));
  };

  describe('webhook', () => {
    const body = bytesOf(JSON.stringify(under.messageWebhook('n-1', 'Hello')));

    it('takes a message whose signature is over these bytes', async () => {
      const outcome = await gateway.receive(await call(body));
      expect(outcome).toMatchObject({
        kind: 'taken',
        events: [
          {
            type: 'message',
            accountId: under.account.networkId,
            message: { networkId: 'n-1', text: 'Hello' },
          },
        ],
      });
    });

    it('refuses another body, even one that means the same', async () => {
      const headers = await under.sign(body, NOW);
      const reformatted = bytesOf(JSON.stringify(under.messageWebhook('n-1', 'Hello'), null, 1));
      const outcome = await gateway.receive(await call(reformatted, { headers }));
      expect(outcome).toMatchObject({
        kind: 'refused',
        problem: 'signature-invalid',
        field: expect.any(String) as unknown,
      });
    });

    it('refuses a signature under another secret, a cut one and none', async () => {
      const cut = await under.sign(body, NOW);
      for (const [name, value] of [...cut]) cut.set(name, value.slice(0, -2));
      for (const attempt of [
        await call(body, { secret: 'wrong' }),
        await call(body, { headers: cut }),
        await call(body, { headers: new Headers() }),
      ]) {
        expect(await gateway.receive(attempt)).toMatchObject({
          kind: 'refused',
          problem: 'signature-invalid',
        });
      }
    });

    it('answers malformed bodies with what it expected', async () => {
      for (const malformed of [
        bytesOf(''),
        bytesOf('{'),
        bytesOf('null'),
        bytesOf('[]'),
        bytesOf('"text"'),
        bytesOf('{}'),
        new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
      ]) {
        const outcome = await gateway.receive(await call(malformed));
        expect(outcome.kind).toBe('refused');
        if (outcome.kind !== 'refused') continue;
        expect(['malformed-body', 'invalid-field']).toContain(outcome.problem);
        expect(outcome.detail).toMatch(/^Expected /);
      }
    });

    it('never throws, whatever is in a signed body', async () => {
      const known = under.messageWebhook('n-1', 'Hello');
      const paths = pathsOf(known);
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.jsonValue(),
            // The known shape with any one part of it replaced gets further than arbitrary JSON.
            fc
              .tuple(fc.constantFrom(...paths), fc.jsonValue())
              .map(([path, value]) => replaced(known, path, value)),
          ),
          async (value) => {
            const outcome = await gateway.receive(await call(bytesOf(JSON.stringify(value))));
            expect(['taken', 'refused']).toContain(outcome.kind);
          },
        ),
        { numRuns: 300 },
      );
    });

    it("leaves out what it doesn't know without losing the rest", async () => {
      const webhook = under.withUnknownParts(under.messageWebhook('n-1', 'Still here'));
      expect(await textsOf(webhook)).toEqual(['Still here']);
    });

    it("keeps scripts, directions and emoji as they are, and no character that can't be stored", async () => {
      const harmless = '<script>alert(1)</script>\u202Eabc\u200B👩‍👩‍👧‍👦';
      expect(await textsOf(under.messageWebhook('n-1', harmless))).toEqual([harmless]);
      expect(await textsOf(under.messageWebhook('n-1', 'a\0b\uD83Dc'))).toEqual(['a\uFFFDb\uFFFDc']);
    });
  });

  describe('send', () => {
    const sendWith = (fetch: Fetch, deadlineMs = 5000) =>
      under
        .create({ fetch, baseUrl: 'http://network.test', deadlineMs })
        .send(MESSAGE, under.account, new AbortController().signal);

    const answering = (response: () => Response) => sendWith(() => Promise.resolve(response()));

    it("2xx: accepted, with the network's id", async () => {
      expect(await answering(() => under.acceptedAnswer('n-9'))).toMatchObject({
        kind: 'accepted',
        networkId: 'n-9',
      });
    });

    it('2xx that says nothing: unknown', async () => {
      for (const body of ['', '{}', '<html>', '{"messages":[]}'])
        expect(await answering(() => new Response(body, { status: 200 }))).toMatchObject({ kind: 'unknown' });
    });

    it('4xx: refused, with a reason', async () => {
      expect(await answering(() => under.invalidAnswer())).toMatchObject({
        kind: 'refused',
        reason: 'invalid',
      });
      expect(await answering(() => new Response('<html>', { status: 404 }))).toMatchObject({
        kind: 'refused',
      });
    });

    it('429: later, when the network says', async () => {
      expect(await answering(() => under.tooManyAnswer(7))).toMatchObject({
        kind: 'later',
        reason: 'limit-reached',
        retryAfterMs: 7000,
      });
      expect(await answering(() => new Response('', { status: 429 }))).toMatchObject({
        kind: 'later',
        reason: 'limit-reached',
      });
    });

    it('5xx after which it may be there: unknown', async () => {
      expect(await answering(() => under.brokenAnswer())).toMatchObject({
        kind: 'unknown',
      });
      expect(await answering(() => new Response('', { status: 504 }))).toMatchObject({ kind: 'unknown' });
    });

    it('a fetch that throws: unknown, not an exception', async () => {
      expect(await sendWith(() => Promise.reject(new TypeError('odd')))).toMatchObject({ kind: 'unknown' });
      expect(
        await sendWith(() => {
          throw new TypeError('odd');
        }),
      ).toMatchObject({ kind: 'unknown' });
    });

    it('called off before it began: later', async () => {
      const outcome = await gateway.send(MESSAGE, under.account, AbortSignal.abort());
      expect(outcome).toMatchObject({ kind: 'later' });
    });

    it('nobody listens: later, unreachable', async () => {
      const server = await listen(() => undefined);
      const baseUrl = addressOf(server);
      await close(server);
      expect(await sendTo(baseUrl)).toMatchObject({
        kind: 'later',
        reason: 'unreachable',
      });
    });

    it('no answer in time: unknown', async () => {
      let reached = 0;
      const server = await listen(() => {
        reached += 1;
      });
      const outcome = await sendTo(addressOf(server), 100);
      expect(outcome).toMatchObject({ kind: 'unknown' });
      expect(reached).toBe(1);
      await close(server);
    });

    it('line broken after the request: unknown', async () => {
      const server = await listen((destroy) => {
        destroy();
      });
      expect(await sendTo(addressOf(server))).toMatchObject({
        kind: 'unknown',
      });
      await close(server);
    });

    const sendTo = (baseUrl: string, deadlineMs = 5000): Promise<SendOutcome> =>
      under.create({ baseUrl, deadlineMs }).send(MESSAGE, under.account, new AbortController().signal);
  });
}

/** A server that reads each request whole and then does what it is told with the line. */
async function listen(onRequest: (destroy: () => void) => void) {
  const server = createServer((request) => {
    request.resume();
    request.on('end', () => {
      onRequest(() => request.socket.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const addressOf = (server: Server) => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [
    at,
    ...Object.entries(value).flatMap(([key, each]) =>
      pathsOf(each, [...at, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function replaced(value: unknown, path: Path, by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}
