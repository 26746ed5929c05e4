import type { HostName, HostParts } from '../hosts.ts';
import type { AdminConfig } from './admin-config.ts';

/**
 * What an administrator wrote for a host.
 *
 * @throws where it is not there, which the check refuses of each host that `manifest.hosts` names.
 */
export function partOf<K extends HostName>({ manifest }: AdminConfig, name: K): HostParts[K] {
  const parts: Partial<HostParts> = manifest;
  const part = parts[name];
  if (part === undefined) throw new Error(`manifest.${name} is not there`);
  return part;
}
