import type { Change } from '../change.ts';
import { sqlState } from '../database/database.ts';
import { Problem } from '../problem.ts';

/** Postgres waited for a lock for as long as it may. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Makes the key this transaction's, or gives the answer that it got before. Whoever comes at the same time waits here. Refuses a key
 * that was used for something else.
 */
export async function claimKey<T extends object>(
  { transaction, organisationId, now }: Change,
  { agentId, key, hash }: { readonly agentId: string; readonly key: string; readonly hash: string },
): Promise<T | null> {
  try {
    const [claimed] = await transaction.query(
      `INSERT INTO idempotency (organisation_id, agent_id, key, request_hash, at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [organisationId, agentId, key, hash, now],
    );
    if (claimed !== undefined) return null;
  } catch (error) {
    if (sqlState(error) === LOCK_NOT_AVAILABLE)
      throw new Problem('idempotency-key-in-use', { retryAfterSeconds: 1 });
    throw error;
  }
  const [before] = await transaction.query<{ request_hash: string; answer: T | null }>(
    'SELECT request_hash, answer FROM idempotency WHERE agent_id = $1 AND key = $2',
    [agentId, key],
  );
  if (before === undefined || before.answer === null)
    throw new Problem('idempotency-key-in-use', { retryAfterSeconds: 1 });
  if (before.request_hash !== hash) throw new Problem('idempotency-key-reused');
  return before.answer;
}

/** A digest of what was asked for, so that a key used for something else is seen. */
export async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
