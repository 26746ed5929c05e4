/** The panel in the Salesforce-like page's frame: in the utility bar as in any frame, as a softphone with Open CTI played by the demo. */
import '../../src/panel/first-styles.ts';
import { FrameHost } from '../../src/hosts/frame/frame-host.ts';
import type { OpenCti } from '../../src/hosts/salesforce/open-cti.ts';
import { OpenCtiHost } from '../../src/hosts/salesforce/open-cti-host.ts';
import type { HostResult, HostToken } from '../../src/model/host.ts';
import { createPanel } from '../../src/panel/create-panel.ts';
import { token } from '../crm/sign-in.ts';
import { languageOf, wordsIn } from '../words/page-language.ts';

const asked = new URLSearchParams(location.search);
const language = languageOf(asked.get('language'));

/** Salesforce hands out no token: the demo's server does, as it says on the page. */
async function tokenOfDemo(): Promise<HostResult<HostToken>> {
  try {
    return { ok: true, value: await token(asked.get('agent') ?? '', '../') };
  } catch (error) {
    return { ok: false, reason: 'gone', detail: String(error) };
  }
}

class DemoFrameHost extends FrameHost {
  override token(): Promise<HostResult<HostToken>> {
    return tokenOfDemo();
  }
}

class DemoOpenCtiHost extends OpenCtiHost {
  override token(): Promise<HostResult<HostToken>> {
    return tokenOfDemo();
  }
}

const host =
  asked.get('way') === 'open-cti'
    ? new DemoOpenCtiHost({
        organisations: ['https://contoso.my.salesforce.com'],
        apiVersion: '66.0',
        label: 'Inlay',
        icon: 'chat',
        load: () => openCtiOf(window.parent),
      })
    : new DemoFrameHost({ allowedOrigins: [location.origin], deadlineMs: 6_000 });

function openCtiOf(page: object): Promise<OpenCti> {
  const { sforce } = page as { sforce?: { opencti?: OpenCti } };
  return sforce?.opencti === undefined
    ? Promise.reject(new Error('there is no Open CTI around this page'))
    : Promise.resolve(sforce.opencti);
}

const started = await host.start();
if (started.ok) {
  createPanel({
    config: {
      backend: { url: '../api/v1' },
      host: { allowedOrigins: ['self'] },
      features: {},
      // Open CTI tells no language: the administrator says it here.
      language: asked.get('way') === 'open-cti' ? language : 'auto',
      theme: 'auto',
      tone: 'auto',
    },
    host,
    parent: document.body,
    baseUrl: location.href,
  });
} else {
  const line = document.createElement('p');
  line.setAttribute('role', 'alert');
  line.textContent = wordsIn(language).salesforce.onlyPanel;
  document.body.append(line);
}
