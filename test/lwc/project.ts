import { readFileSync } from 'node:fs';
import { buildBridge } from '../../manifests/build-bridge.ts';
import { parseAdminConfig } from '../../manifests/config/admin-config.ts';
import { readJson } from '../../manifests/config/read-json.ts';
import { manifestsFor } from '../../manifests/manifests.ts';
import { writeFiles } from '../../manifests/write-files.ts';

const EXAMPLE = new URL('../../manifests/examples/salesforce.jsonc', import.meta.url);
const PROJECT = 'salesforce/project/';

/** Writes the project as the command makes it of the example. */
export async function writeProject(folder: string): Promise<void> {
  const json = readJson(readFileSync(EXAMPLE, 'utf8'));
  const parsed = parseAdminConfig(json.ok ? json.value : null);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const files = await manifestsFor({ ...parsed, bridge: buildBridge });
  const written = writeFiles(
    folder,
    files
      .filter(({ path }) => path.startsWith(PROJECT))
      .map(({ path, content }) => ({ path: path.slice(PROJECT.length), content })),
  );
  if (!written.ok) throw new Error(written.problem);
}
