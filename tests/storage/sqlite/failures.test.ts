import { DatabaseSync } from '@photostructure/sqlite';

import { Conflict, type NewRow } from '../../../src/storage';
import { makeStore } from '../../../src/storage/store';
import { SqliteDriver } from '../../../src/storage/sqlite/driver';
import { explainOpening, explainUse, isBusy, outcomeOf } from '../../../src/storage/sqlite/failures';
import { openDatabase } from '../../../src/storage/sqlite/open-database';
import { patiently } from '../../../src/storage/sqlite/patiently';

/** As the package throws it: extended codes have more in the high bytes. */
const sqliteError = (errcode: number): Error => Object.assign(new Error('raw'), { code: 'ERR_SQLITE_ERROR', errcode });
const systemError = (code: string): Error => Object.assign(new Error('raw'), { code });

const newRow = (row: string): NewRow => ({ partition: 'p', row, v: 1, data: JSON.stringify('x'.repeat(20_000)) });

describe('a disk that is full', () => {
  it('fails a write, says so, and leaves what was there', async () => {
    const database = openDatabase(':memory:');
    let n = 0;
    const store = makeStore(new SqliteDriver(database, () => `id-${n += 1}`), () => `op-${n += 1}`);
    await store.create(newRow('a'));
    database.exec('PRAGMA max_page_count = 20');
    const full = { name: 'StoreUnavailable', outcome: 'not-done', message: 'The store\'s disk is full.' };
    await expect(fill(() => store.create(newRow(`b:${n}`)))).rejects.toMatchObject(full);
    const rows = (await store.query('p')).rows.length;
    const two = [{ op: 'delete', key: 'a' }, { op: 'create', row: newRow('c') }, { op: 'create', row: newRow('d') }] as const;
    await expect(store.transaction('p', two)).rejects.toMatchObject(full);
    expect((await store.query('p')).rows).toHaveLength(rows);
    // It is well again when there is room.
    database.exec('PRAGMA max_page_count = 1000');
    await store.transaction('p', two);
    await store.close();
  });
});

describe('failures of SQLite', () => {
  it.each([
    [5, 'held', 'not-done'], [6, 'held', 'not-done'], [5 | (2 << 8), 'held', 'not-done'],
    [8, 'read-only', 'not-done'], [8 | (1 << 8), 'read-only', 'not-done'], [13, 'full', 'not-done'],
    [11, 'damaged', 'unknown'], [26, 'damaged', 'unknown'], [10 | (4 << 8), 'could not be read or written', 'unknown'],
  ])('with code %d are explained, and tell if the write may have been done', (code, words, outcome) => {
    expect(explainUse(sqliteError(code))).toContain(words);
    expect(outcomeOf(sqliteError(code))).toBe(outcome);
  });

  it('are no locks, unless they are', () => {
    expect([5, 6, 5 | (1 << 8)].every((code) => isBusy(sqliteError(code)))).toBe(true);
    expect([8, 13, 14].some((code) => isBusy(sqliteError(code)))).toBe(false);
    expect(isBusy(new Error('a bug'))).toBe(false);
    expect(isBusy('thrown text')).toBe(false);
  });

  it.each([
    [systemError('EROFS'), 'read-only'], [sqliteError(8), 'read-only'], [systemError('EACCES'), 'may not make the folder'],
    [systemError('EPERM'), 'may not make the folder'], [systemError('ENOTDIR'), 'is a file'], [systemError('ENOSPC'), 'full'],
    [sqliteError(13), 'full'], [sqliteError(26), 'not a database'], [sqliteError(5), 'another process'],
    [sqliteError(14), 'check that this user may write /srv/store.db'], [new Error('?'), 'check that'],
  ])('when opening (%s) are one sentence for the operator', (error, words) => {
    const sentence = explainOpening(error, '/srv/store.db');
    expect(sentence).toContain(words);
    expect(sentence).toMatch(/^The store cannot be opened.*\.$/);
  });
});

describe('waiting for a lock', () => {
  it('tries until it succeeds', async () => {
    let tries = 0;
    const work = (): string => {
      tries += 1;
      if (tries < 4) throw sqliteError(5);
      return 'done';
    };
    expect(await patiently(work)).toBe('done');
  });

  it('ends with the budget', async () => {
    const start = performance.now();
    await expect(patiently(() => { throw sqliteError(5); }, 60)).rejects.toMatchObject({ outcome: 'not-done' });
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('does not repeat what failed for another reason, and passes answers on', async () => {
    const work = jest.fn(() => { throw sqliteError(13); });
    await expect(patiently(work)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    expect(work).toHaveBeenCalledTimes(1);
    await expect(patiently(() => { throw new Conflict(); })).rejects.toThrow(Conflict);
  });
});

async function fill(write: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < 100; n += 1) await write();
}

// The double in the tests above is only as good as this.
it('an error of SQLite has its code in errcode', () => {
  const database = new DatabaseSync(':memory:');
  expect(() => database.exec('nonsense')).toThrow(expect.objectContaining({ code: 'ERR_SQLITE_ERROR', errcode: 1 }));
  database.close();
});
