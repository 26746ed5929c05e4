import './first-styles.ts';
import { FrameHost } from '../hosts/frame/frame-host.ts';
import { latePart } from '../model/late-part.ts';
import { takeConfig } from './config.ts';
import { createPanel } from './create-panel.ts';
import type * as NotStarted from './not-started.ts';

/** What says why the panel does not start; asked for until it is there. */
function whatIsWrong(): Promise<typeof NotStarted> {
  return latePart(
    () => import('./not-started.ts'),
    () => new Promise((resolve) => setTimeout(resolve, 2_000, true)),
  );
}

function say(text: string): void {
  const line = document.createElement('p');
  line.className = 'problem';
  line.setAttribute('role', 'alert');
  line.textContent = text;
  document.body.append(line);
}

async function main(): Promise<void> {
  // What the administrator put beside the panel's page.
  const answer = await fetch('./inlay.config.json', { signal: AbortSignal.timeout(10_000) });
  const value: unknown = answer.ok ? await answer.json() : null;
  const config = takeConfig(value);
  if (config === null) {
    (await whatIsWrong()).inConfig(answer.status, value).forEach(say);
    return;
  }
  const host = new FrameHost({
    allowedOrigins: config.host.allowedOrigins.map((entry) => (entry === 'self' ? location.origin : entry)),
  });
  const started = await host.start();
  if (started.ok) createPanel({ config, host, parent: document.body, baseUrl: location.href });
  else (await whatIsWrong()).withHost(started).forEach(say);
}

main().catch((error: unknown) => {
  say(`Inlay can't start: ${error instanceof Error ? error.message : String(error)}`);
});
