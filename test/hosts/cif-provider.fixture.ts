/** Runs in a provider's frame, as the panel would in Dynamics, on the fake library and the real windows. */
import { DynamicsHost } from '../../src/hosts/dynamics/dynamics-host.ts';
import { createCifLibrary } from '../../demo/hosts/dynamics/cif-library.ts';
import { frameLine } from '../../demo/hosts/dynamics/lines.ts';

export interface ProviderWindow extends Window {
  Microsoft?: { CIFramework: unknown };
  host: DynamicsHost;
}

const self = window as unknown as ProviderWindow;
self.Microsoft = { CIFramework: createCifLibrary(frameLine(window, location.origin)) };
self.host = new DynamicsHost({
  organisations: ['https://contoso.crm4.dynamics.com'],
  version: 2,
  activity: 'phonecall',
  sessionTemplate: 'inlay_session',
  tabTemplates: [],
  titleSlug: 'customer',
  offerTemplate: 'inlay_offer',
  noticeTemplate: null,
  deadlineMs: 2_000,
});
