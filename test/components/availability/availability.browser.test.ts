import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/provider/define.ts';
import '../../../src/components/availability/define.ts';
import { AvailabilityChangeEvent } from '../../../src/components/availability/availability.events.ts';
import type { Availability } from '../../../src/components/availability/availability.ts';
import type { AvailabilityKind } from '../../../src/model/agent.ts';
import { session } from '../../support/sample-data.ts';
import { show, type ShowOptions } from '../../support/show.ts';
import { createStubStore, type StubStore } from '../../support/stub-store.ts';
import { allWithin, settled, within } from '../../support/within.ts';

const inState = (id: string, kind: AvailabilityKind, label: string | null = null): StubStore =>
  createStubStore({
    state: {
      session: {
        status: 'ready',
        error: null,
        skewMs: 0,
        value: session({ agent: { id: 'agent-me', name: 'Nora Klein', availability: { id, kind, label } } }),
      },
    },
  });
const availability = (store = createStubStore(), options: Partial<ShowOptions> = {}): Promise<Availability> =>
  show('inlay-availability', { store, ...options });
const trigger = (element: Availability): HTMLButtonElement =>
  within<HTMLButtonElement>(element, 'button.trigger');
const entries = (element: Availability): HTMLElement[] => allWithin(element, '[role=menuitemradio]');
const isOpen = (element: Availability): boolean => within(element, '[role=menu]').matches(':popover-open');
const words = (element: Element): string => element.textContent.replaceAll(/\s+/g, ' ').trim();
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await sendKeys({ press: key });
    await settled();
  }
}

describe('inlay-availability', () => {
  it('says its word whole in the narrowest toolbar, in two lines at need', async () => {
    for (const language of ['en-GB', 'fr']) {
      const element = await availability(inState('not-responding', 'not-responding'), {
        width: 132,
        language,
      });
      const word = within(element, '.word');
      expect(word.scrollHeight, language).to.be.at.most(word.clientHeight);
      expect(word.scrollWidth, language).to.be.at.most(word.clientWidth);
      expect(word.offsetHeight).to.be.at.most(32);
    }
  });

  it('says its word whole beside six buttons at 340 px', async () => {
    for (const language of ['en-GB', 'fr']) {
      const element = await availability(inState('not-responding', 'not-responding'), {
        width: 340,
        language,
      });
      // The list, and what they leave of its toolbar.
      const list = element.closest('inlay-provider')?.parentElement;
      list?.style.setProperty('inline-size', '340px');
      list?.style.setProperty('container-type', 'inline-size');
      element.style.inlineSize = '124px';
      await settled();
      const word = within(element, '.word');
      expect(word.scrollHeight, language).to.be.at.most(word.clientHeight);
      expect(word.scrollWidth, language).to.be.at.most(word.clientWidth);
    }
  });

  describe('accessibility', () => {
    it('has nothing that axe objects to, closed', async () => {
      await expect(await availability()).to.be.accessible();
    });
    it('has nothing that axe objects to, open and in the dark', async () => {
      const element = await availability(inState('away', 'away'), { theme: 'dark' });
      trigger(element).click();
      await settled();
      // Halfway through its fading in, nothing has its contrast yet.
      await Promise.all(
        within(element, '[role=menu]')
          .getAnimations()
          .map(({ finished }) => finished),
      );
      await expect(element).to.be.accessible();
    });
    it('is a menu button whose name tells the state', async () => {
      const element = await availability();
      expect(trigger(element).getAttribute('aria-label')).to.equal('Availability: Available');
      expect(trigger(element).getAttribute('aria-haspopup')).to.equal('menu');
      expect(trigger(element).getAttribute('aria-expanded')).to.equal('false');
    });
  });

  describe('keyboard', () => {
    it('opens by the arrow at the state in force, chooses by Enter and gives the focus back', async () => {
      const store = createStubStore();
      const element = await availability(store);
      element.focus();
      await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
      expect(store.callsOf('setAvailability')).to.deep.equal([['lunch']]);
      expect(isOpen(element)).to.equal(false);
      expect(within(element, 'inlay-menu-button').shadowRoot?.activeElement).to.equal(trigger(element));
    });
    it('goes to an entry by its first letter', async () => {
      const store = createStubStore();
      const element = await availability(store);
      element.focus();
      await press('Enter', 't', 'Enter');
      expect(store.callsOf('setAvailability')).to.deep.equal([['training']]);
    });
    it('closes by Escape without a choice, and tells nobody around', async () => {
      const store = createStubStore();
      const element = await availability(store);
      let heard = 0;
      element.addEventListener('keydown', (event) => (heard += event.key === 'Escape' ? 1 : 0));
      element.focus();
      await press('Enter');
      expect(isOpen(element)).to.equal(true);
      await press('Escape');
      expect(isOpen(element)).to.equal(false);
      expect(heard).to.equal(0);
      expect(store.callsOf('setAvailability')).to.have.length(0);
    });
  });

  describe('what a person sees', () => {
    it('shows shape and word of the state', async () => {
      expect(words(within(await availability(), '.word'))).to.equal('Available');
      const away = await availability(inState('lunch', 'away', 'Lunch'));
      expect(words(within(away, '.word'))).to.equal('Lunch');
      expect(within(away, '.shape').classList.contains('available')).to.equal(false);
    });
    it('says in word and shape that the agent is not responding, which nobody can choose (Q5)', async () => {
      const element = await availability(inState('not-responding', 'not-responding'), { theme: 'dark' });
      expect(words(within(element, '.word'))).to.equal('Not responding');
      expect(within(element, '.shape').classList.contains('not-responding')).to.equal(true);
      expect(entries(element).every((entry) => entry.getAttribute('aria-checked') === 'false')).to.equal(
        true,
      );
      await expect(element).to.be.accessible();
    });
    it('offers every state of the organisation, the one in force checked', async () => {
      const element = await availability(inState('away', 'away'));
      expect(entries(element).map((entry) => words(within(entry, '.label')))).to.deep.equal([
        'Available',
        'Away',
        'Lunch',
        'Training',
      ]);
      expect(entries(element).map((entry) => entry.getAttribute('aria-checked'))).to.deep.equal([
        'false',
        'true',
        'false',
        'false',
      ]);
    });
    it('follows the store', async () => {
      const store = createStubStore();
      const element = await availability(store);
      store.set({ session: inState('away', 'away').getState().session });
      await settled();
      expect(words(within(element, '.word'))).to.equal('Away');
    });
    it('speaks French', async () => {
      const element = await availability(createStubStore(), { language: 'fr' });
      expect(trigger(element).getAttribute('aria-label')).to.equal('Disponibilité\u202f: Disponible');
    });
  });

  describe('events', () => {
    it('tells the choice', async () => {
      const element = await availability();
      const told = new Promise<AvailabilityChangeEvent>((resolve) =>
        element.addEventListener(AvailabilityChangeEvent.type, resolve, { once: true }),
      );
      entries(element)[1]?.click();
      expect((await told).detail).to.deep.equal({ availabilityId: 'away' });
    });
    it('asks for nothing when the state in force is chosen', async () => {
      const store = createStubStore();
      const element = await availability(store);
      entries(element)[0]?.click();
      expect(store.callsOf('setAvailability')).to.have.length(0);
    });
  });
});
