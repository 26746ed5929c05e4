import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { buildForBrowsers } from '../support/build-for-browsers.ts';
import { serveFolder, type StaticServer } from './static-server.ts';

/** The first visit loads and sets up a whole Postgres. */
const START = { timeout: 120_000 };

let folder: string;
let server: StaticServer;
let browser: Browser;
/** One browser: its first visit sets the database up, a reload and later pages find it. */
let context: BrowserContext;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inlay-static-'));
  await buildForBrowsers({
    mode: 'demo-static',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  server = await serveFolder(folder, '/shown/inlay/');
  browser = await chromium.launch(await findBrowser());
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async () => {
  // The first page stays, and with it the database: to start that again takes as long as a test.
  const [, ...others] = context.pages();
  await Promise.all(others.map((page) => page.close()));
  const answered = server.missed.filter((path) => /\/(api|network|demo)\//.test(path));
  expect(answered, 'requests for the backend that reached the server').toEqual([]);
});

async function openAs(agent: string): Promise<{ page: Page; panel: FrameLocator }> {
  const page = await context.newPage();
  await page.goto(`${server.url}?agent=${agent}&language=en`);
  const panel = page.frameLocator('inlay-frame iframe');
  await panel.getByRole('tab', { name: /^New/ }).waitFor(START);
  return { page, panel };
}

async function writeAs(page: Page, customer: string, account: string, text: string): Promise<void> {
  const customers = page.getByRole('region', { name: 'Customers' });
  await customers.getByRole('combobox', { name: 'Network account' }).selectOption(account);
  await customers.getByRole('combobox', { name: 'Customer', exact: true }).selectOption(customer);
  await customers.getByRole('textbox', { name: 'Write as the customer' }).fill(text);
  await customers.getByRole('button', { name: 'Post as customer' }).click();
}

async function open(panel: FrameLocator, contact: string, excerpt: string): Promise<void> {
  const rows = panel.getByRole('list', { name: 'Interactions' });
  await rows.getByRole('button', { name: contact }).filter({ hasText: excerpt }).click(START);
}

const bubble = (panel: FrameLocator, text: string) =>
  panel.getByRole('log', { name: 'Messages' }).getByRole('article').filter({ hasText: text });

async function answer(panel: FrameLocator, text: string): Promise<void> {
  const field = panel.getByRole('textbox', { name: 'Write a reply' });
  await field.fill(text);
  await field.press('Enter');
}

describe('the demo without a server', () => {
  it('carries a customer’s words to the agent and the answer back, and keeps them over a reload', async () => {
    const { page, panel } = await openAs('anna');
    await writeAs(page, 'haruto-sato', 'whatsapp-acme', 'Is the shop in Lyon open tomorrow?');
    await open(panel, '佐藤 陽翔', 'Is the shop in Lyon open tomorrow?');
    await bubble(panel, 'Is the shop in Lyon open tomorrow?').waitFor();
    await answer(panel, 'Yes, from nine to seven.');
    const timeline = page.getByRole('log', { name: 'Network timeline' });
    await timeline.getByText('Yes, from nine to seven.').waitFor(START);
    await bubble(panel, 'Yes, from nine to seven.').getByText(/read/i).waitFor(START);

    await page.reload();
    await open(panel, '佐藤 陽翔', 'Yes, from nine to seven.');
    await bubble(panel, 'Yes, from nine to seven.').waitFor(START);
    expect(await bubble(panel, 'Yes, from nine to seven.').count()).toBe(1);
  });

  it('shows two agents in two tabs the same', async () => {
    const anna = await openAs('anna');
    const tom = await openAs('tom');
    await writeAs(anna.page, 'ines-garcia', 'x-acmefr', 'Who answers me?');
    for (const { panel } of [anna, tom]) {
      await panel.getByText('Who answers me?').first().waitFor(START);
    }
  });

  it('saves a customer’s file', async () => {
    const { page, panel } = await openAs('anna');
    const customers = page.getByRole('region', { name: 'Customers' });
    await customers
      .getByLabel('Files')
      .setInputFiles({ name: 'order 48213.txt', mimeType: 'text/plain', buffer: Buffer.from('two chairs') });
    await writeAs(page, 'chloe-dubois', 'messenger-acme-france', 'My order');
    await open(panel, 'Chloé Dubois', 'My order');
    const [download] = await Promise.all([
      page.waitForEvent('download', START),
      panel
        .getByRole('link', { name: /order 48213\.txt/ })
        .first()
        .click(START),
    ]);
    expect(download.suggestedFilename()).toBe('order 48213.txt');
    expect(await readFile(await download.path(), 'utf8')).toBe('two chairs');
  });

  it('goes on after the browser has ended the service worker', async () => {
    const { page, panel } = await openAs('anna');
    const session = await context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await writeAs(page, 'noam-levi', 'whatsapp-acme', 'Can I change my address?');
    await open(panel, 'נועם לוי', 'Can I change my address?');
  });

  it('starts anew in all tabs', async () => {
    const { page, panel } = await openAs('anna');
    await writeAs(page, 'haruto-sato', 'whatsapp-acme', 'To be forgotten');
    await panel.getByText('To be forgotten').first().waitFor(START);
    await page.getByRole('button', { name: 'Start anew' }).click();
    await panel
      .getByText('To be forgotten')
      .first()
      .waitFor({ state: 'detached', ...START });
    await panel.getByText('Amadou Diallo').waitFor(START);
    expect(await panel.getByText('To be forgotten').count()).toBe(0);
  });
});
