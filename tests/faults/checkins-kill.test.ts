import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkedRevisions, MOLDE, NETWORK, numbersOf, randomFrom, reportsOn, ROUND, round } from '../features/checkins/reporting/core-support';
import type { Acknowledged } from '../support/checkin-instance';
import { waitFor } from '../support/wait-for';
import { openStore, type TableStore } from '../../src/storage';

/**
 * Two processes on one SQLite file report for the same municipality; both are killed with -9 in the middle of it, again and again. Each
 * round is two kills, and at least four acknowledged submits before them; `KILL_ROUNDS=100` makes more of it when that is wanted.
 */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 8);
/** What one round may take at the most, ms. */
const A_ROUND = 30_000;
const LONGEST_MS = 150;
const [SCRIPT, REGISTER] = [join(__dirname, '..', 'support', 'checkin-instance.ts'), join(__dirname, '..', 'support', 'register-swc.js')];

let folder: string;
let table: TableStore;
let children: ChildProcess[] = [];
const acknowledged: Acknowledged[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'checkins-'));
  table = await openStore({ kind: 'sqlite', file: join(folder, 'a.db') });
  await reportsOn(table).rounds.create(round());
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await table.close();
  rmSync(folder, { recursive: true });
});

/** Resolves when it is about to begin. */
async function start(name: string, first: number): Promise<ChildProcess> {
  const options = { execArgv: ['-r', REGISTER], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] as const };
  const child = fork(SCRIPT, [join(folder, 'a.db'), name, String(first)], { ...options, stdio: [...options.stdio] });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The instance ${name} has ended before it began.`);
  });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  child.on('message', (told: Acknowledged) => acknowledged.push(told));
  return child;
}

test(`killed with -9 in the middle of submits, ${ROUNDS * 2} times in ${ROUNDS} rounds: every acknowledged revision is there, and none is missing or twice`, async () => {
  const random = randomFrom(7);
  for (let nth = 1; nth <= ROUNDS; nth++) {
    const before = acknowledged.length;
    children = await Promise.all(['ada', 'bo'].map((name, at) => start(name, nth * 1_000_000 + at * 500_000)));
    await waitFor(() => (acknowledged.length > before + 3 ? true : undefined), { what: 'some acknowledged revisions', timeoutMs: 20_000 });
    for (const child of children) {
      await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_MS));
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      expect((await ended)[1]).toBe('SIGKILL');
    }
    const { store, reports } = reportsOn(table);
    const revisions = await checkedRevisions(store);
    const stored = new Map(revisions.map(({ revision, answers }) => [revision, numbersOf(answers).a1]));
    expect(acknowledged.filter(({ revision, value }) => stored.get(revision) !== value)).toEqual([]);
    expect(new Set(acknowledged.map(({ revision }) => revision)).size).toBe(acknowledged.length);
    await reports.rebuildHistory(NETWORK, ROUND);
    expect((await store.history(NETWORK, MOLDE)).map(({ report }) => report)).toEqual([revisions.at(-1)]);
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * 4);
}, ROUNDS * A_ROUND);
