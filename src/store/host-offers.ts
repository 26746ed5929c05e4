import { isOfferedTo, type Interaction } from '../model/interaction.ts';
import { noticeWords } from '../model/work-notice.ts';
import { selectMayQuote } from './select-notices.ts';
import type { Engine } from './engine.ts';
import type { HostParts } from './host-parts.ts';

/** Has the host show each offer that stands, and takes the agent's answer from there as if it were given here (Q4); one that is accepted is opened. */
export function followOffers(engine: Engine, { acceptOffer, declineOffer, open }: HostParts): void {
  const { host } = engine;
  /** Ids of offers that the host shows, by interaction. */
  const shown = new Map<string, string>();

  const standing = (interaction: Interaction | null | undefined): string | null => {
    const agentId = engine.state.session.value?.agent.id;
    if (!interaction || agentId === undefined) return null;
    return isOfferedTo(interaction, agentId, engine.now()) ? (interaction.offer?.id ?? null) : null;
  };

  const show = async (interaction: Interaction, offerId: string): Promise<void> => {
    const { id, offer } = interaction;
    // Who decides on it sees what was written, where that may be quoted as of a reply.
    const { name, text } = noticeWords({ kind: 'replied' }, interaction, selectMayQuote(engine.state));
    shown.set(id, offerId);
    const answer = await host.offer({
      id: offerId,
      title: name === null ? '…' : name.slice(0, 200),
      body: text ?? '',
      expiresAt: offer?.expiresAt ?? engine.now(),
    });
    // It may have been answered here, or gone, while the host showed it.
    if (shown.get(id) !== offerId || !answer.ok || standing(engine.state.interactions[id]) !== offerId)
      return;
    shown.delete(id);
    if (answer.value === 'accepted') {
      await acceptOffer(id);
      // The agent is on the host's side: here it is shown, as its session is there.
      const agentId = engine.state.session.value?.agent.id;
      if (engine.state.interactions[id]?.assignee?.id === agentId) await open(id);
    }
    if (answer.value === 'declined') await declineOffer(id);
  };

  const follow = (id: string, interaction: Interaction | null): void => {
    const offerId = standing(interaction);
    const before = shown.get(id);
    if (before === (offerId ?? undefined)) return;
    if (before !== undefined) {
      shown.delete(id);
      void host.withdrawOffer(before);
    }
    if (interaction !== null && offerId !== null) void show(interaction, offerId);
  };

  engine.onCommit(({ moves }) => {
    for (const [id, { after }] of moves) follow(id, after);
  });
  for (const interaction of Object.values(engine.state.interactions)) follow(interaction.id, interaction);
}
