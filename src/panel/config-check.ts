import {
  CONFIG_RULE,
  fits,
  isObject,
  takeConfig,
  withDefaults,
  type PanelConfig,
  type Rule,
} from './config.ts';

/** One thing that is wrong with a configuration: where, and what was expected there. */
export interface ConfigProblem {
  readonly path: string;
  readonly expected: string;
}

export type ParsedConfig =
  | { readonly ok: true; readonly config: PanelConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

const ORIGIN = 'an origin such as https://crm.example, or "self"';
/** What is expected at a place; `*` is any name or number. */
const EXPECTED: Readonly<Record<string, string>> = {
  '': 'an object',
  backend: 'an object with the address of the backend',
  'backend.url': 'an address such as /api/v1',
  host: 'an object with allowedOrigins',
  'host.allowedOrigins': 'at least one origin',
  'host.allowedOrigins.*': ORIGIN,
  channels: 'at least one channel id',
  features: 'an object of features',
  'features.*': 'boolean',
  language: '"auto", "en" or "fr"',
  theme: '"auto", "light" or "dark"',
};

/** Checks a configuration; names every wrong value by its path and what was expected there. */
export function parseConfig(value: unknown): ParsedConfig {
  const config = takeConfig(value);
  return config === null
    ? { ok: false, problems: problemsIn(withDefaults(value), CONFIG_RULE, []) }
    : { ok: true, config };
}

function problemsIn(value: unknown, rule: Rule | undefined, path: readonly string[]): ConfigProblem[] {
  const problem = (expected: string): ConfigProblem[] => [
    { path: path.join('.') || '(the whole)', expected },
  ];
  if (rule === undefined) return problem('no such field');
  if (fits(value, rule)) return [];
  if (value === undefined) return problem('a value');
  if (typeof rule === 'object' && 'each' in rule && Array.isArray(value) && value.length > 0)
    return value.flatMap((item, index) => problemsIn(item, rule.each, [...path, String(index)]));
  if (typeof rule === 'object' && 'fields' in rule && isObject(value))
    return Object.keys({ ...rule.fields, ...value }).flatMap((name) =>
      problemsIn(value[name], Object.hasOwn(rule.fields, name) ? rule.fields[name] : undefined, [
        ...path,
        name,
      ]),
    );
  const whole = path.join('.');
  return problem(EXPECTED[whole] ?? EXPECTED[[...path.slice(0, -1), '*'].join('.')] ?? 'another value');
}
