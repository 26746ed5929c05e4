/** What a browser would run is never served as something to run, whatever it says of itself: bytes, types and names that lie. */
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharpThumbnails } from '../../src/backend/node/thumbnails.ts';
import type { WireAttachment } from '../../src/contract/message.ts';
import { onEachDatabase } from './support/databases.ts';
import { organisation, startBackend, type TestBackend } from './support/test-backend.ts';

const SCRIPT = '<script>alert(1)</script>';
const text = (content: string): Buffer => Buffer.from(content, 'utf8');
const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#c00' } })
  .png()
  .toBuffer();
const jpeg = await sharp(png).jpeg().toBuffer();
const gif = await sharp(png).gif().toBuffer();
const webp = await sharp(png).webp().toBuffer();

/** What is in the file; several are two things at once. */
const CONTENTS: Readonly<Record<string, Buffer>> = {
  html: text(`<!doctype html>${SCRIPT}`),
  'html with a mark of byte order': text(`\ufeff<html>${SCRIPT}`),
  'html in 16 bits': Buffer.from(`\ufeff<html>${SCRIPT}`, 'utf16le'),
  'html after white space': text(`${' \n'.repeat(600)}<html>${SCRIPT}`),
  'html in a comment of another language': text(`/*<html>*/${SCRIPT}`),
  svg: text(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`),
  'svg with a prologue': text(
    `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;${SCRIPT}</svg>`,
  ),
  'svg, compressed': gzipSync(text(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`)),
  xhtml: text(`<html xmlns="http://www.w3.org/1999/xhtml"><body>${SCRIPT}</body></html>`),
  'xml with a style sheet': text(
    '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="data:text/xsl,x"?><a/>',
  ),
  script: text('alert(document.domain)'),
  module: text('export default alert(1)'),
  'style sheet': text('*{background:url(https://evil.example/)}'),
  mhtml: text(`MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${SCRIPT}`),
  'shortcut to an address': text('[InternetShortcut]\r\nURL=javascript:alert(1)'),
  'pdf with a script': text(
    '%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>',
  ),
  'pdf that is a page too': text(`%PDF-1.4\n<html>${SCRIPT}`),
  'flash film': Buffer.from('465753090f000000', 'hex'),
  program: Buffer.concat([Buffer.from('4d5a9000', 'hex'), Buffer.alloc(200)]),
  wasm: Buffer.from('0061736d01000000', 'hex'),
  archive: Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(60)]),
  'gif that is a script too': Buffer.concat([text('GIF89a/*'), gif.subarray(8), text('*/=1;alert(1)')]),
  'gif with a page behind': Buffer.concat([gif, text(`<html>${SCRIPT}`)]),
  'png with a page behind': Buffer.concat([png, text(SCRIPT)]),
  'jpeg with a page behind': Buffer.concat([jpeg, text(SCRIPT)]),
  'webp with a page behind': Buffer.concat([webp, text(SCRIPT)]),
  'png cut short': png.subarray(0, 20),
  'film that is a page too': Buffer.concat([Buffer.from('0000001866747970', 'hex'), text(`isom${SCRIPT}`)]),
  'sound that is a page too': Buffer.concat([text('ID3'), Buffer.alloc(10), text(SCRIPT)]),
};

/** What it is said to be; the last two are what a browser takes for a page of its own accord. */
const TYPES = [
  '',
  'text/plain',
  'text/html',
  'image/png',
  'image/gif',
  'image/svg+xml',
  'application/pdf',
  'application/xhtml+xml',
  'application/octet-stream',
  'text/javascript; charset=utf-7',
  'audio/x+xml',
  'video/evil+xml',
] as const;

/** Names that lie about what they name, or lead elsewhere. */
const NAMES: readonly (readonly [given: string, saved: string])[] = [
  ['invoice\u202efdp.exe', 'invoice_fdp.exe'],
  ['photo.jpg.html', 'photo.jpg.html'],
  ['../../../etc/passwd', '_.._.._etc_passwd'],
  ['C:\\Windows\\win.ini', 'C__Windows_win.ini'],
  ['report.pdf\u0000.exe', 'report.pdf\ufffd.exe'],
  ['a"; filename="evil.exe', 'a_; filename=_evil.exe'],
  ['line\r\nSet-Cookie: a=b.txt', 'line__Set-Cookie_ a=b.txt'],
  ['.htaccess', 'htaccess'],
  ['trailing.exe. . ', 'trailing.exe'],
  ['\u200b\u2066.js', '__.js'],
  ['...', 'file'],
  [`${'long'.repeat(50)}.pdf`, `${'long'.repeat(29)}.pdf`],
  ['\u{1F468}\u200d\u{1F469}.png', '\u{1F468}\u200d\u{1F469}.png'],
];

