import type { ManifestFile } from '../manifest-file.ts';
import { xml, xmlDocument, type XmlChild, type XmlElement } from '../xml.ts';
import type { DynamicsManifest } from './dynamics-config.ts';

/** What a solution is called, and what it brings. */
export interface Solution {
  readonly uniqueName: string;
  readonly name: string;
  /** Three numbers; a solution's version has four. */
  readonly version: string;
  readonly part: DynamicsManifest;
  /** Rows of tables that belong to solutions, one file each. */
  readonly rows?: readonly ManifestFile[];
  readonly webResources?: readonly WebResource[];
}

/** A file that the organisation serves. */
export interface WebResource {
  /** With the publisher's prefix and an underscore before the first slash. */
  readonly name: string;
  readonly displayName: string;
  /** 1 for HTML, 3 for JavaScript, 11 for SVG. */
  readonly type: 1 | 3 | 11;
  readonly id: string;
  readonly content: string;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
/** Of the release that knows all that is in here; every organisation is beyond it. */
const RELEASE = '9.1.0.0';

/** The files of a solution, as they stand in its folder and in its archive. */
export function solutionFiles(solution: Solution): ManifestFile[] {
  const { rows = [], webResources = [] } = solution;
  return [
    { path: '[Content_Types].xml', content: contentTypes(webResources) },
    { path: 'solution.xml', content: xmlDocument(manifestOf(solution)) },
    { path: 'customizations.xml', content: xmlDocument(customizationsOf(solution)) },
    ...rows,
    ...webResources.map((resource) => ({
      path: `WebResources/${fileOf(resource)}`,
      content: resource.content,
    })),
  ];
}

/** What says of each ending in an archive what it is. */
export function contentTypes(webResources: readonly WebResource[] = []): string {
  const endings = new Set(['xml', ...webResources.map(({ name }) => name.replace(/^.*\./, ''))]);
  return xmlDocument(
    xml(
      'Types',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
      ...[...endings].map((Extension) =>
        xml('Default', { Extension, ContentType: 'application/octet-stream' }),
      ),
    ),
  );
}

function manifestOf({ uniqueName, name, version, part, webResources = [] }: Solution): XmlElement {
  const { publisher, languageCode, managed } = part;
  return xml(
    'ImportExportXml',
    {
      version: RELEASE,
      SolutionPackageVersion: '9.1',
      languagecode: String(languageCode),
      generatedBy: 'OnPremise',
      'xmlns:xsi': XSI,
    },
    xml(
      'SolutionManifest',
      {},
      xml('UniqueName', {}, uniqueName),
      localized(name, languageCode),
      xml('Descriptions'),
      xml('Version', {}, `${version}.0`),
      xml('Managed', {}, managed ? '1' : '0'),
      xml(
        'Publisher',
        {},
        xml('UniqueName', {}, publisher.uniqueName),
        localized(publisher.name ?? publisher.uniqueName, languageCode),
        xml('Descriptions'),
        nil('EMailAddress'),
        nil('SupportingWebsiteUrl'),
        xml('CustomizationPrefix', {}, publisher.prefix),
        xml('CustomizationOptionValuePrefix', {}, String(publisher.optionValuePrefix)),
        xml('Addresses', {}, address(1), address(2)),
      ),
      xml(
        'RootComponents',
        {},
        // 61 is a web resource. Rows of tables are none: they come by their folders.
        ...webResources.map(({ name: schemaName, id }) =>
          xml('RootComponent', { type: '61', id: `{${id}}`, schemaName, behavior: '0' }),
        ),
      ),
      xml('MissingDependencies'),
    ),
  );
}

function customizationsOf({ part, version, webResources = [] }: Solution): XmlElement {
  const empty = (name: string): XmlElement => xml(name);
  return xml(
    'ImportExportXml',
    { 'xmlns:xsi': XSI },
    ...['Entities', 'Roles', 'Workflows', 'FieldSecurityProfiles', 'Templates', 'EntityMaps'].map(empty),
    ...['EntityRelationships', 'OrganizationSettings', 'optionsets'].map(empty),
    webResources.length === 0
      ? null
      : xml('WebResources', {}, ...webResources.map((one) => webResourceOf(one, version, part.languageCode))),
    ...['CustomControls', 'EntityDataProviders'].map(empty),
    xml('Languages', {}, xml('Language', {}, String(part.languageCode))),
  );
}

function webResourceOf(resource: WebResource, version: string, languageCode: number): XmlElement {
  const fields: Readonly<Record<string, string>> = {
    WebResourceId: `{${resource.id}}`,
    Name: resource.name,
    DisplayName: resource.displayName,
    LanguageCode: String(languageCode),
    WebResourceType: String(resource.type),
    IntroducedVersion: `${version}.0`,
    IsEnabledForMobileClient: '0',
    IsAvailableForMobileOffline: '0',
    IsCustomizable: '0',
    CanBeDeleted: '1',
    IsHidden: '0',
    FileName: `/WebResources/${fileOf(resource)}`,
  };
  return xml('WebResource', {}, ...Object.entries(fields).map(([name, value]) => xml(name, {}, value)));
}

/** Its file in the archive, in which names have no slash. */
function fileOf({ name }: WebResource): string {
  return name.replaceAll('/', '');
}

/** A row of a table that belongs to solutions, as a file of its own: `<set>/<unique name>/<table>.xml`. */
export function row(table: string, uniqueName: string, columns: readonly XmlChild[]): ManifestFile {
  return {
    path: `${table}s/${uniqueName}/${table}.xml`,
    content: xmlDocument(
      xml(
        table,
        { msdyn_uniquename: uniqueName },
        xml('iscustomizable', {}, '1'),
        ...columns,
        xml('statecode', {}, '0'),
        xml('statuscode', {}, '1'),
      ),
    ),
  };
}

/** A column whose text each language may have its own of. */
export function localizedColumn(name: string, text: string, languageCode: number): XmlElement {
  return xml(
    name,
    { default: text },
    xml('label', { description: text, languagecode: String(languageCode) }),
  );
}

function localized(description: string, languageCode: number): XmlElement {
  return xml('LocalizedNames', {}, xml('LocalizedName', { description, languagecode: String(languageCode) }));
}

function nil(name: string): XmlElement {
  return xml(name, { 'xsi:nil': 'true' });
}

/** The import wants both addresses of a publisher, who has none. */
function address(number: number): XmlElement {
  const fields =
    'AddressTypeCode City County Country Fax FreightTermsCode ImportSequenceNumber Latitude Line1 Line2 Line3 Longitude Name PostalCode PostOfficeBox PrimaryContactName ShippingMethodCode StateOrProvince Telephone1 Telephone2 Telephone3 TimeZoneRuleVersionNumber UPSZone UTCOffset UTCConversionTimeZoneCode';
  return xml('Address', {}, xml('AddressNumber', {}, String(number)), ...fields.split(' ').map(nil));
}
