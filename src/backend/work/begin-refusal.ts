import type { BeginRefusal } from '../../model/beginning.ts';
import { Problem, type ProblemMore } from '../problem.ts';

/** Of the refusals that a field of the call decides about: which, and what it should be. */
const FIELDS: Partial<Record<BeginRefusal, NonNullable<ProblemMore['fields']>>> = {
  channel: [{ field: 'channelId', expected: 'a channel of the agent’s' }],
  platform: [{ field: 'channelId', expected: 'a channel on which one can go on from this platform' }],
  'no-beginning': [{ field: 'channelId', expected: 'a channel on which somebody can be written to first' }],
  'unknown-there': [{ field: 'identifier', expected: 'a number or address that leads to somebody there' }],
};

/** The refusal of a beginning, by its rule. */
export function refusedToBegin(reason: BeginRefusal): Problem {
  const fields = FIELDS[reason];
  return new Problem('begin-refused', fields === undefined ? { reason } : { reason, fields });
}
