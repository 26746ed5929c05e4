import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  documentOf,
  elementText,
  exampleWith,
  made,
  problemsOf,
  textOf,
  unzipped,
  type Made,
} from './made.ts';

const CIF2 = 'dynamics/cif2/solution';
const HOSTILE = `Ann & "Bob" <'s> 😀 ]]>`;
const everything = await made(
  exampleWith('dynamics', { 'host.dynamics.noticeTemplate': 'contoso_inlay_notice' }),
);
const hostile = await made(
  exampleWith('dynamics', {
    'manifest.name': HOSTILE,
    'manifest.dynamics.publisher.name': HOSTILE,
    'manifest.dynamics.cif2.accept': HOSTILE,
    'manifest.dynamics.cif2.tabs.0.title': HOSTILE,
  }),
);

const pathsBelow = (files: Made, folder: string): string[] =>
  [...files.keys()]
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1));
const documentAt = (path: string, files = everything): ReturnType<typeof documentOf> =>
  documentOf(textOf(files, path));

describe('what is made for Dynamics', () => {
  it.each(['as usual', 'with hostile names'])('is well-formed wherever it is XML, %s', (which) => {
    const files = which === 'as usual' ? everything : hostile;
    const xml = [...files].filter(([path]) => path.endsWith('.xml'));
    expect(xml.length).toBeGreaterThan(15);
    for (const [path] of xml) expect(() => documentAt(path, files), path).not.toThrow();
  });

  it.each([
    ['dynamics/cif2/solution.zip', CIF2],
    ['dynamics/side-pane/solution.zip', 'dynamics/side-pane/solution'],
    ['dynamics/cif1/data.zip', 'dynamics/cif1/data'],
  ])('has in %s what is in its folder', (archive, folder) => {
    const inArchive = unzipped(everything, archive);
    expect(Object.keys(inArchive).sort()).toEqual(pathsBelow(everything, folder).sort());
    for (const [path, text] of Object.entries(inArchive))
      expect(text).toBe(textOf(everything, `${folder}/${path}`));
    // The import reads it first.
    expect(Object.keys(inArchive)[0]).toBe('[Content_Types].xml');
  });

  it('says of each ending in an archive what it is', () => {
    for (const archive of ['cif2/solution.zip', 'side-pane/solution.zip', 'cif1/data.zip']) {
      const files = unzipped(everything, `dynamics/${archive}`);
      const types = documentOf(files['[Content_Types].xml'] ?? '').getElementsByTagName('Default');
      const known = [...types].map((type) => type.getAttribute('Extension'));
      for (const path of Object.keys(files)) expect(known).toContain(path.replace(/^.*\./, ''));
    }
  });
});

