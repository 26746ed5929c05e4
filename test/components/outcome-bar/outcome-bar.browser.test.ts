import { expect, waitUntil } from '@open-wc/testing';
import '../../../src/components/outcome-bar/define.ts';
import type { OutcomeBar } from '../../../src/components/outcome-bar/outcome-bar.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { outcomesIn } from '../../../src/store/select-outcome.ts';
import type { AppState } from '../../../src/store/state.ts';
import { mount } from '../../support/mount.ts';
import { activityEntry as entry, COLLEAGUE, interaction, ME, NOW } from '../../support/sample-data.ts';
import { createStubStore, morning, type StubStore } from '../../support/stub-store.ts';
import { allWithin, press, settled, within } from '../../support/within.ts';

const ID = 'i-lea';

const told = (given: Partial<Outcome> = {}): Outcome => ({
  interactionId: ID,
  revision: 1,
  skillId: null,
  disposition: null,
  resolutionReason: null,
  notes: '',
  savedBy: null,
  savedAt: null,
  endedBy: 'agent',
  direction: 'inbound',
  afterWork: null,
  ...given,
});

async function show(
  given: Partial<NonNullable<AppState['outcomes']>>,
  language = 'en',
  theme: 'light' | 'dark' = 'light',
): Promise<{ bar: OutcomeBar; store: StubStore }> {
  const store = createStubStore({
    state: {
      ...morning([interaction(ID, { status: 'open' })]),
      // Mounted with something to show: where there is nothing to say it renders nothing.
      outcomes: { read: {}, drafts: {}, asked: null, activities: [entry()] },
    },
  });
  const stage = { store, language, theme };
  const bar = await mount<OutcomeBar>('inlay-outcome-bar', stage, { interactionId: ID });
  store.set({ outcomes: { read: {}, drafts: {}, asked: null, activities: [], ...given } });
  await settled();
  return { bar, store };
}
const lines = (bar: OutcomeBar): string[] =>
  allWithin(bar, '.line > span').map((line) => line.textContent.trim());
const working = (endsAt: number, agentId: string = ME.id): Partial<NonNullable<AppState['outcomes']>> => ({
  read: { [ID]: told({ afterWork: { agentId, endsAt } }) },
});

