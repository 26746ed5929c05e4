import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { findBrowser } from '../../support/browser.ts';
import { DemoServer } from '../demo-server.ts';

/** Starts the demo for the tests of a file; each page that is opened is on a machine of its own, and closed after its test. */
export function demoPages(): (path: string) => Promise<Page> {
  let server: DemoServer;
  let browser: Browser;
  const opened: Page[] = [];
  beforeAll(async () => {
    server = await DemoServer.create();
    await server.start();
    browser = await chromium.launch(await findBrowser());
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((page) => page.close()));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  return async (path) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    opened.push(page);
    page.setDefaultTimeout(30_000);
    await page.goto(`${server.url}/${path}`);
    return page;
  };
}
