import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/message-log/define.ts';
import type { MessageLog } from '../../../src/components/message-log/message-log.ts';
import { MessageJumpEvent } from '../../../src/components/message/message.events.ts';
import type { KeyedMessage } from '../../../src/components/message-log/thread-rows.ts';
import { loadStrings } from '../../../src/i18n/load-strings.ts';
import type { Strings } from '../../../src/i18n/strings.ts';
import type { Message } from '../../../src/model/message.ts';
import { ME, message, MINUTE, NOW } from '../../support/sample-data.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

let strings: Strings;

/** The messages from one number up to another, a minute apart, of lengths that differ. */
function run(from: number, to: number, given: Partial<Message> = {}): KeyedMessage[] {
  return Array.from({ length: to - from }, (_, index) => {
    const number = from + index;
    const id = String(100_000 + number);
    return {
      key: id,
      message: message(id, {
        kind: 'direct',
        visibility: 'private',
        text: `Message ${String(number)} ${'and so on '.repeat((number * 7) % 23)}`,
        sentAt: NOW + (number - 5000) * MINUTE,
        ...(number % 5 === 0
          ? { direction: 'outbound' as const, author: { kind: 'agent' as const, ...ME } }
          : {}),
        ...given,
      }),
    };
  });
}

async function show(messages: readonly KeyedMessage[], given: Partial<MessageLog> = {}): Promise<MessageLog> {
  const wrapper = await fixture<HTMLElement>(html`<div></div>`);
  wrapper.style.cssText = 'display: grid; width: 340px; height: 500px;';
  const log = document.createElement('inlay-message-log');
  Object.assign(log, { messages, strings, agentId: ME.id, now: NOW, ...given });
  wrapper.append(log);
  await log.updateComplete;
  await settled();
  await settled();
  return log;
}
const scroller = (log: MessageLog): HTMLElement => within(log, '.scroller');
const fromEnd = (log: MessageLog): number => {
  const { scrollHeight, scrollTop, clientHeight } = scroller(log);
  return scrollHeight - scrollTop - clientHeight;
};
const rows = (log: MessageLog): HTMLElement[] => allWithin(log, '.row');
/** The messages that are on the screen, with where they stand. */
const onScreen = (log: MessageLog): { key: string; bottom: number }[] => {
  const box = scroller(log).getBoundingClientRect();
  return rows(log).flatMap((row) => {
    const rect = row.lastElementChild!.getBoundingClientRect();
    return rect.bottom > box.top && rect.top < box.bottom
      ? [{ key: row.dataset['key'] ?? '', bottom: rect.bottom - box.top }]
      : [];
  });
};
const placeOf = (log: MessageLog, key: string): number | undefined =>
  onScreen(log).find((row) => row.key === key)?.bottom;
async function scrollTo(log: MessageLog, top: number): Promise<void> {
  scroller(log).dispatchEvent(new WheelEvent('wheel'));
  scroller(log).scrollTop = top;
  await settled();
  await settled();
}

