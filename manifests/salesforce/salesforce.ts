import type { AdminConfig } from '../config/admin-config.ts';
import { integer } from '../config/patterns.ts';
import { partOf } from '../config/part-of.ts';
import type { HostManifests, ManifestInput } from '../hosts.ts';
import { below, type ManifestFile } from '../manifest-file.ts';
import { matching, isName } from '../../src/panel/host-config.ts';
import type { ConfigProblem } from '../../src/panel/config-check.ts';
import { callCenterComponent, callCenterFile } from './call-center.ts';
import { metadataArchive, packageFile, removalFiles, type Component } from './components.ts';
import { lightningComponents } from './lightning-component.ts';
import { appComponents } from './console-app.ts';
import { readme } from './readme.ts';

const WAYS = ['utility-bar', 'open-cti'] as const;
/** What Open CTI in Lightning takes for a softphone, in CSS pixels. */
export const HEIGHTS = { least: 240, most: 2560 };
export const WIDTHS = { least: 200, most: 1920 };

/** What Salesforce needs besides what all hosts do. */
export interface SalesforceManifest {
  ways: (typeof WAYS)[number][];
  /** Of the call centre, and what names of all else begin with. */
  internalName: string;
  width: number;
  height: number;
  icon: string;
  /** Of the metadata and of the component. */
  apiVersion: string;
}

/** The panel in a Lightning app: as a web component in its utility bar, or as a softphone by Open CTI. */
export const salesforce: HostManifests = {
  part: {
    rule: {
      fields: {
        ways: { each: WAYS },
        internalName: matching(/^[A-Za-z][A-Za-z\d]{0,39}$/),
        width: integer(WIDTHS.least, WIDTHS.most),
        height: integer(HEIGHTS.least, HEIGHTS.most),
        icon: isName,
        apiVersion: matching(/^(?:6[1-9]|[7-9]\d)\.0$/),
      },
    },
    parts: {},
    withDefaults: (part) => ({
      ways: ['utility-bar'],
      internalName: 'Inlay',
      width: 360,
      height: 640,
      icon: 'comments',
      apiVersion: '66.0',
      ...part,
    }),
    expected: {
      '': 'an object, which may be empty',
      ways: 'at least one way',
      'ways.*': '"utility-bar" or "open-cti"',
      internalName: 'at most 40 letters and digits, a letter first',
      width: 'a whole number from 200 to 1920',
      height: 'a whole number from 240 to 2560',
      icon: 'the name of a utility icon',
      apiVersion:
        'a version in quotation marks and with .0 behind it, such as "66.0"; from "61.0" on, which has the modules of the utility bar',
    },
    about: {
      '': 'Salesforce, in Lightning.',
      ways: 'How the panel stands there: "utility-bar" as a web component, "open-cti" as a softphone (until February 2028).',
      internalName:
        "Internal name of the call centre, unique in the organisation, with which the names of all else that is made begin as well. It can't be changed later.",
      width: 'Width of the panel above the utility bar, in pixels.',
      height: 'Height of the panel above the utility bar, in pixels.',
      icon: 'Name of a utility icon of the Lightning Design System, in the utility bar.',
      apiVersion:
        "Version of Salesforce's API that the files are for; the organisation has it or a later one.",
    },
  },
  problems,
  files: async (input) => below('salesforce', await salesforceFiles(input)),
};

function problems(config: AdminConfig): readonly ConfigProblem[] {
  const { ways } = partOf(config, 'salesforce');
  const { kind = 'auto', allowedOrigins, salesforce: byCti } = config.host;
  const found: ConfigProblem[] = [];
  if (config.manifest.name.trim() === '')
    found.push({ path: 'manifest.name', expected: 'a name that shows, for the labels of the app' });
  if (ways.includes('open-cti')) {
    if (byCti === undefined)
      found.push({
        path: 'host.salesforce',
        expected: 'an object with organisations, as ways has "open-cti"',
      });
    if (!['auto', 'salesforce'].includes(kind))
      found.push({ path: 'host.kind', expected: '"auto" or "salesforce", as ways has "open-cti"' });
  }
  if (ways.includes('utility-bar') && !['auto', 'frame'].includes(kind))
    found.push({ path: 'host.kind', expected: '"auto" or "frame", as ways has "utility-bar"' });
  if (!allowedOrigins.some((origin) => origin !== 'self'))
    found.push({
      path: 'host.allowedOrigins',
      expected: 'the origin of the Lightning app among them, such as https://contoso.lightning.force.com',
    });
  return found;
}

async function salesforceFiles({ config, bridge }: ManifestInput): Promise<ManifestFile[]> {
  const part = partOf(config, 'salesforce');
  const components: Component[] = [
    ...(part.ways.includes('utility-bar')
      ? [...lightningComponents(config, part, await bridge('salesforce')), ...appComponents(config, part)]
      : []),
    ...(part.ways.includes('open-cti') ? [callCenterComponent(config, part)] : []),
  ];
  const folders = [...new Set(components.map(({ folder }) => folder))];
  return [
    ...below('project', [
      ...components.flatMap(({ folder, files }) => below(`${folder}/main/default`, files)),
      { path: 'sfdx-project.json', content: projectFile(part, folders) },
      { path: 'manifest/package.xml', content: packageFile(components, part.apiVersion) },
      ...below('removal', removalFiles(components, part.apiVersion)),
      { path: 'README.md', content: readme(config, part, components) },
    ]),
    { path: 'inlay-metadata.zip', content: metadataArchive(components, part.apiVersion) },
    ...(part.ways.includes('open-cti')
      ? [{ path: 'inlay-call-center.xml', content: callCenterFile(config, part) }]
      : []),
  ];
}

function projectFile({ apiVersion }: SalesforceManifest, folders: readonly string[]): string {
  const project = {
    packageDirectories: folders.map((path, at) => (at === 0 ? { path, default: true } : { path })),
    name: 'inlay',
    namespace: '',
    sfdcLoginUrl: 'https://login.salesforce.com',
    sourceApiVersion: apiVersion,
  };
  return `${JSON.stringify(project, null, 2)}\n`;
}
