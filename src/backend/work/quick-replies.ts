import type * as v from 'valibot';
import type { replyPage, WireQuickReply } from '../../contract/quick-reply.ts';
import type { Access } from '../access.ts';
import { changeIn, type Change } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { sqlState, type Transaction } from '../database/database.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import { requireAccess } from './require.ts';

interface ReplyRow {
  readonly id: string;
  readonly version: number;
  readonly collection_id: string | null;
  readonly agent_id: string | null;
  readonly title: string;
  readonly shortcut: string | null;
  readonly body: string;
}

/** Collections of the agent's teams that are for a channel of theirs; `$1` is the agent, `$2` their channels. */
const COLLECTIONS = `SELECT c.* FROM reply_collection c
  WHERE c.active AND (c.channel_ids = '{}' OR c.channel_ids && $2::text[])
    AND (c.team_ids = '{}' OR EXISTS (SELECT 1 FROM team_member m
      JOIN team t ON t.organisation_id = m.organisation_id AND t.id = m.team_id AND t.active
      WHERE m.organisation_id = c.organisation_id AND m.agent_id = $1 AND m.team_id = ANY(c.team_ids)))`;

const REPLIES = `SELECT r.* FROM quick_reply r
  WHERE r.agent_id = $1 OR r.collection_id IN (SELECT id FROM (${COLLECTIONS}) AS mine)`;

/**
 * What an agent may use, a page at a time. The version is made of all of it, so that a page of another state is told from this one,
 * and 304 says that nothing has changed.
 */
export async function listQuickReplies(
  core: Core,
  { caller, query, request }: AgentCall<'listQuickReplies'>,
): Promise<v.InferInput<typeof replyPage> | Response> {
  const list = `quick-replies ${caller.organisationId} ${caller.agentId}`;
  const after = query.cursor === undefined ? null : await readCursor(core.signer, list, query.cursor);
  const found = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireRepliesAccess(transaction, caller);
    const of = [access.agentId, access.channelIds];
    const [state] = await transaction.query<{ version: string }>(
      `SELECT md5(COALESCE((SELECT string_agg(id || ':' || version, ',' ORDER BY id) FROM (${REPLIES}) AS r), '') || ' ' ||
         COALESCE((SELECT string_agg(id || ':' || name || ':' || array_to_string(channel_ids, ','), ',' ORDER BY id)
           FROM (${COLLECTIONS}) AS c), '')) AS version`,
      of,
    );
    const version = state?.version ?? '';
    if (request.headers.get('if-none-match') === `"${version}"` && after === null)
      return { version, page: null };
    const rows = await transaction.query<ReplyRow>(
      `SELECT * FROM (${REPLIES}) AS r WHERE $3::text IS NULL OR id > $3 ORDER BY id LIMIT $4`,
      [...of, after?.id ?? null, query.limit + 1],
    );
    const collections = await transaction.query<{ id: string; name: string; channel_ids: string[] }>(
      `SELECT id, name, channel_ids FROM (${COLLECTIONS}) AS c ORDER BY ordinal, id`,
      of,
    );
    return { version, page: { rows, collections } };
  });
  const headers = { etag: `"${found.version}"`, 'cache-control': 'no-store' };
  if (found.page === null) return new Response(null, { status: 304, headers });
  const { rows, collections } = found.page;
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  const page: v.InferInput<typeof replyPage> = {
    items: shown.map(toWireQuickReply),
    next: last === undefined ? null : await writeCursor(core.signer, list, { key: 0, id: last.id }),
    version: found.version,
    collections: collections.map(({ id, name, channel_ids }) => ({ id, name, channelIds: channel_ids })),
  };
  return new Response(JSON.stringify(page), {
    headers: { ...headers, 'content-type': 'application/json', 'x-content-type-options': 'nosniff' },
  });
}

