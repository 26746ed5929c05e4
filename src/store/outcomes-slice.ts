import type { InteractionOutcome } from '../model/client.ts';
import type { Interaction } from '../model/interaction.ts';
import type { Outcome, OutcomeField, OutcomeValues } from '../model/outcome.ts';
import { isSameOutcome, mergeOutcome, withField } from '../model/outcome-merge.ts';
import { fail, isPassing, ok, type InlayError, type Result } from '../model/result.ts';
import type { Activities } from './activities.ts';
import type { Engine } from './engine.ts';
import { takeInteraction } from './interactions.ts';
import type { OutcomeActions, OutcomeDraft, OutcomesSlice } from './outcome-state.ts';
import { outcomeConflicts, outcomesIn, presentOutcome } from './select-outcome.ts';
import type { StateChange } from './state-change.ts';
import type { OutcomeKeep } from './storage/outcome-keep.ts';

/** So often a save is tried again by itself where nothing that both changed stands in its way. */
const MERGES = 3;

/** What interactions come to. */
export interface Outcomes {
  readonly actions: Omit<OutcomeActions, 'showAudit'>;
  /** Shows what was being filled in when the page went. */
  begin(drafts: Readonly<Record<string, OutcomeDraft>>): void;
  /** Asks for the outcome of an interaction whose status could not be set without these fields. */
  ask(
    interactionId: string,
    status: OutcomeValues['status'],
    missing: readonly OutcomeField[],
  ): Promise<void>;
}

/**
 * Fills in outcomes and saves each as a whole: kept in the browser until it is saved or let go, brought together with what others
 * change meanwhile. What both have changed is the agent's to choose before anything is saved.
 */
