import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../test/support/browser.ts';

/*
 * Takes a picture of every state of the gallery at 340 and 480 px, light and dark, in English and French, to look at:
 * `npx vite` in one terminal, `npx tsx demo/gallery/pictures.ts FOLDER [STATE…]` in another. GALLERY_URL says where it is served.
 */
const [folder = 'gallery-pictures', ...wanted] = process.argv.slice(2);
const address = process.env['GALLERY_URL'] ?? 'http://127.0.0.1:5173/demo/gallery/index.html';
const LOOKS = [
  { width: 340, theme: 'light', lang: 'en-GB' },
  { width: 340, theme: 'dark', lang: 'fr-FR' },
  { width: 480, theme: 'light', lang: 'fr-FR' },
  { width: 480, theme: 'dark', lang: 'en-GB' },
  { width: 640, theme: 'light', lang: 'fr-FR' },
] as const;

/** What is opened by hand before its picture is taken: in which state, by which key or by which clicks. */
const OPENED: Readonly<
  Record<string, { readonly state: string; readonly key?: string; readonly clicks?: readonly string[] }>
> = {
  shortcuts: { state: 'list', key: '?' },
  availability: { state: 'list', clicks: ['inlay-availability button'] },
  filters: { state: 'list', clicks: ['[popovertarget=filters]'] },
  sort: { state: 'list', clicks: ['inlay-interaction-list inlay-menu-button button.trigger'] },
  'bulk-asked': { state: 'bulk', clicks: ['inlay-bulk-resolve-dialog .primary'] },
  options: { state: 'thread', clicks: ['inlay-thread-header inlay-menu-button button.trigger'] },
  directory: {
    state: 'thread',
    clicks: [
      'inlay-thread-header inlay-menu-button button.trigger',
      'inlay-thread-header [role=menuitem]:nth-of-type(1)',
    ],
  },
  emoji: { state: 'thread', clicks: ['inlay-composer .emoji'] },
  picture: { state: 'pictures', clicks: ['inlay-message .picture >> nth=-1'] },
};

await mkdir(folder, { recursive: true });
const browser = await chromium.launch(await findBrowser());
for (const { width, theme, lang } of LOOKS) {
  const page = await browser.newPage({ viewport: { width, height: 720 } });
  // A change of the source in the meantime is not to reload the page under the picture.
  await page.routeWebSocket(/./, () => undefined);
  const show = async (state: string): Promise<void> => {
    await page.goto(`${address}?state=${state}&lang=${lang}&theme=${theme}`);
    await page.locator('inlay-panel').waitFor();
    await settled(page);
  };
  await show('list');
  const states = ((await page.locator('html').getAttribute('data-states')) ?? '').split(' ');
  for (const name of [...states, ...Object.keys(OPENED)]) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const opened = OPENED[name];
    await show(opened?.state ?? name);
    if (opened?.key !== undefined) await page.keyboard.press(opened.key);
    for (const target of opened?.clicks ?? []) {
      await page.locator(target).first().click();
      await settled(page);
    }
    await settled(page);
    await page.screenshot({
      path: join(folder, `${name}-${String(width)}-${theme}-${lang.slice(0, 2)}.png`),
    });
  }
  await page.close();
}
await browser.close();

/** Until what loads late is there and nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}
