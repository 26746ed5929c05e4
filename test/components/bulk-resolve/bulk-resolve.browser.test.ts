import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/provider/define.ts';
import '../../../src/components/bulk-resolve/define.ts';
import '../../../src/components/bulk-resolve-dialog/define.ts';
import type { BulkResolveDialog } from '../../../src/components/bulk-resolve-dialog/bulk-resolve-dialog.ts';
import type { Permission } from '../../../src/model/agent.ts';
import type { BulkResolution } from '../../../src/model/bulk-resolution.ts';
import { fail, ok } from '../../../src/model/result.ts';
import { DEFAULT_WORK_SETTINGS } from '../../../src/model/work-rules.ts';
import type { AppState } from '../../../src/store/state.ts';
import { session } from '../../support/sample-data.ts';
import { show, type ShowOptions } from '../../support/show.ts';
import { createStubStore, listOf, type StubOptions, type StubStore } from '../../support/stub-store.ts';
import { buttonNamed, press, settled, within, allWithin } from '../../support/within.ts';

const running: BulkResolution = {
  id: 'b',
  state: 'running',
  total: 200,
  resolved: 48,
  leftOut: 2,
  reason: null,
  startedAt: 1,
  endedAt: null,
};
const reasons: Partial<AppState> = {
  workRules: {
    settings: {
      ...DEFAULT_WORK_SETTINGS,
      resolutionReasons: [
        'Answered elsewhere',
        'A reason with a very long name, as some administrators write them',
      ],
    },
    skills: [],
    ownSkillIds: [],
  },
};
type Actions = NonNullable<StubOptions['actions']>;
const counting = (count: number, withoutTopic = 0, withoutDisposition = 0): Actions => ({
  countBulk: () => ok({ count, withoutTopic, withoutDisposition }),
  startBulk: (store) => {
    store.set({ bulk: running });
    return ok(undefined);
  },
});
const stub = (state: Partial<AppState> = {}, actions: Actions = counting(312)): StubStore =>
  createStubStore({ state, actions });
const dialog = async (store = stub(), options: Partial<ShowOptions> = {}): Promise<BulkResolveDialog> => {
  const element = await show('inlay-bulk-resolve-dialog', { store, ...options });
  await settled();
  return element;
};
const words = (element: Element): string => element.textContent.replaceAll(/\s+/g, ' ').trim();
const type = async (element: BulkResolveDialog, age: string): Promise<void> => {
  const field = within<HTMLInputElement>(element, 'input');
  field.value = age;
  field.dispatchEvent(new InputEvent('input'));
  await settled();
};

