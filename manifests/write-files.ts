import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bytesOf } from './zip.ts';
import type { ManifestFile } from './manifest-file.ts';

/** What stands in a folder of ours: the paths of the files that were made there, one a line. */
const LIST = '.inlay-manifests';

/** What was written, or why nothing was. */
export type Written = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/**
 * Writes the files into a folder: an empty or absent one, or one in which this wrote before, whose files are replaced and, where they
 * are made no more, taken away. What anybody else put there stays, and nothing of it is written over.
 */
export function writeFiles(folder: string, files: readonly ManifestFile[]): Written {
  const before = listedIn(folder);
  if (before === null)
    return {
      ok: false,
      problem: `${folder} holds other files: expected an empty folder, or one made by this command`,
    };
  const linked = [...before, ...files.map(({ path }) => path)].find((path) => leadsOut(folder, path));
  if (linked !== undefined)
    return { ok: false, problem: `${join(folder, linked)} leads through a link or a file: expected folders` };
  const ours = new Set(before);
  const foreign = files.find(({ path }) => !ours.has(path) && isThere(join(folder, path)));
  if (foreign !== undefined)
    return { ok: false, problem: `${join(folder, foreign.path)} is not of this command, and stays as it is` };
  for (const path of before) rmSync(join(folder, path), { force: true });
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytesOf(content));
  }
  writeFileSync(join(folder, LIST), `${files.map(({ path }) => path).join('\n')}\n`);
  return { ok: true };
}

/** The files written here before; null where it holds something and none of it is ours. */
function listedIn(folder: string): string[] | null {
  if (!isThere(folder)) return [];
  if (!statSync(folder).isDirectory()) return null;
  const names = readdirSync(folder);
  if (names.length === 0) return [];
  if (!names.includes(LIST)) return null;
  // A list that somebody changed leads nowhere else.
  return readFileSync(join(folder, LIST), 'utf8')
    .split('\n')
    .filter((path) => path !== '' && !path.startsWith('/') && !path.split(/[/\\]/).includes('..'));
}

/** Whether something else than a folder stands on the way to a file, such as a link to elsewhere. */
function leadsOut(folder: string, path: string): boolean {
  const names = path.split('/').slice(0, -1);
  return names.some((_, index) => {
    const on = lstatSync(join(folder, ...names.slice(0, index + 1)), { throwIfNoEntry: false });
    return on !== undefined && !on.isDirectory();
  });
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
