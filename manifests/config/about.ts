import { FEATURES } from '../../src/model/agent.ts';
import { HOST_NAMES, HOSTS } from '../hosts.ts';

/** What each field of the configuration is for, by its path, as the schema says to who writes it. */
export const ABOUT: Readonly<Record<string, string>> = {
  '': 'The configuration of Inlay: what the panel loads, and under "manifest" what `npm run manifests` makes for each host.',
  $schema: 'Where this schema is, for editors.',
  backend: 'The backend that the panel talks to.',
  'backend.url':
    "Where the backend answers, up to and with /api/v1; relative to the panel's page, or a whole address where it is elsewhere.",
  host: 'The page or CRM around the panel.',
  'host.allowedOrigins':
    'The pages that may hold the panel in a frame, as exact origins; "self" stands for the panel\'s own.',
  'host.kind':
    'How the panel reaches its host: "frame" in a page, a side pane or the utility bar; "page" alone; "dynamics" by CIF; "salesforce" by Open CTI; "auto" as the panel was opened.',
  'host.presence':
    'The host\'s word for each availability of an agent, by its id, such as { "available": "Available" }; for those left out their own name is the word.',
  'host.dynamics': 'Dynamics 365, by the Channel Integration Framework.',
  'host.dynamics.organisations':
    'Organisations whose library may run in the panel, as exact https origins; the first is the one that is meant where nothing else is said.',
  'host.dynamics.version':
    '2 for apps with several sessions such as Copilot Service workspace, 1 for all others; provider rows that `npm run manifests` made say by themselves which they are for.',
  'host.dynamics.activity':
    'The activity in which outcomes are written: phonecall, task, or the logical name of one of your own.',
  'host.dynamics.sessionTemplate': 'Unique name of the session template, of the type Generic.',
  'host.dynamics.tabTemplates':
    'Unique names of tab templates that are opened besides those of the session template.',
  'host.dynamics.titleSlug':
    "The slug in the session template's title that gets the contact's name and unread count, without braces.",
  'host.dynamics.offerTemplate':
    'Unique name of the notification template for offers; null shows them in the panel alone.',
  'host.dynamics.noticeTemplate':
    'Unique name of the notification template for notices; null shows them by the browser.',
  'host.salesforce': 'Salesforce, by Open CTI in Lightning.',
  'host.salesforce.organisations':
    'Organisations that serve the Open CTI library, as exact https origins; the first is taken.',
  'host.salesforce.apiVersion': 'Version of the Open CTI library.',
  'host.salesforce.label': 'Name of the panel in the utility bar; the count of what waits is put behind it.',
  'host.salesforce.icon':
    "Name of a utility icon of the Lightning Design System; null leaves the call centre's.",
  signIn:
    "How agents sign in; left out, by the host's token where it hands one over, else at the login server that the backend names.",
  'signIn.kind':
    '"auto" by the host\'s token where it hands one over, else as "oauth"; "host" by that token alone; "oauth" at the login server, in a window; "session" by a session that another page of the panel\'s origin began.',
  channels:
    'Ids of the channels that are shown; left out, all that the agent may handle. What the agent holds or is offered is shown in any case.',
  features: 'Features switched off here although the backend has them on.',
  ...Object.fromEntries(
    FEATURES.map((name) => [`features.${name}`, `Whether ${name} is there; false switches it off here.`]),
  ),
  language: "The panel's language; auto is the host's, then the browser's.",
  theme: "The panel's colours; auto is the host's, then the system's.",
  tone: "Its design language: Microsoft's fluent, Salesforce's slds, its own (inlay); auto is the host's.",
  manifest: 'What only the manifests need; the panel gets a file without it.',
  'manifest.hosts': 'For which hosts files are made.',
  'manifest.panelUrl':
    "Where the panel's page is served: https, absolute, and the page itself (panel.html, or what your server calls it).",
  'manifest.name': 'What agents see the panel called.',
  'manifest.version': 'Version of what is made; raise it with each change that you hand out.',
  ...Object.fromEntries(
    HOST_NAMES.flatMap((name) =>
      Object.entries(HOSTS[name].part.about).map(([path, words]) => [
        ['manifest', name, path].filter((one) => one !== '').join('.'),
        words,
      ]),
    ),
  ),
};
