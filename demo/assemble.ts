import { createBackend, type Backend } from '../src/backend/backend.ts';
import { createSimulatedGateway } from '../src/backend/gateways/simulated.ts';
import type { BackendOptions } from '../src/backend/options.ts';
import { provision } from '../src/backend/provision.ts';
import { mintToken, TOKEN_SECONDS } from '../src/backend/tokens.ts';
import { writeFirst } from './first-run.ts';
import { createNetwork } from './network/create-network.ts';
import { gatewaySettings } from './network/seed.ts';
import type { NetworkStorage } from './network/storage.ts';
import { ORGANISATION } from './organisation.ts';

export interface DemoOptions extends Pick<
  BackendOptions,
  'database' | 'log' | 'thumbnails' | 'translation' | 'mailer' | 'publicUrl' | 'signIn'
> {
  readonly networkStorage: NetworkStorage;
  /** At least 32 bytes; tokens and addresses hold over a restart only where it stays the same. */
  readonly secret: Uint8Array;
}

/** A company's backend, the networks it is on, and the page's own little server, all in one. */
export interface Demo {
  readonly backend: Backend;
  /** Answers what is below `/network/` and `/demo/`; null for everything else. */
  fetch(request: Request): Promise<Response> | null;
  /** Ends the network; the backend is whoever serves it to end. */
  stopNetwork(): Promise<void>;
}

/** Puts the demo together, the same in Node and in a browser. On a database without Acme it writes the first messages. */
export async function assembleDemo(options: DemoOptions): Promise<Demo> {
  const { database, networkStorage, secret } = options;
  const isFirstRun = (await networkStorage.load()) === undefined;
  await provision(database, ORGANISATION);

  const networkSecret = await deriveSecret(secret, 'simulated network');
  const network = createNetwork({
    storage: networkStorage,
    secret: networkSecret,
    deliver: (request) => backend.fetch(request),
  });
  const backend = await createBackend({
    ...pick(options),
    secret,
    gateways: [
      createSimulatedGateway({
        fetch: (request) => network.fetch(request),
        baseUrl: 'http://network',
        secret: networkSecret,
      }),
    ],
    accountSettings: (_gateway, account) => gatewaySettings(account),
  });
  if (isFirstRun) await writeFirst((request) => network.fetch(request));

  return {
    backend,
    fetch: (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith('/network/')) return network.fetch(request);
      if (pathname === '/demo/agents') return Promise.resolve(Response.json(agents()));
      if (pathname === '/demo/token') return token(request, secret);
      return null;
    },
    stopNetwork: () => network.stop(),
  };
}

function pick({
  networkStorage: _networkStorage,
  secret: _secret,
  ...options
}: DemoOptions): Omit<DemoOptions, 'networkStorage' | 'secret'> {
  return options;
}

function agents(): { id: string; name: string }[] {
  return ORGANISATION.agents.map(({ id, name }) => ({ id, name }));
}

/** What a CRM's own server does after it has checked who is there; the demo checks nothing, and says so on its page. */
async function token(request: Request, secret: Uint8Array): Promise<Response> {
  const body = (await request.json().catch(() => null)) as { agentId?: unknown } | null;
  const agent = ORGANISATION.agents.find(({ id }) => id === body?.agentId);
  if (request.method !== 'POST' || agent === undefined) {
    return Response.json({ error: 'agentId: expected one of /demo/agents' }, { status: 400 });
  }
  const now = Date.now();
  return Response.json({
    token: await mintToken(secret, { organisationId: ORGANISATION.id, agentId: agent.id }, { now }),
    expiresAt: now + TOKEN_SECONDS * 1000,
  });
}

async function deriveSecret(secret: Uint8Array, purpose: string): Promise<string> {
  const text = new TextEncoder().encode(purpose);
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array([...secret, ...text]));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
