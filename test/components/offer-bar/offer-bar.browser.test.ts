import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/offer-bar/define.ts';
import '../../../src/define.ts';
import type { OfferBar } from '../../../src/components/offer-bar/offer-bar.ts';
import { INTERACTIONS, NOW, session } from '../../support/sample-data.ts';
import { show, type ShowOptions } from '../../support/show.ts';
import { createStubStore, threadOf, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

const bar = (store = createStubStore(), options: Partial<ShowOptions> = {}): Promise<OfferBar> =>
  show('inlay-offer-bar', { store, ...options });
const byId = Object.fromEntries(INTERACTIONS.map((one) => [one.id, one]));
const offered = byId['i-offer'];
const { 'i-offer': _, ...others } = byId;
const region = (element: OfferBar): string => within(element, '[role=status]').textContent.trim();
/** A store in which nothing is offered. */
const quiet = (): StubStore => createStubStore({ state: { interactions: others } });
const offer = (store: StubStore): void => {
  store.set({ interactions: byId });
};

describe('inlay-offer-bar', () => {
  describe('accessibility', () => {
    for (const [words, options] of [
      ['in English', {}],
      ['in French, in the dark', { language: 'fr', theme: 'dark' }],
    ] as const) {
      it(`has nothing that axe objects to, ${words}`, async () => {
        await expect(await bar(createStubStore(), options)).to.be.accessible();
      });
    }
    it('announces what comes once, politely', async () => {
      const store = quiet();
      const element = await bar(store);
      expect(region(element)).to.equal('');
      let announcements = 0;
      const live = within(element, '[role=status]');
      new MutationObserver(() => (announcements += 1)).observe(live, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      offer(store);
      await waitUntil(() => region(element).startsWith('Offer:'));
      const told = announcements;
      store.time = NOW + 5_000;
      element.requestUpdate();
      await settled();
      expect(announcements).to.equal(told);
    });
  });

  describe('keyboard', () => {
    it('leads over decline to accept, which Enter does', async () => {
      const store = createStubStore();
      const element = await bar(store);
      element.focus();
      await sendKeys({ press: 'Tab' });
      expect(element.shadowRoot?.activeElement?.textContent.trim()).to.equal('Decline');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      expect(store.callsOf('acceptOffer')).to.deep.equal([['i-offer']]);
    });
  });

  describe('what a person sees', () => {
    it('takes no room while nothing is offered, and none again when the time is over', async () => {
      const store = quiet();
      const element = await bar(store, { height: 300 });
      expect(allWithin(element, 'button')).to.have.length(0);
      offer(store);
      await waitUntil(() => element.isShown);
      store.time = (offered?.offer?.expiresAt ?? 0) + 1;
      element.requestUpdate();
      await waitUntil(() => allWithin(element, 'button').length === 0);
      expect(element.isShown).to.equal(false);
    });
    it('shows who, where and how long, in one line at 320 pixels, in French too', async () => {
      for (const language of ['en-GB', 'fr']) {
        const element = await bar(createStubStore(), { width: 320, language });
        const line = within(element, '.bar');
        expect(line.scrollWidth).to.be.at.most(320);
        expect(line.getBoundingClientRect().height).to.be.at.most(48);
        expect(line.textContent).to.contain('0:18');
        expect(within(element, '.what bdi').clientWidth, language).to.be.greaterThan(60);
        for (const button of allWithin<HTMLButtonElement>(element, '.answer'))
          expect(button.scrollWidth).to.be.at.most(button.clientWidth);
      }
    });
    it('has no answers without the permission (Q6)', async () => {
      const value = session({ permissions: [] });
      const state = { session: { status: 'ready', value, error: null, skewMs: 0 } } as const;
      const element = await bar(createStubStore({ state }));
      expect(allWithin(element, '.bar')).to.have.length(1);
      expect(buttonNamed(element, 'Accept') === undefined).to.equal(true);
    });
  });

  describe('events', () => {
    it('tells of an answer and asks the store for it', async () => {
      const store = createStubStore();
      const element = await bar(store);
      const answers: unknown[] = [];
      element.addEventListener('inlay-offer-answer', ({ detail }) => answers.push(detail));
      buttonNamed(element, 'Decline')?.click();
      expect(answers).to.deep.equal([{ interactionId: 'i-offer', answer: 'decline' }]);
      expect(store.callsOf('declineOffer')).to.deep.equal([['i-offer']]);
    });
    it('opens what is offered by its name', async () => {
      const store = createStubStore();
      within<HTMLButtonElement>(await bar(store), '.what').click();
      expect(store.callsOf('open')).to.deep.equal([['i-offer']]);
    });
  });

  describe('in the panel', () => {
    const thread = { openId: 'i-lea', threads: { 'i-lea': threadOf('i-lea', []) } };
    it('stands over the thread where the list is out of sight, and not beside the list', async () => {
      const store = createStubStore({ state: thread });
      const narrow = await show('inlay-panel', { store });
      await waitUntil(() => allWithin(narrow, 'inlay-offer-bar .bar, .bar[role=group]').length === 1);
      const wide = await show('inlay-panel', { store: createStubStore({ state: thread }), width: 900 });
      expect(allWithin(wide, 'inlay-offer-bar')).to.have.length(0);
    });
    it('leaves the focus in the thread when its answer is given', async () => {
      const store = createStubStore({ state: thread });
      const panel = await show('inlay-panel', { store });
      await waitUntil(() => buttonNamed(within(panel, 'inlay-offer-bar'), 'Decline') !== undefined);
      const button = buttonNamed(within(panel, 'inlay-offer-bar'), 'Decline');
      button?.focus();
      button?.click();
      expect(panel.shadowRoot?.activeElement?.matches('section.thread')).to.equal(true);
    });
  });
});
