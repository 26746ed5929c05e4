import * as v from 'valibot';
import { messageTemplate } from '../../contract/template.ts';
import { DELIVERY_REASONS, type DeliveryReason } from '../../model/delivery.ts';
import { ACTION_FAILURES, NETWORK_ACTIONS, type ActionFailure } from '../../model/message.ts';
import type { TemplateOrder } from '../../model/template.ts';
import type {
  ActOutcome,
  Gateway,
  GatewayAccount,
  GatewayEvent,
  OutboundMessage,
  SendOutcome,
  WebhookCall,
  WebhookOutcome,
} from './gateway.ts';
import { hmacMatches } from './hmac.ts';
import { answerJson, callNetwork, retryAfterMs, type CallResult, type Fetch } from './http-call.ts';
import { isKnownEvent, readEvent, shownState, toShownState, webhookBody } from './simulated-webhook.ts';
import { firstDifference, parseJson, refusal } from './webhook-body.ts';

/** Where the simulated network is and how the two trust each other. */
export interface SimulatedGatewayOptions {
  readonly fetch?: Fetch;
  /** Where the simulated network answers, such as `http://127.0.0.1:8080`; without a slash at the end. */
  readonly baseUrl: string;
  /** Shared with the network: signs its webhooks and is our bearer token. */
  readonly secret: string;
  /** How long one call may take; 15 seconds unless told. */
  readonly deadlineMs?: number;
}

/** How far a webhook's timestamp may be from our clock, either way. */
const TIMESTAMP_TOLERANCE_MS = 5 * 60_000;

/**
 * The gateway to the simulated network. A webhook carries `network-timestamp` (epoch seconds) and `network-signature`:
 * `sha256=` and the HMAC-SHA256 of `{timestamp}.{raw body}` under the shared secret.
 *
 * Replays: a call that is older than five minutes is refused, as its timestamp is signed. Within them a repeated call, which is
 * also what a network does that missed our answer, is taken again and changes nothing: messages and receipts carry the
 * network's id, and the same id twice is the same message.
 *
 * Setting of an account: `idempotent`, `true` where the network takes our message id only once. Only then is a send that had no
 * answer tried again by itself.
 */
