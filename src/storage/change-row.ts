import { setTimeout as wait } from 'node:timers/promises';
import type { RecordCodec } from './codec';
import { Conflict, NotFound } from './errors';
import type { NewRow, TableStore } from './types';

const ATTEMPTS = 10;
const LONGEST_WAIT_MS = 20;

/**
 * Reads a row, makes the next version of it and writes that, again and again while others write it first. `change` is given
 * undefined for a row that is not there; what it gives is written, undefined leaves all as it is. Gives what stands there
 * then. Throws Conflict when others were first every time.
 */
export async function changeRow<T>(
  table: TableStore,
  codec: RecordCodec<T>,
  { partition, row }: Pick<NewRow, 'partition' | 'row'>,
  change: (old: T | undefined) => T | undefined,
): Promise<T | undefined> {
  for (let attempt = 1; ; attempt++) {
    const found = await table.get(partition, row);
    const old = found && codec.decode(found);
    const next = change(old);
    if (next === undefined) return old;
    const encoded = { partition, row, ...codec.encode(next) };
    try {
      await (found ? table.replace({ ...encoded, etag: found.etag }) : table.create(encoded));
      return next;
    } catch (error) {
      const others = error instanceof Conflict || error instanceof NotFound;
      if (!others || attempt === ATTEMPTS) throw error;
    }
    await wait(Math.random() * LONGEST_WAIT_MS);
  }
}
