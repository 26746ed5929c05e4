import type { Visibility } from '../model/platform.ts';
import type { StateChange } from './state-change.ts';
import { EMPTY_COMPOSER } from './initial-state.ts';
import type { AppState, ComposerSlice } from './state.ts';

/** What is being written in an interaction, or what nothing looks like there. */
export function composerIn(change: Pick<StateChange, 'state'>, interactionId: string): ComposerSlice {
  const present = change.state.composers[interactionId];
  if (present !== undefined) return present;
  const visibility = usualIn(change.state, interactionId);
  return visibility === undefined ? EMPTY_COMPOSER : { ...EMPTY_COMPOSER, visibility };
}

/** As `usualVisibility`, which knows the network's rules, too: where there is no choice what stands here is not looked at. */
function usualIn({ interactions, session }: AppState, interactionId: string): Visibility | undefined {
  const visibility = interactions[interactionId]?.visibility;
  const mayNot = session.value?.permissions.includes('conversation.socialmedia.create') === false;
  return visibility === 'public' && mayNot ? 'private' : visibility;
}

/** Whether text or files were begun in private of which nobody has said that they may be public. */
export function isKeptPrivate({ visibility, mayGoPublic, text, attachments }: ComposerSlice): boolean {
  const isBegun = text.trim() !== '' || attachments.length > 0;
  return visibility === 'private' && mayGoPublic !== true && isBegun;
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
    composer.text === '' && composer.attachments.length === 0
      ? { ...composer, newer: [], mayGoPublic: undefined }
      : composer;
  const usual = usualIn(change.state, interactionId) ?? settled.visibility;
  const isEmpty =
    settled.text === '' &&
    settled.inReplyToId === null &&
    settled.visibility === usual &&
    settled.attachments.length === 0 &&
    settled.refused.length === 0;
  change.put('composers', interactionId, isEmpty ? null : settled);
}
