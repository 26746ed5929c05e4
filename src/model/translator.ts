import type { Result } from './result.ts';
import type { Translation } from './translation.ts';

/** From one language to another. */
export interface LanguagePair {
  readonly from: string;
  readonly to: string;
}

/**
 * Whether a pair can be translated:
 * - `ready`: now;
 * - `download`: after the browser has fetched what it needs for it, which takes a click and a while;
 * - `none`: not by this translator.
 */
export type PairSupport = 'ready' | 'download' | 'none';

/**
 * The port to whatever translates: the browser itself, or a service behind the backend. Nothing of it throws; an unsupported
 * pair is `invalid` with type `pair-not-supported`, a translator that isn't there `rejected` with type `not-set-up`.
 */
export interface Translator {
  /** Languages that it can translate from or to, as BCP 47 tags; empty where it can't translate at all. */
  languages(signal?: AbortSignal): Promise<Result<readonly string[]>>;
  support(pair: LanguagePair, signal?: AbortSignal): Promise<Result<PairSupport>>;
  /** The language of a text; null where it can't be told. */
  detect(text: string, signal?: AbortSignal): Promise<Result<string | null>>;
  /** `from` null is found out. `onDownload` hears how much of what is fetched first has come, 0 to 1. */
  translate(
    text: string,
    pair: { readonly from: string | null; readonly to: string },
    options?: { readonly signal?: AbortSignal; readonly onDownload?: (share: number) => void },
  ): Promise<Result<Translation>>;
}
