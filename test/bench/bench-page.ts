/** A page of a benchmark: built as the product is built (minified, production), served, and open in a browser. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../support/browser.ts';
import { DOCUMENT } from './document.ts';

/** A page that is open, and its end. */
export interface BenchPage {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Frames come as fast as they are made: at 60 a second every time would be rounded to the next 17 ms. */
const UNCAPPED = ['--disable-frame-rate-limit', '--disable-gpu-vsync', '--js-flags=--expose-gc'];

/** Starts the browser for measuring; frames are not held back to the screen's rate unless told. */
export async function measuringBrowser(atScreenRate = false): Promise<Browser> {
  const { executablePath, args, env } = await findBrowser();
  return chromium.launch({ executablePath, args: atScreenRate ? args : [...args, ...UNCAPPED], env });
}

/** Builds `pages/<name>.ts` as `page.js` into a temporary folder, which is the caller's to delete. */
export async function buildPage(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'inlay-bench-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('pages', import.meta.url)),
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: fileURLToPath(new URL(`pages/${name}.ts`, import.meta.url)),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  return folder;
}

/**
 * Builds `pages/<name>.ts`, opens it in a browser of its own and waits until it has set `window.bench`.
 *
 * @throws {Error} with the page's own error where its script fails.
 */
export async function openBenchPage(
  name: string,
  viewport: { width: number; height: number },
  { atScreenRate = false } = {},
): Promise<BenchPage> {
  const folder = await buildPage(name);
  const server = await serve(folder);
  const browser = await measuringBrowser(atScreenRate);
  const close = async (): Promise<void> => {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const page = await browser.newPage({ viewport, deviceScaleFactor: 1 });
    const failed = new Promise<never>((_resolve, reject) => {
      page.on('pageerror', reject);
    });
    failed.catch(() => undefined);
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await page.goto(`http://127.0.0.1:${port}/`);
    await Promise.race([failed, page.waitForFunction(() => 'bench' in window)]);
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/') {
      response.setHeader('content-type', 'text/html').end(DOCUMENT);
      return;
    }
    response.setHeader('content-type', path.endsWith('.css') ? 'text/css' : 'text/javascript');
    createReadStream(join(folder, path))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
