import type { ConfigProblem } from '../../src/panel/config-check.ts';
import type { AdminConfig } from '../config/admin-config.ts';
import { tabsOf } from './cif2.ts';
import type { DynamicsManifest, TabManifest } from './dynamics-config.ts';

/** A column's own limit, in UTF-16 units, beyond which the organisation refuses the row. */
const MOST = { name: 100, title: 100, url: 1_024, roles: 4_000 };
/** What is put behind the name of a template. */
const LONGEST_ENDING = ' – side pane'.length;

/** What is wrong between the fields of a configuration for Dynamics, each of which is right by itself. */
export function problemsIn(config: AdminConfig, part: DynamicsManifest): ConfigProblem[] {
  const { host, manifest } = config;
  const usesCif = part.cif1 !== undefined || part.cif2 !== undefined;
  const kinds = ['auto', ...(usesCif ? [] : ['frame']), ...(part.sidePane === undefined ? ['dynamics'] : [])];
  return [
    ...(usesCif || part.sidePane !== undefined
      ? []
      : [{ path: 'manifest.dynamics', expected: 'one or more of cif2, cif1 and sidePane' }]),
    ...(usesCif && host.dynamics === undefined
      ? [{ path: 'host.dynamics', expected: 'an object with organisations, as cif1 and cif2 need it' }]
      : []),
    ...(kinds.includes(host.kind ?? 'auto')
      ? []
      : [
          {
            path: 'host.kind',
            expected: `${kinds.map((kind) => `"${kind}"`).join(' or ')} for what is asked for`,
          },
        ]),
    ...tooLong('manifest.name', manifest.name, MOST.name - LONGEST_ENDING),
    ...tooLong('manifest.panelUrl', manifest.panelUrl, MOST.url - '?cif=1'.length),
    ...(part.cif2 === undefined ? [] : cif2Problems(config, part)),
    ...tooLong('manifest.dynamics.cif1.roles', part.cif1?.roles.join(';') ?? '', MOST.roles),
    ...tooLong('manifest.dynamics.cif1.apps', part.cif1?.apps.join(';') ?? '', MOST.roles),
    ...(part.sidePane === undefined ? [] : sidePaneProblems(config)),
  ];
}

function cif2Problems({ host }: AdminConfig, part: DynamicsManifest): ConfigProblem[] {
  const { dynamics } = host;
  const { cif2 } = part;
  if (dynamics === undefined || cif2 === undefined) return [];
  const prefix = `${part.publisher.prefix}_`;
  const begins = `a name that begins with ${prefix}`;
  const tabs = tabsOf(part, cif2);
  return [
    ...(dynamics.sessionTemplate.startsWith(prefix)
      ? []
      : [{ path: 'host.dynamics.sessionTemplate', expected: `${begins}, as it is made here` }]),
    ...dynamics.tabTemplates.flatMap((name, index) =>
      !name.startsWith(prefix) || tabs.some((tab) => tab.name === name)
        ? []
        : [
            {
              path: `host.dynamics.tabTemplates.${String(index)}`,
              expected: 'one of manifest.dynamics.cif2.tabs, or a template of another publisher',
            },
          ],
    ),
    ...(dynamics.offerTemplate !== null && dynamics.offerTemplate === dynamics.noticeTemplate
      ? [{ path: 'host.dynamics.noticeTemplate', expected: 'another template than that of offers' }]
      : []),
    ...cif2.tabs.flatMap((tab, index) => tabProblems(tab, index, cif2.tabs, prefix)),
  ];
}

function tabProblems(
  { name, title, url, table, view }: TabManifest,
  index: number,
  all: readonly TabManifest[],
  prefix: string,
): ConfigProblem[] {
  const path = `manifest.dynamics.cif2.tabs.${String(index)}`;
  return [
    ...(name.startsWith(prefix)
      ? []
      : [{ path: `${path}.name`, expected: `a name that begins with ${prefix}` }]),
    ...(all.findIndex((tab) => tab.name.toLowerCase() === name.toLowerCase()) === index
      ? []
      : [{ path: `${path}.name`, expected: 'a name that no other tab has' }]),
    // A parameter's name is put behind it.
    ...tooLong(`${path}.name`, name, 128 - '_entityName'.length),
    ...tooLong(`${path}.title`, title, MOST.title),
    ...((url === undefined) === (table === undefined) ? [{ path, expected: 'either url or table' }] : []),
    ...(view !== undefined && table === undefined
      ? [{ path: `${path}.view`, expected: 'none without table' }]
      : []),
  ];
}

/** In a side pane the panel stands in a frame of the organisation's, which has to be among those that may hold it. */
function sidePaneProblems({ host }: AdminConfig): ConfigProblem[] {
  const missing = (host.dynamics?.organisations ?? []).filter(
    (origin) => !host.allowedOrigins.includes(origin),
  );
  const isAnyone = host.dynamics !== undefined || host.allowedOrigins.some((origin) => origin !== 'self');
  return missing.length === 0 && isAnyone
    ? []
    : [
        {
          path: 'host.allowedOrigins',
          expected: `the organisation, too, as the side pane needs it${missing.length > 0 ? `: ${missing.join(', ')}` : ''}`,
        },
      ];
}

function tooLong(path: string, text: string, most: number): ConfigProblem[] {
  return text.length > most ? [{ path, expected: `at most ${String(most)} characters` }] : [];
}
