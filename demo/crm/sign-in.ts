import type { HostToken } from '../../src/model/host.ts';

/** Somebody as whom the demo's page can sign in. */
export interface DemoAgent {
  readonly id: string;
  readonly name: string;
}

/** The demo's agents. */
export async function agents(): Promise<readonly DemoAgent[]> {
  const answer = await fetch('./demo/agents');
  if (!answer.ok) throw new Error(`/demo/agents answered ${String(answer.status)}`);
  return (await answer.json()) as DemoAgent[];
}

/** A short-lived token for one of them, as a CRM's own server would make it; `root` leads from the page to the demo's first one. */
export async function token(agentId: string, root = './'): Promise<HostToken> {
  const answer = await fetch(`${root}demo/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ agentId }),
  });
  if (!answer.ok) throw new Error(`/demo/token answered ${String(answer.status)}`);
  return (await answer.json()) as HostToken;
}
