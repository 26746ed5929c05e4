import { isObject, type Rule } from '../../src/panel/config.ts';
import { isName, matching } from '../../src/panel/host-config.ts';
import { integer, line } from '../config/patterns.ts';
import type { HostPart } from '../hosts.ts';

/** What a Dynamics organisation needs besides what all hosts do. */
export interface DynamicsManifest {
  /** Whose solutions they are. */
  publisher: {
    uniqueName: string;
    /** The unique name where it is left out. */
    name?: string;
    /** What all unique names begin with. */
    prefix: string;
    /** The first digits of its choices. */
    optionValuePrefix: number;
  };
  /** Unique name of the solution; that of the side pane has `SidePane` behind it. */
  solution: string;
  /** LCID of the organisation's base language, in which names are. */
  languageCode: number;
  /** Whether it installs as managed: removed with all that it brought, and not changed there. */
  managed: boolean;
  /** Channel order: the lowest is taken. */
  order: number;
  /** Whether clicks on numbers and addresses reach the panel. */
  clickToAct: boolean;
  /** Sandbox permissions of the panel's frame, besides those that the framework grants. */
  sandbox: string[];
  /** For apps with several sessions. */
  cif2?: Cif2Manifest;
  /** For apps with one session. */
  cif1?: Cif1Manifest;
  /** For the side pane of any model-driven app. */
  sidePane?: SidePaneManifest;
}

/** The provider and the templates of CIF 2. */
export interface Cif2Manifest {
  /** Words on the buttons of an offer. */
  accept: string;
  decline: string;
  /** And of a notice. */
  open: string;
  close: string;
  /** For how long an offer shows, in seconds. */
  offerSeconds: number;
  /** Tab templates; the first is the one that every session begins with. */
  tabs: TabManifest[];
}

/** A tab of a session: a page of the web, or the list of a table's rows. */
export interface TabManifest {
  name: string;
  title: string;
  /** With slugs in braces, such as `{email}`. */
  url?: string;
  table?: string;
  /** Id of a view of the table. */
  view?: string;
}

/** The provider row of CIF 1. */
export interface Cif1Manifest {
  /** Ids of the security roles whose agents get the panel. */
  roles: string[];
  /** Ids of the apps in which it stands; none is every app. */
  apps: string[];
}

/** The web resources of the side pane. */
export interface SidePaneManifest {
  /** In pixels. */
  width: number;
}

const GUID = matching(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/);
const SWITCH = [true, false];
/** Tokens of an iframe's sandbox that Dynamics grants by itself, and those that may be added. */
const SANDBOX = [
  'allow-popups-to-escape-sandbox',
  'allow-storage-access-by-user-activation',
  'allow-presentation',
  'allow-top-navigation-by-user-activation',
];

