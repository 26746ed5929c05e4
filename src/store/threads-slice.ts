import { mayMarkRead } from '../model/interaction.ts';
import type { Message } from '../model/message.ts';
import type { InlayError } from '../model/result.ts';
import type { Engine } from './engine.ts';
import { takeInteraction } from './interactions.ts';
import { isLocal } from './local-id.ts';
import type { StateChange } from './state-change.ts';
import { serverLength, withPage } from './thread-messages.ts';
import type { AppActions, ThreadSlice } from './state.ts';
import { firstUnread, unreadNow, type Unread } from './first-unread.ts';

const PAGE = 50;

/** What other slices ask of the threads. */
export interface Threads {
  readonly actions: Pick<AppActions, 'open' | 'loadThread' | 'loadOlder' | 'markRead'>;
  /** Takes messages of the backend's in; `next` leads to older ones, and `anew` puts them in the place of those that are held. */
  takePage(
    id: string,
    items: readonly Message[],
    next: string | null,
    isNewer: (id: string) => boolean,
    anew?: boolean,
  ): void;
  /** Says that a thread could not be read. */
  fail(id: string, error: InlayError): void;
}

/** Reads threads by pages and keeps their reading marks. */
export function createThreads(engine: Engine): Threads {
  /** What leads to older messages, by interaction; null at the beginning of the thread. */
  const cursors = new Map<string, string | null>();
  const reads = new Map<string, Promise<void>>();
  const marking = new Map<string, string>();
  /** How much was unread when the thread was opened, for as long as older pages may still show where that begins. */
  const unread = new Map<string, Unread>();

  const patch = (change: StateChange, id: string, part: Partial<ThreadSlice>): void => {
    const thread = change.state.threads[id];
    if (thread !== undefined) change.put('threads', id, { ...thread, ...part });
  };
  const failThread = (id: string, error: InlayError): void => {
    engine.commit((change) => {
      patch(change, id, { status: 'failed', error });
    });
  };

  /** Marks where the unread ones begin as soon as the thread goes back that far, and not before. */
  const markUnread = (change: StateChange, id: string): void => {
    const thread = change.state.threads[id];
    const known = unread.get(id);
    if (thread === undefined || known === undefined) return;
    const firstUnreadId = firstUnread(thread, known);
    if (firstUnreadId === null) return;
    unread.delete(id);
    patch(change, id, { firstUnreadId });
  };

  const readInteraction = async (id: string): Promise<InlayError | null> => {
    if (engine.state.interactions[id] !== undefined) return null;
    const result = await engine.client.interaction(id, engine.signal);
    if (!result.ok) return result.error;
    engine.commit((change) => {
      takeInteraction(change, result.value);
    });
    return null;
  };

  const takePage = (
    id: string,
    items: readonly Message[],
    next: string | null,
    isNewer: (id: string) => boolean,
    anew = false,
  ): void => {
    cursors.set(id, next);
    engine.commit((change) => {
      const thread = change.state.threads[id];
      if (thread === undefined) return;
      for (const message of items) change.acknowledge(message);
      const held = anew ? thread.messages.slice(serverLength(thread.messages)) : thread.messages;
      const messages = withPage(held, items, isNewer);
      const first = next === null ? -1 : messages.findIndex(({ message }) => message.id === items[0]?.id);
      patch(change, id, {
        // What an event brought from before the page would stand there with a gap behind it.
        messages: first > 0 ? messages.slice(first) : messages,
        hasOlder: next !== null,
        status: 'ready',
        error: null,
        loadingOlder: false,
      });
      markUnread(change, id);
    });
  };

  const readNewest = async (id: string): Promise<void> => {
    const recording = engine.arrivals.record();
    const [error, page] = await Promise.all([
      readInteraction(id),
      engine.client.messages(id, { limit: PAGE }, engine.signal),
    ]);
    recording.end();
    if (engine.hasEnded) return;
    if (error !== null) failThread(id, error);
    else if (!page.ok) failThread(id, page.error);
    else takePage(id, page.value.items, page.value.next, (messageId) => recording.has(messageId));
  };

  const loadThread = (id: string): Promise<void> => {
    const present = engine.state.threads[id];
    const reading = reads.get(id);
    if (reading !== undefined) return reading;
    if (present?.status === 'ready') return Promise.resolve();
    engine.commit((change) => {
      change.put('threads', id, { ...(present ?? emptyThread(id)), status: 'loading', error: null });
    });
    const read = readNewest(id).finally(() => reads.delete(id));
    reads.set(id, read);
    return read;
  };

  const open = async (id: string | null): Promise<void> => {
    if (id !== null) unread.delete(id);
    engine.commit((change) => {
      change.patch({ openId: id });
      if (id !== null) patch(change, id, { firstUnreadId: null });
    });
    if (id === null) return;
    await loadThread(id);
    engine.commit((change) => {
      const thread = change.state.threads[id];
      const interaction = change.state.interactions[id];
      const known = thread === undefined || interaction === undefined ? null : unreadNow(thread, interaction);
      if (known === null) return;
      unread.set(id, known);
      markUnread(change, id);
    });
  };

  const loadOlder = async (id: string): Promise<void> => {
    const thread = engine.state.threads[id];
    const cursor = cursors.get(id) ?? null;
    if (thread?.status !== 'ready' || thread.loadingOlder || cursor === null) return;
    engine.commit((change) => {
      patch(change, id, { loadingOlder: true, error: null });
    });
    const recording = engine.arrivals.record();
    const page = await engine.client.messages(id, { cursor, limit: PAGE }, engine.signal);
    recording.end();
    // A resync in between has set the thread on another course.
    if (cursors.get(id) !== cursor) return;
    if (page.ok) {
      takePage(id, page.value.items, page.value.next, (messageId) => recording.has(messageId));
    } else {
      engine.commit((change) => {
        patch(change, id, { loadingOlder: false, error: page.error });
      });
    }
  };

  const markRead = async (id: string, messageId: string): Promise<void> => {
    const interaction = engine.state.interactions[id];
    const agentId = engine.state.session.value?.agent.id;
    if (interaction === undefined || agentId === undefined || !mayMarkRead(interaction, agentId)) return;
    // One that the backend has not named yet is read once it has.
    if (isLocal({ id: messageId })) return;
    if (interaction.lastReadMessageId === messageId || marking.get(id) === messageId) return;
    marking.set(id, messageId);
    const result = await engine.client.markRead(id, messageId, engine.signal);
    if (marking.get(id) === messageId) marking.delete(id);
    if (!result.ok) return;
    engine.commit((change) => {
      takeInteraction(change, result.value);
    });
  };

  engine.onCommit(({ moves }) => {
    for (const [id, { after }] of moves) {
      if (after !== null) continue;
      cursors.delete(id);
      unread.delete(id);
    }
  });

  return {
    actions: { open, loadThread, loadOlder, markRead },
    takePage,
    fail: failThread,
  };
}

function emptyThread(interactionId: string): ThreadSlice {
  return {
    interactionId,
    messages: [],
    status: 'loading',
    error: null,
    hasOlder: false,
    loadingOlder: false,
    firstUnreadId: null,
    typing: { contact: false, agents: [] },
    viewing: [],
  };
}
