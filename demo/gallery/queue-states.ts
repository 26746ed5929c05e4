import '../../src/components/assign-dialog/define.ts';
import '../../src/components/begin-dialog/define.ts';
import '../../src/components/boomerang-dialog/define.ts';
import '../../src/components/bulk-resolve-dialog/define.ts';
import '../../src/components/card-sheet/define.ts';
import '../../src/components/interaction-preview/define.ts';
import '../../src/components/preferences-dialog/define.ts';
import '../../src/components/survey-dialog/define.ts';
import '../../src/components/transcript-dialog/define.ts';
import '../../src/components/transfer-dialog/define.ts';
import '../../src/components/translation-dialog/define.ts';
import { DEFAULT_AGENT_PREFERENCES } from '../../src/model/agent-preferences.ts';
import { PERMISSIONS } from '../../src/model/agent.ts';
import type { Channel } from '../../src/model/channel.ts';
import type { ContactCard } from '../../src/model/contact-card.ts';
import type { DirectoryEntry } from '../../src/model/directory.ts';
import { fail, ok, type InlayError } from '../../src/model/result.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import { DEFAULT_WORK_SETTINGS } from '../../src/model/work-rules.ts';
import type { CardSlice, UnsavedContact } from '../../src/store/card-state.ts';
import type { AppState } from '../../src/store/state.ts';
import {
  channel,
  CHANNELS,
  COLLEAGUE,
  contact,
  excerpt,
  HOUR,
  interaction,
  INTERACTIONS,
  message,
  MINUTE,
  NOW,
  session,
} from '../../test/support/sample-data.ts';
import { listOf, morning, threadOf, type StubOptions } from '../../test/support/stub-store.ts';

/** A state to look at, with what is answered to who does something in it, and the element that lies over the panel. */
export interface QueueState {
  readonly state: Partial<AppState>;
  readonly actions?: StubOptions['actions'];
  readonly over?: { readonly tag: string; readonly given?: object };
}

const ID = 'i-lea';
const LONG = 'Anne-Sophie Desrosiers-Lachapelle de Montferrand-Beaulieu';
const REASON = 'Answered elsewhere, by telephone or by the shop, and the contact is content with it';

const errorOf = (kind: InlayError['kind'], given: Partial<InlayError> = {}): InlayError => {
  const result = fail(kind, kind, given);
  if (result.ok) throw new Error('not an error');
  return result.error;
};

const one = interaction(ID, {
  status: 'open',
  visibility: 'private',
  platform: 'whatsapp',
  channelId: 'ch-whatsapp',
  contact: contact(LONG, { groups: ['VIP', 'Business'] }),
  topics: ['Delivery', 'Returns'],
  timer: { kind: 'agent', startedAt: NOW - 6 * MINUTE, endsAt: NOW + 4 * MINUTE } as never,
});
const voice: Channel = {
  ...channel({ id: 'ch-voice', platform: 'voice', name: 'Acme telephone', visibility: 'private' }),
  begins: true,
};

const open = (of: Partial<Interaction> = {}, more: Partial<AppState> = {}): Partial<AppState> => ({
  ...morning([{ ...one, ...of }, ...INTERACTIONS.filter(({ id, offer }) => id !== ID && offer === null)]),
  session: {
    status: 'ready',
    error: null,
    skewMs: 0,
    value: session({
      permissions: [...PERMISSIONS],
      channels: [...CHANNELS.map((channel) => ({ ...channel, begins: true })), voice],
      services: ['mail'] as never,
    }),
  },
  openId: ID,
  threads: {
    [ID]: threadOf(ID, [
      message('m1', { text: 'The second chair came without its legs.', sentAt: NOW - 9 * MINUTE }),
      message('m2', { text: 'Order 44 817.', sentAt: NOW - 4 * MINUTE }),
    ]),
  },
  workRules: {
    settings: {
      ...DEFAULT_WORK_SETTINGS,
      resolutionReasons: ['Solved', REASON],
      moreTimeMinutes: 15,
    },
    skills: ['Orders and delivery, also of what comes back', 'Billing'].map((name) => ({
      id: name,
      name,
      channelIds: CHANNELS.map(({ id }) => id),
      dispositions: [],
      dispositionRequired: false,
      afterWorkSeconds: 120,
    })),
    ownSkillIds: ['Billing', 'Orders and delivery, also of what comes back'],
  },
  ...more,
});

