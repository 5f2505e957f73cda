import fc from 'fast-check';
import { formatWallTime, toInstant, ZONE } from '../../../src/lib/time';

const oslo = (local: string) => ({ local, zone: ZONE });
const utc = (local: string) => new Date(toInstant(oslo(local))).toISOString();

describe('a wall time in Oslo', () => {
  test.each([
    ['2026-01-15T09:00', '2026-01-15T08:00:00.000Z', 'in winter'],
    ['2026-07-15T09:00', '2026-07-15T07:00:00.000Z', 'in summer'],
    ['2027-03-28T01:59', '2027-03-28T00:59:00.000Z', 'before the clock goes forward'],
    ['2027-03-28T02:30', '2027-03-28T01:30:00.000Z', 'that summer time skips, moved on by an hour'],
    ['2027-03-28T03:00', '2027-03-28T01:00:00.000Z', 'after the clock has gone forward'],
    ['2026-10-25T01:59', '2026-10-24T23:59:00.000Z', 'before the clock goes back'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z', 'that comes twice, taken the first time'],
    ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z', 'after the clock has gone back'],
    ['2026-01-15', '2026-01-14T23:00:00.000Z', 'that is a date only, from its midnight'],
  ])('%s is %s (%s)', (local, instant) => {
    expect(utc(local)).toBe(instant);
  });

  test('on the days of change is 23 and 25 hours from the next', () => {
    const hours = (from: string, to: string) => (toInstant(oslo(to)) - toInstant(oslo(from))) / 3_600_000;
    expect(hours('2027-03-28', '2027-03-29')).toBe(23);
    expect(hours('2026-10-25', '2026-10-26')).toBe(25);
  });

  test('of another zone is resolved in that zone', () => {
    expect(new Date(toInstant({ local: '2026-01-15T09:00', zone: 'UTC' })).toISOString()).toBe('2026-01-15T09:00:00.000Z');
  });

  test.each(['', 'i morgen', '2026-02-30', '2026-01-15T25:00'])('«%s» is none, and the error says so', (local) => {
    expect(() => toInstant(oslo(local))).toThrow(new RangeError(`Not a wall time: ${local} in Europe/Oslo`));
  });

  test('in no known zone is none', () => {
    expect(() => toInstant({ local: '2026-01-15T09:00', zone: 'Europe/Molde' })).toThrow(RangeError);
  });

  test('never goes backwards, but in the hour that comes twice', () => {
    const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    const day = date.map((at) => at.toISOString().slice(0, 10));
    fc.assert(fc.property(day, fc.integer({ min: 4, max: 22 }), (on, hour) => {
      const at = (h: number) => toInstant(oslo(`${on}T${String(h).padStart(2, '0')}:00`));
      expect(at(hour + 1) - at(hour)).toBe(3_600_000);
    }));
  });
});

describe('a meeting’s time reads', () => {
  test.each([
    ['2026-01-15T09:00', 'nb', 'torsdag 15. januar 2026 kl. 09.00'],
    ['2026-04-21T14:00', 'nn', 'tysdag 21. april 2026 kl. 14.00'],
    ['2026-04-21T14:00', 'en', 'Tuesday 21 April 2026, 14:00'],
    ['2026-01-15', 'nb', 'torsdag 15. januar 2026'],
    ['2026-08-15', 'nn', 'laurdag 15. august 2026'],
    ['2026-01-15', 'en', 'Thursday 15 January 2026'],
  ])('%s in %s: %s', (local, language, text) => {
    expect(formatWallTime(oslo(local), language)).toBe(text);
  });

  test('by the wall clock of its zone, whatever the machine’s', () => {
    expect(formatWallTime({ local: '2027-03-28T02:30', zone: ZONE }, 'nb')).toBe('søndag 28. mars 2027 kl. 03.30');
  });
});
