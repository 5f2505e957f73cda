import type { DatabaseSyncInstance } from '@photostructure/sqlite';

import type { Stamped } from '../driver';
import type { Range } from '../range';
import type { IndexValue, NewRow, Row } from '../types';

interface StoredRow {
  readonly partition: string;
  readonly row: string;
  readonly etag: string;
  readonly op_id: string;
  readonly v: number;
  readonly data: string;
  readonly columns: string | null;
}

/** The statements of the store, prepared once. Those that write tell how many rows they changed: 0 or 1. */
export interface Statements {
  get(partition: string, row: string): Row | undefined;
  insert(row: Stamped<NewRow>, etag: string): number;
  update(row: Stamped<NewRow>, etag: string, expected: string): number;
  upsert(row: Stamped<NewRow>, etag: string): number;
  /** Whatever its etag, if none is given. */
  remove(partition: string, row: string, expected?: string): number;
  list(partition: string, range: Range): Row[];
  /** In all partitions, after this row. */
  scan(after: readonly [partition: string, row: string], limit: number): Row[];
}

/** Above every character of a key. */
const ABOVE_ALL = '\x7f';

const INSERT = 'INSERT INTO rows (partition, row, etag, op_id, v, data, columns) VALUES (?, ?, ?, ?, ?, ?, ?)';

export function prepareStatements(database: DatabaseSyncInstance): Statements {
  const get = database.prepare('SELECT * FROM rows WHERE partition = ? AND row = ?');
  const insert = database.prepare(`${INSERT} ON CONFLICT DO NOTHING`);
  const update = database.prepare(
    'UPDATE rows SET etag = ?, op_id = ?, v = ?, data = ?, columns = ? WHERE partition = ? AND row = ? AND etag = ?',
  );
  const upsert = database.prepare(`${INSERT} ON CONFLICT (partition, row) DO UPDATE SET
    etag = excluded.etag, op_id = excluded.op_id, v = excluded.v, data = excluded.data, columns = excluded.columns`);
  const remove = database.prepare('DELETE FROM rows WHERE partition = ? AND row = ? AND etag = coalesce(?, etag)');
  const list = database.prepare('SELECT * FROM rows WHERE partition = ? AND row >= ? AND row < ? ORDER BY row LIMIT ?');

  const scan = database.prepare('SELECT * FROM rows WHERE (partition, row) > (?, ?) ORDER BY partition, row LIMIT ?');
  const toRows = (stored: unknown[]): Row[] => (stored as StoredRow[]).map(toRow).filter((row) => row !== undefined);

  return {
    get: (partition, row) => toRow(get.get(partition, row) as StoredRow | undefined),
    insert: (row, etag) => insert.run(row.partition, row.row, ...content(row, etag)).changes,
    update: (row, etag, expected) => update.run(...content(row, etag), row.partition, row.row, expected).changes,
    upsert: (row, etag) => upsert.run(row.partition, row.row, ...content(row, etag)).changes,
    remove: (partition, row, expected) => remove.run(partition, row, expected ?? null).changes,
    list: (partition, { from = '', below = ABOVE_ALL, limit }) => toRows(list.all(partition, from, below, limit)),
    scan: ([partition, row], limit) => toRows(scan.all(partition, row, limit)),
  };
}

function content(row: Stamped<NewRow>, etag: string): unknown[] {
  return [etag, row.opId, row.v, row.data, row.index ? JSON.stringify(row.index) : null];
}

function toRow(stored: StoredRow | undefined): Row | undefined {
  if (!stored) return undefined;
  const { partition, row, etag, op_id: opId, v, data, columns } = stored;
  const index = columns === null ? {} : JSON.parse(columns) as Record<string, IndexValue>;
  return { partition, row, etag, opId, v, data, ...(Object.keys(index).length > 0 ? { index } : {}) };
}
