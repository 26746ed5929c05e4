import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { HostRequestEvent } from '../../src/hosts/page/page-host.events.ts';
import { PageHost } from '../../src/hosts/page/page-host.ts';
import { parseConfig } from '../../src/panel/config-check.ts';
import { createPanel, type Panel } from '../../src/panel/create-panel.ts';
import { startInBrowserBackend, type InBrowserBackend } from '../support/in-browser-backend.ts';
import { allWithin } from '../support/within.ts';

const WITHIN = { timeout: 15_000 };

let backend: InBrowserBackend;
let page: HTMLElement;
let panel: Panel;

/** The panel of an agent as a page has it, with nothing but the page's own network. */
async function openPanel(agentId: string): Promise<void> {
  page = await fixture<HTMLElement>(html`<div></div>`);
  page.style.cssText = 'display: grid; grid-template: 600px / 360px;';
  page.addEventListener(HostRequestEvent.type, (event) => {
    if (event.detail.kind === 'token') event.respondWith(backend.token(agentId));
  });
  const parsed = parseConfig({ backend: { url: '/api/v1' }, language: 'en' });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path }) => path).join());
  panel = createPanel({
    config: parsed.config,
    host: new PageHost({ target: page, capabilities: ['token'] }),
    parent: page,
    baseUrl: location.href,
  });
}

const shown = (selector: string, text: string): HTMLElement | undefined =>
  allWithin(panel.element, selector).find((element) => words(element).includes(text));

/** What can be read in an element, its shadow roots included. */
function words(element: Element): string {
  return [element, ...allWithin(element, '*')].map(({ textContent }) => textContent).join(' ');
}

async function appears(selector: string, text: string): Promise<HTMLElement> {
  await waitUntil(() => shown(selector, text) !== undefined, `${selector} with “${text}”`, WITHIN);
  return shown(selector, text)!;
}

const deliveryOf = (text: string): string | undefined => {
  const message = shown('inlay-message', text);
  return message === undefined
    ? undefined
    : allWithin(message, '[part=delivery]').map(({ dataset }) => dataset['state'])[0];
};

const becomes = (text: string, state: string): Promise<void> =>
  waitUntil(() => deliveryOf(text) === state, `“${text}” ${state}`, WITHIN);

describe('backend in the browser, behind MSW', function () {
  this.timeout(60_000);

  before(async () => {
    backend = await startInBrowserBackend();
  });
  after(() => backend.stop());
  afterEach(() => panel.destroy());

  it('carries what a customer writes to the panel, and the answer back, live', async () => {
    await openPanel('ada');
    await appears('[role=tab]', 'New');
    await waitUntil(
      () => panel.store.getState().connection.stream.kind === 'live',
      'the event stream is open',
      WITHIN,
    );

    await backend.write('Léa Martin', 'Where is my parcel?');
    const row = await appears('inlay-interaction-row', 'Where is my parcel?');
    allWithin(row, 'button')[0]!.click();
    await appears('inlay-message', 'Where is my parcel?');

    await waitUntil(() => allWithin(panel.element, 'textarea').length > 0, 'the composer', WITHIN);
    allWithin<HTMLTextAreaElement>(panel.element, 'textarea')[0]!.focus();
    await sendKeys({ type: 'It comes tomorrow.' });
    await sendKeys({ press: 'Enter' });
    await appears('inlay-message', 'It comes tomorrow.');
    await waitUntil(() => backend.direct.gateway.sent.length === 1, 'the network has it', WITHIN);
    expect(backend.direct.gateway.sent[0]?.text).to.equal('It comes tomorrow.');
    await becomes('It comes tomorrow.', 'sent');

    await backend.receipt('net-1', 'delivered');
    await becomes('It comes tomorrow.', 'delivered');
    expect(allWithin(panel.element, 'inlay-message').length).to.equal(2);
  });

  it('shows a picture that was uploaded, by its small copy', async () => {
    await openPanel('ada');
    await backend.write('Tom Keller', 'Show me, please');
    allWithin(await appears('inlay-interaction-row', 'Show me, please'), 'button')[0]!.click();
    await waitUntil(() => allWithin(panel.element, 'input[type=file]').length > 0, 'the composer', WITHIN);

    const canvas = new OffscreenCanvas(1200, 600);
    canvas.getContext('2d')!.fillRect(0, 0, 600, 600);
    const files = new DataTransfer();
    files.items.add(new File([await canvas.convertToBlob()], 'map.png', { type: 'image/png' }));
    const input = allWithin<HTMLInputElement>(panel.element, 'input[type=file]')[0]!;
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    const state = (): string | undefined =>
      Object.values(panel.store.getState().composers).flatMap(({ attachments }) => attachments)[0]?.upload
        .kind;
    await waitUntil(() => state() === 'ready', 'the upload', WITHIN);
    allWithin<HTMLTextAreaElement>(panel.element, 'textarea')[0]!.focus();
    await sendKeys({ press: 'Enter' });

    const picture = (): HTMLImageElement | undefined =>
      allWithin(panel.element, 'inlay-message')
        .flatMap((message) => allWithin<HTMLImageElement>(message, 'img'))
        .find(({ src }) => src.includes('/thumbnail'));
    await waitUntil(() => picture()?.complete === true && picture()!.naturalWidth > 0, 'the picture', WITHIN);
    const { naturalWidth, naturalHeight } = picture()!;
    expect(naturalWidth).to.be.lessThan(1200);
    expect(naturalWidth / naturalHeight).to.equal(2);
  });
});
