import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { openStore, readAll, type Row } from '../../../src/storage';

const ROUNDS = 6;
const HOOK = join(__dirname, '../../support/register-swc.js');
const WRITER = join(__dirname, 'writer.ts');

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'store-kill-')); });
afterEach(() => { rmSync(folder, { recursive: true }); });

describe('a process that is killed while it writes', () => {
  it('has lost nothing that was acknowledged, and left no transaction half done', async () => {
    const file = join(folder, 'data', 'store.db');
    for (let round = 0; round < ROUNDS; round += 1) {
      const partition = `kill:${round}`;
      const acknowledged = await writeUntilKilled(file, partition, randomInt(1, 300), randomInt(0, 5));

      const store = await openStore({ kind: 'sqlite', file });
      const rows = new Map((await readAll(store, partition)).map((row) => [row.row, row]));
      await store.close();

      expect(acknowledged.length).toBeGreaterThan(0);
      for (const n of acknowledged) expect([numberIn(rows.get(`h:${n}`)), numberIn(rows.get(`single:${n}`))]).toEqual([n, n]);
      // One more may have been saved and not said. The report is never without its history, nor the history ahead of it.
      const history = [...rows.keys()].filter((name) => name.startsWith('h:')).length;
      expect([acknowledged.length, acknowledged.length + 1]).toContain(history);
      expect(numberIn(rows.get('s'))).toBe(history - 1);
    }
  }, 60_000);
});

/** The numbers that the writer had printed when it was killed, some milliseconds after it printed that many. */
async function writeUntilKilled(file: string, partition: string, enough: number, ms: number): Promise<number[]> {
  const child = spawn(process.execPath, ['-r', HOOK, WRITER, file, partition], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => { child.once('close', resolve); });
  let printed = '';
  try {
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      if (printed.split('\n').length <= enough || child.killed) continue;
      await pause(ms);
      child.kill('SIGKILL');
    }
  } finally {
    child.kill('SIGKILL');
    await gone;
  }
  return printed.split('\n').slice(0, -1).map(Number);
}

function numberIn(row: Row | undefined): number | undefined {
  return row && (JSON.parse(row.data) as { n: number }).n;
}
