import { isFraming, isObject, isText, type Rule } from '../../src/panel/config.ts';
import { HOST_PARTS, isOrganisation, isWords } from '../../src/panel/host-config.ts';
import { HOST_NAMES, HOSTS } from '../hosts.ts';
import { ABOUT } from './about.ts';
import { adminRule, withAdminDefaults } from './admin-config.ts';
import { HTTPS_ORIGIN, ORIGIN } from './patterns.ts';

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** How a check that is written as a function is written in a schema. */
const WRITTEN = new Map<unknown, JsonSchema>([
  [isText, { type: 'string', minLength: 1 }],
  [isFraming, { type: 'string', pattern: `^self$|${ORIGIN.source}` }],
  [isOrganisation, { type: 'string', pattern: HTTPS_ORIGIN.source }],
  [isWords, { type: 'object', additionalProperties: { type: 'string', minLength: 1 } }],
]);

/**
 * The JSON Schema (draft 7, which editors know best) of the file that an administrator writes, made of the rules by which it is checked,
 * with what each field is for and what it is where it is left out.
 *
 * @throws where a field has no words, or a rule no way to be written.
 */
export function configSchema(): JsonSchema {
  const rule = adminRule() as { fields: Readonly<Record<string, Rule>> };
  const schema = schemaOf(rule, []);
  const host = (schema['properties'] as Record<string, JsonSchema>)['host'] ?? {};
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'inlay.config.json',
    ...schema,
    properties: {
      ...(schema['properties'] as object),
      host: {
        ...host,
        allOf: Object.keys(HOST_PARTS).map((name) => ({
          if: { type: 'object', properties: { kind: { const: name } }, required: ['kind'] },
          then: { type: 'object', required: [name], properties: { [name]: {} } },
        })),
      },
    },
  };
}

/** The schema as its file holds it. */
export function schemaText(): string {
  return `${JSON.stringify(configSchema(), null, 2)}\n`;
}

/** A configuration in which nothing stands but the parts that can. */
const BARE = {
  host: { dynamics: {}, salesforce: {} },
  manifest: Object.fromEntries(HOST_NAMES.map((name) => [name, HOSTS[name].part.parts])),
};

/** What stands at a path where it is left out and what is around it is there; undefined where nothing does. */
function defaultAt(path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined),
    withAdminDefaults(without(BARE, path)),
  );
}

function without(value: unknown, [name = '', ...rest]: readonly string[]): unknown {
  if (!isObject(value)) return value;
  const { [name]: at, ...others } = value;
  return rest.length === 0 || at === undefined ? others : { ...others, [name]: without(at, rest) };
}

function schemaOf(rule: Rule, path: readonly string[]): JsonSchema {
  if (typeof rule === 'function') {
    const { pattern, written = pattern && { type: 'string', pattern: pattern.source } } = {
      written: WRITTEN.get(rule),
      ...(rule as { readonly pattern?: RegExp; readonly written?: JsonSchema }),
    };
    if (written === undefined) throw new Error(`${path.join('.')}: this rule has no way to be written`);
    return written;
  }
  if (Array.isArray(rule)) return { enum: rule };
  if ('maybe' in rule) {
    const inner = schemaOf(rule.maybe, path);
    return rule.none === null ? { anyOf: [inner, { type: 'null' }] } : inner;
  }
  if ('each' in rule)
    return {
      type: 'array',
      items: schemaOf(rule.each, [...path, '*']),
      ...(rule.least === undefined && { minItems: 1 }),
    };
  if (!('fields' in rule)) throw new Error(`${path.join('.')}: this rule has no way to be written`);
  const fields = Object.entries(rule.fields).map(([name, field]) => {
    const at = [...path, name];
    const standard = defaultAt(at);
    // What stands in an object says so itself.
    const isWhole = 'fields' in ('maybe' in field ? (field.maybe as object) : field);
    return {
      name,
      isRequired: standard === undefined && !('maybe' in field && field.none === undefined),
      schema: {
        description: about(at),
        ...schemaOf(field, at),
        ...(standard !== undefined && !isWhole && { default: standard }),
      },
    };
  });
  const required = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  return {
    ...(path.length === 0 && { description: about(path) }),
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
  };
}

function about(path: readonly string[]): string {
  const words = ABOUT[path.join('.')];
  if (words === undefined) throw new Error(`${path.join('.')}: nothing says what this field is for`);
  return words;
}
