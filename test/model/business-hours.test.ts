import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addWorkingTime, type BusinessHours } from '../../src/model/business-hours.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OFFICE = [['09:00', '17:00']] as const;
const ALWAYS = [['00:00', '24:00']] as const;

const weekdays = (spans: NonNullable<BusinessHours['week']['mon']>): BusinessHours['week'] => ({
  mon: spans,
  tue: spans,
  wed: spans,
  thu: spans,
  fri: spans,
});
const office = (timeZone: string, holidays: readonly string[] = []): BusinessHours => ({
  timeZone,
  week: weekdays(OFFICE),
  holidays,
});
/** Every day, also through the nights in which the clock is changed. */
const always = (timeZone: string): BusinessHours => ({
  timeZone,
  week: { ...weekdays(ALWAYS), sat: ALWAYS, sun: ALWAYS },
  holidays: [],
});
const nights = (timeZone: string): BusinessHours => ({
  timeZone,
  week: { sat: [['00:00', '06:00']], sun: [['00:00', '06:00']] },
  holidays: [],
});
const at = (zone: string, wall: string): number => DateTime.fromISO(wall, { zone }).toMillis();
const wallOf = (zone: string, time: number): string =>
  DateTime.fromMillis(time, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

describe('working time', () => {
  it.each([
    ['within a day', 'Europe/Paris', '2026-11-23T09:30', 60, '2026-11-23T10:30'],
    ['up to the end of a day', 'Europe/Paris', '2026-11-23T16:00', 60, '2026-11-23T17:00'],
    ['over a night', 'Europe/Paris', '2026-11-23T16:50', 60, '2026-11-24T09:50'],
    ['over a weekend', 'Europe/Paris', '2026-11-27T16:50', 60, '2026-11-30T09:50'],
    ['from before the day begins', 'Europe/Paris', '2026-11-23T06:00', 60, '2026-11-23T10:00'],
    ['from a Sunday', 'Europe/Paris', '2026-11-22T12:00', 30, '2026-11-23T09:30'],
    ['over several days', 'Europe/Paris', '2026-11-23T09:00', 20 * 60, '2026-11-25T13:00'],
    ['over the weekend of spring', 'Europe/Paris', '2026-03-27T16:00', 120, '2026-03-30T10:00'],
    ['over the weekend of autumn', 'Europe/Paris', '2026-10-23T16:00', 120, '2026-10-26T10:00'],
    ['over the weekend of spring', 'America/New_York', '2026-03-06T16:00', 120, '2026-03-09T10:00'],
    ['over the weekend of autumn', 'America/New_York', '2026-10-30T16:00', 120, '2026-11-02T10:00'],
    ['in a zone half an hour off', 'Asia/Kolkata', '2026-11-23T16:45', 30, '2026-11-24T09:15'],
  ])('%s, %s: from %s on %d minutes end at %s', (_, zone, from, minutes, end) => {
    expect(wallOf(zone, addWorkingTime(office(zone), at(zone, from), minutes * MINUTE))).toBe(end);
  });

  it.each([
    // 02:00 to 03:00 is not there: five hours on the clock are four that pass.
    ['Europe/Paris', '2026-03-29T00:30', 4 * 60, '2026-03-29T05:30'],
    // 02:00 to 03:00 is there twice.
    ['Europe/Paris', '2026-10-25T00:30', 4 * 60, '2026-10-25T03:30'],
    ['America/New_York', '2026-03-08T00:30', 4 * 60, '2026-03-08T05:30'],
    ['America/New_York', '2026-11-01T00:30', 4 * 60, '2026-11-01T03:30'],
    ['Asia/Kolkata', '2026-03-29T00:30', 4 * 60, '2026-03-29T04:30'],
  ])('%s, in the night of %s: what counts is how long it truly lasts', (zone, from, minutes, end) => {
    expect(wallOf(zone, addWorkingTime(nights(zone), at(zone, from), minutes * MINUTE))).toBe(end);
  });

  it('leaves holidays out, each on the calendar of its zone', () => {
    const hours = office('Asia/Kolkata', ['2026-12-24', '2026-12-25']);
    const from = at('Asia/Kolkata', '2026-12-23T16:30');
    expect(wallOf('Asia/Kolkata', addWorkingTime(hours, from, HOUR))).toBe('2026-12-28T09:30');
    const isOpenAt = (moment: number): boolean => addWorkingTime(hours, moment, 1) === moment + 1;
    expect(isOpenAt(at('Asia/Kolkata', '2026-12-24T12:00'))).toBe(false);
    expect(isOpenAt(at('Asia/Kolkata', '2026-12-28T12:00'))).toBe(true);
    expect(isOpenAt(at('Asia/Kolkata', '2026-12-28T17:00'))).toBe(false);
  });

  it('knows several spans of a day, and none', () => {
    const hours: BusinessHours = {
      timeZone: 'Europe/Paris',
      week: {
        mon: [
          ['09:00', '12:00'],
          ['14:00', '18:00'],
        ],
        wed: [],
        thu: OFFICE,
      },
      holidays: [],
    };
    const from = at('Europe/Paris', '2026-11-23T11:30');
    expect(wallOf('Europe/Paris', addWorkingTime(hours, from, HOUR))).toBe('2026-11-23T14:30');
    expect(wallOf('Europe/Paris', addWorkingTime(hours, from, 5 * HOUR))).toBe('2026-11-26T09:30');
  });

  it('ends, though every day that a calendar has is a holiday', () => {
    const hours: BusinessHours = { timeZone: 'UTC', week: {}, holidays: [] };
    expect(addWorkingTime(hours, 0, HOUR)).toBe(HOUR);
  });

  const zones = fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe');
  const times = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });
  const spans = fc.integer({ min: 0, max: 5 * 24 * HOUR });
  const calendars = zones.chain((zone) =>
    fc.constantFrom(office(zone, ['2026-12-25', '2027-01-01']), always(zone), nights(zone)),
  );

  it('never ends before it begins, nor earlier for a longer time or a later begin', () => {
    fc.assert(
      fc.property(calendars, times, spans, spans, (hours, from, a, b) => {
        const [short, long] = a < b ? [a, b] : [b, a];
        const end = addWorkingTime(hours, from, short);
        expect(end).toBeGreaterThanOrEqual(from + short);
        expect(addWorkingTime(hours, from, long)).toBeGreaterThanOrEqual(end);
        expect(addWorkingTime(hours, from + b, short)).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  it('is the same in one piece as in two', () => {
    fc.assert(
      fc.property(calendars, times, spans, spans, (hours, from, a, b) => {
        // A piece that ends as the day closes goes on when the next one opens.
        const between = addWorkingTime(hours, from, a);
        expect(addWorkingTime(hours, between, b)).toBe(
          b === 0 ? between : addWorkingTime(hours, from, a + b),
        );
      }),
    );
  });

  it('is as long as the clock says where it is always open, whatever the clock does', () => {
    fc.assert(
      fc.property(zones, times, spans, (zone, from, ms) => {
        expect(addWorkingTime(always(zone), from, ms)).toBe(from + ms);
      }),
    );
  });
});
