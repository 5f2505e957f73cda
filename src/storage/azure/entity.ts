import type { TableEntity } from '@azure/data-tables';

import type { Stamped } from '../driver';
import { UnreadableRow } from '../errors';
import type { IndexValue, NewRow, Row } from '../types';

/** Keeps index columns apart from ours and from Azure's own, such as `Timestamp` and `odata.metadata`. */
const INDEX_PREFIX = 'i_';

export function toEntity(row: Stamped<NewRow>): TableEntity {
  const columns = Object.entries(row.index ?? {}).map(([name, value]) => [INDEX_PREFIX + name, value]);
  const { partition: partitionKey, row: rowKey, opId, v, data } = row;
  return { partitionKey, rowKey, opId, v, data, ...Object.fromEntries(columns) as Record<string, IndexValue> };
}

/** Throws `UnreadableRow` if something else than this program wrote the entity. */
export function fromEntity(entity: Readonly<Record<string, unknown>>): Row {
  const { partitionKey, rowKey, etag, opId, v, data } = entity;
  if (!isText(partitionKey) || !isText(rowKey) || !isText(etag) || !isText(opId) || !isText(data) || typeof v !== 'number') {
    throw new UnreadableRow('The table holds a row that this program did not write.');
  }
  const columns = Object.entries(entity).filter(([name]) => name.startsWith(INDEX_PREFIX));
  const index = Object.fromEntries(columns.map(([name, value]) => [name.slice(INDEX_PREFIX.length), value as IndexValue]));
  return { partition: partitionKey, row: rowKey, etag, opId, v, data, ...(columns.length > 0 ? { index } : {}) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
