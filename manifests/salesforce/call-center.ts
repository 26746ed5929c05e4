import type { AdminConfig } from '../config/admin-config.ts';
import { xml, xmlDocument } from '../xml.ts';
import { documentOf, type Component } from './components.ts';
import type { SalesforceManifest } from './salesforce.ts';

/** The first section of every call centre's definition. */
const SECTION = { name: 'reqGeneralInfo', label: 'General Information' };

/** Items of a definition besides its names, with their labels. */
function items({ manifest }: AdminConfig, { height, width }: SalesforceManifest) {
  return [
    ['reqAdapterUrl', 'CTI Adapter URL', manifest.panelUrl],
    ['reqUseApi', 'Use CTI API', 'true'],
    ['reqSoftphoneHeight', 'Softphone Height', String(height)],
    ['reqSoftphoneWidth', 'Softphone Width', String(width)],
    // The adapter knows Open CTI of Lightning alone, which differs from Classic's.
    ['reqSalesforceCompatibilityMode', 'Salesforce Compatibility Mode', 'Lightning'],
  ] as const;
}

/** The definition that Setup imports: the same call centre, for organisations in which the metadata can't be deployed. */
export function callCenterFile(config: AdminConfig, part: SalesforceManifest): string {
  const all = [
    ['reqInternalName', 'Internal Name', part.internalName],
    ['reqDisplayName', 'Display Name', config.manifest.name],
    ...items(config, part),
  ] as const;
  return xmlDocument(
    xml(
      'callCenter',
      {},
      xml(
        'section',
        { sortOrder: '0', ...SECTION },
        ...all.map(([name, label, value], at) => xml('item', { sortOrder: String(at), name, label }, value)),
      ),
    ),
  );
}

/** The call centre as metadata. */
export function callCenterComponent(config: AdminConfig, part: SalesforceManifest): Component {
  const all = items(config, part);
  const [, ...settings] = all;
  const name = part.internalName;
  return documentOf(
    { type: 'CallCenter', name, folder: 'open-cti' },
    `callCenters/${name}.callCenter-meta.xml`,
    xml('adapterUrl', {}, config.manifest.panelUrl),
    xml(
      'customSettings',
      {},
      JSON.stringify(Object.fromEntries(settings.map(([key, , value]) => [key, value]))),
    ),
    xml('displayName', {}, config.manifest.name),
    xml('displayNameLabel', {}, 'Display Name'),
    xml('internalNameLabel', {}, 'Internal Name'),
    xml(
      'sections',
      {},
      ...all.map(([item, label, value]) =>
        xml('items', {}, xml('label', {}, label), xml('name', {}, item), xml('value', {}, value)),
      ),
      xml('label', {}, SECTION.label),
      xml('name', {}, SECTION.name),
    ),
  );
}
