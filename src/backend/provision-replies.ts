import type { QuickReplyWriting } from '../model/quick-reply.ts';
import type { Transaction } from './database/database.ts';

/** A collection of quick replies as a setup names it. */
export interface ReplyCollectionSetup {
  readonly id: string;
  readonly name: string;
  /** The teams that have it; none means every team. */
  readonly teamIds?: readonly string[];
  /** The channels it is for; none means every channel. */
  readonly channelIds?: readonly string[];
  readonly replies: readonly (QuickReplyWriting & { readonly id: string })[];
}

/**
 * Brings an organisation's collections to this. What is no longer named is gone; agents' own quick replies are left alone.
 * Rejects where an id stands twice, or is that of an agent's own, or a shortcut stands twice in a collection.
 */
export async function writeReplyCollections(
  transaction: Transaction,
  organisationId: string,
  collections: readonly ReplyCollectionSetup[],
): Promise<void> {
  const replies = collections.flatMap((collection) =>
    collection.replies.map((reply) => ({ ...reply, collectionId: collection.id })),
  );
  requireOnce(
    'quick reply',
    replies.map(({ id }) => id),
  );
  for (const { id, replies: own } of collections)
    requireOnce(
      `shortcut in ${id}`,
      own.flatMap(({ shortcut }) => (shortcut === null ? [] : [shortcut])),
    );
  await transaction.query(
    'DELETE FROM quick_reply WHERE organisation_id = $1 AND collection_id IS NOT NULL AND id <> ALL($2::text[])',
    [organisationId, replies.map(({ id }) => id)],
  );
  await transaction.query('UPDATE reply_collection SET active = false WHERE organisation_id = $1', [
    organisationId,
  ]);
  for (const [ordinal, { id, name, teamIds = [], channelIds = [] }] of collections.entries()) {
    await transaction.query(
      `INSERT INTO reply_collection (organisation_id, id, name, team_ids, channel_ids, ordinal) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (organisation_id, id) DO UPDATE SET name = EXCLUDED.name, team_ids = EXCLUDED.team_ids,
         channel_ids = EXCLUDED.channel_ids, ordinal = EXCLUDED.ordinal, active = true`,
      [organisationId, id, name, teamIds, channelIds, ordinal],
    );
  }
  await transaction.query(
    `INSERT INTO quick_reply (organisation_id, id, collection_id, title, shortcut, body)
     SELECT $1, id, "collectionId", title, shortcut, text
     FROM jsonb_to_recordset($2::jsonb) AS r (id text, "collectionId" text, title text, shortcut text, text text)
     ON CONFLICT (organisation_id, id) DO UPDATE SET version = quick_reply.version + 1,
       collection_id = EXCLUDED.collection_id, title = EXCLUDED.title, shortcut = EXCLUDED.shortcut, body = EXCLUDED.body
       WHERE quick_reply.agent_id IS NULL AND (quick_reply.collection_id, quick_reply.title, quick_reply.shortcut, quick_reply.body)
         IS DISTINCT FROM (EXCLUDED.collection_id, EXCLUDED.title, EXCLUDED.shortcut, EXCLUDED.body)`,
    [organisationId, JSON.stringify(replies)],
  );
  const [foreign] = await transaction.query<{ id: string }>(
    'SELECT id FROM quick_reply WHERE organisation_id = $1 AND agent_id IS NOT NULL AND id = ANY($2::text[]) LIMIT 1',
    [organisationId, replies.map(({ id }) => id)],
  );
  if (foreign !== undefined)
    throw new Error(`The quick reply ${foreign.id} is an agent's own: give it another id.`);
}

function requireOnce(what: string, values: readonly string[]): void {
  const seen = new Set<string>();
  const twice = values.find((value) => seen.size === seen.add(value).size);
  if (twice !== undefined) throw new Error(`The ${what} ${twice} stands twice.`);
}
