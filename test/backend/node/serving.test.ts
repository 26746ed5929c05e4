import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/backend/node/open-database.ts';
import { serve, type Served } from '../../../src/backend/node/serve.ts';
import { mintToken } from '../../../src/backend/tokens.ts';
import { createTestGateway } from '../support/test-gateway.ts';
import { SECRET, startBackend, thread, until, type TestBackend } from '../support/test-backend.ts';

describe('A backend served by Node on a folder', () => {
  let folder: string;
  const gateway = createTestGateway();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'inlay-serving-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = async (): Promise<{ test: TestBackend; served: Served; stop: () => Promise<void> }> => {
    const database = await openDatabase(`file:${join(folder, 'data')}`);
    const test = await startBackend(database, { organisationId: 'kept', gateway });
    const served = await serve({ backend: test.backend, port: 0 });
    return {
      test,
      served,
      stop: async () => {
        await served.close();
        await database.close();
      },
    };
  };
  const authorization = async (): Promise<string> =>
    `Bearer ${await mintToken(SECRET, { organisationId: 'kept', agentId: 'ada' })}`;

  it('ends its streams and answers under way when it stops, and has everything when it starts again', async () => {
    const { test, served, stop } = await start();
    const response = await fetch(`${served.url}/api/v1/events`, {
      headers: { accept: 'text/event-stream', authorization: await authorization() },
    });
    expect(response.status).toBe(200);
    const reader = response.body?.getReader();
    await reader?.read();
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    gateway.answer = async () => {
      await held;
      return { kind: 'accepted', networkId: 'kept-1', networkUrl: null };
    };
    const { id, lastMessage } = await test.inbound();
    const sent = await test.send(id, { text: 'Kept', seenMessageId: lastMessage?.id });
    await until('the call', () => gateway.sent.length === 1);

    const stopped = stop();
    goOn();
    let last = await reader?.read();
    while (last?.done === false) last = await reader?.read();
    await stopped;
    await expect(fetch(`${served.url}/api/v1/health`)).rejects.toThrow();

    const again = await start();
    const kept = await thread(again.test, id);
    expect(kept.at(-1)).toMatchObject({ id: sent.body.id, text: 'Kept', delivery: { state: 'sent' } });
    expect(gateway.sent).toHaveLength(1);
    const health = await fetch(`${again.served.url}/api/v1/health`);
    expect(await health.json()).toMatchObject({ status: 'ok' });
    expect((await fetch(`${again.served.url}/elsewhere`)).status).toBe(404);
    await again.stop();
  }, 60_000);
});
