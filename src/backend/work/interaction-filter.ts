import type { Access } from '../access.ts';
import type { AgentCall } from '../http/call.ts';
import { storableText } from '../gateways/webhook-body.ts';
import type { Transaction } from '../database/database.ts';
import { containing, searchedTexts } from './search-text.ts';

type Filter = AgentCall<'countInteractions'>['query'];

/** A condition in SQL over `i`, and over `c` where it needs the contact, with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** What the condition is of: the interaction, with its contact where one is asked about. */
  readonly from: string;
}

/** A label that more interactions than this have is no way to find them, and is looked for along the list's order. */
const RARE = 2_000;
/** So many of the newest messages and contacts that match a search count. */
const MOST_FOUND = 5_000;
/** So many of the newest are looked at where there is no index for a search. */
const LOOKED_AT = 20_000;

/**
 * What narrows a list, for what the agent may see: the same as `matchesFilter` of the model, and the search that only the
 * database can do. Values never become part of the statement's text.
 */
export async function filterCondition(
  transaction: Transaction,
  filter: Filter,
  access: Access,
): Promise<Condition> {
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => `$${String(parameters.push(value))}`;
  const sql = [`i.channel_id = ANY(${bind(access.channelIds)}::text[])`];
  let from = 'interaction i';
  const oneOf = (column: string, values: readonly string[] | undefined): void => {
    if (values !== undefined && values.length > 0) sql.push(`${column} = ANY(${bind(values)}::text[])`);
  };
  const sharesOne = async (kind: string, column: string, values: readonly string[] = []): Promise<void> => {
    if (values.length === 0) return;
    const labels = values.map(storableText);
    const [row] = await transaction.query<{ ids: string[] | null }>(
      'SELECT inlay_labelled($1, $2, $3) AS ids',
      [kind, labels, RARE],
    );
    const ids = row?.ids ?? null;
    if (ids === null) sql.push(`${column} && ${bind(labels)}::text[]`);
    else sql.push(`i.id = ANY(${bind(ids)}::text[])`);
    if (ids === null && kind === 'contact-group')
      from = 'interaction i JOIN contact c ON c.organisation_id = i.organisation_id AND c.id = i.contact_id';
  };

  if (filter.queue !== undefined) sql.push(`i.queue = ${bind(filter.queue)}`);
  if (filter.assignment === 'mine') {
    const agent = bind(access.agentId);
    sql.push(`(i.assignee_id = ${agent} OR i.offer_agent_id = ${agent})`);
  }
  if (filter.assignment === 'assigned') sql.push('i.assignee_id IS NOT NULL');
  if (filter.assignment === 'unassigned') sql.push('i.assignee_id IS NULL');
  oneOf('i.channel_id', filter.channelIds);
  oneOf('i.platform', filter.platforms);
  oneOf('i.status', filter.statuses);
  await sharesOne('topic', 'i.topics', filter.topics);
  await sharesOne('tag', '(i.tags || i.message_tags)', filter.tags);
  await sharesOne('contact-group', 'c.groups', filter.contactGroups);
  if (filter.visibility !== undefined) sql.push(`i.visibility = ${bind(filter.visibility)}`);

  const search = storableText(filter.search ?? '').trim();
  if (search !== '') sql.push(`i.id = ANY(${bind(await findInteractions(transaction, search))}::text[])`);
  return { sql: sql.join(' AND '), parameters, from };
}

/** What a search finds: one by its id, by a tag that agents know, by what a message says or who the contact is. */
async function findInteractions(transaction: Transaction, search: string): Promise<readonly string[]> {
  const [typed = '', digits] = searchedTexts(search);
  const [row] = await transaction.query<{
    found: string[];
    tagged: string[] | null;
    called: string[] | null;
  }>(
    `SELECT inlay_found($1, $3, $4) AS found, inlay_labelled('tag', (SELECT COALESCE(array_agg(label), '{}') FROM word
       WHERE kind = 'tag' AND label ILIKE $2), $3) AS tagged,
       CASE WHEN $5::text IS NOT NULL THEN inlay_found($5, $3, $4) END AS called`,
    [
      containing(typed),
      containing(search),
      MOST_FOUND,
      LOOKED_AT,
      digits === undefined ? null : containing(digits),
    ],
  );
  return [...new Set([search, ...(row?.found ?? []), ...(row?.tagged ?? []), ...(row?.called ?? [])])];
}
