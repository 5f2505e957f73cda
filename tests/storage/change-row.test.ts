import { z } from 'zod';
import { changeRow, Conflict, defineRecord, openStore, StoreUnavailable } from '../../src/storage';
import { only, unrulyStore, type UnrulyStore } from '../support/unruly-store';

const counter = defineRecord<{ n: number }>({ kind: 'counter', v: 1, schema: z.strictObject({ n: z.number() }) });
const at = { partition: 'q:x', row: 'u:topic' };
let store: UnrulyStore;
beforeEach(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
});
afterEach(() => store.close());

const increment = () => changeRow(store, counter, at, (old) => ({ n: (old?.n ?? 0) + 1 }));
const write = (n: number) => store.upsert({ ...at, ...counter.encode({ n }) });

test('makes the row, then changes it, and gives what stands there', async () => {
  expect([await increment(), await increment()]).toEqual([{ n: 1 }, { n: 2 }]);
});

test('writes nothing when there is nothing to change', async () => {
  await write(5);
  store.calls.length = 0;
  expect(await changeRow(store, counter, at, () => undefined)).toEqual({ n: 5 });
  expect(store.writes()).toEqual([]);
});

test.each([['made', 'create'], ['changed', 'replace']] as const)('reads again when somebody else has %s it first', async (_what, method) => {
  if (method === 'replace') await write(10);
  let before = 0;
  store.interfere(only((call) => call.method === method && before++ === 0, async () => {
    await write(20);
  }));
  expect(await increment()).toEqual({ n: 21 });
});

test('makes it anew when somebody has deleted it meanwhile', async () => {
  await write(10);
  store.interfere(only(({ method }) => method === 'replace', () => store.delete(at.partition, at.row)));
  expect(await increment()).toEqual({ n: 1 });
});

test('gives up when others are first every time', async () => {
  await write(1);
  store.interfere(only(({ method }) => method === 'replace', () => {
    throw new Conflict();
  }));
  await expect(increment()).rejects.toBeInstanceOf(Conflict);
  expect(store.writes().filter(({ method }) => method === 'replace')).toHaveLength(10);
});

test('does not try again when the store is away: nobody knows what was done', async () => {
  store.interfere(only(({ method }) => method === 'create', () => {
    throw new StoreUnavailable('Away.', { outcome: 'unknown' });
  }));
  await expect(increment()).rejects.toBeInstanceOf(StoreUnavailable);
  expect(store.writes()).toHaveLength(1);
});
