import { fits, isObject, takeConfig, type Rule } from './config.ts';
import { wholeRule, withHostDefaults, type WholeConfig } from './host-config.ts';

/** One thing that is wrong with a configuration: where, and what was expected there. */
export interface ConfigProblem {
  readonly path: string;
  readonly expected: string;
}

export type ParsedConfig =
  | { readonly ok: true; readonly config: WholeConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

const ORIGIN = 'an origin such as https://crm.example, or "self"';
const NAME = 'the unique name of a template';
/** What is expected at a place; `*` is any name or number. */
export const EXPECTED: Readonly<Record<string, string>> = {
  '': 'an object',
  $schema: 'the address of the schema',
  backend: 'an object with the address of the backend, such as { "url": "/api/v1" }',
  'backend.url': 'an address such as /api/v1',
  host: 'an object with allowedOrigins',
  'host.allowedOrigins': 'at least one origin',
  'host.allowedOrigins.*': ORIGIN,
  'host.kind': '"auto", "frame", "page", "dynamics" or "salesforce"',
  'host.presence': "the host's word for each availability, by its id",
  'host.dynamics': 'an object such as { "organisations": ["https://contoso.crm4.dynamics.com"] }',
  'host.dynamics.organisations': 'at least one organisation, such as ["https://contoso.crm4.dynamics.com"]',
  'host.dynamics.organisations.*': 'an origin such as https://contoso.crm4.dynamics.com',
  'host.dynamics.version': '1 or 2',
  'host.dynamics.activity': 'the logical name of an activity',
  'host.dynamics.sessionTemplate': NAME,
  'host.dynamics.tabTemplates': 'a list of unique names',
  'host.dynamics.tabTemplates.*': NAME,
  'host.dynamics.titleSlug': 'the name of a slug, without braces',
  'host.dynamics.offerTemplate': `${NAME}, or null`,
  'host.dynamics.noticeTemplate': `${NAME}, or null`,
  'host.salesforce': 'an object such as { "organisations": ["https://contoso.my.salesforce.com"] }',
  'host.salesforce.organisations': 'at least one organisation, such as ["https://contoso.my.salesforce.com"]',
  'host.salesforce.organisations.*': 'an origin such as https://contoso.my.salesforce.com',
  'host.salesforce.apiVersion': 'a version in quotation marks and with .0 behind it, such as "66.0"',
  'host.salesforce.label': 'a text',
  'host.salesforce.icon': 'the name of a utility icon, or null',
  signIn: 'an object with kind',
  'signIn.kind': '"auto", "host", "session" or "oauth"',
  channels: 'at least one channel id',
  'channels.*': 'a channel id',
  features: 'an object of features',
  'features.*': 'boolean',
  language: '"auto", "en" or "fr"',
  theme: '"auto", "light" or "dark"',
  tone: '"auto", "inlay", "fluent" or "slds"',
};

/** Checks a configuration; names every wrong value by its path and what was expected there. */
export function parseConfig(value: unknown): ParsedConfig {
  const simple = takeConfig(value);
  if (simple !== null) return { ok: true, config: simple };
  const config = withHostDefaults(value);
  const host = isObject(config) ? config['host'] : undefined;
  const rule = wholeRule(isObject(host) ? host['kind'] : undefined);
  return fits(config, rule)
    ? { ok: true, config: config as WholeConfig }
    : { ok: false, problems: problemsIn(config, rule) };
}

/** Said where `manifest` of the file that an administrator writes reaches the panel. */
const NO_MANIFEST = 'none: it is for `npm run manifests`, which writes the file that belongs here';

/** Every place in which a value is not what the rule says, with what was expected there by these words. */
export function problemsIn(
  value: unknown,
  rule: Rule | undefined,
  expected: Readonly<Record<string, string>> = EXPECTED,
  path: readonly string[] = [],
): ConfigProblem[] {
  const whole = path.join('.');
  const problem = (words: string): ConfigProblem[] => [{ path: whole || '(the whole)', expected: words }];
  if (rule === undefined) return problem(whole === 'manifest' ? NO_MANIFEST : 'no such field');
  if (fits(value, rule)) return [];
  if ('maybe' in rule) return problemsIn(value, rule.maybe, expected, path);
  if ('each' in rule && Array.isArray(value) && value.length > 0)
    return value.flatMap((item, index) => problemsIn(item, rule.each, expected, [...path, String(index)]));
  if ('fields' in rule && isObject(value))
    return Object.keys({ ...rule.fields, ...value }).flatMap((name) =>
      problemsIn(value[name], Object.hasOwn(rule.fields, name) ? rule.fields[name] : undefined, expected, [
        ...path,
        name,
      ]),
    );
  const place = path.map((name) => (/^\d+$/.test(name) ? '*' : name));
  return problem(
    expected[place.join('.')] ?? expected[[...place.slice(0, -1), '*'].join('.')] ?? 'another value',
  );
}
