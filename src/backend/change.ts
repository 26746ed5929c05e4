import type { WireEventEnvelope } from '../contract/event.ts';
import type { WireInteraction } from '../contract/interaction.ts';
import type { AuditDetails, AuditKind } from '../model/audit.ts';
import type { Core } from './core.ts';
import { isCollision, type Transaction } from './database/database.ts';
import { loadInteractions } from './rows/interaction-row.ts';
import { loadMessages, type StoredMessage } from './rows/message-row.ts';
import { wantSurveys } from './survey/want-surveys.ts';
import { settleTimers } from './work/settling.ts';

type WireEvent = WireEventEnvelope['event'];

/** An event as the log keeps it: a message without the addresses of its files. */
export type StoredEvent =
  | Exclude<WireEvent, { type: 'message.changed' }>
  | { readonly type: 'message.changed'; readonly message: StoredMessage };

/** Who an event is for: everybody in the organisation, who may handle a channel, or one agent. */
export interface Audience {
  readonly channelId?: string;
  readonly agentId?: string;
}

/** What one transaction changes and what is told of it. Whatever is touched is told once, as it stands at the end. */
export interface Change {
  readonly organisationId: string;
  readonly transaction: Transaction;
  /** Epoch milliseconds, the same throughout. */
  readonly now: number;
  /** The message is there or has changed. */
  readonly touchMessage: (id: string) => void;
  /** The interaction is there or has changed. */
  readonly touchInteraction: (id: string) => void;
  /** The interaction as it stands now, for an answer; nothing may be changed about it afterwards. */
  readonly present: (id: string) => Promise<WireInteraction>;
  /** Likewise for a message. */
  readonly presentMessage: (id: string) => Promise<StoredMessage>;
  /** An event of another kind. */
  readonly tell: (event: StoredEvent, audience: Audience) => void;
  /** Something has changed that may let waiting work be given to somebody. */
  readonly wantRouting: () => void;
  /** Writes down for good what was done with an interaction; it is told with the interaction, which has to be touched too. */
  readonly audit: (...entries: readonly NewAuditEntry[]) => Promise<void>;
  /** Adds a job, due at this time; one that is there already stays as it is. Jobs of one line run one after the other. */
  readonly addJob: (...jobs: readonly NewJob[]) => Promise<void>;
}

/** An entry of the audit trail to be added; `by` is the agent who did it, null for the backend by itself and for the contact. */
export type NewAuditEntry = {
  [Kind in AuditKind]: {
    readonly interactionId: string;
    readonly kind: Kind;
    readonly by: string | null;
  } & (Partial<AuditDetails[Kind]> extends AuditDetails[Kind]
    ? { readonly detail?: AuditDetails[Kind] }
    : { readonly detail: AuditDetails[Kind] });
}[AuditKind];

/** A job to be added: what is done, to which thing, in which line, and from when on (epoch milliseconds). */
export interface NewJob {
  readonly kind: JobKind;
  readonly subject: string;
  readonly line: string;
  readonly dueAt: number;
}

export type JobKind =
  | 'deliver'
  | 'fetch-file'
  | 'expire-offer'
  | 'act'
  | 'route-again'
  | 'mail-transcript'
  | 'timer'
  | 'ask-survey'
  | 'bulk-resolve'
  | 'end-after-work';

const ATTEMPTS = 4;

/**
 * Carries out a change in one transaction of an organisation, and writes its events in the same one: messages before
 * interactions. A transaction that collided with another is run again, so `work` has no effects but on the database.
 */
