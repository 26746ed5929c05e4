import { describe, expect, it } from 'vitest';
import { demoPages } from './demo-pages.ts';

const openPage = demoPages();

describe('E3: single elements in a portal of one’s own, without a frame', () => {
  it('an offer is accepted, answered and resolved in the portal’s places; its journal has the outcome, its numbers open New outbound', async () => {
    const page = await openPage('');
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page
      .getByRole('navigation', { name: 'Demo' })
      .getByRole('link', { name: /Portal/ })
      .click();
    await page.getByRole('combobox', { name: 'Agent' }).selectOption('Anna Keller');

    const rows = page.getByRole('list', { name: 'Interactions' });
    const inbox = page.getByRole('region', { name: 'Inbox' });
    await inbox.getByRole('button', { name: 'Accept' }).first().click();
    await rows
      .getByRole('button', { name: /Léa Martin/ })
      .first()
      .click();
    const conversation = page.getByRole('region', { name: 'Conversation', exact: true });
    await conversation.getByRole('article').filter({ hasText: 'Where is my parcel?' }).waitFor();
    await conversation.getByRole('button', { name: 'Prepared answers' }).click();
    const field = conversation.getByRole('textbox', { name: 'Write a reply' });
    await conversation.getByRole('button', { name: /^Closing/ }).click();
    await conversation.getByRole('button', { name: 'Insert' }).click();
    await expect.poll(() => field.inputValue()).toContain('Léa Martin');
    await field.fill('It leaves today, Léa.');
    await field.press('Enter');
    await conversation.getByRole('article').filter({ hasText: 'It leaves today' }).waitFor();

    await conversation.getByRole('button', { name: 'Outcome…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Outcome' });
    await dialog.getByRole('combobox', { name: 'Status' }).selectOption('resolved');
    await dialog.getByRole('combobox', { name: 'Resolution reason' }).selectOption('Solved');
    await dialog.getByRole('textbox', { name: 'Notes' }).fill('Promised for today.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'Journal' }).getByText('Promised for today.').waitFor();

    await page.getByRole('link', { name: '+33 6 39 98 00 02' }).click();
    const identifier = page
      .getByRole('dialog', { name: 'Directory' })
      .getByRole('textbox', { name: 'Contact identifier' });
    await expect.poll(() => identifier.inputValue()).toBe('+33639980002');
    expect(page.frames()).toHaveLength(1);
    expect(errors).toEqual([]);
  });
});
