import { Conflict, NotFound } from './errors';
import type { Replacement, Row, TableStore } from './types';

const ATTEMPTS = 5;

/**
 * Puts what `change` makes of a row in its place, reading it again while others write it first. False where it is gone, or `change` gives
 * undefined: nothing is written then. Throws Conflict when others were first every time.
 */
export async function rewriteRow(
  table: Pick<TableStore, 'get' | 'replace'>, { partition, row }: Pick<Row, 'partition' | 'row'>, change: (row: Row) => Replacement | undefined,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const now = await table.get(partition, row);
    const next = now && change(now);
    if (!next) return false;
    try {
      await table.replace(next);
      return true;
    } catch (error) {
      if (!(error instanceof Conflict || error instanceof NotFound) || attempt === ATTEMPTS) throw error;
    }
  }
}
