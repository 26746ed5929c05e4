import { basename } from 'node:path';
import { chromium, type Browser, type FrameLocator, type Page, type Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weighPanel, type WeighedPanel } from '../check/first-screen.ts';
import { findBrowser } from '../support/browser.ts';
import { DemoServer } from './demo-server.ts';

/** So many more than what is shown, or read, at once. */
const MESSAGES = 130;
const CUSTOMERS = 60;

let server: DemoServer;
let browser: Browser;
let weighed: WeighedPanel;

beforeAll(async () => {
  server = await DemoServer.create();
  await server.start();
  // What the server has just built and serves; the budget counts what this names, and nothing else.
  weighed = weighPanel('dist');
  browser = await chromium.launch(await findBrowser());
  for (let number = 1; number <= MESSAGES; number += 1)
    await writeAs('haruto-sato', `Message ${String(number)} ${'and so on '.repeat(number % 12)}`);
  for (let number = 1; number <= CUSTOMERS; number += 1) {
    const { id } = (await post('/customers', { name: `Person ${String(number)}` })) as { id: string };
    await writeAs(id, `Question ${String(number)}`);
  }
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function post(path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${server.url}/network/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
  return answer.json();
}

async function writeAs(customerId: string, text: string): Promise<void> {
  await post('/accounts/whatsapp-acme/entries', { customerId, kind: 'direct', text });
}

const isFirst = (url: string): boolean => weighed.first.some(({ file }) => url.endsWith(`/${file}`));

/** An agent's page whose panel asks `onScript` for every script that does not count as the first screen. */
async function open(
  onScript: (route: Route) => Promise<void>,
): Promise<{ page: Page; panel: FrameLocator; asked: Set<string> }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const asked = new Set<string>();
  await page.route('**/panel/*.js', (route) => {
    const url = route.request().url();
    if (isFirst(url)) return route.continue();
    asked.add(basename(new URL(url).pathname));
    return onScript(route);
  });
  await page.goto(`${server.url}/?agent=anna&language=en`);
  return { page, panel: page.frameLocator('inlay-frame iframe'), asked };
}

const rows = (panel: FrameLocator) => panel.getByRole('list', { name: 'Interactions' }).getByRole('listitem');
const log = (panel: FrameLocator) => panel.getByRole('log', { name: 'Messages' });

describe('the first screen alone, every other script refused', () => {
  it('lists, searches, changes the queue, opens a thread, reads its messages and older ones, and goes back', async () => {
    const { page, panel, asked } = await open((route) => route.abort());

    await rows(panel).first().waitFor();
    const search = panel.getByRole('searchbox', { name: 'Search interactions' });
    await search.fill('Message 130');
    await expect.poll(() => rows(panel).count()).toBe(1);
    await search.press('Escape');
    await expect.poll(() => rows(panel).count()).toBeGreaterThan(10);

    await panel.getByRole('tab', { name: /^Pending/ }).click();
    await panel.getByText('Nothing is pending').waitFor();
    await panel.getByRole('tab', { name: /^New/ }).click();
    await rows(panel).first().waitFor();

    // The last of all rows, past what is shown and what is read at once, and by keys alone.
    await rows(panel).first().getByRole('button').focus();
    const last = rows(panel).filter({ hasText: `Question ${String(CUSTOMERS)}` });
    await expect
      .poll(async () => {
        await page.keyboard.press('End');
        return last.count();
      })
      .toBe(1);

    await rows(panel).filter({ hasText: 'Message 130' }).getByRole('button').first().click();
    const newest = log(panel).getByRole('article').filter({ hasText: 'Message 130' });
    await newest.waitFor();
    await expect
      .poll(() => newest.evaluate((article) => article.getBoundingClientRect().bottom <= innerHeight))
      .toBe(true);
    await log(panel).focus();
    const oldest = log(panel)
      .getByRole('article')
      .filter({ hasText: /Message 1(?!\d)/ });
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Home');
          return oldest.count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    await log(panel).getByText('The conversation begins here').waitFor();

    await panel.getByRole('button', { name: 'Back to the list' }).click();
    await expect.poll(() => log(panel).count()).toBe(0);
    await rows(panel).first().getByRole('button').click();
    await log(panel).waitFor();

    // Else nothing has been proved.
    expect([...asked].some((file) => file.startsWith('virtual-log'))).toBe(true);
    expect([...asked].some((file) => file.startsWith('writing'))).toBe(true);
    await page.context().close();
  });
});

describe('the virtual list that comes later', () => {
  it('takes over without moving a message on the screen, and leaves the focus where it is', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const isHeld = (url: string) => /\/(virtual-|esm)/.test(url);
    const { page, panel } = await open(async (route) => {
      if (isHeld(route.request().url())) await released;
      await route.continue();
    });
    /** What comes late besides, and moves what is there when it comes. */
    const underWay = new Set<string>();
    page.on('request', (request) => {
      if (request.resourceType() === 'script' && !isHeld(request.url())) underWay.add(request.url());
    });
    page.on('requestfinished', (request) => underWay.delete(request.url()));
    page.on('requestfailed', (request) => underWay.delete(request.url()));
    await rows(panel).filter({ hasText: 'Message 130' }).getByRole('button').first().click();
    await log(panel).getByRole('article').filter({ hasText: 'Message 130' }).waitFor();
    await log(panel).focus();
    // Not by keys, whose glide begins when the browser has time for it.
    await log(panel).evaluate((scroller) => {
      scroller.scrollBy({ top: -3 * scroller.clientHeight, behavior: 'instant' });
    });
    // What glides has come to rest when two frames in a row show it in one place.
    const places = () =>
      log(panel).evaluate(async (scroller) => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const look = () => {
          const box = scroller.getBoundingClientRect();
          return [...scroller.querySelectorAll<HTMLElement>('.row')]
            .map((row) => ({ key: row.dataset['key'], at: row.getBoundingClientRect() }))
            .filter(({ at }) => at.bottom > box.top && at.top < box.bottom)
            .map(({ key, at }) => `${key ?? ''} ${String(Math.round(at.top * 2) / 2)}`);
        };
        for (let last = ''; ;) {
          const now = look();
          if (last === now.join()) return now;
          last = now.join();
          await frame();
          await frame();
        }
      });
    const isVirtual = () =>
      log(panel).evaluate(
        (scroller) => scroller.querySelector<HTMLElement>('.sizer')?.style.blockSize !== '',
      );
    await panel.getByRole('textbox', { name: 'Write a reply' }).waitFor();
    await panel.getByRole('button', { name: 'Options' }).waitFor();
    await panel.getByRole('button', { name: /^Send/ }).first().waitFor();
    let before: string[] = [];
    await expect
      .poll(async () => {
        const last = before;
        before = await places();
        return underWay.size === 0 && before.join() === last.join();
      })
      .toBe(true);
    expect(before.length).toBeGreaterThan(2);
    expect(await isVirtual()).toBe(false);
    release();
    await expect.poll(isVirtual).toBe(true);
    expect(await places()).toEqual(before);
    expect(
      await log(panel).evaluate(
        (scroller) => (scroller.getRootNode() as ShadowRoot).activeElement === scroller,
      ),
    ).toBe(true);
    await page.context().close();
  });
});
