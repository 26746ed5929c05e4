import type { AdminConfig } from '../config/admin-config.ts';
import { below, type ManifestFile } from '../manifest-file.ts';
import { xml, type XmlElement } from '../xml.ts';
import { zip } from '../zip.ts';
import type { Cif2Manifest, DynamicsManifest, TabManifest } from './dynamics-config.ts';
import { providerScript } from './provider-script.ts';
import { localizedColumn, row, solutionFiles } from './solution.ts';

/** Choices of the tables, by what they mean. */
const CHOICE = {
  apiVersion2: '162450000',
  docked: '162450002',
  inBackground: '509180001',
  dark: '509180000',
  list: '509180000',
  webPage: '509180006',
};
/** The web resource of Dynamics that shows a page of the web in a tab, and what its data begins with. */
const CONTAINER = 'msdyn_CECExternalWebPageContainer.html';
/** A view that every organisation has under this id. */
const MY_ACTIVE_CONTACTS = '00000000-0000-0000-00aa-000010001003';
const THIRD_PARTY = 'cif_thirdpartyurl';

/** The solution for apps with several sessions, as folder and archive, once more without the provider, and a script that makes it. */
export function cif2Files(config: AdminConfig, part: DynamicsManifest, cif2: Cif2Manifest): ManifestFile[] {
  const { manifest } = config;
  const templates = [
    ...tabRows(part, cif2),
    sessionRow(config, part, cif2),
    ...noticeRows(config, part, cif2),
  ];
  const solution = (rows: readonly ManifestFile[]): ManifestFile[] =>
    solutionFiles({
      uniqueName: part.solution,
      name: manifest.name,
      version: manifest.version,
      part,
      rows,
    });
  const provider = providerColumns(config, part);
  const whole = solution([...templates, providerRow(provider, part)]);
  return [
    ...below('solution', whole),
    { path: 'solution.zip', content: zip(whole) },
    { path: 'solution-without-provider.zip', content: zip(solution(templates)) },
    {
      path: 'provider.mjs',
      content: providerScript({
        set: 'msdyn_channelproviders',
        id: 'msdyn_channelproviderid',
        key: 'msdyn_uniquename',
        row: provider,
        organisations: config.host.dynamics?.organisations ?? [],
        missing: 'Copilot Service workspace or Omnichannel for Customer Service',
        profiles: {
          set: 'msdyn_appconfigurations',
          id: 'msdyn_appconfigurationid',
          key: 'msdyn_uniquename',
          link: 'msdyn_appconfig_msdyn_channelprovider',
        },
      }),
    },
  ];
}

/** Unique name of the provider. */
export function providerName({ publisher }: DynamicsManifest): string {
  return `${publisher.prefix}_inlay`;
}

/** The tabs that are made: those of the configuration, or the list of contacts, so that a session has one to begin with. */
export function tabsOf({ publisher }: DynamicsManifest, { tabs }: Cif2Manifest): readonly TabManifest[] {
  return tabs.length > 0
    ? tabs
    : [
        {
          name: `${publisher.prefix}_inlay_contacts`,
          title: 'Contacts',
          table: 'contact',
          view: MY_ACTIVE_CONTACTS,
        },
      ];
}

function providerColumns(
  { manifest }: AdminConfig,
  part: DynamicsManifest,
): Readonly<Record<string, string | number | boolean>> {
  const url = new URL(manifest.panelUrl);
  url.searchParams.set('cif', '2');
  return {
    msdyn_name: manifest.name,
    msdyn_uniquename: providerName(part),
    msdyn_label: manifest.name,
    msdyn_channelurl: url.href,
    msdyn_trusteddomain: url.origin,
    msdyn_enableoutbound: part.clickToAct,
    msdyn_sortorder: part.order,
    msdyn_apiversion: Number(CHOICE.apiVersion2),
    ...(part.sandbox.length > 0 && { msdyn_sandboxconfiguration: part.sandbox.join(',') }),
  };
}

/** Its shape is that of the other rows; no export of an organisation has shown it. */
function providerRow(
  columns: Readonly<Record<string, string | number | boolean>>,
  { languageCode }: DynamicsManifest,
): ManifestFile {
  const { msdyn_uniquename: uniqueName, msdyn_label: label, ...others } = columns;
  return row('msdyn_channelprovider', String(uniqueName), [
    ...Object.entries(others).map(([name, value]) => xml(name, {}, written(value))),
    localizedColumn('msdyn_label', String(label), languageCode),
  ]);
}

