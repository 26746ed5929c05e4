import { chromium } from 'playwright-core';
import { findBrowser } from '../../test/support/browser.ts';

/*
 * Takes the guide's pictures from a fresh demo: `DATABASE_URL=memory: npm start` in one terminal, `npx tsx demo/salesforce/screenshot.ts`
 * in another.
 */
const address = process.argv[2] ?? 'http://127.0.0.1:8080';
const browser = await chromium.launch(await findBrowser());
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
await page.goto(`${address}/salesforce.html?agent=anna`);
await page
  .getByRole('main')
  .getByRole('button', { name: /^Léa Martin/ })
  .click();
const panel = page.frameLocator('demo-salesforce iframe');
const offered = panel.getByRole('listitem', { name: /Léa Martin/ });
await offered.getByRole('button', { name: 'Accept' }).click();
await offered.getByRole('button', { name: 'Accept' }).waitFor({ state: 'detached' });
await offered.click();
await panel.getByRole('article').filter({ hasText: 'Where is my parcel?' }).waitFor();
const reply = panel.getByRole('textbox', { name: 'Write a reply' });
await reply.fill('It left this morning and should be with you tomorrow before noon.');
await reply.press('Enter');
await panel.getByRole('article').last().getByText('Read').waitFor();
// Facebook tells no number; Amadou's is on two records.
await panel.getByRole('button', { name: 'Back to the list' }).click();
await panel
  .getByRole('list', { name: 'Interactions' })
  .getByRole('button', { name: /Amadou/ })
  .first()
  .click();
await panel.getByRole('button', { name: 'Options' }).click();
await panel.getByRole('menuitem', { name: 'Customer card' }).click();
const card = panel.getByRole('region', { name: 'Customer card' });
await card.getByRole('button', { name: 'Find in CRM' }).click();
await card.getByRole('button', { name: 'Link Amadou Diallo', exact: true }).click();
await card.getByRole('button', { name: 'Open in CRM' }).click();
await page.getByRole('main').getByRole('heading', { name: 'Amadou Diallo' }).waitFor();
await card.press('Escape');
await panel.getByRole('log', { name: 'Messages' }).press('o');
const outcome = panel.getByRole('dialog', { name: 'Outcome' });
await outcome.getByRole('combobox', { name: 'Status' }).selectOption('resolved');
await outcome.getByRole('combobox', { name: 'Resolution reason' }).selectOption('Solved');
await outcome.getByRole('textbox', { name: 'Notes' }).fill('Told when the parcel comes.');
await outcome.getByRole('button', { name: 'Save' }).click();
await page.getByRole('region', { name: 'Activities' }).getByText('Told when the parcel comes.').waitFor();
for (const offer of await page.getByRole('button', { name: 'Dismiss' }).all()) await offer.click();
await page.screenshot({ path: 'docs/salesforce.png' });

await page.goto(`${address}/salesforce.html?agent=tom&way=open-cti`);
await page
  .getByRole('main')
  .getByRole('button', { name: /^Jonas Weber/ })
  .click();
await page.getByRole('button', { name: /^Inlay \(\d+\)$/ }).waitFor();
await page.getByRole('main').getByRole('button', { name: '+33 6 39 98 00 02' }).click();
await panel.getByRole('dialog').getByRole('textbox', { name: 'Contact identifier' }).waitFor();
await page.screenshot({ path: 'docs/salesforce-open-cti.png' });
await browser.close();
