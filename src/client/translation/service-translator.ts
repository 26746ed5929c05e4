import type { LateClient } from '../../model/client.ts';
import { ok } from '../../model/result.ts';
import { isSameLanguage } from '../../model/translation.ts';
import type { Translator } from '../../model/translator.ts';

type Languages = Awaited<ReturnType<LateClient['languages']>>;

/** The service behind the backend as a translator. */
export function createServiceTranslator(
  client: Pick<LateClient, 'languages' | 'detectLanguage' | 'translate'>,
): Translator {
  let reading: Promise<Languages> | null = null;
  const read = async (signal?: AbortSignal): Promise<Languages> => {
    reading ??= client.languages(signal);
    const languages = await reading;
    if (!languages.ok) reading = null;
    return languages;
  };
  return {
    async languages(signal) {
      const languages = await read(signal);
      if (!languages.ok) return languages;
      return ok([...new Set(languages.value.flatMap(({ code, targets }) => [code, ...targets]))]);
    },
    async support({ from, to }, signal) {
      const languages = await read(signal);
      if (!languages.ok) return languages;
      const isThere = languages.value.some(
        ({ code, targets }) =>
          isSameLanguage(code, from) && targets.some((target) => isSameLanguage(target, to)),
      );
      return ok(isThere ? 'ready' : 'none');
    },
    detect: (text, signal) => client.detectLanguage(text, signal),
    translate: (text, pair, options = {}) => client.translate(text, pair, options.signal),
  };
}
