import type { AgentStorage, Kept } from './agent-storage.ts';
import { memoryStorage } from './memory-storage.ts';

/** How long the browser has for one call before it counts as failed. */
const DEADLINE_MS = 5_000;

/** What a storage that outlasts its database is made of. */
export interface SteadyOptions {
  /** Opens what lasts; rejects where it can't be had. Null where it is not wanted. */
  readonly open: (() => Promise<AgentStorage>) | null;
  readonly makeId: () => string;
  readonly after: (ms: number, callback: () => void) => () => void;
  /** What memory begins with when the lasting storage fails. */
  readonly present: () => Kept;
  /** Called once when memory has taken over: a reload would lose what waits. */
  readonly onMemory: () => void;
}

/**
 * A storage whose calls never fail: the lasting one while it works (it is opened anew once, as browsers close it at will),
 * memory from then on.
 */
export async function steadyStorage({
  open,
  makeId,
  after,
  present,
  onMemory,
}: SteadyOptions): Promise<AgentStorage> {
  let lasting: AgentStorage | null = null;
  let memory: AgentStorage | null = null;
  let running = 0;
  let isClosed = false;

  const inTime = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const cancel = after(DEADLINE_MS, () => {
        reject(new Error('the browser’s storage did not answer'));
      });
      work.then(resolve, reject).finally(cancel);
    });
  const fallBack = (): AgentStorage => {
    if (memory === null) {
      memory = memoryStorage(makeId, present());
      lasting?.close();
      if (!isClosed) onMemory();
    }
    return memory;
  };
  const reopen = async (): Promise<AgentStorage> => {
    if (open === null || isClosed) throw new Error('no storage');
    lasting?.close();
    return (lasting = await inTime(open()));
  };

  /** Not `async`: a call made while the page goes away must reach the database before it returns. */
  const run = <T>(call: (storage: AgentStorage) => Promise<T>): Promise<T> => {
    if (memory !== null) return call(memory);
    running += 1;
    return inTime(attempt(lasting, call))
      .catch(async () => inTime(attempt(await reopen(), call)))
      .catch(() => call(fallBack()))
      .finally(() => {
        running -= 1;
        if (isClosed && running === 0) lasting?.close();
      });
  };

  await reopen().catch(fallBack);
  return {
    read: () => run((storage) => storage.read()),
    readDraft: (interactionId) => run((storage) => storage.readDraft(interactionId)),
    saveDraft: (draft, seen) => run((storage) => storage.saveDraft(draft, seen)),
    enqueue: (entries, taken, seen) => run((storage) => storage.enqueue(entries, taken, seen)),
    waitingIn: (interactionId) => run((storage) => storage.waitingIn(interactionId)),
    replace: (clientId, entry) => run((storage) => storage.replace(clientId, entry)),
    remove: (clientId) => run((storage) => storage.remove(clientId)),
    giveBack: (clientIds, draft, seen) => run((storage) => storage.giveBack(clientIds, draft, seen)),
    putPending: (entry) => run((storage) => storage.putPending(entry)),
    removePending: (key) => run((storage) => storage.removePending(key)),
    clear: () => {
      const cleared = run((storage) => storage.clear());
      // What is still on its way to be kept must not follow.
      memory = memoryStorage(makeId, { drafts: [], outbox: [], pending: [] });
      return cleared;
    },
    close: () => {
      isClosed = true;
      if (running === 0) lasting?.close();
    },
  };
}

/** A database that has been closed throws at once; that too is a failure of the call. */
function attempt<T>(storage: AgentStorage | null, call: (storage: AgentStorage) => Promise<T>): Promise<T> {
  try {
    return storage === null ? Promise.reject(new Error('no storage')) : call(storage);
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
}
