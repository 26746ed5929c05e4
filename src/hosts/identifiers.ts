/** Identifiers of a person as CRMs keep them: mail addresses and numbers; others they do not know. */
export interface Reachable {
  readonly emails: readonly string[];
  /** As they came, and without what is only for the eye. */
  readonly numbers: readonly string[];
}

/** Sorts identifiers into what a CRM can be searched by. */
export function reachableBy(identifiers: readonly string[]): Reachable {
  const trimmed = identifiers.map((each) => each.trim()).filter((each) => each !== '');
  const emails = trimmed.filter((each) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(each));
  const numbers = trimmed
    .filter((each) => /^\+?[\d\s().-]{5,}$/.test(each))
    .flatMap((each) => [each, each.replace(/[\s().-]/g, '')]);
  return { emails: [...new Set(emails)], numbers: [...new Set(numbers)] };
}
