import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, readAll } from '../../src/storage';
import { ensureBuilt, run } from './built';

beforeAll(ensureBuilt, 180_000);

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'retention-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'store.db');
const command = (args: string[] = [], env: Record<string, string> = {}) => run('cli/retention.js', args, { env: { SQLITE_FILE: file(), ...env } });

async function fill(): Promise<void> {
  const store = await openStore({ kind: 'sqlite', file: file() });
  for (const [partition, row, data] of [
    ['q:romsdal:201901', 'a:1', {}], ['q:romsdal:201901', 'a:2', {}], ['q:romsdal:209901', 'a:1', {}], ['u:t:p', 'd:notice:1', { at: 1 }], ['networks', 'romsdal', {}],
  ] as const) await store.create({ partition, row, v: 1, data: JSON.stringify(data) });
  await store.close();
}

async function left(): Promise<number[]> {
  const store = await openStore({ kind: 'sqlite', file: file() });
  const rows = await Promise.all(['q:romsdal:201901', 'q:romsdal:209901', 'u:t:p', 'networks'].map((partition) => readAll(store, partition)));
  await store.close();
  return rows.map(({ length }) => length);
}

test('a dry run prints how many of each kind would go, and deletes nothing', async () => {
  await fill();
  const { code, stdout, stderr } = await command(['--dry-run']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^kind +rows +would delete$/m);
  expect(stdout).toMatch(/^questions and thumbs +3 +2$/m);
  expect(stdout).toMatch(/^drafts +1 +1$/m);
  expect(stdout).toMatch(/^audit +0 +0$/m);
  expect(stdout).toContain('1 other rows are not deleted by age.\nA dry run: nothing was deleted.\n');
  expect(await left()).toEqual([2, 1, 1, 1]);
});

test('deletes what is due and says how much; again finds nothing', async () => {
  await fill();
  const first = await command();
  expect([first.code, first.stderr]).toEqual([0, '']);
  expect(first.stdout).toMatch(/^kind +rows +deleted$/m);
  expect(first.stdout).toMatch(/^questions and thumbs +3 +2$/m);
  expect(await left()).toEqual([0, 1, 0, 1]);
  const again = await command();
  expect(again.code).toBe(0);
  expect(again.stdout).toMatch(/^questions and thumbs +1 +0$/m);
});

test.each([[['--verbose']], [['now']], [['--dry-run=maybe']]])('%j gives the usage and exit code 2', async (args) => {
  const { code, stdout, stderr } = await command(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^Usage: npm run retention/);
});

test('a wrong setting or a store that cannot be opened is a sentence and exit code 1', async () => {
  const wrong = await command([], { STORE: 'cloud' });
  expect([wrong.code, wrong.stdout]).toEqual([1, '']);
  expect(wrong.stderr).toBe('STORE must be sqlite or azure.\nNothing was deleted.\n');
  await fill();
  const blocked = await command([], { SQLITE_FILE: join(file(), 'x') });
  expect([blocked.code, blocked.stdout]).toEqual([1, '']);
  expect(blocked.stderr).toMatch(/Nothing was deleted\.\n$/);
});
