import * as v from 'valibot';
import type { GatewayEvent, UnreadablePart, WebhookCall, WebhookOutcome } from '../gateway.ts';
import { hmacMatches } from '../hmac.ts';
import { firstDifference, parseJson, refusal } from '../webhook-body.ts';
import { readMessage, readPeople } from './inbound.ts';
import { readStatus } from './status.ts';

/** What the app's dashboard and this backend both know. */
export interface WebhookSecrets {
  readonly verifyToken: string;
  readonly appSecret: string;
}

/** The header that holds the signature. */
const SIGNATURE = 'X-Hub-Signature-256';

/** Reads a call of Meta: the challenge by GET when the address is entered there, everything else by POST. */
export async function receiveWebhook(call: WebhookCall, secrets: WebhookSecrets): Promise<WebhookOutcome> {
  if (call.method === 'GET') return answerChallenge(call.query, secrets.verifyToken);
  const header = call.headers.get('x-hub-signature-256') ?? '';
  if (!header.startsWith('sha256='))
    return refusal('signature-invalid', 'Expected X-Hub-Signature-256 as sha256={hex}', SIGNATURE);
  if (!(await hmacMatches(secrets.appSecret, call.body, header.slice('sha256='.length))))
    return refusal(
      'signature-invalid',
      "The signature is not that of this body under the app's secret",
      SIGNATURE,
    );
  return readWebhook(call.body, call.now);
}

async function answerChallenge(query: URLSearchParams, verifyToken: string): Promise<WebhookOutcome> {
  const challenge = query.get('hub.challenge') ?? '';
  if (query.get('hub.mode') !== 'subscribe' || challenge === '' || challenge.length > 200)
    return refusal('malformed-body', 'Expected hub.mode=subscribe and hub.challenge', 'hub.mode');
  if (!(await sameText(query.get('hub.verify_token') ?? '', verifyToken)))
    return refusal('signature-invalid', 'hub.verify_token is not the verify token', 'hub.verify_token');
  return { kind: 'answer', status: 200, text: challenge };
}

const change = v.looseObject({ field: v.string(), value: v.looseObject({}) });
const envelope = v.object({
  object: v.string(),
  entry: v.array(v.object({ changes: v.array(v.unknown()) })),
});
const metadata = v.object({
  phone_number_id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});

/** One bad part never hides another: it is left out, and named for the log. */
function readWebhook(bytes: Uint8Array, now: number): WebhookOutcome {
  const json = parseJson(bytes);
  if (json === undefined) return refusal('malformed-body', 'Expected JSON in UTF-8');
  const body = v.safeParse(envelope, json.value, { abortEarly: true });
  if (!body.success) {
    const { field, expected } = firstDifference(body.issues);
    return refusal('invalid-field', `Expected ${expected}`, field);
  }
  const events: GatewayEvent[] = [];
  const unreadable: UnreadablePart[] = [];
  if (body.output.object !== 'whatsapp_business_account') {
    unreadable.push({ field: 'object', expected: 'whatsapp_business_account' });
    return { kind: 'taken', events, unreadable };
  }
  body.output.entry.forEach((entry, entryIndex) => {
    entry.changes.forEach((raw, changeIndex) => {
      const at = `entry.${String(entryIndex)}.changes.${String(changeIndex)}`;
      const parsed = v.safeParse(change, raw, { abortEarly: true });
      if (!parsed.success) unreadable.push(firstDifference(parsed.issues, at));
      else if (parsed.output.field === 'messages')
        readChange(parsed.output.value, `${at}.value`, now, events, unreadable);
    });
  });
  return { kind: 'taken', events, ...(unreadable.length > 0 ? { unreadable } : {}) };
}

function readChange(
  value: Readonly<Record<string, unknown>>,
  at: string,
  now: number,
  events: GatewayEvent[],
  unreadable: UnreadablePart[],
): void {
  const number = v.safeParse(metadata, value['metadata'], { abortEarly: true });
  if (!number.success) {
    unreadable.push(firstDifference(number.issues, `${at}.metadata`));
    return;
  }
  const accountId = number.output.phone_number_id;
  const people = readPeople(value['contacts']);

  const each = (part: string, read: (raw: unknown) => GatewayEvent | { field: string; expected: string }) => {
    const list = value[part];
    if (list === undefined) return;
    if (!Array.isArray(list)) {
      unreadable.push({ field: `${at}.${part}`, expected: 'Array' });
      return;
    }
    list.forEach((raw: unknown, index) => {
      const result = read(raw);
      if ('type' in result) events.push(result);
      else
        unreadable.push({
          field: [at, part, String(index), result.field].filter(Boolean).join('.'),
          expected: result.expected,
        });
    });
  };

  each('messages', (raw) => {
    const read = readMessage(raw, people, now);
    return 'message' in read ? { type: 'message', accountId, message: read.message } : read.difference;
  });
  each('statuses', (raw) => {
    const read = readStatus(raw, now);
    return 'receipt' in read ? { type: 'receipt', accountId, receipt: read.receipt } : read.difference;
  });
}

/** Compares in a time that doesn't tell how much of it was right. */
async function sameText(a: string, b: string): Promise<boolean> {
  const digest = async (text: string) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const [one, other] = await Promise.all([digest(a), digest(b)]);
  return one.reduce((difference, byte, index) => difference | (byte ^ (other[index] ?? 0)), 0) === 0;
}
