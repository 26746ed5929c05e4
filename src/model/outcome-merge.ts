import type { OutcomeField, OutcomeValues } from './outcome.ts';

/** The fields of an outcome, in the order of the dialog. */
export const OUTCOME_FIELDS: readonly OutcomeField[] = [
  'status',
  'dispositionId',
  'topics',
  'resolutionReason',
  'notes',
  'tags',
];

/** What an outcome becomes where somebody else has changed it meanwhile, and the fields in which both changed the same thing. */
export interface OutcomeMerge {
  /** One's own where one changed something, else theirs; of the fields in conflict one's own. */
  readonly values: OutcomeValues;
  /** What both have changed, to different things: the agent chooses. */
  readonly conflicts: readonly OutcomeField[];
  /** What only the other side has changed. */
  readonly taken: readonly OutcomeField[];
}

/** Brings together what was there (`base`), what this agent has made of it (`mine`), and what is there now (`theirs`). */
export function mergeOutcome(base: OutcomeValues, mine: OutcomeValues, theirs: OutcomeValues): OutcomeMerge {
  const isOther = (field: OutcomeField): boolean => !isSameValue(base[field], theirs[field]);
  const isOwn = (field: OutcomeField): boolean => !isSameValue(base[field], mine[field]);
  const taken = OUTCOME_FIELDS.filter((field) => isOther(field) && !isOwn(field));
  const conflicts = OUTCOME_FIELDS.filter(
    (field) => isOther(field) && isOwn(field) && !isSameValue(mine[field], theirs[field]),
  );
  return {
    values: taken.reduce((values, field) => withField(values, field, theirs), mine),
    conflicts,
    taken,
  };
}

/** The values with one field as other values have it. */
export function withField(values: OutcomeValues, field: OutcomeField, from: OutcomeValues): OutcomeValues {
  return { ...values, [field]: from[field] };
}

/** Whether two outcomes say the same; the order of topics and tags makes no difference. */
export function isSameOutcome(a: OutcomeValues, b: OutcomeValues): boolean {
  return OUTCOME_FIELDS.every((field) => isSameValue(a[field], b[field]));
}

function isSameValue(a: OutcomeValues[OutcomeField], b: OutcomeValues[OutcomeField]): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  const others: readonly string[] = b;
  return a.length === others.length && (a as readonly string[]).every((one) => others.includes(one));
}
