import type { Host } from '../model/host.ts';
import type { HostConfig, HostKind } from './host-config.ts';

/** Which host the panel stands in: as configured, or, under `auto`, as the address says with which the host opened the panel. */
export function kindOf(
  { kind = 'auto', dynamics, salesforce }: HostConfig,
  search: string,
): Exclude<HostKind, 'auto'> {
  if (kind !== 'auto') return kind;
  const opened = new URLSearchParams(search);
  if (dynamics !== undefined && opened.has('ucilib')) return 'dynamics';
  // Lightning puts it on the address of a softphone.
  if (salesforce !== undefined && opened.has('sfdcIFrameOrigin')) return 'salesforce';
  return 'frame';
}

/** The adapter of the host; each is loaded only where it is used. */
export async function chooseHost(config: HostConfig, page: Location): Promise<Host> {
  const { allowedOrigins, dynamics, salesforce } = config;
  const kind = kindOf(config, page.search);
  if (kind === 'dynamics' && dynamics !== undefined) {
    const { DynamicsHost } = await import('../hosts/dynamics/dynamics-host.ts');
    return new DynamicsHost(dynamics);
  }
  if (kind === 'salesforce' && salesforce !== undefined) {
    const { OpenCtiHost } = await import('../hosts/salesforce/open-cti-host.ts');
    return new OpenCtiHost(salesforce);
  }
  if (kind === 'page') {
    const { PageHost } = await import('../hosts/page/page-host.ts');
    return new PageHost({ target: document, capabilities: [] });
  }
  const { FrameHost } = await import('../hosts/frame/frame-host.ts');
  return new FrameHost({
    allowedOrigins: allowedOrigins.map((entry) => (entry === 'self' ? page.origin : entry)),
  });
}
