import type { Feature, Permission } from '../model/agent.ts';
import type { AttributeDefinition } from '../model/attribute.ts';
import type { BusinessHours } from '../model/business-hours.ts';
import { DEFAULT_WORK_SETTINGS, type Skill, type WorkSettings } from '../model/work-rules.ts';
import type { PlatformId, PlatformOverrides, Visibility } from '../model/platform.ts';
import { PLATFORMS } from '../model/platforms.ts';
import type { Database, Transaction } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { writeReplyCollections, type ReplyCollectionSetup } from './provision-replies.ts';
import { toBase64Url } from './signer.ts';
import { foldForSearch } from './work/search-text.ts';

/** An organisation as an administrator sets it up. Ids are theirs to choose: 1 to 64 letters, digits, `_` or `-`. */
export interface OrganisationSetup {
  readonly id: string;
  readonly name: string;
  readonly features: readonly Feature[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly agents: readonly AgentSetup[];
  /** Away reasons beside the built-in states `available`, `away` and `not-responding`. */
  readonly awayReasons?: readonly { readonly id: string; readonly label: string }[];
  readonly channels: readonly ChannelSetup[];
  readonly topics?: readonly string[];
  readonly tags?: readonly string[];
  readonly contactGroups?: readonly string[];
  /** Those of `contactGroups` whose members are marked wherever they stand; none if left out. */
  readonly vipGroups?: readonly string[];
  readonly replyCollections?: readonly ReplyCollectionSetup[];
  /** What is kept of contacts (K2), in the order in which it is shown. */
  readonly attributes?: readonly AttributeDefinition[];
  readonly skills?: readonly SkillSetup[];
  /** What is left out is as `DEFAULT_WORK_SETTINGS` has it. */
  readonly settings?: Partial<WorkSettings>;
}

/** A skill as a setup names it: no disposition, none required and no after-contact work unless told. */
export type SkillSetup = Pick<Skill, 'id' | 'name' | 'channelIds'> & Partial<Skill>;

/** An agent as a setup names them. */
export interface AgentSetup {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly capacity: number;
  readonly teamIds: readonly string[];
  readonly skillIds?: readonly string[];
  /** By what the login server knows them, such as the claim `sub` of its ID tokens; their `id` unless told. */
  readonly subject?: string;
  /** The state that a new agent begins in; `available` unless told. One who is there already stays as they are. */
  readonly availabilityId?: string;
}

/** A channel as a setup names it. */
export interface ChannelSetup {
  readonly id: string;
  readonly gatewayId: string;
  /** The network's own id of the account; belongs to one organisation. */
  readonly accountNetworkId: string;
  readonly platform: PlatformId;
  readonly name: string;
  /** The platform's unless told. */
  readonly visibility?: Visibility;
  /** Given at once unless told. */
  readonly offer?: { readonly needsAccept: boolean; readonly seconds: number };
  readonly slaMinutes?: number | null;
  /** Its own number in E.164, or address: nobody there writes to themselves, and numbers without a country are of its country. */
  readonly address?: string;
  /** What waits on a channel of a higher one goes to somebody first; 0 unless told. */
  readonly priority?: number;
  /** When the promise runs; always unless told. */
  readonly hours?: BusinessHours | null;
  readonly overrides?: PlatformOverrides;
  /** What comes in is work of this skill, for those alone who have it; of none unless told. */
  readonly skillId?: string;
  /** The teams that handle it. */
  readonly teamIds: readonly string[];
}

/**
 * Brings an organisation to this setup; the same again changes nothing. What is new is added, what is there is changed, who is no longer
 * named is switched off, and work and history stay. Agents hear that their session has changed, and what they may no longer see.
 */
export async function provision(database: Database, setup: OrganisationSetup): Promise<void> {
  await migrate(database);
  await database.asSystem(async (transaction) => {
    await transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7269155))', [setup.id]);
    const hash = await hashOf(setup);
    const [known] = await transaction.query(
      'SELECT 1 FROM organisation WHERE organisation_id = $1 AND setup_hash = $2',
      [setup.id, hash],
    );
    if (known !== undefined) return;
    const before = await readAccess(transaction, setup.id);
    await writeOrganisation(transaction, setup);
    await writeTeamsAndAgents(transaction, setup);
    await writeChannels(transaction, setup);
    await writeSkills(transaction, setup);
    await writeWords(transaction, setup);
    await writeReplyCollections(transaction, setup.id, setup.replyCollections ?? []);
    await transaction.query('UPDATE organisation SET setup_hash = $2 WHERE organisation_id = $1', [
      setup.id,
      hash,
    ]);
    await tellAccess(transaction, setup.id, before, await readAccess(transaction, setup.id));
  });
}

