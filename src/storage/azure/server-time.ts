import type { TableClient } from '@azure/data-tables';

import { fromHttpDate } from '../../lib/time';

/** The header tells whole seconds: half of one is what it leaves out, on average. */
const CUT_OFF_MS = 500;

/** What the clock of Azure Tables shows, UTC ms, as the answer to a small request tells; undefined when it does not tell. */
export async function serverTime(client: TableClient, abortSignal: AbortSignal): Promise<number | undefined> {
  let date: string | undefined;
  const pages = client.listEntities({
    queryOptions: { filter: "PartitionKey eq 'ping' and RowKey eq 'ping'" },
    abortSignal,
    onResponse: ({ headers }) => { date = headers.get('date'); },
  });
  await pages.next();
  const at = date === undefined ? undefined : fromHttpDate(date);
  return at === undefined ? undefined : at + CUT_OFF_MS;
}
