import type { HostEvent, HostSession } from '../model/host.ts';
import type { Interaction } from '../model/interaction.ts';
import type { Engine } from './engine.ts';
import type { HostParts } from './host-parts.ts';
import { isTaken } from './taken.ts';

/** Hears the host, and says of sessions whether they are there. */
export interface FollowedSessions {
  readonly hear: (event: HostEvent) => void;
  /** Resolves once the session of an interaction is there; false where there is none. */
  readonly isIn: (interactionId: string) => Promise<boolean>;
}

/**
 * Keeps one session of the host for each interaction that comes to the agent, or that they open while it is theirs, and has each side show
 * what the other does (E1). What is read at sign-in or after a gap opens none.
 */
export function followSessions(engine: Engine, { open }: HostParts): FollowedSessions {
  const { host } = engine;
  /** What each session shows, by interaction. */
  const shown = new Map<string, string>();
  /** What came of the last call for each. */
  const openings = new Map<string, Promise<boolean>>();
  /** Asked to be focused and not answered yet: what the host tells of them is what it was asked. */
  const asked: string[] = [];
  /** Where the host is by the agent's doing. */
  let entered: string | null = null;

  const isMine = (interaction: Interaction | null): boolean => {
    const holder = interaction?.assignee?.id;
    return holder !== undefined && holder === engine.state.session.value?.agent.id;
  };

  const show = (interaction: Interaction): void => {
    const session = sessionOf(interaction);
    const text = JSON.stringify(session);
    const { id } = interaction;
    if (shown.get(id) === text) return;
    shown.set(id, text);
    const opening = host.openSession(session).then((result) => {
      // Tried again with the next change of it, or when the agent opens it.
      if (!result.ok && shown.get(id) === text) shown.delete(id);
      return result.ok;
    });
    openings.set(id, opening);
  };

  const focus = async (id: string): Promise<void> => {
    asked.push(id);
    await host.focusSession(id);
    asked.splice(asked.indexOf(id), 1);
  };

  engine.onCommit(({ before, state, moves, told }) => {
    const agentId = state.session.value?.agent.id;
    for (const [id, move] of moves) {
      if (move.after !== null && isMine(move.after)) {
        if (isTaken(id, move, { agentId, told }) || shown.has(id)) show(move.after);
      } else if (shown.delete(id)) {
        openings.delete(id);
        void host.closeSession(id);
      }
    }
    const { openId } = state;
    if (openId === null) return;
    // Opened by an address, it may be known only later.
    if (openId === before.openId && before.interactions[openId] !== undefined) return;
    const opened = state.interactions[openId];
    if (opened === undefined || !isMine(opened)) return;
    const isThere = shown.has(openId);
    show(opened);
    if (isThere && entered !== openId) void focus(openId);
  });

  // The agent may have been quicker than what follows the host.
  const present = engine.state.interactions[engine.state.openId ?? ''];
  if (present !== undefined && isMine(present)) show(present);

  const hear = (event: HostEvent): void => {
    if (event.kind === 'session-closed') shown.delete(event.interactionId);
    if (event.kind !== 'session-focused') return;
    const { interactionId } = event;
    const { openId } = engine.state;
    // The panel has moved on since it asked for this one.
    if (interactionId !== null && interactionId !== openId && asked.includes(interactionId)) return;
    entered = interactionId;
    if (interactionId !== null && interactionId !== openId) void open(interactionId);
  };
  return { hear, isIn: async (id) => (await openings.get(id)) === true && shown.has(id) };
}

function sessionOf({ id, contact, platform, unreadCount }: Interaction): HostSession {
  const { name, handle, anonymous } = contact;
  return {
    interactionId: id,
    // A name that was removed is not taken to the host.
    title: anonymous ? '…' : name.slice(0, 200),
    unread: unreadCount,
    platform,
    identifiers: anonymous || handle === null ? [] : [handle],
  };
}
