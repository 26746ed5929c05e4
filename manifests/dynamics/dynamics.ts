import type { ConfigProblem } from '../../src/panel/config-check.ts';
import type { AdminConfig } from '../config/admin-config.ts';
import { partOf } from '../config/part-of.ts';
import type { HostManifests } from '../hosts.ts';
import { below } from '../manifest-file.ts';
import { cif1Files } from './cif1.ts';
import { cif2Files } from './cif2.ts';
import { DYNAMICS_PART } from './dynamics-config.ts';
import { problemsIn } from './dynamics-problems.ts';
import { sidePaneFiles } from './side-pane.ts';

export type { DynamicsManifest } from './dynamics-config.ts';

/** Dynamics 365: what is installed for CIF 2, for CIF 1 and for the side pane, as far as the configuration asks for it. */
export const dynamics: HostManifests = {
  part: DYNAMICS_PART,
  problems: (config: AdminConfig): ConfigProblem[] => problemsIn(config, partOf(config, 'dynamics')),
  files: async ({ config, bridge }) => {
    const part = partOf(config, 'dynamics');
    const { cif1, cif2, sidePane } = part;
    return below('dynamics', [
      ...(cif2 === undefined ? [] : below('cif2', cif2Files(config, part, cif2))),
      ...(cif1 === undefined ? [] : below('cif1', cif1Files(config, part, cif1))),
      ...(sidePane === undefined
        ? []
        : below('side-pane', sidePaneFiles(config, part, sidePane, await bridge('dynamics')))),
    ]);
  },
};
