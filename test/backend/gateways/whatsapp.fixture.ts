import type { GatewayEvent, InboundMessage, WebhookOutcome } from '../../../src/backend/gateways/gateway.ts';
import { createWhatsAppGateway } from '../../../src/backend/gateways/whatsapp/whatsapp-gateway.ts';
import { hubSignature, webhook } from '../../support/graph-server.ts';

export const APP_SECRET = '0123456789abcdef0123456789abcdef';
export const VERIFY_TOKEN = 'a verify token';
export const TOKEN = 'EAAtest';
export const NUMBER = '106540352242922';
export const NOW = Date.UTC(2026, 10, 21, 9, 0, 0);

export const ACCOUNT = { networkId: NUMBER, settings: { accessToken: TOKEN } };
export const CUSTOMER = { profile: { name: 'Léa Martin' }, wa_id: '33639980001' };

const receiver = createWhatsAppGateway({ appSecret: APP_SECRET, verifyToken: VERIFY_TOKEN });

/** Hands a signed webhook to the gateway. */
export function receive(body: unknown): Promise<WebhookOutcome> {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return receiver.receive({
    method: 'POST',
    query: new URLSearchParams(),
    headers: new Headers({ 'x-hub-signature-256': hubSignature(APP_SECRET, bytes) }),
    body: bytes,
    now: NOW,
  });
}

/** The events of a signed webhook that has to be taken whole. */
export async function eventsOf(body: unknown): Promise<readonly GatewayEvent[]> {
  const outcome = await receive(body);
  if (outcome.kind !== 'taken' || outcome.unreadable !== undefined) throw new Error(JSON.stringify(outcome));
  return outcome.events;
}

/** A webhook with this customer's messages; id, time and sender are filled in. */
export function messagesWebhook(...messages: object[]): object {
  return webhook(NUMBER, {
    contacts: [CUSTOMER],
    messages: messages.map((message, index) => ({
      from: CUSTOMER.wa_id,
      id: `wamid.${String(index)}`,
      timestamp: '1763715600',
      ...message,
    })),
  });
}

/** The one message of a webhook with this one message. */
export async function messageOf(message: object): Promise<InboundMessage> {
  const [event] = await eventsOf(messagesWebhook(message));
  if (event?.type !== 'message') throw new Error('a message was expected');
  return event.message;
}
