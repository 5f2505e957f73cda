import { InvalidKey, InvalidRow, TooLarge, type IndexValue, type NewRow, type Operation } from '../../src/storage';
import { checkEtag, checkOpId, checkOperations, checkRow } from '../../src/storage/limits';

const row = (change: Partial<NewRow> = {}): NewRow => ({ partition: 'p', row: 'r', v: 1, data: '{}', ...change });
const columns = (count: number, value: IndexValue = 1): Record<string, IndexValue> =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`c${n}`, value]));
const creates = (count: number, change: Partial<NewRow> = {}): Operation[] =>
  Array.from({ length: count }, (_, n) => ({ op: 'create', row: row({ row: `r:${n}`, ...change }) }));

describe('a row', () => {
  it('may have 30,000 characters of data and no more', () => {
    expect(() => checkRow(row({ data: 'x'.repeat(30_000) }))).not.toThrow();
    expect(() => checkRow(row({ data: 'x'.repeat(30_001) }))).toThrow(TooLarge);
  });

  it.each([0, -1, 1.5, NaN, 2 ** 31])('may not have version %d', (v) => {
    expect(() => checkRow(row({ v }))).toThrow(InvalidRow);
  });

  it('may not have data that is not text, or that no store gives back', () => {
    expect(() => checkRow(row({ data: undefined as unknown as string }))).toThrow(InvalidRow);
    expect(() => checkRow(row({ data: '"\ud800"' }))).toThrow(InvalidRow);
  });

  it('may have 249 columns, and no more', () => {
    expect(() => checkRow(row({ index: columns(249) }))).not.toThrow();
    expect(() => checkRow(row({ index: columns(250) }))).toThrow(TooLarge);
  });

  it('may have 32,768 characters in a column, which are 64 KiB for Azure', () => {
    expect(() => checkRow(row({ index: { a: 'ø'.repeat(32_768) } }))).not.toThrow();
    expect(() => checkRow(row({ index: { a: 'ø'.repeat(32_769) } }))).toThrow(TooLarge);
  });

  it('may be 1 MiB in all, at two bytes a character', () => {
    expect(() => checkRow(row({ index: columns(15, 'x'.repeat(32_768)) }))).not.toThrow();
    expect(() => checkRow(row({ index: columns(16, 'x'.repeat(32_768)) }))).toThrow(TooLarge);
  });

  it.each<[string, unknown]>([
    ['undefined', undefined], ['null', null], ['NaN', NaN], ['infinity', -Infinity], ['a bigint', 1n], ['a date', new Date(0)],
    ['an object', { a: 1 }], ['a list', [1]], ['half a surrogate pair', '\udfff'],
  ])('may not have %s in a column', (_, value) => {
    expect(() => checkRow(row({ index: { a: value as IndexValue } }))).toThrow(InvalidRow);
  });

  const badNames = ['', '1a', 'a-b', 'a.b', 'å', 'odata.etag', '_a', 'a b', 'x'.repeat(101)];
  it.each(badNames)('may not have a column named %j', (name) => {
    expect(() => checkRow(row({ index: { [name]: 1 } }))).toThrow(InvalidRow);
  });
});

describe('a transaction', () => {
  it('may have 100 rows and no more', () => {
    expect(() => checkOperations('p', creates(100))).not.toThrow();
    expect(() => checkOperations('p', creates(101))).toThrow(TooLarge);
  });

  it('may be 4 MiB in all, at the bytes that are sent', () => {
    expect(() => checkOperations('p', creates(100, { data: 'x'.repeat(30_000) }))).not.toThrow();
    expect(() => checkOperations('p', creates(100, { data: 'ø'.repeat(25_000) }))).toThrow(TooLarge);
    // Data is JSON inside JSON, and each quote in it is two bytes on the wire.
    expect(() => checkOperations('p', creates(100, { data: '"'.repeat(25_000) }))).toThrow(TooLarge);
  });

  it('may have each row once, of its own partition', () => {
    expect(() => checkOperations('p', [...creates(1), { op: 'delete', key: 'r:0' }])).toThrow(InvalidRow);
    expect(() => checkOperations('p', creates(1, { partition: 'q' }))).toThrow(InvalidRow);
  });

  it('checks every row in it', () => {
    expect(() => checkOperations('p', creates(1, { v: 0 }))).toThrow(InvalidRow);
    expect(() => checkOperations('p', [{ op: 'delete', key: 'a/b' }])).toThrow(InvalidKey);
    expect(() => checkOperations('p', [{ op: 'replace', row: { ...row(), etag: '*' } }])).toThrow(InvalidRow);
  });

  it('has no conditional delete, because the condition would be dropped', () => {
    const conditional = { op: 'delete', key: 'r', etag: 'W/"1"' } as Operation;
    expect(() => checkOperations('p', [conditional])).toThrow('replace the row with a tombstone');
  });
});

describe('the name of a write', () => {
  it('is printable and short', () => {
    for (const good of ['a', 'turn:19!3a;1', 'x'.repeat(128)]) expect(() => checkOpId(good)).not.toThrow();
    const bads = ['', 'a b', 'ø', 'a\n', 'x'.repeat(129), 7 as unknown as string];
    for (const bad of bads) expect(() => checkOpId(bad)).toThrow(InvalidRow);
  });
});

describe('an etag', () => {
  it('is a version, never any version', () => {
    expect(() => checkEtag('W/"1"')).not.toThrow();
    for (const bad of ['', '*', undefined as unknown as string]) expect(() => checkEtag(bad)).toThrow(InvalidRow);
  });
});
