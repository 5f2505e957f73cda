import { nextWallTime, wallTimeOf } from '../../../src/lib/time';

const at = (time: string, now: string): string => wallTimeOf(nextWallTime(time, Date.parse(now))).local;

it('is today where the clock has not shown it yet', () => {
  expect(at('08:00', '2026-11-23T05:00:00Z')).toBe('2026-11-23T08:00');
});

it('is tomorrow when it is past, and when it is now', () => {
  expect(at('08:00', '2026-11-23T09:00:00Z')).toBe('2026-11-24T08:00');
  expect(at('08:00', '2026-11-23T07:00:00Z')).toBe('2026-11-24T08:00');
});

it('is over New Year, and on the 29th of February', () => {
  expect(at('07:00', '2026-12-31T20:00:00Z')).toBe('2027-01-01T07:00');
  expect(at('07:00', '2028-02-28T20:00:00Z')).toBe('2028-02-29T07:00');
});

it('follows the clock on the wall when summer time begins and ends', () => {
  expect(new Date(nextWallTime('07:00', Date.parse('2027-03-27T20:00:00Z'))).toISOString()).toBe('2027-03-28T05:00:00.000Z');
  expect(new Date(nextWallTime('07:00', Date.parse('2026-10-24T20:00:00Z'))).toISOString()).toBe('2026-10-25T06:00:00.000Z');
});

it('is an hour later for the hour that summer time leaves out', () => {
  expect(at('02:30', '2027-03-27T20:00:00Z')).toBe('2027-03-28T03:30');
});
