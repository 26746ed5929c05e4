import { checkAttachments, type AttachmentProblem } from '../model/attachment-rules.ts';
import type { Attachment } from '../model/message.ts';
import { isPassing, mayAskAgain, type Result } from '../model/result.ts';
import { formRules } from '../model/send.ts';
import { composerIn, patchComposer } from './composers.ts';
import type { Drafts } from './drafts.ts';
import type { Engine } from './engine.ts';
import { selectRules } from './select-rules.ts';
import { selectHasFeature } from './selectors.ts';
import type { AppActions, ComposerAttachment, RefusedFile } from './state.ts';
import type { KeptFile, KeptFiles } from './storage/kept-files.ts';
import { tabsOf } from './tabs-of.ts';

/** A step of progress worth showing, as a share of the file. */
const STEP = 0.02;

export type UploadActions = Pick<
  AppActions,
  'attach' | 'retryUpload' | 'removeAttachment' | 'dismissRefused'
>;

/** Uploads of one store. */
export interface Uploads {
  readonly actions: UploadActions;
  /** Takes up what a page left in the middle; what another tab still uploads is left to that one. */
  begin(scope: string): Promise<void>;
  /** Tries at once what waits for another attempt, as the connection is back. */
  resume(): void;
  /** Removes what is kept of the agent. */
  clear(): Promise<void>;
  close(): void;
}

/** A file on its way: how it is ended, and how its next attempt is brought forward. */
interface Running {
  readonly file: File;
  readonly abort: AbortController;
  /** Ends the wait for the next attempt. */
  wake: () => void;
  /** Whether it is worth another attempt when the connection is back. */
  waits: boolean;
  /** Resolves when the browser has it, or keeps none; dropped before, it would land behind that. */
  isKept: Promise<unknown>;
  /** Called after the next attempt. */
  attempted: (() => void)[];
}

const begun = (file: File): Running => ({
  file,
  abort: new AbortController(),
  wake: () => undefined,
  waits: false,
  isKept: Promise.resolve(),
  attempted: [],
});

/**
 * Checks files before they leave, uploads those that may, and keeps the others' names with the reason. What fails in passing is
 * tried again by itself, later each time; a file is kept in the browser until the backend has it.
 */
