import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Gateway, OutboundMessage, SendOutcome } from '../../../src/backend/gateways/gateway.ts';
import { createWhatsAppGateway } from '../../../src/backend/gateways/whatsapp/whatsapp-gateway.ts';
import { startGraphServer, webhook, type GraphMood, type GraphServer } from '../../support/graph-server.ts';
import { MESSAGE } from './conformance.ts';
import { ACCOUNT, APP_SECRET, eventsOf, NUMBER, receive, TOKEN, VERIFY_TOKEN } from './whatsapp.fixture.ts';

const OTHER_NUMBER = '222222222222222';
const signal = new AbortController().signal;

let graph: GraphServer;
let gateway: Gateway;
beforeAll(async () => {
  graph = await startGraphServer(TOKEN, [NUMBER, OTHER_NUMBER]);
});
afterAll(() => graph.stop());
beforeEach(() => {
  gateway = createWhatsAppGateway({
    graphUrl: `${graph.url}/`,
    version: 'v99.0',
    appSecret: APP_SECRET,
    verifyToken: VERIFY_TOKEN,
    deadlineMs: 2000,
  });
});

const send = (change: Partial<OutboundMessage> = {}, account = ACCOUNT): Promise<SendOutcome> =>
  gateway.send({ ...MESSAGE, ...change }, account, signal);
const newest = () => {
  const message = graph.messages.at(-1);
  if (message === undefined) throw new Error('a message was expected');
  return message;
};
const file = (name: string, type: string) => ({ name, type, bytes: new Uint8Array([1, 2, 3]) });

