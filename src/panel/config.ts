import { FEATURES, type Feature } from '../model/agent.ts';

const LANGUAGES = ['auto', 'en', 'fr'] as const;
const THEMES = ['auto', 'light', 'dark'] as const;

/**
 * The one configuration of a panel (E5). Everything but `backend` has a default. Published as the shape of `inlay.config.json`,
 * which the panel's page reads from beside itself.
 */
export interface PanelConfig {
  /** Where the backend answers, up to and with `/api/v1`; relative to the panel's page. */
  backend: { url: string };
  /** Which pages may frame the panel, as exact origins. `self` stands for the panel's own. */
  host: { allowedOrigins: string[] };
  /** Ids of the channels shown; absent shows all that the agent may handle. */
  channels?: string[] | undefined;
  /** Features switched off here although the backend has them on. */
  features: { [K in Feature]?: boolean | undefined };
  language: (typeof LANGUAGES)[number];
  theme: (typeof THEMES)[number];
}

/**
 * A configuration in which everything is as it should be, with its defaults; null for any other. `parseConfig`, which loads
 * only then, decides about that one and says what is wrong.
 */
export function takeConfig(value: unknown): PanelConfig | null {
  const given = {
    host: { allowedOrigins: ['self'] },
    features: {},
    language: 'auto',
    theme: 'auto',
    ...(value as object),
  };
  return isObjectOf(given, FIELDS) && 'backend' in given ? (given as unknown as PanelConfig) : null;
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value !== '';
const isOneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every(check);
const isObjectOf = (value: unknown, fields: Readonly<Record<string, Check>>): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(([name, field]) => Object.hasOwn(fields, name) && fields[name]?.(field));

const FIELDS: Readonly<Record<keyof PanelConfig, Check>> = {
  backend: (value) => isObjectOf(value, { url: isText }) && 'url' in (value as object),
  host: (value) =>
    isObjectOf(value, { allowedOrigins: isListOf((origin) => origin === 'self' || isOrigin(origin)) }) &&
    'allowedOrigins' in (value as object),
  channels: isListOf(isText),
  features: (value) =>
    isObjectOf(value, Object.fromEntries(FEATURES.map((name) => [name, isOneOf([true, false])]))),
  language: isOneOf(LANGUAGES),
  theme: isOneOf(THEMES),
};

/** Whether this is an origin as browsers write it, of a page that can frame another. */
export function isOrigin(value: unknown): boolean {
  try {
    const { origin, protocol } = new URL(value as string);
    return origin === value && /^https?:$/.test(protocol);
  } catch {
    return false;
  }
}
