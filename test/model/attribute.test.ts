import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attributeConflicts,
  checkAttribute,
  searchAttributes,
  type Attribute,
  type AttributeValue,
} from '../../src/model/attribute.ts';

const value = (type: Attribute['type'], given: unknown, choices?: readonly string[]): unknown => {
  const checked = checkAttribute({ type, choices }, given);
  return checked.ok ? checked.value : checked.problem;
};

const attribute = (id: string, of: AttributeValue | null): Attribute => ({
  id,
  label: id,
  type: typeof of === 'number' ? 'number' : 'text',
  value: of,
});

describe('A value of an attribute', () => {
  it('is of the attribute’s type, however it was written', () => {
    expect(value('text', '  Gold ')).toBe('Gold');
    expect(value('number', '12,5')).toBe(12.5);
    expect(value('number', '-3')).toBe(-3);
    expect(value('number', 7)).toBe(7);
    expect(value('date', '2024-02-29')).toBe('2024-02-29');
    expect(value('choice', 'Plus', ['Basic', 'Plus'])).toBe('Plus');
    expect(value('link', 'https://shop.example/a')).toBe('https://shop.example/a');
  });

  it('is refused with what was expected', () => {
    expect(value('text', 5)).toBe('text-expected');
    expect(value('text', 'x'.repeat(2_001))).toBe('text-too-long');
    for (const given of ['twelve', '1e5', '1.2.3', '--1', '.', true, Infinity, NaN])
      expect([given, value('number', given)]).toEqual([given, 'number-expected']);
    for (const given of ['2023-02-29', '29.2.2024', '2024-2-9', '2024-13-01', '0000', 20240229])
      expect([given, value('date', given)]).toEqual([given, 'date-expected']);
    expect(value('choice', 'Gold', ['Basic'])).toBe('choice-expected');
    expect(value('choice', 'Gold')).toBe('choice-expected');
  });

  it('is no link that could lead elsewhere or run anything', () => {
    for (const given of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'https://bank.example@evil.example/',
      'shop.example',
    ])
      expect([given, value('link', given)]).toEqual([given, 'link-expected']);
  });

  it('is null where nothing is written, whatever the type', () => {
    for (const type of ['text', 'number', 'date', 'choice', 'link'] as const)
      for (const given of ['', '   ', null]) expect([type, value(type, given)]).toEqual([type, null]);
  });

  it('stays what it is when it is checked again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('text', 'number', 'date', 'choice', 'link' as const),
        fc.oneof(
          fc.string(),
          fc.double(),
          fc.webUrl(),
          fc.date({ noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10)),
        ),
        (type, given) => {
          const once = checkAttribute({ type, choices: ['a'] }, given);
          if (!once.ok) return;
          expect(checkAttribute({ type, choices: ['a'] }, once.value)).toEqual(once);
        },
      ),
    );
  });
});

describe('Searching attributes', () => {
  const all = [attribute('Größe', 42), attribute('Plan', 'Business'), attribute('Note', null)];

  it('finds words in labels and values, whatever accents and case', () => {
    expect(searchAttributes(all, 'grosse').map(({ id }) => id)).toEqual([]);
    expect(searchAttributes(all, 'GROSSE'.replace('SS', 'ß')).map(({ id }) => id)).toEqual(['Größe']);
    expect(searchAttributes(all, 'bus plan').map(({ id }) => id)).toEqual(['Plan']);
    expect(searchAttributes(all, '42').map(({ id }) => id)).toEqual(['Größe']);
    expect(searchAttributes(all, ' ')).toEqual(all);
  });
});

describe('Changes that stand against each other', () => {
  const base = [attribute('a', 'old'), attribute('b', 1), attribute('c', null)];

  it('are those of the same attribute to another value', () => {
    const theirs = [attribute('a', 'theirs'), attribute('b', 2), attribute('c', null)];
    expect(attributeConflicts(base, { a: 'mine', b: 2, c: 'mine' }, theirs)).toEqual([
      { id: 'a', mine: 'mine', theirs: 'theirs' },
    ]);
  });

  it('are none where nobody else changed anything, and never overwrite silently', () => {
    const some = fc.constantFrom<AttributeValue | null>('x', 'y', 1, null);
    fc.assert(
      fc.property(
        fc.tuple(some, some, some),
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), some),
        (now, mine) => {
          const theirs = ['a', 'b', 'c'].map((id, at) => attribute(id, now[at] ?? null));
          expect(attributeConflicts(theirs, mine, theirs)).toEqual([]);
          const asked = new Set(attributeConflicts(base, mine, theirs).map(({ id }) => id));
          for (const [id, wanted] of Object.entries(mine)) {
            const at = theirs.find((one) => one.id === id)?.value ?? null;
            const was = base.find((one) => one.id === id)?.value ?? null;
            // What somebody else has set goes only by the agent's own word.
            if (at !== was && at !== wanted) expect(asked.has(id)).toBe(true);
          }
        },
      ),
    );
  });
});