export function createUploads(engine: Engine, drafts: Drafts, files: KeptFiles): Uploads {
  const running = new Map<string, Running>();

  const patchUpload = (id: string, localId: string, part: Partial<ComposerAttachment>): void => {
    engine.commit((change) => {
      const { attachments } = composerIn(change, id);
      if (!attachments.some((attachment) => attachment.localId === localId)) return;
      patchComposer(change, id, {
        attachments: attachments.map((attachment) =>
          attachment.localId === localId ? { ...attachment, ...part } : attachment,
        ),
      });
    });
  };
  const addAttachments = (id: string, added: readonly Adding[], refused: readonly RefusedFile[]): void => {
    engine.commit((change) => {
      const composer = composerIn(change, id);
      const fresh = added.filter(
        ({ localId }) => !composer.attachments.some((attachment) => attachment.localId === localId),
      );
      patchComposer(change, id, {
        refused: [...composer.refused, ...refused],
        attachments: [
          ...composer.attachments,
          ...fresh.map(({ file: { name, size, type }, localId }): ComposerAttachment => ({
            localId,
            name,
            size,
            type,
            upload: { kind: 'uploading', share: 0 },
          })),
        ],
      });
    });
  };

  /** One attempt; null where it was ended in the meantime. */
  const attempt = async (
    id: string,
    localId: string,
    { file, abort }: Running,
  ): Promise<Result<Attachment> | null> => {
    let shown = 0;
    patchUpload(id, localId, { upload: { kind: 'uploading', share: 0 } });
    const result = await engine.client.upload(file, {
      interactionId: id,
      signal: AbortSignal.any([abort.signal, engine.signal]),
      onProgress: (share) => {
        if (share - shown < STEP || abort.signal.aborted) return;
        shown = share;
        patchUpload(id, localId, { upload: { kind: 'uploading', share } });
      },
    });
    return abort.signal.aborted || engine.hasEnded ? null : result;
  };

  /** Until so much time has gone (null: for good), or somebody asks for another attempt, or it is ended. */
  const woken = (one: Running, ms: number | null): Promise<void> =>
    new Promise((resolve) => {
      const cancel = ms === null ? () => undefined : engine.after(ms, () => one.wake());
      const over = new AbortController();
      one.wake = () => {
        one.wake = () => undefined;
        cancel();
        over.abort();
        resolve();
      };
      for (const ending of [one.abort.signal, engine.signal])
        ending.addEventListener('abort', () => one.wake(), { signal: over.signal });
    });

  const finish = (id: string, localId: string, attachment: Attachment): void => {
    running.delete(localId);
    patchUpload(id, localId, { upload: { kind: 'ready', attachment } });
    drafts.changed(id);
    drafts.flush();
  };
  /** Within the lock: a tab that gets it next must not find the file again. */
  const letGo = async (localId: string, { isKept }: Running): Promise<void> => {
    // The draft has to name it before the browser lets go of it.
    await Promise.all([isKept, drafts.idle()]);
    await files.drop(localId);
  };

  /** Tries until the backend has it or the agent has taken it away. */
  const untilThere = async (id: string, localId: string, one: Running): Promise<void> => {
    for (let attempts = 1; !one.abort.signal.aborted && !engine.hasEnded; attempts += 1) {
      one.waits = false;
      const result = await attempt(id, localId, one);
      if (result?.ok === true) finish(id, localId, result.value);
      else if (result !== null) {
        const { error } = result;
        patchUpload(id, localId, { upload: { kind: isPassing(error.kind) ? 'waiting' : 'failed', error } });
        if (!mayAskAgain(error.kind)) void files.drop(localId);
      }
      for (const resolve of one.attempted.splice(0)) resolve();
      if (result?.ok === true) {
        await letGo(localId, one);
        return;
      }
      if (result === null) break;
      one.waits = mayAskAgain(result.error.kind) && result.error.retryAfterMs === null;
      await woken(one, isPassing(result.error.kind) ? engine.backoff(attempts + 1, result.error) : null);
    }
    if (one.abort.signal.aborted) await letGo(localId, one);
  };

  /** Resolves after the first attempt. The lock tells other tabs that this one is at it. */
  const upload = (id: string, localId: string, one: Running): Promise<void> =>
    new Promise((resolve) => {
      one.attempted.push(resolve);
      tabsOf(engine)
        .exclusive(lockOf(localId), AbortSignal.any([one.abort.signal, engine.signal]), () =>
          untilThere(id, localId, one),
        )
        .catch(() => undefined)
        .finally(resolve);
    });

  /** Whether it got there already, and a page went away before the browser had let go of it. */
  const isAttached = async (id: string, localId: string): Promise<boolean> => {
    if (engine.state.composers[id]?.attachments.some((one) => one.localId === localId) === true) return true;
    const draft = await engine.keep?.storage.readDraft(id).catch(() => null);
    return draft?.attachments.some((one) => one.localId === localId) === true;
  };

  /** Goes on with what was kept, once no other tab is at it and if it is still there then. */
  const takeUp = async ({ interactionId, localId, file }: KeptFile): Promise<void> => {
    if (running.has(localId)) return;
    const one = begun(file);
    await tabsOf(engine).exclusive(lockOf(localId), engine.signal, async () => {
      if (running.has(localId) || !(await files.has(localId)) || engine.hasEnded) return;
      if (await isAttached(interactionId, localId)) {
        await files.drop(localId);
        return;
      }
      running.set(localId, one);
      addAttachments(interactionId, [{ localId, file }], []);
      await untilThere(interactionId, localId, one);
    });
  };

  /** What is wrong with these files beside those that are there; by their index among `files`. */
  const problems = (id: string, files: readonly File[]): readonly AttachmentProblem[] => {
    const { state } = engine;
    const interaction = state.interactions[id];
    const accountRules = selectRules(id)(state);
    const rules =
      accountRules === null || interaction === undefined
        ? accountRules
        : formRules(accountRules, { interaction, visibility: composerIn(engine, id).visibility });
    if (rules === null || !selectHasFeature('attachments')(state)) {
      return files.map((_, index) => ({ index, problem: 'kind-not-allowed', allowed: [] }));
    }
    const present = composerIn(engine, id).attachments;
    const uploadMax = state.session.value?.limits.uploadMaxBytes ?? Number.POSITIVE_INFINITY;
    const found = checkAttachments(rules, [...present, ...files])
      .filter(({ index }) => index >= present.length)
      .map((problem) => ({ ...problem, index: problem.index - present.length }));
    const named = new Set(found.map(({ index }) => index));
    const tooLarge = files.flatMap(({ size }, index): AttachmentProblem[] =>
      size > uploadMax && !named.has(index) ? [{ index, problem: 'too-large', limitBytes: uploadMax }] : [],
    );
    return [...found, ...tooLarge];
  };

  const actions: UploadActions = {
    attach: async (id, given) => {
      const found = problems(id, given);
      const byIndex = new Map(found.map((problem) => [problem.index, problem]));
      const refused = given.flatMap(({ name }, index): RefusedFile[] => {
        const problem = byIndex.get(index);
        return problem === undefined ? [] : [{ name, problem }];
      });
      const taken = given
        .filter((_, index) => !byIndex.has(index))
        .map((file) => ({ file, localId: engine.makeId() }));
      addAttachments(id, taken, refused);
      await Promise.all(
        taken.map(({ localId, file }) => {
          const one = begun(file);
          running.set(localId, one);
          one.isKept = files.keep({ localId, interactionId: id, file }).then((isKept) => {
            // What is through or taken away by now needs no place any more.
            if (!running.has(localId)) void files.drop(localId);
            else if (!isKept) patchUpload(id, localId, { isKept: false });
          });
          return upload(id, localId, one);
        }),
      );
    },
    retryUpload: async (id, localId) => {
      const one = running.get(localId);
      const kind = composerIn(engine, id).attachments.find((each) => each.localId === localId)?.upload.kind;
      if (one === undefined || (kind !== 'failed' && kind !== 'waiting')) return;
      await new Promise<void>((resolve) => {
        one.attempted.push(resolve);
        one.wake();
      });
    },
    removeAttachment: (id, localId) => {
      running.get(localId)?.abort.abort();
      running.delete(localId);
      void files.drop(localId);
      engine.commit((change) => {
        const { attachments } = composerIn(change, id);
        patchComposer(change, id, { attachments: attachments.filter((one) => one.localId !== localId) });
      });
      drafts.changed(id);
    },
    dismissRefused: (id) => {
      engine.commit((change) => {
        patchComposer(change, id, { refused: [] });
      });
    },
  };

  return {
    actions,
    begin: async (scope) => {
      files.begin(scope);
      for (const kept of await files.all()) void takeUp(kept).catch(() => undefined);
    },
    resume: () => {
      for (const { waits, wake } of [...running.values()]) if (waits) wake();
    },
    clear: () => files.clear(),
    close: () => {
      files.close();
    },
  };
}

/** A file that is being added to a composer. */
interface Adding {
  readonly localId: string;
  readonly file: File;
}

function lockOf(localId: string): string {
  return `inlay-upload:${localId}`;
}