/** Another number where a newer version writes the same setup in another way. */
const WRITES = 3;

async function hashOf(setup: OrganisationSetup): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([WRITES, setup]));
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}

async function writeOrganisation(transaction: Transaction, setup: OrganisationSetup): Promise<void> {
  await transaction.query(
    `INSERT INTO organisation (organisation_id, name, features, settings, attributes)
     VALUES ($1, $2, $3, $4::jsonb, $5::jsonb)
     ON CONFLICT (organisation_id) DO UPDATE SET name = EXCLUDED.name, features = EXCLUDED.features,
       settings = EXCLUDED.settings, attributes = EXCLUDED.attributes`,
    [
      setup.id,
      setup.name,
      setup.features,
      JSON.stringify({ ...DEFAULT_WORK_SETTINGS, ...setup.settings }),
      JSON.stringify(setup.attributes ?? []),
    ],
  );
  await transaction.query(
    'INSERT INTO event_counter (organisation_id, epoch) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [setup.id, crypto.randomUUID().replaceAll('-', '').slice(0, 12)],
  );
  const states = [
    { id: 'available', kind: 'available', label: null },
    { id: 'away', kind: 'away', label: null },
    ...(setup.awayReasons ?? []).map((reason) => ({ ...reason, kind: 'away' })),
    { id: 'not-responding', kind: 'not-responding', label: null },
  ];
  await transaction.query('UPDATE availability SET active = false WHERE organisation_id = $1', [setup.id]);
  for (const [ordinal, { id, kind, label }] of states.entries()) {
    await transaction.query(
      `INSERT INTO availability (organisation_id, id, kind, label, ordinal) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (organisation_id, id) DO UPDATE
         SET kind = EXCLUDED.kind, label = EXCLUDED.label, ordinal = EXCLUDED.ordinal, active = true`,
      [setup.id, id, kind, label, ordinal],
    );
  }
}

async function writeTeamsAndAgents(transaction: Transaction, setup: OrganisationSetup): Promise<void> {
  for (const table of ['team', 'agent'])
    await transaction.query(`UPDATE ${table} SET active = false WHERE organisation_id = $1`, [setup.id]);
  for (const { id, name } of setup.teams) {
    await transaction.query(
      `INSERT INTO team (organisation_id, id, name, folded) VALUES ($1, $2, $3, $4)
       ON CONFLICT (organisation_id, id) DO UPDATE
         SET name = EXCLUDED.name, folded = EXCLUDED.folded, active = true`,
      [setup.id, id, name, foldForSearch(name)],
    );
  }
  await transaction.query('DELETE FROM team_member WHERE organisation_id = $1', [setup.id]);
  // First from all: it may go from one to another.
  await transaction.query('UPDATE agent SET subject = NULL WHERE organisation_id = $1', [setup.id]);
  for (const agent of setup.agents) {
    await transaction.query(
      `INSERT INTO agent (organisation_id, id, name, permissions, capacity, availability_id, folded, subject)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (organisation_id, id) DO UPDATE SET name = EXCLUDED.name, folded = EXCLUDED.folded,
         permissions = EXCLUDED.permissions, capacity = EXCLUDED.capacity, subject = EXCLUDED.subject, active = true`,
      [
        setup.id,
        agent.id,
        agent.name,
        agent.permissions,
        agent.capacity,
        agent.availabilityId ?? 'available',
        foldForSearch(agent.name),
        agent.subject ?? null,
      ],
    );
    for (const teamId of new Set(agent.teamIds)) {
      await transaction.query(
        'INSERT INTO team_member (organisation_id, team_id, agent_id) VALUES ($1, $2, $3)',
        [setup.id, teamId, agent.id],
      );
    }
  }
}

