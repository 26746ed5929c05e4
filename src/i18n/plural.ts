/** The forms of a countable thing; `other` stands in for any form that a language has and that is not given. */
export type Forms = Partial<Readonly<Record<Intl.LDMLPluralRule, (count: string) => string>>> & {
  readonly other: (count: string) => string;
};

/** What picks the right form for a count in one language; the count is written as that language writes numbers. */
export function pluralIn(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other)(numbers.format(count));
}
