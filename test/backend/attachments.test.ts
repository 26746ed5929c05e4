import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharpThumbnails } from '../../src/backend/node/thumbnails.ts';
import { mintToken } from '../../src/backend/tokens.ts';
import type { WireAttachment } from '../../src/contract/message.ts';
import { onEachDatabase } from './support/databases.ts';
import {
  organisation,
  SECRET,
  startBackend,
  thread,
  type Answer,
  type TestBackend,
} from './support/test-backend.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const EXE = new Uint8Array([
  0x4d,
  0x5a,
  0x90,
  0,
  3,
  0,
  0,
  0,
  4,
  0,
  0,
  0,
  0xff,
  0xff,
  0,
  0,
  ...new Uint8Array(200),
]);

onEachDatabase('Files', (opened) => {
  let test: TestBackend;
  let id: string;
  let webChat: string;
  let png: Uint8Array;
  let now = Date.now();
  beforeAll(async () => {
    const setup = organisation('any');
    test = await startBackend(opened().database, {
      clock: () => now,
      thumbnails: sharpThumbnails,
      limits: { uploadBytes: 2_000_000 },
      setup: {
        channels: [
          ...setup.channels.map((one) => ({ ...one, accountNetworkId: `files-${crypto.randomUUID()}` })),
          {
            id: 'chat',
            gatewayId: 'test',
            accountNetworkId: 'files-chat',
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
        accountId: 'files-chat',
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
          sentAt: now,
        },
      },
    ]);
    id = (await test.call('GET', '/interactions')).body.items[0]?.id ?? '';
    webChat = id;
    png = new Uint8Array(
      await sharp({ create: { width: 1_000, height: 500, channels: 3, background: '#c00' } })
        .png()
        .toBuffer(),
    );
  }, 60_000);
  afterAll(() => test.stop());

  const upload = (bytes: Uint8Array, type: string, name = 'file', agentId = 'ada'): Promise<Answer> =>
    test.call('POST', `/attachments?interactionId=${webChat}&name=${encodeURIComponent(name)}`, {
      agentId,
      body: bytes,
      headers: { 'content-type': type },
    });
  const get = (url: string, headers: Record<string, string> = {}): Promise<Response> =>
    test.backend.fetch(new Request(`http://backend.test/api/v1${url}`, { headers }));
  const stored = async (): Promise<number> => {
    const [row] = await opened().database.inOrganisation(test.organisationId, (transaction) =>
      transaction.query<{ many: number }>('SELECT count(*)::int AS many FROM attachment'),
    );
    return row?.many ?? 0;
  };

  it('of a picture have its size and a small copy', async () => {
    const { status, body } = await upload(png, 'image/png', 'red.png');

    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'red.png',
      type: 'image/png',
      size: png.length,
      dimensions: { width: 1_000, height: 500 },
    });
    const small = await get(body.thumbnailUrl);
    expect(small.headers.get('content-type')).toBe('image/webp');
    const { width, height } = await sharp(Buffer.from(await small.arrayBuffer())).metadata();
    expect([width, height]).toEqual([480, 240]);
    const whole = await get(body.url);
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(png);
    expect(whole.headers.get('content-disposition')).toMatch(/^inline/);
  });

  it.each([
    ['nothing', new Uint8Array(0), 'image/png', 'body'],
    ['text as a picture', text('hello'), 'image/png', 'Content-Type'],
    ['a program as a picture', EXE, 'image/jpeg', 'Content-Type'],
    ['a program as text', EXE, 'text/plain', 'Content-Type'],
    ['a page as a sound', text('<script>alert(1)</script>'), 'audio/mpeg', 'Content-Type'],
    ['bytes that are no text as text', new Uint8Array([0xff, 0xfe, 0, 1, 2]), 'text/plain', 'Content-Type'],
  ])('that are %s are refused, and nothing is stored', async (_what, bytes, type, field) => {
    const before = await stored();
    const { status, body } = await upload(bytes, type);
    expect([status, body.type, body.fields[0].field]).toEqual([422, '/problems/attachment-refused', field]);
    expect(await stored()).toBe(before);
  });

  it('that are a picture under another picture’s type are refused with what they are', async () => {
    const { body } = await upload(png, 'image/gif');
    expect(body.fields).toEqual([{ field: 'Content-Type', expected: 'image/png' }]);
  });

  it('that are too large are refused while they come, whatever their header says', async () => {
    const before = await stored();
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += 1;
        controller.enqueue(new Uint8Array(100_000));
      },
    });
    const token = await mintToken(SECRET, { organisationId: test.organisationId, agentId: 'ada' }, { now });
    const response = await test.backend.fetch(
      new Request(`http://backend.test/api/v1/attachments?interactionId=${webChat}&name=a`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: endless,
        duplex: 'half',
      } as RequestInit),
    );
    expect(response.status).toBe(413);
    expect(given).toBeLessThan(50);
    expect(await stored()).toBe(before);
  });

  it.each([
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['text/html', '<script>alert(1)</script>'],
    ['application/xhtml+xml', '<html xmlns="http://www.w3.org/1999/xhtml"><script/></html>'],
    ['text/javascript', 'alert(1)'],
    ['application/pdf', '%PDF-1.4 %âãÏÓ'],
  ])('of %s are for saving only', async (type, content) => {
    const { status, body } = await upload(text(content), type, '\u202egpj.<b>"x";é.html');
    expect(status).toBe(201);

    const { headers } = await get((body as WireAttachment).url);

    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%~!-]+$/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('content-type')).not.toMatch(/html;|javascript/);
  });

  describe('by their address', () => {
    const content = Uint8Array.from({ length: 700_000 }, (_, index) => (index % 94) + 33);
    let url: string;
    beforeAll(async () => {
      ({ url } = (await upload(content, 'text/plain', 'long.txt')).body);
    });

    it.each([
      ['bytes=0-0', 0, 0],
      ['bytes=262140-262150', 262_140, 262_150],
      ['bytes=100-699999', 100, 699_999],
      ['bytes=699990-', 699_990, 699_999],
      ['bytes=-5', 699_995, 699_999],
      ['bytes=699999-9999999', 699_999, 699_999],
    ])('in the range %s', async (range, from, to) => {
      const response = await get(url, { range });
      expect(response.status).toBe(206);
      expect(response.headers.get('content-range')).toBe(`bytes ${String(from)}-${String(to)}/700000`);
      expect(response.headers.get('content-length')).toBe(String(to - from + 1));
      // Comparing half a million numbers one by one would take seconds.
      expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), content.slice(from, to + 1))).toBe(0);
    });

    it('whole where the range is none or several, and not at all beyond the end', async () => {
      for (const range of ['bytes=5-2', 'bytes=0-1,5-6', 'items=0-1', 'bytes=a-b']) {
        const response = await get(url, { range });
        expect([range, response.status]).toEqual([range, 200]);
        expect((await response.arrayBuffer()).byteLength).toBe(700_000);
      }
      for (const range of ['bytes=700000-', 'bytes=-0']) {
        const response = await get(url, { range });
        expect([range, response.status]).toEqual([range, 416]);
        expect(response.headers.get('content-range')).toBe('bytes */700000');
      }
    });

    it('only as it was signed, and for its time', async () => {
      const [path = '', query = ''] = url.split('?');
      const other = (await upload(text('other'), 'text/plain')).body as WireAttachment;
      expect((await get(url.replace(/signature=./, 'signature=_'))).status).toBe(401);
      expect((await get(url.replace(/expires=\d/, 'expires=9'))).status).toBe(401);
      expect((await get(`${other.url.split('?')[0] ?? ''}?${query}`)).status).toBe(401);
      expect((await get(`${path}/thumbnail?${query}`)).status).toBe(401);
      expect((await get(path)).status).toBe(400);
      now += 3 * 3_600_000;
      const late = await get(url);
      expect([late.status, ((await late.json()) as { type: string }).type]).toEqual([
        401,
        '/problems/signature-expired',
      ]);
      const [, fileId = ''] = /files\/(\w+)/.exec(url) ?? [];
      const fresh = (await test.call('GET', `/attachments/${fileId}`)).body as WireAttachment;
      expect((await get(fresh.url)).status).toBe(200);
    });
  });

  it('are for their uploader until they are sent, once, and then for whoever sees the thread', async () => {
    const file = (await upload(text('a'), 'text/plain', 'a.txt')).body as WireAttachment;
    const seen = (await thread(test, webChat)).at(-1)?.id;
    expect((await test.call('GET', `/attachments/${file.id}`, { agentId: 'ben' })).status).toBe(404);
    const stolen = await test.send(
      webChat,
      { attachmentIds: [file.id], seenMessageId: seen },
      'stolen',
      'ben',
    );
    expect(stolen.body.fields).toMatchObject([{ field: 'attachmentIds.0' }]);
    const twice = await test.send(
      webChat,
      { attachmentIds: [file.id, file.id], seenMessageId: seen },
      'twice',
    );
    expect(twice.body.fields).toMatchObject([{ field: 'attachmentIds.1' }]);

    const sent = await test.send(
      webChat,
      { attachmentIds: [file.id], text: '', seenMessageId: seen },
      'sent',
    );
    const again = await test.send(webChat, { attachmentIds: [file.id], seenMessageId: seen }, 'again');

    expect(sent.body.attachments).toMatchObject([{ id: file.id, name: 'a.txt', size: 1 }]);
    expect(again.body.fields).toMatchObject([{ field: 'attachmentIds.0' }]);
    expect((await test.call('GET', `/attachments/${file.id}`, { agentId: 'ben' })).status).toBe(200);
    expect((await test.call('GET', `/attachments/${file.id}`, { agentId: 'cleo' })).status).toBe(404);
  });
});
