import fc from 'fast-check';
import { isTimeOfDay, timeOfDay } from '../../../src/lib/time';

test.each([
  ['2026-01-15T21:59:00Z', '22:59'], ['2026-07-15T21:59:59Z', '23:59'], ['2026-07-15T22:00:00Z', '00:00'],
  ['2026-03-29T00:59:00Z', '01:59'], ['2026-03-29T01:00:00Z', '03:00'], ['2026-10-25T00:30:00Z', '02:30'], ['2026-10-25T01:30:00Z', '02:30'],
])('at %s the clock on the wall in Norway shows %s', (iso, time) => {
  expect(timeOfDay(Date.parse(iso))).toBe(time);
});

test.each([['00:00', true], ['23:59', true], ['24:00', false], ['7:30', false], ['07:60', false], ['07.30', false], ['', false]])(
  '«%s» is a time on the clock: %s', (text, is) => {
    expect(isTimeOfDay(text)).toBe(is);
  },
);

test('every instant has a time on the clock', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => isTimeOfDay(timeOfDay(ms))));
});
