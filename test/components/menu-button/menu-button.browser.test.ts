import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/menu-button/define.ts';
import type { MenuSelectEvent } from '../../../src/components/menu-button/menu-button.events.ts';
import type { MenuButton, MenuEntry } from '../../../src/components/menu-button/menu-button.ts';
import { en } from '../../../src/i18n/en.ts';
import { fr } from '../../../src/i18n/fr.ts';
import { allWithin, settled, within } from '../../support/within.ts';

const LANGUAGES = { English: en, French: fr } as const;
const choices = ({ list }: typeof en, chosen = 'sla'): readonly MenuEntry[] =>
  (['waiting', 'sla', 'activity'] as const).map((id) => ({
    id,
    label: list.sortBy[id],
    checked: id === chosen,
  }));
const ACTIONS: readonly MenuEntry[] = [
  { id: 'assign', label: 'Assign' },
  { id: 'pending', label: 'Set pending', hint: 'It is closed already', disabled: true },
  { id: 'delete', label: 'Delete', danger: true, apart: true },
];

async function menu(given: Partial<MenuButton> = {}): Promise<MenuButton> {
  const element = await fixture<MenuButton>(html`<inlay-menu-button label="Options">⋯</inlay-menu-button>`);
  Object.assign(element, { entries: ACTIONS }, given);
  await settled();
  return element;
}
const trigger = (element: MenuButton): HTMLButtonElement => within<HTMLButtonElement>(element, '.trigger');
const items = (element: MenuButton): HTMLElement[] => allWithin(element, '.entry');
const focused = (element: MenuButton): string =>
  within(element.shadowRoot?.activeElement ?? element, '.label').textContent;
const chosen = (element: MenuButton): string[] => {
  const ids: string[] = [];
  element.addEventListener('inlay-menu-select', ({ detail }: MenuSelectEvent) => ids.push(detail.id));
  return ids;
};
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await sendKeys({ press: key });
    await settled();
  }
}
async function opened(given: Partial<MenuButton> = {}): Promise<MenuButton> {
  const element = await menu(given);
  trigger(element).click();
  await waitUntil(() => element.open && element.shadowRoot?.activeElement?.matches('.entry') === true);
  return element;
}

describe('inlay-menu-button', () => {
  describe('accessibility', () => {
    for (const [language, strings] of Object.entries(LANGUAGES)) {
      it(`has nothing that axe objects to, closed and open (${language})`, async () => {
        const element = await menu({ label: strings.list.sort, entries: choices(strings) });
        await expect(element).to.be.accessible();
        trigger(element).click();
        await waitUntil(() => element.open);
        await expect(element).to.be.accessible();
        expect(trigger(element).getAttribute('aria-label')).to.equal(strings.list.sort);
        expect(items(element).map((item) => item.textContent.trim())).to.deep.equal(
          choices(strings).map(({ label }) => label),
        );
      });
    }
    it('says whether it is open, and which choice is in force', async () => {
      const element = await menu({ entries: choices(en) });
      expect(trigger(element).getAttribute('aria-expanded')).to.equal('false');
      trigger(element).click();
      await waitUntil(() => trigger(element).getAttribute('aria-expanded') === 'true');
      expect(items(element).map((item) => [item.role, item.ariaChecked])).to.deep.equal([
        ['menuitemradio', 'false'],
        ['menuitemradio', 'true'],
        ['menuitemradio', 'false'],
      ]);
    });
    it('says of what can’t be chosen why', async () => {
      const element = await opened();
      await expect(element).to.be.accessible();
      const [, pending] = items(element);
      expect(pending?.ariaDisabled).to.equal('true');
      expect(pending?.textContent).to.contain('It is closed already');
      expect(within(element, '[role=separator]').nextElementSibling === items(element)[2]).to.equal(true);
    });
  });

  describe('keyboard', () => {
    it('opens by an arrow, on the choice in force', async () => {
      const element = await menu({ entries: choices(en) });
      trigger(element).focus();
      await press('ArrowDown');
      await waitUntil(() => element.open);
      expect(focused(element)).to.equal(en.list.sortBy.sla);
    });
    it('moves round by arrows, to the ends, and by first letters', async () => {
      const element = await opened();
      expect(focused(element)).to.equal('Assign');
      for (const [key, label] of [
        ['ArrowUp', 'Delete'],
        ['ArrowDown', 'Assign'],
        ['End', 'Delete'],
        ['Home', 'Assign'],
        ['s', 'Set pending'],
        ['d', 'Delete'],
      ] as const) {
        await press(key);
        expect(focused(element), key).to.equal(label);
      }
    });
    it('chooses by Enter, closes, and gives the focus back', async () => {
      const element = await opened();
      const ids = chosen(element);
      await press('End', 'Enter');
      expect(ids).to.deep.equal(['delete']);
      expect(element.open).to.equal(false);
      expect(element.shadowRoot?.activeElement === trigger(element)).to.equal(true);
    });
    it('closes by Escape without a choice, and nothing around it hears', async () => {
      const element = await opened();
      const ids = chosen(element);
      let heard = 0;
      element.addEventListener('keydown', () => (heard += 1));
      await press('Escape');
      await waitUntil(() => !element.open);
      expect([ids, heard]).to.deep.equal([[], 0]);
      expect(element.shadowRoot?.activeElement === trigger(element)).to.equal(true);
    });
  });

  describe('events', () => {
    it('tells what was chosen once, and nothing of what can’t be', async () => {
      const element = await opened();
      const ids = chosen(element);
      items(element)[1]?.click();
      expect(element.open).to.equal(true);
      items(element)[0]?.click();
      expect(ids).to.deep.equal(['assign']);
    });
    it('stays within what it stands in', async () => {
      const element = await opened();
      let heard = 0;
      document.addEventListener('inlay-menu-select', () => (heard += 1), { once: true });
      items(element)[0]?.click();
      expect(heard).to.equal(0);
    });
  });

  describe('edges', () => {
    it('makes its entries anew each time it opens, where it is given what makes them', async () => {
      let made = 0;
      const element = await opened({
        entries: () => [{ id: 'one', label: `Made ${String((made += 1))}` }],
      });
      expect(focused(element)).to.equal('Made 1');
      await press('Escape');
      await waitUntil(() => !element.open);
      trigger(element).click();
      await waitUntil(() => element.open);
      expect(items(element).map((item) => within(item, '.label').textContent)).to.deep.equal(['Made 2']);
    });
    it('closes by its own button, and does not open while it is disabled', async () => {
      const element = await opened();
      trigger(element).click();
      await waitUntil(() => !element.open);
      element.disabled = true;
      await settled();
      trigger(element).click();
      element.show();
      await settled();
      expect(element.open).to.equal(false);
    });
    it('stands within the window, wherever its button is', async () => {
      const element = await menu();
      element.style.cssText = 'position: fixed; inset: auto 0 0 auto;';
      trigger(element).click();
      await waitUntil(() => element.open);
      const at = within(element, '[popover]').getBoundingClientRect();
      expect(at.right).to.be.at.most(innerWidth);
      expect(at.bottom).to.be.at.most(innerHeight);
      expect(at.left).to.be.at.least(0);
    });
  });
});
