/*
 * The reference backend in a process of its own, so that what measures it does not count as part of it. Started by
 * `startBackend` with its setup as JSON; says where it answers, and answers questions over the parent's channel.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createBackend } from '../../src/backend/backend.ts';
import { createSimulatedGateway } from '../../src/backend/gateways/simulated.ts';
import { openDatabase } from '../../src/backend/node/open-database.ts';
import { serve } from '../../src/backend/node/serve.ts';
import { provision } from '../../src/backend/provision.ts';
import { mintToken } from '../../src/backend/tokens.ts';
import { FEATURES, PERMISSIONS } from '../../src/model/agent.ts';
import type { BackendAnswer, BackendQuestion, BackendSetup } from './backend.ts';
import { DOCUMENT } from './document.ts';

const setup = JSON.parse(process.argv[2] ?? '{}') as BackendSetup;
const secret = new TextEncoder().encode('a secret of benchmarks, long enough to sign');

/** How many messages the network has taken. */
let taken = 0;
/** When the last webhook was answered, epoch milliseconds. */
let acceptedAt: number | null = null;

const database = await openDatabase(setup.databaseUrl);
await provision(database, {
  id: 'bench',
  name: 'Bench',
  features: FEATURES,
  ...(setup.isTimed === true ? { settings: { contactTimerMinutes: 60 } } : {}),
  teams: [{ id: 'care', name: 'Care' }],
  agents: Array.from({ length: setup.agents }, (_, index) => ({
    id: `agent-${index}`,
    name: `Agent ${index}`,
    permissions: PERMISSIONS,
    capacity: 1000,
    teamIds: ['care'],
  })),
  channels: [
    {
      id: 'line',
      gatewayId: 'simulated',
      accountNetworkId: 'line',
      platform: 'messenger',
      name: 'Line',
      teamIds: ['care'],
    },
  ],
});
const backend = await createBackend({
  database,
  secret,
  // Nothing is expected to go wrong; what does must be seen.
  log: {
    info: () => undefined,
    warn: (event, facts) => {
      console.error(event, facts);
    },
    error: (event, error, facts) => {
      console.error(event, error, facts);
    },
  },
  accountSettings: () => ({ idempotent: 'true' }),
  gateways: [
    createSimulatedGateway({
      baseUrl: 'http://network',
      secret: setup.networkSecret,
      // A network that takes everything at once: what is measured is the backend.
      fetch: async () => {
        taken += 1;
        return Response.json({ id: `network-${taken}`, url: null });
      },
    }),
  ],
});

const served = await serve({
  backend: {
    fetch: async (request) => {
      const isWebhook = new URL(request.url).pathname.includes('/webhooks/');
      const response = await backend.fetch(request);
      if (isWebhook && response.ok) acceptedAt = performance.timeOrigin + performance.now();
      return response;
    },
    stop: () => backend.stop(),
  },
  port: 0,
  fallback: page,
});

async function page(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/token') return Response.json(await token('agent-0'));
  if (pathname === '/') return new Response(DOCUMENT, { headers: { 'content-type': 'text/html' } });
  const file = setup.pages === null ? null : await readFile(join(setup.pages, pathname)).catch(() => null);
  return file === null
    ? new Response('Not found', { status: 404 })
    : new Response(new Uint8Array(file), { headers: { 'content-type': 'text/javascript' } });
}

async function token(agentId: string): Promise<{ token: string; expiresAt: number }> {
  const now = Date.now();
  return {
    token: await mintToken(secret, { organisationId: 'bench', agentId }, { now }),
    expiresAt: now + 600_000,
  };
}

process.on('message', (question: BackendQuestion) => {
  void answer(question).then((value) => process.send?.(value));
});

async function answer(question: BackendQuestion): Promise<BackendAnswer> {
  if (question === 'state') return { taken, rss: process.memoryUsage().rss, acceptedAt };
  const tokens: string[] = [];
  for (let index = 0; index < setup.agents; index += 1) tokens.push((await token(`agent-${index}`)).token);
  return { tokens };
}

// The parent has ended, or wants this to.
process.once('disconnect', () => {
  void served
    .close()
    .then(() => database.close())
    .finally(() => process.exit(0));
});
process.send?.({ url: served.url });
