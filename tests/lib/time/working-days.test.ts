import { assert, date, integer, property } from 'fast-check';
import { dayOf, timeOfDay } from '../../../src/lib/time';
import { addDays, weekdayOf } from '../../../src/lib/time/holidays';
import {
  addWorkingDays, isSqueezed, isWorkingDay, isWorkingHours, mondayOf, remarksOn, toWorkingHours,
} from '../../../src/lib/time/working-days';

const days = integer({ min: 0, max: 36_500 }).map((offset) => addDays('2000-01-01', offset));

describe('a working day', () => {
  test('is Monday to Friday', () => {
    const week = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'];
    expect(week.filter(isWorkingDay)).toEqual(week.slice(0, 5));
  });

  test('is no public holiday, and Christmas Eve and New Year’s Eve are', () => {
    const some = ['2026-01-01', '2026-04-02', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-25', '2026-12-25', '2028-05-17'];
    expect(some.filter(isWorkingDay)).toEqual([]);
    expect(['2026-12-24', '2026-12-31', '2026-04-01'].every(isWorkingDay)).toBe(true);
  });
});

describe('so many working days later', () => {
  test.each([
    ['2026-11-20', 1, '2026-11-23'], ['2026-11-23', -1, '2026-11-20'], ['2026-11-21', 1, '2026-11-23'], ['2026-11-21', 0, '2026-11-21'],
    ['2027-03-24', 1, '2027-03-30'], ['2027-03-30', -1, '2027-03-24'], ['2026-12-30', 3, '2027-01-05'], ['2027-01-04', -2, '2026-12-30'],
    ['2028-02-28', 1, '2028-02-29'], ['2028-02-28', 2, '2028-03-01'],
  ])('%s and %s is %s', (day, count, expected) => {
    expect(addWorkingDays(day, count)).toBe(expected);
  });

  test('is a working day, and from a working day the way back leads there', () => {
    assert(property(days.filter(isWorkingDay), integer({ min: 1, max: 40 }), (day, count) => {
      const later = addWorkingDays(day, count);
      expect([isWorkingDay(later), later > day]).toEqual([true, true]);
      expect(addWorkingDays(later, -count)).toBe(day);
    }));
  });
});

test('an inneklemt day is a working day alone between days off', () => {
  expect(['2026-05-15', '2022-05-16', '2026-01-02', '2025-05-02'].every(isSqueezed)).toBe(true);
  expect(['2026-05-14', '2026-05-16', '2026-05-18', '2026-12-31', '2026-11-18', '2027-03-24'].some(isSqueezed)).toBe(false);
});

describe('what is pointed out about a day', () => {
  test.each([
    ['2027-03-22', ['easter-week']], ['2027-03-24', ['easter-week', 'before-holiday']], ['2026-05-15', ['squeezed', 'constitution-week']],
    ['2026-12-24', ['christmas-eve', 'before-holiday']], ['2026-12-31', ['new-years-eve', 'before-holiday']],
    ['2026-12-28', ['christmas-week']], ['2026-12-30', ['christmas-week']], ['2026-05-12', ['constitution-week']],
    ['2028-05-16', ['constitution-week', 'before-holiday']], ['2026-07-15', ['july']], ['2026-05-13', ['constitution-week', 'before-holiday']],
    ['2026-11-18', []],
  ])('%s: %j', (day, expected) => {
    expect(remarksOn(day)).toEqual(expected);
  });

  test('is nothing on days that are off anyway', () => {
    assert(property(days.filter((day) => !isWorkingDay(day)), (day) => expect(remarksOn(day)).toEqual([])));
  });
});

test('the Monday of a week is a Monday, at most six days before', () => {
  assert(property(days, (day) => {
    const monday = mondayOf(day);
    expect([weekdayOf(monday), monday <= day, addDays(monday, 6) >= day]).toEqual([1, true, true]);
  }));
});

describe('what is due', () => {
  const at = (text: string) => Date.parse(text);

  test.each([
    ['within working hours is sent then', '2026-11-18T11:30:00Z', '2026-11-18T11:30:00Z'],
    ['early in the morning waits until eight', '2026-11-18T03:00:00Z', '2026-11-18T07:00:00Z'],
    ['in the evening waits until the next morning', '2026-11-18T19:00:00Z', '2026-11-19T07:00:00Z'],
    ['on a Saturday waits until Monday', '2026-11-21T10:00:00Z', '2026-11-23T07:00:00Z'],
    ['on Maundy Thursday 2027 waits until Tuesday, in summer time', '2027-03-25T09:00:00Z', '2027-03-30T06:00:00Z'],
    ['on the Sunday when summer time begins', '2026-03-29T00:30:00Z', '2026-03-30T06:00:00Z'],
    ['on the Sunday when summer time ends', '2026-10-25T00:30:00Z', '2026-10-26T07:00:00Z'],
    ['on the Sunday when summer time begins, which is Easter', '2027-03-28T01:30:00Z', '2027-03-30T06:00:00Z'],
    ['on New Year’s Day waits until the next working day', '2027-01-01T10:00:00Z', '2027-01-04T07:00:00Z'],
    ['on 29 February is sent then', '2028-02-29T10:00:00Z', '2028-02-29T10:00:00Z'],
  ])('%s', (_, due, expected) => {
    expect(new Date(toWorkingHours(at(due))).toISOString()).toBe(new Date(at(expected)).toISOString());
  });

  test.each([
    ['on a Sunday, with the end on Monday at eight, is sent on Friday at four', '2026-11-22T10:00:00Z', '2026-11-23T07:00:00Z', '2026-11-20T15:00:00Z'],
    ['in the evening, with the end at seven, is sent the same day at four', '2026-11-18T18:00:00Z', '2026-11-19T06:00:00Z', '2026-11-18T15:00:00Z'],
    ['at five in the morning, with the end at seven, is sent the day before', '2026-11-18T04:00:00Z', '2026-11-18T06:00:00Z', '2026-11-17T15:00:00Z'],
    ['on a Sunday, with the end on Monday at nine, is sent at eight', '2026-11-22T10:00:00Z', '2026-11-23T08:00:00Z', '2026-11-23T07:00:00Z'],
  ])('%s', (_, due, before, expected) => {
    expect(toWorkingHours(at(due), at(before))).toBe(at(expected));
  });

  test('is always sent within working hours, and before the end', () => {
    const instants = date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2028-12-31T00:00:00Z'), noInvalidDate: true }).map(Number);
    assert(property(instants, integer({ min: 1, max: 10_000 }), (due, minutes) => {
      const before = due + minutes * 60_000;
      const moved = toWorkingHours(due, before);
      expect([isWorkingHours(moved), moved < before]).toEqual([true, true]);
      expect(isWorkingHours(due) ? moved === due : moved !== due).toBe(true);
      expect(isWorkingDay(dayOf(moved)) && timeOfDay(moved) >= '08:00' && timeOfDay(moved) <= '16:00').toBe(true);
    }));
  });
});
