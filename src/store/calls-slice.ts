import { callObstacle, type CallRefusal } from '../model/beginning.ts';
import { connectedSince, isSameNumber, type CallAction, type HostCall } from '../model/host-call.ts';
import type { CallsActions, CallSlice } from './call-state.ts';
import type { Engine } from './engine.ts';
import type { PreferenceStorage } from './preferences.ts';

const PREFIX = 'inlay:calls:';
/** Of so many calls, the newest, it is known when they were and what they were for. */
const KEPT_MAX = 20;
/** After so long the agent is told that a call was taken of which the host has not told. */
const TOLD_MS = 2_000;
/** So long the host has to tell of a call that it was asked for; one that it tells of thereafter is its own. */
const EXPECTED_MS = 60_000;

/** What is known of a call that was begun here; times are epoch milliseconds on the server's clock. */
interface CallRecord {
  readonly callId: string;
  readonly interactionId: string;
  readonly startedAt: number;
  /** Null while it goes on. */
  readonly endedAt: number | null;
}

/** The agent's calls by the host's softphone (W3). */
export interface Calls {
  readonly actions: CallsActions;
  /** Reads what is kept of this agent's calls, and takes up one that has gone on since. */
  begin(scope: string): void;
  /** Takes what the host tells of a call. One that was not begun here is the host's alone. */
  readonly hear: (call: HostCall) => void;
  /** When the last call of an interaction was; null where there was none. */
  readonly timesOf: (
    interactionId: string,
  ) => { readonly startedAt: number; readonly endedAt: number } | null;
  /** Removes what is kept. */
  clear(): void;
}

/** Calls by the host's word alone: nothing is shown of one before the host has told of it. */
export function createCalls(engine: Engine, storage: PreferenceStorage | null): Calls {
  const { host } = engine;
  let scope: string | null = null;
  let records: readonly CallRecord[] = [];
  /** What was dialled here and the host has not told of. */
  let expected: { readonly number: string; readonly interactionId: string; readonly until: number } | null =
    null;
  /** The newest call that the agent has put away. */
  let dismissed: string | null = null;

  const keep = (): void => {
    try {
      if (scope !== null) storage?.setItem(PREFIX + scope, JSON.stringify(records));
    } catch {
      // Full or denied: after a reload it is the host's alone.
    }
  };
  const put = (record: CallRecord): void => {
    const isKnown = records.some(({ callId }) => callId === record.callId);
    records = isKnown
      ? records.map((one) => (one.callId === record.callId ? record : one))
      : [...records, record].slice(-KEPT_MAX);
    keep();
  };
  const show = (call: CallSlice | null): void => {
    engine.commit((change) => {
      change.patch({ call });
    });
  };
  const patch = (id: string, part: Partial<CallSlice>): void => {
    const { call } = engine.state;
    if (call?.call.id === id) show({ ...call, ...part });
  };

  const recordFor = (call: HostCall): CallRecord | null => {
    const known = records.find(({ callId }) => callId === call.id);
    if (known !== undefined) return known;
    if (expected !== null && engine.machineNow() > expected.until) expected = null;
    if (expected === null || !isSameNumber(call.number, expected.number)) return null;
    const { interactionId } = expected;
    expected = null;
    return { callId: call.id, interactionId, startedAt: engine.now(), endedAt: null };
  };

  const hear = (call: HostCall): void => {
    const record = recordFor(call);
    if (record === null) return;
    const now = engine.now();
    const isOver = call.state === 'ended';
    const before = engine.state.call ?? null;
    const since = connectedSince(call, before?.call.id === call.id ? before.connectedAt : null, {
      now,
      skewMs: engine.state.session.skewMs,
    });
    const endedAt = isOver ? (record.endedAt ?? now) : null;
    put({ ...record, startedAt: Math.min(record.startedAt, since ?? now), endedAt });
    // One that was begun before another goes on in the host.
    if (records.at(-1)?.callId !== call.id || call.id === dismissed) return;
    show({ interactionId: record.interactionId, call, connectedAt: since, endedAt, asked: null });
  };

  const control = async (action: CallAction): Promise<void> => {
    const { call: shown } = engine.state;
    if (shown?.asked !== null || !shown.call.actions.includes(action)) return;
    const { id } = shown.call;
    patch(id, { asked: action });
    const answer = await host.controlCall({ id, action });
    patch(id, { asked: null });
    if (!answer.ok) engine.notify({ tone: 'failure', key: 'call-refused' });
  };

  const refusalOf = (interactionId: string): CallRefusal | null => {
    const { interactions, session } = engine.state;
    const interaction = interactions[interactionId];
    if (interaction === undefined || session.value === null) return 'not-mine';
    const { status, assignee } = interaction;
    return callObstacle({ status, assigneeId: assignee?.id ?? null }, session.value.agent);
  };

  const dial = async (number: string, interactionId: string): Promise<void> => {
    const why = refusalOf(interactionId);
    if (why !== null) {
      engine.notify({ tone: 'failure', key: 'not-called', why });
      return;
    }
    const dialled = number.replace(/[^+\d]/g, '');
    const waiting = { number: dialled, interactionId, until: engine.machineNow() + EXPECTED_MS };
    expected = waiting;
    const result = host.capabilities.has('dial')
      ? await host.dial(dialled)
      : ({ ok: false, reason: 'unsupported' } as const);
    if (result.ok) {
      const say = (): void => {
        if (expected === waiting) engine.notify({ tone: 'info', key: 'dialling', name: number });
      };
      // Where the call is shown, nothing more has to be said of it.
      if (host.capabilities.has('call-controls')) engine.after(TOLD_MS, say);
      else say();
      return;
    }
    if (expected === waiting) expected = null;
    const key = result.reason === 'unsupported' ? 'no-softphone' : 'not-dialled';
    engine.notify({ tone: 'failure', key, name: number });
  };

  const takeUp = async (): Promise<void> => {
    if (!host.capabilities.has('call-controls') || !records.some(({ endedAt }) => endedAt === null)) return;
    const answer = await host.currentCall();
    if (engine.hasEnded || !answer.ok) return;
    const { value: call } = answer;
    // When another was over, nobody knows.
    records = records.filter(({ callId, endedAt }) => endedAt !== null || callId === call?.id);
    keep();
    if (call) hear(call);
  };

  return {
    actions: {
      dial,
      controlCall: control,
      dismissCall: () => {
        dismissed = engine.state.call?.call.id ?? null;
        show(null);
      },
    },
    begin: (given) => {
      scope = given;
      records = [...readRecords(storage, given), ...records];
      void takeUp();
    },
    hear,
    timesOf: (interactionId) => {
      const last = records.findLast((record) => record.interactionId === interactionId);
      if (last === undefined) return null;
      const { startedAt, endedAt, callId } = last;
      if (endedAt !== null) return { startedAt, endedAt };
      return engine.state.call?.call.id === callId ? { startedAt, endedAt: engine.now() } : null;
    },
    clear: () => {
      records = [];
      try {
        if (scope !== null) storage?.removeItem(PREFIX + scope);
      } catch {
        // Denied: nothing was kept either.
      }
    },
  };
}

function readRecords(storage: PreferenceStorage | null, scope: string): readonly CallRecord[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(PREFIX + scope) ?? '[]');
    return Array.isArray(kept) ? (kept as unknown[]).filter(isRecord) : [];
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is CallRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { callId, interactionId, startedAt, endedAt } = value as Record<string, unknown>;
  return (
    typeof callId === 'string' &&
    typeof interactionId === 'string' &&
    typeof startedAt === 'number' &&
    (endedAt === null || typeof endedAt === 'number')
  );
}
