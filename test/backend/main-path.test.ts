import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from './support/databases.ts';
import { startBackend, thread, until, type TestBackend } from './support/test-backend.ts';

onEachDatabase('From a contact to an agent and back', (opened) => {
  let test: TestBackend;
  beforeAll(async () => {
    test = await startBackend(opened().database);
  }, 60_000);
  afterAll(() => test.stop());

  it('puts a contact’s message in the list and the thread', async () => {
    const interaction = await test.inbound({ text: 'Where is my parcel?' });

    expect(interaction).toMatchObject({
      status: 'new',
      platform: 'whatsapp',
      visibility: 'private',
      unreadCount: 1,
      lastMessage: { text: 'Where is my parcel?', direction: 'inbound' },
    });
    expect(await thread(test, interaction.id)).toMatchObject([
      { text: 'Where is my parcel?', delivery: null },
    ]);
  });

  it('sends an answer, which comes to be sent and then read', async () => {
    const interaction = await test.inbound();
    const [question] = await thread(test, interaction.id);

    const answer = await test.send(interaction.id, { text: 'Tomorrow', seenMessageId: question?.id });

    expect(answer).toMatchObject({
      status: 201,
      body: { text: 'Tomorrow', direction: 'outbound', delivery: { state: 'sending' } },
    });
    await until('the message to be sent', async () =>
      (await thread(test, interaction.id)).some(({ delivery }) => delivery?.state === 'sent'),
    );
    const handedOver = test.gateway.sent.find(({ text }) => text === 'Tomorrow');
    expect(handedOver).toMatchObject({ messageId: answer.body.id, agentName: 'Ada', kind: 'direct' });
    await test.hear([
      {
        type: 'receipt',
        accountId: `${test.organisationId}-whatsapp`,
        receipt: {
          networkId: 'net-1',
          messageId: null,
          state: 'read',
          reason: null,
          detail: null,
          at: Date.now(),
        },
      },
    ]);
    expect((await thread(test, interaction.id)).at(-1)?.delivery).toMatchObject({ state: 'read' });
    expect((await test.call('GET', `/interactions/${interaction.id}`)).body).toMatchObject({
      status: 'open',
      waitingSince: null,
    });
  });

  it('answers health and its own description without a token', async () => {
    const get = (path: string): Promise<Response> =>
      test.backend.fetch(new Request(`http://backend.test/api/v1${path}`));

    expect((await get('/health')).status).toBe(200);
    expect(await (await get('/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
  });
});
