import { expect, waitUntil } from '@open-wc/testing';
import { connectFrame, type Embed } from '../../src/embed/embed.ts';
import { libraryAddress } from '../../src/hosts/library.ts';
import type { FixtureWindow } from './frame-panel.fixture.ts';

const TOKEN = 'secret-token-4711';

interface Posted {
  readonly data: unknown;
  readonly target: unknown;
}

/**
 * Writes down everything that is posted from one window to another, and lets it through. What stands between is of the speaker's realm:
 * by that a browser names the source of a message.
 */
function watchPosts(heard: Window, speaker: Window): { readonly posts: readonly Posted[]; end(): void } {
  const posts: Posted[] = [];
  const before = Object.getOwnPropertyDescriptor(heard, 'postMessage')!;
  const { Function: Made } = speaker as unknown as { Function: FunctionConstructor };
  const between = new Made(
    'own',
    'posts',
    'return (data, target, transfer) => { posts.push({ data, target }); own(data, target, transfer); };',
  ) as (own: Window['postMessage'], posts: Posted[]) => Window['postMessage'];
  heard.postMessage = between(heard.postMessage.bind(heard), posts);
  return { posts, end: () => void Object.defineProperty(heard, 'postMessage', before) };
}

describe('what is posted between the panel and the page around it', () => {
  let frame: HTMLIFrameElement;
  let embed: Embed;
  let handed: number;

  beforeEach(() => {
    handed = 0;
    frame = document.createElement('iframe');
    embed = connectFrame(frame, new URL(location.origin), {
      token: () => {
        handed += 1;
        return Promise.resolve({ token: TOKEN, expiresAt: Date.now() + 60_000 });
      },
      setBadge: () => undefined,
    });
  });
  afterEach(() => {
    embed.end();
    frame.remove();
  });

  const panelOf = (of: HTMLIFrameElement): FixtureWindow => of.contentWindow as unknown as FixtureWindow;

  /** A panel that has not said anything yet. */
  async function load(): Promise<FixtureWindow> {
    frame.src = `/test/hosts/frame-panel.html?wait&allowed=${location.origin}`;
    document.body.append(frame);
    await waitUntil(() => (panelOf(frame) as Partial<FixtureWindow>).host !== undefined, 'loaded');
    return panelOf(frame);
  }

  async function put(): Promise<FixtureWindow> {
    const panel = await load();
    expect((await panel.host.start()).ok).to.equal(true);
    return panel;
  }

  /** The panel is alive, and still speaks with this page. */
  async function answers(panel: FixtureWindow): Promise<void> {
    expect(await panel.host.setBadge(1)).to.deep.equal({ ok: true, value: undefined });
    expect(panel.errors).to.deep.equal([]);
  }

  it('is a hello without content where it may be anybody’s, and nothing else', async () => {
    const panel = await load();
    const toPage = watchPosts(window, panel);
    expect((await panel.host.start()).ok).to.equal(true);
    expect((await panel.host.token()).ok).to.equal(true);
    toPage.end();
    const toAnybody = toPage.posts.filter(({ target }) => target !== location.origin);
    expect(toAnybody.length).to.be.greaterThan(0);
    for (const { data, target } of toAnybody) {
      expect(target).to.equal('*');
      expect(Object.keys(data as object)).to.deep.equal(['inlay', 'nonce']);
    }
  });

  it('holds no token, and neither do addresses, storage or the console', async () => {
    const said: unknown[][] = [];
    const panel = await load();
    const toPage = watchPosts(window, panel);
    const { console: panelConsole } = panel as unknown as { console: Console };
    for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
      panelConsole[name] = (...words: unknown[]) => void said.push(words);
    const toPanel = watchPosts(panel, window);
    expect((await panel.host.start()).ok).to.equal(true);
    expect(await panel.host.token()).to.deep.include({ ok: true });
    toPage.end();
    toPanel.end();
    const everywhere = JSON.stringify([
      toPage.posts,
      toPanel.posts,
      said,
      panel.location.href,
      performance.getEntriesByType('resource').map(({ name }) => name),
      panel.performance.getEntriesByType('resource').map(({ name }) => name),
      { ...localStorage },
      { ...sessionStorage },
      { ...panel.localStorage },
      { ...panel.sessionStorage },
      document.cookie,
    ]);
    expect(handed).to.equal(1);
    expect(everywhere).not.to.contain(TOKEN);
  });

  it('can be thousands of messages of any kind: none is heard, nothing is thrown', async () => {
    const panel = await put();
    const kinds: unknown[] = [
      { inlay: 'port', version: 1, nonce: 'guessed' },
      { inlay: 'port', version: 99, nonce: 'guessed' },
      { inlay: 'hello', nonce: 'x' },
      [1, 'contextChanged', { locale: 'xx' }],
      new Map([['inlay', 'port']]),
      null,
      'x'.repeat(1000),
    ];
    for (let n = 0; n < 5_000; n += 1) panel.postMessage(kinds[n % kinds.length], location.origin);
    for (let n = 0; n < 5_000; n += 1) window.postMessage(kinds[n % kinds.length], location.origin);
    await answers(panel);
    expect(panel.host.context.locale).to.equal(null);
    expect(handed).to.equal(0);
  });

  it('is taken once: the same offer again, with another port, opens no second line', async () => {
    const toPanel: { data: unknown }[] = [];
    const panel = await load();
    panel.addEventListener('message', ({ data }: MessageEvent<unknown>) => toPanel.push({ data }));
    expect((await panel.host.start()).ok).to.equal(true);
    const stranger = new MessageChannel();
    let asked = 0;
    stranger.port1.onmessage = () => (asked += 1);
    const offers = toPanel.filter(({ data }) => (data as { inlay?: unknown }).inlay === 'port');
    expect(offers.length).to.equal(1);
    for (const { data } of [...offers, { data: { inlay: 'port', version: 1, nonce: 'n' } }])
      panel.postMessage(data, location.origin, [new MessageChannel().port2]);
    panel.postMessage(offers[0]?.data ?? {}, location.origin, [stranger.port2]);
    await answers(panel);
    expect(asked).to.equal(0);
  });

  it('is from the page around alone: another window of the same origin is not heard', async () => {
    const other = document.createElement('iframe');
    other.srcdoc = '<!doctype html>';
    document.body.append(other);
    await new Promise((resolve) => other.addEventListener('load', resolve));
    let ports = 0;
    // A frame that is not ours says hello to this page.
    const hello = { inlay: 'hello', nonce: 'from-elsewhere' };
    const listen = (event: MessageEvent<unknown>): void => {
      if ((event.data as { inlay?: unknown } | null)?.inlay === 'port') ports += 1;
    };
    other.contentWindow!.addEventListener('message', listen);
    const script = other.contentDocument!.createElement('script');
    script.textContent = `parent.postMessage(${JSON.stringify(hello)}, '*')`;
    other.contentDocument!.body.append(script);
    const panel = await put();
    await answers(panel);
    expect(ports).to.equal(0);
    other.remove();
  });

  it('is in one version: another is refused on both sides', async () => {
    const other = document.createElement('iframe');
    const offer = (event: MessageEvent<unknown>): void => {
      const { inlay, nonce } = event.data as { inlay?: unknown; nonce?: unknown };
      if (event.source !== other.contentWindow || inlay !== 'hello') return;
      other.contentWindow?.postMessage({ inlay: 'port', version: 2, nonce }, location.origin, [
        new MessageChannel().port2,
      ]);
    };
    window.addEventListener('message', offer);
    other.src = `/test/hosts/frame-panel.html?allowed=${location.origin}`;
    document.body.append(other);
    await waitUntil(() => (panelOf(other) as Partial<FixtureWindow>).started !== undefined);
    expect((await panelOf(other).started).ok).to.equal(false);
    window.removeEventListener('message', offer);
    other.remove();
  });

  it('is two panels’ on one page without either hearing of the other’s', async () => {
    const second = document.createElement('iframe');
    const badges: number[] = [];
    const other = connectFrame(second, new URL(location.origin), {
      setBadge: (count) => void badges.push(count),
    });
    second.src = `/test/hosts/frame-panel.html?allowed=${location.origin}`;
    document.body.append(second);
    const panel = await put();
    await waitUntil(() => (panelOf(second) as Partial<FixtureWindow>).host !== undefined);
    expect((await panelOf(second).started).ok).to.equal(true);
    other.setContext({ locale: 'nl' });
    await waitUntil(() => panelOf(second).host.context.locale === 'nl');
    await panel.host.setBadge(7);
    expect([panel.host.context.locale, badges]).to.deep.equal([null, []]);
    expect(panelOf(second).host.capabilities.has('token')).to.equal(false);
    other.end();
    second.remove();
    await answers(panel);
  });
});

