import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('en');
const interactions = (count: number): string =>
  plural(count, { one: (n) => `${n} interaction`, other: (n) => `${n} interactions` });
const number = (count: number): string => plural(count, { other: (n) => n });
const leftOut = (count: number): string =>
  plural(count, {
    one: (n) => `${n} had changed meanwhile and was left out.`,
    other: (n) => `${n} had changed meanwhile and were left out.`,
  });

/** What a toast says once many have been resolved together, or as many as there was time for. */
export const bulkEndedEn: LateStrings['notices']['bulk-ended'] = (resolved, left, isCancelled) =>
  `${isCancelled ? 'Stopped. ' : ''}${interactions(resolved)} resolved.${left === 0 ? '' : ` ${leftOut(left)}`}`;

/** Resolving many interactions together in English. */
export const enBulk: LateStrings['bulk'] = {
  title: 'Bulk resolve',
  running: (percent) => `Bulk resolve: ${percent}`,
  scope: { new: 'In New, whoever holds them.', pending: 'In Pending, whoever holds them.' },
  narrowed: 'The search and the filters of the list hold here, too.',
  age: 'Newest message older than',
  unit: 'Unit',
  units: { hours: 'hours', days: 'days' },
  ageHint: 'The newest message since it was last resolved is what counts.',
  ageProblem: 'Choose a whole number of at least 1, up to ten years.',
  reason: 'Resolution reason',
  reasonChoose: 'Choose a reason',
  reasonProblem: 'Choose one of the reasons.',
  counting: 'Counting…',
  count: (count) => `${interactions(count)} would be resolved.`,
  nothing: 'None is that old.',
  withoutTopic: (count) =>
    plural(count, {
      one: (n) => `${n} more has no topic and stays.`,
      other: (n) => `${n} more have no topic and stay.`,
    }),
  withoutDisposition: (count) =>
    plural(count, {
      one: (n) => `${n} more needs a disposition first and stays.`,
      other: (n) => `${n} more need a disposition first and stay.`,
    }),
  go: 'Resolve…',
  ask: (count) => `Resolve ${interactions(count)}?`,
  askHint: 'This can’t be undone for all at once. What changes meanwhile is left out.',
  resolve: (count) => `Resolve ${number(count)}`,
  back: 'Back',
  progress: (done, total) => `${number(done)} of ${number(total)}`,
  progressHint: 'It goes on when this is closed.',
  stop: 'Stop',
  another: 'Resolve more',
  notBegun: 'Nothing was resolved.',
  filterGone: 'A filter of the list names something that no longer exists. Take it out and try again.',
};
