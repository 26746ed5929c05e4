/**
 * Signing in, on three sites as a browser tells them apart: the CRM's page, the panel in a frame of it, and the company's login server, with
 * storage partitioned by the page around, as in the browsers that agents use.
 */
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Frame,
  type FrameLocator,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../support/browser.ts';
import { until } from '../../backend/support/test-backend.ts';
import { startThreeSites, type ThreeSites } from './three-sites.ts';
import { storedIn } from './what-is-left.ts';

/**
 * In place of playwright's own argument, which switches `ThirdPartyStoragePartitioning` off: with that a frame would share what it must not.
 * Of an argument that stands twice Chromium takes the last.
 */
const DISABLED = ['HttpsUpgrades', 'MediaRouter', 'OptimizationHints', 'PaintHolding'];
/** A token, or the beginning of one. */
const TOKEN = /eyJ[\w-]{10,}/;

let browser: Browser;
let sites: ThreeSites;
beforeAll(async () => {
  const { executablePath, args, env } = await findBrowser();
  browser = await chromium.launch({
    executablePath,
    env,
    args: [...args, '--host-resolver-rules=MAP *.test 127.0.0.1', `--disable-features=${DISABLED.join(',')}`],
  });
  sites = await startThreeSites();
});
afterAll(async () => {
  await browser.close();
  await sites.close();
});

let context: BrowserContext;
afterEach(() => context.close());

/** What every window and frame of a context was told by `message`, which addresses were asked for, what was written to the console. */
interface Overheard {
  readonly messages: string[];
  readonly addresses: string[];
  readonly console: string[];
}

async function open(sites: ThreeSites): Promise<{ page: Page; panel: FrameLocator; heard: Overheard }> {
  context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale: 'en',
    viewport: { width: 720, height: 740 },
  });
  const heard: Overheard = { messages: [], addresses: [], console: [] };
  await context.exposeBinding('overhear', (_source, text: string) => heard.messages.push(text));
  await context.addInitScript(() => {
    addEventListener('message', ({ data }) => {
      (window as unknown as { overhear(text: string): void }).overhear(JSON.stringify(data) ?? '');
    });
  });
  context.on('request', (request) => heard.addresses.push(request.url()));
  context.on('console', (message) => heard.console.push(message.text()));
  const page = await context.newPage();
  await page.goto(`${sites.crm}/?width=640`);
  return { page, panel: page.frameLocator('inlay-frame iframe'), heard };
}

/** Clicks, and gives the window that opens, at the login server. */
async function begin(page: Page, panel: FrameLocator, name = 'Sign in'): Promise<Page> {
  const opens = page.waitForEvent('popup');
  await panel.getByRole('button', { name, exact: true }).click();
  const popUp = await opens;
  await popUp.getByRole('button', { name: 'Log in' }).waitFor();
  return popUp;
}

async function logIn(popUp: Page, name: string): Promise<void> {
  await popUp.getByRole('textbox', { name: 'Name' }).fill(name);
  await popUp.getByRole('button', { name: 'Log in' }).click();
}

const list = (panel: FrameLocator) => panel.getByRole('tab', { name: /^New/ });
const frameOf = (page: Page, sites: ThreeSites): Frame => {
  const frame = page.frames().find((each) => each.url().startsWith(sites.panel));
  if (frame === undefined) throw new Error('There is no frame of the panel');
  return frame;
};

