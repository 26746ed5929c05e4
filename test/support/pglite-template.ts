import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Database } from '../../src/backend/database/database.ts';
import { openPglite } from '../../src/backend/database/pglite.ts';

const MODULES = join(import.meta.dirname, '../../node_modules');

/**
 * An empty embedded Postgres in memory, from a copy of what a first start makes: that takes most of the time of a start and is the
 * same for every test. The copy is made once for each version of PGlite and kept among the caches of the installation.
 */
export async function openEmptyPglite(): Promise<Database> {
  return openPglite({ begin: new Blob([await emptyData()]) });
}

async function emptyData(): Promise<Uint8Array<ArrayBuffer>> {
  const { version } = JSON.parse(
    readFileSync(join(MODULES, '@electric-sql/pglite/package.json'), 'utf8'),
  ) as { readonly version: string };
  const path = join(MODULES, '.cache/inlay', `empty-pglite-${version}.tar`);
  if (!existsSync(path)) {
    const first = await PGlite.create();
    const data = await first.dumpDataDir('none');
    await first.close();
    await mkdir(dirname(path), { recursive: true });
    // Several tests may do this at once: none of them sees half a file.
    const whole = `${path}.${randomUUID()}`;
    await writeFile(whole, new Uint8Array(await data.arrayBuffer()));
    await rename(whole, path);
  }
  return new Uint8Array(await readFile(path));
}
