import { randomUUID } from 'node:crypto';

import { StoreUnavailable, type TableStore } from '../../src/storage';
import { Bench } from './contract/bench';
import { keyContract } from './contract/keys';
import { queryContract } from './contract/query';
import { rowContract } from './contract/rows';
import { scanContract } from './contract/scan';
import { transactionContract } from './contract/transaction';

/** What every store must do. `open` gives a new connection; rows are kept in partitions that no other run uses. */
export function storeContract(name: string, open: () => Promise<TableStore>): void {
  describe(`${name} as a TableStore`, () => {
    const bench = new Bench();
    beforeAll(async () => { bench.store = await open(); });
    afterAll(async () => { await bench.store?.close(); });
    beforeEach(() => { bench.partition = `test:${randomUUID()}`; });

    it('answers a ping', async () => {
      await expect(bench.store.ping()).resolves.toBeUndefined();
    });

    it('tells what its own clock shows, or nothing when it has none', async () => {
      const at = (await bench.store.time()) ?? Date.now();
      expect(Math.abs(at - Date.now())).toBeLessThan(5_000);
    });

    rowContract(bench);
    queryContract(bench);
    scanContract(bench);
    transactionContract(bench);
    keyContract(bench);

    it('is unavailable, not broken, after it is closed', async () => {
      const other = await open();
      await other.close();
      await other.close();
      for (const use of [
        () => other.ping(), () => other.time(), () => other.get('a', 'b'), () => other.create(bench.row('a')), () => other.upsert(bench.row('a')),
        () => other.delete('a', 'b'), () => other.query('a'), () => other.transaction('a', [{ op: 'delete', key: 'b' }]), () => other.scan(),
        () => other.replace({ ...bench.row('a'), etag: 'W/"1"' }),
      ]) await expect(use()).rejects.toThrow(StoreUnavailable);
    });
  });
}
