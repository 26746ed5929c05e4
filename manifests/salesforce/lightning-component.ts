import { readFileSync } from 'node:fs';
import type { AdminConfig } from '../config/admin-config.ts';
import type { ManifestFile } from '../manifest-file.ts';
import { xml } from '../xml.ts';
import { documentOf, metadata, type Component } from './components.ts';
import type { SalesforceManifest } from './salesforce.ts';

/** The web component with the bridge that it imports, and what it needs of the organisation. */
export function lightningComponents(
  config: AdminConfig,
  { apiVersion }: SalesforceManifest,
  bridge: string,
): Component[] {
  const { name, panelUrl } = config.manifest;
  const version = xml('apiVersion', {}, apiVersion);
  const bundle = (component: string, files: readonly ManifestFile[]): Component => ({
    type: 'LightningComponentBundle',
    name: component,
    folder: 'force-app',
    files: files.map(({ path, content }) => ({ path: `lwc/${component}/${path}`, content })),
  });
  const apex = (className: string): Component => ({
    type: 'ApexClass',
    name: className,
    folder: 'force-app',
    files: [
      { path: `classes/${className}.cls`, content: source(`classes/${className}.cls`) },
      {
        path: `classes/${className}.cls-meta.xml`,
        content: metadata('ApexClass', version, xml('status', {}, 'Active')),
      },
    ],
  });
  return [
    apex('InlayRecords'),
    apex('InlayRecordsTest'),
    bundle('inlayBridge', [
      { path: 'inlayBridge.js', content: bridge },
      {
        path: 'inlayBridge.js-meta.xml',
        content: metadata('LightningComponentBundle', version, xml('isExposed', {}, 'false')),
      },
    ]),
    bundle('inlayPanel', [
      ...['html', 'css', 'js'].map((kind) => ({
        path: `inlayPanel.${kind}`,
        content: source(`lwc/inlayPanel/inlayPanel.${kind}`),
      })),
      {
        path: 'inlayPanel.js-meta.xml',
        content: metadata(
          'LightningComponentBundle',
          version,
          xml('isExposed', {}, 'true'),
          xml('masterLabel', {}, name),
          xml('targets', {}, xml('target', {}, 'lightning__UtilityBar')),
          xml(
            'targetConfigs',
            {},
            xml(
              'targetConfig',
              { targets: 'lightning__UtilityBar' },
              // So that whoever puts it into another app's utility bar need not know the address.
              property('panelUrl', "Address of the panel's page", panelUrl, { required: 'true' }),
              property('label', 'Name in the utility bar', name),
            ),
          ),
        ),
      },
    ]),
    {
      type: 'LightningMessageChannel',
      name: 'Inlay',
      folder: 'force-app',
      files: [
        {
          path: 'messageChannels/Inlay.messageChannel-meta.xml',
          content: source('messageChannels/Inlay.messageChannel-meta.xml'),
        },
      ],
    },
    documentOf(
      { type: 'CspTrustedSite', name: 'Inlay_Panel' },
      'cspTrustedSites/Inlay_Panel.cspTrustedSite-meta.xml',
      xml('context', {}, 'LEX'),
      xml('description', {}, 'The page of the Inlay panel, which the utility bar frames.'),
      xml('endpointUrl', {}, new URL(panelUrl).origin),
      xml('isActive', {}, 'true'),
      ...['Connect', 'Font', 'Frame', 'Img', 'Media', 'Style'].map((kind) =>
        xml(`isApplicableTo${kind}Src`, {}, String(kind === 'Frame')),
      ),
    ),
  ];
}

function property(
  name: string,
  label: string,
  standard: string,
  more: Readonly<Record<string, string>> = {},
) {
  return xml('property', { name, type: 'String', label, default: standard, ...more });
}

/** A file of this folder that is the same for everybody. */
function source(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
