import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adminRule,
  MANIFEST_RULE,
  parseAdminConfig,
  withAdminDefaults,
} from '../../manifests/config/admin-config.ts';
import { configSchema } from '../../manifests/config/config-schema.ts';
import { readJson } from '../../manifests/config/read-json.ts';
import { HOST_NAMES } from '../../manifests/hosts.ts';
import { fits, isObject, type Rule } from '../../src/panel/config.ts';
import { parseConfig } from '../../src/panel/config-check.ts';

const ajv = new Ajv({ strict: true, allErrors: true });
const takes = ajv.compile(configSchema());
const examples = readdirSync('manifests/examples').map((name) => ({
  name,
  text: readFileSync(`manifests/examples/${name}`, 'utf8'),
}));

describe('the schema of the configuration', () => {
  it('says of every field what it is for', () => {
    const fields = (schema: unknown): string[] =>
      isObject(schema)
        ? Object.entries((schema['properties'] ?? {}) as object).flatMap(
            ([name, field]: [string, unknown]) => [
              ...(isObject(field) && typeof field['description'] === 'string' ? [] : [name]),
              ...fields(field),
            ],
          )
        : [];
    expect(fields(configSchema())).toEqual([]);
  });

  it.each(examples)('takes the example $name, and so does the command', ({ text }) => {
    const json = readJson(text);
    expect(json).toMatchObject({ ok: true });
    const value = json.ok ? json.value : null;
    expect(takes(value) || takes.errors).toBe(true);
    expect(parseAdminConfig(value)).toMatchObject({ ok: true });
  });

  it.each(examples)(
    'is named in the example $name, in which comments say what fields are for',
    ({ text }) => {
      expect(text).toContain('"$schema": "../inlay.config.schema.json"');
      const fields = text.match(/^ *"(?!\$schema|host"|manifest"|hosts")\w+":/gm) ?? [];
      expect(text.match(/^ *\/\/ /gm)?.length ?? 0).toBeGreaterThan(fields.length * 0.6);
    },
  );

  it('has an example of each host', () => {
    const named = examples.flatMap(({ text }) => {
      const json = readJson(text);
      const config = json.ok ? parseAdminConfig(json.value) : null;
      return config?.ok === true ? config.config.manifest.hosts : [];
    });
    expect([...new Set(named)].sort()).toEqual([...HOST_NAMES].sort());
  });

  it('takes what the check takes, and nothing else', () => {
    fc.assert(
      fc.property(configs(), (value) => {
        const checked = fits(withAdminDefaults(value), ruleFor(value));
        expect({ value, takes: takes(value) }).toEqual({ value, takes: checked });
      }),
      { numRuns: 1_500 },
    );
  });

  it('takes what the panel takes, and nothing else', () => {
    fc.assert(
      fc.property(configs(), (value) => {
        const { manifest: _, ...panel } = value;
        expect({ panel, takes: takes(panel) }).toEqual({ panel, takes: parseConfig(panel).ok });
      }),
      { numRuns: 1_500 },
    );
  });

  it.each([
    ['https://crm.example', true],
    ['http://127.0.0.1:8080', true],
    ['https://[::1]:8443', true],
    ['https://CRM.example', false],
    ['https://crm.example:443', false],
    ['http://crm.example:80', false],
    ['http://crm.example:443', true],
    ['https://crm.example:65536', false],
    ['https://1.2.3', false],
    ['https://256.1.1.1', false],
    ['https://*.example', false],
    ['https://a;script-src', false],
    ['https://crm.example/', false],
    ['https://a@crm.example', false],
    ['ftp://crm.example', false],
    ['null', false],
    ['self', true],
  ])('says of the origin %s whether it is one: %s', (origin, isOne) => {
    const value = { backend: { url: '/api/v1' }, host: { allowedOrigins: [origin] } };
    expect(parseConfig(value).ok).toBe(isOne);
    expect(takes(value)).toBe(isOne);
  });
});

function ruleFor(value: unknown): Rule {
  const host = isObject(value) ? value['host'] : undefined;
  return adminRule(isObject(host) ? host['kind'] : undefined);
}

/** Configurations in which most is right, and a few places are not. */
function configs(): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const dynamics = { organisations: ['https://contoso.crm4.dynamics.com'] };
  const salesforce = { organisations: ['https://contoso.my.salesforce.com'] };
  const whole = { ...(adminRule() as { fields: Record<string, Rule> }).fields, manifest: MANIFEST_RULE };
  return fc
    .record(
      {
        backend: fc.constant({ url: '/api/v1' }),
        host: fc.record(
          {
            kind: fc.constantFrom('auto', 'frame', 'page', 'dynamics', 'salesforce'),
            dynamics: fc.constant(dynamics),
            salesforce: fc.constant(salesforce),
          },
          { requiredKeys: [] },
        ),
        manifest: fc.constant({ hosts: ['page'], panelUrl: 'https://panel.example/panel.html' }),
      },
      { requiredKeys: ['backend'] },
    )
    .chain((base) =>
      fc
        .array(fc.tuple(pathsIn({ fields: whole }), strange()), { maxLength: 2 })
        .map((changes) => changes.reduce<object>((value, [path, to]) => changed(value, path, to), base)),
    ) as fc.Arbitrary<Readonly<Record<string, unknown>>>;
}

function strange(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      1,
      2,
      3,
      '',
      'x',
      [],
      {},
      ['x'],
      [''],
      [1],
      { a: 'b' },
      { a: '' },
      'auto',
      'self',
      ['self'],
      'dynamics',
      ['page'],
      ['https://crm.example'],
      ['https://crm.example:443'],
      '1.2.3',
      '66.0',
      'https://a.example/p',
      'https://a.example/../p',
      'contoso',
      'a'.repeat(200),
      'a b',
      'a\u0000',
    ),
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
  );
}

/** The path of any field that a rule names, or of one that it does not. */
function pathsIn(rule: Rule): fc.Arbitrary<readonly string[]> {
  const paths: string[][] = [];
  const walk = (at: Rule, path: string[]): void => {
    if (typeof at === 'object' && 'maybe' in at) walk(at.maybe, path);
    else if (typeof at === 'object' && 'fields' in at)
      for (const [name, field] of Object.entries(at.fields)) {
        paths.push([...path, name], [...path, 'strange']);
        walk(field, [...path, name]);
      }
  };
  walk(rule, []);
  return fc.constantFrom(...paths);
}

function changed(value: unknown, [name = '', ...rest]: readonly string[], to: unknown): object {
  const object = isObject(value) ? value : {};
  return { ...object, [name]: rest.length === 0 ? to : changed(object[name], rest, to) };
}
