import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/outcome-dialog/define.ts';
import type { OutcomeDialog } from '../../../src/components/outcome-dialog/outcome-dialog.ts';
import type { Outcome, OutcomeValues } from '../../../src/model/outcome.ts';
import { withField } from '../../../src/model/outcome-merge.ts';
import { fail, ok } from '../../../src/model/result.ts';
import { DEFAULT_WORK_SETTINGS } from '../../../src/model/work-rules.ts';
import { outcomesIn, presentOutcome } from '../../../src/store/select-outcome.ts';
import type { AppState, OutcomeDraft } from '../../../src/store/state.ts';
import { closingsOf, mountDialog } from '../../support/dialog.ts';
import { COLLEAGUE, interaction, ME, NOW, session } from '../../support/sample-data.ts';
import { createStubStore, morning, type StubOptions, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, press, settled, within } from '../../support/within.ts';

const ID = 'i-lea';

const told = (given: Partial<Outcome> = {}): Outcome => ({
  interactionId: ID,
  revision: 1,
  skillId: 'orders',
  disposition: null,
  resolutionReason: null,
  notes: '',
  savedBy: null,
  savedAt: null,
  endedBy: null,
  direction: 'inbound',
  afterWork: null,
  ...given,
});

const workRules: AppState['workRules'] = {
  settings: {
    ...DEFAULT_WORK_SETTINGS,
    topicRequired: true,
    resolutionReasons: ['Answered', 'Duplicate'],
    resolutionReasonRequired: true,
  },
  skills: [
    {
      id: 'orders',
      name: 'Orders',
      channelIds: [],
      dispositions: [
        { id: 'refunded', label: 'Refunded' },
        { id: 'sent-again', label: 'Sent again' },
      ],
      dispositionRequired: true,
      afterWorkSeconds: null,
    },
  ],
  ownSkillIds: ['orders'],
};

interface Shown {
  readonly outcome?: Partial<Outcome>;
  readonly given?: Partial<ReturnType<typeof interaction>>;
  readonly actions?: StubOptions['actions'];
  readonly element?: Partial<OutcomeDialog>;
  readonly language?: string;
  readonly theme?: 'light' | 'dark';
}

/** Puts a part of what is known of outcomes in its place. */
function patch(store: StubStore, part: Partial<NonNullable<AppState['outcomes']>>): void {
  store.set((state) => ({ outcomes: { ...outcomesIn(state), ...part } }));
}
const draftOf = (store: StubStore): OutcomeDraft | undefined => outcomesIn(store.getState()).drafts[ID];
function putDraft(store: StubStore, draft: OutcomeDraft): void {
  patch(store, { drafts: { [ID]: draft } });
}

async function show({
  outcome,
  given,
  actions,
  element,
  language = 'en',
  theme = 'light',
}: Shown = {}): Promise<{
  dialog: OutcomeDialog;
  store: StubStore;
}> {
  const one = interaction(ID, { status: 'open', topics: [], tags: [], ...given });
  const store = createStubStore({
    state: { ...morning([one]), workRules },
    actions: {
      beginOutcome: (stub) => {
        patch(stub, { read: { [ID]: told(outcome) } });
        const present = presentOutcome(stub.getState(), ID);
        if (present !== null && draftOf(stub) === undefined)
          putDraft(stub, { base: present, values: present });
      },
      editOutcome: (stub, _id, part) => {
        const draft = draftOf(stub);
        if (draft !== undefined) putDraft(stub, { ...draft, values: { ...draft.values, ...part } });
      },
      saveOutcome: () => ok(undefined),
      ...actions,
    },
  });
  const dialog = await mountDialog<OutcomeDialog>(
    'inlay-outcome-dialog',
    { store, language, theme },
    { interactionId: ID, ...element },
  );
  return { dialog, store };
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as with querySelector
const field = <T extends HTMLElement = HTMLSelectElement>(dialog: OutcomeDialog, name: string): T =>
  within<T>(dialog, `[aria-label="${name}"]`);
async function choose(dialog: OutcomeDialog, name: string, value: string): Promise<void> {
  const select = field(dialog, name);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
}
async function write(dialog: OutcomeDialog, text: string): Promise<void> {
  field<HTMLTextAreaElement>(dialog, 'Notes').focus();
  await sendKeys({ type: text });
  await settled();
}
const problems = (dialog: OutcomeDialog): string[] =>
  allWithin(dialog, '.problem').map((problem) => problem.textContent.trim());
async function pressCtrlEnter(): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: 'Enter' });
  await sendKeys({ up: 'Control' });
}
const isOpen = (dialog: OutcomeDialog): boolean => within<HTMLDialogElement>(dialog, 'dialog').open;

