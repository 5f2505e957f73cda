import fc from 'fast-check';
import { isWorkingHours } from '../../../../src/lib/time/working-days';
import {
  askedTime, deliveredAt, dueNumber, gathered, isLast, leftTime, MOST_REMINDERS, onSameDay, openedTime, ordinalOf, remindersOf,
  scheduledTimes,
} from '../../../../src/features/checkins/reminders/reminder-times';
import type { RoundReminder } from '../../../../src/features/checkins/types';
import { aRound } from './support';

const ms = (iso: string): number => Date.parse(iso);
const iso = (at: number): string => new Date(at).toISOString();
const open = aRound({ state: 'open', openedAt: ms('2026-03-02T08:00:00Z') });
const timesOf = (round: Parameters<typeof scheduledTimes>[0]) => scheduledTimes(round).map(({ what, dueAt }) => `${what} ${iso(dueAt)}`);
const due = (local: string, closesAt: string, openedAt = '2026-02-20T08:00:00Z') => (
  aRound({ due: { local, zone: 'Europe/Oslo' }, closesAt: ms(closesAt), openedAt: ms(openedAt), state: 'open' })
);

describe('the reminders of a round', () => {
  test('come seven days before, two days before and the day after, at nine', () => {
    expect(timesOf(due('2026-03-12T15:00', '2026-04-01T13:00:00Z'))).toEqual([
      'week 2026-03-05T08:00:00.000Z', 'days 2026-03-10T08:00:00.000Z', 'after 2026-03-13T08:00:00.000Z',
    ]);
  });

  test('come on the working day before a day off, and after it when it is due already', () => {
    expect(timesOf(open)).toEqual(['week 2026-03-09T08:00:00.000Z', 'days 2026-03-13T08:00:00.000Z', 'after 2026-03-17T08:00:00.000Z']);
  });

  test('leave Easter in peace', () => {
    // Easter Sunday is 5 April; Thursday 2, Friday 3 and Monday 6 are off. The first would come the day before the second.
    expect(timesOf(due('2026-04-07T15:00', '2026-05-01T13:00:00Z'))).toEqual(['days 2026-04-01T07:00:00.000Z', 'after 2026-04-08T07:00:00.000Z']);
    expect(timesOf(due('2026-04-01T15:00', '2026-05-01T13:00:00Z')).at(-1)).toBe('after 2026-04-07T07:00:00.000Z');
  });

  test('of what has just opened are left out, and those after it has closed', () => {
    expect(timesOf(due('2026-03-12T15:00', '2026-04-01T13:00:00Z', '2026-03-05T07:00:00Z'))).toEqual([
      'days 2026-03-10T08:00:00.000Z', 'after 2026-03-13T08:00:00.000Z',
    ]);
    expect(timesOf(due('2026-03-12T15:00', '2026-03-12T14:00:00Z')).map((each) => each.split(' ')[0])).toEqual(['week', 'days']);
  });

  test('each end where the next begins, and none outlives the round', () => {
    const [week, days, after] = scheduledTimes(open);
    expect(week?.staleAt).toBe(days?.dueAt);
    expect(iso(days?.staleAt ?? 0)).toBe('2026-03-16T14:00:00.000Z');
    expect(after?.staleAt).toBe(leftTime(open).dueAt);
    expect(iso(leftTime(open).dueAt)).toBe('2026-03-18T08:00:00.000Z');
  });

  test('that come before it is due have two working days between them, or are one', () => {
    const daysOf = (day: string) => timesOf(due(`${day}T15:00`, '2026-07-01T13:00:00Z')).map((each) => each.slice(0, each.indexOf('T')));
    expect(daysOf('2026-04-08')).toEqual(['days 2026-04-01', 'after 2026-04-09']);
    expect(daysOf('2026-05-18')).toEqual([
      'week 2026-05-11', 'days 2026-05-15', 'after 2026-05-19',
    ]);
  });

  test('are in working hours and in order, whenever the round is due', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 0, max: 23 }), (day, hour) => {
      const date = iso(ms('2026-01-01T00:00:00Z') + day * 86_400_000).slice(0, 10);
      const round = due(`${date}T${String(hour).padStart(2, '0')}:00`, '2035-01-01T00:00:00Z', '2020-01-01T08:00:00Z');
      const times = scheduledTimes(round);
      expect(times.every(({ dueAt, staleAt }) => isWorkingHours(dueAt) && dueAt < staleAt)).toBe(true);
      expect(times.map(({ dueAt }) => dueAt)).toEqual(times.map(({ dueAt }) => dueAt).sort((a, b) => a - b));
    }));
  });
});

describe('that it has opened', () => {
  test('is told in working hours, and not when it is due before those', () => {
    expect(openedTime(open)?.dueAt).toBe(open.openedAt);
    expect(iso(openedTime({ ...open, openedAt: ms('2026-03-06T20:00:00Z') })?.dueAt ?? 0)).toBe('2026-03-09T07:00:00.000Z');
    expect(openedTime({ ...open, openedAt: ms('2026-03-16T13:59:00Z') })).toBeDefined();
    expect(openedTime({ ...open, openedAt: ms('2026-03-16T20:00:00Z') })).toBeUndefined();
    expect(openedTime(aRound())).toBeUndefined();
  });
});

