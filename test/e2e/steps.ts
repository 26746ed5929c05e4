/** What a person does on the page of `npm start`, for the tests that do it. Each step ends when what it brings about can be seen. */
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The agent's side. */
export const panelOf = (page: Page): FrameLocator => page.frameLocator('inlay-frame iframe');

/** Opens the page as an agent, in English, and waits for the panel. */
export async function openPage(page: Page, address: string, agent: string): Promise<FrameLocator> {
  await page.goto(`${address}/?agent=${agent}&language=en`);
  const panel = panelOf(page);
  await panel.getByRole('tab', { name: /^New/ }).waitFor();
  return panel;
}

/** Writes on the customers' side. */
export async function writeAs(page: Page, customer: string, account: string, text: string): Promise<void> {
  const customers = page.getByRole('region', { name: 'Customers' });
  await customers.getByRole('combobox', { name: 'Network account' }).selectOption(account);
  await customers.getByRole('combobox', { name: 'Customer', exact: true }).selectOption(customer);
  await customers.getByRole('textbox', { name: 'Write as the customer' }).fill(text);
  await customers.getByRole('button', { name: 'Post as customer' }).click();
}

/** The row's own button, which opens it. */
export const rowOf = (panel: FrameLocator, excerpt: string | RegExp): Locator =>
  panel.getByRole('list', { name: 'Interactions' }).getByRole('button').filter({ hasText: excerpt }).first();

/** What the thread has of a message. */
export const bubble = (panel: FrameLocator, text: string): Locator =>
  panel.getByRole('log', { name: 'Messages' }).getByRole('article').filter({ hasText: text });

/** Opens the interaction whose row says this, and waits for the message. */
export async function openThread(panel: FrameLocator, text: string): Promise<void> {
  await rowOf(panel, text).click();
  await bubble(panel, text).first().waitFor();
}

/** Chooses from the open thread's options. */
export async function choose(panel: FrameLocator, option: string): Promise<void> {
  await panel.getByRole('button', { name: 'Options', exact: true }).click();
  await panel
    .getByRole('menuitem', { name: option, exact: true })
    .or(panel.getByRole('menuitemcheckbox', { name: option, exact: true }))
    .click();
}

/** Makes the open interaction the agent's own, whoever it was given to, be it meanwhile. */
export async function take(panel: FrameLocator): Promise<void> {
  await panel.getByRole('button', { name: 'Options', exact: true }).click();
  const entries = panel.getByRole('menuitem');
  // The menu comes late: what is pressed before it is there would go to the thread.
  await entries.first().waitFor();
  const toMe = panel.getByRole('menuitem', { name: 'Assign to me', exact: true });
  if (await toMe.isVisible()) await toMe.click();
  else await entries.first().press('Escape');
  await panel.locator('[data-holder="me"]').waitFor();
}

/** Goes on queue, be it again: who leaves an offer unanswered for its minute is *Not responding*, which a test on a slow machine does without wanting to. */
export async function goOnQueue(panel: FrameLocator): Promise<void> {
  await panel.locator('inlay-availability').getByRole('button').first().click();
  await panel.getByRole('menuitemradio', { name: /^Available/ }).click();
  await panel.locator('inlay-availability .shape.available').first().waitFor();
}
