import type { DatabaseSyncInstance } from '@photostructure/sqlite';

import { written, type Driver, type RowsFound, type Stamped } from '../driver';
import { Conflict, InvalidKey, NotFound } from '../errors';
import { isValidKey } from '../keys';
import { MAX_PAGE_ROWS } from '../limits';
import { isIn, type Range } from '../range';
import type { NewRow, Operation, Page, Replacement, Row } from '../types';
import { GroupedWrites, type Outcome } from './grouped-writes';
import { patiently } from './patiently';
import { prepareStatements, type Statements } from './statements';
import { applyAll, isApplied } from './transaction';

/** The store in one file of SQLite. What a call does is done in one go, so calls of one process never mix. */
export class SqliteDriver implements Driver {
  private readonly statements: Statements;
  private readonly writes: GroupedWrites;

  /** `newId` makes etags: never the same one twice. */
  constructor(private readonly database: DatabaseSyncInstance, private readonly newId: () => string) {
    this.statements = prepareStatements(database);
    this.writes = new GroupedWrites(database);
  }

  /** The file lies on this machine. */
  async time(): Promise<undefined> {
    return undefined;
  }

  async get(partition: string, row: string): Promise<Row | undefined> {
    this.writes.flush(partition, (each) => each === row);
    return patiently(() => this.statements.get(partition, row));
  }

  async create(row: Stamped<NewRow>): Promise<Row> {
    return this.writes.add(placeOf(row), (): Outcome<Row> => {
      const etag = this.newId();
      if (this.statements.insert(row, etag) > 0) return { done: written(row, etag) };
      const there = this.statements.get(row.partition, row.row);
      return there?.opId === row.opId ? { done: there } : { refused: new Conflict() };
    });
  }

  async replace(row: Stamped<Replacement>): Promise<Row> {
    return this.writes.add(placeOf(row), (): Outcome<Row> => {
      const etag = this.newId();
      if (this.statements.update(row, etag, row.etag) > 0) return { done: written(row, etag) };
      const there = this.statements.get(row.partition, row.row);
      if (there?.opId === row.opId) return { done: there };
      return { refused: there ? new Conflict() : new NotFound() };
    });
  }

  async upsert(row: Stamped<NewRow>): Promise<Row> {
    const etag = this.newId();
    return this.writes.add(placeOf(row), (): Outcome<Row> => {
      this.statements.upsert(row, etag);
      return { done: written(row, etag) };
    });
  }

  async delete(partition: string, row: string, etag?: string): Promise<void> {
    return this.inTurn(() => {
      if (this.statements.remove(partition, row, etag) > 0 || etag === undefined) return;
      if (this.statements.get(partition, row)) throw new Conflict();
    });
  }

  async query(partition: string, range: Range): Promise<RowsFound> {
    this.writes.flush(partition, (row) => isIn(range, row));
    const found = await patiently(() => this.statements.list(partition, { ...range, limit: range.limit + 1 }));
    return { rows: found.slice(0, range.limit), more: found.length > range.limit };
  }

  async scan(token: string | undefined): Promise<Page> {
    const after = scannedTo(token);
    const found = await this.inTurn(() => this.statements.scan(after, MAX_PAGE_ROWS + 1));
    const rows = found.slice(0, MAX_PAGE_ROWS);
    const last = rows.at(-1);
    return last && found.length > rows.length ? { rows, token: `${last.partition} ${last.row}` } : { rows };
  }

  async transaction(partition: string, operations: readonly Operation[], opId: string): Promise<void> {
    const batch = { partition, operations, opId };
    return this.writes.add({ partition, rows: operations.map(rowOf) }, (): Outcome<void> => {
      try {
        applyAll(this.database, this.statements, batch, this.newId);
      } catch (error) {
        if (!(error instanceof Conflict || error instanceof NotFound)) throw error;
        if (!isApplied(this.statements, batch)) return { refused: error };
      }
      return { done: undefined };
    });
  }

  async close(): Promise<void> {
    this.writes.flush();
    this.database.close();
  }

  /** After what was written before it. */
  private inTurn<T>(work: () => T): Promise<T> {
    this.writes.flush();
    return patiently(work);
  }
}

const placeOf = ({ partition, row }: NewRow) => ({ partition, rows: [row] });
const rowOf = (operation: Operation): string => (operation.op === 'delete' ? operation.key : operation.row.row);

/** A scan's token: the keys of the last row seen. No key has a space in it. */
function scannedTo(token: string | undefined): [partition: string, row: string] {
  if (token === undefined) return ['', ''];
  const [partition = '', row = '', ...rest] = token.split(' ');
  if (!isValidKey(partition) || !isValidKey(row) || rest.length > 0) throw new InvalidKey('The token of a scan is not one.');
  return [partition, row];
}
