import { expect, waitUntil } from '@open-wc/testing';
import type { HostEvent } from '../../src/model/host.ts';
import type { ProviderWindow } from './cif-provider.fixture.ts';
import { SESSION } from './conformance.ts';
import { FakeDynamics } from '../../demo/hosts/dynamics/fake-dynamics.ts';
import { serveCif } from '../../demo/hosts/dynamics/lines.ts';

/** Dynamics puts a provider into a frame in a frame; the library speaks to the window at the top. */
describe('dynamics host through real windows', () => {
  let outer: HTMLIFrameElement;
  let dynamics: FakeDynamics;
  let stop: () => void;
  let provider: ProviderWindow;

  beforeEach(async () => {
    sessionStorage.clear();
    outer = document.createElement('iframe');
    outer.srcdoc = '<!doctype html><iframe title="provider"></iframe>';
    const loaded = new Promise((resolve) => outer.addEventListener('load', resolve, { once: true }));
    document.body.append(outer);
    await loaded;
    const frame = outer.contentDocument!.querySelector('iframe')!;
    dynamics = new FakeDynamics();
    stop = serveCif(dynamics, frame, location.origin);
    frame.src = '/test/hosts/cif-provider.html';
    const inner = (): Partial<ProviderWindow> => frame.contentWindow as unknown as Partial<ProviderWindow>;
    await waitUntil(() => inner().host !== undefined, 'loaded');
    provider = frame.contentWindow as unknown as ProviderWindow;
  });
  afterEach(() => {
    provider.host.stop();
    stop();
    outer.remove();
  });

  it('is answered from the top, and hears what the agent does there', async () => {
    const told: HostEvent[] = [];
    expect(await provider.host.start()).to.deep.equal({ ok: true, value: undefined });
    provider.host.onEvent((event) => told.push(event));
    expect((await provider.host.openSession(SESSION)).ok).to.equal(true);
    expect(dynamics.sessions.map(({ title }) => title)).to.deep.equal(['Léa Martin']);
    await waitUntil(() => dynamics.heard.has('onclicktoact'));
    dynamics.click('+33612345678', { table: 'contact', id: 'c-1', field: 'mobilephone' });
    await waitUntil(() => told.some(({ kind }) => kind === 'act'));
    const offered = provider.host.offer({ id: 'o', title: 'Léa', body: '', expiresAt: Date.now() + 60_000 });
    await waitUntil(() => dynamics.notifications.length === 1);
    dynamics.notifications[0]?.answer('accept');
    expect(await offered).to.deep.equal({ ok: true, value: 'accepted' });
  });

  it('is no host where the library is there and nobody listens at the top', async () => {
    stop();
    const answer = await provider.host.start();
    expect(answer).to.deep.include({ ok: false, reason: 'gone' });
  });
});
