import { expect, waitUntil } from '@open-wc/testing';
import '../../../src/components/more-time/define.ts';
import '../../../src/components/provider/define.ts';
import '../../../src/components/interaction-list/define.ts';
import '../../../src/components/timer-mark/define.ts';
import type { InteractionRow } from '../../../src/components/interaction-row/interaction-row.ts';
import type { MoreTime } from '../../../src/components/more-time/more-time.ts';
import type { TimerMark } from '../../../src/components/timer-mark/timer-mark.ts';
import type { Interaction } from '../../../src/model/interaction.ts';
import type { Timer } from '../../../src/model/timers.ts';
import { DEFAULT_WORK_SETTINGS, type WorkRules } from '../../../src/model/work-rules.ts';
import { interaction, ME, MINUTE, NOW } from '../../support/sample-data.ts';
import { mount } from '../../support/mount.ts';
import { show } from '../../support/show.ts';
import { createStubStore, listOf, morning, type StubStore } from '../../support/stub-store.ts';
import { allWithin, settled, within } from '../../support/within.ts';

const agent = (since: number): Timer => ({ kind: 'agent', since, endsAt: since + 10 * MINUTE });
const contact = (since: number): Timer => ({ ...agent(since), kind: 'contact' });
const rules = (moreTimeMinutes: number | null): WorkRules => ({
  settings: { ...DEFAULT_WORK_SETTINGS, moreTimeMinutes },
  skills: [],
  ownSkillIds: [],
});
const waitingFor = (given: Partial<Interaction> = {}): Interaction =>
  interaction('i-timed', { status: 'pending', waitingSince: null, timer: contact(NOW), ...given });
const storeOf = (one: Interaction, moreTimeMinutes: number | null = 5): StubStore =>
  createStubStore({
    state: { ...morning([one]), list: listOf([one]), workRules: rules(moreTimeMinutes) },
  });

async function mark(
  given: Pick<Interaction, 'timer' | 'returnsAt'>,
  language = 'en',
  theme: 'light' | 'dark' = 'light',
): Promise<TimerMark> {
  const element = await mount<TimerMark>(
    'inlay-timer-mark',
    { store: createStubStore(), language, theme },
    { interaction: given, now: () => NOW },
  );
  await waitUntil(() => allWithin(element, '.timer').length === 1);
  return element;
}
const figure = (element: TimerMark): string => within(element, 'bdi').textContent.trim();
const said = (element: TimerMark): string => within(element, '.visually-hidden').textContent.trim();

describe('inlay-timer-mark', () => {
  const STAGES: readonly (readonly [string, Timer, string, string, string])[] = [
    ['runs', agent(NOW - 4 * MINUTE), 'running', '6:00', 'Answer within 6 min'],
    [
      'is half over',
      agent(NOW - 6 * MINUTE),
      'half',
      '4:00',
      'Answer within 4 min and half of the time is over',
    ],
    ['is over', agent(NOW - 12 * MINUTE), 'over', '−2:00', 'Answer overdue for 2 min'],
    ['is the contact’s', contact(NOW - 1 * MINUTE), 'running', '9:00', 'Contact has 9 min to answer'],
    ['is the contact’s and over', contact(NOW - 11 * MINUTE), 'over', '0:00', 'Contact’s time is over'],
  ];

  it('has nothing that axe objects to, whatever it shows', async () => {
    for (const theme of ['light', 'dark'] as const)
      for (const [, timer] of STAGES) {
        const element = await mark({ timer, returnsAt: null }, theme === 'dark' ? 'fr' : 'en', theme);
        // What lies behind it in a panel.
        if (theme === 'dark')
          element.parentElement?.style.setProperty('background', 'oklch(0.205 0.008 264)');
        await expect(element).to.be.accessible();
      }
  });

  for (const [name, timer, stage, shown, words] of STAGES)
    it(`S1, S2: says by shape, figure and word that a timer ${name}`, async () => {
      const element = await mark({ timer, returnsAt: null });
      expect(within(element, '.timer').classList.contains(stage)).to.equal(true);
      expect(allWithin(element, 'svg').length).to.equal(1);
      expect(figure(element)).to.equal(shown);
      expect(said(element)).to.equal(words);
    });

  it('W5: says when it comes back, before any timer', async () => {
    const element = await mark({ timer: null, returnsAt: NOW + 26 * 60 * MINUTE });
    expect(within(element, '.timer').title).to.match(/^Comes back /);
  });

  it('S4: ticks by itself, and the row around it does not render again', async () => {
    const one = interaction('i-ticks', { timer: agent(NOW) });
    const store = storeOf(one);
    const list = await show('inlay-interaction-list', {
      store,
    });
    const row = within<InteractionRow>(list, 'inlay-interaction-row');
    await waitUntil(() => allWithin(row, 'inlay-timer-mark').length === 1);
    const element = within<TimerMark>(row, 'inlay-timer-mark');
    await waitUntil(() => allWithin(element, '.timer').length === 1);
    let renderings = 0;
    row.addController({ hostUpdated: () => void (renderings += 1) });
    store.time += 65_000;
    await waitUntil(() => figure(element) === '8:55', 'it to tick');
    expect(renderings).to.equal(0);
  });
});

describe('inlay-more-time', () => {
  const more = async (store: StubStore): Promise<MoreTime> =>
    mount<MoreTime>('inlay-more-time', { store }, { interactionId: 'i-timed' });

  it('has nothing that axe objects to, and is named', async () => {
    const element = await more(storeOf(waitingFor()));
    await expect(element).to.be.accessible();
    expect(within(element, 'button').getAttribute('aria-label')).to.equal('More time');
  });

  it('S2: asks for more time', async () => {
    const store = storeOf(waitingFor());
    const element = await more(store);
    within(element, 'button').click();
    expect(store.callsOf('addTime')).to.deep.equal([['i-timed']]);
  });

  for (const [why, one, minutes] of [
    ['the administrator allows none', waitingFor(), null],
    ['somebody else holds it', waitingFor({ assignee: { id: 'other', name: 'Other' } }), 5],
    ['the contact waits', waitingFor({ timer: agent(NOW) }), 5],
  ] as const)
    it(`is not there where ${why}`, async () => {
      const store = storeOf(one, minutes);
      const stage = await mount<MoreTime>(
        'inlay-more-time',
        { store: storeOf(waitingFor()) },
        { interactionId: 'i-timed' },
      );
      expect(allWithin(stage, 'button').length).to.equal(1);
      (stage.closest('inlay-provider') as unknown as { store: StubStore }).store = store;
      await settled();
      expect(allWithin(stage, 'button')).to.deep.equal([]);
    });

  it('stands on the row of who waits for a contact, beside and not within its button', async () => {
    const one = waitingFor({ assignee: ME });
    const list = await show('inlay-interaction-list', {
      store: storeOf(one),
    });
    const row = within<InteractionRow>(list, 'inlay-interaction-row');
    await waitUntil(() => allWithin(row, 'inlay-more-time').length === 1);
    const element = within<MoreTime>(row, 'inlay-more-time');
    await waitUntil(() => allWithin(element, 'button').length === 1);
    expect(element.closest('button')).to.equal(null);
    const box = element.getBoundingClientRect();
    const figures = within(row, 'inlay-timer-mark').getBoundingClientRect();
    expect(figures.right).to.be.at.most(box.left);
    await expect(list).to.be.accessible();
  });
});
