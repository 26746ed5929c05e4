import type { WireAgentToken } from '../../contract/sign-in.ts';
import type { Core } from '../core.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { sessionOver } from '../problem.ts';
import { toBase64Url } from '../signer.ts';
import { mintToken, TOKEN_SECONDS, type TokenSubject } from '../tokens.ts';
import { cookieHeader, cookieValue, readCookie, type SessionCookie } from './session-cookie.ts';
import { renewSession, type SessionStanding } from './session-rules.ts';

/** An agent of an organisation, by name. */
export interface SignedInAgent extends TokenSubject {
  readonly name: string;
}

interface SessionRow {
  readonly agent_id: string;
  readonly name: string;
  readonly active: boolean;
  readonly generation: number;
  readonly is_seen: boolean;
  readonly rotated_at: number;
  readonly created_at: number;
  readonly used_at: number;
}

/** Begins a session; resolves to the header that has the browser keep its cookie. */
export async function beginSession(
  core: Core,
  { organisationId, agentId }: TokenSubject,
  isSecure: boolean,
): Promise<string> {
  const id = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const now = core.clock();
  await core.database.inOrganisation(organisationId, async (transaction) =>
    transaction.query(
      `INSERT INTO agent_session (organisation_id, id_hash, agent_id, rotated_at, created_at, used_at)
       VALUES ($1, $2, $3, $4, $4, $4)`,
      [organisationId, await hashOf(id), agentId, now],
    ),
  );
  const seconds = core.timings.sessionMs / 1000;
  return cookieHeader(core.signer, { organisationId, id, generation: 0 }, { isSecure, seconds });
}

/** The agent of the request's session, and the header with its next cookie where there is one. Refuses where there is no session, or no more. `limit` counts its calls. */
export async function renewOf(
  core: Core,
  request: Request,
  { isSecure, limit }: { readonly isSecure: boolean; readonly limit: RateLimit },
): Promise<{ readonly agent: SignedInAgent; readonly header: string | null }> {
  const cookie = await readCookie(core.signer, request, isSecure);
  if (cookie !== null) limit(cookie.id);
  const found = cookie === null ? null : await useSession(core, cookie);
  // The cookie stays, worth nothing: this answer may reach a browser that has the next session's by then.
  if (cookie === null || found === null) throw sessionOver();
  const { agent, next, handsOut } = found;
  const seconds = (next.createdAt + core.timings.sessionMs - core.clock()) / 1000;
  const present = { ...cookie, generation: next.generation };
  return {
    agent,
    header: handsOut ? await cookieHeader(core.signer, present, { isSecure, seconds }) : null,
  };
}

async function useSession(
  core: Core,
  { organisationId, id, generation }: SessionCookie,
): Promise<{
  readonly agent: SignedInAgent;
  readonly next: SessionStanding;
  readonly handsOut: boolean;
} | null> {
  const idHash = await hashOf(id);
  return core.database.inOrganisation(organisationId, async (transaction) => {
    const [row] = await transaction.query<SessionRow>(
      `SELECT s.agent_id, a.name, a.active, s.generation, s.is_seen, s.rotated_at, s.created_at, s.used_at
       FROM agent_session s JOIN agent a ON a.organisation_id = s.organisation_id AND a.id = s.agent_id
       WHERE s.id_hash = $1 FOR UPDATE OF s`,
      [idHash],
    );
    if (row === undefined) return null;
    const renewal = row.active
      ? renewSession(standingOf(row), { generation, now: core.clock() }, core.timings)
      : ({ kind: 'ended' } as const);
    if (renewal.kind !== 'kept') {
      await transaction.query('DELETE FROM agent_session WHERE id_hash = $1', [idHash]);
      if (renewal.kind === 'replayed') core.log.warn('session-replayed', { organisation: organisationId });
      return null;
    }
    const { next, handsOut } = renewal;
    await transaction.query(
      'UPDATE agent_session SET generation = $2, is_seen = $3, rotated_at = $4, used_at = $5 WHERE id_hash = $1',
      [idHash, next.generation, next.isSeen, next.rotatedAt, next.usedAt],
    );
    return { agent: { organisationId, agentId: row.agent_id, name: row.name }, next, handsOut };
  });
}

/** Ends the request's session, if there is one; resolves to the header that has the browser forget its cookie, null where it came with none. */
export async function endSessionOf(core: Core, request: Request, isSecure: boolean): Promise<string | null> {
  if (cookieValue(request, isSecure) === null) return null;
  const cookie = await readCookie(core.signer, request, isSecure);
  if (cookie !== null) {
    const idHash = await hashOf(cookie.id);
    await core.database.inOrganisation(cookie.organisationId, (transaction) =>
      transaction.query('DELETE FROM agent_session WHERE id_hash = $1', [idHash]),
    );
  }
  return cookieHeader(core.signer, null, { isSecure, seconds: 0 });
}

/** A fresh token for an agent, as the contract hands it out. */
export async function tokenFor(core: Core, agent: SignedInAgent): Promise<WireAgentToken> {
  return {
    token: await mintToken(core.secret, agent, { now: core.clock() }),
    expiresInSeconds: TOKEN_SECONDS,
    organisationId: agent.organisationId,
    agent: { id: agent.agentId, name: agent.name },
  };
}

function standingOf({ generation, is_seen, rotated_at, created_at, used_at }: SessionRow): SessionStanding {
  return { generation, isSeen: is_seen, rotatedAt: rotated_at, createdAt: created_at, usedAt: used_at };
}

async function hashOf(id: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id));
  return toBase64Url(new Uint8Array(digest));
}
