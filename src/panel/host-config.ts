/** What stands in `host` of the configuration for other hosts than a page around a frame; loaded only where something of it does. */
import type { PresenceTable } from '../model/host-presence.ts';
import { CONFIG_RULE, isObject, isText, withDefaults, type PanelConfig, type Rule } from './config.ts';

const KINDS = ['auto', 'frame', 'page', 'dynamics', 'salesforce'] as const;
export type HostKind = (typeof KINDS)[number];

/** Dynamics 365, by the Channel Integration Framework. */
export interface DynamicsConfig {
  /** Origins of the organisations whose library may run in the panel; the first is the one that is meant where nothing else is said. */
  organisations: string[];
  /** 2 for apps with several sessions such as Copilot Service workspace, 1 for all others. */
  version: 1 | 2;
  /** The activity in which outcomes are written: `phonecall`, `task`, or the logical name of one of your own. */
  activity: string;
  /** Unique name of the session template. */
  sessionTemplate: string;
  /** Unique names of tab templates opened besides its own. */
  tabTemplates: string[];
  /** The slug of the session template's title. */
  titleSlug: string;
  /** Unique names of notification templates; null shows none in Dynamics. */
  offerTemplate: string | null;
  noticeTemplate: string | null;
}

/** Salesforce, by Open CTI in Lightning. */
export interface SalesforceConfig {
  /** Origins that serve the Open CTI library, such as `https://contoso.my.salesforce.com`. */
  organisations: string[];
  /** Of the library, such as `66.0`. */
  apiVersion: string;
  /** Name of the panel in the utility bar; the count of what waits is put behind it. */
  label: string;
  /** Name of a utility icon of the Lightning Design System; null leaves the one of the call centre. */
  icon: string | null;
}

/** All of `host`. */
export interface HostConfig {
  allowedOrigins: string[];
  kind?: HostKind;
  /** The host's word for each availability, by its id. */
  presence?: PresenceTable | undefined;
  dynamics?: DynamicsConfig | undefined;
  salesforce?: SalesforceConfig | undefined;
}

const SIGN_IN_KINDS = ['auto', 'host', 'session', 'oauth'] as const;
export type SignInKind = (typeof SIGN_IN_KINDS)[number];

/** How agents sign in. */
export interface SignInConfig {
  /**
   * `auto`: by the host's token where it hands one over, else as `oauth`. `host`: by that token alone. `oauth`: at the login server that
   * the backend names, in a window, with a session from then on. `session`: by a session that another page of this origin began.
   */
  kind: SignInKind;
}

/** A configuration with all that `host` may hold, and how agents sign in. */
export type WholeConfig = Omit<PanelConfig, 'host'> & { host: HostConfig; signIn?: SignInConfig | undefined };

const HOST_DEFAULTS = { allowedOrigins: ['self'], kind: 'auto' };
const DYNAMICS_DEFAULTS = {
  version: 2,
  activity: 'phonecall',
  sessionTemplate: 'inlay_session',
  tabTemplates: [],
  titleSlug: 'customer',
  offerTemplate: null,
  noticeTemplate: null,
};
const SALESFORCE_DEFAULTS = { apiVersion: '66.0', label: 'Inlay', icon: null };

/** A text of this pattern. */
export function matching(pattern: RegExp): ((value: unknown) => boolean) & { readonly pattern: RegExp } {
  return Object.assign((value: unknown) => typeof value === 'string' && pattern.test(value), { pattern });
}

/** A unique or logical name. */
export const isName = matching(/^[\w-]{1,128}$/);

/** An exact https origin; a browser would take one with a star for many. */
export function isOrganisation(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^https:\/\/[\w.-]+(?::\d+)?$/.test(value) &&
    URL.canParse(value) &&
    new URL(value).origin === value
  );
}

/** Texts by any names. */
export function isWords(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(isText);
}

const DYNAMICS_RULE: Rule = {
  fields: {
    organisations: { each: isOrganisation },
    version: [1, 2],
    activity: isName,
    sessionTemplate: isName,
    tabTemplates: { each: isName, least: 0 },
    titleSlug: isName,
    offerTemplate: { maybe: isName, none: null },
    noticeTemplate: { maybe: isName, none: null },
  },
};

const SALESFORCE_RULE: Rule = {
  fields: {
    organisations: { each: isOrganisation },
    apiVersion: matching(/^\d{2,3}\.0$/),
    label: isText,
    icon: { maybe: isName, none: null },
  },
};

const { fields: WHOLE } = CONFIG_RULE as { fields: Readonly<Record<string, Rule>> };
const { fields: PAGE } = WHOLE['host'] as { fields: { allowedOrigins: Rule } };
/** The parts of `host` that a `kind` of their name asks for. */
export const HOST_PARTS: Readonly<Record<string, Rule>> = {
  dynamics: DYNAMICS_RULE,
  salesforce: SALESFORCE_RULE,
};

/** The rule of a configuration with all that `host` may hold, for what `withHostDefaults` made of it; of this kind, where one is named. */
export function wholeRule(kind?: unknown): Rule {
  const fields = {
    ...PAGE,
    kind: KINDS,
    presence: { maybe: isWords },
    ...Object.fromEntries(
      Object.entries(HOST_PARTS).map(([name, rule]) => [name, name === kind ? rule : { maybe: rule }]),
    ),
  };
  const signIn: Rule = { maybe: { fields: { kind: SIGN_IN_KINDS } } };
  return { fields: { ...WHOLE, host: { fields }, signIn } };
}

/** What is left out, put in, down to each host's own. */
export function withHostDefaults(value: unknown): unknown {
  const config = withDefaults(value);
  if (!isObject(config) || !isObject(config['host'])) return config;
  const { host } = config;
  const { dynamics, salesforce } = host;
  return {
    ...config,
    host: {
      ...HOST_DEFAULTS,
      ...host,
      ...(isObject(dynamics) && { dynamics: { ...DYNAMICS_DEFAULTS, ...dynamics } }),
      ...(isObject(salesforce) && { salesforce: { ...SALESFORCE_DEFAULTS, ...salesforce } }),
    },
  };
}
