import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const repository = join(import.meta.dirname, '../..');

/** Writes the project with the component and the bridge that it imports. */
export async function writeProject(folder: string): Promise<void> {
  const metadata = join(folder, 'force-app/main/default');
  mkdirSync(metadata, { recursive: true });
  cpSync(join(repository, 'manifests/salesforce'), metadata, { recursive: true });
  await build({
    root: repository,
    configFile: join(repository, 'vite.config.ts'),
    mode: 'bridge-salesforce',
    logLevel: 'warn',
    build: { outDir: join(metadata, 'lwc/inlayBridge'), sourcemap: false },
  });
  writeFileSync(
    join(folder, 'sfdx-project.json'),
    JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '66.0' }),
  );
}
