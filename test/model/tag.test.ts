import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchingTags } from '../../src/model/tag-search.ts';
import { isSameTag, TAG_MAX, tagProblem, trimTag, withTags } from '../../src/model/tag.ts';

const text = fc.string({ unit: 'binary', maxLength: 120 });
const tags = fc.array(fc.constantFrom('Late', 'late', 'LATE', 'Parcel', 'parcel ', 'Été', 'été'), {
  maxLength: 8,
});

describe('a tag', () => {
  it('is trimmed once and for all, and what may be one fits whatever it was written with', () => {
    fc.assert(
      fc.property(text, (written) => {
        const tag = trimTag(written);
        expect(trimTag(tag)).toBe(tag);
        if (tagProblem(written) !== null) return;
        expect(tagProblem(tag)).toBeNull();
        expect(tag).not.toBe('');
        expect([...tag].length).toBeLessThanOrEqual(TAG_MAX);
        expect(tag).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
      }),
    );
  });

  it('is none of spaces, of too much, or of what cannot be seen', () => {
    expect(tagProblem(' \u00a0 ')).toBe('empty');
    expect(tagProblem('🌻'.repeat(TAG_MAX))).toBeNull();
    expect(tagProblem('🌻'.repeat(TAG_MAX + 1))).toBe('too-long');
    expect(tagProblem('a\u202eb')).toBe('control-characters');
    expect(tagProblem('a\nb')).toBe('control-characters');
  });
});

describe('the tags of a message after a change', () => {
  it('hold each once, none that was taken away and all that were added, and change no more by the same again', () => {
    fc.assert(
      fc.property(tags, tags, tags, (first, add, remove) => {
        const before = withTags([], { add: first, remove: [] });
        const after = withTags(before, { add, remove });
        for (const [index, tag] of after.entries())
          expect(after.findIndex((one) => isSameTag(one, tag))).toBe(index);
        for (const tag of add) expect(after.some((one) => isSameTag(one, tag))).toBe(true);
        for (const tag of remove)
          if (!add.some((one) => isSameTag(one, tag)))
            expect(after.some((one) => isSameTag(one, tag))).toBe(false);
        expect(withTags(after, { add, remove: [] })).toEqual(after);
      }),
    );
  });
});

describe('tags that fit what is typed', () => {
  it('are some of them, each once, all where nothing is typed, and those that begin with it first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 20 }), text, (all, typed) => {
        const found = matchingTags(all, typed);
        expect(new Set(found).size).toBe(found.length);
        expect(all).toEqual(expect.arrayContaining([...found]));
        expect(matchingTags(all, ' ')).toEqual(all);
      }),
    );
  });

  it('are found by their own words, in whatever case and with whatever accents', () => {
    const all = ['Late parcel', 'Parcel', 'To be late', 'Retour été', 'plate'];
    expect(matchingTags(all, 'late')).toEqual(['Late parcel', 'To be late', 'plate']);
    expect(matchingTags(all, 'RETOUR ETE')).toEqual(['Retour été']);
    expect(matchingTags(all, 'prcl')).toEqual(['Late parcel', 'Parcel']);
  });
});
