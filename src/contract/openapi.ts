import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { OPERATIONS, type Operation } from './operations.ts';
import { problem, PROBLEM_STATUS, problemUri, type ProblemType } from './problem.ts';

type Json = Record<string, unknown>;

/** What every call may answer besides what its row names. */
const EVERYWHERE: readonly ProblemType[] = ['rate-limited', 'unavailable', 'internal'];

/** The OpenAPI 3.1 document of version 1, made from the rows of `OPERATIONS` and their schemas. */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [operationId, operation] of Object.entries<Operation>(OPERATIONS)) {
    const item = (paths[`/api/v1${operation.path}`] ??= {});
    item[operation.method.toLowerCase()] = describe(operationId, operation);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Inlay', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        agent: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        // Over http, on one machine, it is called `inlay-session`.
        session: { type: 'apiKey', in: 'cookie', name: '__Host-inlay-session' },
      },
      schemas: { Problem: schemaOf(problem) },
    },
  };
}

function describe(operationId: string, operation: Operation): Json {
  const parameters = [...pathParameters(operation), ...queryParameters(operation), ...guards(operation)];
  return {
    operationId,
    summary: operation.summary,
    security: securityOf(operation),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body === undefined ? {} : { requestBody: requestBody(operation.body) }),
    responses: {
      [operation.answer.status]: success(operation),
      ...(operation.tagged === true ? { 304: { description: 'Nothing has changed' } } : {}),
      ...problems(operation),
    },
  };
}

/** A session's cookie alone says who asks where a call may be answered that there is none. */
function securityOf({ access, problems }: Operation): Json[] {
  if (access === 'agent') return [{ agent: [] }];
  return access === 'own-page' && problems.includes('signed-out') ? [{ session: [] }] : [];
}

function pathParameters({ path }: Operation): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' },
  }));
}

function queryParameters({ query }: Operation): Json[] {
  if (query === undefined) return [];
  const schema = schemaOf(query);
  const required = (schema['required'] ?? []) as string[];
  return Object.entries((schema['properties'] ?? {}) as Record<string, Json>).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: property,
    ...(property['type'] === 'array' ? { style: 'form', explode: true } : {}),
  }));
}

function guards({ guard, tagged }: Operation): Json[] {
  if (tagged === true) {
    return [
      {
        name: 'If-None-Match',
        in: 'header',
        required: false,
        description: 'What `ETag` gave last',
        schema: { type: 'string', pattern: '^"[a-z0-9]+"$' },
      },
    ];
  }
  if (guard === 'version') {
    return [
      {
        name: 'If-Match',
        in: 'header',
        required: true,
        description: 'The version read last, in quotes, as `ETag` gave it',
        schema: { type: 'string', pattern: '^"[0-9]+"$' },
      },
    ];
  }
  if (guard === 'key') {
    return [
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        description: 'Made by the client once a message; the same key again gets the first answer',
        schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' },
      },
    ];
  }
  return [];
}

function requestBody(body: v.GenericSchema | 'bytes'): Json {
  return {
    required: true,
    content:
      body === 'bytes'
        ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
        : { 'application/json': { schema: schemaOf(body) } },
  };
}

function success({ answer, summary, path }: Operation): Json {
  if (answer.schema === null) return { description: summary };
  if (answer.schema === 'bytes') {
    return { description: summary, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } };
  }
  return {
    description: summary,
    content: {
      'application/json': { schema: schemaOf(answer.schema) },
      ...(path === '/events' ? { 'text/event-stream': { schema: { type: 'string' } } } : {}),
    },
  };
}

function problems(operation: Operation): Record<string, Json> {
  const types = [
    ...operation.problems,
    ...(operation.access === 'agent' ? (['signed-out'] as const) : []),
    ...(operation.body === undefined || operation.body === 'bytes'
      ? []
      : (['unsupported-media-type', 'body-too-large'] as const)),
    ...EVERYWHERE,
  ];
  const byStatus = new Map<number, Set<ProblemType>>();
  for (const type of types) {
    const status = PROBLEM_STATUS[type];
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(type));
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: [...names].join(', '),
        content: {
          'application/problem+json': {
            schema: {
              allOf: [
                { $ref: '#/components/schemas/Problem' },
                { properties: { type: { enum: [...names].map(problemUri) }, status: { const: status } } },
              ],
            },
          },
        },
      },
    ]),
  );
}

/** What can't be said in JSON Schema (custom checks) is left out of it; the server still checks it. */
function schemaOf(schema: v.GenericSchema): Json {
  const { $schema: _dialect, ...rest } = toJsonSchema(schema, {
    errorMode: 'ignore',
    typeMode: 'input',
  }) as Json;
  return rest;
}
