import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bareLanguage,
  isLanguageTag,
  isSameLanguage,
  outgoingText,
  translationMark,
} from '../../src/model/translation.ts';

describe('Languages', () => {
  it('are the same whatever the region, not whatever the script', () => {
    expect(bareLanguage('EN-gb')).toBe('en');
    expect(isSameLanguage('pt-BR', 'pt')).toBe(true);
    expect(isSameLanguage('zh-Hant-TW', 'zh-Hant')).toBe(true);
    expect(isSameLanguage('zh-Hant', 'zh-Hans')).toBe(false);
  });

  it('are written as tags, and nothing else is one', () => {
    for (const tag of ['en', 'pt-BR', 'zh-Hant-TW', 'haw'])
      expect([tag, isLanguageTag(tag)]).toEqual([tag, true]);
    for (const tag of ['', 'english', 'en_GB', 'en-', '<b>', 'e'])
      expect([tag, isLanguageTag(tag)]).toEqual([tag, false]);
  });
});

describe('What the contact gets', () => {
  it('is the text where nothing is translated, else the translation alone, marked in its language', () => {
    expect(outgoingText('Thanks', null)).toBe('Thanks');
    expect(outgoingText('Thanks', { text: 'Merci', from: 'en', to: 'fr-CA' })).toBe(
      'Merci\n\n(Traduit automatiquement)',
    );
  });

  it('is marked in English for a language that there is no mark of', () => {
    expect(translationMark('mi')).toBe('(Automatically translated)');
    expect(translationMark('pt-PT')).toBe('(Traduzido automaticamente)');
  });
});

describe('Languages, whatever they are', () => {
  const language = fc.stringMatching(/^[a-z]{2,3}$/);
  const region = fc.option(fc.stringMatching(/^[A-Z]{2}$/));

  it('are the same as themselves in whatever case and wherever they are spoken, and both ways', () => {
    fc.assert(
      fc.property(language, region, language, region, (one, oneRegion, other, otherRegion) => {
        const a = oneRegion === null ? one : `${one}-${oneRegion}`;
        const b = otherRegion === null ? other : `${other}-${otherRegion}`;
        expect(isLanguageTag(a)).toBe(true);
        expect(isSameLanguage(a, one.toUpperCase())).toBe(true);
        expect(isSameLanguage(a, b)).toBe(isSameLanguage(b, a));
        expect(isSameLanguage(a, b)).toBe(one === other);
        expect(bareLanguage(bareLanguage(a))).toBe(bareLanguage(a));
      }),
    );
  });

  it('mark what is translated behind it, and leave alone what is not', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), language, (text, translated, to) => {
        expect(outgoingText(text, null)).toBe(text);
        const out = outgoingText(text, { text: translated, from: 'en', to });
        expect(out.startsWith(`${translated}\n\n`)).toBe(true);
        expect(out.endsWith(translationMark(to))).toBe(true);
        expect(translationMark(to)).toMatch(/^\(.+\)$/);
      }),
    );
  });
});
