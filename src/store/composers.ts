import type { StateChange } from './state-change.ts';
import { EMPTY_COMPOSER } from './initial-state.ts';
import type { ComposerAttachment, ComposerSlice } from './state.ts';
import { isEmptyDraft, type Draft } from './storage/agent-storage.ts';

/** What is being written in an interaction, or what nothing looks like there. */
export function composerIn(change: Pick<StateChange, 'state'>, interactionId: string): ComposerSlice {
  const present = change.state.composers[interactionId];
  if (present !== undefined) return present;
  const visibility = change.state.interactions[interactionId]?.visibility;
  return visibility === undefined ? EMPTY_COMPOSER : { ...EMPTY_COMPOSER, visibility };
}

/** Changes what is being written; where nothing is left of it, nothing is there. */
export function patchComposer(
  change: StateChange,
  interactionId: string,
  part: Partial<ComposerSlice>,
): void {
  const composer = { ...composerIn(change, interactionId), ...part };
  // What held a text back holds nothing back once the text is gone.
  const settled =
    composer.text === '' && composer.attachments.length === 0 ? { ...composer, newer: [] } : composer;
  const isEmpty =
    settled.text === '' &&
    settled.inReplyToId === null &&
    settled.attachments.length === 0 &&
    settled.refused.length === 0;
  change.put('composers', interactionId, isEmpty ? null : settled);
}

/** The part of a composer that is kept. */
export function draftOf(interactionId: string, composer: ComposerSlice): Draft {
  return {
    interactionId,
    text: composer.text,
    visibility: composer.visibility,
    inReplyToId: composer.inReplyToId,
    attachments: composer.attachments.flatMap(({ upload }) =>
      upload.kind === 'ready' ? [upload.attachment] : [],
    ),
  };
}

/** A composer's part from what was kept; files that are still on their way here stay. */
export function fromDraft(draft: Draft | null, present: ComposerSlice): Partial<ComposerSlice> {
  const own = present.attachments.filter(({ upload }) => upload.kind !== 'ready');
  if (draft === null || isEmptyDraft(draft)) return { text: '', inReplyToId: null, attachments: own };
  const { text, visibility, inReplyToId, attachments } = draft;
  return { text, visibility, inReplyToId, attachments: [...attachments.map(readyAttachment), ...own] };
}

export function readyAttachment(attachment: Draft['attachments'][number]): ComposerAttachment {
  const { id, name, size, type } = attachment;
  return { localId: id, name, size, type, upload: { kind: 'ready', attachment } };
}
