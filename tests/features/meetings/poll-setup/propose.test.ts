import { assert, constantFrom, integer, property } from 'fast-check';
import { addDays, weekdayOf } from '../../../../src/lib/time/holidays';
import { isWorkingDay, mondayOf, remarksOn } from '../../../../src/lib/time/working-days';
import { beginsFor, CLOSES, minutesOf, OPENS, PARTS, proposeSlots, type Wish } from '../../../../src/features/meetings/poll-setup/propose';

const wish = (from: string, to: string, more: Partial<Wish> = {}): Wish => (
  { window: { from, to }, minutes: 120, part: 'both', taken: [], after: addDays(from, -1), ...more }
);
const daysOf = (times: readonly string[]) => times.map((time) => time.slice(0, 10));

describe('proposed times', () => {
  test('are spread over weeks, days of the week and hours', () => {
    const times = proposeSlots(wish('2026-11-30', '2026-12-20'), 6);
    expect(times).toHaveLength(6);
    expect(new Set(daysOf(times)).size).toBe(6);
    expect(daysOf(times).map(mondayOf).sort()).toEqual(['2026-11-30', '2026-11-30', '2026-12-07', '2026-12-07', '2026-12-14', '2026-12-14']);
    expect(new Set(daysOf(times).map(weekdayOf)).size).toBe(5);
    expect(new Set(times.map((time) => time.slice(11))).size).toBeGreaterThan(1);
  });

  test('are on no public holiday, and not in Easter week while there are other days: Easter 2027', () => {
    const times = proposeSlots(wish('2027-03-15', '2027-04-09'), 8);
    expect(times).toHaveLength(8);
    expect(daysOf(times).flatMap(remarksOn)).toEqual([]);
    expect(daysOf(times).every(isWorkingDay)).toBe(true);
  });

  test('are on days when few may come when there are no others', () => {
    const times = proposeSlots(wish('2027-03-22', '2027-03-29'), 6);
    expect([...new Set(daysOf(times))]).toEqual(['2027-03-22', '2027-03-23', '2027-03-24']);
  });

  test('go over the new year, past the days that are off', () => {
    const days = daysOf(proposeSlots(wish('2026-12-21', '2027-01-08'), 8));
    expect(days.some((day) => day < '2027-01-01') && days.some((day) => day > '2027-01-01')).toBe(true);
    expect(days.filter((day) => ['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01'].includes(day))).toEqual([]);
  });

  test('keep the wall clock when summer time begins and ends', () => {
    for (const [from, to] of [['2026-03-27', '2026-03-31'], ['2026-10-23', '2026-10-27'], ['2028-02-28', '2028-03-01']] as const) {
      expect(proposeSlots(wish(from, to), 3).map((time) => time.slice(11))).toEqual(expect.arrayContaining(['10:00']));
    }
    expect(daysOf(proposeSlots(wish('2028-02-28', '2028-03-01'), 3))).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  });

  test('are not on a day with a meeting, nor before the deadline is over', () => {
    const days = daysOf(proposeSlots(wish('2026-11-30', '2026-12-04', { taken: ['2026-12-01'], after: '2026-11-30' }), 9));
    expect([...new Set(days)]).toEqual(['2026-12-02', '2026-12-03', '2026-12-04']);
  });

  test('are others the next time', () => {
    const first = proposeSlots(wish('2026-11-30', '2026-12-20'), 6);
    const more = proposeSlots(wish('2026-11-30', '2026-12-20', { offered: first }), 4);
    expect(more).toHaveLength(4);
    expect(more.filter((time) => first.includes(time) || daysOf(first).includes(time.slice(0, 10)))).toEqual([]);
  });

  test('are none when there is no working day, or no room', () => {
    expect(proposeSlots(wish('2026-12-25', '2026-12-27'), 6)).toEqual([]);
    expect(proposeSlots(wish('2026-12-01', '2026-12-02', { part: 'afternoon', minutes: 240 }), 6)).toEqual([]);
  });

  test('are always within 09 and 15 on a working day in the window, none twice, and no more than asked for', () => {
    const days = integer({ min: 0, max: 2_000 }).map((offset) => addDays('2026-01-01', offset));
    const length = constantFrom(60, 90, 120, 180, 240, 360);
    const [spans, counts] = [integer({ min: 0, max: 40 }), integer({ min: 0, max: 10 })];
    assert(property(days, spans, length, constantFrom(...PARTS), counts, (from, span, minutes, part, count) => {
      const to = addDays(from, span);
      const times = proposeSlots(wish(from, to, { minutes, part }), count);
      expect([times.length <= count, new Set(times).size]).toEqual([true, times.length]);
      expect(times).toEqual([...times].sort());
      for (const time of times) {
        const [day, begin] = [time.slice(0, 10), minutesOf(time)];
        expect([isWorkingDay(day), day >= from && day <= to, begin >= OPENS, begin + minutes <= CLOSES]).toEqual([true, true, true, true]);
      }
    }), { numRuns: 60 });
  });
});

test('the whole working day has room for six hours only at nine, and the afternoon has none', () => {
  expect(PARTS.map((part) => beginsFor(360, part))).toEqual([[540], [540], []]);
});