describe('WhatsApp gateway, what agents send', () => {
  it('text, to the number, under our id, without a preview of links', async () => {
    const outcome = await send({ text: 'See https://acme.example' });
    expect(outcome).toEqual({ kind: 'accepted', networkId: newest().id, networkUrl: null });
    expect(newest()).toMatchObject({
      phoneNumberId: NUMBER,
      version: 'v99.0',
      body: {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '33639980001',
        type: 'text',
        text: { preview_url: false, body: 'See https://acme.example' },
        biz_opaque_callback_data: 'm-1',
      },
    });
    expect(newest().body).not.toHaveProperty('context');
  });

  it('an answer in its context', async () => {
    await send({ inReplyToNetworkId: 'wamid.question' });
    expect(newest().body).toMatchObject({ context: { message_id: 'wamid.question' } });
  });

  it('to someone without a number, by their business-scoped id', async () => {
    expect(await send({ recipientId: 'US.13491208655302741918' })).toMatchObject({ kind: 'accepted' });
    expect(newest().body).toMatchObject({ recipient: 'US.13491208655302741918' });
    expect(newest().body).not.toHaveProperty('to');
  });

  it('from the number of the account', async () => {
    await send({}, { ...ACCOUNT, networkId: OTHER_NUMBER });
    expect(newest().phoneNumberId).toBe(OTHER_NUMBER);
  });

  it.each([
    ['image', file('photo.jpg', 'image/jpeg'), 'Here', { caption: 'Here' }],
    ['video', file('clip.mp4', 'video/mp4'), '', {}],
    ['audio', file('note.ogg', 'audio/ogg'), '', {}],
    ['sticker', file('smile.webp', 'image/webp'), '', {}],
    [
      'document',
      file('facture n°3.pdf', 'application/pdf'),
      'Yours',
      { caption: 'Yours', filename: 'facture n°3.pdf' },
    ],
    ['document', file('notes.txt', 'text/plain'), '', { filename: 'notes.txt' }],
  ])('%s: uploaded, then sent', async (type, attached, text, more) => {
    const before = graph.calls.length;
    expect(await send({ text, files: [attached] })).toMatchObject({ kind: 'accepted' });
    expect(graph.calls.slice(before)).toEqual([
      `POST /v99.0/${NUMBER}/media`,
      `POST /v99.0/${NUMBER}/messages`,
    ]);
    const { [type]: part } = newest().body as Record<string, Record<string, unknown>>;
    expect(part).toEqual({ id: part?.['id'], ...more });
    const fetched = await gateway.fetchFile?.(String(part?.['id']), ACCOUNT, signal);
    expect(fetched?.bytes).toEqual(attached.bytes);
    expect(fetched?.type).toBe(attached.type);
  });

  it.each([
    [
      'several files',
      { files: [file('a.pdf', 'application/pdf'), file('b.pdf', 'application/pdf')] },
      'attachment-refused',
    ],
    ['text with audio', { text: 'Listen', files: [file('a.ogg', 'audio/ogg')] }, 'attachment-refused'],
    ['nothing', { text: ' ' }, 'invalid'],
    ['a public reply', { kind: 'reply' }, 'invalid'],
  ] as const)('%s: refused before anything is sent', async (_name, change, reason) => {
    const before = graph.calls.length;
    expect(await send(change)).toMatchObject({ kind: 'refused', reason });
    expect(graph.calls).toHaveLength(before);
  });

  it('a text that Meta finds too long, a media type that it does not take: refused in its words', async () => {
    expect(await send({ text: 'x'.repeat(4097) })).toEqual({
      kind: 'refused',
      reason: 'invalid',
      detail: '100: text.body must be at most 4096 characters long',
    });
    expect(await send({ text: '', files: [file('a.svg', 'image/svg+xml')] })).toMatchObject({
      kind: 'refused',
      reason: 'attachment-refused',
    });
  });

  it('a wrong token: refused, and neither told nor put into an address', async () => {
    const outcome = await send({}, { ...ACCOUNT, settings: { accessToken: 'EAAwrong' } });
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'forbidden' });
    expect(JSON.stringify(outcome)).not.toContain('EAAwrong');
  });

  const error = (status: number, code: number): GraphMood => ({
    kind: 'error',
    status,
    code,
    details: 'As it is',
  });
  it.each([
    [400, 131_047, 'refused', 'window-closed'],
    [400, 131_026, 'refused', 'recipient-unknown'],
    [400, 131_030, 'refused', 'recipient-unknown'],
    [400, 131_049, 'refused', 'rejected'],
    [400, 130_472, 'refused', 'rejected'],
    [400, 131_050, 'refused', 'blocked'],
    [400, 368, 'refused', 'blocked'],
    [403, 131_031, 'refused', 'blocked'],
    [400, 131_051, 'refused', 'invalid'],
    [400, 131_052, 'refused', 'attachment-refused'],
    [400, 131_053, 'refused', 'attachment-refused'],
    [401, 190, 'refused', 'forbidden'],
    [403, 10, 'refused', 'forbidden'],
    [403, 200, 'refused', 'forbidden'],
    [400, 132_001, 'refused', 'template-gone'],
    [400, 4, 'later', 'limit-reached'],
    [400, 80_007, 'later', 'limit-reached'],
    [400, 130_429, 'later', 'limit-reached'],
    [400, 131_048, 'later', 'limit-reached'],
    [400, 131_056, 'later', 'limit-reached'],
    [503, 2, 'later', 'unreachable'],
    [500, 131_016, 'later', 'unreachable'],
    [500, 131_057, 'later', 'unreachable'],
    [400, 999_999, 'refused', 'rejected'],
  ])('status %i, code %i: %s, %s', async (status, code, kind, reason) => {
    graph.next('messages', error(status, code));
    expect(await send()).toMatchObject({ kind, reason, detail: `${String(code)}: As it is` });
  });

  it('rate limit: when Meta says', async () => {
    graph.next('messages', { kind: 'error', status: 429, code: 130_429, details: 'Slow', retryAfter: 30 });
    expect(await send()).toMatchObject({ kind: 'later', retryAfterMs: 30_000 });
  });

  it.each([
    ['Something went wrong', error(500, 131_000)],
    ['API unknown', error(500, 1)],
    ['a code of tomorrow with 500', error(500, 999_999)],
    ['a proxy in between', { kind: 'html', status: 502 }],
    ['a line that breaks', { kind: 'broken' }],
  ] as [string, GraphMood][])('%s: unknown', async (_name, mood) => {
    graph.next('messages', mood);
    expect(await send()).toMatchObject({ kind: 'unknown' });
  });

  it('an upload that fails is tried again, as nothing was sent', async () => {
    const before = graph.messages.length;
    graph.next('media', { kind: 'html', status: 502 });
    expect(await send({ text: '', files: [file('a.pdf', 'application/pdf')] })).toMatchObject({
      kind: 'later',
      reason: 'unreachable',
    });
    expect(graph.messages).toHaveLength(before);
  });

  it('no answer: unknown; the status webhook brings our id back and settles it', async () => {
    gateway = createWhatsAppGateway({
      graphUrl: graph.url,
      appSecret: APP_SECRET,
      verifyToken: VERIFY_TOKEN,
      deadlineMs: 100,
    });
    graph.next('messages', { kind: 'silent' });
    expect(await send({ messageId: 'lost-answer' })).toMatchObject({ kind: 'unknown' });
    expect(await eventsOf(graph.status(newest(), 'sent'))).toMatchObject([
      {
        type: 'receipt',
        accountId: NUMBER,
        receipt: { networkId: newest().id, messageId: 'lost-answer', state: 'sent' },
      },
    ]);
  });

  it('typing: on the newest message, which it marks as read; without one nothing', async () => {
    await gateway.typing?.('33639980001', ACCOUNT, signal, 'wamid.newest');
    expect(graph.read.at(-1)).toEqual({ messageId: 'wamid.newest', typing: true });
    const before = graph.calls.length;
    await gateway.typing?.('33639980001', ACCOUNT, signal);
    expect(graph.calls).toHaveLength(before);
  });
});

