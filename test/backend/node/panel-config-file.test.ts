import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPanelConfig } from '../../../src/backend/node/panel-config-file.ts';
import { panelPages } from '../../../src/backend/node/panel-pages.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inlay-config-'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (text: string) => {
  const path = join(folder, 'inlay.config.json');
  await writeFile(path, text);
  return readPanelConfig(path);
};

describe('the panel’s configuration file', () => {
  it('is what the panel gets, as it was written, and what its headers are made of', async () => {
    const organisation = 'https://contoso.crm4.dynamics.com';
    const config = {
      backend: { url: '/api/v1' },
      host: { allowedOrigins: ['self'], dynamics: { organisations: [organisation] } },
      theme: 'dark',
    };
    const pages = panelPages({ folder, config: await read(JSON.stringify(config)) });
    expect(await (await pages.request('/inlay.config.json')).json()).toEqual(config);
    const { headers } = await pages.request('/panel.html');
    expect(headers.get('Content-Security-Policy')).toContain(`frame-ancestors 'self' ${organisation};`);
    expect(headers.get('Permissions-Policy')).toContain('microphone=()');
  });

  it.each([
    ['{', 'expected JSON'],
    ['[]', '(the whole): expected an object'],
    ['{ "host": { "allowedOrigins": "self" } }', 'host.allowedOrigins: expected Array'],
    [
      '{ "host": { "allowedOrigins": ["https://*.example"] } }',
      'host.allowedOrigins.0: expected an origin or "self"',
    ],
    [
      '{ "host": { "dynamics": { "organisations": ["x; script-src *"] } } }',
      'host.dynamics.organisations.0: expected an origin',
    ],
    ['{ "manifest": {} }', 'manifest: expected none'],
  ])('%s is refused', async (text, problem) => {
    await expect(read(text)).rejects.toThrow(problem);
  });

  it('is named where it is absent', async () => {
    await expect(readPanelConfig(join(folder, 'absent.json'))).rejects.toThrow('ENOENT');
  });
});
