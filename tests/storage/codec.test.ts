import { inspect } from 'node:util';

import fc from 'fast-check';
import { z } from 'zod';

import { InvalidRow, TooLarge, UnreadableRow, defineRecord } from '../../src/storage';

const poll = defineRecord({
  kind: 'poll',
  v: 3,
  schema: z.object({ title: z.string(), options: z.array(z.string()), closed: z.boolean(), note: z.string().optional() }),
  upgrades: {
    1: ({ name, ...rest }) => ({ ...rest, title: name }),
    2: (old) => ({ ...old, closed: false }),
  },
});
const current = { title: 'Møte', options: ['mandag', 'tirsdag'], closed: true };

/** A schema that takes anything, so that the codec's own rules are seen. */
const anything = defineRecord<unknown>({ kind: 'thing', v: 1, schema: z.unknown() });

describe('a record', () => {
  it('is read as it was written', () => {
    expect(poll.decode(poll.encode(current))).toEqual(current);
    expect(poll.encode(current).v).toBe(3);
  });

  it('is read as it was written, whatever JSON it holds', () => {
    const object = fc.dictionary(fc.string().filter((name) => name !== '__proto__'), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(fc.property(object, (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown;
      expect(anything.decode(anything.encode(plain))).toEqual(plain);
    }));
  });

  it('of an older version is brought up to date, step by step', () => {
    const upgraded = { title: 'Møte', options: ['mandag'], closed: false };
    expect(poll.decode({ v: 1, data: '{"name":"Møte","options":["mandag"]}' })).toEqual(upgraded);
    expect(poll.decode({ v: 2, data: '{"title":"Møte","options":["mandag"]}' })).toEqual(upgraded);
  });

  it('of a newer version is not guessed at', () => {
    expect(() => poll.decode({ v: 4, data: JSON.stringify(current) })).toThrow(UnreadableRow);
    expect(() => poll.decode({ v: 4, data: '{}' })).toThrow('A poll has version 4 and this program reads up to 3: run a newer');
  });

  it.each([0, -1, 1.5, NaN])('of version %d is not one', (v) => {
    expect(() => poll.decode({ v, data: '{}' })).toThrow(UnreadableRow);
  });

  it.each(['', 'null', '[]', '"text"', '{"title":', '{"title":7}'])('is not %j', (data) => {
    expect(() => poll.decode({ v: 3, data })).toThrow(UnreadableRow);
  });

  it('must have an upgrade from every older version', () => {
    const schema = z.object({});
    const gap = { kind: 'k', v: 3, schema, upgrades: { 2: (old: Record<string, unknown>) => old } };
    expect(() => defineRecord(gap)).toThrow('k has no upgrade from version 1.');
    expect(() => defineRecord({ kind: 'k', v: 2, schema })).toThrow(TypeError);
    expect(() => defineRecord({ kind: 'k', v: 0, schema })).toThrow(TypeError);
  });
});

describe('what JSON would lose', () => {
  class Point { x = 1; }
  const circle: Record<string, unknown> = {};
  circle.self = circle;

  it.each([
    ['undefined', { a: { b: undefined } }, '$.a.b'],
    ['NaN', { list: [1, NaN] }, '$.list[1]'],
    ['infinity', { n: Infinity }, '$.n'],
    ['a date', { at: new Date(0) }, '$.at'],
    ['a bigint', { n: 1n }, '$.n'],
    ['a function', { f: () => 1 }, '$.f'],
    ['a symbol', { s: Symbol('s') }, '$.s'],
    ['a map', { m: new Map() }, '$.m'],
    ['an object of a class', { p: new Point() }, '$.p'],
    ['a hole in a list', { list: Array(1) }, '$.list[0]'],
    ['nothing at all', undefined, '$'],
  ])('is refused when it is %s', (_, value, place) => {
    expect(() => anything.encode(value)).toThrow(InvalidRow);
    expect(() => anything.encode(value)).toThrow(` at ${place},`);
  });

  it('is refused when it is a circle, or deeper than 32', () => {
    expect(() => anything.encode(circle)).toThrow(InvalidRow);
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(() => anything.encode(nested(32))).not.toThrow();
    expect(() => anything.encode(nested(33))).toThrow(InvalidRow);
  });

  it('is refused when an optional property is there and undefined', () => {
    expect(() => poll.encode({ ...current, note: undefined })).toThrow(InvalidRow);
  });
});

describe('what the schema would not keep', () => {
  it('is refused when it does not fit', () => {
    expect(() => poll.encode({ ...current, closed: 'no' as unknown as boolean })).toThrow(InvalidRow);
  });

  it('is refused when the schema drops or changes it', () => {
    expect(() => poll.encode({ ...current, extra: 1 } as typeof current)).toThrow('changes or drops a property');
    const trimmed = defineRecord({ kind: 'name', v: 1, schema: z.object({ name: z.string().trim() }) });
    expect(() => trimmed.encode({ name: ' Kari ' })).toThrow(InvalidRow);
    expect(() => trimmed.encode({ name: 'Kari' })).not.toThrow();
  });

  it('is refused when it is longer than a row may hold', () => {
    const longest = 30_000 - JSON.stringify({ ...current, title: '' }).length;
    expect(() => poll.encode({ ...current, title: 'x'.repeat(longest) })).not.toThrow();
    expect(() => poll.encode({ ...current, title: 'x'.repeat(longest + 1) })).toThrow(TooLarge);
  });
});

describe('a message about a record', () => {
  const secret = 'Kari-Nordmann';
  const people = defineRecord({ kind: 'people', v: 1, schema: z.record(z.string(), z.object({ age: z.number() })) });

  it('holds neither what is in it nor the ids of people that are names in it', () => {
    const messages = [
      () => people.encode({ [secret]: { age: secret as unknown as number } }),
      () => people.encode({ [secret]: { age: NaN } }),
      () => people.decode({ v: 1, data: `{"${secret}":{"age":"${secret}"}}` }),
      () => people.decode({ v: 1, data: secret }),
    ].map(messageOf);
    for (const message of messages) expect(message).not.toContain(secret);
    expect(messages[0]).toContain('*.age (invalid_type)');
    expect(messages[1]).toContain('$.*.age');
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return inspect(error);
  }
  throw new Error('Nothing was thrown.');
}