const RULE: Rule = {
  fields: {
    publisher: {
      fields: {
        uniqueName: matching(/^[A-Za-z]\w{0,99}$/),
        name: { maybe: line(80) },
        prefix: matching(/^(?!mscrm|msdyn|msft)[a-z][a-z\d]{2,7}$/),
        optionValuePrefix: integer(10_000, 99_999),
      },
    },
    solution: matching(/^[A-Za-z]\w{0,56}$/),
    languageCode: integer(1_025, 65_535),
    managed: SWITCH,
    order: integer(0, 1_000),
    clickToAct: SWITCH,
    sandbox: { each: SANDBOX, least: 0 },
    cif2: {
      maybe: {
        fields: {
          accept: line(40),
          decline: line(40),
          open: line(40),
          close: line(40),
          offerSeconds: integer(1, 500),
          tabs: {
            least: 0,
            each: {
              fields: {
                name: isName,
                title: line(80),
                url: { maybe: matching(/^https:\/\/[^\s"<>\\^`|\u0000-\u001f\u007f]{1,900}$/) },
                table: { maybe: matching(/^[a-z]\w{0,99}$/) },
                view: { maybe: GUID },
              },
            },
          },
        },
      },
    },
    cif1: { maybe: { fields: { roles: { each: GUID }, apps: { each: GUID, least: 0 } } } },
    sidePane: { maybe: { fields: { width: integer(300, 1_200) } } },
  },
};

/** What is left out, put in; the buttons in the organisation's language, where that is French. */
function withDefaults(part: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { languageCode = 1_033, publisher, cif2, cif1, sidePane } = part;
  // The lower ten bits of a Windows language id are its language.
  const words =
    (Number(languageCode) & 0x3ff) === 0x0c
      ? { accept: 'Accepter', decline: 'Refuser', open: 'Ouvrir', close: 'Fermer' }
      : { accept: 'Accept', decline: 'Decline', open: 'Open', close: 'Close' };
  return {
    solution: 'Inlay',
    languageCode,
    managed: true,
    order: 0,
    clickToAct: true,
    sandbox: SANDBOX.slice(0, 2),
    ...part,
    ...(isObject(publisher) && {
      publisher: { optionValuePrefix: 10_000, ...publisher },
    }),
    ...(isObject(cif2) && { cif2: { ...words, offerSeconds: 120, tabs: [], ...cif2 } }),
    ...(isObject(cif1) && { cif1: { apps: [], ...cif1 } }),
    ...(isObject(sidePane) && { sidePane: { width: 400, ...sidePane } }),
  };
}

/** `manifest.dynamics`. */
export const DYNAMICS_PART: HostPart = {
  rule: RULE,
  parts: { publisher: {}, cif2: {}, cif1: {}, sidePane: {} },
  withDefaults,
  expected: {
    '': 'an object with publisher and one or more of cif2, cif1 and sidePane',
    publisher: 'an object such as { "uniqueName": "contoso", "prefix": "contoso" }',
    'publisher.uniqueName':
      'a name of letters, digits and underscores that begins with a letter, such as "contoso"',
    'publisher.name': 'a name of at most 80 characters in one line',
    'publisher.prefix':
      'your own prefix, 3 to 8 small letters and digits, and none of Microsoft\'s, such as "contoso"',
    'publisher.optionValuePrefix': 'a whole number from 10000 to 99999',
    solution: 'a name of at most 57 letters, digits and underscores that begins with a letter',
    languageCode: 'the LCID of a language, such as 1033 or 1036',
    managed: 'boolean',
    order: 'a whole number from 0 to 1000',
    clickToAct: 'boolean',
    sandbox: 'a list of sandbox permissions',
    'sandbox.*': SANDBOX.map((token) => `"${token}"`).join(' or '),
    cif2: 'an object, which may be empty',
    'cif2.accept': 'a word of at most 40 characters',
    'cif2.decline': 'a word of at most 40 characters',
    'cif2.open': 'a word of at most 40 characters',
    'cif2.close': 'a word of at most 40 characters',
    'cif2.offerSeconds': 'a whole number from 1 to 500',
    'cif2.tabs': 'a list of tabs',
    'cif2.tabs.*': 'an object with name, title and url or table',
    'cif2.tabs.*.name': 'a unique name, such as "contoso_orders"',
    'cif2.tabs.*.title': 'a title of at most 80 characters, such as "Orders"',
    'cif2.tabs.*.url': 'an https address',
    'cif2.tabs.*.table': 'the logical name of a table',
    'cif2.tabs.*.view': "a view's id, in small letters and without braces",
    cif1: 'an object such as { "roles": ["c0a80101-0000-4000-8000-000000000001"] }',
    'cif1.roles': 'at least one role, such as ["c0a80101-0000-4000-8000-000000000001"]',
    'cif1.roles.*': "a security role's id, in small letters and without braces",
    'cif1.apps': 'a list of apps',
    'cif1.apps.*': "an app's id, in small letters and without braces",
    sidePane: 'an object, which may be empty',
    'sidePane.width': 'a whole number from 300 to 1200',
  },
  about: {
    '': 'Dynamics 365: what is installed for CIF 2, for CIF 1 and for the side pane; at least one of the three.',
    publisher: 'The publisher under whose name the solutions are.',
    'publisher.uniqueName': 'Its unique name, as the organisation has it.',
    'publisher.name': 'Its name to read; the unique name where it is left out.',
    'publisher.prefix': 'Its prefix, with which all unique names begin: 3 to 8 small letters and digits.',
    'publisher.optionValuePrefix': 'Its option value prefix.',
    solution: "Unique name of the solution; the side pane's has SidePane behind it.",
    languageCode: "LCID of the organisation's base language, such as 1033 for English or 1036 for French.",
    managed:
      'Whether the solutions are managed: then removing one removes what it brought, and nothing of it is changed in the organisation.',
    order: 'Channel order among several providers: the lowest is taken.',
    clickToAct: 'Whether clicks on numbers and addresses in Dynamics reach the panel (Enable outbound).',
    sandbox:
      "Permissions of the frame's sandbox besides those that the framework grants; allow-popups-to-escape-sandbox is for the window in which agents sign in.",
    cif2: 'Apps with several sessions, such as Copilot Service workspace: provider, session, tab and notification templates.',
    'cif2.accept': 'The word on the button that takes an offer.',
    'cif2.decline': 'The word on the button that declines an offer.',
    'cif2.open': 'The word on the button that opens what a notice is about.',
    'cif2.close': 'The word on the button that closes a notice.',
    'cif2.offerSeconds': 'For how long an offer shows in Dynamics, in seconds.',
    'cif2.tabs':
      'Tab templates that are made; the first is the one that each session begins with, the list of contacts where there is none.',
    'cif2.tabs.*.name':
      'Its unique name, which begins with the prefix; host.dynamics.tabTemplates may name it.',
    'cif2.tabs.*.title': 'Its title.',
    'cif2.tabs.*.url':
      'The page that it shows; slugs in braces such as {email}, {phone}, {interactionId} and {platform} are filled in.',
    'cif2.tabs.*.table': 'In place of a page, the table whose list it shows.',
    'cif2.tabs.*.view': "With a table, the id of the view; the table's standard one where it is left out.",
    cif1: 'Apps with one session, such as Customer Service Hub: the provider row.',
    'cif1.roles': 'Ids of the security roles whose agents get the panel.',
    'cif1.apps': 'Ids of the apps in which the panel stands; all where there is none.',
    sidePane: 'The side pane of any model-driven app: its web resources.',
    'sidePane.width': 'Its width at first, in pixels.',
  },
};
