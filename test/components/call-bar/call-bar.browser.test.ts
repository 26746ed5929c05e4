import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/call-bar/define.ts';
import '../../../src/define.ts';
import type { CallBar } from '../../../src/components/call-bar/call-bar.ts';
import type { HostCall } from '../../../src/model/host-call.ts';
import type { CallSlice } from '../../../src/store/state.ts';
import { interaction, NOW } from '../../support/sample-data.ts';
import { show, type ShowOptions } from '../../support/show.ts';
import { createStubStore, morning, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, press, settled, within } from '../../support/within.ts';

const ID = 'i-voice';
const NUMBER = '+33639980001';
const LEA = interaction(ID, { platform: 'voice', visibility: 'private' });

function slice(call: Partial<HostCall> = {}, more: Partial<CallSlice> = {}): CallSlice {
  return {
    interactionId: ID,
    call: {
      id: 'call-1',
      number: NUMBER,
      state: 'connected',
      muted: false,
      connectedAt: null,
      reason: null,
      actions: ['hold', 'mute', 'end'],
      ...call,
    },
    connectedAt: NOW - 65_000,
    endedAt: null,
    asked: null,
    ...more,
  };
}

const storeWith = (call: CallSlice | null): StubStore =>
  createStubStore({
    state: { ...morning([LEA]), call },
    actions: { dismissCall: (store) => store.set({ call: null }) },
  });
const bar = (call: CallSlice | null, options: Partial<ShowOptions> = {}): Promise<CallBar> =>
  show('inlay-call-bar', { store: storeWith(call), ...options });
const names = (element: CallBar): readonly string[] =>
  allWithin(element, '.ways button').map((one) => one.getAttribute('aria-label') ?? one.textContent.trim());
const how = (element: CallBar): string => within(element, '.how').textContent.replace(/\s+/g, ' ').trim();
const told = (element: CallBar): string => within(element, '[role=status]').textContent.trim();

