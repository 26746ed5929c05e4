import type { AdminConfig } from '../config/admin-config.ts';
import { below, type ManifestFile } from '../manifest-file.ts';
import { xml, xmlDocument } from '../xml.ts';
import { zip } from '../zip.ts';
import type { Cif1Manifest, DynamicsManifest } from './dynamics-config.ts';
import { guidOf } from './guid.ts';
import { providerScript } from './provider-script.ts';
import { contentTypes } from './solution.ts';

const TABLE = 'msdyn_ciprovider';
const ID = 'msdyn_ciproviderid';
const DISPLAY = 'Channel Integration Framework v1.0 Provider';
/** What the migration tool calls the type of each column, and the organisation the column. */
const COLUMNS: Readonly<Record<string, readonly [type: string, display: string]>> = {
  msdyn_name: ['string', 'Name'],
  msdyn_label: ['string', 'Label'],
  msdyn_landingurl: ['string', 'Channel URL'],
  msdyn_clicktoact: ['bool', 'Enable Outbound Communication'],
  msdyn_sortorder: ['number', 'Channel Order'],
  msdyn_ciproviderapiversion: ['optionsetvalue', 'API Version'],
  msdyn_trusteddomain: ['string', 'Trusted Domain'],
  msdyn_roleselector: ['string', 'Role Selector'],
  msdyn_appselector: ['string', 'App Selector'],
  msdyn_sandboxconfiguration: ['string', 'Sandbox Configuration'],
};

/** The row of CIF 1, which belongs to no solution: as a data package of the Configuration Migration tool, and by a script. */
export function cif1Files(config: AdminConfig, part: DynamicsManifest, cif1: Cif1Manifest): ManifestFile[] {
  const row = cif1Row(config, part, cif1);
  const data: ManifestFile[] = [
    { path: '[Content_Types].xml', content: contentTypes() },
    { path: 'data.xml', content: dataOf(row, guidOf(`${part.publisher.prefix}/${TABLE}`)) },
    { path: 'data_schema.xml', content: schemaOf(row) },
  ];
  return [
    ...below('data', data),
    { path: 'data.zip', content: zip(data) },
    {
      path: 'provider.mjs',
      content: providerScript({
        set: `${TABLE}s`,
        id: ID,
        key: 'msdyn_name',
        row,
        organisations: config.host.dynamics?.organisations ?? [],
        missing: 'Dynamics 365 Channel Integration Framework',
      }),
    },
  ];
}

/** What the row says, column by column. */
export function cif1Row(
  { manifest }: AdminConfig,
  part: DynamicsManifest,
  { roles, apps }: Cif1Manifest,
): Readonly<Record<string, string | number | boolean>> {
  const url = new URL(manifest.panelUrl);
  url.searchParams.set('cif', '1');
  return {
    msdyn_name: manifest.name,
    msdyn_label: manifest.name,
    msdyn_landingurl: url.href,
    msdyn_clicktoact: part.clickToAct,
    msdyn_sortorder: part.order,
    msdyn_ciproviderapiversion: 0,
    msdyn_trusteddomain: url.origin,
    msdyn_roleselector: roles.join(';'),
    ...(apps.length > 0 && { msdyn_appselector: apps.join(';') }),
    ...(part.sandbox.length > 0 && { msdyn_sandboxconfiguration: part.sandbox.join(',') }),
  };
}

function dataOf(row: Readonly<Record<string, string | number | boolean>>, id: string): string {
  const columns: Readonly<Record<string, string | number | boolean>> = { [ID]: id, ...row };
  const fields = Object.entries(columns).map(([name, value]) =>
    xml('field', { name, value: value === true ? 'True' : value === false ? 'False' : String(value) }),
  );
  return xmlDocument(
    xml(
      'entities',
      // When it was made plays no part without dates.
      { timestamp: '2000-01-01T00:00:00.0000000Z' },
      xml(
        'entity',
        { name: TABLE, displayname: DISPLAY },
        xml('records', {}, xml('record', { id }, ...fields)),
        xml('m2mrelationships'),
      ),
    ),
  );
}

function schemaOf(row: Readonly<Record<string, unknown>>): string {
  const fields = Object.keys(row).map((name) => {
    const [type = 'string', displayname = name] = COLUMNS[name] ?? [];
    // A row of this name that is already there is changed, whatever its id.
    const compare = name === 'msdyn_name' ? { updateCompare: 'true' } : {};
    return xml('field', { displayname, name, type, customfield: 'true', ...compare });
  });
  return xmlDocument(
    xml(
      'entities',
      {},
      xml('entityImportOrder', {}, xml('entityName', {}, TABLE)),
      xml(
        'entity',
        {
          name: TABLE,
          displayname: DISPLAY,
          // The number of the table differs from organisation to organisation; it is found by its name.
          etc: '10000',
          primaryidfield: ID,
          primarynamefield: 'msdyn_name',
          disableplugins: 'false',
        },
        xml(
          'fields',
          {},
          xml('field', { displayname: 'CIProviderId', name: ID, type: 'guid', primaryKey: 'true' }),
          ...fields,
        ),
      ),
    ),
  );
}
