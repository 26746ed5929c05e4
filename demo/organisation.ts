import { FEATURES, PERMISSIONS, type Permission } from '../src/model/agent.ts';
import type { BusinessHours } from '../src/model/business-hours.ts';
import { PLATFORMS } from '../src/model/platforms.ts';
import type { AgentSetup, OrganisationSetup } from '../src/backend/provision.ts';
import { ACCOUNTS } from './network/seed.ts';
import { REPLY_COLLECTIONS } from './quick-replies.ts';

/** The gateway under whose name the simulated network's webhooks arrive. */
const SIMULATED = 'simulated';

const PRIVATE = ACCOUNTS.filter(({ platform }) => PLATFORMS[platform].visibility === 'private').map(
  ({ id }) => id,
);
const PUBLIC = ACCOUNTS.map(({ id }) => id).filter((id) => !PRIVATE.includes(id));

const DAY = [['09:00', '18:00']] as const;
const OFFICE: BusinessHours = {
  timeZone: 'Europe/Paris',
  week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY },
  holidays: ['2026-12-25', '2027-01-01'],
};

/** What the company's own lines are reached by. */
const ADDRESSES: Readonly<Record<string, string>> = {
  'whatsapp-acme': '+33184880000',
  'sms-acme': '+33756000000',
  'email-acme': 'care@acme.example',
};

/** A line on which one speaks; no network brings anything in. */
const VOICE = {
  id: 'voice-acme',
  gatewayId: SIMULATED,
  accountNetworkId: 'voice-acme',
  platform: 'voice',
  name: 'Acme telephone',
  teamIds: ['care'],
  address: '+33184880001',
} as const;

/** What one agent may not do, so that it can be seen what that looks like. */
const NOT_SAMIRA: readonly Permission[] = [
  'conversation.socialmedia.create',
  'conversation.message.remove',
  'conversation.message.mute',
  'conversation.tag.create',
  'conversation.supervise',
  'contact.edit',
];

/** The demo's company: two agents who handle everything, one who may not post publicly, remove, mute, make tags or change contacts, and one whom nobody gave a channel. */
export const ORGANISATION: OrganisationSetup = {
  id: 'acme',
  name: 'Acme',
  features: FEATURES,
  awayReasons: [
    { id: 'break', label: 'Break' },
    { id: 'training', label: 'Training' },
  ],
  teams: [
    { id: 'care', name: 'Customer care' },
    { id: 'social', name: 'Social' },
    { id: 'back-office', name: 'Back office' },
  ],
  skills: [
    {
      id: 'orders',
      name: 'Orders and delivery',
      channelIds: [...PRIVATE, VOICE.id],
      dispositions: [
        { id: 'sent', label: 'Sent again' },
        { id: 'refunded', label: 'Refunded' },
        { id: 'informed', label: 'Informed' },
      ],
      dispositionRequired: true,
      afterWorkSeconds: 120,
    },
    {
      id: 'billing',
      name: 'Billing',
      channelIds: [...PRIVATE, ...PUBLIC],
      dispositions: [
        { id: 'corrected', label: 'Invoice corrected' },
        { id: 'explained', label: 'Invoice explained' },
      ],
    },
  ],
  agents: [
    agent('anna', 'Anna Keller', ['care', 'social'], { skillIds: ['orders', 'billing'] }),
    agent('tom', 'Tom Okafor', ['care', 'social'], { skillIds: ['orders', 'billing'] }),
    agent('samira', 'Samira Benali', ['care', 'social'], {
      permissions: PERMISSIONS.filter((permission) => !NOT_SAMIRA.includes(permission)),
      availabilityId: 'away',
      skillIds: ['billing'],
    }),
    agent('nils', 'Nils Berg', ['back-office'], { availabilityId: 'away' }),
  ],
  channels: [
    VOICE,
    ...ACCOUNTS.map(({ id, platform, name }) => {
      const { visibility } = PLATFORMS[platform];
      return {
        id,
        gatewayId: SIMULATED,
        accountNetworkId: id,
        platform,
        name,
        visibility,
        teamIds: [visibility === 'public' ? 'social' : 'care'],
        offer: { needsAccept: visibility === 'public', seconds: 60 },
        slaMinutes: visibility === 'public' ? 60 : 15,
        // What is asked in the chat is about orders: it alone asks for a disposition.
        ...(platform === 'web-chat' ? { skillId: 'orders' } : {}),
        ...(ADDRESSES[id] === undefined ? {} : { address: ADDRESSES[id] }),
        // Reviews wait for the office, everything else is promised an answer around the clock.
        hours: platform === 'google-play' || platform === 'app-store' ? OFFICE : null,
        // Sources know no call by which a business likes a comment there.
        ...(platform === 'instagram' ? { overrides: { actionsOff: ['like', 'unlike'] as const } } : {}),
      };
    }),
  ],
  topics: ['Delivery', 'Billing', 'Product', 'App'],
  tags: ['urgent', 'goodwill', 'press'],
  contactGroups: ['VIP', 'Business'],
  vipGroups: ['VIP'],
  attributes: [
    { id: 'customer-number', label: 'Customer number', type: 'text' },
    { id: 'plan', label: 'Plan', type: 'choice', choices: ['Basic', 'Plus', 'Business'] },
    { id: 'orders', label: 'Orders so far', type: 'number' },
    { id: 'customer-since', label: 'Customer since', type: 'date' },
    { id: 'shop', label: 'Shop page', type: 'link' },
  ],
  replyCollections: REPLY_COLLECTIONS,
  settings: {
    survey: { followUpRatings: [1, 2, 3], language: 'en' },
    resolutionReasons: ['Solved', 'No answer from the contact', 'Not for us'],
    agentTimerMinutes: 10,
    contactTimerMinutes: 30,
    moreTimeMinutes: 15,
    detachAfterMinutes: 60,
  },
};

function agent(
  id: string,
  name: string,
  teamIds: readonly string[],
  more: Partial<AgentSetup> = {},
): AgentSetup {
  return { id, name, permissions: PERMISSIONS, capacity: 8, teamIds, availabilityId: 'available', ...more };
}
