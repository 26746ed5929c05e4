import type { ComposerAttachment, ComposerSlice } from './state.ts';
import { isEmptyDraft, type Draft } from './storage/agent-storage.ts';

/** The part of a composer that is kept. */
export function draftOf(interactionId: string, composer: ComposerSlice): Draft {
  return {
    interactionId,
    text: composer.text,
    visibility: composer.visibility,
    inReplyToId: composer.inReplyToId,
    ...(composer.as === undefined ? {} : { as: composer.as }),
    attachments: composer.attachments.flatMap(({ upload }) =>
      upload.kind === 'ready' ? [upload.attachment] : [],
    ),
  };
}

/** A composer's part from what was kept; files that are still on their way here stay. */
export function fromDraft(draft: Draft | null, present: ComposerSlice): Partial<ComposerSlice> {
  const own = present.attachments.filter(({ upload }) => upload.kind !== 'ready');
  if (draft === null || isEmptyDraft(draft))
    return { text: '', inReplyToId: null, as: undefined, attachments: own };
  const { text, visibility, inReplyToId, as, attachments } = draft;
  return { text, visibility, inReplyToId, as, attachments: [...attachments.map(readyAttachment), ...own] };
}

function readyAttachment(attachment: Draft['attachments'][number]): ComposerAttachment {
  const { id, name, size, type } = attachment;
  return { localId: id, name, size, type, upload: { kind: 'ready', attachment } };
}
