import { WEBHOOK_HEADERS, type NetworkEvent, type NetworkWebhook } from './webhook-events.ts';
import type { NetworkClock } from './clock.ts';
import { behaviourOf, newId, type NetworkState, type PendingWebhook } from './state.ts';

const AT_ONCE = 8;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5000;
const ATTEMPT_LIMIT_MS = 15_000;
/** After so long a webhook that nobody takes is dropped. */
const AGE_LIMIT_MS = 7 * 86_400_000;
const SHUFFLE_WITHIN_MS = 800;

export interface WebhookOptions {
  readonly url: string;
  readonly secret: string;
  readonly deliver: (request: Request) => Promise<Response>;
  readonly clock: NetworkClock;
  /** Called when what waits has changed and has to be saved. */
  readonly changed: () => void;
}

/** Delivers events to the backend: signed, at least once, again and again with back-off until it answers 2xx. */
export class Webhooks {
  readonly #state: NetworkState;
  readonly #options: WebhookOptions;
  readonly #underWay = new Set<PendingWebhook>();
  #cancelWake: () => void = () => undefined;
  #stopped = false;

  constructor(state: NetworkState, options: WebhookOptions) {
    this.#state = state;
    this.#options = options;
  }

  /** Takes an event on; it goes when `pump` is called next, so that it can be saved first. */
  add(accountId: string, orderKey: string, event: NetworkEvent): void {
    const { deliveries, shuffled } = behaviourOf(this.#state, accountId);
    const now = this.#options.clock.now();
    this.#state.webhooks.push({
      id: newId('w'),
      accountId,
      orderKey,
      event,
      remaining: deliveries,
      attempts: 0,
      dueAt: shuffled ? now + Math.random() * SHUFFLE_WITHIN_MS : now,
      since: now,
    });
  }

  /** Tells of something that is true only now: once, without keeping it. */
  async tell(event: NetworkEvent): Promise<void> {
    await this.#attempt(newId('w'), event).catch(() => false);
  }

  /** How many of an account wait. */
  waiting(accountId: string): number {
    return this.#state.webhooks.filter((each) => each.accountId === accountId).length;
  }

  /** Sends what is due and sees to it that the rest goes in time. */
  pump(): void {
    if (this.#stopped) return;
    this.#cancelWake();
    const now = this.#options.clock.now();
    let nextDue = Infinity;
    const busy = new Set([...this.#underWay].map((each) => each.orderKey));
    for (const webhook of this.#state.webhooks) {
      if (this.#underWay.has(webhook)) continue;
      const { shuffled } = behaviourOf(this.#state, webhook.accountId);
      const waitsItsTurn = !shuffled && busy.has(webhook.orderKey);
      busy.add(webhook.orderKey);
      if (waitsItsTurn) continue;
      if (webhook.dueAt > now) nextDue = Math.min(nextDue, webhook.dueAt);
      else if (this.#underWay.size < AT_ONCE) this.#send(webhook);
    }
    if (nextDue < Infinity) {
      this.#cancelWake = this.#options.clock.after(nextDue - now, () => this.pump());
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelWake();
  }

  #send(webhook: PendingWebhook): void {
    this.#underWay.add(webhook);
    void this.#attempt(webhook.id, webhook.event)
      .catch(() => false)
      .then((taken) => {
        this.#underWay.delete(webhook);
        this.#settle(webhook, taken);
        this.pump();
      });
  }

  #settle(webhook: PendingWebhook, taken: boolean): void {
    const now = this.#options.clock.now();
    if (taken) {
      webhook.remaining -= 1;
      webhook.attempts = 0;
    } else {
      const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** webhook.attempts);
      webhook.attempts += 1;
      webhook.dueAt = now + delay * (0.75 + Math.random() / 2);
    }
    if (webhook.remaining > 0 && now - webhook.since < AGE_LIMIT_MS) return;
    const index = this.#state.webhooks.indexOf(webhook);
    if (index !== -1) this.#state.webhooks.splice(index, 1);
    this.#options.changed();
  }

  async #attempt(id: string, event: NetworkEvent): Promise<boolean> {
    const { url, secret, deliver, clock } = this.#options;
    const body = JSON.stringify({ events: [event] } satisfies NetworkWebhook);
    // A retry is signed anew: a signature is only good for minutes, a backend can be away for longer.
    const headers = await signedHeaders(secret, id, clock.now(), body);
    const limit = new AbortController();
    let cancel: () => void = () => undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      cancel = clock.after(ATTEMPT_LIMIT_MS, () => {
        limit.abort();
        reject(new Error('no answer'));
      });
    });
    try {
      const answer = deliver(
        new Request(url, {
          method: 'POST',
          headers,
          body,
          signal: limit.signal,
        }),
      );
      const response = await Promise.race([answer, tooLong]);
      // The connection is only free when the answer is read to its end.
      await Promise.race([response.arrayBuffer(), tooLong]);
      return response.ok;
    } finally {
      cancel();
    }
  }
}

/** The headers of a webhook signed at `now`. */
export async function signedHeaders(
  secret: string,
  deliveryId: string,
  now: number,
  body: string,
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000));
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${timestamp}.${body}`));
  const hex = [...new Uint8Array(signature)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return {
    'content-type': 'application/json',
    [WEBHOOK_HEADERS.timestamp]: timestamp,
    [WEBHOOK_HEADERS.signature]: `sha256=${hex}`,
    [WEBHOOK_HEADERS.delivery]: deliveryId,
  };
}
