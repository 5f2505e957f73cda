import { odata, type TableClient } from '@azure/data-tables';

import type { RowsFound } from '../driver';
import type { Range } from '../range';
import type { Row } from '../types';
import { fromEntity } from './entity';

/** Azure may send pages with few rows or none while it looks; this many in a row and it is taken to be ill. */
const MAX_PAGES = 100;

/** Up to `limit` rows in order, over as many pages as it takes. */
export async function findRows(client: TableClient, partition: string, range: Range, signal: AbortSignal): Promise<RowsFound> {
  const options = { queryOptions: { filter: filterOf(partition, range) }, abortSignal: signal };
  const rows: Row[] = [];
  let pages = 0;
  for await (const page of client.listEntities<Record<string, unknown>>(options).byPage({ maxPageSize: range.limit })) {
    rows.push(...page.map(fromEntity));
    const more = 'continuationToken' in page && page.continuationToken !== undefined;
    if (rows.length >= range.limit) return { rows: rows.slice(0, range.limit), more: more || rows.length > range.limit };
    pages += 1;
    if (pages >= MAX_PAGES) throw new Error(`Azure Tables sent ${MAX_PAGES} pages for one.`);
  }
  return { rows, more: false };
}

/** The tag quotes strings only. An array or object would inject: `makeStore` lets none through, as it is no key. */
function filterOf(partition: string, { from, below }: Range): string {
  const conditions = [odata`PartitionKey eq ${partition}`];
  if (from !== undefined) conditions.push(odata`RowKey ge ${from}`);
  if (below !== undefined) conditions.push(odata`RowKey lt ${below}`);
  return conditions.join(' and ');
}
