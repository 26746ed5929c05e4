import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, it } from 'vitest';
import { measureSms } from '../../src/model/sms-segments.ts';

const oracle = (text: string): { encoding: string; segments: number } => {
  const message = new SegmentedMessage(text);
  return { encoding: message.getEncodingName().toLowerCase(), segments: message.segmentsCount };
};
const ours = (text: string): { encoding: string; segments: number } => {
  const { encoding, segments } = measureSms(text);
  return { encoding, segments };
};

const GSM = [...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà'];
const EXTENDED = [...'^{}\\[~]|€\f'];

describe('measureSms', () => {
  it.each([
    ['', 'gsm-7', 0],
    ['a'.repeat(160), 'gsm-7', 1],
    ['a'.repeat(161), 'gsm-7', 2],
    ['a'.repeat(306), 'gsm-7', 2],
    ['a'.repeat(307), 'gsm-7', 3],
    ['€'.repeat(80), 'gsm-7', 1],
    ['€'.repeat(81), 'gsm-7', 2],
    ['あ'.repeat(70), 'ucs-2', 1],
    ['あ'.repeat(71), 'ucs-2', 2],
    ['あ'.repeat(134), 'ucs-2', 2],
    ['あ'.repeat(135), 'ucs-2', 3],
    ['😀'.repeat(35), 'ucs-2', 1],
    ['😀'.repeat(36), 'ucs-2', 2],
    ['ça', 'ucs-2', 1],
    ['Ça é', 'gsm-7', 1],
    ['it’s', 'ucs-2', 1],
  ])('counts %j as %s in %i', (text, encoding, segments) => {
    expect(ours(text)).toEqual({ encoding, segments });
  });

  it('tears no escape from its septet: the last unit of a segment stays empty', () => {
    expect(measureSms('a'.repeat(152) + '€' + 'a'.repeat(151)).segments).toBe(2);
    expect(measureSms('a'.repeat(152) + '€' + 'a'.repeat(152)).segments).toBe(3);
  });

  it('tears no surrogate pair apart', () => {
    expect(measureSms('あ'.repeat(66) + '😀' + 'あ'.repeat(65)).segments).toBe(2);
    expect(measureSms('あ'.repeat(66) + '😀' + 'あ'.repeat(66)).segments).toBe(3);
  });

  it('knows the alphabet character by character as the calculator does, over the whole basic plane', () => {
    const different: string[] = [];
    for (let code = 0; code <= 0xffff; code += 1) {
      const character = String.fromCharCode(code);
      if (measureSms(character).encoding !== oracle(character).encoding) different.push(code.toString(16));
    }
    expect(different).toEqual([]);
  });

  it('counts GSM text as the calculator does', () => {
    const text = fc.string({ unit: fc.constantFrom(...GSM, ...EXTENDED), minLength: 1, maxLength: 700 });
    fc.assert(
      fc.property(text, (value) => {
        expect(ours(value)).toEqual(oracle(value));
      }),
    );
  });

  it('counts other text as the calculator does, where a character is one code point', () => {
    const unit = fc.constantFrom(...GSM, ...EXTENDED, 'あ', '漢', 'ж', '’', '😀', '🐼', '\uD800');
    const text = fc.string({ unit, minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(text, (value) => {
        expect(ours(value)).toEqual(oracle(value));
      }),
    );
  });

  it('never counts more than the calculator, which keeps emoji families whole', () => {
    const unit = fc.constantFrom('👨‍👩‍👧‍👦', '👍🏽', '🇫🇷', 'e\u0301', 'a', '1️⃣');
    const text = fc.string({ unit, minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(text, (value) => {
        expect(ours(value).segments).toBeLessThanOrEqual(oracle(value).segments);
      }),
    );
  });

  it('has the last segment filled with at least one unit and no more than it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 500 }), (text) => {
        const { lastSegmentUnits, segmentCapacity } = measureSms(text);
        expect(lastSegmentUnits).toBeGreaterThan(0);
        expect(lastSegmentUnits).toBeLessThanOrEqual(segmentCapacity);
      }),
    );
  });
});
