import { checkAttachments, type AttachmentProblem } from '../model/attachment-rules.ts';
import { composerIn, patchComposer } from './composers.ts';
import type { Drafts } from './drafts.ts';
import type { Engine } from './engine.ts';
import { selectRules } from './select-rules.ts';
import { selectHasFeature } from './selectors.ts';
import type { AppActions, ComposerAttachment, RefusedFile } from './state.ts';

/** A step of progress worth showing, as a share of the file. */
const STEP = 0.02;

export type UploadActions = Pick<
  AppActions,
  'attach' | 'retryUpload' | 'removeAttachment' | 'dismissRefused'
>;

/** Checks files before they leave, uploads those that may, and keeps the others' names with the reason. */
export function createUploads(engine: Engine, drafts: Drafts): UploadActions {
  const running = new Map<string, { readonly file: File; readonly abort: AbortController }>();

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

  const upload = async (id: string, localId: string, file: File): Promise<void> => {
    const abort = new AbortController();
    running.set(localId, { file, abort });
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
    if (abort.signal.aborted || engine.hasEnded) return;
    if (result.ok) {
      running.delete(localId);
      patchUpload(id, localId, { upload: { kind: 'ready', attachment: result.value } });
      drafts.changed(id);
    } else {
      patchUpload(id, localId, { upload: { kind: 'failed', error: result.error } });
    }
  };

  /** What is wrong with these files beside those that are there; by their index among `files`. */
  const problems = (id: string, files: readonly File[]): readonly AttachmentProblem[] => {
    const { state } = engine;
    const rules = selectRules(id)(state);
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

  return {
    attach: async (id, files) => {
      const found = problems(id, files);
      const byIndex = new Map(found.map((problem) => [problem.index, problem]));
      const refused = files.flatMap(({ name }, index): RefusedFile[] => {
        const problem = byIndex.get(index);
        return problem === undefined ? [] : [{ name, problem }];
      });
      const taken = files
        .filter((_, index) => !byIndex.has(index))
        .map((file) => ({ file, localId: engine.makeId() }));
      engine.commit((change) => {
        const composer = composerIn(change, id);
        patchComposer(change, id, {
          refused: [...composer.refused, ...refused],
          attachments: [
            ...composer.attachments,
            ...taken.map(({ file: { name, size, type }, localId }): ComposerAttachment => ({
              localId,
              name,
              size,
              type,
              upload: { kind: 'uploading', share: 0 },
            })),
          ],
        });
      });
      await Promise.all(taken.map(({ file, localId }) => upload(id, localId, file)));
    },
    retryUpload: async (id, localId) => {
      const known = running.get(localId);
      const attachment = composerIn(engine, id).attachments.find((one) => one.localId === localId);
      if (known !== undefined && attachment?.upload.kind === 'failed') await upload(id, localId, known.file);
    },
    removeAttachment: (id, localId) => {
      running.get(localId)?.abort.abort();
      running.delete(localId);
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
}
