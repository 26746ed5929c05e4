/** A host's page with the panel in its frame, or, under `?in=`, the panel itself; what stands in between is each adapter's own. */
import { connectSidePane } from '../../../src/embed/dynamics/side-pane.ts';
import { connectFrame } from '../../../src/embed/embed.ts';
import { connectUtilityBar } from '../../../src/embed/salesforce/utility-bar.ts';
import { DynamicsHost } from '../../../src/hosts/dynamics/dynamics-host.ts';
import { FrameHost } from '../../../src/hosts/frame/frame-host.ts';
import { OpenCtiHost } from '../../../src/hosts/salesforce/open-cti-host.ts';
import type { Host } from '../../../src/model/host.ts';
import { ok } from '../../../src/model/result.ts';
import { createPanel } from '../../../src/panel/create-panel.ts';
import { createCifLibrary } from '../../../demo/hosts/dynamics/cif-library.ts';
import { FakeDynamics } from '../../../demo/hosts/dynamics/fake-dynamics.ts';
import { FakeXrm } from '../../../demo/hosts/dynamics/fake-xrm.ts';
import { frameLine, serveCif } from '../../../demo/hosts/dynamics/lines.ts';
import { FakeLightning } from '../../../demo/hosts/salesforce/fake-lightning.ts';
import { FakeOpenCti } from '../../../demo/hosts/salesforce/fake-open-cti.ts';
import { lendLightning } from '../../../demo/hosts/salesforce/lightning-modules.ts';
import { painted } from './shown.ts';

/** Kinds of hosts; `cif1` is the same adapter in its first version. */
export type BenchHost = 'frame' | 'cif2' | 'cif1' | 'side-pane' | 'open-cti' | 'utility-bar';

const inside = new URLSearchParams(location.search).get('in') as BenchHost | null;
if (inside === null) Object.assign(window, { bench: { time } });
else void begin(inside);

/** Milliseconds from the frame's first navigation to a panel whose list is painted and has moved its focus by a key. */
async function time(kind: BenchHost): Promise<number> {
  const frame = document.createElement('iframe');
  frame.width = '360';
  frame.height = '700';
  const address = new URL(`/?in=${kind}`, location.href);
  const end = surround(kind, frame, address);
  const from = performance.now();
  frame.src = address.href;
  document.body.append(frame);
  const usable = new Promise<number>((resolve, reject) => {
    window.addEventListener('message', function hear({ data }: MessageEvent<unknown>) {
      if (data !== 'usable') return;
      window.removeEventListener('message', hear);
      resolve(performance.now() - from);
    });
    setTimeout(() => reject(new Error(`${kind}: no usable panel in 20 s`)), 20_000);
  });
  const took = await usable;
  end();
  frame.remove();
  return took;
}

/** The host's end of the frame; what ends it. */
function surround(kind: BenchHost, frame: HTMLIFrameElement, address: URL): () => void {
  if (kind === 'frame') {
    const embed = connectFrame(frame, address, { openRecord: () => undefined });
    return () => embed.end();
  }
  if (kind === 'side-pane') {
    const { xrm } = new FakeXrm(new FakeDynamics());
    return connectSidePane(frame, xrm, { panelUrl: address, paneId: 'inlay', activity: 'phonecall' });
  }
  if (kind === 'utility-bar') {
    const { lightning } = lendLightning(new FakeLightning(), { isConsole: true, label: 'Inlay' });
    const bar = connectUtilityBar(frame, lightning, { panelUrl: address, label: 'Inlay', locale: 'en' });
    return () => bar.end();
  }
  return serveCif(new FakeDynamics({ version: kind === 'cif1' ? 1 : 2 }), frame, location.origin);
}

function hostOf(kind: BenchHost): Host {
  // The bridges of a side pane and of a utility bar have the panel in a frame.
  if (kind === 'frame' || kind === 'side-pane' || kind === 'utility-bar')
    return new FrameHost({ allowedOrigins: [location.origin] });
  if (kind === 'open-cti')
    return new OpenCtiHost({
      organisations: ['https://contoso.my.salesforce.com'],
      apiVersion: '66.0',
      label: 'Inlay',
      icon: null,
      load: () => Promise.resolve(new FakeOpenCti(new FakeLightning()).opencti),
    });
  const version = kind === 'cif1' ? 1 : 2;
  return new DynamicsHost({
    organisations: ['https://contoso.crm4.dynamics.com'],
    version,
    activity: 'phonecall',
    sessionTemplate: 'inlay_session',
    tabTemplates: [],
    titleSlug: 'customer',
    offerTemplate: 'inlay_offer',
    noticeTemplate: null,
    load: () => Promise.resolve(createCifLibrary(frameLine(window, location.origin), { version })),
  });
}

async function begin(kind: BenchHost): Promise<void> {
  const host = hostOf(kind);
  const started = await host.start();
  if (!started.ok) throw new Error(`${kind}: ${started.detail ?? started.reason}`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html, body, inlay-provider, inlay-panel { display: block; block-size: 100% }');
  document.adoptedStyleSheets = [sheet];
  createPanel({
    config: {
      backend: { url: '/api/v1' },
      host: { allowedOrigins: ['self'] },
      features: {},
      language: 'en',
      theme: 'light',
      tone: 'auto',
    },
    host,
    // The same for all, whether or not the host has one.
    token: async () =>
      ok(
        await fetch('/token').then(
          (answer) => answer.json() as Promise<{ token: string; expiresAt: number }>,
        ),
      ),
    parent: document.body,
    baseUrl: location.href,
  });
  while (!answersKey()) await painted();
  window.parent.postMessage('usable', location.origin);
}

/** Whether a key has moved the focus to another row; presses one where the first has it. */
function answersKey(): boolean {
  const list = find(document, 'inlay-interaction-list')?.shadowRoot;
  const first = list?.querySelector<HTMLElement>('inlay-interaction-row');
  if (!list || !first) return false;
  const focused = list.activeElement;
  if (focused?.localName === 'inlay-interaction-row' && focused !== first) return true;
  first.focus();
  first.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true, cancelable: true }),
  );
  return false;
}

/** The first element of this name, through all shadow roots. */
function find(root: ParentNode, name: string): Element | null {
  for (const element of root.querySelectorAll('*')) {
    if (element.localName === name) return element;
    const within = element.shadowRoot === null ? null : find(element.shadowRoot, name);
    if (within !== null) return within;
  }
  return null;
}
