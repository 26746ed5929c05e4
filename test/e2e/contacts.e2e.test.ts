import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { DemoServer } from './demo-server.ts';

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

interface Tab {
  readonly page: Page;
  readonly panel: FrameLocator;
}

async function openIn(context: BrowserContext, agent: string, width = 360): Promise<Tab> {
  const page = await context.newPage();
  await page.goto(`${server.url}/?agent=${agent}&language=en&width=${String(width)}`);
  const panel = page.frameLocator('inlay-frame iframe');
  await panel.getByRole('tab', { name: /^New/ }).waitFor();
  await panel.getByRole('button', { name: 'Preferences' }).waitFor();
  return { page, panel };
}
const contextOf = (): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1700, height: 900 } });

async function writeAs(page: Page, customer: string, account: string, text: string): Promise<void> {
  const customers = page.getByRole('region', { name: 'Customers' });
  await customers.getByRole('combobox', { name: 'Network account' }).selectOption(account);
  await customers.getByRole('combobox', { name: 'Customer', exact: true }).selectOption(customer);
  await customers.getByRole('textbox', { name: 'Write as the customer' }).fill(text);
  await customers.getByRole('button', { name: 'Post as customer' }).click();
}
const row = (panel: FrameLocator, text: string) =>
  panel
    .getByRole('list', { name: 'Interactions' })
    .getByRole('button', { name: /Léa/ })
    .filter({ hasText: text })
    .first();

describe('contacts and notices', () => {
  it('Q9: two tabs of an agent tell of a reply once, by the host', async () => {
    const context = await contextOf();
    const first = await openIn(context, 'anna');
    const second = await openIn(context, 'anna');
    /** What either page was told of Léa's private messages. */
    const notices = async (): Promise<string[]> => {
      const all = await Promise.all(
        [first, second].map(({ page }) =>
          page.getByRole('log', { name: 'Notices' }).locator('div').allInnerTexts(),
        ),
      );
      return all.flat().filter((text) => /^(Assigned to you|Contact replied): Léa Martin/.test(text));
    };
    expect(await notices()).toEqual([]);

    await writeAs(second.page, 'lea-martin', 'whatsapp-acme', 'Is anybody there?');
    await expect.poll(notices).toHaveLength(1);
    // By default a notice says who and what happened alone.
    expect((await notices()).join('')).not.toContain('anybody');
    for (const { panel } of [first, second]) await row(panel, 'Is anybody there?').waitFor();
    await writeAs(first.page, 'lea-martin', 'whatsapp-acme', 'Hello?');
    await expect.poll(notices).toHaveLength(2);
    for (const { panel } of [first, second]) await row(panel, 'Hello?').waitFor();
    expect(await notices()).toHaveLength(2);
    await context.close();
  });

  it('K2: of two agents who change the same attribute the second is shown the other’s value and chooses', async () => {
    const [one, other] = await Promise.all([contextOf(), contextOf()]);
    const anna = await openIn(one, 'anna', 900);
    const tom = await openIn(other, 'tom', 900);
    await writeAs(anna.page, 'lea-martin', 'whatsapp-acme', 'Which plan do I have?');
    const cards = await Promise.all(
      [anna, tom].map(async ({ panel }) => {
        await row(panel, 'Which plan').click();
        return panel.getByRole('region', { name: 'Customer card' });
      }),
    );
    const [ofAnna, ofTom] = cards;
    if (ofAnna === undefined || ofTom === undefined) throw new Error('no cards');
    for (const card of cards) await card.getByRole('button', { name: 'Edit' }).click();
    await ofAnna.getByLabel('Customer number').fill('K-1');
    await ofAnna.getByRole('button', { name: 'Save' }).click();
    await ofAnna.getByText('K-1').waitFor();

    await ofTom.getByLabel('Customer number').fill('K-2');
    await ofTom.getByRole('button', { name: 'Save' }).click();
    await ofTom.getByRole('button', { name: 'Theirs: K-1' }).waitFor();
    expect(await ofAnna.getByText('K-2').count()).toBe(0);
    await ofTom.getByRole('button', { name: 'Yours: K-2' }).click();
    await ofAnna.getByText('K-2').waitFor();
    await Promise.all([one.close(), other.close()]);
  });
});
