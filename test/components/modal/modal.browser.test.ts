import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../../src/components/transfer-dialog/define.ts';
import '../../../src/components/card-sheet/define.ts';
import type { CardSheet } from '../../../src/components/card-sheet/card-sheet.ts';
import { openModal } from '../../../src/components/modal/modal.ts';
import type { OfferBar } from '../../../src/components/offer-bar/offer-bar.ts';
import type { TransferDialog } from '../../../src/components/transfer-dialog/transfer-dialog.ts';
import type { DirectoryEntry } from '../../../src/model/directory.ts';
import { fail } from '../../../src/model/result.ts';
import { mount } from '../../support/mount.ts';
import { INTERACTIONS } from '../../support/sample-data.ts';
import { createStubStore, type StubOptions, type StubStore } from '../../support/stub-store.ts';
import { allWithin, atRest, buttonNamed, press, settled, within } from '../../support/within.ts';

const byId = Object.fromEntries(INTERACTIONS.map((one) => [one.id, one]));
const { 'i-offer': _, ...others } = byId;
const TOM: DirectoryEntry = {
  kind: 'agent',
  id: 'tom',
  name: 'Tom Berger',
  availability: { id: 'available', kind: 'available', label: null },
  held: 2,
  offered: 0,
  capacity: 8,
  connected: true,
  obstacle: null,
};
const answered = (store: StubStore): void => store.set({ interactions: others });

/** A transfer with a note that has been begun, and nothing offered yet. */
async function begun(
  actions: StubOptions['actions'] = { acceptOffer: answered, declineOffer: answered },
  given: { readonly language?: string; readonly theme?: 'light' | 'dark' } = {},
): Promise<{ element: TransferDialog; store: StubStore; bar: OfferBar; note: HTMLTextAreaElement }> {
  const store = createStubStore({ actions, state: { interactions: others } });
  store.set({ directory: { search: '', status: 'ready', error: null, items: [TOM], next: null } });
  const element = await mount<TransferDialog>(
    'inlay-transfer-dialog',
    { store, ...given },
    { interactionId: 'i-lea' },
  );
  await waitUntil(() => buttonNamed(element, 'Tom Berger') !== undefined);
  buttonNamed(element, 'Tom Berger')?.click();
  await settled();
  await sendKeys({ type: 'Asks for Friday' });
  const bar = within<OfferBar>(element, 'inlay-offer-bar');
  return { element, store, bar, note: within<HTMLTextAreaElement>(element, 'textarea') };
}
const come = async (store: StubStore, bar: OfferBar): Promise<void> => {
  store.set({ interactions: byId });
  await waitUntil(() => bar.isShown && allWithin(bar, '.bar').length === 1);
};
const live = (bar: OfferBar): string => within(bar, '[aria-live=polite]').textContent.trim();

