import { cors } from 'hono/cors';
import { routePath } from 'hono/route';
import * as v from 'valibot';
import { contactCard } from '../../contract/contact.ts';
import { interaction } from '../../contract/interaction.ts';
import { OPERATIONS, type Operation, type OperationId } from '../../contract/operations.ts';
import { quickReply } from '../../contract/quick-reply.ts';
import { placedNote } from '../../contract/note.ts';
import { id } from '../../contract/scalars.ts';
import type { Core } from '../core.ts';
import { sqlState } from '../database/database.ts';
import { invalidField, Problem, signedOut } from '../problem.ts';
import { verifyToken, type VerifiedToken } from '../tokens.ts';
import { createApiRouter, type ApiRouter } from './api-router.ts';
import type { Call, Handlers } from './call.ts';
import { createRateLimit } from './rate-limit.ts';
import { readJson } from './read-body.ts';
import { readQuery } from './read-query.ts';

/** A handler after its types have been left behind; the row says what it is given. */
type AnyHandler = (call: Call<OperationId> & { readonly caller: VerifiedToken }) => Promise<unknown>;

/** What is beside the operations of the contract: webhooks, the API's description. */
export type MoreRoutes = (app: ApiRouter) => void;

/** Answers everything below `/api/v1` by the rows of `OPERATIONS`. */
export function createRouter(
  core: Core,
  handlers: Handlers,
  options: { readonly origins: readonly string[]; readonly more: MoreRoutes },
): ApiRouter {
  const app = createApiRouter();
  const limitWrites = createRateLimit(core.limits.writes, core.clock);
  app.use(
    cors({
      origin: [...options.origins],
      allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowHeaders: [
        'Authorization',
        'Content-Type',
        'Idempotency-Key',
        'If-Match',
        'If-None-Match',
        'Last-Event-ID',
        'Range',
      ],
      exposeHeaders: ['ETag', 'Retry-After', 'Content-Range', 'Accept-Ranges'],
      maxAge: 600,
    }),
  );

  for (const [operationId, row] of Object.entries<Operation>(OPERATIONS)) {
    const handler = handlers[operationId as OperationId] as AnyHandler;
    const path = row.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(row.method, path, async (context) => {
      const request = context.req.raw;
      const caller = row.access === 'agent' ? await authenticate(core, request) : NOBODY;
      if (row.access === 'agent' && row.method !== 'GET')
        limitWrites(`${caller.organisationId} ${caller.agentId}`);
      const params = context.req.param() as unknown as Record<string, string>;
      for (const value of Object.values(params)) if (!v.is(id, value)) throw new Problem('not-found');
      const call = {
        caller,
        params,
        query: row.query === undefined ? undefined : readQuery(row.query, new URL(request.url).searchParams),
        version: row.guard === 'version' ? readVersion(request) : 0,
        key: row.guard === 'key' ? readKey(request) : '',
        body:
          row.body === undefined || row.body === 'bytes'
            ? undefined
            : await readJson(row.body, request, core.limits.bodyBytes),
        request,
      };
      return toResponse(row, await handler(call as Parameters<AnyHandler>[0]));
    });
  }
  options.more(app);

  app.notFound(() => new Problem('not-found').toResponse());
  app.onError((error, context) => {
    if (error instanceof Problem) return error.toResponse();
    const problem = toProblem(error);
    core.log.error('call-failed', error, {
      method: context.req.method,
      path: routePath(context),
      problem: problem.type,
    });
    return problem.toResponse();
  });
  return app;
}

const NOBODY: VerifiedToken = { organisationId: '', agentId: '', expiresAt: 0 };

async function authenticate(core: Core, request: Request): Promise<VerifiedToken> {
  const [, token] = /^Bearer +([\w.-]{1,4096})$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const caller = token === undefined ? null : await verifyToken(core.secret, token, core.clock());
  if (caller === null) throw signedOut();
  return caller;
}

function readVersion(request: Request): number {
  const header = request.headers.get('if-match');
  if (header === null)
    throw new Problem('version-required', {
      fields: [{ field: 'If-Match', expected: 'the version in quotes, as ETag gave it' }],
    });
  const [, digits] = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim()) ?? [];
  if (digits === undefined) throw invalidField('If-Match', 'a version in quotes, as ETag gave it');
  return Number(digits);
}

function readKey(request: Request): string {
  const key = request.headers.get('idempotency-key')?.trim();
  if (!v.is(id, key)) throw invalidField('Idempotency-Key', '1 to 64 letters, digits, _ or -');
  return key;
}

function toResponse(row: Operation, answer: unknown): Response {
  if (answer instanceof Response) return answer;
  const headers = new Headers({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  if (
    row.answer.schema === interaction ||
    row.answer.schema === quickReply ||
    row.answer.schema === placedNote ||
    row.answer.schema === contactCard
  )
    headers.set('etag', `"${String((answer as { readonly version: number }).version)}"`);
  return new Response(JSON.stringify(answer), { status: row.answer.status, headers });
}

/** Errors of the database by what the caller can do: come again, or nothing. */
function toProblem(error: unknown): Problem {
  const state = sqlState(error) ?? '';
  const passes = /^(08|53|57|40|55)/.test(state) || isConnectionError(error);
  return passes ? new Problem('unavailable', { retryAfterSeconds: 1 }) : new Problem('internal');
}

function isConnectionError(error: unknown): boolean {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'EPIPE';
}
