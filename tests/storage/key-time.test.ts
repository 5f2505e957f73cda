import fc from 'fast-check';

import { InvalidKey, fromInvertedTime, fromSortableTime, invertedTime, isValidKey, sortableTime } from '../../src/storage';

const LAST_MS = 9_999_999_999_999;
const ms = fc.integer({ min: 0, max: LAST_MS });

describe('a time in a key', () => {
  it('sorts as time does, or the other way', () => {
    fc.assert(fc.property(ms, ms, (one, other) => {
      expect(Math.sign(compare(sortableTime(one), sortableTime(other)))).toBe(Math.sign(one - other));
      // Not -Math.sign, which is -0 for equal times.
      expect(Math.sign(compare(invertedTime(one), invertedTime(other)))).toBe(Math.sign(other - one));
    }), { numRuns: 1_000 });
  });

  it('can be read back', () => {
    fc.assert(fc.property(ms, (one) => {
      expect(fromSortableTime(sortableTime(one))).toBe(one);
      expect(fromInvertedTime(invertedTime(one))).toBe(one);
    }));
  });

  it('is 13 digits, which a key may hold', () => {
    for (const one of [0, 1_795_000_000_000, LAST_MS]) {
      expect(sortableTime(one)).toMatch(/^\d{13}$/);
      expect(invertedTime(one)).toMatch(/^\d{13}$/);
      expect(isValidKey(invertedTime(one))).toBe(true);
    }
  });

  it.each([-1, 0.5, NaN, Infinity, LAST_MS + 1])('is refused for %d', (bad) => {
    expect(() => sortableTime(bad)).toThrow(InvalidKey);
    expect(() => invertedTime(bad)).toThrow(InvalidKey);
  });

  it.each(['', '1', '12345678901234', '123456789012x', '-234567890123'])('is not %j', (part) => {
    expect(() => fromSortableTime(part)).toThrow(InvalidKey);
    expect(() => fromInvertedTime(part)).toThrow(InvalidKey);
  });
});

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
