import { createBackend, type Backend, type BackendOptions } from '../../../src/backend/backend.ts';
import type { Database } from '../../../src/backend/database/database.ts';
import type { GatewayEvent, InboundMessage } from '../../../src/backend/gateways/gateway.ts';
import { provision, type OrganisationSetup } from '../../../src/backend/provision.ts';
import { mintToken } from '../../../src/backend/tokens.ts';
import type { WireInteraction } from '../../../src/contract/interaction.ts';
import type { WireMessage } from '../../../src/contract/message.ts';
import { PERMISSIONS, FEATURES } from '../../../src/model/agent.ts';
import type { Answered, OrProblem } from './answered.ts';
import { createTestGateway, signedWebhook, type TestGateway } from './test-gateway.ts';

export const SECRET = new TextEncoder().encode('a secret of tests, long enough to sign with');

/** An organisation with two teams, three agents and three channels; every id of the network begins with its own. */
export function organisation(id: string, more: Partial<OrganisationSetup> = {}): OrganisationSetup {
  return {
    id,
    name: `Organisation ${id}`,
    // Holding answers back would be in the way of all that is not about it.
    features: FEATURES.filter((feature) => feature !== 'undoSend'),
    teams: [
      { id: 'care', name: 'Care' },
      { id: 'sales', name: 'Sales' },
    ],
    agents: [
      { id: 'ada', name: 'Ada', permissions: PERMISSIONS, capacity: 100, teamIds: ['care', 'sales'] },
      { id: 'ben', name: 'Ben', permissions: PERMISSIONS, capacity: 100, teamIds: ['care'] },
      {
        id: 'cleo',
        name: 'Cleo',
        permissions: ['conversation.message.accept'],
        capacity: 2,
        teamIds: ['sales'],
      },
    ],
    awayReasons: [{ id: 'lunch', label: 'Lunch' }],
    channels: [
      {
        id: 'whatsapp',
        gatewayId: 'test',
        accountNetworkId: `${id}-whatsapp`,
        platform: 'whatsapp',
        name: 'WhatsApp',
        slaMinutes: 30,
        teamIds: ['care'],
      },
      {
        id: 'facebook',
        gatewayId: 'test',
        accountNetworkId: `${id}-facebook`,
        platform: 'facebook',
        name: 'Facebook',
        teamIds: ['care', 'sales'],
      },
      {
        id: 'sms',
        gatewayId: 'test',
        accountNetworkId: `${id}-sms`,
        platform: 'sms',
        name: 'SMS',
        offer: { needsAccept: true, seconds: 30 },
        teamIds: ['sales'],
      },
    ],
    topics: ['Delivery', 'Invoice'],
    tags: ['urgent'],
    contactGroups: ['VIP'],
    vipGroups: ['VIP'],
    ...more,
  };
}

/** A backend with its network and short ways to call it. */
export interface TestBackend {
  readonly backend: Backend;
  readonly gateway: TestGateway;
  readonly organisationId: string;
  /** The backend's clock. */
  readonly now: () => number;
  /** A call by an agent, `ada` unless told. */
  call<const Method extends string, const Path extends string>(
    method: Method,
    path: Path,
    options?: CallOptions,
  ): Promise<Answer<Answered<Method, Path>>>;
  /** A webhook with these events. */
  hear(events: readonly GatewayEvent[], at?: number): Promise<Response>;
  /** A contact's message; what is not said is made up. The interaction it belongs to. */
  inbound(message?: Partial<InboundMessage>, channelId?: string): Promise<WireInteraction>;
  /** Makes an interaction an agent's, `ada`'s unless told, who alone may then move its status. */
  hold(interactionId: string, agentId?: string): Promise<WireInteraction>;
  send(
    interactionId: string,
    body?: Record<string, unknown>,
    key?: string,
    agentId?: string,
  ): Promise<Answer<OrProblem<WireMessage>>>;
  stop(): Promise<void>;
}

export interface CallOptions {
  readonly agentId?: string;
  readonly organisationId?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly now?: number;
}

/** An answer as it came. That its body is what the contract says is for `operations.test.ts` to find out. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- of a call that is put together elsewhere
export interface Answer<Body = any> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

let numbers = 0;
/** A number that no other in this process has. */
export const unique = (): string => String((numbers += 1));

