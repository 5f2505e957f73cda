import { TooLarge } from './errors';
import type { Query, Row, TableStore } from './types';

/** Every row of the query, page after page. Throws `TooLarge` past `cap` rows rather than give a part for the whole. */
export async function readAll(
  store: Pick<TableStore, 'query'>, partition: string, query: Omit<Query, 'token' | 'limit'> = {}, cap = 10_000,
): Promise<Row[]> {
  const found: Row[] = [];
  let token: string | undefined;
  do {
    const page = await store.query(partition, { ...query, token });
    found.push(...page.rows);
    if (found.length > cap) throw new TooLarge(`More than ${cap} rows are in a range that is read whole.`);
    token = page.token;
  } while (token !== undefined);
  return found;
}
