import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/card-sheet/define.ts';
import type { CardSheet } from '../../../src/components/card-sheet/card-sheet.ts';
import { mount } from '../../support/mount.ts';
import { interaction } from '../../support/sample-data.ts';
import { createStubStore, type StubStore } from '../../support/stub-store.ts';
import { buttonNamed, press, within } from '../../support/within.ts';

const ID = 'i-lea';

async function show(): Promise<{ sheet: CardSheet; store: StubStore }> {
  const store = createStubStore({ state: { openId: ID } });
  store.set(({ interactions }) => ({ interactions: { ...interactions, [ID]: interaction(ID) } }));
  const sheet = await mount<CardSheet>('inlay-card-sheet', { store }, { interactionId: ID });
  await waitUntil(() => within<HTMLDialogElement>(sheet, 'dialog').open);
  return { sheet, store };
}

describe('inlay-card-sheet', () => {
  it('has nothing that axe objects to', async () => {
    const { sheet } = await show();
    await expect(sheet).to.be.accessible();
  });
  it('closes by Escape, and by its button', async () => {
    for (const close of [
      () => sendKeys({ press: 'Escape' }),
      async (sheet: CardSheet) => {
        press(sheet, 'Close');
      },
    ]) {
      const { sheet } = await show();
      expect(buttonNamed(sheet, 'Close')).to.not.equal(undefined);
      const closed = oneEvent(sheet, 'close');
      await close(sheet);
      await closed;
      sheet.remove();
    }
  });
  it('closes when another interaction is opened', async () => {
    const { sheet, store } = await show();
    const closed = oneEvent(sheet, 'close');
    store.set(() => ({ openId: 'i-other' }));
    await closed;
  });
  it('closes when the interaction may be seen no longer', async () => {
    const { sheet, store } = await show();
    const closed = oneEvent(sheet, 'close');
    store.set(() => ({ interactions: {} }));
    await closed;
  });
});
