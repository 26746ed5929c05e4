import { describe, expect, it } from 'vitest';
import type { BrowserTranslation } from '../../../src/client/translation/browser-translator.ts';
import { createTranslator } from '../../../src/client/translation/translator.ts';
import { fail, ok, type Result } from '../../../src/model/result.ts';
import type { Translation } from '../../../src/model/translation.ts';

/** A browser with these pairs, as `from to`, in the state that its own interface names. */
function browserWith(
  pairs: Readonly<Record<string, 'available' | 'downloadable'>>,
  more: { readonly language?: string; readonly confidence?: number; readonly fails?: boolean } = {},
): BrowserTranslation & { readonly created: string[] } {
  const created: string[] = [];
  const state = (source: string, target: string) => pairs[`${source} ${target}`] ?? 'unavailable';
  return {
    created,
    Translator: {
      availability: async ({ sourceLanguage, targetLanguage }) => state(sourceLanguage, targetLanguage),
      create: async ({ sourceLanguage, targetLanguage, monitor }) => {
        created.push(`${sourceLanguage} ${targetLanguage}`);
        monitor?.({
          addEventListener: (_type, listener) => [0.5, 1].forEach((loaded) => listener({ loaded })),
        });
        return {
          translate: async (text) => {
            if (more.fails === true) throw new DOMException('quota', 'QuotaExceededError');
            return `browser ${targetLanguage}: ${text}`;
          },
          destroy: () => undefined,
        };
      },
    },
    LanguageDetector: {
      availability: async () => 'available',
      create: async () => ({
        detect: async () => [{ detectedLanguage: more.language ?? 'und', confidence: more.confidence ?? 1 }],
        destroy: () => undefined,
      }),
    },
  };
}

/** A service that translates between these languages; none at all for null. */
function serviceWith(languages: readonly string[] | null) {
  const texts: string[] = [];
  const absent = fail('rejected', 'not set up', { type: 'not-set-up' });
  return {
    texts,
    languages: async () =>
      languages === null ? absent : ok(languages.map((code) => ({ code, targets: languages }))),
    detectLanguage: async () => (languages === null ? absent : ok('de')),
    translate: async (
      text: string,
      { from, to }: { from: string | null; to: string },
    ): Promise<Result<Translation>> => {
      if (languages === null) return absent;
      texts.push(text);
      return languages.includes(to)
        ? ok({ text: `service ${to}: ${text}`, from: from ?? 'de', to })
        : fail('invalid', 'pair', { type: 'pair-not-supported' });
    },
  };
}

describe('What translates', () => {
  it('is the browser where it has the pair: nothing leaves the machine', async () => {
    const service = serviceWith(['en', 'fr']);
    const translator = createTranslator(service, browserWith({ 'en fr': 'available' }));
    const result = await translator.translate('Thanks', { from: 'en-GB', to: 'fr' });
    expect(result).toEqual(ok({ text: 'browser fr: Thanks', from: 'en-GB', to: 'fr' }));
    expect(service.texts).toEqual([]);
  });

  it('is the service where the browser has no such pair, or would have to fetch it, or fails', async () => {
    for (const browser of [
      browserWith({}),
      browserWith({ 'en fr': 'downloadable' }),
      browserWith({ 'en fr': 'available' }, { fails: true }),
      {},
    ]) {
      const translator = createTranslator(serviceWith(['en', 'fr']), browser);
      expect(await translator.translate('Thanks', { from: 'en', to: 'fr' })).toMatchObject({
        value: { text: 'service fr: Thanks' },
      });
    }
  });

  it('is the browser with what it fetches first where there is no service, and it tells how far it is', async () => {
    const shares: number[] = [];
    const browser = browserWith({ 'en fr': 'downloadable' });
    const translator = createTranslator(serviceWith(null), browser);
    expect(await translator.support({ from: 'en', to: 'fr' })).toEqual(ok('download'));
    const result = await translator.translate(
      'Thanks',
      { from: 'en', to: 'fr' },
      { onDownload: (share) => shares.push(share) },
    );
    expect([result.ok, shares]).toEqual([true, [0.5, 1, 1]]);
    await translator.translate('Hello', { from: 'en', to: 'fr' });
    expect(browser.created).toEqual(['en fr']);
  });

  it('finds out a language in the browser, else by the service, and says when nobody can', async () => {
    const sure = createTranslator(
      serviceWith(null),
      browserWith({ 'fr en': 'available' }, { language: 'fr' }),
    );
    expect(await sure.translate('Merci', { from: null, to: 'en' })).toMatchObject({ value: { from: 'fr' } });
    const unsure = browserWith({ 'fr en': 'available' }, { language: 'fr', confidence: 0.3 });
    expect(await createTranslator(serviceWith(['de', 'en']), unsure).detect('Hm')).toEqual(ok('de'));
    expect(
      await createTranslator(serviceWith(null), unsure).translate('Hm', { from: null, to: 'en' }),
    ).toMatchObject({ error: { type: 'language-unknown' } });
  });

  it('does not wait for a browser that never says what it has, and does not ask it for each text', async () => {
    let questions = 0;
    const silent: BrowserTranslation = {
      Translator: {
        availability: () => {
          questions += 1;
          return new Promise(() => undefined);
        },
        create: () => new Promise(() => undefined),
      },
    };
    const translator = createTranslator(serviceWith(['en', 'fr']), silent, { askMs: 5 });
    for (const text of ['One', 'Two', 'Three'])
      expect(await translator.translate(text, { from: 'en', to: 'fr' })).toMatchObject({
        value: { text: `service fr: ${text}` },
      });
    expect(questions).toBe(1);
  });

  it('names a pair that nobody has, and that nothing is set up at all', async () => {
    const both = createTranslator(serviceWith(['en', 'fr']), browserWith({ 'en fr': 'available' }));
    expect(await both.translate('Thanks', { from: 'en', to: 'ja' })).toMatchObject({
      error: { type: 'pair-not-supported' },
    });
    expect(await both.support({ from: 'en', to: 'ja' })).toEqual(ok('none'));
    const alone = createTranslator(serviceWith(null), browserWith({ 'en fr': 'available' }));
    expect(await alone.translate('Thanks', { from: 'en', to: 'ja' })).toMatchObject({
      error: { type: 'pair-not-supported', fields: [{ field: 'to' }] },
    });
    expect(await alone.languages()).toMatchObject(ok(['fr']));
    const nothing = createTranslator(serviceWith(null), {});
    expect(await nothing.languages()).toMatchObject({ error: { type: 'not-set-up' } });
    expect(await nothing.translate('Thanks', { from: 'en', to: 'fr' })).toMatchObject({
      error: { type: 'not-set-up' },
    });
  });
});
