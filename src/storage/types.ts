export type IndexValue = string | number | boolean;

/** What a caller writes. `data` is JSON made by a record's codec, and `v` the version of its schema. */
export interface NewRow {
  readonly partition: string;
  readonly row: string;
  readonly v: number;
  readonly data: string;
  /** Flat columns beside the data, readable without decoding it: names `[A-Za-z][A-Za-z0-9_]*`. */
  readonly index?: Readonly<Record<string, IndexValue>>;
}

/** What the store holds. `etag` changes with every write; `opId` names the write that made this version. */
export interface Row extends NewRow {
  readonly etag: string;
  readonly opId: string;
}

/** A new version of the row that had this etag. A `Row` may be given; its `opId` is not reused. */
export interface Replacement extends NewRow {
  readonly etag: string;
}

/**
 * One step of a transaction. There is no conditional delete: Azure's client drops the etag of a delete in a batch,
 * so whoever needs the condition replaces the row with a tombstone of his own record.
 */
export type Operation =
  | { readonly op: 'create'; readonly row: NewRow }
  | { readonly op: 'replace'; readonly row: Replacement }
  | { readonly op: 'upsert'; readonly row: NewRow }
  | { readonly op: 'delete'; readonly key: string };

export interface WriteOptions {
  /**
   * Names the write, so that the same write sent again is recognised: a create or replace that finds this id already in
   * the row is reported as done. Must be new for every intended change. Default: a random one.
   */
  readonly opId?: string;
}

/** Rows with `from <= key < to` that begin with `prefix`. */
export interface Query {
  readonly from?: string;
  readonly to?: string;
  readonly prefix?: string;
  /** 1 to 1,000, default 1,000. */
  readonly limit?: number;
  /** From the page before, with the rest of the query unchanged. */
  readonly token?: string;
}

export interface Page {
  readonly rows: readonly Row[];
  /** Present when there may be more; the next page can then still be empty. */
  readonly token?: string;
}

/**
 * Azure Tables as this program uses it, and nothing more; SQLite behaves the same way.
 * Keys are made with `key()`. Every method may throw `StoreUnavailable`, `InvalidKey`, and, when it writes, `InvalidRow`
 * or `TooLarge`. What a method has answered is durable, and seen by every later read.
 */
export interface TableStore {
  /** Reads something; resolves if the store answers. */
  ping(): Promise<void>;
  /** What the store's own clock shows, UTC ms, to a second or so; undefined where it is this machine's. */
  time(): Promise<number | undefined>;
  get(partition: string, row: string): Promise<Row | undefined>;
  /** Throws `Conflict` if the row is there. */
  create(row: NewRow, options?: WriteOptions): Promise<Row>;
  /** Throws `Conflict` if the row has another etag, `NotFound` if it is gone. */
  replace(row: Replacement, options?: WriteOptions): Promise<Row>;
  /** Writes the whole row whatever was there: the last writer wins, and columns that are left out are gone. */
  upsert(row: NewRow, options?: WriteOptions): Promise<Row>;
  /** A missing row is a success. With an etag, throws `Conflict` if the row has another. */
  delete(partition: string, row: string, etag?: string): Promise<void>;
  /** In ascending order of row key. */
  query(partition: string, query?: Query): Promise<Page>;
  /**
   * Every row of the table, page by page, in ascending order of partition and row key. Only for the retention job and for tests:
   * it reads everything there is, and what a service needs lies in a partition that it knows. `token` is from the page before, of
   * the same kind of store; rows that come or go meanwhile may be missed or seen, the others are given once.
   */
  scan(token?: string): Promise<Page>;
  /**
   * At most 100 rows of one partition, each at most once, all or nothing. Throws `Conflict` like create and replace, and
   * `NotFound` if a row to replace **or delete** is not there.
   */
  transaction(partition: string, operations: readonly Operation[], options?: WriteOptions): Promise<void>;
  /** Afterwards every method throws `StoreUnavailable`. Closing twice is fine. */
  close(): Promise<void>;
}
