import { PERMISSIONS } from '../../src/model/agent.ts';
import type { Channel } from '../../src/model/channel.ts';
import { fail, type InlayError } from '../../src/model/result.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import { DEFAULT_WORK_SETTINGS } from '../../src/model/work-rules.ts';
import type { AppState } from '../../src/store/state.ts';
import {
  channel,
  CHANNELS,
  contact,
  interaction,
  INTERACTIONS,
  message,
  MINUTE,
  NOW,
  session,
} from '../../test/support/sample-data.ts';
import { morning, threadOf, type StubOptions } from '../../test/support/stub-store.ts';

/** A state to look at, with what is answered to who does something in it, and the element that lies over the panel. */
export interface QueueState {
  readonly state: Partial<AppState>;
  readonly actions?: StubOptions['actions'];
  readonly over?: { readonly tag: string; readonly given?: object };
}

/** The interaction that is open in all of them. */
export const ID = 'i-lea';
/** A long name. */
export const LONG = 'Anne-Sophie Desrosiers-Lachapelle de Montferrand-Beaulieu';
/** A long reason. */
export const REASON = 'Answered elsewhere, by telephone or by the shop, and the contact is content with it';

/** What a call answers that fails so. */
export const errorOf = (kind: InlayError['kind'], given: Partial<InlayError> = {}): InlayError => {
  const result = fail(kind, kind, given);
  if (result.ok) throw new Error('not an error');
  return result.error;
};

/** The interaction that is open, as it is before a state changes it. */
export const one = interaction(ID, {
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

/** A thread that is open, with a morning’s list beside it. */
export const open = (of: Partial<Interaction> = {}, more: Partial<AppState> = {}): Partial<AppState> => ({
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

/** An element over the panel, of the open interaction unless it is given something else. */
export const over = (
  tag: string,
  given: object = { interactionId: ID },
): NonNullable<QueueState['over']> => ({
  tag,
  given,
});
