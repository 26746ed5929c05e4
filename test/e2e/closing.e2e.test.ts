import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WireInteraction } from '../../src/contract/interaction.ts';
import { startDemoAtHand, type DemoAtHand } from './demo-at-hand.ts';
import { choose, openThread, take, writeAs } from './steps.ts';

const HOUR = 3_600_000;
let demo: DemoAtHand;
let page: Page;
let panel: FrameLocator;
/** The web chat that most of it is about. */
let chatId: string;

beforeAll(async () => {
  demo = await startDemoAtHand();
  // Nothing comes to him but what he takes.
  await demo.query("UPDATE agent SET availability_id = 'away' WHERE id = 'tom'");
  ({ page, panel } = await demo.open('tom'));
});
afterAll(() => demo.close());

const tab = (name: string): Locator => panel.getByRole('tab', { name: new RegExp(`^${name}`) });
const outcome = (): Locator => panel.getByRole('dialog', { name: 'Outcome' });
const read = async (id: string): Promise<WireInteraction> =>
  (await (await demo.call('tom', 'GET', `/interactions/${id}`)).json()) as WireInteraction;
const idOf = async (text: string): Promise<string> => {
  const [row] = await demo.query<{ interaction_id: string }>(
    'SELECT interaction_id FROM message WHERE body = $1',
    [text],
  );
  if (row === undefined) throw new Error(`Nobody wrote ${text}`);
  return row.interaction_id;
};
const TEXT = 'My cup leaks.';
/** Has the page loaded anew, and opens what stands in a queue there. */
const reopen = async (queue: 'New' | 'Resolved', text: string): Promise<void> => {
  await page.reload();
  await tab(queue).click();
  await openThread(panel, text);
};

it('O7: what has long been resolved leaves its agent’s list by itself', async () => {
  const text = 'All is well now, thanks.';
  await writeAs(page, 'amadou-diallo', 'whatsapp-acme', text);
  await openThread(panel, text);
  await take(panel);
  await panel.getByRole('button', { name: 'Resolve', exact: true }).click();
  await panel.getByText('Amadou Diallo is resolved.').first().waitFor();
  await reopen('Resolved', text);
  await panel.locator('[data-holder="me"]').waitFor();

  const id = await idOf(text);
  await demo.query(
    'UPDATE interaction SET done_since = done_since - $2::bigint, timer_due_at = timer_due_at - $2::bigint WHERE id = $1',
    [id, 2 * HOUR],
  );
  await demo.hurryJob('timer', id);
  await panel.locator('[data-holder="me"]').waitFor({ state: 'detached' });
  await reopen('Resolved', text);
  expect(await panel.locator('[data-holder="me"]').count()).toBe(0);
  expect((await read(id)).assignee).toBeNull();
});

it('O8: a conversation that is ended leaves after-contact work with its time', async () => {
  await page.reload();
  await tab('New').click();
  await writeAs(page, 'chloe-dubois', 'web-chat-acme', TEXT);
  await openThread(panel, TEXT);
  await take(panel);
  chatId = await idOf(TEXT);
  await choose(panel, 'End conversation');
  await panel
    .getByRole('alertdialog', { name: 'End conversation' })
    .getByRole('button', { name: 'End conversation' })
    .click();
  await outcome().waitFor();
  await page.keyboard.press('Escape');
  await outcome().waitFor({ state: 'detached' });
  const work = panel.getByRole('timer').filter({ hasText: /After-contact work: [12]:\d\d/ });
  await work.waitFor();
  await reopen('New', TEXT);
  await work.waitFor();
  await work.getByRole('button', { name: 'Done' }).click();
  await work.waitFor({ state: 'detached' });
  await reopen('New', TEXT);
  await expect
    .poll(() => demo.query('SELECT after_work_agent_id FROM outcome WHERE interaction_id = $1', [chatId]))
    .toEqual([{ after_work_agent_id: null }]);
  expect(await work.count()).toBe(0);
});

it('K4: where a topic is required nothing is resolved without one, neither by dialog nor past it', async () => {
  await demo.set({ topicRequired: true });
  await reopen('New', TEXT);
  await choose(panel, 'Outcome');
  await outcome().getByRole('combobox', { name: 'Status' }).selectOption('resolved');
  await outcome().getByRole('combobox', { name: 'Disposition' }).selectOption({ label: 'Informed' });
  await outcome().getByRole('button', { name: 'Save' }).click();
  await outcome().getByText('Choose at least one topic.').waitFor();
  const { version, status } = await read(chatId);
  expect(status).not.toBe('resolved');
  const refused = await demo.call('tom', 'PATCH', `/interactions/${chatId}`, { status: 'resolved' }, version);
  expect(
    ((await refused.json()) as { fields: { field: string }[] }).fields.map(({ field }) => field),
  ).toContain('topics');

  await outcome().getByRole('checkbox', { name: 'Delivery' }).press('Space');
  await outcome().getByRole('button', { name: 'Save' }).click();
  await outcome().waitFor({ state: 'detached' });
  await reopen('Resolved', TEXT);
  await panel.getByRole('button', { name: 'Topics: Delivery' }).waitFor();
  expect(await read(chatId)).toMatchObject({ status: 'resolved', topics: ['Delivery'] });
});

it('O10: the contact answers the survey on its page, and the score stands on the conversation', async () => {
  await demo.query(
    "UPDATE interaction SET status_move = jsonb_set(status_move, '{at}', to_jsonb((status_move->>'at')::bigint - $2::bigint)) WHERE id = $1",
    [chatId, HOUR],
  );
  await demo.hurryJob('ask-survey', chatId);
  const customers = page.getByRole('region', { name: 'Customers' });
  await customers.getByRole('combobox', { name: 'Network account' }).selectOption('web-chat-acme');
  const timeline = customers.getByRole('log', { name: 'Network timeline' });
  const sent = /http:\/\/survey\.test\/\S+/;
  await timeline.getByText(sent).first().waitFor();
  const [address] = sent.exec(await timeline.innerText()) ?? [];

  const survey = await page.context().newPage();
  await survey.goto(demo.reachable(address ?? ''));
  await survey.getByRole('radio', { name: /^2/ }).check();
  await survey.getByRole('button', { name: 'Send' }).click();
  await survey.getByRole('textbox').fill('It took a week');
  await survey.getByRole('button', { name: 'Finish' }).click();
  await survey.getByText('Thank you. Your answer has arrived.').waitFor();
  await survey.close();

  for (const again of [false, true]) {
    if (again) await reopen('Resolved', TEXT);
    const score = panel.locator('button.score').filter({ hasText: '2' });
    await score.click();
    await panel.getByRole('dialog').getByText('It took a week').waitFor();
    await page.keyboard.press('Escape');
    await panel.getByRole('dialog').waitFor({ state: 'detached' });
  }
});

it('O6: unassigned and closed, it is out of the agent’s list and final', async () => {
  await choose(panel, 'Unassign and close');
  await panel.getByText('Chloé Dubois is closed.').first().waitFor();
  expect(await read(chatId)).toMatchObject({ status: 'closed', assignee: null });
  await reopen('Resolved', TEXT);
  expect(await panel.locator('[data-holder="me"]').count()).toBe(0);
  const { version } = await read(chatId);
  const again = await demo.call('tom', 'PATCH', `/interactions/${chatId}`, { status: 'open' }, version);
  expect(again.status).toBeGreaterThanOrEqual(400);
  expect((await read(chatId)).status).toBe('closed');
});
