import { FEATURES, PERMISSIONS } from '../src/model/agent.ts';
import { PLATFORMS } from '../src/model/platforms.ts';
import type { AgentSetup, OrganisationSetup } from '../src/backend/provision.ts';
import { ACCOUNTS } from './network/seed.ts';

/** The gateway under whose name the simulated network's webhooks arrive. */
export const SIMULATED = 'simulated';

/** The demo's company: two agents who handle everything, one who may not post publicly, and one whom nobody gave a channel. */
export const ORGANISATION: OrganisationSetup = {
  id: 'acme',
  name: 'Acme',
  features: FEATURES,
  availabilities: [
    { id: 'available', kind: 'available', label: null },
    { id: 'away', kind: 'away', label: null },
    { id: 'break', kind: 'away', label: 'Break' },
    { id: 'training', kind: 'away', label: 'Training' },
  ],
  teams: [
    { id: 'care', name: 'Customer care' },
    { id: 'social', name: 'Social' },
    { id: 'back-office', name: 'Back office' },
  ],
  agents: [
    agent('anna', 'Anna Keller', ['care', 'social']),
    agent('tom', 'Tom Okafor', ['care', 'social']),
    agent('samira', 'Samira Benali', ['care', 'social'], {
      permissions: PERMISSIONS.filter((permission) => permission !== 'conversation.socialmedia.create'),
      availability: 'away',
    }),
    agent('nils', 'Nils Berg', ['back-office'], { availability: 'away' }),
  ],
  channels: ACCOUNTS.map(({ id, platform, name }) => {
    const { visibility } = PLATFORMS[platform];
    return {
      id,
      gateway: SIMULATED,
      account: id,
      platform,
      name,
      visibility,
      teams: [visibility === 'public' ? 'social' : 'care'],
      offer: { needsAccept: visibility === 'public', seconds: 60 },
      slaMinutes: visibility === 'public' ? 60 : 15,
    };
  }),
  topics: ['Delivery', 'Billing', 'Product', 'App'],
  tags: ['urgent', 'goodwill', 'press'],
  contactGroups: ['VIP', 'Business'],
};

function agent(
  id: string,
  name: string,
  teams: readonly string[],
  more: Partial<AgentSetup> = {},
): AgentSetup {
  return { id, name, permissions: PERMISSIONS, capacity: 8, teams, availability: 'available', ...more };
}
