import type { WireDirectoryEntry } from '../../contract/directory.ts';
import type { DirectoryKind, DirectoryPurpose } from '../../model/directory.ts';
import type { ReceiverObstacle } from '../../model/transfer.ts';
import type { Access } from '../access.ts';
import { readIn, type Core } from '../core.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Transaction } from '../database/database.ts';
import { presentSince } from '../events/event-hub.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import { takenFrom } from '../rows/interaction-row.ts';
import { loadAgentEntries, loadContactEntries, loadQueueEntries } from './directory-entries.ts';
import { loadAgentObstacles, loadQueueObstacles } from './receivers.ts';
import { requireAccess, requireFeature, requireInteraction } from './require.ts';
import { wordsOf } from './search-text.ts';

const PAGE = 50;
/** Greater than every word that begins as another does. */
const LAST = '\u{10ffff}';

/** Where an entry stands in the order of names. */
interface PlaceRow {
  readonly kind: DirectoryKind;
  readonly id: string;
  readonly sort_name: string;
}

/** What is looked for. */
interface Search {
  readonly words: readonly string[];
  readonly after: PlaceRow | null;
  readonly access: Access;
}

/** Agents, skills, teams or contacts by name, a page at a time; with an interaction, why each of them can't be given it. */
export async function listDirectory(
  core: Core,
  { caller, query }: AgentCall<'listDirectory'>,
): Promise<{ items: WireDirectoryEntry[]; next: string | null }> {
  const words = wordsOf(storableText(query.search ?? ''));
  const list = `directory ${caller.organisationId} ${JSON.stringify([words, query.kind ?? null])}`;
  const cursor = query.cursor === undefined ? null : await readCursor(core.signer, list, query.cursor);
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    requireFeature(access, 'directory');
    const kinds: readonly DirectoryKind[] = query.kind === undefined ? ['agent', 'team'] : [query.kind];
    const interaction =
      query.interactionId === undefined
        ? null
        : takenFrom(await requireInteraction(transaction, access, query.interactionId));
    // The cursor names the last entry, as a name may be too long for it.
    const after = cursor === null ? null : await findPlace(transaction, String(cursor.key), cursor.id);
    if (cursor !== null && after === null) throw new Problem('invalid-cursor');
    const found: PlaceRow[] = [];
    for (const kind of kinds) found.push(...(await findPlaces(transaction, kind, { words, after, access })));
    const rows = found.sort(inOrder).slice(0, PAGE + 1);
    const page = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? page.at(-1) : undefined;
    const asked = { interaction, purpose: query.purpose, giverId: access.agentId };
    const entries = await loadEntries(core, transaction, page, asked);
    return {
      items: page.flatMap(({ kind, id }) => entries.get(`${kind} ${id}`) ?? []),
      next: last === undefined ? null : await writeCursor(core.signer, list, { key: last.kind, id: last.id }),
    };
  });
}

function inOrder(a: PlaceRow, b: PlaceRow): number {
  return compare(a.sort_name, b.sort_name) || compare(a.kind, b.kind) || compare(a.id, b.id);
}