describe('signing in', () => {
  it('signs in from a frame of another site; no token is in an address, a message, a storage or a log', async () => {
    const { page, panel, heard } = await open(sites);
    // What stands in the panel's own storage as a page by itself is not to be seen in the frame: storage is partitioned.
    const alone = await context.newPage();
    await alone.goto(`${sites.panel}/sign-in.html`);
    await alone.evaluate(() => localStorage.setItem('partition', 'alone'));
    expect(await frameOf(page, sites).evaluate(() => localStorage.getItem('partition'))).toBe(null);
    await alone.close();

    const popUp = await begin(page, panel);
    const closed = popUp.waitForEvent('close');
    await logIn(popUp, 'ada');
    await list(panel).waitFor();
    await closed;

    expect(await context.cookies(sites.panel)).toMatchObject([
      {
        name: '__Host-inlay-session',
        httpOnly: true,
        secure: true,
        sameSite: 'None',
        partitionKey: 'https://crm.test',
      },
    ]);
    // Without a window from now on.
    await page.reload();
    await list(panel).waitFor();

    const stored = await storedIn(frameOf(page, sites));
    for (const text of [...heard.messages, ...heard.addresses, ...heard.console, ...sites.seen, stored])
      expect(text).not.toMatch(TOKEN);
    const coded = heard.addresses.filter((address) => /[?&]code=/.test(address));
    expect(coded.map((address) => address.split('?')[0])).toEqual([`${sites.panel}/sign-in.html`]);
    const code = new URL(coded[0] ?? '').searchParams.get('code') ?? '';
    expect(code).not.toBe('');
    for (const text of [...heard.messages, ...heard.console, stored]) expect(text).not.toContain(code);
    expect(sites.seen.filter((line) => line.includes(code))).toEqual(coded);
  });

  it('asks again in the middle of work, and loses neither draft nor message; signing out leaves nothing', async () => {
    const { page, panel } = await open(sites);
    await logIn(await begin(page, panel), 'ada');
    await list(panel).waitFor();
    const [first, second] = [await sites.test.inbound(), await sites.test.inbound()];
    // Nobody else is there.
    for (const { id } of [first, second])
      await until('it to be Ada’s', async () => {
        const { body } = await sites.test.call('GET', `/interactions/${id}`);
        return body.assignee?.id === 'ada';
      });
    const row = (name: string) =>
      panel.getByRole('list', { name: 'Interactions' }).getByRole('button').filter({ hasText: name });
    const composer = panel.getByRole('textbox', { name: 'Write a reply' });

    await row(first.contact.name ?? '')
      .first()
      .click();
    await composer.fill('A draft that is not sent');
    await row(second.contact.name ?? '')
      .first()
      .click();
    await composer.fill('A message in the middle of it');
    sites.clock.skewMs += 11 * 60_000;
    await sites.expire();
    await panel.getByText('Sign in again').waitFor();
    await panel.getByRole('button', { name: /^Send/ }).first().click();
    await panel
      .getByRole('log')
      .getByRole('article')
      .filter({ hasText: 'A message in the middle of it' })
      .waitFor();
    expect(sites.test.gateway.sent.map(({ text }) => text)).toEqual([]);

    // The login server still knows who is there.
    await panel.getByRole('button', { name: 'Sign in', exact: true }).click();
    await until('the message to go', () =>
      sites.test.gateway.sent.some(({ text }) => text === 'A message in the middle of it'),
    );
    await expect.poll(() => panel.getByText('Sign in again').count()).toBe(0);
    await row(first.contact.name ?? '')
      .first()
      .click();
    await expect.poll(() => composer.inputValue()).toBe('A draft that is not sent');
    expect(await storedIn(frameOf(page, sites))).toContain('A draft that is not sent');

    await panel.getByRole('button', { name: 'Preferences' }).click();
    await panel.getByRole('button', { name: 'Sign out' }).click();
    const asked = panel.getByRole('alertdialog', { name: 'Sign out of Inlay?' });
    await asked.getByText('1 draft would be lost.').waitFor();
    await asked.getByRole('button', { name: 'Sign out' }).click();
    await panel.getByRole('heading', { name: 'You have signed out' }).waitFor();
    const left = await storedIn(frameOf(page, sites));
    expect(left).not.toMatch(/draft that is|message in the|Hello|Contact \d|eyJ/);
    expect(await context.cookies(sites.panel)).toEqual([]);
  });

  it('says what went wrong', async () => {
    const { page, panel } = await open(sites);
    await (await begin(page, panel)).getByRole('button', { name: 'Deny' }).click();
    await panel.getByText('The login page did not let you in.').waitFor();
    await panel.getByText('It said: Not today').waitFor();

    await logIn(await begin(page, panel), 'nobody');
    await panel.getByText('You are signed in there, but are no agent here.').waitFor();

    await (await begin(page, panel)).close();
    await panel.getByText('Is the window still open?').waitFor();
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await panel.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  });

  it('takes no answer in a window in which nothing began', async () => {
    const { page } = await open(sites);
    const link = await context.newPage();
    await link.goto(`${sites.panel}/sign-in.html?code=theirs&state=theirs`);
    await link.getByText('This sign-in did not begin in this window.').waitFor();
    expect(new URL(link.url()).search).toBe('');
    await page.close();
  });

  it('goes on where the login server cuts its window off', async () => {
    sites.login.openerPolicy = 'same-origin';
    const { page, panel } = await open(sites);
    const popUp = await begin(page, panel);
    expect(await popUp.evaluate(() => window.opener as unknown)).toBe(null);
    await panel.getByText('Is the window still open?').waitFor();
    await logIn(popUp, 'ada');
    await list(panel).waitFor();
    sites.login.openerPolicy = null;
  });

  it('gives another agent a panel of their own, in every tab', async () => {
    const { page, panel } = await open(sites);
    await logIn(await begin(page, panel), 'ada');
    await list(panel).waitFor();
    const tab = await context.newPage();
    await tab.goto(`${sites.crm}/?width=640`);
    const other = tab.frameLocator('inlay-frame iframe');
    await list(other).waitFor();
    await other.getByRole('button', { name: 'Preferences' }).click();
    await other.getByText('Signed in as Ada').waitFor();
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
    await panel.getByRole('heading', { name: 'You have signed out' }).waitFor();

    // The login server asks who is there, although it knows Ada.
    await logIn(await begin(tab, other), 'ben');
    for (const each of [panel, other]) {
      await list(each).waitFor();
      await each.getByRole('button', { name: 'Preferences' }).click();
      await each.getByText('Signed in as Ben').waitFor();
    }
  });
});
