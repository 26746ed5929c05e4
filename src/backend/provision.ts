import type { Feature, Permission } from '../model/agent.ts';
import type { PlatformId, PlatformOverrides, Visibility } from '../model/platform.ts';
import type { Database, Transaction } from './database/database.ts';
import { migrate } from './database/migrate.ts';

/** Everything that an administrator decides about an organisation. Ids are the administrator's and stay. */
export interface OrganisationSetup {
  readonly id: string;
  readonly name: string;
  readonly features: readonly Feature[];
  /** The states an agent can be in, in the order shown; the first `away` one is what a new agent starts in unless told. */
  readonly availabilities: readonly AvailabilitySetup[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly agents: readonly AgentSetup[];
  readonly channels: readonly ChannelSetup[];
  readonly topics?: readonly string[];
  readonly tags?: readonly string[];
  readonly contactGroups?: readonly string[];
}

export interface AvailabilitySetup {
  readonly id: string;
  readonly kind: 'available' | 'away';
  /** Null for the two built-in ones, which the panel translates. */
  readonly label: string | null;
}

export interface AgentSetup {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly capacity: number;
  readonly teams: readonly string[];
  /** The state in which the agent starts; what they have chosen since then stays. */
  readonly availability?: string;
}

export interface ChannelSetup {
  readonly id: string;
  /** The gateway and the network's own id of the account. */
  readonly gateway: string;
  readonly account: string;
  readonly platform: PlatformId;
  readonly name: string;
  readonly visibility: Visibility;
  readonly teams: readonly string[];
  readonly offer?: { readonly needsAccept: boolean; readonly seconds: number };
  readonly slaMinutes?: number | null;
  readonly overrides?: PlatformOverrides;
}

/**
 * Brings an organisation to what the setup says, from nothing or from an earlier setup; may be repeated. Agents, teams, channels
 * and states that the setup no longer names are switched off and keep their history. Connected panels read their session anew.
 * Rejects, with nothing changed, where the setup names a team or a state that it does not hold.
 */
export async function provision(database: Database, setup: OrganisationSetup): Promise<void> {
  checkNames(setup);
  await migrate(database);
  await database.inOrganisation(setup.id, async (transaction) => {
    await putOrganisation(transaction, setup);
    await putAvailabilities(transaction, setup);
    await putTeams(transaction, setup);
    await putAgents(transaction, setup);
    await putChannels(transaction, setup);
    await putWords(transaction, setup);
    await transaction.query('SELECT inlay_append($1, $2::jsonb, true)', [
      Date.now(),
      JSON.stringify([{ body: { type: 'session.changed' } }]),
    ]);
  });
}

function checkNames({ agents, availabilities, channels, teams }: OrganisationSetup): void {
  const teamIds = new Set(teams.map(({ id }) => id));
  const stateIds = new Set(availabilities.map(({ id }) => id));
  if (!availabilities.some(({ kind }) => kind === 'away'))
    throw new Error('availabilities: expected at least one that is away');
  for (const { id, teams: named } of [...agents, ...channels]) {
    for (const team of named) if (!teamIds.has(team)) throw new Error(`${id}: there is no team ${team}`);
  }
  for (const { id, availability } of agents) {
    if (availability !== undefined && !stateIds.has(availability))
      throw new Error(`${id}: there is no availability ${availability}`);
  }
}

async function putOrganisation(transaction: Transaction, setup: OrganisationSetup): Promise<void> {
  await transaction.query(
    `INSERT INTO organisation (organisation_id, name, features) VALUES ($1, $2, $3)
     ON CONFLICT (organisation_id) DO UPDATE SET name = $2, features = $3`,
    [setup.id, setup.name, setup.features],
  );
  await transaction.query(
    `INSERT INTO event_counter (organisation_id, epoch) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
    [setup.id, crypto.randomUUID().replaceAll('-', '').slice(0, 12)],
  );
}

async function putAvailabilities(transaction: Transaction, setup: OrganisationSetup): Promise<void> {
  await transaction.query('UPDATE availability SET active = false');
  for (const [ordinal, { id, kind, label }] of setup.availabilities.entries()) {
    await transaction.query(
      `INSERT INTO availability (organisation_id, id, kind, label, ordinal) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (organisation_id, id) DO UPDATE SET kind = $3, label = $4, ordinal = $5, active = true`,
      [setup.id, id, kind, label, ordinal],
    );
  }
}

async function putTeams(transaction: Transaction, setup: OrganisationSetup): Promise<void> {
  await transaction.query('UPDATE team SET active = false');
  for (const { id, name } of setup.teams) {
    await transaction.query(
      `INSERT INTO team (organisation_id, id, name) VALUES ($1, $2, $3)
       ON CONFLICT (organisation_id, id) DO UPDATE SET name = $3, active = true`,
      [setup.id, id, name],
    );
  }
}

async function putAgents(transaction: Transaction, setup: OrganisationSetup): Promise<void> {
  const away = setup.availabilities.find(({ kind }) => kind === 'away')?.id;
  await transaction.query('UPDATE agent SET active = false');
  await transaction.query('DELETE FROM team_member');
  for (const agent of setup.agents) {
    await transaction.query(
      `INSERT INTO agent (organisation_id, id, name, permissions, capacity, availability_id)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (organisation_id, id) DO UPDATE SET name = $3, permissions = $4, capacity = $5, active = true`,
      [setup.id, agent.id, agent.name, agent.permissions, agent.capacity, agent.availability ?? away],
    );
    for (const team of agent.teams) {
      await transaction.query(
        'INSERT INTO team_member (organisation_id, team_id, agent_id) VALUES ($1, $2, $3)',
        [setup.id, team, agent.id],
      );
    }
  }
}

async function putChannels(transaction: Transaction, setup: OrganisationSetup): Promise<void> {
  await transaction.query('UPDATE channel SET active = false');
  await transaction.query('DELETE FROM team_channel');
  for (const channel of setup.channels) {
    const { needsAccept, seconds } = channel.offer ?? { needsAccept: false, seconds: 60 };
    await transaction.query(
      `INSERT INTO channel (organisation_id, id, gateway_id, account_network_id, platform, name, visibility,
         offer_needs_accept, offer_seconds, sla_minutes, overrides)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb)
       ON CONFLICT (organisation_id, id) DO UPDATE SET gateway_id = $3, account_network_id = $4, platform = $5,
         name = $6, visibility = $7, offer_needs_accept = $8, offer_seconds = $9, sla_minutes = $10,
         overrides = $11::jsonb, active = true`,
      [
        setup.id,
        channel.id,
        channel.gateway,
        channel.account,
        channel.platform,
        channel.name,
        channel.visibility,
        needsAccept,
        seconds,
        channel.slaMinutes ?? null,
        JSON.stringify(channel.overrides ?? {}),
      ],
    );
    for (const team of channel.teams) {
      await transaction.query(
        'INSERT INTO team_channel (organisation_id, team_id, channel_id) VALUES ($1, $2, $3)',
        [setup.id, team, channel.id],
      );
    }
  }
}

async function putWords(transaction: Transaction, setup: OrganisationSetup): Promise<void> {
  await transaction.query('DELETE FROM word');
  const words = [
    ...(setup.topics ?? []).map((label, ordinal) => ['topic', label, ordinal] as const),
    ...(setup.tags ?? []).map((label, ordinal) => ['tag', label, ordinal] as const),
    ...(setup.contactGroups ?? []).map((label, ordinal) => ['contact-group', label, ordinal] as const),
  ];
  for (const [kind, label, ordinal] of words) {
    await transaction.query(
      'INSERT INTO word (organisation_id, kind, label, ordinal) VALUES ($1, $2, $3, $4)',
      [setup.id, kind, label, ordinal],
    );
  }
}
