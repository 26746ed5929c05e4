import type { Translation } from '../../model/translation.ts';
import type { LanguagePair } from '../../model/translator.ts';

/** A language that a service knows, and into which others it translates it; BCP 47 tags. */
export interface ServiceLanguage {
  readonly code: string;
  readonly targets: readonly string[];
}

/**
 * Why a service gave nothing:
 * - `unsupported`: it does not translate this pair.
 * - `refused`: it will not take this text, or not from us (key, quota).
 * - `rate-limited`: it takes no more just now.
 * - `unavailable`: it can't be reached, or fails.
 */
export type ServiceFailure = {
  readonly kind: 'unsupported' | 'refused' | 'rate-limited' | 'unavailable';
  readonly retryAfterMs: number | null;
  /** For the log: never the text, never the key. */
  readonly detail: string;
};

export type ServiceAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: ServiceFailure };

/** The port to a machine that translates. Never throws; each call ends within a deadline of its own. */
export interface TranslationService {
  languages(signal: AbortSignal): Promise<ServiceAnswer<readonly ServiceLanguage[]>>;
  /** Null where it can't tell. */
  detect(text: string, signal: AbortSignal): Promise<ServiceAnswer<string | null>>;
  /** `from` null is found out by the service. */
  translate(
    text: string,
    pair: Omit<LanguagePair, 'from'> & { readonly from: string | null },
    signal: AbortSignal,
  ): Promise<ServiceAnswer<Translation>>;
}
