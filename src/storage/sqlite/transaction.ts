import type { DatabaseSyncInstance } from '@photostructure/sqlite';

import { firstWritten } from '../driver';
import { Conflict, NotFound } from '../errors';
import type { Operation } from '../types';
import type { Statements } from './statements';

export interface Batch {
  readonly partition: string;
  readonly operations: readonly Operation[];
  readonly opId: string;
}

/** Applies all or throws, and then none is applied. Within a transaction of SQLite's, which may hold other batches too. */
export function applyAll(database: DatabaseSyncInstance, statements: Statements, batch: Batch, newId: () => string): void {
  database.exec('SAVEPOINT batch');
  try {
    for (const operation of batch.operations) applyOne(statements, batch, operation, newId());
    database.exec('RELEASE batch');
  } catch (error) {
    // A full disk may have rolled back already.
    if (database.isTransaction) database.exec('ROLLBACK TO batch; RELEASE batch');
    throw error;
  }
}

/** True if the batch was done before. */
export function isApplied(statements: Statements, { partition, operations, opId }: Batch): boolean {
  const first = firstWritten(operations);
  return first !== undefined && statements.get(partition, first)?.opId === opId;
}

function applyOne(statements: Statements, { partition, opId }: Batch, operation: Operation, etag: string): void {
  switch (operation.op) {
    case 'create':
      if (statements.insert({ ...operation.row, opId }, etag) === 0) throw new Conflict();
      return;
    case 'replace': {
      const { row } = operation;
      if (statements.update({ ...row, opId }, etag, row.etag) > 0) return;
      throw statements.get(row.partition, row.row) ? new Conflict() : new NotFound();
    }
    case 'upsert':
      statements.upsert({ ...operation.row, opId }, etag);
      return;
    case 'delete':
      if (statements.remove(partition, operation.key) === 0) throw new NotFound();
  }
}
