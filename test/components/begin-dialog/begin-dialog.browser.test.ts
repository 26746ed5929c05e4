import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import '../../../src/components/begin-dialog/define.ts';
import type { BeginDialog } from '../../../src/components/begin-dialog/begin-dialog.ts';
import { PERMISSIONS, type Permission } from '../../../src/model/agent.ts';
import type { Begun } from '../../../src/model/beginning.ts';
import type { Channel } from '../../../src/model/channel.ts';
import type { PlatformId } from '../../../src/model/platform.ts';
import { DEFAULT_WORK_SETTINGS } from '../../../src/model/work-rules.ts';
import { fail, ok, type Result } from '../../../src/model/result.ts';
import { mount } from '../../support/mount.ts';
import { interaction, session } from '../../support/sample-data.ts';
import { createStubStore, type StubStore } from '../../support/stub-store.ts';
import { allWithin, buttonNamed, settled, within } from '../../support/within.ts';

const ID = 'i-lea';
const channel = (id: string, platform: PlatformId, more: Partial<Channel> = {}): Channel => ({
  id,
  platform,
  name: `Acme ${id}`,
  visibility: 'private',
  offer: { needsAccept: false, seconds: 30 },
  slaMinutes: null,
  overrides: {},
  begins: true,
  ...more,
});
const CHANNELS = [
  channel('insta', 'instagram', { visibility: 'public', begins: false }),
  channel('wa', 'whatsapp', { address: '+33184880000' }),
  channel('mail', 'email'),
  channel('line', 'voice'),
];
const skill = (id: string, channelIds: readonly string[]) => ({
  id,
  name: id,
  channelIds,
  dispositions: [],
  dispositionRequired: false,
  afterWorkSeconds: null,
});

async function show({
  answer = ok({ interaction: interaction('i-new'), existed: false }) as Result<Begun>,
  lines = [] as readonly { kind: 'phone' | 'email'; identifier: string }[],
  outbound = false,
  permissions = [...PERMISSIONS] as readonly Permission[],
  language = 'en',
  theme = 'light' as 'light' | 'dark',
} = {}): Promise<{ element: BeginDialog; store: StubStore }> {
  const store = createStubStore({
    actions: {
      elevate: () => answer,
      beginOutbound: () => answer,
      contactLines: () => ok(lines),
    },
  });
  store.set({
    session: {
      status: 'ready',
      value: session({ channels: CHANNELS, permissions }),
      error: null,
      skewMs: 0,
    },
    interactions: { [ID]: interaction(ID, { channelId: 'insta', platform: 'instagram' }) },
    workRules: {
      settings: DEFAULT_WORK_SETTINGS,
      skills: [skill('Orders', ['wa', 'mail']), skill('Billing', ['mail'])],
      ownSkillIds: ['Orders', 'Billing'],
    },
    directory: {
      search: '',
      status: 'ready',
      error: null,
      items: [
        {
          kind: 'contact',
          id: 'c-1',
          name: 'Marie-Antoinette de La Rochefoucauld-Bérenger d’Estissac',
          availability: null,
          held: 0,
          offered: 0,
          capacity: null,
          contact: { channelId: 'mail', handle: 'marie@home.example' },
          obstacle: null,
        },
      ],
    },
  });
  const element = await mount<BeginDialog>(
    'inlay-begin-dialog',
    { store, language, theme },
    outbound ? {} : { interactionId: ID },
  );
  await waitUntil(() => within<HTMLDialogElement>(element, 'dialog').open);
  await settled();
  return { element, store };
}

const type = async (element: BeginDialog, text: string): Promise<void> => {
  const field = within<HTMLInputElement>(element, 'input[name=identifier]');
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await settled();
};
const choose = async (element: BeginDialog, name: string, value: string): Promise<void> => {
  const field = within<HTMLSelectElement>(element, `select[aria-label="${name}"]`);
  field.value = value;
  field.dispatchEvent(new Event('change'));
  await settled();
};
const start = async (element: BeginDialog): Promise<void> => {
  buttonNamed(element, 'Start')?.click();
  await settled();
};