describe('WhatsApp gateway, what customers sent as files', () => {
  it('is fetched in two steps, and with a new address when the first fails', async () => {
    const id = graph.keepMedia(NUMBER, 'image/png', new Uint8Array([7, 8]));
    expect(await gateway.fetchFile?.(id, ACCOUNT, signal)).toEqual({
      bytes: new Uint8Array([7, 8]),
      name: null,
      type: 'image/png',
    });
    graph.next('download', { kind: 'html', status: 404 });
    expect(await gateway.fetchFile?.(id, ACCOUNT, signal)).toMatchObject({ bytes: new Uint8Array([7, 8]) });
  });

  it('fails loudly where it is gone, or another number’s', async () => {
    await expect(gateway.fetchFile?.('1', ACCOUNT, signal)).rejects.toThrow('100');
    const id = graph.keepMedia(OTHER_NUMBER, 'image/png', new Uint8Array([7]));
    await expect(gateway.fetchFile?.(id, ACCOUNT, signal)).rejects.toThrow('100');
    const own = graph.keepMedia(NUMBER, 'image/png', new Uint8Array([7]));
    graph.next('download', { kind: 'html', status: 404 }, { kind: 'html', status: 404 });
    await expect(gateway.fetchFile?.(own, ACCOUNT, signal)).rejects.toThrow('404');
  });

  it('takes the token nowhere but to Meta', async () => {
    const asked: string[] = [];
    const lured = createWhatsAppGateway({
      graphUrl: 'https://graph.facebook.com',
      appSecret: APP_SECRET,
      verifyToken: VERIFY_TOKEN,
      fetch: (request) => {
        asked.push(new URL(request.url).host);
        return Promise.resolve(Response.json({ url: addresses.shift(), mime_type: 'image/png' }));
      },
    });
    const addresses = [
      'https://facebook.com.evil.example/x',
      'https://myfacebook.com/x',
      'http://lookaside.fbsbx.com/x',
      'nothing',
    ];
    while (addresses.length > 0)
      await expect(lured.fetchFile?.('1', ACCOUNT, signal)).rejects.toThrow('not one of Meta');
    expect(new Set(asked)).toEqual(new Set(['graph.facebook.com']));
    addresses.push('https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1');
    await lured.fetchFile?.('1', ACCOUNT, signal);
    expect(asked.at(-1)).toBe('lookaside.fbsbx.com');
  });
});

describe('WhatsApp gateway, what becomes of what agents sent', () => {
  const statusOf = async (status: object) => {
    const [event] = await eventsOf(
      webhook(NUMBER, {
        statuses: [{ id: 'wamid.1', timestamp: '1763715600', recipient_id: '33639980001', ...status }],
      }),
    );
    if (event?.type !== 'receipt') throw new Error('a receipt was expected');
    return event.receipt;
  };

  it.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['played', 'read'],
  ])('%s: %s', async (status, state) => {
    expect(await statusOf({ status, biz_opaque_callback_data: 'm-1' })).toEqual({
      networkId: 'wamid.1',
      messageId: 'm-1',
      state,
      reason: null,
      detail: null,
      at: 1_763_715_600_000,
    });
  });

  it.each([
    [131_047, 'window-closed'],
    [131_026, 'recipient-unknown'],
    [131_049, 'rejected'],
    [130_472, 'rejected'],
    [131_056, 'limit-reached'],
    [131_053, 'attachment-refused'],
    [131_000, 'rejected'],
    [999_999, 'rejected'],
  ])('failed with %i: %s', async (code, reason) => {
    expect(
      await statusOf({
        status: 'failed',
        errors: [
          { code, title: 'A title', message: 'A title', error_data: { details: 'What happened' }, href: 'x' },
        ],
      }),
    ).toMatchObject({ state: 'failed', reason, detail: `${String(code)}: What happened` });
  });

  it('failed without a reason', async () => {
    expect(await statusOf({ status: 'failed' })).toMatchObject({
      state: 'failed',
      reason: 'rejected',
      detail: null,
    });
  });

  it('data of another program is not taken for an id of ours', async () => {
    expect(await statusOf({ status: 'sent', biz_opaque_callback_data: '{"campaign": 7}' })).toMatchObject({
      messageId: null,
    });
    expect(await statusOf({ status: 'sent' })).toMatchObject({ messageId: null });
  });

  it('a status that nobody has heard of hides no other', async () => {
    const outcome = await receive(
      webhook(NUMBER, {
        statuses: [
          { id: 'wamid.1', status: 'pondered', timestamp: '1763715600' },
          { id: 'wamid.2', status: 'read', timestamp: '1763715600' },
        ],
      }),
    );
    expect(outcome).toMatchObject({
      kind: 'taken',
      events: [{ receipt: { networkId: 'wamid.2' } }],
      unreadable: [{ field: 'entry.0.changes.0.value.statuses.0.status' }],
    });
  });
});
