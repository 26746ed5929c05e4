import type { AnnotationActions, NotePlace } from './annotation-actions.ts';
import type { Engine } from './engine.ts';
import { takeInteraction } from './interactions.ts';
import type { PendingActions } from './pending-actions.ts';
import { shownNotes } from './shown-notes.ts';
import type { ShownNote } from '../model/note.ts';

/** What agents put beside messages and take out of them, by way of what waits to be taken by the backend. */
export function createAnnotations(engine: Engine, pending: PendingActions): AnnotationActions {
  const reads = new Map<string, Promise<void>>();

  const note = (place: NotePlace, noteId: string): ShownNote | undefined =>
    shownNotes(engine.state, place).find(({ id }) => id === noteId);

  const load = async (id: string): Promise<void> => {
    const result = await engine.insist(() => engine.client.conversationNotes(id, engine.signal));
    if (!result.ok) return;
    engine.commit((change) => {
      // What an event brought meanwhile is newer.
      const known = new Map((change.state.notes[id] ?? []).map((one) => [one.id, one]));
      for (const one of result.value) {
        const present = known.get(one.id);
        if (present === undefined || present.version < one.version) known.set(one.id, one);
      }
      change.put('notes', id, [...known.values()]);
    });
  };

  return {
    removeFromMessage: (interactionId, messageId, removal) =>
      pending.add(interactionId, { type: 'removal', messageId, removal }),
    changeTags: (interactionId, messageId, { add, remove }) =>
      pending.add(interactionId, { type: 'tags', messageId, add, remove }),
    writeNote: ({ interactionId, messageId }, draft) => {
      engine.commit((change) => {
        change.put('noteDrafts', messageId ?? interactionId, draft);
      });
    },
    addNote: ({ interactionId, messageId }, text) =>
      pending.add(interactionId, { type: 'add-note', messageId, text }),
    editNote: async (place, noteId, text) => {
      const present = note(place, noteId);
      if (present === undefined) return;
      if (present.pending?.state === 'refused') await pending.dismiss(present.pending.key);
      const { messageId, interactionId } = place;
      await pending.add(
        interactionId,
        // One that was never taken is written anew.
        present.pending?.isNew === true && present.pending.state === 'refused'
          ? { type: 'add-note', messageId, text }
          : { type: 'edit-note', messageId, noteId, version: present.version, text },
      );
    },
    deleteNote: async (place, noteId) => {
      const present = note(place, noteId);
      if (present === undefined) return;
      if (present.pending?.state === 'refused') await pending.dismiss(present.pending.key);
      if (present.pending?.isNew === true && present.pending.state === 'refused') return;
      await pending.add(place.interactionId, {
        type: 'delete-note',
        messageId: place.messageId,
        noteId,
        version: present.version,
      });
    },
    dismissPending: (key) => pending.dismiss(key),
    loadNotes: async (id) => {
      if (engine.state.notes[id] !== undefined) return;
      const reading = reads.get(id) ?? load(id).finally(() => reads.delete(id));
      reads.set(id, reading);
      await reading;
    },
    removePost: async (id) => {
      const result = await engine.client.removePost(id, engine.signal);
      if (engine.hasEnded) return;
      if (!result.ok) engine.notify({ tone: 'failure', key: 'action-failed', error: result.error });
      else
        engine.commit((draft) => {
          takeInteraction(draft, result.value);
        });
    },
    mute: async (id, change) => {
      const result = await engine.client.mute(id, change, engine.signal);
      if (engine.hasEnded) return;
      if (!result.ok) {
        engine.notify({ tone: 'failure', key: 'action-failed', error: result.error });
        return;
      }
      engine.commit((draft) => {
        takeInteraction(draft, result.value);
      });
      const on = change.contact ?? change.post ?? false;
      engine.notify({ tone: 'info', key: on ? 'muted' : 'unmuted' });
    },
  };
}
