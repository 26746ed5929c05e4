import type { Session } from '../model/agent.ts';
import type { Drafts } from './drafts.ts';
import type { Engine } from './engine.ts';
import type { Keep, TabWord } from './keep.ts';
import { scopeOf } from './preferences.ts';
import type { Kept } from './storage/agent-storage.ts';
import { openIndexedStorage } from './storage/indexed-storage.ts';
import { steadyStorage } from './storage/steady-storage.ts';
import { tabsOf } from './tabs-of.ts';

/** What the keeping of one agent's work is opened with. */
export interface KeepParts {
  /** The browser's databases; null keeps in memory alone. */
  readonly databases: IDBFactory | null;
  readonly drafts: Drafts;
  /** Another tab said something. */
  readonly onWord: (word: TabWord) => void;
}

/** Opens what is kept for the session's agent; resolves to what is in it. */
export async function openKeep(engine: Engine, session: Session, parts: KeepParts): Promise<Kept> {
  const scope = scopeOf(session);
  const { databases, drafts } = parts;
  const storage = await steadyStorage({
    open: databases === null ? null : () => openIndexedStorage(databases, scope, engine.makeId),
    makeId: engine.makeId,
    after: (ms, callback) => engine.after(ms, callback),
    present: () => ({
      drafts: drafts.present(),
      outbox: engine.state.outbox.waiting,
      pending: engine.state.pending,
    }),
    onMemory: () => {
      engine.commit((change) => {
        change.patch({ connection: { ...change.state.connection, storage: 'memory' } });
      });
    },
  });
  const channel = tabsOf(engine).channel(`inlay:${scope}`, (value) => {
    const word = tabWord(value);
    if (word !== null && !engine.hasEnded) parts.onWord(word);
  });
  const keep: Keep = {
    scope,
    storage,
    tell: (word) => {
      channel.post(word);
    },
    close: () => {
      channel.close();
      storage.close();
    },
  };
  // Ended while it was being opened: nobody else would let go of it.
  if (engine.hasEnded) keep.close();
  else engine.keep = keep;
  return storage.read();
}

/** Reads what came from another tab; null for what is no such word. */
function tabWord(value: unknown): TabWord | null {
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  const word = value as TabWord;
  return ['draft', 'outbox', 'pending', 'activities', 'signed-out'].includes(word.type) ? word : null;
}
