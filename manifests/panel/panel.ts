import type { ManifestInput } from '../hosts.ts';
import { below, type ManifestFile } from '../manifest-file.ts';
import { panelLocations } from './locations.ts';
import { apacheHeaders, caddyHeaders, nginxHeaders, plainHeaders } from './server-headers.ts';

/** What belongs to the panel's own server, whichever host the panel stands in. */
export function panelFiles({ config, panelConfig }: ManifestInput): ManifestFile[] {
  const locations = panelLocations(config);
  return below('panel', [
    { path: 'inlay.config.json', content: `${JSON.stringify(panelConfig, null, 2)}\n` },
    { path: 'headers.txt', content: plainHeaders(locations) },
    { path: 'nginx.conf', content: nginxHeaders(locations) },
    { path: 'apache.conf', content: apacheHeaders(locations) },
    { path: 'Caddyfile', content: caddyHeaders(locations) },
  ]);
}
