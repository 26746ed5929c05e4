import type { Page } from '../model/client.ts';
import type { Signal } from '../model/event.ts';
import type { Message } from '../model/message.ts';
import type { Result } from '../model/result.ts';
import type { Engine } from './engine.ts';
import { dropInteraction } from './interactions.ts';
import type { StateChange } from './state-change.ts';
import type { AppActions, ThreadSlice } from './state.ts';
import { serverLength } from './thread-messages.ts';
import type { Threads } from './threads-slice.ts';

const PAGE = 50;
/** So long a *typing* holds unless told again. */
const TYPING_MS = 6_000;
/** As far back a thread is read again after a reset, at most, in pages. */
const RESYNC_PAGES = 10;

/** What happens to threads that are read already. */
export interface ThreadLive {
  readonly actions: Pick<AppActions, 'refreshAttachment'>;
  /** Reads every thread that is held anew. */
  resync(): Promise<void>;
  takeSignal(signal: Signal): void;
}

/** Keeps who types in threads and who looks at them, their files' addresses, and reads them again where events were lost. */
export function createThreadLive(engine: Engine, threads: Threads): ThreadLive {
  const typing = new Map<string, () => void>();
  const patch = (change: StateChange, id: string, part: Partial<ThreadSlice>): void => {
    const thread = change.state.threads[id];
    if (thread !== undefined) change.put('threads', id, { ...thread, ...part });
  };

  const refreshAttachment = async (id: string, messageId: string, attachmentId: string): Promise<void> => {
    const result = await engine.client.attachment(attachmentId, engine.signal);
    if (!result.ok) return;
    engine.commit((change) => {
      const held = change.state.threads[id]?.messages.find(
        ({ message }) => message.id === messageId,
      )?.message;
      if (held === undefined) return;
      const attachments = held.attachments.map((file) => (file.id === attachmentId ? result.value : file));
      change.addMessage({ ...held, attachments });
    });
  };

  const resyncThread = async (id: string): Promise<void> => {
    const held = engine.state.threads[id]?.messages ?? [];
    const wanted = serverLength(held);
    const interaction = await engine.insist(() => engine.client.interaction(id, engine.signal));
    if (!interaction.ok) {
      if (interaction.error.kind === 'not-found' || interaction.error.kind === 'forbidden') {
        engine.commit((change) => {
          dropInteraction(change, id);
        });
      } else {
        threads.fail(id, interaction.error);
      }
      return;
    }
    const items: Message[] = [];
    let next: string | null = null;
    let pages = 0;
    do {
      const cursor: string | null = next;
      const page: Result<Page<Message>> = await engine.insist(() =>
        engine.client.messages(id, { limit: PAGE, ...(cursor === null ? {} : { cursor }) }, engine.signal),
      );
      if (!page.ok) {
        threads.fail(id, page.error);
        return;
      }
      items.unshift(...page.value.items);
      ({ next } = page.value);
      pages += 1;
    } while (next !== null && items.length < wanted && pages < RESYNC_PAGES);
    engine.commit((change) => {
      change.putInteraction(id, interaction.value);
      // Whoever shows them reads them again.
      change.put('notes', id, null);
    });
    threads.takePage(id, items, next, () => false, true);
  };

  const setTyping = (
    id: string,
    key: string,
    next: (typing: ThreadSlice['typing']) => ThreadSlice['typing'],
  ): void => {
    typing.get(key)?.();
    typing.delete(key);
    engine.commit((change) => {
      const thread = change.state.threads[id];
      if (thread !== undefined) patch(change, id, { typing: next(thread.typing) });
    });
  };
  const endTyping = (id: string, who: string | null): void => {
    const key = `${id} ${who ?? ''}`;
    if (!typing.has(key)) return;
    setTyping(id, key, (present) =>
      who === null
        ? { ...present, contact: false }
        : { ...present, agents: present.agents.filter((agent) => agent.id !== who) },
    );
  };

  engine.onCommit(({ messages }) => {
    for (const { interactionId, author } of messages) {
      endTyping(interactionId, author.kind === 'agent' ? author.id : null);
    }
  });

  return {
    actions: { refreshAttachment },
    resync: async () => {
      await Promise.all(Object.keys(engine.state.threads).map(resyncThread));
    },
    takeSignal: (signal) => {
      const { interactionId: id } = signal;
      if (engine.state.threads[id] === undefined) return;
      if (signal.type === 'viewing') {
        const { agents } = signal;
        engine.commit((change) => {
          patch(change, id, { viewing: agents });
        });
        // Who has left does not write any more, either.
        for (const { id: who } of engine.state.threads[id]?.typing.agents ?? [])
          if (!agents.some((one) => one.id === who)) endTyping(id, who);
        return;
      }
      const agent = signal.who === 'agent' ? signal.agent : null;
      if (agent !== null && agent.id === engine.state.session.value?.agent.id) return;
      const key = `${id} ${agent?.id ?? ''}`;
      setTyping(id, key, (present) =>
        agent === null
          ? { ...present, contact: true }
          : { ...present, agents: [...present.agents.filter((one) => one.id !== agent.id), agent] },
      );
      typing.set(
        key,
        engine.after(TYPING_MS, () => {
          endTyping(id, agent?.id ?? null);
        }),
      );
    },
  };
}
