import type { FrameLocator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoPages } from './demo-pages.ts';

const openPage = demoPages();
/** The page with a contact in front. */
async function open(path: string, contact: RegExp): Promise<{ page: Page; panel: FrameLocator }> {
  const page = await openPage(path);
  await page.getByRole('main').getByRole('button', { name: contact }).click();
  return { page, panel: page.frameLocator('demo-salesforce iframe') };
}

/** New outbound is open, filled in with what was clicked. */
async function isAskedFor(panel: FrameLocator, identifier: string): Promise<void> {
  const field = panel.getByRole('dialog').getByRole('textbox', { name: 'Contact identifier' });
  await field.waitFor();
  await expect.poll(() => field.inputValue()).toBe(identifier);
}

describe('E2: a Salesforce-like app around the panel', () => {
  it('in the utility bar: what waits is counted, an offer is taken and answered, its outcome is a task of the record', async () => {
    const { page, panel } = await open('salesforce.html?agent=anna', /^Léa Martin/);
    await page.getByRole('button', { name: /^Inlay \(\d+\)$/ }).waitFor();
    const offered = panel.getByRole('listitem', { name: /Léa Martin/ });
    await offered.getByRole('button', { name: 'Accept' }).click();
    await offered.getByRole('button', { name: 'Accept' }).waitFor({ state: 'detached' });
    await offered.click();
    await panel.getByRole('article').filter({ hasText: 'Where is my parcel?' }).waitFor();
    const field = panel.getByRole('textbox', { name: 'Write a reply' });
    await field.fill('It leaves today, Léa.');
    await field.press('Enter');
    await panel.getByRole('article').filter({ hasText: 'It leaves today' }).waitFor();

    // Amadou's number is on two records: the agent says whose it is, and goes on beside that one.
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
    const dialog = panel.getByRole('dialog', { name: 'Outcome' });
    await dialog.getByRole('combobox', { name: 'Status' }).selectOption('resolved');
    await dialog.getByRole('combobox', { name: 'Resolution reason' }).selectOption('Solved');
    await dialog.getByRole('textbox', { name: 'Notes' }).fill('Promised for today.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const tasks = page.getByRole('region', { name: 'Activities' }).getByRole('listitem');
    await tasks.filter({ hasText: 'Promised for today.' }).waitFor();
    expect(await tasks.count()).toBe(1);

    // An address that is clicked waits for the agent in the panel, and nothing is sent for it.
    await page.getByRole('main').getByRole('button', { name: 'amadou.diallo@example.org' }).click();
    await isAskedFor(panel, 'amadou.diallo@example.org');
  });

  it('by Open CTI: a number that is clicked opens New outbound, and the softphone’s item counts what waits', async () => {
    const { page, panel } = await open('salesforce.html?agent=tom&way=open-cti', /^Jonas Weber/);
    await page.getByRole('button', { name: /^Inlay \(\d+\)$/ }).waitFor();
    await page.getByRole('main').getByRole('button', { name: '+33 6 39 98 00 02' }).click();
    await isAskedFor(panel, '+33639980002');
    await page.getByRole('button', { name: /^Inlay/ }).click();
    await expect.poll(() => page.locator('demo-salesforce iframe').isVisible()).toBe(false);
  });
});
