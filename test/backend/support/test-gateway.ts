import { PLATFORM_ACTIONS } from '../../../src/model/platform.ts';
import type { MessageTemplate } from '../../../src/model/template.ts';
import type {
  ActOutcome,
  FetchedFile,
  Gateway,
  GatewayEvent,
  OutboundAction,
  OutboundMessage,
  ReachOutcome,
  SendOutcome,
  WebhookCall,
  WebhookOutcome,
} from '../../../src/backend/gateways/gateway.ts';
import { hmacMatches } from '../../../src/backend/gateways/hmac.ts';

const SECRET = 'secret of the test network';

/** A gateway whose network is the test itself. */
export interface TestGateway extends Gateway {
  /** What was handed over, in order; one entry for each call. */
  readonly sent: OutboundMessage[];
  /** What was to be done with messages, in order; one entry for each call. */
  readonly acted: OutboundAction[];
  readonly typed: string[];
  /** Identifiers that somebody was looked for by, in order. */
  readonly reached: string[];
  /** Whom the network finds; somebody of that identifier unless set. */
  reachAnswer: (identifier: string) => ReachOutcome;
  readonly files: Map<string, FetchedFile>;
  /** What the network answers to a message; accepted under a number of its own unless set. */
  answer: (message: OutboundMessage, signal: AbortSignal) => SendOutcome | Promise<SendOutcome>;
  /** How the network takes an action; done unless set. */
  actAnswer: (action: OutboundAction, signal: AbortSignal) => ActOutcome | Promise<ActOutcome>;
  /** What the network has approved; null while it can't say. */
  approved: readonly MessageTemplate[] | null;
  /** Whether the network takes a message id once. */
  once: boolean;
}

export function createTestGateway(id = 'test'): TestGateway {
  let accepted = 0;
  const gateway: TestGateway = {
    id,
    actions: PLATFORM_ACTIONS,
    sent: [],
    acted: [],
    typed: [],
    reached: [],
    reachAnswer: (identifier) => ({
      kind: 'reached',
      contactId: `network ${identifier}`,
      conversationId: `with ${identifier}`,
      name: null,
    }),
    files: new Map(),
    once: false,
    approved: [],
    answer: () => ({ kind: 'accepted', networkId: `net-${String((accepted += 1))}`, networkUrl: null }),
    actAnswer: () => ({ kind: 'done' }),
    receive,
    act: async (action, _account, signal) => {
      gateway.acted.push(action);
      return gateway.actAnswer(action, signal);
    },
    reach: (identifier) => {
      gateway.reached.push(identifier);
      return Promise.resolve(gateway.reachAnswer(identifier));
    },
    takesOnce: () => gateway.once,
    send: async (message, _account, signal) => {
      gateway.sent.push(message);
      return gateway.answer(message, signal);
    },
    templates: () =>
      gateway.approved === null
        ? Promise.reject(new Error('not now'))
        : Promise.resolve({ templates: gateway.approved, unsupported: 0 }),
    fetchFile: (reference) => {
      const file = gateway.files.get(reference);
      return file === undefined ? Promise.reject(new Error('not there')) : Promise.resolve(file);
    },
    typing: (conversationId) => {
      gateway.typed.push(conversationId);
      return Promise.resolve();
    },
  };
  return gateway;
}

async function receive({ method, query, headers, body, now }: WebhookCall): Promise<WebhookOutcome> {
  if (method === 'GET') return { kind: 'answer', status: 200, text: query.get('challenge') ?? '' };
  const at = Number(headers.get('x-at'));
  const signed = new Uint8Array([...new TextEncoder().encode(`${String(at)}.`), ...body]);
  if (!(await hmacMatches(SECRET, signed, headers.get('x-signature') ?? '')))
    return {
      kind: 'refused',
      problem: 'signature-invalid',
      detail: 'Not signed by the network',
      field: 'x-signature',
    };
  if (Math.abs(now - at) > 300_000)
    return { kind: 'refused', problem: 'signature-expired', detail: 'Too old', field: 'x-at' };
  try {
    return { kind: 'taken', events: JSON.parse(new TextDecoder().decode(body)) as GatewayEvent[] };
  } catch {
    return { kind: 'refused', problem: 'malformed-body', detail: 'Expected JSON' };
  }
}

/** A call of the test network, signed at a time. */
export async function signedWebhook(
  events: readonly GatewayEvent[] | string,
  { at = Date.now(), gatewayId = 'test' }: { readonly at?: number; readonly gatewayId?: string } = {},
): Promise<Request> {
  const body = typeof events === 'string' ? events : JSON.stringify(events);
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(SECRET),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${String(at)}.${body}`));
  const signature = [...new Uint8Array(mac)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return new Request(`http://backend.test/api/v1/webhooks/${gatewayId}`, {
    method: 'POST',
    headers: { 'x-at': String(at), 'x-signature': signature },
    body,
  });
}
