/** Makes manifests of an example, as the command does but for what it reads and writes. */
import { readFileSync } from 'node:fs';
import { DOMParser, type Document } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { parseAdminConfig, type AdminProblem } from '../../manifests/config/admin-config.ts';
import { readJson } from '../../manifests/config/read-json.ts';
import { manifestsFor } from '../../manifests/manifests.ts';
import { isObject } from '../../src/panel/config.ts';

export type Example = 'dynamics' | 'page' | 'salesforce';
export type Made = ReadonlyMap<string, string | Uint8Array>;

/** An example as it was written, with other values at some paths; undefined takes one away. */
export function exampleWith(name: Example, changes: Readonly<Record<string, unknown>> = {}): unknown {
  const json = readJson(readFileSync(`manifests/examples/${name}.jsonc`, 'utf8'));
  if (!json.ok) throw new Error(json.problems.join('\n'));
  return Object.entries(changes).reduce(
    (value, [path, to]) => changed(value, path.split('.'), to),
    json.value,
  );
}

/** What is wrong with it. */
export function problemsOf(value: unknown): readonly AdminProblem[] {
  const parsed = parseAdminConfig(value);
  return parsed.ok ? [] : parsed.problems;
}

/** All files by their paths. */
export async function made(value: unknown): Promise<Made> {
  const parsed = parseAdminConfig(value);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const files = await manifestsFor({ ...parsed, bridge: (name) => Promise.resolve(`/* ${name} */`) });
  return new Map(files.map(({ path, content }) => [path, content]));
}

/** A file as text. */
export function textOf(files: Made, path: string): string {
  const content = files.get(path);
  if (typeof content !== 'string') throw new Error(`there is no text ${path}`);
  return content;
}

/** What an archive holds, by path. */
export function unzipped(files: Made, path: string): Record<string, string> {
  const content = files.get(path);
  if (!(content instanceof Uint8Array)) throw new Error(`there is no archive ${path}`);
  return Object.fromEntries(
    Object.entries(unzipSync(content)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

/** A document that is well-formed; throws for any other. */
export function documentOf(xml: string): Document {
  return new DOMParser({
    onError: (level, message) => {
      // It warns of U+FFFD, which stands where a text has what XML can't hold.
      if (level !== 'warning') throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(xml, 'text/xml');
}

/** The text of the first element of this name. */
export function elementText(document: Document, name: string): string | null {
  return document.getElementsByTagName(name)[0]?.textContent ?? null;
}

function changed(value: unknown, [name = '', ...rest]: readonly string[], to: unknown): unknown {
  if (Array.isArray(value))
    return value.map((item: unknown, index) =>
      String(index) === name ? (rest.length === 0 ? to : changed(item, rest, to)) : item,
    );
  const { [name]: old, ...others } = isObject(value) ? value : {};
  const next = rest.length === 0 ? to : changed(old, rest, to);
  return next === undefined ? others : { ...others, [name]: next };
}
