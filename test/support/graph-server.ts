import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

/*
 * A small Graph server for tests, written from Meta's documentation of the WhatsApp Cloud API and not from our client:
 * messages, media (upload, address, download), typing, and the webhooks that follow. Pages used, all below
 * developers.facebook.com/documentation/business-messaging/whatsapp: messages, business-phone-numbers/media,
 * templates (components, message_templates), typing-indicators, webhooks/reference/messages (and its sub-pages), support/error-codes, business-scoped-user-ids.
 */

/** A message as it came to the server. */
export interface GraphMessage {
  readonly id: string;
  readonly phoneNumberId: string;
  readonly version: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface StoredMedia {
  readonly id: string;
  readonly phoneNumberId: string;
  readonly type: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How the server treats one call that would otherwise succeed. */
export type GraphMood =
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: number;
      readonly details: string;
      readonly retryAfter?: number;
    }
  /** Takes the message, says nothing. */
  | { readonly kind: 'silent' }
  /** Takes the message, then the line breaks. */
  | { readonly kind: 'broken' }
  /** Takes nothing; the proxy in front answers without Graph's envelope. */
  | { readonly kind: 'html'; readonly status: number };

const PHONE_TYPES = ['text', 'image', 'video', 'audio', 'document', 'sticker', 'template'];

/** Media types that the documentation lists. */
const MEDIA_TYPES =
  /^(audio\/(aac|amr|mpeg|mp4|ogg)|image\/(jpeg|png|webp)|video\/(mp4|3gpp)|text\/plain|application\/(pdf|msword|vnd\..+))$/;

export interface GraphServer {
  readonly url: string;
  readonly messages: readonly GraphMessage[];
  /** Messages that were marked as read, and whether with typing. */
  readonly read: readonly { messageId: string; typing: boolean }[];
  /** Addresses of every call, without their query. */
  readonly calls: readonly string[];
  /** Applies to the next calls of this kind, one each. */
  next(path: 'messages' | 'media' | 'download' | 'templates', ...moods: GraphMood[]): void;
  /** What `message_templates` lists, as the documentation writes it; two a page. */
  templates: readonly object[];
  /** A file that a customer sent; its id stands in a webhook. */
  keepMedia(phoneNumberId: string, type: string, bytes: Uint8Array<ArrayBuffer>): string;
  /** A status webhook about a message that the server took. */
  status(message: GraphMessage, status: string, more?: object): object;
  stop(): Promise<void>;
}

/** Starts a server that knows one token and these numbers. */
export async function startGraphServer(
  token: string,
  phoneNumberIds: readonly string[],
): Promise<GraphServer> {
  const messages: GraphMessage[] = [];
  const read: { messageId: string; typing: boolean }[] = [];
  const calls: string[] = [];
  const media = new Map<string, StoredMedia>();
  const downloads = new Map<string, string>();
  const moods: Record<string, GraphMood[]> = {};

  const app = new Hono<{ Bindings: HttpBindings }>();
  const fail = (status: number, code: number, details: string, retryAfter?: number) =>
    Response.json(
      {
        error: {
          message: `(#${String(code)}) ${details}`,
          type: 'OAuthException',
          code,
          error_data: { messaging_product: 'whatsapp', details },
          fbtrace_id: 'test',
        },
      },
      { status, headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) } },
    );

  app.use(async (context, next) => {
    calls.push(`${context.req.method} ${new URL(context.req.url).pathname}`);
    if (context.req.header('authorization') !== `Bearer ${token}`)
      return fail(401, 190, 'Invalid OAuth access token - Cannot parse access token');
    await next();
    return undefined;
  });

  const moodOf = (path: string): GraphMood | undefined => moods[path]?.shift();
  const refusalBy = (mood: GraphMood | undefined): Response | undefined => {
    if (mood?.kind === 'error') return fail(mood.status, mood.code, mood.details, mood.retryAfter);
    if (mood?.kind === 'html') return new Response('<html>Bad gateway</html>', { status: mood.status });
    return undefined;
  };

  app.post('/:version/:number/messages', async (context) => {
    const { version, number } = context.req.param();
    const refused = refusalBy(moods['messages']?.[0]);
    const mood = moodOf('messages');
    if (refused !== undefined) return refused;
    if (!phoneNumberIds.includes(number)) return fail(400, 33, 'Unsupported post request: no such object');
    const body = (await context.req.json().catch(() => null)) as Record<string, unknown> | null;
    if (body === null) return fail(400, 100, 'Invalid parameter');
    if (body['messaging_product'] !== 'whatsapp')
      return fail(400, 100, 'The parameter messaging_product is required');
    if (body['status'] === 'read') {
      const typing = body['typing_indicator'] as { type?: string } | undefined;
      if (typing !== undefined && typing.type !== 'text') return fail(400, 131_009, 'typing_indicator.type');
      read.push({ messageId: String(body['message_id']), typing: typing !== undefined });
      return context.json({ success: true });
    }
    const problem = messageProblem(body, number, media);
    if (problem !== undefined) return fail(400, ...problem);
    const message = { id: `wamid.${randomUUID()}`, phoneNumberId: number, version, body };
    messages.push(message);
    if (mood?.kind === 'broken') {
      context.env.incoming.socket.destroy();
      return new Response(null);
    }
    if (mood?.kind === 'silent') return new Promise<Response>(() => undefined);
    const to = String(body['to'] ?? body['recipient']);
    return context.json({
      messaging_product: 'whatsapp',
      contacts: [{ input: to, wa_id: to }],
      messages: [{ id: message.id }],
    });
  });

  app.post('/:version/:number/media', async (context) => {
    const { number } = context.req.param();
    const refused = refusalBy(moodOf('media'));
    if (refused !== undefined) return refused;
    const form = await context.req.formData();
    const file = form.get('file');
    if (form.get('messaging_product') !== 'whatsapp' || !(file instanceof File))
      return fail(400, 100, 'messaging_product and file are required');
    if (!MEDIA_TYPES.test(file.type)) return fail(400, 131_053, `Unsupported type ${file.type}`);
    const id = keep(number, file.type, new Uint8Array(await file.arrayBuffer()), file.name);
    return context.json({ id });
  });

  app.get('/download/:key', (context) => {
    const refused = refusalBy(moodOf('download'));
    if (refused !== undefined) return refused;
    const stored = media.get(downloads.get(context.req.param('key')) ?? '');
    if (stored === undefined) return context.notFound();
    return new Response(stored.bytes, { headers: { 'content-type': stored.type } });
  });

  app.get('/:version/:account/message_templates', (context) => {
    const refused = refusalBy(moodOf('templates'));
    if (refused !== undefined) return refused;
    if (context.req.param('account') !== BUSINESS_ACCOUNT) return fail(400, 100, 'Object does not exist');
    const { status, after = '0' } = context.req.query();
    const all = listing.templates.filter(
      (one) => status === undefined || (one as { status?: string }).status === status,
    );
    const from = Number(after);
    const data = all.slice(from, from + 2);
    const isLast = from + 2 >= all.length;
    return context.json({
      data,
      paging: {
        cursors: { before: after, after: String(from + 2) },
        ...(isLast ? {} : { next: `${url}/next` }),
      },
    });
  });

  app.get('/:version/:media', (context) => {
    const stored = media.get(context.req.param('media'));
    const number = context.req.query('phone_number_id');
    if (stored === undefined || (number !== undefined && number !== stored.phoneNumberId))
      return fail(400, 100, 'Object does not exist');
    const key = randomUUID();
    downloads.set(key, stored.id);
    return context.json({
      messaging_product: 'whatsapp',
      url: `${url}/download/${key}`,
      mime_type: stored.type,
      sha256: createHash('sha256').update(stored.bytes).digest('hex'),
      file_size: stored.bytes.length,
      id: stored.id,
    });
  });

  const keep = (phoneNumberId: string, type: string, bytes: Uint8Array<ArrayBuffer>, name = '') => {
    const id = String(1_000_000_000 + media.size);
    media.set(id, { id, phoneNumberId, type, name, bytes });
    return id;
  };

  const listing: { templates: readonly object[] } = { templates: [] };
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  return {
    url,
    messages,
    read,
    calls,
    next: (path, ...given) => {
      moods[path] = given;
    },
    get templates() {
      return listing.templates;
    },
    set templates(listed) {
      listing.templates = listed;
    },
    keepMedia: keep,
    status: (message, status, more = {}) =>
      webhook(message.phoneNumberId, {
        statuses: [
          {
            id: message.id,
            status,
            timestamp: '1763715600',
            recipient_id: message.body['to'],
            biz_opaque_callback_data: message.body['biz_opaque_callback_data'],
            ...more,
          },
        ],
      }),
    stop: () =>
      new Promise((resolve) => {
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What the documentation would refuse in a message; undefined where nothing. */
function messageProblem(
  body: Record<string, unknown>,
  number: string,
  media: ReadonlyMap<string, StoredMedia>,
): [number, string] | undefined {
  const to = body['to'] ?? body['recipient'];
  if (typeof to !== 'string' || to === '') return [131_008, 'to or recipient is required'];
  if (body['to'] !== undefined && !/^\+?\d{5,15}$/.test(to)) return [131_009, 'to is not a phone number'];
  const type = body['type'];
  if (typeof type !== 'string' || !PHONE_TYPES.includes(type)) return [100, `Unknown type ${String(type)}`];
  const part = body[type] as { body?: string; id?: string; caption?: string } | undefined;
  if (part === undefined) return [131_008, `${type} is required`];
  const opaque = body['biz_opaque_callback_data'];
  if (opaque !== undefined && (typeof opaque !== 'string' || opaque.length > 512))
    return [100, 'biz_opaque_callback_data is too long'];
  if (type === 'text') {
    if (!part.body) return [100, 'text.body is required'];
    return part.body.length > 4096 ? [100, 'text.body must be at most 4096 characters long'] : undefined;
  }
  if (type === 'template') return templateProblem(part as TemplatePart, number, media);
  if (part.caption !== undefined && (type === 'audio' || type === 'sticker'))
    return [100, `${type} takes no caption`];
  return media.get(part.id ?? '')?.phoneNumberId === number
    ? undefined
    : [131_009, `${type}.id is not valid`];
}

/** The WhatsApp Business account that all numbers belong to. */
export const BUSINESS_ACCOUNT = '102290129340398';

interface TemplatePart {
  readonly name?: string;
  readonly language?: { readonly code?: string };
  readonly components?: readonly {
    readonly type: string;
    readonly sub_type?: string;
    readonly index?: string;
    readonly parameters: readonly Record<string, unknown>[];
  }[];
}

/** What the documentation would refuse in a template message. */
function templateProblem(
  { name, language, components = [] }: TemplatePart,
  number: string,
  media: ReadonlyMap<string, StoredMedia>,
): [number, string] | undefined {
  if (!name || !language?.code) return [100, 'template.name and template.language.code are required'];
  if (name === 'paused') return [132_015, 'Template is paused'];
  if (name === 'unknown') return [132_001, 'Template does not exist in the translation'];
  for (const { type, sub_type: kind, index, parameters } of components) {
    if (!['header', 'body', 'button'].includes(type)) return [100, `Unknown component ${type}`];
    if (type === 'button' && (kind === undefined || index === undefined))
      return [100, 'sub_type and index are required'];
    for (const parameter of parameters) {
      if (parameter['type'] === 'text' && /^\s*$|[\n\t]| {5}/.test(String(parameter['text'])))
        return [132_012, 'Parameter format does not match'];
      const file = parameter[String(parameter['type'])] as { id?: string } | undefined;
      if (['image', 'video', 'document'].includes(String(parameter['type'])))
        if (media.get(file?.id ?? '')?.phoneNumberId !== number) return [131_009, 'media id is not valid'];
    }
  }
  return undefined;
}

/** A webhook of one change on a number. */
export function webhook(phoneNumberId: string, value: object): object {
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '33184880000', phone_number_id: phoneNumberId },
              ...value,
            },
          },
        ],
      },
    ],
  };
}

/** What Meta puts in `X-Hub-Signature-256`. */
export function hubSignature(appSecret: string, body: Uint8Array | string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}
