import { isObject, type Rule } from '../../src/panel/config.ts';
import { EXPECTED, problemsIn, type ConfigProblem } from '../../src/panel/config-check.ts';
import { matching, wholeRule, withHostDefaults, type WholeConfig } from '../../src/panel/host-config.ts';
import { HOST_NAMES, HOSTS, type HostName, type HostParts } from '../hosts.ts';
import { ABOUT } from './about.ts';
import { isPageAddress, line } from './patterns.ts';

/** What only the manifests need, as `manifest` of the file that an administrator writes. */
export interface ManifestConfig extends Partial<HostParts> {
  /** For which hosts files are made. */
  hosts: HostName[];
  /** Where the panel's page is served: https, absolute. */
  panelUrl: string;
  /** What agents see it called. */
  name: string;
  /** Of what is made; raised with each change that is handed out. */
  version: string;
}

/** The one file that an administrator writes: the panel's configuration, and `manifest`. */
export type AdminConfig = WholeConfig & { manifest: ManifestConfig };

/** One thing that is wrong: where, what stands there, and what was expected. */
export interface AdminProblem extends ConfigProblem {
  readonly found: string;
}

export type ParsedAdminConfig =
  | {
      readonly ok: true;
      /** With all that was left out. */
      readonly config: AdminConfig;
      /** What the panel loads: as it was written, since the panel starts sooner the less it is told. */
      readonly panelConfig: Readonly<Record<string, unknown>>;
    }
  | { readonly ok: false; readonly problems: readonly AdminProblem[] };

const MANIFEST_DEFAULTS = { name: 'Inlay', version: '1.0.0' };

const MANIFEST_EXPECTED: Readonly<Record<string, string>> = {
  manifest: 'an object such as { "hosts": ["page"], "panelUrl": "https://panel.example/panel.html" }',
  'manifest.hosts': 'at least one host, such as ["page"]',
  'manifest.hosts.*': HOST_NAMES.map((name) => `"${name}"`)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1'),
  'manifest.panelUrl':
    "the https address of the panel's page and not of its folder, such as https://panel.example/panel.html, without query or fragment",
  'manifest.name': 'a name of at most 80 characters in one line',
  'manifest.version': 'a version such as "1.0.0"',
};

/** The rule of `manifest`. */
export const MANIFEST_RULE: Rule = {
  fields: {
    hosts: { each: HOST_NAMES },
    panelUrl: isPageAddress,
    name: line(80),
    version: matching(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
    ...Object.fromEntries(HOST_NAMES.map((name) => [name, { maybe: HOSTS[name].part.rule }])),
  },
};

/** The rule of the whole file, for what `withAdminDefaults` made of it. */
export function adminRule(kind?: unknown): Rule {
  const { fields } = wholeRule(kind) as { fields: Readonly<Record<string, Rule>> };
  return { fields: { ...fields, manifest: { maybe: MANIFEST_RULE } } };
}

/** What is left out, put in, down to the part of each host. */
export function withAdminDefaults(value: unknown): unknown {
  const config = withHostDefaults(value);
  if (!isObject(config) || !isObject(config['manifest'])) return config;
  const { manifest } = config;
  const parts = HOST_NAMES.flatMap((name): [string, unknown][] => {
    const part = manifest[name];
    return isObject(part) ? [[name, HOSTS[name].part.withDefaults(part)]] : [];
  });
  return {
    ...config,
    manifest: { ...MANIFEST_DEFAULTS, ...manifest, ...(Object.fromEntries(parts) as object) },
  };
}

/** Checks the file of an administrator: first each field, then what holds between them. */
export function parseAdminConfig(value: unknown): ParsedAdminConfig {
  const config = withAdminDefaults(value);
  const fields = fieldProblems(config);
  const problems = fields.length > 0 ? fields : acrossProblems(config as AdminConfig);
  if (problems.length > 0)
    return {
      ok: false,
      problems: problems.map((problem) => ({ ...problem, ...inWords(value, problem) })),
    };
  const {
    manifest: _manifest,
    $schema: _schema,
    ...panelConfig
  } = value as Readonly<Record<string, unknown>>;
  return { ok: true, config: config as AdminConfig, panelConfig };
}

function fieldProblems(config: unknown): ConfigProblem[] {
  const host = isObject(config) ? config['host'] : undefined;
  const expected: Readonly<Record<string, string>> = Object.fromEntries(
    [EXPECTED, MANIFEST_EXPECTED, ...HOST_NAMES.map(expectedOf)].flatMap((words) => Object.entries(words)),
  );
  const problems = problemsIn(config, adminRule(isObject(host) ? host['kind'] : undefined), expected);
  return isObject(config) && config['manifest'] === undefined
    ? [...problems, { path: 'manifest', expected: MANIFEST_EXPECTED['manifest'] ?? '' }]
    : problems;
}

function expectedOf(name: HostName): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(HOSTS[name].part.expected).map(([path, words]) => [
      ['manifest', name, path].filter((one) => one !== '').join('.'),
      words,
    ]),
  );
}

function acrossProblems(config: AdminConfig): ConfigProblem[] {
  const { backend, manifest } = config;
  const answersSafely =
    URL.canParse(backend.url, manifest.panelUrl) &&
    new URL(backend.url, manifest.panelUrl).protocol === 'https:';
  return [
    ...(answersSafely
      ? []
      : [{ path: 'backend.url', expected: 'an https address, or one relative to the panel' }]),
    ...manifest.hosts.flatMap((name) => problemsOf(name, config)),
  ];
}

function problemsOf(name: HostName, config: AdminConfig): readonly ConfigProblem[] {
  const host = HOSTS[name];
  return config.manifest[name] === undefined
    ? [{ path: `manifest.${name}`, expected: `${host.part.expected[''] ?? ''}, as manifest.hosts names it` }]
    : host.problems(config);
}

/** What stands where a problem is; where nothing does, what the value is for besides what it was to be. */
function inWords(value: unknown, { path, expected }: ConfigProblem): Omit<AdminProblem, 'path'> {
  const found = foundAt(value, path);
  const purpose = ABOUT[path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*')];
  return {
    found,
    expected: found === 'nothing' && purpose !== undefined ? `${expected}. ${purpose}` : expected,
  };
}

/** What stands at a path, on one short line. */
function foundAt(value: unknown, path: string): string {
  const found = path.split('.').reduce<unknown>((at, name) => {
    return typeof at === 'object' && at !== null && Object.hasOwn(at, name)
      ? (at as Readonly<Record<string, unknown>>)[name]
      : undefined;
  }, value);
  const text = path === '(the whole)' ? JSON.stringify(value) : JSON.stringify(found);
  if (text === undefined) return 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
