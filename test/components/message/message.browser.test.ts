import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/components/message/define.ts';
import type { AttachmentWantedEvent } from '../../../src/components/message/message.events.ts';
import type {
  MessageDecisionEvent,
  MessageReplyEvent,
} from '../../../src/components/message/message-work.events.ts';
import type { InlayMessage } from '../../../src/components/message/message.ts';
import { LINKS } from '../../../src/components/text/message-text.ts';
import { loadStrings } from '../../../src/i18n/load-strings.ts';
import type { Strings } from '../../../src/i18n/strings.ts';
import type { Delivery } from '../../../src/model/delivery.ts';
import { FEATURES, PERMISSIONS } from '../../../src/model/agent.ts';
import type { MessageWork } from '../../../src/model/message-actions.ts';
import { UNTOUCHED, type Attachment, type Message } from '../../../src/model/message.ts';
import { platformRules } from '../../../src/model/platforms.ts';
import { interaction, ME, message, NOW } from '../../support/sample-data.ts';
import { allWithin, buttonNamed, press, settled, within } from '../../support/within.ts';

const NO_FILE = 'data:image/svg+xml,';

async function show(given: Partial<Message>, more: Partial<InlayMessage> = {}): Promise<InlayMessage> {
  const wrapper = await fixture(html`<div></div>`);
  const element = document.createElement('inlay-message');
  Object.assign(element, {
    message: message('m1', given),
    strings,
    platform: 'Instagram',
    agentId: ME.id,
    startsGroup: true,
    endsGroup: true,
    ...more,
  });
  wrapper.append(element);
  await element.updateComplete;
  // What loads beside the first screen.
  await waitUntil(() => element.renderRoot.querySelector('.actions, .system') !== null);
  return element;
}
/** What the element tells when this button, which may load late, is pressed. */
async function toldBy<E extends Event>(element: InlayMessage, button: string, type: string): Promise<E> {
  await waitUntil(() => buttonNamed(element, button) !== undefined, `the button ${button}`);
  const event = oneEvent(element, type);
  press(element, button);
  return (await event) as Event as E;
}
const delivered = (state: Delivery['state'], more: Partial<Delivery> = {}): Partial<Message> => ({
  direction: 'outbound',
  delivery: { state, reason: null, detail: null, at: NOW, ...more },
});
const file = (given: Partial<Attachment> = {}): Attachment => ({
  id: 'f1',
  name: 'invoice.pdf',
  type: 'application/pdf',
  size: 84_000,
  url: 'https://files.example/invoice.pdf',
  thumbnailUrl: null,
  dimensions: null,
  ...given,
});
let strings: Strings;

/** An agent with every permission and feature, on Facebook. */
const WORK: MessageWork = {
  interaction: interaction('i1'),
  rules: platformRules('facebook'),
  permissions: PERMISSIONS,
  features: FEATURES,
  agentId: ME.id,
  skewMs: 0,
};

