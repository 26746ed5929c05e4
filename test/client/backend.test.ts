import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Client } from '../../src/model/client.ts';
import type { InlayError, Result } from '../../src/model/result.ts';
import { openTcpProxy } from '../support/tcp-proxy.ts';
import { openBackend, type BackendUnderTest } from './backend-under-test.ts';
import { seeded } from './seeded.ts';
import { createRecorder, type Recorder } from './stream/recorder.ts';
import { eventually } from '../support/eventually.ts';

let backend: BackendUnderTest;
let ada: Client;
let bob: Client;

beforeAll(async () => {
  backend = await openBackend();
  ada = backend.client('ada');
  bob = backend.client('bob');
}, 60_000);
afterAll(() => backend.close());

const until = <T>(check: () => T | Promise<T>): Promise<T> => eventually(check);
async function valueOf<T>(call: Promise<Result<T>>): Promise<T> {
  const result = await call;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
async function errorOf(call: Promise<Result<unknown>>): Promise<InlayError> {
  const result = await call;
  if (result.ok) throw new Error('expected an error');
  return result.error;
}
/** The id of the interaction that a contact's first message has made. */
async function begin(conversation: string, text: string): Promise<string> {
  await backend.write(conversation, text);
  const { items } = await valueOf(ada.interactions({ filter: {}, sort: 'activity', limit: 100 }));
  const interaction = items.find(({ contact }) => contact.name === `Contact ${conversation}`);
  if (interaction === undefined) throw new Error('no interaction');
  return interaction.id;
}
const outgoing = (interactionId: string, clientId: string, text: string, seenMessageId: string | null) =>
  ({
    interactionId,
    clientId,
    text,
    seenMessageId,
    attachmentIds: [],
    visibility: 'private',
    inReplyToId: null,
  }) as const;

/** A recorder that listens from the present on. */
async function listen(client: Client): Promise<Recorder> {
  const session = await valueOf(client.session());
  const heard = createRecorder();
  client.subscribe(session.position, heard);
  await until(() => expect(heard.state).toBe('live'));
  return heard;
}

describe('every call, against the real backend', () => {
  it('session and availability', async () => {
    const session = await valueOf(bob.session());
    expect(session).toMatchObject({
      organisation: { id: 'org' },
      agent: { id: 'bob' },
      channels: [{ id: 'line' }],
    });
    expect(Math.abs(session.serverTime - Date.now())).toBeLessThan(5_000);
    const changed = await valueOf(bob.setAvailability('lunch'));
    expect(changed.agent.availability).toEqual({ id: 'lunch', kind: 'away', label: 'Lunch' });
    expect((await errorOf(bob.setAvailability('nowhere'))).kind).toBe('invalid');
  });

  it('lists, counts, one interaction and its thread, a page at a time', async () => {
    const id = await begin('pages', 'one');
    for (const text of ['two', 'three']) await backend.write('pages', text);
    const newest = await valueOf(ada.messages(id, { limit: 2 }));
    expect(newest.items.map(({ text }) => text)).toEqual(['two', 'three']);
    const older = await valueOf(ada.messages(id, { limit: 2, cursor: newest.next ?? '' }));
    expect(older.items.map(({ text }) => text)).toEqual(['one']);
    expect(older.next).toBeNull();
    await begin('pages-2', 'hello');
    const first = await valueOf(ada.interactions({ filter: {}, sort: 'waiting', limit: 1 }));
    const second = await valueOf(
      ada.interactions({ filter: {}, sort: 'waiting', limit: 1, cursor: first.next ?? '' }),
    );
    expect(first.items[0]?.id).not.toBe(second.items[0]?.id);
    expect(
      (await valueOf(ada.interactions({ filter: { search: 'nobody wrote this' }, sort: 'sla' }))).items,
    ).toEqual([]);
    expect((await valueOf(ada.counts({ platforms: ['whatsapp', 'x'] }))).new).toBeGreaterThanOrEqual(2);
    expect((await valueOf(ada.counts({ platforms: ['x'] }))).new).toBe(0);
    expect((await valueOf(ada.interaction(id))).lastMessage?.text).toBe('three');
    expect((await errorOf(ada.interaction('nowhere'))).kind).toBe('not-found');
    expect((await errorOf(ada.interactions({ filter: {}, sort: 'sla', cursor: 'made-up' }))).kind).toBe(
      'invalid',
    );
  });

  it('changes with a version; who is late gets the present state', async () => {
    const id = await begin('versions', 'hello');
    const { version } = await valueOf(ada.interaction(id));
    const taken = await valueOf(ada.assign(id, version, { agentId: 'ada', teamId: null }));
    expect(taken.assignee?.id).toBe('ada');
    const late = await errorOf(bob.assign(id, version, { agentId: 'bob', teamId: null }));
    expect(late).toMatchObject({
      kind: 'conflict',
      type: 'stale-version',
      current: { id, version: taken.version },
    });
    const resolved = await valueOf(ada.changeInteraction(id, taken.version, { status: 'resolved' }));
    expect(resolved.status).toBe('resolved');
    expect((await errorOf(ada.changeInteraction(id, resolved.version, { status: 'pending' }))).type).toBe(
      'illegal-status',
    );
    expect((await errorOf(ada.acceptOffer('nowhere'))).kind).toBe('not-found');
    expect((await errorOf(ada.declineOffer('nowhere'))).kind).toBe('not-found');
  });

  it('a send is taken once for its key, and held back when there is something newer', async () => {
    const id = await begin('sends', 'question');
    const { version } = await valueOf(ada.interaction(id));
    await valueOf(ada.assign(id, version, { agentId: 'ada', teamId: null }));
    const [question] = (await valueOf(ada.messages(id, {}))).items;
    const message = outgoing(id, 'client-key-1', 'answer', question?.id ?? null);
    const sent = await valueOf(ada.send(message));
    expect(sent).toMatchObject({ clientId: 'client-key-1', text: 'answer', direction: 'outbound' });
    expect((await valueOf(ada.send(message))).id).toBe(sent.id);
    expect(await errorOf(ada.send({ ...message, text: 'other' }))).toMatchObject({
      kind: 'rejected',
      type: 'idempotency-key-reused',
    });
    await backend.write('sends', 'one thing more');
    const newer = await errorOf(ada.send(outgoing(id, 'client-key-2', 'too fast', sent.id)));
    expect(newer).toMatchObject({
      kind: 'conflict',
      type: 'newer-message',
      current: [{ text: 'one thing more' }],
    });
    expect((await errorOf(ada.send(outgoing(id, 'client-key-3', ' ', null)))).kind).not.toBe('offline');
  });

  it('files, read marks, typing, directory', async () => {
    const id = await begin('files', 'hello');
    const { version } = await valueOf(ada.interaction(id));
    await valueOf(ada.assign(id, version, { agentId: 'ada', teamId: null }));
    const file = new File(
      ['%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'],
      'naïve & co.pdf',
    );
    const attachment = await valueOf(ada.upload(file, { interactionId: id }));
    expect(attachment).toMatchObject({ name: 'naïve & co.pdf', size: file.size });
    const fresh = await valueOf(ada.attachment(attachment.id));
    const download = await fetch(fresh.url);
    expect(download.status).toBe(200);
    expect((await download.arrayBuffer()).byteLength).toBe(file.size);
    const [message] = (await valueOf(ada.messages(id, {}))).items;
    const read = await valueOf(ada.markRead(id, message?.id ?? ''));
    expect([read.unreadCount, read.lastReadMessageId]).toEqual([0, message?.id]);
    expect(await ada.typing(id)).toEqual({ ok: true, value: undefined });
    const directory = await valueOf(ada.directory({ kind: 'agent' }));
    expect(directory.items.map(({ name }) => name).sort()).toEqual(['ada', 'bob']);
    expect((await valueOf(ada.directory({ search: 'car' }))).items).toMatchObject([
      { kind: 'team', id: 'care' },
    ]);
  });

  it('a token that is none is signed out', async () => {
    const stranger = backend.client('ada', {
      token: () => Promise.resolve({ ok: true, value: { token: 'x.y.z', expiresAt: Date.now() + 60_000 } }),
    });
    expect((await errorOf(stranger.session())).kind).toBe('signed-out');
    const heard = createRecorder();
    stranger.subscribe('a:0', heard);
    await until(() => expect(heard.state).toBe('signed-out'));
  });
});

describe('the event stream of the real backend', () => {
  it('tells of a message, of its interaction, and of typing', async () => {
    const heard = await listen(ada);
    await backend.write('live', 'hello');
    const message = await until(() => {
      const event = heard.events.find(
        (one) => one.type === 'message.changed' && one.message.text === 'hello',
      );
      if (event?.type !== 'message.changed') throw new Error('not yet');
      return event.message;
    });
    await until(() =>
      expect(
        heard.events.some(
          (one) => one.type === 'interaction.changed' && one.interaction.id === message.interactionId,
        ),
      ).toBe(true),
    );
    await backend.type('live');
    await bob.typing(message.interactionId);
    await until(() =>
      expect(heard.signals).toEqual(
        expect.arrayContaining([
          { type: 'typing', interactionId: message.interactionId, who: 'contact' },
          {
            type: 'typing',
            interactionId: message.interactionId,
            who: 'agent',
            agent: { id: 'bob', name: 'bob' },
          },
        ]),
      ),
    );
  });

  it('goes on without loss when the backend is restarted', async () => {
    const heard = await listen(bob);
    await backend.write('restart', 'before');
    await backend.restart();
    await backend.write('restart', 'after');
    await until(() => {
      const texts = heard.events.map((one) => (one.type === 'message.changed' ? one.message.text : null));
      expect(texts.filter((text) => text === 'before' || text === 'after')).toEqual(['before', 'after']);
    });
    expect(heard.resets).toBe(0);
  }, 20_000);

  it('comes without a network in between, too, and ends with the client', async () => {
    const cancelled = vi.fn();
    const client = backend.client('ada', {
      fetch: async (input, init) => {
        const response = await backend.fetch(input, init);
        if (response.headers.get('content-type') !== 'text/event-stream') return response;
        const reader = response.body?.getReader();
        const body = new ReadableStream<Uint8Array>({
          async pull(controller) {
            const read = await reader?.read();
            if (read?.value === undefined) controller.close();
            else controller.enqueue(read.value);
          },
          cancel: cancelled,
        });
        return new Response(body, { headers: response.headers });
      },
    });
    const heard = await listen(client);
    await backend.write('in-browser', 'hello');
    await until(() =>
      expect(heard.events.some((one) => one.type === 'message.changed' && one.message.text === 'hello')).toBe(
        true,
      ),
    );
    client.close();
    await until(() => expect(cancelled).toHaveBeenCalledTimes(1));
  });

  it('asks for all to be read again where its position is of another log', async () => {
    const heard = createRecorder();
    ada.subscribe('elsewhere:7', heard);
    await until(() => expect(heard.resets).toBe(1));
    await backend.write('elsewhere', 'later');
    await until(() =>
      expect(heard.events.some((one) => one.type === 'message.changed' && one.message.text === 'later')).toBe(
        true,
      ),
    );
  });

  it('through cuts and stalls ends up with what the backend has', async () => {
    const random = seeded(3);
    let calm = false;
    const proxy = await openTcpProxy(backend.port, () =>
      calm ? null : { kind: random() < 0.2 ? 'stall' : 'cut', afterBytes: 1 + Math.floor(random() * 12_000) },
    );
    const direct = await valueOf(ada.session());
    const client = backend.client('ada', { baseUrl: `http://127.0.0.1:${String(proxy.port)}/api/v1` });
    const heard = createRecorder();
    client.subscribe(direct.position, heard);
    const id = await begin('storm', 'text 0');
    for (let n = 1; n < 120; n += 1) await backend.write('storm', `text ${String(n)}`);
    calm = true;
    proxy.cutAll();
    await backend.write('storm', 'end');
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await valueOf(
        ada.messages(id, { limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
      );
      listed.unshift(...page.items.map(({ id: message }) => message));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    await until(() => {
      const told = heard.events.flatMap((one) =>
        one.type === 'message.changed' && one.message.interactionId === id ? [one.message.id] : [],
      );
      expect(told).toEqual(listed);
    });
    expect(listed).toHaveLength(121);
    expect(proxy.faults.cut + proxy.faults.stall).toBeGreaterThan(5);
    expect(heard.resets).toBe(0);
    client.close();
    await proxy.close();
  }, 30_000);
});
