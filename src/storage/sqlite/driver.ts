import type { DatabaseSyncInstance } from '@photostructure/sqlite';

import { written, type Driver, type RowsFound, type Stamped } from '../driver';
import { Conflict, NotFound } from '../errors';
import type { Range } from '../range';
import type { NewRow, Operation, Replacement, Row } from '../types';
import { patiently } from './patiently';
import { prepareStatements, type Statements } from './statements';
import { applyAll, isApplied } from './transaction';

/** The store in one file of SQLite. Each call runs to its end in one go, so calls of one process never mix. */
export class SqliteDriver implements Driver {
  private readonly statements: Statements;

  /** `newId` makes etags: never the same one twice. */
  constructor(private readonly database: DatabaseSyncInstance, private readonly newId: () => string) {
    this.statements = prepareStatements(database);
  }

  async get(partition: string, row: string): Promise<Row | undefined> {
    return patiently(() => this.statements.get(partition, row));
  }

  async create(row: Stamped<NewRow>): Promise<Row> {
    return patiently(() => {
      const etag = this.newId();
      if (this.statements.insert(row, etag) > 0) return written(row, etag);
      const there = this.statements.get(row.partition, row.row);
      if (there?.opId === row.opId) return there;
      throw new Conflict();
    });
  }

  async replace(row: Stamped<Replacement>): Promise<Row> {
    return patiently(() => {
      const etag = this.newId();
      if (this.statements.update(row, etag, row.etag) > 0) return written(row, etag);
      const there = this.statements.get(row.partition, row.row);
      if (there?.opId === row.opId) return there;
      throw there ? new Conflict() : new NotFound();
    });
  }

  async upsert(row: Stamped<NewRow>): Promise<Row> {
    return patiently(() => {
      const etag = this.newId();
      this.statements.upsert(row, etag);
      return written(row, etag);
    });
  }

  async delete(partition: string, row: string, etag?: string): Promise<void> {
    return patiently(() => {
      if (this.statements.remove(partition, row, etag) > 0 || etag === undefined) return;
      if (this.statements.get(partition, row)) throw new Conflict();
    });
  }

  async query(partition: string, range: Range): Promise<RowsFound> {
    const found = await patiently(() => this.statements.list(partition, { ...range, limit: range.limit + 1 }));
    return { rows: found.slice(0, range.limit), more: found.length > range.limit };
  }

  async transaction(partition: string, operations: readonly Operation[], opId: string): Promise<void> {
    const batch = { partition, operations, opId };
    return patiently(() => {
      try {
        applyAll(this.database, this.statements, batch, this.newId);
      } catch (error) {
        const refused = error instanceof Conflict || error instanceof NotFound;
        if (!refused || !isApplied(this.statements, batch)) throw error;
      }
    });
  }

  async close(): Promise<void> {
    this.database.close();
  }
}