/** By code points, as the database sorts. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  const [ours, theirs] = [[...a], [...b]];
  const at = ours.findIndex((sign, index) => sign !== theirs[index]);
  if (at === -1) return -1;
  return (ours[at]?.codePointAt(0) ?? 0) - (theirs[at]?.codePointAt(0) ?? -1);
}

const TABLES: Readonly<Record<DirectoryKind, { readonly table: string; readonly shown: string }>> = {
  agent: { table: 'agent', shown: 'e.active' },
  skill: { table: 'skill', shown: 'e.active' },
  team: { table: 'team', shown: 'e.active' },
  // Who is anonymous is found by nothing.
  contact: { table: 'contact', shown: 'e.removed_at IS NULL' },
};

async function findPlace(transaction: Transaction, kind: string, id: string): Promise<PlaceRow | null> {
  if (!Object.hasOwn(TABLES, kind)) return null;
  const { table } = TABLES[kind as DirectoryKind];
  const [row] = await transaction.query<PlaceRow>(
    `SELECT '${table}' AS kind, id, sort_name FROM ${table} WHERE id = $1`,
    [id],
  );
  return row ?? null;
}

/** The next entries of one kind, one more than a page. Every part of the condition is one that an index serves. */
async function findPlaces(
  transaction: Transaction,
  kind: DirectoryKind,
  { words, after, access }: Search,
): Promise<readonly PlaceRow[]> {
  const { table, shown } = TABLES[kind];
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => `$${String(parameters.push(value))}`;
  const where = [shown];
  if (kind === 'contact') where.push(`e.channel_id = ANY(${bind(access.channelIds)}::text[])`);
  if (after !== null) {
    const name = bind(after.sort_name);
    if (after.kind === kind) where.push(`(e.sort_name, e.id) > (${name}, ${bind(after.id)})`);
    else where.push(`e.sort_name ${after.kind < kind ? '>=' : '>'} ${name}`);
  }
  const begins = (alias: string, word: string): string =>
    `${alias}.kind = '${table}' AND ${alias}.word >= ${bind(word)} AND ${alias}.word < ${bind(word + LAST)}`;
  const [longest, ...others] = words;
  if (longest !== undefined)
    where.push(`e.id IN (SELECT w.id FROM name_word w WHERE ${begins('w', longest)})`);
  for (const [index, word] of others.entries()) {
    const alias = `w${String(index)}`;
    where.push(`EXISTS (SELECT 1 FROM name_word ${alias}
      WHERE ${alias}.organisation_id = e.organisation_id AND ${alias}.id = e.id AND ${begins(alias, word)})`);
  }
  return transaction.query<PlaceRow>(
    `SELECT '${table}' AS kind, e.id, e.sort_name FROM ${table} e WHERE ${where.join(' AND ')}
     ORDER BY e.sort_name, e.id LIMIT ${String(PAGE + 1)}`,
    parameters,
  );
}

/** For which interaction the entries of a page are asked, and by whom. */
interface Asked {
  readonly interaction: ReturnType<typeof takenFrom> | null;
  readonly purpose: DirectoryPurpose;
  readonly giverId: string;
}

async function loadEntries(
  core: Core,
  transaction: Transaction,
  page: readonly PlaceRow[],
  { interaction, purpose, giverId }: Asked,
): Promise<ReadonlyMap<string, WireDirectoryEntry>> {
  const since = presentSince(core, core.clock());
  const idsOf = (wanted: DirectoryKind): readonly string[] =>
    page.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  const agentIds = idsOf('agent');
  const entries = [
    ...(await loadAgentEntries(transaction, agentIds, since)),
    ...(await loadQueueEntries(transaction, 'skill', idsOf('skill'), since)),
    ...(await loadQueueEntries(transaction, 'team', idsOf('team'), since)),
    ...(await loadContactEntries(transaction, idsOf('contact'))),
  ];
  const obstacles = new Map<string, ReceiverObstacle | null>();
  if (interaction !== null) {
    const given = { interaction, purpose, giverId, since };
    for (const [id, obstacle] of await loadAgentObstacles(transaction, agentIds, given))
      obstacles.set(`agent ${id}`, obstacle);
    for (const kind of ['skill', 'team'] as const) {
      const queue = { kind, channelId: interaction.channelId, purpose };
      for (const [id, obstacle] of await loadQueueObstacles(transaction, idsOf(kind), queue))
        obstacles.set(`${kind} ${id}`, obstacle);
    }
  }
  return new Map(
    entries.map((entry) => {
      const key = `${entry.kind} ${entry.id}`;
      return [key, { ...entry, obstacle: obstacles.get(key) ?? null }];
    }),
  );
}
