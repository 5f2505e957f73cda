import type { TableClient } from '@azure/data-tables';

import { InvalidKey } from '../errors';
import { MAX_PAGE_ROWS } from '../limits';
import type { Page } from '../types';
import { fromEntity } from './entity';

/** One page of the whole table, as Azure sends it: perhaps with few rows or none, and yet with a token for the next. */
export async function scanPage(client: TableClient, token: string | undefined, signal: AbortSignal): Promise<Page> {
  const options = { maxPageSize: MAX_PAGE_ROWS, ...(token !== undefined && { continuationToken: token }) };
  const { value: page } = await client.listEntities<Record<string, unknown>>({ abortSignal: signal }).byPage(options).next() as
    { value?: Record<string, unknown>[] & { continuationToken?: string } };
  const rows = (page ?? []).map(fromEntity);
  return page?.continuationToken === undefined ? { rows } : { rows, token: page.continuationToken };
}

/** Throws `InvalidKey` for what the client did not make: base64 of JSON that says where to go on. */
export function checkToken(token: string | undefined): void {
  if (token === undefined) return;
  try {
    const place: unknown = JSON.parse(Buffer.from(token, 'base64').toString('utf8'));
    if (typeof place === 'object' && place !== null && 'nextPartitionKey' in place) return;
  } catch {
    // Falls through: the parser's message quotes the token.
  }
  throw new InvalidKey('The token of a scan is not one.');
}
