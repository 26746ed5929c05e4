import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/message/define.ts';
import type { InlayMessage } from '../../../src/components/message/message.ts';
import { loadStrings } from '../../../src/i18n/load-strings.ts';
import type { Language } from '../../../src/i18n/load-strings.ts';
import { FEATURES, PERMISSIONS } from '../../../src/model/agent.ts';
import { UNTOUCHED, type Message, type MessageActionState } from '../../../src/model/message.ts';
import type { MessageWork } from '../../../src/model/message-actions.ts';
import type { PlatformId, PlatformOverrides } from '../../../src/model/platform.ts';
import { platformRules } from '../../../src/model/platforms.ts';
import { COLLEAGUE, interaction, ME, message, NOW } from '../../support/sample-data.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

const workOn = (platform: PlatformId, overrides: PlatformOverrides = {}): MessageWork => ({
  interaction: interaction('i1'),
  rules: platformRules(platform, overrides),
  permissions: PERMISSIONS,
  features: FEATURES,
  agentId: ME.id,
  skewMs: 0,
});
const refused = (more: Partial<MessageActionState> = {}): MessageActionState => ({
  action: 'hide',
  state: 'refused',
  reason: 'forbidden',
  detail: '(#200) no',
  agent: ME,
  at: NOW,
  ...more,
});

async function show(
  given: Partial<Message> = {},
  { language = 'en', work = workOn('facebook') }: { language?: Language; work?: MessageWork } = {},
): Promise<InlayMessage> {
  const wrapper = await fixture(html`<div></div>`);
  const element = document.createElement('inlay-message');
  Object.assign(element, {
    message: message('m1', given),
    strings: await loadStrings(language),
    platform: 'Facebook',
    agentId: ME.id,
    startsGroup: true,
    endsGroup: true,
    work,
  });
  wrapper.append(element);
  await waitUntil(() => element.renderRoot.querySelector('.actions') !== null, 'the toolbar');
  return element;
}
const names = (element: InlayMessage): string[] =>
  allWithin(element, '.actions > button').map((button) => button.getAttribute('aria-label') ?? '');
async function openMenu(element: InlayMessage): Promise<HTMLElement[]> {
  expect(element.openMenu()).to.equal(true);
  await waitUntil(() => allWithin(element, '[role=menuitem]').length > 0);
  await settled();
  return allWithin(element, '[role=menuitem]');
}
const labels = (items: readonly HTMLElement[]): string[] =>
  items.map((item) => within(item, '.label').textContent.trim());

