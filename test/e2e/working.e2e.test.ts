import { randomBytes } from 'node:crypto';
import { chromium, type Browser, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/backend/database/database.ts';
import { panelPages } from '../../src/backend/node/panel-pages.ts';
import { serve } from '../../src/backend/node/serve.ts';
import { SILENT_LOG } from '../../src/backend/log.ts';
import { assembleDemo, type Demo } from '../../demo/assemble.ts';
import { memoryStorage } from '../../demo/network/storage.ts';
import { ORGANISATION } from '../../demo/organisation.ts';
import { findBrowser } from '../support/browser.ts';
import { openEmptyPglite } from '../support/pglite-template.ts';
import { choose, goOnQueue, openPage, openThread, rowOf, take, writeAs } from './steps.ts';

const SOON_MS = 300;
let database: Database;
let demo: Demo;
let served: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  database = await openEmptyPglite();
  demo = await assembleDemo({
    database,
    networkStorage: memoryStorage(),
    secret: randomBytes(32),
    log: SILENT_LOG,
  });
  const pages = panelPages({ folder: 'dist', config: { backend: { url: '/api/v1' } } });
  served = await serve({
    backend: demo.backend,
    port: 0,
    fallback: (request) => demo.fetch(request) ?? pages.fetch(request),
  });
  browser = await chromium.launch(await findBrowser());
});

afterAll(async () => {
  await browser.close();
  await served.close();
  await demo.stopNetwork();
  await database.close();
});

/** Nobody waits an hour: what is due of the contact's chat is due at once. */
async function hurry(name: string, what: 'returns_at' | 'timer'): Promise<void> {
  await database.inOrganisation(ORGANISATION.id, async (transaction) => {
    const soon = Date.now() + SOON_MS;
    const moved =
      what === 'timer'
        ? "timer = timer || jsonb_build_object('endsAt', $2::bigint)"
        : 'returns_at = $2::bigint';
    const [row] = await transaction.query<{ id: string }>(
      `UPDATE interaction i SET ${moved}, timer_due_at = $2 FROM contact c
       WHERE c.organisation_id = i.organisation_id AND c.id = i.contact_id AND c.name = $1 AND i.channel_id = 'web-chat-acme' AND i.${what} IS NOT NULL
       RETURNING i.id`,
      [name, soon],
    );
    expect(row, `${name} has something due`).toBeDefined();
    await transaction.query("UPDATE job SET due_at = $2 WHERE kind = 'timer' AND subject = $1", [
      row?.id,
      soon,
    ]);
    await transaction.query("SELECT pg_notify('inlay_jobs', $1)", [String(soon)]);
  });
}

async function open(): Promise<{ page: Page; panel: FrameLocator }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(30_000);
  return { page, panel: await openPage(page, served.url, 'anna') };
}

const tab = (panel: FrameLocator, name: string): Locator =>
  panel.getByRole('tab', { name: new RegExp(`^${name}`) });

it('an agent puts a conversation off with a note, and it comes back at its time (W5)', async () => {
  const { page, panel } = await open();
  await writeAs(page, 'chloe-dubois', 'web-chat-acme', 'When is it back in stock?');
  await openThread(panel, 'When is it back in stock?');
  await take(panel);
  await choose(panel, 'Boomerang');
  const dialog = panel.getByRole('dialog', { name: 'Boomerang' });
  await dialog.getByRole('radio', { name: /In 1 hour/ }).check();
  await dialog.getByRole('textbox', { name: 'Note why' }).fill('Ask the warehouse');
  await dialog.getByRole('button', { name: 'Set boomerang' }).click();
  await dialog.waitFor({ state: 'detached' });
  await panel.getByText('Ask the warehouse').waitFor();

  await page.keyboard.press('Escape');
  await tab(panel, 'Pending').click();
  await rowOf(panel, 'When is it back in stock?').waitFor();
  await hurry('Chloé Dubois', 'returns_at');
  await rowOf(panel, 'When is it back in stock?').waitFor({ state: 'detached' });
  await tab(panel, 'New').click();
  await rowOf(panel, 'When is it back in stock?').waitFor();
  await page.close();
});

