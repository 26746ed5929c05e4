import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { openEventLogServer, type EventLogServer } from '../support/event-log-server.ts';
import { openTcpProxy } from '../support/tcp-proxy.ts';
import { idsFrom, numbered } from './stream/recorder.ts';
import { wireMessage, wireSession } from './wire.ts';
import { eventually } from '../support/eventually.ts';

let browser: Browser;
let context: BrowserContext;
let server: EventLogServer;
let scripts: Readonly<Record<string, { readonly type: string; readonly body: string }>>;

/** The fixture and what it loads late, by path. */
async function bundle(entry: string): Promise<typeof scripts> {
  const [output] = (await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'tab' } },
  })) as Rolldown.RolldownOutput[];
  return Object.fromEntries(
    (output?.output ?? []).flatMap((part) =>
      part.type === 'chunk'
        ? [[part.isEntry ? '/tab.js' : `/${part.fileName}`, { type: 'text/javascript', body: part.code }]]
        : [],
    ),
  );
}

beforeAll(async () => {
  scripts = await bundle(new URL('./tab.fixture.ts', import.meta.url).pathname);
  const { executablePath, args, env } = await findBrowser();
  browser = await chromium.launch({ executablePath, args, env });
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await openEventLogServer({
    heartbeatMs: 15_000,
    files: {
      '/': {
        type: 'text/html',
        body: '<!doctype html><title>tab</title><script type="module" src="/tab.js"></script>',
      },
      ...scripts,
      '/api/v1/attachments': { type: 'application/json', body: JSON.stringify(wireMessage.attachments[0]) },
      '/api/v1/session': {
        type: 'application/json',
        body: JSON.stringify({ ...wireSession, position: 'a:0' }),
      },
    },
  });
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  await server.close();
});

async function openTabs(count: number, port = server.port): Promise<Page[]> {
  const pages: Page[] = [];
  for (let index = 0; index < count; index += 1) {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    pages.push(page);
  }
  return pages;
}
const until = (check: () => Promise<void>): Promise<void> => eventually(check);
const expectHeard = (pages: readonly Page[], ids: string[]): Promise<void> =>
  until(async () => {
    for (const page of pages) expect(await page.evaluate(() => window.tab.heard)).toEqual(ids);
  });

describe('promise 16: many tabs of one browser over HTTP/1.1', () => {
  it('12 tabs share one stream, requests are answered in time, and the stream goes on when its tab closes', async () => {
    const pages = await openTabs(12);
    for (const page of pages) expect(await page.evaluate(() => window.tab.start(true))).toBe(true);
    await until(async () => {
      for (const page of pages) expect(await page.evaluate(() => window.tab.state)).toBe('live');
    });
    expect([server.streams, server.opened]).toEqual([1, 1]);

    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const page of pages) times.push((await page.evaluate(() => window.tab.request())) ?? Infinity);
    }
    times.sort((a, b) => a - b);
    expect(times[Math.ceil(times.length * 0.95) - 1]).toBeLessThanOrEqual(300);

    for (let n = 1; n <= 50; n += 1) server.append(numbered(n));
    await expectHeard(pages, idsFrom(1, 50));

    // The first to start leads.
    await pages.shift()?.close();
    for (let n = 51; n <= 100; n += 1) server.append(numbered(n));
    await expectHeard(pages, idsFrom(1, 100));
    // The closing tab may still have passed those on: the next one leads once a second stream is open.
    await until(() => {
      expect([server.streams, server.opened]).toEqual([1, 2]);
      return Promise.resolve();
    });
    for (let n = 101; n <= 150; n += 1) server.append(numbered(n));
    await expectHeard(pages, idsFrom(1, 150));

    for (const page of pages) await page.evaluate(() => window.tab.stop());
    const left = await pages[0]?.evaluate(async () => {
      const { held, pending } = await navigator.locks.query();
      return [...(held ?? []), ...(pending ?? [])].length;
    });
    expect(left).toBe(0);
  });

  it('control: with a stream for each tab requests hang from the sixth on', async () => {
    const pages = await openTabs(7);
    const seventh = pages.pop();
    for (const [index, page] of pages.entries()) {
      expect(await page.evaluate(() => window.tab.start(false))).toBe(true);
      // A stream opens after its session has been read: the next tab begins when this one's holds its connection.
      await until(() => {
        expect(server.streams).toBe(index + 1);
        return Promise.resolve();
      });
    }
    expect(await seventh?.evaluate(() => window.tab.start(false))).toBe(false);
    expect(await pages[0]?.evaluate(() => window.tab.request())).toBeNull();
  });
});

describe('in a browser', () => {
  it('an upload tells how much has left, and ends when it is aborted', async () => {
    // A slow line: else all has left before the first look.
    const proxy = await openTcpProxy(server.port, () => ({ kind: 'delay', ms: 100 }));
    const [page] = await openTabs(1, proxy.port);
    await page?.evaluate(() => window.tab.start(false));
    const done = await page?.evaluate(() => window.tab.upload(3_000_000));
    expect(done?.end).toBe('f1');
    expect(done?.shares.at(-1)).toBe(1);
    expect([...(done?.shares ?? [])].sort((a, b) => a - b)).toEqual(done?.shares);
    expect((await page?.evaluate(() => window.tab.upload(1_000, 10)))?.end).toBe('offline');
    await proxy.close();
  });

  it('the stream is opened again at once when the browser is back on the network, and when the tab is looked at', async () => {
    const [tab] = await openTabs(1);
    await tab?.evaluate(() => window.tab.start(true));
    const isIn = (state: string): Promise<void> =>
      until(async () => expect(await tab?.evaluate(() => window.tab.state)).toBe(state));
    for (const moment of ['online', 'visibilitychange']) {
      await isIn('live');
      server.endStreams();
      await isIn('connecting');
      await until(() => {
        expect(server.streams).toBe(0);
        return Promise.resolve();
      });
      await tab?.evaluate((name) => {
        (name === 'online' ? window : document).dispatchEvent(new Event(name));
      }, moment);
      await isIn('live');
    }
  });
});
