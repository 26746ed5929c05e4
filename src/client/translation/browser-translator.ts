import { fail, ok, type Result } from '../../model/result.ts';
import { bareLanguage } from '../../model/translation.ts';
import type { LanguagePair, PairSupport, Translator } from '../../model/translator.ts';

/*
 * The browser's own Translator and LanguageDetector: webmachinelearning.github.io/translation-api, in Chrome from 138 on.
 */

type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

interface CreateMonitor {
  addEventListener(type: 'downloadprogress', listener: (event: { readonly loaded: number }) => void): void;
}

interface Destroyable {
  destroy(): void;
}

interface PairOptions {
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
}

/** The two interfaces as far as they are used here. */
export interface BrowserTranslation {
  readonly Translator?: {
    availability(options: PairOptions): Promise<Availability>;
    create(
      options: PairOptions & { readonly monitor?: (monitor: CreateMonitor) => void },
    ): Promise<
      Destroyable & { translate(text: string, options?: { readonly signal?: AbortSignal }): Promise<string> }
    >;
  };
  readonly LanguageDetector?: {
    availability(): Promise<Availability>;
    create(): Promise<
      Destroyable & {
        detect(
          text: string,
          options?: { readonly signal?: AbortSignal },
        ): Promise<readonly { readonly detectedLanguage?: string; readonly confidence?: number }[]>;
      }
    >;
  };
}

/** Languages that browsers have been seen to translate; each is asked for before it is offered. */
const CANDIDATES =
  'ar bg bn cs da de el en es fi fr he hi hr hu id it ja kn ko lt mr nl no pl pt ro ru sk sl sv ta te th tr uk vi zh zh-Hant'.split(
    ' ',
  );
/** How long the browser may take to say what it has; seen in Chromium 147 without a screen: it never says. */
const ASK_MS = 1_000;
/** For how long a browser that did not say is not asked again. */
const SILENT_MS = 5 * 60_000;
/** How long one text may take, and what is fetched for a pair first. */
const TRANSLATE_MS = 15_000;
const FETCH_MS = 5 * 60_000;
/** Below this the browser is guessing. */
const SURE = 0.5;

/** The browser as a translator; null where it has none. */
export function createBrowserTranslator(
  browser: BrowserTranslation = globalThis as BrowserTranslation,
  { askMs = ASK_MS, clock = Date.now }: { readonly askMs?: number; readonly clock?: () => number } = {},
): Translator | null {
  const { Translator, LanguageDetector } = browser;
  if (Translator === undefined) return null;
  type Made = ReturnType<typeof Translator.create>;
  const made = new Map<string, Made>();
  let detector: ReturnType<NonNullable<typeof LanguageDetector>['create']> | null = null;
  let kept: readonly string[] | null = null;
  const silentUntil = new Map<string, number>();

  const options = ({ from, to }: LanguagePair): PairOptions => ({
    sourceLanguage: bareLanguage(from),
    targetLanguage: bareLanguage(to),
  });
  const asked = async (key: string, ask: () => Promise<Availability>): Promise<Availability> => {
    if ((silentUntil.get(key) ?? 0) > clock()) return 'unavailable';
    try {
      return await within(askMs, ask());
    } catch (error) {
      // Silent, or a page that may not, such as a frame without the permission.
      if (error instanceof Silence) silentUntil.set(key, clock() + SILENT_MS);
      return 'unavailable';
    }
  };
  const availability = (pair: LanguagePair): Promise<Availability> => {
    const given = options(pair);
    const key = `${given.sourceLanguage} ${given.targetLanguage}`;
    return asked(key, () => Translator.availability(given));
  };
  const make = (pair: LanguagePair, onDownload: ((share: number) => void) | undefined): Made => {
    const key = `${bareLanguage(pair.from)} ${bareLanguage(pair.to)}`;
    const present = made.get(key);
    if (present !== undefined) return present;
    const making = Translator.create({
      ...options(pair),
      monitor: (monitor) => {
        monitor.addEventListener('downloadprogress', ({ loaded }) => onDownload?.(loaded));
      },
    });
    made.set(key, making);
    // What could not be made now, for want of a click or of the line, may be the next time.
    making.catch(() => made.delete(key));
    return making;
  };

  return {
    async languages() {
      if (kept === null) {
        const states = await Promise.all(
          CANDIDATES.map((code) =>
            availability(code === 'en' ? { from: 'fr', to: 'en' } : { from: 'en', to: code }),
          ),
        );
        kept = CANDIDATES.filter((_, index) => states[index] !== 'unavailable');
      }
      return ok(kept);
    },
    async support(pair): Promise<Result<PairSupport>> {
      const state = await availability(pair);
      return ok(state === 'available' ? 'ready' : state === 'unavailable' ? 'none' : 'download');
    },
    async detect(text, signal) {
      if (LanguageDetector === undefined) return ok(null);
      try {
        const state = await asked('', () => LanguageDetector.availability());
        if (detector === null && state !== 'available') return ok(null);
        detector ??= LanguageDetector.create();
        const detection = detector.then((made) => made.detect(text, signal === undefined ? {} : { signal }));
        const [best] = await within(TRANSLATE_MS, detection);
        const language = best?.detectedLanguage ?? 'und';
        return ok(language === 'und' || (best?.confidence ?? 0) < SURE ? null : language);
      } catch (error) {
        detector = null;
        return fail('unavailable', String(error));
      }
    },
    async translate(text, { from, to }, { signal, onDownload } = {}) {
      if (from === null) return fail('invalid', 'the language is not known', { type: 'language-unknown' });
      if ((await availability({ from, to })) === 'unavailable') return pairNotSupported({ from, to });
      try {
        const translator = await within(FETCH_MS, make({ from, to }, onDownload));
        onDownload?.(1);
        const translated = await within(
          TRANSLATE_MS,
          translator.translate(text, signal === undefined ? {} : { signal }),
        );
        return ok({ text: translated, from, to });
      } catch (error) {
        return fail('unavailable', String(error));
      }
    },
  };
}

/** The browser did not answer in time. */
class Silence extends Error {}

/** The same promise, given up after so many milliseconds. */
function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Silence('no answer in time'));
    }, ms);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

/** The error of a pair that nobody here translates. */
export function pairNotSupported({ from, to }: LanguagePair): Result<never> {
  return fail('invalid', `${from} to ${to} is not translated`, {
    type: 'pair-not-supported',
    fields: [{ field: 'to', expected: 'a language into which that of the text is translated' }],
  });
}
