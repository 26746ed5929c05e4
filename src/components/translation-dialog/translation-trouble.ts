import { languageName } from '../../i18n/language-names.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { InlayError } from '../../model/result.ts';

/** Why something was not translated, in words; where it is the pair, with both languages' names. */
export function translationTrouble(
  error: InlayError,
  pair: { readonly from: string | null; readonly to: string } | null,
  { locale, translation, errors }: Strings,
): string {
  switch (error.type) {
    case 'pair-not-supported':
      return translation.pair(
        (pair?.from ?? null) === null ? translation.theirLanguage : languageName(locale, pair?.from ?? ''),
        pair === null ? '' : languageName(locale, pair.to),
      );
    case 'not-set-up':
      return translation.trouble['not-set-up'];
    case 'language-unknown':
      return translation.trouble['language-unknown'];
    case 'text-too-long':
      return translation.trouble['too-long'];
    case 'translation-refused':
      return translation.trouble.refused;
    default:
      return error.kind === 'unavailable' || error.kind === 'timeout'
        ? translation.trouble.unreachable
        : errors[error.kind];
  }
}

/** Whether asking again may help without anything being changed. */
export function mayTranslateAgain({ type }: InlayError): boolean {
  return (
    type !== 'pair-not-supported' &&
    type !== 'not-set-up' &&
    type !== 'text-too-long' &&
    type !== 'translation-refused'
  );
}
