import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/directory/define.ts';
import { DirectoryChooseEvent } from '../../../src/components/directory/directory.events.ts';
import type { Directory } from '../../../src/components/directory/directory.ts';
import type { DirectoryEntry } from '../../../src/model/directory.ts';
import { fail, type InlayError } from '../../../src/model/result.ts';
import type { AppState } from '../../../src/store/state.ts';
import { mount } from '../../support/mount.ts';
import { createStubStore, type StubStore } from '../../support/stub-store.ts';
import { allWithin, atRest, buttonNamed, settled, within } from '../../support/within.ts';

const LONG = 'Marie-Antoinette de La Rochefoucauld-Bérenger d’Estissac';
const agent = (id: string, name: string, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  kind: 'agent',
  id,
  name,
  availability: { id: 'available', kind: 'available', label: null },
  held: 2,
  offered: 0,
  capacity: 8,
  connected: true,
  obstacle: null,
  ...more,
});
const team = (id: string, name: string): DirectoryEntry => ({
  ...agent(id, name),
  kind: 'team',
  availability: null,
  capacity: null,
});
const ENTRIES: readonly DirectoryEntry[] = [
  agent('tom', 'Tom Berger'),
  agent('full', LONG, { held: 7, offered: 1, obstacle: 'capacity' }),
  team('orders', 'Orders'),
];
const ERROR: InlayError | null = (() => {
  const result = fail('unavailable', 'down');
  return result.ok ? null : result.error;
})();

async function show(
  given: Partial<AppState['directory']> = {},
  {
    language = 'en',
    theme = 'light' as 'light' | 'dark',
    ...properties
  }: object & {
    readonly language?: string;
    readonly theme?: 'light' | 'dark';
    readonly [name: string]: unknown;
  } = {},
): Promise<{ element: Directory; store: StubStore; chosen: string[] }> {
  const store = createStubStore();
  store.set({
    directory: { search: '', status: 'ready', error: null, items: ENTRIES, next: null, ...given },
  });
  const element = await mount<Directory>('inlay-directory', { store, language, theme }, properties);
  const chosen: string[] = [];
  element.addEventListener(DirectoryChooseEvent.type, (event) => {
    chosen.push((event as DirectoryChooseEvent).detail.entry.id);
  });
  element.style.blockSize = '400px';
  element.style.display = 'grid';
  // It lies in a dialog, whose ground it has.
  element.style.background = 'var(--_surface-raised)';
  await settled();
  return { element, store, chosen };
}
const field = (element: Directory): HTMLInputElement => within(element, 'input');
const entries = (element: Directory): HTMLButtonElement[] => allWithin(element, '.entry');
const nameOf = (button: Element | null | undefined): string =>
  button?.querySelector('.name bdi')?.textContent ?? '';
const focused = (element: Directory): Element | null => element.shadowRoot?.activeElement ?? null;
const typed = (element: Directory, value: string): void => {
  field(element).value = value;
  field(element).dispatchEvent(new InputEvent('input', { bubbles: true }));
};

