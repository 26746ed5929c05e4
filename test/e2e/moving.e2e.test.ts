import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { DemoServer } from './demo-server.ts';
import { choose, openPage, openThread, take, writeAs } from './steps.ts';

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

it('an agent hands a conversation over with a note, and the other one has it (W2)', async () => {
  const anna = await openAs('anna');
  const tom = await openAs('tom');
  await writeAs(anna.page, 'chloe-dubois', 'web-chat-acme', 'Who can change my order?');
  await openThread(anna.panel, 'Who can change my order?');
  // Whoever it was given to: Anna takes it.
  await take(anna.panel);

  await choose(anna.panel, 'Transfer');
  const directory = anna.panel.getByRole('dialog', { name: 'Directory' });
  await directory.getByRole('searchbox', { name: 'Search directory' }).fill('tom');
  await directory.getByRole('button', { name: /^Tom Okafor/ }).click();
  await directory.getByRole('textbox').fill('Order 4711, asks for Friday');
  await directory.getByRole('button', { name: 'Transfer' }).click();
  await directory.waitFor({ state: 'detached' });

  await tom.panel.getByText(/Anna Keller transferred Chloé Dubois to you, with a note/).waitFor();
  await openThread(tom.panel, 'Who can change my order?');
  await tom.panel.getByText('Order 4711, asks for Friday').waitFor();
  await anna.page.context().close();
  await tom.page.context().close();
});

it('goes on from Instagram on WhatsApp by a template, and the customer answers there (W3)', async () => {
  const { page, panel } = await openAs('anna');
  await writeAs(page, 'ines-garcia', 'instagram-acme-france', 'Where is my kettle?');
  await openThread(panel, 'Where is my kettle?');
  await choose(panel, 'Elevate');
  const dialog = panel.getByRole('dialog', { name: 'Elevate' });
  await dialog.getByRole('combobox', { name: 'Channel' }).selectOption({ label: 'WhatsApp · Acme WhatsApp' });
  await dialog.getByRole('textbox', { name: 'Contact identifier' }).fill('06 39');
  await dialog.getByRole('button', { name: 'Start' }).click();
  await dialog.getByText('This isn’t a complete telephone number.').waitFor();
  await dialog.getByRole('textbox', { name: 'Contact identifier' }).fill('06 39 98 00 12');
  await dialog.getByRole('button', { name: 'Start' }).click();
  await dialog.waitFor({ state: 'detached' });

  // Nothing but a template may be sent there: they open by themselves.
  const desk = panel.getByRole('dialog', { name: 'Quick replies' });
  await desk.locator('.row, [role=option], .entry').first().waitFor();
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Continues from acme.france' }).waitFor();

  await writeAs(page, 'ines-garcia', 'whatsapp-acme', 'Here I am, on WhatsApp.');
  await panel.getByRole('log', { name: 'Messages' }).getByText('Here I am, on WhatsApp.').waitFor();
  await panel.getByRole('button', { name: 'Continues from acme.france' }).click();
  await panel.getByRole('button', { name: 'Continued on Acme WhatsApp' }).waitFor();
  expect(await panel.getByRole('log', { name: 'Messages' }).getByText('Where is my kettle?').count()).toBe(1);
});
