import type { Session } from '../model/agent.ts';
import type { EventListener } from '../model/client.ts';
import type { InlayEvent, Signal } from '../model/event.ts';
import { isPassing, ok, type Result } from '../model/result.ts';
import type { Engine } from './engine.ts';
import { takeEvent } from './interactions.ts';
import type { List } from './list-slice.ts';
import { keepPreferences, readPreferences, scopeOf, type PreferenceStorage } from './preferences.ts';
import type { AppActions, Preferences } from './state.ts';

/** So long changes of what the agent holds are gathered before the session is read for them. */
const REREAD_MS = 300;

/** What a session moves of the other slices. */
export interface SessionParts {
  readonly list: List;
  /** Reads every thread that is held anew. */
  readonly resyncThreads: () => Promise<void>;
  readonly onSignal: (signal: Signal) => void;
  readonly preferences: PreferenceStorage | null;
  /** The session is there for the first time; resolves when what is kept for its agent is at hand. */
  readonly onSession: (session: Session) => Promise<void>;
  /** Something of what the administrator decides may have changed. */
  readonly onSetupChanged: () => void;
  /** The connection is back. */
  readonly onLive: () => void;
}

/** Beginning and keeping the session. */
export interface SessionControl {
  readonly actions: Pick<AppActions, 'start' | 'setAvailability' | 'setListCollapsed' | 'setCardCollapsed'>;
  /** Reads the session again soon, because what it says of this agent may have changed. */
  readonly rereadSoon: () => void;
  /** Keeps what the agent prefers. */
  prefer(part: Partial<Preferences>): void;
  /** Ends the subscription. */
  end(): void;
}

/** Reads who the agent is, opens what is kept for them, and follows the event stream from there on. */
export function createSessionControl(engine: Engine, parts: SessionParts): SessionControl {
  const { list } = parts;
  let unsubscribe: (() => void) | null = null;
  let attempts = 0;

  const read = async (): Promise<Result<{ readonly session: Session; readonly skewMs: number }>> => {
    const asked = engine.machineNow();
    const result = await engine.client.session(engine.signal);
    if (!result.ok) return result;
    return ok({
      session: result.value,
      skewMs: Math.round(result.value.serverTime - (asked + engine.machineNow()) / 2),
    });
  };

  /** Takes a session in; what says the same as before stays the same object. Resolves when the list follows new channels. */
  const adopt = async (fresh: Session, skewMs: number): Promise<void> => {
    const before = engine.state.session.value;
    const value = before === null ? fresh : sharing(before, fresh);
    engine.commit((change) => {
      change.patch({ session: { status: 'ready', value, error: null, skewMs } });
    });
    if (before !== null && before.channels !== value.channels) await list.actions.reloadList();
  };

  const reread = async (): Promise<void> => {
    const result = await read();
    if (result.ok) await adopt(result.value.session, result.value.skewMs);
  };
  const rereadSoon = engine.throttled(REREAD_MS, () => void reread());

  let queue: InlayEvent[] = [];
  /** Events of one delivery make one change, however many there are. */
  const applyQueue = (): void => {
    const events = queue;
    queue = [];
    if (events.length === 0) return;
    engine.commit((change) => {
      for (const event of events) takeEvent(change, event);
    });
    if (events.some(({ type }) => type === 'session.changed')) {
      rereadSoon();
      parts.onSetupChanged();
    }
  };

  const listener: EventListener = {
    onEvent: (event) => {
      if (queue.push(event) === 1) queueMicrotask(applyQueue);
    },
    onSignal: (signal) => {
      applyQueue();
      parts.onSignal(signal);
    },
    onReset: async () => {
      applyQueue();
      const result = await engine.insist(read);
      if (result.ok) await adopt(result.value.session, result.value.skewMs);
      parts.onSetupChanged();
      await list.resync();
      await parts.resyncThreads();
    },
    onState: (stream) => {
      const { stream: before } = engine.state.connection;
      engine.commit((change) => {
        change.patch({ connection: { ...change.state.connection, stream } });
      });
      if (stream.kind === 'live' && before.kind !== 'live') parts.onLive();
    },
  };

  const start = async (): Promise<void> => {
    if (engine.hasEnded || unsubscribe !== null || engine.state.session.status === 'loading') return;
    engine.commit((change) => {
      change.patch({ session: { ...change.state.session, status: 'loading', error: null } });
    });
    const result = await read();
    if (engine.hasEnded) return;
    if (!result.ok) {
      engine.commit((change) => {
        change.patch({ session: { ...change.state.session, status: 'failed', error: result.error } });
      });
      attempts += 1;
      if (isPassing(result.error.kind))
        engine.after(engine.backoff(attempts, result.error), () => void start());
      return;
    }
    const { session, skewMs } = result.value;
    const preferences = readPreferences(parts.preferences, session);
    engine.commit((change) => {
      const { filter, sort } = preferences;
      change.patch({
        session: { status: 'ready', value: session, error: null, skewMs },
        preferences,
        list: { ...change.state.list, filter, sort },
      });
    });
    const opened = parts.onSession(session);
    unsubscribe = engine.client.subscribe(session.position, listener);
    await Promise.all([opened, list.actions.reloadList()]);
  };

  const prefer = (part: Partial<Preferences>): void => {
    engine.commit((change) => {
      change.patch({ preferences: { ...change.state.preferences, ...part } });
    });
    const { preferences, session } = engine.state;
    if (session.value !== null) keepPreferences(parts.preferences, scopeOf(session.value), preferences);
  };

  return {
    actions: {
      start,
      setAvailability: async (availabilityId) => {
        const result = await engine.client.setAvailability(availabilityId, engine.signal);
        if (engine.hasEnded) return;
        if (result.ok) await adopt(result.value, engine.state.session.skewMs);
        else engine.notify({ tone: 'failure', key: 'action-failed', error: result.error });
      },
      setListCollapsed: (listCollapsed) => {
        prefer({ listCollapsed });
      },
      setCardCollapsed: (cardCollapsed) => {
        prefer({ cardCollapsed });
      },
    },
    rereadSoon,
    prefer,
    end: () => unsubscribe?.(),
  };
}

/** The fresh session with every part that says the same as before left as the object it was. */
function sharing(before: Session, fresh: Session): Session {
  const shared = Object.entries(fresh).map(([name, part]: [string, unknown]) => {
    const present: unknown = before[name as keyof Session];
    return [name, JSON.stringify(present) === JSON.stringify(part) ? present : part];
  });
  return Object.fromEntries(shared) as Session;
}
