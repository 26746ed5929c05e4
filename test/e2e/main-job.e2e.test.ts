import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { DemoServer } from './demo-server.ts';
import { bubble, openPage, rowOf, take, writeAs } from './steps.ts';

let server: DemoServer;
let browser: Browser;
/** What the browser's console says of the policy, and errors that nobody caught. */
const complaints: string[] = [];

beforeAll(async () => {
  server = await DemoServer.create();
  await server.start();
  browser = await chromium.launch(await findBrowser());
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** One agent's tab. Each has its own storage, as two agents at two machines have. */
async function openAs(agent: string): Promise<{ page: Page; panel: FrameLocator }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, panel: await openPage(page, server.url, agent) };
}

describe('the main job', () => {
  // The first of all, as an offer has its minute: nobody has waited for this one yet.
  it('a second agent in a second tab: offers, assignments and messages follow live in both', async () => {
    const anna = await openAs('anna');
    const tom = await openAs('tom');
    const offered = anna.panel
      .getByRole('list', { name: 'Interactions' })
      .getByRole('listitem')
      .filter({ has: anna.page.getByRole('button', { name: 'Accept' }) });
    const words = (await offered.locator('.excerpt').first().innerText()).trim();
    const [annasRow, tomsRow] = [anna, tom].map(({ panel }) => rowOf(panel, words));
    if (annasRow === undefined || tomsRow === undefined) throw new Error('no rows');
    await tomsRow.filter({ hasText: 'Unassigned' }).waitFor();
    await offered.getByRole('button', { name: 'Accept' }).first().click();
    await tomsRow.filter({ hasText: 'With Anna Keller' }).waitFor();

    await Promise.all([annasRow.click(), tomsRow.click()]);
    await anna.panel.locator('[data-holder="me"]').waitFor();
    await anna.panel.getByRole('textbox', { name: 'Write a reply' }).fill('Anna does.');
    await anna.panel.getByRole('button', { name: /^Send/ }).first().click();
    await bubble(tom.panel, 'Anna does.').waitFor();
    await take(tom.panel);
    // Anna's panel says by itself whose it is now.
    await anna.panel.getByText('Assigned to Tom Okafor').first().waitFor();
    await anna.panel.locator('[data-holder="other"]').waitFor();
    await anna.page.context().close();
    await tom.page.context().close();
  });

  it('a customer writes, the agent answers, the customer has it', async () => {
    const { page, panel } = await openAs('anna');
    await writeAs(page, 'haruto-sato', 'whatsapp-acme', 'Is the shop in Lyon open tomorrow?');
    const row = rowOf(panel, 'Is the shop in Lyon open tomorrow?');
    for (const mark of [/WhatsApp, Private,/, /1 new/]) await row.filter({ hasText: mark }).waitFor();
    await row.click();
    await bubble(panel, 'Is the shop in Lyon open tomorrow?').waitFor();

    const field = panel.getByRole('textbox', { name: 'Write a reply' });
    await field.fill('Yes, from nine to seven.');
    await field.press('Enter');
    const answer = bubble(panel, 'Yes, from nine to seven.');
    await answer.waitFor();
    const timeline = page.getByRole('log', { name: 'Network timeline' });
    await timeline.getByText('Yes, from nine to seven.').waitFor();
    await answer.getByText(/read/i).waitFor();
    expect(await answer.count()).toBe(1);
    await page.context().close();
  });

  it('a draft is there after a reload half-way through', async () => {
    const { page, panel } = await openAs('anna');
    await writeAs(page, 'chloe-dubois', 'sms-acme', 'Do you still have the blue one?');
    await rowOf(panel, 'Do you still have the blue one?').click();
    const field = panel.getByRole('textbox', { name: 'Write a reply' });
    await field.pressSequentially('Let me look whether');
    await page.reload();
    // The row says that there is a draft.
    await rowOf(panel, 'Let me look whether').click();
    await expect
      .poll(() => panel.getByRole('textbox', { name: 'Write a reply' }).inputValue())
      .toBe('Let me look whether');
    await page.context().close();
  });

  it('the server killed in the middle of a send: nothing lost, nothing twice, and the panel comes back', async () => {
    const { page, panel } = await openAs('anna');
    await writeAs(page, 'noam-levi', 'messenger-acme-france', 'Can I change my address?');
    await rowOf(panel, 'Can I change my address?').click();
    const field = panel.getByRole('textbox', { name: 'Write a reply' });
    await field.fill('First answer before the crash.');
    // It has left and is not answered: what sends may itself have come only now.
    const leaving = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/messages'),
    );
    await field.press('Enter');
    await leaving;
    await server.kill();
    await field.fill('Second answer while the server is down.');
    await field.press('Enter');
    await bubble(panel, 'Second answer while the server is down.').waitFor();
    await server.start();

    const timeline = page.getByRole('log', { name: 'Network timeline' });
    await timeline.getByText('Second answer while the server is down.').waitFor({ timeout: 40_000 });
    for (const text of ['First answer before the crash.', 'Second answer while the server is down.']) {
      await bubble(panel, text).first().waitFor();
      expect(await bubble(panel, text).count()).toBe(1);
      expect(await timeline.getByText(text).count()).toBe(1);
    }
    await page.context().close();
  });

  it('breaks no rule of the panel’s Content-Security-Policy on the way', () => {
    expect(complaints).toEqual([]);
  });
});