describe('which of the three it is', () => {
  const given = (what: string, at: string): RoundReminder => ({ what, due: dueNumber(open), at: ms(at) });
  const now = ms('2026-03-03T08:00:00Z');
  const numbered = (reminded: RoundReminder[], at = now) => remindersOf({ ...open, reminded }, at).map(({ what, ordinal }) => `${what} ${ordinal}`);

  test('is counted through those that were given, asked for or not', () => {
    expect(numbered([])).toEqual(['week 1', 'days 2', 'after 3']);
    const asked = given('asked-2026-03-03', '2026-03-03T07:30:00Z');
    expect(numbered([asked])).toEqual(['asked-2026-03-03 1', 'week 2', 'days 3']);
    expect(numbered([given('week', '2026-03-09T08:00:00Z')], ms('2026-03-09T08:01:00Z'))).toEqual(['week 1', 'days 2', 'after 3']);
  });

  test('leaves out what came to nothing, and everything after the third', () => {
    expect(numbered([], ms('2026-03-14T08:00:00Z'))).toEqual(['days 1', 'after 2']);
    const three = ['03', '04', '05'].map((day) => given(`asked-2026-03-${day}`, `2026-03-${day}T08:00:00Z`));
    expect(numbered(three, ms('2026-03-06T08:00:00Z'))).toEqual([]);
  });

  test('counts those before another due day', () => {
    const moved = { ...open, due: { local: '2026-03-25T15:00', zone: 'Europe/Oslo' }, closesAt: ms('2026-04-20T13:00:00Z') };
    const reminded = [given('week', '2026-03-09T08:00:00Z'), given('days', '2026-03-13T08:00:00Z')];
    expect(remindersOf({ ...moved, reminded }, ms('2026-03-14T08:00:00Z')).map(({ what, due: of }) => [what, of])).toEqual([['week', 20260325]]);
  });

  test('never passes three', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 6 }), (count) => {
      const reminded = Array.from({ length: count }, (_, at) => given(`asked-2026-03-0${at + 1}`, `2026-03-0${at + 1}T08:00:00Z`));
      expect(ordinalOf({ reminded }, 'week', dueNumber(open))).toBe(count + 1);
      expect(remindersOf({ ...open, reminded }, now).every(({ ordinal }) => ordinal <= MOST_REMINDERS)).toBe(true);
    }));
  });

  test('one a day is enough, by the days of Norway on which they go out', () => {
    const one = given('asked-2026-03-04', '2026-03-03T22:30:00Z');
    const round = { ...open, reminded: [one, given('week', '2026-03-09T08:00:00Z')] };
    expect(onSameDay(round, ms('2026-03-03T22:59:00Z'))).toBeUndefined();
    expect([onSameDay(round, ms('2026-03-03T23:00:00Z')), onSameDay(round, ms('2026-03-04T22:59:00Z'))]).toEqual([one, one]);
    expect(onSameDay(round, ms('2026-03-04T08:00:00Z'), { what: 'asked-2026-03-04', due: dueNumber(open) })).toBeUndefined();
    expect(onSameDay(round, ms('2026-03-09T14:00:00Z'))?.what).toBe('week');
  });

  test('what is asked for from Friday evening to Sunday is one of Monday', () => {
    const fridayEvening = given('asked-2026-03-09', '2026-03-06T18:00:00Z');
    expect(iso(deliveredAt(fridayEvening, open))).toBe('2026-03-09T07:00:00.000Z');
    const round = { ...open, reminded: [fridayEvening] };
    for (const press of ['2026-03-06T19:00:00Z', '2026-03-07T12:00:00Z', '2026-03-08T12:00:00Z', '2026-03-09T06:00:00Z', '2026-03-09T12:00:00Z']) {
      expect(onSameDay(round, askedTime({ what: '', at: ms(press) }, open).dueAt)).toBe(fridayEvening);
    }
    expect(onSameDay(round, ms('2026-03-06T15:00:00Z'))).toBeUndefined();
  });

  test('the deputies hear of the third, and of the last that comes by itself when there are fewer', () => {
    const kinds = (round: Parameters<typeof isLast>[0]) => ['week', 'days', 'after', 'asked-2026-03-03'].filter((what) => isLast(round, what, 2));
    expect(kinds(open)).toEqual(['after']);
    expect(kinds({ ...open, closesAt: ms('2026-03-16T14:00:00Z') })).toEqual(['days']);
    expect(isLast(open, 'asked-2026-03-03', 3)).toBe(true);
  });
});

describe('what a coordinator asks for', () => {
  test('goes at once in working hours, else when they begin, and at once when the round would have closed', () => {
    const what = 'asked-2026-03-03';
    expect(askedTime({ what, at: ms('2026-03-03T09:00:00Z') }, open).dueAt).toBe(ms('2026-03-03T09:00:00Z'));
    expect(iso(askedTime({ what, at: ms('2026-03-03T19:00:00Z') }, open).dueAt)).toBe('2026-03-04T07:00:00.000Z');
    const closing = { closesAt: ms('2026-03-03T20:00:00Z') };
    expect(askedTime({ what, at: ms('2026-03-03T19:00:00Z') }, closing)).toEqual({ what, dueAt: ms('2026-03-03T19:00:00Z'), staleAt: closing.closesAt });
  });
});

test.each([
  ['2026-03-03T09:00:00Z', '2026-03-03T09:10:00.000Z'],
  ['2026-03-03T14:50:00Z', '2026-03-03T15:00:00.000Z'],
  ['2026-03-03T14:57:00Z', '2026-03-04T07:00:00.000Z'],
  ['2026-03-06T14:57:00Z', '2026-03-09T07:00:00.000Z'],
])('who was not reached at %s is told of in working hours, and never lost overnight', (since, dueAt) => {
  const told = gathered(ms(since), 10 * 60_000);
  expect(iso(told.dueAt)).toBe(dueAt);
  expect(isWorkingHours(told.usefulUntil - 1)).toBe(true);
  expect(told.usefulUntil - told.dueAt).toBeGreaterThanOrEqual(60 * 60_000);
});
