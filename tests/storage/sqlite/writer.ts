import { writeSync } from 'node:fs';

import { openStore, type NewRow } from '../../../src/storage';

/**
 * The child that is killed: `writer.ts <file> <partition>`. Writes version after version of a report with its history, and
 * prints each number once the store has said that it is saved.
 */
async function write(file: string, partition: string): Promise<never> {
  const store = await openStore({ kind: 'sqlite', file });
  const row = (name: string, n: number): NewRow => (
    { partition, row: name, v: 1, data: JSON.stringify({ n, pad: 'x'.repeat(n % 3_000) }) });
  for (let n = 0; ; n += 1) {
    await store.transaction(partition, [{ op: 'upsert', row: row('s', n) }, { op: 'create', row: row(`h:${n}`, n) }]);
    await store.create(row(`single:${n}`, n));
    // A pipe keeps what was written when the writer dies, and this returns when it is in the pipe.
    writeSync(1, `${n}\n`);
  }
}

const [file = '', partition = ''] = process.argv.slice(2);
void write(file, partition);
