import type { Message } from '../model/message.ts';
import { draftOf, fromDraft } from './composer-draft.ts';
import { isPrivateReply } from '../model/send.ts';
import { composerIn, patchComposer } from './composers.ts';
import type { Drafts } from './drafts.ts';
import type { Engine } from './engine.ts';
import { withoutQuote } from './removed.ts';
import type { StateChange } from './state-change.ts';
import type { ComposerSlice, OutboxEntry } from './state.ts';
import type { Draft } from './storage/agent-storage.ts';

/** So many ids of messages that are over are remembered. */
const OVER = 5_000;
/** The longest wait that one timer is trusted with. */
const LONG_MS = 60 * 60 * 1000;

/** What waits to be sent, and what an agent can do about it. */
export interface Outbox {
  /** Shows what was kept. */
  begin(rows: readonly OutboxEntry[]): void;
  /** Reads anew what is kept, after another tab has said that it changed. */
  refresh(): Promise<void>;
  /** Puts messages at the end, and takes what they were made of out of the composer, in one. */
  enqueue(interactionId: string, entries: readonly OutboxEntry[], taken: ComposerSlice | null): Promise<void>;
  /** Another row in the place of one; false where that has gone. */
  replace(clientId: string, entry: OutboxEntry): Promise<boolean>;
  /** Takes messages of one interaction out and puts their words back in front of what is being written. */
  giveBack(entries: readonly OutboxEntry[], newer: readonly Message[]): Promise<void>;
  /** Takes a message out for good. */
  discard(clientId: string): Promise<void>;
  /** Shows a row in another state, for this tab alone and until it is put back with null. */
  show(clientId: string, entry: OutboxEntry | null): void;
  /** Whether the backend has been seen to have this message, or the agent has taken it back. */
  isOver(clientId: string): boolean;
  waitingIn(interactionId: string): readonly OutboxEntry[];
  entry(clientId: string): OutboxEntry | null;
}

/** What waits to be taken by the backend: the same in the state, in storage and in every tab. */
export function createOutbox(engine: Engine, drafts: Drafts): Outbox {
  /** Rows that must not come back, whatever a read that began earlier says; the oldest are forgotten. */
  const over = new Set<string>();
  const shown = new Map<string, OutboxEntry>();
  let writes = 0;

  const end = (clientId: string): void => {
    over.add(clientId);
    shown.delete(clientId);
    const [oldest] = over;
    if (over.size > OVER && oldest !== undefined) over.delete(oldest);
  };
  const setWaiting = (change: StateChange, waiting: readonly OutboxEntry[]): void => {
    change.patch({ outbox: { waiting } });
  };
  const begin = (rows: readonly OutboxEntry[]): void => {
    engine.commit((change) => {
      const present = new Map(change.state.outbox.waiting.map((entry) => [entry.message.clientId, entry]));
      const waiting = rows
        .filter(({ message }) => !over.has(message.clientId ?? ''))
        .map(
          (row) => shown.get(row.message.clientId ?? '') ?? sameRow(present.get(row.message.clientId), row),
        );
      const { waiting: before } = change.state.outbox;
      if (waiting.length !== before.length || waiting.some((entry, index) => entry !== before[index]))
        setWaiting(change, waiting);
    });
  };
  const without =
    (clientIds: readonly (string | null)[]) =>
    (change: StateChange): void => {
      const { waiting } = change.state.outbox;
      const left = waiting.filter(({ message }) => !clientIds.includes(message.clientId));
      if (left.length < waiting.length) setWaiting(change, left);
    };
  const swap = (clientId: string, entry: OutboxEntry): void => {
    engine.commit((change) => {
      const { waiting } = change.state.outbox;
      const index = waiting.findIndex(({ message }) => message.clientId === clientId);
      if (index >= 0 && waiting[index] !== entry) setWaiting(change, waiting.with(index, entry));
    });
  };
  const tell = (): void => engine.keep?.tell({ type: 'outbox', taken: null });

  engine.onReduce((change) => {
    if (change.taken.size > 0) without([...change.taken.keys()])(change);
  });
  engine.onCommit((change) => {
    // Those as well that are not known to wait here: a read that is under way may be about to bring them.
    for (const clientId of change.taken.keys()) end(clientId);
    for (const { message } of change.before.outbox.waiting) {
      const clientId = message.clientId ?? '';
      if (!change.taken.has(clientId)) continue;
      // Before the row goes, so that no tab misses both at any moment.
      const taken = change.news.find((one) => one.clientId === clientId);
      if (taken !== undefined) engine.keep?.tell({ type: 'outbox', taken });
      void engine.keep?.storage.remove(clientId);
    }
  });

  return {
    begin,
    refresh: async () => {
      const { keep } = engine;
      if (keep === null) return;
      for (;;) {
        const before = writes;
        const { outbox } = await keep.storage.read();
        if (before !== writes) continue;
        begin(outbox);
        return;
      }
    },
    enqueue: (id, entries, taken) =>
      drafts.alone(id, async (seen, keep) => {
        const outcome = await keep.storage.enqueue(
          entries.map(withoutQuote),
          taken === null ? null : draftOf(id, taken),
          seen,
        );
        writes += 1;
        engine.commit((change) => {
          const present = new Set(change.state.outbox.waiting.map(({ message }) => message.clientId));
          const fresh = entries.filter(({ message }) => !present.has(message.clientId));
          setWaiting(change, [...change.state.outbox.waiting, ...fresh]);
          if (taken === null) return;
          patchComposer(change, id, withoutTaken(composerIn(change, id), taken));
          const left = composerIn(change, id);
          const interaction = change.state.interactions[id];
          // The one private reply is on its way: what follows is as usual again.
          if (interaction !== undefined && left.text === '' && isPrivateReply({ interaction, ...left }))
            patchComposer(change, id, { visibility: interaction.visibility });
        });
        tell();
        return { outcome: taken === null ? null : outcome, result: undefined };
      }),
    replace: async (clientId, entry) => {
      const { keep } = engine;
      if (keep === null) return false;
      const isThere = await keep.storage.replace(clientId, withoutQuote(entry));
      writes += 1;
      shown.delete(clientId);
      if (isThere && entry.message.clientId !== clientId) end(clientId);
      if (isThere) swap(clientId, entry);
      tell();
      return isThere;
    },
    giveBack: async (entries, newer) => {
      const id = entries[0]?.message.interactionId;
      if (id === undefined) return;
      const clientIds = entries.map(({ message }) => message.clientId ?? '');
      await drafts.alone(id, async (seen, keep) => {
        const outcome = await keep.storage.giveBack(
          clientIds,
          givenBack(id, entries, composerIn(engine, id)),
          seen,
        );
        writes += 1;
        if (outcome === null) return { outcome, result: undefined };
        clientIds.forEach(end);
        engine.commit((change) => {
          without(clientIds)(change);
          const composer = composerIn(change, id);
          patchComposer(change, id, { ...fromDraft(givenBack(id, entries, composer), composer), newer });
          for (const message of newer) change.addMessage(message);
        });
        tell();
        return { outcome, result: undefined };
      });
    },
    discard: async (clientId) => {
      const { keep } = engine;
      if (keep === null || !(await keep.storage.remove(clientId))) return;
      writes += 1;
      end(clientId);
      engine.commit(without([clientId]));
      tell();
    },
    show: (clientId, entry) => {
      if (entry === null) {
        shown.delete(clientId);
        return;
      }
      shown.set(clientId, entry);
      swap(clientId, entry);
    },
    isOver: (clientId) => over.has(clientId),
    waitingIn: (id) => engine.state.outbox.waiting.filter(({ message }) => message.interactionId === id),
    entry: (clientId) =>
      engine.state.outbox.waiting.find(({ message }) => message.clientId === clientId) ?? null,
  };
}

