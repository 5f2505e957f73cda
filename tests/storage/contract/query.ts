import { InvalidKey, type TableStore } from '../../../src/storage';
import { UTF8_TEXT, type Bench } from './bench';

/** Finding rows by range, in order, page by page. */
export function queryContract(bench: Bench): void {
  describe('query', () => {
    const fill = async (...rows: string[]): Promise<void> => {
      await bench.store.transaction(bench.partition, rows.map((row) => ({ op: 'create', row: bench.row(row) })));
    };
    const found = async (query: Parameters<TableStore['query']>[1]): Promise<string[]> =>
      (await bench.store.query(bench.partition, query)).rows.map(({ row }) => row);

    it('finds nothing in an empty partition, and gives no token', async () => {
      expect(await bench.store.query(bench.partition)).toEqual({ rows: [] });
    });

    it('gives whole rows', async () => {
      const row = await bench.store.create(bench.row('a', { text: UTF8_TEXT }, { n: 1.5 }));
      expect((await bench.store.query(bench.partition)).rows).toEqual([row]);
    });

    it('orders by the characters of the key, the same for every store', async () => {
      const characters = Array.from('!-.09:;=@AZ_az~');
      const rows = characters.flatMap((one) => ['!', 'M', '~'].map((other) => one + other));
      await fill(...[...rows].reverse());
      expect(await found({})).toEqual([...rows].sort());
    });

    it('takes the lower bound with it and leaves the upper bound out', async () => {
      await fill('a', 'b', 'c', 'd');
      expect(await found({ from: 'b' })).toEqual(['b', 'c', 'd']);
      expect(await found({ to: 'c' })).toEqual(['a', 'b']);
      expect(await found({ from: 'b', to: 'd' })).toEqual(['b', 'c']);
      expect(await found({ from: 'c', to: 'b' })).toEqual([]);
    });

    it('finds what begins with a prefix, and nothing beside it', async () => {
      await fill('u', 'u:1', 'u:2', 'u;', 'v:~', 'v:~~x', 'v;', '~', '~~');
      expect(await found({ prefix: 'u:' })).toEqual(['u:1', 'u:2']);
      expect(await found({ prefix: 'v:~' })).toEqual(['v:~', 'v:~~x']);
      expect(await found({ prefix: '~' })).toEqual(['~', '~~']);
      expect(await found({ prefix: 'u:', from: 'u:2' })).toEqual(['u:2']);
      expect(await found({ prefix: 'u:', to: 'u:2' })).toEqual(['u:1']);
    });

    it('goes through pages without missing or repeating a row', async () => {
      const rows = Array.from({ length: 25 }, (_, n) => `r:${String(n).padStart(2, '0')}`);
      await fill(...rows, 's');
      const seen: string[] = [];
      let token: string | undefined;
      do {
        const page = await bench.store.query(bench.partition, { prefix: 'r:', limit: 10, token });
        expect(page.rows.length).toBeLessThanOrEqual(10);
        seen.push(...page.rows.map(({ row }) => row));
        token = page.token;
      } while (token !== undefined);
      expect(seen).toEqual(rows);
    });

    it('goes on after a row that was deleted between two pages', async () => {
      await fill('a', 'b', 'c');
      const { token } = await bench.store.query(bench.partition, { limit: 2 });
      await bench.store.delete(bench.partition, 'b');
      expect((await bench.store.query(bench.partition, { limit: 2, token })).rows.map(({ row }) => row)).toEqual(['c']);
    });

    it.each([0, -1, 1.5, 1_001])('refuses a limit of %d', async (limit) => {
      await expect(bench.store.query(bench.partition, { limit })).rejects.toThrow(InvalidKey);
    });

    it('refuses bounds and tokens that are no keys', async () => {
      const bad = '\' or PartitionKey ne \'';
      for (const query of [{ from: bad }, { to: bad }, { prefix: bad }, { token: bad }]) {
        await expect(bench.store.query(bench.partition, query)).rejects.toThrow(InvalidKey);
      }
    });
  });
}
