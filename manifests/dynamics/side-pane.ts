import type { AdminConfig } from '../config/admin-config.ts';
import { below, type ManifestFile } from '../manifest-file.ts';
import { escaped } from '../xml.ts';
import { zip } from '../zip.ts';
import type { DynamicsManifest, SidePaneManifest } from './dynamics-config.ts';
import { guidOf } from './guid.ts';
import { solutionFiles, type WebResource } from './solution.ts';

/** The web resources of the side pane as a solution, as folder and archive. */
export function sidePaneFiles(
  config: AdminConfig,
  part: DynamicsManifest,
  sidePane: SidePaneManifest,
  bridge: string,
): ManifestFile[] {
  const { name, version } = config.manifest;
  const files = solutionFiles({
    uniqueName: `${part.solution}SidePane`,
    name: `${name} – side pane`,
    version,
    part,
    webResources: webResources(config, part, sidePane, bridge),
  });
  return [...below('solution', files), { path: 'solution.zip', content: zip(files) }];
}

function webResources(
  config: AdminConfig,
  part: DynamicsManifest,
  sidePane: SidePaneManifest,
  bridge: string,
): WebResource[] {
  const folder = `${part.publisher.prefix}_/inlay`;
  const resource = (file: string, type: WebResource['type'], content: string): WebResource => ({
    name: `${folder}/${file}`,
    displayName: `${config.manifest.name} – ${file}`,
    type,
    id: guidOf(`${folder}/${file}`),
    content,
  });
  return [
    resource('side-pane.html', 1, page(config)),
    resource('side-pane.js', 3, bridge),
    resource('open-side-pane.js', 3, opener(config.manifest.name, folder, sidePane)),
    resource('side-pane.svg', 11, ICON),
  ];
}

/** Beside the bridge, which puts the frame of the panel into it that the page itself names: its address is anybody's to write. */
function page({ manifest, host }: AdminConfig): string {
  const named = {
    'data-panel': manifest.panelUrl,
    ...(host.dynamics !== undefined && { 'data-activity': host.dynamics.activity }),
  };
  const attributes = Object.entries(named).map(([name, value]) => ` ${name}="${escaped(value, true)}"`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Inlay</title>
    <style>
      html,
      body {
        block-size: 100%;
        margin: 0;
      }
      iframe {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        border: 0;
      }
    </style>
  </head>
  <body${attributes.join('')}>
    <script src="side-pane.js"></script>
  </body>
</html>
`;
}

/** Two bubbles of a conversation. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="#323130" stroke-linejoin="round">
  <path d="M1.5 2.5h9v6h-5l-2 2v-2h-2z" />
  <path d="M12.5 5.5h2v6h-2v2l-2-2h-4v-1" />
</svg>
`;

/** What a form's or an app's \`onload\` calls: opens the pane, once. */
function opener(title: string, folder: string, { width }: SidePaneManifest): string {
  const pane = { paneId: 'inlay', title, canClose: false, alwaysRender: true, width };
  return `// Opens the panel in a side pane, once: InlaySidePane.open as the handler of a form's or an app's onload.
var InlaySidePane = {
  open: async function () {
    var panes = Xrm.App.sidePanes;
    if (panes.getPane('inlay')) return;
    var pane = await panes.createPane(
      Object.assign(${JSON.stringify(pane)}, { imageSrc: 'WebResources/${folder}/side-pane.svg' }),
    );
    await pane.navigate({
      pageType: 'webresource',
      webresourceName: '${folder}/side-pane.html',
    });
  },
};
`;
}
