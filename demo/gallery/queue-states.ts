import '../../src/components/boomerang-dialog/define.ts';
import '../../src/components/preferences-dialog/define.ts';
import '../../src/components/survey-dialog/define.ts';
import '../../src/components/transcript-dialog/define.ts';
import '../../src/components/translation-dialog/define.ts';
import { DEFAULT_AGENT_PREFERENCES } from '../../src/model/agent-preferences.ts';
import { fail, ok } from '../../src/model/result.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import type { AppState } from '../../src/store/state.ts';
import { CHANNELS, HOUR, INTERACTIONS, NOW, session } from '../../test/support/sample-data.ts';
import { listOf } from '../../test/support/stub-store.ts';
import { BULK_STATES } from './bulk-states.ts';
import { CARD_STATES } from './card-states.ts';
import { MOVING_STATES } from './moving-states.ts';
import { LONG, open, over, type QueueState } from './queue-sample.ts';

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
  ...MOVING_STATES,
  ...BULK_STATES,
  ...CARD_STATES,
  held: () => ({ state: open() }),
  'not-responding': () => ({ state: notResponding }),
  'not-responding-thread': () => ({ state: { ...open(), ...notResponding } }),
  'offer-over-thread': () => ({
    state: { ...open(), interactions: { ...open().interactions, ...byId(offers) } },
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