describe('inlay-call-bar', () => {
  describe('accessibility', () => {
    const over = slice({ state: 'ended', reason: 'busy', actions: [] }, { endedAt: NOW });
    const held = slice({ state: 'held', muted: true, actions: ['resume', 'unmute', 'end'] });
    for (const [words, call, options] of [
      ['while it goes on', slice(), {}],
      ['on hold, in French and in the dark', held, { language: 'fr', theme: 'dark' }],
      ['once it is over', over, {}],
      ['with no call', null, {}],
    ] as const) {
      it(`has nothing that axe objects to ${words}`, async () => {
        await expect(await bar(call, options)).to.be.accessible();
      });
    }

    it('announces each change once, and no second of it', async () => {
      const store = storeWith(slice({ state: 'ringing', actions: ['end'] }, { connectedAt: null }));
      const element: CallBar = await show('inlay-call-bar', { store });
      expect(told(element)).to.match(/^Ringing: Léa/);
      store.set({ call: slice({}, { connectedAt: store.time }) });
      await waitUntil(() => told(element).startsWith('In call'));
      let announcements = 0;
      new MutationObserver(() => (announcements += 1)).observe(within(element, '[role=status]'), {
        childList: true,
        characterData: true,
        subtree: true,
      });
      store.time += 10_000;
      element.requestUpdate();
      await settled();
      expect(how(element)).to.contain('0:10');
      expect(announcements).to.equal(0);
    });
  });

  describe('keyboard', () => {
    it('leads from with whom it is over each control, which Enter does', async () => {
      const element = await bar(slice());
      element.focus();
      expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Hold');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('End call');
    });

    it('stays in the bar when what had the focus goes, and leaves it with the bar', async () => {
      const store = storeWith(slice());
      const element: CallBar = await show('inlay-call-bar', { store });
      buttonNamed(element, 'End call')?.focus();
      store.set({ call: slice({ state: 'ended', reason: 'hung-up', actions: [] }, { endedAt: NOW }) });
      await waitUntil(() => element.shadowRoot?.activeElement?.textContent.trim() === 'Outcome');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => !element.isShown);
      await settled();
      expect(element.shadowRoot?.activeElement).to.equal(null);
    });
  });

  it('says with whom it is, how it stands, for how long, and with which number', async () => {
    const element = await bar(slice());
    expect(within(element, '.who').textContent).to.equal(LEA.contact.name);
    expect(how(element)).to.equal(`In call · 1:05 · ${NUMBER}`);
    expect(names(element)).to.deep.equal(['Hold', 'Mute', 'End call']);
  });

  it('has the controls that the host offers, and no others', async () => {
    expect(names(await bar(slice({ state: 'ringing', actions: ['end'] })))).to.deep.equal(['End call']);
    expect(names(await bar(slice({ actions: [] })))).to.deep.equal([]);
  });

  it('does what is pressed, and is busy with it', async () => {
    const store = storeWith(slice());
    const element: CallBar = await show('inlay-call-bar', { store });
    press(element, 'Hold');
    expect(store.callsOf('controlCall')).to.deep.equal([['hold']]);
    store.set({ call: slice({}, { asked: 'hold' }) });
    await settled();
    expect(buttonNamed(element, 'Hold')?.getAttribute('aria-busy')).to.equal('true');
    expect(buttonNamed(element, 'Mute')?.getAttribute('aria-disabled')).to.equal('true');
    store.set({ call: slice({ state: 'held', muted: true, actions: ['resume', 'unmute', 'end'] }) });
    await settled();
    expect(how(element)).to.contain('On hold · muted');
    expect(names(element)).to.deep.equal(['Resume', 'Unmute', 'End call']);
  });

  it('says why it is over and for how long it was, and leads to the outcome', async () => {
    const over = slice({ state: 'ended', reason: 'no-answer', actions: [] }, { endedAt: NOW - 5_000 });
    const store = storeWith(over);
    const element: CallBar = await show('inlay-call-bar', { store });
    expect(how(element)).to.equal(`Call ended · no answer · 1:00 · ${NUMBER}`);
    press(element, 'Outcome');
    expect(store.calls.map(({ action }) => action).slice(-3)).to.deep.equal([
      'open',
      'askOutcome',
      'dismissCall',
    ]);
  });

  it('opens the conversation that it is for', async () => {
    const store = storeWith(slice());
    const element: CallBar = await show('inlay-call-bar', { store });
    within(element, '.what').click();
    expect(store.callsOf('open')).to.deep.equal([[ID]]);
  });

  it('shows what the host calls a number for what it is, and an interaction that is not known by it', async () => {
    const element = await bar(slice({ number: '+33\u202E9' }, { interactionId: 'i-unknown' }));
    expect(within(element, '.who').textContent).not.to.contain('\u202E');
    expect(within(element, '.how').textContent).not.to.contain('\u202E');
  });

  it('takes no room without a call', async () => {
    const element = await bar(null);
    expect(element.isShown).to.equal(false);
    const heights = allWithin(element, ':not(style)').map((part) => part.getBoundingClientRect().height);
    expect(Math.max(...heights)).to.be.at.most(1);
  });

  it('holds at 320 px with a long name', async () => {
    const long = interaction(ID, {
      platform: 'voice',
      visibility: 'private',
      contact: { ...LEA.contact, name: 'Marie-Françoise de la Rochefoucauld-Montbéliard '.repeat(2) },
    });
    const store = createStubStore({ state: { ...morning([long]), call: slice() } });
    const element: CallBar = await show('inlay-call-bar', { store, width: 320 });
    expect(within(element, '.bar').scrollWidth).to.be.at.most(320);
    const ends = allWithin(element, 'button').map((button) => button.getBoundingClientRect().right);
    expect(Math.max(...ends)).to.be.at.most(element.getBoundingClientRect().right);
  });
});