export function createSimulatedGateway(options: SimulatedGatewayOptions): Gateway {
  const {
    fetch = (request: Request) => globalThis.fetch(request),
    baseUrl,
    secret,
    deadlineMs = 15_000,
  } = options;

  const call = (path: string, init: Omit<RequestInit, 'signal'>, signal: AbortSignal) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${secret}`);
    return callNetwork(
      fetch,
      { url: `${baseUrl}/network/gateway${path}`, ...init, headers },
      signal,
      deadlineMs,
    );
  };

  const postJson = (path: string, body: unknown, signal: AbortSignal) =>
    call(
      path,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
      signal,
    );

  const upload = async (
    message: OutboundMessage,
    account: GatewayAccount,
    signal: AbortSignal,
  ): Promise<{ ids: string[] } | { outcome: SendOutcome }> => {
    const ids: string[] = [];
    for (const file of message.files) {
      const query = new URLSearchParams({
        accountId: account.networkId,
        name: file.name,
      });
      const result = await call(
        `/files?${query.toString()}`,
        {
          method: 'POST',
          headers: { 'content-type': file.type },
          body: new Uint8Array(file.bytes),
        },
        signal,
      );
      const uploaded = v.safeParse(idAnswer, answerOf(result));
      // Nothing is sent with a file alone, so whatever went wrong may be tried again.
      if (!uploaded.success) return { outcome: failure(result, { safeToRepeat: true }) };
      ids.push(uploaded.output.id);
    }
    return { ids };
  };

  return {
    id: 'simulated',

    receive: (webhook) => receive(webhook, secret),

    actions: ['edit-reply', 'quote', ...NETWORK_ACTIONS],

    act: async ({ actionId, action, networkId }, account, signal) => {
      const result = await postJson(
        '/actions',
        { actionId, accountId: account.networkId, entryId: networkId, action },
        signal,
      );
      const acted = v.safeParse(shownState, answerOf(result));
      return acted.success ? { kind: 'done', state: toShownState(acted.output) } : actFailure(result);
    },

    reach: async (identifier, account, signal) => {
      const query = new URLSearchParams({ accountId: account.networkId, identifier });
      const result = await call(`/people?${query.toString()}`, { method: 'GET' }, signal);
      const person = v.safeParse(personAnswer, answerOf(result));
      if (person.success)
        return {
          kind: 'reached',
          contactId: person.output.id,
          conversationId: person.output.conversationId,
          name: person.output.name,
        };
      return result.kind === 'answered' && result.status === 404
        ? { kind: 'unknown' }
        : { kind: 'later', detail: describe(result) };
    },

    takesOnce: ({ settings }) => settings['idempotent'] === 'true',

    send: async (message, account, signal) => {
      const uploaded = await upload(message, account, signal);
      if ('outcome' in uploaded) return uploaded.outcome;
      const result = await postJson(
        '/messages',
        {
          messageId: message.messageId,
          accountId: account.networkId,
          conversationId: message.conversationId,
          recipientId: message.recipientId,
          kind: message.kind,
          visibility: message.visibility,
          text: message.text,
          fileIds: uploaded.ids,
          inReplyToId: message.inReplyToNetworkId,
          ...(message.editOf === null ? {} : { editOf: message.editOf }),
          agentName: message.agentName,
          ...(message.tag ? { tag: message.tag } : {}),
          ...(message.template ? { template: toNetworkTemplate(message.template) } : {}),
        },
        signal,
      );
      const sent = v.safeParse(sentAnswer, answerOf(result));
      if (sent.success)
        return {
          kind: 'accepted',
          networkId: sent.output.id,
          networkUrl: sent.output.url,
        };
      return failure(result, {
        safeToRepeat: message.editOf !== null || account.settings['idempotent'] === 'true',
      });
    },

    templates: async (account, signal) => {
      const query = new URLSearchParams({ accountId: account.networkId });
      const result = await call(`/templates?${query.toString()}`, { method: 'GET' }, signal);
      const listed = v.safeParse(templatesAnswer, answerOf(result));
      if (!listed.success) throw new Error(`The templates can't be had now: ${describe(result)}`);
      const read = listed.output.templates.map((raw) => v.safeParse(messageTemplate, raw));
      return {
        templates: read.flatMap(({ success, output }) => (success ? [output] : [])),
        unsupported: read.filter(({ success }) => !success).length,
      };
    },

    fetchFile: async (reference, _account, signal) => {
      const result = await call(`/files/${encodeURIComponent(reference)}`, { method: 'GET' }, signal);
      if (result.kind !== 'answered' || result.status !== 200)
        throw new Error(`The file can't be had now: ${describe(result)}`);
      return {
        bytes: result.bytes,
        name: null,
        type: result.headers.get('content-type'),
      };
    },

    typing: async (conversationId, account, signal) => {
      const result = await postJson('/typing', { accountId: account.networkId, conversationId }, signal);
      if (result.kind !== 'answered' || result.status !== 204)
        throw new Error(`Typing was not shown: ${describe(result)}`);
    },
  };
}

async function receive(webhook: WebhookCall, secret: string): Promise<WebhookOutcome> {
  if (webhook.method !== 'POST') return refusal('malformed-body', 'Expected a POST with a JSON body');
  const timestamp = webhook.headers.get('network-timestamp') ?? '';
  const signature = webhook.headers.get('network-signature') ?? '';
  if (!/^\d{1,12}$/.test(timestamp) || !signature.startsWith('sha256='))
    return refusal(
      'signature-invalid',
      'Expected network-timestamp in epoch seconds and network-signature as sha256={hex}',
      /^\d{1,12}$/.test(timestamp) ? 'network-signature' : 'network-timestamp',
    );
  const prefix = new TextEncoder().encode(`${timestamp}.`);
  const signed = new Uint8Array(prefix.length + webhook.body.length);
  signed.set(prefix);
  signed.set(webhook.body, prefix.length);
  if (!(await hmacMatches(secret, signed, signature.slice('sha256='.length))))
    return refusal(
      'signature-invalid',
      'The signature is not that of this timestamp and body under the shared secret',
      'network-signature',
    );
  if (Math.abs(webhook.now - Number(timestamp) * 1000) > TIMESTAMP_TOLERANCE_MS)
    return refusal(
      'signature-expired',
      "Expected a timestamp within five minutes of the server's clock",
      'network-timestamp',
    );
  return readBody(webhook.body);
}

