import '../../src/components/card-sheet/define.ts';
import '../../src/components/interaction-preview/define.ts';
import type { ContactCard } from '../../src/model/contact-card.ts';
import type { CardSlice, UnsavedContact } from '../../src/store/card-state.ts';
import type { AppState } from '../../src/store/state.ts';
import {
  COLLEAGUE,
  contact,
  excerpt,
  HOUR,
  interaction,
  message,
  NOW,
} from '../../test/support/sample-data.ts';
import { threadOf } from '../../test/support/stub-store.ts';
import { errorOf, ID, LONG, one, open, over, REASON, type QueueState } from './queue-sample.ts';

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
const sheet = over('inlay-card-sheet');

/** The customer's card and the preview, to look at. */
export const CARD_STATES: Readonly<Record<string, () => QueueState>> = {
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
};
