import type * as v from 'valibot';
import type { templateList } from '../../contract/template.ts';
import type { MessageTemplate } from '../../model/template.ts';
import { takesTemplates } from '../../model/template-send.ts';
import { changeIn } from '../change.ts';
import { gatewayAccount, readIn, type Core } from '../core.ts';
import type { Transaction } from '../database/database.ts';
import type { Gateway } from '../gateways/gateway.ts';
import type { AgentCall } from '../http/call.ts';
import { Problem } from '../problem.ts';
import { rulesOf, type ChannelRow } from '../rows/channel-row.ts';
import { toTime } from '../rows/times.ts';
import { requireAccess } from './require.ts';

/** An account's templates as they were known at a time, epoch milliseconds. */
export interface KnownTemplates {
  readonly templates: readonly MessageTemplate[];
  readonly unsupported: number;
  readonly fetchedAt: number;
  /** Whether the network could not be asked now. */
  readonly stale: boolean;
}

/** A network that has answered, or failed to, is left alone for so long, whoever wants to hear anew. */
const LEFT_ALONE_MS = 5_000;
/** So long an agent waits for a network's answer at the most. */
const DEADLINE_MS = 15_000;

/** What the network has approved for a channel of the agent's, in all languages or one. */
export async function listTemplates(
  core: Core,
  { caller, params, query }: AgentCall<'listTemplates'>,
): Promise<v.InferInput<typeof templateList>> {
  const channel = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    if (!access.features.includes('templates')) throw new Problem('feature-off', { detail: 'templates' });
    const [row] = access.channelIds.includes(params.channelId)
      ? await transaction.query<ChannelRow>('SELECT * FROM channel WHERE id = $1', [params.channelId])
      : [];
    if (row === undefined || !takesTemplates(rulesOf(row))) throw new Problem('not-found');
    return row;
  });
  const known = await freshTemplates(core, channel, query.refresh === 'true' ? LEFT_ALONE_MS : null);
  return {
    // Readonly in the model, plain on the wire.
    items: known.templates.filter(
      ({ language }) => query.language === undefined || language === query.language,
    ) as v.InferInput<typeof templateList>['items'],
    fetchedAt: toTime(known.fetchedAt),
    stale: known.stale,
    unsupported: known.unsupported,
  };
}

/**
 * A channel's templates, asked of the network where they are older than so many milliseconds (null: the usual time). Where that can't
 * answer, those that were known before; without any the call is refused as not possible now.
 */
export async function freshTemplates(
  core: Core,
  channel: ChannelRow,
  maxAgeMs: number | null = null,
): Promise<KnownTemplates> {
  const known = await readIn(core, channel.organisation_id, (transaction) =>
    loadTemplates(transaction, channel.id),
  );
  if (known !== null && core.clock() - known.fetchedAt < (maxAgeMs ?? core.timings.templatesFreshMs))
    return known;
  const gateway = core.gateways.get(channel.gateway_id);
  if (gateway?.templates === undefined)
    return { templates: [], unsupported: 0, fetchedAt: core.clock(), stale: false };
  try {
    return await askOnce(core, channel, gateway.templates.bind(gateway));
  } catch (error) {
    core.log.error('templates-not-listed', error, { gateway: channel.gateway_id, channel: channel.id });
    if (known === null) throw new Problem('unavailable', { retryAfterSeconds: 10 });
    return { ...known, stale: true };
  }
}

/** An asking that goes on, or that failed then (epoch milliseconds); of one that succeeded the database knows. */
interface Asking {
  readonly answer: Promise<KnownTemplates>;
  failedAt: number | null;
}

const askings = new WeakMap<Core, Map<string, Asking>>();

/** Asks a network, or joins who is asking it already or has just done so in vain. */
function askOnce(
  core: Core,
  channel: ChannelRow,
  list: NonNullable<Gateway['templates']>,
): Promise<KnownTemplates> {
  const ofCore = askings.get(core) ?? new Map<string, Asking>();
  askings.set(core, ofCore);
  const key = JSON.stringify([channel.organisation_id, channel.id]);
  const before = ofCore.get(key);
  if (before !== undefined && (before.failedAt === null || core.clock() - before.failedAt < LEFT_ALONE_MS))
    return before.answer;
  const ask = async (): Promise<KnownTemplates> => {
    const account = gatewayAccount(core, channel.gateway_id, channel.account_network_id);
    return keepTemplates(core, channel, await list(account, AbortSignal.timeout(DEADLINE_MS)));
  };
  const asking: Asking = { answer: ask(), failedAt: null };
  ofCore.set(key, asking);
  asking.answer.then(
    () => void ofCore.delete(key),
    () => {
      asking.failedAt = core.clock();
    },
  );
  return asking.answer;
}

/** What was known last of a channel's templates; null where nobody has asked yet. */
export async function loadTemplates(
  transaction: Transaction,
  channelId: string,
): Promise<KnownTemplates | null> {
  const [row] = await transaction.query<{
    fetched_at: number;
    templates: readonly MessageTemplate[];
    unsupported: number;
  }>('SELECT fetched_at, templates, unsupported FROM template_list WHERE channel_id = $1', [channelId]);
  if (row === undefined) return null;
  return { templates: row.templates, unsupported: row.unsupported, fetchedAt: row.fetched_at, stale: false };
}

function keepTemplates(
  core: Core,
  { organisation_id, id }: ChannelRow,
  { templates, unsupported }: Pick<KnownTemplates, 'templates' | 'unsupported'>,
): Promise<KnownTemplates> {
  return changeIn(core, organisation_id, async ({ transaction, now }) => {
    await transaction.query(
      `INSERT INTO template_list (organisation_id, channel_id, fetched_at, templates, unsupported) VALUES ($1, $2, $3, $4::jsonb, $5)
       ON CONFLICT (organisation_id, channel_id) DO UPDATE SET fetched_at = EXCLUDED.fetched_at,
         templates = EXCLUDED.templates, unsupported = EXCLUDED.unsupported`,
      [organisation_id, id, now, JSON.stringify(templates), unsupported],
    );
    return { templates, unsupported, fetchedAt: now, stale: false };
  });
}
