import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDemoAtHand, type DemoAtHand } from './demo-at-hand.ts';
import { choose, goOnQueue, openThread, rowOf, take, writeAs } from './steps.ts';

const PUBLIC = 'instagram-acme-france';
let demo: DemoAtHand;
let page: Page;
let panel: FrameLocator;

beforeAll(async () => {
  demo = await startDemoAtHand();
  // Nothing comes to her before she goes on queue.
  await demo.query("UPDATE agent SET availability_id = 'break' WHERE id = 'anna'");
  ({ page, panel } = await demo.open('anna'));
});
afterAll(() => demo.close());

const state = (word: string): Locator => panel.getByRole('button', { name: `Availability: ${word}` });
/** What can't be used now says why. */
const offWith = async (control: Locator, why: string): Promise<void> => {
  await control.waitFor();
  await expect.poll(() => control.getAttribute('aria-disabled')).toBe('true');
  expect(`${(await control.getAttribute('aria-description')) ?? ''} ${await control.innerText()}`).toContain(
    why,
  );
};

it('Q2: the state that an agent prefers at sign-in is kept, and taken by coming after long', async () => {
  const dialog = panel.getByRole('dialog', { name: 'Preferences' });
  const atSignIn = dialog.getByRole('combobox', { name: 'Availability at sign-in' });
  const showPreferences = async (): Promise<void> => {
    await panel.getByRole('button', { name: 'Preferences' }).click();
    await atSignIn.waitFor();
  };
  await showPreferences();
  await atSignIn.selectOption({ label: 'Training' });
  await expect
    .poll(() => demo.query("SELECT preferences->>'signInAvailabilityId' AS id FROM agent WHERE id = 'anna'"))
    .toEqual([{ id: 'training' }]);
  await page.reload();
  await showPreferences();
  await expect.poll(() => atSignIn.inputValue()).toBe('training');
  // A reload is no signing in.
  await state('Break').waitFor();

  await page.close();
  await expect.poll(() => demo.query("SELECT 1 FROM presence WHERE agent_id = 'anna'")).toEqual([]);
  await demo.query("UPDATE agent SET seen_at = seen_at - 3600000 WHERE id = 'anna'");
  ({ page, panel } = await demo.open('anna'));
  await state('Training').waitFor();
});

it('Q10: who is not available begins nothing, and is told why where it would begin, and by the backend', async () => {
  const why = 'Only while you are available.';
  for (const again of [false, true]) {
    if (again) await page.reload();
    await offWith(panel.getByRole('button', { name: 'New outbound' }), why);
    await rowOf(panel, '').click();
    await panel.getByRole('button', { name: 'Options', exact: true }).click();
    await offWith(panel.getByRole('menuitem', { name: /^Elevate/ }), why);
  }
  const beginning = { channelId: 'voice-acme', identifier: '+33639980077', skillId: null, contactId: null };
  const refused = await demo.call('anna', 'POST', '/interactions', beginning);
  expect(await refused.json()).toMatchObject({ type: '/problems/begin-refused', reason: 'away' });
  await page.reload();
});

it('Q4: a declined offer goes, and does not come back to who declined it', async () => {
  // Nobody waits any more but who writes from now on.
  await demo.query('UPDATE interaction SET waiting_since = NULL WHERE assignee_id IS NULL');
  await goOnQueue(panel);
  await writeAs(page, 'ines-garcia', PUBLIC, 'Does the kettle whistle?');
  const decline = panel.getByRole('button', { name: 'Decline' });
  await decline.click();
  await decline.waitFor({ state: 'detached' });
  await page.reload();
  await rowOf(panel, 'Does the kettle whistle?').waitFor();
  await state('Available').waitFor();
  expect(await decline.count()).toBe(0);
  expect(await demo.query('SELECT agent_id, outcome FROM offer')).toEqual([
    { agent_id: 'anna', outcome: 'declined' },
  ]);
});

it('Q5: an offer that nobody answers makes the agent Not responding until they are back on queue', async () => {
  await goOnQueue(panel);
  await writeAs(page, 'haruto-sato', PUBLIC, 'Is the lid made of steel?');
  await panel.getByRole('button', { name: 'Decline' }).waitFor();
  const now = Date.now();
  const [offered] = await demo.query<{ offer_id: string }>(
    'UPDATE interaction SET offer_expires_at = $1 WHERE offer_id IS NOT NULL RETURNING offer_id',
    [now],
  );
  await demo.query('UPDATE offer SET expires_at = $1 WHERE ended_at IS NULL', [now]);
  await demo.hurryJob('expire-offer', offered?.offer_id ?? '');

  await state('Not responding').waitFor();
  await page.reload();
  await panel.getByText('Nothing more is offered until you are back.').waitFor();
  await panel.getByRole('button', { name: 'Back on queue' }).click();
  await state('Available').waitFor();
  await page.reload();
  await state('Available').waitFor();
  expect(await panel.getByRole('button', { name: 'Back on queue' }).count()).toBe(0);
});

it('S3: what is promised is grey, then orange with the time left, then red with the time overdue', async () => {
  const text = 'Is the lid made of steel?';
  await openThread(panel, text);
  await take(panel);
  const colours: string[] = [];
  for (const [kind, waited, left] of [
    ['due', 1, 50],
    ['soon', 50, 5],
    ['overdue', 70, -5],
  ] as const) {
    const now = Date.now();
    await demo.query(
      "UPDATE interaction SET waiting_since = $1, sla_due_at = $2 WHERE last_message->>'text' = $3",
      [now - waited * 60_000, now + left * 60_000, text],
    );
    await page.reload();
    const mark = rowOf(panel, text).locator(`.wait.${kind}`);
    await mark.waitFor();
    colours.push(await mark.evaluate((element) => getComputedStyle(element).color));
  }
  expect(new Set(colours).size).toBe(3);
});

it('K1: a group that is for important people bears a star, in the list, the thread and the card', async () => {
  const text = 'Is the lid made of steel?';
  await demo.query(
    `UPDATE contact SET groups = ARRAY['VIP']
     WHERE id = (SELECT contact_id FROM interaction WHERE last_message->>'text' = $1)`,
    [text],
  );
  for (let time = 0; time < 2; time += 1) {
    await page.reload();
    await rowOf(panel, text).locator('.group').filter({ hasText: 'VIP' }).locator('svg').waitFor();
    await openThread(panel, text);
    await panel
      .getByRole('list', { name: 'Contact groups' })
      .filter({ hasText: 'VIP' })
      .locator('svg')
      .first()
      .waitFor();
  }
  await choose(panel, 'Customer card');
  await panel.getByRole('region', { name: 'Customer card' }).getByText('VIP').first().waitFor();
});
