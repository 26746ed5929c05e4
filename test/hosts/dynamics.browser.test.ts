import { expect, waitUntil } from '@open-wc/testing';
import { DynamicsHost, type DynamicsOptions } from '../../src/hosts/dynamics/dynamics-host.ts';
import type { HostCapability, HostEvent } from '../../src/model/host.ts';
import { ACTIVITY, conformsToHost, SESSION, type Stand } from './conformance.ts';
import { createCifLibrary } from '../../demo/hosts/dynamics/cif-library.ts';
import { FakeDynamics, HOME, type FakeDynamicsOptions } from '../../demo/hosts/dynamics/fake-dynamics.ts';
import { directLine } from '../../demo/hosts/dynamics/lines.ts';

const OPTIONS: DynamicsOptions = {
  organisations: ['https://contoso.crm4.dynamics.com'],
  version: 2,
  activity: 'phonecall',
  sessionTemplate: 'inlay_session',
  tabTemplates: ['inlay_tab'],
  titleSlug: 'customer',
  offerTemplate: 'inlay_offer',
  noticeTemplate: 'inlay_notice',
  deadlineMs: 300,
  callDeadlineMs: 300,
};

interface DynamicsStand extends Stand {
  readonly dynamics: FakeDynamics;
}

function standOn(fake: FakeDynamicsOptions = {}, options: Partial<DynamicsOptions> = {}): DynamicsStand {
  sessionStorage.clear();
  const dynamics = new FakeDynamics(fake);
  const version = fake.version ?? 2;
  const library = createCifLibrary(directLine(dynamics), { version, deadlineMs: 10_000 });
  const host = new DynamicsHost({ ...OPTIONS, version, ...options, load: () => Promise.resolve(library) });
  const sessionOf = (interactionId: string) =>
    dynamics.sessions.find(({ parameters }) => parameters['interactionId'] === interactionId);
  const { records } = dynamics;
  return {
    dynamics,
    host,
    faults: dynamics.faults,
    listeners: () => dynamics.heard.size,
    seed: ({ name, email, phone }) => {
      const id = records.create('contact', { lastname: name, emailaddress1: email, mobilephone: phone });
      return { record: { type: 'contact', id }, name };
    },
    opened: () => dynamics.opened.map(({ id }) => id),
    activities: () => records.rows('phonecall').map(({ subject }) => subject as string),
    sent: () => dynamics.notifications.length,
    act: (value) => dynamics.click(value, { table: 'contact', id: 'c-1', field: 'mobilephone' }),
    babble: () => {
      for (const name of dynamics.heard) {
        for (const data of ['', 'null', '[]', '{"value":7}', '{"sessionId":{}}', 'x', '{"presenceInfo":1}'])
          dynamics.emit(name, data);
      }
    },
    presence: {
      known: ['Available', 'Busy'],
      shown: () => dynamics.presence,
      change: (text) => dynamics.changePresence(text),
    },
    sessions: {
      title: (id) => sessionOf(id)?.title,
      count: () => dynamics.sessions.length,
      focus: (id) => dynamics.switchTo(sessionOf(id)!.id),
      leave: () => dynamics.switchTo(HOME),
      close: (id) => dynamics.close(sessionOf(id)!.id),
    },
    clickNotice: () => dynamics.notifications.at(-1)!.answer('accept'),
    offers: {
      shown: () => dynamics.notifications.map(({ token }) => token),
      answer: (id, what) => dynamics.notifications.find(({ token }) => token === id)!.answer(what),
    },
    panel: {
      width: () => dynamics.width,
      mode: () => ['minimised', 'open', 'hidden'][dynamics.mode]!,
      changeMode: (mode) => dynamics.changeMode(mode === 'open' ? 1 : 0),
    },
    end: () => undefined,
  };
}

const FIRST: readonly HostCapability[] = [
  'context',
  'locale',
  'click-to-act',
  'open-record',
  'find-contacts',
  'find-by-name',
  'create-contact',
  'log-activity',
  'resize',
  'mode',
];
const SECOND: readonly HostCapability[] = [...FIRST, 'sessions', 'presence', 'offers', 'notify'];

