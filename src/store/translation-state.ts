import type { InlayError } from '../model/result.ts';
import type { Translation, TranslationSettings } from '../model/translation.ts';

/** What one interaction's translation has come to. */
export interface TranslationSlice {
  /** Whether it is known what the agent asked for; `failed` is as if nothing, and says so. */
  readonly status: 'loading' | 'ready' | 'failed';
  /** What the agent asked for; null for nothing yet. */
  readonly settings: TranslationSettings | null;
  /** The contact's language: as the agent said, or as it was found out; null for unknown. */
  readonly contactLanguage: string | null;
  /** Messages of the contact that were translated or are to be, by id. */
  readonly messages: Readonly<Record<string, MessageTranslation>>;
  /** What is being written, in the contact's language; null where there is nothing to translate. */
  readonly reply: ReplyTranslation | null;
  /** Share of what the browser fetches first that has come, 0 to 1; null where it fetches nothing. */
  readonly download: number | null;
}

/** One message of the contact in the agent's language. `same`: it is in that language already. */
export type MessageTranslation =
  | { readonly kind: 'pending' }
  | { readonly kind: 'done'; readonly translation: Translation }
  | { readonly kind: 'same' }
  | { readonly kind: 'failed'; readonly error: InlayError; readonly pair: TranslationPairRef };

/** Between which languages something was to be translated; `from` null was to be found out. */
export interface TranslationPairRef {
  readonly from: string | null;
  readonly to: string;
}

/** A reply on its way into the contact's language. `source` is the text that it is of. */
export type ReplyTranslation = { readonly source: string } & (
  | { readonly kind: 'pending' }
  | { readonly kind: 'done'; readonly translation: Translation }
  | { readonly kind: 'failed'; readonly error: InlayError; readonly pair: TranslationPairRef | null }
  /** The agent sends this one as it is. */
  | { readonly kind: 'left' }
);

/** What can be chosen from when translation is set up: languages, and whether a pair is there. */
export interface TranslationChoice {
  readonly languages: readonly string[];
  /** The contact's language as their messages show it; null where that can't be told. */
  readonly detected: string | null;
}
