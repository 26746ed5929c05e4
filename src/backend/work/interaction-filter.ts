import type { Access } from '../access.ts';
import type { AgentCall } from '../http/call.ts';
import { storableText } from '../gateways/webhook-body.ts';
import { statusesOf } from '../../model/status.ts';
import { containing, foldForSearch } from './search-text.ts';

type Filter = AgentCall<'countInteractions'>['query'];

/** A condition in SQL over `i` and `c` of `SELECT_INTERACTION`, with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * What narrows a list, for what the agent may see: the same as `matchesFilter` of the model, and the search that only the
 * database can do. Values never become part of the statement's text.
 */
export function filterCondition(filter: Filter, access: Access): Condition {
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => `$${String(parameters.push(value))}`;
  const sql = [`i.channel_id = ANY(${bind(access.channelIds)}::text[])`];
  const oneOf = (column: string, values: readonly string[] | undefined): void => {
    if (values !== undefined && values.length > 0) sql.push(`${column} = ANY(${bind(values)}::text[])`);
  };
  const sharesOne = (column: string, values: readonly string[] | undefined): void => {
    if (values !== undefined && values.length > 0)
      sql.push(`${column} && ${bind(values.map(storableText))}::text[]`);
  };

  if (filter.queue !== undefined) oneOf('i.status', statusesOf(filter.queue));
  if (filter.assignment === 'mine') {
    const agent = bind(access.agentId);
    sql.push(`(i.assignee_id = ${agent} OR i.offer_agent_id = ${agent})`);
  }
  if (filter.assignment === 'assigned') sql.push('i.assignee_id IS NOT NULL');
  if (filter.assignment === 'unassigned') sql.push('i.assignee_id IS NULL');
  oneOf('i.channel_id', filter.channelIds);
  oneOf('i.platform', filter.platforms);
  oneOf('i.status', filter.statuses);
  sharesOne('i.topics', filter.topics);
  sharesOne('(i.tags || i.message_tags)', filter.tags);
  sharesOne('c.groups', filter.contactGroups);
  if (filter.visibility !== undefined) sql.push(`i.visibility = ${bind(filter.visibility)}`);

  const search = storableText(filter.search ?? '').trim();
  if (search !== '') {
    const pattern = bind(containing(foldForSearch(search)));
    sql.push(`(i.id = ${bind(search)} OR c.folded LIKE ${pattern}
      OR EXISTS (SELECT 1 FROM unnest(i.tags || i.message_tags) AS tag WHERE tag ILIKE ${bind(containing(search))})
      OR EXISTS (SELECT 1 FROM message m WHERE m.organisation_id = i.organisation_id
        AND m.interaction_id = i.id AND m.folded LIKE ${pattern}))`);
  }
  return { sql: sql.join(' AND '), parameters };
}
