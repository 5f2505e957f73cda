import { assert, integer, property } from 'fast-check';
import { toInstant, wallTimeOf } from '../../../../src/lib/time';
import { isWorkingHours } from '../../../../src/lib/time/working-days';
import { nudgeTime, remindersPast, reminderTimes, sendingTime } from '../../../../src/features/meetings/poll-setup/reminder-times';

const ZONE = 'Europe/Oslo';
const timesOf = (postedAt: string, deadline: string, version = 1) => (
  reminderTimes({ postedAt: Date.parse(postedAt), deadline: { local: deadline, zone: ZONE }, version }).map(({ what, dueAt }) => `${what} ${wallTimeOf(dueAt).local}`)
);

describe('those who have not answered are reminded', () => {
  test.each([
    ['half way and the day before', '2026-11-16T09:00:00Z', '2026-11-26T15:00', ['half-time 2026-11-23T08:00', 'day-before 2026-11-25T15:00']],
    ['in working hours: half way on a Saturday, the deadline on a Monday', '2026-11-16T09:00:00Z', '2026-11-30T15:00', ['half-time 2026-11-23T12:30', 'day-before 2026-11-30T08:00']],
    ['over the new year', '2026-12-21T09:00:00Z', '2027-01-05T15:00', ['half-time 2026-12-29T08:00', 'day-before 2027-01-04T15:00']],
    ['when summer time begins the night before the deadline', '2026-03-23T09:00:00Z', '2026-03-30T15:00', ['half-time 2026-03-27T08:00', 'day-before 2026-03-30T08:00']],
    ['when summer time ends', '2026-10-19T08:00:00Z', '2026-10-26T15:00', ['half-time 2026-10-23T08:00', 'day-before 2026-10-26T08:00']],
    ['around Easter 2027', '2027-03-15T09:00:00Z', '2027-03-31T15:00', ['half-time 2027-03-23T12:00', 'day-before 2027-03-30T15:00']],
    ['on 29 February', '2028-02-21T09:00:00Z', '2028-03-01T15:00', ['half-time 2028-02-28T08:00', 'day-before 2028-02-29T15:00']],
    ['once when the two would be less than a day apart', '2026-11-16T09:00:00Z', '2026-11-18T09:00', ['day-before 2026-11-17T09:00']],
    ['half way when there is no day before', '2026-11-17T08:00:00Z', '2026-11-17T15:00', ['half-time 2026-11-17T12:00']],
  ])('%s', (_, posted, deadline, expected) => {
    expect(timesOf(posted, deadline)).toEqual(expected);
  });

  test('only the day before when the deadline is another one', () => {
    expect(timesOf('2026-11-16T09:00:00Z', '2026-11-26T15:00', 2)).toEqual(['day-before 2026-11-25T15:00']);
  });

  test('not of what was due before the new deadline was set, and at most twice over all deadlines', () => {
    const first = { postedAt: Date.parse('2026-11-16T09:00:00Z'), deadline: { local: '2026-11-26T15:00', zone: ZONE }, version: 1 };
    expect([remindersPast(first, Date.parse('2026-11-22T00:00:00Z')), remindersPast(first, Date.parse('2026-11-25T21:00:00Z'))]).toEqual([0, 2]);
    const second = { ...first, deadline: { local: '2026-11-27T15:00', zone: ZONE }, version: 2 };
    expect(reminderTimes({ ...second, deadlineSetAt: Date.parse('2026-11-26T21:00:00Z') })).toEqual([]);
    expect(reminderTimes({ ...second, reminded: 2 })).toEqual([]);
    expect(reminderTimes({ ...second, reminded: 1 })).toHaveLength(1);
  });

  test.each([
    ['in working hours at once', '2026-11-25T13:00:00Z', '2026-11-26T15:00', '2026-11-25T14:00'],
    ['at night when working hours begin', '2026-11-25T01:00:00Z', '2026-11-26T15:00', '2026-11-25T08:00'],
    ['on a Saturday on Monday', '2026-11-28T11:00:00Z', '2026-11-30T15:00', '2026-11-30T08:00'],
    ['on a Saturday at once when Monday is too late', '2026-11-28T11:00:00Z', '2026-11-30T07:00', '2026-11-28T12:00'],
    ['in that night in the morning', '2026-11-28T01:00:00Z', '2026-11-30T07:00', '2026-11-28T08:00'],
    ['at night only when it would be of no use after', '2026-11-25T01:00:00Z', '2026-11-25T07:00', '2026-11-25T02:00'],
  ])('%s', (_, now, stale, expected) => {
    expect(wallTimeOf(sendingTime(Date.parse(now), toInstant({ local: stale, zone: ZONE }))).local).toBe(expected);
  });

  test('at most twice, a day apart, in working hours, after it was posted and before the deadline', () => {
    const start = Date.parse('2026-01-01T00:00:00Z');
    assert(property(integer({ min: 0, max: 1_500_000 }), integer({ min: 30, max: 120_000 }), (posted, minutes) => {
      const postedAt = start + posted * 60_000;
      const end = postedAt + minutes * 60_000;
      const times = reminderTimes({ postedAt, deadline: wallTimeOf(end), version: 1 });
      expect(times.length).toBeLessThanOrEqual(2);
      for (const { dueAt, staleAt } of times) {
        expect([isWorkingHours(dueAt), dueAt > postedAt, dueAt < end + 3_600_000, dueAt < staleAt]).toEqual([true, true, true, true]);
      }
      const [half, last] = times;
      if (half && last) expect(last.dueAt - half.dueAt).toBeGreaterThanOrEqual(86_400_000);
    }));
  });
});

test('what a coordinator asks for goes at once, for half a day, and never after the deadline', () => {
  const at = Date.parse('2026-11-25T12:00:00Z');
  expect(nudgeTime({ day: '2026-11-25', at }, { deadline: { local: '2026-11-26T15:00', zone: ZONE } })).toEqual({ what: 'asked-2026-11-25', dueAt: at, staleAt: at + 43_200_000 });
  expect(nudgeTime({ day: '2026-11-25', at }, { deadline: { local: '2026-11-25T15:00', zone: ZONE } }).staleAt).toBe(at + 7_200_000);
});