async function writeChannels(transaction: Transaction, setup: OrganisationSetup): Promise<void> {
  await transaction.query('UPDATE channel SET active = false WHERE organisation_id = $1', [setup.id]);
  await transaction.query('DELETE FROM team_channel WHERE organisation_id = $1', [setup.id]);
  for (const channel of setup.channels) {
    const { needsAccept, seconds } = channel.offer ?? { needsAccept: false, seconds: 30 };
    await transaction.query(
      `INSERT INTO channel (organisation_id, id, gateway_id, account_network_id, platform, name, visibility,
         offer_needs_accept, offer_seconds, sla_minutes, overrides, priority, hours)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13::jsonb)
       ON CONFLICT (organisation_id, id) DO UPDATE SET gateway_id = EXCLUDED.gateway_id,
         account_network_id = EXCLUDED.account_network_id, platform = EXCLUDED.platform, name = EXCLUDED.name,
         visibility = EXCLUDED.visibility, offer_needs_accept = EXCLUDED.offer_needs_accept,
         offer_seconds = EXCLUDED.offer_seconds, sla_minutes = EXCLUDED.sla_minutes,
         overrides = EXCLUDED.overrides, priority = EXCLUDED.priority, hours = EXCLUDED.hours, active = true`,
      [
        setup.id,
        channel.id,
        channel.gatewayId,
        channel.accountNetworkId,
        channel.platform,
        channel.name,
        channel.visibility ?? PLATFORMS[channel.platform].visibility,
        needsAccept,
        seconds,
        channel.slaMinutes ?? null,
        JSON.stringify(channel.overrides ?? {}),
        channel.priority ?? 0,
        channel.hours ? JSON.stringify(channel.hours) : null,
      ],
    );
    for (const teamId of new Set(channel.teamIds)) {
      await transaction.query(
        'INSERT INTO team_channel (organisation_id, team_id, channel_id) VALUES ($1, $2, $3)',
        [setup.id, teamId, channel.id],
      );
    }
  }
}

/** After channels and agents, whom skills name. */
async function writeSkills(transaction: Transaction, setup: OrganisationSetup): Promise<void> {
  await transaction.query('UPDATE skill SET active = false WHERE organisation_id = $1', [setup.id]);
  for (const table of ['skill_channel', 'agent_skill'])
    await transaction.query(`DELETE FROM ${table} WHERE organisation_id = $1`, [setup.id]);
  for (const [ordinal, skill] of (setup.skills ?? []).entries()) {
    await transaction.query(
      `INSERT INTO skill (organisation_id, id, name, dispositions, disposition_required, after_work_seconds, ordinal,
         folded)
       VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8)
       ON CONFLICT (organisation_id, id) DO UPDATE SET name = EXCLUDED.name, folded = EXCLUDED.folded, dispositions = EXCLUDED.dispositions,
         disposition_required = EXCLUDED.disposition_required, after_work_seconds = EXCLUDED.after_work_seconds,
         ordinal = EXCLUDED.ordinal, active = true`,
      [
        setup.id,
        skill.id,
        skill.name,
        JSON.stringify(skill.dispositions ?? []),
        skill.dispositionRequired ?? false,
        skill.afterWorkSeconds ?? null,
        ordinal,
        foldForSearch(skill.name),
      ],
    );
    for (const channelId of new Set(skill.channelIds)) {
      await transaction.query(
        'INSERT INTO skill_channel (organisation_id, skill_id, channel_id) VALUES ($1, $2, $3)',
        [setup.id, skill.id, channelId],
      );
    }
  }
  for (const agent of setup.agents) {
    for (const skillId of new Set(agent.skillIds)) {
      await transaction.query(
        'INSERT INTO agent_skill (organisation_id, agent_id, skill_id) VALUES ($1, $2, $3)',
        [setup.id, agent.id, skillId],
      );
    }
  }
  for (const channel of setup.channels) {
    await transaction.query(
      'UPDATE channel SET skill_id = $3, address = $4 WHERE organisation_id = $1 AND id = $2',
      [setup.id, channel.id, channel.skillId ?? null, channel.address ?? null],
    );
  }
}

