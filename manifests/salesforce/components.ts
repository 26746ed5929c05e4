import type { ManifestFile } from '../manifest-file.ts';
import { xml, xmlDocument, type XmlElement } from '../xml.ts';
import { zip } from '../zip.ts';

/** Salesforce's namespace of all metadata. */
const METADATA = 'http://soap.sforce.com/2006/04/metadata';

/** One component of an organisation's metadata, as a project holds it. */
export interface Component {
  /** Its type, and its name among those of its type. */
  readonly type: string;
  readonly name: string;
  /** Folder of the project, which can be deployed alone. */
  readonly folder: 'force-app' | 'open-cti';
  /** Below `main/default` of that. */
  readonly files: readonly ManifestFile[];
}

/** A document of metadata. */
export function metadata(type: string, ...children: readonly (XmlElement | null)[]): string {
  return xmlDocument(xml(type, { xmlns: METADATA }, ...children));
}

/** A component that is one document of metadata. */
export function documentOf(
  {
    type,
    name,
    folder = 'force-app',
  }: { readonly type: string; readonly name: string; readonly folder?: Component['folder'] },
  path: string,
  ...children: readonly (XmlElement | null)[]
): Component {
  return { type, name, folder, files: [{ path, content: metadata(type, ...children) }] };
}

/** Which components a deployment is about. */
export function packageFile(components: readonly Component[], apiVersion: string): string {
  const types = [...new Set(components.map(({ type }) => type))].sort();
  return metadata(
    'Package',
    ...types.map((type) =>
      xml(
        'types',
        {},
        ...components.filter((one) => one.type === type).map(({ name }) => xml('members', {}, name)),
        xml('name', {}, type),
      ),
    ),
    xml('version', {}, apiVersion),
  );
}

/** What takes all of them away again: an empty package, and what is to be deleted after it. */
export function removalFiles(components: readonly Component[], apiVersion: string): ManifestFile[] {
  return [
    { path: 'package.xml', content: packageFile([], apiVersion) },
    { path: 'destructiveChanges.xml', content: packageFile(components, apiVersion) },
  ];
}

/** The same components as Salesforce's Metadata API takes them, for tools that know no project. */
export function metadataArchive(components: readonly Component[], apiVersion: string): Uint8Array {
  return zip([
    { path: 'package.xml', content: packageFile(components, apiVersion) },
    ...components
      .flatMap(({ files }) => files)
      .map(({ path, content }) => ({ path: inArchive(path), content })),
  ]);
}

/** A project keeps each document's metadata under a name of its own; only files that are not XML themselves have such beside them. */
function inArchive(path: string): string {
  return /^(?:lwc|classes)\//.test(path) ? path : path.replace(/-meta\.xml$/, '');
}
