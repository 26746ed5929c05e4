import { describe, expect, it } from 'vitest';
import { fail } from '../../src/model/result.ts';
import { refusalReason } from '../../src/store/local-message.ts';
import { selectIsUndecided } from '../../src/store/send-readiness.ts';
import { FakeBrowser, settle, until, VirtualTime } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { HOUR, interaction, message, MINUTE, session as sampleSession } from '../support/sample-data.ts';
import { openTab } from '../support/store-bench.ts';

const ID = 'i-lea';
const backendWithOne = () =>
  new FakeBackend([interaction(ID)], [message('m-1', { interactionId: ID, sentAt: 1 })]);

/** The texts that a thread shows, with how far each has come. */
const shown = (
  store: {
    getState(): {
      threads: Record<
        string,
        { messages: readonly { message: { text: string; delivery: { state: string } | null } }[] } | undefined
      >;
    };
  },
  id = ID,
) =>
  store
    .getState()
    .threads[id]?.messages.map(({ message: { text, delivery } }) => `${text}:${delivery?.state ?? 'in'}`);

describe('a message that waited until the reply window had closed', () => {
  const WHATSAPP = {
    channelId: 'ch-whatsapp',
    platform: 'whatsapp',
    visibility: 'private',
    lastInboundAt: sampleSession().serverTime,
  } as const;

  it('fails with that reason, keeps back what was begun after it, and gives way to a template without losing a word', async () => {
    const backend = new FakeBackend([interaction(ID, WHATSAPP)]);
    const time = new VirtualTime();
    const { store } = await openTab(backend, { time });
    await store.actions.open(ID);
    let isAway = true;
    backend.fate = () =>
      isAway
        ? fail('unavailable', 'away')
        : fail('conflict', 'over', { type: 'reply-window-closed', reason: 'window-over' });
    store.actions.setText(ID, 'Late');
    expect(await store.actions.send(ID)).toBe(true);
    const delivery = () => store.getState().threads[ID]?.messages.at(-1)?.message.delivery;
    await until(() => delivery()?.reason === 'unreachable');
    isAway = false;
    const key = store.getState().threads[ID]?.messages.at(-1)?.key ?? '';

    await time.advance(10 * MINUTE);
    await until(() => delivery()?.state === 'failed');

    expect(delivery()?.reason).toBe('window-closed');
    store.actions.setText(ID, 'Begun since');
    await store.actions.putBack(key);
    expect(store.getState().composers[ID]?.text).toBe('Late\nBegun since');
    expect(store.getState().outbox.waiting).toEqual([]);
  });

  it.each([
    ['reply-window-closed', 'window-closed'],
    ['text-too-long', 'too-long'],
    ['attachment-refused', 'attachment-refused'],
    ['feature-off', 'forbidden'],
    ['interaction-closed', 'interaction-closed'],
    ['already-answered', 'already-answered'],
    ['action-refused', 'forbidden'],
    ['template-gone', 'template-gone'],
    ['template-changed', 'template-gone'],
    ['something-new', 'rejected'],
    [null, 'rejected'],
  ] as const)('says of %s that it is %s', (type, reason) => {
    const refused = fail('rejected', 'no', { type });
    expect(refused.ok ? null : refusalReason(refused.error)).toBe(reason);
  });

  it('says of what has no type of its own what its kind says', () => {
    const of = (kind: 'forbidden' | 'not-found' | 'invalid') => {
      const refused = fail(kind, 'no');
      return refused.ok ? null : refusalReason(refused.error);
    };
    expect([of('forbidden'), of('not-found'), of('invalid')]).toEqual(['forbidden', 'forbidden', 'invalid']);
  });
});

