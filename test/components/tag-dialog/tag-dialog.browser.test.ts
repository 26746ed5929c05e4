import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/tag-dialog/define.ts';
import type { TagDialog } from '../../../src/components/tag-dialog/tag-dialog.ts';
import { PERMISSIONS } from '../../../src/model/agent.ts';
import { mountDialog } from '../../support/dialog.ts';
import { message, session } from '../../support/sample-data.ts';
import { createStubStore, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

async function show({ tags = [] as readonly string[], mayCreate = true, language = 'en' } = {}): Promise<{
  element: TagDialog;
  store: StubStore;
  field: HTMLInputElement;
}> {
  const permissions = PERMISSIONS.filter((one) => mayCreate || one !== 'conversation.tag.create');
  const store = createStubStore();
  store.set(({ session: slice }) => ({ session: { ...slice, value: session({ permissions }) } }));
  const element = await mountDialog<TagDialog>(
    'inlay-tag-dialog',
    { store, language },
    { message: message('m1', { tags }) },
  );
  return { element, store, field: within<HTMLInputElement>(element, 'input') };
}
const changed = (store: StubStore): readonly unknown[] =>
  store.calls.filter(({ action }) => action === 'changeTags').map(({ args }) => args[2]);
const options = (element: TagDialog): string[] =>
  allWithin(element, '[role=option]').map(({ textContent }) => textContent.trim());
const problem = (element: TagDialog): string => within(element, '#problem').textContent.trim();

describe('inlay-tag-dialog', () => {
  for (const language of ['en', 'fr']) {
    it(`has nothing that axe objects to: ${language}`, async () => {
      const { element } = await show({ tags: ['refund', 'x'.repeat(50)], language });
      await expect(element).to.be.accessible();
    });
  }
  it('has nothing that axe objects to: with a problem, and with nothing found', async () => {
    const { element, field } = await show({ mayCreate: false });
    field.focus();
    await sendKeys({ type: 'nothing' });
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(problem(element)).to.contain('you may not create one');
    await expect(element).to.be.accessible();
  });

  it('is used by keys alone: what fits, arrows, Enter, and Enter in the empty field to save', async () => {
    const { element, store } = await show();
    await sendKeys({ type: 'rf' });
    await settled();
    expect(options(element)).to.deep.equal(['refund', 'Create “rf”']);
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'PÂRC' });
    await settled();
    expect(options(element)[0]).to.equal('parcel');
    await sendKeys({ press: 'ArrowDown' });
    await settled();
    expect(within(element, '[data-active]').textContent).to.contain('Create');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    setTimeout(() => void sendKeys({ press: 'Enter' }));
    await oneEvent(element, 'close');
    expect(changed(store)).to.deep.equal([{ add: ['refund', 'parcel'], remove: [] }]);
  });
  it('takes the last one off by Backspace in the empty field, and a chosen one off by its button', async () => {
    const { element, store } = await show({ tags: ['parcel', 'refund'] });
    await sendKeys({ press: 'Backspace' });
    await settled();
    buttonNamed(element, 'Remove tag parcel')?.click();
    await settled();
    buttonNamed(element, 'Save')?.click();
    expect(changed(store)).to.deep.equal([{ add: [], remove: ['parcel', 'refund'] }]);
  });
  it('makes a new one only for who may', async () => {
    const { element } = await show();
    await sendKeys({ type: '  Brand new ' });
    await settled();
    expect(options(element)).to.deep.equal(['Create “Brand new”']);
    const { element: other } = await show({ mayCreate: false });
    await sendKeys({ type: 'Brand new' });
    await settled();
    expect(options(other)).to.deep.equal([]);
  });
  it('says beside the field what is wrong with a tag of 500 characters, of spaces, and of what can’t be seen', async () => {
    const cases = [
      ['x'.repeat(500), 'A tag has at most 50 characters.'],
      ['   ', 'A tag needs at least one character besides spaces.'],
      ['a\u202eb', 'A tag has no invisible characters.'],
    ] as const;
    for (const [text, said] of cases) {
      const { element, store, field } = await show();
      field.value = text;
      field.dispatchEvent(new InputEvent('input'));
      buttonNamed(element, 'Save')?.click();
      await settled();
      expect(problem(element)).to.equal(said);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(field.value).to.equal(text);
      expect(changed(store)).to.deep.equal([]);
    }
  });
  it('takes no more than twenty', async () => {
    const { element } = await show({ tags: Array.from({ length: 20 }, (_, at) => `tag ${String(at)}`) });
    await sendKeys({ type: 'refund' });
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(problem(element)).to.equal('A message has at most 20 tags.');
  });
  it('changes nothing by Cancel and Escape', async () => {
    const { element, store } = await show();
    await sendKeys({ type: 'refund' });
    await sendKeys({ press: 'Enter' });
    setTimeout(() => void sendKeys({ press: 'Escape' }));
    await oneEvent(element, 'close');
    expect(changed(store)).to.deep.equal([]);
  });
});
