import type { Interaction } from '../model/interaction.ts';
import { ok, type Result } from '../model/result.ts';
import { isHeld, STATUSES } from '../model/status.ts';
import type { Engine } from './engine.ts';
import { takeInteraction } from './interactions.ts';

const PAGE = 50;
/** Nobody holds as many; a list of all of an organisation is not read for it. */
const PAGES_MAX = 4;
const FILTER = { assignment: 'mine', statuses: STATUSES.filter(isHeld) } as const;

/**
 * Reads what the agent holds and is offered, whatever the list is narrowed to and however far it has been read: an offer is shown, and its
 * time told, wherever the agent looks (Q3, Q9). What events bring meanwhile stays.
 */
export async function readOwnWork(engine: Engine): Promise<void> {
  const recording = engine.arrivals.record();
  const own = await engine.insist(() => readPages(engine));
  recording.end();
  if (!own.ok || engine.hasEnded) return;
  engine.commit((change) => {
    for (const interaction of own.value) {
      const { id } = interaction;
      if (id in change.state.interactions || !recording.has(id)) takeInteraction(change, interaction);
    }
  });
}

async function readPages(engine: Engine): Promise<Result<readonly Interaction[]>> {
  const items: Interaction[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const page: Awaited<ReturnType<typeof engine.client.interactions>> = await engine.client.interactions(
      { filter: FILTER, sort: 'waiting', limit: PAGE, ...(cursor === null ? {} : { cursor }) },
      engine.signal,
    );
    if (!page.ok) return page;
    items.push(...page.value.items);
    cursor = page.value.next;
    if (cursor === null) break;
  }
  return ok(items);
}
