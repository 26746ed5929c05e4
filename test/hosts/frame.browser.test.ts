import { expect, waitUntil } from '@open-wc/testing';
import '../../src/embed/define.ts';
import { connectFrame, type Embed, type PageCallbacks } from '../../src/embed/embed.ts';
import type { FrameFailureEvent } from '../../src/embed/inlay-frame.events.ts';
import type { InlayFrame } from '../../src/embed/inlay-frame.ts';
import { offerPorts } from '../../src/hosts/frame/handshake.ts';
import type { FixtureWindow } from './frame-panel.fixture.ts';

const SCRIPT = new URL('./frame-panel.fixture.ts', import.meta.url).href;

function panelIn(frame: HTMLIFrameElement): FixtureWindow {
  return frame.contentWindow as unknown as FixtureWindow;
}

function pageOf(allowed: string): string {
  return `<!doctype html><html data-allowed="${allowed}"><script type="module" src="${SCRIPT}"></script></html>`;
}

describe('frame host', () => {
  let frame: HTMLIFrameElement;
  let embed: Embed | undefined;

  beforeEach(() => {
    frame = document.createElement('iframe');
  });

  afterEach(() => {
    embed?.end();
    embed = undefined;
    frame.remove();
  });

  async function put(callbacks: PageCallbacks, allowed = location.origin): Promise<FixtureWindow> {
    embed = connectFrame(frame, new URL(location.origin), callbacks);
    return load(allowed);
  }

  async function load(allowed: string): Promise<FixtureWindow> {
    frame.srcdoc = pageOf(allowed);
    document.body.append(frame);
    await waitUntil(() => (panelIn(frame) as Partial<FixtureWindow>).started !== undefined, 'panel loaded');
    return panelIn(frame);
  }

  it('learns what the page can do, and where it stands', async () => {
    const panel = await put({ token: () => Promise.resolve({ token: 't', expiresAt: 1 }) });
    embed?.setContext({ locale: 'fr-FR', theme: 'dark' });
    expect(await panel.started).to.deep.equal({ ok: true, value: undefined });
    expect([...panel.host.capabilities]).to.include.members(['context', 'token']);
    expect(panel.host.capabilities.has('open-record')).to.equal(false);
    await waitUntil(() => panel.host.context.locale === 'fr-FR');
    embed?.setContext({ locale: 'en-GB' });
    await waitUntil(() => panel.host.context.locale === 'en-GB');
    expect(panel.host.context.theme).to.equal('dark');
  });

  it('gets a token over the port, and only over the port', async () => {
    const seen: string[] = [];
    const listen = (event: MessageEvent<unknown>): void => {
      seen.push(JSON.stringify(event.data));
    };
    window.addEventListener('message', listen);
    const panel = await put({ token: () => Promise.resolve({ token: 'secret-token', expiresAt: 42 }) });
    await panel.started;
    expect(await panel.host.token()).to.deep.equal({
      ok: true,
      value: { token: 'secret-token', expiresAt: 42 },
    });
    window.removeEventListener('message', listen);
    expect(seen.length).to.be.greaterThan(0);
    expect(seen.join()).not.to.contain('secret-token');
  });

  it('says what the page cannot do as a value', async () => {
    const panel = await put({});
    await panel.started;
    expect(await panel.host.token()).to.deep.equal({ ok: false, reason: 'unsupported' });
    expect(await panel.host.setBadge(3)).to.deep.equal({ ok: false, reason: 'unsupported' });
  });

  it('says that the page refused, and why', async () => {
    const panel = await put({ openRecord: () => Promise.reject(new Error('no such record')) });
    await panel.started;
    const answer = await panel.host.openRecord({ type: 'contact', id: '1' });
    expect(answer).to.deep.equal({ ok: false, reason: 'refused', detail: 'no such record' });
  });

  it('takes no context of a wrong shape', async () => {
    const panel = await put({});
    await panel.started;
    embed?.setContext({ locale: '"><script>', theme: 'dark' } as never);
    embed?.setContext({ locale: 'de' });
    await waitUntil(() => panel.host.context.locale === 'de');
    expect(panel.errors).to.deep.equal([]);
  });

  it('answers no page whose origin is not on the list', async () => {
    const panel = await put({}, 'https://elsewhere.example');
    const started = await panel.started;
    expect(started.ok).to.equal(false);
    expect(panel.host.capabilities.size).to.equal(0);
  });

  it('is not answered by a page that expects another origin in the frame', async () => {
    let ports = 0;
    const stop = offerPorts(frame, 'https://elsewhere.example', () => (ports += 1));
    const panel = await load(location.origin);
    expect((await panel.started).ok).to.equal(false);
    expect(ports).to.equal(0);
    stop();
  });

  it('ignores window messages of any other shape, before and after', async () => {
    const panel = await put({});
    const hostile: unknown[] = [
      null,
      'inlay',
      { inlay: 'port' },
      { inlay: 'port', version: 1, nonce: 'guessed' },
      { inlay: 'port', version: 2 },
      JSON.parse('{"__proto__":{"inlay":"port"}}'),
      { namespace: 'penpal', type: 'SYN', participantId: 'x' },
      'x'.repeat(1_000_000),
    ];
    for (const message of hostile) panel.postMessage(message, location.origin);
    expect((await panel.started).ok).to.equal(true);
    for (const message of hostile) {
      panel.postMessage(message, location.origin, [new MessageChannel().port1]);
    }
    embed?.setContext({ locale: 'nl' });
    await waitUntil(() => panel.host.context.locale === 'nl');
    expect(panel.errors).to.deep.equal([]);
  });

  it('gives a reloaded panel a port of its own', async () => {
    const panel = await put({ setBadge: () => undefined });
    await panel.started;
    const before = panel.host;
    frame.srcdoc = pageOf(location.origin);
    await waitUntil(() => {
      const host = (panelIn(frame) as Partial<FixtureWindow>).host;
      return host !== undefined && host !== before;
    });
    expect((await panelIn(frame).started).ok).to.equal(true);
    expect(await panelIn(frame).host.setBadge(1)).to.deep.equal({ ok: true, value: undefined });
  });

  it('answers nothing after it was stopped', async () => {
    const panel = await put({ setBadge: () => undefined });
    await panel.started;
    panel.host.stop();
    expect(await panel.host.setBadge(1)).to.deep.equal({ ok: false, reason: 'unsupported' });
  });
});

