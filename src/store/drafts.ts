import type { Message } from '../model/message.ts';
import { draftOf, fromDraft } from './composer-draft.ts';
import { composerIn, patchComposer } from './composers.ts';
import type { Engine } from './engine.ts';
import type { Keep } from './keep.ts';
import type { Unsaved } from './last-words.ts';
import {
  isEmptyDraft,
  joinDrafts,
  type Draft,
  type DraftOutcome,
  type KeptDraft,
} from './storage/agent-storage.ts';

/** Typing is kept after this long at the latest. */
const SAVE_MS = 250;

interface DraftRecord {
  /** The mark of what was kept when this tab last looked. */
  seen: string | null;
  isDirty: boolean;
  /** What is on its way to be kept; null for nothing. */
  begun: Draft | null;
  cancel: () => void;
}

/** What is written and not sent, kept per interaction over reloads and between tabs. */
export interface Drafts {
  /** Shows what was kept, and keeps what was written before there was a place for it. */
  begin(drafts: readonly KeptDraft[]): void;
  /** Says that a composer has changed by the agent's hand. */
  readonly changed: (interactionId: string) => void;
  /** Begins to keep everything now. */
  readonly flush: () => void;
  /** What is not certain to be kept yet: not begun, or under way. */
  unsaved(): readonly Unsaved[];
  /** What is being written now, for a storage that takes over. */
  present(): readonly KeptDraft[];
  /** Resolves when nothing is on its way to be kept. */
  idle(): Promise<unknown>;
  /** Another tab kept or took out a draft. */
  hear(interactionId: string, newer: readonly Message[]): void;
  /**
   * Runs what takes text out of a composer or puts some back, alone in its interaction. `work` gets what this tab last saw
   * and returns what became of the draft, once it has changed the composer.
   */
  alone<T>(
    interactionId: string,
    work: (seen: string | null, keep: Keep) => Promise<{ outcome: DraftOutcome | null; result: T }>,
  ): Promise<T>;
}

/** Keeps what is being written: soon after typing, at once when the page goes, and in step with the other tabs. */
export function createDrafts(engine: Engine): Drafts {
  const records = new Map<string, DraftRecord>();
  const turns = new Map<string, Promise<unknown>>();
  /** Interactions whose text is on its way out of the draft: it must not be left behind as one. */
  const leaving = new Set<string>();

  const recordOf = (id: string): DraftRecord => {
    let record = records.get(id);
    if (record === undefined)
      records.set(id, (record = { seen: null, isDirty: false, begun: null, cancel: () => undefined }));
    return record;
  };

  /** Begins at once where nothing else is under way, so that a flush reaches the storage before it returns. */
  const inTurn = <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const before = turns.get(id);
    const run = before === undefined ? work() : before.then(work);
    const turn = run.catch(() => undefined);
    turns.set(id, turn);
    void turn.then(() => {
      if (turns.get(id) === turn) turns.delete(id);
    });
    return run;
  };

  /** Takes note of what is kept now; another tab's words that were mixed in are shown. */
  const take = (id: string, { revision, foreign }: DraftOutcome): void => {
    recordOf(id).seen = revision;
    if (foreign === null) return;
    engine.commit((change) => {
      const composer = composerIn(change, id);
      patchComposer(change, id, fromDraft(joinDrafts(foreign, draftOf(id, composer)), composer));
    });
  };

  const save = (id: string): Promise<void> =>
    inTurn(id, async () => {
      const record = recordOf(id);
      const { keep } = engine;
      if (!record.isDirty || keep === null) return;
      record.isDirty = false;
      record.cancel();
      record.begun = draftOf(id, composerIn(engine, id));
      const outcome = await keep.storage.saveDraft(record.begun, record.seen).finally(() => {
        record.begun = null;
      });
      take(id, outcome);
      keep.tell({ type: 'draft', interactionId: id, newer: [] });
    });

  const changed = (id: string): void => {
    const record = recordOf(id);
    if (record.isDirty) return;
    record.isDirty = true;
    record.cancel = engine.after(SAVE_MS, () => void save(id));
  };

  return {
    begin: (drafts) => {
      for (const draft of drafts) recordOf(draft.interactionId).seen = draft.revision;
      engine.commit((change) => {
        for (const draft of drafts) {
          const id = draft.interactionId;
          const composer = composerIn(change, id);
          // What was typed before this was at hand is as little to be lost as what was kept.
          const mine = draftOf(id, composer);
          patchComposer(
            change,
            id,
            fromDraft(isEmptyDraft(mine) ? draft : joinDrafts(draft, mine), composer),
          );
        }
      });
      for (const [id, record] of records) if (record.isDirty) void save(id);
    },
    changed,
    flush: () => {
      for (const [id, record] of records) if (record.isDirty) void save(id);
    },
    unsaved: () =>
      [...records]
        .filter(([id, { isDirty }]) => !leaving.has(id) && (isDirty || turns.has(id)))
        .map(([id, { seen, begun }]) => ({ draft: draftOf(id, composerIn(engine, id)), seen, begun })),
    present: () =>
      Object.entries(engine.state.composers).map(([id, composer]) => {
        const record = recordOf(id);
        record.seen ??= engine.makeId();
        return { ...draftOf(id, composer), revision: record.seen };
      }),
    idle: () => Promise.all([...turns.values()]),
    hear: (id, newer) => {
      void inTurn(id, async () => {
        const record = recordOf(id);
        const { keep } = engine;
        if (keep === null) return;
        const kept = await keep.storage.readDraft(id);
        // What is being typed here meets the other's words when it is kept.
        if (record.isDirty || kept?.revision === record.seen) return;
        record.seen = kept?.revision ?? null;
        engine.commit((change) => {
          const present = composerIn(change, id);
          patchComposer(change, id, {
            ...fromDraft(kept, present),
            newer: newer.length > 0 ? newer : present.newer,
          });
        });
      });
    },
    alone: (id, work) =>
      inTurn(id, async () => {
        const record = recordOf(id);
        const { keep } = engine;
        if (keep === null) throw new Error('nothing is kept before the session is known');
        const wasDirty = record.isDirty;
        record.isDirty = false;
        record.cancel();
        leaving.add(id);
        const { outcome, result } = await work(record.seen, keep).finally(() => leaving.delete(id));
        if (outcome !== null) {
          take(id, outcome);
          keep.tell({ type: 'draft', interactionId: id, newer: engine.state.composers[id]?.newer ?? [] });
        } else if (wasDirty) {
          changed(id);
        }
        return result;
      }),
  };
}
