import { expect, waitUntil } from '@open-wc/testing';
import { html, LitElement, render } from 'lit';
import '../../demo/crm/crm-page.ts';
import '../../demo/customers/customers-side.ts';
import { timelineEntry } from '../../demo/customers/timeline-entry.ts';
import '../../demo/dynamics/dynamics-shell.ts';
import { PEOPLE } from '../../demo/hosts/people.ts';
import type { NetworkAccount, NetworkEntry } from '../../demo/network/api.ts';
import '../../demo/portal/portal-page.ts';
import '../../demo/salesforce/salesforce-shell.ts';
import type { DemoMenu } from '../../demo/shell/demo-menu.ts';
import '../../demo/shell/demo-menu.ts';
import '../../demo/sign-in/sign-in-page.ts';
import type { DemoPageFile } from '../../demo/words/demo-words.ts';
import { speak, wordsIn } from '../../demo/words/page-language.ts';

/** The element that each page consists of, besides the panel. */
const PAGES = {
  'index.html': 'demo-crm',
  'dynamics.html': 'demo-dynamics',
  'salesforce.html': 'demo-salesforce',
  'portal.html': 'demo-portal',
  'sign-in-demo.html': 'demo-sign-in',
} as const satisfies Record<DemoPageFile, string>;
const FILES = Object.keys(PAGES) as DemoPageFile[];

/** What is the same in both languages: names, and words that are. */
const SAME = new Set([
  ...PEOPLE.flatMap(({ first, last, company, email }) => [`${first} ${last}`, company, ...email.split('@')]),
  ...['Acme CRM', 'Acme Workshop', 'Acme France', 'Inlay', 'English', 'Français'],
  ...[
    'CIF 1',
    'CIF 2',
    'Open CTI',
    'Contact',
    'Contacts',
    'Sessions',
    'Conversation',
    'Léa',
    'caption',
    'Agent',
  ],
  ...['facebook', 'public'],
]);

const ACCOUNT: NetworkAccount = {
  id: 'fb',
  platform: 'facebook',
  name: 'Acme France',
  visibility: 'public',
  kinds: [{ kind: 'comment', visibility: 'public', place: 'opens', needsStars: true }],
  behaviour: {
    mode: 'slow',
    delayMs: 0,
    reason: '',
    retryAfterSeconds: 1,
    refuses: ['hide', 'like'],
  },
} as unknown as NetworkAccount;
const ENTRY = {
  id: 'e',
  threadId: 't',
  kind: 'comment',
  visibility: 'private',
  author: { side: 'customer', name: 'Léa' },
  text: 'caption',
  files: [],
  extra: { type: 'location', name: null, latitude: 1, longitude: 2 },
  template: null,
  sentAt: 0,
  editedAt: 1,
  inReplyToId: null,
  likes: 1,
  likedByAccount: true,
  reposted: true,
  followed: true,
  hidden: true,
  deleted: false,
  delivery: { state: 'read' },
} as unknown as NetworkEntry;

/** Everything that a person reads or hears of an element and of what stands in it, but for the panel's own elements. */
function read(root: Node): readonly string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (node instanceof Text) found.push(node.data);
    if (node instanceof Element) {
      if (/^(?:style|script|iframe)$/i.test(node.tagName)) return;
      if (/^inlay-(?!provider)/i.test(node.tagName)) return;
      for (const name of ['aria-label', 'title', 'placeholder']) found.push(node.getAttribute(name) ?? '');
      if (node.shadowRoot !== null) visit(node.shadowRoot);
    }
    node.childNodes.forEach(visit);
  };
  visit(root);
  return found.map(inOneLine).filter((text) => /\p{L}{2}/u.test(text) && !/^\d+ px$/.test(text));
}

/** An element of a page; all of them render likewise. */
function make(tag: string): LitElement {
  const element: HTMLElement = document.createElement(tag);
  if (!(element instanceof LitElement)) throw new Error(`${tag} is not defined`);
  return element;
}
const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What is read of an element in a language, once it is there and `settle` has done what it does with it. */
async function readIn(
  language: 'en' | 'fr',
  tag: string,
  settle: (element: LitElement) => unknown = () => undefined,
): Promise<readonly string[]> {
  history.replaceState(null, '', `?language=${language}`);
  Object.defineProperty(navigator, 'language', { configurable: true, value: language });
  speak(language);
  const element = make(tag);
  document.body.append(element);
  try {
    await element.updateComplete;
    await settle(element);
    await element.updateComplete;
    return read(element);
  } finally {
    element.remove();
  }
}
const leftIn = (english: readonly string[], french: readonly string[]): readonly string[] =>
  french.filter((text) => english.includes(text) && !SAME.has(text));

