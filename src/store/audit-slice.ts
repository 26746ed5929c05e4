import type { AuditEntry } from '../model/audit.ts';
import type { Engine } from './engine.ts';
import type { AuditSlice, AuditTrail, OutcomeActions } from './outcome-state.ts';
import type { PreferenceStorage } from './preferences.ts';
import { selectAudit } from './select-outcome.ts';

const KEY = 'inlay:audit-trail:';
/** So long changes are gathered before the trail is read for them. */
const GATHER_MS = 250;

/** The audit trail in threads. */
export interface Audit {
  readonly actions: Pick<OutcomeActions, 'showAudit'>;
  /** Whose choice it is to see it. */
  begin(scope: string): void;
}

/** Reads the trails of threads that are held, as far back as their messages, while the agent wants to see them (H1). */
export function createAudit(engine: Engine, storage: PreferenceStorage | null): Audit {
  let key: string | null = null;
  const stale = new Set<string>();
  const reading = new Set<string>();

  const patch = (part: Partial<AuditSlice>): void => {
    engine.commit((change) => {
      change.patch({ audit: { ...selectAudit(change.state), ...part } });
    });
  };
  const trailOf = (id: string): AuditTrail =>
    selectAudit(engine.state).trails[id] ?? { entries: [], next: null, status: 'idle' };
  const put = (id: string, trail: Partial<AuditTrail>): void => {
    patch({ trails: { ...selectAudit(engine.state).trails, [id]: { ...trailOf(id), ...trail } } });
  };

  /** Reads the newest, down to what is known already. */
  const readNewest = async (id: string): Promise<void> => {
    const known = trailOf(id);
    put(id, { status: known.status === 'idle' ? 'loading' : known.status });
    const fresh: AuditEntry[] = [];
    let cursor: string | null = null;
    do {
      const page = await engine.insist(() => engine.client.audit(id, cursor, engine.signal));
      if (engine.hasEnded) return;
      if (!page.ok) {
        put(id, { status: 'failed' });
        return;
      }
      fresh.push(...page.value.items);
      cursor = page.value.next;
    } while (cursor !== null && known.entries.length > 0 && !fresh.some((one) => isIn(known.entries, one)));
    const older = known.entries.filter((one) => !isIn(fresh, one));
    put(id, {
      entries: [...fresh, ...older],
      next: known.entries.length === 0 ? cursor : known.next,
      status: 'ready',
    });
  };
  /** Reads further back, where the thread's messages go further back than what is known. */
  const readOlder = async (id: string): Promise<void> => {
    for (;;) {
      const { next, entries } = trailOf(id);
      const oldest = engine.state.threads[id]?.messages[0]?.message.sentAt;
      const last = entries.at(-1);
      if (next === null || oldest === undefined || last === undefined || last.at < oldest) return;
      const page = await engine.client.audit(id, next, engine.signal);
      if (!page.ok || engine.hasEnded) return;
      const older = page.value.items.filter((one) => !isIn(trailOf(id).entries, one));
      put(id, { entries: [...trailOf(id).entries, ...older], next: page.value.next });
    }
  };

  const read = async (id: string): Promise<void> => {
    if (reading.has(id)) return;
    reading.add(id);
    do {
      stale.delete(id);
      await readNewest(id);
      await readOlder(id);
    } while (stale.has(id) && !engine.hasEnded);
    reading.delete(id);
  };
  const readStale = engine.throttled(GATHER_MS, () => {
    for (const id of stale) void read(id);
  });

  engine.onCommit(({ before, state, moves, messages }) => {
    if (!selectAudit(state).isShown) return;
    const touched = new Set([...moves.keys(), ...messages.map(({ interactionId }) => interactionId)]);
    for (const id of Object.keys(state.threads)) {
      const hasOlder = state.threads[id]?.messages[0] !== before.threads[id]?.messages[0];
      const isNew = selectAudit(state).trails[id] === undefined;
      if (touched.has(id) || hasOlder || isNew) stale.add(id);
    }
    if (stale.size > 0) readStale();
  });

  return {
    begin: (scope) => {
      key = KEY + scope;
      try {
        if (storage?.getItem(key) === 'shown') patch({ isShown: true });
      } catch {
        // Denied: it is hidden until the agent asks for it.
      }
    },
    actions: {
      showAudit: (isShown) => {
        // What was not followed while it was hidden is read anew.
        patch({ isShown, trails: {} });
        try {
          if (key !== null && isShown) storage?.setItem(key, 'shown');
          else if (key !== null) storage?.removeItem(key);
        } catch {
          // Full or denied: it holds until the page goes.
        }
      },
    },
  };
}

const isIn = (entries: readonly AuditEntry[], { id }: AuditEntry): boolean =>
  entries.some((one) => one.id === id);
