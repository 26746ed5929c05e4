import { isPassing, type InlayError } from '../model/result.ts';
import type { Engine } from './engine.ts';
import type { PlacedNote } from '../model/note.ts';
import { takeNote } from './notes.ts';
import type { PendingEntry, PendingIntent } from './pending-entry.ts';
import { sendIntent, subjectOf } from './pending-intents.ts';
import type { AppActions } from './state.ts';
import { tabsOf } from './tabs-of.ts';

/** What the agent did that waits to be taken by the backend. */
export interface PendingActions {
  readonly actions: Pick<AppActions, 'act' | 'dismissAction'>;
  /** Does something at once for the eye, and as soon as it may for the backend. */
  add(interactionId: string, intent: PendingIntent): Promise<void>;
  /** Takes away what is said of something refused. */
  dismiss(key: string): Promise<void>;
  /** Shows what was kept. */
  begin(rows: readonly PendingEntry[]): void;
  /** Reads anew what is kept, after another tab has said that it changed. */
  refresh(): Promise<void>;
  /** Asks for what waits and is due. */
  resume(): void;
  /** Asks for everything that waits at once, as the connection is back. */
  drainAll(): void;
}

/**
 * Keeps what agents do with messages until the backend has taken it: shown at once, kept over a reload, in order for each message,
 * from one tab at a time, under one key on every attempt. What is refused stays, with the reason, until the agent has seen it.
 */