const person = (id: string, name: string, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  kind: 'agent',
  id,
  name,
  availability: { id: 'available', kind: 'available', label: null },
  held: 2,
  offered: 0,
  capacity: 8,
  connected: true,
  obstacle: null,
  ...more,
});
const ENTRIES: readonly DirectoryEntry[] = [
  person('tom', 'Tom Berger'),
  person('long', LONG, { held: 7, offered: 1, obstacle: 'capacity' }),
  person('gone', 'Gerda Gone', { connected: false, obstacle: 'absent' }),
  person('samira', 'Samira Benali', {
    availability: { id: 'lunch', kind: 'away', label: 'Lunch with the whole of the Toulouse office' },
    obstacle: 'away',
  }),
  person('not', 'Nils Berg', {
    availability: { id: 'not-responding', kind: 'not-responding', label: null },
    obstacle: 'not-responding',
  } as never),
  {
    kind: 'skill',
    id: 'orders',
    name: 'Orders and delivery, also of what comes back',
    availability: null,
    held: 0,
    offered: 0,
    capacity: null,
    waiting: 13,
    available: 1,
    obstacle: null,
  },
];
const CONTACTS: readonly DirectoryEntry[] = [LONG, 'Tom Kessler', '', 'محمد عبد الله الأنصاري'].map(
  (name, at) => ({
    ...person(`c${String(at)}`, name),
    kind: 'contact',
    availability: null,
    capacity: null,
    contact: {
      channelId: at % 2 === 0 ? 'ch-whatsapp' : 'ch-email',
      handle: at === 0 ? null : '+33 6 12 34 56 78',
    },
  }),
);
const directory = (given: Partial<AppState['directory']> = {}): AppState['directory'] => ({
  search: '',
  status: 'ready',
  error: null,
  items: ENTRIES,
  next: null,
  ...given,
});

const CARD: ContactCard = {
  contact: contact(LONG, { groups: ['VIP', 'Business'] }),
  version: 3,
  identifiers: [
    {
      channelId: 'ch-whatsapp',
      channelName: '+33 1 70 18 99 00',
      platform: 'whatsapp',
      value: '+33 6 12 34 56 78',
    },
    {
      channelId: 'ch-email',
      channelName: 'help@acme.example',
      platform: 'email',
      value: 'anne-sophie.desrosiers-lachapelle-de-montferrand@example.org',
    },
  ],
  attributes: [
    { id: 'number', label: 'Customer number', type: 'text', value: 'K-1042' },
    { id: 'plan', label: 'Plan', type: 'choice', choices: ['Basic', 'Plus'], value: 'Plus' },
    { id: 'orders', label: 'Orders so far', type: 'number', value: 1234.5 },
    { id: 'since', label: 'Customer since', type: 'date', value: '2021-03-14' },
    {
      id: 'shop',
      label: 'Shop',
      type: 'link',
      value: 'https://shop.example/a/very/long/path/to/one/of/its/pages',
    },
    { id: 'shoe', label: 'Straßenbahnhaltestellenverlegungsbescheinigung', type: 'number', value: null },
  ],
  record: { type: 'contact', id: 'C-1042' },
};
const card = (given: Partial<CardSlice> = {}): Partial<AppState> => {
  const old = interaction('i-old', {
    assignee: COLLEAGUE,
    status: 'resolved',
    contact: one.contact,
    lastActivityAt: NOW - 9 * 24 * HOUR,
    lastMessage: excerpt('Thank you, that was quick.'),
  });
  const state = open();
  return {
    ...state,
    interactions: { ...state.interactions, 'i-old': old },
    threads: {
      ...state.threads,
      'i-old': threadOf('i-old', [message('m-old', { interactionId: 'i-old', text: 'Long ago' })]),
    },
    cards: {
      [ID]: {
        status: 'ready',
        card: CARD,
        error: null,
        unsaved: null,
        crm: { opens: true, finds: true, creates: true },
        search: null,
        earlier: { status: 'ready', ids: ['i-old'], next: 'more', error: null },
        ...given,
      },
    },
  };
};
const unsaved = (given: Partial<UnsavedContact> = {}): UnsavedContact => ({
  base: CARD,
  change: { attributes: { plan: 'Basic', number: 'K-2042' } },
  isSaving: false,
  trouble: null,
  conflicts: [],
  ...given,
});
const over = (tag: string, given: object = { interactionId: ID }): NonNullable<QueueState['over']> => ({
  tag,
  given,
});
const sheet = over('inlay-card-sheet');
const offers = INTERACTIONS.filter(({ offer }) => offer !== null);
const notResponding: Partial<AppState> = {
  session: {
    status: 'ready',
    error: null,
    skewMs: 0,
    value: session({
      agent: {
        ...session().agent,
        availability: { id: 'not-responding', kind: 'not-responding', label: null },
      },
    } as never),
  },
};

