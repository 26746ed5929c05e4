import { FEATURES, type Feature } from '../model/agent.ts';
import { HOST_TONES } from '../model/host.ts';
import type { PresenceTable } from '../model/host-presence.ts';

const LANGUAGES = ['auto', 'en', 'fr'] as const;
const THEMES = ['auto', 'light', 'dark'] as const;
const TONES = ['auto', 'inlay', ...HOST_TONES] as const;

/**
 * The one configuration of a panel (E5). Everything but `backend` has a default. Published as the shape of `inlay.config.json`,
 * which the panel's page reads from beside itself.
 */
export interface PanelConfig {
  /** Where the schema is that editors read; nothing to the panel. */
  $schema?: string | undefined;
  /** Where the backend answers, up to and with `/api/v1`; relative to the panel's page. */
  backend: { url: string };
  /** Which pages may frame the panel, as exact origins. `self` stands for the panel's own. */
  host: {
    allowedOrigins: string[];
    /** The host's word for each availability, by its id; this and what else `host` may hold is in `host-config.ts`. */
    presence?: PresenceTable | undefined;
  };
  /** Ids of the channels shown; absent shows all that the agent may handle. What they hold or are offered is shown in any case. */
  channels?: string[] | undefined;
  /** Features switched off here although the backend has them on. */
  features: { [K in Feature]?: boolean | undefined };
  language: (typeof LANGUAGES)[number];
  theme: (typeof THEMES)[number];
  /** In which design language it shows itself; `auto` is the host's, `inlay` its own. */
  tone: (typeof TONES)[number];
}

/**
 * What a value has to be: something that holds, one of some values, a text that matches, a list of such entries (at least one,
 * where nothing else is said), an object of such fields, or else what stands for none. The schema of `inlay.config.json` is made of these.
 */
export type Rule =
  | ((value: unknown) => boolean)
  | readonly unknown[]
  | { readonly each: Rule; readonly least?: 0 }
  | { readonly fields: Readonly<Record<string, Rule>> }
  | { readonly maybe: Rule; readonly none?: null };

export const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** The rule of the whole, with the defaults in their places. */
export const CONFIG_RULE: Rule = {
  fields: {
    $schema: { maybe: isText },
    backend: { fields: { url: isText } },
    host: { fields: { allowedOrigins: { each: isFraming } } },
    channels: { maybe: { each: isText } },
    features: { fields: Object.fromEntries(FEATURES.map((name) => [name, { maybe: [true, false] }])) },
    language: LANGUAGES,
    theme: THEMES,
    tone: TONES,
  },
};

/** A configuration in which everything is as it should be, with its defaults; null for any other. */
export function takeConfig(value: unknown): PanelConfig | null {
  const config = withDefaults(value);
  return fits(config, CONFIG_RULE) ? (config as PanelConfig) : null;
}

/** What is left out, put in; what is no object at all stays as it is. */
export function withDefaults(value: unknown): unknown {
  const defaults = {
    host: { allowedOrigins: ['self'] },
    features: {},
    language: 'auto',
    theme: 'auto',
    tone: 'auto',
  };
  return isObject(value) ? { ...defaults, ...value } : value;
}

/** Whether a value is what the rule says, and holds nothing else. */
export function fits(value: unknown, rule: Rule): boolean {
  if (typeof rule === 'function') return rule(value);
  if (isList(rule)) return rule.includes(value);
  if ('maybe' in rule) return value === rule.none || fits(value, rule.maybe);
  if ('each' in rule)
    return isList(value) && value.length >= (rule.least ?? 1) && value.every((item) => fits(item, rule.each));
  return (
    isObject(value) &&
    Object.keys({ ...rule.fields, ...value }).every((name) => {
      const field = Object.hasOwn(rule.fields, name) ? rule.fields[name] : undefined;
      return field !== undefined && fits(value[name], field);
    })
  );
}

/** Whether this has named fields. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isList(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Whether a page of this origin can frame another: `self`, or an origin as browsers write it. */
export function isFraming(value: unknown): boolean {
  try {
    const { origin } = new URL(value as string);
    // A star, which a URL may have in its host, stands for many in a policy, and a semicolon ends it.
    return origin === value && /^https?:[\w./:[\]-]+$/.test(origin);
  } catch {
    return value === 'self';
  }
}
