import type { BeginRefusal } from '../../model/beginning.ts';
import { Problem } from '../problem.ts';

/** The refusal of a beginning, by its rule. */
export function refusedToBegin(reason: BeginRefusal): Problem {
  return new Problem('begin-refused', { reason });
}
