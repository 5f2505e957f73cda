import { fromHttpDate } from '../../../src/lib/time';

test('a date header is an instant', () => {
  expect(fromHttpDate('Mon, 02 Mar 2026 09:00:01 GMT')).toBe(Date.parse('2026-03-02T09:00:01Z'));
});

test.each(['', 'now', '2026-03-02T09:00:00Z'])('what is no date header tells nothing: %j', (text) => {
  expect(fromHttpDate(text)).toBeUndefined();
});
