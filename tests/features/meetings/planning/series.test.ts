import fc from 'fast-check';
import { occurrences, shifted, type Repeat } from '../../../../src/features/meetings/planning/series';
import { toInstant, wallTimeOf } from '../../../../src/lib/time';
import { addDays, holidayOn, weekdayOf } from '../../../../src/lib/time/holidays';
import { isWorkingDay } from '../../../../src/lib/time/working-days';

const zone = 'Europe/Oslo';
const at = (local: string) => ({ local, zone });
const starts = (local: string, repeat: Repeat, count: number) => occurrences(at(local), repeat, count).map(({ start }) => start.local);

test('a monthly series keeps the weekday, its week of the month and the time of day', () => {
  // Every second Tuesday.
  expect(starts('2026-09-08T10:00', 'month', 4)).toEqual(['2026-09-08T10:00', '2026-10-13T10:00', '2026-11-10T10:00', '2026-12-08T10:00']);
});

test.each([['two-months', '2026-03-10'], ['quarter', '2026-04-14'], ['half-year', '2026-07-14']] as const)('%s from January is next on %s', (repeat, next) => {
  expect(starts('2026-01-13T10:00', repeat, 2)[1]).toBe(`${next}T10:00`);
});

test('the fifth such weekday is the last one where a month has four', () => {
  expect(starts('2026-03-31T10:00', 'month', 3)).toEqual(['2026-03-31T10:00', '2026-04-28T10:00', '2026-05-26T10:00']);
});

test('a series passes 29 February 2028', () => {
  expect(starts('2028-01-25T10:00', 'month', 2)).toEqual(['2028-01-25T10:00', '2028-02-22T10:00']);
  expect(starts('2028-02-29T10:00', 'month', 2)).toEqual(['2028-02-29T10:00', '2028-03-28T10:00']);
});

test('summer time changes nothing on the wall: 29 March and 25 October 2026, 28 March 2027', () => {
  for (const first of ['2026-03-10T10:00', '2026-10-06T10:00', '2027-03-09T10:00']) {
    const [one, other] = occurrences(at(first), 'month', 2).map(({ start }) => toInstant(start));
    expect([one, other].map((instant) => wallTimeOf(instant!).local.slice(11))).toEqual(['10:00', '10:00']);
    // Not a whole number of days apart: the clocks were changed meanwhile.
    expect((other! - one!) % 86_400_000).not.toBe(0);
  }
});

test('a series passes New Year', () => {
  expect(starts('2026-11-10T10:00', 'month', 3)).toEqual(['2026-11-10T10:00', '2026-12-08T10:00', '2027-01-12T10:00']);
});

test('one that would be on a public holiday is on the next working day, and says which day it stands for', () => {
  // 17 May 2027 is Whit Monday too; the day after is a Tuesday.
  expect(occurrences(at('2027-04-19T09:00'), 'month', 2)[1]).toEqual({ start: at('2027-05-18T09:00'), instead: '2027-05-17' });
  // Maundy Thursday 2027: Friday to Monday are holidays too.
  expect(occurrences(at('2027-02-25T09:00'), 'month', 2)[1]).toEqual({ start: at('2027-03-30T09:00'), instead: '2027-03-25' });
});

test('the first stands where it was put, also on a holiday', () => {
  expect(occurrences(at('2027-05-17T09:00'), 'month', 1)).toEqual([{ start: at('2027-05-17T09:00') }]);
});

test('no later one is on a public holiday, all are in their order, and each has the time of the first', () => {
  const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  fc.assert(fc.property(days.filter(isWorkingDay), fc.constantFrom<Repeat>('month', 'two-months', 'quarter', 'half-year'), fc.integer({ min: 2, max: 12 }), (day, repeat, count) => {
    const all = starts(`${day}T12:30`, repeat, count);
    expect(all).toHaveLength(count);
    expect([...all].sort()).toEqual(all);
    for (const start of all.slice(1)) {
      expect(holidayOn(start.slice(0, 10))).toBeUndefined();
      expect(start.slice(11)).toBe('12:30');
      expect(weekdayOf(start.slice(0, 10))).toBeLessThanOrEqual(5);
    }
  }));
});

test('when one is moved, a later one goes as many days and to the same time', () => {
  const later = { start: at('2026-10-13T10:00') };
  expect(shifted(later, at('2026-09-08T10:00'), at('2026-09-10T13:00'))).toEqual(at('2026-10-15T13:00'));
  expect(shifted(later, at('2026-09-08T10:00'), at('2026-09-01T08:00'))).toEqual(at('2026-10-06T08:00'));
});

test('what is moved along to a holiday is on the working day after it', () => {
  expect(shifted({ start: at('2027-05-12T10:00') }, at('2027-04-14T10:00'), at('2027-04-19T10:00'))).toEqual(at('2027-05-18T10:00'));
});

test('days between are counted by the calendar, whatever summer time does', () => {
  expect(shifted({ start: at('2026-04-14T10:00') }, at('2026-03-24T23:30'), at('2026-03-30T00:30'))).toEqual(at(`${addDays('2026-04-14', 6)}T00:30`));
});
