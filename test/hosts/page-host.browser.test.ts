import { expect } from '@open-wc/testing';
import { HostRequestEvent } from '../../src/hosts/page/page-host.events.ts';
import { PageHost } from '../../src/hosts/page/page-host.ts';

describe('page host', () => {
  it('asks the page by an event, and takes the first answer', async () => {
    const target = new EventTarget();
    target.addEventListener(HostRequestEvent.type, (event) => {
      if (!(event instanceof HostRequestEvent) || event.detail.kind !== 'token') return;
      event.respondWith(Promise.resolve({ token: 'a', expiresAt: 1 }));
      event.respondWith({ token: 'b', expiresAt: 2 });
    });
    const host = new PageHost({ target, capabilities: ['token'] });
    expect(await host.token()).to.deep.equal({ ok: true, value: { token: 'a', expiresAt: 1 } });
  });

  it('does not ask for what the page did not name', async () => {
    const target = new EventTarget();
    let asked = 0;
    target.addEventListener(HostRequestEvent.type, () => (asked += 1));
    const host = new PageHost({ target, capabilities: [] });
    expect(await host.setBadge(1)).to.deep.equal({ ok: false, reason: 'unsupported' });
    expect(asked).to.equal(0);
  });

  it('says when nobody answers, when the page refuses, and when it takes too long', async () => {
    const target = new EventTarget();
    const host = new PageHost({ target, capabilities: ['badge'], deadlineMs: 20 });
    expect(await host.setBadge(1)).to.deep.include({ ok: false, reason: 'refused' });
    const answers: unknown[] = [Promise.reject(new Error('busy')), new Promise(() => undefined)];
    target.addEventListener(HostRequestEvent.type, (event) => {
      if (event instanceof HostRequestEvent) event.respondWith(answers.shift());
    });
    expect(await host.setBadge(1)).to.deep.equal({ ok: false, reason: 'refused', detail: 'busy' });
    expect(await host.setBadge(1)).to.deep.equal({ ok: false, reason: 'timeout' });
  });

  it('tells a changed context to whoever listens, until they stop', () => {
    const host = new PageHost({ target: new EventTarget(), capabilities: ['context'] });
    const seen: (string | null)[] = [];
    const end = host.onContext(({ locale }) => seen.push(locale));
    host.setContext({ locale: 'fr' });
    end();
    host.setContext({ locale: 'en' });
    expect(seen).to.deep.equal(['fr']);
    expect(host.context.locale).to.equal('en');
  });
});