/** Adds a quick reply of the agent's own. The key is its id, so that the same call again finds what it has made. */
export function createQuickReply(
  core: Core,
  { caller, body, key }: AgentCall<'createQuickReply'>,
): Promise<WireQuickReply> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction, organisationId } = change;
    const access = await requireRepliesAccess(transaction, caller);
    const writing = storable(body);
    const [made] = await taken(() =>
      transaction.query<ReplyRow>(
        `INSERT INTO quick_reply (organisation_id, id, agent_id, title, shortcut, body) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (organisation_id, id) DO NOTHING RETURNING *`,
        [organisationId, key, access.agentId, writing.title, writing.shortcut, writing.text],
      ),
    );
    if (made !== undefined) {
      tellChanged(change, access);
      return toWireQuickReply(made);
    }
    const [present] = await transaction.query<ReplyRow>('SELECT * FROM quick_reply WHERE id = $1', [key]);
    const isSame =
      present?.agent_id === access.agentId &&
      present.title === writing.title &&
      present.shortcut === writing.shortcut &&
      present.body === writing.text;
    if (!isSame) throw new Problem('idempotency-key-reused');
    return toWireQuickReply(present);
  });
}

/** Changes one, unless it has changed since the version that its writer had. */
export function changeQuickReply(
  core: Core,
  { caller, body, params, version }: AgentCall<'changeQuickReply'>,
): Promise<WireQuickReply> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireRepliesAccess(transaction, caller);
    await requireOwn(transaction, access, params.replyId, version);
    const { title, shortcut, text } = storable(body);
    const [changed] = await taken(() =>
      transaction.query<ReplyRow>(
        'UPDATE quick_reply SET version = version + 1, title = $2, shortcut = $3, body = $4 WHERE id = $1 RETURNING *',
        [params.replyId, title, shortcut, text],
      ),
    );
    if (changed === undefined) throw new Problem('not-found');
    tellChanged(change, access);
    return toWireQuickReply(changed);
  });
}

/** Takes one away, unless it has changed since the version that was seen. */
export function deleteQuickReply(
  core: Core,
  { caller, params, version }: AgentCall<'deleteQuickReply'>,
): Promise<Response> {
  return changeIn(core, caller.organisationId, async (change) => {
    const { transaction } = change;
    const access = await requireRepliesAccess(transaction, caller);
    await requireOwn(transaction, access, params.replyId, version);
    await transaction.query('DELETE FROM quick_reply WHERE id = $1', [params.replyId]);
    tellChanged(change, access);
    return new Response(null, { status: 204 });
  });
}

async function requireRepliesAccess(
  transaction: Transaction,
  caller: AgentCall<'listQuickReplies'>['caller'],
): Promise<Access> {
  const access = await requireAccess(transaction, caller);
  if (!access.features.includes('quickReplies')) throw new Problem('feature-off', { detail: 'quickReplies' });
  return access;
}

/** Refuses what is not the agent's: another agent's as if it were not there, a collection's as what only an administrator changes. */
async function requireOwn(
  transaction: Transaction,
  access: Access,
  id: string,
  version: number,
): Promise<void> {
  const [row] = await transaction.query<ReplyRow>('SELECT * FROM quick_reply WHERE id = $1 FOR UPDATE', [id]);
  if (row === undefined || (row.agent_id !== null && row.agent_id !== access.agentId))
    throw new Problem('not-found');
  if (row.agent_id === null) {
    const [visible] = await transaction.query(`SELECT 1 FROM (${COLLECTIONS}) AS c WHERE id = $3`, [
      access.agentId,
      access.channelIds,
      row.collection_id,
    ]);
    if (visible === undefined) throw new Problem('not-found');
    throw new Problem('forbidden', { detail: 'Only an administrator changes a collection' });
  }
  if (row.version !== version) throw new Problem('stale-version', { current: toWireQuickReply(row) });
}

/** The agent's other tabs and devices read theirs again. */
function tellChanged(change: Change, { agentId }: Access): void {
  change.tell({ type: 'quick-replies.changed' }, { agentId });
}

/** Postgres: another row has this value already. */
const UNIQUE_VIOLATION = '23505';

async function taken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new Problem('shortcut-taken', {
      fields: [{ field: 'shortcut', expected: 'another than that of another quick reply of the same owner' }],
    });
  }
}

function storable({ title, shortcut, text }: AgentCall<'createQuickReply'>['body']) {
  return { title: storableText(title), shortcut, text: storableText(text) };
}

function toWireQuickReply({ id, version, collection_id, title, shortcut, body }: ReplyRow): WireQuickReply {
  return { id, version, collectionId: collection_id, title, shortcut, text: body };
}
