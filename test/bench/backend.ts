/** Starts the reference backend for measuring, and speaks to it as a network and as agents do. */
import { fork } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface BackendSetup {
  /** As `DATABASE_URL` has it. */
  readonly databaseUrl: string;
  /** How many agents there are: `agent-0`, `agent-1`, … */
  readonly agents: number;
  readonly networkSecret: string;
  /** A folder with a built page to serve beside the API; null for none. */
  readonly pages: string | null;
  /** Whether interactions are timed. */
  readonly isTimed?: boolean;
}

export type BackendQuestion = 'state' | 'tokens';

export interface BackendState {
  /** How many messages the network has taken. */
  readonly taken: number;
  /** Resident memory of the process, bytes. */
  readonly rss: number;
  /** When the last webhook was answered, epoch milliseconds with fractions; null before the first. */
  readonly acceptedAt: number | null;
}

export type BackendAnswer = BackendState | { readonly tokens: readonly string[] };

/** A backend in a process of its own. */
export interface BenchBackend {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  readonly state: () => Promise<BackendState>;
  /** A token for each agent, in their order. */
  readonly tokens: () => Promise<readonly string[]>;
  /** Posts a message of this conversation's contact, as the network does; resolves when it is accepted. */
  readonly inbound: (conversation: string, id: string, text: string) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Ends the process as a crash does. */
  readonly kill: () => void;
}

const NETWORK_SECRET = 'secret of the network of benchmarks';

export async function startBackend(
  setup: Pick<BackendSetup, 'databaseUrl' | 'agents' | 'isTimed'> & { readonly pages?: string },
): Promise<BenchBackend> {
  const full: BackendSetup = { pages: null, ...setup, networkSecret: NETWORK_SECRET };
  const child = fork(fileURLToPath(new URL('backend-process.ts', import.meta.url)), [JSON.stringify(full)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The backend ended before it was asked to.');
  });
  ended.catch(() => undefined);
  const heard = async (): Promise<unknown> => {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
    return message;
  };
  const ask = async (question: BackendQuestion): Promise<BackendAnswer> => {
    const answer = heard();
    child.send(question);
    return (await answer) as BackendAnswer;
  };
  const { url } = (await heard()) as { url: string };
  return {
    url,
    state: async () => (await ask('state')) as BackendState,
    tokens: async () => ((await ask('tokens')) as { tokens: readonly string[] }).tokens,
    inbound: (conversation, id, text) => postWebhook(url, inboundEvent(conversation, id, text)),
    stop: async () => {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function inboundEvent(conversation: string, id: string, text: string): unknown {
  return {
    type: 'message',
    accountId: 'line',
    message: {
      id,
      conversationId: conversation,
      author: { id: `contact-${conversation}`, name: `Contact ${conversation}`, handle: null },
      kind: 'direct',
      visibility: 'private',
      text,
      files: [],
      extra: null,
      inReplyToId: null,
      url: null,
      onAd: false,
      sentAt: Date.now(),
    },
  };
}

async function postWebhook(url: string, event: unknown): Promise<void> {
  const body = JSON.stringify({ events: [event] });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', NETWORK_SECRET).update(`${timestamp}.${body}`).digest('hex');
  const response = await fetch(`${url}/api/v1/webhooks/simulated`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'network-timestamp': timestamp,
      'network-signature': `sha256=${signature}`,
    },
    body,
  });
  const said = await response.text();
  if (!response.ok) throw new Error(`The webhook was refused (${response.status}): ${said}`);
}
