import { InvalidKey } from '../../../src/storage';
import type { Bench } from './bench';

/** Which keys are taken. */
export function keyContract(bench: Bench): void {
  it('refuses keys that were not made with key(), on every method', async () => {
    for (const bad of ['', 'a/b', 'a#b', 'a?b', 'a\\b', 'a\nb', 'a b', 'ø', 'a\'b', 'a%b', 'x'.repeat(513)]) {
      await expect(bench.store.get(bench.partition, bad)).rejects.toThrow(InvalidKey);
      await expect(bench.store.get(bad, 'a')).rejects.toThrow(InvalidKey);
      await expect(bench.store.create(bench.row(bad))).rejects.toThrow(InvalidKey);
      await expect(bench.store.upsert(bench.row(bad))).rejects.toThrow(InvalidKey);
      await expect(bench.store.replace({ ...bench.row(bad), etag: 'W/"1"' })).rejects.toThrow(InvalidKey);
      await expect(bench.store.delete(bench.partition, bad)).rejects.toThrow(InvalidKey);
      await expect(bench.store.query(bad)).rejects.toThrow(InvalidKey);
      await expect(bench.store.transaction(bench.partition, [{ op: 'delete', key: bad }])).rejects.toThrow(InvalidKey);
    }
  });

  it('takes the longest keys', async () => {
    const row = { ...bench.row('@'.repeat(512)), partition: `${bench.partition}${'='.repeat(512 - bench.partition.length)}` };
    const created = await bench.store.create(row);
    expect(await bench.store.get(row.partition, row.row)).toEqual(created);
    expect((await bench.store.query(row.partition, { prefix: row.row })).rows).toEqual([created]);
    await bench.store.transaction(row.partition, [{ op: 'delete', key: row.row }]);
    expect(await bench.keys(row.partition)).toEqual([]);
  });
}