describe('inlay-message: what can be done with it (M1)', () => {
  describe('accessibility', () => {
    const states: Record<string, Partial<Message>> = {
      'on its way': { action: refused({ state: 'pending', reason: 'limit-reached', action: 'like' }) },
      'taken back': { action: refused() },
      'reposted, followed and edited': {
        networkState: { ...UNTOUCHED, reposted: true, followed: true },
        editedAt: NOW,
      },
      deleted: { networkState: { ...UNTOUCHED, deleted: true } },
    };
    for (const language of ['en', 'fr'] as const)
      for (const [name, given] of Object.entries(states))
        it(`has nothing that axe objects to: ${name}, ${language}`, async () => {
          await expect(await show(given, { language })).to.be.accessible();
        });
    it('has nothing that axe objects to with its menu open', async () => {
      const element = await show();
      await openMenu(element);
      await expect(element).to.be.accessible();
    });
  });

  describe('keyboard', () => {
    it('is one stop by Tab, and arrows lead through it', async () => {
      const element = await show();
      buttonNamed(element, 'Reply')?.focus();
      await sendKeys({ press: 'ArrowRight' });
      expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Like');
      await sendKeys({ press: 'End' });
      expect(element.shadowRoot?.activeElement?.localName).to.equal('inlay-menu-button');
      await sendKeys({ press: 'ArrowRight' });
      expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Reply');
      const stops = allWithin(element, '.actions button').filter((button) => button.tabIndex === 0);
      expect(stops).to.have.length(1);
    });
    it('opens its menu by the key for it, wherever in it the focus is, and gives the focus back', async () => {
      const element = await show();
      buttonNamed(element, 'Reply')?.focus();
      const event = new PointerEvent('contextmenu', { bubbles: true, composed: true, cancelable: true });
      element.shadowRoot?.activeElement?.dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(true);
      await waitUntil(() => allWithin(element, '[role=menuitem]').length > 0);
      await settled();
      await sendKeys({ press: 'Escape' });
      expect(element.shadowRoot?.activeElement?.localName).to.equal('inlay-menu-button');
    });
    it('leaves the browser’s own menu to a mouse, and opens by a long press', async () => {
      const element = await show();
      const press = (pointerType: string): boolean =>
        !within(element, 'article').dispatchEvent(
          new PointerEvent('contextmenu', { bubbles: true, composed: true, cancelable: true, pointerType }),
        );
      expect(press('mouse')).to.equal(false);
      expect(allWithin(element, '[role=menuitem]')).to.have.length(0);
      expect(press('touch')).to.equal(true);
    });
  });

  describe('what a person sees', () => {
    it('has the commonest at hand, and everything in the menu, what removes last', async () => {
      const element = await show({ networkUrl: 'https://facebook.example/1' });
      expect(names(element)).to.deep.equal(['Reply', 'Like', 'Copy']);
      const all = labels(await openMenu(element));
      expect(all.slice(0, 1)).to.deep.equal(['Reply']);
      expect(all).to.include.members(['Like', 'Copy', 'Open on network', 'Hide']);
      expect(all.at(-1)).to.equal('Delete message');
    });
    it('offers what undoes it where it is done', async () => {
      const element = await show({ networkState: { ...UNTOUCHED, likedByUs: true, hidden: true } });
      expect(names(element)).to.include('Unlike');
      expect(labels(await openMenu(element))).to.include('Unhide');
    });
    for (const [language, words] of [
      ['en', 'Instagram offers no likes on comments to businesses.'],
      ['fr', 'Instagram ne permet pas aux entreprises les mentions J’aime sur les commentaires.'],
    ] as const)
      it(`dims what can’t be done and says why, in ${language}`, async () => {
        const work = workOn('instagram', { actionsOff: ['like', 'unlike'] });
        const items = await openMenu(await show({}, { work, language }));
        const like = items.find(
          (item) => within(item, '.label').textContent.trim() === (language === 'en' ? 'Like' : 'J’aime'),
        );
        expect(like?.getAttribute('aria-disabled')).to.equal('true');
        expect(like?.textContent).to.contain(words);
      });
    it('offers a public action to nobody without the permission', async () => {
      const element = await show({}, { work: { ...workOn('facebook'), permissions: [] } });
      expect(names(element)).to.deep.equal(['Copy']);
      const all = labels(await openMenu(element));
      for (const name of ['Reply', 'Like', 'Hide', 'Delete message']) expect(all).not.to.include(name);
    });
    it('says what is on its way, what stands, and that a deleted one is deleted', async () => {
      const pending = await show({ action: refused({ state: 'pending', action: 'like', reason: null }) });
      expect(within(pending, '.network-marks').textContent).to.contain('Liking…');
      const marks = within(
        await show({
          networkState: { ...UNTOUCHED, reposted: true, followed: true, hidden: true, deleted: true },
        }),
        '.network-marks',
      ).textContent;
      for (const word of ['Reposted by us', 'Followed by us', 'Hidden', 'Deleted'])
        expect(marks).to.contain(word);
    });
    it('says to who did it what was taken back, why, what the network says, and the ways on', async () => {
      const strip = within(await show({ action: refused() }), '.foot[role=alert]');
      expect(strip.textContent).to.contain('Not hidden');
      expect(strip.textContent).to.contain('Facebook does not let this account do it.');
      expect(strip.textContent).to.contain('(#200) no');
      expect(allWithin(strip, 'button').map((button) => button.textContent.trim())).to.deep.equal([
        'Try again',
        'Dismiss',
      ]);
      const others = await show({ action: refused({ agent: COLLEAGUE }) });
      expect(allWithin(others, '.foot[role=alert]')).to.have.length(0);
    });
    it('names the rule of ours that refused it, and offers no other try', async () => {
      const action = refused({ reason: 'not-allowed', rule: 'deleted-on-network', detail: null });
      const strip = within(await show({ action }), '.foot[role=alert]');
      expect(strip.textContent).to.contain('The message is deleted on Facebook.');
      expect(allWithin(strip, 'button')).to.have.length(1);
    });
  });

  describe('events', () => {
    it('tells what was chosen, at hand and in the menu', async () => {
      const element = await show();
      setTimeout(() => buttonNamed(element, 'Like')?.click());
      expect((await oneEvent(element, 'inlay-message-action')).detail).to.deep.equal({
        messageId: 'm1',
        action: 'like',
      });
      const items = await openMenu(element);
      setTimeout(() => items.find((item) => item.textContent.includes('Hide'))?.click());
      expect((await oneEvent(element, 'inlay-message-action')).detail).to.deep.equal({
        messageId: 'm1',
        action: 'hide',
      });
    });
    it('asks for another try, and for the reason to go', async () => {
      const element = await show({ action: refused() });
      setTimeout(() => buttonNamed(element, 'Try again')?.click());
      expect((await oneEvent(element, 'inlay-message-action')).detail).to.deep.equal({
        messageId: 'm1',
        action: 'hide',
      });
      setTimeout(() => buttonNamed(element, 'Dismiss')?.click());
      expect((await oneEvent(element, 'inlay-action-dismiss')).detail).to.deep.equal({ messageId: 'm1' });
    });
  });

  describe('that failed because the reply window had closed', () => {
    const late = {
      direction: 'outbound',
      visibility: 'private',
      clientId: 'client-m1',
      delivery: { state: 'failed', reason: 'window-closed', detail: null, at: NOW },
    } as const;
    const onWhatsApp = (more: Partial<MessageWork> = {}): MessageWork => ({
      ...workOn('whatsapp'),
      interaction: interaction('i1', { visibility: 'private' }),
      ...more,
    });

    it('offers a template, where the account has any, in both languages', async () => {
      for (const [language, words] of [
        ['en', 'Choose a template'],
        ['fr', 'Choisir un modèle'],
      ] as const) {
        const element = await show(late, { language, work: onWhatsApp() });
        await waitUntil(() => buttonNamed(element, words) !== undefined, words);
        await expect(element).to.be.accessible();
        const told = oneEvent(element, 'inlay-message-decision');
        buttonNamed(element, words)?.click();
        expect((await told).detail).to.deep.equal({ key: 'client-m1', decision: 'template' });
      }
    });

    it('offers none where there are none, they are switched off, or it failed for another reason', async () => {
      const rejected = { ...late, delivery: { ...late.delivery, reason: 'rejected' } } as const;
      for (const [given, work] of [
        [late, { ...onWhatsApp(), rules: platformRules('messenger') }],
        [late, onWhatsApp({ features: FEATURES.filter((one) => one !== 'templates') })],
        [rejected, onWhatsApp()],
      ] as const) {
        const element = await show(given, { work });
        await waitUntil(() => buttonNamed(element, 'Resend') !== undefined, 'Resend');
        expect(buttonNamed(element, 'Choose a template') === undefined).to.equal(true);
      }
    });
  });
});
