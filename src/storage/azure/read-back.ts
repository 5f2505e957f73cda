import type { TableClient } from '@azure/data-tables';

import { firstWritten, type Stamped } from '../driver';
import { Conflict, NotFound, StoreUnavailable, type StoreError } from '../errors';
import { keyOf } from '../limits';
import type { NewRow, Operation, Row } from '../types';
import type { Attempt } from './attempts';
import { fromEntity } from './entity';
import { refusalOf, type Refusal } from './failures';

/** The row as it is, or undefined. */
export async function fetchRow(
  client: TableClient, partition: string, row: string, abortSignal: AbortSignal,
): Promise<Row | undefined> {
  try {
    return fromEntity(await client.getEntity<Record<string, unknown>>(partition, row, { abortSignal }));
  } catch (error) {
    if (refusalOf(error) === 'gone') return undefined;
    throw error;
  }
}

/** After a refusal: the row, if it carries this write's name, for then an earlier try was done. Otherwise throws. */
export async function settleRow(client: TableClient, row: Stamped<NewRow>, refusal: Refusal, attempt: Attempt): Promise<Row> {
  attempt.writing(false);
  const there = await fetchRow(client, row.partition, row.row, attempt.signal);
  if (there?.opId === row.opId) return there;
  throw refused(refusal === 'exists' || there ? 'exists' : 'gone', attempt);
}

/**
 * After a refusal of a whole batch: returns if an earlier try was done. A batch of deletes has left nothing behind then;
 * of any other, one row tells.
 */
export async function settleBatch(
  client: TableClient, partition: string, operations: readonly Operation[], opId: string, refusal: Refusal, attempt: Attempt,
): Promise<void> {
  attempt.writing(false);
  const first = firstWritten(operations);
  if (first !== undefined) {
    const there = await fetchRow(client, partition, first, attempt.signal);
    if (there?.opId === opId) return;
    throw refused(refusal, attempt);
  }
  if (!attempt.unsure) throw new NotFound();
  for (const operation of operations) {
    if (await fetchRow(client, partition, keyOf(operation), attempt.signal)) throw new NotFound();
  }
}

/**
 * A row of another writer after a lost answer: our version may have been there in between, so this is not the `Conflict`
 * that promises nothing was written.
 */
export function refused(refusal: Refusal, { unsure }: Attempt): StoreError {
  if (unsure) return new StoreUnavailable('An answer was lost, and somebody else has written since.', { outcome: 'unknown' });
  return refusal === 'gone' ? new NotFound() : new Conflict();
}
