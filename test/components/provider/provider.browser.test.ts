import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/components/provider/define.ts';
import '../../../src/components/availability/define.ts';
import { CustomerCardEvent } from '../../../src/components/message-thread/message-thread.events.ts';
import type { Provider } from '../../../src/components/provider/provider.ts';
import { createStubStore } from '../../support/stub-store.ts';
import { allWithin, settled, within } from '../../support/within.ts';

const word = (root: Element): string => {
  const [found] = allWithin(root, '.word');
  return found?.textContent.trim() ?? '';
};

async function provider(given: Partial<Provider> = {}): Promise<Provider> {
  const element = document.createElement('inlay-provider');
  Object.assign(element, { store: createStubStore(), language: 'en', ...given });
  element.append(document.createElement('inlay-availability'));
  const wrapper = await fixture<HTMLElement>(html`<div></div>`);
  wrapper.append(element);
  await waitUntil(() => word(element) !== '');
  return element;
}

describe('inlay-provider', () => {
  it('has nothing that axe objects to', async () => {
    await expect(await provider()).to.be.accessible();
  });
  it('gives what stands in it its words, and others when the language changes', async () => {
    const element = await provider();
    expect(word(element)).to.equal('Available');
    element.language = 'fr-CA';
    await waitUntil(() => word(element) === 'Disponible');
    expect(element.lang).to.equal('fr-CA');
  });
  it('speaks English where it has no words for the wished language', async () => {
    expect(word(await provider({ language: 'nl' }))).to.equal('Available');
  });
  it('puts a host’s own words in the place of ours, and leaves the others', async () => {
    const element = await provider({ strings: { availability: { available: 'On shift' } } });
    expect(word(element)).to.equal('On shift');
    expect(within(element, 'button').getAttribute('aria-label')).to.equal('Availability: On shift');
  });
  it('takes the last language wished for, in whatever order they come', async () => {
    const element = await provider();
    element.language = 'fr';
    await element.updateComplete;
    element.language = 'en';
    await settled();
    await settled();
    expect(word(element)).to.equal('Available');
  });
  it('gives another store to what stands in it', async () => {
    const element = await provider();
    const other = createStubStore();
    element.store = other;
    await settled();
    expect(other.listeners).to.be.greaterThan(0);
  });
  it('keeps two panels on a page apart', async () => {
    const one = await provider();
    const two = await provider({ language: 'fr' });
    expect([word(one), word(two)]).to.deep.equal(['Available', 'Disponible']);
  });
  it('shows its theme to all that stands in it, and the page’s without one', async () => {
    const element = await provider();
    const inside = element.querySelector('inlay-availability') as HTMLElement;
    element.setAttribute('theme', 'dark');
    expect(getComputedStyle(inside).colorScheme).to.equal('dark');
    element.removeAttribute('theme');
    expect(getComputedStyle(inside).colorScheme).to.equal('normal');
  });
  describe('when a customer card is asked for', () => {
    const ask = (inside: Element): CustomerCardEvent => {
      const event = new CustomerCardEvent({ interactionId: 'i-lea' });
      inside.dispatchEvent(event);
      return event;
    };
    const inside = (element: Element): Element => element.querySelector('inlay-availability') as Element;
    const sheets = (element: Element): readonly Element[] => allWithin(element, 'inlay-card-sheet');

    it('shows it as a sheet, and no longer than until it is closed', async () => {
      const element = await provider();
      ask(inside(element));
      await waitUntil(() => sheets(element).length === 1);
      await waitUntil(() => within<HTMLDialogElement>(element, 'dialog').open);
      const [card] = allWithin(element, 'inlay-customer-card');
      expect(card).to.have.property('interactionId', 'i-lea');
      within<HTMLDialogElement>(element, 'dialog').close();
      await waitUntil(() => sheets(element).length === 0);
    });
    it('leaves it to a listener outside that has a place for it', async () => {
      const element = await provider();
      const answer = (event: Event): void => {
        event.preventDefault();
      };
      element.parentElement?.addEventListener('inlay-customer-card-toggle', answer, { once: true });
      ask(inside(element));
      const second = await provider();
      ask(inside(second));
      await waitUntil(() => sheets(second).length === 1);
      expect(sheets(element)).to.have.length(0);
    });
    it('shows one sheet where one provider stands in another', async () => {
      const outer = await provider();
      const inner = await provider();
      outer.append(inner);
      await settled();
      ask(inside(inner));
      await waitUntil(() => sheets(inner).length === 1);
      await settled();
      expect(outer.shadowRoot?.querySelector('inlay-card-sheet')).to.equal(null);
    });
    it('asks nothing of it once it has left the page', async () => {
      const element = await provider();
      const within = inside(element);
      element.remove();
      expect(ask(within).defaultPrevented).to.equal(false);
      await settled();
      expect(sheets(element)).to.have.length(0);
    });
  });
  it('lets a page set a token anywhere above', async () => {
    const element = await provider();
    const inside = within(element, '.word');
    element.parentElement?.style.setProperty('--inlay-text', 'rgb(1, 2, 3)');
    await waitUntil(() => getComputedStyle(inside).color === 'rgb(1, 2, 3)');
  });
});
