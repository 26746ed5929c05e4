import type { Strings } from '../../i18n/strings.ts';
import { BEGIN_REFUSALS } from '../../model/beginning.ts';
import { IDENTIFIER_PROBLEMS, type IdentifierKind, type IdentifierProblem } from '../../model/identifier.ts';
import type { InlayError } from '../../model/result.ts';

/** What is wrong with an identifier, by the rule that the backend named; null where it named none. */
export function identifierProblemOf({ type, reason, fields }: InlayError): IdentifierProblem | null {
  if (type !== 'invalid-field' || fields[0]?.field !== 'identifier') return null;
  return IDENTIFIER_PROBLEMS.find((one) => one === reason) ?? 'malformed';
}

/** Why nothing was begun: by its rule, else by what kind of error it was. */
export function beginTroubleInWords({ type, kind, reason }: InlayError, strings: Strings): string {
  const { begin, problems, errors } = strings;
  const refusal = type === 'begin-refused' ? BEGIN_REFUSALS.find((one) => one === reason) : undefined;
  return refusal === undefined ? (problems[type ?? ''] ?? errors[kind]) : begin.refused[refusal];
}

/** What is wrong with an identifier of this kind, in words. */
export function identifierProblemInWords(
  kind: IdentifierKind,
  problem: IdentifierProblem,
  { begin }: Pick<Strings, 'begin'>,
): string {
  return problem === 'empty' || problem === 'malformed' ? begin[problem][kind] : begin[problem];
}
