import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSIGNMENTS, type InteractionFilter } from '../../src/model/interaction-list.ts';
import { goneFromFilter } from '../../src/model/gone-filter.ts';
import { keptFilter } from '../../src/model/kept-filter.ts';
import { VISIBILITIES } from '../../src/model/platform.ts';
import { QUEUES, STATUSES } from '../../src/model/status.ts';
import { session } from '../support/sample-data.ts';

const catalogue = {
  topics: ['Delivery', 'Returns'],
  tags: ['urgent'],
  contactGroups: ['VIP'],
  vipGroups: [],
  teams: [],
};
const SESSION = session({ catalogue });
const CHANNEL_IDS = SESSION.channels.map(({ id }) => id);
const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });
const valid: fc.Arbitrary<InteractionFilter> = fc.record(
  {
    queue: fc.constantFrom(...QUEUES),
    assignment: fc.constantFrom(...ASSIGNMENTS),
    visibility: fc.constantFrom(...VISIBILITIES),
    statuses: some(STATUSES),
    channelIds: some(CHANNEL_IDS),
    platforms: some(SESSION.channels.map(({ platform }) => platform)),
    topics: some(catalogue.topics),
    tags: some(catalogue.tags),
    contactGroups: some(catalogue.contactGroups),
  },
  { requiredKeys: [] },
);

const read = (kept: unknown) => ({ filter: keptFilter(kept, SESSION), gone: goneFromFilter(kept, SESSION) });

describe('a filter that was kept', () => {
  it('comes back as it was where everything in it is there', () => {
    fc.assert(
      fc.property(valid, (filter) => {
        const kept: unknown = JSON.parse(JSON.stringify(filter));
        expect(read(kept)).toEqual({ filter, gone: [] });
      }),
    );
  });

  it('names what is not there any more and does without it; a field of which nothing is left narrows nothing', () => {
    expect(
      read({
        queue: 'pending',
        channelIds: ['ch-facebook', 'ch-gone'],
        platforms: ['x', 'myspace'],
        topics: ['Billing'],
        tags: ['urgent', 'old', 'old'],
        contactGroups: ['Press'],
      }),
    ).toEqual({
      filter: { queue: 'pending', channelIds: ['ch-facebook'], platforms: ['x'], tags: ['urgent'] },
      gone: [
        { field: 'channelIds', value: 'ch-gone' },
        { field: 'platforms', value: 'myspace' },
        { field: 'topics', value: 'Billing' },
        { field: 'tags', value: 'old' },
        { field: 'contactGroups', value: 'Press' },
      ],
    });
  });

  it('drops without a word what was never a value of it', () => {
    const kept = {
      queue: 'all',
      assignment: ['mine'],
      visibility: null,
      statuses: ['open', 'lost', 3],
      topics: 'Delivery',
      tags: [1, null, { a: 1 }],
      search: 'x',
      constructor: ['x'],
      ...(JSON.parse('{"__proto__":["x"],"toString":"x"}') as object),
    };
    expect(read(kept)).toEqual({ filter: { statuses: ['open'] }, gone: [] });
  });

  it('takes anything at all, and gives nothing but what there is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue())), (kept) => {
        const { filter } = read(kept);
        expect(read(filter)).toEqual({ filter, gone: [] });
        expect(filter.search).toBeUndefined();
      }),
    );
  });
});
