import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SOURCES = ['src', 'demo', 'vite.config.ts', 'package-lock.json'];
const STAMP = 'dist/.built';

/** Builds the panel, the embed script and the demo's pages into `dist`, unless nothing has changed since the last time. */
export async function buildPages(): Promise<void> {
  const built = await changedAt(STAMP);
  const newest = Math.max(...(await Promise.all(SOURCES.map(newestIn))));
  if (built > newest) return;
  // Only where there is something to build: a bundler takes longer to load than most of what else a start loads.
  const { build } = await import('vite');
  for (const mode of ['panel', 'sign-in-page', 'embed', 'demo-pages'])
    await build({ mode, logLevel: 'error' });
  await mkdir('dist', { recursive: true });
  await writeFile(STAMP, '');
}

async function newestIn(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const names = await readdir(path);
  return Math.max(found.mtimeMs, ...(await Promise.all(names.map((name) => newestIn(join(path, name))))));
}

async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
