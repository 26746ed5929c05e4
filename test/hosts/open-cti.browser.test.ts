import { expect, waitUntil } from '@open-wc/testing';
import { OpenCtiHost, type OpenCtiOptions } from '../../src/hosts/salesforce/open-cti-host.ts';
import { ACTIVITY, conformsToHost, type Stand } from './conformance.ts';
import { FakeLightning } from '../../demo/hosts/salesforce/fake-lightning.ts';
import { FakeOpenCti } from '../../demo/hosts/salesforce/fake-open-cti.ts';

const OPTIONS: OpenCtiOptions = {
  organisations: ['https://contoso.my.salesforce.com'],
  apiVersion: '66.0',
  label: 'Inlay',
  icon: 'chat',
  deadlineMs: 300,
  callDeadlineMs: 300,
};

interface CtiStand extends Stand {
  readonly host: OpenCtiHost;
  readonly lightning: FakeLightning;
  readonly cti: FakeOpenCti;
}

function stand(): CtiStand {
  localStorage.removeItem('inlay-salesforce-logged');
  const lightning = new FakeLightning();
  const cti = new FakeOpenCti(lightning);
  const host = new OpenCtiHost({ ...OPTIONS, load: () => Promise.resolve(cti.opencti) });
  return {
    host,
    lightning,
    cti,
    faults: lightning.faults,
    // Put once for the page: what counts is that it stays at these two, and that clicks are left to others again.
    listeners: () => Math.max(0, cti.listeners - 2) + (cti.softphone.clicksToDial ? 1 : 0),
    seed: ({ name, email, phone }) => {
      const id = lightning.create('Contact', { LastName: name, Email: email, Phone: phone });
      lightning.create('Account', { Name: `${name}'s`, Email: email, Phone: phone });
      return { record: { type: 'contact', id }, name };
    },
    opened: () => lightning.opened,
    activities: () => lightning.records('Task').map(({ Subject: subject }) => subject as string),
    sent: () => 0,
    act: (value) => void waitUntil(() => cti.softphone.clicksToDial).then(() => cti.click(value)),
    babble: () => {
      for (const payload of [null, undefined, 7, 'x', [], { number: {} }, { number: '' }, { recordId: 3 }]) {
        cti.tell('click', payload);
        cti.tell('move', payload);
      }
    },
    panel: {
      width: () => cti.softphone.width,
      mode: () => (cti.softphone.visible ? 'open' : 'minimised'),
      label: () => cti.softphone.itemLabel,
    },
    end: () => undefined,
  };
}

conformsToHost(
  'Salesforce, Open CTI',
  [
    'context',
    'click-to-act',
    'open-record',
    'find-contacts',
    'find-by-name',
    'create-contact',
    'log-activity',
    'resize',
    'mode',
    'label',
    'badge',
  ],
  async () => stand(),
);

describe('open cti host', () => {
  it('says that it began well, and is named and marked in the utility bar', async () => {
    const { host, cti } = stand();
    await host.start();
    await waitUntil(() => cti.softphone.initialised);
    expect(cti.softphone).to.deep.include({ label: 'Inlay', itemLabel: 'Inlay', icon: 'chat' });
    host.stop();
  });

  it('follows the agent to a record, and to where there is none', async () => {
    const { host, cti, lightning } = stand();
    const id = lightning.create('Case', { Name: 'Parcel' });
    lightning.place = { url: `/lightning/r/Case/${id}/view`, recordId: id, objectType: 'Case' };
    await host.start();
    expect(host.context.record).to.deep.equal({ type: 'case', id });
    cti.navigate({ url: '/lightning/o/Contact/list' });
    expect(host.context.record).to.equal(null);
    host.stop();
  });

  it('tells whose number was clicked, as a text, whichever of its kinds it came in', async () => {
    const { host, cti, lightning } = stand();
    const id = lightning.create('Lead', { LastName: 'Keller' });
    const told: unknown[] = [];
    await host.start();
    await waitUntil(() => cti.softphone.clicksToDial);
    host.onEvent((event) => told.push(event));
    cti.click('5551234', { id });
    expect(told).to.deep.equal([
      { kind: 'act', value: '5551234', name: 'Keller', record: { type: 'lead', id } },
    ]);
    // The name of a case is its number, and nobody's record.
    cti.click('5551234', { id: lightning.create('Case', { Subject: 'Late' }) });
    expect(told[1]).to.deep.equal({ kind: 'act', value: '5551234', name: null, record: null });
    host.stop();
  });

  it('puts as many listeners as one panel needs, however often it is attached', async () => {
    const { host, cti } = stand();
    const told: unknown[] = [];
    for (let round = 0; round < 5; round += 1) {
      await host.start();
      host.stop();
    }
    await host.start();
    await waitUntil(() => cti.softphone.clicksToDial);
    host.onEvent((event) => told.push(event));
    cti.click('+33612345678');
    expect([cti.listeners, told.length]).to.deep.equal([2, 1]);
    host.stop();
  });

  it('links a task to the person and to the case, and finds it again after a reload', async () => {
    const { host, cti, lightning, seed } = stand();
    const { record } = seed({ name: 'Léa Martin', email: 'lea@example.com', phone: '+33612345678' });
    await host.start();
    const caseId = lightning.create('Case', { Name: 'Parcel' });
    await host.logActivity({ ...ACTIVITY, record: { type: 'case', id: caseId } });
    const [task] = lightning.records('Task');
    expect(task).to.deep.include({
      WhoId: record.id,
      WhatId: caseId,
      Status: 'Completed',
      CallDisposition: 'Answered',
      CallDurationInSeconds: 3600,
      CallObject: 'inlay:o-42',
    });
    expect(task?.['Description']).not.to.match(/whatsapp|resolved/);
    host.stop();
    const reloaded = new OpenCtiHost({ ...OPTIONS, load: () => Promise.resolve(cti.opencti) });
    await reloaded.start();
    expect(await reloaded.logActivity(ACTIVITY)).to.deep.equal({
      ok: true,
      value: { type: 'Task', id: task?.Id },
    });
    expect(lightning.records('Task').length).to.equal(1);
    reloaded.stop();
  });

  it('asks for no width that Salesforce refuses', async () => {
    const { host, cti } = stand();
    await host.start();
    expect((await host.resize(100)).ok).to.equal(true);
    expect(cti.softphone.width).to.equal(200);
    host.stop();
  });

  it('says in Salesforce’s words why something was refused', async () => {
    const { host } = stand();
    await host.start();
    expect(await host.openRecord({ type: 'contact', id: '003nobody' })).to.deep.equal({
      ok: false,
      reason: 'refused',
      detail: 'The requested resource does not exist',
    });
    host.stop();
  });
});