describe('outbox', () => {
  it('sends several files in their order; what stands behind a refused one waits, says so, and goes after it (C5)', async () => {
    const backend = new FakeBackend([
      interaction(ID, {
        channelId: 'ch-whatsapp',
        platform: 'whatsapp',
        visibility: 'private',
        lastInboundAt: sampleSession().serverTime,
      }),
    ]);
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    store.actions.setText(ID, 'See here');
    await store.actions.attach(
      ID,
      ['a.png', 'b.png', 'c.png'].map((name) => new File(['x'], name, { type: 'image/png' })),
    );
    let isBad = true;
    backend.fate = ({ attachmentIds }) =>
      isBad && attachmentIds[0] === 'file-b.png' ? fail('invalid', 'no') : 'taken';
    const waiting = () =>
      store
        .getState()
        .threads[ID]?.messages.flatMap(({ message: { delivery, attachments } }) =>
          delivery === null || delivery.state === 'sending'
            ? []
            : [`${attachments[0]?.name ?? 'text'} ${delivery.state} ${delivery.reason ?? '-'}`],
        );

    expect(await store.actions.send(ID)).toBe(true);
    await until(() => waiting()?.some((line) => line.includes('failed')) === true);

    expect(waiting()).toEqual(['b.png failed invalid', 'c.png queued behind']);
    expect(backend.taken.map(({ attachmentIds }) => attachmentIds[0] ?? 'text')).toEqual([
      'text',
      'file-a.png',
    ]);
    isBad = false;
    const failed = store
      .getState()
      .outbox.waiting.find(({ message }) => message.delivery?.state === 'failed');
    await store.actions.resend(failed?.message.clientId ?? '');
    await until(() => store.getState().outbox.waiting.length === 0);
    expect(backend.taken.map(({ attachmentIds }) => attachmentIds[0] ?? 'text')).toEqual([
      'text',
      'file-a.png',
      'file-b.png',
      'file-c.png',
    ]);
  });

  it('takes a message from the composer to the backend, under one key all the way', async () => {
    const backend = backendWithOne();
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    store.actions.setText(ID, 'It leaves today');
    expect(await store.actions.send(ID)).toBe(true);
    const key = store.getState().threads[ID]?.messages.at(-1)?.key;
    expect(store.getState().composers[ID]).toBeUndefined();
    await until(() => store.getState().outbox.waiting.length === 0);
    expect(backend.taken.map(({ text }) => text)).toEqual(['It leaves today']);
    expect(store.getState().threads[ID]?.messages.map((one) => one.key)).toEqual(['m-1', key]);
    expect(key).toBe(backend.taken[0]?.clientId);
  });

  it('goes on after a reload, with the key it had, and sends once', async () => {
    const backend = backendWithOne();
    const browser = new FakeBrowser();
    backend.fate = () => 'lost-after';
    const first = await openTab(backend, { browser });
    await first.store.actions.open(ID);
    first.store.actions.setText(ID, 'Once');
    await first.store.actions.send(ID);
    await until(() => backend.attempts.length === 1);
    first.crash();
    backend.fate = () => 'taken';
    const second = await openTab(backend, { browser });
    await second.store.actions.open(ID);
    await until(() => second.store.getState().outbox.waiting.length === 0);
    await settle();
    expect(backend.taken).toHaveLength(1);
    expect(shown(second.store)?.filter((text) => text.startsWith('Once'))).toHaveLength(1);
    expect(await browser.dump()).not.toContain('Once');
  });

  it('keeps the order in an interaction, and a refused head blocks no other interaction', async () => {
    const backend = new FakeBackend([interaction('a'), interaction('b')]);
    backend.fate = ({ text }) =>
      text === 'poison' ? fail('invalid', 'no', { type: 'text-too-long' }) : 'taken';
    const { store } = await openTab(backend);
    for (const [id, text] of [
      ['a', 'poison'],
      ['a', 'a2'],
      ['b', 'b1'],
      ['b', 'b2'],
    ] as const) {
      store.actions.setText(id, text);
      await store.actions.send(id);
    }
    await until(() => backend.taken.length === 2);
    await settle();
    expect(backend.taken.map(({ text }) => text)).toEqual(['b1', 'b2']);
    expect(
      store
        .getState()
        .outbox.waiting.map((entry) => [
          entry.message.text,
          entry.message.delivery?.state,
          entry.message.delivery?.reason,
        ]),
    ).toEqual([
      ['poison', 'failed', 'too-long'],
      ['a2', 'queued', null],
    ]);
  });

  it('repeats what may be repeated and nothing else', async () => {
    const backend = backendWithOne();
    const fates = [
      fail('offline', ''),
      fail('unavailable', ''),
      fail('rate-limited', '', { retryAfterMs: 60_000 }),
      fail('forbidden', ''),
    ];
    backend.fate = () => fates.shift() ?? 'taken';
    const { store, time } = await openTab(backend);
    store.actions.setText(ID, 'Hello');
    await store.actions.send(ID);
    await time.advance(10_000);
    expect(backend.attempts).toHaveLength(3);
    await time.advance(49_000);
    expect(backend.attempts).toHaveLength(3);
    await time.advance(12_000);
    expect(backend.attempts).toHaveLength(4);
    await time.advance(10 * HOUR);
    expect(backend.attempts).toHaveLength(4);
    expect(new Set(backend.attempts.map(({ clientId }) => clientId)).size).toBe(1);
    const [entry] = store.getState().outbox.waiting;
    expect(entry?.message.delivery).toMatchObject({ state: 'failed', reason: 'forbidden' });
    await store.actions.resend(entry?.message.clientId ?? '');
    await until(() => backend.taken.length === 1);
    expect(backend.taken[0]?.clientId).not.toBe(entry?.message.clientId);
  });

  it('has the backend send again what the network refused: the same message, not a copy', async () => {
    const refused = message('m-2', {
      interactionId: ID,
      clientId: 'c-2',
      text: 'Refused',
      direction: 'outbound',
      author: { kind: 'agent', id: 'a-1', name: 'Anna' },
      sentAt: 2,
      delivery: { state: 'failed', reason: 'rejected', detail: null, at: 2 },
    });
    const backend = new FakeBackend(
      [interaction(ID)],
      [message('m-1', { interactionId: ID, sentAt: 1 }), refused],
    );
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    await Promise.all([store.actions.resend('c-2'), store.actions.resend('c-2')]);
    await store.actions.resend('c-2');
    await settle();
    expect(backend.resends).toEqual(['m-2']);
    expect(backend.attempts).toHaveLength(0);
    expect(shown(store)).toHaveLength(2);
    expect(store.getState().threads[ID]?.messages.at(-1)?.message.delivery?.state).toBe('sending');
  });

  it('holds what is older than its limit until the agent says so (promise 9)', async () => {
    const backend = new FakeBackend(Array.from({ length: 10 }, (_, index) => interaction(`i-${index}`)));
    backend.session = sampleSession({ limits: { ...backend.session.limits, outboxMaxAgeMs: MINUTE } });
    backend.fate = () => 'lost-before';
    const { store, time } = await openTab(backend);
    for (let index = 0; index < 50; index += 1) {
      store.actions.setText(`i-${index % 10}`, `text ${index}`);
      await store.actions.send(`i-${index % 10}`);
    }
    await time.advance(MINUTE + 1_000);
    backend.fate = () => 'taken';
    const attempts = backend.attempts.length;
    backend.setStream({ kind: 'offline', retryAt: 0 });
    backend.setStream({ kind: 'live' });
    await time.advance(HOUR);
    expect(backend.attempts).toHaveLength(attempts);
    expect(store.getState().outbox.waiting.map((entry) => entry.message.delivery?.state)).toEqual(
      Array.from({ length: 50 }, () => 'held'),
    );
    for (const entry of store.getState().outbox.waiting)
      await store.actions.resend(entry.message.clientId ?? '');
    await until(() => backend.taken.length === 50);
  });

  it('gives a text back when something newer came, and sends it only by the agent’s word, under a new key', async () => {
    const backend = backendWithOne();
    const newer = message('m-2', { interactionId: ID, text: 'Forget it', sentAt: 2 });
    backend.fate = () => fail('conflict', 'newer', { type: 'newer-message', current: [newer] });
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    store.actions.setText(ID, 'On its way');
    await store.actions.send(ID);
    await until(() => store.getState().composers[ID]?.newer.length === 1);
    expect(store.getState().composers[ID]?.text).toBe('On its way');
    expect(store.getState().outbox.waiting).toEqual([]);
    expect(shown(store)).toEqual(['Where is my parcel?:in', 'Forget it:in']);
    expect(await store.actions.send(ID)).toBe(false);
    backend.fate = () => 'taken';
    expect(await store.actions.sendAnyway(ID)).toBe(true);
    await until(() => backend.taken.length === 1);
    expect(backend.taken[0]).toMatchObject({ text: 'On its way', seenMessageId: 'm-2' });
    expect(new Set(backend.attempts.map(({ clientId }) => clientId)).size).toBe(2);
  });

  it('sends what was written while the one before was being put away, after it, and nothing twice', async () => {
    const backend = backendWithOne();
    const { store } = await openTab(backend);
    store.actions.setText(ID, 'One');
    const first = store.actions.send(ID);
    const again = store.actions.send(ID);
    store.actions.setText(ID, 'One two');
    const second = store.actions.send(ID);
    expect(await Promise.all([first, again, second])).toEqual([true, true, false]);
    await until(() => backend.taken.length === 2);
    expect(backend.taken.map(({ text }) => text)).toEqual(['One', ' two']);
  });

  it('says from when on what is written can be handed over', async () => {
    const backend = backendWithOne();
    const { store } = await openTab(backend);
    await until(() => !selectIsUndecided(ID)(store.getState()));
    let read: () => void = () => undefined;
    backend.answer = async (name, value) => {
      if (name === 'messages') await new Promise<void>((resolve) => (read = resolve));
      return value;
    };
    const opened = store.actions.open(ID);
    expect(selectIsUndecided(ID)(store.getState())).toBe(true);
    await settle();
    read();
    await opened;
    expect(selectIsUndecided(ID)(store.getState())).toBe(false);
    expect(selectIsUndecided(ID)(store.getInitialState())).toBe(true);
  });

  it('takes a waiting message back into the composer', async () => {
    const backend = backendWithOne();
    backend.fate = () => 'lost-before';
    const { store, time } = await openTab(backend);
    store.actions.setText(ID, 'Not yet');
    await store.actions.send(ID);
    await until(() => store.getState().outbox.waiting[0]?.attempts === 1);
    await store.actions.withdraw(store.getState().outbox.waiting[0]?.message.clientId ?? '');
    expect(store.getState().composers[ID]?.text).toBe('Not yet');
    backend.fate = () => 'taken';
    await time.advance(HOUR);
    expect(backend.taken).toEqual([]);
  });

  it('goes on in memory where the browser denies storage, and says so', async () => {
    const backend = backendWithOne();
    const denied = {
      open: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    } as unknown as IDBFactory;
    const { store } = await openTab(backend, { storage: denied });
    expect(store.getState().connection.storage).toBe('memory');
    store.actions.setText(ID, 'Still');
    expect(await store.actions.send(ID)).toBe(true);
    await until(() => backend.taken.length === 1);
  });

  it('removes every word from the browser on signing out, in every tab', async () => {
    const backend = backendWithOne();
    const browser = new FakeBrowser();
    const time = new VirtualTime();
    backend.fate = () => 'lost-before';
    const one = await openTab(backend, { browser, time });
    const two = await openTab(backend, { browser, time });
    one.store.actions.setText(ID, 'secret message');
    await one.store.actions.send(ID);
    two.store.actions.setText(ID, 'secret draft');
    await time.advance(1_000);
    expect(await browser.dump()).toContain('secret');
    two.store.actions.setText(ID, 'secret draft of the last moment');
    await one.store.actions.signOut();
    await time.advance(1_000);
    expect(await browser.dump()).not.toContain('secret');
    expect(JSON.stringify(two.store.getState())).not.toContain('secret');
    expect(backend.listeners).toBe(0);
    expect(time.pending).toBe(0);
  });

  it('leaves nothing behind when it ends', async () => {
    const backend = backendWithOne();
    backend.fate = () => 'lost-before';
    const { store, time, lifecycle } = await openTab(backend);
    store.actions.setText(ID, 'Later');
    await store.actions.send(ID);
    store.actions.setText(ID, 'More');
    store.destroy();
    await settle();
    expect(time.pending).toBe(0);
    expect(lifecycle.listeners).toBe(0);
    expect(backend.listeners).toBe(0);
  });
});
