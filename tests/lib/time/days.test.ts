import { addMonths, dayOf, isDay, monthsBetween } from '../../../src/lib/time';

test.each([
  ['2026-03-02T22:59:59Z', '2026-03-02'], ['2026-03-02T23:00:00Z', '2026-03-03'], ['2026-07-01T21:59:59Z', '2026-07-01'],
  ['2026-07-01T22:00:00Z', '2026-07-02'],
])('%s is on %s in Norway', (instant, day) => {
  expect(dayOf(Date.parse(instant))).toBe(day);
});

test.each([['2026-03-02', 6, '2026-09-02'], ['2026-08-31', 6, '2027-02-28'], ['2024-02-29', 24, '2026-02-28'], ['2026-03-02', 0, '2026-03-02']])(
  '%s and %i months is %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });

test.each([['2026-02-28', true], ['2026-02-30', false], ['2026-02', false], ['2026', false], ['2026-2-3', false], ['', false], ['20260228xx', false]])(
  '«%s» is a day: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
    if (!is) expect(() => addMonths(text, 1)).toThrow(RangeError);
  });

test.each([
  ['2026-01-31T23:59:59Z', '2026-03-01T00:00:00Z', ['202601', '202602', '202603']], ['2026-03-02T00:00:00Z', '2026-03-31T23:59:59Z', ['202603']],
  ['2025-12-15T00:00:00Z', '2026-01-14T00:00:00Z', ['202512', '202601']],
])('from %s to %s are the months %j', (from, to, months) => {
  expect(monthsBetween(Date.parse(from), Date.parse(to))).toEqual(months);
});
