import { chromium } from 'playwright-core';
import { findBrowser } from '../test/support/browser.ts';

/*
 * Takes the README's picture from a fresh demo: `DATABASE_URL=memory: npm start` in one terminal, `npx tsx demo/screenshot.ts` in
 * another.
 */
const address = process.argv[2] ?? 'http://127.0.0.1:8080';
const browser = await chromium.launch(await findBrowser());
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
await page.goto(`${address}/?agent=anna&language=en&theme=light&width=360`);
const panel = page.frameLocator('inlay-frame iframe');
const offer = panel.getByRole('button', { name: 'Accept' });
await offer.first().click();
const row = panel.getByRole('list', { name: 'Interactions' }).getByRole('button', { name: /Léa Martin/ });
await row.first().click();
const reply = panel.getByRole('textbox', { name: 'Write a reply' });
await reply.fill('Sorry about that, Léa. It left this morning and should be with you tomorrow before noon.');
await reply.press('Enter');
await panel.getByRole('article').last().getByText('Read').waitFor();
await reply.fill('I have asked the carrier for');
await page.screenshot({ path: 'docs/panel.png' });
await browser.close();
