import { chromium, type Browser, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { DemoServer } from './demo-server.ts';
import { choose, openThread, panelOf, take } from './steps.ts';

const CHAT = 'web-chat-acme';
let server: DemoServer;
let browser: Browser;

beforeAll(async () => {
  server = await DemoServer.create();
  await server.start();
  browser = await chromium.launch(await findBrowser());
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function tell(path: string, body: object): Promise<void> {
  const response = await fetch(`${server.url}/network/api/accounts/${CHAT}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${String(response.status)} ${await response.text()}`);
}
const write = (customerId: string, text: string): Promise<void> =>
  tell('entries', { customerId, kind: 'direct', text });

async function openAs(agent: string): Promise<{ page: Page; panel: FrameLocator }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${server.url}/?agent=${agent}&language=en`);
  return { page, panel: panelOf(page) };
}
const activities = (page: Page): Locator =>
  page.getByRole('region', { name: 'Activities' }).getByRole('listitem');
const dialogOf = (panel: FrameLocator): Locator => panel.getByRole('dialog', { name: 'Outcome' });

/** Asks for the dialog, once the thread has all that it has. */
async function askByKey(panel: FrameLocator): Promise<void> {
  await panel.getByRole('button', { name: 'Options' }).waitFor();
  await panel.getByRole('log', { name: 'Messages' }).press('o');
  await dialogOf(panel).waitFor();
}
/** Fills the dialog in and saves it by keyboard. */
async function resolve(panel: FrameLocator, notes: string): Promise<void> {
  const dialog = dialogOf(panel);
  await dialog.getByRole('combobox', { name: 'Status' }).waitFor();
  await dialog.getByRole('combobox', { name: 'Status' }).selectOption('resolved');
  await dialog.getByRole('combobox', { name: 'Disposition' }).selectOption({ label: 'Refunded' });
  await dialog.getByRole('checkbox', { name: 'Delivery' }).press('Space');
  const reason = dialog.getByRole('combobox', { name: 'Resolution reason' });
  if ((await reason.count()) > 0) await reason.selectOption({ index: 1 });
  await dialog.getByRole('textbox', { name: 'Notes' }).fill(notes);
  await dialog.getByRole('textbox', { name: 'Notes' }).press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
}

describe('what interactions come to', () => {
  it('O1 O5 H1: by the key o to the CRM, once; refused it is kept, shown and goes by Try again; not twice over a reload', async () => {
    await write('ines-garcia', 'The second cup is broken');
    const { page, panel } = await openAs('anna');
    await openThread(panel, 'The second cup is broken');
    await take(panel);
    const refuse = page.getByRole('checkbox', { name: 'Refuse what the panel writes' });
    await refuse.check();

    await askByKey(panel);
    await resolve(panel, 'Money is back');

    const untaken = panel.getByRole('alert').filter({ hasText: 'The CRM has refused the outcome.' });
    await untaken.waitFor();
    expect(await activities(page).count()).toBe(0);
    await refuse.uncheck();
    await untaken.getByRole('button', { name: 'Try again' }).click();
    await activities(page).filter({ hasText: 'Money is back' }).waitFor();
    expect(await activities(page).filter({ hasText: 'Refunded' }).count()).toBe(1);
    await untaken.waitFor({ state: 'detached' });

    await choose(panel, 'Audit trail');
    const log = panel.getByRole('log', { name: 'Messages' });
    await log.getByText('Outcome written to the CRM').waitFor();

    // The page shows what it gets while it is there: after a reload it gets nothing more of this one.
    await page.reload();
    await panel.getByRole('tab', { name: /^Resolved/ }).click();
    await openThread(panel, 'The second cup is broken');
    await log.getByText('Outcome written to the CRM').waitFor();
    expect(await log.getByText('Outcome written to the CRM').count()).toBe(1);
    expect(await activities(page).count()).toBe(0);
    await page.context().close();
  });

  it('O5: what the contact has ended first stays out of the CRM, and the panel says so', async () => {
    await write('haruto-sato', 'Never mind, I found it');
    const { page, panel } = await openAs('tom');
    await openThread(panel, 'Never mind, I found it');
    await take(panel);
    const customers = page.getByRole('region', { name: 'Customers' });
    await customers.getByRole('combobox', { name: 'Network account' }).selectOption(CHAT);
    await customers.getByRole('combobox', { name: 'Customer', exact: true }).selectOption('haruto-sato');
    await customers.getByRole('button', { name: 'End conversation' }).click();
    await customers.getByText('The customer has ended the conversation.').waitFor();
    await panel.getByText('The contact ended the conversation.').waitFor();

    await askByKey(panel);
    await dialogOf(panel).getByText('stays here and out of the CRM').waitFor();
    await resolve(panel, 'Found it themselves');
    await panel.locator('inlay-outcome-bar').getByText('stays here and out of the CRM').waitFor();
    expect(await activities(page).count()).toBe(0);
    await page.context().close();
  });
});
