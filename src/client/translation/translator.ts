import type { LateClient } from '../../model/client.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import type { LanguagePair, PairSupport, Translator } from '../../model/translator.ts';
import { createBrowserTranslator, pairNotSupported, type BrowserTranslation } from './browser-translator.ts';
import { createServiceTranslator } from './service-translator.ts';

/**
 * The browser's own translation where it has a pair, because nothing leaves the machine then; else the service behind the backend,
 * where it is set up; else the browser again, with what it has to fetch first (X3).
 */
export function createTranslator(
  client: Pick<LateClient, 'languages' | 'detectLanguage' | 'translate'>,
  browserTranslation?: BrowserTranslation,
  timing?: Parameters<typeof createBrowserTranslator>[1],
): Translator {
  const browser = createBrowserTranslator(browserTranslation, timing);
  const service = createServiceTranslator(client);

  const inBrowser = async (pair: LanguagePair): Promise<PairSupport> => {
    const support = await browser?.support(pair);
    return support?.ok === true ? support.value : 'none';
  };

  const translateKnown = async (
    text: string,
    pair: LanguagePair,
    options: Parameters<Translator['translate']>[2],
  ): ReturnType<Translator['translate']> => {
    const here = await inBrowser(pair);
    if (here === 'ready' && browser !== null) {
      const translated = await browser.translate(text, pair, options);
      if (translated.ok) return translated;
      const instead = await service.translate(text, pair, options);
      // That there is no service is no news to who has a browser that should have done it.
      return instead.ok || !isAbsent(instead) ? instead : translated;
    }
    const translated = await service.translate(text, pair, options);
    if (translated.ok || here === 'none' || browser === null)
      return isAbsent(translated) && browser !== null ? pairNotSupported(pair) : translated;
    const fetched = await browser.translate(text, pair, options);
    return fetched.ok || isAbsent(translated) ? fetched : translated;
  };

  return {
    async languages(signal) {
      const [here, there] = await Promise.all([browser?.languages(signal), service.languages(signal)]);
      const own = here?.ok === true ? here.value : [];
      if (!there.ok && own.length === 0) return there;
      const all = [...new Set([...own, ...(there.ok ? there.value : [])])];
      return all.length === 0 ? fail('rejected', 'nothing translates here', { type: 'not-set-up' }) : ok(all);
    },
    async support(pair, signal) {
      const here = await inBrowser(pair);
      if (here === 'ready') return ok(here);
      const there = await service.support(pair, signal);
      if (there.ok && there.value === 'ready') return there;
      return there.ok || here !== 'none' || isAbsent(there) ? ok(here) : there;
    },
    async detect(text, signal) {
      const here = await browser?.detect(text, signal);
      if (here?.ok === true && here.value !== null) return here;
      const there = await service.detect(text, signal);
      return isAbsent(there) ? ok(null) : there;
    },
    async translate(text, { from, to }, options) {
      if (from !== null) return translateKnown(text, { from, to }, options);
      const found = await browser?.detect(text, options?.signal);
      return found?.ok === true && found.value !== null
        ? translateKnown(text, { from: found.value, to }, options)
        : unknownToNobody(await service.translate(text, { from, to }, options), browser !== null);
    },
  };
}

/** Whether it failed because no service is set up. */
function isAbsent(result: Result<unknown>): boolean {
  return !result.ok && result.error.type === 'not-set-up';
}

/** Where the browser is all there is, what is missing is the language and not a service. */
function unknownToNobody<T>(result: Result<T>, hasBrowser: boolean): Result<T> {
  return hasBrowser && isAbsent(result)
    ? fail('invalid', 'the language is not known', { type: 'language-unknown' })
    : result;
}
