import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLATFORM_IDS } from '../../src/model/platform.ts';
import { platformRules } from '../../src/model/platforms.ts';
import { STATUSES, type Status } from '../../src/model/status.ts';
import {
  hasFollowUp,
  isRating,
  maySurvey,
  SURVEY_PAUSE_MS,
  type SurveyMoment,
} from '../../src/model/survey.ts';

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;
const moment: SurveyMoment = {
  status: 'resolved',
  visibility: 'private',
  rules: platformRules('whatsapp'),
  lastInboundAt: NOW - HOUR,
  muted: false,
  askedAt: null,
  now: NOW,
};

describe('whether a contact is asked', () => {
  it('is so of a resolved private conversation within the window', () => {
    expect(maySurvey(moment)).toBe(true);
  });

  it.each<[string, Partial<SurveyMoment>]>([
    ['open again', { status: 'open' }],
    ['closed', { status: 'closed' }],
    ['public', { visibility: 'public' }],
    ['muted', { muted: true }],
    ['of one who never wrote', { lastInboundAt: null }],
    ['past the window', { lastInboundAt: NOW - 24 * HOUR }],
    ['in the days of the tag', { rules: platformRules('messenger'), lastInboundAt: NOW - 30 * HOUR }],
    ['asked a short while ago', { askedAt: NOW - SURVEY_PAUSE_MS + 1 }],
  ])('is not so where it is %s', (_, other) => {
    expect(maySurvey({ ...moment, ...other })).toBe(false);
  });

  it('is so of what was closed once it was resolved, and of nothing that was closed otherwise', () => {
    const ofClosed = (closedFrom: Status | null) => maySurvey({ ...moment, status: 'closed', closedFrom });
    expect(['resolved' as const, 'open' as const, 'new' as const, null].map(ofClosed)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('is so again after the pause', () => {
    expect(maySurvey({ ...moment, askedAt: NOW - SURVEY_PAUSE_MS })).toBe(true);
  });

  it('is never so in public, or of what is not resolved, whatever the network', () => {
    fc.assert(
      fc.property(
        fc.record({
          status: fc.constantFrom(...STATUSES),
          visibility: fc.constantFrom('public' as const, 'private' as const),
          rules: fc.constantFrom(...PLATFORM_IDS).map((id) => platformRules(id)),
          lastInboundAt: fc.option(fc.integer({ min: NOW - 90 * 24 * HOUR, max: NOW })),
          muted: fc.boolean(),
          askedAt: fc.option(fc.integer({ min: NOW - 90 * 24 * HOUR, max: NOW })),
        }),
        (any) => {
          const may = maySurvey({ ...any, now: NOW });
          if (may) expect([any.status, any.visibility, any.muted]).toEqual(['resolved', 'private', false]);
        },
      ),
    );
  });
});

describe('ratings', () => {
  it('are the whole numbers from 1 to 5', () => {
    expect([0, 1, 1.5, 5, 6, NaN].map(isRating)).toEqual([false, true, false, true, false, false]);
  });

  it('are followed by a question where the administrator says so', () => {
    expect(hasFollowUp({ followUpRatings: [1, 2] }, 2)).toBe(true);
    expect(hasFollowUp({ followUpRatings: [1, 2] }, 3)).toBe(false);
  });
});
