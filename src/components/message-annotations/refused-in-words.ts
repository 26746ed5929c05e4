import type { Strings } from '../../i18n/strings.ts';
import type { ErrorKind } from '../../model/result.ts';

/** Why something was refused: by the problem's type or the error's kind, as the store keeps it. */
export function refusedInWords(error: string | null, { annotations, problems, errors }: Strings): string {
  const known = error ?? 'rejected';
  const byKind = known in errors ? errors[known as ErrorKind] : errors.rejected;
  return annotations.refused[known] ?? problems[known] ?? byKind;
}