export function createPendingActions(engine: Engine): PendingActions {
  /** Rows that must not come back, whatever a read that began earlier says. */
  const over = new Set<string>();
  const running = new Set<string>();
  const again = new Set<string>();
  const timers = new Map<string, () => void>();
  let writes = 0;

  const put = (rows: readonly PendingEntry[]): void => {
    engine.commit((change) => {
      change.patch({ pending: rows });
    });
  };
  const inState = (key: string): PendingEntry | undefined =>
    engine.state.pending.find((entry) => entry.key === key);
  const tell = (): void => engine.keep?.tell({ type: 'pending' });

  const begin = (rows: readonly PendingEntry[]): void => {
    const before = engine.state.pending;
    const known = new Map(before.map((entry) => [entry.key, entry]));
    const next = rows
      .filter(({ key }) => !over.has(key))
      .map((row) => {
        const present = known.get(row.key);
        return present?.state === row.state && present.attempts === row.attempts ? present : row;
      });
    if (next.length !== before.length || next.some((entry, index) => entry !== before[index])) put(next);
  };
  const refresh = async (): Promise<void> => {
    const { keep } = engine;
    if (keep === null) return;
    for (;;) {
      const seen = writes;
      const { pending } = await keep.storage.read();
      if (seen !== writes) continue;
      begin(pending);
      return;
    }
  };

  const save = async (entry: PendingEntry): Promise<void> => {
    writes += 1;
    put(engine.state.pending.map((one) => (one.key === entry.key ? entry : one)));
    await engine.keep?.storage.putPending(entry);
    writes += 1;
    tell();
  };
  const remove = async (key: string): Promise<void> => {
    over.add(key);
    writes += 1;
    put(engine.state.pending.filter((entry) => entry.key !== key));
    await engine.keep?.storage.removePending(key);
    writes += 1;
    tell();
  };

  const waitingFor = (subject: string): readonly PendingEntry[] =>
    engine.state.pending.filter((entry) => entry.state === 'waiting' && subjectOf(entry) === subject);

  /** Deals with the first that waits for a message; whether to go on with the next. */
  const sendFirst = async (messageId: string): Promise<boolean> => {
    await refresh();
    const [first] = waitingFor(messageId);
    if (first === undefined || engine.hasEnded || isEarly(first, messageId)) return false;
    const maxAge = engine.state.session.value?.limits.outboxMaxAgeMs ?? Infinity;
    if (engine.machineNow() - first.queuedAt >= maxAge) {
      await save({ ...first, state: 'refused', refusal: null, error: 'too-old' });
      return true;
    }
    const recording = engine.arrivals.record();
    const result = await sendIntent(engine.client, first, engine.signal);
    recording.end();
    if (engine.hasEnded) return false;
    if (result.ok) {
      engine.commit((change) => {
        // An event that came meanwhile may be newer than this answer.
        result.value(change, (messageId) => recording.has(messageId));
        change.patch({ pending: change.state.pending.filter(({ key }) => key !== first.key) });
      });
      await remove(first.key);
      return true;
    }
    return refuse(first, result.error);
  };

  const refuse = async (entry: PendingEntry, error: InlayError): Promise<boolean> => {
    if (error.kind === 'signed-out') return false;
    if (isPassing(error.kind)) {
      const attempts = entry.attempts + 1;
      await save({ ...entry, attempts, retryAt: engine.machineNow() + engine.backoff(attempts, error) });
      return true;
    }
    // A note that somebody else has changed meanwhile is shown as it stands.
    const current = error.type === 'stale-version' ? (error.current as PlacedNote | null) : null;
    if (current !== null) {
      engine.commit((change) => {
        takeNote(change, current);
      });
    }
    await save({
      ...entry,
      state: 'refused',
      refusal: error.reason ?? null,
      error: error.type ?? error.kind,
    });
    return true;
  };

  /** Whether its time has not come; then a timer is set for it. */
  const isEarly = ({ retryAt }: PendingEntry, messageId: string): boolean => {
    const ms = (retryAt ?? 0) - engine.machineNow();
    if (ms <= 0) return false;
    timers.get(messageId)?.();
    timers.set(
      messageId,
      engine.after(ms, () => {
        drain(messageId);
      }),
    );
    return true;
  };

  const alone = async (messageId: string, work: () => Promise<boolean>): Promise<boolean> => {
    const scope = engine.keep?.scope;
    if (scope === undefined || engine.hasEnded) return false;
    try {
      return await tabsOf(engine).exclusive(`inlay-pending:${scope}:${messageId}`, engine.signal, work);
    } catch (error) {
      if (engine.hasEnded) return false;
      throw error;
    }
  };
  const run = async (messageId: string): Promise<void> => {
    while (waitingFor(messageId).length > 0 && (await alone(messageId, () => sendFirst(messageId))));
  };
  const drain = (messageId: string): void => {
    if (engine.keep === null || engine.hasEnded) return;
    if (running.has(messageId)) {
      again.add(messageId);
      return;
    }
    running.add(messageId);
    run(messageId)
      .catch(() => engine.pause(1_000).then(() => again.add(messageId)))
      .finally(() => {
        running.delete(messageId);
        if (again.delete(messageId)) drain(messageId);
      });
  };
  const resume = (): void => {
    for (const id of new Set(engine.state.pending.map(subjectOf))) drain(id);
  };

  const add = async (interactionId: string, intent: PendingIntent): Promise<void> => {
    const { keep } = engine;
    const agent = engine.state.session.value?.agent;
    if (keep === null || agent === undefined) return;
    const entry: PendingEntry = {
      key: engine.makeId(),
      interactionId,
      intent,
      agent: { id: agent.id, name: agent.name },
      at: engine.now(),
      queuedAt: engine.machineNow(),
      attempts: 0,
      retryAt: null,
      state: 'waiting',
      refusal: null,
      error: null,
    };
    // What was refused on it before has been seen, and another try made.
    const seen = engine.state.pending.filter(
      ({ state, intent: other }) =>
        state === 'refused' &&
        other.type === intent.type &&
        other.messageId === intent.messageId &&
        // The wording of a note is nowhere else: it is dismissed by the agent alone.
        !other.type.endsWith('-note'),
    );
    for (const { key } of seen) over.add(key);
    writes += 1;
    put([...engine.state.pending.filter((one) => !seen.includes(one)), entry]);
    await keep.storage.putPending(entry);
    for (const { key } of seen) await keep.storage.removePending(key);
    writes += 1;
    tell();
    drain(subjectOf(entry));
  };

  const dismiss = async (key: string): Promise<void> => {
    if (inState(key)?.state === 'refused') await remove(key);
  };

  return {
    add,
    dismiss,
    begin,
    refresh,
    resume,
    drainAll: () => {
      put(
        engine.state.pending.map((entry) => (entry.retryAt === null ? entry : { ...entry, retryAt: null })),
      );
      resume();
    },
    actions: {
      act: (interactionId, messageId, action) =>
        add(interactionId, { type: 'message-action', messageId, action }),
      dismissAction: async (_interactionId, messageId) => {
        const own = engine.state.pending.find(
          ({ state, intent }) =>
            state === 'refused' && intent.type === 'message-action' && intent.messageId === messageId,
        );
        if (own !== undefined) {
          await dismiss(own.key);
          return;
        }
        const recording = engine.arrivals.record();
        const result = await engine.client.dismissAction(messageId, engine.signal);
        recording.end();
        if (!result.ok || recording.has(messageId)) return;
        engine.commit((change) => {
          change.addMessage(result.value);
        });
      },
    },
  };
}
