import type { ComposerAttachment, ComposerSlice } from './state.ts';
import { isEmptyDraft, type Draft, type DraftAttachment } from './storage/agent-storage.ts';

/** The part of a composer that is kept. */
export function draftOf(interactionId: string, composer: ComposerSlice): Draft {
  return {
    interactionId,
    text: composer.text,
    visibility: composer.visibility,
    inReplyToId: composer.inReplyToId,
    ...(composer.as === undefined ? {} : { as: composer.as }),
    attachments: composer.attachments.flatMap(({ localId, upload }) => {
      if (upload.kind !== 'ready') return [];
      const { attachment } = upload;
      return [localId === attachment.id ? attachment : { ...attachment, localId }];
    }),
  };
}

/** A composer's part from what was kept; files that are still on their way here stay. */
export function fromDraft(draft: Draft | null, present: ComposerSlice): Partial<ComposerSlice> {
  const there = new Set(draft?.attachments.map(({ localId }) => localId));
  const own = present.attachments.filter(
    ({ localId, upload }) => upload.kind !== 'ready' && !there.has(localId),
  );
  if (draft === null || isEmptyDraft(draft))
    return { text: '', inReplyToId: null, as: undefined, attachments: own };
  const { text, visibility, inReplyToId, as, attachments } = draft;
  return { text, visibility, inReplyToId, as, attachments: [...attachments.map(readyAttachment), ...own] };
}

function readyAttachment({ localId, ...attachment }: DraftAttachment): ComposerAttachment {
  const { id, name, size, type } = attachment;
  return { localId: localId ?? id, name, size, type, upload: { kind: 'ready', attachment } };
}
