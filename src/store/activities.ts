import { activityRecordOf, isOfSomebody } from '../model/contact-card.ts';
import type { HostActivity } from '../model/host.ts';
import type { Interaction } from '../model/interaction.ts';
import { isDone, type Outcome, type OutcomeValues } from '../model/outcome.ts';
import { isSameOutcome } from '../model/outcome-merge.ts';
import { ok } from '../model/result.ts';
import type { Engine } from './engine.ts';
import type { ActivityEntry } from './outcome-state.ts';
import { outcomesIn, outcomeValues } from './select-outcome.ts';
import type { OutcomeKeep } from './storage/outcome-keep.ts';
import { tabsOf } from './tabs-of.ts';

/** What goes to the host's record, until the host has it (O5). */
export interface Activities {
  /** How the line of a record is put into words; plain facts until it is known. */
  readonly describe: (inWords: (interaction: Interaction) => string) => void;
  /** Whether the host writes activities at all; where it does not, nothing is kept for it. */
  readonly isWanted: () => boolean;
  /** Keeps what is about to be saved, in case the page goes before the answer comes; its key. */
  prepare(interaction: Interaction, values: OutcomeValues): Promise<string>;
  /** It was not saved, so that there is nothing to tell. */
  forget(key: string): Promise<void>;
  /** It is saved: from `delayMs` on the host is asked, unless it is taken back before. */
  owe(
    saved: { readonly interaction: Interaction; readonly outcome: Outcome },
    told?: { readonly prepared?: string; readonly delayMs?: number },
  ): Promise<void>;
  /** Takes back what the host has not been asked for. */
  takeBack(interactionId: string): Promise<void>;
  /** Shows what was kept and goes on with it. */
  begin(kept: readonly ActivityEntry[]): void;
  /** Reads anew what is kept, after another tab has said that it changed, and asks the host for what is due. */
  refresh(): Promise<void>;
  /** Asks the host for what is due. */
  drain(): void;
  readonly retry: (interactionId: string) => void;
}

/** The contact of whom nothing may be named. */
const NOBODY: HostActivity['contact'] = { name: '', identifiers: [] };

/**
 * Writes outcomes to the host's record: kept until the host has them, in their order, from one tab at a time, under one id on every
 * attempt. A host that refuses or does not answer is asked again, later and later; one that can't is not asked.
 */
