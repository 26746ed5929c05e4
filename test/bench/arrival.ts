import { rm } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { findBrowser } from '../support/browser.ts';
import { startBackend } from './backend.ts';
import { buildPage } from './bench-page.ts';
import { median, ms, quantile, type Figure } from './figures.ts';

/** What the page of the panel puts at `window.bench`. */
interface PanelPage {
  readonly ready: () => Promise<void>;
  readonly openFirst: () => Promise<void>;
  readonly shown: (text: string) => Promise<number>;
}

const MESSAGES = 500;
const WARM_UP = 20;

/** From a webhook that the backend has accepted to its message painted in the open thread of the panel, on one machine. */
export async function arrival(): Promise<readonly Figure[]> {
  const folder = await buildPage('panel');
  const backend = await startBackend({ databaseUrl: 'memory:', agents: 1, pages: folder });
  // Frames as a person's screen has them, 60 a second.
  const browser = await chromium.launch(await findBrowser());
  try {
    const page = await browser.newPage({ viewport: { width: 400, height: 700 } });
    page.on('pageerror', (error) => {
      console.error(error);
    });
    await page.goto(`${backend.url}/`);
    await page.waitForFunction(() => 'bench' in window);
    await page.evaluate(() => (window as unknown as { bench: PanelPage }).bench.ready());
    await backend.inbound('first', 'message-first', 'The first one.');
    await page.evaluate(() => (window as unknown as { bench: PanelPage }).bench.openFirst());

    const fromAccepted: number[] = [];
    const fromPosted: number[] = [];
    for (let index = -WARM_UP; index < MESSAGES; index += 1) {
      const text = `Message ${index} of the contact, who asks where the parcel is.`;
      const shown = page.evaluate(
        (wanted) => (window as unknown as { bench: PanelPage }).bench.shown(wanted),
        text,
      );
      // Until the page looks; then at any moment between two frames, as networks do.
      await page.evaluate(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 17));
      const posted = performance.timeOrigin + performance.now();
      const [at] = await Promise.all([shown, backend.inbound('first', `message-${index}`, text)]);
      const { acceptedAt } = await backend.state();
      if (index < 0) continue;
      if (acceptedAt === null) throw new Error('No webhook was accepted.');
      fromAccepted.push(at - acceptedAt);
      fromPosted.push(at - posted);
    }
    const p99 = quantile(fromAccepted, 0.99);
    return [
      {
        name: `Webhook accepted to painted in the panel, ${MESSAGES} messages`,
        value: `${ms(median(fromAccepted))} median, ${ms(p99)} p99`,
        note: `from posted: ${ms(median(fromPosted))} and ${ms(quantile(fromPosted, 0.99))}; open thread, PGlite, 60 frames a second`,
      },
    ];
  } finally {
    await browser.close();
    await backend.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