describe('inlay-message', () => {
  before(async () => {
    strings = await loadStrings('en');
    await LINKS.load(document.createElement('inlay-message'));
  });

  describe('accessibility', () => {
    const states: Record<string, Partial<Message>> = {
      'a public comment with its marks': {
        networkUrl: 'https://network.example/1',
        networkState: { ...UNTOUCHED, likes: 3, likedByUs: true, hidden: true, deleted: true },
        inReplyTo: {
          id: 'm0',
          authorName: 'Acme',
          text: 'Hello',
          removed: { content: false, author: false },
        },
      },
      'a private message with a file': { kind: 'direct', visibility: 'private', attachments: [file()] },
      'one that failed': delivered('failed', { reason: 'rejected', detail: '(#200) no' }),
      'one that is held': delivered('held', { reason: 'too-old' }),
      'a rating': { kind: 'review', extra: { type: 'rating', stars: 2, title: 'Crashes' } },
      'a system entry': {
        direction: 'system',
        kind: 'system',
        author: { kind: 'system', id: null, name: '' },
        text: 'Assigned',
      },
    };
    for (const [name, given] of Object.entries(states))
      it(`has nothing that axe objects to: ${name}`, async () => {
        await expect(await show(given, { work: WORK })).to.be.accessible();
      });

    it('is an article named by sender and time', async () => {
      const element = await show({});
      expect(within(element, 'article').getAttribute('aria-label')).to.match(/^Léa Martin, .*2026/);
    });
  });

  describe('what a person sees', () => {
    it('names sender, kind in words and time (T2)', async () => {
      const element = await show({ onAd: true, networkUrl: 'https://network.example/1' });
      const head = within(element, '.head').textContent;
      expect(head).to.contain('Léa Martin');
      expect(head).to.contain('Instagram comment on an ad');
      expect(within(element, 'time').getAttribute('title')).to.contain('2026');
      expect(within<HTMLAnchorElement>(element, '.on-network').href).to.equal('https://network.example/1');
    });
    it('tells the exact time to who comes by keys, and to a pointer', async () => {
      const element = await show({});
      expect(within(element, '.exact').checkVisibility()).to.equal(false);
      await sendKeys({ press: 'Tab' });
      buttonNamed(element, 'Copy')?.focus();
      expect(within(element, '.exact').checkVisibility()).to.equal(true);
      expect(within(element, '.line').title).to.contain('2026');
    });
    it('says "You" of my own messages only', async () => {
      expect(within(await show(delivered('sent')), '.sender').textContent).to.equal('You');
      const other = await show({
        ...delivered('sent'),
        author: { kind: 'agent', id: 'other', name: 'Tom Berger' },
      });
      expect(within(other, '.sender').textContent).to.equal('Tom Berger');
    });
    it('is rendered as soon as it stands in the page', () => {
      const element = document.createElement('inlay-message');
      Object.assign(element, { message: message('m1', { text: 'At once' }), strings });
      document.body.append(element);
      expect(within(element, '.text').textContent).to.equal('At once');
      element.remove();
    });
    it('tells each delivery state by a shape and a word, with the reason in plain words (T10)', async () => {
      for (const [state, word] of Object.entries(strings.delivery.state)) {
        if (state === 'cancelled') continue;
        const mark = within(await show(delivered(state as Delivery['state'])), '.delivery');
        expect(mark.textContent, state).to.contain(word);
        expect(mark.querySelector('svg'), state).not.to.equal(null);
      }
      const failed = within(
        await show(delivered('failed', { reason: 'limit-reached' })),
        '.delivery',
      ).textContent;
      expect(failed).to.contain(strings.delivery.reason['limit-reached']);
    });
    it('asks nothing of the agent while the message is tried again by itself (T10)', async () => {
      for (const reason of ['recipient-offline', 'limit-reached', 'unreachable'] as const) {
        const late = within(await show(delivered('sending', { reason })), '.delivery').textContent;
        expect(late).to.contain(strings.delivery.late[reason]);
        expect(late).not.to.contain(strings.delivery.reason[reason]);
      }
    });
    it('says what has been removed, in its place and where it is quoted (M5, M6)', async () => {
      const removed = { content: true, author: true };
      const element = await show({
        text: '',
        author: { kind: 'contact', id: 'c', name: '' },
        removed,
        inReplyTo: { id: 'm0', authorName: '', text: '', removed },
      });
      await expect(element).to.be.accessible();
      expect(within(element, '.sender').textContent).to.equal('Anonymous');
      expect(within(element, 'article').getAttribute('aria-label')).to.match(/^Anonymous, /);
      expect(within(element, '.bubble > .quiet').textContent.trim()).to.equal('Content removed');
      const quote = within(element, 'blockquote').textContent;
      expect(quote).to.contain('Anonymous');
      expect(quote).to.contain('Content removed');
    });
    it('embeds the message that it answers', async () => {
      const element = await show({
        inReplyTo: {
          id: 'm0',
          authorName: 'Acme',
          text: 'We are on it',
          removed: { content: false, author: false },
        },
      });
      expect(within(element, 'blockquote').textContent).to.contain('We are on it');
    });
    it('says so where something can’t be shown', async () => {
      const element = await show({ text: '', extra: { type: 'unsupported', nativeType: 'order' } });
      expect(within(element, '.extra').textContent).to.contain('order');
    });
    it('lays a picture out before it is loaded', async () => {
      const element = await show({
        attachments: [
          file({
            type: 'image/jpeg',
            thumbnailUrl: '/nowhere.jpg',
            dimensions: { width: 1600, height: 900 },
          }),
        ],
      });
      const { width, height } = within(element, 'img').getBoundingClientRect();
      expect([width, height]).to.deep.equal([240, 135]);
    });
    for (const [language, words] of [
      ['en', 'WhatsApp message'],
      ['fr', 'Message WhatsApp'],
    ] as const)
      it(`says in sight which kind a private one is, too, ${language} (T2)`, async () => {
        const element = await show(
          { kind: 'direct', visibility: 'private' },
          { platform: 'WhatsApp', strings: await loadStrings(language) },
        );
        const kind = within(element, '.kind');
        expect(kind.textContent).to.equal(words);
        expect(kind.getBoundingClientRect().width).to.be.greaterThan(50);
      });
    for (const [language, size, download] of [
      ['en', '2.5 MB', 'Download'],
      ['fr', '2,5 Mo', 'Télécharger'],
    ] as const)
      it(`tells name and size of a picture beside it, and hands it out, ${language} (T11)`, async () => {
        const name = 'the kitchen with the kettle as it arrived on Monday morning.jpeg';
        const element = await show(
          {
            attachments: [
              file({
                name,
                type: 'image/jpeg',
                size: 2_621_440,
                thumbnailUrl: '/kettle-small.jpg',
                url: '/kettle.jpg',
                dimensions: { width: 90, height: 60 },
              }),
            ],
          },
          { strings: await loadStrings(language) },
        );
        const asked: boolean[] = [];
        element.addEventListener('inlay-attachment-wanted', ({ detail }) => asked.push(detail.failed));
        const caption = within(element, '.caption');
        await waitUntil(() => within(element, '.download').childElementCount > 0);
        expect(within(caption, '.file-name').textContent).to.equal(name);
        expect(within(caption, '.size').textContent.replace(/\s/g, ' ').trim()).to.equal(size);
        const link = within<HTMLAnchorElement>(caption, 'a');
        expect(link.getAttribute('aria-label')).to.contain(download).and.to.contain(name);
        expect([new URL(link.href).pathname, link.download]).to.deep.equal(['/kettle.jpg', name]);

        // By keys it comes right after the picture; its address is made good before it is used.
        within(element, '.picture').focus();
        await sendKeys({ press: 'Tab' });
        expect(element.shadowRoot?.activeElement).to.equal(link);
        expect(asked.filter((failed) => !failed)).to.have.length(1);
        expect(element.scrollWidth).to.be.at.most(element.clientWidth);
        await expect(element).to.be.accessible();
      });
  });

  describe('events', () => {
    it('asks to answer this message', async () => {
      const element = await show({}, { work: WORK });
      const { detail } = await toldBy<MessageReplyEvent>(element, 'Reply', 'inlay-message-reply');
      expect(detail).to.deep.equal({ messageId: 'm1' });
    });
    it('asks to send a failed one again', async () => {
      const element = await show(delivered('failed', { reason: 'rejected' }));
      const event = await toldBy<MessageDecisionEvent>(element, 'Resend', 'inlay-message-decision');
      expect(event.detail).to.deep.equal({ key: 'client-m1', decision: 'resend' });
    });
    it('offers no Discard of what the backend holds', async () => {
      const refused = await show(delivered('failed', { reason: 'rejected' }));
      expect(buttonNamed(refused, 'Resend') === undefined).to.equal(false);
      expect(buttonNamed(refused, 'Discard') === undefined).to.equal(true);
    });
    it('asks to send a part of a message again, which has no key of its own, by its id', async () => {
      const part = await show({ ...delivered('failed', { reason: 'rejected' }), clientId: null });
      const event = await toldBy<MessageDecisionEvent>(part, 'Resend', 'inlay-message-decision');
      expect(event.detail).to.deep.equal({ key: 'm1', decision: 'resend' });
    });
    it('asks to take a held one back', async () => {
      const element = await show(delivered('held', { reason: 'too-old' }));
      const event = await toldBy<MessageDecisionEvent>(element, 'Discard', 'inlay-message-decision');
      expect(event.detail).to.deep.equal({ key: 'client-m1', decision: 'withdraw' });
    });
    it('tells when a picture’s address is refused', async () => {
      // The refusal may come before all of the message is there.
      const wanted = new Promise<AttachmentWantedEvent>((resolve) => {
        document.body.addEventListener('inlay-attachment-wanted', resolve, { capture: true, once: true });
      });
      await show({ attachments: [file({ type: 'image/png', thumbnailUrl: '/gone.png' })] });
      const { detail } = await wanted;
      expect(detail).to.deep.equal({ messageId: 'm1', attachmentId: 'f1', failed: true });
    });
  });

  describe('edges', () => {
    const hostile = [
      '<img src=x onerror="window.hit = 1">',
      '<script>window.hit = 1</script>',
      '<svg onload=window.hit=1>',
      'javascript:window.hit=1',
      '"><iframe srcdoc="<script>parent.hit=1</script>">',
      '<a href="javascript:window.hit=1">x</a>',
      '${window.hit=1}',
      '{{constructor.constructor("window.hit=1")()}}',
      '\u202E gpj.exe \u2066\u2067\u2068',
      '\uD800 lone \uDFFF',
      '👨‍👩‍👧‍👦'.repeat(50),
      'Z̷̢̛̪a̷͎͝l̵̰͑g̷̖̐ö̶́'.repeat(40),
      '\u0000\u0007\u001B[31m',
      '﷽'.repeat(60),
    ];
    it('shows hostile texts as texts, in every place, and runs nothing', async () => {
      for (const text of hostile) {
        const element = await show({
          text,
          author: { kind: 'contact', id: 'c', name: text },
          inReplyTo: { id: 'm0', authorName: text, text, removed: { content: false, author: false } },
          attachments: [file({ name: text })],
          networkUrl: text,
          ...delivered('failed', { detail: text }),
        });
        expect(allWithin(element, 'script, iframe, [onerror], [onload], img'), text).to.have.length(0);
        for (const link of allWithin<HTMLAnchorElement>(element, 'a'))
          expect(link.protocol, text).to.match(/^(https?|mailto|tel):$/);
        expect(element.scrollWidth, text).to.be.at.most(element.clientWidth);
      }
      await settled();
      expect('hit' in window).to.equal(false);
    });
    it('makes links of web addresses only, opened without a trace', async () => {
      const element = await show({ text: 'See https://acme.example/a and javascript:alert(1)' });
      const links = allWithin<HTMLAnchorElement>(element, '.text a');
      expect(links.map(({ href }) => href)).to.deep.equal(['https://acme.example/a']);
      expect(links[0]?.rel).to.equal('noopener noreferrer nofollow');
      expect(links[0]?.target).to.equal('_blank');
    });
    it('shows the true end of a file’s name', async () => {
      const element = await show({ attachments: [file({ name: 'photo\u202Egpj.exe' })] });
      expect(within(element, '.file-name').textContent).to.equal('photo[U+202E]gpj.exe');
    });
    it('takes no picture from an address that is none of a file', async () => {
      const element = await show({
        attachments: [file({ type: 'image/svg+xml', thumbnailUrl: NO_FILE, url: 'javascript:1' })],
      });
      expect(allWithin(element, 'img, a.open, a.download')).to.have.length(0);
    });
    it('folds 100,000 characters and unfolds them on demand', async () => {
      const element = await show({ text: 'word '.repeat(20_000) });
      expect(within(element, '.text').textContent.length).to.be.below(1600);
      buttonNamed(element, 'Show all')?.click();
      await element.updateComplete;
      expect(within(element, '.text').textContent.length).to.equal(100_000);
    });
    it('wraps a string without a gap inside the bubble', async () => {
      const element = await show({ text: 'x'.repeat(1000) });
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });
    it('gives Copy what was written, untouched', async () => {
      let copied = '';
      Object.defineProperty(navigator.clipboard, 'writeText', {
        configurable: true,
        value: (text: string) => Promise.resolve(void (copied = text)),
      });
      const element = await show({ text: 'a\r\nb' });
      buttonNamed(element, 'Copy')?.click();
      await waitUntil(() => buttonNamed(element, 'Copied') !== undefined);
      Reflect.deleteProperty(navigator.clipboard, 'writeText');
      expect(copied).to.equal('a\r\nb');
    });
  });
});
