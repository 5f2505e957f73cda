import { Conflict } from './errors';
import type { Row, TableStore } from './types';

/** Deletes a row as it was read. False when somebody has written it since: then it stays. One that is gone already is deleted. */
export async function deleteIfUnchanged(
  table: Pick<TableStore, 'delete'>, { partition, row, etag }: Pick<Row, 'partition' | 'row' | 'etag'>,
): Promise<boolean> {
  try {
    await table.delete(partition, row, etag);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
