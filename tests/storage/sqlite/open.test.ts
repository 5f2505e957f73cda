import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DatabaseSync } from '@photostructure/sqlite';

import { StoreUnavailable, openStore } from '../../../src/storage';
import { openDatabase } from '../../../src/storage/sqlite/open-database';

const NOBODY = 65_534;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-open-'));
  chmodSync(folder, 0o755);
});
afterEach(() => { rmSync(folder, { recursive: true }); });

describe('opening a file of SQLite', () => {
  it('makes the folder, for this user only, and keeps the rows for the next time', async () => {
    const file = join(folder, 'deep', 'er', 'store.db');
    const first = await openStore({ kind: 'sqlite', file });
    const row = await first.create({ partition: 'p', row: 'a', v: 1, data: '{}' });
    await first.close();
    const second = await openStore({ kind: 'sqlite', file });
    expect(await second.get('p', 'a')).toEqual(row);
    await second.close();
    expect(statSync(join(folder, 'deep')).mode & 0o077).toBe(0);
  });

  it('makes commits durable: a write-ahead log, synced at each', () => {
    const database = openDatabase(join(folder, 'store.db'));
    const setting = (name: string): unknown => Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0];
    expect([setting('journal_mode'), setting('synchronous')]).toEqual(['wal', 2]);
    expect(setting('busy_timeout')).toBeLessThanOrEqual(100);
    database.close();
  });

  it('keeps stores in memory apart', async () => {
    const one = await openStore({ kind: 'sqlite', file: ':memory:' });
    const other = await openStore({ kind: 'sqlite', file: ':memory:' });
    await one.create({ partition: 'p', row: 'a', v: 1, data: '{}' });
    expect(await other.get('p', 'a')).toBeUndefined();
    await Promise.all([one.close(), other.close()]);
  });

  it.each([
    ['is a folder', 'is a folder: name a file.', (file: string) => { mkdirSync(file); }],
    ['is below a file', 'a folder of', (file: string) => { writeFileSync(join(file, '..'), ''); }, 'file/store.db'],
    ['is not a database', 'is not a database: move it away.', (file: string) => { writeFileSync(file, 'hello '.repeat(1_000)); }],
    ['is of a newer release', 'was made by a newer release', (file: string) => { userVersion(file, 99); }],
  ])('says so in one sentence when the path %s', async (_, reason, prepare, name = 'store.db') => {
    const file = join(folder, name);
    prepare(file);
    await expectRefusal(file, reason);
  });

  it.each([
    ['file', 'is read-only: choose a disk and file to write to.'],
    ['folder', 'check that this user may write'],
    ['parent of the folder', 'this user may not make the folder of'],
  ])('says so in one sentence when the %s may not be written', async (what, reason) => {
    const file = join(folder, ...(what === 'parent of the folder' ? ['new', 'store.db'] : ['store.db']));
    if (what === 'file') await (await openStore({ kind: 'sqlite', file })).close();
    await asNobody(() => expectRefusal(file, reason));
  });

  it('says so when another process holds the file', async () => {
    const file = join(folder, 'store.db');
    const holder = new DatabaseSync(file);
    holder.exec('BEGIN EXCLUSIVE');
    await expectRefusal(file, 'another process holds');
    holder.close();
  });
});

async function expectRefusal(file: string, reason: string): Promise<void> {
  const error: unknown = await openStore({ kind: 'sqlite', file }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StoreUnavailable);
  const { message, outcome } = error as StoreUnavailable;
  expect(message).toContain(reason);
  expect(message).toContain(file);
  expect(message).toMatch(/^[^.]*\b[^.]*.*\.$/);
  expect(message).not.toContain('\n');
  expect(outcome).toBe('not-done');
}

/** Permissions do not hold root back, so the work is done as a user that owns nothing. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const asRoot = process.getuid?.() === 0;
  if (asRoot) process.seteuid?.(NOBODY);
  else chmodTree(0o555);
  try {
    await work();
  } finally {
    if (asRoot) process.seteuid?.(0);
    else chmodTree(0o755);
  }
}

function chmodTree(mode: number): void {
  const file = join(folder, 'store.db');
  if (statSync(file, { throwIfNoEntry: false })) chmodSync(file, mode & 0o666);
  chmodSync(folder, mode);
}

function userVersion(file: string, version: number): void {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA user_version = ${version}`);
  database.close();
}
