import { parseConfig } from '../../../src/panel/config-check.ts';
import { createPanel } from '../../../src/panel/create-panel.ts';
import { PageHost } from '../../../src/hosts/page/page-host.ts';
import { painted } from './shown.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync('html, body, inlay-provider, inlay-panel { display: block; block-size: 100% }');
document.adoptedStyleSheets = [sheet];

const host = new PageHost({ target: document.body, capabilities: ['token'], context: { locale: 'en' } });
document.body.addEventListener('inlay-host-request', (event) => {
  if (event.detail.kind === 'token')
    event.respondWith(fetch('/token').then((answer) => answer.json() as Promise<unknown>));
});
await host.start();
const parsed = parseConfig({ backend: { url: '/api/v1' } });
if (!parsed.ok) throw new Error('The configuration is wrong.');
const { store } = createPanel({ config: parsed.config, host, parent: document.body, baseUrl: location.href });

/** The elements below this one with this name, through all shadow roots. */
function find(root: ParentNode, name: string): Element | null {
  for (const element of root.querySelectorAll('*')) {
    if (element.localName === name) return element;
    const inside = element.shadowRoot === null ? null : find(element.shadowRoot, name);
    if (inside !== null) return inside;
  }
  return null;
}

/** The text of the last message in the thread that is shown; null where there is none. */
function lastText(): string | null {
  const log = find(document, 'inlay-message-log')?.shadowRoot;
  const last = [...(log?.querySelectorAll('inlay-message') ?? [])].at(-1);
  return last?.shadowRoot?.querySelector('.text')?.textContent ?? null;
}

/** Resolves when the panel has read its list and listens. */
async function ready(): Promise<void> {
  while (store.getState().list.status !== 'ready' || store.getState().connection.stream.kind !== 'live')
    await painted();
}

/** Opens the first interaction and resolves when its last message is shown. */
async function openFirst(): Promise<void> {
  while (store.getState().list.ids.length === 0) await painted();
  await store.actions.open(store.getState().list.ids[0] ?? null);
  while (lastText() === null) await painted();
}

/** Resolves to the epoch milliseconds at which this text was painted as the last message of the thread. */
function shown(text: string): Promise<number> {
  const log = find(document, 'inlay-message-log')?.shadowRoot;
  if (log === null || log === undefined) throw new Error('No thread is open.');
  return new Promise((resolve) => {
    const look = (): void => {
      if (lastText() !== text) return;
      observer.disconnect();
      void painted().then((at) => {
        resolve(performance.timeOrigin + at);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(log, { subtree: true, childList: true });
    look();
  });
}

Object.assign(window, { bench: { ready, openFirst, shown } });
