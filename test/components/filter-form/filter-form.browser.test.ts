import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/filter-form/define.ts';
import type { FilterForm } from '../../../src/components/filter-form/filter-form.ts';
import { en } from '../../../src/i18n/en.ts';
import { fr } from '../../../src/i18n/fr.ts';
import type { InteractionFilter } from '../../../src/model/interaction-list.ts';
import { session } from '../../support/sample-data.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

async function form(given: Partial<FilterForm> = {}): Promise<FilterForm> {
  const element = await fixture<FilterForm>(
    html`<inlay-filter-form
      .filter=${{ queue: 'new' }}
      .session=${session()}
      .strings=${en}
    ></inlay-filter-form>`,
  );
  Object.assign(element, given);
  await settled();
  return element;
}
const groupNamed = (element: FilterForm, name: string): HTMLFieldSetElement | undefined =>
  allWithin<HTMLFieldSetElement>(element, 'fieldset').find(
    (group) => within(group, 'legend').textContent === name,
  );
const choice = (element: FilterForm, group: string, label: string): HTMLInputElement => {
  const found = allWithin<HTMLLabelElement>(groupNamed(element, group) ?? element, 'label').find(
    (one) => one.textContent.trim() === label,
  );
  if (found === undefined) throw new Error(`There is no ${label} in ${group}`);
  return within<HTMLInputElement>(found, 'input');
};
/** The filters that the form asks for, which it is then given as its list would. */
const changes = (element: FilterForm): InteractionFilter[] => {
  const all: InteractionFilter[] = [];
  element.addEventListener('inlay-filter-change', ({ detail }) => {
    all.push(detail);
    element.filter = detail;
  });
  return all;
};

describe('inlay-filter-form', () => {
  describe('accessibility', () => {
    for (const [language, strings] of Object.entries({ English: en, French: fr })) {
      it(`has nothing that axe objects to (${language})`, async () => {
        const element = await form({ strings, filter: { queue: 'new', assignment: 'mine' } });
        await expect(element).to.be.accessible();
        const group = groupNamed(element, strings.filters.assignment);
        expect(
          group === undefined ? [] : allWithin(group, 'label').map((one) => one.textContent.trim()),
        ).to.deep.equal([
          strings.filters.anybody,
          strings.filters.mine,
          strings.filters.assigned,
          strings.filters.unassigned,
        ]);
        expect(buttonNamed(element, strings.filters.clear) === undefined).to.equal(false);
        expect(buttonNamed(element, strings.filters.apply) === undefined).to.equal(false);
      });
    }
    it('has groups by name: one choice by radio buttons, many by checkboxes', async () => {
      const element = await form();
      expect(choice(element, 'Visibility', 'Both').type).to.equal('radio');
      expect(choice(element, 'Platform', 'Facebook').type).to.equal('checkbox');
    });
  });

  describe('keyboard', () => {
    it('begins at the choice that is on, and arrows choose within a group', async () => {
      const element = await form();
      const asked = changes(element);
      element.focus();
      await settled();
      expect(element.shadowRoot?.activeElement === choice(element, 'Assignment', 'Anybody')).to.equal(true);
      await sendKeys({ press: 'ArrowDown' });
      expect(asked).to.deep.equal([{ queue: 'new', assignment: 'mine' }]);
    });
    it('takes a choice and gives it back by Space', async () => {
      const element = await form();
      const asked = changes(element);
      choice(element, 'Platform', 'Facebook').focus();
      await sendKeys({ press: 'Space' });
      await settled();
      await sendKeys({ press: 'Space' });
      expect(asked).to.deep.equal([{ queue: 'new', platforms: ['facebook'] }, { queue: 'new' }]);
    });
  });

  describe('what a person sees', () => {
    it('shows what is on, and follows the list’s filter', async () => {
      const element = await form({ filter: { queue: 'new', visibility: 'private', topics: ['Delivery'] } });
      expect(choice(element, 'Visibility', 'Private').checked).to.equal(true);
      expect(choice(element, 'Topic', 'Delivery').checked).to.equal(true);
      element.filter = { queue: 'new' };
      await settled();
      expect(choice(element, 'Visibility', 'Both').checked).to.equal(true);
      expect(choice(element, 'Topic', 'Delivery').checked).to.equal(false);
    });
    it('has no group without a choice, but keeps one that is on', async () => {
      const value = session();
      const bare = {
        ...value,
        catalogue: { topics: [], tags: [], contactGroups: [], vipGroups: [], teams: [] },
      };
      const element = await form({ session: bare });
      expect(groupNamed(element, 'Topic') === undefined).to.equal(true);
      const [only] = value.channels;
      if (only === undefined) throw new Error('no channel');
      element.session = { ...bare, channels: [only] };
      await settled();
      expect(groupNamed(element, 'Channel') === undefined).to.equal(true);
      element.filter = { queue: 'new', channelIds: [only.id] };
      await settled();
      expect(choice(element, 'Channel', only.name).checked).to.equal(true);
    });
    it('narrows by the only topic, tag or group that there is, as not all have it', async () => {
      const value = session();
      const catalogue = {
        ...value.catalogue,
        topics: ['Delivery'],
        tags: ['urgent'],
        contactGroups: ['VIP'],
      };
      const element = await form({ session: { ...value, catalogue } });
      const asked = changes(element);
      for (const [group, label] of [
        ['Topic', 'Delivery'],
        ['Tag', 'urgent'],
        ['Contact group', 'VIP'],
      ] as const) {
        choice(element, group, label).click();
        await settled();
      }
      expect(asked).to.deep.equal([
        { queue: 'new', topics: ['Delivery'] },
        { queue: 'new', topics: ['Delivery'], tags: ['urgent'] },
        { queue: 'new', topics: ['Delivery'], tags: ['urgent'], contactGroups: ['VIP'] },
      ]);
    });
    it('offers the statuses of its queue alone', async () => {
      const element = await form({ filter: { queue: 'resolved' } });
      const group = groupNamed(element, 'Status');
      expect(
        group === undefined ? [] : allWithin(group, 'label').map((one) => one.textContent.trim()),
      ).to.deep.equal(['Resolved', 'Closed']);
    });
    it('scrolls nowhere sideways at 320 pixels, in French', async () => {
      const element = await form({ strings: fr });
      element.style.cssText = 'display: block; inline-size: 320px;';
      await settled();
      expect(within(element, '.groups').scrollWidth).to.be.at.most(320);
    });
  });

  describe('events', () => {
    it('adds values of a field by or, and fields by and', async () => {
      const element = await form();
      const asked = changes(element);
      choice(element, 'Platform', 'Facebook').click();
      await settled();
      choice(element, 'Platform', 'WhatsApp').click();
      await settled();
      choice(element, 'Assignment', 'Unassigned').click();
      expect(asked.at(-1)).to.deep.equal({
        queue: 'new',
        platforms: ['facebook', 'whatsapp'],
        assignment: 'unassigned',
      });
    });
    it('asks to be cleared and to be closed by its buttons', async () => {
      const element = await form();
      const heard: string[] = [];
      for (const type of ['inlay-filter-clear', 'inlay-filter-done'])
        element.addEventListener(type, () => heard.push(type));
      buttonNamed(element, 'Clear')?.click();
      buttonNamed(element, 'Done')?.click();
      expect(heard).to.deep.equal(['inlay-filter-clear', 'inlay-filter-done']);
    });
  });
});
