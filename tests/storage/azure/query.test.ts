import type { TableClient } from '@azure/data-tables';

import { findRows } from '../../../src/storage/azure/query';

/** A client that gives these pages, each with a token, and tells with which filter. */
function clientOf(pages: Iterable<unknown[]>): { client: TableClient; filters: unknown[] } {
  const filters: unknown[] = [];
  async function* byPage(): AsyncGenerator<unknown[]> {
    for (const page of pages) yield Object.assign([...page], { continuationToken: 'more' });
  }
  const listEntities = ({ queryOptions }: { queryOptions: { filter: string } }): unknown => {
    filters.push(queryOptions.filter);
    return { byPage };
  };
  return { client: { listEntities } as unknown as TableClient, filters };
}

const entity = (rowKey: string): object => ({ partitionKey: 'p', rowKey, etag: 'W/"1"', opId: 'o', v: 1, data: '1' });
const { signal } = new AbortController();

describe('a query to Azure', () => {
  it('gathers pages until it has enough, and says that there is more', async () => {
    const { client } = clientOf([[entity('a')], [], [entity('b'), entity('c')], [entity('d')]]);
    const { rows, more } = await findRows(client, 'p', { limit: 2 }, signal);
    expect(rows.map(({ row }) => row)).toEqual(['a', 'b']);
    expect(more).toBe(true);
  });

  it('gives up on a store that sends page after page', async () => {
    let sent = 0;
    function* endless(): Generator<unknown[]> {
      for (; sent < 1_000; sent += 1) yield [];
    }
    await expect(findRows(clientOf(endless()).client, 'p', { limit: 2 }, signal)).rejects.toThrow('100 pages');
    expect(sent).toBeLessThan(110);
  });

  it('always names the partition, and quotes what it is given', async () => {
    const { client, filters } = clientOf([]);
    await findRows(client, 'p', { limit: 1 }, signal);
    await findRows(client, 'p\' or true or \'', { from: 'a', below: 'b', limit: 1 }, signal);
    expect(filters).toEqual([
      'PartitionKey eq \'p\'',
      'PartitionKey eq \'p\'\' or true or \'\'\' and RowKey ge \'a\' and RowKey lt \'b\'',
    ]);
  });
});
