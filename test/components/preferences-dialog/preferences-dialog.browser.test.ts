import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/preferences-button/define.ts';
import '../../../src/components/preferences-dialog/define.ts';
import type { PreferencesButton } from '../../../src/components/preferences-button/preferences-button.ts';
import type { PreferencesDialog } from '../../../src/components/preferences-dialog/preferences-dialog.ts';
import { DEFAULT_KEYS } from '../../../src/components/panel/shortcuts.ts';
import { DEFAULT_AGENT_PREFERENCES, type AgentPreferences } from '../../../src/model/agent-preferences.ts';
import { fail, ok } from '../../../src/model/result.ts';
import { DEFAULT_WORK_SETTINGS } from '../../../src/model/work-rules.ts';
import type { AppState } from '../../../src/store/state.ts';
import { mount } from '../../support/mount.ts';
import { createStubStore, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

async function show(
  given: Partial<AgentPreferences> = {},
  {
    state = {},
    language = 'en',
    refuses = false,
  }: { state?: Partial<AppState>; language?: string; refuses?: boolean } = {},
): Promise<{ element: PreferencesDialog; store: StubStore }> {
  const store = createStubStore({
    state: { agentPreferences: { ...DEFAULT_AGENT_PREFERENCES, ...given }, ...state },
    actions: {
      changePreferences: (self, change) => {
        if (refuses) return fail('offline', 'no network');
        self.set(({ agentPreferences }) => ({ agentPreferences: { ...agentPreferences!, ...change } }));
        return ok(undefined);
      },
    },
  });
  const element = await mount<PreferencesDialog>(
    'inlay-preferences-dialog',
    { store, language },
    { keys: DEFAULT_KEYS },
  );
  await settled();
  return { element, store };
}
const words = (element: Element): string => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
const named = (element: Element, name: string): HTMLElement => {
  const found = allWithin(element, '[aria-label]').find((one) => one.getAttribute('aria-label') === name);
  if (found === undefined) throw new Error(`nothing is named ${name}`);
  return found;
};
const keyButton = (element: Element, what: string): HTMLElement => {
  const found = allWithin(element, '.keys button').find((one) =>
    one.getAttribute('aria-label')?.startsWith(`${what}:`),
  );
  if (found === undefined) throw new Error(`no key of ${what}`);
  return found;
};

describe('inlay-preferences-dialog', () => {
  describe('accessibility', () => {
    for (const [name, given, more] of [
      ['as it is at first', {}, {}],
      ['in French, with keys of one’s own', { keys: { reply: null, help: 'h' } }, { language: 'fr' }],
      [
        'of an administrator who forbids quoting',
        {},
        {
          state: {
            workRules: {
              settings: { ...DEFAULT_WORK_SETTINGS, noticeContent: false },
              skills: [],
              ownSkillIds: [],
            },
          },
        },
      ],
      ['before anything is known', {}, { state: { agentPreferences: null } }],
    ] as const) {
      it(name, async () => {
        const { element } = await show(given, more);
        await expect(element).to.be.accessible();
      });
    }
  });

  it('Q2: chooses the state at sign-in, or none', async () => {
    const { element, store } = await show();
    const select = within<HTMLSelectElement>(element, 'select');
    expect([...select.options].map((option) => option.textContent.trim())).to.deep.equal([
      'As I left',
      'Available',
      'Away',
      'Lunch',
      'Training',
    ]);
    select.value = 'lunch';
    select.dispatchEvent(new Event('change'));
    select.value = '';
    select.dispatchEvent(new Event('change'));
    expect(store.callsOf('changePreferences')).to.deep.equal([
      [{ signInAvailabilityId: 'lunch' }],
      [{ signInAvailabilityId: null }],
    ]);
  });

  it('Q9: chooses each kind for each state', async () => {
    const { element, store } = await show();
    named(element, 'New offer, when Away').click();
    const { notices } = DEFAULT_AGENT_PREFERENCES;
    expect(store.callsOf('changePreferences')).to.deep.equal([
      [{ notices: { ...notices, offer: { available: true, away: true } } }],
    ]);
  });

  it('offers no quoting where the administrator forbids it', async () => {
    const { element } = await show(
      { noticeContent: true },
      {
        state: {
          workRules: {
            settings: { ...DEFAULT_WORK_SETTINGS, noticeContent: false },
            skills: [],
            ownSkillIds: [],
          },
        },
      },
    );
    const box = within<HTMLInputElement>(element, '[aria-describedby=content-hint]');
    expect([box.disabled, box.checked]).to.deep.equal([true, false]);
    expect(words(within(element, '#content-hint'))).to.contain('administrator');
  });

  it('says that the host shows notices, where it does', async () => {
    const { element } = await show({}, { state: { hostNotifies: true } });
    expect(words(element.shadowRoot!.querySelector('.body')!)).to.contain(
      'The page around this panel shows notices.',
    );
  });

  it('takes a new key, refuses one that is taken, turns one off, and goes back to the usual ones', async () => {
    const { element, store } = await show();
    keyButton(element, 'Write a reply').click();
    keyButton(element, 'Write a reply').focus();
    await settled();
    expect(words(keyButton(element, 'Write a reply'))).to.equal('Press a key');
    await sendKeys({ press: 'x' });
    await settled();
    expect(store.callsOf('changePreferences').at(-1)).to.deep.equal([{ keys: { reply: 'x' } }]);
    expect(words(keyButton(element, 'Write a reply'))).to.equal('x');

    keyButton(element, 'Resolve').click();
    keyButton(element, 'Resolve').focus();
    await sendKeys({ press: 'x' });
    await settled();
    expect(words(within(element, '[role=alert]'))).to.contain('x is taken by “Write a reply”');

    keyButton(element, 'Resolve').click();
    keyButton(element, 'Resolve').focus();
    await sendKeys({ press: 'Delete' });
    await settled();
    expect(words(keyButton(element, 'Resolve'))).to.equal('Off');
    buttonNamed(element, 'Usual keys')?.click();
    await settled();
    expect(words(keyButton(element, 'Resolve'))).to.equal('e');
  });

  it('leaves a key as it was by Escape, and stays open', async () => {
    const { element, store } = await show();
    keyButton(element, 'Resolve').click();
    keyButton(element, 'Resolve').focus();
    await sendKeys({ press: 'Escape' });
    await settled();
    expect(within<HTMLDialogElement>(element, 'dialog').open).to.equal(true);
    expect(store.callsOf('changePreferences')).to.deep.equal([]);
  });

  it('says what was not saved', async () => {
    const { element } = await show({}, { refuses: true });
    named(element, 'New offer, when Away').click();
    await settled();
    expect(words(within(element, '[role=alert]'))).to.contain('Not saved.');
  });

  it('opens by its button and is gone when closed', async () => {
    const store = createStubStore({ state: { agentPreferences: DEFAULT_AGENT_PREFERENCES } });
    const button = await mount<PreferencesButton>('inlay-preferences-button', { store });
    buttonNamed(button, 'Preferences')?.click();
    await waitUntil(() => allWithin(button, 'inlay-preferences-dialog').length > 0);
    await settled();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => allWithin(button, 'inlay-preferences-dialog').length === 0);
  });
});