describe('inlay-directory', () => {
  describe('accessibility', () => {
    const states: Record<string, Partial<AppState['directory']>> = {
      filled: {},
      empty: { items: [] },
      loading: { items: [], status: 'loading' },
      'loading more': { isLoadingMore: true },
      failed: { items: [], status: 'failed', error: ERROR },
    };
    for (const [name, given] of Object.entries(states))
      for (const [language, theme] of [
        ['en', 'light'],
        ['fr', 'dark'],
      ] as const)
        it(`has nothing that axe objects to: ${name}, ${language}, ${theme}`, async () => {
          for (const kinds of [[], ['agent', 'skill', 'team']]) {
            const { element } = await show(given, { language, theme, kinds });
            await atRest(element);
            await expect(element).to.be.accessible();
          }
        });
    it('says of the results that they are being read', async () => {
      const { element, store } = await show({ status: 'loading', items: [] });
      expect(within(element, '.results').getAttribute('aria-busy')).to.equal('true');
      expect(within(element, '.results').textContent).to.contain('Loading');
      store.set({ directory: { search: '', status: 'ready', error: null, items: ENTRIES, next: null } });
      await waitUntil(() => entries(element).length === 3);
      expect(within(element, '.results').getAttribute('aria-busy')).to.equal('false');
    });
  });

  describe('keyboard', () => {
    it('leads by arrows from the search through the entries and round again', async () => {
      const { element, chosen } = await show();
      element.focus();
      await waitUntil(() => focused(element) === field(element));
      const way: string[] = [];
      for (let step = 0; step < 3; step += 1) {
        await sendKeys({ press: 'ArrowDown' });
        way.push(nameOf(focused(element)));
      }
      expect(way).to.deep.equal(['Tom Berger', LONG, 'Orders']);
      await sendKeys({ press: 'ArrowDown' });
      expect(focused(element)).to.equal(field(element));
      await sendKeys({ press: 'ArrowUp' });
      expect(nameOf(focused(element))).to.equal('Orders');
      await sendKeys({ press: 'Enter' });
      expect(chosen).to.deep.equal(['orders']);
    });
    it('leads by arrows from tab to tab, each of which is asked for and stands alone in the order of Tab', async () => {
      const { element, store } = await show({}, { kinds: ['agent', 'skill', 'team'], purpose: 'transfer' });
      const selected = (): string => within(element, '[role=tab][aria-selected=true]').textContent.trim();
      const tabs = allWithin(element, '[role=tab]');
      expect(tabs.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1]);
      tabs[0]?.focus();
      await sendKeys({ press: 'ArrowLeft' });
      await waitUntil(() => focused(element)?.textContent.trim() === 'Teams');
      expect(selected()).to.equal('Teams');
      await sendKeys({ press: 'ArrowRight' });
      await waitUntil(() => focused(element)?.textContent.trim() === 'Agents');
      expect(store.callsOf('searchDirectory').map(([, , part]) => part)).to.deep.equal(
        ['agent', 'team', 'agent'].map((kind) => ({ kind, purpose: 'transfer' })),
      );
      expect(within(element, '.results').getAttribute('aria-label')).to.equal('Agents');
      // Of the tab before there may still be something.
      expect(entries(element).map(nameOf)).to.deep.equal(['Tom Berger', LONG]);
    });
    it('takes what stands before the entries on its way, while nothing is searched for', async () => {
      const { element } = await show();
      const first = document.createElement('button');
      first.slot = 'first';
      first.textContent = 'Nobody';
      element.append(first);
      await settled();
      field(element).focus();
      await sendKeys({ press: 'ArrowDown' });
      expect(document.activeElement).to.equal(first);
      field(element).focus();
      typed(element, 'tom');
      await settled();
      await sendKeys({ press: 'ArrowDown' });
      expect(nameOf(focused(element))).to.equal('Tom Berger');
    });
  });

  describe('typing', () => {
    it('asks once when the hand rests, for the interaction that is to be given, and no more when it is gone', async () => {
      const { element, store } = await show({}, { interactionId: 'i-lea' });
      expect(store.callsOf('searchDirectory')).to.deep.equal([['', 'i-lea']]);
      for (const value of ['t', 'to', 'tom ']) typed(element, value);
      expect(store.callsOf('searchDirectory')).to.have.length(1);
      await waitUntil(() => store.callsOf('searchDirectory').length > 1);
      expect(store.callsOf('searchDirectory')).to.deep.equal([
        ['', 'i-lea'],
        ['tom', 'i-lea'],
      ]);
      typed(element, 'tomas');
      element.remove();
      // One that begins to wait after it has asked by then.
      const later = await show({}, { interactionId: 'i-lea' });
      typed(later.element, 'zoe');
      await waitUntil(() => later.store.callsOf('searchDirectory').length > 1);
      expect(store.callsOf('searchDirectory')).to.have.length(2);
    });
    it('says that nobody is found, and what may help, in place of an empty list', async () => {
      const { element } = await show({ items: [] });
      expect(within(element, '[role=status]').textContent.trim()).not.to.equal('');
      expect(allWithin(element, '.quiet')).to.have.length(0);
      typed(element, 'zzz');
      await waitUntil(() => allWithin(element, '.note .quiet').length === 1);
    });
    it('says that it could not be read, why, and asks again', async () => {
      const { element, store } = await show({ items: [], status: 'failed', error: ERROR });
      expect(within(element, '[role=alert]').querySelectorAll('p')).to.have.length(2);
      buttonNamed(element, 'Try again')?.click();
      expect(store.callsOf('searchDirectory')).to.deep.equal([
        ['', undefined],
        ['', undefined],
      ]);
    });
  });

  describe('choosing', () => {
    it('chooses who can be chosen; of the others it says why not', async () => {
      const isChosen = ({ id }: DirectoryEntry): boolean => id === 'orders';
      const { element, chosen } = await show({}, { isChosen });
      const [tom, full, orders] = entries(element);
      for (const button of [full, orders, tom]) button?.click();
      expect(chosen).to.deep.equal(['tom']);
      expect(full?.getAttribute('aria-disabled')).to.equal('true');
      expect(full?.querySelector('.hint')?.textContent ?? '').not.to.equal('');
      // It can be reached, and so its reason read.
      expect(full?.disabled).to.equal(false);
      expect(orders?.disabled).to.equal(true);
    });
    it('shows a name with hidden characters as what it is', async () => {
      const { element } = await show({ items: [agent('x', 'Tom\u202Eexe')] });
      expect(nameOf(entries(element)[0])).to.equal('Tom[U+202E]exe');
    });
  });

  describe('many', () => {
    it('reads more as its end comes near, and only then', async () => {
      const items = Array.from({ length: 100 }, (_, at) => agent(`a${String(at)}`, `Agent ${String(at)}`));
      const { element, store } = await show({ items, next: 'more' });
      const results = within(element, '.results');
      expect(results.scrollHeight).to.be.above(results.clientHeight + 800);
      results.scrollTop = 10;
      await settled();
      expect(store.callsOf('loadMoreDirectory')).to.have.length(0);
      results.scrollTop = results.scrollHeight;
      await waitUntil(() => store.callsOf('loadMoreDirectory').length > 0);
    });
    it('holds ten thousand: each in its place, and the arrows lead to both ends', async () => {
      const items = Array.from({ length: 10_000 }, (_, at) => agent(`a${String(at)}`, `Agent ${String(at)}`));
      const { element, store, chosen } = await show({ items: items.slice(0, 50) });
      const first = entries(element)[0];
      store.set({ directory: { search: '', status: 'ready', error: null, items, next: null } });
      await waitUntil(() => entries(element).length === 10_000);
      expect(entries(element)[0]).to.equal(first);
      field(element).focus();
      await sendKeys({ press: 'ArrowUp' });
      expect(nameOf(focused(element))).to.equal('Agent 9999');
      await sendKeys({ press: 'Enter' });
      expect(chosen).to.deep.equal(['a9999']);
      expect(within(element, '.results').scrollTop).to.be.above(0);
      // Where another search finds few, no others are left.
      store.set({
        directory: { search: 'x', status: 'ready', error: null, items: items.slice(-1), next: null },
      });
      await waitUntil(() => entries(element).length === 1);
      expect(nameOf(entries(element)[0])).to.equal('Agent 9999');
    });
  });
});
