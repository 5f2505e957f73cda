import fc from 'fast-check';
import { remindersOf } from '../../../../src/features/meetings/yearly/occasions';
import { isWorkingHours } from '../../../../src/lib/time/working-days';
import { formatWallTime, wallTimeOf } from '../../../../src/lib/time';

const NOW = Date.parse('2027-01-04T09:00:00Z');
const told = (year: Parameters<typeof remindersOf>[0], now = NOW) =>
  remindersOf(year, now).map(({ what, dueAt }) => `${what}: ${formatWallTime(wallTimeOf(dueAt), 'nb')}`);

test('nothing is on by itself', () => {
  expect(remindersOf({}, NOW)).toEqual([]);
});

test('31 August is told of six and two weeks before, this year and the next, in working hours', () => {
  expect(told({ overdoseDay: 0 })).toEqual([
    'overdose-day-20270831-6w: tirsdag 20. juli 2027 kl. 09.00', 'overdose-day-20270831-2w: tirsdag 17. august 2027 kl. 09.00',
    'overdose-day-20280831-6w: torsdag 20. juli 2028 kl. 09.00', 'overdose-day-20280831-2w: torsdag 17. august 2028 kl. 09.00',
  ]);
});

test('the summer is told of once, on 10 May or the next working day', () => {
  expect(told({ summer: 0 })).toEqual(['summer-2027: mandag 10. mai 2027 kl. 09.00', 'summer-2028: onsdag 10. mai 2028 kl. 09.00']);
  expect(told({ summer: 0 }, Date.parse('2026-01-04T09:00:00Z'))[0]).toBe('summer-2026: mandag 11. mai 2026 kl. 08.00');
});

test('a plan that is revised once has its own two, and nothing after them', () => {
  const plan = { what: 'Rusplanen', on: '2027-03-01', everyYears: 0, since: 0 };
  expect(told({ plan })).toEqual(['plan-20270301-6w: mandag 18. januar 2027 kl. 09.00', 'plan-20270301-2w: mandag 15. februar 2027 kl. 09.00']);
  expect(told({ plan }, Date.parse('2027-03-02T09:00:00Z'))).toEqual([]);
});

test('one that is revised every second year comes again after two years, and on 28 February where there is no 29th', () => {
  const plan = { what: 'Rusplanen', on: '2024-02-29', everyYears: 2, since: 0 };
  const days = (now: string) => [...new Set(remindersOf({ plan }, Date.parse(now)).map(({ day }) => day))];
  expect(days('2025-06-01T09:00:00Z')).toEqual(['2026-02-28']);
  expect(days('2027-06-01T09:00:00Z')).toEqual(['2028-02-29']);
  expect(days('2026-06-01T09:00:00Z')).toEqual(['2028-02-29']);
});

test('one whose first day is years ahead begins then', () => {
  const plan = { what: 'Rusplanen', on: '2030-03-01', everyYears: 1, since: 0 };
  expect(remindersOf({ plan }, NOW)[0]).toMatchObject({ day: '2030-03-01' });
});

test('turned on, nothing comes at once that would have come before', () => {
  const on = Date.parse('2027-07-25T09:00:00Z');
  expect(told({ overdoseDay: on }, on)[0]).toBe('overdose-day-20270831-2w: tirsdag 17. august 2027 kl. 09.00');
});

test('across New Year each is told of before it is over', () => {
  const plan = { what: 'x', on: '2027-01-20', everyYears: 1, since: 0 };
  const both = ['plan-20270120-6w: onsdag 9. desember 2026 kl. 09.00', 'plan-20270120-2w: onsdag 6. januar 2027 kl. 09.00'];
  expect(told({ plan }, Date.parse('2026-11-01T09:00:00Z')).slice(0, 2)).toEqual(both);
  expect(told({ plan }, Date.parse('2026-12-31T23:01:00Z')).slice(0, 2)).toEqual(both);
  expect(told({ plan }, Date.parse('2027-01-06T08:00:00Z'))[0]).toBe(both[1]);
});

test('whatever the day and the rhythm, each is told of in working hours, before it is over, and has a name of its own', () => {
  const dates = fc.date({ min: new Date('2026-01-01'), max: new Date('2036-12-31'), noInvalidDate: true });
  const day = dates.map((date) => date.toISOString().slice(0, 10));
  const time = fc.integer({ min: NOW, max: NOW + 10 * 365 * 86_400_000 });
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 4 }), time, (on, everyYears, now) => {
    const all = remindersOf({ overdoseDay: 0, summer: 0, plan: { what: 'x', on, everyYears, since: 0 } }, now);
    for (const { dueAt, staleAt, what } of all) {
      expect(isWorkingHours(dueAt)).toBe(true);
      expect(staleAt).toBeGreaterThan(dueAt);
      expect(what).toMatch(/^[a-z0-9-]+$/);
    }
    expect(new Set(all.map(({ what }) => what)).size).toBe(all.length);
  }));
});
