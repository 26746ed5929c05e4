import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/confirm-dialog/define.ts';
import type { ConfirmDialog, Question } from '../../../src/components/confirm-dialog/confirm-dialog.ts';
import { buttonNamed, within } from '../../support/within.ts';

const QUESTION: Question = {
  title: 'Delete message',
  lines: ['This deletes the message on Facebook, for good.', 'Here it stays visible.'],
  quote: 'Where is my parcel?',
  confirm: 'Delete on Facebook',
  cancel: 'Cancel',
};

async function show(question = QUESTION): Promise<{ element: ConfirmDialog; told: string[] }> {
  const told: string[] = [];
  const element = await fixture<ConfirmDialog>(
    html`<inlay-confirm-dialog
      .question=${question}
      @inlay-confirm=${() => told.push('confirm')}
      @close=${() => told.push('close')}
    ></inlay-confirm-dialog>`,
  );
  await waitUntil(() => within<HTMLDialogElement>(element, 'dialog').open);
  return { element, told };
}

describe('inlay-confirm-dialog', () => {
  it('has nothing that axe objects to', async () => {
    await expect((await show()).element).to.be.accessible();
  });
  it('says what will happen and where, and to what', async () => {
    const { element } = await show();
    const dialog = within(element, 'dialog');
    expect(dialog.getAttribute('role')).to.equal('alertdialog');
    for (const words of [QUESTION.title, ...QUESTION.lines, QUESTION.quote])
      expect(dialog.textContent).to.contain(words);
  });
  it('begins at Cancel, and does nothing by Enter or Escape', async () => {
    for (const press of ['Enter', 'Escape']) {
      const { element, told } = await show();
      expect(element.shadowRoot?.activeElement).to.equal(buttonNamed(element, 'Cancel'));
      await sendKeys({ press });
      await waitUntil(() => told.length > 0);
      expect(told).to.deep.equal(['close']);
    }
  });
  it('tells a yes before it closes', async () => {
    const { element, told } = await show();
    buttonNamed(element, 'Delete on Facebook')?.click();
    await waitUntil(() => told.length > 1);
    expect(told).to.deep.equal(['confirm', 'close']);
  });
  it('keeps its keys from the panel around', async () => {
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent): void => void heard.push(key);
    document.addEventListener('keydown', listen);
    await show();
    await sendKeys({ press: 'e' });
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal([]);
  });
});
