import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { DemoServer } from './demo-server.ts';
import { panelOf, rowOf, writeAs } from './steps.ts';

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
  const panel = panelOf(page);
  await panel.getByRole('tab', { name: /^New/ }).waitFor();
  await panel.getByRole('button', { name: 'Preferences' }).waitFor();
  return { page, panel };
}
const contextOf = (): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1700, height: 900 } });

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
    for (const { panel } of [first, second]) await rowOf(panel, 'Is anybody there?').waitFor();
    await writeAs(first.page, 'lea-martin', 'whatsapp-acme', 'Hello?');
    await expect.poll(notices).toHaveLength(2);
    for (const { panel } of [first, second]) await rowOf(panel, 'Hello?').waitFor();
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
        await rowOf(panel, 'Which plan').click();
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
