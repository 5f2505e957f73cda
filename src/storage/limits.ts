import { InvalidKey, InvalidRow, TooLarge } from './errors';
import { isValidKey } from './keys';
import { isWellFormed } from './well-formed';
import type { IndexValue, NewRow, Operation } from './types';

/** Azure's 64 KiB a property are 32,768 characters; the rest is margin. */
export const MAX_DATA_CHARACTERS = 30_000;
const MAX_TRANSACTION_ROWS = 100;
export const MAX_PAGE_ROWS = 1_000;

const MAX_STRING_UNITS = 32_768;
/** Azure's 252 properties of one's own, less opId, v and data. */
const MAX_INDEX_COLUMNS = 249;
const MAX_ENTITY_BYTES = 1024 * 1024;
const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;
/** Boundaries, headers and address of one row in a batch, besides its keys. */
const BATCH_OVERHEAD_BYTES = 1_000;
const MAX_INT32 = 2 ** 31 - 1;

/** Throws `InvalidKey` unless both are keys. */
export function checkKeys(partition: string, row: string): void {
  for (const [name, text] of [['partition', partition], ['row', row]] as const) {
    if (!isValidKey(text)) throw new InvalidKey(`The ${name} key is empty, too long, or not made with key().`);
  }
}

/** Throws unless Azure Tables takes the row and gives it back unchanged. */
export function checkRow(row: NewRow): void {
  checkKeys(row.partition, row.row);
  if (!Number.isInteger(row.v) || row.v < 1 || row.v > MAX_INT32) throw new InvalidRow('A row has no version.');
  checkData(row.data, 'row');
  const columns = Object.entries(row.index ?? {});
  if (columns.length > MAX_INDEX_COLUMNS) throw new TooLarge(`A row has more than ${MAX_INDEX_COLUMNS} index columns.`);
  columns.forEach(([name, value]) => checkColumn(name, value));
  if (entityBytes(row) > MAX_ENTITY_BYTES) throw new TooLarge('A row is larger than 1 MiB.');
}

/** Throws unless the text fits the data column. */
export function checkData(data: string, kind: string): void {
  if (typeof data !== 'string' || !isWellFormed(data)) throw new InvalidRow(`The data of a ${kind} is not text.`);
  if (data.length > MAX_DATA_CHARACTERS) {
    throw new TooLarge(`The data of a ${kind} has ${data.length} characters; at most ${MAX_DATA_CHARACTERS} are stored.`);
  }
}

/** Throws unless the operations can be one transaction of this partition. */
export function checkOperations(partition: string, operations: readonly Operation[]): void {
  if (operations.length > MAX_TRANSACTION_ROWS) throw new TooLarge(`A transaction has more than ${MAX_TRANSACTION_ROWS} rows.`);
  const seen = new Set<string>();
  for (const operation of operations) {
    const rowKey = keyOf(operation);
    if (seen.has(rowKey)) throw new InvalidRow('A transaction has the same row twice.');
    seen.add(rowKey);
    checkOperation(partition, operation);
  }
  const bytes = operations.reduce((sum, operation) => sum + batchBytes(partition, operation), 0);
  if (bytes > MAX_TRANSACTION_BYTES) throw new TooLarge('A transaction is larger than 4 MiB.');
}

export function keyOf(operation: Operation): string {
  return operation.op === 'delete' ? operation.key : operation.row.row;
}

/** Throws for an etag that is no version: `*` would make Azure replace or delete whatever is there. */
export function checkEtag(etag: string): void {
  if (typeof etag !== 'string' || etag === '' || etag === '*') throw new InvalidRow('An etag comes from a row that was read.');
}

/** Throws unless Azure and the logs take it: 1 to 128 printable ASCII characters. */
export function checkOpId(opId: string): void {
  if (typeof opId !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(opId)) {
    throw new InvalidRow('An opId has 1 to 128 printable ASCII characters.');
  }
}

function checkOperation(partition: string, operation: Operation): void {
  if (operation.op === 'delete') {
    checkKeys(partition, operation.key);
    if ('etag' in operation) throw new InvalidRow('A transaction has no conditional delete: replace the row with a tombstone.');
    return;
  }
  checkRow(operation.row);
  if (operation.row.partition !== partition) throw new InvalidRow('A transaction has rows of two partitions.');
  if (operation.op === 'replace') checkEtag(operation.row.etag);
}

function checkColumn(name: string, value: IndexValue): void {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,99}$/.test(name)) throw new InvalidRow('The name of an index column is not a simple word.');
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return;
  if (typeof value !== 'string' || !isWellFormed(value)) {
    throw new InvalidRow(`The index column ${name} is not text, a number or a boolean.`);
  }
  if (value.length > MAX_STRING_UNITS) throw new TooLarge(`The index column ${name} is longer than ${MAX_STRING_UNITS}.`);
}

/** Azure's own formula: names and text count two bytes a character. */
function entityBytes(row: NewRow): number {
  const columns = Object.entries({ opId: 'x'.repeat(128), v: row.v, data: row.data, ...row.index });
  const properties = columns.reduce((sum, [name, value]) => sum + 8 + 2 * (name.length + 2) + valueBytes(value), 0);
  return 4 + 2 * (row.partition.length + row.row.length) + properties;
}

function valueBytes(value: IndexValue): number {
  return typeof value === 'string' ? 4 + 2 * value.length : 8;
}

/** Keys stand in the address, where each character may become three, and again in the body. */
function batchBytes(partition: string, operation: Operation): number {
  const keys = 4 * (partition.length + keyOf(operation).length);
  const body = operation.op === 'delete' ? 0 : Buffer.byteLength(JSON.stringify([operation.row.data, operation.row.index ?? {}]));
  return BATCH_OVERHEAD_BYTES + keys + body;
}
