import { line } from '../config/patterns.ts';
import type { AdminConfig } from '../config/admin-config.ts';
import { partOf } from '../config/part-of.ts';
import type { HostManifests } from '../hosts.ts';
import { below, type ManifestFile } from '../manifest-file.ts';

/** What any page needs besides what all hosts do. */
export interface PageManifest {
  /** Where the page's own server answers `{ token, expiresAt }`. */
  tokenUrl: string;
  /** Whether clicks on what is marked `data-inlay-act` reach the panel. */
  clickToAct: boolean;
}

/** Stands for the page's own origin. */
const OWN = 'https://self.invalid';

/** The panel in a frame of any page. */
export const page: HostManifests = {
  part: {
    rule: { fields: { tokenUrl: line(1_000), clickToAct: [true, false] } },
    parts: {},
    withDefaults: (part) => ({ tokenUrl: '/inlay-token', clickToAct: false, ...part }),
    expected: {
      '': 'an object, which may be empty',
      tokenUrl: 'an address such as /inlay-token',
      clickToAct: 'boolean',
    },
    about: {
      '': 'The panel in a frame of any page.',
      tokenUrl:
        "Where the page's own server answers the token of the agent who is signed in there, as { token, expiresAt }.",
      clickToAct:
        'Whether a click on what is marked data-inlay-act in the page opens New outbound in the panel with what was clicked.',
    },
  },
  problems: (config) => [
    ...(['auto', 'frame'].includes(config.host.kind ?? 'auto')
      ? []
      : [{ path: 'host.kind', expected: '"auto" or "frame", as manifest.hosts names "page"' }]),
    ...(URL.canParse(partOf(config, 'page').tokenUrl, OWN)
      ? []
      : [{ path: 'manifest.page.tokenUrl', expected: 'an address such as /inlay-token' }]),
  ],
  files: async ({ config }) => below('page', pageFiles(config, partOf(config, 'page'))),
};

function pageFiles({ manifest }: AdminConfig, { tokenUrl, clickToAct }: PageManifest): ManifestFile[] {
  const panel = new URL(manifest.panelUrl);
  const embed = new URL('embed.js', panel);
  const token = new URL(tokenUrl, OWN).origin;
  return [
    {
      path: 'snippet.html',
      content: `<link rel="stylesheet" href="inlay-page.css" />
<script src="${attribute(embed.href)}"></script>
<inlay-frame src="${attribute(panel.href)}" label="${attribute(manifest.name)}"${clickToAct ? ' click-to-act' : ''}></inlay-frame>
<script src="inlay-page.js"></script>
`,
    },
    {
      path: 'inlay-page.css',
      content: 'inlay-frame {\n  display: block;\n  block-size: 100%;\n}\n',
    },
    {
      path: 'inlay-page.js',
      content: `// What the page does for the panel; docs/host-page.md has the further callbacks.
document.querySelector('inlay-frame').callbacks = {
  token: async () => {
    const answer = await fetch(${scriptText(tokenUrl)});
    if (!answer.ok) throw new Error('no token: ' + answer.status);
    return answer.json();
  },
};
`,
    },
    {
      path: 'headers.txt',
      content: `What the page's own Content-Security-Policy has to allow, where it has one:

  script-src 'self' ${panel.origin}
  style-src 'self'
  frame-src ${panel.origin}
  connect-src ${token === OWN ? "'self'" : token}

And its Permissions-Policy, where it has one:

  clipboard-write=(self "${panel.origin}"), fullscreen=(self "${panel.origin}")
`,
    },
  ];
}

/** A text between double quotes of HTML. */
function attribute(text: string): string {
  return text.replace(/[&"<>]/g, (character) => `&#${String(character.codePointAt(0))};`);
}

/** A text of JavaScript, which ends no script element either. */
function scriptText(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c');
}
