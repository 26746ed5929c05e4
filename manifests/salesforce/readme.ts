import type { AdminConfig } from '../config/admin-config.ts';
import type { Component } from './components.ts';
import type { SalesforceManifest } from './salesforce.ts';

/** What the administrator does with the project, with the names that it has. */
export function readme(
  { manifest }: AdminConfig,
  part: SalesforceManifest,
  components: readonly Component[],
): string {
  const { internalName, ways } = part;
  const hasBar = ways.includes('utility-bar');
  const hasCti = ways.includes('open-cti');
  const folders = [...new Set(components.map(({ folder }) => folder))];
  return `${[
    `# ${inMarkdown(manifest.name)} ${manifest.version} for Salesforce`,
    `Made by \`npm run manifests\`; made again, it is the same. The panel is framed from \`${manifest.panelUrl}\`. The guide is \`docs/host-salesforce.md\` of Inlay.`,
    '## Install',
    fenced([
      'sf org login web --alias crm',
      ...folders.map(
        (folder) =>
          `sf project deploy start --target-org crm --source-dir ${folder}${folder === 'force-app' ? ' --test-level RunSpecifiedTests --tests InlayRecordsTest' : ''}`,
      ),
      ...(hasBar ? [`sf org assign permset --target-org crm --name ${internalName}`] : []),
    ]),
    ...(hasBar
      ? [
          `The app launcher then has the app of the label *${inMarkdown(manifest.name)}* (\`${internalName}_Console\`) with the panel in its utility bar. For another app: Setup, App Manager, that app, Utility Items, *${inMarkdown(manifest.name)}*, with *Start automatically* on; the address is filled in. Agents need the permission set \`${internalName}\`, and the rights to tasks, contacts and leads that they have anyway.`,
        ]
      : []),
    ...(hasCti
      ? [
          `Where the call centre can't be deployed: Setup, Call Centers, Import, \`inlay-call-center.xml\`. Then in either case: Setup, Call Centers, *${inMarkdown(manifest.name)}*, Manage Call Center Users; Setup, App Manager, the agents' app, Utility Items, *Open CTI Softphone*. Open CTI retires in February 2028.`,
        ]
      : []),
    '## Upgrade',
    `Deploy what was made of the newer configuration in the same way: the names are the same, and what is there is written over.${hasCti ? ' An imported call centre is edited in Setup, since one of the same internal name is not imported again.' : ''}`,
    '## Remove',
    `First take ${hasBar ? `the panel out of the utility bars of other apps, the permission set \`${internalName}\` from who has it` : 'the softphone out of the utility bars'}${hasCti ? ', and the users out of the call centre' : ''}. Then:`,
    fenced([
      'sf project deploy start --target-org crm --manifest removal/package.xml --post-destructive-changes removal/destructiveChanges.xml',
    ]),
    'Tasks that the panel wrote stay.',
    '## What is in it',
    components.map(({ type, name }) => `- ${type} \`${name}\``).join('\n'),
  ].join('\n\n')}\n`;
}

function fenced(lines: readonly string[]): string {
  return ['```sh', ...lines, '```'].join('\n');
}

/** A text in which nothing is markup. */
function inMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!<>|&~]/g, (character) => `\\${character}`);
}
