import type { DatabaseSyncInstance } from '@photostructure/sqlite';

import { Conflict, type NewRow, type TableStore } from '../../../src/storage';
import { SqliteDriver } from '../../../src/storage/sqlite/driver';
import { openDatabase } from '../../../src/storage/sqlite/open-database';
import { makeStore } from '../../../src/storage/store';

const newRow = (row: string, data = '1'): NewRow => ({ partition: 'p', row, v: 1, data });

let database: DatabaseSyncInstance;
let store: TableStore;
let said: string[];
beforeEach(() => {
  database = openDatabase(':memory:');
  let n = 0;
  said = [];
  store = makeStore(new SqliteDriver(listening(database, said), () => `etag-${n += 1}`), () => `op-${n += 1}`);
});
afterEach(() => store.close());

const commits = () => said.filter((sql) => sql === 'COMMIT').length;
const names = async () => (await store.query('p')).rows.map(({ row, data }) => `${row}=${data}`);

describe('upserts that come together', () => {
  test('are committed together, and each gives its own row', async () => {
    const rows = await Promise.all(['a', 'b', 'c'].map((name) => store.upsert(newRow(name))));
    expect(commits()).toBe(1);
    for (const row of rows) expect(await store.get('p', row.row)).toEqual(row);
  });

  test('leave of one row what came last', async () => {
    await Promise.all(['1', '2', '3'].map((data) => store.upsert(newRow('a', data))));
    expect(await names()).toEqual(['a=3']);
  });

  test('are done when they are on the disk, and not before', async () => {
    const done = jest.fn();
    const writing = Promise.all(['a', 'b'].map((name) => store.upsert(newRow(name)).then(done)));
    await Promise.resolve();
    expect([commits(), done.mock.calls.length]).toEqual([0, 0]);
    await writing;
    expect([commits(), done.mock.calls.length]).toEqual([1, 2]);
  });
});

test('what is read or written after an upsert comes after it, also when nobody has waited for it', async () => {
  const first = store.upsert(newRow('a'));
  expect(await names()).toEqual(['a=1']);
  const second = store.upsert(newRow('a', '2'));
  await store.delete('p', 'a');
  expect(await names()).toEqual([]);
  const third = [store.upsert(newRow('a', '3')), store.transaction('p', [{ op: 'delete', key: 'a' }, { op: 'create', row: newRow('b') }])];
  await Promise.all([first, second, ...third]);
  expect(await names()).toEqual(['b=1']);
});

test.each<[string, (store: TableStore) => Promise<unknown>, unknown]>([
  ['get', (of) => of.get('p', 'a'), expect.objectContaining({ data: '1' })],
  ['create', (of) => of.create(newRow('a')).catch((error: unknown) => error), expect.any(Conflict)],
  ['replace', (of) => of.replace({ ...newRow('a', '2'), etag: 'another' }).catch((error: unknown) => error), expect.any(Conflict)],
  ['scan', (of) => of.scan(), { rows: [expect.objectContaining({ data: '1' })] }],
])('%s finds an upsert that nobody has waited for', async (_, use, found) => {
  const writing = store.upsert(newRow('a'));
  expect(await use(store)).toEqual(found);
  await writing;
});

test('one that fails takes no other with it', async () => {
  await store.upsert(newRow('before'));
  database.exec('PRAGMA max_page_count = 8');
  const large = JSON.stringify('x'.repeat(29_000));
  const results = await Promise.allSettled([store.upsert(newRow('a')), store.upsert(newRow('large', large)), store.upsert(newRow('b'))]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(results[1]).toMatchObject({ reason: { name: 'StoreUnavailable', outcome: 'not-done', message: 'The store\'s disk is full.' } });
  expect(await names()).toEqual(['a=1', 'b=1', 'before=1']);
});

test('what waits when the store is closed is saved', async () => {
  const writing = store.upsert(newRow('a'));
  await store.close();
  await expect(writing).resolves.toMatchObject({ row: 'a' });
});

/** The database, with what it is told noted: its own methods cannot be replaced. */
function listening(inner: DatabaseSyncInstance, noted: string[]): DatabaseSyncInstance {
  const exec = (sql: string) => {
    noted.push(sql);
    inner.exec(sql);
  };
  const [prepare, close] = [inner.prepare.bind(inner), inner.close.bind(inner)];
  return { exec, prepare, close, get isTransaction() { return inner.isTransaction; } } as unknown as DatabaseSyncInstance;
}