/** How long until the next of these is older than its limit, in milliseconds; null where none waits. */
export function msUntilTooOld(waiting: readonly OutboxEntry[], maxAgeMs: number, now: number): number | null {
  const ages = waiting
    .filter(({ message }) => message.delivery?.state === 'queued')
    .map(({ queuedAt }) => queuedAt + maxAgeMs - now);
  return ages.length === 0 ? null : Math.min(LONG_MS, Math.max(0, Math.min(...ages)));
}

/** Keeps the object that is there where it says the same, so that nothing renders for nothing. */
function sameRow(present: OutboxEntry | undefined, row: OutboxEntry): OutboxEntry {
  const isSame =
    present?.attempts === row.attempts &&
    present.retryAt === row.retryAt &&
    present.queuedAt === row.queuedAt &&
    present.message.delivery?.state === row.message.delivery?.state &&
    present.message.delivery?.reason === row.message.delivery?.reason;
  return isSame ? present : row;
}

/** What is left in the composer when `taken` has gone: what was added while it was being put away. */
function withoutTaken(present: ComposerSlice, taken: ComposerSlice): Partial<ComposerSlice> {
  const gone = new Set(taken.attachments.map(({ localId }) => localId));
  return {
    text: present.text.startsWith(taken.text) ? present.text.slice(taken.text.length) : present.text,
    inReplyToId: present.inReplyToId === taken.inReplyToId ? null : present.inReplyToId,
    as: present.inReplyToId === taken.inReplyToId ? undefined : present.as,
    attachments: present.attachments.filter(({ localId }) => !gone.has(localId)),
    refused: [],
    newer: [],
  };
}

/** The draft that takes the place of messages: their words and files first, then what was being written. */
function givenBack(id: string, entries: readonly OutboxEntry[], composer: ComposerSlice): Draft {
  const present = draftOf(id, composer);
  const messages = entries.map(({ message }) => message);
  return {
    interactionId: id,
    text: [...messages.map(({ text }) => text), present.text].filter((text) => text !== '').join('\n'),
    visibility: messages[0]?.visibility ?? present.visibility,
    inReplyToId: messages[0]?.inReplyTo?.id ?? present.inReplyToId,
    as: entries[0]?.as ?? present.as,
    attachments: [...messages.flatMap(({ attachments }) => attachments), ...present.attachments],
  };
}