/** One event that can't be read refuses the whole call: the network keeps it and comes again, so that nothing is lost. */
function readBody(bytes: Uint8Array): WebhookOutcome {
  const json = parseJson(bytes);
  if (json === undefined) return refusal('malformed-body', 'Expected JSON in UTF-8');
  const body = v.safeParse(webhookBody, json.value, { abortEarly: true });
  if (!body.success) {
    const { field, expected } = firstDifference(body.issues);
    return refusal('invalid-field', `Expected ${expected}`, field);
  }
  const events: GatewayEvent[] = [];
  for (const [index, raw] of body.output.events.entries()) {
    if (!isKnownEvent(raw)) continue;
    const read = readEvent(raw);
    if ('issues' in read) {
      const { field, expected } = firstDifference(read.issues, `events.${String(index)}`);
      return refusal('invalid-field', `Expected ${expected}`, field);
    }
    events.push(read.event);
  }
  return { kind: 'taken', events };
}

const networkId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const personAnswer = v.object({
  id: networkId,
  conversationId: networkId,
  name: v.nullable(v.pipe(v.string(), v.maxLength(200))),
});
const idAnswer = v.object({ id: networkId });
const templatesAnswer = v.object({ templates: v.array(v.unknown()) });
const sentAnswer = v.object({
  id: networkId,
  url: v.nullable(v.pipe(v.string(), v.maxLength(2048))),
});
const errorAnswer = v.object({
  error: v.object({ code: v.string(), message: v.string() }),
});

/** A template as the network takes it: what it is called, and what stands in its gaps. */
function toNetworkTemplate({ name, language, header, body, buttons }: TemplateOrder) {
  return { name, language, header, body, buttons: buttons.map(({ index, value }) => ({ index, value })) };
}

/** The JSON of a success; undefined for everything else. */
function answerOf(result: CallResult): unknown {
  return result.kind === 'answered' && result.status >= 200 && result.status < 300
    ? answerJson(result.bytes)
    : undefined;
}

function describe(result: CallResult): string {
  return result.kind === 'answered' ? `status ${String(result.status)}` : result.detail;
}

/** What a call that brought no usable success means for the message. */
function failure(result: CallResult, { safeToRepeat }: { safeToRepeat: boolean }): SendOutcome {
  const later = (
    reason: DeliveryReason,
    detail: string | null,
    waitMs: number | null = null,
  ): SendOutcome => ({ kind: 'later', reason, detail, retryAfterMs: waitMs });

  if (result.kind === 'not-sent') return later('unreachable', result.detail);
  if (result.kind === 'unsure')
    return safeToRepeat ? later('unreachable', result.detail) : { kind: 'unknown', detail: result.detail };

  const parsed = v.safeParse(errorAnswer, answerJson(result.bytes));
  const said = parsed.success ? parsed.output.error : null;
  const detail = said?.message ?? `status ${String(result.status)}`;
  const waitMs = retryAfterMs(result.headers, Date.now());
  // The network answers these two before it takes anything.
  if (result.status === 429) return later('limit-reached', detail, waitMs);
  if (result.status === 503) return later('unreachable', detail, waitMs);
  if (result.status >= 400 && result.status < 500)
    return { kind: 'refused', reason: reasonOf(result.status, said?.code), detail };
  return safeToRepeat ? later('unreachable', detail, waitMs) : { kind: 'unknown', detail };
}

function reasonOf(status: number, code: string | undefined): DeliveryReason {
  const known = DELIVERY_REASONS.find((reason) => reason === code);
  if (known !== undefined) return known;
  if (status === 401 || status === 403) return 'forbidden';
  return code === 'invalid-field' || code === 'malformed-body' ? 'invalid' : 'rejected';
}

/** What a call that brought no usable success means for an action, which may always be asked for again. */
function actFailure(result: CallResult): ActOutcome {
  const outcome = failure(result, { safeToRepeat: true });
  if (outcome.kind === 'later') {
    const reason = outcome.reason === 'limit-reached' ? 'limit-reached' : 'unreachable';
    return { kind: 'later', reason, detail: outcome.detail, retryAfterMs: outcome.retryAfterMs };
  }
  const parsed =
    result.kind === 'answered'
      ? v.safeParse(errorAnswer, answerJson(result.bytes))
      : { success: false as const };
  const code = parsed.success ? parsed.output.error.code : '';
  const reason: ActionFailure =
    ACTION_FAILURES.find((known) => known === code) ??
    (outcome.kind === 'refused' && outcome.reason === 'forbidden' ? 'forbidden' : 'rejected');
  return { kind: 'refused', reason, detail: 'detail' in outcome ? outcome.detail : null };
}
