import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MESSAGE_KINDS,
  PLATFORM_ACTIONS,
  PLATFORM_IDS,
  type Platform,
  type PlatformId,
} from '../../src/model/platform.ts';
import { PLATFORMS, platformRules } from '../../src/model/platforms.ts';

const rows = Object.values(PLATFORMS);
const PUBLIC: readonly PlatformId[] = [
  'app-store',
  'facebook',
  'google-play',
  'google-maps',
  'instagram',
  'linkedin',
  'x',
  'youtube',
];
const REVIEWS: readonly PlatformId[] = ['app-store', 'google-play', 'google-maps'];
const has = (row: Platform, action: string): boolean => row.actions.some((rule) => rule.action === action);
const having = (action: string): readonly string[] =>
  rows
    .filter((row) => has(row, action))
    .map(({ id }) => id)
    .sort();

describe('PLATFORMS', () => {
  it('has one row for each platform, under its own name, and no other', () => {
    expect(Object.keys(PLATFORMS).sort()).toEqual([...PLATFORM_IDS].sort());
    for (const [id, row] of Object.entries(PLATFORMS)) expect(row.id).toBe(id);
  });

  it('says which networks are public', () => {
    expect(
      rows
        .filter(({ visibility }) => visibility === 'public')
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...PUBLIC].sort());
  });

  describe.each(rows.filter(({ id }) => id !== 'voice'))('$id', (row) => {
    it('brings in messages of its own visibility, each of which can be answered', () => {
      const kinds = Object.values(row.inbound);
      expect(kinds.some(({ visibility }) => visibility === row.visibility)).toBe(true);
      const answerable = row.actions.filter(({ action }) => action === 'reply').flatMap(({ on }) => on);
      expect(answerable).toEqual(expect.arrayContaining(Object.keys(row.inbound)));
    });

    it('has a text limit for each visibility that it can answer in', () => {
      for (const { visibility } of Object.values(row.inbound)) expect(row.text[visibility]).toBeDefined();
      if (row.privateReply !== null) expect(row.text.private).toBeDefined();
      for (const { limit } of Object.values(row.text)) expect(limit).toBeGreaterThan(0);
    });

    it('takes templates just where only they may be sent at some time', () => {
      expect(row.text.template !== undefined).toBe(row.replyWindow?.thereafter === 'template');
    });

    it('has attachment rules that can be met', () => {
      const { kinds, maxCount } = row.attachments;
      expect(maxCount > 0).toBe(kinds.length > 0);
      for (const { types, maxBytes, maxCount: ofKind = 1 } of kinds) {
        expect(types.length).toBeGreaterThan(0);
        expect(types).toEqual(types.map((type) => type.toLowerCase()));
        expect(Number.isInteger(maxBytes) && maxBytes > 0).toBe(true);
        expect(ofKind).toBeLessThanOrEqual(maxCount);
      }
    });

    it('undoes every like and hide', () => {
      expect(has(row, 'unlike')).toBe(has(row, 'like'));
      expect(has(row, 'unhide')).toBe(has(row, 'hide'));
    });

    it('answers in private just where the network lets it', () => {
      expect(has(row, 'reply-privately')).toBe(row.privateReply !== null);
    });
  });

  it('has the actions of M2 and M3 where features ask for them', () => {
    expect(having('like')).toEqual(['facebook', 'instagram', 'linkedin', 'x', 'youtube']);
    expect(having('hide')).toEqual(['facebook', 'instagram', 'x', 'youtube']);
    expect(having('quote')).toEqual(['x']);
    expect(having('repost')).toEqual(['x']);
    expect(having('follow')).toEqual(['x']);
    expect(having('reply-privately')).toEqual(['facebook', 'instagram', 'x']);
    expect(having('edit-reply')).toEqual([...REVIEWS].sort());
  });

  it('has a single, edited answer for reviews alone', () => {
    expect(rows.filter(({ singleReply }) => singleReply).map(({ id }) => id)).toEqual(REVIEWS);
  });

  it('elevates as W3 says', () => {
    for (const { id, elevatesTo } of rows) {
      const expected =
        id === 'voice'
          ? []
          : id === 'email'
            ? ['voice', 'sms', 'whatsapp']
            : id === 'whatsapp'
              ? ['voice', 'email', 'sms']
              : ['voice', 'email', 'sms', 'whatsapp'];
      expect({ id, to: elevatesTo }).toEqual({ id, to: expected });
    }
  });

  it('uses no action and no kind that is unknown, and each of them somewhere', () => {
    expect([...new Set(rows.flatMap(({ actions }) => actions.map(({ action }) => action)))].sort()).toEqual(
      [...PLATFORM_ACTIONS].sort(),
    );
    const kinds = new Set([
      ...rows.flatMap(({ inbound }) => Object.keys(inbound)),
      ...rows.flatMap(({ actions }) => actions.flatMap(({ on }) => on)),
    ]);
    expect([...kinds, 'system'].sort()).toEqual([...MESSAGE_KINDS].sort());
  });
});

describe('platformRules', () => {
  const anyPlatform = fc.constantFrom(...PLATFORM_IDS);

  it('is the row itself where nothing is overridden', () => {
    for (const id of PLATFORM_IDS)
      expect(platformRules(id)).toEqual({ ...PLATFORMS[id], actionsOff: [], unconnected: [] });
  });

  it('lets an account have its own limits, window, files and actions', () => {
    const rules = platformRules('x', {
      text: { public: { limit: 25_000, unit: 'x-weight' } },
      attachments: { maxCount: 1 },
      actionsOff: ['like'],
    });
    expect(rules.text).toEqual({ ...PLATFORMS.x.text, public: { limit: 25_000, unit: 'x-weight' } });
    expect(rules.attachments).toEqual({ ...PLATFORMS.x.attachments, maxCount: 1 });
    expect(rules.actionsOff).toEqual(['like']);
    expect(platformRules('messenger', { replyWindow: null }).replyWindow).toBeNull();
  });

  it('never changes the table', () => {
    const before = structuredClone(PLATFORMS);
    fc.assert(
      fc.property(anyPlatform, fc.nat(), (id, limit) => {
        platformRules(id, {
          text: { private: { limit, unit: 'utf16' } },
          attachments: { kinds: [] },
          actionsOff: ['like'],
        });
        expect(PLATFORMS).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });
});
