import { join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../support/browser.ts';

/** What may come and go by chance: what the browser itself keeps of a hundred rounds. */
const HEAP_TOLERANCE = 150_000;

describe('a host attached and detached a hundred times', () => {
  let browser: Browser;
  let page: Page;
  let session: CDPSession;

  beforeAll(async () => {
    const [bundle] = (await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        lib: { entry: join(import.meta.dirname, 'attach-page.ts'), name: 'page', formats: ['iife'] },
      },
    })) as Rolldown.RolldownOutput[];
    const { executablePath, args, env } = await findBrowser();
    browser = await chromium.launch({ executablePath, args, env });
    page = await browser.newPage();
    await page.addScriptTag({ content: bundle?.output[0].code ?? '' });
    session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('HeapProfiler.enable');
  });
  afterAll(() => browser.close());

  async function attach(name: string, rounds: number): Promise<{ heap: number; listeners: number }> {
    await page.evaluate(`page.attach(${JSON.stringify(name)}, ${String(rounds)})`);
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (metric: string): number => metrics.find((each) => each.name === metric)?.value ?? Number.NaN;
    return { heap: of('JSHeapUsedSize'), listeners: of('JSEventListeners') };
  }

  it.each(['dynamics', 'salesforce'])('leaves neither memory nor listeners: %s', async (name) => {
    // The first rounds load and compile.
    await attach(name, 100);
    const before = await attach(name, 100);
    const after = await attach(name, 100);
    expect(after.listeners).toBe(before.listeners);
    expect(after.heap - before.heap).toBeLessThan(HEAP_TOLERANCE);
  });
});
