import './first-styles.ts';
import { FrameHost } from '../hosts/frame/frame-host.ts';
import { latePart } from '../model/late-part.ts';
import { takeConfig } from './config.ts';
import { createPanel } from './create-panel.ts';
import type * as Otherwise from './otherwise.ts';

/** What begins in another host, or says why the panel does not start; asked for until it is there. */
const otherwise = (): Promise<typeof Otherwise> =>
  latePart(
    () => import('./otherwise.ts'),
    () => new Promise((resolve) => setTimeout(resolve, 2_000, true)),
  );

async function main(): Promise<void> {
  // What the administrator put beside the panel's page.
  const answer = await fetch('./inlay.config.json', { signal: AbortSignal.timeout(10_000) });
  const value: unknown = answer.ok ? await answer.json() : null;
  const config = takeConfig(value);
  if (config === null) {
    await (await otherwise()).withConfig(answer.status, value);
    return;
  }
  const host = new FrameHost({
    allowedOrigins: config.host.allowedOrigins.map((entry) => (entry === 'self' ? location.origin : entry)),
  });
  const started = await host.start();
  if (!started.ok) (await otherwise()).withHost(started);
  else if (host.capabilities.has('token'))
    createPanel({ config, host, parent: document.body, baseUrl: location.href });
  else await (await otherwise()).withSignIn(config, host);
}

main().catch(async (error: unknown) => {
  (await otherwise()).withError(error);
});
