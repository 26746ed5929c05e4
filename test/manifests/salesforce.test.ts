import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseAdminConfig, type ParsedAdminConfig } from '../../manifests/config/admin-config.ts';
import { readJson } from '../../manifests/config/read-json.ts';
import type { ManifestFile } from '../../manifests/manifest-file.ts';
import { manifestsFor } from '../../manifests/manifests.ts';

type Json = Readonly<Record<string, unknown>>;
interface Example extends Json {
  readonly host: Json;
  readonly manifest: Json & { readonly salesforce: Json };
}

const read = readJson(readFileSync('manifests/examples/salesforce.jsonc', 'utf8'));
const EXAMPLE = (read.ok ? read.value : {}) as Example;
const BRIDGE = 'export function connectUtilityBar() {}\n';
const PROJECT = 'salesforce/project/';
const SOURCE = /^salesforce\/project\/(?:force-app|open-cti)\/main\/default\//;

/** The example with another part for Salesforce, and whatever else is changed of `manifest` and `host`. */
function exampleWith(salesforce: Json, manifest: Json = {}, host: Json = {}): Example {
  return {
    ...EXAMPLE,
    host: { ...EXAMPLE.host, ...host },
    manifest: {
      ...EXAMPLE.manifest,
      ...manifest,
      salesforce: { ...EXAMPLE.manifest.salesforce, ...salesforce },
    },
  };
}

function problemsOf(parsed: ParsedAdminConfig): string[] {
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
}

async function made(example: Example = EXAMPLE): Promise<readonly ManifestFile[]> {
  const parsed = parseAdminConfig(example);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const files = await manifestsFor({ ...parsed, bridge: () => Promise.resolve(BRIDGE) });
  return files.filter(({ path }) => path.startsWith('salesforce/'));
}

function textOf(files: readonly ManifestFile[], ending: string): string {
  const [file, ...others] = files.filter(({ path }) => path.endsWith(ending));
  if (file === undefined || others.length > 0 || typeof file.content !== 'string')
    throw new Error(`expected one text that ends so: ${ending}`);
  return file.content;
}

/** Parses a document, and throws at the first thing that is not as XML has it. */
function parse(text: string): Element {
  const parser = new DOMParser({
    onError: (level, message) => {
      // It wonders at U+FFFD, which is a character like others.
      if (level !== 'warning') throw new Error(`${level}: ${message}`);
    },
  });
  return parser.parseFromString(text, 'text/xml').documentElement!;
}

function childrenOf(element: Element): Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
}

function elementsIn(root: Element, name: string): Element[] {
  return Array.from(root.getElementsByTagName(name));
}

function wordsIn(root: Element, name: string): string[] {
  return elementsIn(root, name).map(({ textContent }) => textContent ?? '');
}

/** What is of a type in a package: `Type name`, sorted. */
function membersOf(text: string): string[] {
  return elementsIn(parse(text), 'types')
    .flatMap((types) => {
      const [type = ''] = wordsIn(types, 'name');
      return wordsIn(types, 'members').map((member) => `${type} ${member}`);
    })
    .sort();
}

/** Folder and ending by which Salesforce knows the type of a file. */
const TYPES: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/^applications\/(\w+)\.app-meta\.xml$/, 'CustomApplication'],
  [/^callCenters\/(\w+)\.callCenter-meta\.xml$/, 'CallCenter'],
  [/^classes\/(\w+)\.cls$/, 'ApexClass'],
  [/^cspTrustedSites\/(\w+)\.cspTrustedSite-meta\.xml$/, 'CspTrustedSite'],
  [/^flexipages\/(\w+)\.flexipage-meta\.xml$/, 'FlexiPage'],
  [/^lwc\/(\w+)\/\1\.js$/, 'LightningComponentBundle'],
  [/^messageChannels\/(\w+)\.messageChannel-meta\.xml$/, 'LightningMessageChannel'],
  [/^permissionsets\/(\w+)\.permissionset-meta\.xml$/, 'PermissionSet'],
];

function componentsIn(paths: readonly string[]): string[] {
  return paths
    .flatMap((path) =>
      TYPES.flatMap(
        ([pattern, type]) =>
          pattern
            .exec(path)
            ?.slice(1, 2)
            .map((name) => `${type} ${name}`) ?? [],
      ),
    )
    .sort();
}

const files = await made();
const documents = files.filter(
  (file): file is ManifestFile & { content: string } =>
    file.path.endsWith('.xml') && typeof file.content === 'string',
);

