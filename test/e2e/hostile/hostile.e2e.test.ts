/**
 * What others write is shown as text and never run: a public corpus of hostile input, and live markup in many disguises, in every
 * place of the panel, under the headers that the panel's page is served with. The same corpus in a page without them, read as
 * markup, shows that it is live.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve, type ServerType } from '@hono/node-server';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { panelPages } from '../../../src/backend/node/panel-pages.ts';
import { findBrowser } from '../../support/browser.ts';
import { buildForBrowsers } from '../../support/build-for-browsers.ts';
import { hostileCorpus, NAUGHTY_COUNT } from '../../support/hostile-corpus.ts';
import type { HostilePage, SurfaceReport } from './page.ts';

const CORPUS = hostileCorpus();

/** What a page has to do with the corpus, counted by the browser from outside. */
interface Watch {
  ran: number;
  violations: string[];
  navigations: number;
  dialogs: number;
}

/** In every frame before its own scripts: what a payload calls is counted, and what the policy stopped. */
function count(): void {
  const top = window.top as Window & { ran?: number; violations?: string[] };
  top.ran ??= 0;
  const violations = (top.violations ??= []);
  const ran = (): undefined => {
    top.ran = (top.ran ?? 0) + 1;
    return undefined;
  };
  for (const name of ['alert', 'prompt', 'confirm', 'print', 'open'])
    Object.defineProperty(window, name, { value: ran });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
  });
}

describe('The hostile corpus', () => {
  let folder: string;
  let server: ServerType;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'inlay-hostile-'));
    await buildForBrowsers({
      configFile: false,
      logLevel: 'error',
      root: fileURLToPath(new URL('.', import.meta.url)),
      build: {
        target: 'es2022',
        outDir: folder,
        emptyOutDir: true,
        minify: false,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: fileURLToPath(new URL('page.ts', import.meta.url)),
          output: { entryFileNames: 'page.js' },
        },
      },
    });
    const html = (script: string): string =>
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hostile</title>${script}<body></body></html>`;
    await writeFile(join(folder, 'panel.html'), html('<script type="module" src="./page.js"></script>'));
    await writeFile(join(folder, 'control.html'), html(''));
    server = serve({ fetch: panelPages({ folder, config: {} }).fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const { executablePath, args, env } = await findBrowser();
    browser = await chromium.launch({ executablePath, args, env });
  });
  afterAll(async () => {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(
    path: string,
  ): Promise<{ page: Page; policy: string | undefined; watch: () => Promise<Watch> }> {
    const context = await browser.newContext({ viewport: { width: 400, height: 700 } });
    const page = await context.newPage();
    let navigations = -1;
    let dialogs = 0;
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) navigations += 1;
    });
    page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await page.addInitScript(count);
    const response = await page.goto(`${origin}${path}`);
    return {
      page,
      policy: response?.headers()['content-security-policy'],
      watch: async () => ({
        ...(await page.evaluate(() => {
          const { ran = 0, violations = [] } = window as Window & { ran?: number; violations?: string[] };
          return { ran, violations };
        })),
        navigations,
        dialogs,
      }),
    };
  }

  it('is the whole public list and more', () => {
    expect(NAUGHTY_COUNT).toBeGreaterThan(480);
    expect(CORPUS.length).toBeGreaterThan(NAUGHTY_COUNT + 150);
  });

  it('runs where it is read as markup in a page without a policy', async () => {
    const { page, policy, watch } = await open('/control.html');
    expect(policy).toBeUndefined();
    await page.evaluate((corpus) => {
      for (const text of corpus) {
        const place = document.createElement('div');
        document.body.append(place);
        place.innerHTML = text;
        // Scripts run only where they come in as part of a document.
        place.append(document.createRange().createContextualFragment(text));
      }
    }, CORPUS);
    await expect.poll(async () => (await watch()).ran, { timeout: 10_000 }).toBeGreaterThan(100);
    process.stdout.write(
      `Of ${String(CORPUS.length)} payloads as markup without a policy ran: ${String((await watch()).ran)}\n`,
    );
    await page.close();
  });

  it('is text everywhere in the panel: nothing runs, no policy is touched, nothing leads away, nothing is too wide', async () => {
    // As many pages as there are processors, each in a process of its own.
    const parts = await Promise.all(
      [0, 1].map(async (part, _at, all) => {
        const { page, policy, watch } = await open('/panel.html');
        expect(policy).toContain("require-trusted-types-for 'script'");
        await page.waitForFunction(() => 'hostile' in window);
        const reports = await page.evaluate(
          (given): Promise<readonly SurfaceReport[]> =>
            (window as unknown as { hostile: HostilePage }).hostile.run(given.corpus, given.part, given.of),
          { corpus: CORPUS, part, of: all.length },
        );
        const seen = await watch();
        await page.close();
        return { reports, seen };
      }),
    );
    const reports = parts.flatMap((part) => part.reports);
    const texts = reports.length * CORPUS.length;
    const ran = parts.reduce((sum, { seen }) => sum + seen.ran, 0);
    process.stdout.write(
      `In the panel ${String(texts)} texts in ${String(reports.length)} places: ${String(ran)} ran\n`,
    );
    if (process.env['HOSTILE_TIMES'] !== undefined)
      process.stdout.write(
        reports.map(({ name, milliseconds }) => `${String(milliseconds)} ms ${name}\n`).join(''),
      );
    expect(reports.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(reports.length).toBeGreaterThan(70);
    for (const { seen } of parts)
      expect(seen).toEqual({ ran: 0, violations: [], navigations: 0, dialogs: 0 });
  }, 120_000);
});