it('the contact’s time runs, is made longer, ends, and their reply comes back (S2)', async () => {
  const { page, panel } = await open();
  await writeAs(page, 'amadou-diallo', 'web-chat-acme', 'May I return the pan?');
  await openThread(panel, 'May I return the pan?');
  await take(panel);
  await panel.getByRole('textbox', { name: 'Write a reply' }).fill('Yes, within a month.');
  await panel.getByRole('button', { name: /^Send/ }).click();
  await panel.getByRole('button', { name: 'More time' }).first().click();
  await panel.getByText('Amadou Diallo has more time.').waitFor();

  await panel.getByRole('button', { name: /^Back/ }).click();
  await rowOf(panel, 'Yes, within a month.').waitFor();
  await hurry('Amadou Diallo', 'timer');
  await rowOf(panel, 'Yes, within a month.').waitFor({ state: 'detached' });
  await writeAs(page, 'amadou-diallo', 'web-chat-acme', 'Thank you, it is on its way.');
  await rowOf(panel, 'Thank you, it is on its way.').waitFor();
  await page.close();
});

it('resolves together what is old, after it has said how many, with the reason (L8)', async () => {
  const { page, panel } = await open();
  await rowOf(panel, '').waitFor();
  await database.inOrganisation(ORGANISATION.id, (transaction) =>
    transaction.query(
      "UPDATE interaction SET last_activity_at = last_activity_at - 400 * 86400000::bigint WHERE status = 'new'",
    ),
  );
  await panel.getByRole('button', { name: 'Bulk resolve' }).click();
  const dialog = panel.getByRole('dialog', { name: 'Bulk resolve' });
  await dialog
    .getByRole('combobox', { name: 'Resolution reason' })
    .selectOption('No answer from the contact');
  const counted = dialog.getByText(/^\d+ interactions would be resolved\.$/);
  await counted.waitFor();
  const many = /\d+/.exec((await counted.textContent()) ?? '')?.[0] ?? '';
  await dialog.getByRole('button', { name: 'Resolve…' }).click();
  await dialog.getByText(`Resolve ${many} interactions?`).waitFor();
  await dialog.getByRole('button', { name: `Resolve ${many}`, exact: true }).click();
  await panel.getByText(`${many} interactions resolved.`).first().waitFor();
  await page.keyboard.press('Escape');
  await tab(panel, 'Resolved').click();
  await rowOf(panel, '').waitFor();
  await page.close();
});

it('calls somebody by the page’s softphone, with its controls, over a reload, and writes what came of it (W3)', async () => {
  const { page, panel } = await open();
  await goOnQueue(panel);
  await panel.getByRole('button', { name: 'New outbound' }).click();
  const directory = panel.getByRole('dialog', { name: 'Directory' });
  await directory.getByRole('button', { name: /^Somebody new/ }).click();
  await directory.getByRole('combobox', { name: 'Channel' }).selectOption('voice-acme');
  await directory.getByRole('textbox', { name: 'Contact identifier' }).fill('+33 6 39 98 00 77');
  await directory.getByRole('button', { name: 'Start' }).click();
  const call = panel.getByRole('region', { name: 'Call with +33 6 39 98 00 77' });
  await call.getByText('Ringing').waitFor();
  const softphone = page.getByRole('region', { name: 'Softphone' });
  await softphone.getByRole('button', { name: 'Answer' }).click();
  await call.getByText('In call').waitFor();
  await call.getByRole('button', { name: 'Hold' }).click();
  await softphone.getByText('held').waitFor();
  await page.reload();
  await call.getByText('On hold').waitFor();
  await call.getByRole('button', { name: 'Resume' }).click();
  await softphone.getByText('connected').waitFor();
  await call.getByRole('button', { name: 'End call' }).click();
  await softphone.getByText('ended').waitFor();
  await call.getByRole('button', { name: 'Outcome' }).click();

  const dialog = panel.getByRole('dialog', { name: 'Outcome' });
  await dialog.getByRole('combobox', { name: 'Status' }).selectOption('resolved');
  await dialog.getByRole('combobox', { name: 'Disposition' }).selectOption({ label: 'Informed' });
  await dialog.getByRole('textbox', { name: 'Notes' }).fill('Calls back on Friday');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('region', { name: 'Activities' }).getByText('Calls back on Friday').waitFor();
  await page.close();
});
