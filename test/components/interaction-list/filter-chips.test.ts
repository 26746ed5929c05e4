import { describe, expect, it } from 'vitest';
import {
  filterChips,
  toggleValue,
  withoutFilters,
} from '../../../src/components/interaction-list/filter-chips.ts';
import { en } from '../../../src/i18n/en.ts';
import type { InteractionFilter } from '../../../src/model/interaction-list.ts';
import { session } from '../../support/sample-data.ts';

const FILTER: InteractionFilter = {
  queue: 'new',
  search: 'chair',
  assignment: 'mine',
  visibility: 'private',
  statuses: ['open'],
  channelIds: ['ch-whatsapp', 'ch-gone'],
  platforms: ['whatsapp'],
  topics: ['Delivery'],
  tags: ['urgent'],
  contactGroups: ['VIP'],
};

describe('chips', () => {
  it('say each thing that narrows the list, in words, and neither its queue nor the search', () => {
    expect(filterChips(FILTER, session(), en).map(({ label }) => label)).toEqual([
      'Assigned to me',
      'Private',
      'Open',
      '+33 1 70 18 99 00',
      'ch-gone (no longer exists)',
      'WhatsApp',
      'Delivery',
      'urgent',
      'VIP',
    ]);
  });

  it('each take away what they say and nothing else', () => {
    const chips = filterChips(FILTER, session(), en);
    for (const { key, without } of chips) {
      const left = filterChips(without, session(), en).map((chip) => chip.key);
      expect(left).toEqual(chips.map((chip) => chip.key).filter((other) => other !== key));
      expect([without.queue, without.search]).toEqual(['new', 'chair']);
    }
  });

  it('say what is there no more, of each field that has a catalogue', () => {
    const gone = { channelIds: ['old'], topics: ['Old'], tags: ['old'], contactGroups: ['Old'] };
    expect(filterChips(gone, session(), en).map(({ label }) => label)).toEqual([
      'old (no longer exists)',
      'Old (no longer exists)',
      'old (no longer exists)',
      'Old (no longer exists)',
    ]);
    // Before anything is known nothing is said to be gone.
    expect(filterChips(gone, null, en).map(({ label }) => label)).toEqual(['old', 'Old', 'old', 'Old']);
  });

  it('leave no empty field behind', () => {
    expect(toggleValue({ topics: ['Delivery'] }, 'topics', 'Delivery')).toEqual({});
    expect(toggleValue({}, 'topics', 'Delivery')).toEqual({ topics: ['Delivery'] });
  });

  it('all go at once, while queue and search stay', () => {
    expect(withoutFilters(FILTER)).toEqual({ queue: 'new', search: 'chair' });
  });
});
