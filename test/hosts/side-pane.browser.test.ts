import { expect, waitUntil } from '@open-wc/testing';
import { connectSidePane, readSidePane } from '../../src/embed/dynamics/side-pane.ts';
import type { HostCapability } from '../../src/model/host.ts';
import { conformsToHost, type Stand } from './conformance.ts';
import { FakeDynamics } from '../../demo/hosts/dynamics/fake-dynamics.ts';
import { FakeXrm } from '../../demo/hosts/dynamics/fake-xrm.ts';
import type { FixtureWindow } from './frame-panel.fixture.ts';

const CAN: readonly HostCapability[] = [
  'context',
  'locale',
  'theme',
  'open-record',
  'log-activity',
  'find-contacts',
  'find-by-name',
  'create-contact',
  'badge',
  'label',
  'resize',
  'mode',
  'notify',
];

async function put(dynamics = new FakeDynamics(), languageId = 1033) {
  const fake = new FakeXrm(dynamics, languageId);
  const frame = document.createElement('iframe');
  const panelUrl = new URL(
    `/test/hosts/frame-panel.html?wait&haste&allowed=${location.origin}`,
    location.origin,
  );
  const end = connectSidePane(frame, fake.xrm, { panelUrl, paneId: 'inlay', activity: 'phonecall' });
  document.body.append(frame);
  const panel = (): Partial<FixtureWindow> => frame.contentWindow as unknown as Partial<FixtureWindow>;
  await waitUntil(() => panel().host !== undefined, 'panel loaded');
  const endAll = (): void => {
    end();
    frame.remove();
  };
  return { dynamics, fake, host: panel().host!, goAway: end, end: endAll };
}

conformsToHost('Dynamics, side pane', CAN, async (): Promise<Stand> => {
  const { dynamics, fake, host, goAway, end } = await put();
  const { records } = dynamics;
  return {
    host,
    // An app that has gone takes the web resource with it.
    faults: new Proxy(dynamics.faults, {
      set: (target, name, value) => {
        if (name === 'isGone') goAway();
        return Reflect.set(target, name, value);
      },
    }),
    alwaysTakes: ['setBadge', 'setLabel', 'resize', 'setMode'],
    listeners: () => 0,
    seed: ({ name, email, phone }) => {
      const id = records.create('contact', { lastname: name, emailaddress1: email, mobilephone: phone });
      return { record: { type: 'contact', id }, name };
    },
    opened: () => dynamics.opened.map(({ id }) => id),
    activities: () => records.rows('phonecall').map(({ subject }) => subject as string),
    sent: () => 0,
    babble: () => undefined,
    clickNotice: () => [...fake.actions.values()].at(-1)!.eventHandler(),
    panel: {
      width: () => fake.pane.width,
      mode: () => (fake.xrm.App.sidePanes.state === 1 ? 'open' : 'minimised'),
      label: () =>
        fake.pane.badge === false ? fake.pane.title : `${fake.pane.title} (${String(fake.pane.badge)})`,
    },
    end,
  };
});

describe('side pane', () => {
  it('tells where the agent is, and follows them in the one page', async () => {
    const { dynamics, host, end } = await put(new FakeDynamics(), 1036);
    const id = dynamics.records.create('contact', { lastname: 'Léa', emailaddress1: 'lea@example.com' });
    await host.start();
    expect(host.context.locale).to.equal('fr');
    dynamics.page = { etn: 'contact', id: `{${id.toUpperCase()}}` };
    await waitUntil(() => host.context.identifiers.length > 0, 'followed');
    expect(host.context.record).to.deep.equal({ type: 'contact', id });
    dynamics.page = {};
    await waitUntil(() => host.context.record === null, 'followed');
    end();
  });

  it('shows a notice in the place of the one before', async () => {
    const { fake, host, end } = await put();
    await host.start();
    await host.notify({ id: 'n', title: 'Léa', body: 'wrote' });
    await host.notify({ id: 'n', title: 'Léa', body: 'wrote again' });
    expect([...fake.banners.values()]).to.deep.equal(['Léa — wrote again']);
    end();
  });

  it('takes a notice away whose button was pressed, which the panel is told', async () => {
    const { fake, host, end } = await put(new FakeDynamics(), 1036);
    await host.start();
    await host.notify({ id: 'n', title: 'Léa', body: 'wrote' });
    const [action] = fake.actions.values();
    expect(action!.actionLabel).to.equal('Afficher');
    const told = new Promise((resolve) => host.onEvent(resolve));
    action!.eventHandler();
    expect(await told).to.deep.equal({ kind: 'notice-clicked', id: 'n' });
    await waitUntil(() => fake.banners.size === 0, 'taken away');
    end();
  });

  it('is told by its page where the panel is, and takes no other than https', () => {
    const read = readSidePane({ panel: 'https://panel.example/panel.html', activity: 'task' });
    expect([read.panelUrl.href, read.paneId, read.activity]).to.deep.equal([
      'https://panel.example/panel.html',
      'inlay',
      'task',
    ]);
    for (const panel of ['http://panel.example', 'javascript:alert(1)', '7', undefined])
      expect(() => readSidePane({ panel }), String(panel)).to.throw();
  });
});
