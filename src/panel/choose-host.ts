import type { Host } from '../model/host.ts';
import type { DynamicsConfig, HostConfig, HostKind } from './host-config.ts';

/** Which host the panel stands in: as configured, or, under `auto`, as the address says with which the host opened the panel. */
export function kindOf(
  { kind = 'auto', dynamics, salesforce }: HostConfig,
  search: string,
): Exclude<HostKind, 'auto'> {
  if (kind !== 'auto') return kind;
  const opened = new URLSearchParams(search);
  // The first is on the address that a provider made from the configuration has, the second on one that says where the library is.
  if (dynamics !== undefined && (opened.has('cif') || opened.has('ucilib'))) return 'dynamics';
  // Lightning puts it on the address of a softphone.
  if (salesforce !== undefined && opened.has('sfdcIFrameOrigin')) return 'salesforce';
  return 'frame';
}

/**
 * How Dynamics is reached by a panel that was opened with this address within these pages: by the version that `cif` says, and by the
 * library of the organisation that holds it rather than of another.
 */
export function dynamicsFor(
  dynamics: DynamicsConfig,
  search: string,
  within: readonly string[],
): DynamicsConfig {
  const cif = Number(new URLSearchParams(search).get('cif'));
  const holds = (origin: string): boolean => within.includes(origin);
  const { organisations, version } = dynamics;
  return {
    ...dynamics,
    organisations: [...organisations.filter(holds), ...organisations.filter((origin) => !holds(origin))],
    version: cif === 1 || cif === 2 ? cif : version,
  };
}

/** The adapter of the host; each is loaded only where it is used. */
export async function chooseHost(config: HostConfig, page: Location): Promise<Host> {
  const { allowedOrigins, dynamics, salesforce } = config;
  const kind = kindOf(config, page.search);
  if (kind === 'dynamics' && dynamics !== undefined) {
    const { DynamicsHost } = await import('../hosts/dynamics/dynamics-host.ts');
    return new DynamicsHost(dynamicsFor(dynamics, page.search, pagesAround(page)));
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

/** Origins of the pages around, as far as the browser says. */
function pagesAround({ ancestorOrigins }: Location): string[] {
  const { referrer } = document;
  // Firefox has no list; who opened the frame is then all there is.
  return [...(ancestorOrigins ?? []), ...(referrer === '' ? [] : [new URL(referrer).origin])];
}