onEachDatabase('Hostile files', (opened) => {
  let test: TestBackend;
  let interactionId: string;
  beforeAll(async () => {
    const setup = organisation('hostile');
    test = await startBackend(opened().database, {
      thumbnails: sharpThumbnails,
      setup: {
        channels: [
          ...setup.channels.map((one) => ({ ...one, accountNetworkId: `files-${crypto.randomUUID()}` })),
          {
            id: 'chat',
            gatewayId: 'test',
            accountNetworkId: 'hostile-chat',
            platform: 'web-chat',
            name: 'Chat',
            teamIds: ['care'],
          },
        ],
      },
    });
    await test.hear([
      {
        type: 'message',
        accountId: 'hostile-chat',
        message: {
          networkId: crypto.randomUUID(),
          conversationId: 'c',
          author: { networkId: 'a', name: 'Contact', handle: null },
          kind: 'direct',
          visibility: 'private',
          text: 'Send me a file',
          files: [],
          extra: null,
          inReplyToNetworkId: null,
          networkUrl: null,
          onAd: false,
          sentAt: Date.now(),
        },
      },
    ]);
    interactionId = (await test.call('GET', '/interactions')).body.items[0]?.id ?? '';
  }, 60_000);
  afterAll(() => test.stop());

  const upload = (bytes: Buffer, type: string, name: string) =>
    test.call('POST', `/attachments?interactionId=${interactionId}&name=${encodeURIComponent(name)}`, {
      agentId: 'ada',
      body: new Uint8Array(bytes),
      headers: { 'content-type': type },
    });
  const get = (url: string): Promise<Response> =>
    test.backend.fetch(new Request(`http://backend.test/api/v1${url}`));

  it('are refused by what they are, or served so that nothing in them runs', async () => {
    const counted = { refused: 0, saved: 0, shown: 0 };
    for (const [content, bytes] of Object.entries(CONTENTS)) {
      for (const type of TYPES) {
        const what = `${content} as ${type || 'nothing'}`;
        const { status, body } = await upload(bytes, type, 'file');
        if (status !== 201) {
          expect([what, status, body.type]).toEqual([what, 422, '/problems/attachment-refused']);
          expect(body.fields?.[0]?.field).toMatch(/^(Content-Type|body)$/);
          counted.refused += 1;
          continue;
        }
        const { url, thumbnailUrl } = body as WireAttachment;
        const response = await get(url);
        const { headers } = response;
        const served = headers.get('content-type') ?? '';
        const isInline = headers.get('content-disposition')?.startsWith('inline') === true;
        counted[isInline ? 'shown' : 'saved'] += 1;
        expect([what, served]).toEqual([
          what,
          expect.stringMatching(
            isInline
              ? /^(image\/(png|jpeg|gif|webp)|(audio|video)\/[\w.-]+|text\/plain; charset=utf-8)$/
              : /^application\/octet-stream$/,
          ),
        ]);
        expect([what, headers.get('x-content-type-options')]).toEqual([what, 'nosniff']);
        expect([what, headers.get('content-security-policy')]).toEqual([what, "default-src 'none'; sandbox"]);
        expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), bytes)).toBe(0);
        if (thumbnailUrl !== null) {
          const small = await get(thumbnailUrl);
          expect([what, small.headers.get('content-type')]).toEqual([what, 'image/webp']);
          expect([what, content]).toEqual([what, expect.stringMatching(/^(gif|png|jpeg|webp) /)]);
        }
      }
    }
    expect(counted.refused + counted.saved + counted.shown).toBe(Object.keys(CONTENTS).length * TYPES.length);
    expect(counted.refused + counted.saved + counted.shown).toBeGreaterThanOrEqual(250);
    expect(counted.refused).toBeGreaterThan(50);
    expect(counted.saved).toBeGreaterThan(50);
  }, 60_000);

  it.each(NAMES)('named %j are saved as %j, and keep the name they were given', async (given, saved) => {
    const { status, body } = await upload(text('a'), 'application/octet-stream', given);
    expect(status).toBe(201);
    const { headers } = await get((body as WireAttachment).url);
    const value = headers.get('content-disposition') ?? '';
    const [, plain = ''] = /^(?:inline|attachment); filename="([^"\\]*)"; /.exec(value) ?? [];
    const [, encoded = ''] = /filename\*=UTF-8''([\w.%~!-]+)$/.exec(value) ?? [];
    expect(decodeURIComponent(encoded)).toBe(saved);
    expect(plain).toMatch(/^[\x20-\x7e]+$/);
    expect((body as WireAttachment).name).toBe(given.replace('\0', '\ufffd'));
  });
});