describe('inlay-begin-dialog', () => {
  for (const language of ['en', 'fr']) {
    for (const theme of ['light', 'dark'] as const) {
      it(`has nothing that axe objects to: ${language}, ${theme}`, async () => {
        const { element } = await show({ language, theme });
        await expect(element).to.be.accessible();
        const { element: directory } = await show({ language, theme, outbound: true });
        await expect(directory).to.be.accessible();
      });
    }
  }

  it('begins on the channel, and is left by Cancel', async () => {
    const { element, store } = await show();
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Channel');
    buttonNamed(element, 'Cancel')?.click();
    expect(within<HTMLDialogElement>(element, 'dialog').open).to.equal(false);
    expect(store.callsOf('elevate')).to.deep.equal([]);
  });

  it('offers the channels of the matrix alone, and starts with the number in its normal form (W3)', async () => {
    const { element, store } = await show();
    const options = allWithin<HTMLOptionElement>(element, 'select[aria-label="Channel"] option');
    expect(options.map(({ value }) => value)).to.deep.equal(['wa', 'mail', 'line']);
    expect(within(element, 'form').textContent).to.contain('The first message there is a template.');
    await type(element, '06 39 98 00 01');
    const closed = oneEvent(element, 'close');
    await start(element);
    await closed;
    const [id, beginning, key] = store.callsOf('elevate')[0] ?? [];
    expect([id, beginning]).to.deep.equal([
      ID,
      { channelId: 'wa', identifier: '+33639980001', skillId: 'Orders' },
    ]);
    expect(key).to.match(/^[0-9a-f-]{36}$/);
    expect(store.callsOf('open')).to.deep.equal([['i-new']]);
  });

  it('fills in what is known of the contact there', async () => {
    const { element } = await show({ lines: [{ kind: 'phone', identifier: '+33639980001' }] });
    await settled();
    expect(within<HTMLInputElement>(element, 'input[name=identifier]').value).to.equal('+33 6 39 98 00 01');
    await choose(element, 'Channel', 'mail');
    expect(within<HTMLInputElement>(element, 'input[name=identifier]').value).to.equal('');
  });

  it('asks for the skill only where several fit', async () => {
    const { element, store } = await show();
    expect(allWithin(element, 'select[aria-label="Skill"]')).to.have.length(0);
    await choose(element, 'Channel', 'mail');
    await choose(element, 'Skill', 'Billing');
    await type(element, 'lea@HOME.example');
    await start(element);
    expect(store.callsOf('elevate')[0]?.[1]).to.deep.equal({
      channelId: 'mail',
      identifier: 'lea@home.example',
      skillId: 'Billing',
    });
  });

  it('says at the field what is wrong, and asks nobody', async () => {
    const { element, store } = await show();
    for (const [text, words] of [
      ['', 'Enter a telephone number.'],
      ['12', 'a complete telephone number'],
      ['+33 1 84 88 00 00', 'the company’s own'],
    ] as const) {
      await type(element, text);
      await start(element);
      expect(within(element, '#identifier-hint').textContent).to.contain(words);
      expect(within(element, 'input').getAttribute('aria-invalid')).to.equal('true');
    }
    await expect(element).to.be.accessible();
    expect(store.callsOf('elevate')).to.have.length(0);
  });

  it('says at the field, too, that it leads to nobody there (W3)', async () => {
    const { element } = await show({
      answer: fail('rejected', 'no', {
        type: 'begin-refused',
        reason: 'unknown-there',
        fields: [{ field: 'identifier', expected: 'a number or address that leads to somebody there' }],
      }),
    });
    await type(element, '+33639980001');
    await start(element);
    const field = within<HTMLInputElement>(element, 'input[name=identifier]');
    expect([field.getAttribute('aria-invalid'), field.value]).to.deep.equal(['true', '+33639980001']);
    expect(within(element, `#${String(field.getAttribute('aria-describedby'))}`).textContent).to.contain(
      'Nobody can be reached by this there',
    );
    expect(element.shadowRoot?.activeElement).to.equal(field);
    expect(element.shadowRoot?.querySelectorAll('[role=alert]')).to.have.length(1);
    await expect(element).to.be.accessible();
    await type(element, '+33639980002');
    expect(field.getAttribute('aria-invalid')).to.equal('false');
    expect(element.shadowRoot?.querySelector('[role=alert]')).to.equal(null);
  });

  it('says what the backend refuses, keeps what was typed, and asks again under the same key', async () => {
    const { element, store } = await show({
      answer: fail('rejected', 'no', { type: 'begin-refused', reason: 'unknown-there' }),
    });
    await type(element, '+33639980001');
    await start(element);
    expect(within(element, '[role=alert]').textContent).to.contain('Nobody can be reached by this there');
    await start(element);
    const [first, second] = store.callsOf('elevate');
    expect(first?.[2]).to.equal(second?.[2]);
    await type(element, '+33639980002');
    await start(element);
    expect(store.callsOf('elevate')[2]?.[2]).not.to.equal(first?.[2]);
  });

  it('opens a spoken one and has the host dial', async () => {
    const { element, store } = await show();
    await choose(element, 'Channel', 'line');
    await type(element, '+33639980001');
    await start(element);
    expect(store.callsOf('dial')).to.deep.equal([['+33639980001', 'i-new']]);
  });

  it('begins with a contact of the directory, or with somebody new (W4)', async () => {
    const { element, store } = await show({
      outbound: true,
      lines: [{ kind: 'email', identifier: 'marie@home.example' }],
    });
    buttonNamed(element, 'Marie-Antoinette')?.click();
    await settled();
    await settled();
    expect(within<HTMLSelectElement>(element, 'select').value).to.equal('mail');
    await start(element);
    expect(store.callsOf('beginOutbound')[0]?.[0]).to.deep.equal({
      channelId: 'mail',
      identifier: 'marie@home.example',
      skillId: 'Orders',
      contactId: 'c-1',
      name: null,
      record: null,
    });
    const { element: another, store: other } = await show({ outbound: true });
    buttonNamed(another, 'Somebody new')?.click();
    await settled();
    await type(another, '+33639980001');
    await start(another);
    expect(other.callsOf('beginOutbound')[0]?.[0]).to.deep.include({ contactId: null, channelId: 'wa' });
  });

  describe('with what was clicked in the host (E1 to E3)', () => {
    const LEA = { value: '+33 6 39 98 00 01', name: 'Léa Martin', record: { type: 'contact', id: 'C-7' } };
    const nameField = (element: BeginDialog) => within<HTMLInputElement>(element, 'input[name=name]');
    const given = async (clicked: typeof LEA | { value: string; name: null; record: null }, more = {}) => {
      const shown = await show({ outbound: true, ...more });
      shown.element.given = clicked;
      await shown.element.updateComplete;
      return shown;
    };

    it('shows whose it is, and starts with that name and the record to link', async () => {
      const { element, store } = await given(LEA);
      expect(nameField(element).value).to.equal('Léa Martin');
      const box = within<HTMLInputElement>(element, 'input[type=checkbox]');
      expect(box.checked).to.equal(true);
      expect(within(element, '#record').textContent?.trim()).to.equal('Link the contact with contact · C-7');
      await expect(element).to.be.accessible();
      await start(element);
      expect(store.callsOf('beginOutbound')[0]?.[0]).to.deep.equal({
        channelId: 'wa',
        identifier: '+33639980001',
        skillId: 'Orders',
        contactId: null,
        name: 'Léa Martin',
        record: { type: 'contact', id: 'C-7' },
      });
    });

    it('lets the agent say another name, and link nothing', async () => {
      const { element, store } = await given(LEA);
      const field = nameField(element);
      field.value = ' Léa Dupont ';
      field.dispatchEvent(new Event('input'));
      within(element, 'input[type=checkbox]').click();
      await start(element);
      expect(store.callsOf('beginOutbound')[0]?.[0]).to.deep.include({ name: 'Léa Dupont', record: null });
    });

    it('asks again under another key once the name or the choice is another', async () => {
      const { element, store } = await given(LEA, { answer: fail('offline', 'no') });
      await start(element);
      within(element, 'input[type=checkbox]').click();
      await start(element);
      nameField(element).value = 'L.';
      nameField(element).dispatchEvent(new Event('input'));
      await start(element);
      const keys = store.callsOf('beginOutbound').map(([, key]) => key);
      expect(new Set(keys).size).to.equal(3);
    });

    it('takes neither to a contact of the directory', async () => {
      const { element, store } = await given(LEA);
      buttonNamed(element, 'Choose another')?.click();
      await settled();
      buttonNamed(element, 'Marie-Antoinette')?.click();
      await settled();
      expect(allWithin(element, 'input[name=name], input[type=checkbox]')).to.have.length(0);
      await type(element, 'marie@home.example');
      await start(element);
      expect(store.callsOf('beginOutbound')[0]?.[0]).to.deep.include({
        contactId: 'c-1',
        name: null,
        record: null,
      });
    });

    it('offers no link to who may not change contacts, nor where nothing was told', async () => {
      const { element, store } = await given(LEA, { permissions: ['conversation.outbound'] });
      expect(allWithin(element, 'input[type=checkbox]')).to.have.length(0);
      await start(element);
      expect(store.callsOf('beginOutbound')[0]?.[0]).to.deep.include({ name: 'Léa Martin', record: null });
      const { element: bare, store: other } = await given({ value: LEA.value, name: null, record: null });
      expect([nameField(bare).value, allWithin(bare, 'input[type=checkbox]').length]).to.deep.equal(['', 0]);
      await start(bare);
      expect(other.callsOf('beginOutbound')[0]?.[0]).to.deep.include({ name: null, record: null });
    });
  });
});
