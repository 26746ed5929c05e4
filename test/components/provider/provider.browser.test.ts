import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/components/provider/define.ts';
import '../../../src/components/availability/define.ts';
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
  it('lets a page set a token anywhere above', async () => {
    const element = await provider();
    const inside = within(element, '.word');
    element.parentElement?.style.setProperty('--inlay-text', 'rgb(1, 2, 3)');
    await waitUntil(() => getComputedStyle(inside).color === 'rgb(1, 2, 3)');
  });
});
