import * as v from 'valibot';
import type {
  FetchedFile,
  Gateway,
  GatewayAccount,
  OutboundFile,
  OutboundMessage,
  SendOutcome,
} from '../gateway.ts';
import type { Fetch } from '../http-call.ts';
import { describeResult, Graph, graphAnswer, graphFailure } from './graph.ts';
import { mediaTypeOf, messageBody, takesCaption, uploadForm } from './outbound.ts';
import { listTemplates } from './templates.ts';
import { receiveWebhook } from './webhook.ts';

/** What WhatsApp's Cloud API has to be told and asked. */
export interface WhatsAppGatewayOptions {
  readonly fetch?: Fetch;
  /** `https://graph.facebook.com` unless told. */
  readonly graphUrl?: string;
  /** Of the Graph API, such as `v24.0`. */
  readonly version?: string;
  /** What was entered as "verify token" beside the webhook's address. */
  readonly verifyToken: string;
  /** The app's secret: Meta signs with it. */
  readonly appSecret: string;
  /** How long one call may take; 20 seconds unless told. */
  readonly deadlineMs?: number;
}

/** The version that Meta's own examples for WhatsApp use (October 2025); versions are kept for two years at least. */
const DEFAULT_GRAPH_VERSION = 'v24.0';
const DEFAULT_GRAPH_URL = 'https://graph.facebook.com';

/**
 * The gateway to the WhatsApp Cloud API. An account is a business phone number: its `networkId` is the phone number id, its setting
 * `accessToken` the token. With the setting `businessAccountId`, the WhatsApp Business account of the number, its templates are listed.
 *
 * Meta signs the body but no time, so an old call that is sent again can't be told from a late one. It is taken and changes
 * nothing, as each message and status carries Meta's id and the same id twice is the same message.
 *
 * Meta takes no idempotency key. A send without an answer is therefore `unknown` and never repeated by itself; the status
 * webhook brings our message id back and settles it.
 *
 * It has no `act`: WhatsApp lets a business neither like, hide nor delete what was sent, and the Cloud API has no call for it.
 */
export function createWhatsAppGateway(options: WhatsAppGatewayOptions): Gateway {
  const graph = new Graph({
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    graphUrl: options.graphUrl ?? DEFAULT_GRAPH_URL,
    version: options.version ?? DEFAULT_GRAPH_VERSION,
    deadlineMs: options.deadlineMs ?? 20_000,
  });
  return {
    id: 'whatsapp',
    receive: (call) => receiveWebhook(call, options),
    send: (message, account, signal) => send(graph, message, account, signal),
    // The Cloud API has no call that finds people; a number is written to by its digits, and the answer names them.
    reach: (identifier) => {
      const digits = identifier.replace(/\D/g, '');
      return Promise.resolve({ kind: 'reached', contactId: digits, conversationId: digits, name: null });
    },
    templates: (account, signal) => listTemplates(graph, account, signal),
    fetchFile: (reference, account, signal) => fetchMedia(graph, reference, account, signal),
    typing: (_conversationId, account, signal, newestInboundId) =>
      newestInboundId ? showTyping(graph, newestInboundId, account, signal) : Promise.resolve(),
  };
}

const refuse = (reason: 'invalid' | 'attachment-refused', detail: string): SendOutcome => ({
  kind: 'refused',
  reason,
  detail,
});

const sentAnswer = v.object({
  messages: v.pipe(v.array(v.object({ id: v.pipe(v.string(), v.minLength(1)) })), v.minLength(1)),
  // Some countries' numbers are written in two ways, of which WhatsApp knows one.
  contacts: v.fallback(
    v.optional(v.array(v.object({ wa_id: v.pipe(v.string(), v.regex(/^\d{5,20}$/)) }))),
    undefined,
  ),
});
const uploadAnswer = v.object({ id: v.pipe(v.string(), v.minLength(1)) });

