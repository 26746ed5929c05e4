import { expect, waitUntil } from '@open-wc/testing';
import '../../../src/components/outbound-button/define.ts';
import type { OutboundButton } from '../../../src/components/outbound-button/outbound-button.ts';
import { PERMISSIONS, type Availability } from '../../../src/model/agent.ts';
import type { Channel } from '../../../src/model/channel.ts';
import type { AppState } from '../../../src/store/state.ts';
import { mount } from '../../support/mount.ts';
import { session } from '../../support/sample-data.ts';
import { createStubStore, type StubStore } from '../../support/stub-store.ts';

const channel = (id: string, platform: Channel['platform']): Channel => ({
  id,
  platform,
  name: `Acme ${id}`,
  visibility: 'private',
  offer: { needsAccept: false, seconds: 30 },
  slaMinutes: null,
  overrides: {},
  begins: true,
});
const AVAILABLE: Availability = { id: 'available', kind: 'available', label: null };
const AWAY: Availability = { id: 'away', kind: 'away', label: null };

function sessionOf(availability: Availability): AppState['session'] {
  const value = session({
    channels: [channel('mail', 'email'), channel('wa', 'whatsapp')],
    permissions: [...PERMISSIONS],
  });
  return {
    status: 'ready',
    value: { ...value, agent: { ...value.agent, availability } },
    error: null,
    skewMs: 0,
  };
}

async function show(availability = AVAILABLE): Promise<{ element: OutboundButton; store: StubStore }> {
  const store = createStubStore({ actions: {} });
  store.set({ session: sessionOf(availability) });
  const element = await mount<OutboundButton>('inlay-outbound-button', { store });
  await waitUntil(() => element.shadowRoot?.querySelector('button') instanceof HTMLElement, 'shown');
  return { element, store };
}

const field = (element: OutboundButton): HTMLInputElement | null =>
  element.shadowRoot
    ?.querySelector('inlay-begin-dialog')
    ?.shadowRoot?.querySelector<HTMLInputElement>('input[name=identifier]') ?? null;

describe('inlay-outbound-button', () => {
  it('opens with what was clicked in the host, on a channel that it leads to, and starts nothing', async () => {
    const { element, store } = await show();
    store.set({ clicked: { value: '+33 6 12 34 56 78', name: 'Léa', record: null } });
    await waitUntil(() => field(element) !== null, 'dialog');
    expect(field(element)?.value).to.equal('+33 6 12 34 56 78');
    const dialog = element.shadowRoot!.querySelector('inlay-begin-dialog')!;
    expect(dialog.shadowRoot!.querySelector('select')?.value).to.equal('wa');
    expect(dialog.shadowRoot!.querySelector<HTMLInputElement>('input[name=name]')?.value).to.equal('Léa');
    expect(store.calls.map(({ action }) => action)).not.to.include.members(['beginOutbound']);
    expect(store.calls.map(({ action }) => action)).not.to.include.members(['dial']);
    await expect(element).to.be.accessible();
    dialog.dispatchEvent(new Event('close'));
    await element.updateComplete;
    expect(store.calls.map(({ action }) => action)).to.include('dismissClicked');
  });

  it('lets a click go where the agent can’t write to anybody now, and the button says why', async () => {
    const { element, store } = await show(AWAY);
    store.set({ clicked: { value: '+33612345678', name: null, record: null } });
    await waitUntil(() => store.calls.some(({ action }) => action === 'dismissClicked'));
    expect(element.shadowRoot?.querySelector('inlay-begin-dialog')).to.equal(null);
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-description')).to.be.a('string');
    const shown = (): HTMLElement | null => element.shadowRoot?.querySelector('.why:popover-open') ?? null;
    expect(shown()?.textContent).to.equal('New outbound: Only while you are available.');
    await expect(element).to.be.accessible();
    // It goes with the reason.
    store.set({ session: sessionOf(AVAILABLE) });
    await waitUntil(() => shown() === null, 'gone');
  });
});
