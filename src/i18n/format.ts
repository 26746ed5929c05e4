import type { FirstStrings } from './strings.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const KB = 1024;
const MB = 1024 * KB;

/** Times, sizes and numbers as one locale writes them. Times are epoch milliseconds; `now` is the server's. */
export interface Format {
  /** "14:05". */
  clock(at: number): string;
  /** For lists and groups: minutes under an hour, then the clock while it is the same day, then the date. */
  time(at: number, now: number): string;
  /** Date and time to the minute, for who wants to know exactly. */
  exact(at: number): string;
  /** "Today", "Yesterday", "20 November", with the year when it is another one. */
  day(at: number, now: number): string;
  /** A span in its largest unit, rounded down: "45s", "12 min", "3h", "2d", with a no-break space in French. Negative spans count as 0. */
  span(ms: number): string;
  /** What is left to the second, rounded up: "0:18", "4:12"; from an hour on as a span. Negative spans count as 0. */
  countdown(ms: number): string;
  /**
   * "340 kB", "1.2 MB" of a number of bytes. The units are of 1024, as the platforms mean them where they state their limits (Meta's
   * "5 MB" are 5,242,880 bytes), so that a limit reads as the platform writes it and a file is measured against it in the same unit.
   */
  size(bytes: number): string;
  number(value: number): string;
  /** Of a share from 0 to 1. */
  percent(share: number): string;
  /** "A, B and C". */
  list(items: readonly string[]): string;
}

const formats = new Map<string, Format>();

/** The format that goes with these words; made once for each locale. */
export function formatOf(strings: Pick<FirstStrings, 'locale' | 'everywhere'>): Format {
  const { justNow, today, yesterday } = strings.everywhere;
  const key = [strings.locale, justNow, today, yesterday].join('|');
  let format = formats.get(key);
  if (format === undefined)
    formats.set(key, (format = createFormat(strings.locale, { justNow, today, yesterday })));
  return format;
}

function createFormat(
  locale: string,
  words: Pick<FirstStrings['everywhere'], 'justNow' | 'today' | 'yesterday'>,
): Format {
  const { hour12 = false } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  const clock = new Intl.DateTimeFormat(locale, { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' });
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const shortWithYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const long = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
  const longWithYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
  const plain = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const units = new Map<string, Intl.NumberFormat>();
  // Regions differ in "min" and "mins" alone; the shorter one is everybody's.
  const { language } = new Intl.Locale(locale);
  const inUnit = (value: number, unit: string, digits = 0): string => {
    let format = units.get(unit);
    if (format === undefined) {
      // In English only "short" writes "12 min", and "narrow" leaves hours and seconds as clocks have them; French has the same short
      // words in both, but no space before them in "narrow".
      const isShort = language !== 'en' || unit === 'minute' || unit.endsWith('byte');
      format = new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: isShort ? 'short' : 'narrow',
        maximumFractionDigits: digits,
      });
      units.set(unit, format);
    }
    return format.format(value);
  };
  const span = (ms: number): string => {
    const left = Math.max(0, ms);
    if (left < MINUTE) return inUnit(Math.floor(left / 1000), 'second');
    if (left < HOUR) return inUnit(Math.floor(left / MINUTE), 'minute');
    return left < DAY ? inUnit(Math.floor(left / HOUR), 'hour') : inUnit(Math.floor(left / DAY), 'day');
  };

  return {
    clock: (at) => clock.format(at),
    time(at, now) {
      const age = now - at;
      if (age < MINUTE && age > -MINUTE) return words.justNow;
      if (age > 0 && age < HOUR) return span(age);
      if (daysBetween(at, now) === 0) return clock.format(at);
      return (sameYear(at, now) ? short : shortWithYear).format(at);
    },
    exact: (at) => exact.format(at),
    day(at, now) {
      const days = daysBetween(at, now);
      if (days === 0) return words.today;
      if (days === 1) return words.yesterday;
      return (sameYear(at, now) ? long : longWithYear).format(at);
    },
    span,
    countdown(ms) {
      const seconds = Math.ceil(Math.max(0, ms) / 1000);
      if (seconds >= 3600) return span(seconds * 1000);
      return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
    },
    size(bytes) {
      if (bytes < KB) return inUnit(bytes, 'byte');
      if (bytes < MB - KB / 2) return inUnit(bytes / KB, 'kilobyte');
      return bytes < 1024 * MB - MB / 20
        ? inUnit(bytes / MB, 'megabyte', 1)
        : inUnit(bytes / (1024 * MB), 'gigabyte', 1);
    },
    number: (value) => plain.format(value),
    percent: (value) => share.format(value),
    list: (items) => list.format(items),
  };
}

/** Calendar days from one time to the other where the reader is. */
function daysBetween(at: number, now: number): number {
  const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / DAY);
}

function sameYear(at: number, now: number): boolean {
  return new Date(at).getFullYear() === new Date(now).getFullYear();
}
