import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { DemoServer } from './demo-server.ts';
import { bubble, openPage, openThread } from './steps.ts';

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

async function openAs(agent: string): Promise<{ page: Page; panel: FrameLocator }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  return { page, panel: await openPage(page, server.url, agent) };
}

/** A customer's comment on the company's page, opened by the agent. */
async function openComment(page: Page, panel: FrameLocator, text: string): Promise<void> {
  const answer = await page.request.post(`${server.url}/network/api/accounts/facebook-acme-france/entries`, {
    data: { customerId: 'chloe-dubois', kind: 'comment', text, onAd: true },
  });
  expect(answer.status()).toBe(201);
  await openThread(panel, text);
}

const timeline = async (page: Page): Promise<{ text: string; visibility: string }[]> => {
  const answer = await page.request.get(`${server.url}/network/api/accounts/facebook-acme-france/timeline`);
  return ((await answer.json()) as { entries: { text: string; visibility: string }[] }).entries;
};

describe('answering a public comment', () => {
  it('takes a public answer back, sends it in private instead, and that once (C3, C12, T4, T6)', async () => {
    const { page, panel } = await openAs('anna');
    await openComment(page, panel, 'How loud is it?');
    await panel.getByText('Advertisement').waitFor();
    const field = panel.getByRole('textbox', { name: 'Write a reply' });

    await field.fill('Sixty decibels');
    await field.press('Enter');
    await panel.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => field.inputValue()).toBe('Sixty decibels');
    expect(await bubble(panel, 'Sixty decibels').count()).toBe(0);

    await panel.getByText('Send as private').click();
    await field.press('Enter');
    await bubble(panel, 'Sixty decibels').waitFor();
    await panel.getByText(/allows one private reply/).waitFor();
    await expect
      .poll(async () => (await timeline(page)).filter(({ text }) => text === 'Sixty decibels'))
      .toMatchObject([{ visibility: 'private' }]);
    // Else the next one might be given to her.
    await page.context().close();
  });

  it('sends a public answer by itself when its page goes in the time in which it could be taken back', async () => {
    const { page, panel } = await openAs('tom');
    await openComment(page, panel, 'And how heavy?');
    const field = panel.getByRole('textbox', { name: 'Write a reply' });
    await field.fill('Two kilos');
    await field.press('Enter');
    await panel.getByRole('button', { name: 'Undo' }).waitFor();
    expect((await timeline(page)).some(({ text }) => text === 'Two kilos')).toBe(false);
    const other = await browser.newPage();

    await page.close();

    await expect
      .poll(async () => (await timeline(other)).filter(({ text }) => text === 'Two kilos'), {
        timeout: 20_000,
      })
      .toMatchObject([{ visibility: 'public' }]);
  });
});