describe('inlay-frame', () => {
  it('is put and taken away again without a trace', () => {
    const live = new Set<unknown>();
    const add = window.addEventListener.bind(window);
    const remove = window.removeEventListener.bind(window);
    window.addEventListener = ((type: string, listener: EventListener, options?: boolean) => {
      live.add(listener);
      add(type, listener, options);
    }) as typeof window.addEventListener;
    window.removeEventListener = ((type: string, listener: EventListener, options?: boolean) => {
      live.delete(listener);
      remove(type, listener, options);
    }) as typeof window.removeEventListener;
    try {
      const element = document.createElement('inlay-frame') as InlayFrame;
      element.setAttribute('src', '/somewhere.html');
      for (let round = 0; round < 20; round += 1) {
        document.body.append(element);
        expect(element.querySelectorAll('iframe').length).to.equal(1);
        element.remove();
        expect(element.querySelectorAll('iframe').length).to.equal(0);
      }
      expect(live.size).to.equal(0);
    } finally {
      window.addEventListener = add;
      window.removeEventListener = remove;
    }
  });

  it('keeps its panel when the same callbacks are set again, as a framework does at each rendering', () => {
    const element = document.createElement('inlay-frame') as InlayFrame;
    element.setAttribute('src', '/somewhere.html');
    element.callbacks = { setBadge: () => undefined };
    document.body.append(element);
    const frame = element.querySelector('iframe');
    element.callbacks = { setBadge: () => undefined };
    expect(element.querySelector('iframe')).to.equal(frame);
    element.callbacks = { setBadge: () => undefined, openRecord: () => undefined };
    expect(element.querySelector('iframe')).not.to.equal(frame);
    element.remove();
  });

  describe('says why no panel stands in it', () => {
    let element: InlayFrame;
    let failures: FrameFailureEvent['detail'][];
    const put = (src: string, patience: string): void => {
      element = document.createElement('inlay-frame') as InlayFrame;
      failures = [];
      element.addEventListener('inlay-frame-failure', ({ detail }) => failures.push(detail));
      element.setAttribute('src', src);
      element.setAttribute('patience', patience);
      document.body.append(element);
    };
    const notice = (): HTMLElement | null => element.querySelector('[role=alert]');
    const frame = (): HTMLIFrameElement | null => element.querySelector('iframe');
    afterEach(() => {
      element.remove();
    });

    it('where nobody answers, as when the browser may not frame the panel’s page here', async () => {
      put('/nothing-here.html', '30');
      await waitUntil(() => failures.length === 1);
      expect(failures).to.deep.equal([{ reason: 'no-answer', origin: location.origin }]);
      expect(notice()?.textContent).to.contain(`add ${location.origin} to host.allowedOrigins`);
      expect(frame()?.hidden).to.equal(true);
      await expect(element).to.be.accessible();
    });

    it('in the page’s own language', async () => {
      put('/nothing-here.html', '30');
      element.context = { locale: 'fr-CA' };
      await waitUntil(() => notice() !== null);
      expect(notice()?.textContent).to.contain(`ajouter ${location.origin} à host.allowedOrigins`);
    });

    it('and no longer when one answers after all', async () => {
      put(`/test/hosts/frame-panel.html?allowed=${location.origin}`, '0.01');
      await waitUntil(() => failures.length > 0);
      await waitUntil(() => notice() === null && frame()?.hidden === false);
      expect(await panelIn(frame()!).started).to.deep.equal({
        ok: true,
        value: undefined,
      });
    });

    it('by its event alone where the panel is there and doesn’t take this page', async () => {
      put('/test/hosts/frame-panel.html?allowed=https://elsewhere.example', '1000');
      await waitUntil(() => failures.length === 1, 'told');
      expect(failures[0]?.reason).to.equal('not-allowed');
      expect(notice()).to.equal(null);
    });

    it('and says nothing once the panel has taken the page, or the element is gone', async () => {
      put(`/test/hosts/frame-panel.html?allowed=${location.origin}`, '2000');
      await waitUntil(() => (panelIn(frame()!) as Partial<FixtureWindow>).started);
      await panelIn(frame()!).started;
      frame()?.dispatchEvent(new Event('load'));
      const taken = failures;
      const before = element;
      put('/nothing-here.html', '1');
      const gone = failures;
      element.remove();
      put('/nothing-here.html', '30');
      await waitUntil(() => failures.length === 1);
      expect([taken, gone]).to.deep.equal([[], []]);
      before.remove();
    });
  });

  it('makes no frame for an address that is none', () => {
    const element = document.createElement('inlay-frame') as InlayFrame;
    element.setAttribute('src', 'javascript:alert(1)');
    document.body.append(element);
    expect(element.querySelector('iframe')).to.equal(null);
    element.remove();
  });

  it('names its frame for assistive technology', () => {
    const element = document.createElement('inlay-frame') as InlayFrame;
    element.setAttribute('src', '/x.html');
    document.body.append(element);
    expect(element.querySelector('iframe')?.title).to.equal('Inlay');
    element.setAttribute('label', 'Conversations');
    expect(element.querySelector('iframe')?.title).to.equal('Conversations');
    element.remove();
  });
});
