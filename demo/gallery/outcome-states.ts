import type { Outcome } from '../../src/model/outcome.ts';
import { DEFAULT_WORK_SETTINGS } from '../../src/model/work-rules.ts';
import type { AppState } from '../../src/store/state.ts';
import { COLLEAGUE, contact, interaction, ME, message, MINUTE, NOW } from '../../test/support/sample-data.ts';
import { morning, threadOf } from '../../test/support/stub-store.ts';

const ID = 'i-lea';
const LONG =
  'Refunded in part, with a voucher for the rest and a letter of apology by the head of customer care';
const one = interaction(ID, {
  status: 'open',
  visibility: 'private',
  platform: 'whatsapp',
  channelId: 'ch-whatsapp',
  contact: contact('Anne-Sophie Desrosiers-Lachapelle de Montferrand-Beaulieu'),
  topics: ['Delivery', 'Returns'],
  tags: ['goodwill', 'Straßenbahnhaltestellenverlegungsbescheinigung'],
});

const told = (given: Partial<Outcome> = {}): Outcome => ({
  interactionId: ID,
  revision: 1,
  skillId: 'orders',
  disposition: null,
  resolutionReason: null,
  notes: '',
  savedBy: COLLEAGUE,
  savedAt: NOW - 20 * MINUTE,
  endedBy: null,
  direction: 'inbound',
  afterWork: null,
  ...given,
});

const values = {
  status: 'open',
  dispositionId: null,
  topics: one.topics,
  resolutionReason: null,
  notes: '',
  tags: one.tags,
} as const;
const filledIn = { ...values, status: 'resolved', notes: 'Voucher sent.\nShe was glad.' } as const;

const state = (outcomes: Partial<NonNullable<AppState['outcomes']>>): Partial<AppState> => ({
  ...morning([one]),
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
      topicRequired: true,
      resolutionReasons: ['Answered', 'Duplicate'],
      resolutionReasonRequired: true,
    },
    skills: [
      {
        id: 'orders',
        name: 'Orders',
        channelIds: [],
        dispositions: [
          { id: 'sent', label: 'Sent again' },
          { id: 'part', label: LONG },
        ],
        dispositionRequired: true,
        afterWorkSeconds: 120,
      },
    ],
    ownSkillIds: ['orders'],
  },
  outcomes: { read: { [ID]: told() }, drafts: {}, asked: null, activities: [], ...outcomes },
});

const asked = (missing: NonNullable<NonNullable<AppState['outcomes']>['asked']>['missing'] = []) => ({
  interactionId: ID,
  missing,
});

/** What interactions come to, to look at. */
export const OUTCOME_STATES: Readonly<Record<string, () => Partial<AppState>>> = {
  outcome: () =>
    state({
      drafts: { [ID]: { base: values, values: { ...filledIn, dispositionId: 'part' } } },
      asked: asked(),
    }),
  'outcome-missing': () =>
    state({
      drafts: { [ID]: { base: values, values: { ...filledIn, topics: [] } } },
      asked: asked(['dispositionId', 'topics', 'resolutionReason']),
    }),
  'outcome-conflict': () =>
    state({
      read: {
        [ID]: told({ notes: 'Called back.\nNobody there.', disposition: { id: 'part', label: LONG } }),
      },
      drafts: { [ID]: { base: values, values: { ...filledIn, dispositionId: 'sent' } } },
      asked: asked(),
    }),
  'after-work': () =>
    state({
      read: { [ID]: told({ endedBy: 'agent', afterWork: { agentId: ME.id, endsAt: NOW + 95_000 } }) },
      activities: [
        {
          id: `${ID}.1`,
          interactionId: ID,
          state: 'waiting',
          activity: {} as never,
          attempts: 1,
          retryAt: NOW + MINUTE,
          reason: 'refused',
        },
      ],
    }),
  'ended-by-contact': () => state({ read: { [ID]: told({ endedBy: 'contact' }) } }),
  audit: () => ({
    ...state({}),
    audit: {
      isShown: true,
      trails: {
        [ID]: {
          next: null,
          status: 'ready',
          entries: [
            ['outcome', { to: 'resolved', disposition: LONG }, 1],
            ['topics', { topics: 'Delivery, Returns' }, 2],
            ['assigned', { agent: 'Anne-Sophie Desrosiers-Lachapelle de Montferrand-Beaulieu' }, 3],
            ['after-contact-work-ended', {}, 3.5],
          ].map(([kind, detail, minutes], at) => ({
            id: `a${String(at)}`,
            interactionId: ID,
            kind,
            by: ME,
            at: NOW - (minutes as number) * MINUTE,
            detail,
          })) as never,
        },
      },
    },
  }),
};
