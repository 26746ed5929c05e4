import type { InlayEvent } from '../model/event.ts';
import type { Interaction } from '../model/interaction.ts';
import type { StateChange } from './state-change.ts';

/** Takes in an interaction unless the one that is there is as new or newer. */
export function takeInteraction(change: StateChange, interaction: Interaction): void {
  const present = change.state.interactions[interaction.id];
  if (present === undefined || present.version < interaction.version)
    change.putInteraction(interaction.id, interaction);
}

/** Forgets what the agent may no longer see. What they were writing there is theirs and stays. */
export function dropInteraction(change: StateChange, id: string): void {
  change.putInteraction(id, null);
  change.put('threads', id, null);
  change.put('notes', id, null);
  if (change.state.openId === id) change.patch({ openId: null });
}

/** Applies one event. The same event twice, or one older than what is there, changes nothing. */
export function takeEvent(change: StateChange, event: InlayEvent): void {
  switch (event.type) {
    case 'interaction.changed':
      change.told.add(event.interaction.id);
      takeInteraction(change, event.interaction);
      return;
    case 'interaction.removed':
      dropInteraction(change, event.interactionId);
      return;
    case 'message.changed':
      change.addMessage(event.message);
      return;
    case 'note.changed':
    case 'contact.changed':
    case 'interaction.transferred':
    case 'preferences.changed':
    case 'bulk-resolution.changed':
    case 'outcome.changed':
      change.behind.push(event);
      return;
    case 'presence.changed':
      takePresence(change, event.agentId, event.availability);
      return;
    case 'transcript.changed':
      change.put('transcripts', event.transcript.interactionId, event.transcript);
      return;
    case 'quick-replies.changed':
      change.patch({ quickReplies: { ...change.state.quickReplies, outdated: true } });
      return;
    case 'session.changed':
      // Says only that there is something to read.
      return;
  }
}

function takePresence(
  change: StateChange,
  agentId: string,
  availability: Extract<InlayEvent, { type: 'presence.changed' }>['availability'],
): void {
  const { session, directory } = change.state;
  if (session.value?.agent.id === agentId) {
    change.patch({
      session: { ...session, value: { ...session.value, agent: { ...session.value.agent, availability } } },
    });
  }
  if (directory.items.some(({ kind, id }) => kind === 'agent' && id === agentId)) {
    const items = directory.items.map((entry) =>
      entry.kind === 'agent' && entry.id === agentId ? { ...entry, availability } : entry,
    );
    change.patch({ directory: { ...directory, items } });
  }
}