describe('the call centre that Setup imports', () => {
  const root = parse(textOf(files, 'inlay-call-center.xml'));
  const [section, ...others] = childrenOf(root);
  const items = childrenOf(section!);
  const item = (name: string): string | undefined =>
    items.find((one) => one.getAttribute('name') === name)?.textContent ?? undefined;

  it('is one section of general information, whose items stand in their order', () => {
    expect([root.tagName, section?.tagName, section?.getAttribute('name'), others]).toEqual([
      'callCenter',
      'section',
      'reqGeneralInfo',
      [],
    ]);
    expect(items.map((one) => one.getAttribute('sortOrder'))).toEqual(items.map((_, at) => String(at)));
    expect(items.every((one) => one.getAttribute('label') !== '' && one.tagName === 'item')).toBe(true);
    expect(items.slice(0, 2).map((one) => one.getAttribute('name'))).toEqual([
      'reqInternalName',
      'reqDisplayName',
    ]);
  });

  it('has each required item, within what Lightning takes', () => {
    expect(item('reqInternalName')).toMatch(/^[A-Za-z][A-Za-z\d]{0,39}$/);
    expect(item('reqDisplayName')?.length).toBeLessThanOrEqual(1_000);
    expect(new URL(item('reqAdapterUrl') ?? '').protocol).toBe('https:');
    expect(item('reqUseApi')).toBe('true');
    expect(item('reqSalesforceCompatibilityMode')).toBe('Lightning');
    expect([item('reqSoftphoneHeight'), item('reqSoftphoneWidth')]).toEqual(['640', '360']);
  });

  it('is the same call centre as the metadata’s', () => {
    const metadata = parse(textOf(files, '.callCenter-meta.xml'));
    const inItems: Record<string, string> = Object.fromEntries(
      elementsIn(metadata, 'items').map((one) => [wordsIn(one, 'name').join(), wordsIn(one, 'value').join()]),
    );
    const settings = JSON.parse(wordsIn(metadata, 'customSettings')[0] ?? '') as Json;
    expect(inItems).toEqual(
      Object.fromEntries(items.slice(2).map((one) => [one.getAttribute('name'), one.textContent])),
    );
    const { reqAdapterUrl: adapterUrl, ...others } = inItems;
    expect([settings, wordsIn(metadata, 'adapterUrl')]).toEqual([others, [adapterUrl]]);
    expect(wordsIn(metadata, 'displayName')).toEqual([item('reqDisplayName')]);
    expect(
      files.some(({ path }) => path.endsWith(`/${item('reqInternalName') ?? ''}.callCenter-meta.xml`)),
    ).toBe(true);
  });
});

