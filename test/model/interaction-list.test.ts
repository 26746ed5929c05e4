import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareInteractions,
  matchesFilter,
  SORTS,
  sortKey,
  type InteractionFilter,
} from '../../src/model/interaction-list.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import { PLATFORM_IDS, VISIBILITIES } from '../../src/model/platform.ts';
import { QUEUES, queueOf, STATUSES } from '../../src/model/status.ts';
import { interaction as sample } from '../support/sample-data.ts';

const time = fc.integer({ min: 0, max: 2_000_000_000_000 });
const words = fc.subarray(['a', 'b', 'c']);
const anyInteraction: fc.Arbitrary<Interaction> = fc
  .record({
    status: fc.constantFrom(...STATUSES),
    platform: fc.constantFrom(...PLATFORM_IDS),
    visibility: fc.constantFrom(...VISIBILITIES),
    tags: words,
    topics: words,
    waitingSince: fc.option(time),
    slaDueAt: fc.option(time),
    lastActivityAt: time,
    assignee: fc.constantFrom(null, { id: 'me', name: 'Me' }, { id: 'other', name: 'Other' }),
    offer: fc.constant(null),
    id: fc.stringMatching(/^[a-z]{1,3}$/),
  })
  .map((parts) => ({ ...sample('i'), ...parts }));

describe('what a filter takes', () => {
  it('everything, where it names nothing', () => {
    fc.assert(
      fc.property(anyInteraction, (interaction) => {
        expect(matchesFilter(interaction, {}, 'me')).toBe(true);
        expect(matchesFilter(interaction, { tags: [], channelIds: [], statuses: [] }, 'me')).toBe(true);
      }),
    );
  });

  it('each interaction in one queue, and assigned or unassigned but not both', () => {
    fc.assert(
      fc.property(anyInteraction, (interaction) => {
        const matches = (filter: InteractionFilter): boolean => matchesFilter(interaction, filter, 'me');
        expect(QUEUES.filter((queue) => matches({ queue }))).toEqual([queueOf(interaction.status)]);
        expect(matches({ assignment: 'assigned' })).toBe(!matches({ assignment: 'unassigned' }));
        if (matches({ assignment: 'mine' })) expect(interaction.assignee?.id).toBe('me');
      }),
    );
  });

  it('fields by and, the values of one by or', () => {
    fc.assert(
      fc.property(
        anyInteraction,
        words,
        fc.constantFrom(...VISIBILITIES),
        (interaction, tags, visibility) => {
          const both = matchesFilter(interaction, { tags, visibility }, 'me');
          const hasOne = tags.length === 0 || tags.some((tag) => interaction.tags.includes(tag));
          expect(both).toBe(hasOne && interaction.visibility === visibility);
        },
      ),
    );
  });

  it('what is offered to the agent, as theirs', () => {
    const offer = { id: 'o', agentId: 'me', madeAt: 0, expiresAt: 1 };
    const offered = { ...sample('i'), assignee: null, offer };
    expect(matchesFilter(offered, { assignment: 'mine' }, 'me')).toBe(true);
    expect(matchesFilter(offered, { assignment: 'mine' }, 'other')).toBe(false);
  });
});

describe('the order of a list', () => {
  it('is one order: of two different interactions one comes first, and of three the outer two agree', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SORTS),
        fc.array(anyInteraction, { maxLength: 12 }),
        (sort, interactions) => {
          const compare = compareInteractions(sort);
          const sorted = [...interactions].sort(compare);
          for (const [index, one] of sorted.entries())
            for (const later of sorted.slice(index + 1)) {
              expect(compare(one, later)).toBeLessThanOrEqual(0);
              expect(sortKey(one, sort)).toBeLessThanOrEqual(sortKey(later, sort));
            }
        },
      ),
    );
  });

  it('puts who waits before who does not, longest wait first', () => {
    const at = (id: string, waitingSince: number | null, lastActivityAt: number): Interaction => ({
      ...sample(id),
      waitingSince,
      lastActivityAt,
    });
    const sorted = [at('a', null, 900), at('b', 500, 500), at('c', null, 950), at('d', 400, 990)]
      .sort(compareInteractions('waiting'))
      .map(({ id }) => id);
    expect(sorted).toEqual(['d', 'b', 'c', 'a']);
  });
});
