import { createBackend, type Backend } from '../../src/backend/backend.ts';
import type { Gateway, GatewayEvent } from '../../src/backend/gateways/gateway.ts';
import { serve, type Served } from '../../src/backend/node/serve.ts';
import { provision } from '../../src/backend/provision.ts';
import { mintToken } from '../../src/backend/tokens.ts';
import { createRestClient, type RestClientOptions } from '../../src/client/rest-client.ts';
import { FEATURES } from '../../src/model/agent.ts';
import type { Client } from '../../src/model/client.ts';
import { ok } from '../../src/model/result.ts';
import { openTestDatabase } from '../backend/support/databases.ts';

const SECRET = new TextEncoder().encode('a secret of the tests, long enough');
const AGENTS = ['ada', 'bob'] as const;

/** The real backend over HTTP on a database in memory, with a network that a test speaks for. */
export interface BackendUnderTest {
  /** Address of the API. */
  readonly baseUrl: string;
  readonly port: number;
  /** Calls the backend without a network in between, as the in-browser variant does. */
  readonly fetch: typeof fetch;
  /** A client signed in as an agent. */
  client(agentId: (typeof AGENTS)[number], more?: Partial<RestClientOptions>): Client;
  /** The contact of a conversation writes; resolves when the backend has taken it. */
  write(conversationId: string, text: string): Promise<void>;
  /** The contact of a conversation types. */
  type(conversationId: string): Promise<void>;
  /** Ends the process and begins another on the same database and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openBackend(): Promise<BackendUnderTest> {
  const opened = await openTestDatabase('PGlite');
  const { database } = opened;
  await provision(database, {
    id: 'org',
    name: 'Acme',
    features: [...FEATURES],
    awayReasons: [{ id: 'lunch', label: 'Lunch' }],
    teams: [{ id: 'care', name: 'Care' }],
    agents: AGENTS.map((id) => ({
      id,
      name: id,
      permissions: [
        'conversation.message.accept',
        'conversation.socialmedia.create',
        'conversation.assign',
        'conversation.supervise',
      ],
      capacity: 1_000,
      teamIds: ['care'],
      availabilityId: id === 'ada' ? 'available' : 'away',
    })),
    channels: [
      {
        id: 'line',
        gatewayId: 'told',
        accountNetworkId: 'account',
        platform: 'whatsapp',
        name: 'Acme line',
        visibility: 'private',
        teamIds: ['care'],
        slaMinutes: 30,
      },
    ],
    tags: ['delivery'],
  });
  const gateway: Gateway = {
    id: 'told',
    receive: ({ body }) =>
      Promise.resolve({
        kind: 'taken',
        events: [JSON.parse(new TextDecoder().decode(body)) as GatewayEvent],
      }),
    send: ({ messageId }) =>
      Promise.resolve({ kind: 'accepted', networkId: `net-${messageId}`, networkUrl: null }),
    typing: () => Promise.resolve(),
  };
  const begin = async (port: number): Promise<{ readonly backend: Backend; readonly served: Served }> => {
    const backend = await createBackend({
      database,
      gateways: [gateway],
      accountSettings: () => ({}),
      secret: SECRET,
      limits: { writes: { burst: 10_000, perSecond: 10_000 } },
      timings: { heartbeatMs: 200 },
    });
    return { backend, served: await serve({ backend, port }) };
  };

  let running = await begin(0);
  const baseUrl = `${running.served.url}/api/v1`;
  const port = Number(new URL(baseUrl).port);
  const clients: Client[] = [];
  let networkIds = 0;
  const tell = async (event: GatewayEvent): Promise<void> => {
    const response = await fetch(`${baseUrl}/webhooks/told`, { method: 'POST', body: JSON.stringify(event) });
    if (!response.ok) throw new Error(`webhook: ${String(response.status)} ${await response.text()}`);
  };

  return {
    baseUrl,
    port,
    fetch: (input, init) => running.backend.fetch(new Request(input, init)),
    client(agentId, more) {
      const client = createRestClient({
        baseUrl,
        token: async () =>
          ok({
            token: await mintToken(SECRET, { organisationId: 'org', agentId }),
            expiresAt: Date.now() + 600_000,
          }),
        partition: null,
        timings: {
          heartbeatMs: 200,
          reconnectBaseMs: 20,
          reconnectCapMs: 100,
          retryBaseMs: 5,
          retryCapMs: 50,
        },
        onMalformed: (report) => {
          throw new Error(`malformed: ${JSON.stringify(report)}`);
        },
        ...more,
      });
      clients.push(client);
      return client;
    },
    write: (conversationId, text) =>
      tell({
        type: 'message',
        accountId: 'account',
        message: {
          networkId: `m${String(++networkIds)}`,
          conversationId,
          author: { networkId: `p-${conversationId}`, name: `Contact ${conversationId}`, handle: null },
          kind: 'direct',
          visibility: 'private',
          text,
          files: [],
          extra: null,
          inReplyToNetworkId: null,
          networkUrl: null,
          onAd: false,
          sentAt: Date.now(),
        },
      }),
    type: (conversationId) => tell({ type: 'typing', accountId: 'account', conversationId }),
    async restart() {
      await running.served.close();
      running = await begin(port);
    },
    async close() {
      for (const client of clients) client.close();
      await running.served.close();
      await opened.close();
    },
  };
}
