import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/model/agent.ts';
import {
  canEnd,
  mayChangeOutcome,
  OUTCOME_NOTES_MAX,
  outcomeExpected,
  outcomeProblems,
  type OutcomeRules,
  type OutcomeValues,
} from '../../src/model/outcome.ts';
import { isSameOutcome, mergeOutcome, OUTCOME_FIELDS, withField } from '../../src/model/outcome-merge.ts';
import { STATUSES } from '../../src/model/status.ts';
import { canMoveStatus } from '../../src/model/status-moves.ts';
import { DEFAULT_WORK_SETTINGS } from '../../src/model/work-rules.ts';

const EMPTY: OutcomeValues = {
  status: 'open',
  dispositionId: null,
  topics: [],
  resolutionReason: null,
  notes: '',
  tags: [],
};
const RULES: OutcomeRules = {
  settings: {
    ...DEFAULT_WORK_SETTINGS,
    topicRequired: true,
    resolutionReasons: ['Solved'],
    resolutionReasonRequired: true,
  },
  skill: { dispositions: [{ id: 'sold', label: 'Sold' }], dispositionRequired: true },
  topics: ['Delivery', 'App'],
  tags: ['urgent'],
  mayCreateTags: false,
};
const LAX: OutcomeRules = { ...RULES, settings: DEFAULT_WORK_SETTINGS, skill: null, mayCreateTags: true };

const values = fc.record<OutcomeValues>({
  status: fc.constantFrom(...STATUSES),
  dispositionId: fc.constantFrom(null, 'sold', 'gone'),
  topics: fc.uniqueArray(fc.constantFrom('Delivery', 'App', 'Else')),
  resolutionReason: fc.constantFrom(null, 'Solved', 'Else'),
  notes: fc.constantFrom('', 'Called back', 'x'.repeat(OUTCOME_NOTES_MAX + 1)),
  tags: fc.uniqueArray(fc.constantFrom('urgent', 'new', '')),
});

const problems = (part: Partial<OutcomeValues>, rules = RULES, before = EMPTY): readonly string[] =>
  outcomeProblems({ ...before, ...part }, before, rules).map(({ field, kind }) => `${field} ${kind}`);

describe('an outcome (O1)', () => {
  it('lacks what is required only where the interaction is done with', () => {
    expect(problems({ status: 'pending', notes: 'Waiting' })).toEqual([]);
    expect(problems({ status: 'resolved' })).toEqual([
      'dispositionId missing',
      'topics missing',
      'resolutionReason missing',
    ]);
    expect(
      problems({
        status: 'resolved',
        dispositionId: 'sold',
        topics: ['App'],
        resolutionReason: 'Solved',
      }),
    ).toEqual([]);
    expect(problems({ status: 'resolved' }, LAX)).toEqual([]);
  });

  it('is closed only after it was resolved where that is wanted (O4), and never opened again (O2)', () => {
    const first = { ...LAX, settings: { ...LAX.settings, resolvedBeforeClosed: true } };
    expect(problems({ status: 'closed' }, LAX)).toEqual([]);
    expect(problems({ status: 'closed' }, first)).toEqual(['status resolve-first']);
    expect(problems({ status: 'closed' }, first, { ...EMPTY, status: 'resolved' })).toEqual([]);
    for (const status of STATUSES.filter((one) => one !== 'closed'))
      expect(problems({ status }, LAX, { ...EMPTY, status: 'closed' })).toEqual(['status illegal-move']);
  });

  it('has every wrong field named, each once, with what was expected', () => {
    const wrong = {
      ...EMPTY,
      status: 'resolved' as const,
      dispositionId: 'none',
      topics: ['Else'],
      resolutionReason: 'Else',
      notes: 'x'.repeat(OUTCOME_NOTES_MAX + 1),
      tags: ['mine'],
    };
    const found = outcomeProblems(wrong, EMPTY, RULES);
    expect(found.map(({ field }) => field)).toEqual([
      'dispositionId',
      'topics',
      'resolutionReason',
      'notes',
      'tags',
    ]);
    expect(found.map((problem) => outcomeExpected(problem, EMPTY, RULES))).toEqual([
      'one of ["sold"]',
      'one of ["Delivery","App"]',
      'one of ["Solved"]',
      `at most ${String(OUTCOME_NOTES_MAX)} characters`,
      'tags of the catalogue, as this agent may make none',
    ]);
  });

  it('may keep what stood there before, whatever the administrator has taken away since', () => {
    fc.assert(
      fc.property(values, (before) => {
        const kept = { ...before, notes: '' };
        const found = outcomeProblems(kept, kept, { ...RULES, topics: [], tags: [], skill: null });
        expect(found.filter(({ kind }) => kind !== 'missing')).toEqual([]);
      }),
    );
  });

  it('moves the status as the table does, whatever else is filled in', () => {
    fc.assert(
      fc.property(values, values, (to, before) => {
        const isIllegal = outcomeProblems(to, before, LAX).some(({ kind }) => kind === 'illegal-move');
        const isMove = to.status !== before.status;
        expect(isIllegal).toBe(isMove && !canMoveStatus(before.status, to.status, 'agent'));
      }),
    );
  });

  it('is changed by the one who holds the interaction alone, whatever they may do besides (O3)', () => {
    expect(PERMISSIONS.length).toBeGreaterThan(0);
    expect(mayChangeOutcome({ assignee: { id: 'anna' } }, 'anna')).toBe(true);
    expect(mayChangeOutcome({ assignee: { id: 'tom' } }, 'anna')).toBe(false);
    expect(mayChangeOutcome({ assignee: null }, 'anna')).toBe(false);
    expect(mayChangeOutcome({ assignee: null }, null)).toBe(false);
  });

  it('comes after a conversation that is private and goes on (O8)', () => {
    expect(canEnd({ visibility: 'private', status: 'open' }, null)).toBe(true);
    expect(canEnd({ visibility: 'private', status: 'open' }, 'contact')).toBe(false);
    expect(canEnd({ visibility: 'public', status: 'open' }, null)).toBe(false);
    expect(canEnd({ visibility: 'private', status: 'closed' }, null)).toBe(false);
  });
});

describe('two who change the same outcome', () => {
  it('overwrite nothing: what one of them left alone is as the other has it', () => {
    fc.assert(
      fc.property(values, values, values, (base, mine, theirs) => {
        const merged = mergeOutcome(base, mine, theirs);
        for (const field of OUTCOME_FIELDS) {
          const isLeft = isSameOutcome(withField(base, field, mine), base);
          expect(isSameOutcome(withField(merged.values, field, isLeft ? theirs : mine), merged.values)).toBe(
            true,
          );
          if (merged.conflicts.includes(field)) expect(isLeft).toBe(false);
        }
      }),
    );
  });

  it('have nothing to choose where they agree, or where only one of them changed something', () => {
    fc.assert(
      fc.property(values, values, (base, changed) => {
        expect(mergeOutcome(base, changed, changed).conflicts).toEqual([]);
        expect(mergeOutcome(base, changed, base).conflicts).toEqual([]);
        expect(mergeOutcome(base, base, changed).conflicts).toEqual([]);
      }),
    );
  });
});
