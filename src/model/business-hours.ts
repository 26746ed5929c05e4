import { DateTime } from 'luxon';

/** Days of the week, as a setup names them; Monday is the first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From when until when on a day, as `HH:MM` on the wall clock; `24:00` is the day's end. */
export type OpenSpan = readonly [from: string, until: string];

/** When an organisation works on a channel. */
export interface BusinessHours {
  /** IANA name, such as `Europe/Paris`. */
  readonly timeZone: string;
  /** In order, none within another; a day that is left out is free. */
  readonly week: Readonly<Partial<Record<Weekday, readonly OpenSpan[]>>>;
  /** Days on which nobody works, as `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

/** So many days without an open hour end the search: a calendar of holidays alone. */
const MOST_DAYS = 3_660;

/**
 * When this much working time has passed since a moment, both in milliseconds: only open spans count, on the wall clock of the time
 * zone, and what counts is how long they truly last, so that a night in which the clock is put forward is an hour shorter. Never
 * before `from`; a later `from` or a longer time never ends earlier.
 */
export function addWorkingTime(hours: BusinessHours, from: number, ms: number): number {
  let left = ms;
  for (const [opens, closes] of openSpans(hours, from)) {
    const begins = Math.max(opens, from);
    if (left <= closes - begins) return begins + left;
    left -= closes - begins;
  }
  return from + ms;
}

/** The open spans that end after a moment, as epoch milliseconds, in order. */
function* openSpans(hours: BusinessHours, after: number): Generator<readonly [number, number], undefined> {
  let day = DateTime.fromMillis(after, { zone: hours.timeZone }).startOf('day');
  for (let days = 0; days < MOST_DAYS; days += 1, day = day.plus({ days: 1 }).startOf('day')) {
    const weekday = WEEKDAYS[day.weekday - 1];
    const spans = weekday === undefined ? undefined : hours.week[weekday];
    if (spans === undefined || hours.holidays.includes(day.toFormat('yyyy-MM-dd'))) continue;
    for (const [from, until] of spans) {
      const [opens, closes] = [momentOf(day, from), momentOf(day, until)];
      if (closes > after && closes > opens) yield [opens, closes];
    }
  }
}

/** A time of day on a day; one that the clock skips is as long after midnight as it says on other days. */
function momentOf(day: DateTime, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  if (hour === 24) return day.plus({ days: 1 }).startOf('day').toMillis();
  return day.set({ hour, minute, second: 0, millisecond: 0 }).toMillis();
}
