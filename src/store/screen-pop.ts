import { recordOf } from '../model/contact-card.ts';
import type { RecordRef } from '../model/host.ts';
import type { Engine } from './engine.ts';
import type { HostParts } from './host-parts.ts';
import { selectHasFeature } from './selectors.ts';
import { isTaken } from './taken.ts';

/** What is needed to show a record. */
export interface ScreenPopParts extends Pick<
  HostParts,
  'loadCard' | 'findRecord' | 'openRecord' | 'isActing'
> {
  /** Resolves when the host's session of an interaction is there; false where there is none. */
  readonly inSession: (interactionId: string) => Promise<boolean>;
}

/**
 * Opens in the host the record of whoever the agent takes on (E1, E2): the one that is linked, else the only one with an identifier of theirs.
 * Where there are several, the card shows them and none is opened. What the agent takes here is shown at once; what comes to them
 * otherwise when they first open it, so that no page goes away under their hands. Who has begun to write by the time keeps their keys.
 */
export function followTaken(engine: Engine, parts: ScreenPopParts): void {
  const { host } = engine;
  /** What has come to the agent and was not shown yet. */
  const fresh = new Set<string>();
  /** Whose record is wanted; null where the agent has moved on. */
  let wanted: string | null = null;

  const written = (): string =>
    Object.values(engine.state.composers)
      .map(({ text }) => text)
      .join('\n');

  /** The record that there is to open; null where it is shown already, and where it is not certain which it is. */
  const recordFor = async (id: string): Promise<RecordRef | null> => {
    await parts.loadCard(id);
    const card = engine.state.cards[id]?.card ?? null;
    if (card === null || card.contact.anonymous) return null;
    const known = recordOf(card, host.context);
    if (known !== null) return isShown(known) ? null : known;
    if (!host.capabilities.has('find-contacts')) return null;
    await parts.findRecord(id);
    const { matches, by } = engine.state.cards[id]?.search ?? {};
    // Who has the name alone may be somebody else.
    if (!matches || by !== undefined) return null;
    const [only] = matches;
    return only === undefined || matches.length > 1 || isShown(only.record) ? null : only.record;
  };
  const isShown = ({ type, id }: RecordRef): boolean => {
    const { record } = host.context;
    return record?.type === type && record.id === id;
  };

  const show = async (id: string): Promise<void> => {
    if (!selectHasFeature('screenPop')(engine.state)) return;
    wanted = id;
    const before = written();
    const [record, isThere] = await Promise.all([recordFor(id), parts.inSession(id)]);
    if (record === null || !isThere || engine.hasEnded || wanted !== id || written() !== before) return;
    wanted = null;
    await parts.openRecord(id, record);
  };

  engine.onCommit(({ before, state, moves, told }) => {
    const agentId = state.session.value?.agent.id;
    const { openId } = state;
    if (openId !== before.openId && wanted !== openId) wanted = null;
    for (const [id, move] of moves) {
      if (isTaken(id, move, { agentId, told })) fresh.add(id);
      else if (move.after?.assignee?.id !== agentId) {
        fresh.delete(id);
        if (wanted === id) wanted = null;
      }
    }
    for (const id of fresh) {
      if (id !== openId && !parts.isActing(id)) continue;
      fresh.delete(id);
      void show(id);
    }
  });
}
