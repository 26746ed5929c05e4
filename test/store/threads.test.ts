import { describe, expect, it } from 'vitest';
import { fail } from '../../src/model/result.ts';
import type { Message } from '../../src/model/message.ts';
import type { AppStore } from '../../src/store/state.ts';
import { settle, until } from '../support/fake-browser.ts';
import { FakeBackend } from '../support/fake-client.ts';
import { COLLEAGUE, interaction, message, MINUTE, session as sampleSession } from '../support/sample-data.ts';
import { openTab } from '../support/store-bench.ts';

const ID = 'i-lea';
const inbound = (count: number): Message[] =>
  Array.from({ length: count }, (_, index) =>
    message(`m-${index}`, { interactionId: ID, sentAt: index + 1, text: `text ${index}` }),
  );
const ids = (store: AppStore): readonly string[] =>
  store.getState().threads[ID]?.messages.map((one) => one.message.id) ?? [];
const names = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `m-${from + index}`);

describe('an answer with another wording', () => {
  it('takes the place of what was read already, and an older wording does not come back', async () => {
    const delivery = { state: 'read', reason: null, detail: null, at: 9, undoUntil: null } as const;
    const first = message('m-1', { interactionId: 'i-a', direction: 'outbound', text: 'First', delivery });
    const second = {
      ...first,
      text: 'Second',
      editedAt: 5,
      delivery: { ...delivery, state: 'sending', at: 10 },
    } as const;
    const backend = new FakeBackend([interaction('i-a')]);
    backend.put(first);
    const { store } = await openTab(backend);
    await store.actions.loadThread('i-a');
    const text = () => store.getState().threads['i-a']?.messages.at(-1)?.message.text;
    backend.put(second);
    await settle();
    expect(text()).toBe('Second');
    backend.put({ ...first, delivery: { ...delivery, at: 99 } });
    await settle();
    expect(text()).toBe('Second');
  });
});

describe('threads', () => {
  it('reads the newest page first and older ones when asked', async () => {
    const backend = new FakeBackend([interaction(ID)], inbound(120));
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    expect(ids(store)).toEqual(names(70, 120));
    await store.actions.loadOlder(ID);
    expect(ids(store)).toEqual(names(20, 120));
    await store.actions.loadOlder(ID);
    expect(ids(store)).toEqual(names(0, 120));
    expect(store.getState().threads[ID]?.hasOlder).toBe(false);
  });

  it('leaves out what changes before the part that has been read, and takes it in with its page', async () => {
    const all = inbound(120);
    const [old = message('none')] = all.slice(10);
    const backend = new FakeBackend([interaction(ID)], all);
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    backend.put({ ...old, text: 'changed' });
    await settle();
    expect(ids(store)).toEqual(names(70, 120));
    await store.actions.loadOlder(ID);
    await store.actions.loadOlder(ID);
    expect(store.getState().threads[ID]?.messages[10]?.message.text).toBe('changed');
  });

  it('keeps what an event brought over an older page that was under way', async () => {
    const [only] = inbound(1) as [Message];
    const backend = new FakeBackend([interaction(ID)], [only]);
    const { store } = await openTab(backend);
    let release = (): void => undefined;
    backend.answer = (name, value) =>
      name === 'messages'
        ? new Promise((resolve) => {
            release = () => {
              resolve(value);
            };
          })
        : Promise.resolve(value);
    const opening = store.actions.open(ID);
    await settle();
    backend.put({ ...only, networkState: { ...only.networkState, likes: 3 } });
    backend.put(message('m-new', { interactionId: ID, sentAt: 99 }));
    await settle();
    release();
    await opening;
    expect(ids(store)).toEqual(['m-0', 'm-new']);
    expect(store.getState().threads[ID]?.messages[0]?.message.networkState.likes).toBe(3);
  });

  it('says where the unread ones begin, until the thread is opened again', async () => {
    const backend = new FakeBackend(
      [interaction(ID, { unreadCount: 2, lastReadMessageId: 'm-2' })],
      inbound(5),
    );
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    expect(store.getState().threads[ID]?.firstUnreadId).toBe('m-3');
    await store.actions.markRead(ID, 'm-4');
    expect(store.getState().interactions[ID]?.unreadCount).toBe(0);
    expect(store.getState().threads[ID]?.firstUnreadId).toBe('m-3');
    await store.actions.open(null);
    await store.actions.open(ID);
    expect(store.getState().threads[ID]?.firstUnreadId).toBeNull();
  });

  it('marks no first unread one before what is held goes back that far (T9)', async () => {
    const backend = new FakeBackend(
      [interaction(ID, { unreadCount: 70, lastReadMessageId: null })],
      inbound(120),
    );
    const { store } = await openTab(backend);
    const mark = () => store.getState().threads[ID]?.firstUnreadId;
    await store.actions.open(ID);
    expect(store.getState().threads[ID]?.hasOlder).toBe(true);
    expect(mark()).toBeNull();
    backend.put(message('m-after', { interactionId: ID, sentAt: 10_000 }));
    await store.actions.markRead(ID, 'm-119');
    await store.actions.loadOlder(ID);
    expect(mark()).toBe('m-50');
  });

  it('marks as read for the one who holds it only, and once', async () => {
    const backend = new FakeBackend([interaction(ID, { assignee: COLLEAGUE })], inbound(1));
    const { store } = await openTab(backend);
    await store.actions.open(ID);
    await store.actions.markRead(ID, 'm-0');
    expect(backend.callsOf('markRead')).toEqual([]);
    backend.change(ID, { assignee: { id: store.getState().session.value?.agent.id ?? '', name: '' } });
    await settle();
    await store.actions.markRead(ID, 'local:m-1');
    await Promise.all([store.actions.markRead(ID, 'm-0'), store.actions.markRead(ID, 'm-0')]);
    await store.actions.markRead(ID, 'm-0');
    expect(backend.callsOf('markRead')).toHaveLength(1);
  });

  it('shows who types for six seconds, or until they have written', async () => {
    const backend = new FakeBackend([interaction(ID)], inbound(1));
    const { store, time } = await openTab(backend);
    await store.actions.open(ID);
    const typing = () => store.getState().threads[ID]?.typing;
    backend.signal({ type: 'typing', interactionId: ID, who: 'contact' });
    backend.signal({ type: 'typing', interactionId: ID, who: 'agent', agent: COLLEAGUE });
    expect(typing()).toEqual({ contact: true, agents: [COLLEAGUE] });
    backend.put(message('m-9', { interactionId: ID, sentAt: 9 }));
    await settle();
    expect(typing()).toEqual({ contact: false, agents: [COLLEAGUE] });
    await time.advance(6_000);
    expect(typing()).toEqual({ contact: false, agents: [] });
  });

  it('says what is wrong with a thread that is not there', async () => {
    const { store } = await openTab(new FakeBackend());
    await store.actions.open('nowhere');
    expect(store.getState().threads['nowhere']).toMatchObject({
      status: 'failed',
      error: { kind: 'not-found' },
    });
  });
});