describe('the library of a host', () => {
  const organisations = ['https://contoso.crm4.dynamics.com'];
  const library = { path: '/webresources/Widget/lib.js', isLibrary: /\/webresources\/widget\/lib\.js$/i };
  const address = (wished: string | null): string => libraryAddress(wished, organisations, library).href;

  it('comes from an organisation that is configured, wherever the address says', () => {
    expect(address(null)).to.equal('https://contoso.crm4.dynamics.com/webresources/Widget/lib.js');
    const versioned = 'https://contoso.crm4.dynamics.com/%7B00%7D/WebResources/Widget/lib.js?ver=1';
    expect(address(versioned)).to.equal(versioned);
  });

  for (const wished of [
    'https://evil.example/webresources/Widget/lib.js',
    'http://contoso.crm4.dynamics.com/webresources/Widget/lib.js',
    'https://contoso.crm4.dynamics.com:444/webresources/Widget/lib.js',
    'https://contoso.crm4.dynamics.com.evil.example/webresources/Widget/lib.js',
    'https://user:pass@contoso.crm4.dynamics.com/webresources/Widget/lib.js',
    'https://contoso.crm4.dynamics.com/webresources/other.js',
    '//evil.example/webresources/Widget/lib.js',
    'javascript:alert(1)//webresources/Widget/lib.js',
    'data:text/javascript,alert(1)//webresources/Widget/lib.js',
    'blob:https://contoso.crm4.dynamics.com/webresources/Widget/lib.js',
  ])
    it(`comes not from ${wished}`, () => {
      expect(() => address(wished)).to.throw();
    });
});
