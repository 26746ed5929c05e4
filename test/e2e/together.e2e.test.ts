import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';
import { startTranslateServer, type TranslateServer } from '../support/translate-server.ts';
import { DemoServer } from './demo-server.ts';
import { bubble, choose, openPage, panelOf, rowOf, writeAs } from './steps.ts';

let server: DemoServer;
let browser: Browser;
let sink: MailSink;
let translator: TranslateServer;
/** What the browser's console says of the policy, and errors that nobody caught. */
const complaints: string[] = [];

beforeAll(async () => {
  [server, sink, translator] = await Promise.all([
    DemoServer.create(),
    startMailSink(),
    startTranslateServer(),
  ]);
  await server.start({
    INLAY_TRANSLATE_URL: translator.url,
    INLAY_SMTP_URL: sink.url,
    INLAY_MAIL_FROM: 'Acme <care@acme.example>',
  });
  browser = await chromium.launch(await findBrowser());
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await Promise.all([sink.stop(), translator.stop()]);
});

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

async function openThread(panel: FrameLocator, contact: RegExp, text: string): Promise<void> {
  await rowOf(panel, contact).click();
  await bubble(panel, text).last().waitFor();
}

describe('across languages and agents', () => {
  it('X1 X2: what the contact wrote and what the agent answers are there in both languages; the contact gets one', async () => {
    const { page, panel } = await openAs('anna');
    await writeAs(page, 'haruto-sato', 'whatsapp-acme', 'Bonjour, où est mon colis ?');
    await openThread(panel, /佐藤/, 'Bonjour, où est mon colis ?');
    await choose(panel, 'Translate messages');
    await panel
      .getByRole('dialog', { name: 'Translate messages' })
      .getByRole('button', { name: 'Apply' })
      .click();
    await bubble(panel, '«en» Bonjour, où est mon colis ?').getByText('Translated from French').waitFor();

    const field = panel.getByRole('textbox', { name: 'Write a reply' });
    await field.fill('Hello, the parcel leaves today.');
    await panel.getByText('Goes out in French').waitFor();
    await panel.getByRole('button', { name: 'Send in French' }).click();
    await bubble(panel, 'Hello, the parcel leaves today.').getByText('Sent in French').waitFor();
    const timeline = page.getByRole('log', { name: 'Network timeline' });
    await timeline.getByText('«fr» Hello, the parcel leaves today.').waitFor();
    await timeline.getByText('(Traduit automatiquement)').waitFor();

    // It is remembered for this interaction.
    await page.reload();
    await openThread(panel, /佐藤/, 'Bonjour, où est mon colis ?');
    await panel.getByRole('group', { name: 'Translate messages' }).waitFor();
    await bubble(panel, '«en» Bonjour').waitFor();

    // A service that is down holds nothing up.
    translator.next(...Array.from({ length: 3 }, () => ({ status: 500, error: 'Down' })));
    await field.fill('Thanks');
    await panel.getByRole('button', { name: 'Send untranslated' }).click();
    await bubble(panel, 'Thanks').waitFor();
    await page.context().close();
  });

  it('T12: two agents see each other within two seconds, writing too, and a crash ends it', async () => {
    const anna = await openAs('anna');
    await writeAs(anna.page, 'haruto-sato', 'whatsapp-acme', 'Is anybody there?');
    await openThread(anna.panel, /佐藤/, 'Is anybody there?');
    const tom = await openAs('tom');
    await openThread(tom.panel, /佐藤/, 'Is anybody there?');
    await anna.panel.locator('.viewing').getByText('Tom Okafor is viewing').waitFor({ timeout: 2_000 });
    await tom.panel.locator('.viewing').getByText('Anna Keller is viewing').waitFor({ timeout: 2_000 });
    await tom.panel.getByRole('textbox', { name: 'Write a reply' }).fill('I am');
    await anna.panel.getByText('Tom Okafor is writing a reply').first().waitFor({ timeout: 2_000 });
    // A second tab of Anna is nobody else.
    const again = await anna.page.context().newPage();
    await again.goto(`${server.url}/?agent=anna&language=en`);
    const second = panelOf(again);
    await openThread(second, /佐藤/, 'Is anybody there?');
    await second.getByText('Tom Okafor is').first().waitFor();
    expect(await second.locator('.viewing').getByText('Anna').count()).toBe(0);

    const session = await tom.page.context().newCDPSession(tom.page);
    void session.send('Page.crash').catch(() => undefined);
    await anna.panel.getByText('Tom Okafor is writing a reply').first().waitFor({ state: 'detached' });
    await anna.panel.locator('.viewing').waitFor({ state: 'detached' });
    await anna.page.context().close();
    await tom.page.context().close();
  });

  it('O9: a transcript goes to one address, and its end is told', async () => {
    const { page, panel } = await openAs('anna');
    await writeAs(page, 'haruto-sato', 'whatsapp-acme', 'Please mail me what we wrote.');
    await openThread(panel, /佐藤/, 'Please mail me what we wrote.');
    await choose(panel, 'Send transcript');
    const dialog = panel.getByRole('dialog', { name: 'Send transcript' });
    const address = dialog.getByRole('textbox', { name: 'Email address' });
    await address.fill('a@b, c@d');
    await address.press('Enter');
    await dialog.getByText('Enter one address only.').waitFor();
    await address.fill('haruto@home.example');
    await address.press('Enter');
    await dialog.getByText('The transcript has been sent.').waitFor();
    expect(sink.mails.map(({ to }) => to)).toEqual([['haruto@home.example']]);
    expect(sink.mails[0]?.parsed.text).toContain('Please mail me what we wrote.');
    await page.context().close();
  });

  it('breaks no rule of the page', () => {
    expect(complaints).toEqual([]);
  });
});