describe('inlay-bulk-resolve-dialog', () => {
  describe('accessibility', () => {
    const states: Readonly<Record<string, readonly [() => StubStore, Partial<ShowOptions>?]>> = {
      'the choice': [() => stub(reasons)],
      'the choice in French, in the dark and narrow': [
        () => stub(reasons),
        { language: 'fr', theme: 'dark', width: 320 },
      ],
      'nothing to resolve': [() => stub({}, counting(0, 4))],
      'its progress': [() => stub({ bulk: running })],
    };
    for (const [name, [store, options]] of Object.entries(states)) {
      it(`has nothing that axe objects to: ${name}`, async () => {
        await expect(await dialog(store(), options)).to.be.accessible();
      });
    }
    it('has nothing that axe objects to: the question', async () => {
      const element = await dialog();
      press(element, 'Resolve…');
      await settled();
      await expect(element).to.be.accessible();
    });
    it('has nothing that axe objects to: its end', async () => {
      const store = stub({ bulk: running });
      const element = await dialog(store);
      store.set({ bulk: { ...running, state: 'done', resolved: 198, endedAt: 2 } });
      await settled();
      await expect(element).to.be.accessible();
    });
  });

  describe('keyboard', () => {
    it('begins in the age, and Enter leads to the question, whose focus is on the way back', async () => {
      const element = await dialog();
      expect(element.shadowRoot?.activeElement).to.equal(within(element, 'input'));
      await sendKeys({ press: 'Enter' });
      await settled();
      expect(element.shadowRoot?.activeElement).to.equal(buttonNamed(element, 'Back'));
      expect(words(within(element, '.asked'))).to.equal('Resolve 312 interactions?');
    });
  });

  describe('what a person sees', () => {
    it('counts, asks with the count, and begins with what was chosen', async () => {
      const store = stub(reasons);
      const element = await dialog(store);
      await type(element, '3');
      await waitUntil(() => words(within(element, '.count')).includes('312'));
      press(element, 'Resolve…');
      await settled();
      expect(words(within(element, '.trouble'))).to.equal('Choose one of the reasons.');
      const choice = within<HTMLSelectElement>(element, '#reason');
      choice.value = 'Answered elsewhere';
      choice.dispatchEvent(new Event('change'));
      press(element, 'Resolve…');
      await settled();
      expect(store.callsOf('startBulk')).to.have.length(0);
      press(element, 'Resolve 312');
      await settled();
      expect(store.callsOf('startBulk')).to.deep.equal([
        [{ filter: { queue: 'new' }, olderThanMinutes: 3 * 24 * 60, reason: 'Answered elsewhere' }],
      ]);
      expect(words(within(element, '.body .figures'))).to.equal('50 of 200');
    });
    it('says that none is that old, and goes no further', async () => {
      const element = await dialog(stub({}, counting(0, 2, 1)));
      expect(words(within(element, '.count'))).to.equal(
        'None is that old. 2 more have no topic and stay. 1 more needs a disposition first and stays.',
      );
      press(element, 'Resolve…');
      await settled();
      expect(allWithin(element, '.asked')).to.have.length(0);
    });
    for (const age of ['', '0', '-1', '1.5', '999999']) {
      it(`says what an age can be, of “${age}”`, async () => {
        const store = stub();
        const element = await dialog(store);
        const before = store.callsOf('countBulk').length;
        await type(element, age);
        press(element, 'Resolve…');
        await settled();
        expect(words(within(element, '.trouble'))).to.contain('whole number');
        expect(store.callsOf('countBulk')).to.have.length(before);
      });
    }
    it('says so where a filter names what no longer exists', async () => {
      const gone = fail('invalid', 'gone', { fields: [{ field: 'filter.topics.0', expected: 'a topic' }] });
      const element = await dialog(stub({}, { countBulk: () => gone }));
      expect(words(within(element, '.trouble'))).to.contain('no longer exists');
    });
    it('counts again when told, where it could not', async () => {
      let isThere = false;
      const element = await dialog(
        stub(
          {},
          {
            countBulk: () =>
              isThere
                ? ok({ count: 3, withoutTopic: 0, withoutDisposition: 0 })
                : fail('unavailable', 'not now'),
          },
        ),
      );
      await waitUntil(() => allWithin(element, '.trouble').length > 0);

      isThere = true;
      press(element, 'Try again');
      await waitUntil(() => words(within(element, '.count')).includes('3'));

      expect(allWithin(element, '.trouble')).to.have.length(0);
      expect(buttonNamed(element, 'Try again')).to.equal(undefined);
    });
    it('says why it did not begin, and keeps what was chosen', async () => {
      const refused = fail('rejected', 'none', { type: 'nothing-to-resolve' });
      const element = await dialog(stub({}, { ...counting(3), startBulk: () => refused }));
      await type(element, '5');
      await waitUntil(() => words(within(element, '.count')).includes('3'));
      press(element, 'Resolve…');
      await settled();
      press(element, 'Resolve 3');
      await waitUntil(() => allWithin(element, '.trouble').length > 0);
      expect(words(within(element, '.trouble'))).to.equal(
        'Nothing was resolved. Nothing is left that matches and is that old.',
      );
      expect(within<HTMLInputElement>(element, 'input').value).to.equal('5');
    });
    it('finds one that is running, stops it when asked, and says what came of it', async () => {
      const store = stub({ bulk: running }, { cancelBulk: () => ok(undefined) });
      const element = await dialog(store);
      press(element, 'Stop');
      expect(store.callsOf('cancelBulk')).to.have.length(1);
      store.set({ bulk: { ...running, state: 'cancelled', endedAt: 9 } });
      await settled();
      expect(words(within(element, '[role=status]'))).to.equal(
        'Stopped. 48 interactions resolved. 2 had changed meanwhile and were left out.',
      );
      // Once: the toast that tells who has closed the dialog goes.
      const bulk = { ...running, state: 'cancelled', endedAt: 9 } as const;
      store.set({ notice: { id: 1, tone: 'info', key: 'bulk-ended', bulk } });
      await waitUntil(() => store.getState().notice === null);
    });
  });
});

describe('inlay-bulk-resolve', () => {
  const button = (store: StubStore) => show('inlay-bulk-resolve', { store });
  const signedIn = (permissions: readonly Permission[]): Partial<AppState> => ({
    session: { status: 'ready', error: null, skewMs: 0, value: session({ permissions }) },
  });
  const allowed = signedIn(['conversation.bulkResolve']);

  it('has nothing that axe objects to, still and running', async () => {
    await expect(await button(stub(allowed))).to.be.accessible();
    await expect(await button(stub({ ...allowed, bulk: running }))).to.be.accessible();
  });
  it('is there with the permission, in New and Pending alone', async () => {
    const store = stub(allowed);
    const element = await button(store);
    const isThere = async (state: Partial<AppState>): Promise<boolean> => {
      store.set(state);
      await settled();
      return buttonNamed(element, 'Bulk resolve') !== undefined;
    };
    expect(await isThere({})).to.equal(true);
    expect(await isThere({ list: listOf([], { filter: { queue: 'pending' } }) })).to.equal(true);
    expect(await isThere({ list: listOf([], { filter: { queue: 'resolved' } }) })).to.equal(false);
    expect(await isThere({ ...signedIn([]), list: listOf([]) })).to.equal(false);
  });
  it('shows how far it has come, wherever the list is', async () => {
    const element = await button(
      stub({ bulk: running, list: listOf([], { filter: { queue: 'resolved' } }) }),
    );
    expect(buttonNamed(element, 'Bulk resolve: 25%')).not.to.equal(undefined);
  });
  it('opens its dialog and gets the focus back', async () => {
    const element = await button(stub(allowed));
    press(element, 'Bulk resolve');
    await waitUntil(() => allWithin(element, 'inlay-bulk-resolve-dialog').length === 1);
    await settled();
    const opened = within<BulkResolveDialog>(element, 'inlay-bulk-resolve-dialog');
    press(opened, 'Cancel');
    await waitUntil(() => allWithin(element, 'inlay-bulk-resolve-dialog').length === 0);
    expect(element.shadowRoot?.activeElement).to.equal(within(element, 'button'));
  });
});
