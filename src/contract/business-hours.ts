import * as v from 'valibot';
import { WEEKDAYS, type Weekday } from '../model/business-hours.ts';

const TIME_OF_DAY = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const timeOfDay = v.pipe(
  v.string(),
  // No pattern of the schema's: what an administrator reads is the words.
  v.check((text) => TIME_OF_DAY.test(text), 'a time such as 09:00'),
);

/** Spans of one day, in order, none within another. */
const spans = v.pipe(
  v.array(
    v.pipe(
      v.strictTuple([timeOfDay, timeOfDay]),
      v.check(([from, until]) => from < until, 'an end after its begin'),
    ),
  ),
  v.check(
    (day) => day.every(([from], index) => index === 0 || (day[index - 1]?.[1] ?? '') <= from),
    'spans in order, none within another',
  ),
);

const week = v.strictObject(
  Object.fromEntries(WEEKDAYS.map((day) => [day, v.optional(spans)])) as Record<
    Weekday,
    v.OptionalSchema<typeof spans, undefined>
  >,
);

/** When an organisation works on a channel, as an administrator writes it. */
export const businessHours = v.strictObject({
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'an IANA time zone such as Europe/Paris')),
  week: v.pipe(
    week,
    v.check((days) => Object.values(days).some((day) => (day?.length ?? 0) > 0), 'at least one open span'),
  ),
  holidays: v.optional(v.array(v.pipe(v.string(), v.check(isDay, 'a day such as 2026-12-25'))), []),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
