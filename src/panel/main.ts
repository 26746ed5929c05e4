import { FrameHost } from '../hosts/frame/frame-host.ts';
import { latePart } from '../model/late-part.ts';
import { takeConfig, type PanelConfig } from './config.ts';
import type * as NotStarted from './not-started.ts';
import { createPanel } from './create-panel.ts';

/** Reads the configuration that the administrator put beside the panel's page. */
async function readConfig(): Promise<PanelConfig | null> {
  const answer = await fetch('./inlay.config.json', { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) {
    say(`Inlay can't start: inlay.config.json is missing beside this page (${String(answer.status)}).`);
    return null;
  }
  const value: unknown = await answer.json();
  const config = takeConfig(value);
  if (config !== null) return config;
  const { parseConfig } = await whatIsWrong();
  const parsed = parseConfig(value);
  if (parsed.ok) return parsed.config;
  for (const { path, expected } of parsed.problems) {
    say(`Inlay can't start: inlay.config.json, ${path}: expected ${expected}.`);
  }
  return null;
}

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
  const config = await readConfig();
  if (config === null) return;
  const host = new FrameHost({
    allowedOrigins: config.host.allowedOrigins.map((entry) => (entry === 'self' ? location.origin : entry)),
  });
  const started = await host.start();
  if (!started.ok) {
    const { notShownIn } = await whatIsWrong();
    const { title, alone, notAllowed } = notShownIn(navigator.language);
    say(title);
    say(window.parent === window ? alone : notAllowed(location.ancestorOrigins?.[0] ?? null));
    if (started.reason !== 'gone') say(`${started.reason}: ${started.detail ?? ''}`);
    return;
  }
  createPanel({ config, host, parent: document.body, baseUrl: location.href });
}

main().catch((error: unknown) => {
  say(`Inlay can't start: ${error instanceof Error ? error.message : String(error)}`);
});
