import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/transcript-dialog/define.ts';
import type { TranscriptDialog } from '../../../src/components/transcript-dialog/transcript-dialog.ts';
import { fail, ok } from '../../../src/model/result.ts';
import type { Transcript } from '../../../src/model/transcript.ts';
import { alertIn, mountDialog } from '../../support/dialog.ts';
import { createStubStore, type StubOptions, type StubStore } from '../../support/stub-store.ts';
import { allWithin, press, settled, within } from '../../support/within.ts';

const ID = 'i-lea';
const transcript = (given: Partial<Transcript> = {}): Transcript => ({
  id: 't1',
  interactionId: ID,
  state: 'sending',
  reason: null,
  at: 1,
  ...given,
});

async function show(
  actions: StubOptions['actions'] = {},
  language = 'en',
  theme: 'light' | 'dark' = 'light',
): Promise<{ dialog: TranscriptDialog; store: StubStore }> {
  const store = createStubStore({
    actions: {
      sendTranscript: (given) => {
        given.set({ transcripts: { [ID]: transcript() } });
        return ok(undefined);
      },
      ...actions,
    },
  });
  const dialog = await mountDialog<TranscriptDialog>(
    'inlay-transcript-dialog',
    { store, language, theme },
    { interactionId: ID },
  );
  return { dialog, store };
}

describe('inlay-transcript-dialog', () => {
  it('has nothing that axe objects to: asking, refused, taken, failed', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { dialog, store } = await show({}, theme === 'dark' ? 'fr' : 'en', theme);
      await expect(dialog).to.be.accessible();
      await sendKeys({ press: 'Enter' });
      await settled();
      await expect(dialog).to.be.accessible();
      await sendKeys({ type: 'lea@home.example' });
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => allWithin(dialog, '.outcome').length === 1);
      await expect(dialog).to.be.accessible();
      store.set({ transcripts: { [ID]: transcript({ state: 'failed', reason: 'address-refused' }) } });
      await settled();
      await expect(dialog).to.be.accessible();
    }
  });

  it('O9: refuses every address but one, beside the field, and keeps what was typed', async () => {
    const { dialog, store } = await show();
    await sendKeys({ type: 'a@b, c@d' });
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(alertIn(dialog)).to.equal('Enter one address only.');
    const field = within<HTMLInputElement>(dialog, 'input');
    expect([field.value, field.getAttribute('aria-invalid')]).to.deep.equal(['a@b, c@d', 'true']);
    expect(store.callsOf('sendTranscript')).to.deep.equal([]);
    // It is judged again as it is put right.
    field.value = 'a@b.example';
    field.dispatchEvent(new InputEvent('input'));
    await settled();
    expect(alertIn(dialog)).to.equal(undefined);
  });

  it('hands the address over once, in the agent’s language, and says what became of it', async () => {
    const { dialog, store } = await show({}, 'fr');
    await sendKeys({ type: ' lea@home.example ' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => allWithin(dialog, '.outcome').length === 1);
    expect(store.callsOf('sendTranscript')).to.deep.equal([[ID, 'lea@home.example', 'fr']]);
    const said = (): string => within(dialog, '[role=status]').textContent.trim();
    expect(said()).to.equal('La transcription est en route.');
    store.set({ transcripts: { [ID]: transcript({ reason: 'unreachable' }) } });
    await settled();
    expect(said()).to.contain('injoignable');
    store.set({ transcripts: { [ID]: transcript({ state: 'sent' }) } });
    await settled();
    expect(said()).to.equal('La transcription a été envoyée.');
  });

  it('says why it was not sent, and asks again for the address', async () => {
    const { dialog, store } = await show();
    await sendKeys({ type: 'lea@home.example' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => allWithin(dialog, '.outcome').length === 1);
    store.set({ transcripts: { [ID]: transcript({ state: 'failed', reason: 'address-refused' }) } });
    await settled();
    expect(within(dialog, '[role=status]').textContent).to.contain('the mail server refused the address');
    press(dialog, 'Try again');
    await waitUntil(() => allWithin(dialog, 'input').length === 1);
    expect(within<HTMLInputElement>(dialog, 'input').value).to.equal('lea@home.example');
  });

  it('says what the backend refuses, and keeps the address', async () => {
    const { dialog } = await show({ sendTranscript: () => fail('forbidden', 'no') });
    await sendKeys({ type: 'lea@home.example' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => alertIn(dialog) !== undefined);
    expect(alertIn(dialog)).to.contain('The transcript was not sent.');
    expect(within<HTMLInputElement>(dialog, 'input').value).to.equal('lea@home.example');
  });
});