describe('inlay-outcome-dialog', () => {
  it('has nothing that axe objects to in any of its states', async () => {
    for (const [language, theme] of [
      ['en', 'light'],
      ['fr', 'dark'],
    ] as const) {
      const stage = { language, theme };
      // Being read, and what could not be read.
      const reading = await show({ ...stage, actions: { beginOutcome: () => new Promise(() => undefined) } });
      await expect(reading.dialog).to.be.accessible();
      const unread = await show({ ...stage, actions: { beginOutcome: () => undefined } });
      await waitUntil(() => allWithin(unread.dialog, '.body[role=alert]').length === 1);
      await expect(unread.dialog).to.be.accessible();
      // Filled in, with what is missing named at the top and beside each field.
      const missing = await show({ ...stage, element: { missing: ['dispositionId', 'topics'] } });
      missing.store.actions.editOutcome(ID, { status: 'resolved', tags: ['late'], notes: 'x'.repeat(4_001) });
      await settled();
      expect(problems(missing.dialog)).to.have.length(4);
      await expect(missing.dialog).to.be.accessible();
      // Not saved; changed by both; somebody else's; ended by the contact.
      const unsaved = await show({ ...stage, actions: { saveOutcome: () => fail('offline', 'none') } });
      unsaved.store.actions.editOutcome(ID, { notes: 'Mine' });
      await settled();
      within(unsaved.dialog, 'form').dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
      await waitUntil(() => allWithin(unsaved.dialog, '.trouble').length === 1);
      patch(unsaved.store, { read: { [ID]: told({ notes: 'Theirs', revision: 2 }) } });
      await settled();
      expect(allWithin(unsaved.dialog, '.conflict')).to.have.length(1);
      await expect(unsaved.dialog).to.be.accessible();
      const others = await show({
        ...stage,
        given: { assignee: COLLEAGUE },
        outcome: { endedBy: 'contact', savedBy: COLLEAGUE, savedAt: NOW - 60_000, notes: 'Seen to' },
      });
      await expect(others.dialog).to.be.accessible();
    }
  });

  it('O1: names what is missing beside its field, in the agent’s language, and saves nothing until it is there', async () => {
    for (const [language, words] of [
      ['en', ['Choose a disposition.', 'Choose at least one topic.', 'Choose a reason.']],
      ['fr', ['Choisissez une qualification.', 'Choisissez au moins un thème.', 'Choisissez un motif.']],
    ] as const) {
      const { dialog, store } = await show({ language });
      store.actions.editOutcome(ID, { status: 'resolved' });
      await settled();
      // Nobody is told what is missing before they have tried.
      expect(problems(dialog)).to.deep.equal([]);
      await pressCtrlEnter();
      await waitUntil(() => problems(dialog).length > 0);
      expect(problems(dialog)).to.deep.equal(words);
      expect(store.callsOf('saveOutcome')).to.deep.equal([]);
      // The first that is wrong has the focus.
      expect(dialog.shadowRoot?.activeElement).to.equal(
        field(dialog, language === 'en' ? 'Disposition' : 'Qualification'),
      );
      expect(isOpen(dialog)).to.equal(true);
    }
  });

  it('judges again as it is put right, and saves by keyboard what is whole', async () => {
    const { dialog, store } = await show();
    store.actions.editOutcome(ID, { status: 'resolved' });
    press(dialog, 'Save');
    await waitUntil(() => problems(dialog).length === 3);
    await choose(dialog, 'Disposition', 'refunded');
    await choose(dialog, 'Resolution reason', 'Answered');
    expect(problems(dialog)).to.deep.equal(['Choose at least one topic.']);
    // Topics by keyboard: Space on the first.
    within<HTMLInputElement>(dialog, '.choices input').focus();
    await sendKeys({ press: 'Space' });
    await settled();
    expect(problems(dialog)).to.deep.equal([]);
    await write(dialog, 'Money is back');
    const closed = new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
    await pressCtrlEnter();
    await closed;
    expect(store.callsOf('saveOutcome')).to.deep.equal([[ID]]);
    expect(draftOf(store)?.values).to.deep.include({
      status: 'resolved',
      dispositionId: 'refunded',
      resolutionReason: 'Answered',
      notes: 'Money is back',
    } satisfies Partial<OutcomeValues>);
    expect(draftOf(store)?.values.topics).to.have.length(1);
    expect(store.callsOf('closeOutcome')).to.have.length(1);
  });

  it('says at once what is needed where it was opened for that', async () => {
    const { dialog, store } = await show({ element: { missing: ['topics'] } });
    store.actions.editOutcome(ID, { status: 'resolved' });
    await settled();
    expect(within(dialog, '.notice').textContent).to.contain('Choose at least one topic.');
    expect(problems(dialog)).to.contain('Choose at least one topic.');
  });

  it('takes what is typed as a tag with it when it is saved, and neither Enter nor a comma saves', async () => {
    const { dialog, store } = await show();
    const value = session({ permissions: ['conversation.tag.create'] });
    store.set({ session: { status: 'ready', value, error: null, skewMs: 0 } });
    const tags = within<HTMLInputElement>(dialog, 'input[list]');
    tags.focus();
    await sendKeys({ type: 'late,' });
    await settled();
    expect(draftOf(store)?.values.tags).to.deep.equal(['late']);
    await sendKeys({ type: 'parcel' });
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(draftOf(store)?.values.tags).to.deep.equal(['late', 'parcel']);
    await sendKeys({ press: 'Backspace' });
    await settled();
    expect(draftOf(store)?.values.tags).to.deep.equal(['late']);
    expect(store.callsOf('saveOutcome')).to.deep.equal([]);
    await sendKeys({ type: 'half' });
    press(dialog, 'Save');
    await waitUntil(() => store.callsOf('saveOutcome').length === 1);
    expect(draftOf(store)?.values.tags).to.deep.equal(['late', 'half']);
  });

  it('begins on its first field once that is there, or on the first that is asked for, and is left by Cancel', async () => {
    const { dialog } = await show();
    await waitUntil(() => dialog.shadowRoot?.activeElement?.getAttribute('aria-label') === 'Status');
    press(dialog, 'Cancel');
    expect(within<HTMLDialogElement>(dialog, 'dialog').open).to.equal(false);
    const { dialog: asking } = await show({
      given: { status: 'resolved' },
      element: { missing: ['resolutionReason'] },
    });
    await waitUntil(() => asking.shadowRoot?.activeElement?.getAttribute('aria-invalid') === 'true');
  });

  it('keeps what was filled in when it is closed by mistake, by Escape or its button', async () => {
    for (const close of ['Escape', 'Close']) {
      const { dialog, store } = await show();
      await write(dialog, 'Half a sentence');
      const closings = closingsOf(dialog);
      if (close === 'Escape') await sendKeys({ press: 'Escape' });
      else press(dialog, 'Close');
      await waitUntil(() => closings() === 1);
      expect(isOpen(dialog)).to.equal(false);
      expect(store.callsOf('discardOutcome')).to.deep.equal([]);
      expect(draftOf(store)?.values.notes).to.equal('Half a sentence');
      // Opened again it is there.
      const again = await mountDialog<OutcomeDialog>(
        'inlay-outcome-dialog',
        { store },
        { interactionId: ID },
      );
      expect(field<HTMLTextAreaElement>(again, 'Notes').value).to.equal('Half a sentence');
    }
  });

  it('lets go of it only where that is asked for', async () => {
    const { dialog, store } = await show();
    expect(buttonNamed(dialog, 'Discard changes')).to.equal(undefined);
    await write(dialog, 'No');
    press(dialog, 'Discard changes');
    await waitUntil(() => !isOpen(dialog));
    expect(store.callsOf('discardOutcome')).to.deep.equal([[ID]]);
  });

  it('stays open with everything in it when it is not saved, says why, and saves the next time', async () => {
    for (const [language, kind, words] of [
      ['en', 'offline', 'What you entered is kept.'],
      ['fr', 'unavailable', 'Votre saisie est conservée.'],
    ] as const) {
      let answer: ReturnType<typeof ok> | ReturnType<typeof fail> = fail(kind, 'not now');
      const { dialog, store } = await show({ language, actions: { saveOutcome: () => answer } });
      field<HTMLTextAreaElement>(dialog, 'Notes').focus();
      await sendKeys({ type: 'Long notes' });
      await pressCtrlEnter();
      await waitUntil(() => allWithin(dialog, '.trouble').length === 1);
      expect(within(dialog, '.trouble').textContent).to.contain(words);
      expect(isOpen(dialog)).to.equal(true);
      expect(field<HTMLTextAreaElement>(dialog, 'Notes').value).to.equal('Long notes');
      answer = ok(undefined);
      await pressCtrlEnter();
      await waitUntil(() => !isOpen(dialog));
      expect(store.callsOf('saveOutcome')).to.have.length(2);
    }
  });

  it('saves once however often it is asked while it saves', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const { dialog, store } = await show({
      actions: { saveOutcome: () => new Promise((resolve) => (answer = resolve)) },
    });
    await write(dialog, 'Once');
    await pressCtrlEnter();
    await pressCtrlEnter();
    press(dialog, 'Save');
    await settled();
    expect(buttonNamed(dialog, 'Save')?.getAttribute('aria-busy')).to.equal('true');
    expect(store.callsOf('saveOutcome')).to.have.length(1);
    answer(ok(undefined));
    await waitUntil(() => !isOpen(dialog));
  });

  it('where both have changed a field: shows theirs beside mine, saves neither, and takes the one chosen', async () => {
    for (const whose of ['mine', 'theirs'] as const) {
      const { dialog, store } = await show({
        actions: {
          settleOutcome: (stub, _id, which, taken) => {
            const draft = draftOf(stub);
            const present = presentOutcome(stub.getState(), ID);
            if (draft === undefined || present === null) return;
            putDraft(stub, {
              base: withField(draft.base, which, present),
              values: taken === 'theirs' ? withField(draft.values, which, present) : draft.values,
            });
          },
          // The backend has another version: what it has is taken in, and the choice is the agent's.
          saveOutcome: (stub) => {
            if (outcomesIn(stub.getState()).read[ID]?.revision === 2) return ok(undefined);
            patch(stub, { read: { [ID]: told({ notes: 'Theirs\nbelow', revision: 2 }) } });
            return fail('conflict', 'stale', { type: 'stale-version' });
          },
        },
      });
      await write(dialog, 'Mine');
      await pressCtrlEnter();
      await waitUntil(() => allWithin(dialog, '.conflict').length === 1);
      expect(isOpen(dialog)).to.equal(true);
      expect(within(dialog, '.conflict').textContent).to.contain('Now: Theirs\nbelow');
      expect(field<HTMLTextAreaElement>(dialog, 'Notes').value).to.equal('Mine');
      // Not before it is settled; the choice gets the focus.
      await pressCtrlEnter();
      await settled();
      expect(store.callsOf('saveOutcome')).to.have.length(1);
      expect(dialog.shadowRoot?.activeElement?.textContent.trim()).to.equal('Keep mine');
      press(dialog, whose === 'mine' ? 'Keep mine' : 'Take theirs');
      await settled();
      expect(store.callsOf('settleOutcome')).to.deep.equal([[ID, 'notes', whose]]);
      expect(allWithin(dialog, '.conflict')).to.deep.equal([]);
      expect(field<HTMLTextAreaElement>(dialog, 'Notes').value).to.equal(
        whose === 'mine' ? 'Mine' : 'Theirs\nbelow',
      );
      press(dialog, 'Save');
      await waitUntil(() => !isOpen(dialog));
    }
  });

  it('O3: who doesn’t hold the interaction reads it, can take it, and changes nothing', async () => {
    for (const [language, words, take] of [
      ['en', 'Only whoever holds the interaction changes its outcome.', 'Assign to me'],
      ['fr', 'Seul l’agent à qui l’interaction est attribuée change son bilan.', 'M’attribuer'],
    ] as const) {
      const { dialog, store } = await show({
        language,
        given: { assignee: COLLEAGUE },
        outcome: { notes: 'Seen to', savedBy: COLLEAGUE, savedAt: NOW - 60_000 },
      });
      expect(within(dialog, '.notice').textContent).to.contain(words);
      const fields = allWithin<HTMLInputElement>(dialog, 'select, textarea, input');
      expect(fields.every((one) => one.matches(':disabled'))).to.equal(true);
      expect(field<HTMLTextAreaElement>(dialog, 'Notes').value).to.equal('Seen to');
      expect(allWithin(dialog, 'button.primary')).to.deep.equal([]);
      await pressCtrlEnter();
      await settled();
      expect(store.callsOf('saveOutcome')).to.deep.equal([]);
      press(dialog, take);
      expect(store.callsOf('assign')).to.deep.equal([[ID, { agentId: ME.id, teamId: null }]]);
      // Once it is theirs it can be filled in.
      store.set({
        interactions: { [ID]: interaction(ID, { status: 'open', topics: [], tags: [], assignee: ME }) },
      });
      await settled();
      expect(field<HTMLTextAreaElement>(dialog, 'Notes').disabled).to.equal(false);
    }
  });

  it('O5: says that the outcome stays here where the contact ended the conversation first', async () => {
    const { dialog } = await show({ outcome: { endedBy: 'contact' } });
    expect(within(dialog, '.notice').textContent).to.contain('stays here and out of the CRM');
  });

  it('stops every key from being a shortcut of the panel, and shows what can’t be seen of names and texts', async () => {
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): number => heard.push(event.key);
    document.addEventListener('keydown', listen);
    const { dialog } = await show({
      given: { tags: ['<b>x</b>\u202e', 'é'.repeat(50)] },
      outcome: { disposition: { id: 'gone', label: 'Gone' } },
    });
    await write(dialog, 'eo?');
    document.removeEventListener('keydown', listen);
    expect(heard).to.deep.equal([]);
    expect(allWithin(dialog, 'li b')).to.deep.equal([]);
    expect(within(dialog, 'ul[aria-label] li').textContent).to.contain('<b>x</b>').and.not.contain('\u202e');
    const { scrollWidth, clientWidth } = within(dialog, 'dialog');
    expect(scrollWidth).to.equal(clientWidth);
    // A disposition that the administrator has taken away stays what it was.
    expect(field(dialog, 'Disposition').value).to.equal('gone');
  });
});
