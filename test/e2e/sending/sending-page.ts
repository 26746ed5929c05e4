import { createRestClient } from '../../../src/client/rest-client.ts';
import { pageLifecycle } from '../../../src/controllers/page-lifecycle.ts';
import type { Client } from '../../../src/model/client.ts';
import { clientWith } from '../../../src/model/client-with.ts';
import { ok } from '../../../src/model/result.ts';
import { createAppStore } from '../../../src/store/app-store.ts';
import { bareHost } from '../../support/bare-host.ts';

declare global {
  interface Window {
    /** Told of each message that the store has acknowledged, before the next is written. */
    acknowledged(text: string): Promise<void>;
    sending: typeof sending;
  }
}

/** So many times shorter than an agent's is each wait before a new attempt: there are hundreds. */
const HASTE = 20;

const host = bareHost();

/** The panel's store on the panel's client, without a screen, for a test that drives it from outside. */
const sending = {
  store: null as ReturnType<typeof createAppStore> | null,

  /** `keys: 'fresh'` gives every attempt another key: the control of what must never happen. */
  async start(options: {
    readonly token: string;
    readonly ids: readonly string[];
    readonly keys: 'kept' | 'fresh';
  }): Promise<void> {
    const rest = createRestClient({
      baseUrl: '/api/v1',
      token: () => Promise.resolve(ok({ token: options.token, expiresAt: Date.now() + 600_000 })),
      timings: { retryBaseMs: 300 / HASTE, retryCapMs: 5_000 / HASTE },
    });
    const client: Client =
      options.keys === 'kept'
        ? rest
        : clientWith(rest, {
            send: (message, signal) => rest.send({ ...message, clientId: crypto.randomUUID() }, signal),
          });
    const store = createAppStore({
      client,
      host,
      lifecycle: pageLifecycle(),
      random: () => Math.random() / HASTE,
    });
    sending.store = store;
    await store.actions.start();
    await store.actions.setFilter({});
    while (options.ids.some((id) => store.getState().interactions[id] === undefined))
      await store.actions.loadMore();
    await Promise.all(options.ids.map((id) => store.actions.loadThread(id)));
  },

  /**
   * Writes and sends the numbers from `from` up to but without `to`, turn by turn over the interactions: in several lanes beside each
   * other, each with interactions of its own and one message after the other.
   */
  async sendAll(ids: readonly string[], from: number, to: number, lanes: number): Promise<void> {
    const { store } = sending;
    const sendLane = async (first: number): Promise<void> => {
      for (let number = first; number < to; number += lanes) {
        const id = ids[number % ids.length] ?? '';
        const text = `message ${String(number)}`;
        store?.actions.setText(id, text);
        if ((await store?.actions.send(id)) !== true) throw new Error(`${text} was not taken`);
        await window.acknowledged(text);
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => sendLane(from + lane)));
  },

  waiting: (): number => sending.store?.getState().outbox.waiting.length ?? -1,
};

window.sending = sending;
