import { HOSTS, type ManifestInput } from './hosts.ts';
import type { ManifestFile } from './manifest-file.ts';
import { panelFiles } from './panel/panel.ts';

/** All files for the hosts that a configuration names, in the order of their paths: of the same the same. */
export async function manifestsFor(input: ManifestInput): Promise<ManifestFile[]> {
  const hosts = [...new Set(input.config.manifest.hosts)];
  const ofHosts = await Promise.all(hosts.map((name) => HOSTS[name].files(input)));
  return [...panelFiles(input), ...ofHosts.flat()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