describe('inlay-outcome-bar', () => {
  it('has nothing that axe objects to: work, nearly over, over, refused by the CRM', async () => {
    for (const [language, theme] of [
      ['en', 'light'],
      ['fr', 'dark'],
    ] as const)
      for (const left of [90_000, 5_000, -1_000]) {
        const { bar } = await show({ ...working(NOW + left), activities: [entry()] }, language, theme);
        expect(lines(bar)).to.have.length(2);
        await expect(bar).to.be.accessible();
      }
  });

  it('O8: counts after-contact work down to its end by the server’s clock, and ends it by hand', async () => {
    for (const [language, words, over, done] of [
      ['en', 'After-contact work: 0:', 'After-contact work is over.', 'Done'],
      ['fr', 'Travail après contact\u202f: 0:', 'Le travail après contact est terminé.', 'Terminé'],
    ] as const) {
      const { bar, store } = await show(working(NOW + 12_000), language);
      expect(lines(bar)[0]).to.contain(words);
      expect(allWithin(bar, '.short')).to.deep.equal([]);
      store.time = NOW + 5_000;
      store.set({ outcomes: { ...outcomesIn(store.getState()), ...working(NOW + 12_000) } });
      await waitUntil(() => allWithin(bar, '.short').length === 1);
      store.time = NOW + 12_001;
      await waitUntil(() => lines(bar)[0] === over, undefined);
      press(bar, done);
      expect(store.callsOf('endAfterWork')).to.deep.equal([[ID]]);
      store.set({ outcomes: { ...outcomesIn(store.getState()), read: { [ID]: told() } } });
      await settled();
      expect(lines(bar)).to.deep.equal([]);
    }
  });

  it('O8: shows nobody the work of another', async () => {
    const { bar } = await show(working(NOW + 60_000, COLLEAGUE.id));
    expect(lines(bar)).to.deep.equal([]);
  });

  it('O5: says why the CRM has not taken an outcome, and asks it again by hand', async () => {
    for (const [language, reason, words, again] of [
      ['en', 'refused', 'The CRM has refused the outcome. It is kept here and tried again.', 'Try again'],
      ['en', 'timeout', 'The CRM has not answered. The outcome is kept here and tried again.', 'Try again'],
      ['fr', 'gone', 'Le CRM n’est plus là. Le bilan est conservé ici, un nouvel essai suivra.', 'Réessayer'],
    ] as const) {
      const { bar, store } = await show({ activities: [entry({ reason })] }, language);
      expect(lines(bar)).to.deep.equal([words]);
      expect(within(bar, '.untaken').getAttribute('role')).to.equal('alert');
      press(bar, again);
      expect(store.callsOf('retryActivities')).to.deep.equal([[ID]]);
      store.set({ outcomes: { ...outcomesIn(store.getState()), activities: [] } });
      await settled();
      expect(lines(bar)).to.deep.equal([]);
    }
  });

  it('O5: says that the contact ended the conversation, and of a saved outcome that it stays out of the CRM', async () => {
    for (const [language, theme, ended, stays] of [
      ['en', 'light', 'The contact ended the conversation.', 'stays here and out of the CRM'],
      ['fr', 'dark', 'Le contact a mis fin à la conversation.', 'n’est pas inscrit dans le CRM'],
    ] as const) {
      const { bar, store } = await show({ read: { [ID]: told({ endedBy: 'contact' }) } }, language, theme);
      expect(lines(bar)).to.deep.equal([ended]);
      await expect(bar).to.be.accessible();
      const saved = told({ endedBy: 'contact', savedBy: ME, savedAt: NOW });
      store.set({ outcomes: { ...outcomesIn(store.getState()), read: { [ID]: saved } } });
      await settled();
      expect(lines(bar)[0]).to.contain(stays);
      await expect(bar).to.be.accessible();
      // They write again, and it goes on.
      store.set({ outcomes: { ...outcomesIn(store.getState()), read: { [ID]: told({ endedBy: null }) } } });
      await settled();
      expect(lines(bar)).to.deep.equal([]);
    }
  });

  it('O5: says nothing of what is only on its way, or of what is another’s', async () => {
    const { bar } = await show({
      activities: [
        entry({ attempts: 0, reason: null }),
        entry({ id: 'i-other.1', interactionId: 'i-other' }),
      ],
    });
    expect(lines(bar)).to.deep.equal([]);
  });

  it('opens the dialog where it is asked for, with what is missing, and tells nobody that it closed', async () => {
    const { bar, store } = await show({ asked: { interactionId: ID, missing: ['topics'] } });
    await waitUntil(() => allWithin<HTMLDialogElement>(bar, 'dialog')[0]?.open === true);
    expect(within<HTMLElement & { missing: unknown }>(bar, 'inlay-outcome-dialog').missing).to.deep.equal([
      'topics',
    ]);
    let heard = 0;
    bar.addEventListener('close', () => (heard += 1));
    press(bar, 'Close');
    await waitUntil(() => store.callsOf('closeOutcome').length === 1);
    expect(heard).to.equal(0);
    store.set({ outcomes: { ...outcomesIn(store.getState()), asked: null } });
    await settled();
    expect(allWithin(bar, 'inlay-outcome-dialog')).to.deep.equal([]);
  });

  it('asks for what the interaction that it shows has come to, once for each', async () => {
    const { bar, store } = await show({ read: { [ID]: told() } });
    bar.interactionId = 'i-soon';
    await settled();
    bar.interactionId = 'i-soon';
    await settled();
    expect(store.callsOf('loadOutcome')).to.deep.equal([[ID], ['i-soon']]);
  });
});
