import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, showableText, showHidden } from '../../src/model/safe-text.ts';

describe('showHidden', () => {
  it('writes out an override that would turn a file name around', () => {
    expect(showHidden('invoice\u202Egpj.exe')).toBe('invoice[U+202E]gpj.exe');
  });
  it('writes out zero-width characters, soft hyphens, line ends, fillers and tag characters', () => {
    expect(showHidden('a\u200Bb\u00ADc\nd\u3164e\u{E0041}')).toBe(
      'a[U+200B]b[U+00AD]c\u240Ad[U+3164]e[U+E0041]',
    );
  });
  it('shows a lone surrogate as a replacement character and leaves pairs alone', () => {
    expect(showHidden('x\uD800y😀')).toBe('x\uFFFDy😀');
  });
  it('keeps joiners inside emoji families and region flags', () => {
    const whole = '👨‍👩‍👧‍👦 👩🏽‍🚀 ❤️‍🔥 🏴󠁧󠁢󠁥󠁮󠁧󠁿';
    expect(showHidden(whole)).toBe(whole);
  });
  it('keeps joiners that Persian and Hindi spelling needs', () => {
    expect(showHidden('می‌خواهم')).toBe('می‌خواهم');
    expect(showHidden('क्‍ष')).toBe('क्‍ष');
  });
  it('writes out a joiner between Latin letters', () => {
    expect(showHidden('pay\u200Dpal')).toBe('pay[U+200D]pal');
  });
  it('leaves no hidden character but joiners and region tags, whatever comes in, and does it once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = showHidden(text);
        expect(shown.replace(/[\u200C\u200D\u{E0030}-\u{E007F}]/gu, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(showHidden(shown)).toBe(shown);
      }),
    );
  });
});

describe('showableText', () => {
  it('makes line ends one kind and keeps tabs', () => {
    expect(showableText('a\r\nb\rc\u2028d\te')).toBe('a\nb\nc\nd\te');
  });
  it('shows control characters and lone surrogates', () => {
    expect(showableText('a\u0000b\uDFFFc')).toBe('a\u2400b\uFFFDc');
  });
  it('keeps emoji families and right-to-left text', () => {
    expect(showableText('👨‍👩‍👧 שלום')).toBe('👨‍👩‍👧 שלום');
  });
});

describe('foldText', () => {
  const limit = { characters: 100, lines: 3 };
  it('leaves what is a little over whole', () => {
    expect(foldText('x'.repeat(119), limit)).toEqual({ head: 'x'.repeat(119), hidden: 0 });
  });
  it('cuts what is too long and says how much is hidden', () => {
    expect(foldText('x'.repeat(100_000), limit)).toEqual({ head: 'x'.repeat(100), hidden: 99_900 });
  });
  it('cuts at the line end where there are too many lines', () => {
    expect(foldText('1\n2\n3\n4\n5', limit)).toEqual({ head: '1\n2\n3', hidden: 4 });
  });
  it('never cuts an emoji family', () => {
    const family = '👨‍👩‍👧‍👦';
    const { head } = foldText(family.repeat(40), limit);
    expect(head.length % family.length).toBe(0);
    expect(head.length).toBeGreaterThan(0);
  });
  it('gives back the beginning of the text, always', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { head, hidden } = foldText(text, limit);
        expect(text.startsWith(head)).toBe(true);
        expect(head.length + hidden).toBe(text.length);
      }),
    );
  });
});
