import fc from 'fast-check';
import {
  beforeMeeting, closingAfter, dueAfter, dueOn, lastPart, nextOpening, nextPart, openingAfter, partOf, partWith, sinceThen, workingDayFrom,
} from '../../../../src/features/checkins/rounds/periods';
import { isoTime, toInstant } from '../../../../src/lib/time';
import { addDays } from '../../../../src/lib/time/holidays';
import { isWorkingDay } from '../../../../src/lib/time/working-days';

const days = fc.integer({ min: 0, max: 20_000 }).map((more) => addDays('2000-01-01', more));
const part = fc.constantFrom('tertial' as const, 'half-year' as const);

describe('parts of the year', () => {
  test.each([
    ['tertial', '2026-01-01', '2026-01-01', '2026-04-30'], ['tertial', '2026-04-30', '2026-01-01', '2026-04-30'],
    ['tertial', '2026-05-01', '2026-05-01', '2026-08-31'], ['tertial', '2026-12-31', '2026-09-01', '2026-12-31'],
    ['half-year', '2026-06-30', '2026-01-01', '2026-06-30'], ['half-year', '2026-07-01', '2026-07-01', '2026-12-31'],
  ] as const)('the %s with %s in it goes from %s to %s', (of, day, from, to) => {
    expect(partWith(of, day)).toEqual({ from, to });
  });

  test('over New Year: the one that ended last is of the year before, and what comes after December begins in January', () => {
    expect(lastPart('tertial', '2027-01-02')).toEqual({ from: '2026-09-01', to: '2026-12-31' });
    expect(lastPart('half-year', '2027-03-01')).toEqual({ from: '2026-07-01', to: '2026-12-31' });
    expect(nextPart('tertial', { from: '2026-09-01', to: '2026-12-31' })).toEqual({ from: '2027-01-01', to: '2027-04-30' });
  });

  test('on the last day of one, it has not ended', () => {
    expect(lastPart('tertial', '2026-04-30').to).toBe('2025-12-31');
    expect(lastPart('tertial', '2026-05-01').to).toBe('2026-04-30');
  });

  test('follow each other without a gap, and each day is in one', () => {
    fc.assert(fc.property(part, days, (of, day) => {
      const period = partWith(of, day);
      expect(period.from <= day && day <= period.to).toBe(true);
      expect(nextPart(of, period).from).toBe(addDays(period.to, 1));
      expect(lastPart(of, nextPart(of, period).from)).toEqual(period);
      expect(partOf(period)).toMatchObject({ part: of, year: day.slice(0, 4) });
    }));
  });

  test('have a number; other days have none', () => {
    expect(partOf({ from: '2026-05-01', to: '2026-08-31' })).toEqual({ part: 'tertial', number: 2, year: '2026' });
    expect(partOf({ from: '2026-07-01', to: '2026-12-31' })).toEqual({ part: 'half-year', number: 2, year: '2026' });
    expect(partOf({ from: '2026-05-02', to: '2026-08-31' })).toBeUndefined();
    expect(partOf({ from: '2026-01-01', to: '2026-12-31' })).toBeUndefined();
  });
});

describe('the time since the last round', () => {
  test('goes to yesterday', () => {
    expect(sinceThen({ from: '2026-01-01', to: '2026-01-31' }, '2026-03-02')).toEqual({ from: '2026-02-01', to: '2026-03-01' });
  });

  test('is today alone when nothing has passed', () => {
    expect(sinceThen({ from: '2026-01-01', to: '2026-03-01' }, '2026-03-02')).toEqual({ from: '2026-03-02', to: '2026-03-02' });
    expect(sinceThen({ from: '2026-01-01', to: '2026-12-31' }, '2026-03-02')).toEqual({ from: '2026-03-02', to: '2026-03-02' });
  });
});

describe('a round by itself', () => {
  test.each([
    // 1 May is a holiday, and 2 and 3 May 2026 a weekend.
    ['2026-04-30', '2026-05-04T09:00:00+02:00'], ['2026-08-31', '2026-09-01T09:00:00+02:00'],
    // 1 January is a holiday and a Friday in 2027; in winter Norway is an hour ahead.
    ['2026-12-31', '2027-01-04T09:00:00+01:00'], ['2026-06-30', '2026-07-01T09:00:00+02:00'],
  ])('after %s opens on the first working day at nine by the clock on the wall', (to, opens) => {
    expect(isoTime(openingAfter({ from: '2026-01-01', to }))).toBe(opens);
  });

  test('is due two weeks later, or on the next working day, at three', () => {
    expect(dueAfter('2026-03-02')).toEqual({ local: '2026-03-16T15:00', zone: 'Europe/Oslo' });
    // Maundy Thursday to Easter Monday 2026.
    expect(dueAfter('2026-03-19').local).toBe('2026-04-07T15:00');
  });

  test('closes four weeks after it is due, at the same time by the clock, also when that changes meanwhile', () => {
    expect(isoTime(closingAfter(dueOn('2026-03-16')))).toBe('2026-04-13T15:00:00+02:00');
    expect(closingAfter(dueOn('2026-03-16')) - toInstant(dueOn('2026-03-16'))).toBe((28 * 24 - 1) * 3_600_000);
    expect(isoTime(closingAfter(dueOn('2026-10-12')))).toBe('2026-11-09T15:00:00+01:00');
    expect(isoTime(closingAfter(dueOn('2026-12-21')))).toBe('2027-01-18T15:00:00+01:00');
  });

  test('opens 14 days before a meeting, and is due three working days before it', () => {
    expect(beforeMeeting('2026-04-21')).toEqual({ opens: '2026-04-07', due: dueOn('2026-04-16') });
    // 14 days before is Maundy Thursday: the working day before that.
    expect(beforeMeeting('2026-04-16').opens).toBe('2026-04-01');
    // Over New Year: 31 December, 4 and 5 January are what is left.
    expect(beforeMeeting('2027-01-06')).toEqual({ opens: '2026-12-23', due: dueOn('2026-12-31') });
  });

  test('always opens and is due on working days, with days between', () => {
    fc.assert(fc.property(days, (day) => {
      const { opens, due } = beforeMeeting(day);
      expect([isWorkingDay(opens), isWorkingDay(due.local.slice(0, 10)), opens < due.local.slice(0, 10)]).toEqual([true, true, true]);
      expect(isWorkingDay(dueAfter(day).local.slice(0, 10))).toBe(true);
    }));
  });

  test('that can’t open at its time opens at nine on the next working day', () => {
    expect(isoTime(nextOpening(Date.parse('2026-03-02T07:59:00Z')))).toBe('2026-03-02T09:00:00+01:00');
    expect(isoTime(nextOpening(Date.parse('2026-03-02T08:00:00Z')))).toBe('2026-03-03T09:00:00+01:00');
    expect(isoTime(nextOpening(Date.parse('2026-03-28T12:00:00Z')))).toBe('2026-03-30T09:00:00+02:00');
    expect(isoTime(nextOpening(Date.parse('2026-12-31T23:30:00Z')))).toBe('2027-01-04T09:00:00+01:00');
    expect(workingDayFrom('2026-05-01')).toBe('2026-05-04');
  });
});