describe('what an import of solutions asks for', () => {
  /** Names of an element's children in their order, which the import's schema lays down. */
  const childrenOf = (path: string, name: string): string[] =>
    [...(documentAt(path).getElementsByTagName(name)[0]?.childNodes ?? [])]
      .map((child) => child.nodeName)
      .filter((child) => child !== '#text');

  it.each(['dynamics/cif2/solution', 'dynamics/side-pane/solution'])('is in %s, in its order', (folder) => {
    expect(childrenOf(`${folder}/solution.xml`, 'SolutionManifest').join(' ')).toBe(
      'UniqueName LocalizedNames Descriptions Version Managed Publisher RootComponents MissingDependencies',
    );
    expect(childrenOf(`${folder}/solution.xml`, 'Publisher').join(' ')).toBe(
      'UniqueName LocalizedNames Descriptions EMailAddress SupportingWebsiteUrl CustomizationPrefix CustomizationOptionValuePrefix Addresses',
    );
    const asked = childrenOf(`${folder}/customizations.xml`, 'ImportExportXml');
    expect(asked.filter((name) => name !== 'WebResources').join(' ')).toBe(
      'Entities Roles Workflows FieldSecurityProfiles Templates EntityMaps EntityRelationships OrganizationSettings optionsets CustomControls EntityDataProviders Languages',
    );
    const root = documentAt(`${folder}/solution.xml`).documentElement;
    expect(root?.getAttribute('SolutionPackageVersion')).toBe('9.1');
    expect(root?.getAttribute('languagecode')).toBe('1033');
  });

  it('is held by texts of any characters that a configuration may have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), async (text) => {
        const value = exampleWith('dynamics', {
          'manifest.name': text,
          'manifest.dynamics.publisher.name': text,
          'manifest.dynamics.cif2.decline': text,
          'manifest.dynamics.cif2.tabs.1.title': text,
        });
        fc.pre(problemsOf(value).length === 0);
        const files = await made(value);
        for (const [path] of [...files].filter(([one]) => one.endsWith('.xml'))) documentAt(path, files);
        const offer = documentAt(
          `${CIF2}/msdyn_notificationtemplates/contoso_inlay_offer/msdyn_notificationtemplate.xml`,
          files,
        );
        const [decline] = offer.getElementsByTagName('msdyn_rejectbuttontext');
        expect(decline?.getAttribute('default')).toBe(text);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the solution of CIF 2', () => {
  it('is of the administrator’s publisher, in four numbers, and managed', () => {
    const document = documentAt(`${CIF2}/solution.xml`);
    const [publisher] = document.getElementsByTagName('Publisher');
    expect(publisher?.getElementsByTagName('UniqueName')[0]?.textContent).toBe('contoso');
    expect(elementText(document, 'CustomizationPrefix')).toBe('contoso');
    expect(elementText(document, 'CustomizationOptionValuePrefix')).toBe('10000');
    expect(elementText(document, 'UniqueName')).toBe('ContosoInlay');
    expect(elementText(document, 'Version')).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(elementText(document, 'Managed')).toBe('1');
    expect(document.getElementsByTagName('MissingDependencies')).toHaveLength(1);
  });

  it('has each row in a folder of its unique name, which begins with the prefix', () => {
    const rows = pathsBelow(everything, CIF2).filter((path) => path.includes('/'));
    for (const path of rows) {
      const [set = '', name = '', file = ''] = path.split('/');
      expect(file).toBe(`${set.slice(0, -1)}.xml`);
      expect(name).toMatch(/^contoso_\w{1,120}$/);
      const root = documentAt(`${CIF2}/${path}`).documentElement;
      expect(root?.nodeName).toBe(set.slice(0, -1));
      expect(root?.getAttribute('msdyn_uniquename')).toBe(name);
    }
    expect(new Set(rows.map((path) => path.split('/')[0]))).toEqual(
      new Set([
        'msdyn_applicationtabtemplates',
        'msdyn_channelproviders',
        'msdyn_notificationtemplates',
        'msdyn_sessiontemplates',
        'msdyn_templateparameters',
      ]),
    );
  });

  it('has a session template of the type Generic, with the slug that the panel fills in and a tab that is there', () => {
    const document = documentAt(
      `${CIF2}/msdyn_sessiontemplates/contoso_inlay_session/msdyn_sessiontemplate.xml`,
    );
    expect(elementText(document, 'msdyn_sessiontype')).toBe('0');
    expect(elementText(document, 'msdyn_type')).toBe('0');
    expect(elementText(document, 'msdyn_panelstate')).toBe('162450002');
    expect(document.getElementsByTagName('msdyn_title')[0]?.getAttribute('default')).toBe('{customer}');
    const anchor = elementText(document, 'msdyn_anchortab')?.trim();
    expect(
      everything.has(
        `${CIF2}/msdyn_applicationtabtemplates/${anchor ?? ''}/msdyn_applicationtabtemplate.xml`,
      ),
    ).toBe(true);
  });

  it('has the notification templates that the panel shows, within what Dynamics takes', () => {
    const offer = documentAt(
      `${CIF2}/msdyn_notificationtemplates/contoso_inlay_offer/msdyn_notificationtemplate.xml`,
    );
    const notice = documentAt(
      `${CIF2}/msdyn_notificationtemplates/contoso_inlay_notice/msdyn_notificationtemplate.xml`,
    );
    expect(elementText(offer, 'msdyn_timeout')).toBe('60');
    expect(elementText(offer, 'msdyn_showrejectbutton')).toBe('1');
    const word = (name: string): string | null | undefined =>
      notice.getElementsByTagName(name)[0]?.getAttribute('default');
    expect([word('msdyn_acceptbuttontext'), word('msdyn_rejectbuttontext')]).toEqual(['Open', 'Close']);
    for (const document of [offer, notice])
      expect(document.getElementsByTagName('msdyn_title')[0]?.getAttribute('default')).toBe('{line}');
  });

  it('leaves templates of another publisher to them', async () => {
    const files = await made(
      exampleWith('dynamics', {
        'host.dynamics.offerTemplate': 'fabrikam_offer',
        'host.dynamics.tabTemplates': ['fabrikam_tab'],
      }),
    );
    expect(
      [...files.keys()].filter((path) => path.includes('fabrikam') || path.includes('notification')),
    ).toEqual([]);
  });

  it('opens pages of the web by the container of Dynamics, with the slugs left to be filled in', () => {
    const document = documentAt(
      `${CIF2}/msdyn_applicationtabtemplates/contoso_inlay_orders/msdyn_applicationtabtemplate.xml`,
    );
    expect(elementText(document, 'msdyn_pagetype')).toBe('509180006');
    expect(JSON.parse(elementText(document, 'msdyn_templateparameters') ?? '')).toEqual({
      webresourceName: { value: 'msdyn_CECExternalWebPageContainer.html' },
      data: { value: 'cif_thirdpartyurlhttps://orders.contoso.example/search?mail%3D{email}' },
    });
    const url = documentAt(
      `${CIF2}/msdyn_templateparameters/contoso_inlay_orders_url/msdyn_templateparameter.xml`,
    );
    expect(elementText(url, 'msdyn_value')).toBe('https://orders.contoso.example/search?mail={email}');
    expect(elementText(url, 'msdyn_applicationtabtemplateid')?.trim()).toBe('contoso_inlay_orders');
  });

  it('has a provider that opens the panel by version 2, and an archive without it', () => {
    const document = documentAt(`${CIF2}/msdyn_channelproviders/contoso_inlay/msdyn_channelprovider.xml`);
    expect(elementText(document, 'msdyn_channelurl')).toBe('https://panel.example/panel.html?cif=2');
    expect(elementText(document, 'msdyn_apiversion')).toBe('162450000');
    expect(elementText(document, 'msdyn_enableoutbound')).toBe('1');
    const without = Object.keys(unzipped(everything, 'dynamics/cif2/solution-without-provider.zip'));
    expect(without).toEqual(
      Object.keys(unzipped(everything, 'dynamics/cif2/solution.zip')).filter(
        (path) => !path.includes('channelprovider'),
      ),
    );
  });

  it('begins sessions with the contacts where no tab is named', async () => {
    const files = await made(
      exampleWith('dynamics', { 'manifest.dynamics.cif2.tabs': [], 'host.dynamics.tabTemplates': [] }),
    );
    expect([...files.keys()]).toContain(
      `${CIF2}/msdyn_applicationtabtemplates/contoso_inlay_contacts/msdyn_applicationtabtemplate.xml`,
    );
  });

  it('keeps names as they are written', () => {
    const label = documentAt(
      `${CIF2}/msdyn_channelproviders/contoso_inlay/msdyn_channelprovider.xml`,
      hostile,
    ).getElementsByTagName('label')[0];
    expect(label?.getAttribute('description')).toBe(HOSTILE);
    const row = documentAt('dynamics/cif1/data/data.xml', hostile).getElementsByTagName('field');
    const named = [...row].find((field) => field.getAttribute('name') === 'msdyn_name');
    expect(named?.getAttribute('value')).toBe(HOSTILE);
  });
});

describe('the data package of CIF 1', () => {
  const fields = (path: string): Map<string | null, string | null> =>
    new Map(
      [...documentAt(path).getElementsByTagName('field')].map((field) => [
        field.getAttribute('name'),
        field.getAttribute('value') ?? field.getAttribute('type'),
      ]),
    );

  it('has all that the row has to have, within its lengths', () => {
    const row = fields('dynamics/cif1/data/data.xml');
    expect(row.get('msdyn_landingurl')).toBe('https://panel.example/panel.html?cif=1');
    expect(row.get('msdyn_clicktoact')).toBe('True');
    expect(row.get('msdyn_ciproviderapiversion')).toBe('0');
    expect(row.get('msdyn_roleselector')).toBe('3f1d7c52-0c5b-4a0e-8d55-9a1b2c3d4e5f');
    expect(row.get('msdyn_sandboxconfiguration')).toBe(
      'allow-popups-to-escape-sandbox,allow-storage-access-by-user-activation',
    );
    for (const name of ['msdyn_name', 'msdyn_label']) expect(row.get(name)?.length).toBeLessThanOrEqual(100);
    expect(Number(row.get('msdyn_sortorder'))).toBeLessThanOrEqual(1_000);
  });

  it('says the type of each of its columns, and finds a row that is there by its name', () => {
    const types = fields('dynamics/cif1/data/data_schema.xml');
    expect([...types.keys()].sort()).toEqual([...fields('dynamics/cif1/data/data.xml').keys()].sort());
    for (const type of types.values())
      expect(['string', 'bool', 'number', 'optionsetvalue', 'guid']).toContain(type);
    const schema = documentAt('dynamics/cif1/data/data_schema.xml');
    const compared = [...schema.getElementsByTagName('field')].filter(
      (field) => field.getAttribute('updateCompare') === 'true',
    );
    expect(compared.map((field) => field.getAttribute('name'))).toEqual(['msdyn_name']);
    const id = fields('dynamics/cif1/data/data.xml').get('msdyn_ciproviderid');
    expect(
      documentAt('dynamics/cif1/data/data.xml').getElementsByTagName('record')[0]?.getAttribute('id'),
    ).toBe(id);
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });
});

describe('the side pane', () => {
  const folder = 'dynamics/side-pane/solution';

  it('ships each web resource under the prefix, with its file and as a root component', () => {
    const customizations = documentAt(`${folder}/customizations.xml`);
    const roots = [...documentAt(`${folder}/solution.xml`).getElementsByTagName('RootComponent')];
    const resources = [...customizations.getElementsByTagName('WebResource')];
    expect(resources).toHaveLength(4);
    for (const resource of resources) {
      const text = (name: string): string => resource.getElementsByTagName(name)[0]?.textContent ?? '';
      expect(text('Name')).toMatch(/^contoso_\/inlay\/[\w-]+\.(html|js|svg)$/);
      expect(everything.has(`${folder}${text('FileName')}`)).toBe(true);
      const root = roots.find((one) => one.getAttribute('schemaName') === text('Name'));
      expect(root?.getAttribute('type')).toBe('61');
      expect(root?.getAttribute('id')).toBe(text('WebResourceId'));
    }
  });

  it('opens one pane with the panel in it, whatever the panel is called', async () => {
    const opened: unknown[] = [];
    const panes = new Map<string, unknown>();
    const Xrm = {
      App: {
        sidePanes: {
          getPane: (id: string) => panes.get(id),
          createPane: (options: { paneId: string }) => {
            panes.set(options.paneId, options);
            return Promise.resolve({ navigate: (to: unknown) => Promise.resolve(opened.push(options, to)) });
          },
        },
      },
    };
    const source = textOf(hostile, `${folder}/WebResources/contoso_inlayopen-side-pane.js`);
    const page = createContext({ Xrm });
    runInContext(source, page);
    const open = (): Promise<void> => runInContext('InlaySidePane.open()', page) as Promise<void>;
    await open();
    await open();
    expect(opened).toEqual([
      expect.objectContaining({
        paneId: 'inlay',
        title: HOSTILE,
        alwaysRender: true,
        canClose: false,
        width: 400,
      }),
      {
        pageType: 'webresource',
        webresourceName: 'contoso_/inlay/side-pane.html',
      },
    ]);
  });

  it('names the panel in the page itself, of which no link makes another', () => {
    const page = textOf(everything, `${folder}/WebResources/contoso_inlayside-pane.html`);
    expect(page).toContain('<body data-panel="https://panel.example/panel.html" data-activity="phonecall">');
  });
});

describe('a configuration for Dynamics', () => {
  const GUID = '3f1d7c52-0c5b-4a0e-8d55-9a1b2c3d4e5f';

  it.each([
    [
      'manifest.dynamics.publisher.prefix',
      'msdyn',
      "your own prefix, 3 to 8 small letters and digits, and none of Microsoft's",
    ],
    [
      'manifest.dynamics.publisher.prefix',
      'co',
      "your own prefix, 3 to 8 small letters and digits, and none of Microsoft's",
    ],
    ['manifest.dynamics.publisher.optionValuePrefix', 9_999, 'a whole number from 10000 to 99999'],
    ['manifest.dynamics.order', 1_001, 'a whole number from 0 to 1000'],
    ['manifest.dynamics.sandbox', ['allow-top-navigation'], '"allow-popups-to-escape-sandbox" or'],
    ['manifest.dynamics.cif2.offerSeconds', 501, 'a whole number from 1 to 500'],
    ['manifest.dynamics.cif1.roles', [], 'at least one role'],
    ['manifest.dynamics.cif1.roles', [`{${GUID}}`], "a security role's id"],
    ['manifest.dynamics.cif1.roles', Array.from({ length: 109 }, () => GUID), 'at most 4000 characters'],
    ['manifest.dynamics.cif2.tabs.1.url', 'http://orders.example', 'an https address'],
    ['manifest.dynamics.cif2.tabs.1.name', 'fabrikam_orders', 'a name that begins with contoso_'],
    ['manifest.dynamics.cif2.tabs.1.name', 'contoso_inlay_CONTACTS', 'a name that no other tab has'],
    ['manifest.dynamics.cif2.tabs.1.table', 'order', 'either url or table'],
    ['manifest.dynamics.cif2.tabs.1.url', undefined, 'either url or table'],
    ['manifest.dynamics.cif2.tabs.1.view', GUID, 'none without table'],
    [
      'host.dynamics.sessionTemplate',
      'inlay_session',
      'a name that begins with contoso_, as it is made here',
    ],
    [
      'host.dynamics.tabTemplates',
      ['contoso_missing'],
      'one of manifest.dynamics.cif2.tabs, or a template of another publisher',
    ],
    ['host.dynamics.noticeTemplate', 'contoso_inlay_offer', 'another template than that of offers'],
    [
      'host.allowedOrigins',
      ['self'],
      'the organisation, too, as the side pane needs it: https://contoso.crm4.dynamics.com',
    ],
    ['host.kind', 'frame', '"auto" for what is asked for'],
    ['manifest.name', '😀'.repeat(50), 'at most 88 characters'],
    ['manifest.panelUrl', `https://panel.example/${'a'.repeat(1_000)}`, 'at most 1018 characters'],
    ['backend.url', 'http://backend.example/api/v1', 'an https address, or one relative to the panel'],
  ])('names %s where it is %j', (path, value, expected) => {
    const problems = problemsOf(exampleWith('dynamics', { [path]: value }));
    const named = problems.filter(
      (problem) =>
        problem.path === path || path.startsWith(`${problem.path}.`) || problem.path.startsWith(`${path}.`),
    );
    expect(named.map((problem) => problem.expected).join('\n')).toContain(expected);
  });

  it('asks for one of the three ways, and for the organisation where CIF is one', () => {
    const none = {
      'manifest.dynamics.cif1': undefined,
      'manifest.dynamics.cif2': undefined,
      'manifest.dynamics.sidePane': undefined,
    };
    expect(problemsOf(exampleWith('dynamics', none))).toMatchObject([
      { path: 'manifest.dynamics', expected: 'one or more of cif2, cif1 and sidePane' },
    ]);
    expect(problemsOf(exampleWith('dynamics', { 'host.dynamics': undefined }))).toContainEqual(
      expect.objectContaining({ path: 'host.dynamics', found: 'nothing' }),
    );
  });
});
