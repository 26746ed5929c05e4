import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRestClient } from '../../src/client/rest-client.ts';
import type { Client } from '../../src/model/client.ts';
import { clientWith } from '../../src/model/client-with.ts';
import { ok } from '../../src/model/result.ts';
import { createAppStore } from '../../src/store/app-store.ts';
import type { AppStore } from '../../src/store/state.ts';
import { mintToken } from '../../src/backend/tokens.ts';
import { openTestDatabase, type OpenedDatabase } from '../backend/support/databases.ts';
import { SECRET, startBackend, until, type TestBackend } from '../backend/support/test-backend.ts';
import { FakeBrowser } from '../support/fake-browser.ts';
import { fakeHost } from '../support/store-bench.ts';

/** What an agent can do, or what can happen to them, in one step. */
const STEPS = [
  'inbound',
  'again',
  'send',
  'colleague',
  'assign',
  'unassign',
  'team',
  'status',
  'read',
  'receipt',
  'away',
] as const;
type Step = { readonly kind: (typeof STEPS)[number]; readonly at: number };

describe('store against the backend', () => {
  let database: OpenedDatabase;
  let test: TestBackend;
  const ends: (() => void)[] = [];

  beforeAll(async () => {
    database = await openTestDatabase('PGlite');
    test = await startBackend(database.database);
  }, 60_000);
  afterAll(async () => {
    for (const end of ends) end();
    await test.stop();
    await database.close();
  });

  const clientOf = (agentId: string): Client => {
    const client = createRestClient({
      baseUrl: 'http://backend.test/api/v1',
      fetch: (input, init) => test.backend.fetch(new Request(input, init)),
      partition: null,
      token: async () =>
        ok({
          token: await mintToken(
            SECRET,
            { organisationId: test.organisationId, agentId },
            { now: Date.now() },
          ),
          expiresAt: Date.now() + 600_000,
        }),
    });
    ends.push(() => {
      client.close();
    });
    return client;
  };
  const storeOf = async (client: Client): Promise<AppStore> => {
    const browser = new FakeBrowser();
    const store = createAppStore({
      client,
      host: fakeHost(),
      storage: browser.databases,
      tabs: browser.tab(),
    });
    ends.push(() => {
      store.destroy();
    });
    await store.actions.start();
    await store.actions.setFilter({});
    await store.actions.setSort('activity');
    return store;
  };

  const act = async (store: AppStore, { kind, at }: Step): Promise<void> => {
    const { list, interactions, threads } = store.getState();
    const id = list.ids[at % Math.max(1, Math.min(list.ids.length, 4))];
    const interaction = id === undefined ? undefined : interactions[id];
    if (kind === 'inbound' || id === undefined || interaction === undefined) {
      await test.inbound({}, at % 2 === 0 ? 'whatsapp' : 'facebook');
      return;
    }
    await store.actions.loadThread(id);
    switch (kind) {
      case 'again':
        await test.inbound({
          author: {
            networkId: `contact-${interaction.contact.name.split(' ')[1] ?? ''}`,
            name: interaction.contact.name,
            handle: null,
          },
        });
        return;
      case 'send':
        store.actions.setText(id, `answer ${at}`);
        await store.actions.send(id);
        return;
      case 'colleague':
        await test.send(
          id,
          {
            text: `from Ben ${at}`,
            visibility: interaction.visibility,
            seenMessageId: interaction.lastMessage?.id ?? null,
          },
          undefined,
          'ben',
        );
        return;
      case 'assign':
        await store.actions.assign(id, { agentId: at % 2 === 0 ? 'ada' : 'ben', teamId: null });
        return;
      case 'unassign':
        await store.actions.assign(id, { agentId: null, teamId: null });
        return;
      case 'team':
        await store.actions.assign(id, { agentId: null, teamId: 'sales' });
        return;
      case 'status':
        await store.actions.setStatus(id, (['pending', 'resolved', 'open'] as const)[at % 3] ?? 'open');
        return;
      case 'read': {
        const last = threads[id]?.messages.at(-1)?.message.id;
        if (last !== undefined) await store.actions.markRead(id, last);
        return;
      }
      case 'receipt': {
        const sent = test.gateway.sent.at(-1);
        if (sent === undefined) return;
        await test.hear([
          {
            type: 'receipt',
            accountId: `${test.organisationId}-whatsapp`,
            receipt: {
              networkId: null,
              messageId: sent.messageId,
              state: 'read',
              reason: null,
              detail: null,
              at: Date.now(),
            },
          } as never,
        ]);
        return;
      }
      case 'away':
        await store.actions.setAvailability(at % 2 === 0 ? 'available' : 'away');
        return;
      default:
        return;
    }
  };

  /** What a store holds that a fresh read could tell as well. */
  const held = (store: AppStore, threads: readonly string[]): unknown => {
    const state = store.getState();
    return {
      ids: state.list.ids,
      interactions: state.list.ids.map((id) => state.interactions[id]),
      availability: state.session.value?.agent.availability,
      held: state.session.value?.limits.held,
      threads: threads.map((id) => [id, state.threads[id]?.messages.map(({ message }) => message)]),
    };
  };
  const fresh = async (client: Client, opened: readonly string[]): Promise<unknown> => {
    const store = await storeOf(client);
    for (const id of opened) await store.actions.loadThread(id);
    const seen = held(store, opened);
    store.destroy();
    return seen;
  };

  it('holds by snapshot and events what a fresh snapshot holds, for every kind of step (promise 12, a tenth)', async () => {
    const store = await storeOf(clientOf('ada'));
    const reader = clientOf('ada');
    await test.inbound();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...STEPS], { minLength: STEPS.length }),
        fc.infiniteStream(fc.nat(20)),
        async (kinds, numbers) => {
          for (const kind of kinds)
            await act(store, { kind, at: numbers.take(1)[Symbol.iterator]().next().value as number });
          const opened = Object.keys(store.getState().threads);
          await until('the outbox to be empty', () => store.getState().outbox.waiting.length === 0);
          let last: unknown;
          await until(
            'the store to agree with a fresh one',
            async () => {
              last = await fresh(reader, opened);
              return JSON.stringify(held(store, opened)) === JSON.stringify(last);
            },
            4_000,
          ).catch(() => {
            expect(held(store, opened)).toEqual(last);
          });
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  }, 90_000);

  it('control: with one kind of event left out it does not', async () => {
    const client = clientOf('ada');
    const deaf = clientWith(client, {
      subscribe: (position, listener) =>
        client.subscribe(position, {
          onEvent: (event) => {
            if (event.type !== 'message.changed') listener.onEvent(event);
          },
          onSignal: (signal) => {
            listener.onSignal(signal);
          },
          onReset: () => listener.onReset(),
          onState: (state) => {
            listener.onState(state);
          },
        }),
    });
    const store = await storeOf(deaf);
    const { id, lastMessage } = await test.inbound();
    await store.actions.loadThread(id);
    const { status } = await test.send(
      id,
      { text: 'unheard', seenMessageId: lastMessage?.id },
      undefined,
      'ben',
    );
    expect(status).toBe(201);
    await until('the other event', () => store.getState().interactions[id]?.lastMessage?.text === 'unheard');
    expect(JSON.stringify(held(store, [id]))).not.toBe(JSON.stringify(await fresh(client, [id])));
  }, 30_000);
});
