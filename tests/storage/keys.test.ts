import fc from 'fast-check';

import { InvalidKey, decodeKeyPart, encodeKeyPart, isHashedPart, isValidKey, key } from '../../src/storage';

const TEAMS_ID = '19:a1b2c3@thread.tacv2;messageid=1700000000000';

/** Well-formed text of any script, and text that looks like something already encoded. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ unit: fc.constantFrom('!', '3', 'a', '~', ':', '/', 'ø'), minLength: 1 }),
);
const short = text.filter((one) => !isHashedPart(encodeKeyPart(one)));

describe('a part of a key', () => {
  it('is decoded to what was encoded', () => {
    fc.assert(fc.property(short, (one) => { expect(decodeKeyPart(encodeKeyPart(one))).toBe(one); }), { numRuns: 1_000 });
  });

  it('is different for different texts', () => {
    fc.assert(fc.property(text, text, (one, other) => {
      expect(encodeKeyPart(one) === encodeKeyPart(other)).toBe(one === other);
    }), { numRuns: 1_000 });
  });

  it('has only characters that every store takes, no separator, and at most 200 of them', () => {
    fc.assert(fc.property(text, (one) => {
      expect(encodeKeyPart(one)).toMatch(/^[A-Za-z0-9._~@;=!-]{1,200}$/);
      expect(isValidKey(encodeKeyPart(one))).toBe(true);
    }), { numRuns: 1_000 });
  });

  it('is the text itself where that is legal', () => {
    expect(encodeKeyPart('AZaz09._~@;=-')).toBe('AZaz09._~@;=-');
  });

  it('escapes the rest as the hex of UTF-8', () => {
    expect(encodeKeyPart(TEAMS_ID)).toBe('19!3aa1b2c3@thread.tacv2;messageid=1700000000000');
    expect(encodeKeyPart('å!/')).toBe('!c3!a5!21!2f');
    expect(encodeKeyPart('\ufeffx')).toBe('!ef!bb!bfx');
    expect(decodeKeyPart('!ef!bb!bfx')).toBe('\ufeffx');
  });

  it('is a hash if it would be longer than 200 characters, and says so', () => {
    expect(isHashedPart(encodeKeyPart('a'.repeat(200)))).toBe(false);
    const hashed = encodeKeyPart('a'.repeat(201));
    expect(hashed).toMatch(/^!~[0-9a-f]{64}$/);
    expect(isHashedPart(hashed)).toBe(true);
    expect(encodeKeyPart('ø'.repeat(34))).toMatch(/^!~/);
    expect(hashed).not.toBe(encodeKeyPart('a'.repeat(202)));
    expect(() => decodeKeyPart(hashed)).toThrow(InvalidKey);
  });

  it('cannot be made to look like a hash', () => {
    const hashed = encodeKeyPart('a'.repeat(201));
    expect(encodeKeyPart(hashed)).not.toBe(hashed);
    expect(decodeKeyPart(encodeKeyPart(hashed))).toBe(hashed);
  });

  it.each(['', '\ud800', 'a\udc00b'])('is refused for %j, which could not be told from something else', (one) => {
    expect(() => encodeKeyPart(one)).toThrow(InvalidKey);
  });

  it.each(['', '!', '!3', '!3A', '!zz', 'a:b', 'a b', 'ø', '!ff', '!c3'])('is not %j', (part) => {
    expect(() => decodeKeyPart(part)).toThrow(InvalidKey);
  });

  it('is refused for what is not text, although the compiler was told that it is', () => {
    for (const bad of [['a'], { toString: () => 'a' }, 7, undefined, null]) {
      expect(() => encodeKeyPart(bad as unknown as string)).toThrow(InvalidKey);
      expect(isValidKey(bad as unknown as string)).toBe(false);
    }
  });
});

describe('a key', () => {
  it('joins its parts', () => {
    expect(key('n', 'oslo-øst')).toBe('n:oslo-!c3!b8st');
    expect(key('network')).toBe('network');
  });

  it('is different for different parts, wherever the separator is in them', () => {
    expect(key('a:b', 'c')).not.toBe(key('a', 'b:c'));
    fc.assert(fc.property(fc.array(short, { minLength: 1, maxLength: 3 }), (parts) => {
      expect(key(...parts as [string]).split(':').map(decodeKeyPart)).toEqual(parts);
    }));
  });

  it('is refused when it is longer than 512 characters', () => {
    expect(key('a'.repeat(200), 'b'.repeat(200), 'c'.repeat(110))).toHaveLength(512);
    expect(() => key('a'.repeat(200), 'b'.repeat(200), 'c'.repeat(111))).toThrow(InvalidKey);
  });

  it('is valid from 1 to 512 legal characters', () => {
    expect(['', 'a', 'a'.repeat(512), 'a'.repeat(513)].map(isValidKey)).toEqual([false, true, true, false]);
    expect(['a/b', 'a\\b', 'a#b', 'a?b', 'a\u0000', 'a\n', 'a%b', 'a\'b', 'å', 'a b'].filter(isValidKey)).toEqual([]);
  });
});