export async function changeIn<T>(
  core: Core,
  organisationId: string,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await core.database.inOrganisation(organisationId, (transaction) =>
        changeWithin(core, organisationId, transaction, work),
      );
    } catch (error) {
      if (!isCollision(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function changeWithin<T>(
  core: Core,
  organisationId: string,
  transaction: Transaction,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const now = core.clock();
  const messages = new Map<string, StoredMessage | null>();
  const interactions = new Map<string, WireInteraction | null>();
  const told: { readonly body: StoredEvent; readonly audience: Audience }[] = [];
  let wantsRouting = false;
  const settle = (ids: readonly string[]): Promise<void> =>
    settleTimers({ transaction, organisationId, now }, ids);

  const value = await work({
    organisationId,
    transaction,
    now,
    touchMessage: (id) => void messages.set(id, null),
    touchInteraction: (id) => void interactions.set(id, null),
    present: async (id) => {
      if (interactions.has(id)) await settle([id]);
      const [interaction] = await loadInteractions(transaction, [id]);
      if (interaction === undefined) throw new Error(`There is no interaction ${id}`);
      if (interactions.has(id)) interactions.set(id, interaction);
      return interaction;
    },
    presentMessage: async (id) => {
      const [message] = await loadMessages(transaction, [id]);
      if (message === undefined) throw new Error(`There is no message ${id}`);
      if (messages.has(id)) messages.set(id, message);
      return message;
    },
    tell: (body, audience) => void told.push({ body, audience }),
    wantRouting: () => {
      wantsRouting = true;
    },
    audit: async (...entries) => {
      if (entries.length === 0) return;
      await transaction.query(
        `INSERT INTO audit (organisation_id, id, interaction_id, kind, agent_id, at, detail)
         SELECT $1, id, interaction_id, kind, agent_id, $2, detail::jsonb
         FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
           AS entry (id, interaction_id, kind, agent_id, detail)`,
        [
          organisationId,
          now,
          entries.map(() => core.newId()),
          entries.map(({ interactionId }) => interactionId),
          entries.map(({ kind }) => kind),
          entries.map(({ by }) => by),
          entries.map(({ detail }) => JSON.stringify(detail ?? {})),
        ],
      );
    },
    addJob: async (...jobs) => {
      await transaction.query(
        `WITH added AS (
           INSERT INTO job (organisation_id, kind, subject, line, due_at, made_at)
           SELECT $1, kind, subject, line, due_at, $2
           FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[]) AS job (kind, subject, line, due_at)
           ON CONFLICT (organisation_id, kind, subject) DO NOTHING RETURNING due_at)
         SELECT pg_notify('inlay_jobs', min(due_at)::text) FROM added HAVING count(*) > 0`,
        [
          organisationId,
          now,
          jobs.map(({ kind }) => kind),
          jobs.map(({ subject }) => subject),
          jobs.map(({ line }) => line),
          jobs.map(({ dueAt }) => dueAt),
        ],
      );
    },
  });

  // Shared from here on: whoever takes something out of one of them waits for these events, or these are told without it.
  await fillIn(messages, async (ids) => {
    await transaction.query('SELECT 1 FROM message WHERE id = ANY($1::text[]) ORDER BY id FOR SHARE', [ids]);
    return loadMessages(transaction, ids);
  });
  await fillIn(interactions, async (ids) => {
    await settle(ids);
    return loadInteractions(transaction, ids);
  });
  await wantSurveys({ core, transaction, organisationId, now }, present(interactions));
  const channelOf = await channelsOf(transaction, messages, interactions);
  const events = [
    ...present(messages).map((message) => ({
      body: { type: 'message.changed', message } satisfies StoredEvent,
      channelId: channelOf.get(message.interactionId),
    })),
    ...present(interactions).map((interaction) => ({
      body: { type: 'interaction.changed', interaction } satisfies StoredEvent,
      channelId: interaction.channelId,
    })),
    ...told.map(({ body, audience }) => ({ body, ...audience })),
  ];
  if (events.length > 0 || wantsRouting) {
    await transaction.query('SELECT inlay_append($1, $2::jsonb, $3)', [
      now,
      JSON.stringify(events),
      wantsRouting,
    ]);
  }
  return value;
}

async function fillIn<T extends { readonly id: string }>(
  touched: Map<string, T | null>,
  load: (ids: readonly string[]) => Promise<readonly T[]>,
): Promise<void> {
  const missing = [...touched].filter(([, item]) => item === null).map(([id]) => id);
  for (const item of await load(missing)) touched.set(item.id, item);
}

function present<T>(touched: ReadonlyMap<string, T | null>): T[] {
  return [...touched.values()].filter((item) => item !== null);
}

async function channelsOf(
  transaction: Transaction,
  messages: ReadonlyMap<string, StoredMessage | null>,
  interactions: ReadonlyMap<string, WireInteraction | null>,
): Promise<ReadonlyMap<string, string>> {
  const channels = new Map(present(interactions).map(({ id, channelId }) => [id, channelId]));
  const missing = present(messages)
    .map(({ interactionId }) => interactionId)
    .filter((id) => !channels.has(id));
  if (missing.length > 0) {
    const rows = await transaction.query<{ id: string; channel_id: string }>(
      'SELECT id, channel_id FROM interaction WHERE id = ANY($1::text[])',
      [missing],
    );
    for (const { id, channel_id } of rows) channels.set(id, channel_id);
  }
  return channels;
}