export function createActivities(
  engine: Engine,
  keep: OutcomeKeep,
  callTimes: (interactionId: string) => { readonly startedAt: number; readonly endedAt: number } | null,
): Activities {
  const { host, client } = engine;
  const isWanted = (): boolean => host.capabilities.has('log-activity');
  const over = new Set<string>();
  let inWords = ({ contact, status }: Interaction): string => `${contact.name}: ${status}`;
  let timer: (() => void) | null = null;
  let running = false;
  let again = false;

  const entries = (): readonly ActivityEntry[] => outcomesIn(engine.state).activities;
  const show = (activities: readonly ActivityEntry[]): void => {
    engine.commit((change) => {
      const { notice } = change.state;
      const isStill = activities.some(
        ({ attempts, activity }) => attempts > 0 && activity.contact.name === notice?.name,
      );
      change.patch({
        outcomes: { ...outcomesIn(change.state), activities },
        // What was told of a failed attempt goes when the host has it.
        ...(notice?.key === 'activity-failed' && !isStill && { notice: null }),
      });
    });
  };
  const tell = (): void => engine.keep?.tell({ type: 'activities' });
  /** What is being kept now, and how often something was: what is read meanwhile may lack it. */
  const writes = new Set<Promise<void>>();
  let written = 0;
  const write = async (writing: Promise<void>): Promise<void> => {
    written += 1;
    writes.add(writing);
    try {
      await writing;
    } finally {
      writes.delete(writing);
    }
  };
  const put = async (entry: ActivityEntry): Promise<void> => {
    const others = entries().filter(({ id }) => id !== entry.id);
    show([...others, entry].sort((a, b) => a.activity.endedAt - b.activity.endedAt));
    await write(keep.putActivity(entry));
    tell();
  };
  const drop = async (id: string): Promise<void> => {
    over.add(id);
    show(entries().filter((entry) => entry.id !== id));
    await write(keep.dropActivity(id));
    tell();
  };

  const compose = (
    id: string,
    interaction: Interaction,
    { outcome, direction, endedAt }: Pick<HostActivity, 'outcome' | 'direction' | 'endedAt'>,
  ): HostActivity => {
    const channel = engine.state.session.value?.channels.find((one) => one.id === interaction.channelId);
    const { contact } = interaction;
    return {
      id,
      interactionId: interaction.id,
      subject: inWords(interaction),
      startedAt: interaction.createdAt,
      endedAt,
      // Of one that was talked about on the telephone, when that was.
      ...callTimes(interaction.id),
      direction,
      channel: {
        platform: interaction.platform,
        name: channel?.name ?? interaction.platform,
        visibility: interaction.visibility,
      },
      contact: contact.anonymous
        ? NOBODY
        : { name: contact.name, identifiers: contact.handle === null ? [] : [contact.handle] },
      outcome,
      record: engine.state.host.record,
    };
  };

  /** What was on its way to the backend when its page went: owed where it got there, else nothing. */
  const settleUnsaved = async (entry: ActivityEntry): Promise<boolean> => {
    const [interaction, outcome] = await Promise.all([
      client.interaction(entry.interactionId, engine.signal),
      client.outcome(entry.interactionId, engine.signal),
    ]);
    if (!interaction.ok || !outcome.ok) {
      if (engine.hasEnded) return false;
      const error = interaction.ok ? (outcome.ok ? null : outcome.error) : interaction.error;
      if (error?.kind === 'not-found') await drop(entry.id);
      // Nothing behind it waits for what can't be asked now.
      else {
        const attempts = entry.attempts + 1;
        const wait = engine.backoff(attempts + 3, { retryAfterMs: error?.retryAfterMs ?? null });
        await put({ ...entry, attempts, retryAt: engine.machineNow() + wait });
      }
      return true;
    }
    const { outcome: told } = entry.activity;
    const isThere =
      outcome.value.savedBy?.id === engine.state.session.value?.agent.id &&
      isSameOutcome(
        { ...outcomeValues(interaction.value, outcome.value), dispositionId: null },
        { ...told, status: interaction.value.status, dispositionId: null },
      ) &&
      told.status === interaction.value.status;
    await drop(entry.id);
    if (isThere) await owe({ interaction: interaction.value, outcome: outcome.value });
    return true;
  };

  /** What the host is told, as it stands now: of the record that the page showed, only where that is the contact's. */
  const withRecord = async ({ activity: kept, identifiers = [] }: ActivityEntry): Promise<HostActivity> => {
    const interaction = engine.state.interactions[kept.interactionId];
    // Whose name was removed since it was kept is not named to the host.
    const activity =
      interaction?.contact.anonymous === true
        ? { ...kept, subject: inWords(interaction), contact: NOBODY }
        : kept;
    const shown = { record: activity.record, identifiers };
    if (activity.record !== null && !isOfSomebody(shown)) return activity;
    const known = engine.state.cards[activity.interactionId]?.card ?? null;
    const read = known === null ? await client.contact(activity.interactionId, engine.signal) : ok(known);
    return { ...activity, record: read.ok ? activityRecordOf(read.value, shown) : null };
  };

  /** Deals with the first that is due; whether to go on with the next. */
  const sendFirst = async (): Promise<boolean> => {
    await readKept();
    const now = engine.machineNow();
    const first = entries().find(({ retryAt }) => retryAt <= now);
    if (first === undefined || engine.hasEnded) return false;
    if (first.state === 'unsaved') return settleUnsaved(first);
    const activity = await withRecord(first);
    if (engine.hasEnded) return false;
    const answer = await host.logActivity(activity);
    if (engine.hasEnded) return false;
    if (answer.ok) {
      // The trail's entry of it is no reason to ask the host again.
      await drop(first.id);
      void engine.insist(() => client.confirmActivity(first.interactionId, first.id, engine.signal));
      return true;
    }
    if (answer.reason === 'unsupported') {
      await drop(first.id);
      return true;
    }
    const attempts = first.attempts + 1;
    const wait = engine.backoff(attempts + 3, { retryAfterMs: null });
    await put({ ...first, attempts, reason: answer.reason, retryAt: engine.machineNow() + wait });
    // The thread says it itself where it is open.
    if (attempts === 1 && engine.state.openId !== first.interactionId)
      engine.notify({ tone: 'failure', key: 'activity-failed', name: first.activity.contact.name });
    return true;
  };

  const run = async (): Promise<void> => {
    const scope = engine.keep?.scope;
    if (scope === undefined || entries().length === 0 || !isWanted()) return;
    await tabsOf(engine).exclusive(`inlay-activities:${scope}`, engine.signal, async () => {
      while (await sendFirst());
    });
  };
  const drain = (): void => {
    if (engine.hasEnded) return;
    again = running;
    if (running) return;
    running = true;
    run()
      .catch(() => undefined)
      .finally(() => {
        running = false;
        wait();
        if (again) drain();
      });
  };
  const wait = (): void => {
    timer?.();
    timer = null;
    const next = Math.min(...entries().map(({ retryAt }) => retryAt));
    if (Number.isFinite(next) && isWanted())
      timer = engine.after(Math.max(500, next - engine.machineNow()), drain);
  };

  const readKept = async (): Promise<void> => {
    let before: number;
    let kept: Awaited<ReturnType<OutcomeKeep['read']>>;
    do {
      while (writes.size > 0) await Promise.allSettled(writes);
      before = written;
      kept = await keep.read();
    } while (before !== written && !engine.hasEnded);
    if (kept === null || engine.hasEnded) return;
    const known = entries();
    const fresh = kept.activities.filter(({ id }) => !over.has(id));
    const same =
      fresh.length === known.length &&
      fresh.every((entry) =>
        known.some(
          ({ id, attempts, retryAt }) =>
            id === entry.id && attempts === entry.attempts && retryAt === entry.retryAt,
        ),
      );
    if (!same) show([...fresh].sort((a, b) => a.activity.endedAt - b.activity.endedAt));
  };

  const owe: Activities['owe'] = async ({ interaction, outcome }, { prepared, delayMs = 0 } = {}) => {
    // The contact who ended it first has left the host's record behind: the outcome stays here.
    const isOwed = isWanted() && isDone(interaction.status) && outcome.endedBy !== 'contact';
    if (isOwed) {
      const id = `${interaction.id}.${String(outcome.revision)}`;
      over.delete(id);
      await put({
        id,
        interactionId: interaction.id,
        state: 'waiting',
        activity: compose(id, interaction, {
          outcome: {
            status: interaction.status,
            disposition: outcome.disposition?.label ?? null,
            resolutionReason: outcome.resolutionReason,
            topics: interaction.topics,
            tags: interaction.tags,
            notes: outcome.notes,
          },
          direction: outcome.direction,
          endedAt: outcome.savedAt ?? engine.now(),
        }),
        identifiers: engine.state.host.identifiers,
        attempts: 0,
        retryAt: engine.machineNow() + delayMs,
        reason: null,
      });
    }
    if (prepared !== undefined) await drop(prepared);
    // What an attempt before it prepared, and of which nobody heard an answer, is this same outcome or one that was never saved.
    for (const { id, state, interactionId } of entries())
      if (state === 'unsaved' && interactionId === interaction.id) await drop(id);
    drain();
  };

  // What was told of it goes when the thread is opened that says it itself.
  engine.onCommit(({ before, state: { openId, notice } }) => {
    if (openId === before.openId || notice?.key !== 'activity-failed') return;
    const isSaid = entries().some(
      ({ interactionId, activity, attempts }) =>
        interactionId === openId && attempts > 0 && activity.contact.name === notice.name,
    );
    if (isSaid)
      engine.commit((change) => {
        change.patch({ notice: null });
      });
  });

  // Whose name was removed is named in nothing that still waits, wherever it is kept (M6).
  engine.onCommit(({ moves }) => {
    for (const entry of entries()) {
      const after = moves.get(entry.interactionId)?.after;
      if (after?.contact.anonymous !== true || entry.activity.contact.name === '') continue;
      const nameless = { ...entry.activity, subject: inWords(after), contact: NOBODY };
      void put({ ...entry, activity: nameless });
    }
  });

  return {
    describe: (words) => {
      inWords = words;
    },
    isWanted,
    prepare: async (interaction, values) => {
      const id = `unsaved-${engine.makeId()}`;
      const { dispositionId, ...rest } = values;
      await put({
        id,
        interactionId: interaction.id,
        state: 'unsaved',
        activity: compose(
          id,
          interaction,
          // What it is found again by; it is composed anew from what was saved.
          {
            outcome: { ...rest, disposition: dispositionId },
            direction: 'inbound',
            endedAt: engine.now(),
          },
        ),
        identifiers: engine.state.host.identifiers,
        attempts: 0,
        // Longer than a request may take: until then its own page settles it.
        retryAt: engine.machineNow() + 60_000,
        reason: null,
      });
      wait();
      return id;
    },
    forget: drop,
    owe,
    takeBack: async (interactionId) => {
      for (const entry of entries())
        if (entry.interactionId === interactionId && entry.attempts === 0) await drop(entry.id);
    },
    begin: (kept) => {
      // What came while it was read stands as well.
      const known = entries();
      const others = kept.filter(({ id }) => !over.has(id) && !known.some((one) => one.id === id));
      show([...known, ...others].sort((one, two) => one.activity.endedAt - two.activity.endedAt));
      drain();
    },
    refresh: async () => {
      await readKept();
      wait();
    },
    drain,
    retry: (interactionId) => {
      show(
        entries().map((entry) => (entry.interactionId === interactionId ? { ...entry, retryAt: 0 } : entry)),
      );
      void Promise.all(
        entries()
          .filter((entry) => entry.interactionId === interactionId)
          .map((entry) => keep.putActivity(entry)),
      ).then(drain);
    },
  };
}