describe('changes of an interaction', () => {
  it('overwrite nothing: a stale one shows what is there now and says so', async () => {
    const backend = new FakeBackend([interaction(ID)]);
    const { store } = await openTab(backend);
    backend.deliver = () => undefined;
    backend.change(ID, { status: 'pending' });
    await store.actions.setStatus(ID, 'resolved');
    expect(store.getState().interactions[ID]).toMatchObject({ status: 'pending', version: 2 });
    expect(store.getState().notice?.key).toBe('changed-meanwhile');
    await store.actions.setStatus(ID, 'resolved');
    expect(store.getState().interactions[ID]?.status).toBe('resolved');
    expect(store.getState().notice?.key).toBe('status-changed');
  });

  it('go one after the other, each on the version of the one before', async () => {
    const backend = new FakeBackend([interaction(ID)]);
    const { store } = await openTab(backend);
    await Promise.all([
      store.actions.setStatus(ID, 'pending'),
      store.actions.assign(ID, { agentId: null, teamId: null }),
    ]);
    expect(store.getState().interactions[ID]).toMatchObject({
      status: 'pending',
      assignee: null,
      version: 3,
    });
  });

  it('tell the agent of work that others gave them, and of offers that are gone', async () => {
    const offer = { id: 'o-1', agentId: 'agent-me', madeAt: 0, expiresAt: 10 };
    const backend = new FakeBackend([interaction(ID, { assignee: COLLEAGUE, offer })]);
    const { store } = await openTab(backend);
    backend.change(ID, { assignee: { id: 'agent-me', name: 'Nora' } });
    await settle();
    expect(store.getState().notice).toMatchObject({ key: 'assigned-to-me', name: 'Léa Martin' });
    backend.deliver = () => undefined;
    backend.change(ID, { offer: null });
    await store.actions.acceptOffer(ID);
    expect(store.getState().notice?.key).toBe('offer-gone');
    expect(store.getState().interactions[ID]?.offer).toBeNull();
  });
});

