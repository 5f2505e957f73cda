import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { DatabaseSync } from '@photostructure/sqlite';

import { Conflict, openStore, readAll, type NewRow, type TableStore } from '../../../src/storage';

let folder: string;
let file: string;
let one: TableStore;
let other: TableStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-sharing-'));
  file = join(folder, 'store.db');
  one = await openStore({ kind: 'sqlite', file });
  other = await openStore({ kind: 'sqlite', file });
});
afterEach(async () => {
  await Promise.all([one.close(), other.close()]);
  rmSync(folder, { recursive: true });
});

const newRow = (row: string, data = '0'): NewRow => ({ partition: 'p', row, v: 1, data });

describe('two connections to one file of SQLite', () => {
  it('see each other\'s rows at once', async () => {
    const row = await one.create(newRow('a'));
    expect(await other.get('p', 'a')).toEqual(row);
    await expect(other.create(newRow('a'))).rejects.toThrow(Conflict);
  });

  it('let exactly one of them replace a version', async () => {
    for (let round = 0; round < 50; round += 1) {
      const row = await one.create(newRow(`r:${round}`));
      const results = await Promise.allSettled([one.replace({ ...row, data: '1' }), other.replace({ ...row, data: '2' })]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });

  it('lose no addition when both keep trying', async () => {
    await one.create(newRow('sum'));
    const addTen = async (store: TableStore): Promise<void> => {
      for (let done = 0; done < 10;) {
        const row = await store.get('p', 'sum');
        if (!row) throw new Error('The sum is gone.');
        await store.replace({ ...row, data: String(Number(row.data) + 1) }).then(() => { done += 1; }, ignoreConflict);
      }
    };
    await Promise.all([one, other, one, other].map(addTen));
    expect((await one.get('p', 'sum'))?.data).toBe('40');
  });
});

describe('a file that another process holds', () => {
  let holder: InstanceType<typeof DatabaseSync>;
  beforeEach(() => {
    holder = new DatabaseSync(file);
    holder.exec('BEGIN IMMEDIATE');
  });
  afterEach(() => { holder.close(); });

  it('can still be read', async () => {
    await expect(one.ping()).resolves.toBeUndefined();
  });

  it('is written when it is let go, and meanwhile this process goes on', async () => {
    let ticks = 0;
    const ticking = setInterval(() => { ticks += 1; }, 5);
    const writing = Promise.all([
      one.create(newRow('a')), other.upsert(newRow('b')), one.transaction('p', [{ op: 'create', row: newRow('c') }]),
    ]);
    await pause(400);
    holder.exec('COMMIT');
    await writing;
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(2);
    expect((await readAll(other, 'p')).map(({ row }) => row)).toEqual(['a', 'b', 'c']);
  });

  it('is given up on after the budget of a write, with nothing done', async () => {
    const error: unknown = await one.create(newRow('a')).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'StoreUnavailable', outcome: 'not-done', message: expect.stringContaining('held') });
    holder.exec('COMMIT');
    expect(await one.get('p', 'a')).toBeUndefined();
  });
});

function ignoreConflict(error: unknown): void {
  if (!(error instanceof Conflict)) throw error;
}