async function send(
  graph: Graph,
  message: OutboundMessage,
  account: GatewayAccount,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const obstacle = unsendable(message);
  if (obstacle !== null) return obstacle;
  const [file] = message.files;
  let media: { id: string; file: OutboundFile } | null = null;
  if (file !== undefined) {
    const result = await graph.postForm(
      `${encodeURIComponent(account.networkId)}/media`,
      uploadForm(file),
      account,
      signal,
    );
    const uploaded = v.safeParse(uploadAnswer, graphAnswer(result));
    if (!uploaded.success) return graphFailure(result, { nothingSentYet: true });
    media = { id: uploaded.output.id, file };
  }
  const result = await graph.postJson(
    `${encodeURIComponent(account.networkId)}/messages`,
    messageBody(message, media),
    account,
    signal,
  );
  const sent = v.safeParse(sentAnswer, graphAnswer(result));
  const id = sent.success ? sent.output.messages[0]?.id : undefined;
  if (id === undefined) return graphFailure(result, { nothingSentYet: false });
  const contactId = sent.success ? sent.output.contacts?.[0]?.wa_id : undefined;
  return {
    kind: 'accepted',
    networkId: id,
    networkUrl: null,
    ...(contactId === undefined || contactId === message.recipientId ? {} : { contactId }),
  };
}

function unsendable(message: OutboundMessage): SendOutcome | null {
  const [file] = message.files;
  if (message.kind === 'template') return unsendableTemplate(message);
  if (message.kind !== 'direct') return refuse('invalid', `Expected a direct message, not a ${message.kind}`);
  if (message.files.length > 1) return refuse('attachment-refused', 'WhatsApp takes one file a message');
  if (file === undefined)
    return message.text.trim() === '' ? refuse('invalid', 'Expected a text or a file') : null;
  if (message.text !== '' && !takesCaption(mediaTypeOf(file)))
    return refuse('attachment-refused', 'WhatsApp takes no text with audio and stickers');
  return null;
}

function unsendableTemplate({ template, files }: OutboundMessage): SendOutcome | null {
  if (!template) return refuse('invalid', 'Expected a template to send');
  return files.length === (template.media === null ? 0 : 1)
    ? null
    : refuse('attachment-refused', 'Expected the one file of the template’s header, or none');
}

const mediaAnswer = v.object({
  url: v.string(),
  mime_type: v.fallback(v.optional(v.string()), undefined),
});

/** In two steps: the id gives an address that is good for five minutes, the address gives the bytes. */
async function fetchMedia(
  graph: Graph,
  mediaId: string,
  account: GatewayAccount,
  signal: AbortSignal,
): Promise<FetchedFile> {
  const query = new URLSearchParams({ phone_number_id: account.networkId });
  // Meta advises to ask for a new address once when a download fails.
  for (let attempt = 0; ; attempt += 1) {
    const found = await graph.get(`${encodeURIComponent(mediaId)}?${query.toString()}`, account, signal);
    const media = v.safeParse(mediaAnswer, graphAnswer(found));
    if (!media.success) throw new Error(`The media can't be had now: ${describeResult(found)}`);
    const file = await graph.download(media.output.url, account, signal);
    if (file.kind === 'answered' && file.status === 200) {
      const type = media.output.mime_type ?? file.headers.get('content-type');
      return { bytes: file.bytes, name: null, type: type?.split(';')[0]?.trim() ?? null };
    }
    if (attempt > 0) throw new Error(`The media can't be downloaded now: ${describeResult(file)}`);
  }
}

/** Shows "typing…" for up to 25 seconds or until the next message, and marks the contact's messages as read. */
async function showTyping(
  graph: Graph,
  newestInboundId: string,
  account: GatewayAccount,
  signal: AbortSignal,
): Promise<void> {
  const result = await graph.postJson(
    `${encodeURIComponent(account.networkId)}/messages`,
    {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: newestInboundId,
      typing_indicator: { type: 'text' },
    },
    account,
    signal,
  );
  if (graphAnswer(result) === undefined) throw new Error(`Typing was not shown: ${describeResult(result)}`);
}