describe('inlay-message-log', () => {
  before(async function () {
    this.timeout(40_000);
    strings = await loadStrings('en');
    // What loads late is there in each test: what lays the rows out, and what can be done with a message.
    const log = await show(run(0, 10));
    await waitUntil(
      () => within(log, '.sizer').style.blockSize !== '' && buttonNamed(log, 'Copy') !== undefined,
      'what loads late',
      { timeout: 30_000 },
    );
  });

  describe('accessibility', () => {
    it('has nothing that axe objects to', async () => {
      const log = await show(run(4900, 5000), {
        hasOlder: true,
        firstUnreadId: run(4997, 4998)[0]?.message.id ?? null,
      });
      await expect(log).to.be.accessible();
    });
    it('is a log that does not speak by itself, because scrolling fills it', async () => {
      const log = within(await show(run(0, 10)), '[role=log]');
      expect(log.getAttribute('aria-label')).to.equal('Messages');
      expect(log.getAttribute('aria-live')).to.equal('off');
    });
  });

  describe('keyboard', () => {
    it('scrolls by keys once it has the focus', async () => {
      const log = await show(run(4000, 5000));
      scroller(log).focus();
      expect(fromEnd(log)).to.be.below(2);
      await sendKeys({ press: 'PageUp' });
      await waitUntil(() => fromEnd(log) > 100);
    });
  });

  describe('focus', () => {
    it('goes to the log when the message that had it scrolls away, and not to nowhere', async () => {
      const log = await show(run(4000, 5000));
      buttonNamed(log, 'Copy')?.focus();
      expect(log.shadowRoot?.activeElement?.localName).to.equal('inlay-message');
      await scrollTo(log, 1000);
      await waitUntil(() => log.shadowRoot?.activeElement === scroller(log));
    });
  });

  describe('what a person sees', () => {
    it('begins at the end', async () => {
      const log = await show(run(0, 5000));
      expect(fromEnd(log)).to.be.at.most(1);
      expect(onScreen(log).at(-1)?.key).to.equal('104999');
    });
    it('begins at the first unread one, with its mark in sight', async () => {
      const log = await show(run(0, 5000), { firstUnreadId: '102500' });
      await waitUntil(() => placeOf(log, '102500') !== undefined);
      const mark =
        within(log, '.unread').getBoundingClientRect().top - scroller(log).getBoundingClientRect().top;
      expect(mark).to.be.within(0, 120);
    });
    it('begins at the top where everything is unread', async () => {
      const log = await show(run(0, 300), { firstUnreadId: '100000' });
      await waitUntil(() => placeOf(log, '100000') !== undefined);
      expect(scroller(log).scrollTop).to.be.below(120);
    });
    it('separates days', async () => {
      const log = await show(run(4999, 5000));
      expect(within(log, '.day').getAttribute('aria-label')).to.equal('Today');
    });
    it('keeps every message where it is when older ones come in above', async () => {
      for (const top of [0, 7, 60, 700]) {
        const log = await show(run(4950, 5000), { hasOlder: true });
        await scrollTo(log, top);
        const before = onScreen(log);
        log.messages = [...run(4850, 4950), ...log.messages];
        await log.updateComplete;
        await settled();
        await settled();
        const anchor = before.find(({ bottom }) => bottom > 20);
        expect(anchor, String(top)).not.to.equal(undefined);
        const moved = (placeOf(log, anchor?.key ?? '') ?? Infinity) - (anchor?.bottom ?? 0);
        expect(Math.abs(moved), `from ${String(top)}`).to.be.below(2);
      }
    });
    it('keeps its place through many pages of older ones', async () => {
      const log = await show(run(4950, 5000), { hasOlder: true });
      await scrollTo(log, 100);
      const anchor = onScreen(log)[1];
      for (let from = 4900; from >= 4500; from -= 50) {
        log.messages = [...run(from, from + 50), ...log.messages];
        await log.updateComplete;
        await settled();
      }
      await settled();
      expect(Math.abs((placeOf(log, anchor?.key ?? '') ?? Infinity) - (anchor?.bottom ?? 0))).to.be.below(2);
    });
    it('follows new messages at the end', async () => {
      const log = await show(run(4900, 4990));
      for (let end = 4991; end <= 5000; end += 1) {
        log.messages = run(4900, end);
        await log.updateComplete;
        await settled();
      }
      await settled();
      expect(fromEnd(log)).to.be.at.most(1);
      expect(onScreen(log).at(-1)?.key).to.equal('104999');
    });
    it('stays where the reader is further up, and offers the way down with their number', async () => {
      const log = await show(run(4900, 4990));
      await scrollTo(log, 800);
      const before = onScreen(log)[1];
      const theirs = {
        direction: 'inbound',
        author: { kind: 'contact', id: 'c', name: 'Léa Martin' },
      } as const;
      log.messages = [...log.messages, ...run(4990, 4993, theirs)];
      await log.updateComplete;
      await settled();
      expect(placeOf(log, before?.key ?? '')).to.be.closeTo(before?.bottom ?? 0, 2);
      expect(buttonNamed(log, 'New messages')?.textContent).to.contain('3');
      buttonNamed(log, 'New messages')?.click();
      await waitUntil(() => fromEnd(log) <= 1);
      await waitUntil(() => buttonNamed(log, 'New messages') === undefined);
    });
    it('goes to the end for what the agent sends, wherever they are', async () => {
      const log = await show(run(4900, 4990));
      await scrollTo(log, 300);
      const own = message('mine', {
        direction: 'outbound',
        kind: 'direct',
        visibility: 'private',
        sentAt: NOW,
        text: 'Here',
      });
      log.messages = [...log.messages, { key: 'client-mine', message: own }];
      await log.updateComplete;
      await waitUntil(() => fromEnd(log) <= 1);
    });
    it('stays at the end when it is made smaller, as by a growing reply box', async () => {
      const log = await show(run(4900, 5000));
      log.parentElement!.style.height = '300px';
      await settled();
      await settled();
      expect(fromEnd(log)).to.be.at.most(1);
    });
    it('keeps the same elements when the server’s copy takes the place of the local one', async () => {
      const [first] = run(0, 1);
      const log = await show([
        { key: 'client-1', message: { ...first!.message, id: 'local', clientId: '1' } },
      ]);
      const before = within(log, 'inlay-message');
      log.messages = [{ key: 'client-1', message: { ...first!.message, id: 'server', clientId: '1' } }];
      await log.updateComplete;
      expect(within(log, 'inlay-message')).to.equal(before);
    });
  });

  describe('events', () => {
    it('asks for older ones near the beginning, once, and by the button', async () => {
      const log = await show(run(4900, 5000), { hasOlder: true });
      let asked = 0;
      log.addEventListener('inlay-older-wanted', () => (asked += 1));
      await scrollTo(log, 200);
      await scrollTo(log, 0);
      expect(asked).to.equal(1);
      buttonNamed(log, 'Load older')?.click();
      expect(asked).to.equal(2);
    });
    it('tells the newest message that has been seen', async () => {
      const seen: string[] = [];
      const listen = (event: Event): void =>
        void seen.push((event as CustomEvent<{ messageId: string }>).detail.messageId);
      const log = await show(run(4900, 5000), { firstUnreadId: '104950' });
      log.addEventListener('inlay-messages-seen', listen);
      await scrollTo(log, 1_000_000);
      await waitUntil(() => seen.at(-1) === '104999');
      const count = seen.length;
      await scrollTo(log, 0);
      expect(seen.length).to.equal(count);
    });
  });

  describe('a quotation (T5)', () => {
    const quoting = (id: string): KeyedMessage => ({
      key: 'quoting',
      message: message('quoting', {
        sentAt: NOW + MINUTE,
        inReplyTo: {
          id,
          authorName: 'Léa Martin',
          text: 'What I said',
          removed: { content: false, author: false },
        },
      }),
    });
    const highlighted = (log: MessageLog): string[] =>
      allWithin(log, 'inlay-message[highlighted]').map(
        (row) => row.closest<HTMLElement>('.row')?.dataset['key'] ?? '',
      );

    it('leads to the message that it quotes, and tells it apart for a moment', async () => {
      const log = await show([...run(0, 400), quoting('100100')]);
      await waitUntil(() => onScreen(log).at(-1)?.key === 'quoting');

      within<HTMLButtonElement>(log, 'blockquote button').click();

      await waitUntil(() => onScreen(log).some(({ key }) => key === '100100'));
      await waitUntil(() => highlighted(log).includes('100100'));
    });

    it('fetches older ones until it comes', async () => {
      const log = await show([...run(200, 260), quoting('100010')], { hasOlder: true });
      await waitUntil(() => onScreen(log).at(-1)?.key === 'quoting');
      let from = 200;
      log.addEventListener('inlay-older-wanted', () => {
        from -= 100;
        log.messages = [...run(from, 260), quoting('100010')];
        log.hasOlder = from > 0;
      });

      within<HTMLButtonElement>(log, 'blockquote button').click();

      await waitUntil(() => onScreen(log).some(({ key }) => key === '100010'));
    });
  });

  describe('edges', () => {
    it('holds 10,000 messages with no more in the page than the screen needs', async () => {
      const log = await show(run(0, 10_000));
      expect(rows(log).length).to.be.within(3, 40);
      await scrollTo(log, 200_000);
      expect(rows(log).length).to.be.within(3, 40);
      expect(onScreen(log).length).to.be.above(2);
    });
    it('shows the right messages anywhere in 10,000', async () => {
      const log = await show(run(0, 10_000));
      await scrollTo(log, 0);
      expect(onScreen(log)[0]?.key).to.equal('100000');
      await scrollTo(log, scroller(log).scrollHeight);
      await waitUntil(() => onScreen(log).at(-1)?.key === '109999');
    });
    for (const [where, unread] of [
      ['at the end', null],
      ['at the first unread one', 9960],
    ] as const)
      it(`opens 10,000 ${where}, and no message moves while those before it are laid out`, async () => {
        const messages = run(0, 10_000);
        const wrapper = await fixture<HTMLElement>(html`<div></div>`);
        wrapper.style.cssText = 'display: grid; width: 340px; height: 500px;';
        const log = document.createElement('inlay-message-log');
        const firstUnreadId = unread === null ? null : (messages[unread]?.message.id ?? null);
        Object.assign(log, { messages, strings, agentId: ME.id, now: NOW, firstUnreadId });
        wrapper.append(log);
        await log.updateComplete;
        const places: string[] = [];
        for (let frame = 0; frame < 12; frame += 1) {
          await new Promise(requestAnimationFrame);
          places.push(JSON.stringify(onScreen(log).map(({ key, bottom }) => [key, Math.round(bottom)])));
        }
        expect([...new Set(places)]).to.have.length(1);
        expect(onScreen(log).map(({ key }) => key)).to.include(messages[unread ?? 9999]?.key);
        await scrollTo(log, 0);
        await waitUntil(() => onScreen(log)[0]?.key === messages[0]?.key);
      });
    it('leads to a message far up that is asked for before everything is laid out', async () => {
      const messages = run(0, 10_000);
      const wrapper = await fixture<HTMLElement>(html`<div></div>`);
      wrapper.style.cssText = 'display: grid; width: 340px; height: 500px;';
      const log = document.createElement('inlay-message-log');
      let asked = 0;
      log.addEventListener('inlay-older-wanted', () => (asked += 1));
      Object.assign(log, { messages, strings, agentId: ME.id, now: NOW, hasOlder: true });
      wrapper.append(log);
      await log.updateComplete;
      const wanted = messages[50];
      rows(log)
        .at(-1)
        ?.dispatchEvent(new MessageJumpEvent({ messageId: wanted?.message.id ?? '' }));
      await waitUntil(() => onScreen(log).some(({ key }) => key === wanted?.key));
      expect(asked).to.equal(0);
    });
    it('leaves nothing listening when it is gone', async () => {
      const log = await show(run(0, 100));
      log.remove();
      await settled();
      log.messages = run(0, 101);
      await log.updateComplete;
      expect(log.isConnected).to.equal(false);
    });
  });
});