async function writeWords(transaction: Transaction, setup: OrganisationSetup): Promise<void> {
  // What agents made stays.
  await transaction.query('DELETE FROM word WHERE organisation_id = $1 AND created_by IS NULL', [setup.id]);
  const kinds = [
    ['topic', setup.topics],
    ['tag', setup.tags],
    ['contact-group', setup.contactGroups],
  ] as const;
  for (const [kind, labels] of kinds) {
    for (const [ordinal, label] of [...new Set(labels)].entries()) {
      await transaction.query(
        `INSERT INTO word (organisation_id, kind, label, ordinal, vip) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organisation_id, kind, label) DO UPDATE SET ordinal = EXCLUDED.ordinal, vip = EXCLUDED.vip,
           created_by = NULL`,
        [
          setup.id,
          kind,
          label,
          ordinal,
          kind === 'contact-group' && setup.vipGroups?.includes(label) === true,
        ],
      );
    }
  }
}

/** The channels of every active agent. */
type AccessByAgent = ReadonlyMap<string, readonly string[]>;

async function readAccess(transaction: Transaction, organisationId: string): Promise<AccessByAgent> {
  const rows = await transaction.query<{ agent_id: string; channel_ids: string[] }>(
    `SELECT a.id AS agent_id, ARRAY(SELECT DISTINCT tc.channel_id::text FROM team_member m
       JOIN team_channel tc ON tc.organisation_id = m.organisation_id AND tc.team_id = m.team_id
       JOIN team t ON t.organisation_id = m.organisation_id AND t.id = m.team_id AND t.active
       JOIN channel c ON c.organisation_id = m.organisation_id AND c.id = tc.channel_id AND c.active
       WHERE m.organisation_id = a.organisation_id AND m.agent_id = a.id) AS channel_ids
     FROM agent a WHERE a.organisation_id = $1 AND a.active`,
    [organisationId],
  );
  return new Map(rows.map(({ agent_id, channel_ids }) => [agent_id, channel_ids]));
}

/** Everybody reads their session again; who lost a channel is told which interactions went with it, unless that was all over. */
async function tellAccess(
  transaction: Transaction,
  organisationId: string,
  before: AccessByAgent,
  after: AccessByAgent,
): Promise<void> {
  const events: unknown[] = [{ body: { type: 'session.changed' } }];
  for (const [agentId, channelIds] of before) {
    const now = after.get(agentId) ?? [];
    const lost = channelIds.filter((channelId) => !now.includes(channelId));
    if (lost.length === 0) continue;
    const rows = await transaction.query<{ id: string }>(
      `SELECT id FROM interaction WHERE organisation_id = $1 AND channel_id = ANY($2::text[]) AND status <> 'closed'
       ORDER BY last_activity_at DESC LIMIT 1000`,
      [organisationId, lost],
    );
    for (const { id } of rows)
      events.push({ agentId, body: { type: 'interaction.removed', interactionId: id } });
  }
  await transaction.query("SELECT set_config('inlay.organisation', $1, true)", [organisationId]);
  await transaction.query('SELECT inlay_append($1, $2::jsonb, true)', [Date.now(), JSON.stringify(events)]);
}
