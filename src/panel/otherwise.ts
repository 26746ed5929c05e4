/** Other hosts than a page around a frame, and why the panel does not start, as `latePart` loads it: most panels have no need of it. */
import { notShownIn } from '../i18n/not-shown.ts';
import { latePart } from '../model/late-part.ts';
import { chooseHost } from './choose-host.ts';
import { parseConfig } from './config-check.ts';
import type { Host } from '../model/host.ts';
import { createPanel } from './create-panel.ts';
import type * as SignInHere from './sign-in/sign-in-here.ts';
import type { WholeConfig } from './host-config.ts';

const loadSignIn = (): Promise<typeof SignInHere> => import('./sign-in/sign-in-here.ts');

/** Begins in the host that the configuration names, or says what is wrong with what was answered with this status. */
export async function withConfig(status: number, value: unknown): Promise<void> {
  const here = "Inlay can't start: inlay.config.json";
  if (status < 200 || status > 299) {
    say(`${here} is missing beside this page (${String(status)}).`);
    return;
  }
  const parsed = parseConfig(value);
  if (!parsed.ok) {
    for (const { path, expected } of parsed.problems) say(`${here}, ${path}: expected ${expected}.`);
    return;
  }
  const { config } = parsed;
  const host = await chooseHost(config.host, location);
  const started = await host.start();
  if (!started.ok) withHost(started);
  else await withSignIn(config, host);
}

/** Begins by the token of the host where it has one, else by signing the agent in here, as the configuration says. */
export async function withSignIn(config: WholeConfig, host: Host): Promise<void> {
  const options = { config, host, parent: document.body, baseUrl: location.href };
  const { kind = 'auto' } = config.signIn ?? {};
  if (kind === 'host' || (kind === 'auto' && host.capabilities.has('token'))) createPanel(options);
  else {
    const { signInHere } = await latePart(
      loadSignIn,
      () => new Promise((again) => setTimeout(again, 2_000, true)),
    );
    const refused = await signInHere(options, kind);
    if (refused !== null) say(`Inlay can't start: inlay.config.json, ${refused}.`);
  }
}

/** Says why the page around may not hold the panel, or does not. */
export function withHost(refused: { readonly reason: string; readonly detail?: string }): void {
  const { title, alone, notAllowed } = notShownIn(navigator.language);
  say(title);
  say(window.parent === window ? alone : notAllowed(location.ancestorOrigins?.[0] ?? null));
  if (refused.reason !== 'gone') say(`${refused.reason}: ${refused.detail ?? ''}`);
}

/** Says what went wrong where nothing was to. */
export function withError(error: unknown): void {
  say(`Inlay can't start: ${error instanceof Error ? error.message : String(error)}`);
}

function say(text: string): void {
  const line = document.createElement('p');
  line.className = 'problem';
  line.setAttribute('role', 'alert');
  line.textContent = text;
  document.body.append(line);
}
