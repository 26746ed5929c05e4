import { hasVisibilityChoice, isPrivateReply } from '../model/send.ts';
import type { Message } from '../model/message.ts';
import type { Visibility } from '../model/platform.ts';
import { composerIn, isKeptPrivate, patchComposer } from './composers.ts';
import type { Engine } from './engine.ts';
import { selectRules } from './select-rules.ts';
import type { Selector } from './selectors.ts';
import type { AppActions, AppState, ComposerAttachment } from './state.ts';

export type AnsweringActions = Pick<AppActions, 'setVisibility' | 'takeBack' | 'originalPost' | 'survey'>;

/**
 * The message that an answer would stand under, or be the private reply to: the one chosen, else the contact's newest public one of those that are loaded; null
 * where there is none.
 */
export const selectPrivatelyAnswered =
  (interactionId: string | null): Selector<Message | null> =>
  (state) => {
    const interaction = interactionId === null ? undefined : state.interactions[interactionId];
    if (interaction === undefined) return null;
    const messages = state.threads[interaction.id]?.messages ?? [];
    const chosen = state.composers[interaction.id]?.inReplyToId ?? null;
    const found = messages.findLast(({ message }) =>
      chosen === null
        ? message.direction === 'inbound' && message.visibility === 'public'
        : message.id === chosen,
    );
    return found?.message ?? null;
  };

/** The message that an answer of this form quotes as answered; null where it is to nothing in particular. */
export function answeredBy(state: AppState, interactionId: string, visibility: Visibility): Message | null {
  const interaction = state.interactions[interactionId];
  const chosen = state.composers[interactionId]?.inReplyToId ?? null;
  if (interaction === undefined) return null;
  if (chosen === null && !isPrivateReply({ interaction, visibility })) return null;
  return selectPrivatelyAnswered(interactionId)(state);
}

/** The newest answer of this agent that can still be taken back (C12); null for none. Whether its time is over is the clock's to say. */
export const selectUndoable =
  (interactionId: string | null): Selector<Message | null> =>
  (state) => {
    const agentId = state.session.value?.agent.id;
    const found = (interactionId === null ? undefined : state.threads[interactionId])?.messages.findLast(
      ({ message }) =>
        message.author.id === agentId &&
        message.delivery?.state === 'sending' &&
        typeof message.delivery.undoUntil === 'number',
    );
    return found?.message ?? null;
  };

/** Who can read an answer, taking one back, and what an interaction stands under. */
export function createAnsweringActions(
  engine: Engine,
  onChanged: (interactionId: string) => void,
): AnsweringActions {
  return {
    setVisibility: (id, visibility, mayGoPublic) => {
      const { state } = engine;
      const interaction = state.interactions[id];
      const rules = selectRules(id)(state);
      if (interaction === undefined || rules === null) return;
      const features = state.session.value?.features ?? [];
      if (visibility !== interaction.visibility && !hasVisibilityChoice(interaction, rules, features)) return;
      if (visibility === 'public' && mayGoPublic !== true && isKeptPrivate(composerIn(engine, id))) return;
      engine.commit((change) => {
        const { inReplyToId, as } = composerIn(change, id);
        const answered = state.threads[id]?.messages.find(({ message }) => message.id === inReplyToId);
        // What was said in private is not answered in public.
        const isLeft = visibility === 'public' && answered?.message.visibility === 'private';
        patchComposer(change, id, {
          visibility,
          ...(isLeft ? { inReplyToId: null, as: undefined } : {}),
          // A quotation is public: in private it is an answer to the message.
          ...(visibility === 'private' && as === 'quote' ? { as: undefined } : {}),
          ...(mayGoPublic === true ? { mayGoPublic } : {}),
        });
      });
      onChanged(id);
    },
    takeBack: async (id, messageId) => {
      // Once it is back the thread has the wording before.
      const shown = engine.state.threads[id]?.messages.find(
        ({ message }) => message.id === messageId,
      )?.message;
      const edit = (shown?.editedAt ?? null) === null ? undefined : shown;
      const result = await engine.client.takeBack(messageId, engine.signal);
      if (!result.ok) {
        if (result.error.type !== 'nothing-to-take-back')
          engine.notify({ tone: 'failure', key: 'action-failed', error: result.error });
        return false;
      }
      const { value: message } = result;
      engine.commit((change) => {
        const composer = composerIn(change, id);
        const held = new Set(composer.attachments.map(({ localId }) => localId));
        const files = (edit === undefined ? message.attachments : [])
          .filter((file) => !held.has(file.id))
          .map((attachment): ComposerAttachment => {
            const { id: localId, name, size, type } = attachment;
            return { localId, name, size, type, upload: { kind: 'ready', attachment } };
          });
        const isBegun = composer.text !== '' || composer.attachments.length > 0;
        const text = edit?.text ?? message.text;
        const answeredId = edit?.id ?? message.inReplyTo?.id ?? null;
        const as = edit === undefined ? (message.kind === 'quote' ? 'quote' : undefined) : 'edit';
        patchComposer(change, id, {
          text: [text, composer.text].filter((text) => text !== '').join('\n'),
          attachments: [...files, ...composer.attachments],
          // What was begun since keeps its form: nothing that was written in private becomes public by this.
          ...(isBegun
            ? {
                inReplyToId: composer.inReplyToId ?? answeredId,
                ...(composer.inReplyToId === null && edit !== undefined ? { as } : {}),
              }
            : { visibility: message.visibility, inReplyToId: answeredId, as }),
        });
        change.addMessage(message);
      });
      onChanged(id);
      return true;
    },
    originalPost: (id) => engine.client.post(id, engine.signal),
    survey: (id) => engine.client.survey(id, engine.signal),
  };
}