export async function startBackend(
  database: Database,
  options: Partial<BackendOptions> & {
    readonly organisationId?: string;
    readonly setup?: Partial<OrganisationSetup>;
    readonly gateway?: TestGateway;
  } = {},
): Promise<TestBackend> {
  const { organisationId = `org-${crypto.randomUUID().slice(0, 8)}`, setup, ...rest } = options;
  const gateway = options.gateway ?? createTestGateway();
  await provision(database, organisation(organisationId, setup));
  const backend = await createBackend({
    database,
    gateways: [gateway],
    accountSettings: () => ({}),
    secret: SECRET,
    ...rest,
    limits: {
      writes: { burst: 1e6, perSecond: 1e6 },
      webhooks: { burst: 1e6, perSecond: 1e6 },
      ...rest.limits,
    },
    timings: { jobPollMs: 100, retryBaseMs: 20, ...rest.timings },
  });
  const now = rest.clock ?? Date.now;

  const call: TestBackend['call'] = async (method, path, more = {}) => {
    const token = await mintToken(
      SECRET,
      { organisationId: more.organisationId ?? organisationId, agentId: more.agentId ?? 'ada' },
      { now: more.now ?? now() },
    );
    const { body } = more;
    const raw = body instanceof Uint8Array || typeof body === 'string';
    const response = await backend.fetch(
      new Request(`http://backend.test/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
          ...more.headers,
        },
        ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Answered<typeof method, typeof path>,
    };
  };
  const hear: TestBackend['hear'] = async (events, at = now()) =>
    backend.fetch(await signedWebhook(events, { at }));

  return {
    backend,
    gateway,
    organisationId,
    now,
    call,
    hear,
    inbound: async (message = {}, channelId = 'whatsapp') => {
      const full = inboundMessage({ sentAt: now(), ...message });
      const response = await hear([
        { type: 'message', accountId: `${organisationId}-${channelId}`, message: full },
      ]);
      if (response.status !== 200) throw new Error(`The webhook was answered ${String(response.status)}`);
      const agentId = channelId === 'sms' ? 'cleo' : 'ada';
      const { body } = await call('GET', `/interactions?sort=activity&limit=100&channelIds=${channelId}`, {
        agentId,
      });
      const found = body.items.find(
        ({ contact, status }) => contact.name === full.author.name && status !== 'closed',
      );
      if (found === undefined) throw new Error('The interaction is not in the list');
      return found;
    },
    hold: async (interactionId, agentId = 'ada') => {
      const { body: present } = await call('GET', `/interactions/${interactionId}`, { agentId });
      const { status, body } = await call('PUT', `/interactions/${interactionId}/assignment`, {
        agentId,
        headers: { 'if-match': `"${String(present.version)}"` },
        body: { agentId, teamId: null },
      });
      if (status !== 200) throw new Error(`The assignment was answered ${String(status)}`);
      return body;
    },
    send: (interactionId, body = {}, key = crypto.randomUUID(), agentId = 'ada') =>
      call('POST', `/interactions/${interactionId}/messages`, {
        agentId,
        headers: { 'idempotency-key': key },
        body: {
          text: 'An answer',
          attachmentIds: [],
          visibility: 'private',
          inReplyToId: null,
          seenMessageId: null,
          ...body,
        },
      }),
    stop: () => backend.stop(),
  };
}

/** A contact's message; each of another contact unless `author` is told. */
export function inboundMessage(message: Partial<InboundMessage> = {}): InboundMessage {
  const number = unique();
  const author = message.author ?? {
    networkId: `contact-${number}`,
    name: `Contact ${number}`,
    handle: `@contact${number}`,
  };
  return {
    networkId: `in-${crypto.randomUUID()}`,
    conversationId: `conversation-${author.networkId}`,
    author,
    kind: 'direct',
    visibility: 'private',
    text: `Hello ${number}`,
    files: [],
    extra: null,
    inReplyToNetworkId: null,
    networkUrl: null,
    onAd: false,
    sentAt: Date.now(),
    ...message,
  };
}

/** All messages of a thread, oldest first. */
export async function thread(
  test: TestBackend,
  interactionId: string,
  agentId = 'ada',
): Promise<WireMessage[]> {
  const { body } = await test.call('GET', `/interactions/${interactionId}/messages?limit=100`, { agentId });
  return body.items;
}

/** Waits until `probe` gives something, by asking again; rejects after a while with what it was waiting for. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  withinMs = 30_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await probe();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
