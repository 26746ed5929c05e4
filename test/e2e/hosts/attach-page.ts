/** In the page of the test of attaching and detaching: one round for each host. */
import { DynamicsHost } from '../../../src/hosts/dynamics/dynamics-host.ts';
import { OpenCtiHost } from '../../../src/hosts/salesforce/open-cti-host.ts';
import type { Host } from '../../../src/model/host.ts';
import { createCifLibrary } from '../../../demo/hosts/dynamics/cif-library.ts';
import { FakeDynamics } from '../../../demo/hosts/dynamics/fake-dynamics.ts';
import { directLine } from '../../../demo/hosts/dynamics/lines.ts';
import { FakeLightning } from '../../../demo/hosts/salesforce/fake-lightning.ts';
import { FakeOpenCti } from '../../../demo/hosts/salesforce/fake-open-cti.ts';

const library = createCifLibrary(directLine(new FakeDynamics()));
const { opencti } = new FakeOpenCti(new FakeLightning());

const makes: Readonly<Record<string, () => Host>> = {
  dynamics: () =>
    new DynamicsHost({
      organisations: ['https://contoso.crm4.dynamics.com'],
      version: 2,
      activity: 'task',
      sessionTemplate: 's',
      tabTemplates: [],
      titleSlug: 'customer',
      offerTemplate: null,
      noticeTemplate: null,
      load: () => Promise.resolve(library),
    }),
  salesforce: () =>
    new OpenCtiHost({
      organisations: ['https://contoso.my.salesforce.com'],
      apiVersion: '66.0',
      label: 'Inlay',
      icon: null,
      load: () => Promise.resolve(opencti),
    }),
};

/** Attaches a new host so many times, uses it, and detaches it. */
export async function attach(name: string, rounds: number): Promise<void> {
  for (let n = 0; n < rounds; n += 1) {
    const host = makes[name]?.();
    if (host === undefined || !(await host.start()).ok) throw new Error(`${name} did not start`);
    host.onContext(() => undefined);
    host.onEvent(() => undefined);
    await host.resize(400);
    host.stop();
  }
}
