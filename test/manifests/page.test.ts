import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { panelPages } from '../../src/backend/node/panel-pages.ts';
import { exampleWith, made, textOf } from './made.ts';

const page = await made(exampleWith('page'));

/** Blocks of a server's file by what they are for: all that stands in them. */
const blocksOf = (text: string, opening: RegExp, closing: RegExp): Map<string, string> =>
  new Map(
    text
      .split(closing)
      .map((block) => opening.exec(block))
      .filter((found) => found !== null)
      .map((found) => [found[1] ?? '', found.input.slice(found.index)]),
  );

describe('what is made for the panel’s server', () => {
  const PATHS = ['/panel.html', '/embed.js', '/panel/main-x.js', '/inlay.config.json'];
  const servers = panelPages({
    folder: 'nowhere',
    config: JSON.parse(textOf(page, 'panel/inlay.config.json')) as { host: object },
  });

  it('is the configuration as it was written, without what is not the panel’s', () => {
    expect(JSON.parse(textOf(page, 'panel/inlay.config.json'))).toEqual({
      backend: { url: '/api/v1' },
      host: { allowedOrigins: ['self', 'https://crm.example'] },
      language: 'auto',
      theme: 'auto',
    });
  });

  it.each(['panel/nginx.conf', 'panel/apache.conf', 'panel/Caddyfile', 'panel/headers.txt'])(
    'has in %s each header that the backend sends with each file',
    async (file) => {
      const blocks = blocksOf(
        textOf(page, file),
        /^(?:location (?:= )?|<Location(?:Match)? "\^?|handle )?(\/[^\s$"*]*)/m,
        file.endsWith('Caddyfile') ? /\n\}\n/ : file.endsWith('.txt') ? /\n\n/ : /\n(?:\}|<\/\w+>)\n/,
      );
      for (const path of PATHS) {
        const { headers } = await servers.request(path);
        const place = [...blocks.keys()]
          .filter((prefix) => path.startsWith(prefix.replaceAll('\\', '')))
          .sort((a, b) => b.length - a.length)[0];
        const block = blocks.get(place ?? '') ?? '';
        for (const [name, value] of headers) {
          if (/^(content-type|vary|content-length)$/.test(name)) continue;
          expect(block.toLowerCase(), `${file} ${path} ${name}`).toContain(name);
          expect(block, `${file} ${path} ${name}`).toContain(value);
        }
      }
    },
  );

  it('lets any page load the embed script, and no other file', () => {
    const nginx = blocksOf(textOf(page, 'panel/nginx.conf'), /location (?:= )?(\S+)/, /\n\}\n/);
    expect(
      [...nginx].filter(([, block]) => !block.includes('Cross-Origin-Resource-Policy')).map(([path]) => path),
    ).toEqual(['/embed.js']);
    // Apache adds up what its sections say.
    expect(textOf(page, 'panel/apache.conf')).toContain(
      '  Header always unset Cross-Origin-Resource-Policy\n</LocationMatch>',
    );
  });

  it('speaks of the folder in which the panel stands, and of a backend elsewhere', async () => {
    const files = await made(
      exampleWith('page', {
        'manifest.panelUrl': 'https://crm.example/apps/inlay/panel.html',
        'backend.url': 'https://api.example/api/v1',
      }),
    );
    const nginx = textOf(files, 'panel/nginx.conf');
    expect(nginx).toContain('location = /apps/inlay/panel.html {');
    expect(nginx).toContain('location /apps/inlay/panel/ {');
    expect(nginx).toContain("connect-src 'self' https://api.example;");
    expect(textOf(files, 'page/snippet.html')).toContain('src="https://crm.example/apps/inlay/embed.js"');
  });
});

describe('what is made for any page', () => {
  it('has nothing inline, and escapes what the panel is called', async () => {
    const files = await made(exampleWith('page', { 'manifest.name': `"><script>alert('&')</script>` }));
    const snippet = textOf(files, 'page/snippet.html');
    expect(snippet).not.toContain('<script>alert');
    expect(snippet).toContain(`label="&#34;&#62;&#60;script&#62;alert('&#38;')&#60;/script&#62;"`);
    expect(snippet).not.toMatch(/style=|on\w+=|<script>/);
  });

  it('gives the panel its token from the page’s own server', async () => {
    const files = await made(exampleWith('page', { 'manifest.page.tokenUrl': `/token?a="b"&c=</script>` }));
    const frame: { callbacks?: { token(): Promise<unknown> } } = {};
    const asked: string[] = [];
    const answers = [
      { ok: true, json: () => Promise.resolve({ token: 't' }) },
      { ok: false, status: 403 },
    ];
    const context = createContext({
      document: { querySelector: (selector: string) => (selector === 'inlay-frame' ? frame : null) },
      fetch: (address: string) => {
        asked.push(address);
        return Promise.resolve(answers.shift());
      },
    });
    runInContext(textOf(files, 'page/inlay-page.js'), context);
    expect(await frame.callbacks?.token()).toEqual({ token: 't' });
    await expect(frame.callbacks?.token()).rejects.toThrow('403');
    expect(asked[0]).toBe('/token?a="b"&c=</script>');
    expect(textOf(files, 'page/inlay-page.js')).not.toContain('</script>');
  });

  it('says what the page’s own policy has to allow', async () => {
    const headers = textOf(page, 'page/headers.txt');
    expect(headers).toContain('frame-src https://panel.example\n');
    expect(headers).toContain("connect-src 'self'\n");
    const files = await made(exampleWith('page', { 'manifest.page.tokenUrl': 'https://id.example/token' }));
    expect(textOf(files, 'page/headers.txt')).toContain('connect-src https://id.example\n');
  });
});
