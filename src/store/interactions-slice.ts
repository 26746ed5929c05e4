import { isOfferedTo, type Interaction } from '../model/interaction.ts';
import { fail, ok, type InlayError, type Result } from '../model/result.ts';
import { isHeld } from '../model/status.ts';
import type { Engine } from './engine.ts';
import { takeInteraction } from './interactions.ts';
import type { AppActions, Notice, Room } from './state.ts';

export type InteractionActions = Pick<
  AppActions,
  | 'assign'
  | 'setStatus'
  | 'undoStatus'
  | 'setBoomerang'
  | 'addTime'
  | 'unassignAndClose'
  | 'acceptOffer'
  | 'declineOffer'
>;

/** What an agent does with an interaction as a whole. Nothing is shown before the backend has said so; nothing is overwritten. */
export function createInteractionActions(
  engine: Engine,
  onHeldChanged: () => void,
  onActing: (interactionId: string) => void,
): InteractionActions {
  /** One change at a time on each interaction, so that the second knows the first one's version. */
  const turns = new Map<string, Promise<void>>();
  /** Interactions that this agent is acting on here, of which the agent needs no news. */
  const acting = new Set<string>();

  const inTurn = (id: string, work: () => Promise<void>): Promise<void> => {
    const turn = (turns.get(id) ?? Promise.resolve()).then(async () => {
      acting.add(id);
      onActing(id);
      await work();
      acting.delete(id);
    });
    turns.set(id, turn);
    return turn.finally(() => {
      if (turns.get(id) === turn) turns.delete(id);
    });
  };

  const change = (
    id: string,
    call: (interaction: Interaction) => Promise<Result<Interaction>>,
    done: (after: Interaction) => Omit<Notice, 'id' | 'tone'>,
    refusal: { readonly noRoom?: (() => Room | null) | undefined; readonly isSaidElsewhere?: true } = {},
  ) =>
    inTurn(id, async () => {
      const known = engine.state.interactions[id];
      if (known === undefined) return;
      const result = await call(known);
      if (engine.hasEnded) return;
      if (result.ok) {
        engine.commit((draft) => {
          takeInteraction(draft, result.value);
        });
        engine.notify({ tone: 'info', ...done(result.value) });
      } else {
        const room = result.error.type === 'capacity-reached' ? refusal.noRoom?.() : null;
        if (room === null || room === undefined) refuse(id, result.error, refusal.isSaidElsewhere === true);
        else engine.notify({ tone: 'failure', key: 'no-room', room });
      }
    });

  /** What this agent holds against their limit, as the backend counts it. */
  const room = (): Room | null => {
    const { session, interactions } = engine.state;
    if (session.value === null) return null;
    const { agent, limits } = session.value;
    const offered = Object.values(interactions).filter((one) =>
      isOfferedTo(one, agent.id, engine.now()),
    ).length;
    return { held: limits.held, capacity: limits.capacity, offered };
  };

  /** Shows what stands there now, where it does not as was thought, and says what is wrong. */
  const refuse = (id: string, error: InlayError, isSaidElsewhere = false): void => {
    const present = asInteraction(error.current);
    if (present?.id === id) {
      engine.commit((draft) => {
        takeInteraction(draft, present);
      });
    }
    if (isSaidElsewhere) return;
    const isStale = error.kind === 'conflict' && (error.type === 'stale-version' || present !== null);
    const name = engine.state.interactions[id]?.contact.name;
    engine.notify({
      tone: 'failure',
      key: isStale ? 'changed-meanwhile' : 'action-failed',
      error,
      ...(name === undefined ? {} : { name }),
    });
  };

  const answerOffer = (id: string, answer: 'acceptOffer' | 'declineOffer') =>
    inTurn(id, async () => {
      const offer = engine.state.interactions[id]?.offer;
      if (offer === null || offer === undefined) return;
      const result = await engine.client[answer](offer.id, engine.signal);
      if (engine.hasEnded) return;
      if (result.ok) {
        engine.commit((draft) => {
          takeInteraction(draft, result.value);
        });
        return;
      }
      const { kind, type } = result.error;
      const isGone = kind === 'not-found' || kind === 'conflict' || type === 'offer-ended';
      engine.notify({ tone: 'failure', key: isGone ? 'offer-gone' : 'action-failed', error: result.error });
      if (isGone) await reread(id);
    });

  const reread = async (id: string): Promise<void> => {
    const result = await engine.client.interaction(id, engine.signal);
    if (!result.ok) return;
    engine.commit((draft) => {
      takeInteraction(draft, result.value);
    });
  };

  engine.onCommit(({ moves }) => {
    const agentId = engine.state.session.value?.agent.id;
    if (agentId === undefined) return;
    const holds = (interaction: Interaction | null): boolean =>
      interaction?.assignee?.id === agentId && isHeld(interaction.status);
    for (const [id, { before, after }] of moves) {
      if (holds(before) !== holds(after)) onHeldChanged();
      const isNews = before !== null && before.assignee?.id !== agentId && after?.assignee?.id === agentId;
      if (isNews && !acting.has(id))
        engine.notify({ tone: 'info', key: 'assigned-to-me', name: after.contact.name });
    }
  });

  return {
    assign: (id, to) =>
      change(
        id,
        ({ version }) => engine.client.assign(id, version, to, engine.signal),
        ({ assignee, teamId, contact }) => {
          if (assignee === null && teamId === null) return { key: 'unassigned', name: contact.name };
          const team = engine.state.session.value?.catalogue.teams.find((one) => one.id === teamId);
          return assignee !== null && assignee.id === engine.state.session.value?.agent.id
            ? { key: 'assigned-to-me', name: contact.name }
            : { key: 'assigned', name: assignee?.name ?? team?.name ?? contact.name };
        },
        { noRoom: to.agentId === engine.state.session.value?.agent.id ? room : undefined },
      ),
    setStatus: (id, status) =>
      change(
        id,
        ({ version }) => engine.client.changeInteraction(id, version, { status }, engine.signal),
        (after) => ({
          key: 'status-changed',
          name: after.contact.name,
          status: after.status,
          // What is closed stays so.
          ...(after.status === 'closed' ? {} : { undoes: id }),
        }),
      ),
    undoStatus: (id) =>
      change(
        id,
        ({ version }) => engine.client.changeInteraction(id, version, { undo: true }, engine.signal),
        ({ contact, status }) => ({ key: 'status-changed', name: contact.name, status }),
      ),
    setBoomerang: async (id, boomerang) => {
      let refused: Result<void> = fail('offline', 'It was not asked for');
      await change(
        id,
        async ({ version }) => {
          const result = await engine.client.setBoomerang(id, version, boomerang, engine.signal);
          refused = result.ok ? ok(undefined) : result;
          return result;
        },
        ({ contact }) => ({ key: 'boomerang', name: contact.name, at: boomerang.at }),
        { isSaidElsewhere: true },
      );
      return refused;
    },
    addTime: (id) =>
      change(
        id,
        ({ version }) => engine.client.addTime(id, version, engine.signal),
        ({ contact }) => ({ key: 'time-added', name: contact.name }),
      ),
    unassignAndClose: (id) =>
      change(
        id,
        ({ version }) => engine.client.unassignAndClose(id, version, engine.signal),
        ({ contact }) => ({ key: 'status-changed', name: contact.name, status: 'closed' }),
      ),
    acceptOffer: (id) => answerOffer(id, 'acceptOffer'),
    declineOffer: (id) => answerOffer(id, 'declineOffer'),
  };
}

/** The present state of an interaction that came with a conflict; null where none did. */
export function asInteraction(value: unknown): Interaction | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, version } = value as Partial<Interaction>;
  return typeof id === 'string' && typeof version === 'number' ? (value as Interaction) : null;
}
