import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/transfer-dialog/define.ts';
import type { TransferDialog } from '../../../src/components/transfer-dialog/transfer-dialog.ts';
import type { DirectoryEntry } from '../../../src/model/directory.ts';
import { fail, type InlayError } from '../../../src/model/result.ts';
import { mountDialog } from '../../support/dialog.ts';
import { createStubStore, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

const ID = 'i-lea';
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
const ENTRIES: readonly DirectoryEntry[] = [
  agent('tom', 'Tom Berger'),
  agent('full', LONG, { held: 7, offered: 1, obstacle: 'capacity' }),
  agent('gone', 'Gerda Gone', { connected: false, obstacle: 'absent' }),
  {
    kind: 'skill',
    id: 'orders',
    name: 'Orders',
    availability: null,
    held: 0,
    offered: 0,
    capacity: null,
    waiting: 3,
    available: 1,
    obstacle: null,
  },
];

const pressWith = async (modifier: string, key: string): Promise<void> => {
  await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  await sendKeys({ up: modifier });
};
const refused = (more: Partial<InlayError>): InlayError | null => {
  const result = fail('rejected', 'refused', { type: 'transfer-refused', ...more });
  return result.ok ? null : result.error;
};

async function show({
  answer = null as InlayError | null,
  language = 'en',
  theme = 'light' as 'light' | 'dark',
} = {}): Promise<{ element: TransferDialog; store: StubStore }> {
  const store = createStubStore({ actions: { transfer: () => answer } });
  store.set({ directory: { search: '', status: 'ready', error: null, items: ENTRIES, next: 'more' } });
  const element = await mountDialog<TransferDialog>(
    'inlay-transfer-dialog',
    { store, language, theme },
    { interactionId: ID },
  );
  return { element, store };
}

describe('inlay-transfer-dialog', () => {
  for (const language of ['en', 'fr']) {
    for (const theme of ['light', 'dark'] as const) {
      it(`has nothing that axe objects to: ${language}, ${theme}`, async () => {
        const { element } = await show({ language, theme });
        await expect(element).to.be.accessible();
        buttonNamed(element, 'Tom Berger')?.click();
        await settled();
        await expect(element).to.be.accessible();
      });
    }
  }

  it('is used by keys alone: search, tabs, arrows, note, Control and Enter (W2)', async () => {
    const { element, store } = await show();
    await sendKeys({ type: 'or' });
    await waitUntil(() => store.callsOf('searchDirectory').some(([search]) => search === 'or'));
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowRight' });
    await settled();
    expect(store.callsOf('searchDirectory').at(-1)).to.deep.equal([
      'or',
      ID,
      { kind: 'skill', purpose: 'transfer' },
    ]);
    await pressWith('Shift', 'Tab');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(within(element, '.chosen').textContent).to.contain('To Orders');
    await sendKeys({ type: 'Asks for Friday' });
    const closed = oneEvent(element, 'close');
    await pressWith('Control', 'Enter');
    await closed;
    expect(store.callsOf('transfer')).to.deep.equal([
      [ID, { to: { kind: 'skill', id: 'orders' }, note: 'Asks for Friday' }, 'Orders'],
    ]);
  });

  it('shows entries to come while the directory is read, says when there is none and when it can’t be read', async () => {
    const { element, store } = await show();
    const none = { search: '', error: null, items: [] };
    store.set({ directory: { ...none, status: 'loading' } });
    await settled();
    expect(allWithin(element, '.skeleton > div')).to.have.length.above(3);
    expect(within(element, '.results').getAttribute('aria-busy')).to.equal('true');
    expect(within(element, '.results .visually-hidden').textContent).to.equal('Loading');
    await expect(element).to.be.accessible();

    store.set({ directory: { ...none, status: 'ready' } });
    await settled();
    expect(allWithin(element, '.skeleton')).to.have.length(0);
    expect(within(element, '.note').textContent.trim()).to.equal('Nothing found');

    store.set({ directory: { ...none, status: 'failed' } });
    await settled();
    expect(within(element, '.note').textContent).to.contain('The directory could not be read');
  });

  it('shows names whole in as many lines as they take, and which part of the directory is chosen', async () => {
    const { element } = await show();
    const names = allWithin(element, '.name > bdi');
    expect(names).to.have.length.above(1);
    for (const name of names) {
      expect(name.scrollWidth).to.be.at.most(name.clientWidth);
      expect(name.scrollHeight).to.be.at.most(name.clientHeight);
    }
    const [chosen, other] = allWithin(element, '[role=tab]').map(
      (tab) => getComputedStyle(tab).backgroundColor,
    );
    expect(chosen).not.to.equal(other);
  });

  it('shows availability, load and queue, and says of who can’t be handed it why, without doing it', async () => {
    const { element, store } = await show();
    const [tom, full, gone] = allWithin(element, '.entry').map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(tom).to.equal('Tom Berger Available 2 of 8');
    expect(full).to.contain('At the limit, offers counted').and.to.contain('7 + 1 offered, of 8');
    expect(gone).to.contain('Not signed in');
    for (const entry of allWithin(element, '.entry[aria-disabled=true]')) entry.click();
    await settled();
    expect(allWithin(element, '.chosen')).to.have.length(0);
    buttonNamed(element, 'Skills')?.click();
    await settled();
    expect(within(element, '.entry').textContent).to.contain('3 waiting · 1 available');
    expect(store.callsOf('transfer')).to.have.length(0);
  });

  it('reads the next page as the end comes near', async () => {
    const { element, store } = await show();
    within(element, '.results').dispatchEvent(new Event('scroll'));
    expect(store.callsOf('loadMoreDirectory')).to.have.length(1);
  });

  it('says what kept it from being done, by its reason, and keeps the note', async () => {
    for (const [reason, words] of [
      ['away', ': Tom Berger is away.'],
      ['capacity', ': Tom Berger holds as many as allowed'],
      ['resolved', 'this one is resolved'],
    ] as const) {
      const { element } = await show({ answer: refused({ reason }) });
      buttonNamed(element, 'Tom Berger')?.click();
      await settled();
      const note = within<HTMLTextAreaElement>(element, 'textarea');
      note.value = 'Keep this';
      note.dispatchEvent(new Event('input'));
      await settled();
      buttonNamed(element, 'Transfer')?.click();
      await settled();
      expect(within(element, '[role=alert]').textContent).to.contain('Not transferred').and.to.contain(words);
      expect(within<HTMLTextAreaElement>(element, 'textarea').value).to.equal('Keep this');
      element.remove();
    }
  });

  it('counts a note that is too long, and hands nothing over', async () => {
    const { element, store } = await show();
    buttonNamed(element, 'Tom Berger')?.click();
    await settled();
    const note = within<HTMLTextAreaElement>(element, 'textarea');
    note.value = 'x'.repeat(2_002);
    note.dispatchEvent(new Event('input'));
    await settled();
    expect(within(element, '#hint').textContent).to.contain('2 characters too many');
    buttonNamed(element, 'Transfer')?.click();
    await settled();
    expect(store.callsOf('transfer')).to.have.length(0);
  });
});