export function createOutcomes(engine: Engine, keep: OutcomeKeep, activities: Activities): Outcomes {
  const { client } = engine;
  engine.onReduce(followOutcomes);

  const readOutcome = async (id: string): Promise<Result<Outcome>> => {
    const result = await client.outcome(id, engine.signal);
    if (result.ok)
      engine.commit((change) => {
        takeOutcome(change, result.value, true);
      });
    return result;
  };
  const take = ({ interaction, outcome }: InteractionOutcome): void => {
    engine.commit((change) => {
      takeInteraction(change, interaction);
      takeOutcome(change, outcome, true);
    });
  };
  const putDraft = (id: string, draft: OutcomeDraft | null): void => {
    engine.commit((change) => {
      putDraftIn(change, id, draft);
    });
    void keep.putDraft(id, outcomesIn(engine.state).drafts[id] ?? null);
  };
  const setAsked = (asked: OutcomesSlice['asked']): void => {
    engine.commit((change) => {
      patch(change, { asked });
    });
  };

  const begin = async (id: string): Promise<void> => {
    // What was read before may have changed while nobody followed it, such as the skill.
    await readOutcome(id);
    const present = presentOutcome(engine.state, id);
    if (present !== null && outcomesIn(engine.state).drafts[id] === undefined)
      putDraft(id, { base: present, values: present });
  };
  const edit = (id: string, part: Partial<OutcomeValues>): void => {
    const draft = outcomesIn(engine.state).drafts[id];
    if (draft !== undefined) putDraft(id, { ...draft, values: { ...draft.values, ...part } });
  };

  const refuse = (error: InlayError, id: string): void => {
    const current = error.current as InteractionOutcome | Interaction | null;
    if (current !== null && 'outcome' in current) take(current);
    const name = engine.state.interactions[id]?.contact.name;
    engine.notify({
      tone: 'failure',
      key: error.type === 'stale-version' ? 'changed-meanwhile' : 'action-failed',
      error,
      ...(name === undefined ? {} : { name }),
    });
  };

  /** Saves once; a stale version is taken in, and whether it stands in the way is for who calls. */
  const saveOnce = async (id: string, values: OutcomeValues): Promise<Result<InteractionOutcome>> => {
    const interaction = engine.state.interactions[id];
    const outcome = outcomesIn(engine.state).read[id];
    if (interaction === undefined || outcome === undefined) return fail('not-found', id);
    const seen = { version: interaction.version, revision: outcome.revision };
    const result = await client.saveOutcome(id, seen, values, engine.signal);
    const current = result.ok ? null : (result.error.current as InteractionOutcome | null);
    if (current !== null) take(current);
    return result;
  };

  /** Whether the host's record gets what it comes to: not where the contact has ended it. */
  const isLogged = (id: string): boolean =>
    activities.isWanted() && outcomesIn(engine.state).read[id]?.endedBy !== 'contact';

  const save = async (id: string): Promise<Result<void>> => {
    const draft = outcomesIn(engine.state).drafts[id];
    const before = engine.state.interactions[id];
    if (draft === undefined || before === undefined) return fail('not-found', id);
    const prepared = isLogged(id) ? await activities.prepare(before, draft.values) : undefined;
    for (let attempt = 1; ; attempt += 1) {
      if (outcomeConflicts(engine.state, id).length > 0) {
        if (prepared !== undefined) await activities.forget(prepared);
        return fail('conflict', 'both have changed it', { type: 'stale-version' });
      }
      const values = outcomesIn(engine.state).drafts[id]?.values ?? draft.values;
      const result = await saveOnce(id, values);
      if (engine.hasEnded) return fail('offline', 'ended');
      if (result.ok) {
        take(result.value);
        putDraft(id, null);
        setAsked(null);
        const { contact, status } = result.value.interaction;
        const hasMoved = status !== before.status;
        engine.notify({
          tone: 'info',
          key: hasMoved ? 'status-changed' : 'outcome-saved',
          name: contact.name,
          ...(hasMoved ? { status } : {}),
        });
        await activities.owe(result.value, prepared === undefined ? {} : { prepared });
        return ok(undefined);
      }
      if (result.error.type === 'stale-version' && attempt < MERGES) continue;
      // Where nobody knows whether it was done, as the answer may be what was lost, what was prepared finds out.
      if (prepared !== undefined && !isPassing(result.error.kind)) await activities.forget(prepared);
      return result;
    }
  };

  const ask: Outcomes['ask'] = async (id, status, missing) => {
    await begin(id);
    if (outcomesIn(engine.state).drafts[id] === undefined) return;
    edit(id, { status });
    setAsked({ interactionId: id, missing });
  };

  return {
    begin: (drafts) => {
      engine.commit((change) => {
        patch(change, { drafts: { ...drafts, ...outcomesIn(change.state).drafts } });
      });
    },
    ask,
    actions: {
      loadOutcome: async (id) => {
        await readOutcome(id);
      },
      askOutcome: async (id, status) => {
        setAsked({ interactionId: id, missing: [] });
        await begin(id);
        if (status !== undefined) edit(id, { status });
      },
      beginOutcome: begin,
      editOutcome: edit,
      settleOutcome: (id, field, whose) => {
        const draft = outcomesIn(engine.state).drafts[id];
        const present = presentOutcome(engine.state, id);
        if (draft === undefined || present === null) return;
        putDraft(id, {
          base: withField(draft.base, field, present),
          values: whose === 'theirs' ? withField(draft.values, field, present) : draft.values,
        });
      },
      saveOutcome: save,
      closeOutcome: () => {
        const id = outcomesIn(engine.state).asked?.interactionId;
        const draft = id === undefined ? undefined : outcomesIn(engine.state).drafts[id];
        setAsked(null);
        // What nobody has filled in is no draft.
        if (id !== undefined && draft !== undefined && isSameOutcome(draft.base, draft.values))
          putDraft(id, null);
      },
      discardOutcome: (id) => {
        putDraft(id, null);
      },
      setTopics: async (id, topics) => {
        const known = engine.state.interactions[id];
        if (known === undefined) return;
        const result = await client.changeInteraction(id, known.version, { topics }, engine.signal);
        if (engine.hasEnded) return;
        const current = result.ok ? result.value : (result.error.current as Interaction | null);
        if (current !== null)
          engine.commit((change) => {
            takeInteraction(change, current);
          });
        if (!result.ok) refuse({ ...result.error, current: null }, id);
      },
      endConversation: async (id) => {
        const known = engine.state.interactions[id];
        if (known === undefined) return;
        const result = await client.endConversation(id, known.version, engine.signal);
        if (engine.hasEnded) return;
        if (!result.ok) {
          refuse(result.error, id);
          return;
        }
        take(result.value);
        setAsked({ interactionId: id, missing: [] });
        await begin(id);
      },
      endAfterWork: async (id) => {
        const result = await client.endAfterWork(id, engine.signal);
        if (engine.hasEnded) return;
        if (result.ok) take(result.value);
        else refuse(result.error, id);
      },
      describeActivities: activities.describe,
      retryActivities: activities.retry,
    },
  };
}

function patch(change: StateChange, part: Partial<OutcomesSlice>): void {
  change.patch({ outcomes: { ...outcomesIn(change.state), ...part } });
}

function putDraftIn(change: StateChange, id: string, draft: OutcomeDraft | null): void {
  const { [id]: _, ...others } = outcomesIn(change.state).drafts;
  patch(change, { drafts: draft === null ? others : { ...others, [id]: draft } });
}

/** Takes an outcome in where it is followed, or where it was asked for; one that is older than what is there is left aside. */
function takeOutcome(change: StateChange, outcome: Outcome, isAsked: boolean): void {
  const { read } = outcomesIn(change.state);
  const known = read[outcome.interactionId];
  if (known === undefined ? !isAsked : known.revision > outcome.revision) return;
  patch(change, { read: { ...read, [outcome.interactionId]: outcome } });
}

/** Takes in what was told, and brings what is being filled in together with what has become of its interaction. */
function followOutcomes(change: StateChange): void {
  for (const event of change.behind)
    if (event.type === 'outcome.changed') takeOutcome(change, event.outcome, false);
  for (const [id, draft] of Object.entries(outcomesIn(change.state).drafts)) {
    const present = presentOutcome(change.state, id);
    if (present === null || isSameOutcome(present, draft.base)) continue;
    const merged = mergeOutcome(draft.base, draft.values, present);
    const base = merged.conflicts.reduce((values, field) => withField(values, field, draft.base), present);
    if (isSameOutcome(base, draft.base) && isSameOutcome(merged.values, draft.values)) continue;
    putDraftIn(change, id, { base, values: merged.values });
  }
}