/** The library of a fake, as a widget of somebody else's uses it. */
function libraryOf(fake: FakeDynamicsOptions = {}) {
  const dynamics = new FakeDynamics(fake);
  const { version = 2 } = fake;
  return { dynamics, library: createCifLibrary(directLine(dynamics), { version, deadlineMs: 1_000 }) };
}

async function refusalOf(call: Promise<unknown>): Promise<string> {
  const thrown: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  return (JSON.parse(String(thrown)) as { message: string }).message;
}

describe('the fake of Dynamics, as its reference has it', () => {
  it('tells a session of the provider by its id, as an object or a map, and refuses others', async () => {
    for (const sessionAs of ['object', 'map'] as const) {
      const { library } = libraryOf({ sessionAs });
      const templateParameters = { customer: 'Léa', interactionId: 'i-1' };
      const id = (await library.createSession({
        templateName: 'inlay_session',
        templateParameters,
      })) as string;
      const told = await library.getSession(id);
      const session =
        told instanceof Map ? (Object.fromEntries(told as Map<string, unknown>) as object) : told;
      expect(told instanceof Map).to.equal(sessionAs === 'map');
      expect(session).to.deep.equal({
        sessionId: id,
        conversationId: 'i-1',
        context: templateParameters,
        isFocused: true,
      });
      expect(await refusalOf(library.getSession('session-id-99'))).to.contain('session-id-99');
      expect(await refusalOf(library.getSession(HOME))).to.contain(HOME);
    }
  });

  it('tells no click while click-to-act is off, which takes a privilege to switch in version 2', async () => {
    const clicked: unknown[] = [];
    const click = (dynamics: FakeDynamics): void =>
      dynamics.click('+33612345678', { table: 'contact', id: 'c-1', field: 'mobilephone' });
    for (const version of [1, 2] as const) {
      const { dynamics, library } = libraryOf({ version, clicksToAct: false });
      library.addHandler('onclicktoact', (data) => Promise.resolve(void clicked.push(data)));
      await library.getEnvironment();
      click(dynamics);
      expect([await library.getClickToAct(), clicked.length]).to.deep.equal([false, version - 1]);
      expect(await library.setClickToAct(true)).to.equal(null);
      click(dynamics);
      await library.getEnvironment();
      expect([await library.getClickToAct(), clicked.length]).to.deep.equal([true, version]);
    }
    const { library } = libraryOf({ writesProvider: false });
    expect(await refusalOf(library.setClickToAct(false))).to.contain('msdyn_writechannelprovider');
    const { library: first } = libraryOf({ version: 1, writesProvider: false });
    expect(await first.setClickToAct(false)).to.equal(null);
    expect('getSession' in first).to.equal(false);
  });
});

conformsToHost('Dynamics, CIF 2', SECOND, async () => standOn());
conformsToHost('Dynamics, CIF 2 as others spell it', SECOND, async () =>
  standOn({ spelling: 'focussed', wrapsAnswers: false }),
);
conformsToHost('Dynamics, CIF 1', FIRST, async () => standOn({ version: 1 }));

