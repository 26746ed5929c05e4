import { rm } from 'node:fs/promises';
import { startBackend } from './backend.ts';
import { buildPage, measuringBrowser } from './bench-page.ts';
import { median, ms, ratioFigure, type Figure } from './figures.ts';
import type { BenchHost } from './pages/hosts.ts';

const KINDS: Readonly<Record<Exclude<BenchHost, 'frame'>, string>> = {
  cif2: 'Dynamics by CIF 2',
  cif1: 'Dynamics by CIF 1',
  'side-pane': 'Dynamics by the side pane',
  'open-cti': 'Salesforce by Open CTI',
  'utility-bar': 'Salesforce by the utility bar',
};
const ROUNDS = 15;
const WARM_UP = 3;

/**
 * From the host's first event, the navigation of the panel's frame, to a panel whose list is painted and answers a key: each adapter
 * and bridge on its fake, in turns with the plain frame, from a warm cache.
 */
export async function hosts(): Promise<readonly Figure[]> {
  const folder = await buildPage('hosts');
  const backend = await startBackend({ databaseUrl: 'memory:', agents: 1, pages: folder });
  const browser = await measuringBrowser(true);
  try {
    for (let n = 0; n < 20; n += 1)
      await backend.inbound(`c-${String(n)}`, `m-${String(n)}`, `Question ${String(n)}`);
    const page = await browser.newPage({ viewport: { width: 400, height: 800 } });
    page.on('pageerror', (error) => {
      console.error(error);
    });
    await page.goto(`${backend.url}/`);
    await page.waitForFunction(() => 'bench' in window);
    const kinds = ['frame', ...Object.keys(KINDS)] as readonly BenchHost[];
    const times = Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Record<
      BenchHost,
      number[]
    >;
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      for (const kind of kinds) {
        const took = await page.evaluate(
          (one) => (window as unknown as { bench: { time(kind: string): Promise<number> } }).bench.time(one),
          kind,
        );
        if (round >= 0) times[kind].push(took);
      }
    }
    return [
      {
        name: 'From the page’s frame to a usable panel',
        value: ms(median(times.frame)),
        note: `median of ${String(ROUNDS)}, warm cache, PGlite; list painted and focus moved by a key`,
      },
      ...Object.entries(KINDS).map(([kind, name]) =>
        ratioFigure(
          `${name} against the plain frame, to a usable panel`,
          times[kind as BenchHost],
          times.frame,
        ),
      ),
    ];
  } finally {
    await browser.close();
    await backend.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
