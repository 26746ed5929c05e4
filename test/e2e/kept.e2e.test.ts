import { chromium, type Browser, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NetworkEntry, NetworkTimeline } from '../../demo/network/api.ts';
import { findBrowser } from '../support/browser.ts';
import { DemoServer } from './demo-server.ts';
import { openPage, panelOf, rowOf, bubble } from './steps.ts';

const FACEBOOK = 'facebook-acme-france';
const WHATSAPP = 'whatsapp-acme';
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

async function write(accountId: string, text: string, more: object): Promise<void> {
  const response = await fetch(`${server.url}/network/api/accounts/${accountId}/entries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customerId: 'ines-garcia', text, ...more }),
  });
  if (!response.ok) throw new Error(`${String(response.status)} ${await response.text()}`);
}
/** What the customers' side knows of an account, as it is and as one text. */
async function timeline(accountId: string): Promise<{ entries: readonly NetworkEntry[]; text: string }> {
  const response = await fetch(`${server.url}/network/api/accounts/${accountId}/timeline`);
  const { entries } = (await response.json()) as NetworkTimeline;
  return { entries, text: JSON.stringify(entries) };
}

async function open(agent: string, row: string | RegExp): Promise<{ page: Page; panel: FrameLocator }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await openPage(page, server.url, agent);
  return { page, panel: await openRow(page, row) };
}
async function openRow(page: Page, row: string | RegExp): Promise<FrameLocator> {
  const panel = panelOf(page);
  await rowOf(panel, row).click();
  return panel;
}
const log = (panel: FrameLocator): Locator => panel.getByRole('log', { name: 'Messages' });
async function act(panel: FrameLocator, message: Locator, name: string): Promise<void> {
  await message.hover();
  await message.getByRole('button', { name: 'More actions' }).first().click();
  await panel.getByRole('menuitem', { name, exact: true }).click();
}

describe('what outlasts a reload, and who sees it', () => {
  it('M5 to M8: a note, begun and saved, a tag, and what was removed; the customers’ side keeps its own', async () => {
    await write(FACEBOOK, 'My account is 4711', { kind: 'comment' });
    const { page, panel } = await open('anna', 'My account is 4711');
    const message = bubble(panel, 'My account is 4711').first();

    await act(panel, message, 'Add note');
    await panel.getByRole('textbox', { name: 'Note' }).fill('Called back at noon');
    await page.reload();
    await openRow(page, 'My account is 4711');
    await expect
      .poll(() => panel.getByRole('textbox', { name: 'Note' }).inputValue())
      .toBe('Called back at noon');
    await panel.getByRole('button', { name: 'Save note' }).click();
    await panel.getByRole('article', { name: /^Note by/ }).waitFor();

    await act(panel, message, 'Add tags');
    const tags = panel.getByRole('dialog', { name: 'Add tags' });
    await tags.getByRole('combobox').fill('callback wanted');
    await tags.getByRole('combobox').press('Enter');
    await tags.getByRole('button', { name: 'Save' }).click();
    await message.getByText('callback wanted').waitFor();

    for (const name of ['Remove content', 'Remove author']) {
      await act(panel, bubble(panel, 'Called back at noon').first(), name);
      await panel.getByRole('alertdialog', { name }).getByRole('button', { name }).click();
    }
    await log(panel).getByText('Content removed').waitFor();

    const other = await open('tom', 'Anonymous');
    await page.reload();
    await openRow(page, 'Anonymous');
    for (const seen of [panel, other.panel]) {
      await log(seen).getByText('Content removed').first().waitFor();
      await log(seen).getByText('Called back at noon').waitFor();
      await log(seen).getByText('callback wanted').waitFor();
      expect(await seen.getByText('4711').count()).toBe(0);
    }
    const { text } = await timeline(FACEBOOK);
    expect(text).toContain('My account is 4711');
    for (const ours of ['Called back', 'callback wanted', 'Content removed'])
      expect(text).not.toContain(ours);
    await Promise.all([page, other.page].map((one) => one.context().close()));
  });

  it('R3, R5, C1: an own quick reply and a file, sent together after a reload', async () => {
    await write(WHATSAPP, 'Which chair is it?', { kind: 'direct' });
    const { page, panel } = await open('anna', 'Which chair is it?');
    const field = panel.getByRole('textbox', { name: 'Write a reply' });
    const openReplies = async (seen: FrameLocator): Promise<Locator> => {
      await seen.getByRole('button', { name: 'Quick replies' }).click();
      await seen.getByRole('tab', { name: 'My replies' }).click();
      return seen.getByRole('dialog', { name: 'Quick replies' });
    };
    const replies = await openReplies(panel);
    await replies.getByRole('button', { name: 'New reply' }).click();
    await replies.getByRole('textbox', { name: 'Title' }).fill('Green chair');
    await replies.getByRole('textbox', { name: 'Shortcut' }).fill('green');
    await page.reload();
    await openRow(page, 'Which chair is it?');
    await openReplies(panel);
    await replies.getByRole('button', { name: 'Go on with Green chair' }).click();
    await replies.getByRole('textbox', { name: 'Text' }).fill('It is the green one, {{contact.name}}.');
    await replies.getByRole('button', { name: 'Save', exact: true }).click();
    await replies.getByText('Green chair').first().waitFor();

    await page.reload();
    await openRow(page, 'Which chair is it?');
    await field.click();
    await field.pressSequentially('/green');
    await panel.getByRole('option', { name: /Green chair/ }).waitFor();
    await field.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('It is the green one, Inés García.');
    await panel.locator('inlay-composer input[type=file]').setInputFiles({
      name: 'chair.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('green'),
    });
    await panel.getByRole('button', { name: /^Remove attachment/ }).waitFor();
    // It is kept some milliseconds after it was chosen, in the browser or there.
    await panel.locator('.chip[data-upload="ready"]').waitFor();
    await page.reload();
    await openRow(page, 'It is the green one');
    await panel.getByRole('button', { name: /^Remove attachment/ }).waitFor();
    await panel.getByRole('button', { name: /^Send/ }).first().click();
    await expect
      .poll(async () => {
        const { entries } = await timeline(WHATSAPP);
        return entries.slice(-2).flatMap(({ text, files }) => [text, ...files.map(({ name }) => name)]);
      })
      .toEqual(expect.arrayContaining(['It is the green one, Inés García.', 'chair.txt']));

    const other = await open('tom', /green one|chair\.txt|file/);
    await bubble(other.panel, 'It is the green one').first().waitFor();
    const theirs = await openReplies(other.panel);
    await theirs.getByText('No replies of your own yet').waitFor();
    expect(await theirs.getByText('Green chair').count()).toBe(0);
    await Promise.all([page, other.page].map((one) => one.context().close()));
  });

  it('R4: a template is sent as it was previewed, and stands there for everybody after a reload', async () => {
    await write(WHATSAPP, 'Are you still there?', { kind: 'direct', customerId: 'chloe-dubois' });
    const { page, panel } = await open('anna', 'Are you still there?');
    await panel.getByRole('button', { name: 'Quick replies' }).click();
    await panel.getByRole('tab', { name: 'Message templates' }).click();
    const replies = panel.getByRole('dialog', { name: 'Quick replies' });
    await replies
      .getByRole('button', { name: /parcel_on_its_way/ })
      .first()
      .click();
    const values = ['A-1', 'Chloé', 'A-1', 'Tuesday', '8842'];
    const fields = replies.locator('inlay-template-form input.field');
    for (const [at, value] of values.entries()) await fields.nth(at).fill(value);
    const words = 'Hello Chloé, your order A-1 has left our warehouse and arrives on Tuesday.';
    await replies.getByRole('region', { name: 'Preview' }).getByText(words).waitFor();
    await replies.getByRole('button', { name: 'Send template' }).click();
    await expect.poll(async () => (await timeline(WHATSAPP)).entries.at(-1)?.text).toBe(words);
    await page.reload();
    await openRow(page, words.slice(0, 20));
    const other = await open('tom', words.slice(0, 20));
    for (const seen of [panel, other.panel]) await bubble(seen, words).first().waitFor();
    await Promise.all([page, other.page].map((one) => one.context().close()));
  });
});