describe('dynamics host', () => {
  it('tells which record the agent looks at, without braces, and by what its person is found', async () => {
    const { host, dynamics, seed } = standOn({ lcid: 3084 });
    const { record } = seed({ name: 'Léa', email: 'lea@example.com', phone: '+33612345678' });
    dynamics.page = { pagetype: 'entityrecord', etn: 'contact', id: `{${record.id.toUpperCase()}}` };
    await host.start();
    expect(host.context.locale).to.equal('fr');
    expect(host.context.record).to.deep.equal(record);
    await waitUntil(() => host.context.identifiers.length > 0);
    expect(host.context.identifiers).to.deep.equal(['lea@example.com', '+33612345678']);
    expect(host.context.title).to.equal('Léa');
    dynamics.navigate({ table: 'incident', id: 'B-1' });
    await waitUntil(() => host.context.record?.type === 'case');
    expect(host.context).to.deep.include({
      record: { type: 'case', id: 'b-1' },
      title: null,
      identifiers: [],
    });
    dynamics.navigate(null);
    await waitUntil(() => host.context.record === null);
    host.stop();
  });

  describe('a click', () => {
    const CLICKED = '+33612345678';
    async function clicking(fake: FakeDynamicsOptions = {}) {
      const stand = standOn(fake);
      const told: HostEvent[] = [];
      await stand.host.start();
      stand.host.onEvent((event) => told.push(event));
      return { ...stand, told };
    }

    it('is told with the name of whose it is, and not with the field’s', async () => {
      const { host, dynamics, seed, told } = await clicking();
      const { record } = seed({ name: 'Léa', email: 'lea@example.com', phone: CLICKED });
      dynamics.click(CLICKED, { table: 'contact', id: record.id, field: 'mobilephone' });
      await waitUntil(() => told.length > 0);
      expect(told).to.deep.equal([{ kind: 'act', value: CLICKED, name: 'Léa', record }]);
      const id = dynamics.records.create('account', { name: 'Contoso', telephone1: CLICKED });
      dynamics.click(CLICKED, { table: 'account', id, field: 'telephone1' });
      await waitUntil(() => told.length > 1);
      expect(told[1]).to.deep.include({ name: 'Contoso', record: { type: 'account', id } });
      host.stop();
    });

    it('is of the record shown where the framework names none and its field has the value, else of nobody', async () => {
      const { host, dynamics, seed, told } = await clicking({ tellsRecords: false });
      const { record } = seed({ name: 'Léa', email: 'lea@example.com', phone: CLICKED });
      dynamics.navigate({ table: 'contact', id: record.id });
      await waitUntil(() => host.context.record?.id === record.id);
      dynamics.click(CLICKED, { table: 'contact', id: record.id, field: 'mobilephone' });
      await waitUntil(() => told.length === 1);
      // One that a part of the form shows of somebody else.
      dynamics.click('+33600000000', { table: 'contact', id: 'other', field: 'mobilephone' });
      await waitUntil(() => told.length === 2);
      dynamics.click(CLICKED, { table: 'lead', id: 'other', field: 'mobilephone' });
      await waitUntil(() => told.length === 3);
      const nobody = { name: null, record: null };
      expect(
        told.map((event) => event.kind === 'act' && { name: event.name, record: event.record }),
      ).to.deep.equal([{ name: 'Léa', record }, nobody, nobody]);
      host.stop();
    });

    it('in a case is of nobody; where the record can’t be read it is told without a name', async () => {
      const { host, dynamics, told } = await clicking();
      dynamics.click(CLICKED, { table: 'incident', id: 'b-1', field: 'phone' });
      await waitUntil(() => told.length === 1);
      expect(told[0]).to.deep.equal({ kind: 'act', value: CLICKED, name: null, record: null });
      dynamics.click(CLICKED, { table: 'contact', id: 'missing', field: 'mobilephone' });
      await waitUntil(() => told.length === 2);
      expect(told[1]).to.deep.include({ name: null, record: { type: 'contact', id: 'missing' } });
      host.stop();
    });
  });

  it('says that nobody was there to show an offer, and shows none that was withdrawn before it came', async () => {
    const { host, dynamics } = standOn();
    await host.start();
    const offer = { title: 'Léa', body: '', expiresAt: Date.now() + 60_000 };
    dynamics.faults.isGone = true;
    expect(await host.offer({ ...offer, id: 'a' })).to.deep.equal({ ok: false, reason: 'timeout' });
    dynamics.faults.isGone = false;
    dynamics.faults.slowMs = 50;
    const answer = host.offer({ ...offer, id: 'b' });
    expect((await host.withdrawOffer('b')).ok).to.equal(true);
    expect(await answer).to.deep.equal({ ok: true, value: 'ended' });
    expect(dynamics.notifications).to.deep.equal([]);
    host.stop();
  });

  it('shows an offer in one line, without an end where nothing is quoted', async () => {
    const { host, dynamics } = standOn();
    await host.start();
    const expiresAt = Date.now() + 60_000;
    void host.offer({ id: 'a', title: 'Léa', body: 'Where is it?', expiresAt });
    void host.offer({ id: 'b', title: 'Léa', body: '', expiresAt });
    await waitUntil(() => dynamics.notifications.length === 2);
    expect(dynamics.notifications.map(({ parameters }) => parameters['line'])).to.deep.equal([
      'Léa – Where is it?',
      'Léa',
    ]);
    host.stop();
  });

  it('links an outcome to the contact and to the case, under one id for ever', async () => {
    const { host, dynamics, seed } = standOn();
    const { record } = seed({ name: 'Léa', email: 'lea@example.com', phone: '+33612345678' });
    await host.start();
    const written = await host.logActivity({ ...ACTIVITY, record: { type: 'case', id: 'case-1' } });
    const [row] = dynamics.records.rows('phonecall');
    expect(row).to.deep.include({
      'regardingobjectid_incident_phonecall@odata.bind': '/incidents(case-1)',
      directioncode: false,
      phonecall_activity_parties: [
        { 'partyid_contact@odata.bind': `/contacts(${record.id})`, participationtypemask: 1 },
      ],
    });
    expect(row?.['description']).to.contain('Parcel is on its way');
    // Words alone, whatever the agent's language.
    expect(row?.['description']).not.to.match(/whatsapp|resolved/);
    expect(written).to.deep.equal({ ok: true, value: { type: 'phonecall', id: row?.['activityid'] } });
    host.stop();
  });

  it('writes one activity where two tabs write it at the same time', async () => {
    const one = standOn();
    const other = new DynamicsHost({
      ...OPTIONS,
      load: () => Promise.resolve(createCifLibrary(directLine(one.dynamics))),
    });
    await other.start();
    other.stop();
    await one.host.start();
    await Promise.all([one.host.logActivity(ACTIVITY), one.host.logActivity(ACTIVITY)]);
    expect(one.activities().length).to.equal(1);
    one.host.stop();
  });

  it('knows its sessions again after the panel was reloaded', async () => {
    const { host, dynamics, sessions } = standOn();
    await host.start();
    await host.openSession(SESSION);
    host.stop();
    const reloaded = new DynamicsHost({
      ...OPTIONS,
      load: () => Promise.resolve(createCifLibrary(directLine(dynamics))),
    });
    await reloaded.start();
    await reloaded.openSession({ ...SESSION, unread: 1 });
    expect([sessions!.count(), sessions!.title('i-1')]).to.deep.equal([1, '(1) Léa Martin']);
    reloaded.stop();
  });

  it('opens the tabs that are configured, and a session all the same where one is missing', async () => {
    const { host, dynamics } = standOn({}, { tabTemplates: ['missing', 'inlay_tab'] });
    await host.start();
    expect((await host.openSession(SESSION)).ok).to.equal(true);
    expect(dynamics.sessions[0]?.tabs).to.deep.equal(['customer-summary', 'inlay_tab']);
    host.stop();
  });

  it('says so where no further session may be opened', async () => {
    const { host, dynamics } = standOn();
    await host.start();
    for (let n = 0; n < 10; n += 1) await host.openSession({ ...SESSION, interactionId: `i-${String(n)}` });
    expect(await host.openSession({ ...SESSION, interactionId: 'i-too-many' })).to.deep.include({
      ok: false,
      reason: 'refused',
    });
    expect(dynamics.sessions.length).to.equal(10);
    host.stop();
  });

  it('asks for the presence where it is told only that it is another', async () => {
    const { host, dynamics } = standOn();
    const told: unknown[] = [];
    await host.start();
    host.onEvent((event) => told.push(event));
    dynamics.changePresence('Busy', true);
    await waitUntil(() => told.length > 0);
    expect(told).to.deep.equal([{ kind: 'presence', presence: 'Busy' }]);
    host.stop();
  });

  it('asks for no width that would be refused in silence', async () => {
    const { host, dynamics } = standOn();
    await host.start();
    await host.resize(240);
    expect(dynamics.width).to.equal(300);
    host.stop();
  });
});
