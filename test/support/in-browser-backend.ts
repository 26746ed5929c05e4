import { answerRequests } from '../../demo/static/answer-requests.ts';
import { canvasThumbnails } from '../../src/backend/browser/thumbnails.ts';
import type { BackendOptions } from '../../src/backend/backend.ts';
import { openPglite } from '../../src/backend/database/pglite.ts';
import type { GatewayEvent, Receipt } from '../../src/backend/gateways/gateway.ts';
import { mintToken, TOKEN_SECONDS } from '../../src/backend/tokens.ts';
import type { HostToken } from '../../src/model/host.ts';
import { inboundMessage, SECRET, startBackend, type TestBackend } from '../backend/support/test-backend.ts';
import { signedWebhook } from '../backend/support/test-gateway.ts';

/** The real backend in the page of a browser test, on a Postgres in memory and a network that is the test itself. */
export interface InBrowserBackend {
  /** Where it answers whatever asks by this page: `fetch`, images, event streams. */
  readonly apiUrl: string;
  /** Calls of operations past MSW, and what the network was given. */
  readonly direct: TestBackend;
  /** A token of one of the organisation's agents: `ada`, `ben`, `cleo`. */
  token(agentId: string): Promise<HostToken>;
  /** A contact's message to the account behind a channel (`whatsapp`, `facebook`, `sms`), by webhook over MSW. */
  write(name: string, text: string, channelId?: string): Promise<void>;
  /** What the network says of a message it took, by webhook over MSW. */
  receipt(networkId: string, state: Receipt['state'], channelId?: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it and has MSW hand this page's requests to it. One at a time in a page. */
export async function startInBrowserBackend(
  options: Partial<BackendOptions> = {},
): Promise<InBrowserBackend> {
  const database = await openPglite();
  const direct = await startBackend(database, { thumbnails: canvasThumbnails, ...options });
  const { backend, organisationId } = direct;
  const folder = new URL('/', location.href);
  const stopAnswering = await answerRequests({
    fetch: (request) => backend.fetch(request),
    folder,
    script: 'mockServiceWorker.js',
  });
  const apiUrl = new URL('api/v1', folder).href;

  const hear = async (event: GatewayEvent): Promise<void> => {
    const webhook = await signedWebhook([event]);
    const { headers, method } = webhook;
    const answer = await fetch(`${apiUrl}/webhooks/test`, { method, headers, body: await webhook.text() });
    if (!answer.ok) throw new Error(`The webhook was answered ${String(answer.status)}`);
  };
  const accountId = (channelId: string): string => `${organisationId}-${channelId}`;

  return {
    apiUrl,
    direct,
    token: async (agentId) => ({
      token: await mintToken(SECRET, { organisationId, agentId }),
      expiresAt: Date.now() + TOKEN_SECONDS * 1000,
    }),
    write: (name, text, channelId = 'whatsapp') =>
      hear({
        type: 'message',
        accountId: accountId(channelId),
        message: inboundMessage({ author: { networkId: `contact ${name}`, name, handle: null }, text }),
      }),
    receipt: (networkId, state, channelId = 'whatsapp') =>
      hear({
        type: 'receipt',
        accountId: accountId(channelId),
        receipt: { networkId, messageId: null, state, reason: null, detail: null, at: Date.now() },
      }),
    stop: async () => {
      stopAnswering();
      await direct.stop();
      await database.close();
    },
  };
}
