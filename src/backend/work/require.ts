import type { Feature, Permission } from '../../model/agent.ts';
import { loadAccess, type Access } from '../access.ts';
import type { Transaction } from '../database/database.ts';
import { Problem, signedOut } from '../problem.ts';
import { lockInteraction, type InteractionRow } from '../rows/interaction-row.ts';
import type { Change } from '../change.ts';
import type { VerifiedToken } from '../tokens.ts';

/** The caller's access; refuses an agent who is no more. */
export async function requireAccess(transaction: Transaction, caller: VerifiedToken): Promise<Access> {
  const access = await loadAccess(transaction, caller.agentId);
  if (access === null) throw signedOut();
  return access;
}

/** An interaction that the agent may see; what is not there and what is not theirs to see are refused alike. */
export async function requireInteraction(
  transaction: Transaction,
  access: Access,
  id: string,
): Promise<InteractionRow> {
  const [row] = await transaction.query<InteractionRow>('SELECT * FROM interaction WHERE id = $1', [id]);
  return visible(row ?? null, access);
}

/** As `requireInteraction`, and nobody else changes it until the transaction ends. */
export async function requireLocked(
  transaction: Transaction,
  access: Access,
  id: string,
): Promise<InteractionRow> {
  return visible(await lockInteraction(transaction, id), access);
}

/** As `requireLocked`, for a change of what the caller has read last: refuses where it has changed since. */
export async function requireCurrent(
  change: Change,
  access: Access,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<InteractionRow> {
  const row = await requireLocked(change.transaction, access, id);
  if (row.version !== version) throw new Problem('stale-version', { current: await change.present(row.id) });
  return row;
}

function visible(row: InteractionRow | null, access: Access): InteractionRow {
  if (row === null || !access.channelIds.includes(row.channel_id)) throw new Problem('not-found');
  return row;
}

/** Refuses an agent without this permission. */
export function requirePermission(access: Access, permission: Permission): void {
  if (!access.permissions.includes(permission)) throw lacksPermission(permission);
}

/** Refuses where the administrator has switched this off. */
export function requireFeature(access: Access, feature: Feature): void {
  if (!access.features.includes(feature)) throw new Problem('feature-off', { detail: feature });
}

/** What an agent is told who lacks a permission. */
export function lacksPermission(permission: Permission): Problem {
  return new Problem('forbidden', { detail: `Needs the permission ${permission}` });
}
