import { expect, waitUntil } from '@open-wc/testing';
import '../../src/embed/define.ts';
import type { InlayFrame } from '../../src/embed/inlay-frame.ts';
import { DynamicsHost } from '../../src/hosts/dynamics/dynamics-host.ts';
import { OpenCtiHost } from '../../src/hosts/salesforce/open-cti-host.ts';
import type { Host, HostEvent } from '../../src/model/host.ts';
import { createCifLibrary } from '../../demo/hosts/dynamics/cif-library.ts';
import { FakeDynamics } from '../../demo/hosts/dynamics/fake-dynamics.ts';
import { directLine } from '../../demo/hosts/dynamics/lines.ts';
import { FakeLightning } from '../../demo/hosts/salesforce/fake-lightning.ts';
import { FakeOpenCti } from '../../demo/hosts/salesforce/fake-open-cti.ts';
import type { FixtureWindow } from './frame-panel.fixture.ts';

const ROUNDS = 100;

/** Counts listeners on window and document, and timers that have not come, until it ends. */
function count(): { readonly listeners: number; readonly timers: number; end(): void } {
  const listeners = new Set<string>();
  const timers = new Set<number>();
  const ids = new WeakMap<object, number>();
  let last = 0;
  const key = (type: string, listener: object): string => {
    if (!ids.has(listener)) ids.set(listener, (last += 1));
    return `${type} ${String(ids.get(listener))}`;
  };
  const undo: (() => void)[] = [];
  for (const target of [window, document] as EventTarget[]) {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    target.addEventListener = (type: string, listener: EventListener, options?: AddEventListenerOptions) => {
      listeners.add(key(type, listener));
      if (typeof options === 'object')
        options.signal?.addEventListener('abort', () => listeners.delete(key(type, listener)));
      add(type, listener, options);
    };
    target.removeEventListener = (type: string, listener: EventListener, options?: boolean) => {
      listeners.delete(key(type, listener));
      remove(type, listener, options);
    };
    undo.push(() => {
      Reflect.deleteProperty(target, 'addEventListener');
      Reflect.deleteProperty(target, 'removeEventListener');
    });
  }
  const wait = window.setTimeout.bind(window);
  const clear = window.clearTimeout.bind(window);
  const repeat = window.setInterval.bind(window);
  const stop = window.clearInterval.bind(window);
  window.setTimeout = ((callback: () => void, ms?: number) => {
    const id = wait(() => {
      timers.delete(id);
      callback();
    }, ms);
    timers.add(id);
    return id;
  }) as typeof window.setTimeout;
  window.setInterval = ((callback: () => void, ms?: number) => {
    const id = repeat(callback, ms);
    timers.add(id);
    return id;
  }) as typeof window.setInterval;
  window.clearTimeout = (id) => {
    timers.delete(id as number);
    clear(id);
  };
  window.clearInterval = (id) => {
    timers.delete(id as number);
    stop(id);
  };
  return {
    get listeners() {
      return listeners.size;
    },
    get timers() {
      return timers.size;
    },
    end: () => {
      for (const each of undo) each();
      Object.assign(window, {
        setTimeout: wait,
        clearTimeout: clear,
        setInterval: repeat,
        clearInterval: stop,
      });
    },
  };
}

async function attachOften(host: Host, round: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < ROUNDS; n += 1) {
    expect((await host.start()).ok).to.equal(true);
    host.onContext(() => undefined);
    host.onEvent(() => undefined);
    await round();
    host.stop();
  }
}

describe('attached and detached a hundred times', () => {
  let counted: ReturnType<typeof count>;
  beforeEach(() => {
    counted = count();
  });
  afterEach(() => counted.end());

  it('a frame leaves no listener, timer or element', async () => {
    const element = document.createElement('inlay-frame') as InlayFrame;
    element.setAttribute('src', `/test/hosts/frame-panel.html?wait&allowed=${location.origin}`);
    element.setAttribute('click-to-act', '');
    element.callbacks = { setBadge: () => undefined };
    for (let n = 0; n < ROUNDS; n += 1) {
      document.body.append(element);
      // Moved within a page, as a framework does.
      if (n % 10 === 0) document.body.prepend(element);
      element.remove();
    }
    expect([counted.listeners, counted.timers, element.childElementCount]).to.deep.equal([0, 0, 0]);
  });

  it('Dynamics leaves no handler, listener or timer', async () => {
    const dynamics = new FakeDynamics();
    const library = createCifLibrary(directLine(dynamics));
    const host = new DynamicsHost({
      organisations: ['https://contoso.crm4.dynamics.com'],
      version: 2,
      activity: 'task',
      sessionTemplate: 's',
      tabTemplates: [],
      titleSlug: 'customer',
      offerTemplate: null,
      noticeTemplate: null,
      load: () => Promise.resolve(library),
    });
    await attachOften(host, () => host.resize(400));
    // Not by a timer, which would be counted.
    const until = performance.now() + 5_000;
    while ((dynamics.heard.size > 0 || counted.timers > 0) && performance.now() < until)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(dynamics.heard.size).to.equal(0);
    expect([counted.listeners, counted.timers]).to.deep.equal([0, 0]);
  }).timeout(30_000);

  it('Open CTI leaves the two listeners that it never gives back, and tells one panel once', async () => {
    const lightning = new FakeLightning();
    const cti = new FakeOpenCti(lightning);
    const host = new OpenCtiHost({
      organisations: ['https://contoso.my.salesforce.com'],
      apiVersion: '66.0',
      label: 'Inlay',
      icon: null,
      load: () => Promise.resolve(cti.opencti),
    });
    await attachOften(host, () => host.resize(400));
    expect([cti.listeners, counted.listeners, counted.timers]).to.deep.equal([2, 0, 0]);
  }).timeout(30_000);
});

describe('a page that goes elsewhere in one document', () => {
  it('keeps its panel, which follows', async () => {
    const element = document.createElement('inlay-frame') as InlayFrame;
    element.setAttribute('src', `/test/hosts/frame-panel.html?allowed=${location.origin}`);
    element.setAttribute('click-to-act', '');
    const before = location.href;
    document.body.append(element);
    const panel = (): Partial<FixtureWindow> =>
      element.querySelector('iframe')!.contentWindow as unknown as Partial<FixtureWindow>;
    await waitUntil(() => panel().started !== undefined, 'loaded');
    await panel().started;
    const host = panel().host!;
    const told: HostEvent[] = [];
    host.onEvent((event) => told.push(event));
    history.pushState(null, '', '#/contacts/7');
    element.context = { record: { type: 'contact', id: '7' } };
    await waitUntil(() => host.context.record?.id === '7');
    history.pushState(null, '', '#/contacts/8');
    element.context = { record: { type: 'contact', id: '8' } };
    await waitUntil(() => host.context.record?.id === '8');
    expect(panel().host).to.equal(host);
    const link = document.createElement('button');
    link.dataset['inlayAct'] = '+33612345678';
    document.body.append(link);
    link.click();
    await waitUntil(() => told.length === 1);
    expect(told[0]).to.deep.include({ kind: 'act', value: '+33612345678' });
    link.remove();
    element.remove();
    history.replaceState(null, '', before);
  });
});
