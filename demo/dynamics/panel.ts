/** The panel in the Dynamics-like page's frame, with the organisation's library played by the demo's. */
import '../../src/panel/first-styles.ts';
import { DynamicsHost } from '../../src/hosts/dynamics/dynamics-host.ts';
import type { HostResult, HostToken } from '../../src/model/host.ts';
import { createPanel } from '../../src/panel/create-panel.ts';
import { token } from '../crm/sign-in.ts';
import { languageOf, wordsIn } from '../words/page-language.ts';
import { createCifLibrary } from '../hosts/dynamics/cif-library.ts';
import { frameLine } from '../hosts/dynamics/lines.ts';

const asked = new URLSearchParams(location.search);
const version = asked.get('cif') === '1' ? 1 : 2;

/** Dynamics hands out no token: the demo's server does, as it says on the page. */
class DemoDynamicsHost extends DynamicsHost {
  override async token(): Promise<HostResult<HostToken>> {
    try {
      return { ok: true, value: await token(asked.get('agent') ?? '', '../') };
    } catch (error) {
      return { ok: false, reason: 'gone', detail: String(error) };
    }
  }
}

const host = new DemoDynamicsHost({
  organisations: ['https://contoso.crm4.dynamics.com'],
  version,
  activity: 'phonecall',
  sessionTemplate: 'inlay_session',
  tabTemplates: ['inlay_order'],
  titleSlug: 'customer',
  offerTemplate: 'inlay_offer',
  noticeTemplate: 'inlay_notice',
  load: () => Promise.resolve(createCifLibrary(frameLine(window, location.origin), { version })),
});
const started = await host.start();
if (started.ok) {
  createPanel({
    config: {
      backend: { url: '../api/v1' },
      host: { allowedOrigins: ['self'], presence: { available: 'Available', away: 'Away' } },
      features: {},
      language: 'auto',
      theme: 'auto',
      tone: 'auto',
    },
    host,
    parent: document.body,
    baseUrl: location.href,
  });
} else {
  const line = document.createElement('p');
  line.className = 'problem';
  line.setAttribute('role', 'alert');
  line.textContent = wordsIn(languageOf(null)).dynamics.onlyPanel;
  document.body.append(line);
}
