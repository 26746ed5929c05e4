import type { Session } from '../model/agent.ts';
import type { Message } from '../model/message.ts';
import type { Drafts } from './drafts.ts';
import type { Engine } from './engine.ts';
import { scopeOf } from './preferences.ts';
import type { AgentStorage, Kept } from './storage/agent-storage.ts';
import { openIndexedStorage } from './storage/indexed-storage.ts';
import { steadyStorage } from './storage/steady-storage.ts';

/** What tabs of one agent tell each other. What is kept is read again by who hears of it, so a word that gets lost costs time only. */
export type TabWord =
  /** A draft was kept or taken out; `newer` is what held its text back from going. */
  | { readonly type: 'draft'; readonly interactionId: string; readonly newer: readonly Message[] }
  /** The outbox has changed; `taken` is the backend's copy of a message that went. */
  | { readonly type: 'outbox'; readonly taken: Message | null }
  | { readonly type: 'signed-out' };

/** Where one agent's drafts and waiting messages are kept, and the line to the agent's other tabs. */
export interface Keep {
  /** Organisation and agent: what nobody else reads or sends. */
  readonly scope: string;
  readonly storage: AgentStorage;
  tell(word: TabWord): void;
  close(): void;
}

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
    present: () => ({ drafts: drafts.present(), outbox: engine.state.outbox.waiting }),
    onMemory: () => {
      engine.commit((change) => {
        change.patch({ connection: { ...change.state.connection, storage: 'memory' } });
      });
    },
  });
  const channel = engine.tabs.channel(`inlay:${scope}`, (value) => {
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
  return word.type === 'draft' || word.type === 'outbox' || word.type === 'signed-out' ? word : null;
}
