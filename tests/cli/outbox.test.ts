import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deadRecord, dueRecord, duePartition, dueRow, reminderId } from '../../src/delivery/outbox/records';
import { monthOf } from '../../src/lib/time';
import { key, openStore } from '../../src/storage';
import { ensureBuilt, run } from './built';

beforeAll(ensureBuilt, 180_000);

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'outbox-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'store.db');
const command = (args: string[], env: Record<string, string> = {}) => run('cli/outbox.js', args, { env: { SQLITE_FILE: file(), ...env } });
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Two are due, one of them late, one is due tomorrow, and one was refused yesterday. */
async function fill(): Promise<void> {
  const store = await openStore({ kind: 'sqlite', file: file() });
  const now = Date.now();
  const keyed = (recipient: string) => ({ networkId: 'romsdal', kind: 'poll', id: 'p1', what: 'deadline', recipient, version: 1 });
  for (const [recipient, dueAt] of [['kari', now - 1_000], ['per', now - 10 * MINUTE], ['ola', now + DAY]] as const) {
    const due = { ...keyed(recipient), dueAt, staleAt: dueAt + DAY, attempts: 0 };
    await store.create({ partition: duePartition(due), row: dueRow(dueAt, due), ...dueRecord.encode(due) });
  }
  const at = now - DAY;
  const dead = { ...keyed('anne'), dueAt: at, staleAt: now + DAY, state: 'refused' as const, at };
  await store.create({ partition: key('dl', monthOf(at)), row: reminderId(dead), ...deadRecord.encode(dead) });
  await store.close();
}

test('status tells what is due and what was not delivered, by kind and never by person', async () => {
  await fill();
  const { code, stdout, stderr } = await command(['status']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^due now +2$/m);
  expect(stdout).toMatch(/^of these late, by a minute or more +1$/m);
  expect(stdout).toMatch(/^due later +1 +the next \d{4}-\d\d-\d\d \d\d:\d\d$/m);
  expect(stdout).toMatch(/^poll +deadline +refused +1 +\d{4}-\d\d-\d\d \d\d:\d\d$/m);
  expect(stdout).not.toMatch(/kari|per\b|ola|anne/);
});

test('status of a service that has reminded nobody yet', async () => {
  const { code, stdout } = await command(['status']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^due now +0$/m);
  expect(stdout).toContain('Everything of the last seven days was delivered.');
});

test('retry with nothing to send again says so', async () => {
  const { code, stdout } = await command(['retry']);
  expect([code, stdout]).toEqual([0, 'Teams has refused nothing that could still be sent.\n']);
});

test.each([[[]], [['send']], [['status', 'now']], [['status', '--all']]])('%j gives the usage and exit code 2', async (args) => {
  const { code, stdout, stderr } = await command(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^Usage: npm run outbox/);
});

test('a wrong setting is a sentence and exit code 1', async () => {
  const { code, stderr } = await command(['status'], { STORE: 'cloud' });
  expect([code, stderr]).toEqual([1, 'STORE must be sqlite or azure.\n']);
});
