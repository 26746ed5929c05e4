import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xml, xmlDocument } from '../../manifests/xml.ts';
import { documentOf } from './made.ts';

/** What XML 1.0 can hold of a text. */
const holdable = (text: string): string =>
  [...text]
    .map((character) =>
      /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(character) ? character : '\ufffd',
    )
    .join('');

const HOSTILE = [
  '&<>"\'',
  ']]>',
  '<!-- --><script>alert(1)</script>',
  '&amp;&#0;&lol;',
  'a\u0000b\u0008c\ufffe',
  'tab\tline\nreturn\rend',
  '😀👩‍👩‍👧‍👦 \u202eevil',
  '\ud83d',
];

describe('XML', () => {
  it.each(HOSTILE)('holds %j as a text and in quotes', (text) => {
    const root = documentOf(xmlDocument(xml('root', { of: text }, xml('child', {}, text)))).documentElement;
    expect(root?.getAttribute('of')).toBe(holdable(text));
    expect(root?.getElementsByTagName('child')[0]?.textContent).toBe(holdable(text));
  });

  it('holds any text, and is well-formed with it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const root = documentOf(
          xmlDocument(xml('root', { of: text }, xml('child', {}, text))),
        ).documentElement;
        expect(root?.getAttribute('of')).toBe(holdable(text));
        expect(root?.getElementsByTagName('child')[0]?.textContent).toBe(holdable(text));
      }),
    );
  });

  it('leaves out what is null', () => {
    expect(xmlDocument(xml('root', {}, null, xml('child')))).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<root>\n  <child />\n</root>\n',
    );
  });
});
