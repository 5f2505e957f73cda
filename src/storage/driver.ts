import type { Range } from './range';
import type { NewRow, Operation, Page, Replacement, Row } from './types';

/** A write with its name: what a driver gets. */
export type Stamped<T extends NewRow> = T & { readonly opId: string };

export interface RowsFound {
  readonly rows: readonly Row[];
  readonly more: boolean;
}

/**
 * What a store must do; `makeStore` has checked every argument. The rules of `TableStore` apply, and a create or replace
 * that is refused while the row carries the same opId is a success, and so is a transaction by its first row written.
 */
export interface Driver {
  time(): Promise<number | undefined>;
  get(partition: string, row: string): Promise<Row | undefined>;
  create(row: Stamped<NewRow>): Promise<Row>;
  replace(row: Stamped<Replacement>): Promise<Row>;
  upsert(row: Stamped<NewRow>): Promise<Row>;
  delete(partition: string, row: string, etag?: string): Promise<void>;
  query(partition: string, range: Range): Promise<RowsFound>;
  /** Throws `InvalidKey` for a token that is not its own. */
  scan(token: string | undefined): Promise<Page>;
  transaction(partition: string, operations: readonly Operation[], opId: string): Promise<void>;
  close(): Promise<void>;
}

/** The row that tells if a transaction was done, as all its rows are written together; undefined if it only deletes. */
export function firstWritten(operations: readonly Operation[]): string | undefined {
  return operations.find((operation) => operation.op !== 'delete')?.row.row;
}

/** The row as this write leaves it, and nothing else the caller's object may carry. */
export function written(row: Stamped<NewRow>, etag: string): Row {
  const { partition, row: rowKey, opId, v, data, index } = row;
  return { partition, row: rowKey, etag, opId, v, data, ...(index && Object.keys(index).length > 0 ? { index } : {}) };
}
