import type { TextLimit } from './platform.ts';
import { measureSms, smsCapacity, type SmsMeasure } from './sms-segments.ts';
import { xWeight } from './x-weight.ts';

/** How much of a limit a text takes. All three numbers are in the same unit. */
export interface TextMeasure {
  readonly used: number;
  readonly limit: number;
  /** What is left; below 0 where the text is over the limit. */
  readonly remaining: number;
  readonly over: boolean;
  /** Only for SMS, whose numbers above are septets or UTF-16 units over all segments that are allowed. */
  readonly sms?: SmsMeasure;
}

/**
 * Measures a text as its platform counts: `x-weight` by X's weights, `utf8-bytes`, `code-points`, `utf16` units, and
 * `sms-segments` by alphabet and segments (there the limit is a number of segments, and the measure is in the units
 * that so many of them hold). A lone surrogate counts as one character, of three bytes. Never throws.
 */
export function measureText(text: string, { limit, unit }: TextLimit): TextMeasure {
  if (unit === 'sms-segments') return measureSegments(text, limit);
  return measured(count(text, unit), limit);
}

function count(text: string, unit: Exclude<TextLimit['unit'], 'sms-segments'>): number {
  switch (unit) {
    case 'x-weight':
      return xWeight(text);
    case 'utf8-bytes':
      return new TextEncoder().encode(text).length;
    case 'code-points':
      return codePoints(text);
    case 'utf16':
      return text.length;
  }
}

function codePoints(text: string): number {
  let points = 0;
  for (const _ of text) points += 1;
  return points;
}

function measureSegments(text: string, limit: number): TextMeasure {
  const sms = measureSms(text);
  const used = Math.max(0, sms.segments - 1) * sms.segmentCapacity + sms.lastSegmentUnits;
  return { ...measured(used, limit * smsCapacity(sms.encoding, limit)), sms };
}

function measured(used: number, limit: number): TextMeasure {
  return { used, limit, remaining: limit - used, over: used > limit };
}
