import { expect, waitUntil } from '@open-wc/testing';
import '../../../src/define.ts';
import type { Panel } from '../../../src/components/panel/panel.ts';
import { DEFAULT_AGENT_PREFERENCES } from '../../../src/model/agent-preferences.ts';
import { DEFAULT_WORK_SETTINGS } from '../../../src/model/work-rules.ts';
import type { Announcement } from '../../../src/store/state.ts';
import { INTERACTIONS, ME } from '../../support/sample-data.ts';
import { show } from '../../support/show.ts';
import { createStubStore, type StubStore } from '../../support/stub-store.ts';

const LEA = INTERACTIONS.find(({ id }) => id === 'i-lea')!;

/** The browser's notices, written down. */
class FakeNotification extends EventTarget {
  static permission: NotificationPermission = 'granted';
  static readonly shown: FakeNotification[] = [];
  onclick: (() => void) | null = null;
  isClosed = false;

  readonly options: NotificationOptions;

  constructor(_title: string, options: NotificationOptions) {
    super();
    this.options = options;
    FakeNotification.shown.push(this);
  }

  close(): void {
    this.isClosed = true;
  }
}

describe('notices of a panel (Q9)', () => {
  const before = window.Notification;
  const focusBefore = window.focus.bind(window);
  let focused = 0;
  beforeEach(() => {
    FakeNotification.shown.length = 0;
    FakeNotification.permission = 'granted';
    window.Notification = FakeNotification as unknown as typeof Notification;
    focused = 0;
    window.focus = () => (focused += 1);
  });
  afterEach(() => {
    window.Notification = before;
    window.focus = focusBefore;
  });

  let seq = 0;
  const announcement = (id = 'replied i-lea m-1'): Announcement => ({
    id,
    kind: 'replied',
    interactionId: LEA.id,
    seq: (seq += 1),
  });
  const storeWith = (hostShows: boolean, noticeContent = false): StubStore =>
    createStubStore({
      state: {
        agentPreferences: { ...DEFAULT_AGENT_PREFERENCES, soundVolume: 0, noticeContent },
        workRules: {
          settings: { ...DEFAULT_WORK_SETTINGS, noticeContent },
          skills: [],
          ownSkillIds: [],
        } as never,
      },
      actions: { notifyHost: () => hostShows },
    });
  const panel = (store: StubStore): Promise<Panel> => show('inlay-panel', { store });
  const tell = (store: StubStore, one = announcement()): void =>
    store.set(({ announcements }) => ({ announcements: [...announcements, one] }));

  it('are the browser’s where the host shows none: a click brings the window in front and opens the conversation', async () => {
    const store = storeWith(false);
    await panel(store);
    tell(store);
    await waitUntil(() => FakeNotification.shown.length === 1, 'shown');
    const [notice] = FakeNotification.shown;
    expect(notice?.options).to.deep.include({ tag: 'replied i-lea m-1', body: LEA.contact.name });
    notice?.onclick?.();
    expect([focused, notice?.isClosed, store.callsOf('open')]).to.deep.equal([1, true, [[LEA.id]]]);
  });

  it('quote what was written only where agent and administrator want that', async () => {
    const store = storeWith(false, true);
    await panel(store);
    tell(store);
    await waitUntil(() => FakeNotification.shown.length === 1, 'shown');
    expect(FakeNotification.shown[0]?.options.body).to.contain(LEA.lastMessage?.text.slice(0, 10));
  });

  it('are the host’s alone where it shows them, and none where the agent was not asked', async () => {
    const byHost = storeWith(true);
    await panel(byHost);
    tell(byHost);
    await waitUntil(() => byHost.callsOf('notifyHost').length === 1, 'told to the host');
    const denied = storeWith(false);
    FakeNotification.permission = 'default';
    await panel(denied);
    tell(denied);
    await waitUntil(() => denied.callsOf('notifyHost').length === 1, 'told to the host');
    await Promise.resolve();
    expect(FakeNotification.shown).to.deep.equal([]);
  });

  it('are told once each, however often the panel renders', async () => {
    const store = storeWith(false);
    const element = await panel(store);
    tell(store);
    await waitUntil(() => FakeNotification.shown.length === 1, 'shown');
    element.requestUpdate();
    await element.updateComplete;
    tell(store, announcement('replied i-lea m-2'));
    await waitUntil(() => FakeNotification.shown.length === 2, 'shown');
    expect(FakeNotification.shown.map(({ options }) => options.tag)).to.deep.equal([
      'replied i-lea m-1',
      'replied i-lea m-2',
    ]);
  });

  it('stand as a count in the title of a page that is the panel’s own: what waits for this agent, not what is new', async () => {
    const store = createStubStore({ state: { interactions: {} } });
    const before = 'Inlay';
    document.title = before;
    const element = await panel(store);
    element.wholePage = true;
    store.set((state) => ({ list: { ...state.list, counts: { new: 40, pending: 2, resolved: 0 } } }));
    store.set(() => ({
      interactions: { [LEA.id]: { ...LEA, assignee: ME, offer: null, status: 'open', unreadCount: 3 } },
    }));
    await waitUntil(() => document.title === `(1) ${before}`, 'counted');
    store.set(() => ({ interactions: {} }));
    await waitUntil(() => document.title === before, 'as before');
  });
});