describe('the project', () => {
  it.each(documents.map(({ path, content }) => [path, content]))('has XML in %s', (_, content) => {
    expect(content.startsWith('<?xml version="1.0" encoding="')).toBe(true);
    expect(() => parse(content)).not.toThrow();
  });

  it('keeps to the schema of sfdx-project.json, and names folders that are there', () => {
    const project = JSON.parse(textOf(files, 'sfdx-project.json')) as {
      packageDirectories: { path: string; default?: boolean }[];
    };
    const schema = JSON.parse(
      readFileSync(
        createRequire(import.meta.url).resolve('@salesforce/schemas/sfdx-project.schema.json'),
        'utf8',
      ),
    ) as object;
    const takes = new Ajv({ strict: false }).compile(schema);
    expect(takes(project) || takes.errors).toBe(true);
    for (const { path } of project.packageDirectories)
      expect(files.some((file) => file.path.startsWith(`${PROJECT}${path}/main/default/`))).toBe(true);
    expect(project.packageDirectories.filter((one) => one.default)).toHaveLength(1);
  });

  it('lists exactly what is in it, to deploy and to remove', () => {
    const paths = files.map(({ path }) => path).filter((path) => SOURCE.test(path));
    const components = componentsIn(paths.map((path) => path.replace(SOURCE, '')));
    expect(components).toHaveLength(10);
    expect(membersOf(textOf(files, 'manifest/package.xml'))).toEqual(components);
    expect(membersOf(textOf(files, 'removal/destructiveChanges.xml'))).toEqual(components);
    expect(membersOf(textOf(files, 'removal/package.xml'))).toEqual([]);
  });

  it('has the elements of metadata in the order of its schema, which is that of their names', () => {
    const isSorted = (element: Element): boolean => {
      const names = childrenOf(element).map(({ tagName }) => tagName);
      return (
        names.every((name, at) => at === 0 || name >= (names[at - 1] ?? '')) &&
        childrenOf(element).every(isSorted)
      );
    };
    const ordered = documents.filter(({ path }) =>
      /\.(?:app|callCenter|cls|cspTrustedSite|flexipage|permissionset)-meta\.xml$|package\.xml$|Changes\.xml$/.test(
        path,
      ),
    );
    expect(ordered.length).toBeGreaterThan(7);
    for (const { path, content } of ordered) expect([path, isSorted(parse(content))]).toEqual([path, true]);
  });

  it('is for one version of the API throughout', async () => {
    const later = await made(exampleWith({ apiVersion: '67.0' }));
    for (const { path, content } of later)
      if (path.endsWith('.xml') && typeof content === 'string')
        for (const words of wordsIn(parse(content), 'apiVersion'))
          expect([path, words]).toEqual([path, '67.0']);
    expect(JSON.parse(textOf(later, 'sfdx-project.json'))).toMatchObject({ sourceApiVersion: '67.0' });
    expect(wordsIn(parse(textOf(later, 'manifest/package.xml')), 'version')).toEqual(['67.0']);
  });

  it('trusts exactly the panel’s origin, to be framed and nothing else', () => {
    const site = parse(textOf(files, '.cspTrustedSite-meta.xml'));
    expect(wordsIn(site, 'endpointUrl')).toEqual(['https://panel.example']);
    const directives = childrenOf(site).filter(({ tagName }) => tagName.startsWith('isApplicableTo'));
    expect(directives.filter((one) => one.textContent === 'true').map(({ tagName }) => tagName)).toEqual([
      'isApplicableToFrameSrc',
    ]);
    expect(wordsIn(site, 'context')).toEqual(['LEX']);
  });

  it('opens the component with the app, in the bar that the app names, at the panel’s address', () => {
    const bar = parse(textOf(files, '.flexipage-meta.xml'));
    const properties = Object.fromEntries(
      elementsIn(bar, 'componentInstanceProperties').map((one) => [
        [...wordsIn(one, 'type'), ...wordsIn(one, 'name')].join(' '),
        wordsIn(one, 'value')[0],
      ]),
    );
    expect(properties).toEqual({
      'decorator eager': 'true',
      'decorator height': '640',
      'decorator icon': 'comments',
      'decorator label': 'Inlay',
      'decorator scrollable': 'false',
      'decorator width': '360',
      label: 'Inlay',
      panelUrl: 'https://panel.example/panel.html',
    });
    expect(wordsIn(bar, 'componentName')).toEqual(['inlayPanel']);
    const app = parse(textOf(files, '.app-meta.xml'));
    const [name = ''] = wordsIn(app, 'utilityBar');
    expect(files.some(({ path }) => path.endsWith(`/${name}.flexipage-meta.xml`))).toBe(true);
    // A console app maps each of its tabs.
    expect(wordsIn(app, 'tab')).toEqual(wordsIn(app, 'tabs'));
  });

  it('lets who has the permission set open the app and use the class, and gives no further right', () => {
    const set = parse(textOf(files, '.permissionset-meta.xml'));
    expect(childrenOf(set).map(({ tagName }) => tagName)).toEqual([
      'applicationVisibilities',
      'classAccesses',
      'description',
      'hasActivationRequired',
      'label',
    ]);
    for (const [element, ending] of [
      ['application', '.app-meta.xml'],
      ['apexClass', '.cls'],
    ] as const)
      for (const name of wordsIn(set, element))
        expect(files.some(({ path }) => path.endsWith(`/${name}${ending}`))).toBe(true);
  });

  it('has a component for the utility bar, with a property for each that its metadata names', () => {
    const meta = parse(textOf(files, 'inlayPanel.js-meta.xml'));
    const source = textOf(files, 'inlayPanel/inlayPanel.js');
    expect(wordsIn(meta, 'target')).toEqual(['lightning__UtilityBar']);
    const properties = elementsIn(meta, 'property');
    expect(properties.map((one) => [one.getAttribute('name'), one.getAttribute('default')])).toEqual([
      ['panelUrl', 'https://panel.example/panel.html'],
      ['label', 'Inlay'],
    ]);
    for (const one of properties) expect(source).toContain(`@api ${one.getAttribute('name') ?? ''}`);
    expect(textOf(files, 'inlayBridge/inlayBridge.js')).toBe(BRIDGE);
  });
});

