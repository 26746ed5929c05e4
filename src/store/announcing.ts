import { isWanted } from '../model/agent-preferences.ts';
import type { Session } from '../model/agent.ts';
import { nextMoment, noticeOfMove, noticesOfTime, type WorkNotice } from '../model/work-notice.ts';
import type { Engine } from './engine.ts';
import { scopeOf } from './preferences.ts';
import type { TabChannel } from './tabs.ts';
import { tabsOf } from './tabs-of.ts';

/** So long a tab that begins to tell waits for what the one before may have told. */
const GRACE_MS = 300;
/** So long a tab that does not tell remembers what it found, in case that the one that tells is gone. */
const REMEMBER_MS = 15_000;
/** So often a tab says again what its agent looks at, and so long that holds. */
const LOOK_MS = 20_000;
const LOOK_HOLDS_MS = 3 * LOOK_MS;
/** How many notices that were told are known by their ids; older ones are no news any more. */
const TOLD_MAX = 500;

/** What tabs say to each other about notices. */
type Word =
  | { readonly type: 'told'; readonly id: string }
  | { readonly type: 'acting'; readonly interactionId: string }
  | { readonly type: 'looking'; readonly tab: string; readonly interactionId: string | null };

/** What another tab said; null for what is none of these, such as by a tab of another version. */
function wordOf(value: unknown): Word | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, id, interactionId, tab } = value as Readonly<Record<string, unknown>>;
  if (type === 'told' && typeof id === 'string') return { type, id };
  if (type === 'acting' && typeof interactionId === 'string') return { type, interactionId };
  if (type === 'looking' && typeof tab === 'string')
    return interactionId === null || typeof interactionId === 'string' ? { type, tab, interactionId } : null;
  return null;
}

/** Finds what there is to tell of the agent's work, and has one tab of all tell it. */
export interface Announcing {
  begin(session: Session): void;
  /** The agent is doing this here, of which they need no news. */
  readonly acting: (interactionId: string) => void;
  /** The tab is seen, or no more. */
  setSeen(isSeen: boolean): void;
  end(): void;
}

/**
 * Every tab finds the same notices by the same ids; the one that holds the lock tells them, and says so before it does, so that whoever takes
 * its place tells none again. Nobody is told of what they look at in a tab that is seen.
 */
export function createAnnouncing(engine: Engine): Announcing {
  const tab = engine.makeId();
  const told = new Set<string>();
  /** What was found and not told by anybody, with when. */
  const found = new Map<string, { readonly notice: WorkNotice; readonly at: number }>();
  const looks = new Map<string, { readonly interactionId: string; readonly at: number }>();
  const acted = new Map<string, number>();
  let channel: TabChannel | null = null;
  let isTelling = false;
  let isSeen = true;
  let lookedAt: string | null = null;
  let timeFrom = 0;
  let cancelTimer: (() => void) | null = null;

  const post = (word: Word): void => channel?.post(word);
  const agentId = (): string | null => engine.state.session.value?.agent.id ?? null;

  const markTold = (id: string): void => {
    told.add(id);
    found.delete(id);
    const [oldest] = told;
    if (told.size > TOLD_MAX && oldest !== undefined) told.delete(oldest);
  };

  const isLookedAt = (interactionId: string): boolean =>
    lookedAt === interactionId ||
    [...looks.values()].some(
      (look) => look.interactionId === interactionId && engine.machineNow() - look.at < LOOK_HOLDS_MS,
    );

  const tell = (notice: WorkNotice): void => {
    if (told.has(notice.id)) return;
    // Before it is told: who goes in between has told it to nobody, which is better than twice.
    markTold(notice.id);
    post({ type: 'told', id: notice.id });
    const { session, agentPreferences } = engine.state;
    if (session.value === null || agentPreferences === null || isLookedAt(notice.interactionId)) return;
    if (!isWanted(agentPreferences, notice.kind, session.value.agent.availability.kind)) return;
    engine.commit((change) => {
      const { announcements } = change.state;
      const seq = (announcements.at(-1)?.seq ?? 0) + 1;
      change.patch({ announcements: [...announcements.slice(-19), { ...notice, seq }] });
    });
  };

  const tellFound = (): void => {
    const now = engine.machineNow();
    for (const [id, { notice, at }] of [...found]) {
      if (now - at > REMEMBER_MS) found.delete(id);
      else if (isTelling) tell(notice);
    }
  };

  const find = (notice: WorkNotice): void => {
    if (told.has(notice.id) || found.has(notice.id)) return;
    const since = acted.get(notice.interactionId);
    if (notice.kind === 'assigned' && since !== undefined && engine.machineNow() - since < REMEMBER_MS)
      return;
    found.set(notice.id, { notice, at: engine.machineNow() });
    tellFound();
  };

  /** What has come to its moment since the last look, and one timer for the next. */
  const findByTime = (): void => {
    const me = agentId();
    if (me === null) return;
    const now = engine.now();
    const interactions = Object.values(engine.state.interactions);
    for (const notice of noticesOfTime(interactions, { agentId: me, from: timeFrom, to: now })) find(notice);
    timeFrom = now;
    cancelTimer?.();
    const next = nextMoment(interactions, { agentId: me, now });
    cancelTimer = next === null ? null : engine.after(Math.min(next - now, 86_400_000), findByTime);
  };
  const findByTimeSoon = engine.throttled(250, findByTime);

  const look = (): void => {
    lookedAt = isSeen ? engine.state.openId : null;
    post({ type: 'looking', tab, interactionId: lookedAt });
  };
  const keepLooking = (): void => {
    if (lookedAt !== null) look();
    engine.after(LOOK_MS, keepLooking);
  };

  const hear = (value: unknown): void => {
    const word = wordOf(value);
    if (word === null) return;
    if (word.type === 'told') markTold(word.id);
    else if (word.type === 'acting') acted.set(word.interactionId, engine.machineNow());
    else if (word.interactionId === null) looks.delete(word.tab);
    else looks.set(word.tab, { interactionId: word.interactionId, at: engine.machineNow() });
  };

  engine.onCommit((change) => {
    if (channel === null) return;
    const me = agentId();
    if (change.before.openId !== engine.state.openId) look();
    if (me === null || change.moves.size === 0) return;
    for (const id of change.told) {
      const { before, after } = change.moves.get(id) ?? { before: null, after: null };
      const notice = after === null ? null : noticeOfMove(before, after, { agentId: me, now: engine.now() });
      if (notice !== null) find(notice);
    }
    findByTimeSoon();
  });

  return {
    begin: (session) => {
      if (channel !== null) return;
      const tabs = tabsOf(engine);
      const name = `inlay-announce ${scopeOf(session)}`;
      channel = tabs.channel(name, hear);
      timeFrom = engine.now();
      findByTimeSoon();
      look();
      engine.after(LOOK_MS, keepLooking);
      tabs
        .exclusive(name, engine.signal, async () => {
          await engine.pause(GRACE_MS);
          isTelling = !engine.hasEnded;
          tellFound();
          if (!engine.hasEnded)
            await new Promise<void>((resolve) => {
              engine.signal.addEventListener('abort', () => resolve(), { once: true });
            });
          isTelling = false;
        })
        // The store has ended before its turn came.
        .catch(() => undefined);
    },
    acting: (interactionId) => {
      acted.set(interactionId, engine.machineNow());
      post({ type: 'acting', interactionId });
    },
    setSeen: (seen) => {
      isSeen = seen;
      if (channel !== null) look();
    },
    end: () => {
      if (lookedAt !== null) post({ type: 'looking', tab, interactionId: null });
      channel?.close();
      channel = null;
    },
  };
}
