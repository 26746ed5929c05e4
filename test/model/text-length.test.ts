import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEXT_UNITS } from '../../src/model/platform.ts';
import { PLATFORMS } from '../../src/model/platforms.ts';
import { measureText } from '../../src/model/text-length.ts';

const limits = Object.values(PLATFORMS).flatMap(({ id, text }) =>
  Object.entries(text).map(([form, limit]) => ({ name: `${id} ${form}`, limit })),
);

describe('measureText', () => {
  it.each([
    ['utf8-bytes', 'é', 2],
    ['utf8-bytes', '😀', 4],
    ['utf8-bytes', '\uD800', 3],
    ['code-points', '😀', 1],
    ['code-points', '\uD800a', 2],
    ['code-points', '👨‍👩‍👧', 5],
    ['utf16', '😀', 2],
    ['x-weight', '😀あa', 5],
  ] as const)('counts in %s: %j is %i', (unit, text, used) => {
    expect(measureText(text, { limit: 10, unit })).toEqual({
      used,
      limit: 10,
      remaining: 10 - used,
      over: false,
    });
  });

  it.each(limits)('has the limit of $name exactly at its length', ({ limit }) => {
    const segment = limit.unit === 'sms-segments' ? 153 : 1;
    expect(measureText('a'.repeat(limit.limit * segment), limit)).toMatchObject({
      remaining: 0,
      over: false,
    });
    expect(measureText('a'.repeat(limit.limit * segment + 1), limit)).toMatchObject({ over: true });
  });

  it('measures SMS in units of the segments that are allowed, and says alphabet and segments', () => {
    expect(measureText('a'.repeat(161), { limit: 2, unit: 'sms-segments' })).toEqual({
      used: 161,
      limit: 306,
      remaining: 145,
      over: false,
      sms: { encoding: 'gsm-7', segments: 2, lastSegmentUnits: 8, segmentCapacity: 153 },
    });
    expect(measureText('あ'.repeat(71), { limit: 1, unit: 'sms-segments' })).toMatchObject({
      over: true,
      limit: 70,
    });
  });

  it('says over for SMS just when there are more segments than allowed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '€', 'あ', '😀', '~'), maxLength: 500 }),
        fc.integer({ min: 1, max: 4 }),
        (text, limit) => {
          const { over, sms } = measureText(text, { limit, unit: 'sms-segments' });
          expect(over).toBe((sms?.segments ?? 0) > limit);
        },
      ),
    );
  });

  it('takes any text in any unit, and its numbers agree', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...TEXT_UNITS),
        fc.nat(50),
        (text, unit, limit) => {
          const measure = measureText(`${text}\uDC00`, { limit, unit });
          expect(measure.used + measure.remaining).toBe(measure.limit);
          expect(measure.over).toBe(measure.remaining < 0);
        },
      ),
    );
  });

  it('measures code points and bytes as the platform itself does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(measureText(text, { limit: 1, unit: 'code-points' }).used).toBe(Array.from(text).length);
        expect(measureText(text, { limit: 1, unit: 'utf8-bytes' }).used).toBe(Buffer.byteLength(text));
      }),
    );
  });
});
