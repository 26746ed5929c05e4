import { isOfferedTo, type Interaction } from '../model/interaction.ts';
import { fail, ok, type InlayError, type Result } from '../model/result.ts';
import { isHeld, type Status } from '../model/status.ts';
import type { OutcomeField } from '../model/outcome.ts';
import { isDone } from '../model/outcome.ts';
import type { Activities } from './activities.ts';
import type { Engine } from './engine.ts';
import type { Outcomes } from './outcomes-slice.ts';
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

/** So long after one click the status can be taken back by another, before the host's record gets it, milliseconds. */
const UNDO_MS = 12_000;

/** What a change of an interaction moves besides it. */
export interface InteractionParts {
  readonly onHeldChanged: () => void;
  readonly onActing: (interactionId: string) => void;
  /** Interactions that this agent is acting on here, of which the agent needs no news; filled here. */
  readonly acting: Set<string>;
  readonly outcomes: Pick<Outcomes, 'ask'>;
  readonly activities: Pick<Activities, 'isWanted' | 'owe' | 'takeBack'>;
}

/** What an agent does with an interaction as a whole. Nothing is shown before the backend has said so; nothing is overwritten. */
export function createInteractionActions(
  engine: Engine,
  { onHeldChanged, onActing, acting, outcomes, activities }: InteractionParts,
): InteractionActions {
  /** One change at a time on each interaction, so that the second knows the first one's version. */
  const turns = new Map<string, Promise<void>>();

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
    more: {
      readonly isSaidElsewhere?: true;
      readonly noRoom?: (() => Room | null) | undefined;
      /** Deals with a refusal in its own way; false where it has none. */
      readonly onRefused?: (error: InlayError) => boolean;
      readonly onDone?: (after: Interaction) => void;
    } = {},
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
        more.onDone?.(result.value);
      } else if (more.onRefused?.(result.error) !== true) {
        const room = result.error.type === 'capacity-reached' ? more.noRoom?.() : null;
        if (room === null || room === undefined) refuse(id, result.error, more.isSaidElsewhere === true);
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

  /** Never half-done: what is missing is asked for, with the status that was wanted. */
  const asksFor =
    (id: string, status: Status) =>
    ({ type, fields }: InlayError): boolean => {
      if (type !== 'outcome-incomplete') return false;
      void outcomes.ask(
        id,
        status,
        fields.map(({ field }) => field as OutcomeField),
      );
      return true;
    };

  /** Has the host's record written once the move can't be taken back by a click. */
  const log = async (interaction: Interaction): Promise<void> => {
    if (!isDone(interaction.status) || !activities.isWanted()) return;
    const outcome = await engine.insist(() => engine.client.outcome(interaction.id, engine.signal));
    if (!outcome.ok) return;
    await activities.owe({ interaction, outcome: outcome.value }, { delayMs: UNDO_MS });
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
        {
          noRoom: room,
          onRefused: asksFor(id, status),
          onDone: (after) => void log(after),
        },
      ),
    undoStatus: (id) =>
      change(
        id,
        ({ version }) => engine.client.changeInteraction(id, version, { undo: true }, engine.signal),
        ({ contact, status }) => ({ key: 'status-changed', name: contact.name, status }),
        { noRoom: room, onDone: () => void activities.takeBack(id) },
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
        { onRefused: asksFor(id, 'closed') },
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
