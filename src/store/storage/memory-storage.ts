import type { PendingEntry } from '../pending-entry.ts';
import type { OutboxEntry } from '../state.ts';
import {
  draftAfterSend,
  settleDraft,
  type AgentStorage,
  type Draft,
  type DraftOutcome,
  type Kept,
  type KeptDraft,
} from './agent-storage.ts';

/** Keeps for as long as the page lives, for where the browser keeps nothing; begins with what is handed in. */
export function memoryStorage(makeId: () => string, begin: Kept): AgentStorage {
  const drafts = new Map<string, KeptDraft>(begin.drafts.map((draft) => [draft.interactionId, draft]));
  let outbox: readonly OutboxEntry[] = begin.outbox;
  const pending = new Map<string, PendingEntry>(begin.pending.map((entry) => [entry.key, entry]));

  const keep = (draft: Draft, seen: string | null): DraftOutcome => {
    const settled = settleDraft(drafts.get(draft.interactionId) ?? null, draft, seen);
    const revision = settled.keep === null ? null : makeId();
    if (settled.keep === null || revision === null) drafts.delete(draft.interactionId);
    else drafts.set(draft.interactionId, { ...settled.keep, revision });
    return { revision, foreign: settled.foreign };
  };
  const indexOf = (clientId: string): number =>
    outbox.findIndex(({ message }) => message.clientId === clientId);

  return {
    read: async () => ({ drafts: [...drafts.values()], outbox, pending: [...pending.values()] }),
    readDraft: async (interactionId) => drafts.get(interactionId) ?? null,
    saveDraft: async (draft, seen) => keep(draft, seen),
    enqueue: async (entries, taken, seen) => {
      outbox = [...outbox, ...entries];
      if (taken === null) return { revision: null, foreign: null };
      const left = draftAfterSend(drafts.get(taken.interactionId) ?? null, taken, seen);
      if (left === null) drafts.delete(taken.interactionId);
      return { revision: left?.revision ?? null, foreign: left };
    },
    waitingIn: async (interactionId) =>
      outbox.filter(({ message }) => message.interactionId === interactionId),
    replace: async (clientId, entry) => {
      const index = indexOf(clientId);
      if (index < 0) return false;
      outbox = outbox.with(index, entry);
      return true;
    },
    remove: async (clientId) => {
      const before = outbox.length;
      outbox = outbox.filter(({ message }) => message.clientId !== clientId);
      return outbox.length < before;
    },
    giveBack: async (clientIds, draft, seen) => {
      if (clientIds.some((clientId) => indexOf(clientId) < 0)) return null;
      outbox = outbox.filter(({ message }) => !clientIds.includes(message.clientId ?? ''));
      return keep(draft, seen);
    },
    putPending: async (entry) => {
      pending.set(entry.key, entry);
    },
    removePending: async (key) => {
      pending.delete(key);
    },
    clear: async () => {
      drafts.clear();
      pending.clear();
      outbox = [];
    },
    close: () => undefined,
  };
}