function sessionRow(
  { host, manifest }: AdminConfig,
  part: DynamicsManifest,
  cif2: Cif2Manifest,
): ManifestFile {
  const { sessionTemplate = '', titleSlug = '' } = host.dynamics ?? {};
  const { languageCode } = part;
  const [anchor] = tabsOf(part, cif2);
  return row('msdyn_sessiontemplate', sessionTemplate, [
    xml('msdyn_anchortab', {}, xml('msdyn_uniquename', {}, anchor?.name ?? '')),
    xml('msdyn_enablebuildexpression', {}, '0'),
    localizedColumn('msdyn_name', manifest.name, languageCode),
    xml('msdyn_panelstate', {}, CHOICE.docked),
    xml('msdyn_sessiontype', {}, '0'),
    localizedColumn('msdyn_title', `{${titleSlug}}`, languageCode),
    xml('msdyn_type', {}, '0'),
  ]);
}

/** The notification templates that the configuration names with the publisher's prefix; others are in the organisation. */
function noticeRows(config: AdminConfig, part: DynamicsManifest, cif2: Cif2Manifest): ManifestFile[] {
  const { offerTemplate = null, noticeTemplate = null } = config.host.dynamics ?? {};
  const isOurs = (name: string | null): name is string =>
    name?.startsWith(`${part.publisher.prefix}_`) === true;
  const { languageCode } = part;
  const template = (uniqueName: string, columns: readonly XmlElement[]): ManifestFile =>
    row('msdyn_notificationtemplate', uniqueName, [
      xml('msdyn_autoacceptnotification', {}, '0'),
      xml('msdyn_desktopnotificationmode', {}, CHOICE.inBackground),
      xml('msdyn_theme', {}, CHOICE.dark),
      localizedColumn('msdyn_title', '{line}', languageCode),
      ...columns,
    ]);
  return [
    ...(isOurs(offerTemplate)
      ? [
          template(offerTemplate, [
            localizedColumn('msdyn_name', `${config.manifest.name} – offer`, languageCode),
            localizedColumn('msdyn_acceptbuttontext', cif2.accept, languageCode),
            localizedColumn('msdyn_rejectbuttontext', cif2.decline, languageCode),
            xml('msdyn_showrejectbutton', {}, '1'),
            xml('msdyn_showtimeout', {}, '1'),
            xml('msdyn_timeout', {}, String(cif2.offerSeconds)),
          ]),
        ]
      : []),
    ...(isOurs(noticeTemplate)
      ? [
          template(noticeTemplate, [
            localizedColumn('msdyn_name', `${config.manifest.name} – notice`, languageCode),
            localizedColumn('msdyn_acceptbuttontext', cif2.open, languageCode),
            localizedColumn('msdyn_rejectbuttontext', cif2.close, languageCode),
            xml('msdyn_showrejectbutton', {}, '1'),
            xml('msdyn_showtimeout', {}, '0'),
            xml('msdyn_timeout', {}, '20'),
          ]),
        ]
      : []),
  ];
}

/** Each tab, and each of its parameters once more as a row of its own. */
function tabRows(part: DynamicsManifest, cif2: Cif2Manifest): ManifestFile[] {
  const { languageCode } = part;
  return tabsOf(part, cif2).flatMap((tab) => {
    const { pageType, parameters, rows } = tab.url === undefined ? listOf(tab) : webPageOf(tab.url);
    return [
      row('msdyn_applicationtabtemplate', tab.name, [
        localizedColumn('msdyn_name', tab.title, languageCode),
        xml('msdyn_pagetype', {}, pageType),
        xml('msdyn_pinned', {}, '0'),
        xml('msdyn_templateparameters', {}, JSON.stringify(parameters)),
        localizedColumn('msdyn_title', tab.title, languageCode),
      ]),
      ...Object.entries(rows).map(([name, value]) =>
        row('msdyn_templateparameter', `${tab.name}_${name}`, [
          xml('msdyn_applicationtabtemplateid', {}, xml('msdyn_uniquename', {}, tab.name)),
          localizedColumn('msdyn_name', name, languageCode),
          value === null ? null : xml('msdyn_value', {}, value),
        ]),
      ),
    ];
  });
}

/** What a tab's page is, as Dynamics takes it. */
interface TabPage {
  readonly pageType: string;
  readonly parameters: Readonly<Record<string, { readonly value: string | null }>>;
  readonly rows: Readonly<Record<string, string | null>>;
}

function webPageOf(url: string): TabPage {
  // It is one value of a query itself, in which slugs are still to be found.
  const data = `${THIRD_PARTY}${url.replace(/[%=&+#]/g, encodeURIComponent)}`;
  return {
    pageType: CHOICE.webPage,
    parameters: { webresourceName: { value: CONTAINER }, data: { value: data } },
    rows: { data: null, url },
  };
}

function listOf({ table = '', view }: TabManifest): TabPage {
  const values = { entityName: table, viewId: view ?? null, viewType: null };
  return {
    pageType: CHOICE.list,
    parameters: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
    rows: values,
  };
}

function written(value: string | number | boolean): string {
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}
