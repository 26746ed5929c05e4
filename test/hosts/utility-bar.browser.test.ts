import { expect, waitUntil } from '@open-wc/testing';
import { connectUtilityBar } from '../../src/embed/salesforce/utility-bar.ts';
import type { HostEvent } from '../../src/model/host.ts';
import { ACTIVITY, conformsToHost, type Stand } from './conformance.ts';
import { FakeLightning } from '../../demo/hosts/salesforce/fake-lightning.ts';
import { lendLightning } from '../../demo/hosts/salesforce/lightning-modules.ts';
import type { FixtureWindow } from './frame-panel.fixture.ts';

async function put(isConsole = true) {
  const app = new FakeLightning();
  const modules = lendLightning(app, { isConsole, label: 'Inlay' });
  const frame = document.createElement('iframe');
  const panelUrl = new URL(
    `/test/hosts/frame-panel.html?wait&haste&allowed=${location.origin}`,
    location.origin,
  );
  const bar = connectUtilityBar(frame, modules.lightning, { panelUrl, label: 'Inlay', locale: 'fr' });
  document.body.append(frame);
  const panel = (): Partial<FixtureWindow> => frame.contentWindow as unknown as Partial<FixtureWindow>;
  await waitUntil(() => panel().host !== undefined, 'panel loaded');
  const end = (): void => {
    bar.end();
    frame.remove();
  };
  return { ...modules, app, connected: bar, host: panel().host!, end };
}

conformsToHost(
  'Salesforce, utility bar',
  [
    'context',
    'locale',
    'theme',
    'click-to-act',
    'open-record',
    'find-contacts',
    'create-contact',
    'log-activity',
    'notify',
    'badge',
    'label',
    'resize',
    'mode',
  ],
  async (): Promise<Stand> => {
    const { app, utility, connected, host, end } = await put();
    return {
      host,
      faults: new Proxy(app.faults, {
        set: (target, name, value) => {
          if (name === 'isGone') connected.end();
          return Reflect.set(target, name, value);
        },
      }),
      listeners: () => 0,
      seed: ({ name, email, phone }) => {
        const id = app.create('Contact', { LastName: name, Email: email, Phone: phone });
        app.create('Account', { Name: `${name}'s`, Email: email, Phone: phone });
        return { record: { type: 'contact', id }, name };
      },
      opened: () => app.opened,
      activities: () => app.records('Task').map(({ Subject: subject }) => subject as string),
      sent: () => 0,
      act: (value) => connected.act({ value }),
      babble: () => {
        for (const message of [null, undefined, 7, 'x', {}, { value: '' }, { value: {} }]) {
          connected.act(message);
          connected.place(message);
        }
      },
      panel: {
        width: () => utility.width,
        mode: () => (utility.isOpen ? 'open' : 'minimised'),
        label: () => utility.label,
      },
      end,
    };
  },
);

describe('utility bar', () => {
  it('tells where the agent is, and what was clicked in which record', async () => {
    const { connected, host, end } = await put();
    const told: HostEvent[] = [];
    await host.start();
    host.onEvent((event) => told.push(event));
    expect(host.context.locale).to.equal('fr');
    connected.place({
      type: 'standard__recordPage',
      attributes: { recordId: '500x', objectApiName: 'Case' },
    });
    await waitUntil(() => host.context.record !== null);
    expect(host.context.record).to.deep.equal({ type: 'case', id: '500x' });
    connected.place({ type: 'standard__namedPage', attributes: { pageName: 'home' } });
    await waitUntil(() => host.context.record === null);
    connected.act({ value: ' +33 6 ', name: 'Léa', recordId: '003x', objectApiName: 'Contact' });
    await waitUntil(() => told.length > 0);
    expect(told).to.deep.equal([
      { kind: 'act', value: '+33 6', name: 'Léa', record: { type: 'contact', id: '003x' } },
    ]);
    end();
  });

  it('opens records in the page where the app has no tabs', async () => {
    const { app, pages, host, end } = await put(false);
    await host.start();
    const id = app.create('Contact', { LastName: 'Martin' });
    await host.openRecord({ type: 'contact', id });
    expect(pages).to.deep.equal([
      { type: 'standard__recordPage', attributes: { recordId: id, actionName: 'view' } },
    ]);
    end();
  });

  it('says by its label and its light that something waits', async () => {
    const { utility, host, end } = await put();
    await host.start();
    await host.setBadge(2);
    expect(utility).to.deep.include({ label: 'Inlay (2)', isHighlighted: true });
    await host.setBadge(0);
    expect(utility).to.deep.include({ label: 'Inlay', isHighlighted: false });
    end();
  });

  it('links a task to the only person whose identifiers these are, and to the record', async () => {
    const { app, written, host, end } = await put();
    await host.start();
    const who = app.create('Contact', { LastName: 'Martin', Email: 'lea@example.com' });
    const caseId = app.create('Case', { Name: 'Parcel' });
    await host.logActivity({ ...ACTIVITY, record: { type: 'case', id: caseId } });
    expect(app.records('Task')[0]).to.deep.include({
      WhoId: who,
      WhatId: caseId,
      CallObject: 'inlay:o-42',
    });
    expect(written).to.deep.equal([{ taskId: app.records('Task')[0]?.Id, recordId: caseId }]);
    end();
  });

  it('says in Salesforce’s words why something was refused', async () => {
    const { lightning, host, end } = await put();
    // Lightning's errors are no `Error`.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    lightning.createRecord = () => Promise.reject({ body: { message: 'Last Name is too long' } });
    await host.start();
    expect(await host.createContact({ name: 'Tom', identifiers: [] })).to.deep.equal({
      ok: false,
      reason: 'refused',
      detail: 'Last Name is too long',
    });
    end();
  });
});
