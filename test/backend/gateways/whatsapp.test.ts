import { describe, expect, it } from 'vitest';
import type { WebhookOutcome } from '../../../src/backend/gateways/gateway.ts';
import { createWhatsAppGateway } from '../../../src/backend/gateways/whatsapp/whatsapp-gateway.ts';
import { hubSignature } from '../../support/graph-server.ts';
import { describeGatewayConformance } from './conformance.ts';
import {
  ACCOUNT,
  APP_SECRET,
  CUSTOMER,
  eventsOf,
  messagesWebhook,
  NOW,
  NUMBER,
  receive,
  VERIFY_TOKEN,
} from './whatsapp.fixture.ts';

const graphError = (status: number, code: number, headers = {}) =>
  Response.json(
    {
      error: {
        message: `(#${String(code)}) Something`,
        type: 'OAuthException',
        code,
        error_data: { messaging_product: 'whatsapp', details: 'Details' },
      },
    },
    { status, headers },
  );

describe('WhatsApp gateway', () => {
  describeGatewayConformance({
    create: ({ baseUrl, ...options }) =>
      createWhatsAppGateway({
        ...options,
        graphUrl: baseUrl,
        appSecret: APP_SECRET,
        verifyToken: VERIFY_TOKEN,
      }),
    account: ACCOUNT,
    sign: (body, _now, secret) =>
      Promise.resolve(
        new Headers({
          'x-hub-signature-256': hubSignature(secret === 'wrong' ? 'another' : APP_SECRET, body),
        }),
      ),
    messageWebhook: (id, text) => messagesWebhook({ id, type: 'text', text: { body: text } }),
    withUnknownParts: (body) => {
      const { entry } = body as { entry: { changes: object[] }[] };
      return {
        ...(body as object),
        something: 'new',
        entry: [
          { id: '1', changes: [{ field: 'account_update', value: { event: 'VERIFIED_ACCOUNT' } }] },
          { id: '2', changes: [null, { field: 'messages' }, { field: 'messages', value: { metadata: {} } }] },
          ...entry,
        ],
      };
    },
    acceptedAnswer: (id) =>
      Response.json({
        messaging_product: 'whatsapp',
        contacts: [{ input: CUSTOMER.wa_id, wa_id: CUSTOMER.wa_id }],
        messages: [{ id }],
      }),
    invalidAnswer: () => graphError(400, 100),
    tooManyAnswer: (seconds) => graphError(429, 130_429, { 'retry-after': String(seconds) }),
    brokenAnswer: () => graphError(500, 131_000),
  });

  describe('challenge', () => {
    const gateway = createWhatsAppGateway({ appSecret: APP_SECRET, verifyToken: VERIFY_TOKEN });
    const challenge = (query: Record<string, string>): Promise<WebhookOutcome> =>
      gateway.receive({
        method: 'GET',
        query: new URLSearchParams(query),
        headers: new Headers(),
        body: new Uint8Array(),
        now: NOW,
      });
    const right = {
      'hub.mode': 'subscribe',
      'hub.verify_token': VERIFY_TOKEN,
      'hub.challenge': '1158201444',
    };

    it('is answered as it is where the token is right', async () => {
      expect(await challenge(right)).toEqual({ kind: 'answer', status: 200, text: '1158201444' });
    });

    it('is refused with another token, or none', async () => {
      for (const token of ['', 'a verify toke', 'a verify token ', 'A VERIFY TOKEN'])
        expect(await challenge({ ...right, 'hub.verify_token': token })).toMatchObject({
          kind: 'refused',
          field: 'hub.verify_token',
        });
    });

    it('is refused when it is none', async () => {
      expect(await challenge({})).toMatchObject({ kind: 'refused' });
      expect(await challenge({ ...right, 'hub.mode': 'unsubscribe' })).toMatchObject({ kind: 'refused' });
    });
  });

  it('reads several entries, changes, numbers and messages of one webhook', async () => {
    const first = messagesWebhook(
      { id: 'a', type: 'text', text: { body: 'one' } },
      { id: 'b', type: 'text', text: { body: 'two' } },
    ) as { entry: { changes: { value: { metadata: { phone_number_id: string } } }[] }[] };
    const other = structuredClone(first);
    const change = other.entry[0]?.changes[0];
    if (change === undefined) throw new Error('a change was expected');
    change.value.metadata.phone_number_id = '222222222222222';
    const both = { ...first, entry: [...first.entry, ...other.entry] };
    const events = await eventsOf(both);
    expect(events.map((event) => event.accountId)).toEqual([
      NUMBER,
      NUMBER,
      '222222222222222',
      '222222222222222',
    ]);
  });

  it('a bad message hides no other, and is named for the log without what is in it', async () => {
    const outcome = await receive(
      messagesWebhook(
        { id: 'a', type: 'text', text: { body: 'one' } },
        { id: 7, type: 'text', text: { body: 'secret' } },
        { id: 'c', from: undefined, type: 'text', text: { body: 'secret' } },
        { id: 'd', type: 'text', text: { body: 'four' } },
      ),
    );
    if (outcome.kind !== 'taken') throw new Error('taken was expected');
    expect(outcome.events.map((event) => event.type === 'message' && event.message.networkId)).toEqual([
      'a',
      'd',
    ]);
    expect(outcome.unreadable).toEqual([
      { field: 'entry.0.changes.0.value.messages.1.id', expected: 'string' },
      { field: 'entry.0.changes.0.value.messages.2.from', expected: 'from or from_user_id' },
    ]);
    expect(JSON.stringify(outcome.unreadable)).not.toContain('secret');
  });
});
