import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { NetworkWebhook } from '../../../demo/network/webhook-events.ts';
import { signedHeaders } from '../../../demo/network/webhooks.ts';
import type { WebhookCall } from '../../../src/backend/gateways/gateway.ts';
import type { Fetch } from '../../../src/backend/gateways/http-call.ts';
import { createSimulatedGateway } from '../../../src/backend/gateways/simulated.ts';
import { describeGatewayConformance, MESSAGE } from './conformance.ts';

const SECRET = 'a secret of the tests';
const NOW = Date.UTC(2026, 10, 21, 9, 0, 0);
const ACCOUNT = { networkId: 'account-1', settings: {} };

const messageWebhook = (id: string, text: string): NetworkWebhook => ({
  events: [
    {
      type: 'message',
      accountId: ACCOUNT.networkId,
      message: {
        id,
        conversationId: 'conversation-1',
        author: { id: 'lea', name: 'Léa Martin', handle: '@lea' },
        kind: 'direct',
        visibility: 'private',
        text,
        files: [{ id: 'file-1', name: 'photo.jpg', type: 'image/jpeg', size: 3 }],
        extra: null,
        inReplyToId: null,
        url: null,
        onAd: false,
        onOwnProperty: true,
        inOwnConversation: false,
        sentAt: NOW,
        post: null,
      },
    },
  ],
});

const json = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers });

describe('simulated gateway', () => {
  describeGatewayConformance({
    create: (options) => createSimulatedGateway({ ...options, secret: SECRET }),
    account: ACCOUNT,
    sign: (body, now, secret) => {
      const timestamp = String(Math.floor(now / 1000));
      const hex = createHmac('sha256', secret === 'wrong' ? 'another' : SECRET)
        .update(`${timestamp}.`)
        .update(body)
        .digest('hex');
      return Promise.resolve(
        new Headers({
          'network-timestamp': timestamp,
          'network-signature': `sha256=${hex}`,
        }),
      );
    },
    messageWebhook,
    withUnknownParts: (webhook) => ({
      version: 9,
      events: [{ type: 'poll', question: '?' }, ...(webhook as NetworkWebhook).events, { type: 'story' }],
    }),
    acceptedAnswer: (networkId) => json(201, { id: networkId, url: null }),
    invalidAnswer: () => json(400, { error: { code: 'invalid-field', message: 'Expected …' } }),
    tooManyAnswer: (seconds) =>
      json(
        429,
        { error: { code: 'rate-limited', message: 'Slow down' } },
        { 'retry-after': String(seconds) },
      ),
    brokenAnswer: () => json(500, { error: { code: 'internal', message: 'Sorry' } }),
  });

  const gateway = createSimulatedGateway({
    baseUrl: 'http://network.test',
    secret: SECRET,
  });

  const signedCall = async (body: string, signedAt: number, now: number): Promise<WebhookCall> => ({
    method: 'POST',
    query: new URLSearchParams(),
    headers: new Headers(await signedHeaders(SECRET, 'd', signedAt, body)),
    body: new TextEncoder().encode(body),
    now,
  });

  it('refuses a call whose signed time is more than five minutes off, either way', async () => {
    const body = JSON.stringify(messageWebhook('n-1', 'Hello'));
    const at = async (offset: number) => gateway.receive(await signedCall(body, NOW, NOW + offset));
    for (const offset of [-300_000, 0, 300_000]) expect(await at(offset)).toMatchObject({ kind: 'taken' });
    for (const offset of [-301_000, 301_000, 86_400_000])
      expect(await at(offset)).toMatchObject({
        kind: 'refused',
        problem: 'signature-expired',
      });
  });

  it('refuses a body whose time was put forward after signing', async () => {
    const body = JSON.stringify(messageWebhook('n-1', 'Hello'));
    const call = await signedCall(body, NOW, NOW + 400_000);
    call.headers.set('network-timestamp', String((NOW + 400_000) / 1000));
    expect(await gateway.receive(call)).toMatchObject({
      problem: 'signature-invalid',
      field: 'network-signature',
    });
  });

  it('names the field that is wrong, and takes nothing of such a call', async () => {
    const webhook = messageWebhook('n-1', 'Hello');
    const [event] = webhook.events;
    const wrong = {
      events: [event, { ...event, message: { ...(event as { message: object }).message, text: 5 } }],
    };
    const outcome = await gateway.receive(await signedCall(JSON.stringify(wrong), NOW, NOW));
    expect(outcome).toEqual({
      kind: 'refused',
      problem: 'invalid-field',
      detail: 'Expected string',
      field: 'events.1.message.text',
    });
  });

  it('reads messages, files, receipts and typing', async () => {
    const webhook: NetworkWebhook = {
      events: [
        ...messageWebhook('n-1', 'Hello').events,
        {
          type: 'receipt',
          accountId: 'account-1',
          receipt: {
            id: 'n-0',
            messageId: 'm-0',
            state: 'read',
            reason: null,
            at: NOW,
          },
        },
        { type: 'typing', accountId: 'account-1', conversationId: 'c-1' },
      ],
    };
    const outcome = await gateway.receive(await signedCall(JSON.stringify(webhook), NOW, NOW));
    expect(outcome).toMatchObject({
      kind: 'taken',
      events: [
        {
          message: {
            conversationId: 'conversation-1',
            author: { networkId: 'lea', name: 'Léa Martin', handle: '@lea' },
            files: [{ reference: 'file-1', name: 'photo.jpg', type: 'image/jpeg' }],
            sentAt: NOW,
          },
        },
        {
          type: 'receipt',
          receipt: { networkId: 'n-0', messageId: 'm-0', state: 'read' },
        },
        { type: 'typing', conversationId: 'c-1' },
      ],
    });
  });

  it('tries again by itself after no answer only where the network is idempotent', async () => {
    const silent = createSimulatedGateway({
      fetch: () => new Promise(() => undefined),
      baseUrl: 'http://network.test',
      secret: SECRET,
      deadlineMs: 10,
    });
    const send = (idempotent: string) =>
      silent.send(
        MESSAGE,
        { networkId: 'account-1', settings: { idempotent } },
        new AbortController().signal,
      );
    expect(await send('true')).toMatchObject({
      kind: 'later',
      reason: 'unreachable',
    });
    expect(await send('false')).toMatchObject({ kind: 'unknown' });
  });

  it("a file that can't be uploaded leaves the message to be tried again, and sends nothing", async () => {
    const paths: string[] = [];
    const failing: Fetch = (request) => {
      paths.push(new URL(request.url).pathname);
      return Promise.resolve(new Response('', { status: 500 }));
    };
    const outcome = await createSimulatedGateway({
      fetch: failing,
      baseUrl: 'http://network.test',
      secret: SECRET,
    }).send(
      {
        ...MESSAGE,
        files: [{ name: 'a.txt', type: 'text/plain', bytes: new Uint8Array([1]) }],
      },
      ACCOUNT,
      new AbortController().signal,
    );
    expect(outcome).toMatchObject({ kind: 'later' });
    expect(paths).toEqual(['/network/gateway/files']);
  });
});
