/** Proves that the browser of the tests starts under playwright-core, keeps the web's rules and can draw. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from './browser.ts';

let browser: Browser;
const servers: Server[] = [];

beforeAll(async () => {
  browser = await chromium.launch(await findBrowser());
});

afterAll(async () => {
  await browser.close();
  for (const server of servers) server.close();
});

describe('the browser of the tests', () => {
  it('lets a page read of another origin only what that allows', async () => {
    const [here, there] = [await serve(), await serve()];
    const page = await browser.newPage();
    await page.goto(here);

    const reads = (mode: 'cors' | 'no-cors') =>
      page.evaluate(
        ([url, wanted]) =>
          fetch(url, { mode: wanted }).then(
            ({ type }) => type as string,
            () => 'refused',
          ),
        [there, mode] as const,
      );

    expect(await reads('no-cors')).toBe('opaque');
    expect(await reads('cors')).toBe('refused');
    await page.close();
  });

  it('draws letters', async () => {
    expect(await inkOf('Inlay')).toBeGreaterThan(50);
  });

  // The emoji font comes with the browser that npm brings; a machine's own may have none.
  it.runIf(process.env['INLAY_BROWSER'] === 'bundled')('draws emoji in colour', async () => {
    expect(await inkOf('👍🏽', 'colour')).toBeGreaterThan(50);
  });
});

/** A server of its own port, hence of its own origin; says nothing about who may read it. */
async function serve(): Promise<string> {
  const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
}

/** How many pixels of 200 × 60 the text covers, of any colour or of such that are no grey. */
async function inkOf(text: string, ink: 'any' | 'colour' = 'any'): Promise<number> {
  const page = await browser.newPage();
  const pixels = await page.evaluate(
    ([drawn, wanted]) => {
      const canvas = document.createElement('canvas');
      canvas.width = 200;
      canvas.height = 60;
      const context = canvas.getContext('2d');
      if (context === null) return -1;
      context.font = '32px sans-serif';
      context.fillText(drawn, 4, 44);
      const { data } = context.getImageData(0, 0, 200, 60);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
        const isGrey = Math.max(red, green, blue) - Math.min(red, green, blue) < 24;
        if (alpha > 128 && (wanted === 'any' || !isGrey)) count += 1;
      }
      return count;
    },
    [text, ink] as const,
  );
  await page.close();
  return pixels;
}
