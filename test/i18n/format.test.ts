import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { formatOf } from '../../src/i18n/format.ts';
import { fr } from '../../src/i18n/fr.ts';
import { PLATFORMS } from '../../src/model/platforms.ts';

const english = formatOf({ ...en, locale: 'en-GB' });
const french = formatOf(fr);
const NOW = new Date(2026, 10, 20, 9, 45).getTime();
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Intl puts no-break spaces of several kinds. */
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

describe('times', () => {
  it.each([
    [30 * SECOND, 'now', 'à l’instant'],
    [12 * MINUTE, '12 min', '12 min'],
    [59 * MINUTE, '59 min', '59 min'],
    [2 * HOUR, '07:45', '07:45'],
    [DAY, '19 Nov', '19 nov.'],
    [365 * DAY, '20 Nov 2025', '20 nov. 2025'],
  ])('are relative under an hour, then the clock, then the date: %d ms ago', (age, inEnglish, inFrench) => {
    expect(plain(english.time(NOW - age, NOW))).toBe(inEnglish);
    expect(plain(french.time(NOW - age, NOW))).toBe(inFrench);
  });

  it('just before midnight belong to yesterday', () => {
    const early = new Date(2026, 10, 20, 0, 30).getTime();
    expect(english.time(early - 70 * MINUTE, early)).toBe('19 Nov');
    expect(english.day(early - 70 * MINUTE, early)).toBe('Yesterday');
  });

  it('a little ahead of us are now: clocks differ', () => {
    expect(english.time(NOW + 20 * SECOND, NOW)).toBe('now');
  });

  it('of the day are told by the 24-hour clock in French', () => {
    expect(french.clock(new Date(2026, 10, 20, 14, 5).getTime())).toBe('14:05');
  });

  it('head a day of messages', () => {
    expect(english.day(NOW, NOW)).toBe('Today');
    expect(french.day(NOW - DAY, NOW)).toBe('Hier');
    expect(french.day(NOW - 2 * DAY, NOW)).toBe('18 novembre');
    expect(english.day(NOW - 400 * DAY, NOW)).toBe('16 October 2025');
  });
});

describe('spans', () => {
  it.each([
    [45 * SECOND, '45s'],
    [59_999, '59s'],
    [12 * MINUTE, '12 min'],
    [3 * HOUR, '3h'],
    [50 * HOUR, '2d'],
    [-5, '0s'],
  ])('stand in their largest unit: %d ms', (ms, said) => {
    expect(plain(english.span(ms))).toBe(said);
  });

  it.each([
    [45 * SECOND, '45 s'],
    [12 * MINUTE, '12 min'],
    [23 * HOUR, '23 h'],
    [50 * HOUR, '2 j'],
  ])('have a space that does not break before their unit in French: %d ms', (ms, said) => {
    expect(french.span(ms)).toMatch(/^\d+[\u00a0\u202f]/);
    expect(plain(french.span(ms))).toBe(said);
  });

  it.each([
    [17_001, '0:18'],
    [252_000, '4:12'],
    [0, '0:00'],
    [-1, '0:00'],
    [3_599_001, '1h'],
    [3_600_000, '1h'],
  ])('count down to the second: %d ms', (ms, said) => {
    expect(plain(english.countdown(ms))).toBe(said);
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 byte'],
    [1023, '1,023 byte'],
    [1024, '1 kB'],
    [1024 * 1024 - 513, '1,023 kB'],
    [1024 * 1024 - 512, '1 MB'],
    [1_300_000, '1.2 MB'],
  ])('%d bytes', (bytes, said) => {
    expect(plain(english.size(bytes))).toBe(said);
  });

  it('read as the platforms write their limits', () => {
    const limits = Object.values(PLATFORMS).flatMap(({ attachments }) =>
      attachments.kinds.map(({ maxBytes }) => maxBytes),
    );
    expect(limits).toContain(5 * 1024 * 1024);
    for (const limit of limits) expect(plain(english.size(limit))).toMatch(/^(\d+ MB|512 kB)$/);
    expect(plain(english.size(5 * 1024 * 1024))).toBe('5 MB');
    expect(plain(french.size(5 * 1024 * 1024))).toBe('5 Mo');
  });

  it('are in octets in French', () => {
    expect(plain(french.size(1_260_000))).toBe('1,2 Mo');
  });
});

it('is made once for a locale and its words', () => {
  expect(formatOf(en)).toBe(formatOf({ ...en }));
  expect(formatOf(en)).not.toBe(formatOf(fr));
});
