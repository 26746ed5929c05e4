import type { Strings } from '../../i18n/strings.ts';
import { BEGIN_REFUSALS } from '../../model/beginning.ts';
import { IDENTIFIER_PROBLEMS, type IdentifierKind, type IdentifierProblem } from '../../model/identifier.ts';
import type { InlayError } from '../../model/result.ts';

/** What is wrong with an identifier, by the rule that the backend named; null where it named none. */
export function identifierProblemOf(error: InlayError): IdentifierProblem | null {
  const { type, reason } = error;
  if (type !== 'invalid-field' || !isOfIdentifier(error)) return null;
  return IDENTIFIER_PROBLEMS.find((one) => one === reason) ?? 'malformed';
}

/** Whether it is the identifier that stands in the way, whatever rule says so. */
export function isOfIdentifier({ fields }: InlayError): boolean {
  return fields[0]?.field === 'identifier';
}

/** Where it is said what is wrong with it. */
export function focusIdentifier(dialog: ParentNode): void {
  dialog.querySelector<HTMLElement>('input[name=identifier]')?.focus();
}

/** Why nothing was begun: by its rule, else by what kind of error it was. */
export function beginTroubleInWords({ type, kind, reason }: InlayError, strings: Strings): string {
  const { begin, problems, errors } = strings;
  const refusal = type === 'begin-refused' ? BEGIN_REFUSALS.find((one) => one === reason) : undefined;
  return refusal === undefined ? (problems[type ?? ''] ?? errors[kind]) : begin.refused[refusal];
}

/** What is wrong with an identifier, by this side's rules or by the other's, in words; null for nothing. */
export function identifierTroubleInWords(
  kind: IdentifierKind,
  { problem, trouble }: { readonly problem: IdentifierProblem | null; readonly trouble: InlayError | null },
  strings: Strings,
): string | null {
  if (problem !== null) return identifierProblemInWords(kind, problem, strings);
  return trouble !== null && isOfIdentifier(trouble) ? beginTroubleInWords(trouble, strings) : null;
}

function identifierProblemInWords(
  kind: IdentifierKind,
  problem: IdentifierProblem,
  { begin }: Pick<Strings, 'begin'>,
): string {
  return problem === 'empty' || problem === 'malformed' ? begin[problem][kind] : begin[problem];
}