/** Opens the first contact where the page has contacts. */
function openContact({ shadowRoot }: LitElement): void {
  const buttons = [...(shadowRoot?.querySelectorAll<HTMLElement>('.people button') ?? [])];
  buttons.find(({ textContent }) => textContent.includes('Léa Martin'))?.click();
}

describe('the demo’s pages', () => {
  const fetch = window.fetch.bind(window);
  const { search } = location;
  const [title, { lang }] = [document.title, document.documentElement];
  before(() => {
    localStorage.clear();
    // The server has an account and a customer, and nobody to sign in as.
    window.fetch = (address) => {
      const path = String(address instanceof Request ? address.url : address);
      if (path.endsWith('/accounts')) return Promise.resolve(Response.json([ACCOUNT]));
      if (path.endsWith('/customers')) return Promise.resolve(Response.json([{ id: 'lea', name: 'Léa' }]));
      if (path.endsWith('/demo/agents')) return Promise.resolve(Response.json([]));
      return Promise.reject(new Error('offline'));
    };
  });
  after(() => {
    window.fetch = fetch;
    history.replaceState(null, '', search === '' ? location.pathname : search);
    Reflect.deleteProperty(navigator, 'language');
    document.title = title;
    document.documentElement.lang = lang;
  });

  for (const [file, tag] of Object.entries(PAGES) as [DemoPageFile, string][]) {
    it(`${file} is in French where its language is, but for names`, async () => {
      for (const settle of [() => undefined, openContact]) {
        const english = await readIn('en', tag, settle);
        const french = await readIn('fr', tag, settle);
        expect(english.length).to.be.greaterThan(tag === 'demo-sign-in' ? 6 : 15);
        expect(leftIn(english, french)).to.deep.equal([]);
        expect(document.title).to.equal(wordsIn('fr').titles[file]);
      }
    });

    it(`${file} has a menu that leads to every page`, async () => {
      const page = await (await fetch(`/demo/${file}`)).text();
      expect(page).to.contain(`<${tag}`);
      const element = make(tag);
      if (file === 'index.html') {
        expect(page).to.contain('<demo-menu slot="menu">');
        element.innerHTML = '<demo-menu slot="menu"></demo-menu>';
      }
      document.body.append(element);
      try {
        await element.updateComplete;
        const menu: DemoMenu | null =
          element.querySelector<DemoMenu>('demo-menu') ??
          element.shadowRoot?.querySelector<DemoMenu>('demo-menu') ??
          null;
        await menu?.updateComplete;
        const links = [...(menu?.shadowRoot?.querySelectorAll('a') ?? [])];
        expect(links.map((link) => link.getAttribute('href'))).to.deep.equal(
          FILES.map((each) => `./${each}`),
        );
      } finally {
        element.remove();
      }
    });
  }

  it('the customers’ side is in French as well', async () => {
    const settle = (element: LitElement): Promise<void> =>
      waitUntil(() => element.shadowRoot?.querySelector('summary') !== null);
    const [english, french] = [
      await readIn('en', 'demo-customers', settle),
      await readIn('fr', 'demo-customers', settle),
    ];
    expect(english.length).to.be.greaterThan(20);
    expect(leftIn(english, french)).to.deep.equal([]);
  });

  it('so is what the networks show', () => {
    const place = { isUnder: false, onAnswer: () => undefined, quoted: undefined };
    const [english, french] = (['en', 'fr'] as const).map((language) => {
      const shown = document.createElement('div');
      render(html`${timelineEntry(ENTRY, place, wordsIn(language))}`, shown);
      return read(shown);
    });
    expect(english?.length).to.be.greaterThan(6);
    expect(leftIn(english ?? [], french ?? [])).to.deep.equal([]);
  });

  it('speak another language at once when it is chosen', async () => {
    const settle = (element: LitElement): void => {
      const [, language] = element.shadowRoot?.querySelectorAll('select') ?? [];
      if (language === undefined) return;
      language.value = 'fr';
      language.dispatchEvent(new Event('change'));
    };
    expect(await readIn('en', 'demo-crm', settle)).to.include(inOneLine(wordsIn('fr').crm.about));
  });
});
