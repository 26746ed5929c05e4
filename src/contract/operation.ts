import * as v from 'valibot';
import type { ProblemType } from './problem.ts';
import { cursor } from './scalars.ts';

/** One call of the API, from which routes, client, OpenAPI document and the test of every operation come. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`; parameters in braces are ids. */
  readonly path: string;
  readonly summary: string;
  readonly query?: v.GenericSchema;
  /** JSON body, or `bytes` for a file as it is. */
  readonly body?: v.GenericSchema | 'bytes';
  /** `version`: needs `If-Match` with the version read last. `key`: needs `Idempotency-Key`, made once a message. */
  readonly guard?: 'version' | 'key';
  /**
   * `agent`: bearer token. `signed`: the address itself carries an expiring signature. `own-page`: for pages of the panel's own origin
   * alone, as browsers tell by `Sec-Fetch-Site` and `Origin`; who is there says the session's cookie, if anything does. `none`: open.
   */
  readonly access: 'agent' | 'signed' | 'own-page' | 'none';
  readonly answer: {
    readonly status: 200 | 201 | 204;
    readonly schema: v.GenericSchema | 'bytes' | null;
  };
  /** Whether `If-None-Match` with the last `ETag` is answered by 304 where nothing has changed. */
  readonly tagged?: true;
  /** What it may answer instead, besides what every call may: `signed-out`, `rate-limited`, `unavailable`, `internal`. */
  readonly problems: readonly ProblemType[];
}

/** A page of a list, with where the next one begins. */
export const page = <TSchema extends v.GenericSchema>(item: TSchema) =>
  v.object({ items: v.array(item), next: v.nullable(cursor) });
