import fc from 'fast-check';

import { InvalidKey } from '../../src/storage';
import { rangeOf } from '../../src/storage/range';

const bound = fc.string({ unit: fc.constantFrom('!', '-', '0', ':', 'A', 'z', '~'), minLength: 1, maxLength: 4 });
const maybe = fc.option(bound, { nil: undefined });

describe('the interval of a query', () => {
  it('holds exactly the keys that the query means', () => {
    fc.assert(fc.property(maybe, maybe, maybe, maybe, bound, (from, to, prefix, token, row) => {
      const meant = (from === undefined || row >= from) && (to === undefined || row < to)
        && (prefix === undefined || row.startsWith(prefix)) && (token === undefined || row > token);
      const range = rangeOf({ from, to, prefix, token });
      const held = range !== undefined && (range.from === undefined || row >= range.from)
        && (range.below === undefined || row < range.below);
      expect(held).toBe(meant);
    }), { numRuns: 5_000 });
  });

  it('is 1,000 rows unless it is said', () => {
    expect(rangeOf({})).toEqual({ limit: 1_000 });
    expect(rangeOf({ limit: 7 })).toEqual({ limit: 7 });
  });

  it('is none at all where nothing can be', () => {
    expect(rangeOf({ from: 'b', to: 'a' })).toBeUndefined();
    expect(rangeOf({ prefix: 'a:', from: 'b' })).toBeUndefined();
    expect(rangeOf({ to: 'a', token: 'a' })).toBeUndefined();
  });

  it('is refused for bounds that are no keys, also empty ones', () => {
    for (const bad of ['', 'a b', 'ø', '\'']) {
      for (const query of [{ from: bad }, { to: bad }, { prefix: bad }, { token: bad }]) {
        expect(() => rangeOf(query)).toThrow(InvalidKey);
      }
    }
    expect(() => rangeOf({ prefix: ['a'] as unknown as string })).toThrow(InvalidKey);
  });
});
