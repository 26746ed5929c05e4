import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, excerptOf } from '../../src/model/excerpt.ts';

const FAMILY = '👨‍👩‍👧‍👦';

describe('the beginning of a text', () => {
  it('is the whole text up to 160 characters, and never half of one', () => {
    expect(excerptOf('a'.repeat(160))).toBe('a'.repeat(160));
    expect(excerptOf('a'.repeat(161))).toBe('a'.repeat(160));
    expect(excerptOf('a'.repeat(159) + FAMILY + 'b')).toBe('a'.repeat(159) + FAMILY);
    expect(excerptOf('😀'.repeat(200))).toBe('😀'.repeat(160));
  });

  it('stays short where a single character is endless', () => {
    expect(excerptOf('e' + '\u0301'.repeat(10_000)).length).toBeLessThanOrEqual(640);
  });

  it('begins the text, cuts no pair in two and is the same when taken again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const excerpt = excerptOf(text);
        expect(text.startsWith(excerpt)).toBe(true);
        expect(excerpt).not.toMatch(/\p{Surrogate}/u);
        expect(excerpt.length).toBeLessThanOrEqual(640);
        expect(excerptOf(excerpt)).toBe(excerpt);
      }),
    );
  });
});

describe('a text cut to so many units', () => {
  it('keeps what fits and leaves out a character that would be cut in two', () => {
    expect(cutText('ab', 2)).toBe('ab');
    expect(cutText('a😀', 2)).toBe('a');
    expect(cutText('a😀b', 3)).toBe('a😀');
  });
});