describe('session', () => {
  it('tries again by itself when the backend is away at the start, and begins when it is back', async () => {
    const backend = new FakeBackend([interaction(ID)]);
    backend.refusals.session = fail('unavailable', 'down');
    const { store, time } = await openTab(backend);
    expect(store.getState().session).toMatchObject({ status: 'failed', error: { kind: 'unavailable' } });
    delete backend.refusals.session;
    await time.advance(MINUTE);
    expect(store.getState().session.status).toBe('ready');
    expect(store.getState().list.ids).toEqual([ID]);
  });

  it('keeps the server’s time', async () => {
    const backend = new FakeBackend();
    const { store, time } = await openTab(backend);
    expect(store.now()).toBe(backend.session.serverTime);
    await time.advance(5_000);
    expect(store.now()).toBe(backend.session.serverTime + 5_000);
  });

  it('keeps filter and sort over a reload, but no search', async () => {
    const kept = new Map<string, string>();
    const preferences = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    };
    const backend = new FakeBackend();
    const first = await openTab(backend, { preferences });
    await first.store.actions.setFilter({ queue: 'pending', search: 'Léa' });
    await first.store.actions.setSort('activity');
    first.store.destroy();
    const second = await openTab(backend, { preferences });
    expect(second.store.getState().list).toMatchObject({ filter: { queue: 'pending' }, sort: 'activity' });
    expect(JSON.stringify([...kept])).not.toContain('Léa');
    await second.store.actions.signOut();
    expect(kept.size).toBe(0);
  });

  it('leaves what a new session says the same as it was, and follows new channels', async () => {
    const backend = new FakeBackend([interaction(ID)]);
    const { store, time } = await openTab(backend);
    const { channels } = store.getState().session.value ?? { channels: [] };
    backend.session = sampleSession({ limits: { ...backend.session.limits, held: 8 } });
    backend.emit({ type: 'session.changed' });
    await time.advance(1_000);
    expect(store.getState().session.value?.limits.held).toBe(8);
    expect(store.getState().session.value?.channels).toBe(channels);
    const lists = backend.callsOf('interactions').length;
    backend.session = sampleSession({ channels: channels.slice(1) });
    backend.emit({ type: 'session.changed' });
    await time.advance(1_000);
    expect(backend.callsOf('interactions').length).toBeGreaterThan(lists);
  });
});

describe('files', () => {
  const file = (name: string, type: string, size: number) => new File([new Uint8Array(size)], name, { type });

  it('are refused at once with the reason, uploaded, and sent when all are ready', async () => {
    const backend = new FakeBackend([
      interaction(ID, {
        channelId: 'ch-whatsapp',
        platform: 'whatsapp',
        visibility: 'private',
        lastInboundAt: sampleSession().serverTime,
      }),
    ]);
    const { store } = await openTab(backend);
    let release = (): void => undefined;
    backend.answer = (name, value) =>
      name === 'upload'
        ? new Promise((resolve) => {
            release = () => {
              resolve(value);
            };
          })
        : Promise.resolve(value);
    store.actions.setText(ID, 'See here');
    const attaching = store.actions.attach(ID, [
      file('cat.png', 'image/png', 10),
      file('none.png', 'image/png', 0),
    ]);
    await settle();
    const composer = () => store.getState().composers[ID];
    expect(composer()?.refused).toMatchObject([{ name: 'none.png', problem: { problem: 'empty' } }]);
    expect(composer()?.attachments[0]?.upload).toEqual({ kind: 'uploading', share: 0.5 });
    expect(await store.actions.send(ID)).toBe(false);
    release();
    await attaching;
    expect(composer()?.attachments[0]?.upload.kind).toBe('ready');
    expect(await store.actions.send(ID)).toBe(true);
    // WhatsApp takes each file as a message of its own, after the text (C5).
    await until(() => backend.taken.length === 2);
    expect(backend.taken.map(({ text, attachmentIds }) => [text, attachmentIds])).toEqual([
      ['See here', []],
      ['', ['file-cat.png']],
    ]);
  });

  it('can be tried again after a failure, and taken away while on their way', async () => {
    const backend = new FakeBackend([interaction(ID)]);
    backend.refusals.upload = fail('offline', 'no line');
    const { store } = await openTab(backend);
    await store.actions.attach(ID, [file('cat.png', 'image/png', 10)]);
    const [attachment] = store.getState().composers[ID]?.attachments ?? [];
    expect(attachment?.upload).toMatchObject({ kind: 'waiting', error: { kind: 'offline' } });
    delete backend.refusals.upload;
    await store.actions.retryUpload(ID, attachment?.localId ?? '');
    expect(store.getState().composers[ID]?.attachments[0]?.upload.kind).toBe('ready');
    store.actions.removeAttachment(ID, attachment?.localId ?? '');
    expect(store.getState().composers[ID]).toBeUndefined();
  });
});
