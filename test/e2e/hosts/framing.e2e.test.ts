import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../support/browser.ts';

/** Origins of this machine: a browser lets pages of others reach nothing here. */
let listed: string;
let others: Readonly<Record<'port' | 'name', string>>;
let pages: readonly Server[];
let server: ChildProcess;
let url: string;
let browser: Browser;

const addressOf = (one: Server | undefined): number => (one?.address() as AddressInfo).port;

beforeAll(async () => {
  pages = await Promise.all(
    [1, 2].map(async () => {
      const page = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html').end(holding());
      }).listen(0, '127.0.0.1');
      await once(page, 'listening');
      return page;
    }),
  );
  listed = `http://127.0.0.1:${String(addressOf(pages[0]))}`;
  others = {
    port: `http://127.0.0.1:${String(addressOf(pages[1]))}`,
    name: `http://localhost:${String(addressOf(pages[0]))}`,
  };
  // The server of real use, as `npm run serve` starts it.
  server = spawn(process.execPath, ['--import', 'tsx', 'src/backend/node/main.ts'], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: 'memory:',
      INLAY_SECRET: Buffer.alloc(32, 7).toString('base64'),
      INLAY_ORIGINS: listed,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(server.stdout!)) {
    const found = /"url":"([^"]+)"/.exec(line)?.[1];
    if (found === undefined) continue;
    url = found;
    break;
  }
  browser = await chromium.launch(await findBrowser());
});
afterAll(async () => {
  await browser.close();
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  for (const page of pages) page.close();
});

/** A page that holds the panel, and writes down what `<inlay-frame>` says of it. */
const holding = (): string => `<!doctype html><html lang="en"><title>A page</title><body>
  <script>window.failures = []; document.addEventListener('inlay-frame-failure', (event) => failures.push(event.detail), true);</script>
  <script src="${url}/embed.js"></script>
  <inlay-frame src="${url}/panel.html" patience="500"></inlay-frame>`;

async function hold(
  origin: string,
): Promise<{ page: Page; said: string[]; failures: () => Promise<unknown> }> {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(`${origin}/`);
  return { page, said, failures: () => page.evaluate('window.failures') };
}

describe('who may frame the panel', () => {
  it('is said by the server’s header: the origins on the list and nobody else', async () => {
    const policy = (await fetch(`${url}/panel.html`)).headers.get('content-security-policy') ?? '';
    expect(/frame-ancestors ([^;]*)/.exec(policy)?.[1]).toBe(listed);
  });

  it('a page on the list holds it', async () => {
    const { page, failures } = await hold(listed);
    const panel = page.frameLocator('inlay-frame iframe');
    await panel.locator('inlay-panel').waitFor();
    expect(await failures()).toEqual([]);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.close();
  });

  it.each(['port', 'name'] as const)(
    'another %s is refused by the browser, and the page says what is missing',
    async (other) => {
      const origin = others[other];
      const { page, said, failures } = await hold(origin);
      const alert = page.locator('inlay-frame').getByRole('alert');
      await alert.waitFor();
      expect(await alert.textContent()).toContain(origin);
      expect(await failures()).toEqual([{ reason: 'no-answer', origin }]);
      expect(said.some((text) => text.includes('frame-ancestors'))).toBe(true);
      // Nothing of the panel has run there.
      expect(page.frames().some((frame) => frame.url().startsWith(url))).toBe(false);
      await page.close();
    },
  );
});
