import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBridge } from '../../../manifests/build-bridge.ts';
import { parseAdminConfig } from '../../../manifests/config/admin-config.ts';
import { manifestsFor } from '../../../manifests/manifests.ts';
import { panelPages } from '../../../src/backend/node/panel-pages.ts';
import { documentOf, elementText, exampleWith, textOf, unzipped, type Made } from '../../manifests/made.ts';
import { findBrowser } from '../../support/browser.ts';

const ORGANISATION = 'https://contoso.crm4.dynamics.com';
const PANEL = 'https://panel.example';

let browser: Browser;
let files: Made;

beforeAll(async () => {
  // Without a backend, the panel that asks the host alone for a token shows itself and waits.
  const parsed = parseAdminConfig(exampleWith('dynamics', { signIn: { kind: 'host' } }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  files = new Map(
    (await manifestsFor({ ...parsed, bridge: buildBridge })).map(({ path, content }) => [path, content]),
  );
  browser = await chromium.launch(await findBrowser());
});
afterAll(() => browser.close());

/** An app of the organisation with this page and these files, beside the panel's server as it was configured. */
async function openApp(
  body: string,
  served: Readonly<Record<string, string>>,
): Promise<{ page: Page; said: string[] }> {
  const config = JSON.parse(textOf(files, 'panel/inlay.config.json')) as { host: object };
  const panel = panelPages({ folder: 'dist', config });
  const page = await (await browser.newContext()).newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.route(`${PANEL}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const answer = await panel.request(pathname);
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  await page.route(`${ORGANISATION}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    const found = pathname === '/main.aspx' ? `<!doctype html><title>App</title>${body}` : served[pathname];
    return route.fulfill(
      found === undefined ? { status: 404, body: '' } : { status: 200, contentType, body: found },
    );
  });
  await page.goto(`${ORGANISATION}/main.aspx`);
  return { page, said };
}

/** Waits until the panel stands in a frame of its own server, and returns its address. */
async function panelIn(page: Page): Promise<URL> {
  await expect
    .poll(
      async () => {
        const frame = page.frames().find((one) => one.url().startsWith(PANEL));
        const problems = (await frame?.locator('.problem').allTextContents()) ?? [];
        return problems.length > 0 ? problems.join('\n') : await frame?.locator('inlay-panel').count();
      },
      { timeout: 10_000 },
    )
    .toBe(1);
  return new URL(
    page
      .frames()
      .find((one) => one.url().startsWith(PANEL))
      ?.url() ?? '',
  );
}

describe('E4: what is made for Dynamics, installed as it is', () => {
  it('opens the panel in the side pane by the web resources of the solution, whatever its address says', async () => {
    const solution = unzipped(files, 'dynamics/side-pane/solution.zip');
    const customizations = documentOf(solution['customizations.xml'] ?? '');
    const resources = [...customizations.getElementsByTagName('WebResource')].map((resource) => {
      const text = (name: string): string => resource.getElementsByTagName(name)[0]?.textContent ?? '';
      return [`/WebResources/${text('Name')}`, solution[text('FileName').slice(1)] ?? ''] as const;
    });
    const { page, said } = await openApp(
      `<script>
        const panes = new Map();
        window.Xrm = {
          App: { sidePanes: {
            state: 1,
            getPane: (id) => panes.get(id),
            createPane: async ({ paneId }) => {
              const frame = document.body.appendChild(document.createElement('iframe'));
              const pane = {
                navigate: async ({ webresourceName }) => {
                  const data = JSON.stringify({ panel: 'https://elsewhere.example/panel.html' });
                  frame.src = '/WebResources/' + webresourceName + '?data=' + encodeURIComponent(data);
                },
                select: () => undefined,
              };
              panes.set(paneId, pane);
              return pane;
            },
          } },
          Utility: {
            getGlobalContext: () => ({ userSettings: { languageId: 1036 } }),
            getPageContext: () => ({ input: {} }),
          },
        };
      </script>
      <body onload="InlaySidePane.open(); InlaySidePane.open()">
        <script src="/WebResources/contoso_/inlay/open-side-pane.js"></script>
      </body>`,
      Object.fromEntries(resources),
    );
    await panelIn(page);
    expect(await page.locator('iframe').count()).toBe(1);
    expect(said.filter((line) => line.includes('Content Security Policy'))).toEqual([]);
  });

  const provider = (path: string, column: string): string => {
    const document = documentOf(textOf(files, path));
    const field = [...document.getElementsByTagName('field')].find(
      (one) => one.getAttribute('name') === column,
    );
    return field?.getAttribute('value') ?? elementText(document, column) ?? '';
  };

  it.each([
    {
      version: 2,
      row: 'dynamics/cif2/solution/msdyn_channelproviders/contoso_inlay/msdyn_channelprovider.xml',
      column: 'msdyn_channelurl',
      calls: ['getEnvironment', 'setMode'],
    },
    { version: 1, row: 'dynamics/cif1/data/data.xml', column: 'msdyn_landingurl', calls: ['getEnvironment'] },
  ])(
    'opens the panel by the provider of CIF $version, which says its version',
    async ({ row, column, calls }) => {
      // What the organisation's library does with each call is no matter here: which are made is.
      const library = `
      window.called = [];
      const answer = (name) => async () => { window.called.push(name); return '{}'; };
      window.Microsoft = { CIFramework: Object.fromEntries(
        ['getEnvironment', 'setMode', 'addHandler', 'removeHandler'].map((name) => [name, answer(name)]),
      ) };
      setTimeout(() => window.dispatchEvent(new CustomEvent('CIFInitDone')));
    `;
      const { page, said } = await openApp(
        `<iframe src="${provider(row, column)}" sandbox="allow-forms allow-popups allow-scripts allow-same-origin allow-modals allow-downloads"></iframe>`,
        { '/webresources/Widget/msdyn_ciLibrary.js': library },
      );
      await panelIn(page);
      const frame = page.frames().find((one) => one.url().startsWith(PANEL));
      const called = await frame?.evaluate(() => (window as unknown as { called: string[] }).called);
      expect(called?.filter((name) => !name.endsWith('Handler'))).toEqual(calls);
      expect(said.filter((line) => line.includes('Content Security Policy'))).toEqual([]);
    },
  );
});
