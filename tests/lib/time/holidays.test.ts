import { assert, integer, property } from 'fast-check';
import { addDays, easterSunday, HOLIDAYS, holidayOn, holidaysOf, isEasterWeek, isJuly, weekdayOf } from '../../../src/lib/time/holidays';

describe('Easter Sunday', () => {
  test.each([
    [1818, '1818-03-22'], [1943, '1943-04-25'], [2000, '2000-04-23'], [2008, '2008-03-23'], [2011, '2011-04-24'], [2024, '2024-03-31'],
    [2025, '2025-04-20'], [2026, '2026-04-05'], [2027, '2027-03-28'], [2028, '2028-04-16'], [2030, '2030-04-21'], [2038, '2038-04-25'],
    [2049, '2049-04-18'], [2076, '2076-04-19'], [2285, '2285-03-22'],
  ])('of %s is %s', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  test('is a Sunday from 22 March to 25 April, in every year', () => {
    assert(property(integer({ min: 1583, max: 4099 }), (year) => {
      const day = easterSunday(year);
      expect(weekdayOf(day)).toBe(7);
      expect(day.slice(5) >= '03-22' && day.slice(5) <= '04-25').toBe(true);
    }));
  });
});

describe('the public holidays', () => {
  test('of 2027', () => {
    expect(holidaysOf(2027)).toEqual([
      { day: '2027-01-01', key: 'new-year' }, { day: '2027-03-25', key: 'maundy-thursday' }, { day: '2027-03-26', key: 'good-friday' },
      { day: '2027-03-28', key: 'easter-sunday' }, { day: '2027-03-29', key: 'easter-monday' }, { day: '2027-05-01', key: 'labour-day' },
      { day: '2027-05-06', key: 'ascension' }, { day: '2027-05-16', key: 'whit-sunday' }, { day: '2027-05-17', key: 'constitution-day' },
      { day: '2027-05-17', key: 'whit-monday' }, { day: '2027-12-25', key: 'christmas-day' }, { day: '2027-12-26', key: 'boxing-day' },
    ]);
  });

  test('are each there once in every year, in order', () => {
    assert(property(integer({ min: 1900, max: 2300 }), (year) => {
      const all = holidaysOf(year);
      expect(all.map(({ key }) => key).sort()).toEqual([...HOLIDAYS].sort());
      expect(all.map(({ day }) => day)).toEqual(all.map(({ day }) => day).sort());
      expect(all.every(({ day }) => day.startsWith(String(year)) && holidayOn(day) !== undefined)).toBe(true);
    }));
  });

  test('a day that is two of them is called by the one with a fixed date', () => {
    expect([holidayOn('2027-05-17'), holidayOn('2008-05-01')]).toEqual(['constitution-day', 'labour-day']);
  });

  test('are not the days before them, nor Christmas Eve and New Year’s Eve', () => {
    expect(['2026-12-24', '2026-12-31', '2026-04-01', '2026-04-04', '2026-05-16'].map(holidayOn)).toEqual(Array(5).fill(undefined));
  });
});

test('days are counted by the calendar, whatever summer time does, over leap days and the new year', () => {
  expect(['2026-03-28', '2026-10-24', '2027-03-27'].map((day) => addDays(day, 2))).toEqual(['2026-03-30', '2026-10-26', '2027-03-29']);
  expect([addDays('2028-02-28', 1), addDays('2028-02-29', 1), addDays('2027-02-28', 1)]).toEqual(['2028-02-29', '2028-03-01', '2027-03-01']);
  expect([addDays('2026-12-31', 1), addDays('2027-01-01', -1)]).toEqual(['2027-01-01', '2026-12-31']);
});

test('Easter week is Monday to Wednesday before Easter', () => {
  const days = ['2027-03-21', '2027-03-22', '2027-03-23', '2027-03-24', '2027-03-25', '2027-03-30'];
  expect(days.filter(isEasterWeek)).toEqual(['2027-03-22', '2027-03-23', '2027-03-24']);
});

test('July is July', () => {
  expect(['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01', '2026-01-07'].filter(isJuly)).toEqual(['2026-07-01', '2026-07-31']);
});
