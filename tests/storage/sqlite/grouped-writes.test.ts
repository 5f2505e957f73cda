import type { DatabaseSyncInstance } from '@photostructure/sqlite';

import { Conflict, NotFound, type NewRow, type TableStore } from '../../../src/storage';
import { SqliteDriver } from '../../../src/storage/sqlite/driver';
import { openDatabase } from '../../../src/storage/sqlite/open-database';
import { makeStore } from '../../../src/storage/store';

const newRow = (row: string, data = '1'): NewRow => ({ partition: 'p', row, v: 1, data });

let database: DatabaseSyncInstance;
let store: TableStore;
let said: string[];
/** What happens to a COMMIT in place of it. */
let onCommit: ((commit: () => void) => void) | undefined;
beforeEach(() => {
  onCommit = undefined;
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

const reason = (of: Promise<unknown>) => of.then(() => 'done', (error: unknown) => (error as Error).name);

describe('creates and replaces that come together', () => {
  test('are committed together with upserts, and each gives its own row', async () => {
    const { etag } = await store.create(newRow('b'));
    const rows = await Promise.all([store.create(newRow('a')), store.replace({ ...newRow('b', '2'), etag }), store.upsert(newRow('c'))]);
    expect(commits()).toBe(1);
    for (const row of rows) expect(await store.get('p', row.row)).toEqual(row);
  });

  test('are refused one by one, and the others are stored', async () => {
    const { etag } = await store.create(newRow('old'));
    const outcomes = await Promise.all([
      reason(store.create(newRow('a'))),
      reason(store.create(newRow('a', '2'))),
      reason(store.replace({ ...newRow('old', '2'), etag })),
      reason(store.replace({ ...newRow('old', '3'), etag })),
      reason(store.replace({ ...newRow('missing'), etag })),
      reason(store.create(newRow('b'))),
    ]);
    expect(outcomes).toEqual(['done', Conflict.name, 'done', Conflict.name, NotFound.name, 'done']);
    expect(commits()).toBe(1);
    expect(await names()).toEqual(['a=1', 'b=1', 'old=2']);
  });

  test('are answered when they are on the disk, and not before, also those that are refused', async () => {
    const answered = jest.fn();
    const writing = [1, 2].map(() => store.create(newRow('a')).then(answered, answered));
    for (let n = 0; n < 5; n += 1) await Promise.resolve();
    expect([commits(), answered.mock.calls.length]).toEqual([0, 0]);
    onCommit = (commit) => {
      expect(answered).not.toHaveBeenCalled();
      commit();
    };
    await Promise.all(writing);
    expect([commits(), answered.mock.calls.length]).toEqual([1, 2]);
  });

  test('are one write when they are the same one sent again', async () => {
    const [first, again] = await Promise.all([1, 2].map(() => store.create(newRow('a'), { opId: 'same' })));
    expect(again).toEqual(first);
    const replaced = await Promise.all([1, 2].map(() => store.replace({ ...newRow('a', '2'), etag: first?.etag ?? '' }, { opId: 'again' })));
    expect(replaced[1]).toEqual(replaced[0]);
  });

  test('are not broken up by what is read elsewhere', async () => {
    await store.upsert({ ...newRow('a'), partition: 'other' });
    const writing = [store.create(newRow('a'))];
    await Promise.all([store.get('p', 'b'), store.query('other')]);
    writing.push(store.create(newRow('b')));
    await Promise.all(writing);
    expect(commits()).toBe(1);
  });

  test('are stored all the same when the group could not be committed, and then each as if it had been alone', async () => {
    onCommit = () => {
      throw new Error('disk I/O error');
    };
    const outcomes = await Promise.all([reason(store.create(newRow('a'))), reason(store.create(newRow('a', '2'))), reason(store.create(newRow('b')))]);
    expect(outcomes).toEqual(['done', Conflict.name, 'done']);
    expect(await names()).toEqual(['a=1', 'b=1']);
  });

  test('are known again when the group was committed and nobody heard of it', async () => {
    onCommit = (commit) => {
      commit();
      throw new Error('disk I/O error');
    };
    const { etag } = await store.create(newRow('old'));
    const rows = await Promise.all([store.create(newRow('a')), store.replace({ ...newRow('old', '2'), etag })]);
    for (const row of rows) expect(await store.get('p', row.row)).toEqual(row);
  });
});

describe('transactions that come together', () => {
  const create = (...rows: string[]) => store.transaction('p', rows.map((row) => ({ op: 'create', row: newRow(row) })));

  test('are committed together, with single rows', async () => {
    await Promise.all([create('a', 'b'), store.upsert(newRow('c')), create('d', 'e')]);
    expect(commits()).toBe(1);
    expect(await names()).toEqual(['a=1', 'b=1', 'c=1', 'd=1', 'e=1']);
  });

  test('leave nothing of one that is refused, and all of the others', async () => {
    const outcomes = await Promise.all([reason(create('a', 'b')), reason(create('c', 'b', 'd')), reason(create('e', 'f'))]);
    expect(outcomes).toEqual(['done', Conflict.name, 'done']);
    expect(commits()).toBe(1);
    expect(await names()).toEqual(['a=1', 'b=1', 'e=1', 'f=1']);
  });

  test('are one when they are the same one sent again', async () => {
    const sent = () => reason(store.transaction('p', [{ op: 'create', row: newRow('a') }, { op: 'create', row: newRow('b') }], { opId: 'same' }));
    expect(await Promise.all([sent(), sent()])).toEqual(['done', 'done']);
  });

  test('are found by what reads any of their rows, and not broken up by what reads the rows beside', async () => {
    const writing = [create('a', 'x')];
    await Promise.all([store.get('p', 'b'), store.query('p', { prefix: 'm' })]);
    expect(commits()).toBe(0);
    expect((await store.query('p', { prefix: 'x' })).rows).toHaveLength(1);
    expect(commits()).toBe(1);
    await Promise.all(writing);
  });

  test('are stored all the same when the group could not be committed', async () => {
    let left = 1;
    onCommit = (commit) => {
      if ((left -= 1) >= 0) throw new Error('disk I/O error');
      commit();
    };
    expect(await Promise.all([reason(create('a', 'b')), reason(create('c', 'a')), reason(create('d', 'e'))])).toEqual(['done', Conflict.name, 'done']);
    expect(await names()).toEqual(['a=1', 'b=1', 'd=1', 'e=1']);
  });
});

test('one that fails takes no other with it', async () => {
  await store.upsert(newRow('before'));
  database.exec('PRAGMA max_page_count = 8');
  const large = JSON.stringify('x'.repeat(29_000));
  const results = await Promise.allSettled([store.upsert(newRow('a')), store.create(newRow('large', large)), store.create(newRow('b'))]);
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
    if (sql === 'COMMIT' && onCommit) onCommit(() => inner.exec(sql));
    else inner.exec(sql);
  };
  const [prepare, close] = [inner.prepare.bind(inner), inner.close.bind(inner)];
  return { exec, prepare, close, get isTransaction() { return inner.isTransaction; } } as unknown as DatabaseSyncInstance;
}
