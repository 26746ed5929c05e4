import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressProblem } from '../../src/model/transcript.ts';

describe('The address of a transcript', () => {
  it('is one address', () => {
    for (const address of [
      'lea@acme.example',
      ' lea@acme.example ',
      "o'neil+crm@mail.acme.co.uk",
      'léa@exämple.fr',
      'x@xn--bcher-kva.example',
    ])
      expect([address, addressProblem(address)]).toEqual([address, null]);
  });

  it('is not two, however they are written', () => {
    for (const address of [
      'a@b, c@d',
      'a@b.example,c@d.example',
      'a@b.example;c@d.example',
      'a@b.example c@d.example',
    ])
      expect([address, addressProblem(address)]).toEqual([address, 'several']);
  });

  it('carries no line break, control or hidden character, and no second address inside', () => {
    for (const address of [
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example\n',
      '\ta@b.example',
      'a@b.example\u0000',
      'a\u202E@b.example',
      'a@b.example\u2028',
      'Lea <a@b.example>',
      '<a@b.example>',
      '"a@c.example"@b.example',
      'a(comment)@b.example',
      'a@b@c.example',
      'a@[127.0.0.1]',
      'a@127.0.0.1',
      'a@localhost',
      'a@-b.example',
      'a@b..example',
      '.a@b.example',
      'a..b@b.example',
      '@b.example',
      'a@',
      'a',
    ])
      expect([address, addressProblem(address)]).toEqual([address, 'malformed']);
  });

  it('is neither missing nor longer than mail allows', () => {
    expect(addressProblem('  ')).toBe('empty');
    expect(
      addressProblem(`a@${'b'.repeat(60)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.example`),
    ).toBe('too-long');
    expect(addressProblem(`${'a'.repeat(65)}@b.example`)).toBe('malformed');
  });

  it('whatever is typed: what passes has one @ and nothing that ends a header or begins another address', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'grapheme', maxLength: 10 }),
        (text, local) => {
          for (const address of [text, `${local}@acme.example`, `a@b.example${text}`]) {
            if (addressProblem(address) === null)
              expect(address.trim()).toMatch(/^[^\s@,;<>()"\\\p{Cc}\p{Cf}]+@[^\s@,;<>()"\\\p{Cc}\p{Cf}]+$/u);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