describe('a dialog', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  for (const [language, theme] of [
    ['en', 'light'],
    ['fr', 'dark'],
  ] as const) {
    it(`shows what is offered meanwhile above it, without hiding anything: ${language}, ${theme}`, async () => {
      await setViewport({ width: 340, height: 420 });
      const { element, store, bar } = await begun(undefined, { language, theme });
      await come(store, bar);
      const shown = within(bar, '.bar').getBoundingClientRect();
      const dialog = within(element, 'dialog').getBoundingClientRect();
      expect(shown.bottom).to.be.at.most(dialog.top);
      expect(shown.left).to.be.at.least(0);
      expect(shown.right).to.be.at.most(340);
      const accept = within(bar, '.primary').getBoundingClientRect();
      const hit = element.shadowRoot?.elementFromPoint(accept.x + 4, accept.y + 4);
      expect(hit).to.equal(bar);
      await expect(element).to.be.accessible();
    });
  }

  it('takes its answer, which leaves the words and the focus where they were (Q4)', async () => {
    const { store, bar, note, element } = await begun();
    await come(store, bar);
    expect(live(bar)).to.contain('Offer: Tom Kessler');
    press(bar, 'Accept');
    await waitUntil(() => allWithin(bar, '.bar').length === 0);
    expect(store.callsOf('acceptOffer')).to.deep.equal([['i-offer']]);
    expect(store.callsOf('open')).to.deep.equal([]);
    expect(note.value).to.equal('Asks for Friday');
    await waitUntil(() => live(bar) === 'Tom Kessler is yours, in your list.');
    expect(within<HTMLDialogElement>(element, 'dialog').open).to.equal(true);
  });

  it('leads there by F6, and back to the field by the answer or F6', async () => {
    const { element, store, bar, note } = await begun();
    const focused = (): Element | null | undefined => element.shadowRoot?.activeElement;
    await sendKeys({ press: 'F6' });
    expect(focused()).to.equal(note);
    await come(store, bar);
    await sendKeys({ press: 'F6' });
    expect(focused()).to.equal(bar);
    await sendKeys({ press: 'F6' });
    expect(focused()).to.equal(note);
    await sendKeys({ press: 'F6' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => allWithin(bar, '.bar').length === 0);
    expect(store.callsOf('declineOffer')).to.deep.equal([['i-offer']]);
    expect(focused()).to.equal(note);
    await sendKeys({ type: '.' });
    expect(note.value).to.equal('Asks for Friday.');
  });

  it('says in it that the offer was gone', async () => {
    const { store, bar } = await begun({
      acceptOffer: (store) => {
        const result = fail('rejected', 'gone', { type: 'offer-ended' });
        if (result.ok) return;
        const notice = {
          id: 7,
          tone: 'failure',
          key: 'offer-gone',
          name: 'Tom',
          error: result.error,
        } as const;
        store.set({ notice, interactions: others });
      },
    });
    await come(store, bar);
    press(bar, 'Accept');
    await waitUntil(() => allWithin(bar, '.failure').length === 1);
    expect(within(bar, '[aria-live=assertive]').textContent).to.contain('The offer of Tom is gone.');
    press(bar, 'Dismiss');
    await waitUntil(() => allWithin(bar, '.bar').length === 0);
    expect(store.getState().notice).to.equal(null);
  });

  it('makes room for it where it fills the window', async () => {
    await setViewport({ width: 340, height: 420 });
    const store = createStubStore();
    const element = await mount<CardSheet>('inlay-card-sheet', { store }, { interactionId: 'i-lea' });
    await waitUntil(() => allWithin(element, '.bar').length === 1);
    await atRest(element);
    const bar = within(element, '.bar').getBoundingClientRect();
    const card = within(element, 'inlay-customer-card').getBoundingClientRect();
    expect(card.top).to.be.at.least(bar.bottom);
    expect(card.bottom).to.equal(420);
  });

  it('does nothing with a key that was pressed before it was there', async () => {
    const dialog = document.createElement('dialog');
    dialog.innerHTML =
      '<form><select><option>New</option><option>Open</option></select><button type="button">Yes</button></form>';
    const opener = document.createElement('button');
    document.body.append(opener, dialog);
    let yes = 0;
    let isStale = false;
    const [button] = dialog.getElementsByTagName('button');
    const [select] = dialog.getElementsByTagName('select');
    button?.addEventListener('click', () => (yes += 1));
    dialog.addEventListener('keypress', (event) => (isStale = event.defaultPrevented));
    opener.addEventListener('keydown', () => {
      openModal(dialog);
    });
    opener.focus();
    await sendKeys({ down: 'Enter' });
    expect(document.activeElement).to.equal(select);
    expect(isStale).to.equal(true);
    button?.focus();
    // Held on, it repeats.
    await sendKeys({ down: 'Enter' });
    expect(yes).to.equal(0);
    await sendKeys({ up: 'Enter' });
    await sendKeys({ press: 'Enter' });
    expect(yes).to.equal(1);
    dialog.close();
    expect(document.activeElement).to.equal(opener);
    dialog.remove();
    opener.remove();
  });
});
