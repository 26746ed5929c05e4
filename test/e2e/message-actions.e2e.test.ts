import { chromium, type Browser, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NetworkEntry, NetworkTimeline } from '../../demo/network/api.ts';
import type { PlatformAction } from '../../src/model/platform.ts';
import { findBrowser } from '../support/browser.ts';
import { DemoServer } from './demo-server.ts';

const FACEBOOK = 'facebook-acme-france';
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

async function network<T>(
  path: string,
  body?: object,
  method = body === undefined ? 'GET' : 'POST',
): Promise<T> {
  const response = await fetch(`${server.url}/network/api${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
  return (await response.json()) as T;
}
const write = (accountId: string, text: string, more: object): Promise<NetworkEntry> =>
  network(`/accounts/${accountId}/entries`, { customerId: 'ines-garcia', text, ...more });
const shown = async ({ accountId, id }: NetworkEntry): Promise<NetworkEntry | undefined> =>
  (await network<NetworkTimeline>(`/accounts/${accountId}/timeline`)).entries.find(
    (entry) => entry.id === id,
  );
const refuse = (accountId: string, refuses: readonly PlatformAction[]) =>
  network(`/accounts/${accountId}/behaviour`, { refuses }, 'PUT');

async function open(
  agent: string,
  text: string,
): Promise<{ page: Page; panel: FrameLocator; article: Locator }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(`${server.url}/?agent=${agent}&language=en`);
  return { page, ...(await openThread(page, text)) };
}
async function openThread(page: Page, text: string): Promise<{ panel: FrameLocator; article: Locator }> {
  const panel = page.frameLocator('inlay-frame iframe');
  await panel
    .getByRole('list', { name: 'Interactions' })
    .getByRole('button', { name: /Inés García/ })
    .filter({ hasText: text })
    .click();
  const article = panel
    .getByRole('log', { name: 'Messages' })
    .getByRole('article')
    .filter({ hasText: text })
    .first();
  await article.waitFor();
  return { panel, article };
}
async function choose(panel: FrameLocator, article: Locator, name: string): Promise<void> {
  await article.hover();
  await article.getByRole('button', { name: 'More actions' }).click();
  await panel.getByRole('menuitem', { name, exact: true }).click();
}

describe('what is done with a message, from the click to the network and back', () => {
  it('likes, hides and deletes; the network shows it, and so does everybody’s panel (M2, M3, M4)', async () => {
    const entry = await write(FACEBOOK, 'Never again this shop', { kind: 'comment' });
    const { page, panel, article } = await open('anna', 'Never again this shop');
    await article.hover();
    await article.getByRole('button', { name: 'Like', exact: true }).click();
    await article.getByText('Liked by us').waitFor();
    await expect.poll(async () => (await shown(entry))?.likedByAccount).toBe(true);
    await choose(panel, article, 'Hide');
    await expect.poll(async () => (await shown(entry))?.hidden).toBe(true);
    await article.getByText('Hidden').waitFor();

    await choose(panel, article, 'Delete message');
    const dialog = panel.getByRole('alertdialog', { name: 'Delete message' });
    await dialog.getByText('on Facebook, for good').waitFor();
    await dialog.getByRole('button', { name: 'Delete on Facebook' }).click();
    await expect.poll(async () => (await shown(entry))?.deleted).toBe(true);
    await article.getByText('Deleted').waitFor();
    await article.getByText('Never again this shop').waitFor();

    const other = await open('tom', 'Never again this shop');
    await other.article.getByText('Deleted').waitFor();
    await other.page.context().close();
    await page.context().close();
  });

  it('takes back what the network refuses, with the reason, and does it when asked again', async () => {
    const entry = await write(FACEBOOK, 'Is this a joke', { kind: 'comment' });
    await refuse(FACEBOOK, ['hide']);
    const { page, panel, article } = await open('anna', 'Is this a joke');
    await choose(panel, article, 'Hide');
    const strip = article.getByRole('alert');
    await strip.getByText('Facebook refuses it.').waitFor();
    await page.reload();
    await openThread(page, 'Is this a joke');
    await strip.getByText('Not hidden').waitFor();
    expect((await shown(entry))?.hidden).toBe(false);
    await refuse(FACEBOOK, []);
    await strip.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(async () => (await shown(entry))?.hidden).toBe(true);
    await strip.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('goes out after a reload that came before the backend could answer', async () => {
    const entry = await write(FACEBOOK, 'Where are you', { kind: 'comment' });
    const { page, article } = await open('anna', 'Where are you');
    await page.route('**/actions', (route) => route.abort());
    await article.hover();
    await article.getByRole('button', { name: 'Like', exact: true }).click();
    await article.getByText('Liked by us').waitFor();
    await page.reload();
    await openThread(page, 'Where are you');
    await article.getByText('Liked by us').waitFor();
    expect((await shown(entry))?.likedByAccount).toBe(false);
    await page.unroute('**/actions');
    await expect.poll(async () => (await shown(entry))?.likedByAccount, { timeout: 30_000 }).toBe(true);
    await page.context().close();
  });

  it('edits the one answer of a review instead of adding to it', async () => {
    const review = await write('google-play-acme', 'Crashes at the till', { kind: 'review', stars: 1 });
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    let answer = (): void => undefined;
    const answering = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/translation', async (route) => {
      await answering;
      await route.continue();
    });
    await page.goto(`${server.url}/?agent=anna&language=en`);
    const { panel } = await openThread(page, 'Crashes at the till');
    const field = panel.getByRole('textbox', { name: 'Write a reply' });
    await field.fill('Fixed in 4.2.');
    // Faster than what decides about it has come (C4): it goes when that is there.
    await field.press('Enter');
    answer();
    await panel.getByRole('button', { name: 'Edit answer' }).last().click({ timeout: 20_000 });
    await panel.getByText('what you send replaces it').waitFor();
    await expect.poll(() => field.inputValue()).toBe('Fixed in 4.2.');
    await field.fill('Fixed in 4.2, in the store since today.');
    await field.press('Enter');
    const answers = async () =>
      (await network<NetworkTimeline>('/accounts/google-play-acme/timeline')).entries.filter(
        ({ threadId, author }) => threadId === review.threadId && author.side === 'account',
      );
    await expect
      .poll(async () => (await answers()).map(({ text }) => text), { timeout: 20_000 })
      .toEqual(['Fixed in 4.2, in the store since today.']);
    expect((await answers())[0]?.editedAt).not.toBeNull();
    await page.context().close();
  });
});
