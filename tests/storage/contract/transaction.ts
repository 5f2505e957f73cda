import { Conflict, InvalidRow, NotFound, readAll, type Operation } from '../../../src/storage';
import type { Bench } from './bench';

/** Writing rows together. */
export function transactionContract(bench: Bench): void {
  describe('transaction', () => {
    it('does every kind of operation at once', async () => {
      const a = await bench.store.create(bench.row('a', 1));
      await bench.store.create(bench.row('b', 1));
      await bench.store.transaction(bench.partition, [
        { op: 'replace', row: { ...a, data: '2' } },
        { op: 'delete', key: 'b' },
        { op: 'create', row: bench.row('c', 3) },
        { op: 'upsert', row: bench.row('d:@;=~.!-_', 4, { n: 4 }) },
      ]);
      const rows = await readAll(bench.store, bench.partition);
      expect(rows.map(({ row, data }) => [row, data])).toEqual([['a', '2'], ['c', '3'], ['d:@;=~.!-_', '4']]);
      expect(rows[2]?.index).toEqual({ n: 4 });
      expect(new Set(rows.map(({ opId }) => opId)).size).toBe(1);
    });

    it('writes over all of a row that it upserts or replaces', async () => {
      await bench.store.create(bench.row('a', 1, { old: true }));
      const b = await bench.store.create(bench.row('b', 1, { old: true }));
      const { index: _, ...bare } = b;
      await bench.store.transaction(bench.partition, [{ op: 'upsert', row: bench.row('a', 2) }, { op: 'replace', row: bare }]);
      for (const row of await readAll(bench.store, bench.partition)) expect(row).not.toHaveProperty('index');
    });

    it('takes 100 large rows', async () => {
      const data = JSON.stringify('x'.repeat(29_998));
      const rows = Array.from({ length: 100 }, (_, n) => ({ ...bench.row(`r:${n}`), data }));
      await bench.store.transaction(bench.partition, rows.map((row) => ({ op: 'create', row })));
      const found = await readAll(bench.store, bench.partition);
      expect(found).toHaveLength(100);
      expect(found.every((row) => row.data === data)).toBe(true);
    });

    it('does nothing, successfully, if there is nothing to do', async () => {
      await expect(bench.store.transaction(bench.partition, [])).resolves.toBeUndefined();
    });

    it.each([
      ['a row to create is there', Conflict, { op: 'create', row: 'there' }],
      ['a row to replace has another etag', Conflict, { op: 'replace', row: 'stale' }],
      ['a row to replace is gone', NotFound, { op: 'replace', row: 'gone' }],
      ['a row to delete is not there', NotFound, { op: 'delete', row: 'gone' }],
    ] as const)('does nothing at all if %s', async (_, error, { op, row }) => {
      await bench.store.create(bench.row('there'));
      const { etag } = await bench.store.create(bench.row('stale', 1));
      await bench.store.upsert(bench.row('stale', 2));
      const refused = (op === 'delete' ? { op, key: row } : { op, row: { ...bench.row(row, 3), etag } }) as Operation;
      const [before, after] = [bench.row('new'), bench.row('newer')];
      const operations: Operation[] = [{ op: 'create', row: before }, refused, { op: 'upsert', row: after }];
      await expect(bench.store.transaction(bench.partition, operations)).rejects.toThrow(error);
      expect(await bench.keys()).toEqual(['stale', 'there']);
      expect((await bench.store.get(bench.partition, 'stale'))?.data).toBe('2');
    });

    it('takes a transaction that comes again with the same opId for the same write', async () => {
      const a = await bench.store.create(bench.row('a', 1));
      const again = (): Promise<void> => bench.store.transaction(bench.partition, [
        { op: 'replace', row: { ...a, data: '2' } }, { op: 'create', row: bench.row('h:1') },
      ], { opId: 'report-1' });
      await again();
      const first = await readAll(bench.store, bench.partition);
      await again();
      expect(await readAll(bench.store, bench.partition)).toEqual(first);
    });

    it('refuses the same row twice, two partitions, and a conditional delete', async () => {
      const refused = [
        [{ op: 'create', row: bench.row('a') }, { op: 'delete', key: 'a' }],
        [{ op: 'create', row: bench.row('a') }, { op: 'create', row: { ...bench.row('b'), partition: 'other' } }],
        [{ op: 'delete', key: 'a', etag: 'W/"1"' }],
      ] as Operation[][];
      for (const operations of refused) {
        await expect(bench.store.transaction(bench.partition, operations)).rejects.toThrow(InvalidRow);
      }
      expect(await bench.keys()).toEqual([]);
    });
  });
}