/** Working the queue, to look at. */
export const QUEUE_STATES: Readonly<Record<string, () => QueueState>> = {
  held: () => ({ state: open() }),
  'not-responding': () => ({ state: notResponding }),
  'not-responding-thread': () => ({ state: { ...open(), ...notResponding } }),
  'offer-over-thread': () => ({
    state: { ...open(), interactions: { ...open().interactions, ...byId(offers) } },
  }),
  transfer: () => ({ state: open({}, { directory: directory() }), over: over('inlay-transfer-dialog') }),
  'transfer-refused': () => ({
    state: open({}, { directory: directory() }),
    actions: { transfer: () => errorOf('rejected', { type: 'transfer-refused', reason: 'away' }) },
    over: over('inlay-transfer-dialog'),
  }),
  'directory-empty': () => ({
    state: open({}, { directory: directory({ items: [], search: 'zzz' }) }),
    over: over('inlay-transfer-dialog'),
  }),
  'directory-loading': () => ({
    state: open({}, { directory: directory({ items: [], status: 'loading' }) }),
    over: over('inlay-transfer-dialog'),
  }),
  'directory-failed': () => ({
    state: open({}, { directory: directory({ items: [], status: 'failed', error: errorOf('unavailable') }) }),
    over: over('inlay-transfer-dialog'),
  }),
  assign: () => ({ state: open({}, { directory: directory() }), over: over('inlay-assign-dialog') }),
  elevate: () => ({
    state: open({}),
    actions: { contactLines: () => ok([]) },
    over: over('inlay-begin-dialog'),
  }),
  outbound: () => ({
    state: open({}, { directory: directory({ items: CONTACTS }) }),
    actions: { contactLines: () => ok([]) },
    over: over('inlay-begin-dialog', {}),
  }),
  boomerang: () => ({
    state: open(),
    actions: {
      setBoomerang: () =>
        fail('rejected', 'refused', { type: 'invalid-value', fields: [{ field: 'at' }] } as never),
    },
    over: over('inlay-boomerang-dialog'),
  }),
  returns: () => ({
    state: open({ status: 'pending', timer: null, waitingSince: null, returnsAt: NOW + 26 * HOUR }),
  }),
  bulk: () => ({
    state: open(),
    actions: { countBulk: () => ok({ count: 312, withoutTopic: 14, withoutDisposition: 3 }) },
    over: over('inlay-bulk-resolve-dialog', {}),
  }),
  'bulk-running': () => ({
    state: { ...open(), bulk: bulk('running', 48) },
    over: over('inlay-bulk-resolve-dialog', {}),
  }),
  'bulk-ended': () => ({
    state: {
      ...open(),
      bulk: bulk('running', 48),
      notice: { id: 1, tone: 'info', key: 'bulk-ended', bulk: bulk('done', 198) },
    },
    over: over('inlay-bulk-resolve-dialog', {}),
  }),
  'bulk-begun': () => ({
    state: { ...open(), bulk: bulk('done', 198) },
    actions: {
      countBulk: () => ok({ count: 200, withoutTopic: 0, withoutDisposition: 0 }),
      startBulk: () => ok(undefined),
    },
    over: over('inlay-bulk-resolve-dialog', {}),
  }),
  'bulk-nothing': () => ({
    state: open(),
    actions: { countBulk: () => ok({ count: 0, withoutTopic: 14, withoutDisposition: 1 }) },
    over: over('inlay-bulk-resolve-dialog', {}),
  }),
  'bulk-failed': () => ({
    state: open(),
    actions: { countBulk: () => fail('offline', 'offline') },
    over: over('inlay-bulk-resolve-dialog', {}),
  }),
  card: () => ({ state: card(), over: sheet }),
  'card-conflict': () => ({
    state: card({
      unsaved: unsaved({
        conflicts: [{ id: 'plan', mine: 'Basic', theirs: LONG }],
      }),
    }),
    over: sheet,
  }),
  'card-trouble': () => ({ state: card({ unsaved: unsaved({ trouble: errorOf('offline') }) }), over: sheet }),
  'card-failed': () => ({
    state: card({ status: 'failed', card: null, error: errorOf('unavailable') }),
    over: sheet,
  }),
  'card-loading': () => ({ state: card({ status: 'loading', card: null }), over: sheet }),
  preview: () => ({ state: card(), over: over('inlay-interaction-preview', { interactionId: 'i-old' }) }),
  'preview-outcome': () => {
    const state = card();
    return {
      state: {
        ...state,
        outcomes: {
          read: {
            'i-old': {
              interactionId: 'i-old',
              revision: 1,
              skillId: 'Billing',
              disposition: { id: 'part', label: REASON },
              resolutionReason: REASON,
              notes: `Voucher sent.\n${'She was glad of it and said so. '.repeat(20)}`,
              savedBy: COLLEAGUE,
              savedAt: NOW - HOUR,
              endedBy: null,
              direction: 'inbound',
              afterWork: null,
            },
          },
          drafts: {},
          asked: null,
          activities: [],
        },
      },
      over: over('inlay-interaction-preview', { interactionId: 'i-old' }),
    };
  },
  preferences: () => ({
    state: { ...open(), agentPreferences: DEFAULT_AGENT_PREFERENCES },
    over: over('inlay-preferences-dialog', { keys: { next: 'j', reply: 'r' } }),
  }),
  survey: () => ({
    state: open({ status: 'resolved', score: 2, timer: null, waitingSince: null }),
    actions: {
      survey: () =>
        ok({
          askedAt: NOW - HOUR,
          answeredAt: NOW,
          rating: 2,
          comment: `Too late again.\n${'And nobody could say when it would come. '.repeat(12)}`,
        }),
    },
    over: over('inlay-survey-dialog'),
  }),
  'survey-unanswered': () => ({
    state: open({ status: 'resolved', timer: null, waitingSince: null }),
    actions: { survey: () => ok({ askedAt: NOW - HOUR, answeredAt: null, rating: null, comment: null }) },
    over: over('inlay-survey-dialog'),
  }),
  'survey-failed': () => ({
    state: open({ status: 'resolved', score: 2, timer: null, waitingSince: null }),
    actions: { survey: () => fail('unavailable', 'unavailable') },
    over: over('inlay-survey-dialog'),
  }),
  'many-chips': () => ({
    state: {
      list: listOf(INTERACTIONS, {
        filter: {
          queue: 'new',
          assignment: 'unassigned',
          visibility: 'public',
          statuses: ['open'],
          topics: [
            'Delivery',
            'Returns',
            'Billing',
            'Praise',
            'Straßenbahnhaltestellenverlegungsbescheinigung',
          ],
          channelIds: CHANNELS.map(({ id }) => id),
          search: LONG,
        },
      }),
    },
  }),
  transcript: () => ({ state: open(), over: over('inlay-transcript-dialog') }),
  translate: () => ({
    state: open(),
    actions: { translationChoice: () => ok({ source: 'browser', languages: null, detected: 'fr' } as never) },
    over: over('inlay-translation-dialog'),
  }),
};

function byId(all: readonly Interaction[]): Record<string, Interaction> {
  return Object.fromEntries(all.map((interaction) => [interaction.id, interaction]));
}

function bulk(state: 'running' | 'done', resolved: number): NonNullable<AppState['bulk']> {
  return {
    id: 'b',
    state,
    total: 200,
    resolved,
    leftOut: 2,
    reason: null,
    startedAt: NOW,
    endedAt: state === 'done' ? NOW : null,
  };
}
