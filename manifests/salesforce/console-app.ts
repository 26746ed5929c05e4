import type { AdminConfig } from '../config/admin-config.ts';
import { xml } from '../xml.ts';
import { documentOf, type Component } from './components.ts';
import type { SalesforceManifest } from './salesforce.ts';

/** Tabs of the console app in which the panel can be seen at once; other apps get the component into their own utility bar. */
const TABS = ['standard-Contact', 'standard-Case', 'standard-Lead'];
/** Salesforce takes no longer label of an app. */
const APP_LABEL = 40;

/** What agents open: a console app with the panel in its utility bar, and the permission set that lets them. */
export function appComponents(config: AdminConfig, part: SalesforceManifest): Component[] {
  const { name, version } = config.manifest;
  const bar = `${part.internalName}_Utility_Bar`;
  const app = `${part.internalName}_Console`;
  const label = [...name].slice(0, APP_LABEL).join('').trim();
  return [
    documentOf(
      { type: 'FlexiPage', name: bar },
      `flexipages/${bar}.flexipage-meta.xml`,
      xml(
        'flexiPageRegions',
        {},
        xml(
          'itemInstances',
          {},
          xml(
            'componentInstance',
            {},
            ...decorators(name, part),
            setting('label', name),
            setting('panelUrl', config.manifest.panelUrl),
            xml('componentName', {}, 'inlayPanel'),
            xml('identifier', {}, 'inlayPanel'),
          ),
        ),
        xml('name', {}, 'utilityItems'),
        xml('type', {}, 'Region'),
      ),
      xml('masterLabel', {}, name),
      xml(
        'template',
        {},
        xml('name', {}, 'one:utilityBarTemplateDesktop'),
        xml('properties', {}, xml('name', {}, 'isLeftAligned'), xml('value', {}, 'true')),
      ),
      xml('type', {}, 'UtilityBar'),
    ),
    documentOf(
      { type: 'CustomApplication', name: app },
      `applications/${app}.app-meta.xml`,
      xml('description', {}, `${name} ${version}`),
      xml('formFactors', {}, 'Large'),
      xml('label', {}, label),
      xml('navType', {}, 'Console'),
      ...TABS.map((tab) => xml('tabs', {}, tab)),
      xml('uiType', {}, 'Lightning'),
      xml('utilityBar', {}, bar),
      xml('workspaceConfig', {}, ...TABS.map((tab) => xml('mappings', {}, xml('tab', {}, tab)))),
    ),
    documentOf(
      { type: 'PermissionSet', name: part.internalName },
      `permissionsets/${part.internalName}.permissionset-meta.xml`,
      xml('applicationVisibilities', {}, xml('application', {}, app), xml('visible', {}, 'true')),
      xml('classAccesses', {}, xml('apexClass', {}, 'InlayRecords'), xml('enabled', {}, 'true')),
      xml('description', {}, `${name} ${version}`),
      xml('hasActivationRequired', {}, 'false'),
      xml('label', {}, name),
    ),
  ];
}

/** What the utility bar itself is told of its item: it is loaded with the app, so that the panel hears of work while it is shut. */
function decorators(name: string, { width, height, icon }: SalesforceManifest) {
  const told = {
    eager: 'true',
    height: String(height),
    icon,
    label: name,
    scrollable: 'false',
    width: String(width),
  };
  return Object.entries(told).map(([key, value]) => setting(key, value, 'decorator'));
}

function setting(name: string, value: string, type?: string) {
  return xml(
    'componentInstanceProperties',
    {},
    xml('name', {}, name),
    type === undefined ? null : xml('type', {}, type),
    xml('value', {}, value),
  );
}
