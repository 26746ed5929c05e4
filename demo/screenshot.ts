import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { findBrowser } from '../test/support/browser.ts';

/*
 * Takes the pictures of README and guides from a fresh demo: `DATABASE_URL=memory: npm start` in one terminal, `npx tsx
 * demo/screenshot.ts` in another. Each is of another agent's work, so they are taken one after the other.
 */
const address = process.argv[2] ?? 'http://127.0.0.1:8080';
const browser = await chromium.launch(await findBrowser());
await crmPage(browser);
await portal(browser);
await dynamics(browser);
await browser.close();

/** The first page: an offer taken, answered and read, and the next answer half written. */
async function crmPage(from: Browser): Promise<void> {
  const page = await open(from, '?agent=anna&language=en&theme=light&width=360');
  const panel = page.frameLocator('inlay-frame iframe');
  await panel.getByRole('button', { name: 'Accept' }).first().click();
  await openRow(panel, /Léa Martin/);
  const reply = panel.getByRole('textbox', { name: 'Write a reply' });
  await reply.fill(
    'Sorry about that, Léa. It left this morning and should be with you tomorrow before noon.',
  );
  await reply.press('Enter');
  await panel.getByRole('article').last().getByText('Read').waitFor();
  await reply.fill('I have asked the carrier for');
  await shoot(page, 'panel');
}

/** The portal, with a conversation open and prepared answers under it. */
async function portal(from: Browser): Promise<void> {
  const page = await open(from, 'portal.html?agent=anna&theme=light');
  await openRow(page, /Marie-Antoinette/);
  await page.getByRole('region', { name: 'Customer card' }).getByText('Known as').waitFor();
  await page.getByRole('textbox', { name: 'Write a reply' }).fill('Bonjour, quel nom doit figurer');
  await shoot(page, 'portal');
}

/** The Dynamics-like workspace, with the session of an accepted offer and the next offer before the agent. */
async function dynamics(from: Browser): Promise<void> {
  const page = await open(from, 'dynamics.html?agent=anna');
  const panel = page.frameLocator('demo-dynamics iframe');
  const notices = page.getByRole('region', { name: 'Notifications' });
  await notices.getByRole('button', { name: 'Accept' }).first().click();
  await panel.getByRole('textbox', { name: 'Write a reply' }).waitFor();
  await page
    .getByRole('main')
    .getByRole('button', { name: /Jonas Weber/ })
    .click();
  await notices.getByRole('button', { name: 'Accept' }).first().waitFor();
  await shoot(page, 'dynamics');
}

async function open(from: Browser, path: string): Promise<Page> {
  const page = await from.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
  await page.goto(`${address}/${path}`);
  return page;
}

async function openRow(within: Page | FrameLocator, name: RegExp): Promise<void> {
  await within.getByRole('list', { name: 'Interactions' }).getByRole('button', { name }).first().click();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `docs/${name}.png` });
  await page.close();
}
