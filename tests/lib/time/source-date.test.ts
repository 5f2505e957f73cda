import fc from 'fast-check';
import { formatSourceDate, isSourceDate, monthOf, systemClock } from '../../../src/lib/time';

describe('a source’s date is shown as exact as the source gives it', () => {
  test.each([
    ['2025-01-16', 'nb', '16. januar 2025'], ['2025-01-16', 'nn', '16. januar 2025'], ['2025-01-16', 'en', '16 January 2025'],
    ['2026-05', 'nb', 'mai 2026'], ['2026-05', 'nn', 'mai 2026'], ['2026-05', 'en', 'May 2026'],
    ['2019', 'nb', '2019'], ['2019', 'nn', '2019'], ['2019', 'en', '2019'],
    ['2019-03-01', 'nb', '1. mars 2019'],
  ])('%s in %s: %s', (date, language, text) => {
    expect(formatSourceDate(date, language)).toBe(text);
  });
});

test.each([
  '', '16.01.2025', '2025-13', '2025-02-30', '2025-1-6', '25', '2025-01-16T09:00', '2025-01-16 ',
])('«%s» is no such date', (date) => {
  expect(isSourceDate(date)).toBe(false);
  expect(() => formatSourceDate(date, 'nb')).toThrow(new RangeError(`Not a date: ${date}`));
});

test('every text is a date that can be shown, or is none', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}(-\d{2}){0,2}$/)), (text) => {
    if (isSourceDate(text)) expect(formatSourceDate(text, 'nn')).toContain(text.slice(0, 4).replace(/^0+(?=\d)/, ''));
    else expect(() => formatSourceDate(text, 'nn')).toThrow(RangeError);
  }));
});

test('a month as row keys have it is the month in UTC', () => {
  expect(monthOf(Date.parse('2026-11-30T23:59:59Z'))).toBe('202611');
  expect(monthOf(Date.parse('2026-12-01T00:00:00Z'))).toBe('202612');
});

test('the system’s clock gives milliseconds since 1970', () => {
  const before = Date.now();
  const now = systemClock.now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});
