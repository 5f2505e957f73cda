import { announcedAt, remindersBefore, toldAt } from '../../../../src/features/meetings/planning/reminder-times';
import { dayOf, timeOfDay, toInstant } from '../../../../src/lib/time';
import { isWorkingDay } from '../../../../src/lib/time/working-days';
import type { Meeting } from '../../../../src/features/meetings/types';

const zone = 'Europe/Oslo';
const at = (local: string): number => toInstant({ local, zone });
const meeting = (local: string, more: Partial<Meeting> = {}): Meeting => ({ id: 'm1', networkId: 'romsdal', title: 'Samling', start: { local, zone }, minutes: 120, ...more });
const shown = (ms: number) => `${dayOf(ms)} ${timeOfDay(ms)}`;
const times = (one: Meeting) => remindersBefore(one).map(({ what, dueAt }) => `${what} ${shown(dueAt)}`);

test.each([
  ['a Tuesday', '2026-04-21T14:00', '2026-04-14 09:00', '2026-04-20 09:00'],
  ['a Monday: the Friday before', '2026-04-20T10:00', '2026-04-13 09:00', '2026-04-17 09:00'],
  ['the Monday after summer time begins (29 March 2026)', '2026-03-30T10:00', '2026-03-23 09:00', '2026-03-27 09:00'],
  ['the Monday after it ends (25 October 2026)', '2026-10-26T10:00', '2026-10-19 09:00', '2026-10-23 09:00'],
  ['the Tuesday after Easter 2027 and summer time: past the holidays', '2027-03-30T10:00', '2027-03-23 09:00', '2027-03-24 09:00'],
  ['29 February 2028', '2028-02-29T10:00', '2028-02-22 09:00', '2028-02-28 09:00'],
  ['the first working day of a year: last year’s last', '2027-01-04T10:00', '2026-12-28 09:00', '2026-12-31 09:00'],
  ['a week after a holiday: the working day after it', '2026-05-08T10:00', '2026-05-04 08:00', '2026-05-07 09:00'],
])('before %s', (_, start, week, day) => {
  expect(times(meeting(start))).toEqual([`week-before ${week}`, `day-before ${day}`]);
});

test('the reminder of the week before is stale when that of the day before comes, and that one when the meeting begins', () => {
  const [week, day] = remindersBefore(meeting('2026-04-21T14:00'));
  expect(week!.staleAt).toBe(day!.dueAt);
  expect(day!.staleAt).toBe(at('2026-04-21T14:00'));
});

test('what would have come before the meeting was set or moved is left out', () => {
  const set = { createdAt: at('2026-04-16T12:00') };
  expect(times(meeting('2026-04-21T14:00', set))).toEqual(['day-before 2026-04-20 09:00']);
  expect(times(meeting('2026-04-21T14:00', { ...set, movedAt: at('2026-04-20T10:00') }))).toEqual([]);
});

test('one of a series is announced four weeks before in working hours, never before it was set', () => {
  expect(shown(announcedAt(meeting('2026-06-09T10:00')))).toBe('2026-05-12 09:00');
  // Four weeks before is 1 May.
  expect(shown(announcedAt(meeting('2026-05-29T10:00')))).toBe('2026-05-04 08:00');
  expect(shown(announcedAt(meeting('2026-05-29T10:00', { createdAt: at('2026-05-20T11:00') })))).toBe('2026-05-20 11:00');
});

describe('people are told of a change', () => {
  test('in working hours when there is time', () => {
    expect(shown(toldAt(meeting('2026-04-21T14:00'), at('2026-04-10T22:00')))).toBe('2026-04-13 08:00');
    expect(shown(toldAt(meeting('2026-04-21T14:00'), at('2026-04-10T11:00')))).toBe('2026-04-10 11:00');
  });

  test('in working hours when the time that it was moved from has passed already', () => {
    expect(shown(toldAt(meeting('2026-06-09T09:00', { movedFrom: { local: '2026-04-15T09:00', zone } }), at('2026-04-15T22:00')))).toBe('2026-04-16 08:00');
  });

  test('at once when it begins soon, also by the time that it was moved from', () => {
    const evening = at('2026-04-20T21:00');
    expect(toldAt(meeting('2026-04-21T09:00'), evening)).toBe(evening);
    expect(toldAt(meeting('2026-06-09T09:00', { movedFrom: { local: '2026-04-21T09:00', zone } }), evening)).toBe(evening);
    expect(isWorkingDay(dayOf(toldAt(meeting('2026-06-09T09:00'), at('2026-04-18T12:00'))))).toBe(true);
  });
});
