import { isOfferedTo, type Interaction } from '../model/interaction.ts';
import { noticeWords } from '../model/work-notice.ts';
import { selectMayQuote } from './select-notices.ts';
import type { Engine } from './engine.ts';
import type { HostParts } from './host-parts.ts';

/** What a host did not do it is asked for again after so long, or as soon as it tells of anything. */
const AGAIN_MS = 5_000;

/** An offer as the host was asked to show it. */
interface ShownOffer {
  readonly id: string;
  /** Until then the host may show it by itself. */
  readonly expiresAt: number;
}

/**
 * Has the host show each offer that stands, and takes the agent's answer from there as if it were given here (Q4); one that is accepted is
 * opened. What a host that was gone missed is made good when it is back: one that still stands is shown, one that does not is taken away.
 * Returns what hears the host.
 */
export function followOffers(engine: Engine, { acceptOffer, declineOffer, open }: HostParts): () => void {
  const { host } = engine;
  /** By interaction. */
  const shown = new Map<string, ShownOffer>();
  const waiting = new Set<() => void>();

  const standing = (interaction: Interaction | null | undefined): ShownOffer | null => {
    const agentId = engine.state.session.value?.agent.id;
    if (!interaction?.offer || agentId === undefined) return null;
    return isOfferedTo(interaction, agentId, engine.now()) ? interaction.offer : null;
  };
  const isShown = (offerId: string): boolean => [...shown.values()].some(({ id }) => id === offerId);

  const again = (work: () => Promise<void>): void => {
    const once = (): void => {
      if (waiting.delete(once)) void work();
    };
    waiting.add(once);
    engine.after(AGAIN_MS, once);
  };

  const show = async (id: string, offer: ShownOffer): Promise<void> => {
    const interaction = engine.state.interactions[id];
    if (interaction === undefined || shown.get(id) !== offer || standing(interaction)?.id !== offer.id)
      return;
    // Who decides on it sees what was written, where that may be quoted as of a reply.
    const { name, text } = noticeWords({ kind: 'replied' }, interaction, selectMayQuote(engine.state));
    const answer = await host.offer({
      id: offer.id,
      title: name === null ? '…' : name.slice(0, 200),
      body: text ?? '',
      expiresAt: offer.expiresAt,
    });
    // It may have been answered here, or gone, while the host showed it.
    if (shown.get(id) !== offer || standing(engine.state.interactions[id])?.id !== offer.id) return;
    if (!answer.ok) {
      if (answer.reason !== 'unsupported') again(() => show(id, offer));
      return;
    }
    shown.delete(id);
    if (answer.value === 'accepted') {
      await acceptOffer(id);
      // The agent is on the host's side: here it is shown, as its session is there.
      const agentId = engine.state.session.value?.agent.id;
      if (engine.state.interactions[id]?.assignee?.id === agentId) await open(id);
    }
    if (answer.value === 'declined') await declineOffer(id);
  };

  const withdraw = async (offer: ShownOffer): Promise<void> => {
    // By then the host has taken it away by itself; or it stands again.
    if (engine.now() >= offer.expiresAt || isShown(offer.id)) return;
    const answer = await host.withdrawOffer(offer.id);
    if (!answer.ok && answer.reason !== 'unsupported') again(() => withdraw(offer));
  };

  const follow = (id: string, interaction: Interaction | null): void => {
    const offer = standing(interaction);
    const before = shown.get(id);
    if (before?.id === offer?.id) return;
    if (before !== undefined) {
      shown.delete(id);
      void withdraw(before);
    }
    if (offer !== null) {
      shown.set(id, offer);
      void show(id, offer);
    }
  };

  engine.onCommit(({ moves }) => {
    for (const [id, { after }] of moves) follow(id, after);
  });
  for (const interaction of Object.values(engine.state.interactions)) follow(interaction.id, interaction);

  return () => {
    for (const once of [...waiting]) once();
  };
}