describe('what is made for Salesforce', () => {
  it('is the same to the byte when it is made again', async () => {
    expect(await made()).toEqual(files);
  });

  it('holds the same in its archive, by the names of the Metadata API', () => {
    const archive = files.find(({ path }) => path.endsWith('.zip'))?.content as Uint8Array;
    const entries = unzipSync(archive);
    expect(Object.keys(entries)).toEqual(
      [
        'package.xml',
        ...files
          .filter(({ path }) => SOURCE.test(path))
          .map(({ path }) => path.replace(SOURCE, ''))
          .map((path) => (/^(?:lwc|classes)\//.test(path) ? path : path.replace(/-meta\.xml$/, ''))),
      ].sort(),
    );
    expect(strFromU8(entries['package.xml']!)).toBe(textOf(files, 'manifest/package.xml'));
    expect(strFromU8(entries['callCenters/Inlay.callCenter']!)).toBe(textOf(files, '.callCenter-meta.xml'));
  });

  it('has what belongs to one way only where that way is asked for', async () => {
    const paths = async (ways: string[]): Promise<string[]> =>
      (await made(exampleWith({ ways }))).map(({ path }) => path);
    const bar = await paths(['utility-bar']);
    const cti = await paths(['open-cti']);
    expect(bar.filter((path) => /call-?center/i.test(path))).toEqual([]);
    expect(cti.filter((path) => SOURCE.test(path))).toEqual([
      `${PROJECT}open-cti/main/default/callCenters/Inlay.callCenter-meta.xml`,
    ]);
  });

  it('carries any name as a text, as far as Salesforce takes it', async () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(name, async (text) => {
        const example = exampleWith({}, { name: text });
        fc.pre(parseAdminConfig(example).ok);
        const all = await made(example);
        for (const { path, content } of all)
          if (path.endsWith('.xml') && typeof content === 'string')
            expect(() => parse(content)).not.toThrow();
        expect(wordsIn(parse(textOf(all, 'inlay-call-center.xml')), 'item')[1]).toBe(text);
        expect(wordsIn(parse(textOf(all, '.permissionset-meta.xml')), 'label')).toEqual([text]);
        const [label = ''] = wordsIn(parse(textOf(all, '.app-meta.xml')), 'label');
        expect([...label].length).toBeLessThanOrEqual(40);
        expect(text.startsWith(label) || text.trim().startsWith(label)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['<&"\'>]]>', '</label><label>x', '`](javascript:x) # ${x}', '日本語 – نص‎ عربي', 'x'.repeat(80)])(
    'takes the name %s for no markup',
    async (text) => {
      const all = await made(exampleWith({}, { name: text }));
      expect(wordsIn(parse(textOf(all, '.flexipage-meta.xml')), 'masterLabel')).toEqual([text]);
      const lines = textOf(all, 'README.md').split('\n');
      expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(1);
      expect(lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3))).toEqual([
        'Install',
        'Upgrade',
        'Remove',
        'What is in it',
      ]);
    },
  );

  it.each([
    [{ internalName: '1nlay' }, 'internalName'],
    [{ internalName: 'In_lay' }, 'internalName'],
    [{ internalName: 'I'.repeat(41) }, 'internalName'],
    [{ width: 199 }, 'width'],
    [{ width: 1921 }, 'width'],
    [{ height: 239 }, 'height'],
    [{ height: 640.5 }, 'height'],
    [{ height: '640' }, 'height'],
    [{ ways: [] }, 'ways'],
    [{ apiVersion: '60.0' }, 'apiVersion'],
    [{ icon: 'a b' }, 'icon'],
  ])('refuses %j by its path', (part, path) => {
    expect(problemsOf(parseAdminConfig(exampleWith(part)))).toEqual([`manifest.salesforce.${path}`]);
  });

  it('refuses a name that shows nothing', () => {
    expect(problemsOf(parseAdminConfig(exampleWith({}, { name: '   ' })))).toEqual(['manifest.name']);
  });

  it.each([
    [{ ways: ['open-cti'] }, { salesforce: undefined }, 'host.salesforce'],
    [{ ways: ['open-cti'] }, { kind: 'frame' }, 'host.kind'],
    [{ ways: ['utility-bar'] }, { kind: 'salesforce' }, 'host.kind'],
    [{}, { allowedOrigins: ['self'] }, 'host.allowedOrigins'],
  ])('refuses what does not go together: %j with %j', (part, host, path) => {
    const example = exampleWith(part, {}, host);
    const { salesforce, ...others } = example.host;
    const given = salesforce === undefined ? { ...example, host: others } : example;
    expect(problemsOf(parseAdminConfig(given))).toEqual([path]);
  });
});
