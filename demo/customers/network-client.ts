import type {
  CustomerWrite,
  NetworkAccount,
  NetworkBehaviour,
  NetworkCustomer,
  NetworkEntry,
  NetworkError,
  NetworkFile,
  NetworkThread,
  NetworkTimeline,
} from '../network/api.ts';

/** What an account shows, put together from its changes. */
export interface Timeline {
  readonly threads: readonly NetworkThread[];
  readonly entries: readonly NetworkEntry[];
  readonly typing: readonly { readonly threadId: string; readonly until: number }[];
}

const API = './network/api';

/** Every account of the company on the simulated networks. */
export function accounts(): Promise<NetworkAccount[]> {
  return read('/accounts');
}

/** Everybody who can write to them. */
export function customers(): Promise<NetworkCustomer[]> {
  return read('/customers');
}

/** Writes as a customer. Rejects with what the network says is wrong. */
export function write(accountId: string, entry: CustomerWrite): Promise<NetworkEntry> {
  return read(`/accounts/${accountId}/entries`, json('POST', entry));
}

/** Puts a file on the network, to be named in a `write`. */
export function putFile(file: File): Promise<NetworkFile> {
  return read(`/files?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
  });
}

/** Tells the company that the customer types. */
export async function type(accountId: string, customerId: string): Promise<void> {
  await send(`/accounts/${accountId}/typing`, json('POST', { customerId }));
}

/** Ends the customer's private conversation, as closing a chat does. Rejects with what the network says is wrong. */
export async function end(accountId: string, customerId: string): Promise<void> {
  await send(`/accounts/${accountId}/end`, json('POST', { customerId }));
}

/** Changes how an account behaves towards the company. */
export function behave(accountId: string, change: Partial<NetworkBehaviour>): Promise<NetworkAccount> {
  return read(`/accounts/${accountId}/behaviour`, json('PUT', change));
}

/** Where a file of the network is. */
export function fileAddress(id: string): string {
  return `${API}/files/${id}`;
}

/** Follows an account's timeline until aborted; goes on by itself when the network was away. */
export async function follow(
  accountId: string,
  onChange: (timeline: Timeline) => void,
  signal: AbortSignal,
): Promise<void> {
  let cursor: string | null = null;
  let threads = new Map<string, NetworkThread>();
  let entries = new Map<string, NetworkEntry>();
  while (!signal.aborted) {
    try {
      const query: string = cursor === null ? '' : `?after=${encodeURIComponent(cursor)}&wait=20`;
      const change = await read<NetworkTimeline>(`/accounts/${accountId}/timeline${query}`, { signal });
      if (cursor === null || change.reset) {
        threads = new Map();
        entries = new Map();
      }
      for (const thread of change.threads) threads.set(thread.id, thread);
      for (const entry of change.entries) entries.set(entry.id, entry);
      cursor = change.cursor;
      onChange({ threads: [...threads.values()], entries: [...entries.values()], typing: change.typing });
    } catch {
      await pause(1_000, signal);
    }
  }
}

function json(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function read<T>(path: string, init?: RequestInit): Promise<T> {
  return (await (await send(path, init)).json()) as T;
}

async function send(path: string, init?: RequestInit): Promise<Response> {
  const answer = await fetch(API + path, init);
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => null)) as NetworkError | null;
  throw new Error(problem?.error.message ?? `The network answered ${String(answer.status)}`);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
