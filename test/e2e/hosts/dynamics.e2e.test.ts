import type { FrameLocator, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoPages } from './demo-pages.ts';

const openPage = demoPages();
async function open(path: string): Promise<{ page: Page; panel: FrameLocator }> {
  const page = await openPage(path);
  return { page, panel: page.frameLocator('demo-dynamics iframe') };
}
const noticesIn = (page: Page): Locator => page.getByRole('region', { name: 'Notifications' });
const sessionsIn = (page: Page): Locator => page.getByRole('navigation', { name: 'Sessions' });

describe('E1: a Dynamics-like workspace around the panel', () => {
  it('an offer accepted in the host opens its session and the thread; the outcome is on the record that it shows', async () => {
    const { page, panel } = await open('dynamics.html?agent=anna');
    await noticesIn(page)
      .getByRole('group', { name: 'Léa Martin' })
      .getByRole('button', { name: 'Accept' })
      .click();
    await sessionsIn(page)
      .getByRole('button', { name: /^(\(1\) )?Léa Martin$/ })
      .waitFor();
    await panel.getByRole('article').filter({ hasText: 'Where is my parcel?' }).waitFor();
    const field = panel.getByRole('textbox', { name: 'Write a reply' });
    await field.fill('It leaves today, Léa.');
    await field.press('Enter');
    await panel.getByRole('article').filter({ hasText: 'It leaves today' }).waitFor();

    // Amadou's number is on two records: the agent says whose session it is, and the panel stands beside that one.
    await panel.getByRole('button', { name: 'Back to the list' }).click();
    await panel
      .getByRole('list', { name: 'Interactions' })
      .getByRole('button', { name: /Amadou/ })
      .first()
      .click();
    await page
      .getByRole('region', { name: 'Contacts' })
      .filter({ hasText: 'Who is this?' })
      .getByRole('button', { name: /Diallo Import/ })
      .click();
    await page.getByRole('heading', { name: 'Amadou Diallo', exact: true }).waitFor();
    await panel.getByRole('log', { name: 'Messages' }).press('o');
    const dialog = panel.getByRole('dialog', { name: 'Outcome' });
    await dialog.getByRole('combobox', { name: 'Status' }).selectOption('resolved');
    await dialog.getByRole('combobox', { name: 'Resolution reason' }).selectOption('Solved');
    await dialog.getByRole('textbox', { name: 'Notes' }).fill('Promised for today.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const written = page.getByRole('region', { name: 'Activities' }).getByRole('listitem');
    await written.filter({ hasText: 'Promised for today.' }).waitFor();
    expect(await written.count()).toBe(1);

    // A number that is clicked waits for the agent in the panel, and nothing is sent for it.
    await page.getByRole('main').getByRole('link', { name: '+33 6 39 98 00 11' }).click();
    const outbound = panel.getByRole('dialog', { name: 'Directory' });
    await expect
      .poll(() => outbound.getByRole('textbox', { name: 'Contact identifier' }).inputValue())
      .toBe('+33639980011');
    // It is Amadou's, whom Dynamics names, and what is begun will be linked with his record.
    expect(await outbound.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe(
      'Amadou Diallo',
    );
    expect(await outbound.getByRole('checkbox', { name: /^Link the contact with contact/ }).isChecked()).toBe(
      true,
    );
  });

  it('focus and presence follow both ways, and a record is made where there was none', async () => {
    const { page, panel } = await open('dynamics.html?agent=tom');
    const rows = panel.getByRole('list', { name: 'Interactions' });
    await rows.getByRole('button', { name: /Chloé/ }).first().click();
    await panel.getByRole('button', { name: 'Options' }).click();
    await panel.getByRole('menuitem', { name: 'Assign to me' }).click();
    const session = sessionsIn(page).getByRole('button', { name: /Chloé/ }).first();
    await session.waitFor();
    // The panel goes back to its list, the agent to the home session and from there to the session again.
    await panel.getByRole('button', { name: 'Back to the list' }).click();
    await sessionsIn(page).getByRole('button', { name: 'Home' }).click();
    await session.click();
    await panel.getByRole('log', { name: 'Messages' }).waitFor();

    // Nobody is known by an Instagram handle: the record is made on the agent's word, linked, and opened in a tab.
    await panel.getByRole('button', { name: 'Options' }).click();
    await panel.getByRole('menuitem', { name: 'Customer card' }).click();
    const card = panel.getByRole('region', { name: 'Customer card' });
    await card.getByRole('button', { name: 'Find in CRM' }).click();
    await card.getByText('Nobody in the CRM has these identifiers, or this name.').waitFor();
    await card.getByRole('button', { name: 'Create in CRM' }).click();
    await card.getByRole('button', { name: 'Open in CRM' }).click();
    await page.getByRole('main').getByRole('heading', { name: 'Chloé Dubois' }).waitFor();
    await card.press('Escape');

    const presence = page.getByRole('combobox', { name: 'Presence' });
    await presence.selectOption('Break');
    await panel.getByRole('button', { name: 'Back to the list' }).click();
    await panel.getByRole('button', { name: /Break/ }).click();
    await panel.getByRole('menuitemradio', { name: 'Available' }).click();
    await expect.poll(() => presence.inputValue()).toBe('Available');
  });

  it('with one session, by version 1, stands at the end beside the record and is asked by clicks alone', async () => {
    const { page, panel } = await open('dynamics.html?agent=tom&cif=1&language=fr');
    await page
      .getByRole('main')
      .getByRole('button', { name: /Jonas Weber/ })
      .click();
    await panel.getByRole('tab', { name: /^Nouve/ }).waitFor();
    await page.getByRole('link', { name: 'jonas.weber@example.org' }).click();
    await expect
      .poll(() => panel.getByRole('dialog').getByRole('textbox').first().inputValue())
      .toBe('jonas.weber@example.org');
    expect(await sessionsIn(page).count()).toBe(0);
  });
});
