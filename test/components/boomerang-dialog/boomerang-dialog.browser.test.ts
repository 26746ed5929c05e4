import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/boomerang-dialog/define.ts';
import type { BoomerangDialog } from '../../../src/components/boomerang-dialog/boomerang-dialog.ts';
import { boomerangTime } from '../../../src/model/boomerang.ts';
import { fail, ok } from '../../../src/model/result.ts';
import { alertIn, closingsOf, mountDialog } from '../../support/dialog.ts';
import { NOW, session } from '../../support/sample-data.ts';
import { createStubStore, morning, type StubOptions, type StubStore } from '../../support/stub-store.ts';
import { allWithin, settled, within } from '../../support/within.ts';

const ID = 'i-lea';

async function show(
  actions: StubOptions['actions'] = {},
  { language = 'en', theme = 'light' as 'light' | 'dark', features = session().features } = {},
): Promise<{ dialog: BoomerangDialog; store: StubStore; closings: () => number }> {
  const base = morning();
  const store = createStubStore({
    state: { ...base, session: { ...base.session, value: { ...session(), features } } },
    actions: { setBoomerang: () => ok(undefined), ...actions },
  });
  const dialog = await mountDialog<BoomerangDialog>(
    'inlay-boomerang-dialog',
    { store, language, theme },
    { interactionId: ID },
  );
  return { dialog, store, closings: closingsOf(dialog) };
}
const radios = (dialog: BoomerangDialog): HTMLInputElement[] =>
  allWithin<HTMLInputElement>(dialog, 'input[type=radio]');
const set = async (dialog: BoomerangDialog): Promise<void> => {
  within(dialog, 'form .primary').click();
  await settled();
};
const enterTime = async (dialog: BoomerangDialog, value: string): Promise<void> => {
  radios(dialog)[3]?.click();
  await settled();
  const field = within<HTMLInputElement>(dialog, 'input[type=datetime-local]');
  field.value = value;
  field.dispatchEvent(new Event('input'));
  await settled();
};

describe('inlay-boomerang-dialog', () => {
  it('has nothing that axe objects to: asking, with a time, refused', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { dialog } = await show({}, { language: theme === 'dark' ? 'fr' : 'en', theme });
      await expect(dialog).to.be.accessible();
      await enterTime(dialog, '2020-01-01T09:00');
      await set(dialog);
      await settled();
      await expect(dialog).to.be.accessible();
    }
  });

  it('W5: is set by keys alone, for the time that a choice means, with the note', async () => {
    const { dialog, store, closings } = await show();
    await sendKeys({ press: 'ArrowDown' });
    await settled();
    const at = boomerangTime('tomorrow', NOW);
    expect(within<HTMLTimeElement>(dialog, '.choice:has(:checked) time').dateTime).to.equal(
      new Date(at).toISOString(),
    );
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Ask the warehouse' });
    await set(dialog);
    await waitUntil(() => closings() === 1);
    expect(store.callsOf('setBoomerang')).to.deep.equal([[ID, { at, note: 'Ask the warehouse' }]]);
  });

  for (const [name, value, words] of [
    ['in the past', '2020-01-01T09:00', 'This time is past. Choose one to come.'],
    ['beyond a year', '2099-01-01T09:00', 'At most a year ahead.'],
    ['that is none', '', 'Choose a date and a time.'],
  ] as const)
    it(`refuses a time ${name}, beside the field, and keeps what was entered`, async () => {
      const { dialog, store, closings } = await show();
      await enterTime(dialog, value);
      await set(dialog);
      await settled();
      expect(alertIn(dialog)).to.equal(words);
      const field = within(dialog, 'input[type=datetime-local]').getBoundingClientRect();
      expect(within(dialog, '#reason').getBoundingClientRect().top - field.bottom).to.be.within(0, 12);
      expect(within<HTMLInputElement>(dialog, 'input[type=datetime-local]').value).to.equal(value);
      expect(store.callsOf('setBoomerang')).to.deep.equal([]);
      expect(closings()).to.equal(0);
    });

  it('says what the backend refuses, and keeps everything', async () => {
    const { dialog, closings } = await show({
      setBoomerang: () => fail('rejected', 'done', { type: 'illegal-status' }),
    });
    const note = within<HTMLTextAreaElement>(dialog, 'textarea');
    note.value = 'Kept';
    note.dispatchEvent(new Event('input'));
    await set(dialog);
    await waitUntil(() => alertIn(dialog) !== undefined);
    expect(alertIn(dialog)).to.match(/^Not set\. /);
    expect(within<HTMLTextAreaElement>(dialog, 'textarea').value).to.equal('Kept');
    expect(closings()).to.equal(0);
  });

  it('promises nothing without a connection that it does not do: who sets it tries again', async () => {
    const { dialog } = await show({ setBoomerang: () => fail('offline', 'no line') });
    await set(dialog);
    await waitUntil(() => alertIn(dialog) !== undefined);
    expect(alertIn(dialog)).to.equal('Not set. No connection. Try again once it is back.');
  });

  it('asks for no note where the administrator has none', async () => {
    const { dialog } = await show({}, { features: session().features.filter((one) => one !== 'notes') });
    expect(allWithin(dialog, 'textarea')).to.deep.equal([]);
  });
});
